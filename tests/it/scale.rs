//! Tallies of many events: against a plain count, over threads, in parts, saved and loaded.

mod groups;
#[allow(dead_code, unreachable_pub, clippy::missing_errors_doc)]
#[path = "../../examples/make_events.rs"]
mod make_events;
mod months;
#[cfg(feature = "parallel")]
mod parallel;
mod plan;
mod plan_refused;
mod saved;
mod sharded;
#[allow(dead_code, unreachable_pub)]
#[path = "../../examples/shards.rs"]
mod shards;
mod splits;
mod table;
#[allow(dead_code, unreachable_pub)]
#[path = "../../examples/write_plan.rs"]
mod write_plan;

use crate::common::asked;
use interstate::code::{Cameo, CameoDataSet};
use interstate::read::gdelt::GdeltOptions;
use interstate::read::{Defect, ReadAccount, Remark};
use interstate::tally::scale::{
    EventColumns, EventGrid, EventPairs, EventTally, GroupBy, Uncounted,
};
use interstate::time::CalendarStep;
use interstate::{Actor, Partition, Period};
use make_events::{Fault, Made, Plan, write_events};
use std::collections::BTreeMap;

/// So many rows where everything is asked, a quarter of them elsewhere.
fn many(rows: u64) -> u64 {
    asked(rows, rows / 4)
}

/// All of it where everything is asked, the first few elsewhere.
fn few<T>(all: impl IntoIterator<Item = T>, little: usize) -> impl Iterator<Item = T> {
    all.into_iter().take(asked(usize::MAX, little))
}

fn file(rows: u64, malformed: f64) -> (Vec<u8>, Made) {
    let mut bytes = Vec::new();
    let plan = Plan {
        rows,
        seed: 7,
        malformed,
        columns: vec![61, 57, 58],
    };
    let made = write_events(&mut bytes, &plan).unwrap();
    (bytes, made)
}

fn grids() -> Vec<EventGrid> {
    let years = Partition::yearly(2015..=2024).unwrap();
    let gap = [Period::year(2016).unwrap(), Period::year(2019).unwrap()];
    let named = GroupBy::Named(vec![
        (
            "talk".into(),
            vec!["04".parse().unwrap(), "03".parse().unwrap()],
        ),
        (
            "visit".into(),
            vec!["042".parse().unwrap(), "043".parse().unwrap()],
        ),
    ]);
    let grid = |pairs, by, cells: &Partition| EventGrid::new(pairs, by, cells.clone()).unwrap();
    vec![
        grid(EventPairs::Directed, GroupBy::Root, &years),
        grid(EventPairs::Undirected, GroupBy::Root, &years),
        grid(
            EventPairs::Directed,
            GroupBy::Nothing,
            &Partition::disjoint(&gap).unwrap(),
        ),
        grid(
            EventPairs::Undirected,
            GroupBy::QuadClass(CameoDataSet::Gdelt),
            &years,
        ),
        grid(EventPairs::Undirected, GroupBy::Kind, &years),
        grid(EventPairs::Undirected, named, &years),
        grid(
            EventPairs::Directed,
            GroupBy::Code,
            &Partition::anchored("2015-01-01".parse().unwrap(), CalendarStep::Months(1), 120)
                .unwrap(),
        ),
        grid(
            EventPairs::Undirected,
            GroupBy::Root,
            &Partition::anchored("2018-01-01".parse().unwrap(), CalendarStep::Days(1), 730)
                .unwrap(),
        ),
    ]
}

/// The name of a code's group, found another way than the grid does.
fn name(by: &GroupBy, code: Cameo) -> Option<String> {
    let text = code.to_string();
    match by {
        GroupBy::Nothing => Some("all".into()),
        GroupBy::Root => Some(text[..2].into()),
        GroupBy::Code => Some(text),
        GroupBy::QuadClass(_) => {
            let root: u8 = text[..2].parse().unwrap();
            let bounds = [
                (5, "verbal_cooperation"),
                (9, "material_cooperation"),
                (14, "verbal_conflict"),
            ];
            let found = bounds.iter().find(|&&(last, _)| root <= last);
            Some(found.map_or("material_conflict", |&(_, name)| name).into())
        }
        GroupBy::Kind => code.mapped().kind().map(|kind| kind.to_string()),
        _ => match &text[..2] {
            "04" if text.starts_with("042") || text.starts_with("043") => Some("visit".into()),
            "03" | "04" => Some("talk".into()),
            _ => None,
        },
    }
}

