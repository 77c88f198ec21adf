//! The crate's own CSV: every bad row has a message with line, column, found and expected, and the good rows are kept.

use interstate::read::ledger::{self, LedgerColumn, LedgerOptions};
use interstate::read::{LedgerRead, ReadAccount};
use interstate::{Coverage, ErrorCategory, Interaction, InteractionKind, Period};
use std::fmt::Write;

const HEADER: &str =
    "# coverage: 2017-01-01..2026-01-01 full\nid,start,end,kind,parties,certainty,part_of,title\n";

fn read(rows: &str) -> LedgerRead {
    LedgerOptions::new()
        .read(format!("{HEADER}{rows}").as_bytes())
        .unwrap()
}

fn refusal(file: impl AsRef<[u8]>) -> String {
    LedgerOptions::new()
        .read(file.as_ref())
        .unwrap_err()
        .to_string()
}

fn messages(read: &LedgerRead) -> Vec<String> {
    read.account
        .faults()
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn each_bad_row_is_reported_with_its_place_and_the_good_rows_are_kept() {
    let found = read(concat!(
        "good-1,2022-01-18,2022-01-22,naval_exercise,CHN;RUS;IRN,confirmed,,Belt\n",
        "a,2022-01,,exercize,CHN;RUS,confirmed,,\n",
        "b,2021-02-29,,call,CHN;RUS,confirmed,,\n",
        "c,2022-01-01,2021-01-01,call,CHN;RUS,confirmed,,\n",
        "d,2022,,call,CHN;RUX,confirmed,,\n",
        "good-1,2022,,call,CHN;RUS,confirmed,,\n",
        "e,2022,,call,CHN;RUS,confirmed,nowhere,\n",
        "f,2022,,call,CHN;RUS,confirmed,,,\n",
        "g,2022,,call,CHN;RUS,confirmed\n",
        "h,2022,,call,CHN;RUS,,,\n",
        ",2022,,call,CHN;RUS,confirmed,,\n",
        "i,2022,,call,CHN;CHN,confirmed,,\n",
        "j,2022,,call,CHN:boss,confirmed,,\n",
        "k,2022,,call,\"\"\"the banks:target\",confirmed,,\n",
        "good-2,2022,,call,CHN;NAM,confirmed,good-1,NA\n",
        "l,2022,,call,CHN;RUS,confirmed,l,\n",
        "m,2022,,call,CHN;NA,confirmed,,\n",
    ));
    assert_eq!(
        messages(&found),
        [
            r#"line 4, column "kind": unknown interaction kind "exercize"; did you mean "exercise"?"#,
            r#"line 5, column "start": "2021-02-29" is no day of the calendar"#,
            r#"line 6, column "end": 2021-01-01 is before the start, 2022-01-01"#,
            r#"line 7, column "parties": unknown actor "RUX", expected a code such as CHN or EU"#,
            r#"line 8, column "id": id "good-1" stands twice; first on line 3"#,
            r#"line 9, column "part_of": "nowhere" is no id of a row that could be read"#,
            "line 10: 9 cells, expected 8 as in the header",
            "line 11: 6 cells, expected 8 as in the header",
            r#"line 12, column "certainty": the cell is empty"#,
            r#"line 13, column "id": the cell is empty"#,
            r#"line 14, column "parties": interaction "i" names CHN twice among its parties"#,
            r#"line 15, column "parties": unknown role "boss""#,
            r#"line 16, column "parties": party "\"the banks:target" opens a quote and does not close it"#,
            r#"line 18, column "part_of": "l" leads back to the row itself"#,
            r#"line 19, column "parties": unknown actor "NA", expected a code such as CHN or EU"#,
        ]
    );
    let kept: Vec<&str> = found.ledger.rows().iter().map(Interaction::id).collect();
    assert_eq!(kept, ["good-1", "good-2"]);
    assert_eq!(found.account.rows(), 17);
    assert_eq!(found.account.faults()[0].line(), Some(4));
    assert_eq!(found.account.faults()[0].column(), Some("kind"));
    assert_eq!(found.account.faults()[0].category(), ErrorCategory::Word);
}

#[test]
fn the_text_na_is_a_text_and_never_a_missing_value() {
    let found = read("x,2022,,call,NAM;RUS,confirmed,,NA\n");
    assert_eq!(found.ledger.rows()[0].title(), Some("NA"));
    assert!(found.ledger.rows()[0].takes_part(interstate::State::NAM));
}

#[test]
fn a_row_that_is_not_utf_8_is_reported_and_the_next_is_read() {
    let mut file = HEADER.as_bytes().to_vec();
    file.extend_from_slice(
        b"a,2022,,call,CHN;RUS,confirmed,,caf\xe9\nb,2022,,call,CHN;RUS,confirmed,,\n",
    );
    let found = LedgerOptions::new().read(file.as_slice()).unwrap();
    assert_eq!(
        messages(&found),
        [
            r#"line 3, column "title": not UTF-8; what Excel saves as CSV is often Windows-1252, read by with_encoding(Encoding::Windows1252)"#
        ]
    );
    assert_eq!(found.ledger.len(), 1);
}

#[test]
fn a_byte_order_mark_and_crlf_line_ends_change_nothing() {
    let rows = "a,2022,,call,CHN;RUS,confirmed,,\nb,2023,,call,CHN;RUS,bad,,\n";
    let plain = read(rows);
    let file = format!("\u{feff}{HEADER}{rows}").replace('\n', "\r\n");
    let windows = LedgerOptions::new().read(file.as_bytes()).unwrap();
    assert_eq!(windows.ledger, plain.ledger);
    assert_eq!(messages(&windows), messages(&plain));
    assert_eq!(
        messages(&windows),
        [r#"line 4, column "certainty": unknown certainty "bad""#]
    );
}

#[test]
fn a_cell_with_a_line_break_does_not_move_the_line_numbers() {
    let found =
        read("a,2022,,call,CHN;RUS,confirmed,,\"two\nlines\"\nb,2022,,bad,CHN;RUS,confirmed,,\n");
    assert_eq!(found.ledger.rows()[0].title(), Some("two\nlines"));
    assert_eq!(
        messages(&found),
        [r#"line 5, column "kind": unknown interaction kind "bad""#]
    );
}

#[test]
fn blank_lines_do_not_move_the_line_numbers() {
    let bad = |id: &str| format!("{id},2022,,bad,CHN;RUS,confirmed,,");
    let two_lines = "b,2022,,bad,CHN;RUS,confirmed,,\"two\n\nlines\"";
    let file = format!(
        "\n{}\n\n \n{two_lines}\n\n\n{}\n\n{}",
        bad("a"),
        bad("c"),
        bad("d")
    );
    for rows in [
        file.clone(),
        file.clone() + "\n",
        file.replace('\n', "\r\n"),
    ] {
        let found = read(&rows);
        let lines: Vec<_> = found
            .account
            .faults()
            .iter()
            .map(interstate::Error::line)
            .collect();
        assert_eq!(lines, [4, 7, 12, 14].map(Some), "{rows:?}");
    }
}

#[test]
fn a_row_that_hangs_on_a_bad_row_is_bad_too() {
    let found = read(
        "a,2022,,call,CHN;RUS,confirmed,b,\nb,2022,,call,CHN;RUS,confirmed,c,\nc,2022,,bad,CHN;RUS,confirmed,,\n",
    );
    assert_eq!(found.ledger.len(), 0);
    assert_eq!(
        messages(&found),
        [
            r#"line 3, column "part_of": "b" is no id of a row that could be read"#,
            r#"line 4, column "part_of": "c" is no id of a row that could be read"#,
            r#"line 5, column "kind": unknown interaction kind "bad""#,
        ]
    );
}

#[test]
fn files_that_are_no_ledger_are_refused_with_a_reason() {
    assert_eq!(refusal(""), "the file is empty; expected a header and rows");
    assert_eq!(
        refusal("\u{feff}"),
        "the file is empty; expected a header and rows"
    );
    assert_eq!(
        refusal("id,start,kind,parties\n"),
        "the file does not say what its source covers; expected a line \"# coverage: 2017-01-01..2025-01-01 full\" above the header, or a \
         coverage given to the reader"
    );
    let covered = |header: &str| format!("# coverage: every day\n{header}\n");
    assert_eq!(
        refusal(covered("id,start,kind")),
        r#"line 2: column "parties" is missing"#
    );
    assert_eq!(
        refusal(covered("id,start,kind,parties,id")),
        r#"line 2: column "id" stands twice"#
    );
    assert_eq!(
        refusal(covered("id,start,kind,parties,certianty")),
        r#"line 2: unknown column "certianty"; did you mean "certainty"?; name what it holds, or ignore it"#
    );
    assert_eq!(
        refusal("id,start\ra,2022\r"),
        "line 1: lines end in carriage returns alone; expected line feeds"
    );
    assert_eq!(
        refusal(b"\xff\xc0\x00\x01"),
        "line 1: not UTF-8; what Excel saves as CSV is often Windows-1252, read by with_encoding(Encoding::Windows1252)"
    );
    assert_eq!(
        refusal("# coverage: 2019-01-01..2018-01-01\nid\n"),
        r#"line 1, column "coverage": period ends on 2018-01-01, before it starts on 2019-01-01"#
    );
}

#[test]
fn a_folder_and_a_missing_file_are_named() {
    let folder = LedgerOptions::new()
        .read_path(crate::common::ROOT)
        .unwrap_err()
        .to_string();
    assert!(folder.ends_with(": it is a folder, not a file"), "{folder}");
    let missing = ledger::from_path("no/such/file.csv").unwrap_err();
    assert!(
        missing
            .to_string()
            .starts_with("cannot open \"no/such/file.csv\": "),
        "{missing}"
    );
    assert_eq!(missing.category(), ErrorCategory::File);
}

#[test]
fn strict_reading_stops_at_the_first_bad_row() {
    let error = read("a,2022,,call,CHN;RUS,confirmed,,\nb,2022,,bad,CHN;RUS,confirmed,,\n")
        .strict()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"line 4, column "kind": unknown interaction kind "bad""#
    );
}

#[test]
fn a_users_own_columns_and_words_are_read_as_the_crates() {
    let file = "what;who\n";
    assert_eq!(
        LedgerOptions::new()
            .with_coverage(Coverage::unlimited())
            .read(file.as_bytes())
            .unwrap_err()
            .to_string(),
        r#"line 1: unknown column "what"; name what it holds, or ignore it"#
    );
    let reader = LedgerOptions::new()
        .with_column("nr", LedgerColumn::Id)
        .with_column("von", LedgerColumn::Start)
        .with_column("art", LedgerColumn::Kind)
        .with_column("wer", LedgerColumn::Parties)
        .with_ignored("notiz")
        .with_word("Übung", "naval_exercise")
        .with_coverage(Coverage::full(Period::year(2024).unwrap()));
    let found = reader
        .read(
            "nr,von,art,wer,notiz\n7,2024-07,Übung,RUS;CHN,x\n8,2024-07,uebung,RUS;CHN,x\n"
                .as_bytes(),
        )
        .unwrap();
    assert_eq!(
        found.ledger.get("7").unwrap().kind(),
        InteractionKind::NavalExercise
    );
    assert_eq!(
        messages(&found),
        [r#"line 3, column "art": unknown interaction kind "uebung""#]
    );
}

#[test]
fn a_quote_that_does_not_close_is_reported_and_swallows_no_row_in_silence() {
    // The last cell opens a quote; as CSV has it, everything after it stands in that one cell, which has the right place in its row.
    let found = read(
        "a,2022,,call,CHN;RUS,confirmed,,\nb,2022,,call,CHN;RUS,confirmed,,\"the bridge\nc,2022,,call,CHN;RUS,confirmed,,\nd,2022,,call,CHN;RUS,confirmed,,\n",
    );
    let kept: Vec<&str> = found.ledger.rows().iter().map(Interaction::id).collect();
    assert_eq!(kept, ["a"]);
    assert_eq!(
        messages(&found),
        [
            "line 4: a quote opens in this row and does not close; everything up to line 6, the end of the file, stands within it"
        ]
    );
    assert_eq!(found.account.rows(), 2);
}

#[test]
fn quotes_within_a_cell_and_closed_quotes_are_no_fault() {
    let found = read(
        "a,2022,,call,CHN;RUS,confirmed,,a 5\" gun\nb,2022,,call,CHN;RUS,confirmed,,\"said \"\"yes\"\"\"\n",
    );
    assert_eq!(messages(&found), [""; 0]);
    assert_eq!(found.ledger.rows()[1].title(), Some("said \"yes\""));
    assert_eq!(
        read("a,2022,,call,CHN;RUS,confirmed,,\"no line end\"")
            .ledger
            .len(),
        1
    );
}

#[test]
fn a_long_chain_of_parts_is_linked_in_time_and_falls_with_its_end() {
    let long: u64 = crate::common::asked(50_000, 10_000);
    let chain = |last: &str| -> String {
        let mut rows = String::new();
        for n in 1..long {
            writeln!(rows, "r{},2022,,call,CHN;RUS,confirmed,r{n},", n - 1).unwrap();
        }
        let end = long - 1;
        rows + &format!("r{end},2022,,call,CHN;RUS,confirmed,{last},\n")
    };
    assert_eq!(read(&chain("")).ledger.len() as u64, long);
    let kept = |read: &LedgerRead| (read.ledger.len() as u64, read.ledger.unread().rows());
    let found = read(&chain("nowhere"));
    assert_eq!(kept(&found), (0, long));
    let circle = read(&chain("r7"));
    assert_eq!(kept(&circle), (0, long));
    // Of faults the first are kept.
    assert_eq!(circle.account.faults().len(), ReadAccount::FAULTS);
    assert_eq!(
        circle.account.faults()[0].to_string(),
        r#"line 3, column "part_of": "r1" is no id of a row that could be read"#
    );
    let last = format!(
        r#"line {}, column "part_of": "r{}" leads back to the row itself"#,
        ReadAccount::FAULTS + 2,
        ReadAccount::FAULTS
    );
    assert_eq!(
        circle.account.faults()[ReadAccount::FAULTS - 1].to_string(),
        last
    );
}
