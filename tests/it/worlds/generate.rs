//! Random ledgers with random questions.

use super::case::{Case, HowMany, Line, Question, Row, Rule, STATES, Wanted};
use super::claims::{Saying, Stated};
use super::days::{Run, day};
use super::enumerate::too_many_events;
use super::further;
use super::random::Random;
use super::times::Time;
use interstate::OneIs;
use interstate::claim::Tendency;
use interstate::kind::facet::{Certainty, Venue};
use interstate::time::{Assignment, CoverageExtent};

/// Numbers that a rate or a ratio is said to have.
pub(super) const NUMBERS: [Stated; 12] = [
    Stated(0, 1),
    Stated(1, 2),
    Stated(2, 3),
    Stated(1, 1),
    Stated(6, 5),
    Stated(4, 3),
    Stated(7, 5),
    Stated(3, 2),
    Stated(8, 5),
    Stated(2, 1),
    Stated(3, 1),
    Stated(5, 1),
];

/// The ledger of this number, its rule and its questions.
pub(super) fn case(number: u64) -> Case {
    let random = &mut Random::seeded(number);
    let (cells, years) = cells(random);
    let one_is = *random.of(&[
        OneIs::Row,
        OneIs::PhasesTogether,
        OneIs::PhasesTogether,
        OneIs::SeriesPerYear,
        OneIs::SeriesPerYear,
    ]);
    let rule = Rule {
        wanted: [
            Wanted::Everything,
            Wanted::Exercises,
            Wanted::InPerson,
            Wanted::ExercisesInPerson,
            Wanted::ExercisesOrInPerson,
            Wanted::NotVirtual,
        ][random.weighted(&[50, 10, 15, 10, 5, 10])],
        one_is,
        unconfirmed_certain: random.in_hundred(50),
        assigned: *random.of(Assignment::ALL),
    };
    let rows = loop {
        let rows = rows(random, one_is, years);
        if !too_many_events(&rows) {
            break rows;
        }
    };
    let line = match random.below(10) {
        0..3 => Line::Whole,
        3..7 => Line::Dyad(0, 1),
        7 => Line::Dyad(1, 2),
        8 => Line::Actor(*random.of(&[0, 2])),
        _ => Line::Exercises,
    };
    let covered = random.in_hundred(20).then(|| coverage(random, &cells));
    let mut case = Case {
        number,
        rows,
        rule,
        line,
        cells,
        covered,
        questions: vec![Question::Cells],
    };
    questions(random, &mut case);
    case
}

/// A partition, and the years in which most rows are to lie.
fn cells(random: &mut Random) -> (Vec<Run>, &'static [i32]) {
    let spans = |edges: &[(i32, u32)]| -> Vec<Run> {
        let days: Vec<i32> = edges.iter().map(|&(y, m)| day(y, m, 1)).collect();
        let neighbours = days.windows(2);
        neighbours
            .map(|pair| Run {
                first: pair[0],
                last: pair[1] - 1,
            })
            .collect()
    };
    match random.below(8) {
        0 => (
            (2019..=2023).map(|y| Run::years(y, y)).collect(),
            &[2019, 2020, 2021, 2022, 2023],
        ),
        1..4 => (
            (2020..=2022).map(|y| Run::years(y, y)).collect(),
            &[2019, 2020, 2020, 2021, 2021, 2022, 2023],
        ),
        4 | 5 => (
            spans(&[(2020, 1), (2020, 4), (2020, 7), (2020, 10), (2021, 1)]),
            &[2019, 2020, 2020, 2020, 2020, 2021],
        ),
        6 => (
            vec![
                Run::years(2019, 2019),
                Run::years(2021, 2021),
                Run::years(2022, 2022),
            ],
            &[2019, 2020, 2021, 2022],
        ),
        _ => {
            let mut cells = spans(&[(2019, 7), (2020, 3), (2021, 1), (2021, 12)]);
            if random.in_hundred(40) {
                cells.remove(1);
            }
            (cells, &[2019, 2020, 2020, 2021])
        }
    }
}

