//! The chance that the running count of a constant rate ever strays as far as was seen.

use std::ops::Range;

use super::{likelihood_ratio, splits};
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::series::periods::Series;
use crate::stats::special::gamma::chi_squared_tails;
use crate::stats::special::poisson::poisson_ln_density;
use crate::stats::special::widest::{Wide, on_widest};

/// The most products that a chain may take: some seconds.
const MOST_STEPS: f64 = 1e10;
/// The most events, so that the law of one step fits memory.
const MOST_EVENTS: u64 = 1_000_000_000;

/// The chance, given the total, that some split has a likelihood ratio of `least` or more.
///
/// Given their sum, independent Poisson counts are the counts of a constant rate. So the chain runs over Poisson counts, whose steps
/// have one law whatever the state, and each state that is reached first is weighted with the chance that the rest brings the sum to
/// the total. Everything is a sum of positive terms: small p-values keep their digits.
pub(super) fn chance_of_reaching(series: Series<'_>, least: f64) -> Result<f64> {
    let total = series.total();
    if total == 0 || least <= 0.0 {
        return Ok(1.0);
    }
    if total > MOST_EVENTS {
        return Err(Numbers::Above {
            what: "number of events in a search for a change",
            found: total,
            most: MOST_EVENTS,
        }
        .into());
    }
    let size = total as f64;
    let walk = Walk {
        total,
        least,
        // Terms of this size are lost beside a p that is no smaller than the χ² law's with one degree of freedom, up to a factor of N.
        negligible: chi_squared_tails(1.0, least).upper * 1e-18 / size,
        periods: splits(series).into_iter().zip(series.shares()).collect(),
    };
    let Some(insides) = walk.insides() else {
        return Err(Numbers::Refused {
            what: "search for a change",
            why: "more than 10¹⁰ steps for so many events and periods; declare a date, or count by longer periods",
        }
        .into());
    };
    Ok(walk.reached(&insides).min(1.0))
}

/// A chain to be followed, period by period.
struct Walk {
    total: u64,
    least: f64,
    negligible: f64,
    /// The share of exposure up to the end of a period and after it, and the period's own.
    periods: Vec<((f64, f64), f64)>,
}

impl Walk {
    fn laws(&self) -> Laws {
        Laws {
            total: self.total as f64,
            negligible: self.negligible,
            kept: Vec::new(),
        }
    }

    /// The states whose likelihood ratio is below the one seen: an interval around the expected count.
    fn inside(&self, states: Range<u64>, (share, rest): (f64, f64)) -> Range<u64> {
        let size = self.total as f64;
        let below = |c: u64| likelihood_ratio(c as f64, size, share, rest) < self.least;
        interval(states, size * share, below)
    }

    /// The states that go on after each period, until there are none: known from where bands begin and end alone, so that a chain that is too
    /// long, of which `None` is said, is refused before it is run.
    fn insides(&self) -> Option<Vec<Range<u64>>> {
        let (mut states, mut laws) = (0..1, self.laws());
        let (mut products, mut insides) = (0.0, Vec::new());
        for &(split, own) in &self.periods {
            let step = laws.of(own);
            products += (states.end - states.start) as f64 * step.len as f64;
            if products > MOST_STEPS {
                return None;
            }
            states = self.inside(after(&states, step, self.total), split);
            insides.push(states.clone());
            if states.is_empty() {
                break;
            }
        }
        Some(insides)
    }

    fn reached(&self, insides: &[Range<u64>]) -> f64 {
        let size = self.total as f64;
        let ln_whole = poisson_ln_density(size, size);
        let mut inside = Band {
            start: 0,
            chances: vec![1.0],
        };
        let (mut reached, mut laws) = (0.0, self.laws());
        for (&(split, own), within) in self.periods.iter().zip(insides) {
            let next = inside.after(laws.of(own), self.total);
            let mut rest = Rest {
                mean: size * split.1,
                ln_whole,
                last: None,
            };
            // Outwards from the states that go on.
            let below = next.states().rev().skip_while(|(c, _)| *c >= within.start);
            let above = next.states().skip_while(|(c, _)| *c < within.end);
            for (c, chance) in below.chain(above) {
                reached += chance * rest.brings(self.total - c);
            }
            inside = next.cut(within);
        }
        reached
    }
}

/// The chance that what is left of the time brings the rest of the events, over the chance of the total.
struct Rest {
    mean: f64,
    ln_whole: f64,
    /// The last number that was asked for, and its chance.
    last: Option<(u64, f64)>,
}

