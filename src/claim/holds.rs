//! Whether counts bear a claim out.

use super::known::Known;
use super::within::{self, Quantity, TRIED, top};
use super::{ChangeDirection, Claim, Tendency, Tolerance};
use crate::count::Count;
use crate::error::Result;
use crate::stats::{NextCount, NextDispersed, Observed, Prediction, Series};
use crate::time::exposure::Exposure;
use crate::time::truth::Truth;
use std::cmp::Ordering;

/// Counts of the windows of a claim: any numbers within these bounds are allowed together.
///
/// Where a claim asks for parts, events are told apart by the parts that they are in, and each sort of event has counts of its own.
pub(super) struct World<'a> {
    /// Each sort of event by the parts that it is in. One sort, in no part, where no parts are asked for.
    pub(super) sorts: &'a [Vec<bool>],
    /// The counts of the windows: those of the first sort, then of the second.
    pub(super) known: &'a [Known],
}

/// What a world says.
#[derive(Clone, Copy)]
pub(super) struct Said {
    pub(super) truth: Truth,
    /// Whether it rests on counts that were too many to try.
    pub(super) gives_up: bool,
}

impl From<Truth> for Said {
    fn from(truth: Truth) -> Self {
        Self {
            truth,
            gives_up: false,
        }
    }
}

impl Claim {
    /// Whether the counts of a world bear it out: all of them, some or none.
    #[expect(clippy::too_many_lines, reason = "a few lines a form")]
    pub(super) fn holds(&self, world: &World<'_>) -> Result<Said> {
        let known = world.known;
        let one = |says: &dyn Fn(Known) -> Truth| match known {
            [one] => says(*one).into(),
            _ => Truth::Depends.into(),
        };
        let two = |says: &dyn Fn(Known, Known) -> Said| match known {
            [one, two] => says(*one, *two),
            _ => Truth::Depends.into(),
        };
        let three = |says: &dyn Fn(Known, Known, Known) -> Truth| match known {
            [one, two, three] => says(*one, *two, *three).into(),
            _ => Truth::Depends.into(),
        };
        Ok(match self {
            Self::CountAtLeast { n, .. } => one(&|(count, _)| count.reaches(*n)),
            Self::CountAtMost { n, .. } => one(&|(count, _)| count.stays_at_most(*n)),
            Self::CountExactly { n, .. } => one(&|(count, _)| exactly(count, *n)),
            Self::WindowPairCount { n, other_n, .. } => two(&|(count, _), (other, _)| {
                exactly(count, *n).and(exactly(other, *other_n)).into()
            }),
            Self::EachAtLeast { n, .. } => all(known, |(count, _)| count.reaches(*n)).into(),
            Self::Consecutive { .. } => match known {
                [(before, _), run @ ..] => all(run, |(count, _)| count.reaches(1))
                    .and(before.stays_at_most(0))
                    .into(),
                [] => Truth::Depends.into(),
            },
            Self::First { .. } | Self::FirstEver { .. } => {
                two(&|(count, _), (before, _)| count.reaches(1).and(before.stays_at_most(0)).into())
            }
            Self::Ordinal { n, .. } => {
                two(&|(count, _), (before, _)| ordinal(*n, count, before).into())
            }
            Self::RateAtLeast { a_year, .. } => one(&|seen| {
                let range = Tolerance::at_least(*a_year);
                range.map_or(Truth::No, |range| within::rate_within(seen, range))
            }),
            Self::RateAtMost { a_year, .. } => one(&|seen| {
                let range = Tolerance::new(0.0, *a_year);
                range.map_or(Truth::No, |range| within::rate_within(seen, range))
            }),
            Self::RateAbout { a_year, .. } => one(&|seen| within::rate_within(seen, *a_year)),
            Self::RatioAbout { ratio, .. } => {
                two(&|before, after| pair(&within::ratio(*ratio, before.1, after.1), before, after))
            }
            Self::RatioAtLeast { times, .. } => two(&|before, after| {
                pair(
                    &within::at_least_times(*times, before.1, after.1),
                    before,
                    after,
                )
            }),
            Self::RatioAtMost { times, .. } => two(&|before, after| {
                let range = Tolerance::new(0.0, *times);
                range.map_or(Truth::No.into(), |range| {
                    pair(&within::ratio(range, before.1, after.1), before, after)
                })
            }),
            Self::Halved { times, .. } => two(&|before, after| {
                pair(&within::seldom(*times, before.1, after.1), before, after)
            }),
            Self::PercentChange {
                direction, percent, ..
            } => two(&|before, after| match direction {
                ChangeDirection::More => {
                    pair(&within::risen(*percent, before.1, after.1), before, after)
                }
                ChangeDirection::Fewer => {
                    pair(&within::fallen(*percent, before.1, after.1), before, after)
                }
            }),
            Self::PercentOf { percent, .. } => {
                two(&|base, period| pair(&within::percent_of(*percent), base, period))
            }
            Self::Record { .. } => match known {
                [(record, _), others @ ..] => all(others, |(other, _)| more(*record, other)).into(),
                [] => Truth::Depends.into(),
            },
            Self::CombinedExceeds { .. } => {
                two(&|(count, _), (others, _)| more(count, others).into())
            }
            Self::Steady { tendency, .. } => tendency.holds(known).into(),
            Self::Peak { .. } => {
                three(&|before, period, after| oftener(before, period).and(oftener(after, period)))
            }
            Self::Plateau { step, .. } => plateau(*step, known),
            Self::Rebound { .. } => {
                three(&|before, low, after| Tendency::Rising.holds(&[low, after, before]))
            }
            Self::Share { percent, .. } => {
                let of = |part: bool| sum_of(world, |sort| sort.first() == Some(&part), 1);
                match (of(false).as_slice(), of(true).as_slice()) {
                    ([rest], [part]) => pair(&within::share(*percent), *rest, *part),
                    _ => Truth::Depends.into(),
                }
            }
            Self::Breakdown { parts, .. } => breakdown(world, parts).into(),
            Self::Divergence { .. } => divergence(world),
            Self::Projection { level, .. } => projection(*level, known)?,
            // Neither is asked about counts.
            Self::Interval { .. } | Self::NotQuantitative { .. } => Truth::Depends.into(),
        })
    }
}

