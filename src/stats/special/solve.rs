//! Inverts a tail on the scale on which it is log-concave.

/// A tail at a point `u`: its logarithm, the density in `u` over the tail, and the slope of the log-density in `u`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tail {
    pub(in crate::stats) ln: f64,
    pub(in crate::stats) hazard: f64,
    pub(in crate::stats) slope: f64,
}

/// Which way the tail grows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Grows {
    WithU,
    AgainstU,
}

/// The `u` at which the logarithm of the tail is `ln_p`, by Halley's rule inside a bracket.
///
/// At most 200 evaluations: the bracket halves whenever a step would leave it.
pub(in crate::stats) fn solve(
    start: f64,
    ln_p: f64,
    grows: Grows,
    tail: impl Fn(f64) -> Tail,
) -> f64 {
    let mut search = Search::new(start, ln_p, grows);
    for _ in 0..MOST_ROUNDS {
        if search.is_over(tail(search.u)) {
            break;
        }
    }
    search.u
}

/// How often a tail is evaluated at most.
pub(in crate::stats) const MOST_ROUNDS: usize = 200;

/// A [`solve`] on its way, for those that go on beside each other.
#[derive(Clone, Copy, Debug)]
pub(in crate::stats) struct Search {
    ln_p: f64,
    sign: f64,
    lo: f64,
    hi: f64,
    /// Where the tail is to be evaluated next, or the answer.
    pub(in crate::stats) u: f64,
}

impl Search {
    pub(in crate::stats) fn new(start: f64, ln_p: f64, grows: Grows) -> Self {
        let (lo, hi) = (-1e4, 1e4);
        Self {
            ln_p,
            sign: if grows == Grows::WithU { 1.0 } else { -1.0 },
            lo,
            hi,
            u: if start > lo && start < hi { start } else { 0.0 },
        }
    }

    /// Goes on from the tail at `u`; whether the answer is found.
    #[inline]
    pub(in crate::stats) fn is_over(&mut self, Tail { ln, hazard, slope }: Tail) -> bool {
        let Self { sign, u, .. } = *self;
        let gap = ln - self.ln_p;
        if sign * gap < 0.0 {
            self.lo = u;
        } else {
            self.hi = u;
        }
        let newton = gap / (sign * hazard);
        // Half the ratio of the second derivative to the first.
        let bend = 0.5 * (slope - sign * hazard);
        let step = newton / (1.0 - newton * bend).clamp(0.5, 2.0);
        let next = u - step;
        if next > self.lo && next < self.hi {
            self.u = next;
            // The next error is of the order of the cube of this step.
            return step.abs() * hazard.max(1.0) < 1e-5;
        }
        if step.abs() < 1e-14 * u.abs().max(1.0) {
            return true;
        }
        let middle = 0.5 * (self.lo + self.hi);
        if middle <= self.lo || middle >= self.hi {
            return true;
        }
        self.u = middle;
        false
    }
}

/// The root between `above`, where the function is positive, and `below`, where it is not: the Illinois rule inside a bracket
/// that halves at least every third step.
pub(in crate::stats) fn root(above: f64, below: f64, value: impl Fn(f64) -> f64) -> f64 {
    let (mut a, mut b) = (above, below);
    let (mut at_a, mut at_b) = (value(a), value(b));
    let (mut weight_a, mut weight_b) = (1.0, 1.0);
    let mut width = (a - b).abs();
    for round in 0..200 {
        let (fa, fb) = (at_a * weight_a, at_b * weight_b);
        let mut next = b + (a - b) * fb / (fb - fa);
        if round % 3 == 2 {
            if (a - b).abs() > 0.5 * width {
                next = 0.5 * (a + b);
            }
            width = (a - b).abs();
        }
        if !(next > a.min(b) && next < a.max(b)) {
            next = 0.5 * (a + b);
        }
        if (a - b).abs() <= 4e-16 * a.abs().max(1e-4) || next == a || next == b {
            return next;
        }
        let at_next = value(next);
        if at_next > 0.0 {
            (a, at_a) = (next, at_next);
            weight_a = 1.0;
            weight_b *= 0.5;
        } else {
            (b, at_b) = (next, at_next);
            weight_b = 1.0;
            weight_a *= 0.5;
        }
        if at_next == 0.0 {
            return next;
        }
    }
    0.5 * (a + b)
}
