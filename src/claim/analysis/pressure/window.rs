//! A window before, and one after.

use crate::claim::tendency::Tendency;
use crate::count::Count;
use crate::error::Result;
use crate::tally::TallyKey;
use crate::tally::table::TallyTable;
use crate::time::coverage::Coverage;
use crate::time::exposure::Exposure;
use crate::time::period::Period;
use crate::time::truth::Truth;
use crate::time::{CalendarStep, Fraction, PeriodExtent, YearConvention};
use chrono::NaiveDate;
use std::fmt;

/// Cooperation in a window before an act of pressure and in an equally long window after it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Response {
    length: CalendarStep,
    pub(super) before: ResponseWindow,
    pub(super) after: ResponseWindow,
}

/// A window before or after an act of pressure, with the count in its covered days.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ResponseWindow {
    asked: Period,
    covered: Vec<Period>,
    partly_covered: bool,
    counted: Option<(Count, Exposure)>,
    sharp: bool,
    other_acts: u64,
}

/// What a table has in days that the source covers, in full or in part, and whether the bounds are sharp; nothing where there are no days.
pub(super) fn counted<K: TallyKey>(
    table: &TallyTable<K>,
    of: &K,
    parts: &[Period],
) -> Result<Option<(Count, bool)>> {
    match parts {
        [] => Ok(None),
        [only] => {
            let tallied = table.over(of, *only)?;
            Ok(Some((tallied.count(), tallied.is_sharp())))
        }
        // One that may lie in either of two parts is one, and one that lasts over both is one.
        several => {
            let in_full = |part: &Period| table.coverage().extent_over(*part) == PeriodExtent::Full;
            let floor = table.unread() > 0 || !several.iter().all(in_full);
            let reach = table.reach(of, &[several.to_vec()])?.open(&[floor]);
            let count = reach.hull().first().copied();
            Ok(count.map(|count| (count, reach.is_sharp())))
        }
    }
}

/// The years of a window, as its name says them; in proportion where only so many of its days count.
fn years(length: CalendarStep, days: u64, of: u64) -> Result<Exposure> {
    let (number, a_year, convention) = match length {
        CalendarStep::Years(n) => (n, 1, YearConvention::Anniversary),
        CalendarStep::Months(n) => (n, 12, YearConvention::Anniversary),
        CalendarStep::Days(n) => (n, 365, YearConvention::Days),
    };
    // OK because a window has fewer than 2³² days, so that both products fit u64.
    Exposure::new(
        Fraction::new(u64::from(number) * days, a_year * of)?,
        convention,
    )
}

/// The rate after minus the rate before, a year: from the least to the greatest.
pub(super) fn difference(
    before: Option<(Count, Exposure)>,
    after: Option<(Count, Exposure)>,
) -> Option<(f64, Option<f64>)> {
    let ((before, over), (after, years)) = (before?, after?);
    let least = after.lo() as f64 / years.years();
    let most = after.hi().map(|hi| hi as f64 / years.years());
    let (from, to) = (before.lo(), before.hi());
    Some((
        to.map_or(f64::NEG_INFINITY, |hi| least - hi as f64 / over.years()),
        most.map(|most| most - from as f64 / over.years()),
    ))
}

impl Response {
    /// The windows of this length before and after the days on which an act can have begun, not counted yet.
    pub(super) fn around(
        length: CalendarStep,
        first_day: NaiveDate,
        last_day: NaiveDate,
        coverage: &Coverage,
    ) -> Result<Self> {
        let day_after = CalendarStep::Days(1).day_after(last_day, 1)?;
        let before = Period::new(length.day_before(first_day)?, first_day)?;
        let after = Period::new(day_after, length.day_after(day_after, 1)?)?;
        Ok(Self {
            length,
            before: ResponseWindow::of(coverage, before),
            after: ResponseWindow::of(coverage, after),
        })
    }

    /// Counts both windows, and takes how many other acts may have begun in each.
    pub(super) fn count<K: TallyKey>(
        &mut self,
        table: &TallyTable<K>,
        of: &K,
        acts_in: impl Fn(Period) -> usize,
    ) -> Result<()> {
        for window in [&mut self.before, &mut self.after] {
            if let Some((count, sharp)) = counted(table, of, &window.covered)? {
                let days = window.asked.days();
                let years = years(self.length, days - window.cut_days(), days)?;
                window.counted = Some((count, years));
                window.sharp = sharp;
            }
            // The act itself is in neither window.
            window.other_acts = acts_in(window.asked) as u64;
        }
        Ok(())
    }

