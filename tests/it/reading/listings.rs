//! Listings of sanctions as CSV, both directions.

use interstate::read::listings::{self, ListingColumn, ListingsOptions, ListingsRead};
use interstate::read::{Defect, ReadAccount};
use interstate::sanction::{
    Designation, Issuer, LegalActId, ListingEnd, ListingOrigin, ListingReason, Measure, Package,
    PlaceBasis, Register, RegisterParts, SanctionRegime, Target, TargetKind, facts,
};
use interstate::{Error, State};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::io::{self, Read};

fn read(file: impl AsRef<[u8]>) -> ListingsRead {
    ListingsOptions::new().read(file.as_ref()).unwrap()
}

fn faults(account: &ReadAccount) -> Vec<String> {
    account.faults().iter().map(Error::to_string).collect()
}

fn refused(file: impl AsRef<[u8]>) -> String {
    let read = ListingsOptions::new().read(file.as_ref());
    read.unwrap_err().to_string()
}

fn written(register: &Register) -> String {
    let mut file = Vec::new();
    listings::write(register, &mut file).unwrap();
    String::from_utf8(file).unwrap()
}

const SEED: &str = include_str!("../../../fuzz/seeds/listings/listings.csv");

#[test]
fn every_column_is_read() {
    let parts = read(SEED).strict().unwrap();
    let day = |text: &str| text.parse().unwrap();
    let first = Designation::new(
        "1",
        "apl",
        "EU-RUS",
        [Measure::ExportControl, Measure::AssetFreeze],
        day("2023-06-23"),
    );
    let first = first
        .unwrap()
        .with_end("2026-07-17..".parse().unwrap())
        .unwrap()
        .with_amendment(day("2024-02"))
        .unwrap()
        .with_amendment(day("2024-06-24"))
        .unwrap()
        .with_package_id("eu-11")
        .with_act(
            "celex:32023R1214?"
                .parse::<interstate::sanction::LegalAct>()
                .unwrap(),
        )
        .with_list("Annex IV")
        .with_source("https://example.org/1");
    assert_eq!(parts.designations[0], first);
    let second = &parts.designations[1];
    assert_eq!(second.start_date(), &day("2025-08-09"));
    assert!(second.is_exposing_third_parties());
    assert_eq!(second.origin(), &ListingOrigin::Mirrors(Issuer::EU));
    assert_eq!(second.end().to_string(), "seen 2026-01-10, gone 2026-07-17");
    let firm = Target::new("apl", TargetKind::Entity, "Asia Pacific Links, Ltd").unwrap();
    let firm = firm
        .with_place(State::HKG, PlaceBasis::Address)
        .with_place(State::CHN, PlaceBasis::Registered);
    assert_eq!(parts.targets[0], firm);
    assert_eq!((parts.targets.len(), parts.designations.len()), (2, 3));
}

