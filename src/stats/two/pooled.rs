//! One ratio for several strata (dyads, kinds, regions), each with its own rates.

mod law;

use super::before_after::{BeforeAfter, KnownPair};
use super::rate_ratio::exact::check_null;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::Confidence;
use crate::stats::answer::{
    interval::Interval,
    limit::{LowerLimit, UpperLimit},
    p_value::PValue,
    ratio::{Ends, RatioRange},
    tails::Tails,
};
use crate::stats::special::gamma::chi_squared_tails;
use law::{Law, common_ratio};

/// The ratio of rates that several strata share, each with rates of its own. Exact.
///
/// # Formula
/// Mantel and Haenszel's estimate: `Σ x2 t1/T / Σ x1 t2/T`, T = t1 + t2 of the stratum.
///
/// Given the sum N of each stratum, its later count is binomial with odds `ratio · t2/t1`; the sum of the later counts then has a
/// law that depends on the ratio alone, `P(s) ∝ c_s ratioˢ` with `c_s` the coefficients of `Π (1 + z t2/t1)^N`. The ends leave α/2
/// on each side; a limit of one side leaves α. Strata with equal exposures add up to one binomial law. Tails, s the sum of the later
/// counts and S by that law: `greater = P(S ≥ s)`, `less = P(S ≤ s)`; p, twice the smaller one, belongs to the interval.
///
/// Homogeneity: `Σ (x2 − N π)²/(N π(1 − π))` over strata with events, χ² with one degree fewer than they are; π the share of the
/// later period under the common ratio r̂ that makes `Σ x2 = Σ N π`.
///
/// Of counts known as bounds: the lower end with all earlier counts as large and all later ones as small as possible, the upper end
/// the other way round, and each tail between the two.
///
/// # When it misleads
/// It takes the ratio to be the same in all strata; if they have different ones, the one number hides it: see
/// [`homogeneity`](Self::homogeneity). There, with expected counts below five in many strata, χ² is a poor approximation, and a large
/// p shows no equality. One unbounded stratum unbounds the whole.
///
/// # Errors
/// More than 100,000 events in strata of unequal exposures; a null ratio outside 1e-50 ≤ ratio ≤ 1e50.
///
/// # Examples
/// Neither nine exercises that became eighteen nor six meetings that became twelve is evidence alone; together they are:
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{BeforeAfter, Observed, Pooled};
///
/// let of = |before, after| -> interstate::Result<BeforeAfter> {
///     Ok(BeforeAfter::new(Observed::new(before, 3.0)?, Observed::new(after, 3.0)?))
/// };
/// let strata = [of(9, 18)?, of(6, 12)?];
/// assert_eq!(Pooled::new(&strata).interval(Confidence::P95)?.to_string(), "1.043–4.000");
/// // "At least 18" exercises:
/// let or_more = BeforeAfter::new(Observed::new(9, 3.0)?, Observed::between(18, None, 3.0)?);
/// let strata = [or_more, of(6, 12)?];
/// assert_eq!(Pooled::new(&strata).interval(Confidence::P95)?.to_string(), "≥ 1.043");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Mantel and Haenszel 1959, Statistical aspects of the analysis of data from retrospective studies of disease, JNCI 22:719, doi
/// 10.1093/jnci/22.4.719. Greenland and Robins 1985, Estimation of a common effect parameter from sparse follow-up data,
/// Biometrics 41:55, doi 10.2307/2530643 (the estimate). Gart 1970, Point and interval estimation of the common odds ratio in the
/// combination of 2 × 2 tables with fixed marginals, Biometrika 57:471, doi 10.1093/biomet/57.3.471 (the interval). Breslow and Day
/// 1987, Statistical methods in cancer research II: the design and analysis of cohort studies, IARC, section 3.6 (homogeneity).
#[doc(alias = "Mantel–Haenszel")]
#[doc(alias = "stratified")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pooled<'a> {
    strata: &'a [BeforeAfter],
}

impl<'a> Pooled<'a> {
    /// Takes the strata, each with an earlier and a later period.
    #[must_use]
    pub fn new(strata: &'a [BeforeAfter]) -> Self {
        Self { strata }
    }

