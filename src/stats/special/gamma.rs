//! The regularised incomplete gamma function and its inverse in ln x.

use std::f64::consts::PI;

use super::Both;
use super::normal::normal_quantile;
use super::panel::integrate;
use super::solve::{Grows, Tail, solve};
use super::stirling::{deviance, ln_gamma, stirling};

/// From here on the shape is large enough for the integral.
const LARGE: f64 = 300.0;

/// A gamma law with what depends on its shape alone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gamma {
    a: f64,
    ln_norm: f64,
}

impl Gamma {
    pub(in crate::stats) fn new(a: f64) -> Self {
        Self {
            a,
            ln_norm: 0.5 * (a / (2.0 * PI)).ln() - stirling(a),
        }
    }

    /// The logarithm of x^a e^−x / Γ(a): the density in ln x.
    pub(in crate::stats) fn ln_density(self, x: f64) -> f64 {
        self.ln_norm - deviance(self.a, x - self.a, x)
    }

    /// Whether the lower tail is the one to compute; the other is its complement.
    fn lower_first(self, x: f64) -> bool {
        if self.a >= LARGE {
            x < self.a
        } else {
            x < self.a + 1.0
        }
    }

    /// The tail of `lower_first` over the density.
    fn factor(self, x: f64) -> f64 {
        let a = self.a;
        if a >= LARGE {
            let below = x < a;
            let sign = if below { -1.0 } else { 1.0 };
            return integrate((x - a).abs(), x, |t| {
                let s = sign * t;
                let high = 1.0 / 5040.0
                    + s * (1.0 / 40_320.0
                        + s * (1.0 / 362_880.0
                            + s * (1.0 / 3_628_800.0
                                + s * (1.0 / 39_916_800.0 + s / 479_001_600.0))));
                let low = 0.5
                    + s * (1.0 / 6.0
                        + s * (1.0 / 24.0 + s * (1.0 / 120.0 + s * (1.0 / 720.0 + s * high))));
                x * s * s * low
            });
        }
        if self.lower_first(x) {
            self.series(x)
        } else {
            self.fraction(x)
        }
    }

    /// P over the density: 1/a + x/(a(a+1)) + …
    fn series(self, x: f64) -> f64 {
        let mut k = self.a;
        let mut term = 1.0 / self.a;
        let mut sum = term;
        for _ in 0..5000 {
            k += 1.0;
            term *= x / k;
            sum += term;
            if term <= 1e-17 * sum {
                break;
            }
        }
        sum
    }

    /// Q over the density: the fraction DLMF 8.9.2 by Lentz's rule.
    fn fraction(self, x: f64) -> f64 {
        let mut b = x + 1.0 - self.a;
        let mut d = 1.0 / b;
        let mut c = 1e300;
        let mut value = d;
        let mut i = 1.0;
        while i < 5000.0 {
            let an = -i * (i - self.a);
            b += 2.0;
            d = 1.0 / (an * d + b);
            c = b + an / c;
            let ratio = c * d;
            value *= ratio;
            if (ratio - 1.0).abs() <= 3e-16 {
                break;
            }
            i += 1.0;
        }
        value
    }

    /// Both tails.
    pub(in crate::stats) fn tails(self, x: f64) -> Both {
        if x <= 0.0 {
            return Both::of_lower(0.0);
        }
        if x == f64::INFINITY || self.a <= 0.0 {
            return Both::of_upper(0.0);
        }
        let density = self.ln_density(x).exp();
        let tail = if density == 0.0 {
            0.0
        } else {
            (density * self.factor(x)).min(1.0)
        };
        if self.lower_first(x) {
            Both::of_lower(tail)
        } else {
            Both::of_upper(tail)
        }
    }

    fn tail_at(self, u: f64, grows: Grows) -> Tail {
        let x = u.exp();
        let ln_density = self.ln_density(x);
        let slope = self.a - x;
        let factor = self.factor(x);
        if self.lower_first(x) == (grows == Grows::WithU) {
            Tail {
                ln: ln_density + factor.ln(),
                hazard: 1.0 / factor,
                slope,
            }
        } else {
            let density = ln_density.exp();
            let tail = 1.0 - density * factor;
            Tail {
                ln: tail.ln(),
                hazard: density / tail,
                slope,
            }
        }
    }

    /// The x whose lower (or upper) tail is p, for 0 < p ≤ ½.
    fn quantile(self, p: f64, grows: Grows) -> f64 {
        let a = self.a;
        let z = normal_quantile(p) * if grows == Grows::WithU { 1.0 } else { -1.0 };
        // Wilson and Hilferty; far below, the leading power.
        let root = 1.0 - 1.0 / (9.0 * a) + z / (3.0 * a.sqrt());
        let start = if root > 0.2 {
            a.ln() + 3.0 * root.ln()
        } else if grows == Grows::WithU {
            (p.ln() + ln_gamma(a + 1.0)) / a
        } else {
            0.0
        };
        solve(start, p.ln(), grows, |u| self.tail_at(u, grows)).exp()
    }
}

/// P(a, x) and Q(a, x).
pub(in crate::stats) fn gamma_tails(a: f64, x: f64) -> Both {
    Gamma::new(a).tails(x)
}

/// The x with P(a, x) = p.
pub(in crate::stats) fn gamma_quantile(a: f64, p: f64) -> f64 {
    if p <= 0.0 || a <= 0.0 {
        0.0
    } else if p >= 1.0 {
        f64::INFINITY
    } else if p > 0.5 {
        // 1 − p is exact here.
        Gamma::new(a).quantile(1.0 - p, Grows::AgainstU)
    } else {
        Gamma::new(a).quantile(p, Grows::WithU)
    }
}

/// The x with Q(a, x) = q.
pub(in crate::stats) fn gamma_quantile_upper(a: f64, q: f64) -> f64 {
    if q >= 1.0 || a <= 0.0 {
        0.0
    } else if q <= 0.0 {
        f64::INFINITY
    } else if q > 0.5 {
        Gamma::new(a).quantile(1.0 - q, Grows::WithU)
    } else {
        Gamma::new(a).quantile(q, Grows::AgainstU)
    }
}

/// Both tails of χ² with `df` degrees of freedom.
pub(in crate::stats) fn chi_squared_tails(df: f64, x: f64) -> Both {
    gamma_tails(0.5 * df, 0.5 * x)
}
