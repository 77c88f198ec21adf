//! Many questions at once: p-values adjusted for how many were asked.
//!
//! A table of forty dyads holds two below 0.05 when nothing happened at all. Each function takes the p-values of one family of
//! questions and gives the adjusted ones in the same order: an adjusted value is compared with the level itself.
//!
//! | function | what is held at the level | when |
//! |---|---|---|
//! | [`holm`] | the chance of one false claim or more | the default: a few questions, each claim stands alone |
//! | [`benjamini_hochberg`] | the expected share of false claims among the claims | a table of dyads that is searched |
//! | [`benjamini_yekutieli`] | the same, whatever the dependence | dyads that share states and pull each other |
//! | [`bonferroni`] | as Holm, never better | to compare with older papers |

use crate::error::Result;
use crate::error::numbers::Numbers;

/// The p-values of one family, adjusted by Holm's step-down method.
///
/// # Formula
/// With `p(1) ≤ … ≤ p(m)`: the adjusted `p(i)` is `max over j ≤ i of (m − j + 1) · p(j)`, at most 1.
///
/// # When it misleads
/// The family must hold every question that was asked, also those whose answer was dull: leaving them out undoes the adjustment.
///
/// # Errors
/// A value outside 0 ≤ p ≤ 1, NaN among them: a missing p-value is neither a question that was not asked nor one that was lost.
///
/// # Examples
/// Two of three changes look significant alone; one of them holds.
/// ```
/// use interstate::stats::multiplicity::holm;
///
/// assert_eq!(holm(&[0.01, 0.04, 0.30])?, [0.03, 0.08, 0.30]);
/// assert_eq!(
///     holm(&[0.01, f64::NAN]).unwrap_err().to_string(),
///     "p-value NaN is outside 0 ≤ p ≤ 1",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// S. Holm (1979), "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6(2), 65–70,
/// JSTOR 4615733 (the journal had no DOI then).
#[doc(alias = "fwer")]
pub fn holm(p: &[f64]) -> Result<Vec<f64>> {
    let order = ascending(p)?;
    let mut adjusted = vec![0.0; p.len()];
    let mut most = 0.0_f64;
    for (rank, &(at, value)) in order.iter().enumerate() {
        most = most.max((p.len() - rank) as f64 * value);
        put(&mut adjusted, at, most);
    }
    Ok(adjusted)
}

/// The p-values of one family, adjusted by Benjamini and Hochberg's step-up method.
///
/// # Formula
/// With `p(1) ≤ … ≤ p(m)`: the adjusted `p(i)` is `min over j ≥ i of m · p(j) / j`, at most 1.
///
/// # When it misleads
/// It holds the share of false claims under independence and some kinds of positive dependence. Two dyads with a common state need
/// neither: [`benjamini_yekutieli`] holds always. And a share is not a promise for any one claim.
///
/// # Errors
/// A value outside 0 ≤ p ≤ 1, NaN among them.
///
/// # Examples
/// ```
/// use interstate::stats::multiplicity::benjamini_hochberg;
///
/// let adjusted = benjamini_hochberg(&[0.01, 0.04, 0.30])?;
/// assert!((adjusted[0] - 0.03).abs() < 1e-15 && (adjusted[1] - 0.06).abs() < 1e-15);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Y. Benjamini, Y. Hochberg (1995), "Controlling the false discovery rate: a practical and powerful approach to multiple testing",
/// Journal of the Royal Statistical Society B 57(1), 289–300, doi 10.1111/j.2517-6161.1995.tb02031.x.
#[doc(alias = "fdr")]
#[doc(alias = "bh")]
pub fn benjamini_hochberg(p: &[f64]) -> Result<Vec<f64>> {
    step_up(p, 1.0)
}

/// The p-values of one family, adjusted by Benjamini and Yekutieli's method, which holds under any dependence.
///
/// # Formula
/// Benjamini and Hochberg's values times `1 + 1/2 + … + 1/m`, at most 1.
///
/// # When it misleads
/// The factor grows with the family (4.5 at 50 questions): a small effect that [`benjamini_hochberg`] finds may be lost.
///
/// # Errors
/// A value outside 0 ≤ p ≤ 1, NaN among them.
///
/// # Examples
/// ```
/// use interstate::stats::multiplicity::benjamini_yekutieli;
///
/// let adjusted = benjamini_yekutieli(&[0.01, 0.04, 0.30])?;
/// assert!((adjusted[0] - 0.055).abs() < 1e-15 && (adjusted[1] - 0.11).abs() < 1e-15);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Y. Benjamini, D. Yekutieli (2001), "The control of the false discovery rate in multiple testing under dependency",
/// Annals of Statistics 29(4), 1165–1188, doi 10.1214/aos/1013699998.
#[doc(alias = "by")]
pub fn benjamini_yekutieli(p: &[f64]) -> Result<Vec<f64>> {
    // The small terms first, so that none is lost.
    let factor = (1..=p.len()).rev().map(|i| 1.0 / i as f64).sum();
    step_up(p, factor)
}

/// The p-values of one family, each times the size of the family.
///
/// # Formula
/// `m · p`, at most 1.
///
/// # When it misleads
/// [`holm`] promises the same and is never larger.
///
/// # Errors
/// A value outside 0 ≤ p ≤ 1, NaN among them.
///
/// # Examples
/// ```
/// use interstate::stats::multiplicity::bonferroni;
///
/// assert_eq!(bonferroni(&[0.01, 0.04, 0.5])?, [0.03, 0.12, 1.0]);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// O. J. Dunn (1961), "Multiple comparisons among means", Journal of the American Statistical Association 56(293), 52–64,
/// doi 10.1080/01621459.1961.10482090.
pub fn bonferroni(p: &[f64]) -> Result<Vec<f64>> {
    ascending(p)?;
    let size = p.len() as f64;
    Ok(p.iter().map(|p| (p * size).min(1.0)).collect())
}

fn step_up(p: &[f64], factor: f64) -> Result<Vec<f64>> {
    let order = ascending(p)?;
    let mut adjusted = vec![0.0; p.len()];
    let mut least = 1.0_f64;
    for (rank, &(at, value)) in order.iter().enumerate().rev() {
        least = least.min(value * factor * p.len() as f64 / (rank + 1) as f64);
        put(&mut adjusted, at, least);
    }
    Ok(adjusted)
}

fn put(adjusted: &mut [f64], at: usize, value: f64) {
    if let Some(cell) = adjusted.get_mut(at) {
        *cell = value.min(1.0);
    }
}

/// The places and values of the p-values, from the smallest on.
fn ascending(p: &[f64]) -> Result<Vec<(usize, f64)>> {
    if let Some(&found) = p.iter().find(|p| !(0.0..=1.0).contains(*p)) {
        return Err(Numbers::Outside {
            what: "p-value",
            found,
            expected: "0 ≤ p ≤ 1",
        }
        .into());
    }
    let mut order: Vec<(usize, f64)> = p.iter().copied().enumerate().collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    Ok(order)
}
