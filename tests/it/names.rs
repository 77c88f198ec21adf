//! One spelling a word: what is printed is read, by `FromStr` and by serde, for every word of every vocabulary.

use interstate::claim::Verdict;
use interstate::kind::facet::{
    Certainty, ConflictRelation, Forces, Overtness, PartyRole, PartySide, PressureOutcome,
    PressureStage, Rank, Setting, Venue,
};
use interstate::read::ledger::LedgerColumn;
use interstate::rule::Unconfirmed;
use interstate::time::{Assignment, CoverageExtent};
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
    spelled_once(InteractionKind::ALL, 66);
    spelled_once(InteractionFamily::ALL, 9);
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
    spelled_once(TrendClass::ALL, 4);
    spelled_once(Verdict::ALL, 4);
    spelled_once(LedgerColumn::ALL, 32);
    spelled_once(CoverageExtent::ALL, 2);
}

#[test]
fn the_number_of_kinds_is_the_number_of_variants_in_the_source() {
    // `ALL` is written by hand beside the enum; this counts the enum itself.
    let source = concat!(
        include_str!("../../src/kind/interaction_kind.rs"),
        include_str!("../../src/kind/family.rs")
    );
    let body = |name: &str| {
        let start = source.find(&format!("pub enum {name} {{")).unwrap();
        let end = start + source[start..].find("\n}").unwrap();
        source[start..end]
            .lines()
            .filter(|l| l.trim().ends_with(',') && !l.trim().starts_with("//"))
            .count()
    };
    assert_eq!(body("InteractionKind"), InteractionKind::ALL.len());
    assert_eq!(body("InteractionFamily"), InteractionFamily::ALL.len());
}

#[test]
fn every_family_has_a_kind_of_its_own_name() {
    for &family in InteractionFamily::ALL {
        let kind: InteractionKind = family.to_string().parse().unwrap();
        assert_eq!(kind.family(), family);
    }
}
