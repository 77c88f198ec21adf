//! Files that are not the crate's own form: what each option reads, and what stays a fault without it.

mod parties;
mod shipped;

use interstate::read::LedgerRead;
use interstate::read::ledger::{DateRanges, LedgerColumn, LedgerOptions};
use interstate::time::{ListDates, SpreadsheetDays};
use interstate::{Coverage, Interaction, InteractionKind, When};

const HEADER: &str = "id,start,end,kind,parties,count,setting\n";

/// Rows of the crate's own columns, under these options.
fn read(options: &LedgerOptions, rows: &str) -> LedgerRead {
    let options = options.clone().with_coverage(Coverage::unlimited());
    options.read(format!("{HEADER}{rows}").as_bytes()).unwrap()
}

/// The one row's days, or its fault without its place.
fn when(options: &LedgerOptions, start: &str, end: &str) -> String {
    let read = read(options, &format!("a,\"{start}\",{end},call,CHN;RUS,1,\n"));
    said(&read, |row| row.when().to_string())
}

fn said(read: &LedgerRead, of: impl Fn(&Interaction) -> String) -> String {
    match read.ledger.rows() {
        [row] => of(row),
        _ => bare(&read.account.faults()[0].to_string()),
    }
}

/// A message without the line and column before it.
fn bare(message: &str) -> String {
    let at = message.find("\": ").map_or(0, |at| at + 3);
    message[at..].to_owned()
}

fn refusal(options: LedgerOptions, file: &str) -> String {
    let options = options.with_coverage(Coverage::unlimited());
    options.read(file.as_bytes()).unwrap_err().to_string()
}

#[test]
fn a_range_of_days_is_a_fault_that_asks_until_the_caller_says_what_it_means() {
    let list = LedgerOptions::new().with_dates(ListDates::DayFirst);
    let asks = "is a range of days: say whether it lasted so long, or was on one day of these that is not known better";
    assert_eq!(
        when(&list, "18-19 Oct 2023", ""),
        format!("\"18-19 Oct 2023\" {asks}")
    );
    let lasted = list.clone().with_date_ranges(DateRanges::Lasted);
    assert_eq!(when(&lasted, "18-19 Oct 2023", ""), "2023-10-18/2023-10-19");
    let one = list.with_date_ranges(DateRanges::OneDay);
    assert_eq!(when(&one, "Oct-Nov 2024", ""), "[2024-10-01..2024-11-30]");
    // What is one date stays one.
    assert_eq!(when(&lasted, "18 Oct 2023", ""), "2023-10-18");
    // A range and an end say the same thing twice.
    assert_eq!(
        when(&lasted, "18-19 Oct 2023", "20 Oct 2023"),
        "\"18-19 Oct 2023\" is a range of days; expected one date, since the row has another for its end"
    );
    assert_eq!(
        when(&lasted, "18 Oct 2023", "20 Oct 2023"),
        "2023-10-18/2023-10-20"
    );
    assert_eq!(
        when(&lasted, "18 Oct 2023", "1 Nov 2023.."),
        "2023-10-18/2023-11-01.."
    );
    assert_eq!(
        when(&lasted, "late 2021", ""),
        "\"late 2021\" does not say which days are meant; write the first and the last, as in [2021-10-01..2021-12-31]"
    );
    // Asked for without the order that it needs.
    assert_eq!(
        refusal(
            LedgerOptions::new().with_date_ranges(DateRanges::OneDay),
            HEADER
        ),
        "two digits of a year and ranges of days are read in a stated order of day and month; give that, too"
    );
}

#[test]
fn a_date_of_another_form_is_told_what_it_may_be_in_a_file_of_the_crates_own() {
    let own = LedgerOptions::new();
    for (text, said) in [
        (
            "05/06/2021",
            "\"05/06/2021\" is 2021-06-05 or 2021-05-06; say by with_dates which stands first, the day or the month",
        ),
        (
            "24 Feb 2022",
            "\"24 Feb 2022\" is 2022-02-24 as lists write dates; say by with_dates that the file does, or write 2022-02-24",
        ),
        (
            "13/02/2022",
            "\"13/02/2022\" is 2022-02-13 as lists write dates; say by with_dates that the file does, or write 2022-02-13",
        ),
        (
            "44317",
            "44317 is no date, but may be the day that a spreadsheet numbers so; say by which system it numbers days",
        ),
        ("2021-13-01", "month 13 is outside 1..=12"),
        (
            "#REF!",
            "\"#REF!\" is an error that a spreadsheet left in the cell; expected its value",
        ),
        (
            "n/a",
            "\"n/a\" often marks what is missing; say by with_missing that it does here, or write what it is",
        ),
    ] {
        assert_eq!(when(&own, text, ""), said);
    }
}

