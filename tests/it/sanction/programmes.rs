//! What tags of published lists mean.

use super::table::{parts, rows};
use interstate::sanction::{
    ConflictReading, LegalAct, Measure, Programme, ProgrammeList, ProgrammeReading, ProgrammeTheme,
    RegimeFacet, RegimeSpell, Register, RegisterParts, TagEvidence, TerritoryReading,
};
use interstate::{Actor, PartialDate, State, Truth};
use std::collections::BTreeMap;

const AIMED: ProgrammeReading =
    ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
const EVERY: ProgrammeReading =
    ProgrammeReading::new(ConflictReading::AgainstState, TerritoryReading::AimedAt);
const NAMED: ProgrammeReading =
    ProgrammeReading::new(ConflictReading::AgainstState, TerritoryReading::NamedAfter);

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

#[test]
fn every_row_of_the_data_is_found_by_its_tag_with_all_that_it_says() {
    let mut seen = BTreeMap::new();
    for row in rows("programmes.csv") {
        let list: ProgrammeList = row["list"].parse().unwrap();
        let programme = Programme::of(list, &row["tag"]);
        let tag = &row["tag"];
        assert!(programme.is_known(), "{tag}");
        assert_eq!(programme.tag(), tag);
        assert_eq!(programme.regime_id(), row["regime_id"], "{tag}");
        assert_eq!(programme.name(), Some(&*row["regime"]));
        let issuer = programme.issuer();
        let expected = &row["issuer"];
        assert_eq!(issuer.to_string(), *expected, "{tag}");
        let measures: Vec<Measure> = parts(&row["measures"])
            .iter()
            .map(|m| m.parse().unwrap())
            .collect();
        assert_eq!(programme.measures(), measures.into(), "{tag}");
        let acts: Vec<LegalAct> = parts(&row["legal_basis"])
            .iter()
            .map(|act| act.parse().unwrap())
            .collect();
        assert_eq!(programme.acts(), acts, "{tag}");
        let date = |cell: &str| (!cell.is_empty()).then(|| cell.parse::<PartialDate>().unwrap());
        assert_eq!(programme.since(), date(&row["in_force_from"]), "{tag}");
        assert_eq!(programme.ended(), date(&row["ended"]), "{tag}");
        let theme =
            (!row["theme"].is_empty()).then(|| row["theme"].parse::<ProgrammeTheme>().unwrap());
        assert_eq!(programme.theme(), theme);
        let told: Vec<State> = parts(&row["against"])
            .iter()
            .map(|s| s.parse().unwrap())
            .collect();
        assert_eq!(programme.against(EVERY), told, "{tag}");
        assert_eq!(programme.source(), Some(&*row["source"]));
        assert_eq!(
            programme.evidence(),
            Some(row["confidence"].parse::<TagEvidence>().unwrap())
        );
        let regime = programme.regime(AIMED, day("2026-09-01")).unwrap();
        assert_eq!(regime.targets(), programme.against(AIMED), "{tag}");
        *seen.entry(list).or_insert(0) += 1;
    }
    assert_eq!(seen.values().sum::<usize>(), 221);
    for list in ProgrammeList::ALL {
        assert_eq!(list.known_tags(), seen[list], "{list}");
        assert_eq!(Programme::all(*list).len(), seen[list]);
    }
}

#[test]
fn regimes_of_all_tags_stand_in_one_register() {
    let mut regimes = BTreeMap::new();
    for list in ProgrammeList::ALL {
        for programme in Programme::all(*list) {
            let regime = programme.regime(AIMED, day("2026-09-01")).unwrap();
            // Two spellings, and the two names of a tag that was renamed, are one regime with the same states.
            let first = regimes
                .entry(regime.id().to_owned())
                .or_insert(regime.clone());
            assert_eq!(first.targets(), regime.targets(), "{}", regime.id());
        }
    }
    let register = Register::new(RegisterParts::new().with_regimes(regimes.into_values())).unwrap();
    let json = serde_json::to_string(&register).unwrap();
    assert_eq!(serde_json::from_str::<Register>(&json).unwrap(), register);
}