fn all(known: &[Known], says: impl Fn(Known) -> Truth) -> Truth {
    let each = known.iter().map(|&known| says(known));
    each.fold(Truth::Yes, Truth::and)
}

fn exactly(count: Count, n: u64) -> Truth {
    count.reaches(n).and(count.stays_at_most(n))
}

/// Whether the first count is more than the second.
fn more(count: Count, other: Count) -> Truth {
    let some = count.hi().is_none_or(|hi| hi > other.lo());
    Truth::of_cases(count.certainly_more(other), some)
}

/// Whether there are more a year of the second.
fn oftener(than: Known, known: Known) -> Truth {
    Tendency::Rising.holds(&[than, known])
}

/// Whether the one of this number is among these, after so many before.
fn ordinal(n: u64, count: Count, before: Count) -> Truth {
    let earlier = n.saturating_sub(1);
    let together =
        |some: u64, more: Option<u64>| more.is_none_or(|more| some.saturating_add(more) >= n);
    let sure =
        before.hi().is_some_and(|hi| hi <= earlier) && together(before.lo(), Some(count.lo()));
    // The more before, short of this one, the fewer are needed.
    let most = before.hi().map_or(earlier, |hi| hi.min(earlier));
    Truth::of_cases(sure, before.lo() <= earlier && together(most, count.hi()))
}

fn pair<P: Fn(u64, u64) -> Ordering>(quantity: &Quantity<P>, before: Known, after: Known) -> Said {
    let truth = quantity.within(before.0, after.0);
    Said {
        truth,
        gives_up: truth == Truth::Depends && quantity.gives_up(before.0, after.0),
    }
}

