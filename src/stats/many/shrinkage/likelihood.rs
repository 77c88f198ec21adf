//! The likelihood of beta-binomial counts, and where it is greatest.
//!
//! With `π = a/(a + b)` and `τ = 1/(a + b)` the logarithm of the likelihood is a sum of logarithms of straight lines,
//!
//! `Σ over pairs [ Σ_{j < x₂} ln(π + jτ) + Σ_{j < x₁} ln(1 − π + jτ) − Σ_{j < n} ln(1 + jτ) ]`,
//!
//! in which nothing cancels as `τ` falls to 0, where the law is binomial. For a given `τ` it is concave in `π`. The sums over pairs are
//! over places `j` with the number of pairs that go beyond `j`, so that a pair more costs nothing.

use crate::error::numbers::Numbers;
use crate::error::{Error, Result};
use crate::stats::special::solve::root;

/// Up to here each place is summed; beyond, places between two counts are integrated.
const SUMMED: u64 = 1 << 12;

/// Beyond this spread every pair has its events on one side.
const MOST_SPREAD: f64 = 1e6;

/// Gauss and Legendre's rule of ten points on −1 to 1: the positive half.
const PANEL: [(f64, f64); 5] = [
    (0.148_874_338_981_631_22, 0.295_524_224_714_752_87),
    (0.433_395_394_129_247_2, 0.269_266_719_309_996_35),
    (0.679_409_568_299_024_4, 0.219_086_362_515_982_04),
    (0.865_063_366_688_984_5, 0.149_451_349_150_580_6),
    (0.973_906_528_517_171_7, 0.066_671_344_308_688_14),
];

/// Without a pair of two events nothing says how far ratios spread.
pub(super) fn too_few() -> Error {
    Numbers::TooShort {
        what: "pairs with two events or more",
        found: 0,
        needed: 1,
    }
    .into()
}

/// Counts of many pairs, by place.
pub(super) struct Likelihood {
    before: Places,
    after: Places,
    both: Places,
    /// The largest count of both periods.
    most: f64,
    /// The later period's share of all events.
    share: f64,
}

impl Likelihood {
    pub(super) fn of(counts: &[(u64, u64)]) -> Result<Self> {
        let both: Vec<u64> = counts.iter().map(|(x1, x2)| x1 + x2).collect();
        let most = both.iter().copied().max().filter(|&most| most > 1);
        let most = most.ok_or_else(too_few)?;
        let sum = |of: fn(&(u64, u64)) -> u64| counts.iter().map(|pair| of(pair) as f64).sum();
        let (before, after): (f64, f64) = (sum(|pair| pair.0), sum(|pair| pair.1));
        if before == 0.0 || after == 0.0 {
            return Err(Numbers::Refused {
                what: "shrunken ratios",
                why: "one of the periods has no event at all",
            }
            .into());
        }
        Ok(Self {
            before: Places::below(counts.iter().map(|pair| pair.0).collect()),
            after: Places::below(counts.iter().map(|pair| pair.1).collect()),
            both: Places::below(both),
            most: most as f64,
            share: after / (before + after),
        })
    }

    /// Where it is greatest: π and τ.
    pub(super) fn greatest(&self) -> Result<(f64, f64)> {
        if self.slope_in_spread(self.share, 0.0) <= 0.0 {
            return Ok((self.share, 0.0));
        }
        let slope = |ln_spread: f64| {
            let spread = ln_spread.exp();
            self.slope_in_spread(self.share_at(spread), spread)
        };
        // A start where a hundred events stand behind the prior; from there outwards until the slope has changed its sign.
        let step = 4.0_f64.ln();
        let mut inner = 0.01_f64.ln();
        if slope(inner) > 0.0 {
            while slope(inner + step) > 0.0 {
                inner += step;
                if inner > MOST_SPREAD.ln() {
                    return Err(Numbers::Refused {
                        what: "shrunken ratios",
                        why: "each pair has its events on one side only, so that nothing says how far ratios spread",
                    }
                    .into());
                }
            }
        } else {
            while slope(inner) <= 0.0 {
                inner -= step;
                if inner < -600.0 {
                    return Ok((self.share, 0.0));
                }
            }
        }
        let spread = root(inner, inner + step, slope).exp();
        Ok((self.share_at(spread), spread))
    }

