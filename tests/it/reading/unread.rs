//! Rows that could not be read travel with the ledger: their number is in it, in its files, and in what is made of it.

use interstate::dedup::{self, Repeats, SameMatter};
use interstate::read::json_lines::{self, JsonLinesOptions};
use interstate::read::ledger::{self, LedgerOptions};
use interstate::{Coverage, Ledger, Unread};
use proptest::prelude::*;

const ONE_OF_THREE: &str = "# coverage: 2021-01-01..2023-01-01 full\nid,start,kind,parties\n\
    a,2021-05,call,CHN;RUS\nb,late 2021,call,CHN;RUS\nc,2022-05-01,call,CHN;RUS\n";

fn of_csv(file: &str) -> Ledger {
    LedgerOptions::new().read(file.as_bytes()).unwrap().ledger
}

fn to_csv(ledger: &Ledger) -> String {
    let mut file = Vec::new();
    ledger::write(ledger, &mut file).unwrap();
    String::from_utf8(file).unwrap()
}

fn to_json_lines(ledger: &Ledger) -> String {
    let mut file = Vec::new();
    json_lines::write(ledger, &mut file).unwrap();
    String::from_utf8(file).unwrap()
}

#[test]
fn a_ledger_knows_how_many_rows_it_lacks() {
    let read = LedgerOptions::new().read(ONE_OF_THREE.as_bytes()).unwrap();
    assert_eq!((read.account.rows(), read.ledger.len()), (3, 2));
    assert_eq!(read.ledger.unread(), &Unread::new(1));
    assert_eq!(read.ledger.unread().to_string(), "1 row not read");
    assert_eq!(
        read.strict().unwrap_err().to_string(),
        r#"line 4, column "start": "late 2021" does not say which days are meant; write the first and the last, as in [2021-10-01..2021-12-31]"#
    );
    assert!(
        of_csv("# coverage: every day\nid,start,kind,parties\n")
            .unread()
            .is_none()
    );
}

#[test]
fn rows_that_hang_on_an_unread_row_and_rows_within_an_open_quote_are_unread_too() {
    let hanging = "# coverage: every day\nid,start,kind,parties,part_of\n\
        a,2021,call,CHN;RUS,b\nb,2021,call,CHN;RUS,c\nc,2021,cal,CHN;RUS,\nd,2021,call,CHN;RUS,\n";
    assert_eq!(of_csv(hanging).unread().rows(), 3);
    let open = "# coverage: every day\nid,start,kind,parties,title\n\
        a,2021,call,CHN;RUS,x\nb,2021,call,CHN;RUS,\"y\nc,2021,call,CHN;RUS,z\n";
    assert_eq!((of_csv(open).len(), of_csv(open).unread().rows()), (1, 1));
}

#[test]
fn a_line_of_json_that_is_not_read_is_known_by_its_number_too() {
    let file = r#"{"coverage":"every day"}
{"id":"a","kind":"call","when":"2022","parties":["CHN","RUS"]}
{"id":"b","kind":"cal","when":"2022","parties":["CHN","RUS"]}
no json
"#;
    let read = JsonLinesOptions::new().read(file.as_bytes()).unwrap();
    assert_eq!((read.ledger.len(), read.ledger.unread().rows()), (1, 2));
    assert_eq!(read.strict().unwrap_err().line(), Some(3));
}

