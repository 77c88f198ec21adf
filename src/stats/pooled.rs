//! One ratio for several strata (dyads, kinds, regions), each with its own rates.

mod law;

use super::special::gamma::chi_squared_tails;
use super::{BeforeAfter, Confidence, Interval, Tails};
use crate::error::Result;
use crate::error::numbers::Numbers;
use law::Pooled;

/// Mantel and Haenszel's estimate of the ratio that all strata share; `None` where nothing was seen before (or nothing at all).
///
/// # Formula
/// `Σ x2 t1/T / Σ x1 t2/T`, T = t1 + t2 of the stratum.
///
/// # When it misleads
/// If the strata have different ratios, the one number hides it: see [`pooled_homogeneity`].
///
/// # Examples
/// ```
/// use interstate::stats::{BeforeAfter, Observed, pooled_ratio};
///
/// let of = |before, after| -> interstate::Result<BeforeAfter> {
///     Ok(BeforeAfter { before: Observed::new(before, 3.0)?, after: Observed::new(after, 3.0)? })
/// };
/// assert_eq!(pooled_ratio(&[of(9, 18)?, of(6, 12)?]), Some(2.0));
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Mantel and Haenszel 1959, Statistical aspects of the analysis of data from retrospective studies of disease, JNCI 22:719, doi
/// 10.1093/jnci/22.4.719. Greenland and Robins 1985, Estimation of a common effect parameter from sparse follow-up data,
/// Biometrics 41:55, doi 10.2307/2530643.
#[must_use]
pub fn pooled_ratio(strata: &[BeforeAfter]) -> Option<f64> {
    let (mut up, mut down) = (0.0, 0.0);
    for BeforeAfter { before, after } in strata {
        // t1/T and t2/T, by the ratio of the two against overflow.
        let share = 1.0 / (1.0 + after.exposure() / before.exposure());
        up += after.events() * share;
        down += before.events() * (1.0 - share);
    }
    (down > 0.0).then(|| up / down)
}

/// The two-sided exact interval for the ratio that all strata share, each with its own rates.
///
/// # Formula
/// Given the sum N of each stratum, its later count is binomial with odds `ratio · t2/t1`; the sum of the later counts then has a
/// law that depends on the ratio alone, `P(s) ∝ c_s ratioˢ` with `c_s` the coefficients of `Π (1 + z t2/t1)^N`. The ends leave α/2
/// on each side. Strata with equal exposures add up to one binomial law.
///
/// # When it misleads
/// It takes the ratio to be the same in all strata: see [`pooled_homogeneity`].
///
/// # Errors
/// More than 100,000 events in strata of unequal exposures.
///
/// # Examples
/// Neither nine exercises that became eighteen nor six meetings that became twelve is evidence alone; together they are:
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{BeforeAfter, Observed, pooled_ratio_interval};
///
/// let of = |before, after| -> interstate::Result<BeforeAfter> {
///     Ok(BeforeAfter { before: Observed::new(before, 3.0)?, after: Observed::new(after, 3.0)? })
/// };
/// let ratio = pooled_ratio_interval(&[of(9, 18)?, of(6, 12)?], Confidence::P95)?;
/// assert_eq!(ratio.to_string(), "1.043–4.000");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Gart 1970, Point and interval estimation of the common odds ratio in the combination of 2 × 2 tables with fixed marginals,
/// Biometrika 57:471, doi 10.1093/biomet/57.3.471. Breslow and Day 1987, Statistical methods in cancer research II, IARC.
#[doc(alias = "Mantel–Haenszel")]
pub fn pooled_ratio_interval(strata: &[BeforeAfter], confidence: Confidence) -> Result<Interval> {
    let pooled = Pooled::new(strata)?;
    let tail = confidence.tail();
    Ok(Interval::of(
        pooled.lower(tail),
        1.0 / pooled.swapped().lower(tail),
    ))
}

