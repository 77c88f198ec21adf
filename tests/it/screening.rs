//! Many pairs at once: each has a fate, and what is said of it is what would have been said of it alone.

mod tally;

use interstate::report::Table;
use interstate::stats::{DispersedRatio, OccupiedCells, PAdjustment, Series};
use interstate::tally::Crossed;
use interstate::trend::{
    Caution, ScreenFamily, ScreenFate, ScreenOptions, ScreenTest, Screened, Screening, screen,
    series_of,
};
use interstate::{
    Confidence, Count, CountingRule, Coverage, Dyad, InteractionFamily, Partition, Period, Ratio,
    Select, State, TallyTable, TrendClass, When, frequency_ratio, read,
};

const STATES: [State; 8] = [
    State::CHN,
    State::RUS,
    State::USA,
    State::JPN,
    State::IND,
    State::BRA,
    State::FRA,
    State::DEU,
];

fn at_95() -> ScreenOptions {
    ScreenOptions::new(Confidence::P95)
}

fn years(first: i32, last: i32) -> Period {
    Period::years(first..=last).unwrap()
}

/// The pair of a number.
fn dyad(number: usize) -> Dyad {
    let mut pairs = (0..STATES.len()).flat_map(|i| (0..i).map(move |j| (i, j)));
    let (i, j) = pairs.nth(number).unwrap();
    Dyad::new(STATES[i], STATES[j]).unwrap()
}

fn when(year: i32) -> When {
    When::On(year.to_string().parse().unwrap())
}

/// A table by year from 2019 on: each pair with the counts of its years.
fn table(rows: &[Vec<Count>]) -> TallyTable<Dyad> {
    let rule = CountingRule::new("made up", Select::Everything);
    let last = 2018 + i32::try_from(rows[0].len()).unwrap();
    let cells = Partition::yearly(2019..=last).unwrap();
    let mut table = TallyTable::empty(&rule, &cells, Coverage::unlimited());
    for (number, counts) in rows.iter().enumerate() {
        for (year, &count) in (2019..).zip(counts) {
            table.push(dyad(number), &when(year), count).unwrap();
        }
    }
    table
}

fn exact(rows: &[&[u64]]) -> TallyTable<Dyad> {
    let rows = rows.iter();
    table(
        &rows
            .map(|row| row.iter().map(|&n| Count::exact(n)).collect())
            .collect::<Vec<_>>(),
    )
}

fn line<K: Clone + PartialEq>(of: &Screening<K>, key: &K) -> Screened<K> {
    of.lines()
        .iter()
        .find(|line| line.key() == key)
        .unwrap()
        .clone()
}

#[test]
fn every_line_is_what_it_would_be_alone() {
    let ledger = read::ledger::from_path(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../data/china_russia.csv"
    ))
    .unwrap();
    let rule = CountingRule::new("all", Select::Everything);
    let cells = Partition::yearly(2019..=2024).unwrap();
    let table =
        TallyTable::<Crossed<Dyad, InteractionFamily>>::count(&ledger, &rule, &cells).unwrap();
    let (before, after) = (years(2019, 2021), years(2022, 2024));
    for test in [ScreenTest::Exact, ScreenTest::Dispersed] {
        let screening = screen(&table, before, after, at_95().with_test(test)).unwrap();
        assert_eq!(screening.lines().len(), table.keys().count());
        for line in screening.lines() {
            let key = line.key();
            let (one, two) = (
                table.over(key, before).unwrap(),
                table.over(key, after).unwrap(),
            );
            assert_eq!((line.before(), line.after()), (one.count(), two.count()));
            let ratio = frequency_ratio(&one, &two).unwrap();
            match (line.fate(), line.test()) {
                (ScreenFate::Tested, Some(ScreenTest::Exact)) => {
                    assert_eq!(line.p(), ratio.p().unwrap().exactly());
                    assert_eq!(
                        line.interval(),
                        Some(ratio.interval(Confidence::P95).unwrap())
                    );
                    assert_eq!(line.ratio().to_string(), ratio.estimate().to_string());
                }
                (ScreenFate::Tested, Some(ScreenTest::Dispersed)) => {
                    // Whether months hang together is not looked at line by line.
                    let years = series_of(&table, key).unwrap();
                    let counts = years.counts().split_at(3);
                    let exposures = years.years().split_at(3);
                    let one = Series::new(counts.0, exposures.0).unwrap();
                    let two = Series::new(counts.1, exposures.1).unwrap();
                    let alone = DispersedRatio::new(one, two).unwrap();
                    let interval = alone.interval(Confidence::P95).unwrap();
                    assert_eq!(
                        (line.p(), line.interval()),
                        (Some(alone.p().unwrap()), Some(interval))
                    );
                }
                (ScreenFate::Tested, Some(ScreenTest::OccupiedCells)) => {
                    assert!(one.count() == Count::ZERO || two.count() == Count::ZERO);
                }
                (ScreenFate::NoEvents, None) => assert_eq!(line.ratio(), Ratio::Undefined),
                (ScreenFate::Bounds, None) => {
                    assert!(one.count().exactly().is_none() || two.count().exactly().is_none());
                }
                other => panic!("{other:?}: {line}"),
            }
        }
        let tested: Vec<_> = screening.of_fate(ScreenFate::Tested).collect();
        let p: Vec<f64> = tested.iter().map(|line| line.p().unwrap()).collect();
        let adjusted = PAdjustment::BenjaminiHochberg.adjusted(&p).unwrap();
        let found: Vec<f64> = tested.iter().map(|line| line.adjusted().unwrap()).collect();
        assert_eq!(found, adjusted);
    }
}

