//! In which period something counts that lasted.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::{Finish, When};
use crate::time::fraction::Fraction;
use crate::time::partial_date::PartialDate;
use crate::time::period::Period;
use crate::time::span::Span;
use crate::time::truth::Truth;

crate::error::text::word! {
    "assignment", expected "by_start, by_end, any_overlap or within";
    /// By which of its days something that lasted is assigned to a period. For what took place on one day, all four are the same.
    ///
    /// | rule | 2021-12-28/2022-01-03 in 2021, 2022 | adds up over periods |
    /// |---|---|---|
    /// | `by_start` | 1, 0 | yes |
    /// | `by_end` | 0, 1 | yes |
    /// | `any_overlap` | 1, 1 | no: 2, and it is one thing |
    /// | `within` | 0, 0 | no: it is lost |
    ///
    /// For parts of a thing see [`When::share_of_days`].
    ///
    /// # Examples
    /// ```
    /// use interstate::time::Assignment;
    ///
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Default)]
    #[non_exhaustive]
    pub enum Assignment {
        /// By its first day: counts what began in the period.
        #[default]
        ByStart,
        /// By its last day: counts what ended in the period.
        ByEnd,
        /// By any of its days: counts what was active in the period.
        AnyOverlap,
        /// By all of its days: counts what lies wholly in the period.
        Within,
    }
}

impl Assignment {}

impl When {
    /// Whether it is assigned to a period: certainly, possibly, or not at all.
    ///
    /// ```
    /// use interstate::{Period, Truth, When, time::Assignment};
    ///
    /// let over_new_year: When = "2021-12-28/2022-01".parse()?;
    /// let year = Period::year(2022)?;
    /// assert_eq!(over_new_year.falls_in(year, Assignment::ByStart), Truth::No);
    /// assert_eq!(over_new_year.falls_in(year, Assignment::AnyOverlap), Truth::Yes);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn falls_in(&self, period: Period, by: Assignment) -> Truth {
        match by {
            Assignment::ByStart => self.starts_within(period),
            Assignment::ByEnd => self.ends_within(period),
            Assignment::AnyOverlap => self.overlaps(period),
            Assignment::Within => self.lies_within(period),
        }
    }

    /// The days on which it certainly was going on, from the latest possible start to the earliest possible end; often none.
    #[must_use]
    pub fn core(&self) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::On(date) => date.exact_day().map(|day| (day, day)),
            Self::Lasting { .. } => {
                let (starts, ends) = self.reach();
                let days = starts.last.zip(ends.first);
                days.filter(|(first, last)| first <= last)
            }
        }
    }

    /// All days on which it may have been going on, from the earliest possible start to the latest possible end; `None` is open.
    #[must_use]
    pub fn hull(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let (starts, ends) = self.reach();
        (starts.first, ends.last)
    }

    /// The fewest and the most days that it can have lasted; `None` is unbounded.
    ///
    /// ```
    /// use interstate::When;
    ///
    /// // A dispute from some day of August to some day of September: 2 days at least, 61 at most.
    /// let dispute: When = "1923-08/1923-09".parse()?;
    /// assert_eq!(dispute.lasted(), (2, Some(61)));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn lasted(&self) -> (u64, Option<u64>) {
        if let Self::On(_) = self {
            return (1, Some(1));
        }
        let fewest = self.pairs().map(|(start, end)| {
            // The two may fall on one day if the runs meet, as they do where one is open towards the other.
            let run = Span::new(start.last, end.first);
            run.and_then(Span::days).into_iter().fold(1, u64::max)
        });
        let (first, last) = self.hull();
        let most = first.zip(last).and_then(|_| Span { first, last }.days());
        // OK because `lasting` refused an end before every start.
        #[expect(
            clippy::unwrap_used,
            clippy::missing_panics_doc,
            reason = "some start comes before some end"
        )]
        (fewest.min().unwrap(), most)
    }

    /// Runs of possible first days with runs of possible last days, where one can come before the other: neither begins after nor ends
    /// after the run of last days does, so that each of their days has one of the other run that agrees with it.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (Span, Span)> {
        let (start_limit, end_limit) = (self.start_limit(), self.end_limit());
        self.start().runs().flat_map(move |start| {
            self.end_runs().filter_map(move |end| {
                let end = end.intersection(end_limit)?;
                let start = start.intersection(start_limit)?;
                let to_end = Span {
                    first: None,
                    last: end.last,
                };
                let from_start = Span {
                    first: start.first,
                    last: None,
                };
                Some((start.intersection(to_end)?, end.intersection(from_start)?))
            })
        })
    }

    /// The share of its days that lies in a period, as the lowest and the highest fraction that the unknown days allow.
    ///
    /// ```
    /// use interstate::{Period, When};
    ///
    /// let week: When = "2021-12-28/2022-01-03".parse()?;
    /// let share = week.share_of_days(Period::year(2021)?);
    /// assert_eq!((share.start().to_string(), share.end().to_string()), ("4/7".into(), "4/7".into()));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn share_of_days(&self, period: Period) -> RangeInclusive<Fraction> {
        let in_some = |truth| match truth {
            Truth::Yes => Fraction::ONE..=Fraction::ONE,
            Truth::No => Fraction::ZERO..=Fraction::ZERO,
            Truth::Depends => Fraction::ZERO..=Fraction::ONE,
        };
        if let Self::On(date) = self {
            return in_some(date.within(period));
        }
        let (mut lowest, mut highest) = (Fraction::ONE, Fraction::ZERO);
        for (start, end) in self.pairs() {
            lowest = lowest.min(lowest_share(start, end, period));
            highest = highest.max(highest_share(start, end, period));
        }
        lowest..=highest
    }
}