#[test]
fn an_unknown_tag_is_a_regime_against_no_state() {
    for (list, tag, id) in [
        (ProgrammeList::Ofac, "HK-E.O.13936", "US-HK-E.O.13936"), // as the CFR spells it, and no list does
        (ProgrammeList::Ofac, "russia-eo14024", "US-russia-eo14024"),
        (ProgrammeList::Eu, "XYZ", "EU-XYZ"),
        (ProgrammeList::Un, "Atlantis", "UN-Atlantis"),
        (
            ProgrammeList::Ch,
            "Ordinance on measures against Atlantis (SR 946.231.999.9)",
            "CH-Ordinance on measures against Atlantis (SR 946.231.999.9)",
        ),
    ] {
        let unknown = Programme::of(list, tag);
        assert!(!unknown.is_known(), "{tag}");
        assert_eq!(unknown.regime_id(), id);
        let regime = unknown.regime(EVERY, day("2026-09-01")).unwrap();
        assert!(
            regime.targets().is_empty() && regime.concerned().is_empty() && regime.name().is_none()
        );
        assert_eq!(regime.in_force().to_string(), "[..2026-09-01]/2026-09-01..");
    }
    assert!(
        Programme::of(ProgrammeList::Ofac, " ")
            .regime(AIMED, day("2026-09-01"))
            .is_err()
    );
}

#[test]
fn against_whom_a_conflict_or_a_territory_is_depends_on_the_stated_reading() {
    let ofac = |tag| Programme::of(ProgrammeList::Ofac, tag);
    for tag in [
        "UKRAINE-EO13660",
        "UKRAINE-EO13661",
        "UKRAINE-EO13662",
        "UKRAINE-EO13685",
        "SSIDES",
    ] {
        assert_eq!(ofac(tag).against(AIMED), [State::RUS]);
        assert_eq!(ofac(tag).concerned(AIMED), [State::UKR]);
        assert_eq!(ofac(tag).against(NAMED), [State::UKR]);
        assert!(ofac(tag).concerned(NAMED).is_empty());
    }
    // Named after Russia, whatever the reading.
    assert_eq!(ofac("RUSSIA-EO14024").against(NAMED), [State::RUS]);
    for tag in ["CAR", "DARFUR", "SOMALIA", "LEBANON"] {
        assert!(ofac(tag).against(AIMED).is_empty());
        assert_eq!(ofac(tag).concerned(AIMED), ofac(tag).against(EVERY));
        assert_eq!(ofac(tag).against(EVERY).len(), 1);
    }
    assert!(ofac("BALKANS").against(EVERY).is_empty());
    assert_eq!(ofac("HK-EO13936").against(EVERY), [State::HKG]);
    assert_eq!(
        NAMED.to_string(),
        "programmes about a conflict are against its state; those named after a territory are against its state"
    );
}

#[test]
fn a_swiss_title_is_known_by_its_number_however_it_is_written() {
    let iran = Programme::of(
        ProgrammeList::Ch,
        "Verordnung vom 12. Dezember 2025 (RS 946.231.143.6)",
    );
    assert_eq!(iran.regime_id(), "CH-946.231.143.6");
    // A number alone is no tag of another list, and a longer one is another ordinance.
    assert!(!Programme::of(ProgrammeList::Uk, "SR 946.231.143.6").is_known());
    assert!(!Programme::of(ProgrammeList::Ch, "SR 946.231.143.61").is_known());
    assert!(!Programme::of(ProgrammeList::Ch, "SR").is_known());
}

#[test]
fn a_renamed_tag_is_one_regime() {
    let ofac = |tag| Programme::of(ProgrammeList::Ofac, tag).regime_id();
    assert_eq!(ofac("SYRIA-EO13894"), ofac("PAARSSR-EO13894"));
    assert_ne!(ofac("SYRIA"), ofac("PAARSSR-EO13894"));
}

