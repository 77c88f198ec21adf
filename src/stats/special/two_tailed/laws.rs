//! The two families: a share of a total, and a count.

use super::{Law, MOST_ORDERED, Way};
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::special::beta::Beta;
use crate::stats::special::gamma::{Gamma, gamma_quantile, gamma_quantile_upper, gamma_tails};
use crate::stats::special::stirling::mean_ln_factor;

/// Refuses counts whose outcomes cannot be ordered in reasonable time.
fn orderable(count: u64) -> Result<f64> {
    let events = count as f64;
    if events > MOST_ORDERED {
        return Err(Numbers::Above {
            what: "count",
            found: count,
            most: 1_000_000_000,
        }
        .into());
    }
    Ok(events)
}

/// Binomial with a fixed number of trials; u is the log-odds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Binomial {
    n: f64,
}

impl Binomial {
    pub(in crate::stats) fn new(before: u64, after: u64) -> Result<Self> {
        Ok(Self {
            n: orderable(before)? + orderable(after)?,
        })
    }
}

impl Law for Binomial {
    fn at_most(self, k: f64, u: f64) -> f64 {
        if k < 0.0 {
            return 0.0;
        }
        let law = Beta::new(k + 1.0, self.n - k);
        law.tails(law.at_odds(u.exp())).upper
    }

    fn at_least(self, k: f64, u: f64) -> f64 {
        if k > self.n {
            return 0.0;
        }
        let law = Beta::new(k, self.n - k + 1.0);
        law.tails(law.at_odds(u.exp())).lower
    }

    fn ln_pmf(self, k: f64, u: f64) -> f64 {
        if k == 0.0 {
            return -self.n * u.exp().ln_1p();
        }
        if k == self.n {
            return -self.n * (-u).exp().ln_1p();
        }
        let law = Beta::new(k, self.n - k);
        law.ln_density(law.at_odds(u.exp())) + (self.n / (k * (self.n - k))).ln()
    }

    fn top(self) -> f64 {
        self.n
    }

    fn mode(self, u: f64) -> f64 {
        ((self.n + 1.0) / (1.0 + (-u).exp())).floor().min(self.n)
    }

    fn balance(self, x: f64, y: f64) -> f64 {
        // C(n, x)/C(n, y), as two quotients of factorials.
        mean_ln_factor(x, y) - mean_ln_factor(self.n - y, self.n - x)
    }

    fn near_quantile(self, x: f64, way: Way, tail: f64) -> f64 {
        match way {
            Way::Up => Beta::new(x + 1.0, self.n - x).log_odds_upper(tail),
            Way::Down => Beta::new(x, self.n - x + 1.0).log_odds(tail),
        }
    }

    fn tie(self) -> f64 {
        1e-12 + 1e-15 * self.n
    }
}

/// Poisson; u is the logarithm of the mean.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Poisson {
    x: f64,
}

impl Poisson {
    pub(in crate::stats) fn new(count: u64) -> Result<Self> {
        Ok(Self {
            x: orderable(count)?,
        })
    }
}

impl Law for Poisson {
    fn at_most(self, k: f64, u: f64) -> f64 {
        if k < 0.0 {
            0.0
        } else {
            gamma_tails(k + 1.0, u.exp()).upper
        }
    }

    fn at_least(self, k: f64, u: f64) -> f64 {
        gamma_tails(k, u.exp()).lower
    }

    fn ln_pmf(self, k: f64, u: f64) -> f64 {
        let mean = u.exp();
        if k == 0.0 {
            return -mean;
        }
        // λ^k e^−λ / k! is the density of Γ(k) in ln λ, over k.
        Gamma::new(k).ln_density(mean) - k.ln()
    }

    fn top(self) -> f64 {
        f64::INFINITY
    }

    fn mode(self, u: f64) -> f64 {
        u.exp().floor()
    }

    fn balance(self, x: f64, y: f64) -> f64 {
        mean_ln_factor(x, y)
    }

    fn near_quantile(self, x: f64, way: Way, tail: f64) -> f64 {
        match way {
            Way::Up => gamma_quantile_upper(x + 1.0, tail).ln(),
            Way::Down => gamma_quantile(x, tail).ln(),
        }
    }

    fn tie(self) -> f64 {
        1e-12 + 1e-15 * self.x
    }
}
