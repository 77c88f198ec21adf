//! The forms of claims of which each ledger is asked a few.

use super::case::Case;
use super::claims::{Saying, Stated};
use super::days::{EVER, Run};
use super::generate::{NUMBERS, in_order};
use super::random::Random;
use interstate::OneIs;
use interstate::claim::ChangeDirection;
use interstate::time::Assignment;

/// How many forms there are.
pub(super) const FORMS: usize = 15;

/// Numbers of per cent.
const PERCENT: [Stated; 9] = [
    Stated(0, 1),
    Stated(20, 1),
    Stated(25, 1),
    Stated(100, 3),
    Stated(50, 1),
    Stated(60, 1),
    Stated(100, 1),
    Stated(150, 1),
    Stated(300, 1),
];

fn range<const N: usize>(random: &mut Random, numbers: [Stated; N]) -> (Stated, Stated) {
    let mut range = [random.below(N), random.below(N)];
    range.sort_unstable();
    (numbers[range[0]], numbers[range[1]])
}

/// One of the [`FORMS`], with numbers and periods by chance; nothing where it asks for periods that there are not.
pub(super) fn claim(random: &mut Random, form: usize, from: &[Run], case: &Case) -> Option<Saying> {
    let n = random.weighted(&[8, 40, 30, 15, 7]) as u64;
    let one = *random.of(from);
    let (lo, hi) = range(random, NUMBERS);
    let (few, many) = range(random, PERCENT);
    let times = NUMBERS[random.below(12)];
    let pair = in_order(random, from, 2);
    let three = in_order(random, from, 3).and_then(|three| <[Run; 3]>::try_from(three).ok());
    Some(match form {
        0 => Saying::RateAtMost(times, one),
        1 => Saying::TimesAtLeast(times, pair.as_ref()?[0], pair.as_ref()?[1]),
        2 => Saying::TimesAtMost(times, pair.as_ref()?[0], pair.as_ref()?[1]),
        3 => Saying::Seldom(lo, hi, pair.as_ref()?[0], pair.as_ref()?[1]),
        4 => {
            let more = random.in_hundred(50) || few.0 > 100 * few.1;
            let direction = if more {
                ChangeDirection::More
            } else {
                ChangeDirection::Fewer
            };
            Saying::Change(direction, few, many, pair.as_ref()?[0], pair.as_ref()?[1])
        }
        5 => Saying::PercentOf(few, many, *random.of(from), one),
        6 => {
            let (other_n, other) = (random.below(3) as u64, *random.of(from));
            if other.within(one) && other_n > n || one.within(other) && n > other_n {
                return None;
            }
            Saying::Pair(n, one, other_n, other)
        }
        7 => {
            let apart = |other: &Run| !other.shares_days_with(one);
            let others: Vec<Run> = from.iter().copied().filter(apart).collect();
            if let Some(row) = in_a_row(random, from, 2).filter(|row| row.iter().all(apart)) {
                let together = Run {
                    first: row[0].first,
                    last: row[1].last,
                };
                return Some(Saying::Combined(one, row, vec![together]));
            }
            if others.is_empty() {
                return None;
            }
            let two = in_order(random, &others, 2)?;
            let by_day = matches!(case.rule.assigned, Assignment::ByStart | Assignment::ByEnd);
            // An event that touches both is one: the counts add up only if it can count in one of them alone.
            if !by_day || two[0].last + 1 == two[1].first {
                return None;
            }
            Saying::Combined(one, two.clone(), two)
        }
        8 => {
            let number = 2 + random.below(2);
            Saying::Consecutive(in_a_row(random, from, number)?)
        }
        9 => {
            // Every year from the first on would be a year of its own to a series.
            if case.rule.one_is == OneIs::SeriesPerYear {
                return None;
            }
            let before = Run {
                first: EVER,
                last: one.first - 1,
            };
            Saying::FirstEver(one, before)
        }
        10 => {
            let row = in_a_row(random, from, 2)?;
            Saying::Ordinal(n.max(1), row[1], row[0])
        }
        11 => Saying::Peak(three?),
        12 => Saying::Rebound(three?),
        13 => {
            let number = 2 + random.below(2);
            Saying::Plateau(lo, hi, in_order(random, from, number)?)
        }
        _ => {
            let open = case.rows.iter().any(|row| row.many.hi.is_none());
            if open || case.covered.is_some() {
                return None;
            }
            Saying::Projection(pair.as_ref()?[0], pair.as_ref()?[1])
        }
    })
}

/// So many periods, each of which begins on the day after the one before; nothing if chance finds none.
fn in_a_row(random: &mut Random, from: &[Run], number: usize) -> Option<Vec<Run>> {
    (0..10).find_map(|_| {
        let mut chosen = vec![*random.of(from)];
        while chosen.len() < number {
            let last = chosen[chosen.len() - 1].last;
            let next: Vec<Run> = from
                .iter()
                .copied()
                .filter(|run| run.first == last + 1)
                .collect();
            if next.is_empty() {
                return None;
            }
            chosen.push(*random.of(&next));
        }
        Some(chosen)
    })
}
