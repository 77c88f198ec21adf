//! A share of a known total.

use super::special::beta::beta_quantile;
use super::{Confidence, Interval};
use crate::error::Result;
use crate::error::numbers::Numbers;

/// The exact central interval for a proportion, `successes` of `trials`.
///
/// # Formula
/// `[B⁻¹(α/2; k, n−k+1), B⁻¹(1−α/2; k+1, n−k)]`, B⁻¹ the quantile of the beta law; the lower end is 0 for k = 0, the upper end 1
/// for k = n. Without trials it is the whole of [0, 1].
///
/// # When it misleads
/// Trials that come in clusters (all meetings of one summit) make it too narrow. It holds at least its level, and for few trials
/// noticeably more.
///
/// # Errors
/// More successes than trials; more than 2⁵⁰ trials.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::proportion_interval;
///
/// // Three of ten meetings were held at the level of ministers.
/// let share = proportion_interval(3, 10, Confidence::P95)?;
/// assert_eq!(format!("{share:.4}"), "0.0667–0.6525");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Clopper and Pearson 1934, The use of confidence or fiducial limits illustrated in the case of the binomial, Biometrika 26:404,
/// doi 10.1093/biomet/26.4.404.
#[doc(alias = "Clopper–Pearson")]
pub fn proportion_interval(
    successes: u64,
    trials: u64,
    confidence: Confidence,
) -> Result<Interval> {
    if trials > super::observed::MOST {
        return Err(Numbers::Above {
            what: "trials",
            found: trials,
            most: super::observed::MOST,
        }
        .into());
    }
    if successes > trials {
        return Err(Numbers::Above {
            what: "successes",
            found: successes,
            most: trials,
        }
        .into());
    }
    let (k, failures) = (successes as f64, (trials - successes) as f64);
    let tail = confidence.tail();
    Ok(Interval::of(
        beta_quantile(k, failures + 1.0, tail).0,
        // The upper end is what the lower end of the failures leaves.
        beta_quantile(failures, k + 1.0, tail).1,
    ))
}
