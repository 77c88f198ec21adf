//! Whether two periods hold like parts of the year.

use crate::error::{Error, Result, answers::Answers};
use crate::time::period::Period;
use chrono::{Datelike, Months, NaiveDate};
use std::fmt;

/// Shares of the year that differ by no more than this are alike: leap days, a week of days.
const ALIKE: f64 = 0.01;

/// Whether two periods have the same parts of the year: a ratio between different parts of it may come from seasons alone.
///
/// # Formula
/// Each period spends a share of its days on each day of the calendar (29 February counted with the 28th). What they spend apart is 1
/// less the sum of the smaller of the two shares: 0 for whole years against whole years, and for a month against the same month; 1 where no day
/// of the calendar is in both. They are alike up to a hundredth. A rate that swings between `1 − a` and `1 + a` times its mean changes by at most
/// `2a` times what the periods spend apart.
///
/// # When it misleads
/// Only what recurs every year on the same days is looked at: a summit every second year, or feasts by the moon, are not.
///
/// # Examples
/// ```
/// use interstate::Period;
/// use interstate::trend::SeasonBalance;
///
/// let (one, two) = (Period::years(2019..=2021)?, Period::years(2022..=2024)?);
/// assert!(SeasonBalance::new(one, two).is_alike());
///
/// // Two and a half years each, but three first halves of a year against two:
/// let one = Period::new("2019-01-01".parse()?, "2021-07-01".parse()?)?;
/// let two = Period::new("2021-07-01".parse()?, "2024-01-01".parse()?)?;
/// let balance = SeasonBalance::new(one, two);
/// assert_eq!(format!("{:.2}", balance.apart()), "0.20");
/// assert_eq!(
///     balance.refuse_unlike().unwrap_err().to_string(),
///     "the periods 2019-01-01..2021-07-01 and 2021-07-01..2024-01-01 spend 20 % of their days in unlike parts of the year, so that \
///      seasons alone can change the ratio; take whole years, the same months, or a seasonal comparison",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct SeasonBalance {
    before: Period,
    after: Period,
    apart: f64,
    share_a_day: bool,
}

impl SeasonBalance {
    /// Compares the parts of the year that two periods have.
    #[must_use]
    pub fn new(before: Period, after: Period) -> Self {
        let (one, two) = (calendar(before), calendar(after));
        let sum = |days: &[u32]| f64::from(days.iter().sum::<u32>());
        let (all_one, all_two) = (sum(&one), sum(&two));
        let together = one
            .iter()
            .zip(&two)
            .map(|(&x, &y)| (f64::from(x) / all_one).min(f64::from(y) / all_two));
        Self {
            before,
            after,
            apart: (1.0 - together.sum::<f64>()).max(0.0),
            share_a_day: one.iter().zip(&two).any(|(&x, &y)| x > 0 && y > 0),
        }
    }

    /// The share of the periods' time in different parts of the year: 0 for the same parts, 1 for none in common.
    #[must_use]
    pub fn apart(&self) -> f64 {
        self.apart
    }

    /// Whether the periods have the same parts of the year, to a hundredth.
    #[must_use]
    pub fn is_alike(&self) -> bool {
        self.apart <= ALIKE
    }

    /// Refuses periods with different parts of the year, for callers who want no answer rather than one with a
    /// [caution](super::Caution::NotWholeYears).
    ///
    /// # Errors
    /// Periods that are not alike, with how much they spend apart.
    pub fn refuse_unlike(&self) -> Result<()> {
        if self.is_alike() {
            return Ok(());
        }
        Err(if self.share_a_day {
            Answers::UnlikeSeasons {
                before: self.before.to_string().into(),
                after: self.after.to_string().into(),
                percent: (100.0 * self.apart).round(),
            }
            .into()
        } else {
            no_common_month(self.before, self.after)
        })
    }
}

impl fmt::Display for SeasonBalance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_alike() {
            f.write_str("the periods hold like parts of the year")
        } else {
            let percent = 100.0 * self.apart;
            write!(
                f,
                "the periods spend {percent:.0} % of their days in unlike parts of the year"
            )
        }
    }
}

/// Periods of which no part of the year can be compared.
pub(super) fn no_common_month(before: Period, after: Period) -> Error {
    Answers::NoCommonMonth {
        before: before.to_string().into(),
        after: after.to_string().into(),
    }
    .into()
}

/// Whether two periods hold unlike parts of the year.
pub(super) fn are_unlike(before: Period, after: Period) -> bool {
    !SeasonBalance::new(before, after).is_alike()
}

/// How often a period holds each day of the calendar.
fn calendar(period: Period) -> Vec<u32> {
    let start = period.start();
    let years_on = |years: u32| {
        let months = years.checked_mul(12).map(Months::new)?;
        start.checked_add_months(months)
    };
    let (mut whole, mut rest) = (0, start);
    while let Some(day) = years_on(whole + 1).filter(|&day| day <= period.end()) {
        (whole, rest) = (whole + 1, day);
    }
    let mut days = vec![whole; 365];
    for day in rest.iter_days().take_while(|&day| day < period.end()) {
        if let Some(count) = days.get_mut(place(day)) {
            *count += 1;
        }
    }
    days
}

/// The place of a day in a year without a 29 February.
fn place(day: NaiveDate) -> usize {
    let after_february = day.leap_year() && day.ordinal0() >= 59;
    // OK because a year has at most 366 days.
    day.ordinal0() as usize - usize::from(after_february)
}
