//! The regularised incomplete beta function and its inverse in log-odds.
//!
//! # The tail as density times factor
//! Write `x` for the point, `y = 1 − x`, `n = a + b`, and `u = ln(x/y)` for its log-odds. Since `dx = x y du`,
//!
//! ```text
//! I_x(a, b) = ∫₀ˣ t^(a−1) (1−t)^(b−1) dt / B(a, b) = ∫ f(v) dv  over v ≤ u,    f = x^a y^b / B(a, b)
//!           = f(u) · factor,                                                   factor = ∫₀^∞ f(u − t)/f(u) dt
//! ```
//!
//! The density `f` may be as small as 1e-300 and keeps all its digits, as its logarithm is a sum of small terms; the factor is a plain
//! number of moderate size. It is computed for points not above the mean (`d = n x − a ≤ 0`); above it, the other tail is (`a` and `b`, `x` and
//! `y` change places, `d` its sign). Three ways lead to it, of which each is exact to rounding in its region:
//!
//! ```text
//!   b
//!   │   fraction            │ integral
//!   │                       │ both shapes ≥ 300: 28 points, whatever the size
//!   │ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ┼──────────────
//!   │╲  fraction            │ fraction
//!   │  ╲                    │
//!   │ sum╲ whole shapes, a + b ≤ 400
//!   └──────────────────────────────── a
//! ```
//!
//! Sum: for whole shapes `I_x(a, b) = P(X ≥ a)` with X binomial of n − 1 trials, and `P(X = a) = f/(a y)`, so that
//! `factor = (P(X ≥ a)/P(X = a))/(a y)`. Of N trials `P(X = j + 1)/P(X = j) = odds (N − j)/(j + 1)`, so with `left = N − j` a term of j leads to the next two
//! by one division, `first = term · left · odds/((j + 1)(j + 2))`:
//!
//! ```text
//! term of j + 1 = first · (j + 2)
//! term of j + 2 = first · (left − 1) · odds
//! ```
//!
//! # The density without cancellation
//! By Stirling, `Γ(z) = √(2π/z) (z/e)^z e^S(z)`, so `−ln B(a, b) = N − a ln(a/n) − b ln(b/n)` with
//! `N = ½ ln(ab/(2πn)) + S(n) − S(a) − S(b)`. Then
//!
//! ```text
//! ln f = N − [a ln(a/(n x)) + n x − a] − [b ln(b/(n y)) + n y − b]
//! ```
//!
//! where `n x − a = d` and `n y − b = −d` cancel each other, so that both brackets (deviances, never negative) can be computed from `d` alone
//! near the mean, where `a ln x + b ln y − ln B` would lose its digits.

use std::f64::consts::PI;

use super::Both;
use super::normal::normal_quantile;
use super::panel::integrate;
use super::solve::{Grows, Tail, solve};
use super::stirling::{deviance, stirling};
use super::widest::{Wide, on_widest};

/// From here on both shapes are large enough for the integral.
const LARGE: f64 = 300.0;

/// Up to here whole shapes are summed term by term.
const SMALL: f64 = 400.0;

/// `P(X ≥ k)/P(X = k)` for a binomial X that can exceed k by `left`, up to a part of about `rest`.
#[inline]
pub(in crate::stats) fn binomial_sum(k: f64, left: f64, odds: f64, rest: f64) -> f64 {
    let [sum] = binomial_sums([BinomialSum::new(k, left, odds)], rest);
    sum
}

/// Several sums at once, by wide vectors: each term waits for the one before it, so that a processor does four in hardly more time than one.
#[inline]
pub(in crate::stats) fn binomial_sums<const N: usize>(of: [BinomialSum; N], rest: f64) -> [f64; N] {
    let sums = BinomialSums { of, rest };
    if N < 4 { sums.run() } else { on_widest(sums) }
}

/// A [`binomial_sum`] to be made.
#[derive(Clone, Copy, Debug)]
pub(in crate::stats) struct BinomialSum {
    k: f64,
    left: f64,
    odds: f64,
}

impl BinomialSum {
    #[inline]
    pub(in crate::stats) fn new(k: f64, left: f64, odds: f64) -> Self {
        Self { k, left, odds }
    }
}

struct BinomialSums<const N: usize> {
    of: [BinomialSum; N],
    rest: f64,
}

impl<const N: usize> Wide for BinomialSums<N> {
    type Answer = [f64; N];

