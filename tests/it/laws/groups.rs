//! What a further row does to the counts of groups, and that a merge does not ask who came first.

use interstate::interaction::{Facets, Party};
use interstate::kind::facet::Certainty;
use interstate::tally::Whole;
use interstate::time::Assignment;
use interstate::{
    Actor, Count, CountingRule, Coverage, Dyad, Interaction, InteractionKind, Ledger, OneIs,
    Partition, Period, Select, State, TallyTable,
};
use proptest::prelude::*;

/// One row as numbers: which date, which count, whether disputed, which key.
type Drawn = (usize, usize, bool, usize);

const DATES: [&str; 8] = [
    "2020-03-01",
    "2020-12",
    "[2019-12-15..2020-03-15]",
    "[2020,2022]",
    "2021-02-01/2022-03",
    "2020-06-01/2021-03-01..",
    "2021-05-01/",
    "[..2020]",
];

fn rows() -> impl Strategy<Value = Vec<Drawn>> {
    prop::collection::vec(
        (0..DATES.len(), 0..4_usize, any::<bool>(), 0..3_usize),
        0..7,
    )
}

fn record(id: &str, (date, count, disputed, key): Drawn, open: bool) -> Interaction {
    let mut parties = vec![Party::from(State::CHN), State::RUS.into()];
    if open {
        parties = vec![State::CHN.into(), "?".parse().unwrap()];
    }
    let counts = [
        Count::exact(1),
        Count::exact(0),
        Count::at_most(1),
        Count::at_least(2),
    ];
    let certainty = if disputed {
        Certainty::Disputed
    } else {
        Certainty::Confirmed
    };
    let row = Interaction::new(
        id,
        InteractionKind::Call,
        DATES[date].parse().unwrap(),
        parties,
    );
    let row = row
        .unwrap()
        .with_count(counts[count])
        .with_facets(Facets::default().with_certainty(certainty));
    match key {
        0 => row,
        1 => row.with_phase_of("p").with_series("p"),
        _ => row.with_phase_of("q").with_series("q"),
    }
}

fn ledger(drawn: &[Drawn], open: bool) -> Vec<Interaction> {
    let rows = drawn.iter().enumerate();
    rows.map(|(n, row)| record(&format!("r{n}"), *row, open && n % 2 == 0))
        .collect()
}

fn table(rows: Vec<Interaction>, rule: &CountingRule) -> TallyTable<Whole> {
    let ledger = Ledger::new(rows, Coverage::unlimited()).unwrap();
    let always = Period::years(1..=9999).unwrap();
    TallyTable::count(&ledger, rule, &Partition::disjoint(&[always]).unwrap()).unwrap()
}

fn rules() -> impl Iterator<Item = CountingRule> {
    let assigned = [
        Assignment::ByStart,
        Assignment::ByEnd,
        Assignment::AnyOverlap,
    ];
    OneIs::ALL.iter().copied().flat_map(move |one_is| {
        let rule = CountingRule::new("all", Select::Everything).with_one_is(one_is);
        assigned.map(|by| rule.clone().with_assignment(by))
    })
}

proptest! {
    #![proptest_config(crate::common::cases(256))]

    /// No law for single cells, nor for what lies within: a further phase may move an event to another year, or out of it.
    #[test]
    fn a_sure_row_of_a_known_day_never_lowers_the_total_over_all_days(drawn in rows(), key in 0..3_usize) {
        for rule in rules() {
            let before = ledger(&drawn, false);
            let mut after = before.clone();
            after.push(record("one more", (0, 0, false, key), false));
            let (before, after) = (table(before, &rule), table(after, &rule));
            // A row may have begun at any time, so that no period with a beginning is all days.
            let end = chrono::NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap();
            let all = |table: &TallyTable<Whole>| table.before(&Whole, end).unwrap().count();
            let (before, after) = (all(&before), all(&after));
            prop_assert!(after.lo() >= before.lo(), "{rule}: {before}, then {after}");
            prop_assert!(after.hi().is_none_or(|hi| before.hi().is_some_and(|was| hi >= was)), "{rule}: {before}, then {after}");
        }
    }

    #[test]
    fn a_merge_is_the_same_table_whoever_came_first(drawn in rows(), cut in 0..7_usize) {
        let rows = ledger(&drawn, true);
        let cut = cut.min(rows.len());
        let years = Partition::yearly(2019..=2022).unwrap();
        for rule in rules() {
            let part = |rows: &[Interaction]| {
                let ledger = Ledger::new(rows.to_vec(), Coverage::unlimited()).unwrap();
                TallyTable::<Dyad>::count(&ledger, &rule, &years).unwrap()
            };
            let (a, b) = (part(&rows[..cut]), part(&rows[cut..]));
            let (one, two) = (a.clone().merge(b.clone()).unwrap(), b.merge(a).unwrap());
            prop_assert_eq!(&one, &two);
            let pair = Dyad::new(State::CHN, Actor::from(State::IRN)).unwrap();
            prop_assert_eq!(one.each_cell(&pair).unwrap(), two.each_cell(&pair).unwrap());
        }
    }
}
