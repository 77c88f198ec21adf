//! A spreadsheet in, a table and an answer out: two files as people save them, read as they are, and a third in which almost every row is wrong.
//! The files are made up (`data/own_csv/make.py`).
//!
//! ```text
//! cargo run --example own_csv
//! ```

use interstate::read::Encoding;
use interstate::read::ledger::LedgerColumn::{Count, Kind, Parties, Start};
use interstate::read::ledger::{DateRanges, LedgerOptions};
use interstate::report::{Pivot, PivotPage};
use interstate::state::{CodeScheme, NameScope};
use interstate::tally::Crossed;
use interstate::time::ListDates;
use interstate::{
    Confidence, CountingRule, Coverage, Dyad, InteractionFamily, InteractionKind, Ledger,
    Partition, Period, Result, Select, State, TallyTable, TrendRule, classify_trend,
    frequency_ratio,
};
use std::ops::RangeInclusive;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/own_csv/");

/// Dates and kinds in English, several marks between the countries.
///
/// # Errors
/// None: the years are years.
pub fn english() -> Result<LedgerOptions> {
    Ok(LedgerOptions::new()
        .with_columns([("Date", Start), ("Countries", Parties), ("Type", Kind)])
        .with_the_rest_ignored()
        .with_row_ids("r")
        .with_dates(ListDates::DayFirst)
        .with_date_ranges(DateRanges::OneDay)
        .with_names(NameScope::General)
        .with_separators([",", "/", "and"])
        .with_words_in_any_case()
        .with_word("phone call", "call")
        .with_word("Pyongyang", "PRK")
        .with_coverage(Coverage::full(Period::years(2018..=2024)?)))
}

/// Saved in German: Windows-1252, semicolons, a title above the header, a row of totals below, counts, codes beside names.
///
/// # Errors
/// None: the years are years.
pub fn german() -> Result<LedgerOptions> {
    Ok(LedgerOptions::new()
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
        .with_coverage(Coverage::full(Period::years(2019..=2023)?)))
}

fn main() -> Result<()> {
    let read = english()?.read_path(format!("{DATA}english.csv"))?;
    println!("english.csv\n{}", read.account);
    for fault in read.account.faults() {
        println!("{fault}");
    }
    let pair = Dyad::new(State::PRK, State::RUS)?;
    let floors = pivot(&read.ledger, pair, 2018..=2024)?;
    println!("\nWhile two rows are unread\n{floors}");

    // The two dates as whoever wrote them meant them.
    let said = english()?
        .with_word("Spring 2020", "[2020-03-01..2020-05-31]")
        .with_word("late 2021", "[2021-10-01..2021-12-31]");
    let ledger = said.read_path(format!("{DATA}english.csv"))?.strict()?;
    let exact = pivot(&ledger, pair, 2018..=2024)?;
    println!("With every row read\n{}", exact.to_markdown());
    println!("{}\n", meetings(&ledger, pair, 2018..=2020, 2022..=2024)?);

    let read = german()?.read_path(format!("{DATA}excel.csv"))?;
    println!("excel.csv\n{}", read.account);
    let ledger = read.strict()?;
    let pair = Dyad::new(State::TUR, State::VNM)?;
    let counts = pivot(&ledger, pair, 2019..=2023)?;
    println!("{counts}\nFor a spreadsheet\n{}", counts.table().to_csv());
    println!("For a program\n{}\n", counts.table().to_json());
    println!("{}\n", meetings(&ledger, pair, 2019..=2020, 2022..=2023)?);

    let own = LedgerOptions::new().with_coverage(Coverage::unlimited());
    let read = own.read_path(format!("{DATA}faults.csv"))?;
    println!(
        "faults.csv, of which {} row is kept\n{}",
        read.ledger.len(),
        read.account.summary()
    );
    Ok(())
}

/// How many events of each kind the pair had in each year.
fn pivot(ledger: &Ledger, pair: Dyad, years: RangeInclusive<i32>) -> Result<PivotPage> {
    let all = CountingRule::new("all", Select::Everything);
    let years = Partition::yearly(years)?;
    let table = TallyTable::<Crossed<Dyad, InteractionKind>>::count(ledger, &all, &years)?;
    Pivot::new(&table).with_first(&pair).with_names().page()
}

/// Whether the pair met more often in the later years than in the earlier ones.
fn meetings(
    ledger: &Ledger,
    pair: Dyad,
    earlier: RangeInclusive<i32>,
    later: RangeInclusive<i32>,
) -> Result<String> {
    let (before, after) = (Period::years(earlier)?, Period::years(later)?);
    let rule = CountingRule::new("meetings", Select::from(InteractionFamily::Meeting));
    let table = TallyTable::count(ledger, &rule, &Partition::disjoint(&[before, after])?)?;
    let ratio = frequency_ratio(&table.over(&pair, before)?, &table.over(&pair, after)?)?;
    Ok(classify_trend(&ratio, TrendRule::new(Confidence::P95))?.to_string())
}