    /// The derivative by τ.
    fn slope_in_spread(&self, share: f64, spread: f64) -> f64 {
        let parts = [
            (&self.after, share),
            (&self.before, 1.0 - share),
            (&self.both, 1.0),
        ];
        let whole = |[after, before, both]: [f64; 3]| after + before - both;
        let near = whole(parts.map(|(places, from)| slope_of(&places.near, from, spread)));
        if spread * self.most < 1.0 {
            let far = whole(parts.map(|(places, from)| slope_of(&places.far, from, spread)));
            return near + far;
        }
        // j/(c + jτ) = (1 − c/(c + jτ))/τ, so that the large part is a sum of whole numbers, of which nothing is lost.
        let places = whole(parts.map(|(places, _)| places.beyond));
        let far = whole(parts.map(|(places, from)| {
            let terms = places.far.iter();
            let terms = terms.map(|&(j, pairs)| pairs * (from / (from + j * spread)));
            terms.sum()
        }));
        near + (places - far) / spread
    }

    /// The π at which the likelihood of a τ is greatest: Newton's rule inside a bracket.
    fn share_at(&self, spread: f64) -> f64 {
        let part = |places: &Places, from: f64| {
            let terms = places.near.iter().chain(&places.far).map(|&(j, pairs)| {
                let inverse = 1.0 / (from + j * spread);
                (pairs * inverse, pairs * inverse * inverse)
            });
            terms.fold((0.0, 0.0), |sum, term| (sum.0 + term.0, sum.1 + term.1))
        };
        let (mut lo, mut hi, mut share) = (0.0, 1.0, self.share);
        for _ in 0..200 {
            let (after, before) = (part(&self.after, share), part(&self.before, 1.0 - share));
            let slope = after.0 - before.0;
            if slope > 0.0 {
                lo = share;
            } else {
                hi = share;
            }
            let mut next = share + slope / (after.1 + before.1);
            if !(next > lo && next < hi) {
                next = 0.5 * (lo + hi);
            }
            let step = (next - share).abs();
            share = next;
            if step <= 1e-15 * share.min(1.0 - share) {
                break;
            }
        }
        share
    }
}

fn slope_of(places: &[(f64, f64)], from: f64, spread: f64) -> f64 {
    let terms = places.iter();
    terms
        .map(|&(j, pairs)| pairs * (j / (from + j * spread)))
        .sum()
}

/// The places below the counts of many pairs, each with the number of pairs whose count is beyond it.
struct Places {
    near: Vec<(f64, f64)>,
    /// The places of an integral and their weights, in place of all that are not near.
    far: Vec<(f64, f64)>,
    /// How many those are.
    beyond: f64,
}

impl Places {
    fn below(mut counts: Vec<u64>) -> Self {
        counts.sort_unstable();
        let (mut near, mut far, mut beyond) = (Vec::new(), Vec::new(), 0);
        let (mut from, mut left) = (0, counts.len());
        for same in counts.chunk_by(|a, b| a == b) {
            let Some(&count) = same.first() else { continue };
            let pairs = left as f64;
            near.extend((from..count.min(SUMMED)).map(|j| (j as f64, pairs)));
            let start = from.max(SUMMED);
            if count > start {
                integrate(start, count, pairs, &mut far);
                beyond += u128::from(count - start) * left as u128;
            }
            from = count;
            left -= same.len();
        }
        Self {
            near,
            far,
            beyond: beyond as f64,
        }
    }
}

/// A sum over places far from 0 is the integral from half a place before the first to half a place before the end, less a 24th of what the
/// slope differs by at these (Euler and Maclaurin).
fn integrate(from: u64, to: u64, pairs: f64, into: &mut Vec<(f64, f64)>) {
    for (edge, sign) in [(from, 1.0), (to, -1.0)] {
        let edge = edge as f64 - 0.5;
        into.push((edge + 1.0, sign * pairs / 48.0));
        into.push((edge - 1.0, -sign * pairs / 48.0));
    }
    let mut from = from;
    while from < to {
        let end = to.min(2 * from);
        let (half, middle) = (0.5 * (end - from) as f64, 0.5 * ((from + end) as f64 - 1.0));
        for (at, weight) in PANEL {
            for at in [-at, at] {
                into.push((half.mul_add(at, middle), pairs * weight * half));
            }
        }
        from = end;
    }
}
