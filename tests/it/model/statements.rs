//! An article in 61 statements, each as a record, as a claim, or as neither with a reason.
//!
//! "The duality in China's security relations with Russia", The Diplomat, May 2025, in own words. A record that the shipped lists hold has
//! its id there, and what the statement says of it is compared with what the list says.

mod claims;
mod pressed;
mod tendencies;
mod together;

use crate::seed::{here, ledger};
use interstate::interaction::{ConflictTag, Party};
use interstate::kind::facet::{Certainty, ConflictRelation, Overtness, PressureStage};
use interstate::{Coverage, Interaction, InteractionFamily, InteractionKind, Ledger, When, read};
use std::collections::BTreeSet;

/// What a statement is to the crate.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Is {
    /// A record or several.
    Record,
    /// A number that can be checked.
    Claim,
    /// A sanction, which has a model of its own besides its record.
    Sanction,
    /// Neither, and why.
    Words(&'static str),
}
use Is::{Claim, Record, Sanction, Words};

const STATEMENTS: [(u8, &[Is]); 61] = [
    (1, &[Record]),
    (2, &[Record]),
    (3, &[Record]),
    (4, &[Claim]),
    (5, &[Record]),
    (6, &[Record]),
    (7, &[Record]),
    (8, &[Record]),
    (9, &[Record]),
    (
        10,
        &[Words(
            "names two families of kinds; \"frequent\" is no number",
        )],
    ),
    (11, &[Claim]),
    (12, &[Claim]),
    (13, &[Record, Claim]),
    (14, &[Record, Claim]),
    (15, &[Record]),
    (16, &[Claim]),
    (17, &[Record]),
    (18, &[Record]),
    (19, &[Record, Claim]),
    (20, &[Record]),
    (
        21,
        &[Words(
            "a judgement of closeness and intent; AUKUS is an actor",
        )],
    ),
    (22, &[Record]),
    (23, &[Record, Sanction]),
    (24, &[Record, Sanction]),
    (25, &[Record]),
    (26, &[Record]),
    (27, &[Record]),
    (28, &[Record]),
    (29, &[Record]),
    (30, &[Record]),
    (31, &[Record, Sanction]),
    (32, &[Record, Sanction]),
    (33, &[Record, Sanction]),
    (34, &[Record, Sanction]),
    (35, &[Record, Sanction]),
    (36, &[Record, Sanction]),
    (37, &[Record]),
    (38, &[Claim]),
    (39, &[Record]),
    (40, &[Record]),
    (41, &[Record]),
    (42, &[Claim]),
    (43, &[Record]),
    (44, &[Claim]),
    (45, &[Claim]),
    (46, &[Claim]),
    (47, &[Record]),
    (48, &[Claim]),
    (49, &[Claim]),
    (50, &[Record]),
    (51, &[Claim]),
    (52, &[Claim]),
    (53, &[Record]),
    (54, &[Record]),
    (55, &[Record]),
    (56, &[Claim]),
    (57, &[Claim]),
    (58, &[Claim]),
    (
        59,
        &[Words(
            "an inference of intent from a pattern, without a number",
        )],
    ),
    (
        60,
        &[Words("a judgement of gain and cost, without a number")],
    ),
    (61, &[Claim]),
];

/// The record of one or more statements; its tags are their numbers.
fn row(statements: &[u8], id: &str, kind: &str, when: &str, parties: &str) -> Interaction {
    let parties: Vec<Party> = parties.split(';').map(|p| p.parse().unwrap()).collect();
    let when: When = when.parse().unwrap();
    Interaction::new(id, kind.parse().unwrap(), when, parties)
        .unwrap()
        .with_tags(statements.iter().map(|s| format!("s{s}")))
}

fn judged(row: Interaction, relation: ConflictRelation, overtness: Overtness) -> Interaction {
    let tag = ConflictTag::new("ukraine-war", relation).unwrap();
    let tag = tag.with_overtness(overtness).with_tagger("The Diplomat");
    row.with_conflict(tag.unwrap())
}

/// Every record of the article, each with what the article makes of it as to the war.
fn records() -> Vec<Interaction> {
    let by_family = |row: Interaction| {
        let relation = match row.kind().family() {
            _ if !row.conflicts().is_empty() => return row,
            InteractionFamily::PositionTaking | InteractionFamily::Pressure => {
                ConflictRelation::Diplomatic
            }
            _ => ConflictRelation::Unrelated,
        };
        judged(row, relation, Overtness::Overt)
    };
    together::records()
        .into_iter()
        .chain(pressed::records())
        .map(by_family)
        .collect()
}

fn record(id: &str) -> Interaction {
    records().into_iter().find(|row| row.id() == id).unwrap()
}

/// The article's records as a ledger. The article tells a part of what there was.
fn article() -> Ledger {
    let coverage: Coverage = "2019-01-01..2025-06-01 partial".parse().unwrap();
    Ledger::new(records(), coverage).unwrap()
}

/// The shipped lists of interactions of both states and of pressure on China.
fn shipped() -> Ledger {
    let pressure = read::ledger::from_path(here("data/pressure_events.csv")).unwrap();
    ledger().merge(pressure).unwrap()
}

