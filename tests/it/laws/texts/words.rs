//! Words made to break a text: read back, or refused when it is built.

use super::super::some::full_interaction;
use super::{HOSTILE, is_read_back, row, survives};
use interstate::interaction::{AgreementDays, ConflictTag, Party, Person, PressureTerms, Quantity};
use interstate::kind::facet::{ConflictRelation, Overtness, PartyRole, Rank};
use interstate::sanction::{
    Designation, Issuer, LegalAct, LegalActId, ListingOrigin, Measure, Package,
};
use interstate::{Interaction, State};
use proptest::prelude::*;

#[test]
fn an_act_of_any_name_is_read_back_or_refused() {
    let mut refused = 0;
    for word in HOSTILE {
        for id in [
            LegalActId::other(word),
            LegalActId::decree(State::UKR, word),
            LegalActId::celex(word),
        ] {
            match id {
                Ok(id) => {
                    is_read_back(&id);
                    is_read_back(&LegalAct::new(id.clone()));
                    is_read_back(&LegalAct::unverified(id.clone()));
                    is_read_back(&ListingOrigin::Implements(id));
                }
                Err(_) => refused += 1,
            }
        }
    }
    // No word is a CELEX number; 4 are blank and 3 end in the mark of doubt.
    assert_eq!(refused, HOSTILE.len() + 2 * (4 + 3));
}

#[test]
fn a_judgement_about_any_conflict_by_anybody_is_read_back_or_refused() {
    let (mut named, mut tagged) = (Vec::new(), Vec::new());
    for conflict in HOSTILE {
        let Ok(tag) = ConflictTag::new(conflict, ConflictRelation::Direct) else {
            continue;
        };
        named.push(conflict);
        is_read_back(&tag);
        is_read_back(&tag.clone().with_overtness(Overtness::Denied));
        for tagger in HOSTILE {
            if let Ok(tag) = tag.clone().with_tagger(tagger) {
                tagged.push(tagger);
                is_read_back(&tag);
                is_read_back(&tag.with_overtness(Overtness::Alleged));
            }
        }
    }
    for refused in [
        "",
        " ",
        "a;b",
        "a=b",
        "a\"b",
        "a\0",
        "\u{feff}a",
        "a\u{200b}b",
    ] {
        assert!(!named.contains(&refused), "{refused:?}");
        assert!(
            !tagged.contains(&refused) || refused == "a=b",
            "{refused:?}"
        );
    }
    for taken in ["a", " a ", "a by b", "a/b", "a:b", "می\u{200c}خواهم"] {
        assert!(
            named.contains(&taken) && tagged.contains(&taken),
            "{taken:?}"
        );
    }
}

#[test]
fn a_record_of_any_words_is_read_back_from_both_files_or_refused() {
    for word in HOSTILE {
        let id = row(word, [State::CHN]).map_or("x", |_| word);
        let named = Party::named(word).map(|party| party.with_role(PartyRole::Target));
        let parties: Vec<Party> = [Party::new(State::CHN)]
            .into_iter()
            .chain(named.ok())
            .collect();
        for party in &parties {
            is_read_back(party);
        }
        let mut record = row(id, parties)
            .unwrap()
            .with_phase_of(word)
            .with_series(word)
            .with_tags([word, "b"])
            .with_title(word)
            .with_place(word)
            .with_source(word)
            .with_framework("frame")
            .with_pressure(
                PressureTerms::default()
                    .with_demand(word)
                    .with_condition(word),
            );
        if let Ok(quantity) = Quantity::new(word, 2) {
            is_read_back(&quantity.clone());
            record = record
                .with_quantity(quantity.clone())
                .with_quantity(quantity.with_owner(State::COW_300));
        }
        if let Ok(person) = Person::new(word, State::COW_300) {
            is_read_back(&person);
            record = record
                .with_person(person.clone())
                .with_person(person.with_rank(Rank::Head));
        }
        if let Ok(tag) = ConflictTag::new(word, ConflictRelation::Enabling) {
            record = record.with_conflict(tag.clone());
            record = tag
                .with_tagger(word)
                .into_iter()
                .fold(record, Interaction::with_conflict);
        }
        survives([record, row("frame", [State::RUS]).unwrap()]);
        // The last column of a file, with nothing behind it that would need quotes.
        survives([row("x", [State::CHN]).unwrap().with_source(word)]);
        survives([row("x", [State::CHN]).unwrap().with_title(word)]);
    }
}

