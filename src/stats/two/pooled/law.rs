//! The law of the sum of the later counts, given the sum of each stratum.
//!
//! # What is summed
//! Stratum i has Nᵢ events in both periods together, of which `Xᵢ ~ Binomial(Nᵢ)` with odds `ratio · t₂ᵢ/t₁ᵢ` are later. S = Σ Xᵢ is compared with s,
//! the sum that was observed.
//!
//! 1. Strata whose exposures have one quotient `t₂/t₁` have one odds: their sum is one binomial of all their events, a [`Group`].
//! 2. One group: tails and limits are those of a binomial, in closed form by the beta function; no sum is made.
//! 3. Several groups: the law of S is the convolution of their binomials, each a [`Run`] of consecutive counts.
//!
//! ```text
//! group 1      │▁▃█▅▂│              first 3, five probabilities
//! group 2   │▂▆█▃│                  first 0, four
//!           ────────────────        first 3 + 0, 5 + 4 − 1 probabilities
//! S            │▁▁▂▄▇█▆▃▁│
//!                  ↑
//!               below │ s │ above   each with its distances from s
//! ```
//!
//! # Why limits need no derivative by hand
//! P(S = k) at a ratio is `c_k ratio^k` over its sum, with `c_k` free of the ratio. In `u = ln ratio` this is an exponential family, so the derivatives
//! of the logarithm of a tail are differences of means and variances of the distance k − s: [`Tilted`] keeps the sums of weight, weight · distance
//! and weight · distance² above and below s, and the solver has its slope and its bend from the one pass.

use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::answer::tails::Tails;
use crate::stats::special::beta::Beta;
use crate::stats::special::normal::normal_quantile;
use crate::stats::special::solve::root;
use crate::stats::special::tilted::{Tilted, lower_limit};
use crate::stats::two::before_after::KnownPair;
use crate::stats::two::rate_ratio::conditional::Split;

/// More events in strata of unequal exposures would take too long to convolve.
const MOST: f64 = 1e5;

/// Strata of equal exposures, added up.
#[derive(Clone, Copy, Debug)]
struct Group {
    /// Odds of "after" if the ratio is 1.
    odds: f64,
    events: f64,
}

/// The sum of the later counts with what it depends on.
#[derive(Clone, Debug)]
pub(super) struct Law {
    groups: Vec<Group>,
    before: f64,
    after: f64,
}

impl Law {
    /// The law of some strata; `None` if the counts of one of them are unbounded.
    pub(super) fn new(strata: impl Iterator<Item = Option<KnownPair>>) -> Result<Option<Self>> {
        let (mut groups, mut before, mut after) = (Vec::new(), 0.0, 0.0);
        for stratum in strata {
            let Some(pair) = stratum else {
                return Ok(None);
            };
            before += pair.before.events();
            after += pair.after.events();
            if pair.events() > 0.0 {
                groups.push(Group {
                    odds: pair.exposure_odds(),
                    events: pair.events(),
                });
            }
        }
        groups.sort_by(|a: &Group, b| a.odds.total_cmp(&b.odds));
        groups.dedup_by(|next, kept| {
            let same = next.odds == kept.odds;
            if same {
                kept.events += next.events;
            }
            same
        });
        let events: f64 = groups.iter().map(|g| g.events).sum();
        if groups.len() > 1 && events > MOST {
            return Err(Numbers::Outside {
                what: "number of events in strata of unequal exposures",
                found: events,
                expected: "0 ≤ events ≤ 100000",
            }
            .into());
        }
        Ok(Some(Self {
            groups,
            before,
            after,
        }))
    }

    fn swapped(&self) -> Self {
        Self {
            groups: self
                .groups
                .iter()
                .map(|g| Group {
                    odds: 1.0 / g.odds,
                    ..*g
                })
                .collect(),
            before: self.after,
            after: self.before,
        }
    }

    /// The one group, if the exposures of all strata have one ratio.
    fn single(&self) -> Option<(Group, Split)> {
        match self.groups.as_slice() {
            [group] => Some((
                *group,
                Split {
                    x1: self.before,
                    x2: self.after,
                },
            )),
            _ => None,
        }
    }

    /// P(S ≤ s) and P(S ≥ s).
    pub(super) fn tails(&self, ratio: f64) -> Tails {
        if self.groups.is_empty() {
            return Tails::of(1.0, 1.0);
        }
        if let Some((group, split)) = self.single() {
            let exact = split.exact(ratio * group.odds);
            return Tails::of(exact.less, exact.greater);
        }
        let weights = self.weights(ratio);
        Tails::of(weights.at_most(), weights.at_least())
    }

    /// The ratio that leaves `tail` at s and below.
    pub(super) fn upper(&self, tail: f64) -> f64 {
        1.0 / self.swapped().lower(tail)
    }

