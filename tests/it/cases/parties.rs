//! O6 — a symmetric tie seen from one side only; sides, mutual acts, parties that are not known.

use interstate::interaction::Party;
use interstate::tally::{TallyKey, Whole};
use interstate::time::Assignment;
use interstate::{
    Count, CountingRule, Coverage, DirectedDyad, Dyad, Interaction, InteractionFamily,
    InteractionKind, Ledger, OneIs, Partition, Period, Select, State, TallyTable, Truth,
};
use std::collections::BTreeMap;

fn interaction(id: &str, kind: InteractionKind, when: &str, parties: &str) -> Interaction {
    let parties: Vec<Party> = parties.split(';').map(|p| p.parse().unwrap()).collect();
    Interaction::new(id, kind, when.parse().unwrap(), parties).unwrap()
}

fn ledger(rows: impl IntoIterator<Item = Interaction>) -> Ledger {
    Ledger::new(rows, Coverage::unlimited()).unwrap()
}

fn everything() -> CountingRule {
    CountingRule::new("all", Select::Everything)
}

fn directed(from: State, to: State) -> DirectedDyad {
    DirectedDyad::new(from, to).unwrap()
}

fn table<K: TallyKey>(ledger: &Ledger, rule: &CountingRule, year: i32) -> TallyTable<K> {
    TallyTable::count(ledger, rule, &Partition::yearly(year..=year).unwrap()).unwrap()
}

#[track_caller]
fn counts<K: TallyKey>(ledger: &Ledger, key: &K, expected: Count) {
    let table = table::<K>(ledger, &everything(), 2008);
    assert_eq!(
        table
            .over(key, Period::year(2008).unwrap())
            .unwrap()
            .count(),
        expected
    );
}

/// How many of the cells each line has one in.
fn years<K: TallyKey + Ord>(
    ledger: &Ledger,
    rule: &CountingRule,
    cells: &Partition,
) -> BTreeMap<K, u64> {
    let table = TallyTable::<K>::count(ledger, rule, cells).unwrap();
    let of = |key: &K| {
        table
            .each_cell(key)
            .unwrap()
            .into_iter()
            .map(|(_, n)| n.unwrap().count().exactly().unwrap())
            .sum()
    };
    table.keys().map(|key| (key.clone(), of(key))).collect()
}

#[test]
fn o6_an_alliance_stands_equally_often_in_each_direction() {
    // From 2005-01-01 to 2011-01-01, half-open, so that its last day is the last of 2010.
    let alliance = interaction(
        "alliance",
        InteractionKind::Treaty,
        "2005-01-01/2010-12-31",
        "USA;JPN",
    );
    let ledger = ledger([alliance]);
    let in_force = CountingRule::new("in force", InteractionFamily::Agreement)
        .with_assignment(Assignment::AnyOverlap);
    let cells = Partition::yearly(2000..=2015).unwrap();
    let undirected = years::<Dyad>(&ledger, &in_force, &cells);
    assert_eq!(
        undirected,
        BTreeMap::from([(Dyad::new(State::JPN, State::USA).unwrap(), 6)])
    );
    let both = years::<DirectedDyad>(&ledger, &in_force, &cells);
    let expected = [
        (directed(State::JPN, State::USA), 6),
        (directed(State::USA, State::JPN), 6),
    ];
    assert_eq!(both, BTreeMap::from(expected));
}

#[test]
fn o6_a_mutual_act_counts_once_in_each_direction_and_once_without() {
    let act = InteractionKind::ForceUse;
    let ledger = ledger([
        interaction("1", act, "2008-01-05", "USA:sender;IRQ:target"),
        interaction("2", act, "2008-02-05", "USA:sender;IRQ:target"),
        interaction("3", act, "2008-03-05", "USA;IRQ"),
    ]);
    let (usa, irq) = (State::USA, State::IRQ);
    counts(&ledger, &Whole, Count::exact(3));
    counts(&ledger, &directed(usa, irq), Count::exact(3));
    counts(&ledger, &directed(irq, usa), Count::exact(1));
    // ab + ba − mutual.
    counts(
        &ledger,
        &Dyad::new(irq, usa).unwrap(),
        Count::exact(3 + 1 - 1),
    );
}

#[test]
fn two_sides_make_the_dyads_across_and_no_other() {
    let row = interaction(
        "war",
        InteractionKind::War,
        "2008-03",
        "USA@a;GBR@a;AUS@a;IRQ@b;IRN@b",
    );
    let across: Vec<String> = row.dyads().map(|d| d.to_string()).collect();
    assert_eq!(
        across,
        [
            "IRQ–USA",
            "IRN–USA",
            "GBR–IRQ",
            "GBR–IRN",
            "AUS–IRQ",
            "AUS–IRN"
        ]
    );
    assert_eq!(
        (row.actors().count(), row.directed_dyads().count()),
        (5, 12)
    );
    // Which side a state stands on decides nothing about whether it is counted.
    let turned = interaction(
        "war",
        InteractionKind::War,
        "2008-03",
        "USA@b;GBR@b;AUS@b;IRQ@a;IRN@a",
    );
    let sorted = |row: &Interaction| {
        let mut all: Vec<Dyad> = row.dyads().collect();
        all.sort_unstable();
        all
    };
    assert_eq!(sorted(&row), sorted(&turned));
}

