//! What a hostile list has once for many listings is not kept once for each of them, and what it has many times is not compared with all
//! others: such a file would make gigabytes, or minutes, of a megabyte.

use super::{READING, file, ftm, ofac};
use crate::common::within;
use allocation_counter::measure;
use interstate::Result;
use interstate::read::sanctions::{
    CslCsvOptions, EuCsvOptions, EuXmlOptions, FtmJsonOptions, ListDay, ListRead,
    OfacAdvancedXmlOptions, OfacCsvFiles, OfacCsvOptions, OfacList, SecoXmlOptions, UkXmlOptions,
    UnXmlOptions,
};
use std::fmt::Write as _;
use std::time::Duration;

/// Texts made of the numbers up to one.
fn each(most: u32, text: impl Fn(u32) -> String) -> String {
    (0..most).map(text).collect()
}

/// Texts in quotes, with commas between.
fn quoted(most: u32, text: impl Fn(u32) -> String) -> String {
    let all: Vec<String> = (0..most).map(|n| format!("\"{}\"", text(n))).collect();
    all.join(",")
}

/// Reads a file within forty times its size in memory and two seconds, and gives what its account says was refused.
fn refused(name: &str, bytes: &str, read: impl Fn(&[u8]) -> Result<ListRead>) -> String {
    assert!(bytes.len() > 100_000, "{name}: only {}", bytes.len());
    let mut told = String::new();
    let held = measure(|| {
        let read = within(Duration::from_secs(8), || read(bytes.as_bytes())).unwrap();
        let account = read.account();
        assert_eq!(account.rows(), account.kept() + account.rejected());
        for fault in account.faults() {
            writeln!(told, "{fault}").unwrap();
        }
    });
    let times = held.bytes_max / bytes.len() as u64;
    assert!(times < 40, "{name}: {times} times the file is held");
    told
}

fn follow_the_money(sanction: &str) -> String {
    let company = r#"{"id":"a0","caption":"Alpha","schema":"Company","properties":{}}"#;
    let lines = format!("{company}\n{sanction}\n");
    refused("ftm", &lines, |bytes| {
        FtmJsonOptions::new(ftm::day(), READING).read(bytes)
    })
}

fn sanction(id: &str, parties: &str, programmes: &str, more: &str) -> String {
    format!(
        "{{\"id\":\"{id}\",\"schema\":\"Sanction\",\"properties\":{{\"entity\":[{parties}],\"programId\":[{programmes}]{more}}}}}"
    )
}

#[test]
fn one_sanction_lists_no_hundred_thousand_parties() {
    let parties = |most| quoted(most, |n| format!("a{n}"));
    let long = "x".repeat(450_000);
    let told = follow_the_money(&sanction(&long, &parties(50_000), "\"EU-UKR\"", ""));
    assert_eq!(told, "line 2: more than 1000 bytes in one id\n");
    let told = follow_the_money(&sanction("o-1", &parties(100_000), "\"EU-UKR\"", ""));
    assert_eq!(
        told,
        "line 2: more than 100 listings by one Sanction; expected fewer: no list has so many in one place\n"
    );
    let programmes = quoted(60_000, |n| format!("EU-A{n}"));
    let told = follow_the_money(&sanction("o-1", "\"a0\"", &programmes, ""));
    assert!(told.contains("more than 100 listings by one"), "{told}");
    let told = follow_the_money(&sanction("o-1", "\"a0\"", &format!("\"EU-{long}\""), ""));
    assert_eq!(told, "line 2: more than 1000 bytes in one tag\n");
    // What it says beside them is shared.
    let provisions = format!(",\"provisions\":[\"{long}\"]");
    let told = follow_the_money(&sanction("o-1", &parties(100), "\"EU-UKR\"", &provisions));
    assert_eq!(told, "");
}

#[test]
fn a_party_of_two_thousand_listings_is_rejected() {
    let company = r#"{"id":"a","caption":"Alpha","schema":"Company","properties":{}}"#;
    let lines = each(2000, |n| {
        sanction(&format!("o-{n}"), "\"a\"", "\"EU-UKR\"", "") + "\n"
    });
    let told = refused("ftm", &format!("{company}\n{lines}"), |bytes| {
        FtmJsonOptions::new(ftm::day(), READING).read(bytes)
    });
    assert_eq!(
        told,
        "line 1: more than 1000 listings; expected fewer: no list has so many in one place\n"
    );
}