    /// The ratio that leaves `tail` at s and above.
    pub(super) fn lower(&self, tail: f64) -> f64 {
        if self.after == 0.0 {
            return 0.0;
        }
        if let Some((group, split)) = self.single() {
            return split.central(tail).0 / group.odds;
        }
        // The search starts from the normal limit of one binomial with the mean of the log-odds, weighted by events: ln((after + ½)/(before + ½)),
        // less that mean, and z standard errors.
        let n = self.before + self.after;
        let mean: f64 = self
            .groups
            .iter()
            .map(|g| g.events * g.odds.ln())
            .sum::<f64>()
            / n;
        let error = (1.0 / (self.before + 0.5) + 1.0 / (self.after + 0.5)).sqrt();
        let start =
            ((self.after + 0.5) / (self.before + 0.5)).ln() - mean + normal_quantile(tail) * error;
        lower_limit(start, tail, |u| self.weights(u.exp())).exp()
    }

    fn weights(&self, ratio: f64) -> Tilted {
        let mut sum = Run {
            first: 0.0,
            pmf: vec![1.0],
        };
        for group in &self.groups {
            sum = sum.plus(&Run::binomial(group.events, ratio * group.odds));
        }
        let mut weights = Tilted::default();
        for (k, &weight) in sum.pmf.iter().enumerate() {
            let distance = sum.first + k as f64 - self.after;
            if distance == 0.0 {
                weights.seen = weight;
            } else if distance > 0.0 {
                weights.above.add(weight, distance);
            } else {
                weights.below.add(weight, -distance);
            }
        }
        weights
    }
}

/// Probabilities of consecutive counts; those left out are below what `f64` can hold.
#[derive(Clone, Debug)]
struct Run {
    first: f64,
    pmf: Vec<f64>,
}

impl Run {
    fn binomial(n: f64, odds: f64) -> Self {
        // From the mode outward, where the largest probability stands, so that what underflows is negligible:
        //   P(k − 1) = P(k) · k/(n − k + 1)/odds      down to 0, or to where `f64` ends
        //   P(k + 1) = P(k) · (n − k)/(k + 1) · odds  up to n, likewise
        // At the mode P is the density in log-odds of the beta law of shapes mode and n − mode, x^m y^(n−m)/B(m, n − m), times
        // n/(m (n − m)), since 1/B(m, n − m) = C(n, m) · m (n − m)/n. It keeps its digits where factorials would not.
        //
        // So that neither the odds nor their inverse leaves `f64`.
        let odds = odds.clamp(1e-280, 1e280);
        let mode = ((n + 1.0) * (odds / (1.0 + odds))).floor().clamp(0.0, n);
        let at_mode = if mode == 0.0 {
            (-n * odds.ln_1p()).exp()
        } else if mode == n {
            (-n * (1.0 / odds).ln_1p()).exp()
        } else {
            let law = Beta::new(mode, n - mode);
            law.ln_density(law.at_odds(odds)).exp() * n / (mode * (n - mode))
        };
        let mut pmf = Vec::new();
        let (mut k, mut weight) = (mode, at_mode);
        while k > 0.0 && weight > f64::MIN_POSITIVE {
            pmf.push(weight);
            weight *= k / (n - k + 1.0) / odds;
            k -= 1.0;
        }
        if k == 0.0 {
            pmf.push(weight);
        } else {
            k += 1.0;
        }
        pmf.reverse();
        let first = k;
        let (mut k, mut weight) = (mode, at_mode);
        while k < n {
            weight *= (n - k) / (k + 1.0) * odds;
            k += 1.0;
            if weight < f64::MIN_POSITIVE {
                break;
            }
            pmf.push(weight);
        }
        Self { first, pmf }
    }

    fn plus(&self, other: &Self) -> Self {
        let mut pmf = vec![0.0; self.pmf.len() + other.pmf.len() - 1];
        for (at, a) in self.pmf.iter().enumerate() {
            for (sum, b) in pmf.iter_mut().skip(at).zip(&other.pmf) {
                *sum += a * b;
            }
        }
        Self {
            first: self.first + other.first,
            pmf,
        }
    }
}

/// The ratio r with Σ x2 = Σ N r·odds/(1 + r·odds); `None` if all events lie in one period.
pub(super) fn common_ratio(strata: &(impl Iterator<Item = KnownPair> + Clone)) -> Option<f64> {
    let (mut before, mut after) = (0.0, 0.0);
    let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
    for pair in strata.clone() {
        before += pair.before.events();
        after += pair.after.events();
        least = least.min(pair.exposure_odds().ln());
        most = most.max(pair.exposure_odds().ln());
    }
    if before == 0.0 || after == 0.0 {
        return None;
    }
    // With the smallest odds everywhere r would be largest, and the other way round.
    let crude = (after / before).ln();
    let excess = |u: f64| -> f64 {
        strata
            .clone()
            .map(|pair| {
                let odds = (u + pair.exposure_odds().ln()).exp();
                (pair.after.events() - pair.before.events() * odds) / (1.0 + odds)
            })
            .sum()
    };
    Some(root(crude - most - 1e-9, crude - least + 1e-9, excess).exp())
}