/// The one-sided p-values of the hypothesis that the ratio is `null_ratio` in all strata.
///
/// # Formula
/// `greater = P(S ≥ s)`, `less = P(S ≤ s)`, s the sum of the later counts, S by the law of [`pooled_ratio_interval`];
/// [`Tails::two_sided`] is the p that belongs to that interval.
///
/// # When it misleads
/// As the interval does.
///
/// # Errors
/// As the interval; a null ratio outside 1e-50 ≤ ratio ≤ 1e50.
///
/// # Examples
/// ```
/// use interstate::stats::{BeforeAfter, Observed, pooled_ratio_tails};
///
/// let of = |before, after| -> interstate::Result<BeforeAfter> {
///     Ok(BeforeAfter { before: Observed::new(before, 3.0)?, after: Observed::new(after, 3.0)? })
/// };
/// let tails = pooled_ratio_tails(&[of(9, 18)?, of(6, 12)?], 1.0)?;
/// assert!((tails.two_sided() - 0.0356978).abs() < 1e-7);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// As for [`pooled_ratio_interval`].
pub fn pooled_ratio_tails(strata: &[BeforeAfter], null_ratio: f64) -> Result<Tails> {
    super::ratio::check_null(null_ratio)?;
    let (less, greater) = Pooled::new(strata)?.tails(null_ratio);
    Ok(Tails::of(less, greater))
}

/// The test whether all strata share one ratio.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct PooledHomogeneity {
    ratio: f64,
    chi_squared: f64,
    degrees: u64,
}

impl PooledHomogeneity {
    /// The common ratio under which the test was made: the maximum-likelihood estimate.
    #[must_use]
    pub fn ratio(&self) -> f64 {
        self.ratio
    }

    /// The statistic.
    #[must_use]
    pub fn chi_squared(&self) -> f64 {
        self.chi_squared
    }

    /// Degrees of freedom: strata with events, less one.
    #[must_use]
    pub fn degrees_of_freedom(&self) -> u64 {
        self.degrees
    }

    /// The p: small if the strata have different ratios.
    #[must_use]
    pub fn p(&self) -> f64 {
        chi_squared_tails(self.degrees as f64, self.chi_squared).upper
    }
}

/// Tests whether all strata share one ratio.
///
/// # Formula
/// `Σ (x2 − N π)²/(N π(1 − π))` over strata with events, χ² with one degree fewer than they are; π the share of the later period
/// under the common ratio r̂ that makes `Σ x2 = Σ N π`.
///
/// # When it misleads
/// With expected counts below five in many strata χ² is a poor approximation. A large p shows no equality.
///
/// # Errors
/// Fewer than two strata with events; all events on one side, where every stratum fits any extreme ratio.
///
/// # Examples
/// ```
/// use interstate::stats::{BeforeAfter, Observed, pooled_homogeneity};
///
/// let of = |before, after| -> interstate::Result<BeforeAfter> {
///     Ok(BeforeAfter { before: Observed::new(before, 3.0)?, after: Observed::new(after, 3.0)? })
/// };
/// let test = pooled_homogeneity(&[of(9, 18)?, of(12, 6)?])?;
/// assert!((test.chi_squared() - 4.821429).abs() < 1e-6);
/// assert!((test.p() - 0.028108).abs() < 1e-6);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Breslow and Day 1987, Statistical methods in cancer research II: the design and analysis of cohort studies, IARC, section 3.6.
pub fn pooled_homogeneity(strata: &[BeforeAfter]) -> Result<PooledHomogeneity> {
    let with_events = |s: &&BeforeAfter| s.before.count() + s.after.count() > 0;
    let found = strata.iter().filter(with_events).count() as u64;
    if found < 2 {
        return Err(Numbers::TooShort {
            what: "strata with events",
            found,
            needed: 2,
        }
        .into());
    }
    let Some(ratio) = law::common_ratio(strata) else {
        return Err(Numbers::Refused {
            what: "homogeneity of strata",
            why: "all events lie in one of the two periods",
        }
        .into());
    };
    let chi_squared = strata
        .iter()
        .filter(with_events)
        .map(|BeforeAfter { before, after }| {
            let n = before.events() + after.events();
            let odds = ratio * (after.exposure() / before.exposure());
            let (share, rest) = (odds / (1.0 + odds), 1.0 / (1.0 + odds));
            let off = after.events() * rest - before.events() * share;
            off * off / (n * share * rest)
        })
        .sum();
    Ok(PooledHomogeneity {
        ratio,
        chi_squared,
        degrees: found - 1,
    })
}