fn rows(random: &mut Random, one_is: OneIs, years: &[i32]) -> Vec<Row> {
    let number = 1 + random.weighted(&[6, 20, 28, 20, 14, 12]);
    // The more rows, the fewer vague ones: the worlds of a ledger multiply.
    let exact = [0, 0, 0, 10, 25, 35][number - 1];
    let mut rows: Vec<Row> = Vec::new();
    for id in 0..number {
        rows.push(row(random, id, one_is, years, exact));
    }
    rows
}

fn row(random: &mut Random, id: usize, one_is: OneIs, years: &[i32], exact: usize) -> Row {
    let mut states: Vec<usize> = (0..STATES.len()).collect();
    // CHN and RUS more often than not, so that most rows name a line that is asked for.
    let mut known = if random.in_hundred(65) {
        states.drain(..2).collect()
    } else {
        vec![states.remove(random.below(4))]
    };
    let more = random.weighted(&[60, 30, 10]) + usize::from(known.len() == 1);
    for _ in 0..more.min(states.len()) {
        known.push(states.remove(random.below(states.len())));
    }
    let mut unknown = 0;
    if random.in_hundred(12) {
        known.pop();
        unknown = 1;
        if known.is_empty() || random.in_hundred(15) {
            unknown = 2;
        }
    }
    let spare = (0..STATES.len()).find(|state| !known.contains(state));
    let (lo, hi) = [
        (1, Some(1)),
        (0, Some(0)),
        (2, Some(2)),
        (3, Some(3)),
        (0, Some(1)),
        (1, Some(3)),
        (0, None),
        (1, None),
        (2, None),
    ][random.weighted(&[70, 3, 5, 4, 6, 5, 2, 3, 2])];
    let grouped = |random: &mut Random, often: bool, keys: &[&'static str]| {
        random
            .in_hundred(if often { 80 } else { 20 })
            .then(|| keys[random.weighted(&[75, 25])])
    };
    Row {
        id,
        time: Time::random(random, years, exact),
        known,
        observer: spare.filter(|_| random.in_hundred(6)),
        unknown,
        many: HowMany { lo, hi },
        certainty: [
            Certainty::Confirmed,
            Certainty::Disputed,
            Certainty::Unconfirmed,
            Certainty::Planned,
            Certainty::Announced,
            Certainty::Cancelled,
        ][random.weighted(&[56, 24, 14, 2, 2, 2])],
        venue: [Some(Venue::InPerson), Some(Venue::Virtual), None][random.weighted(&[60, 15, 25])],
        meeting: random.in_hundred(25),
        phase_of: grouped(random, one_is == OneIs::PhasesTogether, &["p", "q"]),
        series: grouped(random, one_is == OneIs::SeriesPerYear, &["s", "t"]),
    }
}

/// Full, in part and not at all, cut at the edges of cells or inside one.
fn coverage(random: &mut Random, cells: &[Run]) -> Vec<(Run, CoverageExtent)> {
    let (first, last) = (cells[0].first, cells[cells.len() - 1].last);
    let mut edges = vec![first - 400, last + 400];
    for cell in cells {
        if random.in_hundred(50) {
            edges.push(cell.first);
        }
        if random.in_hundred(12) {
            edges.push(cell.first + 40);
        }
    }
    edges.sort_unstable();
    let mut parts = Vec::new();
    for pair in edges.windows(2) {
        let run = Run {
            first: pair[0],
            last: pair[1] - 1,
        };
        match random.weighted(&[45, 35, 20]) {
            0 => parts.push((run, CoverageExtent::Full)),
            1 => parts.push((run, CoverageExtent::Partial)),
            _ => {}
        }
    }
    parts
}

/// Runs of cells without a gap between them.
fn unions(cells: &[Run]) -> Vec<Run> {
    let mut unions = Vec::new();
    for (i, from) in cells.iter().enumerate() {
        let mut last = from.first - 1;
        for to in &cells[i..] {
            if to.first != last + 1 {
                break;
            }
            last = to.last;
            unions.push(Run {
                first: from.first,
                last,
            });
        }
    }
    unions
}

