//! The advanced file.

use super::super::{READING, file, ids, listing};
use super::{advanced, expected, places};
use interstate::Result;
use interstate::read::Remark;
use interstate::read::sanctions::{ListDay, ListRead, OfacAdvancedXmlOptions};
use interstate::sanction::Designation;
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[test]
fn the_made_up_advanced_file_of_the_specification_dates_its_entries() {
    let read = advanced("ofac_made_up_advanced.xml");
    assert_eq!(read.day().to_string(), "2026-09-14");
    assert_eq!((read.parts().targets.len(), read.account().kept()), (2, 2));
    let listings = &read.parts().designations;
    let days: Vec<_> = listings
        .iter()
        .map(|l| l.listing_date().to_string())
        .collect();
    assert_eq!(days, ["2022-04-06", "2022-04-06", "2019"]);
    let amended: Vec<_> = listings[0]
        .amendments()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(amended, ["2024-06-12"]);
    assert_eq!(listings[0].act().unwrap().to_string(), "eo:14024");
    assert_eq!(listings[2].act(), None);
    assert_eq!(places(&read, "ofac:36"), ["HKG:address"]);
    let exposing = |listing: &&Designation| listing.is_exposing_third_parties();
    let parties: BTreeSet<_> = listings
        .iter()
        .filter(exposing)
        .map(Designation::target_id)
        .collect();
    assert_eq!(parties.len(), 1);
}

#[test]
fn each_advanced_file_has_the_days_that_another_program_finds() {
    for (name, key) in [
        ("ofac_made_up_advanced.xml", "made_up_advanced"),
        ("ofac_pair_advanced.xml", "pair_advanced"),
    ] {
        let (read, expected) = (advanced(name), expected(key));
        assert_eq!(read.day().to_string(), expected["day"]);
        assert_eq!(
            read.account().kept(),
            expected["entries"].as_object().unwrap().len() as u64
        );
        assert_eq!(json!(read.parts().targets.len()), expected["profiles"]);
        for (id, entry) in expected["entries"].as_object().unwrap() {
            for tag in entry["tags"].as_array().unwrap() {
                let found = listing(&read, &format!("ofac:{id}#sdn/{}", tag.as_str().unwrap()));
                assert_eq!(found.list().unwrap(), entry["list"]);
                assert_eq!(found.listing_date().to_string(), entry["listed"]);
                let amended = found.amendments().iter().map(ToString::to_string);
                assert_eq!(amended.collect::<Value>(), entry["amended"]);
            }
        }
        let events: serde_json::Map<String, Value> = read
            .counts()
            .filter(|(what, ..)| *what == "entry events")
            .map(|(_, kind, count)| (kind.to_owned(), count.into()))
            .collect();
        assert_eq!(Value::from(events), expected["events"]);
        read.into_register().unwrap();
    }
}

/// An advanced file with entries of several lists, events without a date, and measures without a word.
fn lists_file(entries: &str) -> Result<ListRead> {
    let head = file("ofac_made_up_advanced.xml");
    let more = "<List ID=\"2\">Consolidated List</List><List ID=\"3\">Sectoral Sanctions Identifications List</List>";
    let head = head.replace("<ListValues>", &format!("<ListValues>{more}"));
    let head = head.replace(
        "<SanctionsTypeValues>",
        "<SanctionsTypeValues><SanctionsType ID=\"9\">Something New</SanctionsType>",
    );
    let at = head.find("<SanctionsEntries>").unwrap() + "<SanctionsEntries>".len();
    let xml = format!("{}{entries}</SanctionsEntries></Sanctions>", &head[..at]);
    OfacAdvancedXmlOptions::new(ListDay::InFile, READING).read(xml.as_bytes())
}

fn entry(id: u64, party: u64, list: u64, inside: &str) -> String {
    let tag = "<SanctionsMeasure SanctionsTypeID=\"1\"><Comment>UKRAINE-EO13662</Comment></SanctionsMeasure>";
    format!(
        "<SanctionsEntry ID=\"{id}\" ProfileID=\"{party}\" ListID=\"{list}\">{inside}{tag}</SanctionsEntry>"
    )
}

