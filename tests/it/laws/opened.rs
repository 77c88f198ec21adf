//! Pages as others open them: a spreadsheet runs no cell, a reader of Markdown sees every letter, JSON keeps every column.

use interstate::report::Table;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What a renderer of GitHub's Markdown shows: the texts of the cells, and whatever else than text it found in them.
fn shown(page: &str) -> (Vec<String>, Vec<String>) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let (mut cells, mut others, mut cell) = (Vec::new(), Vec::new(), None::<String>);
    for event in Parser::new_ext(page, options) {
        match event {
            Event::Start(Tag::TableCell) => cell = Some(String::new()),
            Event::End(TagEnd::TableCell) => cells.extend(cell.take()),
            Event::Text(text) => match &mut cell {
                Some(cell) => cell.push_str(&text),
                None => others.push(text.to_string()),
            },
            Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow)
            | Event::End(TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow) => {}
            other => others.push(format!("{other:?}")),
        }
    }
    (cells, others)
}

/// Text in one line, as a page without room for line ends shows it.
fn in_one_line(text: &str) -> String {
    text.replace("\r\n", " ")
        .replace(['\n', '\r'], " ")
        .trim()
        .to_owned()
}

/// A table of one column and these rows.
fn column(cells: &[&str]) -> Table {
    let mut table = Table::new(["what"]);
    for cell in cells {
        table.row([cell]);
    }
    table
}

#[test]
fn a_cell_that_a_spreadsheet_would_run_has_an_apostrophe_and_a_number_has_none() {
    let written = |cell: &str| {
        let page = column(&[cell]).to_csv();
        let mut rows = csv::Reader::from_reader(page.as_bytes());
        rows.records().next().unwrap().unwrap()[0].to_owned()
    };
    for formula in [
        "=1+1", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\0=1", "-", "+", "-inf", "+nan",
        "-3–5", "+12 %", "-1%%", "=\"a\",b", "＝1",
    ] {
        assert_eq!(written(formula), format!("'{formula}"), "{formula:?}");
    }
    for plain in [
        "-3", "+3", "-0.5", "-12%", "+1.5e-7", "-1e300", "3-5", "10+", "a=b", "−3", "–", "", "'=1",
        "\"=1\"",
    ] {
        assert_eq!(written(plain), plain, "{plain:?}");
    }
    // Heads are cells too, and by name nothing is touched.
    let mut table = Table::new(["=a", "b"]);
    table.row(["=1", "2"]);
    assert_eq!(table.to_csv(), "\"'=a\",b\n\"'=1\",2\n");
    assert_eq!(table.to_csv_verbatim(), "=a,b\n=1,2\n");
}

#[test]
fn markdown_escapes_what_would_be_a_link_a_tag_or_another_cell() {
    let page = column(&["a|b\\<c>[d](e)![f](g)\r\nh\ri\nj"]).to_markdown();
    assert_eq!(
        page,
        "| what |\n|---|\n| a\\|b\\\\\\<c>\\[d](e)\\!\\[f](g) h i j |\n"
    );
    // Words of the field stay readable.
    assert_eq!(
        column(&["port_visit & R&D, CHN–RUS"]).to_markdown(),
        "| what |\n|---|\n| port_visit & R&D, CHN–RUS |\n"
    );
}

#[test]
fn the_renderer_would_tell_a_cell_that_is_not_escaped() {
    // The oracle can fail: as they are, each of these is shown otherwise.
    for cell in [
        "a|b", "<b>a</b>", "[a](b)", "![a](b)", "*a*", "_a_", "`a`", "~~a~~", "&lt;", "a\\*",
    ] {
        let (cells, others) = shown(&format!("| what |\n|---|\n| {cell} |\n"));
        assert!(cells != ["what", cell] || !others.is_empty(), "{cell}");
        let (cells, others) = shown(&column(&[cell]).to_markdown());
        assert_eq!(
            (cells, others),
            (vec!["what".to_owned(), cell.to_owned()], vec![]),
            "{cell}"
        );
    }
}

#[test]
fn columns_of_one_name_are_all_in_json_past_names_taken() {
    let mut table = Table::new(["a", "a", "a (2)", "a", "b"]).with_numbers(["a"]);
    table.row(["1", "2", "3", "4", "5", "6", "7"]);
    assert_eq!(
        table.to_json(),
        r#"[{"a":1,"a (3)":2,"a (2)":"3","a (4)":4,"b":"5","":"6"," (2)":"7"}]"#
    );
}

proptest! {
    #![proptest_config(crate::common::cases(256))]

    #[test]
    fn a_reader_of_markdown_shows_every_letter(cells in prop::collection::vec("[a-z0-9 |\\\\<>\\[\\]()!*_`~&;#:/.\"'\\-\r\n]{0,12}", 1..4)) {
        let mut table = Table::new(["x"; 3]);
        for row in cells.chunks(3) {
            table.row(row);
        }
        let (shown, others) = shown(&table.to_markdown());
        let expected = cells.chunks(3).flat_map(|row| row.iter().map(|c| in_one_line(c)).chain(std::iter::repeat_n(String::new(), 3 - row.len())));
        let expected: Vec<String> = std::iter::repeat_n("x".to_owned(), 3).chain(expected).collect();
        prop_assert_eq!(shown, expected);
        prop_assert_eq!(others, Vec::<String>::new());
    }

    #[test]
    fn every_column_has_a_key_of_its_own_in_json(header in prop::collection::vec("[ab]( \\([23]\\))?", 0..8)) {
        let mut table = Table::new(&header);
        let cells: Vec<String> = (0..header.len()).map(|i| i.to_string()).collect();
        table.row(&cells);
        let rows: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(&table.to_json()).unwrap();
        let mut values: Vec<String> = rows[0].values().map(|v| v.as_str().unwrap().to_owned()).collect();
        values.sort_unstable_by_key(|v| v.parse::<usize>().unwrap());
        prop_assert_eq!(values, cells);
        // The first of a name keeps it.
        for (i, name) in header.iter().enumerate() {
            if !header[..i].contains(name) {
                prop_assert_eq!(rows[0][name].as_str().unwrap(), i.to_string());
            }
        }
    }

    #[test]
    fn verbatim_csv_reads_back_every_cell(cells in prop::collection::vec("[-=+@a1,\"\t\r\n]{0,5}", 1..6)) {
        let page = column(&cells.iter().map(String::as_str).collect::<Vec<_>>()).to_csv_verbatim();
        let mut rows = csv::Reader::from_reader(page.as_bytes());
        let read: Vec<String> = rows.records().map(|row| row.unwrap()[0].to_owned()).collect();
        prop_assert_eq!(read, cells);
    }
}
