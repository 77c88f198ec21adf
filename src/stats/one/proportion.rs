//! A share of a known total.

use super::known::MOST;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::Confidence;
use crate::stats::answer::{
    interval::Interval,
    limit::{LowerLimit, UpperLimit},
    p_value::PValue,
    tails::Tails,
};
use crate::stats::special::beta::{beta_quantile, beta_tails};

/// A proportion, given `successes` of `trials`, with exact central intervals (Clopper and Pearson).
///
/// # Formula
/// `[B⁻¹(α/2; k, n−k+1), B⁻¹(1−α/2; k+1, n−k)]`, B⁻¹ the quantile of the beta law; the lower end is 0 for k = 0, the upper end 1
/// for k = n. Without trials it is the whole of [0, 1]. A limit of one side is an end with α in place of α/2. Tails:
/// `greater = P(X ≥ k)` and `less = P(X ≤ k)` for X binomial with n trials and the stated proportion; p is twice the smaller, at most 1.
///
/// # When it misleads
/// Trials that come in clusters (all meetings of one summit) make it too narrow. It holds at least its level, and for few trials
/// noticeably more.
///
/// # Errors
/// More successes than trials; more than 2⁵⁰ trials; a stated proportion that is not strictly between 0 and 1.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::Proportion;
///
/// // Three of ten meetings were held at the level of ministers.
/// let share = Proportion::new(3, 10)?.interval(Confidence::P95);
/// assert_eq!(format!("{share:.4}"), "0.0667–0.6525");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Clopper and Pearson 1934, The use of confidence or fiducial limits illustrated in the case of the binomial, Biometrika 26:404,
/// doi 10.1093/biomet/26.4.404.
#[doc(alias = "Clopper–Pearson")]
#[doc(alias = "binom.test")]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Proportion {
    successes: u64,
    trials: u64,
}

impl Proportion {
    /// Takes a number of successes among a number of trials.
    ///
    /// # Errors
    /// More successes than trials; more than 2⁵⁰ trials.
    pub fn new(successes: u64, trials: u64) -> Result<Self> {
        let above = |what, found, most| Err(Numbers::Above { what, found, most }.into());
        if trials > MOST {
            return above("trials", trials, MOST);
        }
        if successes > trials {
            return above("successes", successes, trials);
        }
        Ok(Self { successes, trials })
    }

    /// The observed share, from 0 to 1; `None` without trials.
    #[must_use]
    pub fn estimate(self) -> Option<f64> {
        (self.trials > 0).then(|| self.successes as f64 / self.trials as f64)
    }

    /// The two-sided exact interval for the proportion.
    #[must_use]
    pub fn interval(self, level: Confidence) -> Interval {
        let (lo, hi) = self.ends(level.tail());
        Interval::of(lo, hi)
    }

    /// The one-sided lower limit: all of α lies below it.
    ///
    /// # Errors
    /// A level of one half or less.
    ///
    /// # Examples
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::Proportion;
    ///
    /// // 97.5 % one-sided is the lower end of the 95 % interval.
    /// let limit = Proportion::new(3, 10)?.lower_limit(Confidence::new(0.975)?)?;
    /// assert_eq!(format!("{limit:.4}"), "≥ 0.0667");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn lower_limit(self, level: Confidence) -> Result<LowerLimit> {
        Ok(LowerLimit::of(self.ends(level.one_sided_tail()?).0))
    }

    /// The one-sided upper limit: all of α lies above it.
    ///
    /// # Errors
    /// A level of one half or less.
    ///
    /// # Examples
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::Proportion;
    ///
    /// let limit = Proportion::new(3, 10)?.upper_limit(Confidence::new(0.975)?)?;
    /// assert_eq!(format!("{limit:.4}"), "≤ 0.6525");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn upper_limit(self, level: Confidence) -> Result<UpperLimit> {
        Ok(UpperLimit::of(self.ends(level.one_sided_tail()?).1))
    }

    /// The one-sided p-values of a stated proportion.
    ///
    /// # Errors
    /// A proportion that is not strictly between 0 and 1.
    pub fn tails(self, stated_proportion: f64) -> Result<Tails> {
        if !(stated_proportion > 0.0 && stated_proportion < 1.0) {
            return Err(Numbers::Outside {
                what: "stated proportion",
                found: stated_proportion,
                expected: "0 < proportion < 1",
            }
            .into());
        }
        let (k, failures) = self.counts();
        let at_least = beta_tails(k, failures + 1.0, stated_proportion).lower;
        let at_most = beta_tails(k + 1.0, failures, stated_proportion).upper;
        Ok(Tails::of(at_most, at_least))
    }

    /// The two-sided p of a stated proportion, which belongs to the [`interval`](Self::interval): p < 1 − level exactly when the
    /// proportion is outside.
    ///
    /// # Errors
    /// As [`tails`](Self::tails).
    ///
    /// # Examples
    /// Fewer than half of ten were at that level, which proves little: 3 of 10 come from one half in a third of all cases.
    /// ```
    /// use interstate::stats::Proportion;
    ///
    /// assert!((Proportion::new(3, 10)?.p(0.5)?.hi() - 0.34375).abs() < 1e-12);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn p(self, stated_proportion: f64) -> Result<PValue> {
        Ok(self.tails(stated_proportion)?.two_sided())
    }

    /// Successes and failures as the formulas take them.
    fn counts(self) -> (f64, f64) {
        (self.successes as f64, (self.trials - self.successes) as f64)
    }

    /// Ends that leave `tail` below and above.
    fn ends(self, tail: f64) -> (f64, f64) {
        let (k, failures) = self.counts();
        (
            beta_quantile(k, failures + 1.0, tail).0,
            // The upper end is what the lower end of the failures leaves.
            beta_quantile(failures, k + 1.0, tail).1,
        )
    }
}