    /// Positive terms, of which each follows from the one before. Two at a time, as one division then serves both. A sum is told as long as it
    /// is open; what it adds behind that, since others go on beside it, is nobody's. So no term waits for the question whether there are more.
    // OK because every array has N places.
    #[expect(clippy::indexing_slicing, reason = "arrays of one length")]
    #[expect(clippy::inline_always, reason = "see `Wide`")]
    #[inline(always)]
    fn run(self) -> [f64; N] {
        let Self { of, rest } = self;
        let mut k = of.map(|sum| sum.k + 1.0);
        let mut left = of.map(|sum| sum.left);
        let odds = of.map(|sum| sum.odds);
        let (mut terms, mut running, mut sums) = ([1.0; N], [1.0; N], [1.0; N]);
        // 1 or 0: numbers, as vectors have no other truth.
        let mut open = left.map(|left| if left > 0.0 { 1.0 } else { 0.0 });
        while open.iter().any(|&open| open > 0.0) {
            for i in 0..N {
                let next = k[i] + 1.0;
                let inverse = 1.0 / (k[i] * next);
                let first = terms[i] * (left[i] * odds[i]) * inverse;
                let onward = (left[i] - 1.0) * odds[i];
                terms[i] = first * onward;
                running[i] += first * (next + onward);
                sums[i] = if open[i] > 0.0 { running[i] } else { sums[i] };
                k[i] += 2.0;
                left[i] -= 2.0;
                let (more, enough) = (left[i] > 0.0, terms[i] <= rest * running[i]);
                open[i] = if more { open[i] } else { 0.0 };
                open[i] = if enough { 0.0 } else { open[i] };
            }
        }
        sums
    }
}

/// A point of the unit interval, with its distance from the mean of a beta law.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Point {
    pub(in crate::stats) x: f64,
    pub(in crate::stats) y: f64,
    /// (a + b) x − a, without cancellation.
    pub(in crate::stats) d: f64,
}

impl Point {
    fn swapped(self) -> Self {
        Self {
            x: self.y,
            y: self.x,
            d: -self.d,
        }
    }
}

/// A beta law with what depends on its shapes alone: one for all evaluations of a pair of counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Beta {
    a: f64,
    b: f64,
    ln_norm: f64,
}

impl Beta {
    /// Shapes of 0 are the limits: all mass at 0 if `a` is 0, else all at 1 if `b` is 0.
    pub(in crate::stats) fn new(a: f64, b: f64) -> Self {
        let n = a + b;
        Self {
            a,
            b,
            ln_norm: 0.5 * (a / n * b / (2.0 * PI)).ln() + stirling(n) - stirling(a) - stirling(b),
        }
    }

    fn swapped(self) -> Self {
        Self {
            a: self.b,
            b: self.a,
            ..self
        }
    }

    /// The point x.
    pub(in crate::stats) fn at(self, x: f64) -> Point {
        let y = 1.0 - x;
        let n = self.a + self.b;
        let d = if x <= 0.5 {
            n.mul_add(x, -self.a)
        } else {
            -n.mul_add(y, -self.b)
        };
        Point { x, y, d }
    }

    /// The point with odds x/(1 − x).
    pub(in crate::stats) fn at_odds(self, odds: f64) -> Point {
        if odds <= 1.0 {
            let y = 1.0 / (1.0 + odds);
            Point {
                x: odds * y,
                y,
                d: self.b.mul_add(odds, -self.a) * y,
            }
        } else {
            let inverse = 1.0 / odds;
            let x = 1.0 / (1.0 + inverse);
            Point {
                x,
                y: inverse * x,
                d: -self.a.mul_add(inverse, -self.b) * x,
            }
        }
    }

    /// The logarithm of x^a y^b / B(a, b): the density in log-odds.
    pub(in crate::stats) fn ln_density(self, at: Point) -> f64 {
        let n = self.a + self.b;
        self.ln_norm - deviance(self.a, at.d, n * at.x) - deviance(self.b, -at.d, n * at.y)
    }

    /// The density in log-odds at the point, and both tails.
    pub(in crate::stats) fn density_and_tails(self, at: Point) -> (f64, Both) {
        if at.d > 0.0 {
            let (density, both) = self.swapped().density_and_tails(at.swapped());
            return (density, both.swapped());
        }
        let density = self.ln_density(at).exp();
        let lower = if density == 0.0 {
            0.0
        } else {
            (density * self.factor(at)).min(1.0)
        };
        (density, Both::of_lower(lower))
    }

    /// The probability up to the point and from it on.
    pub(in crate::stats) fn tails(self, at: Point) -> Both {
        if self.a <= 0.0 {
            return Both::of_upper(0.0);
        }
        if self.b <= 0.0 {
            return Both::of_lower(0.0);
        }
        self.density_and_tails(at).1
    }

    /// The lower tail over the density, for a point not above the mean.
    fn factor(self, at: Point) -> f64 {
        let Self { a, b, .. } = self;
        if a >= LARGE && b >= LARGE {
            self.integral(at)
        } else if a + b <= SMALL && a == a.trunc() && b == b.trunc() {
            binomial_sum(a, b - 1.0, at.x / at.y, 3e-17) / (a * at.y)
        } else {
            self.fraction(at)
        }
    }

