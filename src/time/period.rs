//! Half-open periods of local days.

use std::cmp::Ordering;
use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};

use super::exposure::{Exposure, YearConvention};
use super::text::YEARS;
use crate::error::{Error, Result, words::Words};

/// A half-open span of local calendar days, `[start, end)`. Never empty.
///
/// Half-open, because with inclusive ends two neighbours both hold the day on which they meet, and an event on that day is
/// counted twice. The day after the last one is [`end`](Self::end); the last day itself is [`last_day`](Self::last_day).
///
/// # Text
/// `2019-09-01..2019-10-01`, as [`new`](Self::new) takes it: the second day is the first that is no longer in. Years have
/// [`year`](Self::year) and [`years`](Self::years), a month has [`month`](Self::month); all months and quarters of some years are the cells of
/// [`Partition::monthly`](crate::Partition::monthly) and [`quarterly`](crate::Partition::quarterly). `2019-09` is a date that is known to the
/// month, and no period.
///
/// # Examples
/// The two years before and after a day, which itself belongs to the later period:
/// ```
/// use interstate::Period;
///
/// let (before, after) = Period::around("2022-02-24".parse()?, 2)?;
/// assert_eq!(before.to_string(), "2020-02-24..2022-02-24");
/// assert_eq!(after.to_string(), "2022-02-24..2024-02-24");
/// assert!(after.contains("2022-02-24".parse()?) && !before.contains("2022-02-24".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct Period {
    start: NaiveDate,
    end: NaiveDate,
}

impl Period {
    /// A period from `start` up to, and not including, `end`.
    ///
    /// # Errors
    /// When no day lies between them, or one outside the years 1 to 9999.
    ///
    /// ```
    /// use interstate::Period;
    ///
    /// let refused = Period::new("2022-01-01".parse()?, "2021-01-01".parse()?).unwrap_err();
    /// assert_eq!(refused.to_string(), "period ends on 2021-01-01, before it starts on 2022-01-01");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(start: NaiveDate, end: NaiveDate) -> Result<Self> {
        match start.cmp(&end) {
            Ordering::Less => {
                in_years(start)?;
                in_years(end.pred_opt().unwrap_or(end))?;
                Ok(Self { start, end })
            }
            Ordering::Equal => Err(Words::EmptyPeriod { day: start }.into()),
            Ordering::Greater => Err(Words::PeriodBackwards { start, end }.into()),
        }
    }

    /// A period of whole calendar years, the first and the last included.
    ///
    /// # Errors
    /// When the range holds no year, or one outside 1 to 9999.
    ///
    /// ```
    /// use interstate::Period;
    ///
    /// assert_eq!(Period::years(2019..=2021)?.to_string(), "2019-01-01..2022-01-01");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn years(years: RangeInclusive<i32>) -> Result<Self> {
        let (from, to) = (*years.start(), *years.end());
        if from > to {
            return Err(Words::NoYear { from, to }.into());
        }
        Ok(Self {
            start: new_year(from)?,
            end: after_year(to)?,
        })
    }

    /// A period of one calendar year.
    ///
    /// # Errors
    /// When the year is outside 1 to 9999.
    pub fn year(year: i32) -> Result<Self> {
        Self::years(year..=year)
    }

    /// A period of one calendar month; January is 1.
    ///
    /// # Errors
    /// When the year is outside 1 to 9999 or the month outside 1 to 12.
    ///
    /// ```
    /// use interstate::Period;
    ///
    /// let february = Period::month(2024, 2)?;
    /// assert_eq!(february.to_string(), "2024-02-01..2024-03-01");
    /// assert_eq!(february.label(), "2024-02");
    /// assert_eq!(Period::month(2024, 13).unwrap_err().to_string(), "month 13 is outside 1..=12");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn month(year: i32, month: u32) -> Result<Self> {
        let year = Self::year(year)?;
        let refused = || Error::from(Words::MonthOut { month });
        let start = year.start.with_month(month).ok_or_else(refused)?;
        let end = start.checked_add_months(Months::new(1));
        Ok(Self {
            start,
            end: end.ok_or_else(refused)?,
        })
    }

    /// Two periods of `years` years each, before a day and from it on; the day itself belongs to the later one.
    ///
    /// An anniversary of 29 February falls on 28 February in common years.
    ///
    /// # Errors
    /// When `years` is 0 or leads out of the years 1 to 9999.
    pub fn around(day: NaiveDate, years: u32) -> Result<(Self, Self)> {
        let out = || Error::from(Words::NoYearsAround { day, years });
        let months = Months::new(years.checked_mul(12).ok_or_else(out)?);
        let start = day.checked_sub_months(months).ok_or_else(out)?;
        let end = day.checked_add_months(months).ok_or_else(out)?;
        if years == 0 {
            return Err(out());
        }
        Ok((Self::new(start, day)?, Self::new(day, end)?))
    }

    /// The first day of the period.
    #[must_use]
    pub const fn start(self) -> NaiveDate {
        self.start
    }

    /// The days from one edge to a later one.
    pub(super) fn between(start: NaiveDate, end: NaiveDate) -> Self {
        debug_assert!(start < end, "edges ascend");
        Self { start, end }
    }

    /// The day after the last one: the exclusive end of the period.
    #[must_use]
    pub const fn end(self) -> NaiveDate {
        self.end
    }

    /// The last day of the period, itself included.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        // OK because `end` lies after `start`, so a day stands before it.
        #[expect(
            clippy::unwrap_used,
            clippy::missing_panics_doc,
            reason = "start < end"
        )]
        self.end.pred_opt().unwrap()
    }

    /// The number of days in the period, at least 1.
    #[must_use]
    pub fn days(self) -> u64 {
        (self.end - self.start).num_days().unsigned_abs()
    }

    /// Whether the day lies in the period.
    #[must_use]
    pub fn contains(self, day: NaiveDate) -> bool {
        self.start <= day && day < self.end
    }

    /// Whether two periods share a day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The days that two periods share; `None` if they share none.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Self { start, end })
    }

    /// The length of the period in years by [`YearConvention::ActAct`], the convention for rates.
    ///
    /// ```
    /// use interstate::Period;
    ///
    /// assert_eq!(Period::years(2019..=2021)?.exposure().to_string(), "3 years");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn exposure(self) -> Exposure {
        self.exposure_by(YearConvention::ActAct)
    }

    /// The length of the period in years by a named convention.
    #[must_use]
    pub fn exposure_by(self, convention: YearConvention) -> Exposure {
        Exposure::of(self.start, self.end, convention)
    }

    /// The first and the last calendar year with a day in the period.
    pub(crate) fn years_touched(self) -> (i32, i32) {
        (self.start.year(), self.last_day().year())
    }

    /// Whether it starts on a first of January.
    pub(crate) fn starts_a_year(self) -> bool {
        self.start.ordinal() == 1
    }

    /// Whether its last day is a 31 December.
    pub(crate) fn ends_a_year(self) -> bool {
        self.end.ordinal() == 1
    }

    /// The calendar years that the period consists of, if it consists of whole ones.
    pub(super) fn whole_years(self) -> Option<RangeInclusive<i32>> {
        let whole = self.starts_a_year() && self.ends_a_year();
        whole.then(|| self.start.year()..=self.end.year() - 1)
    }

    /// Whether it consists of whole calendar months.
    fn is_whole_months(self) -> bool {
        self.start.day() == 1 && self.end.day() == 1
    }

    /// The period as people write it: `2019–2021`, `2022`; `2024-03` for a month, `2024-Q1` for a quarter, `2024-03 to 2024-08` for several
    /// months; else `2022-02-24 to 2024-02-23` with the last day included, and `2022-02-24` for one day.
    ///
    /// ```
    /// use interstate::Period;
    ///
    /// assert_eq!(Period::years(2019..=2021)?.label(), "2019–2021");
    /// let (before, _) = Period::around("2022-02-24".parse()?, 2)?;
    /// assert_eq!(before.label(), "2020-02-24 to 2022-02-23");
    /// let months = |from: &str, to: &str| Ok::<_, Box<dyn std::error::Error>>(Period::new(from.parse()?, to.parse()?)?.label());
    /// assert_eq!(months("2024-03-01", "2024-04-01")?, "2024-03");
    /// assert_eq!(months("2024-04-01", "2024-07-01")?, "2024-Q2");
    /// assert_eq!(months("2024-03-01", "2025-03-01")?, "2024-03 to 2025-02");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn label(self) -> String {
        match self.whole_years().map(RangeInclusive::into_inner) {
            Some((from, to)) if from == to => from.to_string(),
            Some((from, to)) => format!("{from}–{to}"),
            None if self.is_whole_months() => self.months_label(),
            None if self.days() == 1 => self.start.to_string(),
            None => format!("{} to {}", self.start, self.last_day()),
        }
    }
}

