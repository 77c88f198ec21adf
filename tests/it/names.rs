//! One spelling a word: what is printed is read, by `FromStr` and by serde, for every word of every vocabulary.

use interstate::claim::analysis::{Judgement, PartnerChange, Unjudged};
use interstate::claim::{
    ChangeDirection, Consistency, Measured, NoQuantity, RoundingRule, Significance, StatedPart,
    Verdict,
};
use interstate::kind::facet::{
    Certainty, ConflictRelation, Forces, Overtness, PartyRole, PartySide, PressureOutcome,
    PressureStage, Rank, Setting, Venue,
};
use interstate::read::gdelt::MentionedIn;
use interstate::read::ledger::LedgerColumn;
use interstate::read::listings::ListingColumn;
use interstate::rule::Unconfirmed;
use interstate::stats::PAdjustment;
use interstate::time::{Assignment, CoverageExtent};
use interstate::trend::{CellReading, SeriesClass, SeriesMethod};
use interstate::trend::{ScreenFamily, ScreenFate, ScreenTest};
use interstate::{Error, InteractionFamily, InteractionKind, OneIs, TrendClass};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::HashSet;
use std::fmt::{Debug, Display};
use std::str::FromStr;

#[track_caller]
fn spelled_once<W>(all: &[W], expected: usize)
where
    W: Copy + Debug + Display + PartialEq + FromStr<Err = Error> + Serialize + DeserializeOwned,
{
    assert_eq!(all.len(), expected, "ALL does not hold every word");
    let mut seen = HashSet::new();
    for &word in all {
        let text = word.to_string();
        assert!(
            text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'),
            "{text}"
        );
        assert_eq!(text.parse::<W>().unwrap(), word);
        let json = serde_json::to_string(&word).unwrap();
        assert_eq!(json, format!("{text:?}"));
        assert_eq!(serde_json::from_str::<W>(&json).unwrap(), word);
        assert!(seen.insert(text.clone()), "{text} stands twice");
        assert!(
            text.to_uppercase().parse::<W>().is_err(),
            "{text} has two spellings"
        );
    }
    let error = "no such word".parse::<W>().unwrap_err();
    assert!(error.to_string().contains("\"no such word\""), "{error}");
    assert!(
        serde_json::from_str::<W>("\"no such word\"")
            .unwrap_err()
            .to_string()
            .contains("\"no such word\"")
    );
}

#[test]
fn every_word_has_one_spelling() {
    spelled_once(ScreenTest::ALL, 3);
    spelled_once(ScreenFamily::ALL, 2);
    spelled_once(ScreenFate::ALL, 5);
    spelled_once(PAdjustment::ALL, 4);
    spelled_once(InteractionKind::ALL, 76);
    spelled_once(InteractionFamily::ALL, 10);
    spelled_once(Setting::ALL, 4);
    spelled_once(Venue::ALL, 3);
    spelled_once(Rank::ALL, 8);
    spelled_once(Forces::ALL, 3);
    spelled_once(Certainty::ALL, 6);
    spelled_once(PartyRole::ALL, 8);
    spelled_once(PartySide::ALL, 2);
    spelled_once(ConflictRelation::ALL, 5);
    spelled_once(Overtness::ALL, 3);
    spelled_once(PressureStage::ALL, 2);
    spelled_once(PressureOutcome::ALL, 4);
    spelled_once(OneIs::ALL, 3);
    spelled_once(Unconfirmed::ALL, 2);
    spelled_once(Assignment::ALL, 4);
    spelled_once(CellReading::ALL, 4);
    spelled_once(SeriesClass::ALL, 4);
    spelled_once(SeriesMethod::ALL, 3);
    spelled_once(TrendClass::ALL, 4);
    spelled_once(Verdict::ALL, 5);
    spelled_once(NoQuantity::ALL, 9);
    spelled_once(Measured::ALL, 5);
    spelled_once(ChangeDirection::ALL, 2);
    spelled_once(RoundingRule::ALL, 6);
    spelled_once(Consistency::ALL, 3);
    spelled_once(Significance::ALL, 2);
    spelled_once(StatedPart::ALL, 5);
    spelled_once(Judgement::ALL, 4);
    spelled_once(PartnerChange::ALL, 3);
    spelled_once(Unjudged::ALL, 2);
    spelled_once(LedgerColumn::ALL, 32);
    spelled_once(ListingColumn::ALL, 21);
    spelled_once(CoverageExtent::ALL, 2);
    spelled_once(MentionedIn::ALL, 6);
}

/// The words of a type, by its source: `Self::A, Self::B` in `ALL`, and the variants of the enum.
fn listed_and_there(source: &str, all: usize) -> (Vec<&str>, Vec<&str>) {
    let name = source[..all].rsplit_once("\nimpl ").unwrap().1;
    let name = name.split_once(' ').unwrap().0;
    let list = &source[all..all + source[all..].find(';').unwrap()];
    let listed = list.split("Self::").skip(1);
    let listed = listed.map(|word| word.split([',', ']']).next().unwrap().trim());
    let start = source.find(&format!("pub enum {name} {{")).unwrap();
    let body = &source[start..start + source[start..].find("\n}").unwrap()];
    let there = body.lines().skip(1).map(str::trim);
    let there = there.filter(|line| line.ends_with(',') && !line.starts_with("//"));
    (
        listed.collect(),
        there.map(|line| line.trim_end_matches(',')).collect(),
    )
}

/// The macro of words writes `ALL` itself; where somebody writes it by hand it holds every variant, in their order.
#[test]
fn no_variant_is_missing_from_a_list_of_all_written_by_hand() {
    crate::house::each_source("src", |file, source| {
        for (all, _) in source.match_indices("pub const ALL: &'static [Self] = &[S") {
            let (listed, there) = listed_and_there(source, all);
            assert_eq!(listed, there, "src/{file}");
        }
    });
    let source = "pub enum Way {\n    /// One,\n    In,\n    Out,\n}\n\nimpl Way {\n    pub const ALL: &[Self] = &[Self::In];\n}\n";
    let all = source.find("pub const ALL").unwrap();
    assert_eq!(
        listed_and_there(source, all),
        (vec!["In"], vec!["In", "Out"])
    );
}

#[test]
fn every_family_has_a_kind_of_its_own_name() {
    for &family in InteractionFamily::ALL {
        let kind: InteractionKind = family.to_string().parse().unwrap();
        assert_eq!(kind.family(), family);
    }
}

#[test]
fn what_one_party_does_has_its_family_and_its_plural() {
    use InteractionFamily::{Force, MilitaryActivity, PositionTaking};
    let kinds = [
        ("statement", PositionTaking, "statements"),
        ("mobilisation", Force, "mobilisations"),
        ("airspace_incursion", Force, "airspace incursions"),
        ("maritime_incursion", Force, "maritime incursions"),
        ("military_activity", MilitaryActivity, "military activities"),
        ("missile_test", MilitaryActivity, "missile tests"),
        ("troop_deployment", MilitaryActivity, "troop deployments"),
        ("overflight", MilitaryActivity, "overflights"),
        (
            "freedom_of_navigation_passage",
            MilitaryActivity,
            "freedom-of-navigation passages",
        ),
        ("intercept", MilitaryActivity, "intercepts"),
    ];
    for (word, family, plural) in kinds {
        let kind: InteractionKind = word.parse().unwrap();
        assert_eq!(kind.family(), family, "{word}");
        assert_eq!(kind.plural().to_string(), plural);
    }
}