/// Whether every step stays within the tolerance.
fn plateau(step: Tolerance, known: &[Known]) -> Said {
    let steps = || known.iter().zip(known.iter().skip(1));
    let of = |before: &Known, after: &Known| within::step(step, before.1, after.1);
    let sure =
        steps().all(|(before, after)| of(before, after).within(before.0, after.0) == Truth::Yes);
    if sure {
        return Truth::Yes.into();
    }
    let Some((first, _)) = known.split_first() else {
        return Truth::Depends.into();
    };
    // The counts of one period that level steps lead to, as runs of numbers.
    let mut reached = vec![(first.0.lo(), top(first.0))];
    for (before, after) in steps() {
        let many = reached.iter().any(|(lo, hi)| hi - lo > TRIED) || reached.len() as u64 > TRIED;
        if many {
            return Said {
                truth: Truth::Depends,
                gives_up: true,
            };
        }
        let quantity = of(before, after);
        let numbers = reached.iter().flat_map(|&(lo, hi)| lo..=hi);
        let mut next: Vec<(u64, u64)> = Vec::new();
        for (lo, hi) in numbers.filter_map(|n| quantity.fitting(n, after.0)) {
            // Both ends rise with the number that they follow.
            match next.last_mut() {
                Some((_, last)) if lo <= last.saturating_add(1) => *last = hi.max(*last),
                _ => next.push((lo, hi)),
            }
        }
        reached = next;
    }
    if reached.is_empty() {
        Truth::No.into()
    } else {
        Truth::Depends.into()
    }
}

/// The counts of all sorts of events that are wanted, window by window.
pub(super) fn sum_of(
    world: &World<'_>,
    wanted: impl Fn(&[bool]) -> bool,
    windows: usize,
) -> Vec<Known> {
    let sorts = world.sorts.iter().zip(world.known.chunks(windows.max(1)));
    let wanted: Vec<&[Known]> = sorts
        .filter(|(sort, _)| wanted(sort))
        .map(|(_, known)| known)
        .collect();
    let years = world.known.iter().take(windows).map(|(_, years)| *years);
    let sum = |(at, years): (usize, Exposure)| {
        let of_sorts = wanted.iter().filter_map(|known| known.get(at));
        let sum = of_sorts.fold(Count::ZERO, |sum, (count, _)| plus(sum, *count));
        (sum, years)
    };
    years.enumerate().map(sum).collect()
}

/// A sum; what leaves 64 bits is taken as their greatest number.
fn plus(one: Count, other: Count) -> Count {
    let hi = one.hi().zip(other.hi());
    let lo = one.lo().saturating_add(other.lo());
    let hi = hi.map(|(one, other)| one.saturating_add(other));
    Count::between(lo, hi).unwrap_or(Count::at_least(lo))
}

/// Whether each event is in one part, and each part has its number.
fn breakdown(world: &World<'_>, parts: &[super::PartCount]) -> Truth {
    let single = |at: usize| {
        move |sort: &[bool]| {
            sort.iter()
                .enumerate()
                .all(|(n, &is_in)| is_in == (n == at))
        }
    };
    let each = parts.iter().enumerate().map(|(at, part)| {
        let counts = sum_of(world, single(at), 1);
        all(&counts, |(count, _)| exactly(count, part.n))
    });
    let elsewhere = |sort: &[bool]| sort.iter().filter(|is_in| **is_in).count() != 1;
    let others = all(&sum_of(world, elsewhere, 1), |(count, _)| {
        count.stays_at_most(0)
    });
    each.fold(others, Truth::and)
}

/// Whether there is more of the first part and no more of the second.
fn divergence(world: &World<'_>) -> Said {
    let is = |rising: bool, other: bool| move |sort: &[bool]| *sort == [rising, other];
    let both = sum_of(world, is(true, true), 2);
    let (rising, other) = (
        sum_of(world, is(true, false), 2),
        sum_of(world, is(false, true), 2),
    );
    let with = |counts: &[Known], more: &[u64]| -> Vec<Known> {
        let pairs = counts.iter().zip(more);
        pairs
            .map(|((count, years), more)| (plus(*count, Count::exact(*more)), *years))
            .collect()
    };
    let says = |shared: &[u64]| {
        let (rising, other) = (with(&rising, shared), with(&other, shared));
        Tendency::Rising
            .holds(&rising)
            .and(Tendency::NotRising.holds(&other))
    };
    let counts: Vec<Count> = both.iter().map(|(count, _)| *count).collect();
    match each_of(&counts) {
        Some(all) => agreed(all.iter().map(|shared| says(shared))).into(),
        None => Said {
            truth: Truth::Depends,
            gives_up: true,
        },
    }
}