impl Period {
    /// Whole months as people write them.
    fn months_label(self) -> String {
        let month = |day: NaiveDate| format!("{:04}-{:02}", day.year(), day.month());
        let (first, last) = (self.start, self.last_day());
        let same_year = first.year() == last.year();
        if same_year && first.month() == last.month() {
            month(first)
        } else if same_year && first.month0() % 3 == 0 && last.month0() == first.month0() + 2 {
            format!("{:04}-Q{}", first.year(), first.month0() / 3 + 1)
        } else {
            format!("{} to {}", month(first), month(last))
        }
    }
}

/// That a day lies in the years that the crate takes.
///
/// # Errors
/// A day outside the years 1 to 9999.
pub(crate) fn in_years(day: NaiveDate) -> Result<()> {
    let year = day.year();
    if YEARS.contains(&year) {
        Ok(())
    } else {
        Err(Words::YearOut { year }.into())
    }
}

fn new_year(year: i32) -> Result<NaiveDate> {
    let refused = || Error::from(Words::YearOut { year });
    if !YEARS.contains(&year) {
        return Err(refused());
    }
    NaiveDate::from_yo_opt(year, 1).ok_or_else(refused)
}

fn after_year(year: i32) -> Result<NaiveDate> {
    let refused = || Error::from(Words::YearOut { year });
    if !YEARS.contains(&year) {
        return Err(refused());
    }
    NaiveDate::from_yo_opt(year + 1, 1).ok_or_else(refused)
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Period({self})")
    }
}

/// Reads `2019-01-01..2022-01-01`, as printed.
impl FromStr for Period {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let bad = || Error::from(Words::not_a("period", text, "2019-01-01..2022-01-01"));
        let (start, end) = text.split_once("..").ok_or_else(bad)?;
        let start = super::text::day(start).ok_or_else(bad)?;
        // The one day after the last year that stands in text, as the end of a period.
        let end = match end {
            "+10000-01-01" => after_year(*YEARS.end())?,
            end => super::text::day(end).ok_or_else(bad)?,
        };
        Self::new(start, end)
    }
}

crate::error::text::serde_as_text!(Period, "a period such as 2019-01-01..2022-01-01");
