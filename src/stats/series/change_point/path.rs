//! The chance that the running count of a constant rate ever strays as far as was seen.

use std::ops::Range;

use super::{likelihood_ratio, splits};
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::series::periods::Series;
use crate::stats::special::gamma::chi_squared_tails;
use crate::stats::special::poisson::poisson_ln_density;

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
    if walk.steps() > MOST_STEPS {
        return Err(Numbers::Refused {
            what: "search for a change",
            why: "more than 10¹⁰ steps for so many events and periods; declare a date, or count by longer periods",
        }
        .into());
    }
    Ok(walk.reached().min(1.0))
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
    fn step(&self, own: f64) -> Step {
        Step::of(self.total as f64 * own, self.negligible)
    }

    /// The states whose likelihood ratio is below the one seen: an interval around the expected count.
    fn inside(&self, states: Range<u64>, (share, rest): (f64, f64)) -> Range<u64> {
        let size = self.total as f64;
        let below = |c: u64| likelihood_ratio(c as f64, size, share, rest) < self.least;
        interval(states, size * share, below)
    }

    /// How many products the chain takes, from where its bands begin and end alone: a chain that is too long is refused before it is run.
    fn steps(&self) -> f64 {
        let mut states = 0..1;
        let mut products = 0.0;
        for &(split, own) in &self.periods {
            let step = self.step(own);
            products += (states.end - states.start) as f64 * step.chances.len() as f64;
            if products > MOST_STEPS {
                break;
            }
            states = self.inside(after(&states, &step, self.total), split);
            if states.is_empty() {
                break;
            }
        }
        products
    }

    fn reached(&self) -> f64 {
        let size = self.total as f64;
        let ln_whole = poisson_ln_density(size, size);
        let mut inside = Band {
            start: 0,
            chances: vec![1.0],
        };
        let mut reached = 0.0;
        for &(split, own) in &self.periods {
            let next = inside.after(&self.step(own), self.total);
            let within = self.inside(next.range(), split);
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
            inside = next.cut(&within);
            if inside.chances.is_empty() {
                break;
            }
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
    let end = states.end + step.start + step.chances.len() as u64 - 1;
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

/// The Poisson law of one period's count, without its negligible ends.
struct Step {
    start: u64,
    chances: Vec<f64>,
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
        Self { start, chances }
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
        // OK because there are no more states than the two laws have chances.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "lengths of lists in memory"
        )]
        let mut chances = vec![0.0; (states.end - states.start) as usize];
        // Four states at a time, so that each sum is fetched and put back once for four products; in the same order as one by one.
        let padded = [&[0.0; 3][..], &step.chances, &[0.0; 3][..]].concat();
        let shifted = |by: usize| padded.get(by..).unwrap_or(&[]).iter();
        for (i, four) in self.chances.chunks(4).enumerate() {
            let mut xs = [0.0; 4];
            xs.iter_mut().zip(four).for_each(|(x, chance)| *x = *chance);
            let [x0, x1, x2, x3] = xs;
            let ys = shifted(3).zip(shifted(2)).zip(shifted(1)).zip(shifted(0));
            let sums = chances.get_mut(4 * i..).unwrap_or(&mut []);
            for (sum, (((y0, y1), y2), y3)) in sums.iter_mut().zip(ys) {
                *sum = *sum + x0 * y0 + x1 * y1 + x2 * y2 + x3 * y3;
            }
        }
        Self {
            start: states.start,
            chances,
        }
    }

    fn cut(&self, within: &Range<u64>) -> Self {
        let states = self.states().filter(|(c, _)| within.contains(c));
        Self {
            start: within.start,
            chances: states.map(|(_, chance)| chance).collect(),
        }
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