impl Rest {
    /// Of a number beside the last one it follows by one factor, as long as that was no number without digits.
    fn brings(&mut self, events: u64) -> f64 {
        let last = self.last.filter(|(_, chance)| *chance > 1e-250);
        let chance = match last {
            Some((last, chance)) if last + 1 == events => chance * self.mean / events as f64,
            Some((last, chance)) if last == events + 1 => chance * last as f64 / self.mean,
            _ => (poisson_ln_density(events as f64, self.mean) - self.ln_whole).exp(),
        };
        self.last = Some((events, chance));
        chance
    }
}

/// The states that a period leads to, without those above the total.
fn after(states: &Range<u64>, step: &Step, total: u64) -> Range<u64> {
    let start = states.start + step.start;
    // The last state of each, counted from 0.
    let end = states.end + step.start + step.len as u64 - 1;
    start..end.min(total + 1).max(start)
}

/// The part of `states` that `below` holds for: an interval that would hold `around`.
fn interval(states: Range<u64>, around: f64, below: impl Fn(u64) -> bool) -> Range<u64> {
    // OK because `around` is at most the total.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most 10⁹"
    )]
    let middle = (around as u64).clamp(states.start, states.end);
    // Up to the middle `below` turns from false to true, after it from true to false.
    let after = states.end.min(middle + 1);
    let from = search(states.start, after, &below);
    let to = search(from.max(after), states.end, |c| !below(c));
    from..to
}

/// The chances of running counts from `start` on.
struct Band {
    start: u64,
    chances: Vec<f64>,
}

/// The laws of the last periods: months have four lengths, and most series one.
struct Laws {
    total: f64,
    negligible: f64,
    kept: Vec<(f64, Step)>,
}

impl Laws {
    const MOST: usize = 8;

    /// The law of a period with this share of the exposure.
    fn of(&mut self, own: f64) -> &Step {
        let known = self.kept.iter().position(|(of, _)| *of == own);
        let at = known.unwrap_or_else(|| {
            self.kept.truncate(Self::MOST - 1);
            let step = Step::of(self.total * own, self.negligible);
            self.kept.insert(0, (own, step));
            0
        });
        // OK because it is the place of one that was found or put there.
        #[expect(clippy::indexing_slicing, reason = "a place of the list")]
        &self.kept[at].1
    }
}

/// The Poisson law of one period's count, without its negligible ends.
struct Step {
    start: u64,
    len: usize,
    /// Its chances, one place later each time, so that every four of each lie in one vector.
    chances: [Vec<Four>; 4],
}

impl Step {
    fn of(mean: f64, negligible: f64) -> Self {
        // OK because a mean is at most the total.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at most 10⁹"
        )]
        let mode = mean as u64;
        let at_mode = poisson_ln_density(mode as f64, mean);
        let top = at_mode.exp();
        let least = (top * negligible).max(f64::MIN_POSITIVE);
        let mut chances = Vec::new();
        let (mut x, mut chance) = (mode, top);
        while x > 0 && chance >= least {
            chances.push(chance);
            chance *= x as f64 / mean;
            x -= 1;
        }
        // The loop stopped at the first count that is too rare, or at 0 with its chance still to be taken.
        let start = if chance >= least {
            chances.push(chance);
            x
        } else {
            x + 1
        };
        chances.reverse();
        let (mut x, mut chance) = (mode as f64, top);
        loop {
            x += 1.0;
            chance *= mean / x;
            if chance < least || chance == 0.0 {
                break;
            }
            chances.push(chance);
        }
        Self {
            start,
            len: chances.len(),
            chances: [0, 1, 2, 3].map(|before| Four::all(before, &chances)),
        }
    }
}

impl Band {
    fn states(&self) -> impl DoubleEndedIterator<Item = (u64, f64)> {
        let chances = self.chances.iter().enumerate();
        chances.map(|(i, &chance)| (self.start + i as u64, chance))
    }

    fn range(&self) -> Range<u64> {
        self.start..self.start + self.chances.len() as u64
    }

