//! The Consolidated Screening List of the United States: the published sample, and both forms of one made-up list.

use super::ofac::day;
use super::{READING, file, path};
use interstate::Result;
use interstate::read::sanctions::{CslCsvOptions, CslJsonOptions, ListDay, ListRead};
use interstate::read::{Defect, Remark};
use interstate::sanction::{Designation, LegalActId, ListingEnd, ListingOrigin, Measure};
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn csv(bytes: &[u8]) -> Result<ListRead> {
    CslCsvOptions::new(day(), READING).read(bytes)
}

fn json_of(bytes: &[u8]) -> Result<ListRead> {
    CslJsonOptions::new(day(), READING).read(bytes)
}

fn sample() -> ListRead {
    csv(file("us_csl_sample.csv").as_bytes()).unwrap()
}

/// The short name of a list, in the words of `count_ofac.py`.
fn short(list: &str) -> String {
    if list.contains("Military") {
        return "MEU".to_owned();
    }
    let (_, rest) = list.split_once('(').unwrap();
    rest.split_once(')')
        .unwrap()
        .0
        .trim_end_matches(" List")
        .to_owned()
}

/// By its entry the first listing: an entry of the Treasury is one for each programme.
fn entries(read: &ListRead) -> Vec<&Designation> {
    let mut seen = std::collections::BTreeSet::new();
    let listings = read.parts().designations.iter();
    listings
        .filter(|listing| seen.insert(listing.source().unwrap().to_string()))
        .collect()
}

fn counted(read: &ListRead) -> Value {
    let entries = entries(read);
    let mut sources = BTreeMap::<String, u64>::new();
    let mut dated = BTreeMap::<String, u64>::new();
    let (mut ends, mut mirrors) = (Vec::new(), 0);
    for listing in &entries {
        let source = short(listing.list().unwrap());
        if listing.listing_date().first().is_some() {
            *dated.entry(source.clone()).or_default() += 1;
        }
        *sources.entry(source).or_default() += 1;
        if let ListingEnd::On(end, _) = listing.end() {
            ends.push(end.to_string());
        }
        mirrors += u64::from(matches!(listing.origin(), ListingOrigin::Mirrors(_)));
    }
    ends.sort();
    json!({
        "rows": read.account().rows(),
        "sources": sources,
        "dated": dated.values().sum::<u64>(),
        "dated_sources": dated,
        "ended": ends.len(),
        "ended_before_2026": ends.iter().filter(|end| end.as_str() < "2026").count(),
        "ends": ends,
        "mirrors": mirrors,
    })
}

#[test]
fn each_file_has_the_counts_that_another_program_finds() {
    let all: Value = serde_json::from_str(&file("ofac_expected.json")).unwrap();
    let pair = json_of(file("csl_pair.json").as_bytes()).unwrap();
    for (key, read) in [
        ("csl", sample()),
        (
            "csl_pair_csv",
            csv(file("csl_pair.csv").as_bytes()).unwrap(),
        ),
        ("csl_pair_json", pair),
    ] {
        assert_eq!(read.account().rejected(), 0, "{}", read.account());
        for (what, found) in counted(&read).as_object().unwrap() {
            assert_eq!(found, &all[key][what], "{key} {what}");
        }
        let notices = all[key]["notices"].as_array().unwrap().len() as u64;
        let told = read
            .counts()
            .find(|(_, kind, _)| *kind == "by volume and page");
        assert_eq!(told.unwrap().2, notices);
        read.into_register().unwrap();
    }
}

#[test]
fn the_sample_has_115_entries_of_nine_lists() {
    let read = sample();
    assert_eq!(
        counted(&read),
        json!({
            "rows": 115,
            "sources": {"SDN": 28, "SSI": 26, "EL": 22, "PLC": 13, "DTC": 10, "DPL": 8, "UVL": 4, "ISN": 3, "CAP": 1},
            "dated": 33,
            "dated_sources": {"EL": 22, "DPL": 8, "ISN": 3},
            "ended": 7,
            "ended_before_2026": 4,
            "ends": ["2019-12-03", "2019-12-03", "2020-10-13", "2022-01-27", "2026-10-13", "2056-06-29", "2056-06-29"],
            "mirrors": 68,
        })
    );
    // One party in five rows, listed on four days in five places of two states.
    let party = read
        .parts()
        .targets
        .iter()
        .find(|target| target.name() == "Gunther Migeotte")
        .unwrap();
    let listings = read
        .parts()
        .designations
        .iter()
        .filter(|l| l.target_id() == party.id());
    assert_eq!(listings.count(), 5);
    let places: Vec<_> = party.places().iter().map(ToString::to_string).collect();
    assert_eq!(places, ["ZAF:address", "NOR:address"]);
    assert_eq!(read.account().remarked(Remark::Mojibake).rows(), 1);
}

