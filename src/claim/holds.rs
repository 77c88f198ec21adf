//! Whether counts bear a claim out.

use super::tendency::Known;
use super::{Claim, Tolerance};
use crate::count::Count;
use crate::time::exposure::Exposure;
use crate::time::truth::Truth;

impl Claim {
    pub(super) fn holds(&self, known: &[Known]) -> Truth {
        match (self, known) {
            (Self::CountAtLeast { n, .. }, [(count, _)]) => count.reaches(*n),
            (Self::CountAtMost { n, .. }, [(count, _)]) => count.stays_at_most(*n),
            (Self::EachAtLeast { n, .. }, all) => {
                all.iter().fold(Truth::Yes, |so_far, (count, _)| {
                    so_far.and(count.reaches(*n))
                })
            }
            (Self::First { .. }, [(count, _), (before, _)]) => {
                count.reaches(1).and(before.stays_at_most(0))
            }
            (Self::Steady { tendency, .. }, all) => tendency.holds(all),
            (Self::CountExactly { n, .. }, [(count, _)]) => {
                count.reaches(*n).and(count.stays_at_most(*n))
            }
            (Self::RateAtLeast { a_year, .. }, [(count, exposure)]) => {
                let enough = |count| rate(count, *exposure) >= *a_year;
                Truth::of_cases(enough(count.lo()), count.hi().is_none_or(enough))
            }
            (Self::RateAbout { a_year, .. }, [(count, exposure)]) => {
                let years = exposure.years();
                within(*count, a_year.lo() * years, a_year.hi * years)
            }
            (Self::RatioAbout { ratio, .. }, [before, after]) => {
                ratio_within(*ratio, *before, *after)
            }
            (Self::Record { .. }, [(record, _), others @ ..]) => {
                others.iter().fold(Truth::Yes, |so_far, (other, _)| {
                    so_far.and(more(*record, *other))
                })
            }
            _ => Truth::Depends,
        }
    }
}

/// Events a year: the exact fraction, rounded once to the nearest float, so that 55 in 25 years are 2.2 a year as written.
fn rate(count: u64, years: Exposure) -> f64 {
    let over = u128::from(years.numerator());
    let events = u128::from(count) * u128::from(years.denominator());
    // With 56 bits or more in the quotient, a last bit for the rest is enough to round it as the fraction itself.
    let bits = |n: u128| u128::BITS - n.leading_zeros();
    let shift = (56 + bits(over)).saturating_sub(bits(events));
    // OK because the exposure has 64 bits at most, so that 56 and these fit.
    let shifted = events << shift;
    let quotient = (shifted / over) | u128::from(!shifted.is_multiple_of(over));
    quotient as f64 / (shift_power(shift))
}

/// Two to the power of a shift of fewer than 128 bits.
fn shift_power(shift: u32) -> f64 {
    (1_u128 << shift) as f64
}

/// Counts are whole and stated rates have few digits, so that two values this close are one: 2.2 times 25 is 55, not 55.00000000000001.
const ROUNDING: f64 = 1e-12;

/// Whether a count lies within these ends: all of its numbers, one of them at least, or none.
fn within(count: Count, lo: f64, hi: f64) -> Truth {
    let (lo, hi) = (lo * (1.0 - ROUNDING), hi * (1.0 + ROUNDING));
    let (least, most) = (count.lo() as f64, top(count));
    Truth::of_cases(
        least >= lo && most <= hi,
        least.max(lo).ceil() <= most.min(hi),
    )
}

/// The upper end as a float.
fn top(count: Count) -> f64 {
    count.hi().map_or(f64::INFINITY, |hi| hi as f64)
}

/// Whether the first count is more than the second.
fn more(count: Count, other: Count) -> Truth {
    let some = count.hi().is_none_or(|hi| hi > other.lo());
    Truth::of_cases(count.certainly_more(other), some)
}

/// So many earlier counts are tried one by one; of more, some one is taken to fit.
const TRIED: f64 = 4096.0;

/// Whether a doubt about a ratio may rest on an earlier count that was not tried.
pub(super) fn too_many_to_try(known: &[Known]) -> bool {
    let earlier = known.first();
    earlier.is_some_and(|(count, _)| top(*count) - count.lo() as f64 > TRIED)
}

/// Whether the ratio of two rates lies within a tolerance: over nothing it lies nowhere.
fn ratio_within(tolerance: Tolerance, before: Known, after: Known) -> Truth {
    let scale = before.1.years() / after.1.years();
    let (from, to) = (
        tolerance.lo() * (1.0 - ROUNDING),
        tolerance.hi * (1.0 + ROUNDING),
    );
    let (before, after) = (before.0, after.0);
    let (least, most) = (before.lo() as f64, top(before));
    // Later counts that fit an earlier one.
    let fits = |earlier: f64| {
        let (few, many) = (from * earlier / scale, to * earlier / scale);
        few.max(after.lo() as f64).ceil() <= many.min(top(after))
    };
    let all = before.lo() > 0
        && (after.lo() as f64 / most * scale >= from)
        && (top(after) / least * scale <= to);
    // Earlier counts that some later one can fit.
    let first = (after.lo() as f64 * scale / to).max(least).max(1.0).ceil();
    let last = (top(after) * scale / from).min(most);
    let some = if after.lo() == 0 && from == 0.0 {
        most >= 1.0
    } else if last - first > TRIED {
        true
    } else {
        let earlier = std::iter::successors(Some(first), |n| Some(n + 1.0));
        earlier.take_while(|n| *n <= last).any(fits)
    };
    Truth::of_cases(all, some)
}
