//! What offices save: encodings, delimiters, headers that stand lower or have two rows, totals, empty rows and
//! columns. `data/own_csv/make.py` made the files and counted, without this crate, what must come out.

use super::formats::OneByOne;
use interstate::read::ledger::{LedgerColumn, LedgerOptions};
use interstate::read::{Delimiter, Encoding, LedgerRead, Remark};
use interstate::state::NameScope;
use interstate::time::ListDates;
use interstate::{Coverage, Interaction};
use std::collections::BTreeMap;
use std::fmt::Write;

const HEADER: &str = "id,start,kind,parties,title\n";

fn options() -> LedgerOptions {
    LedgerOptions::new().with_coverage(Coverage::unlimited())
}

pub(super) fn shipped(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/data/own_csv/{name}", crate::common::ROOT)).unwrap()
}

pub(super) fn expected(name: &str) -> serde_json::Value {
    let all: serde_json::Value = serde_json::from_slice(&shipped("expected.json")).unwrap();
    all[name].clone()
}

fn read(options: &LedgerOptions, file: impl AsRef<[u8]>) -> LedgerRead {
    options.read(file.as_ref()).unwrap()
}

fn refusal(options: &LedgerOptions, file: impl AsRef<[u8]>) -> String {
    options.read(file.as_ref()).unwrap_err().to_string()
}

pub(super) fn ids(read: &LedgerRead) -> Vec<&str> {
    read.ledger.rows().iter().map(Interaction::id).collect()
}

