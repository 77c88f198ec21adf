//! Rows that are too long, faults that are too many, streams that are interrupted, lines that end in carriage returns.

use super::headed::READERS;
use super::read;
use interstate::read::LedgerRead;
use interstate::read::json_lines::{self, JsonLinesOptions};
use interstate::read::ledger::{self, LedgerOptions};
use interstate::read::mid;
use interstate::{Coverage, Interaction, InteractionKind, Ledger, State};
use std::io::{self, Read};

/// The longest row that is read.
const LONGEST: usize = 1 << 20;

const HEAD: &str = "# coverage: every day\nid,start,kind,parties,title\n";

fn of_csv(rows: &str) -> LedgerRead {
    LedgerOptions::new()
        .read(format!("{HEAD}{rows}").as_bytes())
        .unwrap()
}

fn messages(read: &LedgerRead) -> Vec<String> {
    read.account
        .faults()
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn ids(read: &LedgerRead) -> Vec<&str> {
    read.ledger.rows().iter().map(Interaction::id).collect()
}

#[test]
fn a_row_that_is_too_long_is_told_and_the_others_are_read() {
    let (before, after) = (
        "a,2022,call,CHN;RUS,x\n",
        "c,2022,cal,CHN;RUS,x\nd,2022,call,CHN;RUS,y\n",
    );
    let row = |title: &str| format!("b,2022,call,CHN;RUS,{title}");
    let plain = row(&"x".repeat(LONGEST));
    let quoted = row(&format!("\"{}\"", "x, y\n\"\"".repeat(LONGEST / 5)));
    for (long, lines) in [(&plain, 1), (&quoted, 1 + LONGEST / 5)] {
        let found = of_csv(&format!("{before}{long}\n{after}"));
        assert_eq!(ids(&found), ["a", "d"]);
        assert_eq!((found.account.rows(), found.ledger.unread().rows()), (4, 2));
        assert_eq!(
            messages(&found),
            [
                format!(
                    "line 4: {} bytes in one row; a row has at most 1048576",
                    long.len()
                ),
                format!(
                    "line {}, column \"kind\": unknown interaction kind \"cal\"; did you mean \"call\"?",
                    4 + lines
                )
            ]
        );
        // The last of the file, without an end.
        let found = of_csv(&format!("{before}{long}"));
        assert_eq!(ids(&found), ["a"]);
        assert_eq!(found.account.faults()[0].line(), Some(4));
        assert!(
            found.account.faults()[0]
                .to_string()
                .ends_with("at most 1048576")
        );
    }
}

#[test]
fn the_longest_row_is_read_and_one_byte_more_is_not() {
    let row = |bytes: usize| {
        let start = "a,2022,call,CHN;RUS,";
        format!("{start}{}", "x".repeat(bytes - start.len()))
    };
    for end in ["", "\n", "\r\n"] {
        let longest = of_csv(&(row(LONGEST) + end));
        assert_eq!(
            longest.ledger.rows()[0].title().map(str::len),
            Some(LONGEST - 20)
        );
        let found = of_csv(&(row(LONGEST + 1) + end));
        assert_eq!(
            messages(&found),
            ["line 3: 1048577 bytes in one row; a row has at most 1048576"]
        );
    }
    let json = |bytes: usize| {
        let row = |id: &str, title: &str| {
            format!(
                r#"{{"id":"{id}","kind":"call","when":"2022","parties":["CHN","RUS"],"title":"{title}"}}"#
            )
        };
        let title = "x".repeat(bytes - row("a", "").len());
        let file = [
            r#"{"coverage":"every day"}"#,
            &row("a", &title),
            &row("b", "y"),
        ]
        .join("\n");
        JsonLinesOptions::new().read(file.as_bytes()).unwrap()
    };
    assert_eq!(ids(&json(LONGEST)), ["a", "b"]);
    let found = json(LONGEST + 1);
    assert_eq!(ids(&found), ["b"]);
    assert_eq!(
        messages(&found),
        ["line 2: 1048577 bytes in one row; a row has at most 1048576"]
    );
}

#[test]
fn a_quote_that_does_not_close_is_told_however_much_it_swallows() {
    let rows = "b,2022,call,CHN;RUS,x\n".repeat(2 * LONGEST / 22);
    let found = of_csv(&format!(
        "a,2022,call,CHN;RUS,x\nq,2022,call,CHN;RUS,\"y\n{rows}"
    ));
    assert_eq!(ids(&found), ["a"]);
    assert_eq!(
        messages(&found),
        [format!(
            "line 4: a quote opens in this row and does not close; everything up to line {}, the end of the file, stands within it",
            4 + rows.lines().count()
        )]
    );
    assert_eq!(found.ledger.unread().rows(), 1);
}

#[test]
fn a_header_or_a_remark_that_is_too_long_refuses_the_file() {
    let refusal = |file: String| {
        LedgerOptions::new()
            .read(file.as_bytes())
            .unwrap_err()
            .to_string()
    };
    let long = "x".repeat(LONGEST + 1);
    assert_eq!(
        refusal(format!("# {long}\n")),
        "line 1: 1048579 bytes in one row; a row has at most 1048576"
    );
    assert_eq!(
        refusal(format!("# coverage: every day\nid,{long}\n")),
        "line 2: 1048580 bytes in one row; a row has at most 1048576"
    );
    // A header of several lines.
    assert_eq!(
        refusal(format!(
            "# coverage: every day\nid,\"a\n{long}\",start\nx,2022"
        )),
        "line 2: 1048590 bytes in one row; a row has at most 1048576"
    );
    assert_eq!(
        refusal(format!("id,start\r{long}\r{long}")),
        "line 1: lines end in carriage returns alone; expected line feeds"
    );
}

#[test]
fn a_record_that_could_not_be_read_again_is_not_written() {
    let titled = |bytes: usize| {
        let row = Interaction::new(
            "a",
            InteractionKind::Call,
            "2022".parse().unwrap(),
            [State::CHN, State::RUS],
        );
        let row = row.unwrap().with_title("\"".repeat(bytes));
        Ledger::new([row], Coverage::unlimited()).unwrap()
    };
    let half = LONGEST / 2;
    let mut file = Vec::new();
    ledger::write(&titled(half - 30), &mut file).unwrap();
    assert_eq!(
        LedgerOptions::new()
            .read(file.as_slice())
            .unwrap()
            .strict()
            .unwrap(),
        titled(half - 30)
    );
    let refused = ledger::write(&titled(half), Vec::new()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        r#"interaction "a" would be a row of 1048607 bytes; a row has at most 1048576"#
    );
    let mut file = Vec::new();
    json_lines::write(&titled(half - 200), &mut file).unwrap();
    assert_eq!(
        JsonLinesOptions::new()
            .read(file.as_slice())
            .unwrap()
            .strict()
            .unwrap(),
        titled(half - 200)
    );
    let refused = json_lines::write(&titled(half), Vec::new()).unwrap_err();
    assert!(
        refused
            .to_string()
            .starts_with("interaction \"a\" would be a row of 10486"),
        "{refused}"
    );
}

#[test]
fn an_error_stays_short_whatever_stands_in_the_file() {
    let long = "é".repeat(200_000);
    let rows = [
        format!("{long},2022,call,CHN;RUS,x"),
        format!("{long},2022,call,CHN;RUS,x"),
        format!("b,{long},call,CHN;RUS,x"),
        format!("c,2022,{long},CHN;RUS,x"),
        format!("d,2022,call,{long};RUS,x"),
        format!("e,2022,call,\"\"\"{long}:boss;RUS\",x"),
        format!("f,2022,call,CHN;RUS:{long},x"),
    ];
    let found = of_csv(&(rows.join("\n") + "\n"));
    assert_eq!((found.ledger.len(), found.account.faults().len()), (1, 6));
    let clipped = "é".repeat(60);
    assert_eq!(
        found.account.faults()[0].to_string(),
        format!("line 4, column \"id\": id \"{clipped}…\" stands twice; first on line 3")
    );
    for error in found.account.faults() {
        assert!(error.to_string().chars().count() < 250, "{error}");
    }
    let json = [
        format!(r#"{{"id":"a","kind":"call","when":"2022","parties":["CHN"],"{long}":1}}"#),
        format!(r#"{{"id":"b","kind":"{long}","when":"2022","parties":["CHN"]}}"#),
        format!(r#"{{"id":"c","kind":"call","when":"2022","parties":["CHN"],"part_of":"{long}"}}"#),
        format!(r#"{{"id":"{long}","kind":"call","when":"2022","parties":[]}}"#),
        format!("{{\"coverage\":\"{long}\"}}"),
    ];
    let reader = JsonLinesOptions::new().with_coverage(Coverage::unlimited());
    let found = reader.read(json.join("\n").as_bytes()).unwrap();
    assert_eq!(found.account.faults().len(), 5);
    for error in found.account.faults() {
        assert!(error.to_string().chars().count() < 2_100, "{error}");
    }
    let refused = LedgerOptions::new().read(format!("# coverage: {long}\n").as_bytes());
    assert!(refused.unwrap_err().to_string().chars().count() < 250);
}

#[test]
fn lines_of_json_end_in_a_line_feed_a_carriage_return_or_both() {
    let lines = [
        r#"{"coverage":"every day"}"#,
        r#"{"id":"a","kind":"call","when":"2022","parties":["CHN","RUS"],"title":"x\r\ny"}"#,
        "",
        r#"{"id":"b","kind":"cal","when":"2022","parties":["CHN","RUS"]}"#,
        r#"{"id":"c","kind":"call","when":"2022","parties":["CHN","RUS"]}"#,
    ];
    for end in ["\n", "\r", "\r\n"] {
        for last in ["", end] {
            let file = lines.join(end) + last;
            let found = JsonLinesOptions::new()
                .read(Slow(file.as_bytes(), 0))
                .unwrap();
            assert_eq!(ids(&found), ["a", "c"], "{end:?}");
            assert_eq!(found.ledger.rows()[0].title(), Some("x\r\ny"));
            assert_eq!(found.account.faults()[0].line(), Some(4), "{end:?}");
        }
    }
}

/// Gives seven bytes at a time, and is interrupted each time before it does.
struct Slow<'a>(&'a [u8], usize);

impl Read for Slow<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.1 += 1;
        if self.1 % 2 == 1 {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let few = into.len().min(7);
        self.0.read(&mut into[..few])
    }
}

#[test]
fn every_reader_reads_on_after_an_interruption() {
    fn slow(bytes: &[u8]) -> Slow<'_> {
        Slow(bytes, 0)
    }
    for (name, reading, file) in READERS {
        let mut bytes = file;
        let plain = reading(&mut bytes).unwrap();
        assert!(plain.0 > 0, "{name}");
        assert_eq!(reading(&mut slow(file)).unwrap(), plain, "{name}");
    }
    let (a, b) = (
        &include_bytes!("../corpus/mida.csv")[..],
        &include_bytes!("../corpus/midb.csv")[..],
    );
    assert_eq!(
        mid::join(slow(a), slow(b)).unwrap().dyads(),
        mid::join(a, b).unwrap().dyads()
    );

    let gdelt = super::row(&[]) + &super::row(&[(0, "7")]);
    assert_eq!(read(slow(gdelt.as_bytes())).0.unwrap(), [881_990_832, 7]);

    let csv = include_bytes!("../../../data/china_russia.csv");
    let ledger = LedgerOptions::new()
        .read(&csv[..])
        .unwrap()
        .strict()
        .unwrap();
    let interrupted = LedgerOptions::new().read(slow(csv)).unwrap();
    assert_eq!(interrupted.strict().unwrap(), ledger);
    let mut json = Vec::new();
    json_lines::write(&ledger, &mut json).unwrap();
    let interrupted = JsonLinesOptions::new().read(slow(&json)).unwrap();
    assert_eq!(interrupted.strict().unwrap(), ledger);
}
