//! Dates as sets of possible days.

mod hedge;
mod marks;
mod moment;
mod read;
mod write;

use chrono::{Datelike, NaiveDate};

use super::fraction::Fraction;
use super::period::{Period, in_years};
use super::span::{Span, joined};
use super::text::YEARS;
use super::truth::Truth;
use hedge::Hedge;

use crate::error::{Result, words::Words};

/// A date that may be known only in part: the set of days on one of which something happened.
///
/// A year is 365 or 366 possible days, a month 28 to 31; `[2021,2023]` is two years, and 2022 is not among them. The set says
/// nothing about which day is likelier, and no day of it stands for the rest. There is no `Ord`: of two sets that overlap
/// neither is earlier. Ask whether one lies [`before`](Self::before) the other, or sort
/// by [`first`](Self::first) and say so.
///
/// # Text
/// `Display`, `FromStr` and serde use a part of EDTF (ISO 8601-2):
///
/// | text | possible days |
/// |---|---|
/// | `2022`, `2022-02`, `2022-02-24` | the year, the month, the day |
/// | `202X`, `2022-XX`, `2022-02-XX`, `2022-XX-24` | every day that fits; the last is twelve days |
/// | `2022-33` to `2022-36`; to `-39`; to `-41` | the quarters, thirds and halves of the year |
/// | `[2022-01-01..2022-03-15]`, `[2022..]`, `[..2022]` | one day between, not before, not after |
/// | `[2021,2023]` | one day in one of these |
/// | `2022-02-24T05:00:00`, the same with `+03:00` | the local day |
/// | `2022-02-24T05:00:00Z`, the same with `-00:00` | the days that this moment can be on, from 12 hours behind to 14 ahead |
/// | `2022~`, `2022?`, `2022%` | the same days, said to be approximate, uncertain, both |
///
/// A clock time may lack its seconds or have a fraction of them (`T05:00Z`, `T05:00:00.25+03:00`). `Z` and `-00:00` say that the moment
/// is universal time and the local offset unknown (RFC 3339, section 4.3); `+00:00` says that the place keeps universal time. Many
/// programs print `+00:00` for *any* moment in UTC, `to_rfc3339()` of chrono and `isoformat()` of Python among them: read such a moment
/// by [`from_utc_moment`](Self::from_utc_moment), which does not take UTC for the local time.
///
/// Seasons (`2022-21`) are refused, since no calendar says on which day spring begins for everybody. A mark `~` or `?` may stand
/// at any part, as EDTF has it, and belongs to the whole date. It does not add days: see [`widened`](Self::widened).
///
/// # Examples
/// ```
/// use interstate::{PartialDate, Period, Truth};
///
/// let date: PartialDate = "2022-02".parse()?;
/// let (before, after) = Period::around("2022-02-24".parse()?, 2)?;
/// assert_eq!(date.within(after), Truth::Depends);
/// assert_eq!(date.within(Period::year(2022)?), Truth::Yes);
///
/// let set: PartialDate = "[2021,2023]".parse()?;
/// assert_eq!(set.within(Period::year(2022)?), Truth::No);
/// # let _ = before;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Eq, Hash, PartialEq)]
pub struct PartialDate(Repr);

#[derive(Clone, Eq, Hash, PartialEq)]
enum Repr {
    Span {
        span: Span,
        hedge: Hedge,
    },
    /// Two runs or more, sorted and apart.
    Set(Box<Set>),
}

#[derive(Clone, Eq, Hash, PartialEq)]
struct Set {
    spans: Box<[Span]>,
    hedge: Hedge,
}

impl PartialDate {
    /// An unknown day of a calendar year.
    ///
    /// # Errors
    /// When the year is outside 1 to 9999: data mark a missing year by 0 or −9, and those must not become antiquity.
    ///
    /// ```
    /// use interstate::PartialDate;
    ///
    /// let refused = PartialDate::year(-9).unwrap_err();
    /// assert_eq!(refused.to_string(), "year -9 is outside 1..=9999");
    /// ```
    pub fn year(year: i32) -> Result<Self> {
        let days = Period::year(year)?;
        Ok(Self::run(Span {
            first: Some(days.start()),
            last: Some(days.last_day()),
        }))
    }

    /// An unknown day of a month.
    ///
    /// # Errors
    /// When the year is outside 1 to 9999 or the month outside 1 to 12.
    pub fn month(year: i32, month: u32) -> Result<Self> {
        months_span(year, month, 1).map(Self::run)
    }

    /// An exactly known day. It may lie in any year; records and text allow the years 1 to 9999.
    #[must_use]
    pub const fn day(day: NaiveDate) -> Self {
        Self(Repr::Span {
            span: Span::day(day),
            hedge: Hedge::NONE,
        })
    }

