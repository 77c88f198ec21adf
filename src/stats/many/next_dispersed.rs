//! How many events the next period may bring, where events cluster.

use super::dispersion::Dispersion;
use crate::error::Result;
use crate::stats::one::known::check_exposure;
use crate::stats::one::next_count::{exact_lower, exact_upper};
use crate::stats::series::Series;
use crate::stats::special::beta::student_t_quantile;
use crate::stats::special::normal::normal_quantile;
use crate::stats::{Confidence, Prediction};

/// A prediction of the count of the next period from the counts of the parts of another, at a rate and a dispersion that do not change.
///
/// # Formula
/// `x` events in `t₁`, of which the parts scatter with `φ̂` ([`Dispersion`], with `df` degrees of freedom); `y` in the next `t₂`. Events are
/// taken to come `c` at a time, `c = max(φ̂, 1) · (t/z)²` with the `1 − α/2` quantiles of Student's law with `df` and of the normal law: the
/// `y` for which neither tail of the exact test of [`NextCount`](crate::stats::NextCount), of `x/c` and `y/c` by the incomplete beta function, is `α/2`
/// or less. With many parts and `φ̂ ≤ 1` it is that interval.
///
/// # When it misleads
/// Measured at 95 %: how often it holds the next count, and in brackets how often [`NextCount`](crate::stats::NextCount) does (negative binomial
/// months, 20,000 draws a number, standard error 0.2):
///
/// | months seen, next | mean a month | `φ` 1 | `φ` 3 | `φ` 5 | `φ` 10 |
/// |---|---|---|---|---|---|
/// | 12, 12 | 1 | 98.8 (96.9) | 95.3 (79.9) | 93.0 (68.6) | 89.0 (54.8) |
/// | 12, 12 | 5 | 98.4 (95.8) | 95.8 (76.5) | 95.3 (64.2) | 94.2 (48.8) |
/// | 12, 12 | 20 | 98.1 (95.4) | 95.8 (75.8) | 95.6 (63.3) | 95.4 (47.4) |
/// | 12, 1 | 5 | 99.1 (97.5) | 97.6 (82.1) | 97.1 (71.8) | 96.7 (58.8) |
/// | 36, 12 | 5 | 97.1 (95.9) | 95.8 (75.8) | 96.0 (64.0) | 95.9 (48.1) |
/// | 4, 4 | 20 | 100.0 (95.8) | 98.6 (76.4) | 97.6 (64.1) | 96.2 (48.4) |
///
/// At one event a month in strong clusters `φ̂` is too small more often than not. A rough `φ̂` is paid for by width: with four parts the
/// interval is 1.6 times as wide as with many. A next period of other seasons than the parts breaks it, as does
/// a rate that was chosen because it was high.
///
/// # Errors
/// A next exposure outside 1e-100 ≤ exposure ≤ 1e100; so much longer than the one seen that a limit would exceed 2⁵⁰.
///
/// # Examples
/// Sixty in a year. If they came evenly, 90 in the next would be news; as they came, in bursts, it would not:
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{NextCount, NextDispersed, Observed, Series};
///
/// let months = Series::new(&[1, 0, 14, 2, 3, 9, 0, 1, 17, 4, 2, 7], &[1.0 / 12.0; 12])?;
/// let next = NextDispersed::new(months, 1.0)?.interval(Confidence::P95)?;
/// assert_eq!((next.lo(), next.hi()), (8, Some(147)));
/// let even = NextCount::new(Observed::new(60, 1.0)?, 1.0)?.interval(Confidence::P95)?;
/// assert_eq!((even.lo(), even.hi()), (40, Some(84)));
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// As [`NextCount`](crate::stats::NextCount); R. W. M. Wedderburn (1974), "Quasi-likelihood functions, generalized linear models, and the
/// Gauss–Newton method", Biometrika 61(3), 439–447, doi 10.1093/biomet/61.3.439 (the dispersion).
#[doc(alias = "forecast")]
#[doc(alias = "predict")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NextDispersed {
    events: f64,
    seen: f64,
    next: f64,
    dispersion: Option<Dispersion>,
    /// Parts less one: the degrees of freedom where nothing was seen.
    degrees: usize,
}

impl NextDispersed {
    /// Takes the counts of the parts and the exposure of the next period, in the same unit.
    ///
    /// # Errors
    /// A next exposure, or a sum of those of the parts, outside 1e-100 ≤ exposure ≤ 1e100.
    pub fn new(parts: Series<'_>, exposure: f64) -> Result<Self> {
        check_exposure(exposure)?;
        let seen = parts.exposures().iter().sum();
        check_exposure(seen)?;
        let dispersion = (parts.total() > 0).then(|| Dispersion::new(&[parts]));
        Ok(Self {
            events: parts.total() as f64,
            seen,
            next: exposure,
            dispersion: dispersion.transpose()?,
            degrees: parts.len() - 1,
        })
    }

    /// The expected count at the observed rate.
    #[must_use]
    pub fn estimate(&self) -> f64 {
        self.events / self.seen * self.next
    }

    /// The dispersion of the parts; `None` where nothing was observed.
    #[must_use]
    pub fn dispersion(&self) -> Option<Dispersion> {
        self.dispersion
    }

    /// The prediction interval: the counts that an unchanged rate and dispersion lead one to expect.
    ///
    /// # Errors
    /// A limit above 2⁵⁰: a next exposure much longer than the one seen, or a level too near to 1.
    pub fn interval(&self, level: Confidence) -> Result<Prediction> {
        let tail = level.alpha() / 2.0;
        let phi = self.dispersion.map_or(1.0, |d| d.phi.max(1.0));
        // Of the lower tail, which is exact where `1 − tail` rounds to 1. At the middle both quantiles are zero; near it their ratio stands still.
        let beside = tail.min(0.5 - 1e-9);
        let stretch = student_t_quantile(self.degrees as f64, beside) / normal_quantile(beside);
        let unit = phi * stretch * stretch;
        let whole = self.seen + self.next;
        let shares = (self.seen / whole, self.next / whole);
        Ok(Prediction::between(
            exact_lower(self.events, shares, unit, tail)?,
            exact_upper(self.events, shares, unit, tail)?,
        ))
    }
}
