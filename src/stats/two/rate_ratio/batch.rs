//! The exact ratios of many pairs, some of them beside each other.

use super::RateRatio;
use super::conditional::{LEAST_TAIL, SUMMED_ODDS};
use super::exact::{check_null, scale, split};
use super::small::Small;
use crate::error::Result;
use crate::stats::Confidence;
use crate::stats::answer::{interval::Interval, p_value::PValue, tails::Tails};
use crate::stats::special::normal::normal_quantile;
use crate::stats::two::before_after::{BeforeAfter, KnownPair};

/// The exact ratio of each of many pairs: intervals and p-values of a whole table.
///
/// Each answer is that of [`RateRatio`] by the central exact method, to the last bit; several pairs are computed beside each other, and with the
/// feature `parallel` on as many threads as the caller's pool has.
///
/// # When it misleads
/// As [`RateRatio`]. Of many p-values some are small by chance: see [`PAdjustment`](crate::stats::PAdjustment).
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{BeforeAfter, Observed, RateRatio, RateRatios};
///
/// let pair = |x1, x2| Ok::<_, interstate::Error>(BeforeAfter::new(Observed::new(x1, 3.0)?, Observed::new(x2, 3.0)?));
/// let pairs = [pair(9, 18)?, pair(0, 10)?, pair(40, 75)?];
/// let intervals = RateRatios::new(&pairs).intervals(Confidence::P95)?;
/// assert_eq!(intervals[0].to_string(), "0.853–5.054");
/// assert_eq!(intervals[2], RateRatio::from(pairs[2]).interval(Confidence::P95)?);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RateRatios<'a> {
    pairs: &'a [BeforeAfter],
}

impl<'a> RateRatios<'a> {
    /// The ratios of these pairs, later over earlier.
    #[must_use]
    pub fn new(pairs: &'a [BeforeAfter]) -> Self {
        Self { pairs }
    }

    /// The two-sided interval of each pair, in their order.
    ///
    /// # Errors
    /// None of today; a `Result` as [`RateRatio::interval`].
    pub fn intervals(self, level: Confidence) -> Result<Vec<Interval>> {
        let tail = level.tail();
        let z = normal_quantile(tail);
        in_parts(self.pairs, |pairs| {
            let mut answers = Vec::with_capacity(pairs.len());
            for pairs in pairs.chunks(4) {
                if let Some(known) = small(pairs).filter(|_| tail > LEAST_TAIL) {
                    let ends = Small::central_of_four(known.map(|(_, small)| small), tail, z);
                    for ((of, _), (lo, hi)) in known.into_iter().zip(ends) {
                        answers.push(Interval::of(scale(of) * lo, scale(of) * hi));
                    }
                } else {
                    for &pair in pairs {
                        answers.push(RateRatio::from(pair).interval(level)?);
                    }
                }
            }
            Ok(answers)
        })
    }

    /// The two-sided p of each pair, in their order, of the hypothesis that its ratio is `null_ratio`.
    ///
    /// # Errors
    /// A null ratio outside 1e-50 ≤ ratio ≤ 1e50.
    pub fn p(self, null_ratio: f64) -> Result<Vec<PValue>> {
        check_null(null_ratio)?;
        in_parts(self.pairs, |pairs| {
            let mut answers = Vec::with_capacity(pairs.len());
            for pairs in pairs.chunks(8) {
                if let Some(known) = small::<8>(pairs) {
                    let at = known.map(|(pair, small)| (small, null_ratio * pair.exposure_odds()));
                    // Where the odds leave f64 one by one is no slower.
                    if at.iter().all(|(_, odds)| SUMMED_ODDS.contains(odds)) {
                        let exact = Small::exact_of(at);
                        let tails = exact.map(|exact| Tails::of(exact.less, exact.greater));
                        answers.extend(tails.map(Tails::two_sided));
                        continue;
                    }
                }
                for &pair in pairs {
                    answers.push(RateRatio::from(pair).p(null_ratio)?);
                }
            }
            Ok(answers)
        })
    }
}

/// The pairs, if there are so many, each known and small.
fn small<const N: usize>(pairs: &[BeforeAfter]) -> Option<[(KnownPair, Small); N]> {
    let pairs: [BeforeAfter; N] = pairs.try_into().ok()?;
    let small = pairs.map(|pair| {
        let pair = pair.known()?;
        let counts = split(pair);
        Some((pair, Small::new(counts.x1, counts.x2)?))
    });
    let mut all = small.iter().flatten().copied();
    let first = all.next()?;
    let mut out = [first; N];
    let mut found = 1;
    for (place, small) in out.iter_mut().skip(1).zip(all) {
        *place = small;
        found += 1;
    }
    (found == N).then_some(out)
}

/// How many pairs a thread takes at once; a multiple of those that are computed beside each other.
#[cfg(feature = "parallel")]
const PART: usize = 1 << 12;

#[cfg(feature = "parallel")]
fn in_parts<T: Send>(
    pairs: &[BeforeAfter],
    answer: impl Fn(&[BeforeAfter]) -> Result<Vec<T>> + Send + Sync,
) -> Result<Vec<T>> {
    use rayon::prelude::*;
    let parts: Vec<Vec<T>> = pairs.par_chunks(PART).map(answer).collect::<Result<_>>()?;
    Ok(parts.into_iter().flatten().collect())
}

#[cfg(not(feature = "parallel"))]
fn in_parts<T>(
    pairs: &[BeforeAfter],
    answer: impl Fn(&[BeforeAfter]) -> Result<Vec<T>>,
) -> Result<Vec<T>> {
    answer(pairs)
}