#[test]
fn an_unknown_party_makes_dyads_possible_and_not_absent() {
    let (usa, irq, jpn, gbr) = (State::USA, State::IRQ, State::JPN, State::GBR);
    let dyad = |a, b| Dyad::new(a, b).unwrap();
    let possible = Count::at_most(1);
    let flat = ledger([interaction(
        "1",
        InteractionKind::Exercise,
        "2008",
        "USA;JPN;?",
    )]);
    counts(&flat, &dyad(usa, jpn), Count::exact(1)); // both are named, so neither is the unknown one
    counts(&flat, &dyad(usa, irq), possible);
    counts(&flat, &dyad(irq, gbr), Count::ZERO);
    counts(&flat, &directed(irq, usa), possible);
    counts(&flat, &interstate::Actor::from(irq), possible);
    counts(&flat, &Whole, Count::exact(1));

    let sides = ledger([interaction(
        "1",
        InteractionKind::ForceUse,
        "2008",
        "USA@a;GBR@a;?@b",
    )]);
    counts(&sides, &dyad(usa, irq), possible);
    counts(&sides, &dyad(usa, gbr), Count::ZERO); // on one side

    let target = ledger([interaction(
        "1",
        InteractionKind::Threat,
        "2008",
        "USA:sender;?:target",
    )]);
    counts(&target, &directed(usa, irq), possible);
    counts(&target, &directed(irq, usa), Count::ZERO); // the USA is the sender
    counts(&target, &dyad(usa, irq), possible);

    let nobody = ledger([interaction(
        "1",
        InteractionKind::Threat,
        "2008",
        "?:sender;?:target",
    )]);
    counts(&nobody, &directed(irq, usa), possible);
    counts(&nobody, &dyad(gbr, jpn), possible);

    // Whom an act is about takes part in nothing, known or not.
    let about = ledger([interaction(
        "1",
        InteractionKind::Appeal,
        "2008",
        "USA:sender;GBR:target;?:conflict_party",
    )]);
    counts(&about, &dyad(usa, irq), Count::ZERO);
    // A party with a name of its own is known not to be a state.
    let named = ledger([interaction(
        "1",
        InteractionKind::Threat,
        "2008",
        "USA:sender;\"third-country banks\":target",
    )]);
    counts(&named, &directed(usa, irq), Count::ZERO);
}

#[test]
fn a_party_that_is_unknown_in_one_phase_and_named_in_another_is_one_event() {
    let phase = |id: &str, parties: &str| {
        interaction(id, InteractionKind::Exercise, "2008", parties).with_phase_of("e")
    };
    let rule = everything().with_one_is(OneIs::PhasesTogether);
    for rows in [
        [phase("1", "USA;JPN"), phase("2", "USA;?")],
        [phase("1", "USA;?"), phase("2", "USA;JPN")],
    ] {
        let ledger = ledger(rows);
        let table = table::<Dyad>(&ledger, &rule, 2008);
        let year = Period::year(2008).unwrap();
        let count = |a, b| table.over(&Dyad::new(a, b).unwrap(), year).unwrap().count();
        assert_eq!(count(State::USA, State::JPN), Count::exact(1));
        assert_eq!(count(State::USA, State::GBR), Count::at_most(1));
        let behind = |a, b| {
            table
                .occurrences_behind(&ledger, &Dyad::new(a, b).unwrap(), year)
                .unwrap()
        };
        assert_eq!(behind(State::USA, State::JPN)[0].1, Truth::Yes);
        assert_eq!(behind(State::USA, State::GBR)[0].1, Truth::Depends);
    }
}

#[test]
fn a_dyad_with_oneself_is_refused_through_every_door() {
    let refused = |parties: &[Party]| {
        let when = "2008".parse().unwrap();
        Interaction::new("x", InteractionKind::Threat, when, parties.to_vec())
            .unwrap_err()
            .to_string()
    };
    let parties =
        |text: &str| -> Vec<Party> { text.split(';').map(|p| p.parse().unwrap()).collect() };
    let message = r#"interaction "x" names USA twice among its parties"#;
    assert_eq!(refused(&parties("USA;USA")), message);
    assert_eq!(refused(&parties("USA:sender;USA:target")), message);
    assert_eq!(refused(&parties("USA@a;IRQ@b;USA@b")), message);
    let json =
        r#"{"id": "x", "kind": "threat", "when": "2008", "parties": ["USA:sender", "USA:target"]}"#;
    assert_eq!(
        serde_json::from_str::<Interaction>(json)
            .unwrap_err()
            .to_string(),
        message
    );
    assert_eq!(
        DirectedDyad::new(State::USA, State::USA)
            .unwrap_err()
            .to_string(),
        "a dyad needs two different actors, found USA twice"
    );
}