#[test]
fn the_file_that_the_rows_stand_in_is_told_where_it_is_known() {
    let folder = std::env::temp_dir().join(format!("interstate unread {}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("my list.csv");
    std::fs::write(&path, ONE_OF_THREE).unwrap();
    let read = LedgerOptions::new().read_path(&path).unwrap();
    let strict = ledger::from_path(&path).unwrap_err();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(
        read.ledger.unread().to_string(),
        "1 row not read (1 of my list.csv)"
    );
    assert_eq!(strict.line(), Some(4));
}

#[test]
fn unread_rows_add_up_in_a_merge_whichever_way_it_goes() {
    let one = of_csv(ONE_OF_THREE);
    let other = Ledger::new([], Coverage::unlimited())
        .unwrap()
        .with_unread(&Unread::from_source(2, "b.csv"))
        .unwrap();
    let both = one.clone().merge(other.clone()).unwrap();
    assert_eq!(both.unread().to_string(), "3 rows not read (2 of b.csv)");
    assert_eq!(other.merge(one).unwrap().unread(), both.unread());
    let by_source: Vec<_> = both.unread().sources().collect();
    assert_eq!(by_source, [(None, 1), (Some("b.csv"), 2)]);
}

#[test]
fn a_sum_of_unread_rows_that_fits_no_number_is_refused() {
    let full = Ledger::new([], Coverage::unlimited())
        .unwrap()
        .with_unread(&Unread::new(u64::MAX))
        .unwrap();
    let too_many = "more than 2^64 rows that were not read";
    let refused = full.clone().with_unread(&Unread::from_source(1, "a"));
    assert_eq!(refused.unwrap_err().to_string(), too_many);
    assert_eq!(full.clone().merge(full).unwrap_err().to_string(), too_many);
    let json = format!(r#"[{{"rows":{}}},{{"rows":1,"source":"a"}}]"#, u64::MAX);
    let refused = serde_json::from_str::<Unread>(&json).unwrap_err();
    assert_eq!(refused.to_string(), too_many);
}

#[test]
fn a_ledger_without_its_repeats_lacks_the_same_rows() {
    let ledger = of_csv(ONE_OF_THREE);
    let (reduced, _) = dedup::merge_repeats(&ledger, Repeats::OneADay, SameMatter::Act).unwrap();
    assert_eq!(reduced.unread(), ledger.unread());
}

#[test]
fn a_file_says_what_it_lacks_above_its_rows() {
    let ledger = of_csv(ONE_OF_THREE)
        .with_unread(&Unread::from_source(2, "old list.csv"))
        .unwrap();
    assert_eq!(
        to_csv(&ledger).lines().take(4).collect::<Vec<_>>(),
        [
            "# coverage: 2021-01-01..2023-01-01 full",
            "# unread: 1",
            "# unread: 2 of old list.csv",
            "id,start,kind,parties"
        ]
    );
    assert_eq!(of_csv(&to_csv(&ledger)), ledger);
    assert_eq!(
        to_json_lines(&ledger).lines().next(),
        Some(
            r#"{"coverage":"2021-01-01..2023-01-01 full","unread":[{"rows":1},{"rows":2,"source":"old list.csv"}]}"#
        )
    );
    let bad = "# coverage: every day\n# unread: some\nid,start,kind,parties\n";
    assert_eq!(
        LedgerOptions::new()
            .read(bad.as_bytes())
            .unwrap_err()
            .to_string(),
        r#"line 2, column "unread": "some" is not a number of rows that were not read; write it as 3, or as 3 of list.csv"#
    );
    // A ledger that lacks nothing says nothing.
    let complete = Ledger::new([], Coverage::unlimited()).unwrap();
    assert_eq!(
        to_csv(&complete),
        "# coverage: every day\nid,start,kind,parties\n"
    );
    assert_eq!(
        serde_json::to_string(&complete).unwrap(),
        r#"{"coverage":"unlimited","rows":[]}"#
    );
}

proptest! {
    #![proptest_config(crate::common::cases(256))]

    #[test]
    fn what_a_ledger_lacks_survives_every_file(
        rows in 0..=u64::from(u32::MAX), more in 0_u64..9, source in "\\PC{0,12}|[ \n\r\t\u{feff}\u{200b}\u{85}of,;#\"]{0,12}"
    ) {
        let unread = Unread::from_source(rows, &source).merge(&Unread::new(more)).unwrap();
        let ledger = Ledger::new([], Coverage::unlimited()).unwrap().with_unread(&unread).unwrap();
        prop_assert_eq!(ledger.unread().rows(), rows + more);
        prop_assert_eq!(&of_csv(&to_csv(&ledger)), &ledger);
        let read = JsonLinesOptions::new().read(to_json_lines(&ledger).as_bytes()).unwrap();
        prop_assert_eq!(&read.strict().unwrap(), &ledger);
        let json = serde_json::to_string(&ledger).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Ledger>(&json).unwrap(), &ledger);
    }
}

#[test]
fn an_open_quote_alone_on_the_last_line_takes_no_row_with_it() {
    let file = "# coverage: every day\nid,start,kind,parties\n1,2024,call,CHN;RUS\n\"\n";
    let read = LedgerOptions::new().read(file.as_bytes()).unwrap();
    assert_eq!((read.account.rows(), read.ledger.len()), (2, 1));
    assert_eq!(
        read.strict().unwrap_err().to_string(),
        "line 4: a quote opens in this row and does not close; everything up to line 4, the end of the file, stands within it"
    );
}

#[test]
fn the_account_of_a_ledger_counts_every_fault_by_its_defect() {
    use interstate::read::{Defect, RowGroup};
    let file = "# coverage: every day\nid,start,kind,parties,part_of\n1,2024,call,CHN;RUS,\n1,2024,call,CHN;RUS,\n\
                2,2024,cal,CHN;RUS,\n3,2024,call,CHN;RUS,9\n4,2024\n5,2024-13,call,CHN;RUS,\n";
    let account = LedgerOptions::new().read(file.as_bytes()).unwrap().account;
    let found: Vec<(Defect, u64)> = account
        .defects()
        .map(|(defect, group)| (defect, RowGroup::rows(group)))
        .collect();
    let expected = [
        (Defect::ColumnCount, 1),
        (Defect::Date, 1),
        (Defect::Word, 1),
        (Defect::Id, 1),
        (Defect::Link, 1),
    ];
    assert_eq!(found, expected);
    assert_eq!(
        (account.rows(), account.kept(), account.rejected()),
        (6, 1, 5)
    );
    assert_eq!((account.bytes(), account.lines()), (file.len() as u64, 8));
    let lines: Vec<_> = account
        .faults()
        .iter()
        .map(|fault| fault.line().unwrap())
        .collect();
    assert_eq!(lines, [4, 5, 6, 7, 8]);
    assert_eq!(account.layouts().collect::<Vec<_>>(), [(5, 1)]);
    let word = &account.rejected_for(Defect::Word).examples()[0];
    assert_eq!((word.column(), word.found()), (Some("kind"), "cal"));
    assert!(account.strict().is_err());
}
