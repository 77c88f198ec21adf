//! Delta files: who left the lists of the Treasury.

use super::super::{file, path};
use super::{advanced, expected};
use interstate::Result;
use interstate::read::Remark;
use interstate::read::sanctions::OfacDelta;
use interstate::sanction::{CountOf, ListingFilter};
use serde_json::json;

/// The law of every reading, also of broken files: each entity was kept or rejected, and an error names its line.
fn lawful(bytes: &[u8]) -> Result<OfacDelta> {
    let read = OfacDelta::read(bytes);
    match &read {
        Ok(delta) => {
            let account = delta.account();
            assert_eq!(account.rows(), account.kept() + account.rejected());
            assert!(account.faults().iter().all(|fault| fault.line().is_some()));
            let removed = delta.removals().len() as u64;
            assert_eq!(account.kept(), removed + delta.added() + delta.modified());
        }
        Err(fault) => assert!(fault.line().is_some(), "{fault}"),
    }
    read
}

fn refused(bytes: &[u8]) -> String {
    lawful(bytes).unwrap_err().to_string()
}

fn made_up() -> String {
    file("ofac_delta.xml")
}

#[test]
fn the_made_up_delta_has_the_counts_that_another_program_finds() {
    let delta = OfacDelta::read_path(path("ofac_delta.xml")).unwrap();
    let removed: Vec<_> = delta
        .removals()
        .iter()
        .map(|notice| &notice.named)
        .collect();
    assert_eq!(
        json!({
            "day": delta.day().to_string(),
            "removed": removed,
            "added": delta.added(),
            "modified": delta.modified(),
            "left_in_part": delta.left_in_part(),
            "rows": delta.account().rows(),
        }),
        expected("delta")
    );
    assert_eq!(delta.account().remarked(Remark::UnknownElement).rows(), 0);
}

#[test]
fn a_party_that_was_removed_stands_until_the_day_before() {
    let register = advanced("ofac_made_up_advanced.xml")
        .into_register()
        .unwrap();
    let (register, troubles) =
        register.with_removals(lawful(made_up().as_bytes()).unwrap().removals());
    // Of the other one the list never knew.
    let troubles: Vec<_> = troubles.iter().map(ToString::to_string).collect();
    assert_eq!(
        troubles,
        ["the removal of \"ofac:40\" on 2026-10-01 matches no listing that stands"]
    );
    let ends: Vec<_> = register
        .listings()
        .map(|listing| listing.designation().end().to_string())
        .collect();
    assert_eq!(
        ends,
        ["2026-10-01 delisted", "2026-10-01 delisted", "2026-09-14.."]
    );
    let stock = |day: &str| {
        let day = day.parse().unwrap();
        let stock = register.stock(&ListingFilter::new(), CountOf::Listings, &[], day);
        stock.unwrap().count(&[]).to_string()
    };
    assert_eq!(stock("2026-09-14"), "3");
    // The one that stays was last seen before.
    assert_eq!(stock("2026-10-01"), "0-1");
}

#[test]
fn a_delta_that_was_cut_at_any_byte_is_refused_by_its_place() {
    let file = made_up();
    for end in 0..file.trim_end().len() {
        let message = refused(&file.as_bytes()[..end]);
        let is_told = message.contains("it was cut") || message.contains("the file is empty");
        assert!(is_told, "at {end}: {message}");
    }
    assert_eq!(lawful(file.as_bytes()).unwrap().account().rejected(), 0);
}

#[test]
fn what_is_no_delta_is_refused_by_name() {
    let message = refused(b"<!doctype html><html>");
    assert!(
        message.starts_with("line 1: this is a web page; expected a delta file"),
        "{message}"
    );
    let message = refused(file("ofac_made_up_advanced.xml").as_bytes());
    assert!(
        message.ends_with("read it by read::sanctions::OfacAdvancedXmlOptions"),
        "{message}"
    );
    let undated = made_up().replace("datePublished>", "dataAsOf>");
    let message = refused(undated.as_bytes());
    assert!(message.contains("datePublished"), "{message}");
    let swapped = made_up().replace("2026-10-01T", "2026-31-12T");
    let message = refused(swapped.as_bytes());
    assert!(
        message.contains("\"2026-31-12T00:00:00-04:00\" is not a day"),
        "{message}"
    );
    let mut latin = made_up().into_bytes();
    let at = latin.len() - 60;
    latin.insert(at, 0xE9);
    assert!(refused(&latin).contains("at byte "));
}

#[test]
fn hostile_deltas_are_refused_with_a_limit_or_a_rejection() {
    let file = made_up();
    let body = file.split_once("?>").unwrap().1;
    let bomb = "<!DOCTYPE l [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>";
    assert!(refused(format!("{bomb}{body}").as_bytes()).contains("a document type; expected none"));
    let outside = "<!DOCTYPE l SYSTEM \"file:///etc/passwd\">";
    assert!(
        refused(format!("{outside}{body}").as_bytes()).contains("a document type; expected none")
    );
    let within = |text: &str| file.replacen("<entities>", &format!("<entities>{text}"), 1);
    assert!(refused(within("&b;").as_bytes()).contains("the entity \"b\""));
    assert!(
        refused(within(&"<a>".repeat(10_000)).as_bytes())
            .ends_with("elements nested more than 64 deep")
    );
    let long = within(&format!("<a b=\"{}\"/>", "x".repeat(10 << 20)));
    assert!(refused(long.as_bytes()).ends_with("more than 1048576 bytes in one text or tag"));
    let twice = lawful(within("<entity id=\"40\" action=\"add\"/>").as_bytes()).unwrap();
    let fault = twice.account().faults()[0].to_string();
    assert!(
        fault.contains("\"40\" stands twice; first on line 4"),
        "{fault}"
    );
    let other =
        lawful(within("<entity id=\"41\" action=\"removed\"/><entity action=\"add\"/>").as_bytes())
            .unwrap();
    assert_eq!((other.account().rejected(), other.removals().len()), (2, 2));
    let empty = lawful(b"<sanctionsData><publicationInfo><datePublished>2026-10-01</datePublished></publicationInfo></sanctionsData>").unwrap();
    assert_eq!((empty.removals().len(), empty.account().rows()), (0, 0));
}

#[test]
fn no_element_of_a_delta_that_is_renamed_dropped_or_doubled_breaks_the_account() {
    let file = made_up();
    for (at, _) in file.match_indices('<') {
        let end = at + file[at..].find('>').unwrap() + 1;
        let tag = &file[at..end];
        for other in [String::new(), format!("{tag}{tag}"), tag.replace('<', "<x")] {
            let _ = lawful(format!("{}{other}{}", &file[..at], &file[end..]).as_bytes());
        }
    }
    let renamed = lawful(file.replace("entity", "entry").as_bytes()).unwrap();
    assert_eq!(renamed.account().rows(), 0);
    assert_eq!(renamed.account().remarked(Remark::UnknownElement).rows(), 1);
    assert_eq!(renamed.account().remarked(Remark::NoRows).rows(), 1);
}
