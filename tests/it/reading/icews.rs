//! ICEWS: each fault of the files has its own made-up row.

use interstate::read::icews::{IcewsEvent, IcewsOptions};
use interstate::read::{ReadAccount, Remark};

/// Each event as text, and the report.
fn read(file: &[u8]) -> (Vec<String>, ReadAccount) {
    let mut reader = IcewsOptions::new().reader(file).unwrap();
    let mut events = Vec::new();
    reader
        .for_each(|event| events.push(event.to_string()))
        .unwrap();
    let report = reader.account().clone();
    assert_eq!(report.kept(), events.len() as u64);
    assert_eq!(report.bytes(), file.len() as u64);
    (events, report)
}

const EVENTS: [&str; 11] = [
    "2019-06-05 CHN 040 RUS (event 101)",
    "2019-06-05 RUS 040 CHN (event 102)",
    "2019-06-05 CHN 040 RUS (event 103)",
    "2013-12-30 CHN 010 JPN (event 104)",
    "2014-01-01 CHN 010 JPN (event 104)",
    "2021-03-01 USA 0251 IRN (event 105)",
    "2021-03-01 USA 0251 IRN (event 105)",
    "2019-06-06 PSE 111 MKD (event 107)",
    "2019-06-06 ? 111 IND (event 108)",
    "2019-06-06 ? 111 ? (event 109)",
    "2019-06-07 CHN 040 IND (event 111)",
];

#[test]
fn quotes_around_cells_change_nothing() {
    let (quoted, report) = read(include_bytes!("../corpus/icews.tab"));
    let (plain, plain_report) = read(include_bytes!("../corpus/icews.tsv"));
    assert_eq!(quoted, EVENTS);
    assert_eq!(plain, EVENTS);
    for report in [report, plain_report] {
        let fates: Vec<String> = report
            .to_string()
            .lines()
            .skip(1)
            .map(|line| line.split(" (").next().unwrap().to_owned())
            .collect();
        assert_eq!(
            fates,
            [
                "  rejected: 1 date",
                "  rejected: 1 code",
                "  kept: 2 without_two_states",
                "  kept: 1 unknown_actor"
            ]
        );
    }
}

#[test]
fn the_report_of_a_file_says_what_became_of_each_row() {
    let (_, report) = read(include_bytes!("../corpus/icews.tsv"));
    let file = include_str!("../corpus/icews.tsv");
    let row: String = file.lines().nth(10).unwrap().chars().take(60).collect();
    let expected = format!(
        "13 rows, 11 kept, 2 rejected; {} bytes
  rejected: 1 date (line 13, column \"Event Date\": \"2019-02-31\")
  rejected: 1 code (line 9, column \"CAMEO Code\": \"13y\")
  kept: 2 without_two_states (line 11: {:?})
  kept: 1 unknown_actor (line 11, column \"Source Country\": \"Atlantis\")
",
        include_bytes!("../corpus/icews.tsv").len(),
        format!("{row}…"),
    );
    assert_eq!(report.to_string(), expected);
    assert_eq!(report.layouts().collect::<Vec<_>>(), [(20, 11)]);
}

#[test]
fn a_quote_within_a_name_is_a_letter() {
    for file in [
        &include_bytes!("../corpus/icews.tab")[..],
        include_bytes!("../corpus/icews.tsv"),
    ] {
        let mut reader = IcewsOptions::new().reader(file).unwrap();
        let mut names = Vec::new();
        let mut note = |event: IcewsEvent<'_>| {
            if event.id() == 111 {
                names.push(event.source_name().unwrap().unwrap().into_owned());
                names.push(event.cell("Target Name").unwrap().unwrap().into_owned());
                assert_eq!(event.intensity().unwrap(), Some(1.0));
                assert_eq!(event.story().unwrap().as_deref(), Some("9001"));
            }
        };
        reader.for_each(&mut note).unwrap();
        assert_eq!(names, ["The \"Office\" of A's", "O'Brien"]);
    }
}

#[test]
fn the_layout_of_2017_has_the_month_first_and_its_codes_come_from_the_words() {
    let (events, report) = read(include_bytes!("../corpus/icews_2017.tsv"));
    assert_eq!(
        events,
        [
            "2017-01-02 CHN 040 RUS (event 201)",
            "2017-12-31 CHN 036 JPN (event 202)",
            "2017-02-03 CHN ? JPN (event 205)",
        ]
    );
    // The 31st month, and a year of two digits.
    let expected = format!(
        "5 rows, 3 kept, 2 rejected; {} bytes
  rejected: 2 date (line 4, column \"Event Date\": \"31/12/2017\")
  kept: 1 no_code (line 6, column \"Event Text\": \"Do something that no list names\")
",
        include_bytes!("../corpus/icews_2017.tsv").len()
    );
    assert_eq!(report.to_string(), expected);
}

#[test]
fn columns_stand_in_any_order_and_under_the_names_that_exporters_make_of_them() {
    let file = "target_country\tEvent.Text\tCAMEO.Code\tsource_country\tevent_date\tevent_id\n\
                India\tConsult\t040\tChina\t2019-06-07\t5\n";
    assert_eq!(
        read(file.as_bytes()).0,
        ["2019-06-07 CHN 040 IND (event 5)"]
    );
}

#[test]
fn files_that_were_glued_together_have_a_header_between_rows() {
    let file = include_bytes!("../corpus/icews.tsv");
    let twice = [&file[..], file].concat();
    let (events, report) = read(&twice);
    assert_eq!(events, [EVENTS, EVENTS].concat());
    let header = report.rejected_for(interstate::read::Defect::Header);
    assert_eq!((header.rows(), header.examples()[0].line()), (1, 15));
}

#[test]
fn a_code_that_no_list_has_is_kept_and_remarked() {
    let file = "Event ID\tEvent Date\tSource Country\tEvent Text\tCAMEO Code\tTarget Country\n\
                5\t2019-06-07\tChina\tx\t0199\tIndia\n";
    let (events, report) = read(file.as_bytes());
    assert_eq!(events, ["2019-06-07 CHN 0199 IND (event 5)"]);
    assert_eq!(report.remarked(Remark::UnlistedCode).rows(), 1);
}

#[test]
fn a_layout_that_is_not_expected_is_named_and_refused() {
    let refusal = |file: &str| {
        IcewsOptions::new()
            .reader(file.as_bytes())
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        refusal("Event ID\tEvent Date\tEvent Text\tTarget Country\n"),
        "line 1: a header of ICEWS without \"Source Country\""
    );
    assert_eq!(
        refusal("101\t2019-06-05\tChina\n"),
        "line 1: \"101\\t2019-06-05\\tChina\" is no header of ICEWS; expected one that starts with \"Event ID\""
    );
    assert_eq!(
        refusal("Event ID\tEvent Date\tEvent Date\n"),
        "line 1: column \"Event Date\" stands twice"
    );
    assert_eq!(refusal(""), "the file is empty; expected a header and rows");
}