fn questions(random: &mut Random, case: &mut Case) {
    let unions = unions(&case.cells);
    let exclusive = matches!(case.line, Line::Whole | Line::Exercises);
    case.questions
        .extend(unions.iter().map(|&u| Question::Over(u)));
    if exclusive {
        case.questions
            .extend(unions.iter().map(|&u| Question::Total(u)));
    }
    for _ in 0..2 {
        if let Some(pair) = in_order(random, &unions, 2) {
            let level = *random.of(&[95, 80, 60, 51]);
            let margin = *random.of(&[None, Some(1.5), Some(4.0)]);
            case.questions.push(Question::Ratio(pair[0], pair[1]));
            case.questions
                .push(Question::Classes(pair[0], pair[1], level, margin));
        }
    }
    // Claims may speak of days that are no cells.
    let mut named = unions.clone();
    if random.in_hundred(40) {
        let cell = *random.of(&case.cells);
        named.push(Run {
            first: cell.first + 31,
            last: cell.last + 31,
        });
    }
    if random.in_hundred(20) {
        named.push(Run {
            first: case.cells[0].first,
            last: case.cells[case.cells.len() - 1].last,
        });
    }
    for form in 0..10 {
        if let Some(claim) = claim(random, form, &named) {
            case.questions.push(Question::Claim(claim));
        }
    }
    for _ in 0..3 {
        let form = random.below(further::FORMS);
        if let Some(claim) = further::claim(random, form, &named, case) {
            case.questions.push(Question::Claim(claim));
        }
    }
}

/// So many periods, each later than the one before; nothing if chance finds none.
pub(super) fn in_order(random: &mut Random, from: &[Run], number: usize) -> Option<Vec<Run>> {
    for _ in 0..20 {
        let mut chosen: Vec<Run> = (0..number).map(|_| *random.of(from)).collect();
        chosen.sort_unstable();
        if chosen.windows(2).all(|pair| pair[0].last < pair[1].first) {
            return Some(chosen);
        }
    }
    None
}

fn claim(random: &mut Random, form: usize, from: &[Run]) -> Option<Saying> {
    let n = random.weighted(&[8, 40, 30, 15, 7]) as u64;
    let one = *random.of(from);
    let mut range = [random.below(12), random.below(12)];
    range.sort_unstable();
    let (lo, hi) = (NUMBERS[range[0]], NUMBERS[range[1]]);
    Some(match form {
        0 => Saying::AtLeast(n, one),
        1 => Saying::Exactly(n, one),
        2 => Saying::AtMost(n, one),
        3 => {
            let number = 2 + random.below(2);
            Saying::EachAtLeast(n.min(2), (0..number).map(|_| *random.of(from)).collect())
        }
        4 => {
            let pair = in_order(random, from, 2)?;
            Saying::First {
                before: pair[0],
                period: pair[1],
            }
        }
        5 => Saying::RateAtLeast(NUMBERS[1 + random.below(11)], one),
        6 => Saying::RateAbout(lo, hi, one),
        7 => {
            let pair = in_order(random, from, 2)?;
            Saying::RatioAbout(lo, hi, pair[0], pair[1])
        }
        8 => {
            let others: Vec<Run> = from
                .iter()
                .copied()
                .filter(|other| !other.shares_days_with(one))
                .collect();
            if others.is_empty() {
                return None;
            }
            let number = 1 + random.below(3);
            Saying::Record(one, (0..number).map(|_| *random.of(&others)).collect())
        }
        _ => {
            let tendency = *random.of(&[
                Tendency::Rising,
                Tendency::NotFalling,
                Tendency::Falling,
                Tendency::NotRising,
            ]);
            let number = 2 + random.below(2);
            Saying::Steady(tendency, in_order(random, from, number)?)
        }
    })
}