#[test]
fn no_line_is_dropped_and_each_says_why_it_was_not_tested() {
    let mut rows: Vec<Vec<Count>> = [[4, 5, 9, 12], [1, 0, 1, 0], [0, 0, 0, 0], [0, 0, 8, 9]]
        .iter()
        .map(|row| row.iter().map(|&n| Count::exact(n)).collect())
        .collect();
    rows.push(vec![
        Count::exact(3),
        Count::at_least(2),
        Count::exact(9),
        Count::exact(8),
    ]);
    let mut table = table(&rows);
    // A line all of whose events lie outside both periods.
    table.push(dyad(5), &when(2018), Count::exact(7)).unwrap();
    let (before, after) = (years(2019, 2020), years(2021, 2022));
    let options = at_95()
        .with_family(ScreenFamily::Testable)
        .with_adjustment(PAdjustment::Holm);
    let screening = screen(&table, before, after, options).unwrap();
    let fates: Vec<(usize, ScreenFate)> = (0..6)
        .filter(|&number| {
            screening
                .lines()
                .iter()
                .any(|line| line.key() == &dyad(number))
        })
        .map(|number| (number, line(&screening, &dyad(number)).fate()))
        .collect();
    assert_eq!(
        fates,
        [
            (0, ScreenFate::Tested),
            (1, ScreenFate::TooFewEvents),
            (2, ScreenFate::NoEvents),
            (3, ScreenFate::Tested),
            (4, ScreenFate::Bounds),
            (5, ScreenFate::NoEvents),
        ]
    );
    let sparse = line(&screening, &dyad(1));
    assert!(sparse.p().is_some() && sparse.adjusted().is_none() && sparse.shrunken().is_some());
    let began = line(&screening, &dyad(3));
    assert_eq!(
        (began.test(), began.ratio()),
        (Some(ScreenTest::OccupiedCells), Ratio::Unbounded)
    );
    assert_eq!(
        began.p(),
        Some(OccupiedCells::new((0, 2), (2, 2)).unwrap().p())
    );
    assert_eq!(
        screening.cautions().collect::<Vec<_>>(),
        [Caution::Depends],
        "{screening}"
    );
    let bounds = line(&screening, &dyad(4));
    assert_eq!(
        (bounds.before(), bounds.class(), bounds.p()),
        (Count::at_least(5), TrendClass::Inconclusive, None)
    );
    assert_eq!(
        bounds.to_string(),
        format!("{}: 5+ → 17: not tested, bounds", dyad(4))
    );
    assert_eq!(
        screening.to_string(),
        "6 lines, 2019-01-01..2021-01-01 → 2021-01-01..2023-01-01: 2 tested (dispersed), 0 increased and 0 decreased at 95 % (holm); \
         1 not tested, too_few_events; 2 not tested, no_events; 1 not tested, bounds; 2 with events enough to reach 0.05 / 2 \
         [rule made up]",
    );
    let page = Table::from_screening(&screening).to_csv();
    assert_eq!(page.lines().count(), 7, "{page}");
    let json = serde_json::to_value(&screening).unwrap();
    assert_eq!(json["lines"].as_array().unwrap().len(), 6);
    assert_eq!(json["options"]["adjustment"], "holm");
    assert_eq!(json["cautions"], serde_json::json!(["depends"]));
}