    /// By the sum, the fraction and the integral, whatever the size of the shapes.
    #[cfg(test)]
    pub(super) fn three_factors(self, at: Point) -> [f64; 3] {
        [
            binomial_sum(self.a, self.b - 1.0, at.x / at.y, 3e-17) / (self.a * at.y),
            self.fraction(at),
            self.integral(at),
        ]
    }

    /// The continued fraction of Algorithm 708, by Lentz's rule.
    // factor = 1/(β₀ + α₁/(β₁ + α₂/(β₂ + …))) with w = m (b − m) x:
    //   αₘ = (a + m − 1)(a + b + m − 1) x w/(a + 2m − 1)²
    //   βₘ = m + w/(a + 2m − 1) + (a + m)(1 − d + m (1 + y))/(a + 2m + 1),   β₀ = a (1 − d)/(a + 1)
    // Whole b ends it at m = b, where w and with it α is 0. `c` and `e` are the ratios of neighbouring numerators and denominators, so that
    // value · c · e is the next approximant and nothing over- or underflows.
    fn fraction(self, Point { x, y, d }: Point) -> f64 {
        let Self { a, b, .. } = self;
        let distance = 1.0 - d;
        let first = a * distance / (a + 1.0);
        let (mut value, mut c, mut e) = (first, first, 0.0);
        let mut m = 1.0;
        while m < 20_000.0 {
            let odd = a + 2.0 * m - 1.0;
            let w = m * (b - m) * x;
            let alpha = (a + m - 1.0) * (a + b + m - 1.0) * x * w / (odd * odd);
            let beta = m + w / odd + (a + m) * (distance + m * (1.0 + y)) / (odd + 2.0);
            e = 1.0 / (beta + alpha * e);
            c = beta + alpha / c;
            let ratio = c * e;
            value *= ratio;
            if (ratio - 1.0).abs() <= 3e-16 || alpha == 0.0 {
                break;
            }
            m += 1.0;
        }
        1.0 / value
    }

    /// The tail as an integral over the log-odds: the density at the point is the factor in front, and what is left is
    /// `exp(−λt − n R(t))` with R the series of the Bernoulli law's cumulants.
    // ln f(v) = a v − n ln(1 + e^v) − ln B, so a step t down from u gives
    //   ln f(u − t) − ln f(u) = −a t − n ln(y + x e^−t) = d t − n R(t),   R(t) = ln(y + x e^−t) + x t
    // ln(y + x e^−t) is the cumulant generating function of a Bernoulli variable of chance x at −t: Σ κⱼ (−t)^j/j!. Its first term is −x t, which R
    // takes away, and its second v t²/2. Divided by v t², with v = x y and w = y − x, the terms from the third on are c₃ t, c₄ t², …:
    //   κ₃ = v w, κ₄ = v (1 − 6v), κ₅ = v w (1 − 12v), …, and cⱼ = (−1)^j κⱼ/(v j!)
    // Shapes from 300 on keep t so short that twelve cumulants suffice.
    fn integral(self, Point { x, y, d }: Point) -> f64 {
        let n = self.a + self.b;
        let (v, w) = (x * y, y - x);
        let c3 = -w / 6.0;
        let c4 = (1.0 - 6.0 * v) / 24.0;
        let c5 = -w * (1.0 - 12.0 * v) / 120.0;
        let c6 = (1.0 - v * (30.0 - 120.0 * v)) / 720.0;
        let c7 = -w * (1.0 - v * (60.0 - 360.0 * v)) / 5040.0;
        let c8 = (1.0 - v * (126.0 - v * (1680.0 - 5040.0 * v))) / 40_320.0;
        let c9 = -w * (1.0 - v * (252.0 - v * (5040.0 - 20_160.0 * v))) / 362_880.0;
        let c10 =
            (1.0 - v * (510.0 - v * (17_640.0 - v * (151_200.0 - 362_880.0 * v)))) / 3_628_800.0;
        let c11 = -w * (1.0 - v * (1020.0 - v * (52_920.0 - v * (604_800.0 - 1_814_400.0 * v))))
            / 39_916_800.0;
        let c12 = (1.0
            - v * (2046.0
                - v * (168_960.0 - v * (3_160_080.0 - v * (19_958_400.0 - 39_916_800.0 * v)))))
            / 479_001_600.0;
        let curvature = n * v;
        integrate(-d, curvature, |t| {
            let high = c7 + t * (c8 + t * (c9 + t * (c10 + t * (c11 + t * c12))));
            let low = 0.5 + t * (c3 + t * (c4 + t * (c5 + t * (c6 + t * high))));
            curvature * t * t * low
        })
    }

