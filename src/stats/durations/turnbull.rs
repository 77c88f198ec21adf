//! Turnbull's estimate for ends that are known only between two times.

mod interval;
mod network;
mod newton;

use super::lifetime::{Lifetime, refuse_none};
use crate::error::Result;
use crate::error::numbers::Numbers;

/// The most durations, so that the steps below stay within seconds.
const MOST: usize = 20_000;
/// Steps after which an estimate that still moves is handed on to Newton's method: usual ones need some tens.
const FEW_STEPS: usize = 1_000;
/// Steps after which an estimate that still moves is given up.
const MOST_STEPS: usize = 20_000;
/// How near to the top the estimate must be, on the condition that proves it.
const NEAR: f64 = 1e-10;

/// A share of the durations that ends within a stretch of time; the data do not tell where within it.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct SurvivalMass {
    /// Later than this time; or exactly then, if `until` is the same.
    pub after: f64,
    /// Not later than this time; `None` for never seen to end.
    pub until: Option<f64>,
    /// The share of durations that ends in this stretch, from 0 to 1.
    pub share: f64,
}

/// The Turnbull estimate of how long things last when ends are known, open, or between two times. Its steps have no certain place within
/// their stretches.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Turnbull {
    /// The stretches in which durations end, in order, with shares above 0 that sum to 1.
    pub masses: Vec<SurvivalMass>,
    /// What the curve is of: an interval asks them again.
    #[serde(skip)]
    lifetimes: Box<[Lifetime]>,
}

impl Turnbull {
    /// Estimates the most likely distribution of the durations.
    ///
    /// # Formula
    /// The likelihood `∏ P(afterᵢ < T ≤ untilᵢ)` depends only on the mass of the innermost stretches, those between a lower bound and the next
    /// upper one. Their shares maximise it, found by self-consistency (`pⱼ = mean over i of pⱼ/Pᵢ` where stretch `j` lies within `i`),
    /// accelerated, and where that is slow by Newton's method from within the bounds, until `Σᵢ 1/Pᵢ ≤ n` holds for each stretch to 1e-10: the
    /// condition of the maximum. Without ends between two times it is Kaplan and Meier's curve.
    ///
    /// # When it misleads
    /// Within a stretch the curve can fall anywhere: [`at`](Self::at) gives both ends. Of the curve at one time there is an
    /// [`interval`](Self::interval), and no standard error. Snapshots taken more often when many ends are expected break the assumption that
    /// looking does not depend on ending.
    ///
    /// # Errors
    /// No duration, more than 20,000, or an estimate that does not settle (of three hundred thousand random lists none). Thousands of
    /// durations whose bounds overlap like tiles take seconds.
    ///
    /// # Examples
    /// Three listings gone between yearly snapshots, one lifted on a known day, one still in force.
    /// ```
    /// use interstate::stats::{Lifetime, Turnbull};
    ///
    /// let listings = [
    ///     Lifetime::between(0.0, 1.0)?,
    ///     Lifetime::between(1.0, 2.0)?,
    ///     Lifetime::between(1.0, 3.0)?,
    ///     Lifetime::exact(2.5)?,
    ///     Lifetime::at_least(4.0)?,
    /// ];
    /// let curve = Turnbull::new(&listings)?;
    /// let (least, most) = curve.at(1.0);
    /// assert!((least - 0.8).abs() < 1e-9 && (most - 0.8).abs() < 1e-9);
    /// // Within the second year one or two of them went; when, nobody saw.
    /// let (least, most) = curve.at(1.5);
    /// assert!(least < most);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// B. W. Turnbull (1976), "The empirical distribution function with arbitrarily grouped, censored and truncated data", Journal of
    /// the Royal Statistical Society B 38(3), 290–295, doi 10.1111/j.2517-6161.1976.tb01597.x. R. Varadhan, C. Roland (2008), "Simple and globally
    /// convergent methods for accelerating the convergence of any EM algorithm", Scandinavian Journal of Statistics 35(2), 335–353,
    /// doi 10.1111/j.1467-9469.2007.00585.x. Y. Wang (2007), "On fast computation of the non-parametric maximum likelihood estimate of a mixing
    /// distribution", Journal of the Royal Statistical Society B 69(2), 185–198, doi 10.1111/j.1467-9868.2007.00583.x.
    #[doc(alias = "npmle")]
    pub fn new(lifetimes: &[Lifetime]) -> Result<Self> {
        refuse_none(lifetimes)?;
        if lifetimes.len() > MOST {
            return Err(Numbers::Above {
                what: "number of durations",
                found: lifetimes.len() as u64,
                most: MOST as u64,
            }
            .into());
        }
        let stretches = innermost(lifetimes);
        let shares = Problem::new(lifetimes, &stretches).solved()?;
        let masses = stretches
            .iter()
            .zip(shares)
            .filter(|(_, share)| *share > 0.0);
        Ok(Self {
            masses: masses
                .map(|(stretch, share)| SurvivalMass {
                    after: stretch.after,
                    until: (!stretch.is_open()).then_some(stretch.until),
                    share,
                })
                .collect(),
            lifetimes: lifetimes.into(),
        })
    }

