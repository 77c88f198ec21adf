//! Theil and Sen's slope: the median of the slopes of all pairs.

use std::fmt;

use super::mann_kendall::TrendDirection;
use crate::error::numbers::Numbers;
use crate::error::{Error, Result};
use crate::stats::special::normal::normal_quantile;
use crate::stats::{Confidence, Interval};

/// The Theil–Sen slope: the median of the slopes between all pairs of values, which a single odd year hardly changes.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct TheilSen<'a> {
    /// The median slope, in values per unit of time.
    pub slope: f64,
    /// The line's value at time 0: the median value less the slope times the median time.
    pub intercept: f64,
    /// The number of pairs with two different times, and so with a slope.
    pub pairs: usize,
    // Not the slopes of all pairs, which may fill 100 MB: an interval finds them again.
    #[serde(skip)]
    times: &'a [f64],
    #[serde(skip)]
    values: &'a [f64],
}

impl<'a> TheilSen<'a> {
    /// Finds the median of the slopes of all pairs of values.
    ///
    /// # Formula
    /// `slope = median of (yⱼ − yᵢ)/(tⱼ − tᵢ)` over the `N` pairs with `tᵢ ≠ tⱼ`.
    ///
    /// # When it misleads
    /// Small counts with many ties have many slopes of exactly 0, and the median may be 0 although the rate rises.
    ///
    /// # Errors
    /// Lists of two lengths, fewer than two different times, numbers that are not finite or give a slope that is not, or more than
    /// 5,000 values (their slopes fill 100 MB): time and memory grow with the pairs.
    ///
    /// # Examples
    /// Exercises a year with 2021 missing: the slope is per year, not per row.
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::TheilSen;
    ///
    /// let slope = TheilSen::new(&[2019.0, 2020.0, 2022.0, 2023.0, 2024.0], &[2.0, 3.0, 5.0, 6.0, 9.0])?;
    /// assert_eq!((slope.slope, slope.pairs), (1.0, 10));
    /// let limits = slope.interval(Confidence::P90)?;
    /// assert_eq!((limits.lo(), limits.hi()), (1.0, Some(2.0)));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// H. Theil (1950), "A rank-invariant method of linear and polynomial regression analysis", Proceedings of the Koninklijke
    /// Nederlandse Akademie van Wetenschappen 53, reprinted doi 10.1007/978-94-011-2546-8_20. P. K. Sen (1968), "Estimates of the
    /// regression coefficient based on Kendall's tau", Journal of the American Statistical Association 63(324), 1379–1389,
    /// doi 10.1080/01621459.1968.10480934.
    #[doc(alias = "sen")]
    pub fn new(times: &'a [f64], values: &'a [f64]) -> Result<Self> {
        const MOST: usize = 5_000;
        let n = values.len();
        if times.len() != n {
            return Err(Numbers::Length {
                what: "times",
                found: times.len(),
                expected: n,
            }
            .into());
        }
        if n > MOST {
            return Err(Numbers::Above {
                what: "number of values",
                found: n as u64,
                most: MOST as u64,
            }
            .into());
        }
        for (what, numbers) in [("time", times), ("value", values)] {
            if let Some(&found) = numbers.iter().find(|x| !x.is_finite()) {
                return Err(Numbers::Outside {
                    what,
                    found,
                    expected: "the finite numbers",
                }
                .into());
            }
        }
        let mut slopes = slopes(times, values);
        if slopes.is_empty() {
            return Err(Numbers::TooShort {
                what: "different times for a slope",
                found: u64::from(n > 0),
                needed: 2,
            }
            .into());
        }
        let slope = median(&mut slopes);
        let intercept = median(&mut values.to_vec()) - slope * median(&mut times.to_vec());
        if ![slope, intercept].iter().all(|x| x.is_finite()) {
            return Err(out_of_range());
        }
        Ok(Self {
            slope,
            intercept,
            pairs: slopes.len(),
            times,
            values,
        })
    }

    /// The interval of the slope, in values per unit of time; it may lie below 0, and always has an upper end.
    ///
    /// # Formula
    /// The limits are the slopes at the ranks `round((N ∓ z·√V)/2)` (halves to even), the lower counted as that many and the upper as
    /// one more, with the variance `V` of Mann and Kendall's `S`, less the terms of ties among values and among times.
    ///
    /// # When it misleads
    /// The limits come from a normal law for ranks: rough below ten values, and programs round the ranks in different ways (these are
    /// those of `scipy.stats.theilslopes`). Where values depend on the value before, an interval of 95 % leaves out a slope of 0 that is true 8,
    /// 19 and 39 times in a hundred at a correlation of 0.3, 0.6 and 0.9 between the rates of neighbours (24 months of mean 20, variance five
    /// times the mean, 2,000 series).
    ///
    /// # Errors
    /// A limit that is no finite number.
    ///
    /// # Examples
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::TheilSen;
    ///
    /// let falling = TheilSen::new(&[2019.0, 2020.0, 2022.0, 2023.0, 2024.0], &[-2.0, -3.0, -5.0, -6.0, -9.0])?;
    /// let limits = falling.interval(Confidence::P90)?;
    /// assert_eq!((limits.lo(), limits.hi()), (-2.0, Some(-1.0)));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// As [`new`](Self::new).
    pub fn interval(&self, level: Confidence) -> Result<Interval> {
        let mut slopes = slopes(self.times, self.values);
        let (lo, hi) = limits(&mut slopes, self.times, self.values, level);
        if lo.is_finite() && hi.is_finite() {
            Ok(Interval::of(lo, hi))
        } else {
            Err(out_of_range())
        }
    }