/// Who acts upon whom, the places of the group and of the period, and how many events.
type Counted = (interstate::Actor, interstate::Actor, usize, usize, u64);

/// A count of the file by maps and names.
fn plain(bytes: &[u8], grid: &EventGrid) -> (Vec<Counted>, Uncounted, ReadAccount) {
    let mut counts: BTreeMap<(Actor, Actor, usize, usize), u64> = BTreeMap::new();
    let mut left = Uncounted::default();
    let mut reader = GdeltOptions::new().reader(bytes).unwrap();
    while let Some(event) = reader.next_event().unwrap() {
        let Some(dyad) = event.dyad() else {
            left.without_pair += 1;
            continue;
        };
        let Some(group) = name(grid.group_by(), event.code()) else {
            left.without_group += 1;
            continue;
        };
        let Some(cell) = grid.cells().cell_of(event.day()) else {
            left.outside += 1;
            continue;
        };
        let group = grid.groups().iter().position(|g| *g == group).unwrap();
        let (mut from, mut to) = (dyad.from(), dyad.to());
        if grid.pairs() == EventPairs::Undirected {
            (from, to) = (dyad.undirected().a(), dyad.undirected().b());
        }
        *counts.entry((from, to, group, cell)).or_default() += 1;
    }
    let cells = counts
        .into_iter()
        .map(|((from, to, group, cell), count)| (from, to, group, cell, count));
    (cells.collect(), left, reader.account().clone())
}

fn tally(bytes: &[u8], grid: &EventGrid) -> (EventTally, ReadAccount) {
    let mut tally = EventTally::new(grid.clone());
    let mut reader = GdeltOptions::new().reader(bytes).unwrap();
    tally.read(&mut reader).unwrap();
    (tally, reader.account().clone())
}

#[test]
fn a_tally_is_the_plain_count_whatever_it_counts_by() {
    let (bytes, _) = file(many(20_000), 0.01);
    for grid in grids() {
        let (cells, left, report) = plain(&bytes, &grid);
        assert!(cells.len() > 100, "{grid:?}");
        let (tally, said) = tally(&bytes, &grid);
        let found = tally.counts();
        let found: Vec<_> = found
            .iter()
            .map(|c| (c.from(), c.to(), c.group(), c.cell(), c.count()))
            .collect();
        assert_eq!(found, cells);
        assert_eq!(tally.uncounted(), left);
        assert_eq!(said, report);
        assert_eq!(tally.counted(), cells.iter().map(|c| c.4).sum::<u64>());
        assert_eq!(tally.events(), report.kept());
        for &(from, to, group, cell, count) in cells.iter().take(200) {
            assert_eq!(tally.events_at(from, to, group, cell), count);
            let turned = tally.events_at(to, from, group, cell);
            assert!(grid.pairs() == EventPairs::Directed || turned == count);
        }
    }
}

#[test]
fn groups_stand_in_the_order_of_their_codes() {
    let years = || Partition::yearly(2015..=2024).unwrap();
    let roots = EventGrid::new(EventPairs::Directed, GroupBy::Root, years()).unwrap();
    let expected: Vec<String> = (1..=20).map(|root| format!("{root:02}")).collect();
    assert_eq!(roots.groups(), expected);
    let codes = EventGrid::new(EventPairs::Directed, GroupBy::Code, years()).unwrap();
    assert_eq!(codes.groups().len(), 324);
    assert!(codes.groups().is_sorted());
    // A code that no list has counts with the one above it.
    let at = |code: &str| &codes.groups()[codes.group_of(code.parse().unwrap()).unwrap()];
    assert_eq!(
        (at("0199"), at("0431"), at("048")),
        (&"019".to_owned(), &"043".to_owned(), &"04".to_owned())
    );
}

#[test]
fn a_tally_in_memory_is_the_tally_of_the_file() {
    let (bytes, _) = file(many(20_000), 0.0);
    let mut columns = EventColumns::default();
    let mut reader = GdeltOptions::new().reader(&bytes[..]).unwrap();
    reader
        .for_each(|event| {
            if let Some(dyad) = event.dyad() {
                columns.push(dyad.from(), dyad.to(), event.code(), event.day());
            }
        })
        .unwrap();
    for grid in few(grids(), 3) {
        let (expected, _) = tally(&bytes, &grid);
        let mut in_memory = EventTally::new(grid);
        in_memory.add_columns(&columns);
        assert_eq!(in_memory.counts(), expected.counts());
        assert_eq!(in_memory.events(), columns.len() as u64);
    }
}

