//! Mann and Kendall's test with corrections for values that depend on the one before.

use super::mann_kendall::{MannKendall, TrendDirection};
use super::theil_sen::TheilSen;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::Confidence;
use crate::stats::special::normal::{normal_quantile, normal_tails};

/// The fewest values: of fewer, no correlation is estimated.
const FEWEST: usize = 5;

/// The named methods of hydrology by which [`SerialKendall`] allows for values that depend on the one before.
///
/// # Formula
/// With `d` the values less Theil and Sen's slope times their number, and `r_k = Σ (dᵢ − d̄)(dᵢ₊ₖ − d̄) / Σ (dᵢ − d̄)²`:
///
/// | method | what is tested, or what multiplies the variance of `S` |
/// |---|---|
/// | `HamedRao` | `1 + 2/(n(n−1)(n−2)) Σ (n−k)(n−k−1)(n−k−2) r_k` over the `k < n` with `√n·abs(r_k) > 1.96`; `r_k` of the ranks of `d` |
/// | `YueWang` | `1 + 2 Σ (1 − k/n) r₁^k` over all `k < n` |
/// | `YueWangAllLags` | `1 + 2 Σ (1 − k/n) r_k` over all `k < n` |
/// | `PreWhitened` | the series `xᵢ − r₁ xᵢ₋₁`, with `r₁` of the values themselves |
/// | `TrendFreePreWhitened` | the series `dᵢ − r₁ dᵢ₋₁`, with the slope added again |
///
/// # References
/// K. H. Hamed, A. R. Rao (1998), "A modified Mann-Kendall trend test for autocorrelated data", Journal of Hydrology 204(1–4), 182–196,
/// doi 10.1016/S0022-1694(97)00125-X. S. Yue, C. Y. Wang (2004), "The Mann-Kendall test modified by effective sample size to detect
/// trend in serially correlated hydrological series", Water Resources Management 18(3), 201–218,
/// doi 10.1023/B:WARM.0000043140.61082.60. S. Yue, P. Pilon, B. Phinney, G. Cavadias (2002), "The influence of autocorrelation on the
/// ability to detect trend in hydrological series", Hydrological Processes 16(9), 1807–1829, doi 10.1002/hyp.1095.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SerialCorrection {
    /// Hamed and Rao: the variance is corrected by every lag whose rank correlation is significant.
    HamedRao,
    /// Yue and Wang: the variance is corrected by the first lag, whose powers stand for the others.
    YueWang,
    /// Yue and Wang with all lags, the default of some programs: the variance is far too small, as the correlations of all lags add up to −½
    /// whatever the values.
    YueWangAllLags,
    /// Pre-whitening: from each value, its part that depends on the one before is removed.
    PreWhitened,
    /// Trend-free pre-whitening: the trend is removed first and put back afterwards.
    TrendFreePreWhitened,
}

impl SerialCorrection {
    /// Every correction, in the order of this page.
    pub const ALL: &'static [Self] = &[
        Self::HamedRao,
        Self::YueWang,
        Self::YueWangAllLags,
        Self::PreWhitened,
        Self::TrendFreePreWhitened,
    ];
}

/// The Mann–Kendall test corrected for values that depend on the one before, as papers print it. For counts of periods,
/// [`Series::dependent_trend`](super::Series::dependent_trend) keeps its level, and this does not.
///
/// # Formula
/// At [`SerialCorrection`]; `z = (S ∓ 1)/√V`, two-sided by the normal law.
///
/// # When it misleads
/// Not recommended with fewer than 50 values: none keeps its level. False alarms at 5 %, in percent, of 24 counts of mean 20 and a
/// variance of five times the mean (3,000 series; the situations are those of [`Series::dependent_trend`](super::Series::dependent_trend),
/// whose page has what it keeps there):
///
/// | method | ρ 0 | 0.3 | 0.6 | 0.9 | AR(2) | pairs |
/// |---|---|---|---|---|---|---|
/// | [`MannKendall`], exact | 4.9 | 9.7 | 24 | 45 | 22 | 14 |
/// | `HamedRao` | 8.2 | 12 | 24 | 42 | 23 | 18 |
/// | `YueWang` | 7.7 | 9.1 | 14 | 33 | 18 | 6.1 |
/// | `YueWangAllLags` | 43 | 46 | 55 | 66 | 53 | 46 |
/// | `PreWhitened` | 4.3 | 4.6 | 6.5 | 13 | 7.2 | 2.2 |
/// | `TrendFreePreWhitened` | 5.1 | 11 | 25 | 48 | 23 | 16 |
///
/// `PreWhitened` keeps its level best and takes a part of a true trend for correlation. No exposures are used.
///
/// # Examples
/// ```
/// use interstate::stats::{MannKendall, SerialCorrection, SerialKendall};
///
/// let months = [2.0, 1.0, 1.0, 3.0, 4.0, 5.0, 5.0, 4.0, 4.0, 6.0, 7.0, 9.0, 8.0, 6.0, 5.0, 6.0, 8.0, 9.0];
/// let as_independent = MannKendall::new(&months)?;
/// let corrected = SerialKendall::new(&months, SerialCorrection::HamedRao)?;
/// assert!(corrected.variance() > 1.2 * as_independent.variance);
/// assert!(corrected.p() > 3.0 * as_independent.p_normal);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// At [`SerialCorrection`].
#[doc(alias = "hamed")]
#[doc(alias = "prewhitening")]
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct SerialKendall {
    correction: SerialCorrection,
    s: i64,
    variance: f64,
    z: f64,
    p: f64,
}

