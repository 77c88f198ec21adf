//! Whether counts bear a claim out.

use super::{Claim, Tolerance};
use crate::count::Count;
use crate::time::exposure::Exposure;
use crate::time::truth::Truth;

/// One count with the years it is over.
pub(super) type Known = (Count, Exposure);

impl Claim {
    pub(super) fn holds(&self, known: &[Known]) -> Truth {
        match (self, known) {
            (Self::CountAtLeast { n, .. }, [(count, _)]) => count.is_at_least(*n),
            (Self::CountAtMost { n, .. }, [(count, _)]) => count.is_at_most(*n),
            (Self::EachAtLeast { n, .. }, all) => {
                all.iter().fold(Truth::Yes, |so_far, (count, _)| {
                    so_far.and(count.is_at_least(*n))
                })
            }
            (Self::First { .. }, [(count, _), (before, _)]) => {
                count.is_at_least(1).and(before.is_at_most(0))
            }
            (Self::Steady { course, .. }, all) => course.holds(all),
            (Self::CountExactly { n, .. }, [(count, _)]) => {
                count.is_at_least(*n).and(count.is_at_most(*n))
            }
            (Self::RateAtLeast { a_year, .. }, [(count, exposure)]) => {
                within(*count, a_year * exposure.years(), f64::INFINITY)
            }
            (Self::RateAbout { a_year, .. }, [(count, exposure)]) => {
                let years = exposure.years();
                within(*count, a_year.lo() * years, a_year.hi() * years)
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

/// Counts are whole and stated rates have few digits, so that two values this close are one: 2.2 times 25 is 55, not 55.00000000000001.
const ROUNDING: f64 = 1e-12;

/// Whether a count lies within these ends.
fn within(count: Count, lo: f64, hi: f64) -> Truth {
    let (lo, hi) = (lo * (1.0 - ROUNDING), hi * (1.0 + ROUNDING));
    let (least, most) = (
        count.lo() as f64,
        count.hi().map_or(f64::INFINITY, |hi| hi as f64),
    );
    if least >= lo && most <= hi {
        Truth::Yes
    } else if most < lo || least > hi {
        Truth::No
    } else {
        Truth::Depends
    }
}

/// Whether the first count is more than the second.
fn more(count: Count, other: Count) -> Truth {
    if count.certainly_more(other) {
        Truth::Yes
    } else if count.hi().is_some_and(|hi| hi <= other.lo()) {
        Truth::No
    } else {
        Truth::Depends
    }
}

/// Whether the ratio of two rates lies within a tolerance: nothing over nothing lies nowhere.
fn ratio_within(tolerance: Tolerance, before: Known, after: Known) -> Truth {
    // Over nothing, a ratio is boundless or none at all.
    if before.0.hi() == Some(0) {
        return Truth::No;
    }
    let scale = before.1.years() / after.1.years();
    let least = match before.0.hi() {
        Some(hi) => after.0.lo() as f64 / hi as f64 * scale,
        None => 0.0,
    };
    let most = match (after.0.hi(), before.0.lo()) {
        (Some(0), _) => 0.0,
        (Some(hi), lo) if lo > 0 => hi as f64 / lo as f64 * scale,
        _ => f64::INFINITY,
    };
    // Nothing over nothing lies nowhere.
    let is_a_ratio = before.0.lo() > 0 || after.0.lo() > 0;
    let (from, to) = (
        tolerance.lo() * (1.0 - ROUNDING),
        tolerance.hi() * (1.0 + ROUNDING),
    );
    if is_a_ratio && least >= from && most <= to {
        Truth::Yes
    } else if most < from || least > to {
        Truth::No
    } else {
        Truth::Depends
    }
}
