//! By what a listed party is known.

use interstate::sanction::{Target, TargetIdentifier, TargetKind};
use interstate::{Error, State};
use proptest::prelude::*;

fn refused(text: &str) -> String {
    let number: Result<TargetIdentifier, Error> = text.parse();
    number.unwrap_err().to_string()
}

#[test]
fn a_number_whose_check_is_wrong_is_refused_with_the_right_check() {
    assert_eq!(
        refused("imo:9074720"),
        "\"9074720\" is no IMO number: its last digit, the check, should be 9"
    );
    assert_eq!(
        refused("lei:529900T8BM49AURSDO00"),
        "\"529900T8BM49AURSDO00\" is no legal entity identifier: its last two digits, the check, should be 55"
    );
    // Numbers that nobody has, with checks reckoned apart from the crate: 1·7+2·6+3·5+4·4+5·3+6·2 = 77; mod 97-10 of AAAABBBBCCCCDDDDEE.
    assert_eq!(
        "imo:1234567"
            .parse::<TargetIdentifier>()
            .unwrap()
            .to_string(),
        "imo:1234567"
    );
    assert_eq!(
        "lei:AAAABBBBCCCCDDDDEE34"
            .parse::<TargetIdentifier>()
            .unwrap()
            .to_string(),
        "lei:AAAABBBBCCCCDDDDEE34"
    );
}

#[test]
fn text_that_is_no_number_is_refused() {
    for text in [
        "",
        "imo",
        "imo:",
        "imo:12345",
        "imo:12345678",
        "imo:١٢٣٤٥٦٧",
        "lei:X",
        "lei:529900T8BM49AURSDO5X",
        "registration:CHN",
        "registration:CHN/",
        "registration:CHN/--",
        "registration:china/1",
        "list:un",
        "list:/1",
        "list:UN/1",
        "list:un/",
        "list:un/a;b",
        "list:un/1\u{200b}",
        "vat:CHN/1",
    ] {
        assert!(text.parse::<TargetIdentifier>().is_err(), "{text:?}");
    }
}

#[test]
fn a_target_has_each_other_name_and_number_once() {
    let imo = TargetIdentifier::imo("IMO9074729").unwrap();
    let ship = Target::new("s", TargetKind::Vessel, "Test Ship")
        .unwrap()
        .with_alias("TEST SHIP")
        .with_alias("Test Ship")
        .with_alias(" ")
        .with_alias("TEST SHIP")
        .with_identifier(imo.clone())
        .with_identifier(imo.clone());
    assert_eq!(ship.aliases().collect::<Vec<_>>(), ["TEST SHIP"]);
    assert_eq!(ship.identifiers(), [imo]);
    let json = serde_json::to_string(&ship).unwrap();
    assert_eq!(
        json,
        r#"{"id":"s","schema":"vessel","name":"Test Ship","aliases":["TEST SHIP"],"identifiers":["imo:9074729"]}"#
    );
    assert_eq!(serde_json::from_str::<Target>(&json).unwrap(), ship);
    let plain = Target::new("s", TargetKind::Vessel, "Test Ship").unwrap();
    assert_eq!(
        serde_json::to_string(&plain).unwrap(),
        r#"{"id":"s","schema":"vessel","name":"Test Ship"}"#
    );
}

proptest! {
    #![proptest_config(crate::common::cases(256))]

    #[test]
    fn what_is_written_of_a_number_is_read_back_equal(text in "\\PC{1,12}", list in "[a-z0-9-]{1,4}", of in 0..3_usize) {
        let state = [None, Some(State::CHN), Some(State::RUS)][of];
        for number in [TargetIdentifier::registration(state, &text), TargetIdentifier::entry(&list, &text)].into_iter().flatten() {
            prop_assert_eq!(number.to_string().parse::<TargetIdentifier>().unwrap(), number);
        }
    }
}

#[test]
fn names_numbers_suspensions_and_sources_survive_a_file_of_listings() {
    use interstate::sanction::{
        Designation, Issuer, Measure, Register, RegisterParts, SanctionRegime,
    };
    let ship = |alias: &str| {
        Target::new("s", TargetKind::Vessel, "Test Ship")
            .unwrap()
            .with_alias(alias)
            .with_alias("TS")
            .with_identifier("imo:9074729".parse().unwrap())
            .with_identifier("registration:CHN/91440300MA5".parse().unwrap())
    };
    let listing = Designation::new(
        "d#1",
        "s",
        "r",
        Measure::DirectorDisqualification,
        "2022".parse().unwrap(),
    )
    .unwrap()
    .with_suspension("2022/2022-03-01".parse().unwrap())
    .unwrap()
    .with_suspension("2023-01/2023-02".parse().unwrap())
    .unwrap()
    .with_source("uk 2026-10-08 line 3 https://example.org/a,b");
    let regime =
        SanctionRegime::new("r", Issuer::EU, "2014/2026-01-01..".parse().unwrap()).unwrap();
    let register = |alias: &str| {
        let parts = RegisterParts::new()
            .with_regimes([regime.clone()])
            .with_targets([ship(alias)])
            .with_designations([listing.clone()]);
        Register::new(parts).unwrap()
    };
    let mut file = Vec::new();
    interstate::read::listings::write(&register("Test, \"Ship\""), &mut file).unwrap();
    let read = interstate::read::listings::ListingsOptions::new()
        .read(&*file)
        .unwrap()
        .strict()
        .unwrap();
    assert_eq!(read.designations, std::slice::from_ref(&listing));
    assert_eq!(read.targets, [ship("Test, \"Ship\"")]);
    for broken in ["a;b", " a"] {
        let refused = interstate::read::listings::write(&register(broken), Vec::new()).unwrap_err();
        assert_eq!(
            refused.to_string(),
            format!(
                "target \"s\" has another name {broken:?}, which a cell with semicolons between names cannot hold; write the register as JSON"
            )
        );
    }
}