    /// The Mantel–Haenszel estimate of the ratio: one number, or a range if counts are bounds. Unbounded where nothing was observed before,
    /// undefined where nothing was observed at all.
    ///
    /// # Examples
    /// ```
    /// use interstate::Ratio;
    /// use interstate::stats::{BeforeAfter, Observed, Pooled};
    ///
    /// let of = |before, after| -> interstate::Result<BeforeAfter> {
    ///     Ok(BeforeAfter::new(Observed::new(before, 3.0)?, Observed::new(after, 3.0)?))
    /// };
    /// let strata = [of(9, 18)?, of(6, 12)?];
    /// assert_eq!(Pooled::new(&strata).estimate().exactly(), Some(Ratio::Finite(2.0)));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn estimate(self) -> RatioRange {
        let nothing = Ends { lo: 0.0, hi: 0.0 };
        let (mut up, mut down) = (nothing, nothing);
        for pair in self.strata {
            let (before, after) = (pair.before(), pair.after());
            // t1/T and t2/T, by the ratio of the two against overflow, and neither as what the other leaves.
            let odds = after.exposure() / before.exposure();
            up = up.plus(after.events().scaled(1.0 / (1.0 + odds)));
            down = down.plus(before.events().scaled(1.0 / (1.0 + 1.0 / odds)));
        }
        RatioRange::of(up, down)
    }

    /// The two-sided exact interval for the ratio.
    ///
    /// # Errors
    /// More than 100,000 events in strata of unequal exposures.
    pub fn interval(self, level: Confidence) -> Result<Interval> {
        let (tail, lowest) = (level.tail(), self.lowest()?);
        let lo = lowest.as_ref().map_or(0.0, |law| law.lower(tail));
        let highest = if self.is_known() {
            lowest
        } else {
            self.highest()?
        };
        let hi = highest.map_or(f64::INFINITY, |law| law.upper(tail));
        Ok(Interval::of(lo, hi))
    }

    /// The one-sided lower limit for the ratio: all of α lies below it.
    ///
    /// # Errors
    /// A level of one half or less; more than 100,000 events in strata of unequal exposures.
    pub fn lower_limit(self, level: Confidence) -> Result<LowerLimit> {
        let tail = level.one_sided_tail()?;
        let lo = self.lowest()?.map_or(0.0, |law| law.lower(tail));
        Ok(LowerLimit::of(lo))
    }

    /// The one-sided upper limit for the ratio: all of α lies above it.
    ///
    /// # Errors
    /// A level of one half or less; more than 100,000 events in strata of unequal exposures.
    pub fn upper_limit(self, level: Confidence) -> Result<UpperLimit> {
        let tail = level.one_sided_tail()?;
        let hi = self.highest()?.map_or(f64::INFINITY, |law| law.upper(tail));
        Ok(UpperLimit::of(hi))
    }

    /// The one-sided p-values of the hypothesis that the ratio is `null_ratio` in all strata.
    ///
    /// # Errors
    /// A null ratio outside 1e-50 ≤ ratio ≤ 1e50; more than 100,000 events in strata of unequal exposures.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::{BeforeAfter, Observed, Pooled};
    ///
    /// let meetings = BeforeAfter::new(Observed::new(6, 3.0)?, Observed::new(12, 3.0)?);
    /// let or_more = BeforeAfter::new(Observed::new(9, 3.0)?, Observed::between(18, None, 3.0)?);
    /// let tails = Pooled::new(&[or_more, meetings]).tails(1.0)?;
    /// assert!((tails.greater().hi() - 0.017849).abs() < 1e-6);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn tails(self, null_ratio: f64) -> Result<Tails> {
        check_null(null_ratio)?;
        let of = |law: Law| law.tails(null_ratio);
        let low = self.lowest()?.map(of);
        let high = if self.is_known() {
            low
        } else {
            self.highest()?.map(of)
        };
        Ok(Tails::between(low, high))
    }

    /// The two-sided p of the hypothesis that the ratio is `null_ratio` in all strata, which belongs to the
    /// [`interval`](Self::interval).
    ///
    /// # Errors
    /// As [`tails`](Self::tails).
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::{BeforeAfter, Observed, Pooled};
    ///
    /// let of = |before, after| -> interstate::Result<BeforeAfter> {
    ///     Ok(BeforeAfter::new(Observed::new(before, 3.0)?, Observed::new(after, 3.0)?))
    /// };
    /// let p = Pooled::new(&[of(9, 18)?, of(6, 12)?]).p(1.0)?;
    /// assert!((p.hi() - 0.0356978).abs() < 1e-7);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn p(self, null_ratio: f64) -> Result<PValue> {
        Ok(self.tails(null_ratio)?.two_sided())
    }

    /// Tests whether all strata share one ratio.
    ///
    /// # Errors
    /// Fewer than two strata with events; all events on one side, where every stratum fits any extreme ratio; counts known as bounds.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::{BeforeAfter, Observed, Pooled};
    ///
    /// let of = |before, after| -> interstate::Result<BeforeAfter> {
    ///     Ok(BeforeAfter::new(Observed::new(before, 3.0)?, Observed::new(after, 3.0)?))
    /// };
    /// let test = Pooled::new(&[of(9, 18)?, of(12, 6)?]).homogeneity()?;
    /// assert!((test.chi_squared() - 4.821429).abs() < 1e-6);
    /// assert!((test.p() - 0.028108).abs() < 1e-6);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn homogeneity(self) -> Result<PooledHomogeneity> {
        for pair in self.strata {
            pair.known_or("homogeneity is tested with counts that are known")?;
        }
        // All are known, so that none is left out.
        let strata = self.strata.iter().filter_map(|pair| pair.known());
        let with_events = strata.clone().filter(|pair| pair.events() > 0.0);
        let found = with_events.clone().count() as u64;
        if found < 2 {
            return Err(Numbers::TooShort {
                what: "strata with events",
                found,
                needed: 2,
            }
            .into());
        }
        let Some(ratio) = common_ratio(&strata) else {
            return Err(Numbers::Refused {
                what: "homogeneity of strata",
                why: "all events lie in one of the two periods",
            }
            .into());
        };
        let chi_squared = with_events
            .map(|pair| {
                let KnownPair { before, after } = pair;
                let odds = ratio * pair.exposure_odds();
                let (share, rest) = (odds / (1.0 + odds), 1.0 / (1.0 + odds));
                let off = after.events() * rest - before.events() * share;
                off * off / (pair.events() * share * rest)
            })
            .sum();
        Ok(PooledHomogeneity {
            ratio,
            chi_squared,
            degrees: found - 1,
        })
    }

    fn is_known(self) -> bool {
        self.strata.iter().all(|pair| pair.known().is_some())
    }

    /// Where the ratio is as low as possible in all strata; `None` where that end is unbounded.
    fn lowest(self) -> Result<Option<Law>> {
        Law::new(self.strata.iter().map(|pair| pair.lowest()))
    }

    /// Where the ratio is as high as possible in all strata; `None` where that end is unbounded.
    fn highest(self) -> Result<Option<Law>> {
        Law::new(self.strata.iter().map(|pair| pair.highest()))
    }
}

/// The test whether all strata share one ratio.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct PooledHomogeneity {
    ratio: f64,
    chi_squared: f64,
    degrees: u64,
}

impl PooledHomogeneity {
    /// The common ratio that the test assumes: the maximum-likelihood estimate.
    #[must_use]
    pub fn ratio(&self) -> f64 {
        self.ratio
    }

    /// The test statistic, to be compared with a χ² distribution.
    #[must_use]
    pub fn chi_squared(&self) -> f64 {
        self.chi_squared
    }

    /// The degrees of freedom: the number of strata with events, less one.
    #[must_use]
    pub fn degrees_of_freedom(&self) -> u64 {
        self.degrees
    }

    /// The p-value of the test: small if the strata have different ratios.
    #[must_use]
    pub fn p(&self) -> f64 {
        chi_squared_tails(self.degrees as f64, self.chi_squared).upper
    }
}
