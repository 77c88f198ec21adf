//! The lists of the Treasury of the United States: published samples, made-up files, and both forms of one list.

use super::{READING, file, listing, path};
use interstate::read::sanctions::{
    ListDay, ListRead, OfacAdvancedXmlOptions, OfacCsvFiles, OfacCsvOptions, OfacList,
};
use interstate::read::{Defect, Remark};
use interstate::sanction::{Designation, Measure, PlaceBasis, Target, TargetKind};
use interstate::state::{NameScope, StateMeaning};
use interstate::{Result, State};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

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
        super::ids(&read),
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
    assert!(matches!(
        NameScope::General.meaning(
            "Korea, North",
            "2026-09-14".parse::<chrono::NaiveDate>().unwrap()
        ),
        StateMeaning::State(State::PRK)
    ));
}

#[test]
fn a_day_is_stated_since_no_file_of_the_set_tells_it() {
    let options = OfacCsvOptions::new(OfacList::Sdn, ListDay::InFile, READING);
    let refused = options.read_path(path("ofac_made_up_sdn.csv")).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the set of CSV files of the Treasury of the United States (OFAC) does not tell its own day; state it by ListDay::Stated"
    );
}

const ROW: &str = "36,\"MADEUP AIR\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n";

#[test]
fn a_file_of_the_set_in_the_place_of_another_is_refused_by_its_name() {
    let read = |main: &str, add: &str| {
        let files = OfacCsvFiles::open(path(main))
            .unwrap()
            .open_addresses(path(add))
            .unwrap();
        let refused = OfacCsvOptions::new(OfacList::Sdn, day(), READING)
            .read(files)
            .unwrap_err();
        refused.to_string()
    };
    assert_eq!(
        read("ofac_made_up_sdn.csv", "ofac_made_up_sdn.csv"),
        "line 1: this is the main file of the set (12 cells a row), such as SDN.CSV; expected the file of addresses (6 cells a row), such as ADD.CSV"
    );
    assert_eq!(
        read("ofac_cons_comments.csv", "ofac_made_up_add.csv"),
        "line 1: this is the file of comments (2 cells a row), such as SDN_COMMENTS.CSV; expected the main file of the set (12 cells a row), such as SDN.CSV"
    );
    let refused = |main: &[u8]| read_main(main).unwrap_err().to_string();
    assert_eq!(
        refused(b"\n<!DOCTYPE html><html>"),
        "line 1: this is a web page; expected the main file of the set (12 cells a row), such as SDN.CSV: a server that cannot give its file often answers with a page"
    );
    assert!(refused(b"{\"results\": []}").contains("this is JSON; expected the main file"));
    assert!(refused(b"\xFF\xFE3\x006\x00").contains("\"UTF-16\"; expected UTF-8"));
}

#[test]
fn a_row_that_cannot_be_read_is_rejected_with_its_line() {
    let file = format!(
        "{ROW}36,\"AGAIN\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\
         x7,\"A\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\
         38,\"A\",\"ship\",\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\
         39,\"A\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\
         40,\"A\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\
         41,-0- ,-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\x1a"
    );
    let read = read_main(file.as_bytes()).unwrap();
    let account = read.account();
    assert_eq!(
        (account.rows(), account.kept(), account.rejected()),
        (7, 2, 5)
    );
    let faults: Vec<_> = account.faults().iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "line 2: entry \"36\" stands twice; first on line 1",
            "line 3, column \"ent_num\": \"x7\" is not a whole number",
            "line 4, column \"type\": \"ship\"; expected individual, entity, vessel or aircraft",
            "line 5: entry \"39\" names no listing",
            "line 6: 11 cells; expected 12",
        ]
    );
    assert_eq!(account.rejected_for(Defect::ColumnCount).rows(), 1);
    assert_eq!(account.remarked(Remark::NoName).rows(), 1);
}

#[test]
fn a_set_cut_at_any_byte_is_accounted_for() {
    let whole = std::fs::read(path("ofac_made_up_sdn.csv")).unwrap();
    let cons = std::fs::read(path("ofac_cons_prim.csv")).unwrap();
    let ends = (0..whole.len()).map(|end| &whole[..end]);
    for cut in ends.chain((0..8000).step_by(97).map(|end| &cons[..end])) {
        let read = match read_main(cut) {
            Ok(read) => read,
            // Cut within its first row it has as few cells as another file of the set.
            Err(fault) => {
                let message = fault.to_string();
                assert!(
                    message.starts_with("line 1: this is the file of "),
                    "{message}"
                );
                assert!(!cut.contains(&b'\n'));
                continue;
            }
        };
        let account = read.account();
        assert_eq!(account.rows(), account.kept() + account.rejected());
        assert!(account.faults().iter().all(|fault| fault.line().is_some()));
        assert_eq!(account.bytes(), cut.len() as u64);
    }
}

#[test]
fn letters_and_lines_that_no_published_file_has_break_nothing() {
    // Latin letters of an older vintage are kept and remarked.
    let latin = ROW
        .replace("AIR", "A\u{c9}RIEN")
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).unwrap())
        .collect::<Vec<_>>();
    let read = read_main(&latin).unwrap();
    assert_eq!(read.parts().targets[0].name(), "MADEUP A\u{c9}RIEN");
    assert_eq!(read.account().remarked(Remark::Mojibake).rows(), 1);
    // 10 MB in one line, within quotes and without.
    for long in [
        format!("36,\"{}\"\r\n", "x".repeat(10 << 20)),
        format!("{}\r\n", "x".repeat(10 << 20)),
    ] {
        let read = read_main(format!("{ROW}{long}").as_bytes()).unwrap();
        assert_eq!((read.account().kept(), read.account().rejected()), (1, 1));
    }
    let empty = read_main(b"\x1a").unwrap();
    assert_eq!(empty.account().remarked(Remark::NoRows).rows(), 1);
    // A column put in or left out is told for each row.
    let file = file("ofac_made_up_sdn.csv");
    for broken in [
        file.replace("\r\n", ",x\r\n"),
        file.replace(",-0- \r\n", "\r\n")
            .replace(".\"\r\n", ".\",\r\n"),
    ] {
        let read = read_main(broken.as_bytes()).unwrap();
        assert_eq!(read.account().rejected_for(Defect::ColumnCount).rows(), 3);
    }
}

#[test]
fn a_row_beside_without_its_entry_is_an_orphan() {
    let add = "36,1,-0- ,\"Havana\",\"Cuba\",-0- \r\n37,2,-0- ,-0- ,\"Cuba\",-0- \r\nx,2,-0- ,-0- ,\"Cuba\",-0- \r\n";
    let comments = "36,\" of the first\"\r\n99,\"of nobody\"\r\n\x1a";
    let files = OfacCsvFiles::new(ROW.as_bytes())
        .with_addresses(add.as_bytes())
        .with_comments(comments.as_bytes());
    let read = OfacCsvOptions::new(OfacList::Sdn, day(), READING)
        .read(files)
        .unwrap();
    let [addresses, comments] = read.side_files() else {
        panic!()
    };
    assert!(addresses.name().starts_with("the file of addresses"));
    let orphan = addresses.account().remarked(Remark::Orphan);
    assert_eq!((orphan.rows(), orphan.examples()[0].line()), (1, 2));
    assert_eq!(addresses.account().rejected(), 1);
    assert_eq!(
        comments.account().remarked(Remark::Orphan).examples()[0].found(),
        "99"
    );
    assert_eq!(read.account().rows(), 1);
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
        super::ids(&read),
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
        super::ids(&read),
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
