//! EDTF at all levels, by the `edtf-core` crate.

use chrono::NaiveDate;
use edtf_core::{Bound, BoundDate, Date, Edtf, IntervalEndpoint, SetElement, SetKind};

use super::partial_date::PartialDate;
use super::when::{Finish, When};
use crate::error::{
    Error, Result,
    words::{Words, clip},
};

/// More values than these are no date: a century of days is 36525.
const MOST_VALUES: usize = 40_000;

impl When {
    /// Reads EDTF (ISO 8601-2:2019, levels 0 to 2) to the letter.
    ///
    /// `FromStr` reads the forms of the field without this feature; this reader takes what else the standard allows
    /// (`1950S2`, significant digits) and nothing that it does not. What has an open end (`2022/..`) was going on as of the day `seen_until`;
    /// without that day it is refused.
    ///
    /// # Errors
    /// When the text is not EDTF, names several dates (`{2021,2022}`), a season, a year outside 1 to 9999, or more days than
    /// a century has.
    ///
    /// ```
    /// use interstate::When;
    ///
    /// assert_eq!(When::from_edtf("2022-~02", None)?, "2022-02~".parse()?);
    /// assert_eq!(When::from_edtf("1950S2", None)?.to_string(), "19XX");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[cfg_attr(docsrs, doc(cfg(feature = "edtf")))]
    pub fn from_edtf(text: &str, seen_until: Option<NaiveDate>) -> Result<Self> {
        let parsed = Edtf::parse(text).map_err(|e| {
            Error::from(Words::NotEdtf {
                found: clip(text),
                reason: e.message,
                offset: e.offset,
            })
        })?;
        let reader = Reader { text };
        let Edtf::Interval(interval) = parsed else {
            return reader.one_date(&parsed).map(Self::On);
        };
        let end = match &interval.end {
            IntervalEndpoint::Date(date) => Finish::At(reader.date(date)?),
            IntervalEndpoint::Unknown => Finish::Unknown,
            IntervalEndpoint::OnOrAfter(date) => Finish::Ongoing {
                seen_until: reader
                    .date(date)?
                    .exact_day()
                    .ok_or_else(|| reader.open_end())?,
            },
            _ => Finish::Ongoing {
                seen_until: seen_until.ok_or_else(|| reader.open_end())?,
            },
        };
        let by = |latest| match latest {
            Some(latest) => PartialDate::between(None, Some(latest)),
            None => Err(Words::AnyExtent { text: text.into() }.into()),
        };
        let start = match &interval.start {
            IntervalEndpoint::Date(date) => reader.date(date)?,
            IntervalEndpoint::OnOrBefore(date) => by(reader.date(date)?.last())?,
            _ => match &end {
                Finish::At(date) => by(date.last())?,
                Finish::Ongoing { seen_until } => by(Some(*seen_until))?,
                Finish::Unknown => by(None)?,
            },
        };
        Self::lasting(start, end)
    }
}

struct Reader<'a> {
    text: &'a str,
}

impl Reader<'_> {
    fn open_end(&self) -> Error {
        Words::OpenEnd {
            text: self.text.into(),
        }
        .into()
    }

    fn not_one(&self, what: &'static str) -> Error {
        Words::NotOneDate {
            found: clip(self.text),
            what,
        }
        .into()
    }

    fn one_date(&self, parsed: &Edtf) -> Result<PartialDate> {
        match parsed {
            Edtf::Date(date) => self.date(date),
            // The time and its shift decide the local day, which is the crate's own reading.
            Edtf::DateTime(_) => self.text.parse(),
            Edtf::Interval(_) => Err(self.not_one("an extent")),
            Edtf::Set(set) if set.kind == SetKind::AllMembers => Err(self.not_one("several dates")),
            Edtf::Set(set) => {
                let members = set.elements.iter().map(|element| self.element(element));
                PartialDate::one_of(members.collect::<Result<Vec<_>>>()?)
            }
        }
    }

    fn element(&self, element: &SetElement) -> Result<PartialDate> {
        let marked = |date: PartialDate, of: &PartialDate| {
            marked(date, of.is_approximate(), of.is_uncertain())
        };
        match element {
            SetElement::Date(date) => self.date(date),
            SetElement::OnOrBefore(date) => {
                let date = self.date(date)?;
                Ok(marked(PartialDate::between(None, date.last())?, &date))
            }
            SetElement::OnOrAfter(date) => {
                let date = self.date(date)?;
                Ok(marked(PartialDate::between(date.first(), None)?, &date))
            }
            SetElement::Range(from, to) => {
                PartialDate::between(self.date(from)?.first(), self.date(to)?.last())
            }
        }
    }

    fn date(&self, date: &Date) -> Result<PartialDate> {
        if let Some(code @ 21..=32) = date.month.and_then(edtf_core::DateField::value) {
            let year = date.year.value().and_then(|y| i32::try_from(y).ok());
            let year = year.ok_or_else(|| self.not_one("a season of a year that is not told"))?;
            return Err(Words::Season {
                year,
                code: code.into(),
            }
            .into());
        }
        let values = Edtf::Date(*date)
            .values()
            .map_err(|_| self.not_one("more days than a century"))?;
        let mut days = Vec::new();
        for value in values {
            if days.len() == MOST_VALUES {
                return Err(self.not_one("more days than a century"));
            }
            let bounds = value.bounds();
            let (first, last) = (self.day(bounds.earliest)?, self.day(bounds.latest)?);
            days.push(PartialDate::between(Some(first), Some(last))?);
        }
        let date_days = PartialDate::one_of(days)?;
        Ok(marked(
            date_days,
            date.is_approximate(),
            date.is_uncertain(),
        ))
    }

    fn day(&self, bound: Bound) -> Result<NaiveDate> {
        let Bound::Date(BoundDate { year, month, day }) = bound else {
            return Err(self.not_one("no day that is known"));
        };
        let year = i32::try_from(year).map_err(|_| self.not_one("a year out of the calendar"))?;
        if !super::text::YEARS.contains(&year) {
            return Err(Words::YearOut { year }.into());
        }
        NaiveDate::from_ymd_opt(year, month.into(), day.into())
            .ok_or_else(|| self.not_one("no day of the calendar"))
    }
}

fn marked(date: PartialDate, approximate: bool, uncertain: bool) -> PartialDate {
    let date = if approximate {
        date.with_approximate()
    } else {
        date
    };
    if uncertain {
        date.with_uncertain()
    } else {
        date
    }
}
