//! What is held while a list is read, beside the register that it becomes.

use super::READING;
use allocation_counter::measure;
use interstate::Result;
use interstate::read::sanctions::{
    FtmJsonOptions, ListDay, ListRead, OfacAdvancedXmlOptions, SecoXmlOptions,
};
use std::fmt::Write as _;

/// How many targets each list has: enough that the blocks a file is read by do not matter.
const TARGETS: u32 = 6000;

fn seco() -> String {
    let mut list = String::from(
        "<swiss-sanctions-list date=\"2026-08-27\"><sanctions-program ssid=\"1\"><program-key lang=\"eng\">Belarus</program-key><sanctions-set ssid=\"2\" lang=\"eng\">Financial sanctions</sanctions-set><origin>EU</origin></sanctions-program>",
    );
    for n in 0..TARGETS {
        let name = |kind: &str, text: &str| {
            format!(
                "<name name-type=\"{kind}\"><name-part order=\"1\"><value>{text} {n} of the made-up</value></name-part></name>"
            )
        };
        let names =
            name("primary-name", "First") + &name("alias", "Second") + &name("alias", "Third");
        write!(list, "<target ssid=\"{n}\" sanctions-set-id=\"2\"><entity><identity main=\"true\">{names}<nationality><country iso-code=\"RU\"/></nationality></identity></entity><modification modification-type=\"listed\" effective-date=\"2022-03-01\" publication-date=\"2022-03-01\"/></target>").unwrap();
    }
    list + "</swiss-sanctions-list>"
}

fn ofac() -> String {
    let mut list = String::from(
        "<Sanctions><DateOfIssue><Year>2026</Year><Month>9</Month><Day>14</Day></DateOfIssue><ReferenceValueSets><AliasTypeValues><AliasType ID=\"1\">Name</AliasType><AliasType ID=\"2\">A.K.A.</AliasType></AliasTypeValues><CountryValues><Country ID=\"1\">Hong Kong</Country></CountryValues><FeatureTypeValues><FeatureType ID=\"25\">Location</FeatureType></FeatureTypeValues><ListValues><List ID=\"1\">SDN List</List></ListValues><PartySubTypeValues><PartySubType ID=\"3\" PartyTypeID=\"2\">Unknown</PartySubType></PartySubTypeValues><PartyTypeValues><PartyType ID=\"2\">Entity</PartyType></PartyTypeValues><SanctionsTypeValues><SanctionsType ID=\"1\">Program</SanctionsType></SanctionsTypeValues></ReferenceValueSets><Locations><Location ID=\"7\"><LocationCountry CountryID=\"1\"/></Location></Locations><DistinctParties>",
    );
    for n in 0..TARGETS {
        let alias = |kind: u8, text: &str| {
            format!(
                "<Alias AliasTypeID=\"{kind}\" Primary=\"{}\"><DocumentedName><DocumentedNamePart><NamePartValue NamePartGroupID=\"1\">{text} {n} of the made-up</NamePartValue></DocumentedNamePart></DocumentedName></Alias>",
                kind == 1
            )
        };
        let aliases = alias(1, "First") + &alias(2, "Second") + &alias(2, "Third");
        write!(list, "<DistinctParty><Profile ID=\"{n}\" PartySubTypeID=\"3\"><Identity ID=\"{n}\" Primary=\"true\">{aliases}</Identity><Feature FeatureTypeID=\"25\"><FeatureVersion><VersionLocation LocationID=\"7\"/></FeatureVersion></Feature></Profile></DistinctParty>").unwrap();
    }
    list += "</DistinctParties><SanctionsEntries>";
    for n in 0..TARGETS {
        write!(list, "<SanctionsEntry ID=\"{n}\" ProfileID=\"{n}\" ListID=\"1\"><EntryEvent EntryEventTypeID=\"1\"><Date><Year>2022</Year><Month>4</Month><Day>6</Day></Date></EntryEvent><SanctionsMeasure SanctionsTypeID=\"1\"><Comment>RUSSIA-EO14024</Comment></SanctionsMeasure></SanctionsEntry>").unwrap();
    }
    list + "</SanctionsEntries></Sanctions>"
}

fn ftm() -> String {
    let mut list = String::new();
    for n in 0..TARGETS {
        writeln!(list, "{{\"id\":\"NK-{n}\",\"caption\":\"First {n} of the made-up\",\"schema\":\"Company\",\"properties\":{{\"jurisdiction\":[\"hk\"],\"registrationNumber\":[\"MU{n}\"]}}}}").unwrap();
        writeln!(list, "{{\"id\":\"mu-{n}\",\"schema\":\"Sanction\",\"properties\":{{\"entity\":[\"NK-{n}\"],\"programId\":[\"EU-UKR\"],\"startDate\":[\"2024-02-23\"],\"provisions\":[\"Asset freeze\"]}}}}").unwrap();
    }
    list
}

/// The most bytes held while reading, and those of the parts of the register.
fn held(read: impl Fn() -> Result<ListRead>) -> (u64, u64) {
    let mut parts = None;
    let held = measure(|| parts = Some(read().unwrap().into_parts()));
    assert_eq!(parts.unwrap().designations.len(), TARGETS as usize);
    (held.bytes_max, u64::try_from(held.bytes_current).unwrap())
}

#[test]
fn reading_holds_at_most_half_as_much_again_as_the_register_that_it_gives() {
    let (seco, ofac, ftm) = (seco(), ofac(), ftm());
    let day = ListDay::Stated("2026-10-08".parse().unwrap());
    let lists = [
        (
            "seco",
            held(|| SecoXmlOptions::new(ListDay::InFile, READING).read(seco.as_bytes())),
        ),
        (
            "ofac",
            held(|| OfacAdvancedXmlOptions::new(ListDay::InFile, READING).read(ofac.as_bytes())),
        ),
        (
            "ftm",
            held(|| FtmJsonOptions::new(day, READING).read(ftm.as_bytes())),
        ),
    ];
    for (name, (most, kept)) in lists {
        println!("{name}: {most} bytes at most, {kept} kept");
        assert!(most * 10 <= kept * 15, "{name}: {most} bytes for {kept}");
    }
}