    /// The lower tail at log-odds u, for the solver.
    fn tail_at(self, u: f64) -> Tail {
        let at = self.at_odds(u.exp());
        let ln_density = self.ln_density(at);
        if at.d <= 0.0 {
            let factor = self.factor(at);
            Tail {
                ln: ln_density + factor.ln(),
                hazard: 1.0 / factor,
                slope: -at.d,
            }
        } else {
            let density = ln_density.exp();
            let lower = 1.0 - density * self.swapped().factor(at.swapped());
            Tail {
                ln: lower.ln(),
                hazard: density / lower,
                slope: -at.d,
            }
        }
    }

    /// ln(x/(1−x)) at which the lower tail is p: −∞ for p = 0 or a = 0, +∞ for p = 1 or b = 0.
    pub(in crate::stats) fn log_odds(self, p: f64) -> f64 {
        let Self { a, b, .. } = self;
        if p <= 0.0 || a <= 0.0 {
            return f64::NEG_INFINITY;
        }
        if p >= 1.0 || b <= 0.0 {
            return f64::INFINITY;
        }
        if p > 0.5 {
            // 1 − p is exact here.
            return -self.swapped().log_odds(1.0 - p);
        }
        if b == 1.0 {
            // x = p^(1/a).
            let ln_x = p.ln() / a;
            return ln_x - (-ln_x.exp_m1()).ln();
        }
        if a == 1.0 {
            // 1 − x = (1 − p)^(1/b).
            let ln_y = (-p).ln_1p() / b;
            return (-ln_y.exp_m1()).ln() - ln_y;
        }
        solve(self.start(p), p.ln(), Grows::WithU, |u| self.tail_at(u))
    }

    /// ln(x/(1−x)) at which the upper tail is q.
    pub(in crate::stats) fn log_odds_upper(self, q: f64) -> f64 {
        -self.swapped().log_odds(q)
    }

    /// Abramowitz and Stegun 26.5.22 in log-odds; for small shapes or far out the leading power of x.
    fn start(self, p: f64) -> f64 {
        let Self { a, b, .. } = self;
        let n = a + b;
        if a > 1.0 && b > 1.0 && p > 1e-17 {
            return (a / b).ln() + start(a, b, normal_quantile(p));
        }
        // ln B, from the norm, which is the density at x = a/n: ln_norm = a ln(a/n) + b ln(b/n) − ln B.
        let ln_beta = a * (a / n).ln() + b * (b / n).ln() - self.ln_norm;
        let power = (p.ln() + a.ln() + ln_beta) / a;
        power.min((a / b).ln())
    }
}

/// Abramowitz and Stegun 26.5.22: the log-odds at the lower tail whose normal quantile is z, less ln(a/b).
#[inline]
pub(in crate::stats) fn start(a: f64, b: f64, z: f64) -> f64 {
    let (twice_a, twice_b) = (2.0 * a - 1.0, 2.0 * b - 1.0);
    let inverse = 1.0 / (twice_a * twice_b);
    let (ia, ib) = (inverse * twice_b, inverse * twice_a);
    let lambda = (z * z - 3.0) / 6.0;
    let inverse_h = 0.5 * (ia + ib);
    let h = 1.0 / inverse_h;
    let w = -z * (h + lambda).sqrt() * inverse_h
        - (ib - ia) * (lambda + 5.0 / 6.0 - (2.0 / 3.0) * inverse_h);
    -2.0 * w
}

/// `I_x(a, b)` and its complement.
pub(in crate::stats) fn beta_tails(a: f64, b: f64, x: f64) -> Both {
    let law = Beta::new(a, b);
    law.tails(law.at(x))
}

/// The x with `I_x(a, b) = p`, and 1 − x, both to full relative precision.
pub(in crate::stats) fn beta_quantile(a: f64, b: f64, p: f64) -> (f64, f64) {
    let u = Beta::new(a, b).log_odds(p);
    (1.0 / (1.0 + (-u).exp()), 1.0 / (1.0 + u.exp()))
}

/// The quantile of Student's t law: t²/df is the odds of a beta variable.
pub(in crate::stats) fn student_t_quantile(df: f64, p: f64) -> f64 {
    let tail = p.min(1.0 - p);
    // P(T < −t) = ½ I_{df/(df+t²)}(df/2, ½).
    let u = Beta::new(0.5 * df, 0.5).log_odds(2.0 * tail);
    let t = (df * (-u).exp()).sqrt();
    if p < 0.5 { -t } else { t }
}

/// The chance that Student's t lies at least so far from 0, on either side.
pub(in crate::stats) fn student_t_two_sided(df: f64, t: f64) -> f64 {
    let law = Beta::new(0.5 * df, 0.5);
    law.tails(law.at_odds(df / (t * t))).lower
}