#[test]
fn every_fault_is_told_with_line_and_column_and_the_good_rows_are_kept() {
    let header = "id,entity,program,provisions,listing_date,start_date,end_date,amended,exposes_third_parties,act,origin,places,schema,name\n";
    let rows = [
        ",f,R,asset_freeze,2023,,,,,,,,entity,F",
        "2,f,R,,2023,,,,,,,,entity,F",
        "3,f,R,freeze,2023,,,,,,,,entity,F",
        "4,f,R,asset_freeze;,2023,,,,,,,,entity,F",
        "5,f,R,asset_freeze,2023-13,,,,,,,,entity,F",
        "6,f,R,asset_freeze,2023,x,,,,,,,entity,F",
        "7,f,R,asset_freeze,2023,,delisted 2025-05-20,,,,,,entity,F",
        "8,f,R,asset_freeze,2023,,2022 delisted,,,,,,entity,F",
        "9,f,R,asset_freeze,2023,,,2022,,,,,entity,F",
        "10,f,R,asset_freeze,2023,,,,true,,,,entity,F",
        "11,f,R,asset_freeze,2023,,,,,2025/395,,,entity,F",
        "12,f,R,asset_freeze,2023,,,,,,ours,,entity,F",
        "13,f,R,asset_freeze,2023,,,,,,,HKG,entity,F",
        "14,f,R,asset_freeze,2023,,,,,,,,firm,F",
        "15,f,R,asset_freeze,2023,,,,,,,,entity,",
        "16,f,R,asset_freeze,2023",
        "17,f,R,asset_freeze,2023,,,,,,,,entity,F",
        "17,f,R,asset_freeze,2023,,,,,,,,entity,F",
        "18,f,R,asset_freeze,2023,,,,,,,,entity,G",
        "1\u{200b}9,f,R,asset_freeze,2023,,,,,,,,entity,F",
    ];
    let read = read(format!("{header}{}\n", rows.join("\n")));
    assert_eq!(
        faults(&read.account),
        [
            "line 2, column \"id\": the cell is empty",
            "line 3, column \"provisions\": the cell is empty",
            "line 4, column \"provisions\": unknown sanctions measure \"freeze\"",
            "line 5, column \"provisions\": nothing stands beside a semicolon; expected something on each side",
            "line 6, column \"listing_date\": month 13 is outside 1..=12",
            "line 7, column \"start_date\": \"x\" is not a date; write it as 2022, 2022-02, 2022-02-24 or [2022-02-20..2022-03-05]",
            "line 8, column \"end_date\": \"delisted 2025-05-20\" is not a listing's end; write it as \"2026-07-17..\", \"2025-03-14 delisted\", \"gone 2026-07-17\", \"seen 2026-01-10, gone 2026-07-17\" or \"unknown\"",
            "line 9, column \"end_date\": designation \"8\" ends on 2022 delisted, before it is listed, 2023",
            "line 10, column \"amended\": designation \"9\" is amended on 2022, before it is listed, 2023",
            "line 11, column \"exposes_third_parties\": \"true\" is neither \"yes\" nor \"no\"",
            "line 12, column \"act\": \"2025/395\" is not a number of an act; write it as celex:32025R0395, eo:14024, uksi:2019/855, unsc:2231, decree:UKR/232/2025, fr:89/12345 or other:name",
            "line 13, column \"origin\": \"ours\" is not a listing's origin; write it as autonomous, \"implements unsc:2231\" or \"mirrors EU\"",
            "line 14, column \"places\": \"HKG\" is not a place; write it as HKG:address",
            "line 15, column \"schema\": unknown kind of target \"firm\"",
            "line 16, column \"name\": the cell is empty",
            "line 17: 5 cells, expected 14 as in the header",
            "line 19, column \"id\": id \"17\" stands twice; first on line 18",
            "line 20, column \"entity\": target \"f\" has another name, kind or place on line 18",
            "line 21, column \"id\": \"1\\u{200b}9\" holds U+200B, which nobody sees; expected text that looks different where it is different",
        ]
    );
    assert_eq!((read.account.rows(), read.account.kept()), (20, 1));
    assert_eq!(read.account.rejected_for(Defect::Missing).rows(), 4);
    assert_eq!(read.account.rejected_for(Defect::Word).rows(), 2);
    assert_eq!(read.parts.designations[0].id(), "17");
    assert_eq!(read.strict().unwrap_err().line(), Some(2));
}

#[test]
fn a_header_that_does_not_fit_is_refused() {
    assert_eq!(refused(""), "the file is empty; expected a header and rows");
    assert_eq!(
        refused(" \n\n"),
        "the file is empty; expected a header and rows"
    );
    assert_eq!(
        refused("id,entity,program,provisions\n"),
        "line 1: column \"listing_date\" is missing"
    );
    assert_eq!(
        refused("\nid,entity,program,provisions,listing_date,id\n"),
        "line 2: column \"id\" stands twice"
    );
    assert_eq!(
        refused("id,entity,program,provisions,listing_date,listdate\n"),
        "line 1: unknown column \"listdate\"; name what it holds, or ignore it"
    );
    let given = ListingsOptions::new().with_constant(ListingColumn::Program, "EU-RUS");
    let file = "id,entity,program,provisions,listing_date\n1,f,R,asset_freeze,2023\n";
    assert_eq!(
        given.read(file.as_bytes()).unwrap_err().to_string(),
        "line 1: column \"program\" stands twice"
    );
    assert_eq!(
        refused("id,start,kind,parties\n1,2024,call,CHN;RUS\n"),
        "line 1: this is a ledger: a row for each interaction, 4 columns; expected listings of sanctions: a row for each listing, columns \
         between commas, with id, entity, program, provisions and listing_date among them; read it by read::ledger::LedgerOptions"
    );
}

