//! One count with the years that it is over.

use crate::count::Count;
use crate::time::exposure::Exposure;
use std::cmp::Ordering;

/// One count with the years it is over.
pub(super) type Known = (Count, Exposure);

/// A number against one that somebody stated: the exact fraction `over / under` is rounded once to the nearest float, so that 55 in 25 years
/// are 2.2 a year as written and 14 over 8 are 1.75. `under` is above 0.
pub(super) fn against(over: u128, under: u128, stated: f64) -> Ordering {
    compared(quotient(over, under), stated)
}

/// A number against a stated one, of which -0 is 0. Neither is ever NaN: stated numbers are refused that are none.
pub(super) fn compared(number: f64, stated: f64) -> Ordering {
    number.total_cmp(&(stated + 0.0))
}

/// A fraction as the nearest float; `under` is above 0.
pub(super) fn quotient(over: u128, under: u128) -> f64 {
    const EXACT: u128 = 1 << f64::MANTISSA_DIGITS;
    if over <= EXACT && under <= EXACT {
        // Both are floats as they are, and a division of floats is rounded once.
        return over as f64 / under as f64;
    }
    let (mut bits, mut rest, mut shift) = (over / under, over % under, 0);
    // With 60 bits or more in the quotient, a last bit for the rest is enough to round it as the fraction itself.
    while bits < 1 << 60 && rest > 0 {
        // OK because the rest is below a product of 112 bits.
        rest *= 2;
        bits = 2 * bits + u128::from(rest >= under);
        rest %= under;
        shift += 1;
    }
    (bits | u128::from(rest > 0)) as f64 / 2_f64.powi(shift)
}

/// Events a year times a number that is the same for both: what rates are compared by. A count of 64 bits, years of 31 bits and the
/// denominator of others of 17 bits fit.
pub(super) fn scaled(count: u64, years: Exposure, others: Exposure) -> u128 {
    u128::from(count) * u128::from(years.denominator()) * u128::from(others.numerator())
}

/// Events a year, as the nearest float.
pub(super) fn rate(count: u64, years: Exposure) -> f64 {
    let events = u128::from(count) * u128::from(years.denominator());
    quotient(events, years.numerator().into())
}