#[test]
fn numbers_are_days_of_a_spreadsheet_only_where_the_caller_says_so() {
    let days = LedgerOptions::new().with_day_numbers(SpreadsheetDays::From1900);
    assert_eq!(when(&days, "44926", ""), "2022-12-31");
    assert_eq!(when(&days, "44926.25", "44928"), "2022-12-31/2023-01-02");
    assert_eq!(when(&days, "2022-12-31", ""), "2022-12-31");
    assert_eq!(
        when(&days, "2021", ""),
        "2021 may be a year or the number of a day; write the date with its month and day"
    );
    let list = days
        .with_dates(ListDates::DayFirst)
        .with_years_within(1950..=2049);
    assert_eq!(when(&list, "20210312", ""), "2021-03-12");
    assert_eq!(when(&list, "02/03/61", ""), "1961-03-02");
}

#[test]
fn a_function_of_the_callers_reads_dates_and_a_word_goes_before_it() {
    let options = LedgerOptions::new()
        .with_date_reader(|text| format!("20{text}").parse().map(When::On))
        .with_word("then", "2001-01-01/2001-01-03");
    assert_eq!(when(&options, "24-05", ""), "2024-05");
    assert_eq!(when(&options, "then", ""), "2001-01-01/2001-01-03");
    assert_eq!(when(&options, "24-13", ""), "month 13 is outside 1..=12");
}

#[test]
fn words_are_read_in_any_case_only_by_option() {
    let rows = "a,2024,,Port visit,CHN;RUS,1,BILATERAL\nb,2024,,PORT-VISIT,CHN;RUS,1,\nc,2024,,Phone  Call,CHN;RUS,1,\n";
    assert_eq!(read(&LedgerOptions::new(), rows).ledger.len(), 0);
    let loose = LedgerOptions::new()
        .with_words_in_any_case()
        .with_words([("phone call", "call")]);
    let kinds = read(&loose, rows).ledger;
    let kinds: Vec<InteractionKind> = kinds.rows().iter().map(Interaction::kind).collect();
    assert_eq!(
        kinds,
        [
            InteractionKind::PortVisit,
            InteractionKind::PortVisit,
            InteractionKind::Call
        ]
    );
    let unknown = read(&loose, "a,2024,,Prot visit,CHN;RUS,1,\n");
    assert_eq!(
        unknown.account.faults()[0].to_string(),
        "line 2, column \"kind\": unknown interaction kind \"Prot visit\"; did you mean \"port_visit\"?"
    );
}

#[test]
fn a_mark_for_what_is_missing_holds_in_its_column_alone() {
    let options = LedgerOptions::new()
        .with_missing(LedgerColumn::Setting, "-9")
        .with_missing(LedgerColumn::End, "n/a");
    let read = read(
        &options,
        "a,2024,n/a,call,CHN;RUS,1,-9\nb,2024,-9,call,CHN;RUS,1,n/a\n",
    );
    assert_eq!(read.ledger.rows()[0].facets().setting, None);
    assert_eq!(read.ledger.rows()[0].when().to_string(), "2024");
    assert_eq!(
        read.account.faults()[0].to_string(),
        "line 3, column \"end\": \"-9\" often marks what is missing; say by with_missing that it does here, or write what it is"
    );
}

#[test]
fn a_blank_cell_is_what_stands_above_it_only_by_option() {
    let rows = "a,,,call,CHN;RUS,1,\nb,2024,,call,CHN;RUS,1,\nc, ,,call,CHN;RUS,1,\nd,,,cal,CHN;RUS,1,\ne,,,call,CHN;RUS,1,\n";
    assert_eq!(read(&LedgerOptions::new(), rows).ledger.len(), 1);
    let above = read(
        &LedgerOptions::new().with_blank_as_above(LedgerColumn::Start),
        rows,
    );
    let kept: Vec<(&str, String)> = above
        .ledger
        .rows()
        .iter()
        .map(|row| (row.id(), row.when().to_string()))
        .collect();
    assert_eq!(
        kept,
        [
            ("b", "2024".into()),
            ("c", "2024".into()),
            ("e", "2024".into())
        ]
    );
    let faults: Vec<String> = above
        .account
        .faults()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        faults,
        [
            "line 2, column \"start\": the cell is empty",
            "line 5, column \"kind\": unknown interaction kind \"cal\"; did you mean \"call\"?",
        ]
    );
}

