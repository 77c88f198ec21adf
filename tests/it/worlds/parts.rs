//! Claims about parts and about days between events, in every world of small ledgers whose rows may be on several days, in several parts, or
//! nowhere.

use super::random::Random;
use interstate::claim::{Claim, PartCount, Tolerance, Verdict};
use interstate::interaction::Facets;
use interstate::kind::facet::{Certainty, Venue};
use interstate::tally::Whole;
use interstate::{
    Count, CountingRule, Coverage, Interaction, InteractionFamily, InteractionKind, Ledger, OneIs,
    Period, Select, State,
};

/// A row in the oracle's own words.
#[derive(Clone, Debug)]
struct Row {
    /// Days of 2020 and 2021 by their number from 1 January 2020 on.
    days: Vec<u64>,
    sure: bool,
    many: (usize, usize),
    in_person: Option<bool>,
    exercise: bool,
    phase: Option<&'static str>,
}

/// One event of a world.
#[derive(Clone, Copy, Debug)]
struct Event {
    day: u64,
    in_person: bool,
    exercise: bool,
    phase: Option<&'static str>,
}

const DAYS_OF_2020: u64 = 366;

type Sort = fn(&Event) -> bool;

fn rows(random: &mut Random, phases: bool) -> Vec<Row> {
    let number = 1 + random.below(4);
    let row = |random: &mut Random| {
        let mut days = Vec::new();
        for _ in 0..=random.weighted(&[60, 30, 10]) {
            let year = if random.in_hundred(50) {
                0
            } else {
                DAYS_OF_2020
            };
            days.push(random.below(24) as u64 + year);
        }
        let phase = phases && random.in_hundred(60);
        Row {
            days,
            sure: random.in_hundred(70),
            many: if phase {
                (1, 1)
            } else {
                [(1, 1), (2, 2), (0, 1), (1, 2)][random.weighted(&[70, 10, 10, 10])]
            },
            in_person: [Some(true), Some(false), None][random.weighted(&[45, 35, 20])],
            exercise: random.in_hundred(50),
            phase: phase.then_some("p"),
        }
    };
    (0..number).map(|_| row(random)).collect()
}

/// Every way in which one row can have been.
fn ways(row: &Row) -> Vec<Vec<Event>> {
    let mut ways = Vec::new();
    if !row.sure {
        ways.push(Vec::new());
    }
    let parts: &[bool] = match row.in_person {
        Some(true) => &[true],
        Some(false) => &[false],
        None => &[true, false],
    };
    for &in_person in parts {
        for number in row.many.0..=row.many.1 {
            let mut lists: Vec<Vec<Event>> = vec![Vec::new()];
            for _ in 0..number {
                let longer = |list: &Vec<Event>| {
                    let list = list.clone();
                    row.days.iter().map(move |&day| {
                        let event = Event {
                            day,
                            in_person,
                            exercise: row.exercise,
                            phase: row.phase,
                        };
                        [list.as_slice(), &[event]].concat()
                    })
                };
                lists = lists.iter().flat_map(longer).collect();
            }
            ways.extend(lists);
        }
    }
    ways
}

/// Every world of some rows.
fn worlds(rows: &[Row]) -> Vec<Vec<Event>> {
    let mut worlds = vec![Vec::new()];
    for row in rows {
        let ways = ways(row);
        let longer = |world: &Vec<Event>| {
            let world = world.clone();
            ways.iter()
                .map(move |way| [world.as_slice(), way].concat())
                .collect::<Vec<_>>()
        };
        worlds = worlds.iter().flat_map(longer).collect();
    }
    worlds.iter().map(|world| grouped(world)).collect()
}

/// Phases of one event as one: from its first day on, and in each part that one of them is in.
fn grouped(world: &[Event]) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    for one in world {
        let same = events
            .iter_mut()
            .find(|event| one.phase.is_some() && event.phase == one.phase);
        match same {
            Some(event) => {
                event.day = event.day.min(one.day);
                event.in_person |= one.in_person;
                event.exercise |= one.exercise;
            }
            None => events.push(*one),
        }
    }
    events
}

fn built(rows: &[Row]) -> Ledger {
    let first = chrono::NaiveDate::from_ymd_opt(2020, 1, 1).unwrap();
    let built = rows.iter().enumerate().map(|(id, row)| {
        let days: Vec<String> = row
            .days
            .iter()
            .map(|&day| (first + chrono::Days::new(day)).to_string())
            .collect();
        let when = match days.as_slice() {
            [day] => day.clone(),
            days => format!("[{}]", days.join(",")),
        };
        let kind = if row.exercise {
            InteractionKind::Exercise
        } else {
            InteractionKind::Meeting
        };
        let venue = row
            .in_person
            .map(|is| if is { Venue::InPerson } else { Venue::Virtual });
        let certainty = if row.sure {
            Certainty::Confirmed
        } else {
            Certainty::Disputed
        };
        let facets = Facets::default()
            .with_venue(venue)
            .with_certainty(certainty);
        let many = Count::between(row.many.0 as u64, Some(row.many.1 as u64)).unwrap();
        let built = Interaction::new(
            id.to_string(),
            kind,
            when.parse().unwrap(),
            [State::CHN, State::RUS],
        );
        let built = built.unwrap().with_count(many).with_facets(facets);
        match row.phase {
            Some(phase) => built.with_phase_of(phase),
            None => built,
        }
    });
    Ledger::new(built, Coverage::unlimited()).unwrap()
}

type Says = Box<dyn Fn(&[Event]) -> bool>;

fn in_2020(event: &Event) -> bool {
    event.day < DAYS_OF_2020
}

