//! Tallies at scale, and what is refused.

use interstate::coded::CodedAct;
use interstate::read::gdelt::GdeltOptions;
use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy};
use interstate::trend::{ScreenFate, ScreenTest, screen, screen_directed_tally, screen_tally};
use interstate::{Count, CountingRule, Coverage, Dyad, Partition, Select, State, TallyTable};

use super::{at_95, dyad, exact, when, years};

#[test]
fn a_tally_is_screened_as_its_tables_are() {
    let cells = Partition::yearly(2018..=2019).unwrap();
    let mut tally =
        EventTally::new(EventGrid::new(EventPairs::Directed, GroupBy::Root, cells).unwrap());
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../data/gdelt_v2_20191024143000_subset.export.CSV"
    );
    tally
        .read(&mut GdeltOptions::new().open(path).unwrap())
        .unwrap();
    let rule = CountingRule::new("all", Select::Everything);
    let coverage = Coverage::full(years(2018, 2019));
    let (before, after) = (years(2018, 2018), years(2019, 2019));
    let pairs = screen_tally(&tally, &rule, &coverage, before, after, at_95()).unwrap();
    let directed = screen_directed_tally(&tally, &rule, &coverage, before, after, at_95()).unwrap();
    let mut lines = (0, 0);
    for group in tally.grid().groups() {
        let table = tally.table(group, &rule, coverage.clone()).unwrap();
        let alone = screen(&table, before, after, at_95()).unwrap();
        for line in alone.lines() {
            let same = pairs
                .lines()
                .iter()
                .find(|same| same.key().0 == *line.key() && *same.key().1 == **group);
            let same = same.unwrap();
            assert_eq!(
                (same.before(), same.after(), same.p()),
                (line.before(), line.after(), line.p())
            );
        }
        lines.0 += alone.lines().len();
        let table = tally
            .directed_table(group, &rule, coverage.clone())
            .unwrap();
        lines.1 += screen(&table, before, after, at_95())
            .unwrap()
            .lines()
            .len();
    }
    assert_eq!((pairs.lines().len(), directed.lines().len()), lines);
    assert!(lines.0 > 50 && lines.1 > lines.0);
    let sum = |of: &[u64]| of.iter().sum::<u64>();
    let all = |counts: Vec<u64>| sum(&counts);
    assert_eq!(
        all(pairs
            .lines()
            .iter()
            .map(|l| l.before().lo() + l.after().lo())
            .collect()),
        tally.counted()
    );
    assert_eq!(
        all(directed
            .lines()
            .iter()
            .map(|l| l.before().lo() + l.after().lo())
            .collect()),
        tally.counted()
    );
}

#[test]
fn what_cannot_be_screened_is_refused() {
    let table = exact(&[&[1, 2, 3, 4]]);
    let refused = |before, after, options| {
        screen(&table, before, after, options)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        refused(years(2021, 2022), years(2019, 2020), at_95()),
        "the period 2019-01-01..2021-01-01 given as after starts before 2021-01-01..2023-01-01; give the earlier period first",
    );
    assert_eq!(
        refused(
            years(2019, 2021),
            years(2022, 2022),
            at_95().with_test(ScreenTest::Dispersed)
        ),
        "the dispersed test needs two cells or more in each period; found 3 before and 1 after",
    );
    let cells = Partition::gapless(&[
        years(2019, 2019),
        years(2020, 2021),
        years(2022, 2022),
        years(2023, 2023),
    ])
    .unwrap();
    let rule = CountingRule::new("made up", Select::Everything);
    let mut uneven = TallyTable::<Dyad>::empty(&rule, &cells, Coverage::unlimited());
    uneven.push(dyad(0), &when(2022), Count::exact(9)).unwrap();
    let (before, after) = (years(2019, 2021), years(2022, 2023));
    assert_eq!(
        screen(
            &uneven,
            before,
            after,
            at_95().with_test(ScreenTest::OccupiedCells)
        )
        .unwrap_err()
        .to_string(),
        "the cells of both periods are not of about one length; cells are compared one by one only if the longest is at most an eighth longer than the shortest",
    );
    let screening = screen(&uneven, before, after, at_95()).unwrap();
    assert_eq!(screening.lines()[0].fate(), ScreenFate::UnevenCells);
    let grid = EventGrid::new(
        EventPairs::Undirected,
        GroupBy::Nothing,
        Partition::yearly(2019..=2020).unwrap(),
    );
    let mut tally = EventTally::new(grid.unwrap());
    tally.extend([CodedAct::new(
        Some(State::CHN.into()),
        Some(State::RUS.into()),
        Some("04".parse().unwrap()),
        "2019-01-01".parse().unwrap(),
    )]);
    let coverage = Coverage::unlimited();
    let told = screen_directed_tally(
        &tally,
        &rule,
        &coverage,
        years(2019, 2019),
        years(2020, 2020),
        at_95(),
    );
    assert_eq!(
        told.unwrap_err().to_string(),
        "the tally counts pairs without a direction; expected directed pairs",
    );
    let outside = Coverage::full(years(2019, 2019));
    let told = screen_tally(
        &tally,
        &rule,
        &outside,
        years(2019, 2019),
        years(2020, 2020),
        at_95(),
    );
    assert!(
        told.unwrap_err()
            .to_string()
            .contains("2020-01-01..2021-01-01")
    );
}
