//! The model of sanctions: words, refusals through both doors, dates that stay apart.

mod listings;

use interstate::sanction::{
    Designation, EndCause, GsdbColumn, Issuer, IssuingBody, LegalAct, LegalActId, ListingEnd,
    ListingOrigin, ListingReason, Measure, Measures, Package, PackageRemark, PlaceBasis,
    RegimeFacet, Register, RegisterParts, SanctionRegime, Target, TargetKind, TargetPlace, facts,
};
use interstate::{ErrorCategory, PartialDate, State};
use serde::{Serialize, de::DeserializeOwned};
use std::fmt::{Debug, Display};
use std::str::FromStr;

/// `Display`, `FromStr` and serde have one spelling.
#[track_caller]
fn one_spelling<T>(value: &T)
where
    T: Display
        + FromStr<Err = interstate::Error>
        + Serialize
        + DeserializeOwned
        + PartialEq
        + Debug,
{
    let text = value.to_string();
    assert_eq!(&text.parse::<T>().unwrap(), value);
    let json = serde_json::to_string(value).unwrap();
    assert_eq!(json, serde_json::to_string(&text).unwrap());
    assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value);
}

#[test]
fn every_word_of_sanctions_reads_back() {
    IssuingBody::ALL.iter().for_each(one_spelling);
    Measure::ALL.iter().for_each(one_spelling);
    GsdbColumn::ALL.iter().for_each(one_spelling);
    ListingReason::ALL.iter().for_each(one_spelling);
    TargetKind::ALL.iter().for_each(one_spelling);
    PlaceBasis::ALL.iter().for_each(one_spelling);
    RegimeFacet::ALL.iter().for_each(one_spelling);
    EndCause::ALL.iter().for_each(one_spelling);
}

#[test]
fn the_field_has_fourteen_measures_and_three_more_are_kinds_of_one() {
    let fourteen: Vec<_> = Measure::ALL
        .iter()
        .copied()
        .filter(|m| m.general() == *m)
        .filter(|m| ![Measure::DirectorDisqualification, Measure::NotTold].contains(m))
        .collect();
    assert_eq!(fourteen.len(), 14);
    let words: Vec<_> = Measure::ALL.iter().map(ToString::to_string).collect();
    // And two that no scheme of the field has: the disqualification of directors, and what a list does not tell.
    assert_eq!(words.len(), 19);
    assert!(
        words
            .iter()
            .all(|w| !w.contains(|c: char| c.is_ascii_digit()))
    );
}

#[test]
fn measures_go_to_the_columns_of_the_global_sanctions_data_base() {
    use GsdbColumn as G;
    use Measure as M;
    for (measure, column) in [
        (M::AssetFreeze, G::Financial),
        (M::MessagingBan, G::Financial),
        (M::TravelBan, G::Travel),
        (M::ExportControl, G::Trade),
        (M::ImportRestrictions, G::Trade),
        (M::ArmsEmbargo, G::Arms),
        (M::TransportationRestrictions, G::Other),
        (M::Debarment, G::Other),
    ] {
        assert_eq!(measure.gsdb(), column, "{measure}");
    }
}

#[test]
fn acts_issuers_origins_places_and_ends_have_one_spelling() {
    for text in [
        "celex:32025R0395",
        "celex:32014D0145",
        "eo:14024",
        "uksi:2019/855",
        "unsc:2231",
        "decree:UKR/232/2025",
        "fr:89/12345",
        "other:Law 1644-VII",
    ] {
        one_spelling(&text.parse::<LegalActId>().unwrap());
        one_spelling(&format!("{text}?").parse::<LegalAct>().unwrap());
        assert_eq!(text.parse::<LegalActId>().unwrap().to_string(), text);
    }
    for text in ["EU", "UN", "USA/ofac", "USA/ofac_and_state", "UKR/nsdc"] {
        let issuer: Issuer = text.parse().unwrap();
        one_spelling(&issuer);
        assert_eq!(issuer.to_string(), text);
    }
    for text in ["autonomous", "implements unsc:1718", "mirrors EU"] {
        one_spelling(&text.parse::<ListingOrigin>().unwrap());
    }
    one_spelling(&TargetPlace::new(State::MAC, PlaceBasis::Flag));
    for text in [
        "2026-07-17..",
        "2025-03 expired",
        "gone 2026-07-17",
        "seen 2026-01-10, gone 2026-07-17",
        "unknown",
    ] {
        let end: ListingEnd = text.parse().unwrap();
        one_spelling(&end);
        assert_eq!(end.to_string(), text);
    }
}

