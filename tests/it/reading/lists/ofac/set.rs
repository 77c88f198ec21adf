//! The set of CSV files.

use super::super::{READING, ids, listing, path};
use super::{cons, day, expected, pair_csv, places, read_main, sdn, sdn_2021};
use interstate::State;
use interstate::read::Remark;
use interstate::read::sanctions::{ListDay, ListRead, OfacCsvFiles, OfacCsvOptions, OfacList};
use interstate::sanction::{
    Designation, Listing, Measure, PlaceBasis, Register, Target, TargetKind,
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What a set says in the words of `count_ofac.py`.
fn counted(read: &ListRead) -> Value {
    let listings = &read.parts().designations;
    let mut kinds = BTreeMap::<&str, u64>::new();
    for target in &read.parts().targets {
        let kind = match target.kind() {
            TargetKind::Person => "individual",
            TargetKind::Entity => "entity",
            TargetKind::Vessel => "vessel",
            TargetKind::Aircraft => "aircraft",
            other => panic!("{other}"),
        };
        *kinds.entry(kind).or_default() += 1;
    }
    let of_directive = |listing: &&Designation| listing.id().contains("/directive-");
    let mut tags = BTreeMap::<&str, u64>::new();
    for listing in listings.iter().filter(|l| !of_directive(l)) {
        let (_, tag) = listing.id().split_once('/').unwrap();
        *tags.entry(tag).or_default() += 1;
    }
    let mut several = BTreeMap::<&str, u64>::new();
    for listing in listings.iter().filter(|l| !of_directive(l)) {
        *several.entry(listing.target_id()).or_default() += 1;
    }
    let risk: BTreeSet<&str> = listings
        .iter()
        .filter(|listing| listing.is_exposing_third_parties())
        .map(Designation::target_id)
        .collect();
    let mut links = BTreeMap::<&str, u64>::new();
    for (_, other) in read.links() {
        *links.entry(other).or_default() += 1;
    }
    let directives = |date: &dyn Fn(&Designation) -> String| {
        let dated = listings.iter().filter(of_directive).map(|listing| {
            let number = listing.id().rsplit('-').next().unwrap();
            let party = listing.target_id().strip_prefix("ofac:").unwrap();
            (
                format!("{party} Directive {number}"),
                Value::from(date(listing)),
            )
        });
        dated.collect::<serde_json::Map<String, Value>>()
    };
    json!({
        "rows": read.account().rows(),
        "kinds": kinds,
        "tags": tags,
        "several_tags": several.values().filter(|tags| **tags > 1).count(),
        "risk": risk.len(),
        "links": links,
        "listed": directives(&|listing| listing.listing_date().to_string()),
        "effective": directives(&|listing| listing.start_date().to_string()),
    })
}

fn subset(of: &Value, like: &Value) -> Value {
    let keys = like.as_object().unwrap().keys();
    let of = of.as_object().unwrap();
    Value::Object(keys.map(|key| (key.clone(), of[key].clone())).collect())
}

#[test]
fn each_set_has_the_counts_that_another_program_finds() {
    let sets = [
        ("cons", cons()),
        ("sdn_2021", sdn_2021()),
        ("sdn_2019", sdn("ofac_sdn_2019_lf_sample.csv", None)),
        (
            "made_up",
            sdn("ofac_made_up_sdn.csv", Some("ofac_made_up_add.csv")),
        ),
        ("pair", pair_csv()),
    ];
    for (name, read) in sets {
        let account = read.account();
        assert_eq!((account.rejected(), account.kept()), (0, account.rows()));
        let counted = counted(&read);
        assert_eq!(counted, subset(&expected(name), &counted), "{name}");
        read.into_register().unwrap();
    }
}

#[test]
fn the_consolidated_sample_has_the_numbers_of_the_published_files() {
    let read = cons();
    assert_eq!(read.parts().targets.len(), 262);
    // 340 under tags, 20 under directives that the remarks of 19 entries date once the comments are joined to them.
    let listings = &read.parts().designations;
    let dated: Vec<_> = listings
        .iter()
        .filter(|listing| listing.listing_date().exact_day().is_some())
        .collect();
    assert_eq!((listings.len(), dated.len()), (360, 20));
    let parties: BTreeSet<_> = dated.iter().map(|listing| listing.target_id()).collect();
    assert_eq!(parties.len(), 19);
    // The name of this directive is cut after "Direct" in the main file, and goes on with "ive 2" in the comments.
    let cut = listing(&read, "ofac:17018#cons/RUSSIA-EO14024/directive-2");
    assert_eq!(cut.listing_date().to_string(), "2022-02-24");
    assert_eq!(cut.start_date().to_string(), "2022-03-26");
    assert_eq!(cut.measures(), Measure::TransactionBan.into());
    assert_eq!(read.account().remarked(Remark::CutText).rows(), 0);

    let sides: Vec<_> = read
        .side_files()
        .iter()
        .map(|side| {
            let account = side.account();
            let orphans = account.remarked(Remark::Orphan).rows();
            (account.rows(), account.kept(), orphans)
        })
        .collect();
    assert_eq!(sides, [(337, 337, 0), (716, 716, 0), (6, 6, 0)]);
    let names: Vec<_> = read.counts().collect();
    assert_eq!(
        names,
        [("other names", "aka", 617), ("other names", "fka", 99)]
    );
    assert_eq!(in_china_or_hong_kong(&read), 7);
}

/// How many parties have an address in China or Hong Kong.
fn in_china_or_hong_kong(read: &ListRead) -> usize {
    let is_there = |target: &&Target| {
        target.places().iter().any(|place| {
            place.basis() == PlaceBasis::Address
                && [State::CHN, State::HKG].contains(&place.state())
        })
    };
    read.parts().targets.iter().filter(is_there).count()
}

#[test]
fn the_sample_of_2021_has_parties_ships_and_aircraft() {
    let read = sdn_2021();
    assert_eq!(in_china_or_hong_kong(&read), 120);
    let flags = read.parts().targets.iter().flat_map(Target::places);
    let flags = flags.filter(|place| place.basis() == PlaceBasis::Flag);
    // Of 20 flags one is "None Identified".
    assert_eq!(flags.count(), 19);
    assert!(
        read.parts()
            .designations
            .iter()
            .all(|listing| listing.measures().contains(Measure::AssetFreeze))
    );
}

#[test]
fn remarks_without_their_comments_are_told_to_be_cut() {
    let read = OfacCsvOptions::new(OfacList::Consolidated, day(), READING)
        .read_path(path("ofac_cons_prim.csv"))
        .unwrap();
    assert_eq!(read.account().remarked(Remark::CutText).rows(), 6);
    // What is cut within a date, or before it, has no day.
    let listed = expected("cons_alone")["listed"].as_object().unwrap().len();
    let listings = read.parts().designations.iter();
    let dated = listings.filter(|listing| listing.listing_date().exact_day().is_some());
    assert_eq!(dated.count(), listed);
}

#[test]
fn the_older_vintage_ends_in_line_feeds_and_without_a_mark() {
    let text = std::fs::read(path("ofac_sdn_2019_lf_sample.csv")).unwrap();
    assert!(!text.contains(&b'\r') && !text.contains(&0x1a) && !text.ends_with(b"\n"));
    assert_eq!(read_main(&text).unwrap().account().kept(), 150);
    // The newer one has both, and neither is an entry.
    let text = std::fs::read(path("ofac_made_up_sdn.csv")).unwrap();
    assert!(text.ends_with(b"\r\n\x1a"));
    let read = read_main(&text).unwrap();
    assert_eq!(
        (read.account().rows(), read.account().bytes()),
        (3, text.len() as u64)
    );
}

#[test]
fn the_made_up_set_of_the_specification_becomes_three_targets_and_four_listings() {
    let read = sdn("ofac_made_up_sdn.csv", Some("ofac_made_up_add.csv"));
    assert_eq!(
        ids(&read),
        [
            "ofac:9000001#sdn/RUSSIA-EO14024",
            "ofac:9000001#sdn/IRAN",
            "ofac:9000002#sdn/SDGT",
            "ofac:9000003#sdn/RUSSIA-EO14024"
        ]
    );
    assert_eq!(
        places(&read, "ofac:9000001"),
        ["HKG:address", "CHN:registration_number"]
    );
    assert_eq!(places(&read, "ofac:9000002"), ["RUS:nationality"]);
    assert_eq!(places(&read, "ofac:9000003"), ["GAB:flag"]);
    let undated = read.parts().designations.iter().filter(|listing| {
        listing.listing_date().first().is_none() && listing.end().to_string() == "2026-09-14.."
    });
    assert_eq!(undated.count(), 4);
    // Remarks are about entries.
    assert_eq!(read.account().remarked(Remark::Undated).rows(), 3);
}

#[test]
fn every_country_of_the_samples_is_a_state_or_is_told_by_its_name() {
    let mut told = BTreeSet::new();
    for read in [cons(), sdn_2021()] {
        let unknown = read.account().remarked(Remark::UnknownActor);
        told.extend(unknown.examples().iter().map(|row| row.found().to_owned()));
    }
    assert_eq!(told, BTreeSet::new());
    // A region that lies in no state by this table is told, and is no place.
    let main = "36,\"MADEUP\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n";
    let add = "36,1,-0- ,\"Simferopol\",\"Region: Crimea\",-0- \r\n";
    let files = OfacCsvFiles::new(main.as_bytes()).with_addresses(add.as_bytes());
    let read = OfacCsvOptions::new(OfacList::Sdn, day(), READING)
        .read(files)
        .unwrap();
    let unknown = read.account().remarked(Remark::UnknownActor);
    assert_eq!(unknown.examples()[0].found(), "Region: Crimea");
    assert_eq!(read.account().remarked(Remark::Unplaced).rows(), 1);
}

/// Three tags of the nationals stand in the sample of all other lists, on entries that the list of the nationals has, too.
#[test]
fn a_listing_of_the_nationals_that_both_sets_have_counts_once() {
    let row = |tags: &str| {
        format!(
            "9001,\"MADEUP, Party\",individual,\"{tags}\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"nationality Iran.\"\r\n"
        )
    };
    let read = |list, day: &str, tags: &str| {
        let day = ListDay::Stated(day.parse().unwrap());
        let options = OfacCsvOptions::new(list, day, READING);
        let read = options
            .read(OfacCsvFiles::new(row(tags).as_bytes()))
            .unwrap();
        read.into_parts()
    };
    let others = read(OfacList::Consolidated, "2026-09-14", "SDGT] [NS-PLC");
    let nationals = read(OfacList::Sdn, "2026-09-14", "SDGT");
    for joined in [
        others.clone().joined(nationals.clone()),
        nationals.clone().joined(others.clone()),
    ] {
        let register = Register::new(joined).unwrap();
        let mut ids: Vec<_> = register
            .listings()
            .map(Listing::designation)
            .map(|listing| {
                format!(
                    "{} {} {}",
                    listing.id(),
                    listing.listing_date(),
                    listing.end()
                )
            })
            .collect();
        ids.sort();
        assert_eq!(
            ids,
            [
                "ofac:9001#cons/NS-PLC [..2026-09-14] 2026-09-14..",
                "ofac:9001#sdn/SDGT [..2026-09-14] 2026-09-14..",
            ]
        );
    }
    let listing = &others.designations[0];
    assert_eq!(listing.list(), Some("SDN List"));
    // Two files that say two things of one listing are no register: nothing is settled in silence.
    let mut other = nationals;
    other.designations[0] = other.designations[0].clone().with_exposed_third_parties();
    assert!(Register::new(others.joined(other)).is_err());
}