    /// One period later, without the states above the total.
    fn after(&self, step: &Step, total: u64) -> Self {
        let states = after(&self.range(), step, total);
        let spread = Spread {
            from: &self.chances,
            step: &step.chances,
        };
        let mut chances = on_widest(spread);
        // OK because there are no more states than the two laws have chances.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "lengths of lists in memory"
        )]
        chances.resize((states.end - states.start) as usize, 0.0);
        Self {
            start: states.start,
            chances,
        }
    }

    // OK because the states within are some of these.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "places in a list in memory"
    )]
    fn cut(mut self, within: &Range<u64>) -> Self {
        self.chances.truncate((within.end - self.start) as usize);
        self.chances.drain(..(within.start - self.start) as usize);
        Self {
            start: within.start,
            chances: self.chances,
        }
    }
}

/// Four numbers in one vector, at a place from which a vector is fetched at once.
#[derive(Clone, Copy)]
#[repr(align(32))]
struct Four([f64; 4]);

impl Four {
    /// Numbers in fours, behind up to three zeros; as many fours whether there are such or not.
    fn all(before: usize, numbers: &[f64]) -> Vec<Self> {
        let mut padded = vec![0.0; (numbers.len() + 3).div_ceil(4) * 4];
        let rest = padded.get_mut(before..).unwrap_or(&mut []);
        rest.iter_mut()
            .zip(numbers)
            .for_each(|(to, number)| *to = *number);
        let (fours, _) = padded.as_chunks();
        fours.iter().copied().map(Self).collect()
    }
}

/// The chances one period later: from each state by one period's law.
struct Spread<'a> {
    from: &'a [f64],
    step: &'a [Vec<Four>; 4],
}

impl Wide for Spread<'_> {
    type Answer = Vec<f64>;

    /// Four states at a time, so that each sum is fetched and put back once for four products; in the same order as one by one.
    // OK because a vector has four numbers.
    #[expect(clippy::indexing_slicing, reason = "below 4")]
    #[expect(clippy::inline_always, reason = "see `Wide`")]
    #[inline(always)]
    fn run(self) -> Vec<f64> {
        let [y0, y1, y2, y3] = self.step.each_ref().map(Vec::as_slice);
        let states = Four::all(0, self.from);
        let mut sums = vec![Four([0.0; 4]); states.len() + y0.len()];
        for (i, &Four([x0, x1, x2, x3])) in states.iter().enumerate() {
            let ys = y0.iter().zip(y1).zip(y2).zip(y3);
            let sums = sums.get_mut(i..).unwrap_or(&mut []);
            for (sum, (((y0, y1), y2), y3)) in sums.iter_mut().zip(ys) {
                for at in 0..4 {
                    let ys = (y0.0[at], y1.0[at], y2.0[at], y3.0[at]);
                    sum.0[at] = sum.0[at] + x0 * ys.0 + x1 * ys.1 + x2 * ys.2 + x3 * ys.3;
                }
            }
        }
        let mut all = Vec::with_capacity(4 * sums.len());
        for four in &sums {
            all.extend_from_slice(&four.0);
        }
        all
    }
}

/// The first of `from .. to` for which `holds`, where it holds from some point on; `to` if for none.
fn search(from: u64, to: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut a, mut b) = (from, to);
    while a < b {
        let middle = a + (b - a) / 2;
        if holds(middle) {
            b = middle;
        } else {
            a = middle + 1;
        }
    }
    a
}

#[cfg(test)]
mod tests {
    use super::{Four, Spread, Wide, on_widest};

    #[test]
    fn sums_of_products_are_those_of_one_by_one_to_the_last_bit_by_all_vectors() {
        let mut state = 1_u64;
        let mut some = |many: usize| -> Vec<f64> {
            let mut next = || {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                (state >> 11) as f64 * (2.0_f64).powi(-53 - (state % 200) as i32)
            };
            (0..many).map(|_| next()).collect()
        };
        for (from, step) in [
            (1, 1),
            (1, 9),
            (2, 5),
            (3, 1),
            (4, 4),
            (17, 6),
            (30, 31),
            (33, 1),
            (2, 70),
            (150, 40),
        ] {
            let (from, step) = (some(from), some(step));
            let mut plain = vec![0.0; from.len() + step.len() - 1];
            for (i, x) in from.iter().enumerate() {
                for (j, y) in step.iter().enumerate() {
                    plain[i + j] += x * y;
                }
            }
            let laws = [0, 1, 2, 3].map(|before| Four::all(before, &step));
            let spread = || Spread {
                from: &from,
                step: &laws,
            };
            for mut sums in [spread().run(), on_widest(spread())] {
                assert!(sums.len() >= plain.len());
                sums.truncate(plain.len());
                assert_eq!(sums, plain);
            }
        }
    }
}