#[test]
fn a_bad_word_is_refused_with_what_was_meant() {
    let said = |e: interstate::Error| (e.to_string(), e.category());
    assert_eq!(
        said("asset_frieze".parse::<Measure>().unwrap_err()),
        (
            "unknown sanctions measure \"asset_frieze\"; did you mean \"asset_freeze\"?".to_owned(),
            ErrorCategory::Word
        )
    );
    for wrong in [
        "celex:2025/395",
        "celex:32025R395",
        "celex:31025R0395",
        "celex:32025R0000",
        "celex:32025r0395",
        "eo:fourteen",
        "uksi:2019",
        "14024",
    ] {
        let refused = wrong.parse::<LegalActId>().unwrap_err().to_string();
        assert!(
            refused.starts_with(&format!("{wrong:?} is not a number of an act")),
            "{refused}"
        );
    }
    assert!("other: ".parse::<LegalActId>().is_err());
    for wrong in [
        "2026-07-17",
        "seen 2026-07-17, gone 2026-01-10",
        "gone soon",
        "",
    ] {
        assert!(wrong.parse::<ListingEnd>().is_err(), "{wrong}");
    }
}

fn freeze(id: &str, listed: &str) -> Designation {
    Designation::new(
        id,
        "firm",
        "EU-RUS",
        Measure::AssetFreeze,
        listed.parse().unwrap(),
    )
    .unwrap()
}

/// The message by the builder, and that JSON is refused with the same.
#[track_caller]
fn both_doors<T: DeserializeOwned + Debug>(built: interstate::Result<T>, json: &str) -> String {
    let refused = built.unwrap_err().to_string();
    let smuggled = serde_json::from_str::<T>(json).unwrap_err().to_string();
    assert!(smuggled.starts_with(&refused), "{smuggled} / {refused}");
    refused
}

#[test]
fn an_end_before_its_start_is_refused_through_both_doors() {
    assert_eq!(
        both_doors(
            freeze("x", "2022-03-15").with_end("2021-03-15 delisted".parse().unwrap()),
            r#"{"id":"x","entity":"firm","program":"EU-RUS","provisions":["asset_freeze"],"listing_date":"2022-03-15","end_date":"2021-03-15 delisted"}"#
        ),
        "designation \"x\" ends on 2021-03-15 delisted, before it is listed, 2022-03-15"
    );
    assert_eq!(
        freeze("x", "2022-03-15")
            .with_amendment("2021".parse().unwrap())
            .unwrap_err()
            .to_string(),
        "designation \"x\" is amended on 2021, before it is listed, 2022-03-15"
    );
    assert!(
        freeze("x", "2022-03-15")
            .with_seen_until("2022-03-14".parse().unwrap())
            .is_err()
    );
    // A doubt is no contradiction.
    assert!(
        freeze("x", "2022-03")
            .with_end("2022-03-01 annulled".parse().unwrap())
            .is_ok()
    );
}

