//! Codes of machine-coded events: the table, its generator, and what the data sets make of it.

mod cameo_table;

use interstate::InteractionKind;
use interstate::code::{Cameo, CameoDataSet, MappedKind, Plover, QuadClass};
use interstate::read::gdelt::{GdeltLayout, PlaceOf, PlacePrecision};
use interstate::read::{Defect, Remark};
use std::collections::BTreeMap;
use std::fmt::{Debug, Display};
use std::str::FromStr;

fn code(text: &str) -> Cameo {
    text.parse().unwrap()
}

fn has_one_spelling<T>(all: &[T])
where
    T: Copy + Debug + Display + FromStr<Err: Debug> + PartialEq,
    T: serde::Serialize + serde::de::DeserializeOwned,
{
    for &word in all {
        let text = word.to_string();
        assert_eq!(text.parse::<T>().unwrap(), word);
        let json = serde_json::to_string(&word).unwrap();
        assert_eq!(json, format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<T>(&json).unwrap(), word);
    }
}

#[test]
fn each_word_of_codes_and_reports_has_one_spelling() {
    has_one_spelling(CameoDataSet::ALL);
    has_one_spelling(QuadClass::ALL);
    has_one_spelling(Plover::ALL);
    has_one_spelling(Defect::ALL);
    has_one_spelling(Remark::ALL);
    has_one_spelling(GdeltLayout::ALL);
    has_one_spelling(PlacePrecision::ALL);
    has_one_spelling(PlaceOf::ALL);
    has_one_spelling(&Cameo::listed_codes().collect::<Vec<_>>());
    assert_eq!(Plover::Mobilize.to_string(), "MOBILIZE");
}

#[test]
fn a_code_that_cannot_be_is_refused_by_text_and_by_json() {
    for bad in [
        "", "1", "9", "00", "000", "21", "13y", "1 3", "-1", "01234", "０１", "---", "X", "13\0",
    ] {
        let said = bad.parse::<Cameo>().unwrap_err();
        assert_eq!(
            said.to_string(),
            format!("{bad:?} is not a CAMEO code: two to four digits below a root from 01 to 20")
        );
        assert_eq!(said.category(), interstate::ErrorCategory::Code);
        let json = serde_json::to_string(bad).unwrap();
        let said = serde_json::from_str::<Cameo>(&json)
            .unwrap_err()
            .to_string();
        assert!(said.contains("is not a CAMEO code"), "{said}");
    }
    assert!(
        serde_json::from_str::<Cameo>("10").is_err(),
        "a number is not a code"
    );
    let long = "1".repeat(100).parse::<Cameo>().unwrap_err().to_string();
    assert!(long.len() < 200, "{long}");
}

#[test]
fn a_leading_zero_makes_another_code() {
    assert_ne!(code("010"), code("10"));
    assert_ne!(code("010"), code("0100"));
    assert!(code("010") < code("02") && code("02") < code("10"));
    assert!(code("010").is_under(code("01")) && !code("010").is_under(code("10")));
    assert!(code("0251").is_under(code("025")) && !code("025").is_under(code("0251")));
}

#[test]
fn sets_of_data_give_one_code_several_scores() {
    let all = |c: &str| {
        <[_; 3]>::try_from(CameoDataSet::ALL)
            .unwrap()
            .map(|set: CameoDataSet| code(c).goldstein(set))
    };
    assert_eq!(all("016"), [Some(-2.0), Some(-5.0), Some(3.4)]);
    assert_eq!(all("163"), [Some(-8.0), Some(-8.0), Some(-6.5)]);
    assert_eq!(all("1641"), [None, None, Some(-7.0)]);
    assert_eq!(all("1214"), [None; 3]);
    let disagree = |c: &Cameo| {
        let scores: Vec<_> = CameoDataSet::ALL
            .iter()
            .filter_map(|&set| c.goldstein(set))
            .collect();
        scores.iter().any(|s| s != &scores[0])
    };
    let codes: Vec<_> = Cameo::listed_codes()
        .filter(disagree)
        .map(|c| c.to_string())
        .collect();
    assert_eq!(
        codes,
        ["016", "022", "124", "1246", "163", "164", "165", "166"]
    );
}

#[test]
fn six_codes_have_no_name_and_five_mean_another_thing_in_gdelt() {
    let nameless: Vec<_> = Cameo::listed_codes()
        .filter(|c| c.name(CameoDataSet::Gdelt).is_none())
        .map(|c| c.to_string())
        .collect();
    assert_eq!(nameless, ["0110", "0357", "109", "1641", "1642", "1643"]);
    let differ: Vec<_> = Cameo::listed_codes()
        .filter(|c| c.name(CameoDataSet::Gdelt) != c.name(CameoDataSet::Icews))
        .map(|c| c.to_string())
        .collect();
    assert_eq!(differ, ["101", "105", "106", "107", "108"]);
}

#[test]
fn no_code_tells_of_an_exercise_or_a_patrol_and_military_cooperation_may_be_either() {
    use InteractionKind as K;
    for told in Cameo::listed_codes().filter_map(|c| c.mapped().kind()) {
        let family = told.family().to_string();
        assert!(
            !["exercise", "patrol", "port_call"].contains(&family.as_str()),
            "{told}"
        );
    }
    assert_eq!(code("062").mapped().kind(), None);
    for kind in [K::Exercise, K::Patrol, K::PortCall] {
        assert!(code("062").mapped().may_be(kind));
    }
    let rare: Vec<_> = Cameo::listed_codes()
        .filter(|c| c.mapped().may_be(K::Exercise))
        .map(|c| c.to_string())
        .collect();
    assert_eq!(rare, ["06", "060", "062"]);
}

#[test]
fn the_codes_of_the_pressure_list_map_to_its_words() {
    use InteractionKind as K;
    let expected = [
        ("026", MappedKind::Coarser(K::Appeal)),
        ("027", MappedKind::Coarser(K::Appeal)),
        ("102", MappedKind::Coarser(K::Demand)),
        ("112", MappedKind::Same(K::Accusation)),
        ("130", MappedKind::Same(K::Threat)),
        ("1312", MappedKind::Coarser(K::Threat)),
        ("163", MappedKind::Same(K::Sanction)),
        ("057", MappedKind::Same(K::Agreement)),
        ("041", MappedKind::Same(K::Call)),
        ("1381", MappedKind::Coarser(K::ForceThreat)),
        ("141", MappedKind::Nothing),
        ("173", MappedKind::Nothing),
    ];
    for (text, mapped) in expected {
        assert_eq!(code(text).mapped(), mapped, "{text}");
    }
    // An unlisted code goes with the code above it.
    assert_eq!(code("1639").mapped(), MappedKind::Coarser(K::Sanction));
}

#[test]
fn codes_that_start_with_zero() {
    // Case O18: six codes, one of them broken.
    let file = ["010", "10", "0251", "025", "02", "13y"];
    let mut by_root = BTreeMap::new();
    let mut bad = Vec::new();
    for (line, text) in (1..).zip(file) {
        match text.parse::<Cameo>() {
            Ok(code) => *by_root.entry(code.root().to_string()).or_insert(0) += 1,
            Err(error) => bad.push((line, error.to_string())),
        }
    }
    let expected = [("01", 1), ("02", 3), ("10", 1)].map(|(root, n)| (root.to_owned(), n));
    assert_eq!(by_root, BTreeMap::from(expected));
    let said = "\"13y\" is not a CAMEO code: two to four digits below a root from 01 to 20";
    assert_eq!(bad, [(6, said.to_owned())]);
}
