//! Pressure on China: senders, targets, and who it is about.

use super::here;
use interstate::interaction::{Party, Who};
use interstate::kind::facet::{Certainty, PartyRole, PressureStage};
use interstate::tally::Whole;
use interstate::{
    Actor, Count, CountingRule, DirectedDyad, InteractionFamily, InteractionKind, Ledger,
    Partition, Period, Select, State, TallyTable, Truth, read,
};
use std::collections::BTreeMap;
use std::process::Command;

fn pressure() -> Ledger {
    read::ledger::from_path(here("data/pressure_events.csv")).unwrap()
}

/// The list as it was compiled, by the name of its columns.
fn source() -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_path(here("data/pressure_events_source.csv"))
        .unwrap()
        .deserialize()
        .map(Result::unwrap)
        .collect()
}

#[test]
fn the_shipped_file_is_what_the_conversion_script_writes() {
    let script = here("data/convert_pressure_events.py");
    match Command::new("python3").arg(script).arg("--check").status() {
        Ok(status) => assert!(
            status.success(),
            "data/pressure_events.csv is stale: run data/convert_pressure_events.py"
        ),
        Err(_) => println!("skipped: python3 is not installed"),
    }
}

#[test]
fn every_row_says_what_the_source_says() {
    let (ledger, source) = (pressure(), source());
    assert_eq!((ledger.len(), source.len()), (11, 11));
    for (row, cells) in ledger.rows().iter().zip(&source) {
        let cell = |name: &str| cells[name].as_str();
        assert_eq!(row.id(), cell("id"));
        assert_eq!(row.when().to_string(), cell("date"));
        let certainty = match cell("certainty") {
            "reported" => "unconfirmed",
            same => same,
        };
        assert_eq!(row.facets().certainty.to_string(), certainty);
        assert!(row.tags().any(|tag| tag == cell("sub_instrument")));
        assert!(
            row.tags()
                .any(|tag| tag == format!("cameo:{}", cell("cameo")))
        );
        assert_eq!(row.kind().family(), InteractionFamily::Pressure);
        for (column, role) in [
            ("sender", PartyRole::Sender),
            ("target", PartyRole::Target),
            ("conflict_party", PartyRole::ConflictParty),
        ] {
            let found: Vec<String> = row
                .parties()
                .iter()
                .filter(|p| p.role() == role)
                .map(|p| match p.who() {
                    Who::Actor(actor) => actor.to_string(),
                    Who::Named(name) => name.to_string(),
                    _ => panic!("{p}"),
                })
                .collect();
            assert_eq!(found, [cell(column)], "{}", row.id());
        }
        let terms = row.pressure().cloned().unwrap_or_default();
        let stage = match cell("instrument") {
            "threat" => Some(PressureStage::Threatened),
            "sanction" => Some(PressureStage::Imposed),
            _ => None,
        };
        assert_eq!(terms.stage, stage, "{}", row.id());
        let words = if cell("instrument") == "accusation" {
            row.title()
        } else {
            terms.demand.as_deref()
        };
        assert_eq!(words, Some(cell("demand_or_condition")));
        let sourced = cell("source").starts_with("http");
        assert_eq!(row.source().is_some(), sourced);
        assert!(sourced || row.facets().certainty == Certainty::Unconfirmed);
    }
}

#[test]
fn eleven_acts_are_seven_directed_dyad_events_of_six_pairs() {
    let ledger = pressure();
    let all = CountingRule::new("pressure", InteractionFamily::Pressure);
    let span = Period::new("2022-02-24".parse().unwrap(), "2026-01-01".parse().unwrap()).unwrap();
    let cells = Partition::disjoint(&[span]).unwrap();
    let table = TallyTable::<DirectedDyad>::count(&ledger, &all, &cells).unwrap();
    // Counted by hand from the source; the list is a selection, so each is a floor.
    let expected = [
        ("EU→CHN", 2),
        ("FRA→CHN", 1),
        ("NATO→CHN", 1),
        ("UKR→CHN", 1),
        ("UKR→USA", 1),
        ("USA→CHN", 1),
    ];
    let mut found: Vec<(String, Count)> = table
        .keys()
        .map(|key| (key.to_string(), table.over(key, span).unwrap().count()))
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(
        found,
        expected.map(|(key, n)| (key.to_owned(), Count::at_least(n)))
    );
    let events = TallyTable::<Whole>::count(&ledger, &all, &cells).unwrap();
    assert_eq!(events.total(span).unwrap().count(), Count::at_least(11));
    // Russia is whom each of them is about, and takes part in none.
    let actors = TallyTable::<Actor>::count(&ledger, &all, &cells).unwrap();
    let count = |actor: Actor| actors.over(&actor, span).unwrap().count();
    assert_eq!(
        (count(State::RUS.into()), count(State::CHN.into())),
        (Count::at_least(0), Count::at_least(7))
    );
    assert_eq!(
        (count(Actor::EU), count(State::USA.into())),
        (Count::at_least(4), Count::at_least(3))
    );
}

#[test]
fn a_threat_is_not_a_sanction() {
    let ledger = pressure();
    let rule = CountingRule::new("sanctions", InteractionKind::Sanction);
    let counted: Vec<&str> = ledger
        .rows()
        .iter()
        .filter(|row| rule.select().matches(row) == Truth::Yes)
        .map(interstate::Interaction::id)
        .collect();
    assert_eq!(counted, ["pr-2024-02-21-eu-13th", "pr-2024-12-16-eu-15th"]);
    let secondary = ledger.get("pr-2023-12-us-secondary").unwrap();
    assert_eq!(secondary.kind(), InteractionKind::Threat);
    assert!(
        secondary
            .parties()
            .contains(&"\"third-country banks\":target".parse::<Party>().unwrap())
    );
    assert_eq!(
        Select::tag("secondary_sanction").matches(secondary),
        Truth::Yes
    );
}