#[test]
fn a_package_without_a_date_is_refused_and_so_is_one_that_runs_backwards() {
    let refused = serde_json::from_str::<Package>(r#"{"id":"eu-7","authority":"EU"}"#).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "package \"eu-7\" has no date; give the day of adoption, of publication or of force"
    );
    let eighteenth = Package::new("eu-18", Issuer::EU, "2025-07-18".parse().unwrap()).unwrap();
    assert_eq!(
        both_doors(
            eighteenth
                .clone()
                .with_published("2025-07-19".parse().unwrap())
                .unwrap()
                .with_in_force("2025-07-17".parse().unwrap()),
            r#"{"id":"eu-18","authority":"EU","adopted":"2025-07-18","published":"2025-07-19","in_force":"2025-07-17"}"#
        ),
        "package \"eu-18\" is in force on 2025-07-17, before it is adopted, 2025-07-18"
    );
    assert_eq!(
        eighteenth
            .with_published("2025-07-17".parse().unwrap())
            .unwrap_err()
            .to_string(),
        "package \"eu-18\" is published on 2025-07-17, before it is adopted, 2025-07-18"
    );
}

#[test]
fn a_package_in_force_before_its_publication_is_taken_and_remarked() {
    let day = |text: &str| text.parse::<PartialDate>().unwrap();
    let order = |published: &str, in_force: &str| {
        let order = Package::new("us-made-up", Issuer::new(State::USA), day("2024-06-12")).unwrap();
        let order = order.with_published(day(published)).unwrap();
        order.with_in_force(day(in_force)).unwrap()
    };
    let remarks = |package: &Package| package.remarks().collect::<Vec<_>>();
    // Signed and in force on the 12th, printed on the 18th.
    let early = order("2024-06-18", "2024-06-12");
    assert_eq!(remarks(&early), [PackageRemark::InForceBeforePublication]);
    assert_eq!(*early.day(), day("2024-06-12"));
    let text = serde_json::to_string(&early).unwrap();
    assert_eq!(serde_json::from_str::<Package>(&text).unwrap(), early);
    // On the day of publication, after it, and where it may be either: nothing is odd.
    assert_eq!(remarks(&order("2024-06-18", "2024-06-18")), []);
    assert_eq!(remarks(&order("2024-06-18", "2024-06-19")), []);
    assert_eq!(remarks(&order("2024-06-18", "2024-06")), []);
    // Nothing is told of its adoption: its first day is that of force.
    let undated: Package = serde_json::from_str(
        r#"{"id":"us-made-up","authority":"USA","published":"2024-06-18","in_force":"2024-06-12"}"#,
    )
    .unwrap();
    assert_eq!(remarks(&undated), [PackageRemark::InForceBeforePublication]);
    assert_eq!(*undated.day(), day("2024-06-12"));
    for word in PackageRemark::ALL {
        assert_eq!(word.to_string().parse::<PackageRemark>().unwrap(), *word);
    }
}

#[test]
fn nothing_goes_without_an_id_or_a_measure() {
    assert_eq!(
        Target::new(" ", TargetKind::Entity, "Firm")
            .unwrap_err()
            .to_string(),
        "a target needs an id; found an empty one"
    );
    assert_eq!(
        Designation::new(
            "x",
            "firm",
            "EU-RUS",
            Measures::NONE,
            "2022".parse().unwrap()
        )
        .unwrap_err()
        .to_string(),
        "designation \"x\" names no measure; name at least 1"
    );
}

fn parts() -> RegisterParts {
    RegisterParts::new()
        .with_regimes([SanctionRegime::new(
            "EU-RUS",
            Issuer::EU,
            "2014-08-01/2026-07-17..".parse().unwrap(),
        )
        .unwrap()
        .with_target(State::RUS)])
        .with_packages([
            Package::new("eu-11", Issuer::EU, "2023-06-23".parse().unwrap())
                .unwrap()
                .with_act(LegalActId::eu_regulation(2023, 1214).unwrap()),
        ])
        .with_targets([Target::new("firm", TargetKind::Entity, "Firm")
            .unwrap()
            .with_place(State::HKG, PlaceBasis::Address)])
        .with_designations([freeze("x", "2023-06-23").with_package_id("eu-11")])
}