/// Every list of numbers within these bounds, if they are few.
fn each_of(counts: &[Count]) -> Option<Vec<Vec<u64>>> {
    let mut all = vec![Vec::new()];
    for count in counts {
        let hi = count.hi()?;
        let lists = u64::try_from(all.len()).ok()?;
        if (hi - count.lo()).saturating_add(1).saturating_mul(lists) > TRIED {
            return None;
        }
        let longer = |list: &Vec<u64>| {
            let list = list.clone();
            (count.lo()..=hi).map(move |n| [list.as_slice(), &[n]].concat())
        };
        all = all.iter().flat_map(longer).collect();
    }
    Some(all)
}

/// The answer that all give, if they give one.
fn agreed(mut answers: impl Iterator<Item = Truth>) -> Truth {
    let first = answers.next().map_or(Truth::Depends, |first| first);
    if answers.all(|answer| answer == first) {
        first
    } else {
        Truth::Depends
    }
}

/// Whether the next count is one of those that the earlier ones predict.
fn projection(level: crate::stats::Confidence, known: &[Known]) -> Result<Said> {
    let Some(((next, years), basis)) = known.split_first() else {
        return Ok(Truth::Depends.into());
    };
    if let [(seen, over)] = basis {
        let predicted = |n: u64| -> Result<Prediction> {
            let seen = Observed::new(n, over.years())?;
            NextCount::new(seen, years.years())?.interval(level)
        };
        return predicted_within(predicted, *seen, *next);
    }
    let counts: Vec<Count> = basis.iter().map(|(count, _)| *count).collect();
    let Some(lists) = each_of(&counts) else {
        return Ok(Said {
            truth: Truth::Depends,
            gives_up: true,
        });
    };
    let parts: Vec<f64> = basis.iter().map(|(_, over)| over.years()).collect();
    let one = |list: &Vec<u64>| -> Result<Truth> {
        let predicted = NextDispersed::new(Series::new(list, &parts)?, years.years())?;
        Ok(among(*next, predicted.interval(level)?))
    };
    let truths = lists.iter().map(one).collect::<Result<Vec<Truth>>>()?;
    Ok(agreed(truths.into_iter()).into())
}

/// Whether a count is one of those predicted.
fn among(count: Count, predicted: Prediction) -> Truth {
    let at_most = predicted
        .hi()
        .map_or(Truth::Yes, |hi| count.stays_at_most(hi));
    count.reaches(predicted.lo()).and(at_most)
}

/// Whether a count is one of those that an earlier one predicts. Both ends of a prediction rise with it.
fn predicted_within(
    predicted: impl Fn(u64) -> Result<Prediction>,
    seen: Count,
    next: Count,
) -> Result<Said> {
    let least = predicted(seen.lo())?;
    let Some(most) = seen.hi() else {
        // However many were seen, more of the next may be among those predicted, unless already the fewest predict too many.
        let too_many = next.hi().is_some_and(|hi| least.lo() > hi);
        return Ok(if too_many { Truth::No } else { Truth::Depends }.into());
    };
    let greatest = predicted(most)?;
    let surely = |predicted: Prediction| among(next, predicted) == Truth::Yes;
    if surely(least) && surely(greatest) {
        return Ok(Truth::Yes.into());
    }
    // The fewest seen that predict as many as the next has at least: of those that do, they predict the fewest.
    let (mut below, mut found) = (seen.lo(), most);
    let enough = |predicted: Prediction| predicted.hi().is_none_or(|hi| hi >= next.lo());
    if !enough(greatest) {
        return Ok(Truth::No.into());
    }
    while below < found {
        let middle = below + (found - below) / 2;
        if enough(predicted(middle)?) {
            found = middle;
        } else {
            below = middle + 1;
        }
    }
    let fewest = predicted(found)?;
    let some = next.hi().is_none_or(|hi| fewest.lo() <= hi);
    Ok(Truth::of_cases(false, some).into())
}