#[test]
fn what_says_nothing_changes_nothing() {
    let plain = row("a", [State::CHN]).unwrap();
    let said = plain
        .clone()
        .with_framework("")
        .with_part_of(" ")
        .with_responds_to("")
        .with_phase_of("\u{200b}")
        .with_series("\u{feff} ")
        .with_tags(["", ";", "\u{200b}"])
        .with_pressure(PressureTerms::default().with_demand(" "))
        .with_agreement(AgreementDays::default())
        .unwrap();
    assert_eq!(said, plain);
    assert_eq!(plain.clone().with_framework("b").with_framework(""), plain);
    survives([said]);
}

#[test]
fn a_key_with_a_mark_that_nobody_sees_is_refused_through_every_door() {
    let said = r#""1\u{200b}" holds U+200B, which nobody sees; expected text that looks different where it is different"#;
    assert_eq!(
        row("1\u{200b}", [State::CHN]).unwrap_err().to_string(),
        said
    );
    let json = |more: &str| {
        let text = format!(r#"{{"id":"a","kind":"call","when":"2022","parties":["CHN"]{more}}}"#);
        serde_json::from_str::<Interaction>(&text).map_err(|error| error.to_string())
    };
    assert!(json("").is_ok());
    for key in ["phase_of", "part_of", "responds_to", "series", "framework"] {
        assert_eq!(
            json(&format!(",{key:?}:\"1\u{200b}\"")),
            Err(said.to_owned()),
            "{key}"
        );
    }
    assert_eq!(json(",\"tags\":[\"1\u{200b}\"]"), Err(said.to_owned()));
    // A builder drops such marks, as it drops blanks.
    let built = row("a", [State::CHN])
        .unwrap()
        .with_series("1\u{200b}")
        .with_tags(["\u{feff}b"]);
    assert_eq!(
        (built.series(), built.tags().collect::<Vec<_>>()),
        (Some("1"), vec!["b"])
    );
    for refused in [
        Designation::new(
            "1\u{200b}",
            "t",
            "r",
            Measure::AssetFreeze,
            "2022".parse().unwrap(),
        )
        .map(|_| ()),
        Package::new("1\u{200b}", Issuer::EU, "2022".parse().unwrap()).map(|_| ()),
        Person::new("1\u{200b}", State::CHN).map(|_| ()),
        Quantity::new("1\u{200b}", 1).map(|_| ()),
        "\"1\u{200b}\":target".parse::<Party>().map(|_| ()),
    ] {
        assert_eq!(refused.unwrap_err().to_string(), said);
    }
}

proptest! {
    #![proptest_config(crate::common::cases(256))]

    #[test]
    fn a_full_record_of_any_words_survives_both_files(
        full in full_interaction(),
        texts in prop::collection::vec(".{0,6}", 8),
    ) {
        let [title, place, source, series, phase, tag, demand, id] = &texts[..] else { unreachable!() };
        let frame = row("frame", [State::RUS]).unwrap();
        let record = full
            .with_title(&**title)
            .with_place(&**place)
            .with_source(&**source)
            .with_series(&**series)
            .with_phase_of(&**phase)
            .with_tags([&**tag])
            .with_pressure(PressureTerms::default().with_demand(&**demand));
        let other = row(id, [State::CHN]).ok().filter(|other| !["frame", record.id()].contains(&other.id()));
        survives([record, frame].into_iter().chain(other));
    }
}
