//! Length in years, as an exact fraction with a named convention.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::fraction::Fraction;
use crate::error::{Error, Result, words::Words};

crate::error::text::word! {
    "year convention", expected "act_act, anniversary or days";
    /// How a number of days becomes years. There is no year of 365.25 days among the conventions: by it three calendar years would be 3.0007
    /// years.
    ///
    /// # Examples
    /// ```
    /// use interstate::{Period, time::YearConvention};
    ///
    /// let (_, after) = Period::around("2022-02-24".parse()?, 2)?;
    /// assert_eq!(after.exposure_by(YearConvention::Anniversary).to_string(), "2 years");
    /// assert_eq!(after.exposure_by(YearConvention::ActAct).fraction().to_string(), "44521/22265");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[derive(Default)]
    #[non_exhaustive]
    pub enum YearConvention {
        /// Days in each calendar year over the length of that year. Additive, and whole for calendar years: the convention for rates.
        #[default]
        ActAct,
        /// Whole years from the first day, and the rest over the length of the year begun. Whole for anchored periods and *not* additive: for
        /// turning "a year, on average" into a total.
        Anniversary,
        /// Days over 365. Additive; a leap year is 366/365 years.
        Days,
    }
}

/// How long something was watched, in years: an exact fraction with its convention. Never zero.
///
/// Printed, whole years stay whole and others have two decimals, or three digits below a year: `3 years`, `2.00 years`, `0.142 years`. The
/// exact number is the [`fraction`](Self::fraction), and serde writes it.
///
/// # Examples
/// The two years before and after 24 February 2022 are not equally long, since each holds another share of a leap year:
/// ```
/// use interstate::Period;
///
/// let (before, after) = Period::around("2022-02-24".parse()?, 2)?;
/// assert_eq!(before.exposure().fraction().to_string(), "44539/22265");
/// assert_eq!(after.exposure().fraction().to_string(), "44521/22265");
/// assert_eq!(after.exposure().to_string(), "2.00 years");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "RawExposure")]
pub struct Exposure {
    years: Fraction,
    convention: YearConvention,
}

#[derive(Deserialize)]
struct RawExposure {
    years: Fraction,
    convention: YearConvention,
}

impl TryFrom<RawExposure> for Exposure {
    type Error = Error;

    fn try_from(raw: RawExposure) -> Result<Self> {
        Self::new(raw.years, raw.convention)
    }
}

impl Exposure {
    /// An exposure of a stated number of years, with the convention by which it was measured.
    ///
    /// # Errors
    /// When it is zero.
    ///
    /// ```
    /// use interstate::{Exposure, time::{Fraction, YearConvention}};
    ///
    /// let stated = Exposure::new(Fraction::new(5, 2)?, YearConvention::ActAct)?;
    /// assert_eq!(stated.years(), 2.5);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn new(years: Fraction, convention: YearConvention) -> Result<Self> {
        if years == Fraction::ZERO {
            return Err(Words::ZeroExposure.into());
        }
        Ok(Self { years, convention })
    }

    /// That of a period, by its first day and the day after its last.
    pub(super) fn of(start: NaiveDate, end: NaiveDate, convention: YearConvention) -> Self {
        let years = match convention {
            YearConvention::ActAct => act_act(start, end),
            YearConvention::Anniversary => anniversary(start, end),
            YearConvention::Days => {
                let days = (end - start).num_days().unsigned_abs();
                Fraction::lowest(days.into(), 365)
            }
        };
        // OK because a calendar of half a million years times 365 · 366 fits u64, and a period has a day.
        #[expect(clippy::unwrap_used, reason = "years of the calendar fit")]
        let years = years.unwrap();
        Self { years, convention }
    }

    /// The exact number of years, as a fraction.
    #[must_use]
    pub const fn fraction(self) -> Fraction {
        self.years
    }

    /// The numerator of the years, in lowest terms.
    pub(crate) const fn numerator(self) -> u64 {
        self.years.numerator()
    }

    /// The denominator of the years, in lowest terms.
    pub(crate) const fn denominator(self) -> u64 {
        self.years.denominator()
    }

    /// The convention by which days became years.
    #[must_use]
    pub const fn convention(self) -> YearConvention {
        self.convention
    }

    /// The number of years as a float, for display and statistics.
    #[must_use]
    pub fn years(self) -> f64 {
        self.years.to_f64()
    }

    /// The total of two exposures without a day in common.
    ///
    /// # Errors
    /// When the conventions differ; when they are [`YearConvention::Anniversary`], which does not add up
    /// (ten months and fourteen months that make two years are 1.9977 by it); when the sum does not fit.
    ///
    /// ```
    /// use interstate::Period;
    ///
    /// let parts = Period::year(2019)?.exposure().checked_add(Period::years(2020..=2021)?.exposure())?;
    /// assert_eq!(parts, Period::years(2019..=2021)?.exposure());
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn checked_add(self, other: Self) -> Result<Self> {
        if self.convention != other.convention {
            return Err(Words::TwoConventions {
                one: self.convention.to_string().into(),
                other: other.convention.to_string().into(),
            }
            .into());
        }
        if self.convention == YearConvention::Anniversary {
            return Err(Words::AnniversariesDoNotAdd.into());
        }
        let years = self.years.checked_add(other.years);
        Ok(Self {
            years: years.ok_or(Words::ExposureTooLarge)?,
            ..self
        })
    }
}

/// Days of common years over 365 and days of leap years over 366, on the common denominator.
fn act_act(start: NaiveDate, end: NaiveDate) -> Option<Fraction> {
    let whole = u128::from(end.year().abs_diff(start.year()));
    // Years from the new year of `start` to the new year of `end`, and what the two ends cut off and add.
    let gone = u128::from(start.ordinal0()) * other_length(start);
    let begun = u128::from(end.ordinal0()) * other_length(end);
    Fraction::lowest(whole * 365 * 366 + begun - gone, 365 * 366)
}

/// 366 for a day of a common year, 365 for one of a leap year: what brings days of it to the common denominator.
fn other_length(day: NaiveDate) -> u128 {
    if day.leap_year() { 365 } else { 366 }
}

fn anniversary(start: NaiveDate, end: NaiveDate) -> Option<Fraction> {
    let on = |years: u32| start.checked_add_months(Months::new(years.checked_mul(12)?));
    let mut whole = end.year().abs_diff(start.year());
    if on(whole).is_none_or(|day| day > end) {
        // OK because no years after its start a period has not ended.
        whole -= 1;
    }
    let from = on(whole)?;
    // At the far end of the calendar there is no next anniversary; then the year begun has 365 days.
    let length = on(whole + 1).map_or(365, |to| (to - from).num_days().unsigned_abs());
    let rest = (end - from).num_days().unsigned_abs();
    let numerator = u128::from(whole) * u128::from(length) + u128::from(rest);
    Fraction::lowest(numerator, length.into())
}

impl fmt::Display for Exposure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.years == Fraction::ONE {
            return f.write_str("1 year");
        }
        if self.denominator() == 1 {
            return write!(f, "{} years", self.numerator());
        }
        let years = self.years();
        // What rounds to 1 is 1.00; of less, zeros behind the point are no digits.
        let zeros = if years < 0.9995 {
            -years.log10().floor()
        } else {
            0.0
        };
        // OK because no fraction of two numbers of 64 bits is below 1e-20.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from 0 to 20"
        )]
        let places = 2 + zeros as usize;
        write!(f, "{years:.places$} years")
    }
}
