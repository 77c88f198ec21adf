//! An axis of days.

use super::axis::Axis;
use crate::time::period::Period;
use chrono::{Datelike, Months, NaiveDate};

/// An axis of days, with the beginnings of years or of months on it.
#[derive(Clone, Copy)]
pub(super) struct Days {
    first: NaiveDate,
    /// The first day beyond it.
    end: NaiveDate,
    axis: Axis,
}

#[expect(clippy::cast_precision_loss, reason = "days of 9,999 years")]
fn days_since(first: NaiveDate, day: NaiveDate) -> f64 {
    day.signed_duration_since(first).num_days() as f64
}

impl Days {
    pub(super) fn new(span: Period, places: (f64, f64)) -> Self {
        let (first, end) = (span.start(), span.end());
        Self {
            first,
            end,
            axis: Axis::new((0.0, days_since(first, end)), places),
        }
    }

    /// Where a day begins; at the end of the axis for what lies beyond it.
    pub(super) fn begin(self, day: NaiveDate) -> f64 {
        self.axis.at(days_since(self.first, day))
    }

    /// Where a day ends.
    pub(super) fn end(self, day: NaiveDate) -> f64 {
        self.axis.at(days_since(self.first, day) + 1.0)
    }

    /// Beginnings of years, or of months where the axis is of two years or less, thinned so that their labels stand apart.
    pub(super) fn ticks(self) -> Vec<(f64, String)> {
        let by_month = days_since(self.first, self.end) <= 2.1 * 366.0;
        let month = self.first.with_day(1).into_iter();
        let months = month.flat_map(|first| months_until(first, self.end));
        let starts: Vec<NaiveDate> = months
            .filter(|day| *day >= self.first && (by_month || day.month() == 1))
            .collect();
        let apart = if by_month { 64.0 } else { 42.0 };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a width in pixels"
        )]
        let most = (self.axis.length() / apart) as usize;
        let every = starts.len().div_ceil(most.max(1)).max(1);
        let label = |day: &NaiveDate| {
            if by_month {
                format!("{:04}-{:02}", day.year(), day.month())
            } else {
                day.year().to_string()
            }
        };
        let kept = starts.iter().step_by(every);
        kept.map(|day| (self.begin(*day), label(day))).collect()
    }
}

/// Days a month apart from a first one on.
fn months_until(first: NaiveDate, end: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let next = |day: &NaiveDate| day.checked_add_months(Months::new(1));
    std::iter::successors(Some(first), next).take_while(move |day| *day < end)
}
