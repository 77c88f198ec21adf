//! Inverts a tail on the scale on which it is log-concave.

/// A tail at a point `u`: its logarithm, the density in `u` over the tail, and the slope of the log-density in `u`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tail {
    pub(super) ln: f64,
    pub(super) hazard: f64,
    pub(super) slope: f64,
}

/// Which way the tail grows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Grows {
    WithU,
    AgainstU,
}

/// The `u` at which the logarithm of the tail is `ln_p`, by Halley's rule inside a bracket.
///
/// At most 200 evaluations: the bracket halves whenever a step would leave it.
pub(super) fn solve(start: f64, ln_p: f64, grows: Grows, tail: impl Fn(f64) -> Tail) -> f64 {
    let sign = if grows == Grows::WithU { 1.0 } else { -1.0 };
    let (mut lo, mut hi) = (-1e4, 1e4);
    let mut u = if start > lo && start < hi { start } else { 0.0 };
    for _ in 0..200 {
        let Tail { ln, hazard, slope } = tail(u);
        let gap = ln - ln_p;
        if sign * gap < 0.0 {
            lo = u;
        } else {
            hi = u;
        }
        let newton = gap / (sign * hazard);
        // Half the ratio of the second derivative to the first.
        let bend = 0.5 * (slope - sign * hazard);
        let step = newton / (1.0 - newton * bend).clamp(0.5, 2.0);
        let mut next = u - step;
        let inside = next > lo && next < hi;
        if !inside {
            if step.abs() < 1e-14 * u.abs().max(1.0) {
                return u;
            }
            next = 0.5 * (lo + hi);
            if next <= lo || next >= hi {
                return u;
            }
        } else if step.abs() * hazard.max(1.0) < 1e-5 {
            // The next error is of the order of the cube of this step.
            return next;
        }
        u = next;
    }
    u
}