#[test]
fn an_end_in_the_future_is_open_today() {
    let read = sample();
    let register = read.into_register().unwrap();
    let later = register.listings().map(|l| l.designation().clone());
    let later = later.filter(|l| l.end().to_string() == "2056-06-29 expired");
    let today = "2026-09-14".parse().unwrap();
    let stands: Vec<_> = later.map(|l| l.in_force_on(today)).collect();
    assert_eq!(stands, [interstate::Truth::Yes, interstate::Truth::Yes]);
}

#[test]
fn the_act_is_the_earliest_of_the_notices() {
    let read = sample();
    let act = |name: &str| {
        let target = read
            .parts()
            .targets
            .iter()
            .find(|target| target.name() == name)
            .unwrap();
        let listing = read
            .parts()
            .designations
            .iter()
            .find(|l| l.target_id() == target.id())
            .unwrap();
        listing.act().unwrap().to_string()
    };
    assert_eq!(act("54th Research Institute of China"), "fr:66/24266");
    assert_eq!(act("ABDULAH AL NASSER"), "fr:67/10890");
    assert_eq!(act("ADT ANALOG AND DIGITAL TECHNIK"), "fr:46/19290");
    assert_eq!(
        act("183rd Guard Air Defense Missile Regiment"),
        "other:Federal Register, vol. 83, no. 91"
    );
    assert_eq!(
        LegalActId::FederalRegister(66, 24266).to_string(),
        "fr:66/24266"
    );
}

#[test]
fn the_table_and_the_json_of_one_list_are_one_register() {
    let table = csv(file("csl_pair.csv").as_bytes()).unwrap();
    let json = json_of(file("csl_pair.json").as_bytes()).unwrap();
    assert_eq!(table.parts().targets, json.parts().targets);
    assert_eq!(table.parts().regimes, json.parts().regimes);
    let without_source = |read: &ListRead| -> Vec<Designation> {
        let listings = read.parts().designations.iter().cloned();
        listings.map(|listing| listing.with_source("")).collect()
    };
    assert_eq!(without_source(&table), without_source(&json));
    let ids: Vec<_> = super::ids(&json)
        .into_iter()
        .filter(|id| id.contains('#'))
        .collect();
    assert_eq!(
        ids,
        [
            "csl:9100001#sdn/RUSSIA-EO14024",
            "csl:9100001#sdn/IRAN",
            "csl:9100003#sdn/RUSSIA-EO14024",
            "csl:9100002#sdn/SDGT"
        ]
    );
    let first = super::listing(&json, "csl:9100001#sdn/IRAN");
    assert!(first.is_exposing_third_parties());
    assert_eq!(first.measures(), Measure::AssetFreeze.into());
    let issuers: std::collections::BTreeSet<_> = json
        .parts()
        .regimes
        .iter()
        .map(|regime| regime.issuer().to_string())
        .collect();
    assert_eq!(
        issuers.into_iter().collect::<Vec<_>>(),
        ["USA/bis", "USA/ofac", "USA/state_department"]
    );
    // Without the file's own numbers each entry is the same.
    let file = file("csl_pair.csv");
    let without = file.lines().map(|line| line.split_once(',').unwrap().1);
    let older = without.collect::<Vec<_>>().join(
        "
",
    );
    assert_eq!(csv(older.as_bytes()).unwrap().parts(), table.parts());
}

#[test]
fn a_column_that_must_be_there_refuses_the_file_and_another_is_remarked() {
    let file = file("csl_pair.csv");
    let refused = csv(file.replacen("start_date", "begin", 1).as_bytes()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "line 1: column \"start_date\" is missing"
    );
    let refused = csv(file.replacen("remarks", "start_date", 1).as_bytes()).unwrap_err();
    assert!(refused.to_string().contains("column \""), "{refused}");
    let read = csv(file.replacen("title", "job", 1).as_bytes()).unwrap();
    let unknown = read.account().remarked(Remark::UnknownColumn);
    assert_eq!(unknown.examples()[0].found(), "job");
    // A column more in every row, at the front.
    let wider = format!("x,{}", file.trim_end().replace('\n', "\nx,"));
    assert_eq!(
        csv(wider.as_bytes()).unwrap().parts().targets,
        csv(file.as_bytes()).unwrap().parts().targets
    );
    // A row with another number of cells than the header.
    let shifted = file.replacen("aa04,", "aa04,,", 1);
    let read = csv(shifted.as_bytes()).unwrap();
    assert_eq!(read.account().rejected_for(Defect::ColumnCount).rows(), 1);
}