#[test]
fn tallies_of_parts_merge_into_the_tally_of_the_whole_in_any_order() {
    let (bytes, _) = file(many(9_000), 0.01);
    let edge = |share: usize| {
        let at = bytes.len() * share / 3;
        at + bytes[at..].iter().position(|&b| b == b'\n').unwrap() + 1
    };
    let (first, second) = (edge(1), edge(2));
    for grid in few(grids(), 3) {
        let (whole, report) = tally(&bytes, &grid);
        let parts = [&bytes[..first], &bytes[first..second], &bytes[second..]];
        let parts = parts.map(|part| tally(part, &grid));
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let mut sum = EventTally::new(grid.clone());
            for at in order {
                sum.merge(&parts[at].0).unwrap();
            }
            assert_eq!(sum, whole);
            assert_eq!(sum.counted(), whole.counted());
        }
        let [a, b, c] = parts.map(|(_, report)| report);
        assert_eq!(a.then(b).then(c), report);
    }
}

#[test]
fn tallies_by_different_things_do_not_merge() {
    let years = Partition::yearly(2015..=2024).unwrap();
    let grid = |pairs, by, cells: &Partition| {
        EventTally::new(EventGrid::new(pairs, by, cells.clone()).unwrap())
    };
    let mut one = grid(EventPairs::Directed, GroupBy::Root, &years);
    let fewer = Partition::yearly(2016..=2024).unwrap();
    let said = [
        grid(EventPairs::Undirected, GroupBy::Root, &years),
        grid(EventPairs::Directed, GroupBy::Code, &years),
        grid(EventPairs::Directed, GroupBy::Root, &fewer),
    ]
    .map(|other| one.merge(&other).unwrap_err().to_string());
    assert_eq!(
        said,
        [
            "tallies of directed and of undirected pairs cannot be merged",
            "tallies that group codes in two ways cannot be merged",
            "tallies over different periods cannot be merged",
        ]
    );
}

#[test]
fn the_fates_of_rows_sum_to_the_lines_of_a_dirty_file() {
    let (bytes, made) = file(30_000, 0.02);
    let grid = EventGrid::new(
        EventPairs::Directed,
        GroupBy::Root,
        Partition::yearly(2015..=2024).unwrap(),
    )
    .unwrap();
    let (tally, report) = tally(&bytes, &grid);
    let broken = |fault: Fault| made.faults[fault as usize];
    for (reason, rows) in [
        (
            Defect::ColumnCount,
            broken(Fault::Truncated) + broken(Fault::TooManyColumns),
        ),
        (Defect::Blank, broken(Fault::Blank)),
        (Defect::Date, broken(Fault::NoSuchDay)),
        (Defect::Code, broken(Fault::NoSuchCode)),
    ] {
        assert!(rows > 20);
        assert_eq!(report.rejected_for(reason).rows(), rows, "{reason}");
    }
    assert_eq!(report.rows(), 30_000);
    assert_eq!(
        report.rows(),
        bytes.split(|&b| b == b'\n').count() as u64 - 1
    );
    assert_eq!(report.kept(), made.kept);
    assert_eq!(report.kept() + report.rejected(), report.rows());
    assert_eq!(report.bytes(), bytes.len() as u64);
    assert_eq!(tally.counted(), made.with_two_countries);
    assert_eq!(
        tally.uncounted().without_pair,
        report.remarked(Remark::WithoutTwoStates).rows()
    );
}

#[test]
fn progress_tells_of_bytes_and_rows_and_ends_at_all_of_them() {
    let (bytes, _) = file(3_000, 0.0);
    let (tell, told) = std::sync::mpsc::channel();
    let options = GdeltOptions::new().with_progress(move |p| tell.send(p).unwrap());
    let mut reader = options.reader(&bytes[..]).unwrap();
    reader.for_each(|_| {}).unwrap();
    drop((reader, options));
    let told: Vec<_> = told.iter().map(|p| (p.bytes(), p.rows())).collect();
    assert!(told.len() > 3 && told.is_sorted());
    assert_eq!(*told.last().unwrap(), (bytes.len() as u64, 3_000));
}
