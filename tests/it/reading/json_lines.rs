//! JSON lines: every bad line has a message with its number, and the good lines are kept.

use interstate::read::LedgerRead;
use interstate::read::json_lines::{self, JsonLinesOptions};
use interstate::{Coverage, ErrorCategory, Interaction};

const HEAD: &str = r#"{"coverage":"2017-01-01..2026-01-01 full"}"#;

fn read(lines: &[&str]) -> LedgerRead {
    JsonLinesOptions::new()
        .read(lines.join("\n").as_bytes())
        .unwrap()
}

fn refusal(file: &[u8]) -> String {
    JsonLinesOptions::new().read(file).unwrap_err().to_string()
}

#[test]
fn each_bad_line_is_reported_with_its_number_and_the_good_lines_are_kept() {
    let found = read(&[
        HEAD,
        r#"{"id":"a","kind":"naval_exercise","when":"2022-01-18/2022-01-22","parties":["CHN","RUS","IRN"]}"#,
        r#"{"id":"b","kind":"exercize","when":"2022-01","parties":["CHN","RUS"]}"#,
        "",
        r#"{"id":"c","kind":"call","when":"2021-02-29","parties":["CHN","RUS"]}"#,
        r#"{"id":"d","kind":"call","when":"2022","parties":["CHN","RUX"]}"#,
        r#"{"id":"e","kind":"call","when":"2022","parties":[]}"#,
        r#"{"id":"f","kind":"call","when":"2022"}"#,
        r#"{"id":"g","kind":"call","when":"2022","parties":["CHN"],"colour":"red"}"#,
        r#"{"id":"h","kind":"call","when":"2022","parties":["CHN","CHN"]}"#,
        r#"{"id":"a","kind":"call","when":"2022","parties":["CHN","RUS"]}"#,
        r#"{"id":"i","kind":"call","when":"2022","parties":["CHN","RUS"],"part_of":"nowhere"}"#,
        r#"{"id":"j","kind":"call","when":"2022","parties":["CHN","RUS"],"part_of":"j"}"#,
        r#"{"id":"k","kind":"call","when":"2022","parties":["CHN","RUS"],"framework":"i"}"#,
        r#"{"id":" ","kind":"call","when":"2022","parties":["CHN","RUS"]}"#,
        r#"{"id":"l","kind":"call","when":"2022","parties":["CHN","RUS"],"count":-1}"#,
        r#"{"id":"m","kind":"call","when":"2022","parties":["CHN","RUS"],"quantities":[{"what":"a=b","count":1}]}"#,
        r#"{"id":"n","kind":"call","when":"2022","parties":["CHN","RUS"],"persons":["Xi"]}"#,
        "not json",
        r#"{"id":"o","kind":"call","when":"2022","parties":["CHN","RUS"]} {}"#,
        HEAD,
        r#"{"id":"p","kind":"call","when":"2022","parties":["CHN","NAM"],"part_of":"a","title":"NA"}"#,
    ]);
    let messages: Vec<String> = found
        .account
        .faults()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        messages,
        [
            r#"line 3: at byte 27: unknown interaction kind "exercize"; did you mean "exercise"?"#,
            r#"line 5: at byte 43: "2021-02-29" is no day of the calendar"#,
            r#"line 6: at byte 60: unknown actor "RUX", expected a code such as CHN or EU"#,
            r#"line 7: interaction "e" names no party; name at least 1, or "?" for an unknown one"#,
            "line 8: at byte 38: missing field `parties`",
            "line 9: at byte 64: unknown field `colour`, expected one of `id`, `kind`, `when`, `parties`, `count`, `facets`, `phase_of`, \
             `part_of`, `responds_to`, `series`, `edition`, `tags`, `title`, `place`, `source`, `conflicts`, `pressure`, `agreement`, \
             `quantities`, `persons`, `framework`",
            r#"line 10: interaction "h" names CHN twice among its parties"#,
            r#"line 11: id "a" stands twice; first on line 2"#,
            r#"line 12, column "part_of": "nowhere" is no id of a row that could be read"#,
            r#"line 13, column "part_of": "j" leads back to the row itself"#,
            r#"line 14, column "framework": "i" is no id of a row that could be read"#,
            "line 15: an interaction needs an id; found an empty one",
            "line 16: at byte 72: invalid value: integer `-1`, expected a whole number, or text such as 10+ or 3-5",
            r#"line 17: at byte 101: "a=b" is not a name: expected some text without ";", ":", "=" and "\"""#,
            r#"line 18: at byte 77: "Xi" is not a person; expected "name (actor, rank)""#,
            "line 19: at byte 2: expected ident",
            "line 20: at byte 64: trailing characters",
            "line 21: the file says twice what its source covers; expected one line, with all periods in it: \
             \"2017-01-01..2025-01-01 full; 2025-01-01..2026-01-01 partial\"",
        ]
    );
    let kept: Vec<&str> = found.ledger.rows().iter().map(Interaction::id).collect();
    assert_eq!(kept, ["a", "p"]);
    assert_eq!(found.account.rows(), 20);
    assert_eq!(
        (
            found.account.faults()[0].line(),
            found.account.faults()[0].category()
        ),
        (Some(3), ErrorCategory::File)
    );
    assert_eq!(found.strict().unwrap_err().line(), Some(3));
}

