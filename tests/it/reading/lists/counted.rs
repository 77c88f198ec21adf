//! Each made-up list has the counts that `count_lists.py` finds in it with the readers of Python's library.

use super::{READING, path};
use interstate::Result;
use interstate::read::sanctions::{
    ConListOptions, EuCsvOptions, EuXmlOptions, FtmJsonOptions, ListDay, ListRead, SecoXmlOptions,
    UkCsvOptions, UkXmlOptions, UnXmlOptions,
};
use interstate::sanction::{CountOf, Listing, ListingEnd, ListingFilter, ListingOrigin, Target};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Reads a made-up list by its name.
fn read(name: &str) -> Result<ListRead> {
    match name {
        "seco.xml" => SecoXmlOptions::new(ListDay::InFile, READING).read_path(path(name)),
        "un.xml" => UnXmlOptions::new(ListDay::InFile, READING).read_path(path(name)),
        "eu.csv" => EuCsvOptions::new(ListDay::InFile, READING).read_path(path(name)),
        "eu.xml" => EuXmlOptions::new(ListDay::InFile, READING).read_path(path(name)),
        "uk.csv" => UkCsvOptions::new(ListDay::InFile, READING).read_path(path(name)),
        "uk.xml" => UkXmlOptions::new(super::uk::day(), READING).read_path(path(name)),
        "conlist.csv" => ConListOptions::new(ListDay::InFile, READING).read_path(path(name)),
        "ftm.json" => FtmJsonOptions::new(super::ftm::day(), READING).read_path(path(name)),
        other => panic!("{other} is in expected.json, and no reader of it stands here"),
    }
}

fn counts<'a>(read: ListRead, days: impl Iterator<Item = &'a String>) -> Value {
    let (day, entries) = (read.day(), read.account().rows());
    assert_eq!(read.account().rejected(), 0, "{}", read.account());
    let register = read.into_register().unwrap();
    let listings: Vec<_> = register.listings().map(Listing::designation).collect();
    let mut kinds = BTreeMap::<String, u64>::new();
    for target in register.targets() {
        *kinds.entry(target.kind().to_string()).or_default() += 1;
    }
    let stock = days.map(|day| {
        let on = day.parse().unwrap();
        let stock = register.stock(&ListingFilter::new(), CountOf::Targets, &[], on);
        let count = stock.unwrap().count(&[]);
        (day.clone(), json!([count.lo(), count.hi()]))
    });
    let stock: serde_json::Map<String, Value> = stock.collect();
    let number = |holds: &dyn Fn(&interstate::sanction::Designation) -> bool| {
        listings.iter().filter(|listing| holds(listing)).count()
    };
    json!({
        "day": day.to_string(),
        "entries": entries,
        "kinds": kinds,
        "places": register.targets().iter().map(Target::places).map(<[_]>::len).sum::<usize>(),
        "listings": listings.len(),
        "on_one_day": number(&|listing| listing.listing_date().exact_day().is_some()),
        "without_beginning": number(&|listing| listing.listing_date().first().is_none()),
        "ended": number(&|listing| !matches!(listing.end(), ListingEnd::Open { .. })),
        "amendments": listings.iter().map(|listing| listing.amendments().len()).sum::<usize>(),
        "mirrors": number(&|listing| matches!(listing.origin(), ListingOrigin::Mirrors(_))),
        "stock": stock,
    })
}

#[test]
fn each_made_up_list_has_the_counts_that_another_program_finds() {
    for file in ["expected.json", "expected_eu_uk.json"] {
        let expected: serde_json::Map<String, Value> =
            serde_json::from_str(&super::file(file)).unwrap();
        for (name, expected) in &expected {
            let days = expected["stock"].as_object().unwrap().keys();
            assert_eq!(&counts(read(name).unwrap(), days), expected, "{name}");
        }
    }
}