#[test]
fn what_cannot_be_read_is_rejected_with_its_line() {
    let table = file("csl_pair.csv");
    let json = file("csl_pair.json");
    for (found, other) in [
        ("2018-04-30", "2018-30-04"),
        ("Entity List (EL)", "Entity List"),
        ("Individual", "Robot"),
    ] {
        for (read, line) in [
            (csv(table.replace(found, other).as_bytes()).unwrap(), true),
            (
                json_of(json.replace(found, other).as_bytes()).unwrap(),
                false,
            ),
        ] {
            assert_eq!(read.account().rejected(), 1, "{found} {}", read.account());
            let fault = &read.account().faults()[0];
            assert!(fault.to_string().contains(other), "{fault}");
            assert!(fault.line().unwrap() > u64::from(line));
        }
    }
    // The same row twice.
    let twice = format!("{table}{}\n", table.lines().nth(2).unwrap());
    let read = csv(twice.as_bytes()).unwrap();
    assert_eq!(
        read.account().faults()[0].to_string(),
        "line 10: entry \"bis-dpl:aa02\" stands twice; first on line 3"
    );
}

#[test]
fn letters_of_another_encoding_are_remarked_in_the_table_and_refused_in_json() {
    let latin = |name: &str| {
        let mut file = std::fs::read(path(name)).unwrap();
        let at = file.windows(4).position(|text| text == b"PERS").unwrap();
        file[at] = 0xE9;
        file
    };
    // As in the files of the Treasury letters that are no UTF-8 are read as Latin ones, and remarked.
    let table = csv(&latin("csl_pair.csv")).unwrap();
    let remark = table.account().remarked(Remark::Mojibake);
    assert_eq!((remark.rows(), remark.examples()[0].line()), (1, 3));
    let mut targets = table.parts().targets.iter();
    assert!(targets.any(|target| target.name() == "MADEUP \u{e9}ERSON"));
    match json_of(&latin("csl_pair.json")) {
        Ok(read) => assert_eq!(read.account().rejected(), 1, "{}", read.account()),
        Err(fault) => assert!(fault.line() > Some(1), "{fault}"),
    }
}

#[test]
fn another_file_is_refused_by_its_name() {
    let refused = |read: Result<ListRead>| {
        let fault = read.unwrap_err();
        assert_eq!(fault.line(), Some(1), "{fault}");
        fault.to_string()
    };
    let page = b"<!DOCTYPE html><html>";
    assert!(refused(csv(page)).contains("this is a web page"));
    assert!(refused(json_of(page)).contains("this is a web page"));
    let json = file("csl_pair.json");
    assert!(refused(csv(json.as_bytes())).contains("this is JSON; expected"));
    assert!(
        refused(json_of(file("csl_pair.csv").as_bytes())).contains("this is no JSON; expected")
    );
    assert!(refused(json_of(b"{\"total\": 0}")).contains("no \"results\" in the object"));
    assert!(refused(json_of(b"[1]")).contains("this is a list of JSON"));
    assert!(refused(json_of(b"")).contains("the file is empty"));
    let not_told = CslJsonOptions::new(ListDay::InFile, READING)
        .read(json.as_bytes())
        .unwrap_err();
    assert!(not_told.to_string().contains("does not tell its own day"));
}

#[test]
fn a_file_that_was_cut_is_refused_or_accounted_for() {
    let table = std::fs::read(path("csl_pair.csv")).unwrap();
    for end in 0..table.len() {
        match csv(&table[..end]) {
            Ok(read) => {
                let account = read.account();
                assert_eq!(account.rows(), account.kept() + account.rejected());
                assert!(account.faults().iter().all(|fault| fault.line().is_some()));
            }
            Err(fault) => assert!(fault.line().is_some(), "{end}: {fault}"),
        }
    }
    let json = std::fs::read(path("csl_pair.json")).unwrap();
    let whole = json.trim_ascii_end().len();
    for end in 0..whole {
        let fault = json_of(&json[..end]).unwrap_err();
        assert!(fault.line().is_some(), "{end}: {fault}");
    }
}

#[test]
fn an_element_of_ten_megabytes_or_ten_thousand_lists_deep_is_refused() {
    let long = format!(
        "{{\"results\": [{{\"source\": \"{}\"}}]}}",
        "x".repeat(10 << 20)
    );
    let refused = json_of(long.as_bytes()).unwrap_err();
    assert!(
        refused
            .to_string()
            .contains("more than 1048576 bytes in one element"),
        "{refused}"
    );
    let deep = format!("{{\"results\": [{}", "[".repeat(10_000));
    let refused = json_of(deep.as_bytes()).unwrap_err();
    assert!(refused.to_string().contains("recursion limit"), "{refused}");
    let row = format!("{}{}\n", file("csl_pair.csv"), "x".repeat(10 << 20));
    assert_eq!(csv(row.as_bytes()).unwrap().account().rejected(), 1);
    let empty = json_of(b"{\"results\": []}").unwrap();
    assert_eq!(empty.account().remarked(Remark::NoRows).rows(), 1);
}