/// A claim, and what it says of the events of one world.
fn claim(random: &mut Random) -> (Claim, Says) {
    let (first, second) = (Period::year(2020).unwrap(), Period::year(2021).unwrap());
    let in_person = || Select::Venue(Venue::InPerson);
    let exercise = || Select::from(InteractionFamily::Exercise);
    let number = |random: &mut Random| random.below(4);
    match random.below(5) {
        0 => {
            let shares: [(u8, u8); 6] =
                [(0, 50), (50, 100), (25, 60), (50, 50), (100, 100), (1, 99)];
            let (least, most) = *random.of(&shares);
            let claim = Claim::Share {
                part: in_person(),
                percent: Tolerance::new(f64::from(least), f64::from(most)).unwrap(),
                period: first,
            };
            let says = move |events: &[Event]| {
                let all = events.iter().filter(|event| in_2020(event));
                let (all, part) = (
                    all.clone().count(),
                    all.filter(|event| event.in_person).count(),
                );
                let of_all = |percent: u8| usize::from(percent) * all;
                all > 0 && (of_all(least)..=of_all(most)).contains(&(100 * part))
            };
            (claim, Box::new(says))
        }
        1 => {
            let (one, other) = (number(random), number(random));
            let part = |n: usize, part| PartCount { n: n as u64, part };
            let claim = Claim::Breakdown {
                n: (one + other) as u64,
                parts: vec![part(one, in_person()), part(other, exercise())],
                period: first,
            };
            let says = move |events: &[Event]| {
                let all = || events.iter().filter(|event| in_2020(event));
                let only = |which: fn(&Event) -> (bool, bool)| {
                    all().filter(|event| which(event) == (true, false)).count()
                };
                let (persons, exercises) = (
                    only(|e| (e.in_person, e.exercise)),
                    only(|e| (e.exercise, e.in_person)),
                );
                (persons, exercises) == (one, other) && all().count() == one + other
            };
            (claim, Box::new(says))
        }
        2 => {
            let (one, other) = (number(random), number(random));
            let part = |n: usize, part| PartCount { n: n as u64, part };
            let claim = Claim::Breakdown {
                n: (one + other) as u64,
                parts: vec![part(one, in_person()), part(other, !in_person())],
                period: second,
            };
            let says = move |events: &[Event]| {
                let all = || events.iter().filter(|event| !in_2020(event));
                let persons = all().filter(|event| event.in_person).count();
                persons == one && all().count() == one + other
            };
            (claim, Box::new(says))
        }
        3 => {
            let swapped = random.in_hundred(50);
            let (rising, other) = if swapped {
                (exercise(), in_person())
            } else {
                (in_person(), exercise())
            };
            let claim = Claim::Divergence {
                rising,
                other,
                before: first,
                after: second,
            };
            let says = move |events: &[Event]| {
                let count = |of: fn(&Event) -> bool, early: bool| {
                    events
                        .iter()
                        .filter(|event| of(event) && in_2020(event) == early)
                        .count()
                };
                let (persons, exercises): (Sort, Sort) = (|e| e.in_person, |e| e.exercise);
                let (up, flat) = if swapped {
                    (exercises, persons)
                } else {
                    (persons, exercises)
                };
                count(up, false) > count(up, true) && count(flat, false) <= count(flat, true)
            };
            (claim, Box::new(says))
        }
        _ => {
            let days = *random.of(&[0, 1, 3, 7]);
            let claim = Claim::Interval {
                days,
                period: first,
            };
            let says = move |events: &[Event]| {
                let mut days_of: Vec<u64> = events
                    .iter()
                    .filter(|event| in_2020(event))
                    .map(|event| event.day)
                    .collect();
                days_of.sort_unstable();
                days_of
                    .windows(2)
                    .any(|pair| pair[1] - pair[0] <= u64::from(days))
            };
            (claim, Box::new(says))
        }
    }
}

/// How many verdicts were right, said that they may be wider than need be, and were so.
fn compare(number: u64, phases: bool) -> (u64, u64, u64) {
    let (mut asked, mut said_loose, mut loose) = (0, 0, 0);
    for seed in 0..number {
        let random = &mut Random::seeded(seed);
        let rows = rows(random, phases);
        let (claim, says) = claim(random);
        let worlds = worlds(&rows);
        let some = worlds.iter().any(|world| says(world));
        let all = worlds.iter().all(|world| says(world));
        let right = match (some, all) {
            (_, true) => Verdict::Holds,
            (false, _) => Verdict::Fails,
            _ => Verdict::Depends,
        };
        let rule = CountingRule::new("all", Select::Everything);
        let rule = if phases {
            rule.with_one_is(OneIs::PhasesTogether)
        } else {
            rule
        };
        let checked = claim.check(&built(&rows), &rule, &Whole).unwrap();
        asked += 1;
        said_loose += u64::from(!checked.is_sharp());
        if checked.verdict() == right {
            continue;
        }
        let wider = checked.verdict() == Verdict::Depends && !checked.is_sharp();
        assert!(
            wider,
            "{claim}: {:?} instead of {right}\n{rows:#?}",
            checked.verdict()
        );
        loose += 1;
    }
    (asked, said_loose, loose)
}

#[test]
fn a_claim_about_parts_or_days_is_what_every_world_of_its_rows_says() {
    let (asked, said_loose, loose) = compare(super::ledgers(), false);
    println!("{asked} asked, {said_loose} said to be wide, {loose} wide");
    assert_eq!((said_loose, loose), (0, 0));
}

#[test]
fn a_claim_about_parts_of_phases_is_never_wrong_and_seldom_wider_than_need_be() {
    let (asked, said_loose, loose) = compare(super::ledgers(), true);
    println!("{asked} asked, {said_loose} said to be wide, {loose} wide");
    assert!(loose * 10 < asked, "{loose} of {asked}");
    assert!(said_loose * 2 < asked, "{said_loose} of {asked}");
}