#[test]
fn swiss_sets_times_spells_are_rejected() {
    let seco = |key: &str, spells: u32| {
        let sets = each(4000, |n| {
            format!("<sanctions-set ssid=\"{n}\" lang=\"eng\">Financial sanctions</sanctions-set>")
        });
        let ids = each(4000, |n| format!("{n} "));
        let change = |kind: &str, day: u32| {
            format!(
                "<modification modification-type=\"{kind}\" effective-date=\"{}-01-{:02}\"/>",
                1200 + day / 28,
                1 + day % 28
            )
        };
        let spells = each(spells, |n| {
            change("listed", 2 * n) + &change("de-listed", 2 * n + 1)
        });
        let list = format!(
            "<swiss-sanctions-list date=\"2026-08-27\"><sanctions-program ssid=\"1\"><program-key lang=\"eng\">{key}</program-key>{sets}</sanctions-program><target ssid=\"7\" sanctions-set-id=\"{ids}\"><entity/>{spells}</target></swiss-sanctions-list>"
        );
        refused("seco", &list, |bytes| {
            SecoXmlOptions::new(ListDay::InFile, READING).read(bytes)
        })
    };
    let told = seco("Belarus", 4000);
    assert!(told.contains("more than 1000 listings; expected"), "{told}");
    let told = seco(&"x".repeat(500_000), 1);
    assert!(told.contains("more than 1000 bytes in one tag"), "{told}");
}

#[test]
fn a_row_of_a_hundred_thousand_programmes_is_rejected() {
    let many = each(60_000, |n| format!("T{n}; "));
    let pair = file("csl_pair.csv");
    let header = pair.lines().next().unwrap();
    let row = format!(
        "zz1,Specially Designated Nationals (SDN) - Treasury Department,77,,{many},Alpha,,,Vol. {},2022-01-01{}",
        "9".repeat(400_000),
        ",".repeat(19)
    );
    let told = refused("csl", &format!("{header}\n{row}\n"), |bytes| {
        CslCsvOptions::new(ofac::day(), READING).read(bytes)
    });
    assert!(told.contains("name of an act"), "{told}");
    let row = row.replace(&"9".repeat(400_000), "9");
    let told = refused("csl", &format!("{header}\n{row}\n"), |bytes| {
        CslCsvOptions::new(ofac::day(), READING).read(bytes)
    });
    assert!(told.contains("more than 1000 listings"), "{told}");
    let many = each(100_000, |n| format!("T{n}] ["));
    let row = format!("9,\"ALPHA\",-0- ,\"{many}IRAN\"{}\n", ",-0- ".repeat(8));
    let told = refused("ofac", &row, |bytes| {
        OfacCsvOptions::new(OfacList::Sdn, ofac::day(), READING).read(OfacCsvFiles::new(bytes))
    });
    assert!(told.contains("more than 1000 listings"), "{told}");
}

#[test]
fn an_entry_of_many_acts_or_changes_is_rejected() {
    let acts = each(4000, |n| {
        let day = format!("{}-01-{:02}", 2000 + n / 28 % 20, 1 + n % 28);
        format!(
            "<regulation regulationType=\"regulation\" publicationDate=\"{day}\" programme=\"P{n}\"/>"
        )
    });
    let list = format!(
        "<export xmlns=\"http://eu.europa.ec/fpi/fsd/export\" generationDate=\"2026-08-05T16:47:04.449+02:00\"><sanctionEntity euReferenceNumber=\"EU.1.1\" designationDate=\"2024-02-23\">{acts}<subjectType code=\"enterprise\"/><nameAlias wholeName=\"Alpha\"/></sanctionEntity></export>"
    );
    let told = refused("eu", &list, |bytes| {
        EuXmlOptions::new(ListDay::InFile, READING).read(bytes)
    });
    assert!(told.contains("more than 1000 listings"), "{told}");
    let updates = each(8000, |_| "<VALUE>2019-05-01</VALUE>".into());
    let list = format!(
        "<CONSOLIDATED_LIST dateGenerated=\"2026-02-27T00:00:09.554Z\"><INDIVIDUALS><INDIVIDUAL><UN_LIST_TYPE>Iran</UN_LIST_TYPE><REFERENCE_NUMBER>IRi.1</REFERENCE_NUMBER><LISTED_ON>2015-04-07</LISTED_ON><LAST_DAY_UPDATED>{updates}</LAST_DAY_UPDATED></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>"
    );
    let told = refused("un", &list, |bytes| {
        UnXmlOptions::new(ListDay::InFile, READING).read(bytes)
    });
    assert!(told.contains("more than 1000 amendments"), "{told}");
}