#[test]
fn counts_have_marks_between_thousands_only_by_option_and_in_their_places() {
    let counts = |mark: char, cell: &str| {
        let options = LedgerOptions::new().with_thousands(mark);
        let read = read(&options, &format!("a,2024,,call,CHN;RUS,\"{cell}\",\n"));
        said(&read, |row| row.count().to_string())
    };
    assert_eq!(counts(',', "1,250"), "1250");
    assert_eq!(counts('.', "1.250.000+"), "1250000+");
    assert_eq!(counts(',', "1,000-2,000"), "1000-2000");
    for odd in ["1,25", "12,50", ",250", "1,2500", "1,,250"] {
        let said = counts(',', odd);
        assert!(said.starts_with(&format!("\"{odd}\" is not a")), "{said}");
    }
    let plain = read(&LedgerOptions::new(), "a,2024,,call,CHN;RUS,\"1,250\",\n");
    assert_eq!(plain.ledger.len(), 0);
}

#[test]
fn options_that_cannot_be_right_are_refused_before_the_first_row() {
    let own = LedgerOptions::new;
    for (options, said) in [
        (
            own().with_column("Date", LedgerColumn::Start),
            "line 1: the file has no column \"Date\"",
        ),
        (
            own().with_column("srat", LedgerColumn::Start),
            "line 1: the file has no column \"srat\"; did you mean \"start\"?",
        ),
        (
            own().with_word("drill", "exercize"),
            "\"drill\" is to be read as \"exercize\", which is no kind, facet, party or date; did you mean \"exercise\"?",
        ),
        (
            own().with_row_ids("r"),
            "line 1: column \"id\" stands in the file, and every row is to have the same",
        ),
        (
            own().with_constant(LedgerColumn::Kind, "call"),
            "line 1: column \"kind\" stands in the file, and every row is to have the same",
        ),
        (
            own().with_constant(LedgerColumn::Venue, "phone"),
            "every row has \"phone\" as its venue; unknown venue \"phone\"",
        ),
        (
            own().with_constant(LedgerColumn::Parties, "CHN;Russia"),
            "every row has \"CHN;Russia\" as its parties; unknown actor \"Russia\", expected a code such as CHN or EU; did you mean \"RUS\"?",
        ),
    ] {
        assert_eq!(refusal(options, HEADER), said);
    }
    assert_eq!(
        refusal(
            own().with_column("a", LedgerColumn::Parties),
            "id,start,kind,a,a\n"
        ),
        "line 1: column \"parties\" stands twice"
    );
}

#[test]
fn options_without_use_in_a_file_are_told() {
    let options = LedgerOptions::new()
        .with_word("drill", "exercise")
        .with_word("talk", "call")
        .with_ignored("remark")
        .with_missing(LedgerColumn::End, "-9")
        .with_separators(["/", "and"])
        .with_dates(ListDates::DayFirst)
        .with_date_ranges(DateRanges::Lasted)
        .with_blank_as_above(LedgerColumn::Start);
    let read = read(&options, "a,2024,,talk,CHN/RUS,1,\n");
    let unused: Vec<&str> = read.account.unused_options().collect();
    assert_eq!(
        unused,
        [
            "word \"drill\"",
            "ignored column \"remark\"",
            "missing mark \"-9\" of end",
            "separator \"and\"",
            "meaning of ranges of days",
            "blank as above in start",
        ]
    );
    let account = read.account.to_string();
    assert!(
        account.contains("\n  without use: word \"drill\"\n"),
        "{account}"
    );
}

#[test]
fn a_file_of_one_thing_has_its_kind_setting_and_party_from_the_options() {
    let file = "Day,Host\n2024-03-05,VNM\n2024-06-01,\n";
    let options = LedgerOptions::new()
        .with_column("Day", LedgerColumn::Start)
        .with_column("Host", LedgerColumn::Parties)
        .with_missing(LedgerColumn::Parties, "")
        .with_row_ids("visit-")
        .with_constant(LedgerColumn::Parties, "USA")
        .with_constant(LedgerColumn::Kind, "port_visit")
        .with_constant(LedgerColumn::Setting, "bilateral")
        .with_coverage(Coverage::unlimited());
    let ledger = options.read(file.as_bytes()).unwrap().strict().unwrap();
    let texts: Vec<String> = ledger
        .rows()
        .iter()
        .map(|row| {
            format!(
                "{} {} {} {:?}",
                row.id(),
                row.kind(),
                row.parties().len(),
                row.facets().setting
            )
        })
        .collect();
    assert_eq!(
        texts,
        [
            "visit-2 port_visit 2 Some(Bilateral)",
            "visit-3 port_visit 1 Some(Bilateral)"
        ]
    );
}
