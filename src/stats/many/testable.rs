//! Which of many questions could have been answered at all.

use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::Confidence;

/// Which of many questions about counts can have a significant answer at all: a pair with two events cannot show anything, however they fall.
///
/// A p of counts is never below a least value, which depends on the sum of both counts and on the exposures alone. Questions whose least p is
/// too large cannot be answered, and would only make the adjustment of the others stricter: they may be left out of the family *before* the
/// answers are seen, since the sum says nothing of the ratio.
///
/// # Formula
/// Of `n` events with a share `π` expected after, the least two-sided central p is `2·min(π, 1 − π)ⁿ`, at most 1. With `m(k)` the number of
/// questions whose least p is at most `α/k`, [`divisor`](Self::divisor) is the smallest `k` with `m(k) ≤ k`, and the `m(k)` questions are
/// the family.
///
/// # When it misleads
/// The sum must say nothing of the answer: it does not for two periods, it would if pairs had been picked because they had many events
/// *after*. What is left out is not shown to be unchanged.
///
/// # Examples
/// A thousand pairs with three events each, and ten with twenty: only the ten can ever be found.
/// ```
/// use interstate::Confidence;
/// use interstate::stats::Testable;
///
/// let events = [vec![3; 1000], vec![20; 10]].concat();
/// let least: Vec<f64> = events.iter().map(|&n| Testable::least_p(n, 3.0, 3.0)).collect::<Result<_, _>>()?;
/// let family = Testable::new(&least, Confidence::P95)?;
/// assert_eq!((family.len(), family.divisor()), (10, 10));
/// assert!(family.holds(least[1005]) && !family.holds(least[0]));
/// assert_eq!(least[0], 0.25);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// R. E. Tarone (1990), "A modified Bonferroni method for discrete data", Biometrics 46(2), 515–522, doi 10.2307/2531456. P. B. Gilbert
/// (2005), "A modified false discovery rate multiple-comparisons procedure for discrete data, applied to human immunodeficiency virus
/// genetics", Applied Statistics 54(1), 143–158, doi 10.1111/j.1467-9876.2005.00475.x (the same family under Benjamini and Hochberg).
#[doc(alias = "tarone")]
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Testable {
    len: usize,
    divisor: u64,
    bound: f64,
}

impl Testable {
    /// The family of testable questions among those with these least p-values.
    ///
    /// # Errors
    /// A value outside 0 ≤ p ≤ 1.
    pub fn new(least: &[f64], level: Confidence) -> Result<Self> {
        if let Some(&found) = least.iter().find(|p| !(0.0..=1.0).contains(*p)) {
            return Err(Numbers::Outside {
                what: "p-value",
                found,
                expected: "0 ≤ p ≤ 1",
            }
            .into());
        }
        let mut sorted = least.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        let bound_of = |k: u64| level.alpha() / k as f64;
        let within = |k: u64| sorted.partition_point(|&p| p <= bound_of(k));
        // m(k) falls as k rises, so that the first k with m(k) ≤ k is found by halving.
        let (mut lo, mut hi) = (1, sorted.len().max(1) as u64);
        while lo < hi {
            let middle = lo + (hi - lo) / 2;
            if within(middle) as u64 <= middle {
                hi = middle;
            } else {
                lo = middle + 1;
            }
        }
        Ok(Self {
            len: within(lo),
            divisor: lo,
            bound: bound_of(lo),
        })
    }

    /// The least two-sided p to which a number of events in both periods can lead.
    ///
    /// # Errors
    /// An exposure outside 1e-100 ≤ exposure ≤ 1e100.
    pub fn least_p(events: u64, before: f64, after: f64) -> Result<f64> {
        for exposure in [before, after] {
            crate::stats::one::known::check_exposure(exposure)?;
        }
        let share = before.min(after) / before.max(after);
        // OK because a count beyond 2⁵³ only loses its last digits, and the power is 0 long before.
        Ok((2.0 * (share / (1.0 + share)).powf(events as f64)).min(1.0))
    }

    /// The number of questions in the family.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether no question is in the family.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Tarone's `k`: the number of questions by which the level is divided.
    #[must_use]
    pub fn divisor(&self) -> u64 {
        self.divisor
    }

    /// The largest least p that a question in the family may have, `α/k`.
    #[must_use]
    pub fn bound(&self) -> f64 {
        self.bound
    }

    /// Whether a question with this least p is in the family.
    #[must_use]
    pub fn holds(&self, least: f64) -> bool {
        least <= self.bound
    }
}