#[test]
fn an_entry_of_the_list_of_all_lists_is_part_of_the_one_that_says_more() {
    let read = lists_file(&format!(
        "{}{}{}",
        entry(1, 36, 2, ""),
        entry(2, 36, 3, ""),
        entry(3, 37, 2, "")
    ))
    .unwrap();
    assert_eq!(
        ids(&read),
        [
            "ofac:36#ssi/UKRAINE-EO13662",
            "ofac:37#cons/UKRAINE-EO13662"
        ]
    );
    assert_eq!((read.account().rows(), read.account().kept()), (3, 3));
    assert!(
        read.counts()
            .any(|(what, _, count)| (what, count) == ("entries", 1))
    );
}

#[test]
fn a_party_that_was_listed_twice_has_two_spells() {
    let event = |year| {
        format!("<EntryEvent EntryEventTypeID=\"1\"><Date><Year>{year}</Year></Date></EntryEvent>")
    };
    let read = lists_file(&format!(
        "{}{}",
        entry(1, 36, 3, &event(2015)),
        entry(2, 36, 3, &event(2022))
    ))
    .unwrap();
    assert_eq!(
        ids(&read),
        [
            "ofac:36#ssi/UKRAINE-EO13662",
            "ofac:36#ssi/UKRAINE-EO13662#2"
        ]
    );
}

#[test]
fn what_an_entry_does_not_say_is_remarked_or_rejects_it() {
    let undated = "<EntryEvent EntryEventTypeID=\"7\"><Comment/></EntryEvent>";
    let unknown = "<SanctionsMeasure SanctionsTypeID=\"9\"><Comment/></SanctionsMeasure>";
    let swapped = "<EntryEvent EntryEventTypeID=\"1\"><Date><Year>2022</Year><Month>31</Month><Day>12</Day></Date></EntryEvent>";
    let read = lists_file(&format!(
        "{}{}{}{}{}",
        entry(1, 36, 3, undated),
        entry(2, 37, 3, unknown),
        entry(3, 37, 3, swapped),
        entry(4, 99, 3, ""),
        "<SanctionsEntry ID=\"5\" ProfileID=\"36\" ListID=\"3\"/>",
    ))
    .unwrap();
    let account = read.account();
    assert_eq!((account.kept(), account.rejected()), (2, 3));
    assert_eq!(account.remarked(Remark::Undated).rows(), 2);
    let unmapped = account.remarked(Remark::UnmappedMeasure);
    assert!(
        unmapped
            .examples()
            .iter()
            .any(|row| row.found() == "Something New")
    );
    assert!(
        read.counts()
            .any(|(_, kind, count)| (kind, count) == ("type 7", 1))
    );
    let faults: Vec<_> = account.faults().iter().map(ToString::to_string).collect();
    assert!(
        faults[0].contains("\"2022-31-12\" is not a day"),
        "{}",
        faults[0]
    );
    assert!(
        faults[1].ends_with("profile \"99\" stands nowhere in the file"),
        "{}",
        faults[1]
    );
    assert!(
        faults[2].ends_with("entry \"5\" names no listing"),
        "{}",
        faults[2]
    );
}

#[test]
fn a_party_is_whole_in_each_of_its_entries_also_behind_one_that_is_rejected() {
    let alone = file("ofac_made_up_advanced.xml");
    let entry = |id: u32, tag: &str| {
        format!(
            "<SanctionsEntry ID=\"{id}\" ProfileID=\"36\" ListID=\"1550\"><SanctionsMeasure SanctionsTypeID=\"1\"><Comment>{tag}</Comment></SanctionsMeasure></SanctionsEntry>"
        )
    };
    // A mark that cannot be seen makes no id of a programme.
    let (odd, again) = (entry(1, "SD\u{200B}GT"), entry(2, "SDGT"));
    let several = alone
        .replace("<SanctionsEntries>", &format!("<SanctionsEntries>{odd}"))
        .replace(
            "</SanctionsEntries>",
            &format!("{again}</SanctionsEntries>"),
        );
    let of = |text: &str| {
        OfacAdvancedXmlOptions::new(ListDay::InFile, READING)
            .read(text.as_bytes())
            .unwrap()
    };
    let (alone, several) = (of(&alone), of(&several));
    let account = several.account();
    assert_eq!((account.kept(), account.rejected()), (3, 1));
    assert_eq!(several.parts().targets, alone.parts().targets);
    assert_eq!(several.parts().designations.len(), 4);
}
