//! Runs of days with inclusive ends: what a set of possible days is made of.

use chrono::NaiveDate;

use super::period::Period;

/// A run of days, both ends inclusive; `None` is open. Never empty.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Span {
    pub(crate) first: Option<NaiveDate>,
    pub(crate) last: Option<NaiveDate>,
}

impl Span {
    pub(crate) const ALWAYS: Self = Self {
        first: None,
        last: None,
    };

    pub(super) const fn day(day: NaiveDate) -> Self {
        Self {
            first: Some(day),
            last: Some(day),
        }
    }

    /// The run between two ends, or `None` if they leave no day.
    pub(crate) fn new(first: Option<NaiveDate>, last: Option<NaiveDate>) -> Option<Self> {
        match (first, last) {
            (Some(f), Some(l)) if f > l => None,
            _ => Some(Self { first, last }),
        }
    }

    pub(super) fn is_in_period(self, period: Period) -> bool {
        self.first.is_some_and(|f| f >= period.start())
            && self.last.is_some_and(|l| l < period.end())
    }

    pub(super) fn meets(self, period: Period) -> bool {
        self.first.is_none_or(|f| f < period.end()) && self.last.is_none_or(|l| l >= period.start())
    }

    /// Whether every day of this run is one of the other's.
    pub(super) fn is_within(self, other: Self) -> bool {
        self.intersection(other) == Some(self)
    }

    pub(crate) fn intersection(self, other: Self) -> Option<Self> {
        // `None` is the smallest `Option`, which is right for a first day; a last day needs the other order.
        let last = match (self.last, other.last) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self::new(self.first.max(other.first), last)
    }

    /// The number of days, unless an end is open.
    pub(super) fn days(self) -> Option<u64> {
        let days = (self.last? - self.first?).num_days();
        u64::try_from(days).ok().map(|d| d + 1)
    }

    /// Whether `later`, which does not begin before this run, overlaps it or follows it without a gap.
    fn touches(self, later: Self) -> bool {
        let Some(last) = self.last else { return true };
        let Some(first) = later.first else {
            return true;
        };
        last.succ_opt().is_none_or(|next| first <= next)
    }
}

impl From<Period> for Span {
    fn from(period: Period) -> Self {
        Self {
            first: Some(period.start()),
            last: Some(period.last_day()),
        }
    }
}

/// Sorts runs of days and joins those that overlap or follow each other.
pub(super) fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|s| s.first);
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(before) if before.touches(span) => {
                before.last = match (before.last, span.last) {
                    (Some(a), Some(b)) => Some(a.max(b)),
                    _ => None,
                };
            }
            _ => out.push(span),
        }
    }
    out
}