/// Entries of the list of all lists wait for the end of the file; what their party has is not copied to each until then.
#[test]
fn a_party_with_a_thousand_entries_is_held_once() {
    let made_up = file("ofac_made_up_advanced.xml").replace("SDN List", "Consolidated List");
    let long = format!(">ALPHA {}</NamePartValue>", "x".repeat(100_000));
    let made_up = made_up.replace(">ALPHA HK</NamePartValue>", &long);
    let begin = made_up.find("<SanctionsEntry ").unwrap();
    let end = made_up.rfind("</SanctionsEntries>").unwrap();
    let entries = each(1000, |n| {
        format!(
            "<SanctionsEntry ID=\"{n}\" ProfileID=\"36\" ListID=\"1550\"><SanctionsMeasure SanctionsTypeID=\"1\"><Comment>IRAN</Comment></SanctionsMeasure></SanctionsEntry>"
        )
    });
    let list = format!("{}{entries}{}", &made_up[..begin], &made_up[end..]);
    let told = refused("advanced", &list, |bytes| {
        OfacAdvancedXmlOptions::new(ListDay::InFile, READING).read(bytes)
    });
    assert_eq!(told, "");
}

/// Each name is told once, which is not found by comparing it with all others.
#[test]
fn an_entry_of_fifty_thousand_names_is_read_in_two_seconds() {
    let names = each(50_000, |n| format!("<nameAlias wholeName=\"Alpha {n}\"/>"));
    let list = format!(
        "<export xmlns=\"http://eu.europa.ec/fpi/fsd/export\" generationDate=\"2026-08-05T16:47:04.449+02:00\"><sanctionEntity euReferenceNumber=\"EU.1.1\">{names}<regulation programme=\"UKR\"/><subjectType code=\"enterprise\"/></sanctionEntity></export>"
    );
    let told = refused("eu", &list, |bytes| {
        let read = EuXmlOptions::new(ListDay::InFile, READING).read(bytes)?;
        assert_eq!(read.parts().targets[0].aliases().count(), 49_999);
        Ok(read)
    });
    assert_eq!(told, "");
    let sheet = file("eu.csv");
    let mut lines = sheet.lines();
    let (header, row) = (lines.next().unwrap(), lines.next().unwrap());
    assert!(row.contains("MADEUP ALPHA"), "{row}");
    let rows = each(10_000, |n| {
        row.replacen("MADEUP ALPHA", &format!("MADEUP {n}"), 1) + "\n"
    });
    let told = refused("eu.csv", &format!("{header}\n{rows}"), |bytes| {
        let read = EuCsvOptions::new(ListDay::InFile, READING).read(bytes)?;
        assert_eq!(read.parts().targets[0].aliases().count(), 9_999);
        Ok(read)
    });
    assert_eq!(told, "");
}

#[test]
fn cells_of_fifty_thousand_names_are_read_in_two_seconds() {
    let countries = each(50_000, |n| format!("Utopia {n} | "));
    let uk = file("uk.xml");
    let at = uk.find("<Nationality>").unwrap() + "<Nationality>".len();
    let uk = format!("{}{countries}{}", &uk[..at], &uk[at..]);
    let told = refused("uk", &uk, |bytes| {
        UkXmlOptions::new(super::uk::day(), READING).read(bytes)
    });
    assert_eq!(told, "");
    let pair = file("csl_pair.csv");
    let header = pair.lines().next().unwrap();
    let rows = each(2, |row| {
        let names = each(50_000, |n| format!("A{row}{n}; "));
        format!(
            "zz{row},Specially Designated Nationals (SDN) - Treasury Department,77,,IRAN,Alpha,,,,2022-01-01{}{names}{}\n",
            ",".repeat(13),
            ",".repeat(6)
        )
    });
    let told = refused("csl", &format!("{header}\n{rows}"), |bytes| {
        let read = CslCsvOptions::new(ofac::day(), READING).read(bytes)?;
        assert_eq!(read.parts().targets[0].aliases().count(), 100_000);
        Ok(read)
    });
    assert_eq!(told, "");
}