    /// The least and the largest share that may last longer than a time: equal outside the stretches. What was not observed to end may end at
    /// any time after it was last observed.
    #[must_use]
    pub fn at(&self, time: f64) -> (f64, f64) {
        let share = |surely: &dyn Fn(&SurvivalMass) -> bool| -> f64 {
            let masses = self.masses.iter().rev();
            masses
                .filter(|m| surely(m))
                .fold(0.0, |sum: f64, m| sum + m.share)
                .min(1.0)
        };
        let ended = |m: &SurvivalMass| m.until.is_some_and(|until| until <= time);
        // Later for certain: the stretch begins at the time or after it, and is not the time itself.
        let least = share(&|m| m.after >= time && !ended(m));
        let most = share(&|m| !ended(m));
        (least, most)
    }
}

/// Where a bound stands: before a time (an end known exactly begins there), at it (an upper bound), after it (a lower bound).
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    time: f64,
    side: u8,
}

const BEFORE: u8 = 0;
const AT: u8 = 1;
const AFTER: u8 = 2;

impl Place {
    fn start(lifetime: Lifetime) -> Self {
        Self {
            time: lifetime.after,
            side: if lifetime.is_exact() { BEFORE } else { AFTER },
        }
    }

    fn end(lifetime: Lifetime) -> Self {
        Self {
            time: lifetime.until,
            side: AT,
        }
    }

    fn order(&self, other: &Self) -> std::cmp::Ordering {
        self.time
            .total_cmp(&other.time)
            .then(self.side.cmp(&other.side))
    }
}

/// The stretches from a lower bound to an upper one with no bound between.
fn innermost(lifetimes: &[Lifetime]) -> Vec<Lifetime> {
    let starts = lifetimes.iter().map(|&l| (Place::start(l), true));
    let ends = lifetimes.iter().map(|&l| (Place::end(l), false));
    let mut bounds: Vec<(Place, bool)> = starts.chain(ends).collect();
    bounds.sort_by(|a, b| a.0.order(&b.0));
    bounds
        .iter()
        .zip(bounds.iter().skip(1))
        .filter(|((_, opens), (_, next_opens))| *opens && !next_opens)
        .map(|((start, _), (end, _))| Lifetime {
            after: start.time,
            until: end.time,
        })
        .collect()
}

/// The stretches within a duration's bounds: from and to (not included).
fn range(lifetime: Lifetime, stretches: &[Lifetime]) -> (usize, usize) {
    let (start, end) = (Place::start(lifetime), Place::end(lifetime));
    (
        stretches.partition_point(|&s| Place::start(s).order(&start).is_lt()),
        stretches.partition_point(|&s| Place::end(s).order(&end).is_le()),
    )
}

/// Which stretches lie within each duration's bounds.
struct Problem {
    /// From and to (not included).
    ranges: Vec<(usize, usize)>,
    /// What each counts for: together 1.
    weights: Vec<f64>,
    stretches: usize,
}

impl Problem {
    fn new(lifetimes: &[Lifetime], stretches: &[Lifetime]) -> Self {
        Self::weighted(lifetimes.iter().map(|&lifetime| (lifetime, 1.0)), stretches)
    }

    /// The problem of durations that count for more or less than one.
    fn weighted(lifetimes: impl Iterator<Item = (Lifetime, f64)>, stretches: &[Lifetime]) -> Self {
        let (ranges, weights): (Vec<_>, Vec<_>) = lifetimes
            .map(|(lifetime, weight)| (range(lifetime, stretches), weight))
            .unzip();
        Self {
            ranges,
            weights: normalised(weights),
            stretches: stretches.len(),
        }
    }