#[test]
fn the_shipped_register_is_written_and_read_again() {
    let register = facts::register().unwrap();
    let file = written(&register);
    assert_eq!(
        file.lines().next().unwrap(),
        "id,entity,program,provisions,listing_date,start_date,end_date,package,act,reasons,list,source,name,schema,places"
    );
    let parts = register.into_parts();
    let again = read(&file).strict().unwrap();
    let register = Register::new(
        again
            .with_regimes(parts.regimes.clone())
            .with_packages(parts.packages.clone()),
    );
    let again = register.unwrap().into_parts();
    assert_eq!(again.designations, parts.designations);
    let by_id = |targets: &[Target]| {
        let mut targets = targets.to_vec();
        targets.sort_by(|a, b| a.id().cmp(b.id()));
        targets
    };
    assert_eq!(by_id(&again.targets), by_id(&parts.targets));
}

#[test]
fn what_no_row_can_hold_is_not_written() {
    let target = |id: &str, name: &str| Target::new(id, TargetKind::Entity, name).unwrap();
    let row = Designation::new("1", "f", "R", Measure::AssetFreeze, "2023".parse().unwrap());
    let write = |targets: Vec<Target>, row: Designation| {
        let parts = RegisterParts::new()
            .with_regimes([regime()])
            .with_targets(targets)
            .with_designations([row]);
        let register = Register::new(parts).unwrap();
        let written = listings::write(&register, io::sink());
        written.unwrap_err().to_string()
    };
    let row = row.unwrap();
    let edged = Designation::new(
        " 1",
        "f",
        "R",
        Measure::AssetFreeze,
        "2023".parse().unwrap(),
    );
    assert_eq!(
        write(vec![target("f", "F")], edged.unwrap()),
        "id \" 1\" begins or ends with a blank, which no row keeps; write the register as JSON"
    );
    assert_eq!(
        write(vec![target("f", "F"), target("g", "G")], row.clone()),
        "target \"g\" stands in no listing, and a row is a listing; write the register as JSON"
    );
    assert_eq!(
        write(vec![target("f", " ")], row.clone()),
        "target \"f\" has no name; a row needs one"
    );
    let long = row.with_source("s".repeat(1 << 20));
    let refused = write(vec![target("f", "F")], long);
    assert_eq!(
        refused,
        "designation \"1\" would be a row of 1048641 bytes; a row has at most 1048576"
    );
}

/// The same bytes, one at a time.
struct OneByOne<'a>(&'a [u8]);

impl Read for OneByOne<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let one = into.len().min(1);
        self.0.read(&mut into[..one])
    }
}

#[test]
fn ends_of_lines_marks_and_quotes_of_other_programs_are_read_alike() {
    let parts = read(SEED).strict().unwrap();
    let windows = format!("\u{feff}{}", SEED.replace('\n', "\r\n"));
    assert_eq!(read(&windows).strict().unwrap(), parts);
    let sips = ListingsOptions::new().read(OneByOne(windows.as_bytes()));
    assert_eq!(sips.unwrap().strict().unwrap(), parts);
    assert_eq!(read(format!("# by hand\n{SEED}")).strict().unwrap(), parts);
    let blanks = SEED.replace('\n', "\n\n   \n");
    assert_eq!(read(&blanks).strict().unwrap(), parts);
    assert!(
        refused(SEED.replace('\n', "\r"))
            .ends_with("lines end in carriage returns alone; expected line feeds")
    );
    // A quote that does not close costs its own row and those within it, and no row before.
    let open = format!("{SEED}4,\"hb\n5,hb,x\n");
    let read = read(open);
    assert_eq!(read.parts, parts);
    assert_eq!(
        faults(&read.account),
        [
            "line 5: a quote opens in this row and does not close; everything up to line 6, the end of the file, stands within it"
        ]
    );
}

#[test]
fn a_row_of_ten_megabytes_is_told_and_the_rows_around_it_are_read() {
    let (header, rows) = SEED.split_at(SEED.find('\n').unwrap() + 1);
    let long = "x".repeat(10_000_000);
    let read = read(format!("{header}{long}\n{rows}"));
    assert_eq!(read.account.kept(), 3);
    assert_eq!(
        faults(&read.account),
        ["line 2: 10000000 bytes in one row; a row has at most 1048576"]
    );
}

