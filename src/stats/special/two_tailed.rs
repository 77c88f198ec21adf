//! Minimum likelihood and Blaker's method for a family of counts: p, and the hull of the values that are not rejected.
//!
//! The parameter `u` is the logarithm of the odds or of the mean. On each side of x the p-value is a near tail plus a far tail
//! that starts at some y. Between the break points, at which y moves by one, p is U-shaped; so its largest value on a piece is at
//! one of the ends, and the walk from far out stops at the first end with p > α.

mod laws;

pub(crate) use laws::{Binomial, Poisson};

use super::solve::root;
use crate::error::Error;
use crate::error::numbers::Numbers;

/// Above this, walking from break point to break point would take too long.
pub(in crate::stats) const MOST_ORDERED: f64 = 1e9;

/// What these methods say when they are asked for one side.
pub(in crate::stats) fn no_one_side(what: &'static str) -> Error {
    Numbers::Refused {
        what,
        why: "minimum likelihood and Blaker's method have no one-sided form",
    }
    .into()
}

/// Why these methods refuse counts known as bounds.
pub(in crate::stats) const NOT_MONOTONE: &str =
    "minimum likelihood and Blaker's method do not move monotonically with the counts";

/// What makes one outcome at least as extreme as another.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Ordering {
    /// Its probability is not larger.
    Probability,
    /// Its tail is not larger.
    Tails,
}

/// Where the parameter goes: above the value at which x is most probable, or below it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Way {
    Up,
    Down,
}

/// A family of laws of a count with one parameter.
pub(crate) trait Law: Copy {
    /// P(X ≤ k); 0 below 0.
    fn at_most(self, k: f64, u: f64) -> f64;
    /// P(X ≥ k); 0 above the top.
    fn at_least(self, k: f64, u: f64) -> f64;
    /// ln P(X = k).
    fn ln_pmf(self, k: f64, u: f64) -> f64;
    /// The largest possible count.
    fn top(self) -> f64;
    /// A most probable count.
    fn mode(self, u: f64) -> f64;
    /// The parameter at which x and y are equally probable.
    fn balance(self, x: f64, y: f64) -> f64;
    /// The parameter at which the near tail of x is `tail`.
    fn near_quantile(self, x: f64, way: Way, tail: f64) -> f64;
    /// How far two equal log-probabilities can differ by rounding.
    fn tie(self) -> f64;
}

fn near(law: impl Law, x: f64, u: f64, way: Way) -> f64 {
    match way {
        Way::Up => law.at_most(x, u),
        Way::Down => law.at_least(x, u),
    }
}

fn far(law: impl Law, y: f64, u: f64, way: Way) -> f64 {
    match way {
        Way::Up => law.at_least(y, u),
        Way::Down => law.at_most(y, u),
    }
}

/// The far outcome next to x that is as extreme as x. Beyond the range (`top + 1` or −1) if there is none.
fn first_far(law: impl Law, x: f64, u: f64, way: Way, ordering: Ordering) -> f64 {
    let mode = law.mode(u);
    let extreme: &dyn Fn(f64) -> bool = match ordering {
        Ordering::Probability => {
            let most = law.ln_pmf(x, u) + law.tie();
            &move |y| law.ln_pmf(y, u) <= most
        }
        Ordering::Tails => {
            let most = near(law, x, u, way) * (1.0 + 1e-10);
            &move |y| far(law, y, u, way) <= most
        }
    };
    // `inner` is not extreme, `outer` is.
    match way {
        Way::Up => {
            let mut inner = x.max(if ordering == Ordering::Probability {
                mode - 1.0
            } else {
                x
            });
            let mut stride = (mode - x).max(4.0);
            let mut outer = inner + 1.0;
            for _ in 0..200 {
                if outer > law.top() || extreme(outer) {
                    break;
                }
                inner = outer;
                outer += stride;
                stride = (1.5 * stride).ceil();
            }
            outer = outer.min(law.top() + 1.0);
            while outer - inner > 1.0 {
                let middle = (0.5 * (inner + outer)).trunc();
                if extreme(middle) {
                    outer = middle;
                } else {
                    inner = middle;
                }
            }
            outer
        }
        Way::Down => {
            let mut inner = x.min(if ordering == Ordering::Probability {
                mode + 1.0
            } else {
                x
            });
            let mut outer = -1.0;
            while inner - outer > 1.0 {
                let middle = (0.5 * (inner + outer)).floor();
                if extreme(middle) {
                    outer = middle;
                } else {
                    inner = middle;
                }
            }
            outer
        }
    }
}