    /// The length of each window.
    #[must_use]
    pub fn length(&self) -> CalendarStep {
        self.length
    }

    /// The window before the act.
    #[must_use]
    pub fn before(&self) -> &ResponseWindow {
        &self.before
    }

    /// The window after the act.
    #[must_use]
    pub fn after(&self) -> &ResponseWindow {
        &self.after
    }

    /// The rate after minus the rate before, in events a year, as bounds: the lower one is negative infinity, or the upper one is `None`, where a
    /// count has no upper bound. `None` where the source covers no day of a window.
    #[must_use]
    pub fn difference(&self) -> Option<(f64, Option<f64>)> {
        difference(self.before.counted, self.after.counted)
    }

    /// Whether the rate was higher after the act; compared as exact fractions. `Depends` where the source covers no day of a window.
    #[must_use]
    pub fn is_higher(&self) -> Truth {
        self.tends(Tendency::Rising)
    }

    /// Whether the rate was lower after the act; `Depends` where the source covers no day of a window.
    #[must_use]
    pub fn is_lower(&self) -> Truth {
        self.tends(Tendency::Falling)
    }

    /// Whether the rate was the same after the act; `Depends` where the source covers no day of a window.
    #[must_use]
    pub fn is_same(&self) -> Truth {
        !self.is_higher().or(self.is_lower())
    }

    fn tends(&self, tendency: Tendency) -> Truth {
        match (self.before.counted, self.after.counted) {
            (Some(before), Some(after)) => tendency.holds(&[before, after]),
            _ => Truth::Depends,
        }
    }
}

impl ResponseWindow {
    fn of(coverage: &Coverage, asked: Period) -> Self {
        let covered = coverage.covered_parts(asked);
        let in_part = |part: &Period| coverage.extent_over(*part) != PeriodExtent::Full;
        Self {
            asked,
            partly_covered: covered.iter().any(in_part),
            covered,
            counted: None,
            sharp: true,
            other_acts: 0,
        }
    }

    /// The whole window, covered or not.
    #[must_use]
    pub fn asked(&self) -> Period {
        self.asked
    }

    /// The parts of the window that the source covers, in full or in part.
    #[must_use]
    pub fn covered(&self) -> &[Period] {
        &self.covered
    }

    /// The number of days of the window that the source does not cover: they are left out, and nothing is extrapolated to them.
    #[must_use]
    pub fn cut_days(&self) -> u64 {
        let covered: u64 = self.covered.iter().map(|part| part.days()).sum();
        self.asked.days() - covered
    }

    pub(super) fn is_sharp(&self) -> bool {
        self.sharp
    }

    /// Whether the source covers some days of the window only in part, so that the count is a floor.
    #[must_use]
    pub fn is_partly_covered(&self) -> bool {
        self.partly_covered
    }

    /// The count in the covered days, and the years that it is over; `None` where no day is covered.
    #[must_use]
    pub fn counted(&self) -> Option<(Count, Exposure)> {
        self.counted
    }

    /// The number of other listed acts of pressure that may have begun in the window.
    #[must_use]
    pub fn other_acts(&self) -> u64 {
        self.other_acts
    }
}

/// `3 in 1 year`, `2+ in 0.50 years (182 days cut)`, `not covered`.
impl fmt::Display for ResponseWindow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.counted {
            Some((count, exposure)) => write!(f, "{count} in {exposure}")?,
            None => return f.write_str("not covered"),
        }
        match self.cut_days() {
            0 => Ok(()),
            1 => f.write_str(" (1 day cut)"),
            days => write!(f, " ({days} days cut)"),
        }
    }
}

/// `+1.50 a year`, `−0.50 to +1.00 a year`, `−0.50 or more a year`, `+1.00 or less a year`, `open`.
pub(crate) fn difference_text(difference: (f64, Option<f64>)) -> String {
    let signed = |x: f64| format!("{}{:.2}", if x < 0.0 { "−" } else { "+" }, x.abs());
    match difference {
        (lo, Some(hi)) if lo == hi => format!("{} a year", signed(lo)),
        (lo, Some(hi)) if lo.is_finite() => format!("{} to {} a year", signed(lo), signed(hi)),
        (_, Some(hi)) => format!("{} or less a year", signed(hi)),
        (lo, None) if lo.is_finite() => format!("{} or more a year", signed(lo)),
        (_, None) => "open".into(),
    }
}
