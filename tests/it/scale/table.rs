//! From a tally to ratios and trends: the table has the tally's numbers and nothing else.

use super::{file, tally};
use interstate::code::CameoDataSet;
use interstate::dedup::{Reduction, Repeats};
use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy};
use interstate::trend::classify_dispersed;
use interstate::{
    Actor, Confidence, Count, CountingRule, Coverage, DirectedDyad, Dyad, InteractionKind, Ledger,
    Partition, Period, Select, State, TrendRule, frequency_ratio,
};
use std::collections::BTreeMap;
use std::sync::LazyLock;

fn years() -> Partition {
    Partition::yearly(2015..=2024).unwrap()
}

/// Of the same rows, with directed pairs and with undirected ones.
static TALLIES: LazyLock<[EventTally; 2]> = LazyLock::new(|| {
    let (bytes, _) = file(20_000, 0.0);
    [EventPairs::Directed, EventPairs::Undirected].map(|pairs| {
        let grid = EventGrid::new(pairs, GroupBy::Root, years()).unwrap();
        tally(&bytes, &grid).0
    })
});

fn counted(pairs: EventPairs) -> EventTally {
    let [directed, undirected] = &*TALLIES;
    match pairs {
        EventPairs::Directed => directed,
        EventPairs::Undirected => undirected,
    }
    .clone()
}

fn rule() -> CountingRule {
    CountingRule::new("reports of consultations", Select::tag("cameo:04"))
}

fn covered() -> Coverage {
    Coverage::full(Period::years(2015..=2024).unwrap())
}

/// The count of each cell of a group by what `key` makes of two actors.
fn by<K: Ord>(tally: &EventTally, key: impl Fn(Actor, Actor) -> K) -> BTreeMap<(K, usize), u64> {
    let place = tally.group("04").unwrap();
    let mut counts = BTreeMap::new();
    for cell in tally
        .counts()
        .into_iter()
        .filter(|cell| cell.group() == place)
    {
        *counts
            .entry((key(cell.from(), cell.to()), cell.cell()))
            .or_default() += cell.count();
    }
    counts
}

#[test]
fn a_table_of_a_directed_tally_has_every_directed_pair_and_every_cell() {
    let tally = counted(EventPairs::Directed);
    let table = tally.directed_table("04", &rule(), covered()).unwrap();
    let expected = by(&tally, |from, to| DirectedDyad::new(from, to).unwrap());
    assert!(expected.len() > 50);
    for (&(pair, cell), &count) in &expected {
        let period = years().cells()[cell];
        assert_eq!(
            table.over(&pair, period).unwrap().count(),
            Count::from(count)
        );
    }
    let sum: u64 = expected.values().sum();
    let all: u64 = table
        .keys()
        .flat_map(|pair| table.each_cell(pair).unwrap())
        .map(|(_, count)| count.unwrap().count().lo())
        .sum();
    assert_eq!(all, sum);
}

#[test]
fn both_directions_count_for_the_pair_whatever_pairs_the_tally_has() {
    let tallies = [
        counted(EventPairs::Directed),
        counted(EventPairs::Undirected),
    ];
    let expected = by(&tallies[0], |from, to| Dyad::new(from, to).unwrap());
    for tally in tallies {
        let table = tally.table("04", &rule(), covered()).unwrap();
        for (&(pair, cell), &count) in &expected {
            let period = years().cells()[cell];
            assert_eq!(
                table.over(&pair, period).unwrap().count(),
                Count::from(count)
            );
        }
        assert_eq!(
            table.keys().count(),
            expected
                .keys()
                .map(|(pair, _)| pair)
                .collect::<std::collections::BTreeSet<_>>()
                .len()
        );
    }
}

#[test]
fn ratios_and_trends_work_on_it_and_years_that_no_file_covers_are_unknown() {
    let tally = counted(EventPairs::Directed);
    let to_2022 = Coverage::full(Period::years(2015..=2022).unwrap());
    let table = tally.table("04", &rule(), to_2022).unwrap();
    let most = table
        .keys()
        .max_by_key(|&&pair| {
            (
                table
                    .over(&pair, Period::years(2015..=2022).unwrap())
                    .unwrap()
                    .count()
                    .lo(),
                pair,
            )
        })
        .copied()
        .unwrap();
    let period = |years| Period::years(years).unwrap();
    let before = table.over(&most, period(2015..=2018)).unwrap();
    let after = table.over(&most, period(2019..=2022)).unwrap();
    let ratio = frequency_ratio(&before, &after).unwrap();
    assert!(
        ratio
            .to_string()
            .starts_with("events coded 04 (consult) of ")
            && ratio
                .to_string()
                .ends_with("[rule reports of consultations (stated)]"),
        "{ratio}"
    );
    let trend = classify_dispersed(
        &table,
        &most,
        period(2015..=2018),
        period(2019..=2022),
        TrendRule::new(Confidence::P95),
    );
    assert!(trend.is_ok());
    let error = table.over(&most, period(2021..=2024)).unwrap_err();
    assert_eq!(error.category(), interstate::ErrorCategory::Coverage);
}

