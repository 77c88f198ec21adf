//! The lists of the Treasury of the United States: published samples, made-up files, and both forms of one list.

mod advanced;
mod broken;
mod delta;
mod set;

use super::{READING, file, path};
use interstate::Result;
use interstate::read::sanctions::{
    ListDay, ListRead, OfacAdvancedXmlOptions, OfacCsvFiles, OfacCsvOptions, OfacList,
};
use interstate::sanction::Target;
use serde_json::Value;

pub(super) fn day() -> ListDay {
    ListDay::Stated("2026-09-14".parse().unwrap())
}

/// A set of files of the corpus: the part of their names before and behind the kind of file.
fn set(list: OfacList, names: [Option<&str>; 4]) -> ListRead {
    let [main, add, alt, comments] = names.map(|name| name.map(path));
    let mut files = OfacCsvFiles::open(main.unwrap()).unwrap();
    if let Some(add) = add {
        files = files.open_addresses(add).unwrap();
    }
    if let Some(alt) = alt {
        files = files.open_other_names(alt).unwrap();
    }
    if let Some(comments) = comments {
        files = files.open_comments(comments).unwrap();
    }
    OfacCsvOptions::new(list, day(), READING)
        .read(files)
        .unwrap()
}

fn cons() -> ListRead {
    set(
        OfacList::Consolidated,
        [
            Some("ofac_cons_prim.csv"),
            Some("ofac_cons_add.csv"),
            Some("ofac_cons_alt.csv"),
            Some("ofac_cons_comments.csv"),
        ],
    )
}

fn sdn_2021() -> ListRead {
    set(
        OfacList::Sdn,
        [
            Some("ofac_sdn_2021_sample.csv"),
            Some("ofac_add_2021_sample.csv"),
            Some("ofac_alt_2021_sample.csv"),
            None,
        ],
    )
}

fn sdn(main: &str, add: Option<&str>) -> ListRead {
    set(OfacList::Sdn, [Some(main), add, None, None])
}

fn pair_csv() -> ListRead {
    set(
        OfacList::Sdn,
        [
            Some("ofac_pair_sdn.csv"),
            Some("ofac_pair_add.csv"),
            Some("ofac_pair_alt.csv"),
            Some("ofac_pair_comments.csv"),
        ],
    )
}

fn advanced(name: &str) -> ListRead {
    OfacAdvancedXmlOptions::new(ListDay::InFile, READING)
        .read_path(path(name))
        .unwrap()
}

fn read_main(main: &[u8]) -> Result<ListRead> {
    OfacCsvOptions::new(OfacList::Sdn, day(), READING).read(OfacCsvFiles::new(main))
}

fn expected(name: &str) -> Value {
    let all: Value = serde_json::from_str(&file("ofac_expected.json")).unwrap();
    all[name].clone()
}

fn target<'a>(read: &'a ListRead, id: &str) -> &'a Target {
    let mut targets = read.parts().targets.iter();
    targets.find(|target| target.id() == id).unwrap()
}

fn places(read: &ListRead, id: &str) -> Vec<String> {
    let places = target(read, id).places();
    places.iter().map(ToString::to_string).collect()
}

/// The set has no days, the advanced file has them: all else is the same.
#[test]
fn the_set_and_the_advanced_file_of_one_list_are_one_register_but_for_the_days() {
    let (csv, xml) = (pair_csv(), advanced("ofac_pair_advanced.xml"));
    let targets = |read: &ListRead| {
        let mut targets: Vec<_> = read
            .parts()
            .targets
            .iter()
            .map(|target| {
                let mut places = target.places().to_vec();
                places.sort_unstable();
                let mut numbers: Vec<_> = target
                    .identifiers()
                    .iter()
                    .map(ToString::to_string)
                    .collect();
                numbers.sort();
                let names: Vec<_> = target.aliases().map(str::to_owned).collect();
                let kind = (target.kind(), target.name().to_owned());
                (target.id().to_owned(), kind, places, names, numbers)
            })
            .collect();
        targets.sort();
        targets
    };
    assert_eq!(targets(&csv), targets(&xml));
    let ship = target(&csv, "ofac:9100003")
        .identifiers()
        .iter()
        .map(ToString::to_string);
    assert_eq!(
        ship.collect::<Vec<_>>(),
        [
            "list:ofac/9100003",
            "imo:9999993",
            "lei:00000000000000000098"
        ]
    );
    assert_eq!(
        target(&xml, "ofac:9100002").aliases().collect::<Vec<_>>(),
        ["MADEUPOV, Ivan ALIAS"]
    );
    assert_eq!(csv.parts().regimes, xml.parts().regimes);
    let listings = |read: &ListRead| {
        let mut listings: Vec<_> = read
            .parts()
            .designations
            .iter()
            .map(|l| {
                let told = (l.list().map(str::to_owned), l.is_exposing_third_parties());
                (
                    l.id().to_owned(),
                    l.target_id().to_owned(),
                    l.regime_id().to_owned(),
                    l.measures().to_string(),
                    told,
                )
            })
            .collect();
        listings.sort();
        listings
    };
    assert_eq!(listings(&csv), listings(&xml));
    // But for the directives, whose days the remarks of the set tell, too.
    for listing in &csv.parts().designations {
        let other = super::listing(&xml, listing.id());
        if listing.id().contains("/directive-") {
            assert_eq!(listing.listing_date(), other.listing_date());
            assert_eq!(listing.start_date(), other.start_date());
        } else {
            assert_eq!(listing.listing_date().to_string(), "[..2026-09-14]");
            assert!(other.listing_date().first().is_some());
        }
    }
}