/// The share of the days from `first` to `last` that lies in the period.
fn share(first: NaiveDate, last: NaiveDate, period: Period) -> Option<Fraction> {
    let all = Span::new(Some(first), Some(last))?;
    let inside = all.intersection(period.into());
    let inside = match inside {
        Some(days) => days.days()?,
        None => 0,
    };
    Fraction::new(inside, all.days()?).ok()
}

/// As the first day moves, the share grows up to the start of the period and falls after it; as the last day moves, likewise
/// around the end. So it is lowest at the ends of the runs, or where first and last day meet; and it nears zero as an end opens.
fn lowest_share(start: Span, end: Span, period: Period) -> Fraction {
    let (Some(first_start), Some(last_end)) = (start.first, end.last) else {
        return Fraction::ZERO;
    };
    let (Some(last_start), Some(first_end)) = (start.last, end.first) else {
        return Fraction::ZERO;
    };
    // The runs meet in these days, on each of which the whole can have lasted one day.
    let one_day = start.intersection(end);
    if one_day.is_some_and(|days| !days.is_within(period.into())) {
        return Fraction::ZERO;
    }
    let corners = [
        (first_start, first_end),
        (first_start, last_end),
        (last_start, last_end),
        (last_start, first_end.max(last_start)),
    ];
    let shares = corners.map(|(first, last)| share(first, last, period));
    // OK because the first start comes before the last end: that corner has a share.
    #[expect(clippy::unwrap_used, reason = "one corner holds a day")]
    shares.into_iter().flatten().min().unwrap()
}

/// It is highest with the first day as near as possible to the start of the period and the last day to its end.
fn highest_share(start: Span, end: Span, period: Period) -> Fraction {
    let near = |run: Span, day: NaiveDate| {
        let day = run.first.map_or(day, |first| day.max(first));
        run.last.map_or(day, |last| day.min(last))
    };
    let (first, last) = (near(start, period.start()), near(end, period.last_day()));
    // OK because the runs begin and end in the order of start and end, and so does the period: the day near each does as well.
    #[expect(clippy::unwrap_used, reason = "first <= last")]
    share(first, last, period).unwrap()
}

impl Finish {
    /// The last day, if it ended and the day is known to some extent.
    #[must_use]
    pub const fn date(&self) -> Option<&PartialDate> {
        match self {
            Self::At(date) => Some(date),
            _ => None,
        }
    }
}
