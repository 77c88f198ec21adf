//! Where an increasing function crosses 0.

/// The point where an increasing `f` crosses 0, searched outward from `start`: to the last digits of `f`, in at most some 200 steps.
/// `None` if it does not cross within ±1e15 or is not a number there.
pub(in crate::stats) fn crossing(start: f64, f: impl Fn(f64) -> f64) -> Option<f64> {
    let here = f(start);
    if here == 0.0 {
        return Some(start);
    }
    let sign = if here < 0.0 { 1.0 } else { -1.0 };
    let (mut near, mut at_near) = (start, here);
    let mut step = 0.125;
    loop {
        let far = start + sign * step;
        let at_far = f(far);
        if at_far.is_nan() || step > 1e15 {
            return None;
        }
        if at_far * sign >= 0.0 {
            return Some(between(near, at_near, far, at_far, f));
        }
        (near, at_near) = (far, at_far);
        step *= 2.0;
    }
}

/// Regula falsi with halved ends (Illinois), with a bisection whenever it does not halve the bracket in three steps.
fn between(mut a: f64, mut at_a: f64, mut b: f64, mut at_b: f64, f: impl Fn(f64) -> f64) -> f64 {
    let mut wide = (b - a).abs();
    for step in 0..200 {
        let width = (b - a).abs();
        if at_b == 0.0 || width <= f64::EPSILON * (a.abs() + b.abs()) {
            break;
        }
        let bisect = step % 3 == 2 && width > 0.5 * wide;
        if step % 3 == 2 {
            wide = width;
        }
        let secant = b - at_b * (b - a) / (at_b - at_a);
        let inside = (secant - a) * (secant - b) < 0.0;
        let c = if bisect || !inside {
            a + (b - a) / 2.0
        } else {
            secant
        };
        let at_c = f(c);
        if at_c.is_nan() || c == a || c == b {
            break;
        }
        if (at_c < 0.0) == (at_b < 0.0) {
            at_a *= 0.5;
        } else {
            (a, at_a) = (b, at_b);
        }
        (b, at_b) = (c, at_c);
    }
    b
}
