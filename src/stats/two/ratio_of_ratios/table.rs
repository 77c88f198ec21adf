//! The law of one cell of a table of four, given its margins.

use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::answer::tails::Tails;
use crate::stats::special::normal::normal_quantile;
use crate::stats::special::tilted::{Sums, Tilted, lower_limit};
use crate::stats::two::before_after::KnownPair;

/// Tables with more events than this are refused: the sums walk over the counts.
const MOST: f64 = 1e7;

/// Fisher's noncentral hypergeometric law: how many of the events after are of the kind, given all four margins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table {
    /// Of the kind, after and before.
    a: f64,
    b: f64,
    /// Of the baseline, after and before.
    c: f64,
    d: f64,
    /// What the odds ratio is multiplied by to give the ratio of ratios.
    scale: f64,
}

impl Table {
    pub(super) fn new(kind: KnownPair, baseline: KnownPair) -> Self {
        Self {
            a: kind.after.events(),
            b: kind.before.events(),
            c: baseline.after.events(),
            d: baseline.before.events(),
            scale: (kind.before.exposure() / kind.after.exposure())
                * (baseline.after.exposure() / baseline.before.exposure()),
        }
    }

    /// Refuses more events than can be walked over.
    pub(super) fn check(self) -> Result<()> {
        let events = self.a + self.b + self.c + self.d;
        if events > MOST {
            return Err(Numbers::Outside {
                what: "number of events of a ratio of ratios",
                found: events,
                expected: "0 ≤ events ≤ 1e7",
            }
            .into());
        }
        Ok(())
    }

    /// The smallest ratio of ratios that leaves `tail` at what was seen and above.
    pub(super) fn lower(self, tail: f64) -> f64 {
        self.scale * self.lower_odds(tail)
    }

    /// The largest ratio of ratios that leaves `tail` at what was seen and below.
    pub(super) fn upper(self, tail: f64) -> f64 {
        self.scale / self.swapped().lower_odds(tail)
    }

    /// The one-sided p-values of a ratio of ratios.
    pub(super) fn tails(self, null_ratio: f64) -> Tails {
        let weights = self.weights((null_ratio / self.scale).ln().clamp(-600.0, 600.0));
        Tails::of(weights.at_most(), weights.at_least())
    }

    /// Kind and baseline keep their places, before and after change theirs.
    fn swapped(self) -> Self {
        Self {
            a: self.b,
            b: self.a,
            c: self.d,
            d: self.c,
            scale: 1.0 / self.scale,
        }
    }

    /// All weights relative to that of `a`, walked outwards until they no longer count.
    fn weights(self, u: f64) -> Tilted {
        let odds = u.exp();
        // Up: one event more of the kind after (a and d grow, b and c shrink).
        let (above, ln_above) = walk([self.b, self.c], [self.a, self.d], odds);
        let (below, ln_below) = walk([self.a, self.d], [self.b, self.c], 1.0 / odds);
        let most = ln_above.max(ln_below);
        let mut weights = Tilted {
            seen: (-most).exp(),
            above,
            below,
        };
        weights.above.scale((ln_above - most).exp());
        weights.below.scale((ln_below - most).exp());
        weights
    }

    /// The smallest odds ratio that leaves `tail` at `a` and above.
    fn lower_odds(self, tail: f64) -> f64 {
        if self.a == 0.0 || self.d == 0.0 {
            return 0.0;
        }
        let [a, b, c, d] = [self.a, self.b, self.c, self.d].map(|n| n + 0.5);
        let error = (1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d).sqrt();
        let start = (a / b * (d / c)).ln() + normal_quantile(tail) * error;
        lower_limit(start, tail, |u| self.weights(u)).exp()
    }
}

/// Sums the weights of the outcomes on one side, relative to that seen; the second number is the logarithm of a common factor.
///
/// A step moves one event from each of `shrinking` to each of `growing`, and multiplies the weight by `tilt`.
fn walk(shrinking: [f64; 2], growing: [f64; 2], tilt: f64) -> (Sums, f64) {
    const BIG: f64 = 1e30;
    let ([mut s1, mut s2], [mut g1, mut g2]) = (shrinking, growing);
    let (mut sums, mut ln_scale) = (Sums::default(), 0.0);
    let (mut weight, mut distance) = (1.0, 0.0);
    while s1 > 0.0 && s2 > 0.0 {
        (g1, g2) = (g1 + 1.0, g2 + 1.0);
        let step = s1 * s2 / (g1 * g2) * tilt;
        (s1, s2) = (s1 - 1.0, s2 - 1.0);
        weight *= step;
        distance += 1.0;
        sums.add(weight, distance);
        if weight > BIG {
            sums.scale(1.0 / weight);
            ln_scale += weight.ln();
            weight = 1.0;
        }
        // From here on the weights shrink at least geometrically.
        if step < 1.0 && weight * distance * distance <= 1e-18 * (1.0 - step) * sums.zero {
            break;
        }
    }
    (sums, ln_scale)
}
