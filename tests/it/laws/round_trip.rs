//! What is written is read back equal, and nothing else is read.

use super::some::{full_interaction, interactions};
use interstate::interaction::Party;
use interstate::kind::facet::{Forces, Setting};
use interstate::read::json_lines::{self, JsonLinesOptions};
use interstate::read::ledger::{self, LedgerOptions};
use interstate::rule::Unconfirmed;
use interstate::time::Assignment;
use interstate::{
    CountingRule, Coverage, Interaction, InteractionFamily, InteractionKind, Ledger, OneIs, Select,
    State,
};
use proptest::prelude::*;
use proptest::sample::select;

fn selection() -> impl Strategy<Value = Select> {
    let leaf = prop_oneof![
        select(InteractionKind::ALL).prop_map(Select::Kind),
        select(InteractionFamily::ALL).prop_map(Select::Family),
        select(Setting::ALL).prop_map(Select::Setting),
        select(Forces::ALL).prop_map(Select::Forces),
        "[a-zé\" ]{1,6}".prop_map(Select::tag),
        Just(Select::Component),
        Just(Select::party(State::CHN)),
    ];
    leaf.prop_recursive(3, 20, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Select::all_of),
            prop::collection::vec(inner.clone(), 0..4).prop_map(Select::any_of),
            inner.prop_map(|s| !s),
        ]
    })
}

proptest! {
    #![proptest_config(crate::common::cases(256))]

    #[test]
    fn a_ledger_survives_its_csv(rows in interactions(), full in full_interaction()) {
        let frame = Interaction::new("frame", InteractionKind::Treaty, "2020".parse().unwrap(), [State::CHN, State::RUS]).unwrap();
        let ledger = Ledger::new(rows.into_iter().chain([frame, full]), Coverage::unlimited()).unwrap();
        let mut file = Vec::new();
        ledger::write(&ledger, &mut file).unwrap();
        let read = LedgerOptions::new().read(file.as_slice()).unwrap().strict();
        prop_assert_eq!(read.map_err(|e| e.to_string()), Ok(ledger), "{}", String::from_utf8_lossy(&file));
    }

    #[test]
    fn a_ledger_survives_its_json_lines(rows in interactions()) {
        for coverage in [Coverage::unlimited(), Coverage::none(), "2020-01-01..2021-01-01 full".parse().unwrap()] {
            let ledger = Ledger::new(rows.clone(), coverage).unwrap();
            let mut file = Vec::new();
            json_lines::write(&ledger, &mut file).unwrap();
            let read = JsonLinesOptions::new().read(file.as_slice()).unwrap().strict();
            prop_assert_eq!(read.map_err(|e| e.to_string()), Ok(ledger));
        }
    }

    #[test]
    fn a_record_survives_its_json(row in full_interaction()) {
        let json = serde_json::to_string(&row).unwrap();
        prop_assert_eq!(serde_json::from_str::<Interaction>(&json).unwrap(), row);
    }

    #[test]
    fn a_ledger_survives_its_json(rows in interactions()) {
        let ledger = Ledger::new(rows, Coverage::none()).unwrap();
        let json = serde_json::to_string(&ledger).unwrap();
        prop_assert_eq!(serde_json::from_str::<Ledger>(&json).unwrap(), ledger);
    }

    #[test]
    fn a_rule_survives_its_json(
        selection in selection(),
        one_is in select(OneIs::ALL),
        unconfirmed in select(Unconfirmed::ALL),
        assignment in select(Assignment::ALL),
    ) {
        let rule = CountingRule::new("R", selection).with_one_is(one_is).with_unconfirmed(unconfirmed).with_assignment(assignment).with_note("a note");
        let json = serde_json::to_string(&[&rule]).unwrap();
        prop_assert_eq!(CountingRule::list_from_json(&json).unwrap(), [rule]);
    }

    #[test]
    fn a_party_survives_its_text(text in "(CHN|EU|\\?|\"[a-z\": ;@]{0,6}\")(:host|:target)?(@a)?") {
        if let Ok(party) = text.parse::<Party>() {
            prop_assert_eq!(party.to_string().parse::<Party>().unwrap(), party);
        }
    }
}
