//! "So many a year" as totals.

use std::fmt;

use super::bounds::Count;
use crate::error::{Error, Result, words::Words};
use crate::time::Fraction;
use crate::time::exposure::Exposure;
use crate::time::period::Period;

/// A number of events a year as a source states it: exact, at least, at most, between, or about.
///
/// "At least twice a year, *on average*, over three years" and "at least twice *every* year" are two statements. Both say six or
/// more in all; of a single year the first says nothing and the second says two. So there is no total without naming the
/// statement: [`on_average`](Self::on_average) or [`every`](Self::every).
///
/// Counts are whole, so a bound on the average is rounded inward: 1.5 a year or more over three years is 5 or more, no more than
/// 1.5 a year is 4 or fewer.
///
/// # Examples
/// ```
/// use interstate::{Count, Period, count::QuotedRate, time::Fraction};
///
/// let years = Period::years(2019..=2021)?;
/// let twice = QuotedRate::at_least(Fraction::whole(2));
/// assert_eq!(twice.on_average(years.exposure())?, Count::at_least(6)); // by days / 365.25 it would be 7
/// assert_eq!(twice.every(years)?, Count::at_least(6));
/// assert_eq!(twice.every_year()?, Count::at_least(2));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct QuotedRate {
    lo: Fraction,
    hi: Option<Fraction>,
    /// Whether the ends are a policy's widening, which is rounded outward, or a statement, which is rounded inward.
    widened: bool,
}

impl QuotedRate {
    /// A rate of `lo` events a year or more.
    #[must_use]
    pub const fn at_least(lo: Fraction) -> Self {
        Self {
            lo,
            hi: None,
            widened: false,
        }
    }

    /// A rate of `hi` events a year or fewer.
    #[must_use]
    pub const fn at_most(hi: Fraction) -> Self {
        Self {
            lo: Fraction::ZERO,
            hi: Some(hi),
            widened: false,
        }
    }

    /// A rate of exactly so many events a year.
    #[must_use]
    pub const fn exact(rate: Fraction) -> Self {
        Self {
            lo: rate,
            hi: Some(rate),
            widened: false,
        }
    }

    /// A rate from `lo` to `hi` events a year, both included.
    ///
    /// # Errors
    /// When `lo` is above `hi`.
    pub fn between(lo: Fraction, hi: Fraction) -> Result<Self> {
        if lo > hi {
            return Err(Words::RateBackwards {
                lo: lo.to_string().into(),
                hi: hi.to_string().into(),
            }
            .into());
        }
        Ok(Self {
            lo,
            hi: Some(hi),
            widened: false,
        })
    }

    /// A rate of about so many events a year: from less to more by the given share of it, with totals rounded outward.
    ///
    /// # Errors
    /// When the share is more than 1, or an end does not fit.
    ///
    /// ```
    /// use interstate::{Count, Exposure, count::QuotedRate, time::{Fraction, YearConvention}};
    ///
    /// let about_twice = QuotedRate::about(Fraction::whole(2), Fraction::new(1, 5)?)?;
    /// let half_years = Exposure::new("2.5".parse()?, YearConvention::ActAct)?;
    /// assert_eq!(about_twice.on_average(half_years)?, Count::between(4, 6)?);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn about(rate: Fraction, share: Fraction) -> Result<Self> {
        let (above, below) = (share.numerator(), share.denominator());
        let refused = || Words::ShareAboveOne {
            share: share.to_string().into(),
        };
        let less = below.checked_sub(above).ok_or_else(refused)?;
        let too_large = || Error::from(Words::RateTooLarge);
        let more = below.checked_add(above).ok_or_else(too_large)?;
        let times = |number| {
            let by = Fraction::new(number, below)?;
            rate.checked_mul(by).ok_or_else(too_large)
        };
        Ok(Self {
            lo: times(less)?,
            hi: Some(times(more)?),
            widened: true,
        })
    }

    /// The lowest number of events a year.
    #[must_use]
    pub const fn lo(self) -> Fraction {
        self.lo
    }

    /// The highest number of events a year; `None` when unbounded.
    #[must_use]
    pub const fn hi(self) -> Option<Fraction> {
        self.hi
    }

    /// The total over an exposure when the rate is an average over all of it. A single year within it then has [none or
    /// more](Count::at_least).
    ///
    /// Take care with an [`Exposure`] of less than a year: the rate then says more than was ever counted.
    ///
    /// # Errors
    /// When no whole number fits, or an end does not fit 64 bits.
    pub fn on_average(self, over: Exposure) -> Result<Count> {
        let total = |rate: Fraction| {
            rate.checked_mul(over.fraction())
                .ok_or_else(|| Error::from(Words::RateTooLarge))
        };
        self.whole(total(self.lo)?, self.hi.map(total).transpose()?)
    }

    /// The total over a period when the rate holds in every calendar year: years wholly within the period give the lower bound, years with a
    /// day in it the upper one.
    ///
    /// # Errors
    /// When no whole number fits, or an end does not fit 64 bits.
    pub fn every(self, period: Period) -> Result<Count> {
        let year = self.every_year()?;
        let (whole, touched) = calendar_years(period);
        Count::between(
            year.checked_mul(whole)?.lo(),
            year.checked_mul(touched)?.hi(),
        )
    }

    /// The count of each calendar year, when the rate holds in every one.
    ///
    /// # Errors
    /// When no whole number fits.
    pub fn every_year(self) -> Result<Count> {
        self.whole(self.lo, self.hi)
    }

    fn whole(self, lo: Fraction, hi: Option<Fraction>) -> Result<Count> {
        if self.widened {
            return Count::between(lo.floor(), hi.map(Fraction::ceil));
        }
        Count::between(lo.ceil(), hi.map(Fraction::floor)).map_err(|_| {
            // OK because an open top holds whole numbers: only a bounded one is refused.
            #[expect(clippy::unwrap_used, reason = "refused for its top")]
            let hi = hi.unwrap();
            Words::NoWholeNumber {
                lo: lo.to_string().into(),
                hi: hi.to_string().into(),
            }
            .into()
        })
    }
}

/// How many calendar years lie wholly in a period, and how many have a day in it.
fn calendar_years(period: Period) -> (u64, u64) {
    let (first, last) = period.years_touched();
    let touched = u64::from(last.abs_diff(first)) + 1;
    let cut = u64::from(!period.starts_a_year()) + u64::from(!period.ends_a_year());
    (touched.saturating_sub(cut), touched)
}

impl fmt::Display for QuotedRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let about = if self.widened { "about " } else { "" };
        match self.hi {
            None => write!(f, "at least {} a year", self.lo),
            Some(hi) if hi == self.lo => write!(f, "{about}{hi} a year"),
            Some(hi) if self.lo == Fraction::ZERO && !self.widened => {
                write!(f, "at most {hi} a year")
            }
            Some(hi) => write!(f, "{about}{} to {hi} a year", self.lo),
        }
    }
}