    /// An unknown day from `first` to `last`, both included; `None` means that no first or no last day is known.
    ///
    /// # Errors
    /// When `first` lies after `last`, or both are `None`: a date without any bound is a missing date; when one lies outside the years 1 to
    /// 9999.
    ///
    /// ```
    /// use interstate::PartialDate;
    ///
    /// let by_then = PartialDate::between(None, Some("2022-02-24".parse()?))?;
    /// assert_eq!(by_then.to_string(), "[..2022-02-24]");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn between(first: Option<NaiveDate>, last: Option<NaiveDate>) -> Result<Self> {
        if let (Some(first), Some(last)) = (first, last)
            && first > last
        {
            return Err(Words::FirstAfterLast { first, last }.into());
        }
        Self::from_spans(vec![Span { first, last }], Hedge::default())
    }

    /// An unknown day among those of several candidates, such as an event filed under two dates, or `[2021,2023]`.
    ///
    /// If one candidate is approximate or uncertain, the whole is.
    ///
    /// # Errors
    /// When there is no candidate, or when together they leave every day possible.
    ///
    /// ```
    /// use interstate::{PartialDate, Period, Truth};
    ///
    /// let filed_twice = PartialDate::one_of(["2013-12-30".parse()?, "2014-01-01".parse()?])?;
    /// assert_eq!(filed_twice.within(Period::year(2013)?), Truth::Depends);
    /// assert_eq!(filed_twice.within(Period::years(2013..=2014)?), Truth::Yes);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn one_of(candidates: impl IntoIterator<Item = Self>) -> Result<Self> {
        let mut spans = Vec::new();
        let mut hedge = Hedge::default();
        for date in candidates {
            spans.extend(date.runs());
            hedge = hedge.or(date.hedge());
        }
        Self::from_spans(spans, hedge)
    }

    const fn run(span: Span) -> Self {
        Self(Repr::Span {
            span,
            hedge: Hedge::NONE,
        })
    }

    fn from_spans(spans: Vec<Span>, hedge: Hedge) -> Result<Self> {
        let spans = joined(spans);
        match *spans.as_slice() {
            [] => Err(Words::NoCandidate.into()),
            [Span::ALWAYS] => Err(Words::AnyDay.into()),
            [span] => Self(Repr::Span { span, hedge }).checked(),
            _ => Self(Repr::Set(Box::new(Set {
                spans: spans.into(),
                hedge,
            })))
            .checked(),
        }
    }

    /// The same date, if it lies in the years that the crate takes.
    ///
    /// # Errors
    /// A first or last possible day outside the years 1 to 9999.
    pub(super) fn checked(self) -> Result<Self> {
        self.in_years().map(|()| self)
    }

    pub(crate) fn in_years(&self) -> Result<()> {
        let Span { first, last } = self.hull();
        [first, last].into_iter().flatten().try_for_each(in_years)
    }

    pub(crate) fn runs(&self) -> impl Iterator<Item = Span> {
        let (one, more) = match &self.0 {
            Repr::Span { span, .. } => (Some(*span), [].as_slice()),
            Repr::Set(set) => (None, &*set.spans),
        };
        one.into_iter().chain(more.iter().copied())
    }

    fn hedge(&self) -> Hedge {
        match &self.0 {
            Repr::Span { hedge, .. } => *hedge,
            Repr::Set(set) => set.hedge,
        }
    }

    /// From the first to the last possible day, gaps included.
    pub(super) fn hull(&self) -> Span {
        match &self.0 {
            Repr::Span { span, .. } => *span,
            Repr::Set(set) => Span {
                first: set.spans.first().and_then(|s| s.first),
                last: set.spans.last().and_then(|s| s.last),
            },
        }
    }

    /// From the first to the last possible day among those asked for.
    pub(super) fn hull_in(&self, asked: Span) -> Option<Span> {
        match &self.0 {
            Repr::Span { span, .. } => span.intersection(asked),
            Repr::Set(set) => {
                let mut parts = set.spans.iter().filter_map(|s| s.intersection(asked));
                let first = parts.next()?;
                Some(Span {
                    last: parts.next_back().unwrap_or(first).last,
                    ..first
                })
            }
        }
    }

    /// The first possible day; `None` when there is no earliest one.
    #[must_use]
    pub fn first(&self) -> Option<NaiveDate> {
        self.hull().first
    }

    /// The last possible day; `None` when there is no latest one.
    #[must_use]
    pub fn last(&self) -> Option<NaiveDate> {
        self.hull().last
    }

    /// The day, if only one is possible; otherwise `None`.
    #[must_use]
    pub fn exact_day(&self) -> Option<NaiveDate> {
        let Span { first, last } = self.hull();
        first.filter(|_| first == last)
    }

    /// The possible days as runs with inclusive ends, in order and not touching. Only the first run can have an open start, only the last an
    /// open end.
    pub fn spans(&self) -> impl Iterator<Item = (Option<NaiveDate>, Option<NaiveDate>)> {
        self.runs().map(|s| (s.first, s.last))
    }

    /// The number of possible days; `None` when an end is open.
    #[must_use]
    pub fn possible_days(&self) -> Option<u64> {
        self.runs().map(Span::days).sum()
    }

    /// Whether the date may be this day.
    #[must_use]
    pub fn allows(&self, day: NaiveDate) -> bool {
        self.runs()
            .any(|s| s.intersection(Span::day(day)).is_some())
    }

    /// Whether the date lies in a period: certainly, possibly, or not at all.
    #[must_use]
    pub fn within(&self, period: Period) -> Truth {
        match &self.0 {
            Repr::Span { span, .. } => {
                Truth::of_cases(span.is_in_period(period), span.meets(period))
            }
            Repr::Set(set) => Truth::of_cases(
                self.hull().is_in_period(period),
                set.spans.iter().any(|s| s.meets(period)),
            ),
        }
    }

    /// Whether this date lies before the other one: in every case, in some, or in none.
    ///
    /// ```
    /// use interstate::{PartialDate, Truth};
    ///
    /// let (year, month): (PartialDate, PartialDate) = ("2022".parse()?, "2022-02".parse()?);
    /// assert_eq!(year.before(&month), Truth::Depends);
    /// assert_eq!(PartialDate::year(2021)?.before(&month), Truth::Yes);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn before(&self, other: &Self) -> Truth {
        let always = self
            .last()
            .zip(other.first())
            .is_some_and(|(last, first)| last < first);
        let ever = self
            .first()
            .zip(other.last())
            .is_none_or(|(first, last)| first < last);
        Truth::of_cases(always, ever)
    }

    /// The days that both dates allow: what is known when two sources are both right.
    ///
    /// # Errors
    /// When they share no day: of two sources that contradict each other, none is picked.
    ///
    /// ```
    /// use interstate::PartialDate;
    ///
    /// let one: PartialDate = "2022-02".parse()?;
    /// let both = one.intersection(&"[2022-02-20..2022-03-05]".parse()?)?;
    /// assert_eq!(both.to_string(), "[2022-02-20..2022-02-28]");
    /// let refused = one.intersection(&"2022-03".parse()?).unwrap_err();
    /// assert_eq!(refused.to_string(), "2022-02 and 2022-03 share no day");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn intersection(&self, other: &Self) -> Result<Self> {
        let shared = self
            .runs()
            .flat_map(|a| other.runs().filter_map(move |b| a.intersection(b)))
            .collect::<Vec<_>>();
        if shared.is_empty() {
            return Err(Words::NoSharedDay {
                one: self.to_string().into(),
                other: other.to_string().into(),
            }
            .into());
        }
        Self::from_spans(shared, self.hedge().or(other.hedge()))
    }

    /// The share of the possible days that lies in a period: the expected count of this one event *if every possible day were equally
    /// likely*. An estimate, not a count. `None` when an end is open.
    ///
    /// ```
    /// use interstate::{PartialDate, Period};
    ///
    /// let (_, after) = Period::around("2022-02-24".parse()?, 2)?;
    /// let date: PartialDate = "2022-02".parse()?;
    /// assert_eq!(date.uniform_share(after).map(|s| s.to_string()).as_deref(), Some("5/28"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn uniform_share(&self, period: Period) -> Option<Fraction> {
        let inside = Span::from(period);
        let shared = self.runs().filter_map(|s| s.intersection(inside)?.days());
        Fraction::lowest(
            u128::from(shared.sum::<u64>()),
            self.possible_days()?.into(),
        )
    }
}

impl From<NaiveDate> for PartialDate {
    fn from(day: NaiveDate) -> Self {
        Self::day(day)
    }
}

/// Some day of several months of one year, as a run.
fn months_span(year: i32, month: u32, months: u32) -> Result<Span> {
    if !YEARS.contains(&year) {
        return Err(Words::YearOut { year }.into());
    }
    let first = NaiveDate::from_ymd_opt(year, month, 1);
    let last = month
        .checked_add(months - 1)
        .and_then(|last| NaiveDate::from_ymd_opt(year, last, 1))
        .and_then(|d| d.with_day(u32::from(d.num_days_in_month())));
    match (first, last) {
        (Some(_), Some(_)) => Ok(Span { first, last }),
        _ => Err(Words::MonthOut { month }.into()),
    }
}

crate::error::text::serde_as_text!(
    PartialDate,
    "a date such as 2022, 2022-02, 2022-02-24 or [2022-02-20..2022-03-05]"
);
