//! The counts that a test claims something of, and how likely they are.

use crate::stats::special::beta::beta_tails;
use crate::stats::special::poisson::poisson_ln_density;

/// The smallest count of `n` whose upper tail is at most `alpha`, carried from one `n` to the next.
#[derive(Clone, Copy)]
struct Critical {
    share: f64,
    alpha: f64,
    n: f64,
    count: f64,
}

/// `P(Binomial(n, share) ≥ count)`.
fn at_least(n: f64, count: f64, share: f64) -> f64 {
    if count <= 0.0 {
        1.0
    } else if count > n {
        0.0
    } else {
        beta_tails(count, n - count + 1.0, share).lower
    }
}

impl Critical {
    fn new(share: f64, alpha: f64) -> Self {
        Self {
            share,
            alpha,
            n: -1.0,
            count: 0.0,
        }
    }

    fn at(&mut self, n: f64) -> f64 {
        if self.n >= 0.0 && n == self.n + 1.0 {
            // One more trial moves the count by one or not at all.
            if at_least(n, self.count, self.share) > self.alpha {
                self.count += 1.0;
            }
        } else {
            let (mut low, mut high) = (-1.0, n + 1.0);
            while high - low > 1.0 {
                let middle = f64::midpoint(low, high).floor();
                if at_least(n, middle, self.share) <= self.alpha {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            self.count = high;
        }
        self.n = n;
        self.count
    }
}

/// The later counts, given the sum, of which a claim is made.
pub(super) struct Region {
    from: Critical,
    /// For a claim that also bounds the count from above: the fewest earlier counts.
    others: Option<Critical>,
}

impl Region {
    /// Counts whose upper tail at `share` is at most `alpha`.
    pub(super) fn above(share: f64, alpha: f64) -> Self {
        Self {
            from: Critical::new(share, alpha),
            others: None,
        }
    }

    /// Counts whose upper tail at the share `low` and lower tail at the share `high` are both at most `alpha`.
    pub(super) fn between(low: f64, high: f64, alpha: f64) -> Self {
        Self {
            from: Critical::new(low, alpha),
            others: Some(Critical::new(1.0 - high, alpha)),
        }
    }

    /// The first and the last count of the region.
    fn ends(&mut self, n: f64) -> (f64, f64) {
        let last = self.others.as_mut().map_or(n, |others| n - others.at(n));
        (self.from.at(n), last)
    }
}

/// Whether counts lie in the region that [`Region::between`] has for their sum.
pub(super) fn is_between(before: f64, after: f64, shares: (f64, f64), alpha: f64) -> bool {
    let n = before + after;
    at_least(n, after, shares.0) <= alpha && at_least(n, before, 1.0 - shares.1) <= alpha
}

/// The chance of a claim for Poisson counts with two expectations.
pub(super) fn power_of(before: f64, after: f64, mut region: Region) -> f64 {
    let mean = before + after;
    let share = after / mean;
    // Nine standard deviations, and what a small mean needs beyond them, leave out less than 1e-12.
    let reach = 9.0 * mean.sqrt() + 40.0;
    let mut n = (mean - reach).floor().max(0.0);
    let mut power = 0.0;
    while n <= mean + reach {
        let (first, last) = region.ends(n);
        if first <= last {
            let mut claimed = at_least(n, first, share);
            if last < n {
                claimed -= at_least(n, last + 1.0, share);
            }
            power += poisson_ln_density(n, mean).exp() * claimed;
        }
        n += 1.0;
    }
    power.min(1.0)
}