#[test]
fn bytes_that_are_no_text_spoil_their_line_alone() {
    let good = r#"{"id":"a","kind":"call","when":"2022","parties":["CHN","RUS"]}"#;
    let file = [
        HEAD.as_bytes(),
        b"\r\n\xff\xfe\r\n",
        good.as_bytes(),
        b"\r\n",
    ]
    .concat();
    let found = JsonLinesOptions::new().read(file.as_slice()).unwrap();
    assert_eq!(found.ledger.len(), 1);
    assert_eq!(found.account.faults()[0].to_string(), "line 2: not UTF-8");
}

#[test]
fn a_file_that_does_not_say_what_it_covers_is_refused() {
    let row = r#"{"id":"a","kind":"call","when":"2022","parties":["CHN","RUS"]}"#;
    let no_coverage = "the file does not say what its source covers; expected a first line \
                       {\"coverage\": \"2017-01-01..2025-01-01 full\"}, or a coverage given to the reader";
    assert_eq!(refusal(row.as_bytes()), no_coverage);
    assert_eq!(
        refusal(b"\n \n"),
        "the file is empty; expected a line with the coverage, and a line for each interaction"
    );
    assert_eq!(
        refusal(br#"{"coverage":"2017"}"#),
        "line 1, column \"coverage\": \"2017\" is not a period; write it as 2019-01-01..2022-01-01"
    );
    assert_eq!(
        refusal(br#"{"coverage":"2017-01-01..2025-01-01 full","by":"me"}"#),
        "line 1, column \"coverage\": at byte 46: unknown field `by`, expected one of `coverage`, `unread`, `reduction`"
    );
    let with = JsonLinesOptions::new().with_coverage(Coverage::unlimited());
    assert_eq!(
        with.read(format!("\u{feff}{row}").as_bytes())
            .unwrap()
            .ledger
            .len(),
        1
    );
    // What the file says goes first.
    let file = format!("{HEAD}\n{row}\n");
    let ledger = with.read(file.as_bytes()).unwrap().strict().unwrap();
    assert_eq!(ledger.coverage().to_string(), "2017-01-01..2026-01-01 full");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let error = json_lines::from_path("no/such.jsonl")
        .unwrap_err()
        .to_string();
    assert!(
        error.starts_with(r#"cannot open "no/such.jsonl": "#),
        "{error}"
    );
    assert_eq!(
        json_lines::from_path("../data").unwrap_err().to_string(),
        r#"cannot open "../data": it is a folder, not a file"#
    );
}

#[test]
fn blank_texts_say_nothing_in_every_form() {
    let row = r#"{"id":" a ","kind":"appeal","when":"2022","parties":["CHN","RUS"],"title":" ","series":" s ","phase_of":"","tags":["x;y"," z ",""],
        "pressure":{"demand":" "}}"#;
    let row: Interaction = serde_json::from_str(row).unwrap();
    let built = Interaction::new("a", row.kind(), row.when().clone(), row.parties().to_vec())
        .unwrap()
        .with_title("")
        .with_phase_of(" ")
        .with_series("s")
        .with_tags(["z", "x", "y"]);
    assert_eq!(row, built);
    assert_eq!(
        (row.id(), row.title(), row.phase_of(), row.pressure()),
        ("a", None, None, None)
    );
}