    /// The direction: rising where the interval of the slope lies above 0, falling where it lies below, else undecided.
    ///
    /// # Errors
    /// As [`interval`](Self::interval).
    ///
    /// # Examples
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::{TheilSen, TrendDirection};
    ///
    /// let rising = TheilSen::new(&[2019.0, 2020.0, 2022.0, 2023.0, 2024.0], &[2.0, 3.0, 5.0, 6.0, 9.0])?;
    /// assert_eq!(rising.direction(Confidence::P90)?, TrendDirection::Rising);
    /// assert_eq!(rising.to_string(), "the values grow by 1.00 per unit of time, the median of the slopes of 10 pairs (95 % 1.00–3.00)");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn direction(&self, level: Confidence) -> Result<TrendDirection> {
        let limits = self.interval(level)?;
        Ok(if limits.lo() > 0.0 {
            TrendDirection::Rising
        } else if limits.hi().is_some_and(|hi| hi < 0.0) {
            TrendDirection::Falling
        } else {
            TrendDirection::Undecided
        })
    }
}

/// What the slope is, with the interval at 95 % where it has finite limits.
impl fmt::Display for TheilSen<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.slope {
            0.0 => f.write_str("the values neither grow nor shrink")?,
            slope if slope > 0.0 => write!(f, "the values grow by {slope:.2} per unit of time")?,
            slope => write!(f, "the values shrink by {:.2} per unit of time", -slope)?,
        }
        write!(f, ", the median of the slopes of {} pairs", self.pairs)?;
        match self.interval(Confidence::P95) {
            // An en dash between two numbers that may be negative would be read as a sign.
            Ok(limits) if limits.lo() < 0.0 => {
                let hi = limits.hi().unwrap_or(f64::INFINITY);
                write!(f, " (95 % {:.2} to {hi:.2})", limits.lo())
            }
            Ok(limits) => write!(f, " (95 % {limits:.2})"),
            Err(_) => Ok(()),
        }
    }
}

fn out_of_range() -> Error {
    Numbers::Refused {
        what: "slope of a series",
        why: "differences this large or this small leave the range of numbers",
    }
    .into()
}

/// The slope of each pair with two different times, in no order.
fn slopes(times: &[f64], values: &[f64]) -> Vec<f64> {
    let points = || times.iter().zip(values);
    let mut slopes = Vec::with_capacity(times.len() * times.len().saturating_sub(1) / 2);
    for (i, (t, y)) in points().enumerate() {
        for (u, z) in points().skip(i + 1).filter(|(u, _)| *u != t) {
            slopes.push((z - y) / (u - t));
        }
    }
    slopes
}

fn limits(slopes: &mut [f64], times: &[f64], values: &[f64], level: Confidence) -> (f64, f64) {
    let cubic = |m: usize| {
        let m = m as f64;
        m * (m - 1.0) * (2.0 * m + 5.0)
    };
    let ties = |numbers: &[f64]| -> f64 {
        sorted(numbers)
            .chunk_by(|a, b| a == b)
            .map(|group| cubic(group.len()))
            .sum()
    };
    let variance = (cubic(values.len()) - ties(values) - ties(times)) / 18.0;
    let width = -normal_quantile(level.tail()) * variance.max(0.0).sqrt();
    let rank = |x: f64| (x / 2.0).round_ties_even();
    let last = (slopes.len() - 1) as f64;
    let lo = (rank(slopes.len() as f64 - width) - 1.0).clamp(0.0, last);
    let hi = rank(slopes.len() as f64 + width).clamp(0.0, last);
    // OK because both are whole and between 0 and the last place.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole, 0 ..= last"
    )]
    let (lo, hi) = (lo as usize, hi as usize);
    (at_rank(slopes, lo), at_rank(slopes, hi))
}

fn sorted(numbers: &[f64]) -> Vec<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted
}

/// The number at a place, counted from 0, if they stood in order: found without putting all of them there.
///
/// # Panics
/// Never below the number of numbers.
fn at_rank(numbers: &mut [f64], rank: usize) -> f64 {
    *numbers.select_nth_unstable_by(rank, f64::total_cmp).1
}

/// The middle of some numbers, or the mean of the middle two. There must be one.
fn median(numbers: &mut [f64]) -> f64 {
    let middle = numbers.len() / 2;
    let upper = at_rank(numbers, middle);
    if numbers.len() % 2 == 1 {
        return upper;
    }
    f64::midpoint(at_rank(numbers, middle - 1), upper)
}