#[test]
fn themes_are_facets_and_conflicts_are_none() {
    let facets = |list, tag| {
        Programme::of(list, tag)
            .regime(AIMED, day("2026-09-01"))
            .unwrap()
            .facets()
            .to_vec()
    };
    assert_eq!(
        facets(ProgrammeList::Ofac, "SDGT"),
        [RegimeFacet::Terrorism]
    );
    assert_eq!(
        facets(ProgrammeList::Ofac, "GLOMAG"),
        [RegimeFacet::HumanRights]
    );
    assert_eq!(
        facets(ProgrammeList::Ofac, "SDNTK"),
        [RegimeFacet::OtherTheme]
    );
    assert_eq!(facets(ProgrammeList::Ofac, "SOMALIA"), []);
    assert_eq!(facets(ProgrammeList::Eu, "BLR"), []);
}

#[test]
fn days_of_the_table_are_days_of_the_regime() {
    let regime = |tag: &str, seen| {
        Programme::of(ProgrammeList::Ofac, tag)
            .regime(AIMED, day(seen))
            .unwrap()
    };
    assert_eq!(
        regime("SUDAN", "2019-10-01").in_force().to_string(),
        "1997-11-03/2017-10-11"
    );
    assert_eq!(
        regime("SDT", "2019-10-01").in_force().to_string(),
        "1995-01-23/[..2020-03-10]"
    );
    assert_eq!(
        regime("ZIMBABWE", "2019-10-01").in_force().to_string(),
        "[..2019-10-01]/2024-03"
    );
    // A list older than the act that its tag rests on today: in force by its day all the same.
    assert_eq!(
        regime("RUSSIA-EO14024", "2021-01-01")
            .in_force()
            .to_string(),
        "[..2021-01-01]/2021-01-01.."
    );
}

#[test]
fn the_spells_of_the_data_are_those_of_the_table() {
    let data = rows("regime_spells.csv");
    assert_eq!((data.len(), RegimeSpell::all().len()), (28, 28));
    for (row, spell) in data.iter().zip(RegimeSpell::all()) {
        let date = |cell: &str| (!cell.is_empty()).then(|| cell.parse::<PartialDate>().unwrap());
        assert_eq!(spell.regime_id(), row["regime_id"]);
        assert_eq!(spell.name(), row["regime"]);
        assert_eq!(spell.issuer(), row["issuer"].parse::<Actor>().unwrap());
        assert_eq!(
            (spell.from(), spell.to()),
            (date(&row["from"]), date(&row["to"]))
        );
        assert_eq!(spell.is_partial(), row["whom"] == "some");
        assert_eq!(spell.why(), row["why"]);
        assert_eq!(spell.source(), row["source"]);
        assert_eq!(spell.evidence(), row["confidence"].parse().unwrap());
        let rejected: Vec<Actor> = parts(&row["rejected_by"])
            .iter()
            .map(|s| s.parse().unwrap())
            .collect();
        assert_eq!(spell.rejected_by(), rejected);
    }
}

#[test]
fn whether_the_sanctions_of_the_united_nations_on_iran_are_in_force_is_disputed() {
    let iran = Programme::of(ProgrammeList::Un, "Iran")
        .regime(AIMED, day("2026-02-27"))
        .unwrap();
    let on = |text| iran.in_force_on(day(text));
    for (text, held) in [
        ("2006-12-22", Truth::No),
        ("2006-12-23", Truth::Yes),
        ("2016-01-15", Truth::Yes),
        ("2016-01-16", Truth::No),
        ("2025-09-27", Truth::No),
        ("2025-09-28", Truth::Yes),
        ("2026-02-27", Truth::Yes),
        ("2026-02-28", Truth::Depends),
    ] {
        assert_eq!(on(text), held, "{text}");
    }
    let after = day("2026-01-01");
    for state in [State::CHN, State::IRN, State::RUS] {
        assert_eq!(iran.in_force_for(state, after), Truth::No);
        // Nobody rejected the first spell.
        assert_eq!(iran.in_force_for(state, day("2010-01-01")), Truth::Yes);
    }
    assert_eq!(iran.in_force_for(State::FRA, after), Truth::Yes);
    let json = serde_json::to_string(&iran).unwrap();
    assert_eq!(
        serde_json::from_str::<interstate::sanction::SanctionRegime>(&json).unwrap(),
        iran
    );
}
