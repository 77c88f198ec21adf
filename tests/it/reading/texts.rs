//! What a file holds, and how two files that were joined, or a mark that nobody sees, cannot hide it.

use interstate::read::LedgerRead;
use interstate::read::json_lines::{self, JsonLinesOptions};
use interstate::read::ledger::{self, LedgerOptions};
use interstate::state::CodeScheme;
use interstate::{Coverage, ErrorCategory, Interaction, State};
use std::io::Read;

const HEADER: &str = "# coverage: every day\nid,start,kind,parties,title\n";

fn read(file: impl AsRef<[u8]>) -> LedgerRead {
    LedgerOptions::new().read(file.as_ref()).unwrap()
}

fn messages(read: &LedgerRead) -> Vec<String> {
    read.account
        .faults()
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn titles(read: &LedgerRead) -> Vec<Option<&str>> {
    read.ledger.rows().iter().map(|row| row.title()).collect()
}

#[test]
fn a_ledger_that_was_read_by_numbers_of_states_is_written_and_read_back() {
    // Hanover, and the Transvaal of Gleditsch and Ward: states without letters of ISO.
    for (scheme, number, state, code) in [
        (CodeScheme::Cow, "240", State::COW_240, "cow:240"),
        (CodeScheme::Gw, "563", State::GW_563, "gw:563"),
    ] {
        let file = format!(
            "id,start,kind,parties,quantities,persons\n\
             1,1855-06-01,call,{number};200:host,{number}:envoys=2,A. B. ({number})\n\
             2,1855-07-01,call,200;{number}:observer,,\n"
        );
        let ledger = LedgerOptions::new()
            .with_states(scheme)
            .with_coverage(Coverage::unlimited())
            .read(file.as_bytes())
            .unwrap()
            .strict()
            .unwrap();
        assert!(ledger.rows()[0].takes_part(state));
        let mut csv = Vec::new();
        ledger::write(&ledger, &mut csv).unwrap();
        let text = String::from_utf8(csv).unwrap();
        assert!(
            text.contains(&format!("{code};GBR:host,{code}:envoys=2,A. B. ({code})")),
            "{text}"
        );
        let again = read(&text);
        assert_eq!(
            (again.account.rows(), again.ledger.len()),
            (2, 2),
            "{:?}",
            messages(&again)
        );
        assert_eq!(again.ledger, ledger);
        let mut json = Vec::new();
        json_lines::write(&ledger, &mut json).unwrap();
        assert_eq!(
            JsonLinesOptions::new()
                .read(json.as_slice())
                .unwrap()
                .ledger,
            ledger
        );
    }
}

#[test]
fn a_cell_keeps_its_carriage_return_and_a_line_does_not() {
    let rows = "1,2024,call,CHN;RUS,\"a\r\"\n2,2024,call,CHN;RUS,\"b\r\n\"\n3,2024,call,CHN;RUS,c\n4,2024,call,CHN;RUS,\"d\"\n5,2024,call,CHN;RUS,e\rf\n";
    let told = [
        Some("a\r"),
        Some("b\r\n"),
        Some("c"),
        Some("d"),
        Some("e\rf"),
    ];
    let unix = read(format!("{HEADER}{rows}"));
    assert_eq!(titles(&unix), told);
    // The same with the line ends of another system, which within quotes belong to the cell.
    let mut windows = String::new();
    let mut quoted = false;
    for c in format!("{HEADER}{rows}").chars() {
        quoted ^= c == '"';
        if c == '\n' && !quoted {
            windows.push('\r');
        }
        windows.push(c);
    }
    assert_eq!(titles(&read(&windows)), told);
    assert_eq!(read(&windows).ledger, unix.ledger);
    // Cut off after the carriage return, and after the quote.
    let cut = windows.strip_suffix('\n').unwrap();
    assert_eq!(read(cut).ledger, unix.ledger);
    // A byte at a time, so that every carriage return is the last that is seen.
    let sips = LedgerOptions::new().read(Sips(windows.as_bytes())).unwrap();
    assert_eq!(sips.ledger, unix.ledger);
}

/// Gives a byte at a time.
struct Sips<'a>(&'a [u8]);

impl Read for Sips<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let few = into.len().min(1);
        self.0.read(&mut into[..few])
    }
}