#[test]
fn rows_that_were_not_read_are_a_caution_and_the_counts_floors() {
    let exercise = |id: &str, day: &str| {
        interstate::Interaction::new(
            id,
            interstate::InteractionKind::Exercise,
            day.parse().unwrap(),
            [State::CHN, State::RUS],
        )
        .unwrap()
    };
    let rows = (0..30).map(|n| {
        exercise(
            &format!("e{n}"),
            if n < 4 { "2019-03-04" } else { "2020-03-04" },
        )
    });
    let (first, second) = (Period::year(2019).unwrap(), Period::year(2020).unwrap());
    let partly = Coverage::new([
        (first, interstate::time::CoverageExtent::Full),
        (second, interstate::time::CoverageExtent::Partial),
    ]);
    let ledger = interstate::Ledger::new(rows, partly.unwrap()).unwrap();
    let rule = CountingRule::new("all", Select::Everything);
    let table = TallyTable::<Dyad>::count(&ledger, &rule, &Partition::yearly(2019..=2020).unwrap())
        .unwrap();
    let screening = screen(&table, first, second, at_95()).unwrap();
    let only = &screening.lines()[0];
    assert_eq!(
        (only.before(), only.after()),
        (Count::exact(4), Count::at_least(26))
    );
    assert_eq!(
        (only.fate(), only.class()),
        (ScreenFate::Tested, TrendClass::Increased)
    );
    assert_eq!(
        screening.cautions().collect::<Vec<_>>(),
        [Caution::IfIndependent, Caution::PartlyCovered]
    );
}

#[test]
fn where_no_line_has_events_enough_the_answer_says_so() {
    let table = exact(&[&[1, 2], &[0, 3], &[2, 1]]);
    let screening = screen(&table, years(2019, 2019), years(2020, 2020), at_95()).unwrap();
    assert_eq!(screening.testable().len(), 0);
    assert_eq!(screening.least_p(), 0.25);
    assert!(
        screening
            .to_string()
            .contains("; no line has events enough: of the most, 3, the least p is 0.25"),
        "{screening}"
    );
}

#[test]
fn a_screening_turned_round_says_the_opposite() {
    let rows: [&[u64]; 5] = [
        &[4, 6, 15, 19],
        &[40, 44, 21, 19],
        &[3, 2, 2, 3],
        &[0, 1, 0, 0],
        &[60, 50, 55, 58],
    ];
    let turned: Vec<Vec<u64>> = rows
        .iter()
        .map(|row| [&row[2..], &row[..2]].concat())
        .collect();
    let turned: Vec<&[u64]> = turned.iter().map(Vec::as_slice).collect();
    let screened = |rows: &[&[u64]]| {
        let table = exact(rows);
        screen(
            &table,
            years(2019, 2020),
            years(2021, 2022),
            at_95().with_test(ScreenTest::Dispersed),
        )
        .unwrap()
    };
    let (one, two) = (screened(&rows), screened(&turned));
    for number in 0..rows.len() {
        let (a, b) = (line(&one, &dyad(number)), line(&two, &dyad(number)));
        assert_eq!(a.fate(), b.fate());
        if a.test() == Some(ScreenTest::Dispersed) {
            let product = a.ratio().finite().unwrap() * b.ratio().finite().unwrap();
            assert!((product - 1.0).abs() < 1e-12, "{product}");
            assert!((a.p().unwrap() / b.p().unwrap() - 1.0).abs() < 1e-12);
        }
    }
    let first = one.by_p()[0].key().to_string();
    assert_eq!(first, two.by_p()[0].key().to_string());
    let top = one.by_shrunken_ratio()[0].key().to_string();
    let bottom = two.by_shrunken_ratio().pop().unwrap().key().to_string();
    assert_eq!(top, bottom);
}