fn utf_16(text: &str, big_first: bool) -> Vec<u8> {
    let bytes = |unit: u16| {
        if big_first {
            unit.to_be_bytes()
        } else {
            unit.to_le_bytes()
        }
    };
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn a_file_that_excel_saved_is_read_by_five_words_about_its_bytes_and_gives_what_was_counted() {
    let columns = options()
        .with_row_ids("x")
        .with_column("Datum", LedgerColumn::Start)
        .with_column("Staat A", LedgerColumn::Parties)
        .with_column("Staat B", LedgerColumn::Parties)
        .with_column("Art", LedgerColumn::Kind)
        .with_column("Anzahl", LedgerColumn::Count)
        .with_column("Quelle", LedgerColumn::Source)
        .with_words_in_any_case()
        .with_dates(ListDates::DayFirst)
        .with_states(interstate::state::CodeScheme::Iso3)
        .with_names(NameScope::General);
    let file = shipped("excel.csv");
    // Each refusal names the next option.
    assert_eq!(
        refusal(&columns, &file),
        "line 1: not UTF-8; what Excel saves as CSV is often Windows-1252, read by with_encoding(Encoding::Windows1252)"
    );
    let encoded = columns.with_encoding(Encoding::Windows1252);
    assert_eq!(
        refusal(&encoded, &file),
        "line 1: no header; one that can be read stands on line 2: with_header_on_line(2) leaves what is above it"
    );
    let headed = encoded.with_header_on_line(2);
    let found = read(&headed, &file);
    assert_eq!(
        found.account.summary().to_string(),
        "41 rows: 40 kept, 1 rejected\nwhole rows: 1 fault\n  a row of totals, by \"Summe\"; with_totals_row(\"Summe\") leaves it (line 43)"
    );
    let found = read(&headed.with_totals_row("Summe"), &file);
    let expected = expected("excel.csv");
    assert_eq!(found.account.rows(), expected["rows"].as_u64().unwrap());
    assert_eq!(
        found.account.to_string(),
        "40 rows, 40 kept, 0 rejected; 2632 bytes\n  read as: windows-1252, cells by semicolon\n  left: 1 empty_row (line 44: \"\")\n  left: 1 \
         empty_columns (line 2: \"1\")\n  left: 1 above_header (line 1: \"Gemeinsame Aktivitäten – Auszug;;;;;;\")\n  left: 1 totals_row (line 43: \
         \"Summe,,,,58,,\")\n"
    );
    assert_eq!(found.account.delimiter(), Some(Delimiter::Semicolon));
    assert_eq!(found.account.header_line(), Some(2));
    let mut events: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
    for row in found.strict().unwrap().rows() {
        let year = row.when().start().to_string()[..4].to_owned();
        let kind = events.entry(row.kind().to_string()).or_default();
        *kind.entry(year).or_default() += row.count().exactly().unwrap();
    }
    assert_eq!(
        serde_json::to_value(&events).unwrap(),
        expected["events by kind and year"]
    );
}

#[test]
fn text_in_utf_16_is_refused_by_name_and_read_by_an_option() {
    let text =
        format!("{HEADER}1,2024,call,CHN;RUS,Größe 😀\r\n2,2024,call,CHN;RUS,\"two\r\nlines\"\r\n");
    let plain = read(&options(), &text).ledger;
    let utf_16_read = options().with_encoding(Encoding::Utf16);
    for big_first in [false, true] {
        for mark in ["\u{feff}", ""] {
            let file = utf_16(&format!("{mark}{text}"), big_first);
            let refused = refusal(&options(), &file);
            assert!(
                refused.starts_with("line 1: this is text in UTF-16; expected a ledger: ")
                    && refused.ends_with("LedgerOptions::with_encoding(Encoding::Utf16)"),
                "{refused}"
            );
            let found = read(&utf_16_read, &file);
            assert_eq!(
                (&found.ledger, found.account.bytes()),
                (&plain, file.len() as u64)
            );
            // However the stream is cut.
            let sipped = utf_16_read.read(OneByOne(&file)).unwrap();
            assert_eq!(sipped.ledger, plain);
        }
    }
    assert_eq!(
        refusal(&utf_16_read, &text),
        "line 1: the file starts with no mark and no letter of UTF-16; expected utf-16, as with_encoding says"
    );
}

#[test]
fn units_of_utf_16_that_are_no_letter_are_a_fault_of_their_cell_alone() {
    let mut file = utf_16(
        &format!("\u{feff}{HEADER}1,2024,call,CHN;RUS,good\n2,2024,call,CHN;RUS,x"),
        false,
    );
    // A second half without a first, a first half before a letter, and half a unit at the end.
    file.extend([0x00, 0xDC]);
    file.extend(utf_16("\n3,2024,call,CHN;RUS,", false));
    file.extend([0x3D, 0xD8]);
    file.extend(utf_16(
        "y\n4,2024,call,CHN;RUS,good\n5,2024,call,CHN;RUS,z",
        false,
    ));
    file.push(b'!');
    let found = read(&options().with_encoding(Encoding::Utf16), &file);
    assert_eq!(ids(&found), ["1", "4"]);
    assert_eq!(
        found.account.summary().to_string(),
        "5 rows: 2 kept, 3 rejected\ncolumn \"title\": 3 faults\n  bytes that stand for no letter of utf-16 ×3 (lines 3, 4, 6)"
    );
}

/// What Python 3 writes for `bytes(n for n in range(0x80, 0x100) if n not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)).decode("cp1252")`.
const WINDOWS_1252: &str = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";

#[test]
fn every_byte_of_windows_1252_is_its_letter_and_the_five_without_one_are_faults_of_their_cells() {
    let none = [0x81, 0x8D, 0x8F, 0x90, 0x9D];
    let mut file = format!("{HEADER}1,2024,call,CHN;RUS,\"").into_bytes();
    file.extend((0x80..=0xFF).filter(|byte| !none.contains(byte)));
    file.extend(b"\"\n");
    for byte in none {
        file.extend(format!("b{byte},2024,call,CHN;RUS,\u{0}\n").into_bytes());
        let cell = file.iter().rposition(|&b| b == 0).unwrap();
        file[cell] = byte;
    }
    let found = read(&options().with_encoding(Encoding::Windows1252), &file);
    assert_eq!(found.ledger.rows()[0].title(), Some(WINDOWS_1252));
    assert_eq!(
        found.account.summary().to_string(),
        "6 rows: 1 kept, 5 rejected\ncolumn \"title\": 5 faults\n  bytes that stand for no letter of windows-1252 ×5 (lines 3, 4, 5, 6, 7)"
    );
}

#[test]
fn text_in_utf_8_or_utf_16_is_not_read_as_windows_1252() {
    let western = options().with_encoding(Encoding::Windows1252);
    let text = format!("{HEADER}1,2024,call,CHN;RUS,Türkiye\n");
    let refused = |found: &str| {
        format!("line 1: the file starts as {found}; expected windows-1252, as with_encoding says")
    };
    assert_eq!(refusal(&western, &text), refused("text in UTF-8"));
    assert_eq!(
        refusal(&western, utf_16(&text, false)),
        refused("text in UTF-16")
    );
    // ASCII is both.
    assert_eq!(
        read(&western, HEADER.to_owned() + "1,2024,call,CHN;RUS,x\n")
            .ledger
            .len(),
        1
    );
}

#[test]
fn semicolons_and_tabs_between_cells_are_told_from_the_header() {
    let table = [
        ["id", "start", "kind", "parties", "title"],
        ["1", "2024-05-16", "call", "\"CHN;RUS\"", "\"a, b\tc\""],
        [
            "2",
            "2024-05-17",
            "call",
            "\"CHN;RUS\"",
            "\"said \"\"yes; no\"\"\"",
        ],
    ];
    let file = |mark: &str| -> String {
        table.iter().fold(String::new(), |mut file, row| {
            writeln!(file, "{}", row.join(mark)).unwrap();
            file
        })
    };
    let commas = read(&options(), file(","));
    assert_eq!(commas.account.delimiter(), Some(Delimiter::Comma));
    assert_eq!(commas.ledger.len(), 2);
    for (mark, delimiter) in [(";", Delimiter::Semicolon), ("\t", Delimiter::Tab)] {
        let file = file(mark);
        let found = read(&options(), &file);
        assert_eq!(found.account.delimiter(), Some(delimiter));
        assert_eq!(found.ledger, commas.ledger);
        let said = read(&options().with_delimiter(delimiter), &file);
        assert_eq!(said.ledger, commas.ledger);
        assert_eq!(
            refusal(&options().with_delimiter(Delimiter::Comma), &file),
            format!(
                "line 1: unknown column {:?}; name what it holds, or ignore it",
                table[0].join(mark)
            )
        );
        // As Excel says it above the header.
        let told = read(&options(), format!("sep={mark}\r\n{file}"));
        assert_eq!(
            (&told.ledger, told.account.header_line()),
            (&commas.ledger, Some(2))
        );
    }
    assert_eq!(
        refusal(&options(), "id,start;kind\n"),
        "line 1: the header has 2 cells by comma and by semicolon; say by with_delimiter what stands between them"
    );
    assert_eq!(
        refusal(&options(), "sep=|\nid|start\n"),
        "line 1: the line \"sep=\" above the header says \"|\"; expected a comma, a semicolon or a tab"
    );
    assert_eq!(
        refusal(
            &options().with_delimiter(Delimiter::Tab),
            "sep=;\nid;start\n"
        ),
        "line 2: the file says semicolon by its line \"sep=\"; expected tab, as with_delimiter says"
    );
}

#[test]
fn a_header_below_a_title_is_named_by_its_line_and_read_by_an_option() {
    let rows = "id;start;kind;parties\n1;2024;call;\"CHN;RUS\"\n";
    // A title may have marks of its own.
    for title in [
        "Calls, visits, meetings, talks",
        "Calls; 2024, corrected",
        "Calls",
    ] {
        let file = format!("{title}\n\n# coverage: every day\n{rows}");
        let plain = LedgerOptions::new();
        assert_eq!(
            refusal(&plain.clone().with_coverage(Coverage::unlimited()), &file),
            "line 1: no header; one that can be read stands on line 4: with_header_on_line(4) leaves what is above it"
        );
        let found = read(&plain.with_header_on_line(4), &file);
        assert_eq!(
            (
                found.ledger.len(),
                found.account.remarked(Remark::AboveHeader).rows()
            ),
            (1, 1)
        );
        assert_eq!(
            found.account.remarked(Remark::AboveHeader).examples()[0].found(),
            title
        );
    }
    // A header that begins like a remark.
    let numbered = options()
        .with_header_on_line(1)
        .with_column("#", LedgerColumn::Id);
    let found = read(&numbered, "#,start,kind,parties\n1,2024,call,CHN;RUS\n");
    assert_eq!(ids(&found), ["1"]);
    assert_eq!(
        refusal(&options().with_header_on_line(9), rows),
        "the file has 2 lines; expected its header on line 9"
    );
}

#[test]
fn a_second_row_of_names_is_told_and_joined_by_an_option() {
    let file = "Nr,When,What,Who,\n,day,kind,one,other\n1,2024-05-16,visit,CHN,RUS\n";
    let columns = |options: LedgerOptions, prefix: [&str; 4]| {
        options
            .with_column(prefix[0], LedgerColumn::Start)
            .with_column(prefix[1], LedgerColumn::Kind)
            .with_column(prefix[2], LedgerColumn::Parties)
            .with_column("Nr", LedgerColumn::Id)
    };
    let told = read(&columns(options(), ["When", "What", "Who", ""]), file);
    assert_eq!(
        told.account.faults()[0].to_string(),
        "line 2: no digit in the first row, and cells that cannot be read: it may belong to the header, which with_header_rows(2) reads"
    );
    let lines: Vec<_> = (told.account.faults().iter())
        .map(|fault| fault.line().unwrap())
        .collect();
    assert_eq!(lines, [2, 2, 3]);
    let joined = columns(
        options().with_header_rows(2),
        ["When day", "What kind", "Who one", ""],
    );
    let joined = joined.with_column("Who other", LedgerColumn::Parties);
    assert_eq!(read(&joined, file).strict().unwrap().len(), 1);
    assert_eq!(
        refusal(&options().with_header_rows(4), file),
        "line 1: a header of 4 rows; expected 1 to 16, all within the file"
    );
}

#[test]
fn the_header_once_more_and_totals_are_named_and_no_word_in_a_cell_is_taken_for_them() {
    let found = read(
        &options(),
        format!(
            "{HEADER}1,2024,call,CHN;RUS,Total\n{HEADER}2,2024,call,CHN;RUS,\nTotal,2,,,\nTotal,2024,cal,CHN;RUS,x\n"
        ),
    );
    assert_eq!(
        found.account.summary().to_string(),
        "5 rows: 2 kept, 3 rejected\nwhole rows: 2 faults\n  this row is the header once more; expected one header a file (line 3)\n  a row of \
         totals, by \"Total\"; with_totals_row(\"Total\") leaves it (line 5)\ncolumn \"kind\": 1 fault\n  unknown interaction kind \"cal\"; did you \
         mean \"call\"? (line 6)"
    );
}

#[test]
fn empty_rows_and_columns_are_remarked_and_text_in_a_column_without_a_name_is_a_fault() {
    let found = read(
        &options(),
        "id,start,kind,parties,,\n1,2024,call,CHN;RUS,,\n2,2024,call,CHN;RUS\n,,,,,\n\n3,2024,call,CHN;RUS,,note\n4,2024,call,CHN;RUS,,,\n,,,,,\n",
    );
    assert_eq!(ids(&found), ["1", "2"]);
    assert_eq!(found.account.remarked(Remark::EmptyRow).rows(), 2);
    assert_eq!(
        found.account.remarked(Remark::EmptyColumns).examples()[0].found(),
        "2"
    );
    assert_eq!(
        found.account.summary().to_string(),
        "4 rows: 2 kept, 2 rejected\nwhole rows: 2 faults\n  \"note\" stands in column 6, which has no name in the header (line 6)\n  7 cells, \
         expected 6 as in the header (line 7)"
    );
}