#[test]
fn lines_are_counted_over_cells_with_line_ends_of_either_kind() {
    let rows = "1,2024,call,CHN;RUS,\"a\r\nb\nc\"\r\n2,2024,cal,CHN;RUS,d\r\n";
    let found = read(format!("{HEADER}{rows}"));
    assert_eq!(titles(&found), [Some("a\r\nb\nc")]);
    assert_eq!(
        messages(&found),
        [r#"line 6, column "kind": unknown interaction kind "cal"; did you mean "call"?"#]
    );
}

#[test]
fn a_file_that_says_twice_what_it_covers_is_refused() {
    let said = "the file says twice what its source covers; expected one line, with all periods in it: \
                \"2017-01-01..2025-01-01 full; 2025-01-01..2026-01-01 partial\"";
    let twice = "# coverage: 2019-01-01..2020-01-01 full\n# a remark\n# coverage: 2020-01-01..2021-01-01 full\nid,start,kind,parties\n";
    let refused = LedgerOptions::new().read(twice.as_bytes()).unwrap_err();
    assert_eq!(refused.to_string(), format!("line 3: {said}"));
    assert_eq!(refused.category(), ErrorCategory::Coverage);
    let line = r#"{"coverage":"2019-01-01..2020-01-01 full"}"#;
    let row = r#"{"id":"a","kind":"call","when":"2019","parties":["CHN","RUS"]}"#;
    let refused = JsonLinesOptions::new()
        .read(format!("{line}\n{line}\n{row}\n").as_bytes())
        .unwrap_err();
    assert_eq!(refused.to_string(), format!("line 2: {said}"));
    // Below a row the line is reported as a row that is none.
    let found = JsonLinesOptions::new()
        .read(format!("{line}\n{row}\n{line}\n").as_bytes())
        .unwrap();
    assert_eq!((found.account.rows(), found.ledger.len()), (2, 1));
    assert_eq!(messages(&found), [format!("line 3: {said}")]);
}

#[test]
fn two_files_that_were_joined_cannot_hide_a_duplicate_id() {
    let rows = "1,2024,call,CHN;RUS,a\n2,2024,call,CHN;RUS,b\n";
    let file = format!("\u{feff}{HEADER}{rows}");
    assert_eq!(read(&file).ledger.len(), 2);
    let joined = read(format!("{file}{file}"));
    assert_eq!(
        messages(&joined),
        [
            "line 5: 1 cells, expected 5 as in the header",
            "line 6: this row is the header once more; expected one header a file",
            r#"line 7, column "id": id "1" stands twice; first on line 3"#,
            r#"line 8, column "id": id "2" stands twice; first on line 4"#,
        ]
    );
    // Rows alone, with a mark at their start.
    let joined = read(format!("{file}\u{feff}{rows}"));
    assert_eq!(
        messages(&joined),
        [
            r#"line 5, column "id": "\u{feff}1" holds U+FEFF, which nobody sees; expected text that looks different where it is different"#,
            r#"line 6, column "id": id "2" stands twice; first on line 4"#,
        ]
    );
}

#[test]
fn a_mark_that_nobody_sees_is_reported_in_every_column_of_keys_and_kept_in_words() {
    let header = "# coverage: every day\nid,start,kind,parties,phase_of,part_of,responds_to,framework,series,tags,title\n";
    let columns = [
        "id",
        "phase_of",
        "part_of",
        "responds_to",
        "framework",
        "series",
        "tags",
    ];
    let row = |marked: &str| {
        let key =
            |column: &str, key: &'static str| if marked == column { "1\u{200b}" } else { key };
        format!(
            "{},2024,call,CHN;RUS,{},{},{},{},{},{},a\u{200b}b\n",
            key("id", "2"),
            key("phase_of", "p"),
            key("part_of", "1"),
            key("responds_to", "1"),
            key("framework", "1"),
            key("series", "s"),
            key("tags", "t"),
        )
    };
    let first = "1,2024,call,CHN;RUS,,,,,,,\n";
    for column in columns {
        let found = read(format!("{header}{first}{}", row(column)));
        assert_eq!(
            messages(&found),
            [format!(
                "line 4, column {column:?}: \"1\\u{{200b}}\" holds U+200B, which nobody sees; expected text that looks different where it is different"
            )]
        );
    }
    let found = read(format!("{header}{first}{}", row("title")));
    assert_eq!(titles(&found), [None, Some("a\u{200b}b")]);
}

#[test]
fn a_row_that_leads_to_itself_is_reported_and_does_not_take_the_file_along() {
    let file = "# coverage: every day\nid,start,kind,parties,part_of,responds_to,framework\n\
                a,2024,call,CHN;RUS,a,,\nb,2024,call,CHN;RUS,,b,\nc,2024,call,CHN;RUS,,,c\nd,2024,call,CHN;RUS,,,\ne,2024,call,CHN;RUS,,c,\n";
    let found = read(file);
    assert_eq!((found.account.rows(), found.ledger.len()), (5, 1));
    assert_eq!(
        messages(&found),
        [
            r#"line 3, column "part_of": "a" leads back to the row itself"#,
            r#"line 4, column "responds_to": "b" leads back to the row itself"#,
            r#"line 5, column "framework": "c" leads back to the row itself"#,
            r#"line 7, column "responds_to": "c" is no id of a row that could be read"#,
        ]
    );
}

/// A change of a text of a record.
type With = fn(Interaction, &str) -> Interaction;

#[test]
fn a_record_out_of_a_file_can_be_told_anew() {
    let file = "# coverage: every day\nid,start,kind,parties,title,place,source\n\
        a,2022,call,CHN;RUS,A title,A place,A source\nb,2022,call,CHN;RUS,,Elsewhere,\n";
    let ledger = LedgerOptions::new().read(file.as_bytes()).unwrap().ledger;
    let changes: [With; 3] = [
        |row, text| row.with_title(text),
        |row, text| row.with_place(text),
        |row, text| row.with_source(text),
    ];
    for row in ledger.rows() {
        let told = |row: &Interaction| {
            let texts = [row.title(), row.place(), row.source()];
            (row.id().to_owned(), texts.map(|t| t.map(str::to_owned)))
        };
        for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 1, 1]] {
            for text in ["", " ", "new"] {
                let (mut changed, mut expected) = (row.clone(), told(row));
                for at in order {
                    changed = changes[at](changed, text);
                    expected.1[at] = Some(text.to_owned()).filter(|t| !t.trim().is_empty());
                    assert_eq!(told(&changed), expected);
                }
                assert_eq!(changed == *row, told(&changed) == told(row));
            }
        }
    }
}
