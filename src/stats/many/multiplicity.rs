//! Many questions at once: p-values adjusted for how many were asked.

use crate::error::numbers::Numbers;
use crate::error::{Result, text};

text::word! {
    "p-value adjustment";
    /// A method that adjusts the p-values of a family of questions for the number of questions.
    ///
    /// A table of forty dyads holds about two below 0.05 when nothing happened at all. An adjusted value is compared with the level of
/// significance itself, 0.05, and not with a part of it.
    ///
    /// | method | what is held at the level | when |
    /// |---|---|---|
    /// | `Holm` | the chance of one false claim or more | the default: a few questions, each claim stands alone |
    /// | `BenjaminiHochberg` | the expected share of false claims among the claims | a table of dyads that is searched |
    /// | `BenjaminiYekutieli` | the same, whatever the dependence | dyads that share states and pull each other |
    /// | `Bonferroni` | as Holm, never better | to compare with older papers |
    ///
    /// # Formula
    /// With `p(1) ≤ … ≤ p(m)` the adjusted `p(i)` is, at most 1: Holm `max over j ≤ i of (m − j + 1) · p(j)`; Benjamini and Hochberg
    /// `min over j ≥ i of m · p(j) / j`; Benjamini and Yekutieli the same times `1 + 1/2 + … + 1/m`; Bonferroni `m · p(i)`.
    ///
    /// # When it misleads
    /// The family must hold every question that was asked, also those whose answer was dull: leaving them out undoes the adjustment.
    ///
    /// Benjamini and Hochberg hold the share of false claims under independence and some kinds of positive dependence. Two dyads with a
    /// common state need neither: Benjamini and Yekutieli hold it always, by a factor that grows with the family (4.5 at 50 questions), so
    /// that a small effect may be lost. And a share is not a promise for any one claim.
    ///
    /// # References
    /// S. Holm (1979), "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6(2), 65–70,
    /// JSTOR 4615733 (the journal had no DOI then). Y. Benjamini, Y. Hochberg (1995), "Controlling the false discovery rate: a practical
    /// and powerful approach to multiple testing", Journal of the Royal Statistical Society B 57(1), 289–300,
    /// doi 10.1111/j.2517-6161.1995.tb02031.x. Y. Benjamini, D. Yekutieli (2001), "The control of the false discovery rate in multiple
    /// testing under dependency", Annals of Statistics 29(4), 1165–1188, doi 10.1214/aos/1013699998. O. J. Dunn (1961), "Multiple
    /// comparisons among means", Journal of the American Statistical Association 56(293), 52–64, doi 10.1080/01621459.1961.10482090
    /// (Bonferroni's).
    #[doc(alias = "multiple_testing")]
    #[derive(Default)]
    #[non_exhaustive]
    pub enum PAdjustment {
        /// Holm's step-down method.
        #[default]
        #[doc(alias = "fwer")]
        Holm,
        /// Benjamini and Hochberg's step-up method.
        #[doc(alias = "fdr")]
        #[doc(alias = "bh")]
        BenjaminiHochberg,
        /// Benjamini and Yekutieli's method, which holds under any dependence.
        #[doc(alias = "by")]
        BenjaminiYekutieli,
        /// Each p-value times the size of the family. [`Holm`](Self::Holm) promises the same and is never larger.
        Bonferroni,
    }
}

impl PAdjustment {
    /// The adjusted p-values, in the order of those given.
    ///
    /// # Errors
    /// A value outside 0 ≤ p ≤ 1, NaN among them: a missing p-value is neither a question that was not asked nor one that was lost.
    ///
    /// # Examples
    /// Two of three changes look significant alone; one of them holds.
    /// ```
    /// use interstate::stats::PAdjustment;
    ///
    /// assert_eq!(PAdjustment::Holm.adjusted(&[0.01, 0.04, 0.30])?, [0.03, 0.08, 0.30]);
    /// assert_eq!(
    ///     PAdjustment::Holm.adjusted(&[0.01, f64::NAN]).unwrap_err().to_string(),
    ///     "p-value NaN is outside 0 ≤ p ≤ 1",
    /// );
    ///
    /// let adjusted = PAdjustment::BenjaminiHochberg.adjusted(&[0.01, 0.04, 0.30])?;
    /// assert!((adjusted[0] - 0.03).abs() < 1e-15 && (adjusted[1] - 0.06).abs() < 1e-15);
    ///
    /// let adjusted = PAdjustment::BenjaminiYekutieli.adjusted(&[0.01, 0.04, 0.30])?;
    /// assert!((adjusted[0] - 0.055).abs() < 1e-15 && (adjusted[1] - 0.11).abs() < 1e-15);
    ///
    /// assert_eq!(PAdjustment::Bonferroni.adjusted(&[0.01, 0.04, 0.5])?, [0.03, 0.12, 1.0]);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn adjusted(self, p: &[f64]) -> Result<Vec<f64>> {
        if let Some(&found) = p.iter().find(|p| !(0.0..=1.0).contains(*p)) {
            return Err(Numbers::Outside {
                what: "p-value",
                found,
                expected: "0 ≤ p ≤ 1",
            }
            .into());
        }
        Ok(self.of_probabilities(p))
    }

    /// The same for what is known to lie between 0 and 1.
    pub(super) fn of_probabilities(self, p: &[f64]) -> Vec<f64> {
        match self {
            Self::Holm => step_down(p),
            Self::BenjaminiHochberg => step_up(p, 1.0),
            Self::BenjaminiYekutieli => {
                // The small terms first, so that none is lost.
                let factor = (1..=p.len()).rev().map(|i| 1.0 / i as f64).sum();
                step_up(p, factor)
            }
            Self::Bonferroni => {
                let size = p.len() as f64;
                p.iter().map(|p| (p * size).min(1.0)).collect()
            }
        }
    }
}

fn step_down(p: &[f64]) -> Vec<f64> {
    let mut adjusted = vec![0.0; p.len()];
    let mut most = 0.0_f64;
    for (rank, (at, value)) in ascending(p).into_iter().enumerate() {
        most = most.max((p.len() - rank) as f64 * value);
        put(&mut adjusted, at, most);
    }
    adjusted
}

fn step_up(p: &[f64], factor: f64) -> Vec<f64> {
    let mut adjusted = vec![0.0; p.len()];
    let mut least = 1.0_f64;
    for (rank, (at, value)) in ascending(p).into_iter().enumerate().rev() {
        least = least.min(value * factor * p.len() as f64 / (rank + 1) as f64);
        put(&mut adjusted, at, least);
    }
    adjusted
}

fn put(adjusted: &mut [f64], at: usize, value: f64) {
    if let Some(cell) = adjusted.get_mut(at) {
        *cell = value.min(1.0);
    }
}

/// The places and values of the p-values, from the smallest on.
fn ascending(p: &[f64]) -> Vec<(usize, f64)> {
    let mut order: Vec<(usize, f64)> = p.iter().copied().enumerate().collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    order
}