#[test]
fn a_group_that_is_not_there_and_a_direction_that_was_not_counted_are_refused() {
    let tally = counted(EventPairs::Undirected);
    let error = tally
        .table("4", &rule(), covered())
        .unwrap_err()
        .to_string();
    assert!(
        error.starts_with("the tally has no group \"4\"; it has 01, 02, 03, 04, "),
        "{error}"
    );
    let error = tally.directed_table("04", &rule(), covered()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the tally counts pairs without a direction; expected directed pairs"
    );
}

/// What a table of one group says that it counts.
fn said(by: GroupBy, group: &str, rule: &CountingRule) -> (String, String) {
    let years = Partition::yearly(2023..=2024).unwrap();
    let tally = EventTally::new(EventGrid::new(EventPairs::Directed, by, years).unwrap());
    let period = Period::years(2023..=2024).unwrap();
    let table = tally.table(group, rule, Coverage::full(period)).unwrap();
    let pair = Dyad::new(State::CHN, State::RUS).unwrap();
    let count = table.over(&pair, period).unwrap();
    (count.rule().noun(), count.rule().to_string())
}

#[test]
fn the_noun_is_what_the_tally_counted_and_never_what_the_callers_rule_selects() {
    let naval = CountingRule::new("naval", InteractionKind::NavalExercise);
    let named = |groups: &[(&str, &[&str])]| {
        let codes = |codes: &[&str]| codes.iter().map(|code| code.parse().unwrap()).collect();
        GroupBy::Named(
            groups
                .iter()
                .map(|(name, list)| ((*name).to_owned(), codes(list)))
                .collect(),
        )
    };
    let talks = [
        ("talks", &["03", "04"][..]),
        ("visits", &["042", "043"][..]),
    ];
    let many = ["01", "02", "03", "04", "05", "06", "07", "08"];
    for (by, group, noun) in [
        (GroupBy::Nothing, "all", "events"),
        (GroupBy::Root, "04", "events coded 04 (consult)"),
        (GroupBy::Root, "19", "events coded 19 (fight)"),
        (
            GroupBy::Code,
            "0211",
            "events coded 0211 (Appeal for economic cooperation)",
        ),
        // The data sets do not agree on what it means.
        (GroupBy::Code, "108", "events coded 108"),
        (
            GroupBy::QuadClass(CameoDataSet::Gdelt),
            "material_conflict",
            "events of material conflict (gdelt)",
        ),
        (GroupBy::Kind, "call", "calls"),
        (
            named(&talks),
            "talks",
            "events coded 03, 04 but not 042, 043",
        ),
        (named(&talks), "visits", "events coded 042, 043"),
        (
            named(&[("words", &many)]),
            "words",
            "events coded 01, 02, 03, 04, 05, 06 and 2 more",
        ),
        (
            named(&[("nothing", &[])]),
            "nothing",
            "events coded by none",
        ),
    ] {
        let sentence = format!("naval (stated): {noun}, as a tally counted them");
        assert_eq!(said(by, group, &naval), (noun.to_owned(), sentence));
    }
}

#[test]
fn the_rule_of_a_tally_names_its_reduction_and_counts_no_records() {
    let reduction = Reduction::new(Repeats::OneADay);
    let stated = rule().with_reduction(reduction);
    let (noun, sentence) = said(GroupBy::Root, "04", &stated);
    assert_eq!(noun, "events coded 04 (consult)");
    assert_eq!(
        sentence,
        "reports of consultations (stated): events coded 04 (consult), as a tally counted them; of rows, one event a day"
    );
    let tally = counted(EventPairs::Directed);
    let of = |group: &str, rule: &CountingRule| {
        tally.table(group, rule, covered()).unwrap().rule().clone()
    };
    let ruled = of("04", &rule());
    // The same again, by its own rule and by JSON.
    assert_eq!(of("04", &ruled), ruled);
    let json = serde_json::to_string(&ruled).unwrap();
    assert_eq!(serde_json::from_str::<CountingRule>(&json).unwrap(), ruled);
    assert_eq!(
        ruled.same_as(&of("05", &rule())).unwrap_err().to_string(),
        "counts under two rules cannot be compared: reports of consultations (stated) counts events coded 04 (consult), \
         reports of consultations (stated) counts events coded 05 (engage in diplomatic cooperation)"
    );
    assert!(ruled.same_as(&rule()).is_err());
    let ledger = Ledger::new([], Coverage::unlimited()).unwrap();
    assert_eq!(
        ruled.occurrences(&ledger).unwrap_err().to_string(),
        "rule reports of consultations (stated) is about events coded 04 (consult), which a tally counted; it cannot count records"
    );
    assert_eq!(
        of("04", &CountingRule::unstated("a paper")).name(),
        "a paper (stated)"
    );
}