#[test]
fn no_file_that_is_cut_or_has_a_mark_too_many_makes_the_reader_panic() {
    for at in 0..SEED.len() {
        for mark in [&b"\""[..], b",", b"\n", b"\xFF", b"\0"] {
            let file = [&SEED.as_bytes()[..at], mark].concat();
            if let Ok(read) = ListingsOptions::new().read(file.as_slice()) {
                assert_eq!(read.account.kept(), read.parts.designations.len() as u64);
                assert_eq!(
                    read.account.rows(),
                    read.account.kept() + read.account.faults().len() as u64
                );
            }
        }
    }
}

fn regime() -> SanctionRegime {
    SanctionRegime::new("R", Issuer::EU, "2000/2030-01-01..".parse().unwrap()).unwrap()
}

/// Words that break files, whole and in parts.
fn text() -> impl Strategy<Value = String> {
    let part = select(vec![
        "a", " ", "\"", ",", ";", "\n", "\r", "\r\n", "#", "?", "é", "\u{200b}", "\u{feff}", "id",
    ]);
    prop::collection::vec(part, 0..5).prop_map(|parts| parts.concat())
}

fn end() -> impl Strategy<Value = ListingEnd> {
    select(vec![
        "2026-07-17..",
        "2025-03-14 delisted",
        "2025-03 expired",
        "gone 2026-07-17",
        "seen 2026-01-10, gone 2026-07-17",
        "unknown",
    ])
    .prop_map(|text| text.parse().unwrap())
}

fn listing() -> impl Strategy<Value = Designation> {
    let measures = subsequence(Measure::ALL, 1..4);
    let reasons = subsequence(ListingReason::ALL, 0..3);
    let date = || {
        select(vec![
            "2023",
            "2023-06",
            "2023-06-23",
            "[2023-06-20..2023-06-23]",
        ])
    };
    let days = (
        date(),
        prop::option::of(date()),
        end(),
        prop::collection::vec(select(vec!["2024", "2025-02-03"]), 0..3),
    );
    let origin = prop_oneof![
        Just(ListingOrigin::Autonomous),
        Just(ListingOrigin::Mirrors(Issuer::EU)),
        Just(ListingOrigin::Implements(
            LegalActId::other("a; b ").unwrap()
        )),
    ];
    let texts = (text(), text(), text(), any::<bool>(), any::<bool>());
    (0..9_u8, measures, reasons, days, origin, texts).prop_map(
        |(target, measures, reasons, (listed, start, end, amended), origin, texts)| {
            let (id, list, source, exposed, package) = texts;
            let day = |text: &str| text.parse().unwrap();
            let id = format!("x{}x", id.replace(['\u{200b}', '\u{feff}'], ""));
            let row = Designation::new(id, format!("t{}", target % 3), "R", measures, day(listed));
            let mut row = row.unwrap().with_end(end).unwrap().with_reasons(reasons);
            if let Some(start) = start {
                row = row.with_start_date(day(start)).unwrap();
            }
            for amendment in amended {
                row = row.with_amendment(day(amendment)).unwrap();
            }
            if exposed {
                row = row.with_exposed_third_parties();
            }
            if package {
                row = row.with_package_id("p");
            }
            row.with_origin(origin).with_list(list).with_source(source)
        },
    )
}

proptest! {
    #![proptest_config(crate::common::cases(64))]
    #[test]
    fn what_is_written_is_read_back_equal(rows in prop::collection::vec(listing(), 1..6), names in prop::array::uniform3(text())) {
        let target = |(at, name): (usize, &String)| {
            Target::new(format!("t{at}"), TargetKind::ALL[at], format!("n{name}")).unwrap()
        };
        let targets = names.iter().enumerate().map(target).filter(|target| rows.iter().any(|row| row.target_id() == target.id()));
        let package = Package::new("p", Issuer::EU, "2022".parse().unwrap()).unwrap();
        let parts = RegisterParts::new().with_regimes([regime()]).with_packages([package]).with_targets(targets).with_designations(rows);
        // Ids that stand twice are left out.
        let (register, _) = Register::salvage(parts);
        let parts = register.clone().into_parts();
        let listed = |target: &Target| parts.designations.iter().any(|row| row.target_id() == target.id());
        prop_assume!(parts.targets.iter().all(listed));
        let again = read(written(&register)).strict().unwrap();
        prop_assert_eq!(&again.designations, &parts.designations);
        for target in &parts.targets {
            prop_assert!(again.targets.contains(target), "{:?}", target);
        }
        // And JSON says the same.
        let json = serde_json::to_string(&register).unwrap();
        prop_assert_eq!(serde_json::from_str::<Register>(&json).unwrap(), register);
    }
}