impl SerialKendall {
    /// Tests whether later values are larger than earlier ones, with one of the corrections.
    ///
    /// # Errors
    /// Fewer than five values; more than 5,000; numbers that are not finite; values on a line, which leave nothing that could depend on each other;
    /// a correction that leaves no variance, as `HamedRao` can with correlations below 0.
    pub fn new(values: &[f64], correction: SerialCorrection) -> Result<Self> {
        if values.len() < FEWEST {
            return Err(Numbers::TooShort {
                what: "values for a correlation of neighbours",
                found: values.len() as u64,
                needed: FEWEST as u64,
            }
            .into());
        }
        let numbers: Vec<f64> = (1..=values.len()).map(|i| i as f64).collect();
        let slope = TheilSen::new(&numbers, values)?.slope;
        let line = |(i, x): (&f64, &f64)| x - i * slope;
        let detrended: Vec<f64> = numbers.iter().zip(values).map(line).collect();
        let size = values.len() as f64;
        let (tested, factor) = match correction {
            SerialCorrection::HamedRao => {
                let found = correlations(&ranks(&detrended))?;
                let bound = normal_quantile(0.975) / size.sqrt();
                let weighed = found.iter().zip(1..).map(|(&r, k)| {
                    let rest = size - f64::from(k);
                    if r.abs() > bound {
                        rest * (rest - 1.0) * (rest - 2.0) * r
                    } else {
                        0.0
                    }
                });
                let pairs = size * (size - 1.0) * (size - 2.0);
                (values.to_vec(), 1.0 + 2.0 / pairs * weighed.sum::<f64>())
            }
            SerialCorrection::YueWang => {
                let first = first_correlation(&detrended)?;
                let weighed = (1..values.len()).map(|k| {
                    let k = k as f64;
                    (1.0 - k / size) * first.powf(k)
                });
                (values.to_vec(), 1.0 + 2.0 * weighed.sum::<f64>())
            }
            SerialCorrection::YueWangAllLags => {
                let found = correlations(&detrended)?;
                let weighed = found.iter().zip(1..);
                let sum: f64 = weighed.map(|(r, k)| (1.0 - f64::from(k) / size) * r).sum();
                (values.to_vec(), 1.0 + 2.0 * sum)
            }
            SerialCorrection::PreWhitened => {
                (whitened(values, first_correlation(values)?, 0.0), 1.0)
            }
            SerialCorrection::TrendFreePreWhitened => {
                let first = first_correlation(&detrended)?;
                (whitened(&detrended, first, slope), 1.0)
            }
        };
        let kendall = MannKendall::new(&tested)?;
        let variance = kendall.variance * factor;
        if variance.is_nan() || variance <= 0.0 {
            return Err(Numbers::Refused {
                what: "corrected trend of a series",
                why: "the correlations leave no variance",
            }
            .into());
        }
        let z = (kendall.s - kendall.s.signum()) as f64 / variance.sqrt();
        Ok(Self {
            correction,
            s: kendall.s,
            variance,
            z,
            p: (2.0 * normal_tails(z.abs()).upper).min(1.0),
        })
    }

    /// The correction for dependence.
    #[must_use]
    pub fn correction(&self) -> SerialCorrection {
        self.correction
    }

    /// Kendall's statistic of the corrected values: the number of pairs that rise less that of pairs that fall.
    #[must_use]
    pub fn s(&self) -> i64 {
        self.s
    }

    /// The corrected variance of the statistic `s`.
    #[must_use]
    pub fn variance(&self) -> f64 {
        self.variance
    }

    /// The statistic `s` in corrected standard deviations, moved by one towards 0 first.
    #[must_use]
    pub fn z(&self) -> f64 {
        self.z
    }

    /// The two-sided p by the normal distribution.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.p
    }

    /// The direction of the trend at a level.
    #[must_use]
    pub fn direction(&self, level: Confidence) -> TrendDirection {
        if self.p > level.alpha() {
            TrendDirection::Undecided
        } else if self.s > 0 {
            TrendDirection::Rising
        } else {
            TrendDirection::Falling
        }
    }
}

/// The correlation of a list with itself, moved by 1, 2, … places.
fn correlations(values: &[f64]) -> Result<Vec<f64>> {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let around: Vec<f64> = values.iter().map(|x| x - mean).collect();
    let product = |lag: usize| -> f64 {
        let later = around.iter().skip(lag);
        around.iter().zip(later).map(|(a, b)| a * b).sum()
    };
    let squares = product(0);
    let largest = values.iter().fold(0.0_f64, |a, b| a.max(b.abs()));
    // What is left of a line is rounding.
    if squares <= 1e-24 * values.len() as f64 * largest * largest {
        return Err(Numbers::Refused {
            what: "corrected trend of a series",
            why: "its values lie on a line, and leave nothing that could hang together",
        }
        .into());
    }
    Ok((1..values.len())
        .map(|lag| product(lag) / squares)
        .collect())
}

fn first_correlation(values: &[f64]) -> Result<f64> {
    // OK because five values have four lags.
    #[expect(clippy::indexing_slicing, reason = "four lags or more")]
    Ok(correlations(values)?[0])
}

/// The ranks, from 1 on; of equal values, their mean.
fn ranks(values: &[f64]) -> Vec<f64> {
    let rank = |x: &f64| {
        let below = values.iter().filter(|y| *y < x).count() as f64;
        let equal = values.iter().filter(|y| *y == x).count() as f64;
        below + f64::midpoint(1.0, equal)
    };
    values.iter().map(rank).collect()
}

/// Each value less its part of the one before, plus a slope for each place.
fn whitened(values: &[f64], part: f64, slope: f64) -> Vec<f64> {
    let pairs = values.iter().zip(values.iter().skip(1)).zip(1..);
    pairs
        .map(|((before, x), i)| x - before * part + f64::from(i) * slope)
        .collect()
}