    /// For each stretch the mean of `1/Pᵢ` over the durations that hold it, and the mean of `ln Pᵢ`.
    fn pull(&self, shares: &[f64]) -> (Vec<f64>, f64) {
        let sums = running(shares.iter().copied());
        let mut changes = vec![0.0; self.stretches + 1];
        let mut likelihood = 0.0;
        for (&(from, to), weight) in self.ranges.iter().zip(&self.weights) {
            // OK because a range ends with the last stretch or before, and there is one sum more than stretches.
            #[expect(clippy::indexing_slicing, reason = "at most the stretches")]
            {
                // A share of one stretch is taken as it is, not as the difference of two sums.
                let whole = if to == from + 1 {
                    shares[from]
                } else {
                    sums[to] - sums[from]
                };
                likelihood += weight * whole.ln();
                changes[from] += weight / whole;
                changes[to] -= weight / whole;
            }
        }
        let mut pull = running(changes.into_iter());
        pull.truncate(self.stretches + 1);
        pull.remove(0);
        (pull, likelihood)
    }

    /// One step of self-consistency.
    fn step(&self, shares: &[f64]) -> Vec<f64> {
        let (pull, _) = self.pull(shares);
        normalised(shares.iter().zip(pull).map(|(p, d)| p * d).collect())
    }

    /// The likeliest shares.
    fn solved(&self) -> Result<Vec<f64>> {
        let unsettled = || Numbers::Refused {
            what: "Turnbull's curve",
            why: "its shares do not settle on these durations",
        };
        Ok(self.solve().ok_or_else(unsettled)?)
    }

    /// The same by Newton's method first: faster for one of many like problems, of which some creep.
    fn climbed(&self) -> Result<Vec<f64>> {
        let climbed = newton::climb(self);
        if self.is_top(&climbed) {
            return Ok(cleared(climbed));
        }
        self.solved()
    }

    fn solve(&self) -> Option<Vec<f64>> {
        let mut shares = vec![1.0 / self.stretches as f64; self.stretches];
        for steps in [FEW_STEPS, MOST_STEPS] {
            for _ in 0..steps {
                shares = self.accelerated(&shares);
                if self.is_top(&shares) {
                    return Some(cleared(shares));
                }
            }
            // A share that falls to 0 while its stretch pulls as much as those that hold one falls ever more slowly.
            let climbed = newton::climb(self);
            if self.is_top(&climbed) {
                return Some(cleared(climbed));
            }
        }
        None
    }

    /// Two steps of self-consistency and, if it leads higher, a long one in their direction.
    fn accelerated(&self, shares: &[f64]) -> Vec<f64> {
        let once = self.step(shares);
        let twice = self.step(&once);
        let likelihood = |s: &[f64]| self.pull(s).1;
        match extrapolated(shares, &once, &twice) {
            Some(far) if likelihood(&far) >= likelihood(&twice) => far,
            _ => twice,
        }
    }

    /// Whether no shares are likelier: no stretch pulls above 1, and those that hold a share pull 1.
    fn is_top(&self, shares: &[f64]) -> bool {
        let (pull, _) = self.pull(shares);
        let mut held = shares.iter().zip(&pull);
        held.all(|(p, d)| d - 1.0 < NEAR && p * (1.0 - d) < NEAR)
    }
}

/// The shares without those that are 0 but for the last digits.
fn cleared(shares: Vec<f64>) -> Vec<f64> {
    let zero = |share: f64| if share < NEAR { 0.0 } else { share };
    normalised(shares.into_iter().map(zero).collect())
}

/// Varadhan and Roland's long step; `None` if it leaves the shares above 0.
fn extrapolated(start: &[f64], once: &[f64], twice: &[f64]) -> Option<Vec<f64>> {
    let (mut first, mut second) = (0.0, 0.0);
    for ((a, b), c) in start.iter().zip(once).zip(twice) {
        let r = b - a;
        let v = c - b - r;
        first += r * r;
        second += v * v;
    }
    if second == 0.0 {
        return None;
    }
    let length = -(first / second).sqrt().max(1.0);
    let mut far = Vec::with_capacity(start.len());
    for ((a, b), c) in start.iter().zip(once).zip(twice) {
        let r = b - a;
        let share = a - 2.0 * length * r + length * length * (c - b - r);
        if share.is_nan() || share <= 0.0 {
            return None;
        }
        far.push(share);
    }
    Some(normalised(far))
}

fn normalised(mut shares: Vec<f64>) -> Vec<f64> {
    let whole: f64 = shares.iter().sum();
    for share in &mut shares {
        *share /= whole;
    }
    shares
}

/// 0 and the sums of the first, the first two, … numbers.
fn running(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut sum = 0.0;
    let sums = numbers.map(|x| {
        sum += x;
        sum
    });
    std::iter::once(0.0).chain(sums).collect()
}