#[track_caller]
fn refused(change: impl FnOnce(&mut RegisterParts)) -> String {
    let mut wrong = parts();
    change(&mut wrong);
    let listings = wrong.designations.len();
    let (register, troubles) = Register::salvage(wrong.clone());
    assert_eq!(troubles.len(), 1, "{troubles:?}");
    // Left out with a message, or kept with a message, and never neither.
    assert!(register.listings().len() + 1 >= listings);
    let message = Register::new(wrong.clone()).unwrap_err().to_string();
    assert_eq!(message, troubles[0].to_string());
    let json = serde_json::to_string(&wrong).unwrap();
    let smuggled = serde_json::from_str::<Register>(&json)
        .unwrap_err()
        .to_string();
    assert!(smuggled.starts_with(&message), "{smuggled}");
    message
}

#[test]
fn what_contradicts_itself_is_refused_by_one_door_and_reported_by_the_other() {
    assert!(Register::new(parts()).is_ok());
    assert_eq!(
        refused(|p| p.designations.push(freeze("y", "2014-07-01"))),
        "designation \"y\" is listed on 2014-07-01, before its regime \"EU-RUS\" is in force, 2014-08-01"
    );
    assert_eq!(
        refused(|p| p.designations.push(freeze("x", "2024-01-01"))),
        "designation \"x\" stands twice in the register; ids are unique"
    );
    assert_eq!(
        refused(|p| p
            .designations
            .push(freeze("y", "2024").with_package_id("eu-99"))),
        "designation \"y\" names package \"eu-99\", which is not in the register"
    );
    assert_eq!(
        refused(|p| p.targets.push(p.targets[0].clone())),
        "target \"firm\" stands twice in the register; ids are unique"
    );
    let act = LegalActId::eu_regulation(2023, 1214).unwrap();
    let british = Issuer::new(State::GBR);
    assert_eq!(
        refused(|p| p.packages.push(
            Package::new("uk-1", british, "2023-06-23".parse().unwrap())
                .unwrap()
                .with_act(act)
        )),
        "act celex:32023R1214 is claimed by package \"eu-11\" of EU and by package \"uk-1\" of GBR; an act has one issuer"
    );
    assert_eq!(
        refused(|p| {
            let round = Package::new("uk-1", british, "2023-06-23".parse().unwrap());
            p.packages.push(round.unwrap());
            p.designations
                .push(freeze("y", "2023-06-23").with_package_id("uk-1"));
        }),
        "package \"uk-1\" is of GBR, regime \"EU-RUS\" of designation \"y\" of EU"
    );
}

#[test]
fn a_register_reads_back_equal() {
    let register = facts::register().unwrap();
    let json = serde_json::to_string(&register).unwrap();
    assert_eq!(serde_json::from_str::<Register>(&json).unwrap(), register);
}

#[test]
fn the_shipped_register_rests_on_acts_and_sources() {
    let register = facts::register().unwrap();
    assert!(
        register
            .listings()
            .all(|l| l.designation().source().is_some())
    );
    let unverified = register
        .packages()
        .iter()
        .flat_map(Package::acts)
        .filter(|act| !act.is_verified());
    assert_eq!(unverified.count(), 7);
}

#[test]
fn an_office_alone_is_told_whose_it_is() {
    for (text, written) in [
        ("OFAC", "USA/ofac"),
        ("bis", "USA/bis"),
        ("Fcdo", "GBR/fcdo"),
    ] {
        let refused = text.parse::<Issuer>().unwrap_err();
        assert_eq!(
            refused.to_string(),
            format!("{text:?} is an office; write whose it is, as in {written}")
        );
        assert_eq!(written.parse::<Issuer>().unwrap().to_string(), written);
    }
    assert!("USA/OFAC".parse::<Issuer>().is_err());
    let unknown = "Atlantis".parse::<Issuer>().unwrap_err().to_string();
    assert!(
        unknown.starts_with("unknown actor \"Atlantis\""),
        "{unknown}"
    );
}
