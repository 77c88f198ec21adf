//! Files that are not the crate's own form: what each option reads, and what stays a fault without it.

use interstate::read::ledger::{DateRanges, LedgerColumn, LedgerOptions};
use interstate::read::{Encoding, LedgerRead, Remark};
use interstate::state::{CodeScheme, NameScope};
use interstate::tally::Whole;
use interstate::time::{ListDates, SpreadsheetDays};
use interstate::{
    Count, CountingRule, Coverage, Dyad, Interaction, InteractionKind, Ledger, Partition, Select,
    State, TallyTable, When,
};
use std::collections::BTreeMap;

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

/// The one row's parties, or its fault without its place.
fn parties(options: &LedgerOptions, cell: &str) -> String {
    let cell = cell.replace('"', "\"\"");
    let read = read(options, &format!("a,2024-05-16,,meeting,\"{cell}\",1,\n"));
    said(&read, |row| {
        let parties = row.parties().iter().map(ToString::to_string);
        parties.collect::<Vec<_>>().join(";")
    })
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

/// How many events of each kind the pair had in each year, by its lower end; kinds without any are left out.
fn floors(ledger: &Ledger, pair: Dyad, years: std::ops::RangeInclusive<i32>) -> Pivot<u64> {
    counts(ledger, pair, years, Count::lo)
}

type Pivot<T> = BTreeMap<String, BTreeMap<String, T>>;

fn counts<T>(
    ledger: &Ledger,
    pair: Dyad,
    years: std::ops::RangeInclusive<i32>,
    of: impl Fn(Count) -> T,
) -> Pivot<T> {
    let mut pivot = Pivot::new();
    for &kind in InteractionKind::ALL {
        let rule = CountingRule::new("kind", Select::from(kind));
        let cells = Partition::yearly(years.clone()).unwrap();
        let table = TallyTable::<Dyad>::count(ledger, &rule, &cells).unwrap();
        let counts: Vec<Count> = table
            .each_cell(&pair)
            .unwrap()
            .into_iter()
            .map(|(_, tallied)| tallied.unwrap().count())
            .collect();
        if counts.iter().any(|count| count.lo() > 0) {
            let years = years.clone().map(|year| year.to_string());
            let row = years.zip(counts.into_iter().map(&of)).collect();
            pivot.insert(kind.to_string(), row);
        }
    }
    pivot
}

fn expected(file: &str, what: &str) -> serde_json::Value {
    let all: serde_json::Value =
        serde_json::from_str(include_str!("../../../data/own_csv/expected.json")).unwrap();
    all[file][what].clone()
}

/// The table of the file that was counted apart, by its lower ends or its upper ones.
fn pivot(file: &str, what: &str, end: usize) -> Pivot<u64> {
    let table = expected(file, what);
    let cell = |cell: &serde_json::Value| cell[end].as_u64().unwrap();
    let row = |row: &serde_json::Value| {
        let cells = row.as_object().unwrap().iter();
        cells
            .map(|(year, value)| (year.clone(), cell(value)))
            .collect()
    };
    let rows = table.as_object().unwrap().iter();
    rows.map(|(kind, cells)| (kind.clone(), row(cells)))
        .collect()
}

/// Dates and kinds in English, several marks between the countries.
fn english() -> LedgerOptions {
    use LedgerColumn::{Kind, Parties, Start};
    LedgerOptions::new()
        .with_columns([("Date", Start), ("Countries", Parties), ("Type", Kind)])
        .with_the_rest_ignored()
        .with_row_ids("r")
        .with_dates(ListDates::DayFirst)
        .with_date_ranges(DateRanges::OneDay)
        .with_names(NameScope::General)
        .with_separators([",", "/", "and"])
        .with_words_in_any_case()
        .with_words([("phone call", "call"), ("missile test", "force_display")])
        .with_word("Pyongyang", "PRK")
        .with_coverage(Coverage::unlimited())
}

fn shipped(name: &str) -> String {
    format!("{}/data/own_csv/{name}", crate::ROOT)
}

#[test]
fn an_english_spreadsheet_is_read_by_eleven_options_and_its_two_unclear_dates_make_floors() {
    let read = english().read_path(shipped("english.csv")).unwrap();
    assert_eq!((read.account.rows(), read.account.kept()), (62, 60));
    let faults: Vec<(Option<u64>, &str)> = read
        .account
        .faults()
        .iter()
        .map(|fault| (fault.line(), fault.column().unwrap()))
        .collect();
    assert_eq!(faults, [(Some(25), "Date"), (Some(43), "Date")]);
    assert_eq!(read.account.unused_options().count(), 0);

    let pair = Dyad::new(State::PRK, State::RUS).unwrap();
    let what =
        "kind by year of the rows kept (each cell is a floor while two rows are unread), PRK-RUS";
    let kept = pivot("english.csv", what, 0);
    assert_eq!(floors(&read.ledger, pair, 2018..=2024), kept);
    let open = counts(&read.ledger, pair, 2018..=2024, Count::hi);
    assert!(
        open.values()
            .flat_map(BTreeMap::values)
            .all(Option::is_none)
    );
}

#[test]
fn with_the_callers_reading_of_two_dates_the_table_of_the_english_spreadsheet_is_exact() {
    let options = english()
        .with_word("Spring 2020", "[2020-03-01..2020-05-31]")
        .with_word("late 2021", "[2021-10-01..2021-12-31]");
    let ledger = options
        .read_path(shipped("english.csv"))
        .unwrap()
        .strict()
        .unwrap();
    let pair = Dyad::new(State::PRK, State::RUS).unwrap();
    let what = "kind by year with the caller's reading, PRK-RUS";
    assert_eq!(
        floors(&ledger, pair, 2018..=2024),
        pivot("english.csv", what, 0)
    );
    let hi = counts(&ledger, pair, 2018..=2024, |count| count.hi().unwrap());
    assert_eq!(hi, pivot("english.csv", what, 1));

    let japan = Dyad::new(State::JPN, State::PRK).unwrap();
    let tests = pivot("english.csv", "the same, PRK-JPN", 0);
    let found = floors(&ledger, japan, 2018..=2024);
    assert_eq!(found["force_display"], tests["missile_test"]);
}

/// Saved by a spreadsheet in German: Windows-1252, semicolons, a title above the header, a row of totals and an empty one below.
fn excel() -> LedgerOptions {
    use LedgerColumn::{Count, Kind, Parties, Start};
    LedgerOptions::new()
        .with_encoding(Encoding::Windows1252)
        .with_header_on_line(2)
        .with_totals_row("Summe")
        .with_columns([("Datum", Start), ("Staat A", Parties), ("Staat B", Parties)])
        .with_columns([("Art", Kind), ("Anzahl", Count)])
        .with_the_rest_ignored()
        .with_row_ids("r")
        .with_dates(ListDates::DayFirst)
        .with_states(CodeScheme::Iso3)
        .with_names(NameScope::General)
        .with_words_in_any_case()
        .with_coverage(Coverage::unlimited())
}

#[test]
fn a_german_spreadsheet_is_read_by_twelve_options_to_its_exact_table() {
    let ledger = excel()
        .read_path(shipped("excel.csv"))
        .unwrap()
        .strict()
        .unwrap();
    assert_eq!(ledger.len(), 40);
    let table = expected("excel.csv", "events by kind and year");
    let mut events = 0;
    for (kind, years) in table.as_object().unwrap() {
        let kind: InteractionKind = kind.parse().unwrap();
        let rule = CountingRule::new("kind", Select::from(kind));
        let cells = Partition::yearly(2019..=2023).unwrap();
        let table = TallyTable::<Whole>::count(&ledger, &rule, &cells).unwrap();
        for (year, (_, tallied)) in (2019..).zip(table.each_cell(&Whole).unwrap()) {
            let expected = years[year.to_string()].as_u64().unwrap_or(0);
            assert_eq!(
                tallied.unwrap().count(),
                Count::exact(expected),
                "{kind} {year}"
            );
            events += expected;
        }
    }
    assert_eq!(Some(events), expected("excel.csv", "events").as_u64());
    let abidjan = ledger.get("r9").unwrap();
    assert!(abidjan.takes_part(State::CIV) && abidjan.takes_part(State::USA));
}

/// After the published layout of the data on military exercises: two columns of parties, none of the kind, 57 that are not read.
fn exercises() -> LedgerOptions {
    use LedgerColumn::{End, Id, Kind, Parties, Start, Title};
    LedgerOptions::new()
        .with_columns([
            ("exnum", Id),
            ("exname", Title),
            ("start", Start),
            ("end", End),
        ])
        .with_columns([("host", Parties), ("states", Parties)])
        .with_the_rest_ignored()
        .with_constant(Kind, "exercise")
        .with_dates(ListDates::MonthFirst)
        .with_missing(End, "-9")
        .with_missing(Parties, "-9")
        .with_names(NameScope::General)
        .with_separators([","])
        .with_coverage(Coverage::unlimited())
}

#[test]
fn two_hundred_exercises_with_57_more_columns_are_read_by_ten_options() {
    let ledger = exercises()
        .read_path(shipped("exercises.csv"))
        .unwrap()
        .strict()
        .unwrap();
    let all: serde_json::Value = serde_json::from_str(include_str!(
        "../../../data/own_csv/exercises_expected.json"
    ))
    .unwrap();
    assert_eq!(Some(ledger.len() as u64), all["rows"].as_u64());
    let pair = Dyad::new(State::JPN, State::USA).unwrap();
    let found = floors(&ledger, pair, 2001..=2010);
    let years = all["Japan and United States"].as_object().unwrap();
    for (year, count) in &found["exercise"] {
        assert_eq!(
            *count,
            years.get(year).map_or(0, |n| n.as_u64().unwrap()),
            "{year}"
        );
    }
    assert_eq!(
        years
            .values()
            .filter_map(serde_json::Value::as_u64)
            .sum::<u64>(),
        9
    );
    // The other states of the first row are missing, and some of the dates are known to the month.
    assert_eq!(ledger.rows()[0].parties().len(), 1);
    assert!(
        ledger
            .rows()
            .iter()
            .any(|row| row.when().to_string() == "2001-03")
    );
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
fn names_with_a_separator_within_are_one_unless_their_parts_are_names_too() {
    let names = LedgerOptions::new()
        .with_names(NameScope::General)
        .with_separators([",", "/", "and"]);
    for (cell, said) in [
        ("Bosnia and Herzegovina and Serbia", "BIH;SRB"),
        ("Serbia and Bosnia and Herzegovina", "SRB;BIH"),
        ("Korea, South, Japan", "KOR;JPN"),
        ("China, Russia, and Iran", "CHN;RUS;IRN"),
        (
            "China and Russia; Iran/the European Union",
            "CHN;RUS;IRN;EU",
        ),
        (
            "Trinidad and Tobago:host, China:observer",
            "TTO:host;CHN:observer",
        ),
        (
            "\"Smith, Jones and Sons\" / China",
            "\"Smith, Jones and Sons\";CHN",
        ),
        ("Finland", "FIN"),
        (
            "China, Taiwan",
            "\"China, Taiwan\" is one name, or several with a separator between; write a semicolon between them, or say by with_word which is meant",
        ),
        (
            "China,,Russia",
            "nothing stands beside a separator; expected something on each side",
        ),
        (
            "China and",
            "nothing stands beside a separator; expected something on each side",
        ),
        (
            "and China",
            "nothing stands beside a separator; expected something on each side",
        ),
        ("Russia, Atlantis", "unknown state name \"Atlantis\""),
        (
            "#N/A",
            "\"#N/A\" is an error that a spreadsheet left in the cell; expected its value",
        ),
    ] {
        assert_eq!(parties(&names, cell), said, "{cell:?}");
    }
    assert_eq!(
        parties(
            &names.with_word("China, Taiwan", "CHN;TWN"),
            "China, Taiwan"
        ),
        "CHN;TWN"
    );
}

#[test]
fn codes_and_names_stand_side_by_side_in_the_stated_order() {
    let both = LedgerOptions::new()
        .with_states(CodeScheme::Iso3)
        .with_names(NameScope::General)
        .with_word("Pyongyang", "PRK");
    assert_eq!(
        parties(&both, "PHL;South Korea;Pyongyang:host;NATO"),
        "PHL;KOR;PRK:host;NATO"
    );
    assert_eq!(
        parties(&both, "Korea;RUS"),
        "\"Korea\" on 2024-05-16 is ambiguous: KOR (South Korea) or PRK (North Korea)"
    );
    assert_eq!(
        parties(&both, "Atlantis;RUS"),
        "unknown state name \"Atlantis\""
    );
    // The same two letters, by the scheme that comes first.
    let fips = LedgerOptions::new()
        .with_states(CodeScheme::Fips)
        .with_states(CodeScheme::Iso2);
    let iso = LedgerOptions::new()
        .with_states(CodeScheme::Iso2)
        .with_states(CodeScheme::Fips);
    assert_eq!(
        (parties(&fips, "RS;CN"), parties(&iso, "RS;CN")),
        ("RUS;COM".into(), "SRB;CHN".into())
    );
}

#[test]
fn the_crates_own_form_says_what_a_party_may_have_meant() {
    let own = LedgerOptions::new();
    for (cell, said) in [
        (
            "US;RUS",
            "unknown actor \"US\", expected a code such as CHN or EU; did you mean \"USA\"?",
        ),
        (
            "Vietnam;RUS",
            "unknown actor \"Vietnam\", expected a code such as CHN or EU; did you mean \"VNM\"?",
        ),
        (
            "Côte d'Ivoire;RUS",
            "unknown actor \"Côte d'Ivoire\", expected a code such as CHN or EU; did you mean \"CIV\"?",
        ),
        (
            "NA;RUS",
            "unknown actor \"NA\", expected a code such as CHN or EU",
        ),
        (
            "Korea;RUS",
            "\"Korea\" on 2024-05-16 is ambiguous: KOR (South Korea) or PRK (North Korea)",
        ),
        (
            "-9;RUS",
            "\"-9\" often marks what is missing; say by with_missing that it does here, or write what it is",
        ),
    ] {
        assert_eq!(parties(&own, cell), said);
    }
}

#[test]
fn a_party_named_twice_is_one_with_a_remark_only_by_option() {
    let rows = "a,2024,,meeting,CHN;RUS;CHN,1,\nb,2024,,meeting,CHN;CHN:host,1,\nc,2024,,meting,CHN;CHN,1,\n";
    let strict = read(&LedgerOptions::new(), rows);
    assert_eq!(
        (
            strict.account.kept(),
            strict.account.remarked(Remark::PartyTwice).rows()
        ),
        (0, 0)
    );
    let once = read(&LedgerOptions::new().with_repeated_parties_as_one(), rows);
    assert_eq!(once.ledger.rows()[0].parties().len(), 2);
    let remarked = once.account.remarked(Remark::PartyTwice);
    assert_eq!((remarked.rows(), remarked.examples()[0].line()), (1, 2));
    assert_eq!(
        (
            remarked.examples()[0].column(),
            remarked.examples()[0].found()
        ),
        (Some("parties"), "CHN")
    );
    // In two roles it is two statements, which no option settles.
    assert_eq!(once.account.faults()[0].line(), Some(3));
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