fn numbers(tagged: &Interaction) -> impl Iterator<Item = u8> {
    tagged.tags().map(|tag| tag[1..].parse().unwrap())
}

#[test]
fn every_statement_is_a_record_a_claim_or_words_with_a_reason() {
    let all: Vec<u8> = STATEMENTS.iter().map(|(n, _)| *n).collect();
    assert_eq!(all, (1..=61).collect::<Vec<u8>>());
    let said_to_be = |is: Is| -> BTreeSet<u8> {
        let those = STATEMENTS.iter().filter(|(_, all)| all.contains(&is));
        those.map(|(n, _)| *n).collect()
    };
    let built: BTreeSet<u8> = records().iter().flat_map(numbers).collect();
    assert_eq!(built, said_to_be(Record));
    assert_eq!(claims::numbers(), said_to_be(Claim));
    for (n, all) in STATEMENTS {
        let words = all.iter().any(|is| matches!(is, Words(_)));
        assert_eq!(
            words,
            all.len() == 1 && !built.contains(&n) && !said_to_be(Claim).contains(&n),
            "S{n}"
        );
    }
    // A sanction is an act of pressure that was imposed, besides what else a sanction is.
    let sanctions: BTreeSet<u8> = records()
        .iter()
        .filter(|row| row.kind() == InteractionKind::Sanction)
        .inspect(|row| {
            assert_eq!(
                row.pressure().unwrap().stage,
                Some(PressureStage::Imposed),
                "{}",
                row.id()
            );
        })
        .flat_map(numbers)
        .collect();
    assert_eq!(sanctions, said_to_be(Sanction));
}

/// What the article says of a record, against what the list says of it.
#[track_caller]
fn agree(stated: &Interaction, listed: &Interaction) {
    let id = stated.id();
    assert_eq!(stated.kind(), listed.kind(), "{id}");
    let day = listed.when().start();
    let shared = stated.when().start().intersection(day);
    assert_eq!(shared.as_ref().ok(), Some(day), "{id}: {}", stated.when());
    for party in stated.actors() {
        assert!(listed.takes_part(party), "{id}: {party}");
    }
    let (ours, theirs) = (stated.facets(), listed.facets());
    let same = |told: Option<String>, listed: Option<String>| {
        if let (Some(told), Some(listed)) = (told, listed) {
            assert_eq!(told, listed, "{id}");
        }
    };
    same(
        ours.setting.map(|f| f.to_string()),
        theirs.setting.map(|f| f.to_string()),
    );
    same(
        ours.venue.map(|f| f.to_string()),
        theirs.venue.map(|f| f.to_string()),
    );
    same(
        ours.rank.map(|f| f.to_string()),
        theirs.rank.map(|f| f.to_string()),
    );
    same(
        ours.soil.map(|f| f.to_string()),
        theirs.soil.map(|f| f.to_string()),
    );
    // The lists have a drill's whole, and not every summit that an appeal was made at.
    for (told, found) in [
        (stated.series(), listed.series()),
        (stated.part_of(), listed.part_of()),
    ] {
        assert!(
            told.is_none() || found.is_none() || told == found,
            "{id}: {told:?} {found:?}"
        );
    }
    assert!(
        stated.edition().is_none() || stated.edition() == listed.edition(),
        "{id}"
    );
    let stage = |row: &Interaction| row.pressure().and_then(|p| p.stage);
    assert_eq!(stage(stated), stage(listed), "{id}");
}

#[test]
fn what_the_article_says_of_a_listed_record_is_what_the_list_says() {
    let shipped = shipped();
    let (mut found, mut own) = (0, 0);
    for stated in records() {
        if let Some(listed) = shipped.get(stated.id()) {
            agree(&stated, listed);
            found += 1;
        } else {
            // An id of the article's own cannot be taken for a misspelt one of the lists.
            assert!(
                stated.id().starts_with('s'),
                "{} is in no list",
                stated.id()
            );
            own += 1;
        }
    }
    assert_eq!((found, own), (33, 29));
}

#[test]
fn the_article_as_a_ledger_survives_its_csv_and_its_json() {
    let article = article();
    let mut file = Vec::new();
    read::ledger::write(&article, &mut file).unwrap();
    let read = read::ledger::LedgerOptions::new()
        .read(file.as_slice())
        .unwrap();
    assert_eq!(
        read.strict().map_err(|e| e.to_string()),
        Ok(article.clone())
    );
    let json = serde_json::to_string(&article).unwrap();
    assert_eq!(serde_json::from_str::<Ledger>(&json).unwrap(), article);
}

#[test]
fn what_was_planned_or_announced_is_told_apart_from_what_was() {
    let uncertain: Vec<(String, Certainty)> = records()
        .iter()
        .filter(|row| row.facets().certainty != Certainty::Confirmed)
        .map(|row| (row.id().to_owned(), row.facets().certainty))
        .collect();
    assert_eq!(
        uncertain,
        [
            ("s1-agreements".into(), Certainty::Planned),
            ("s47-missile-defence".into(), Certainty::Unconfirmed),
            ("s30-draft".into(), Certainty::Announced),
            ("s37-fighters".into(), Certainty::Disputed),
        ]
    );
}
