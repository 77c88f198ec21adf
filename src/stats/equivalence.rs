//! Equivalence: evidence that a ratio lies within a stated margin.

use super::{Confidence, Interval, Observed, RatioMethod, rate_ratio_interval, rate_ratio_tails};
use crate::error::Result;
use crate::error::numbers::Numbers;

/// The answer of the two one-sided tests: is the ratio of two rates shown to lie between 1/margin and margin?
///
/// # Examples
/// Equal counts of 14 are not yet "stable within a factor of two"; 15 are.
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{Observed, equivalence};
///
/// let of = |n| Observed::new(n, 3.0);
/// assert!(!equivalence(of(14)?, of(14)?, 2.0, Confidence::P95)?.is_shown());
/// assert!(equivalence(of(15)?, of(15)?, 2.0, Confidence::P95)?.is_shown());
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Equivalence {
    margin: f64,
    against_less: f64,
    against_more: f64,
    interval: Interval,
    alpha: f64,
}

impl Equivalence {
    /// The margin that the caller stated.
    #[must_use]
    pub fn margin(&self) -> f64 {
        self.margin
    }

    /// The p against "the ratio is 1/margin or less".
    #[must_use]
    pub fn against_less(&self) -> f64 {
        self.against_less
    }

    /// The p against "the ratio is margin or more".
    #[must_use]
    pub fn against_more(&self) -> f64 {
        self.against_more
    }

    /// The p of equivalence: the larger of the two.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.against_less.max(self.against_more)
    }

    /// The 1 − 2α interval, which belongs to this p: inside the margins exactly when p ≤ α.
    #[must_use]
    pub fn interval(&self) -> Interval {
        self.interval
    }

    /// Whether equivalence within the margin is shown, p ≤ α.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.p() <= self.alpha
    }
}

pub(super) fn check_margin(margin: f64) -> Result<()> {
    if margin > 1.0 && margin <= 1e50 {
        Ok(())
    } else {
        Err(Numbers::Outside {
            what: "margin",
            found: margin,
            expected: "1 < margin ≤ 1e50",
        }
        .into())
    }
}

/// Tests whether the ratio of two rates lies between 1/margin and margin, by two one-sided exact tests.
///
/// # Formula
/// `p = max{P(X ≥ x2 | ratio = 1/margin), P(X ≤ x2 | ratio = margin)}`, X as in [`rate_ratio_tails`]. p ≤ α exactly when the
/// central 1 − 2α interval lies inside the margins.
///
/// # When it misleads
/// A margin chosen after looking at the counts shows nothing; there is no default. Within α = 0.05, equal counts show equivalence
/// within 1.25, 1.5, 2 and 3 only from 118, 38, 15 and 7 in each period on.
///
/// # Errors
/// A margin outside 1 < margin ≤ 1e50; a level of one half or less.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{Observed, equivalence};
///
/// let (before, after) = (Observed::new(9, 3.0)?, Observed::new(10, 3.0)?);
/// let stable = equivalence(before, after, 2.0, Confidence::P95)?;
/// assert!(!stable.is_shown());
/// assert_eq!(format!("{:.2}", stable.interval()), "0.47–2.65");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Schuirmann 1987, A comparison of the two one-sided tests procedure and the power approach for assessing the equivalence of
/// average bioavailability, Journal of Pharmacokinetics and Biopharmaceutics 15:657, doi 10.1007/BF01068419.
#[doc(alias = "TOST")]
pub fn equivalence(
    before: Observed,
    after: Observed,
    margin: f64,
    confidence: Confidence,
) -> Result<Equivalence> {
    let alpha = confidence.one_sided_tail()?;
    let method = RatioMethod::CentralExact;
    let wide = Confidence::new(1.0 - 2.0 * alpha)?;
    Ok(Equivalence {
        margin,
        against_less: not_less(before, after, margin)?,
        against_more: not_more(before, after, margin)?,
        interval: rate_ratio_interval(before, after, wide, method)?,
        alpha,
    })
}

/// The p against "the ratio is 1/margin or less": small if the later rate is shown not to be inferior by that factor.
///
/// # Formula
/// `P(X ≥ x2 | ratio = 1/margin)`.
///
/// # When it misleads
/// It shows "not much less", never "not less".
///
/// # Errors
/// A margin outside 1 < margin ≤ 1e50.
///
/// # Examples
/// ```
/// use interstate::stats::{Observed, not_less};
///
/// let p = not_less(Observed::new(9, 3.0)?, Observed::new(18, 3.0)?, 1.25)?;
/// assert!((p - 0.0166704).abs() < 1e-7);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// As for [`equivalence`].
#[doc(alias = "non-inferiority")]
pub fn not_less(before: Observed, after: Observed, margin: f64) -> Result<f64> {
    check_margin(margin)?;
    let tails = rate_ratio_tails(before, after, 1.0 / margin, RatioMethod::CentralExact)?;
    Ok(tails.greater())
}

/// The p against "the ratio is margin or more": small if the later rate is shown not to be superior by that factor.
///
/// # Formula
/// `P(X ≤ x2 | ratio = margin)`.
///
/// # When it misleads
/// It shows "not much more", never "not more".
///
/// # Errors
/// A margin outside 1 < margin ≤ 1e50.
///
/// # Examples
/// ```
/// use interstate::stats::{Observed, not_more};
///
/// let p = not_more(Observed::new(9, 3.0)?, Observed::new(18, 3.0)?, 1.25)?;
/// assert!((p - 0.9139388).abs() < 1e-7);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// As for [`equivalence`].
pub fn not_more(before: Observed, after: Observed, margin: f64) -> Result<f64> {
    check_margin(margin)?;
    let tails = rate_ratio_tails(before, after, margin, RatioMethod::CentralExact)?;
    Ok(tails.less())
}