/// The two-sided p of the parameter.
pub(in crate::stats) fn p(law: impl Law, x: f64, u: f64, ordering: Ordering) -> f64 {
    let way = match ordering {
        Ordering::Probability if x <= law.mode(u) => Way::Up,
        Ordering::Tails if law.at_most(x, u) <= law.at_least(x, u) => Way::Up,
        _ => Way::Down,
    };
    let y = first_far(law, x, u, way, ordering);
    if (y - x).abs() <= 1.0 {
        return 1.0;
    }
    (near(law, x, u, way) + far(law, y, u, way)).min(1.0)
}

/// The smallest and the largest parameter with p > α, as odds or mean; 0 and infinity where there is no limit.
pub(in crate::stats) fn hull(law: impl Law, x: f64, alpha: f64, ordering: Ordering) -> (f64, f64) {
    let lo = if x == 0.0 {
        f64::NEG_INFINITY
    } else {
        end(law, x, alpha, Way::Down, ordering)
    };
    let hi = if x == law.top() {
        f64::INFINITY
    } else {
        end(law, x, alpha, Way::Up, ordering)
    };
    (lo.exp(), hi.exp())
}

/// The parameter at which y stops being as extreme as x.
fn break_point(law: impl Law, x: f64, y: f64, way: Way, ordering: Ordering) -> f64 {
    let balance = law.balance(x, y);
    if ordering == Ordering::Probability {
        return balance;
    }
    // ln(far/near) grows along the way.
    let gap = |u: f64| far(law, y, u, way).ln() - near(law, x, u, way).ln();
    let step = if way == Way::Up { 0.25 } else { -0.25 };
    let (mut inner, mut outer) = (balance, balance);
    let mut stride = step;
    for _ in 0..60 {
        if gap(inner) < 0.0 {
            break;
        }
        inner -= stride;
        stride *= 2.0;
    }
    stride = step;
    for _ in 0..60 {
        if gap(outer) > 0.0 {
            break;
        }
        outer += stride;
        stride *= 2.0;
    }
    root(outer, inner, gap)
}

fn end(law: impl Law, x: f64, alpha: f64, way: Way, ordering: Ordering) -> f64 {
    // Blaker's p is at most twice the near tail; that of minimum likelihood is below 64 times it (in fact below 4).
    let beyond = if ordering == Ordering::Tails {
        0.5
    } else {
        1.0 / 64.0
    };
    let start = law.near_quantile(x, way, beyond * alpha);
    let mut y = first_far(law, x, start, way, ordering);
    let (none, step) = match way {
        Way::Up => (law.top() + 1.0, -1.0),
        Way::Down => (-1.0, 1.0),
    };
    let p = |y: f64, u: f64| near(law, x, u, way) + far(law, y, u, way);
    let mut outer = if y == none {
        start
    } else {
        break_point(law, x, y, way, ordering)
    };
    // Each round moves y by one towards x, next to which p is 1.
    loop {
        if y != none && p(y, outer) > alpha {
            return outer;
        }
        let next = y + step;
        if next == x {
            return outer;
        }
        let inner = break_point(law, x, next, way, ordering);
        if p(y, inner) > alpha {
            if y == none {
                return law.near_quantile(x, way, alpha);
            }
            return root(inner, outer, |u| p(y, u) - alpha);
        }
        (y, outer) = (next, inner);
    }
}
