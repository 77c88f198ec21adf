//! Tables that people read: what stands in a cell is what the table says of it, and nothing else.

use interstate::report::{Pivot, Table};
use interstate::tally::{Crossed, TallyKey};
use interstate::trend::{CellReading, series_of, series_read};
use interstate::{
    Count, CountingRule, Coverage, Dyad, Interaction, InteractionFamily, InteractionKind, Ledger,
    Partition, Period, Select, State, TallyTable, Unread,
};
use serde_json::{Value, json};

fn pair() -> Dyad {
    Dyad::new(State::PRK, State::RUS).unwrap()
}

fn row(id: &str, kind: InteractionKind, days: &str, parties: &[State]) -> Interaction {
    Interaction::new(id, kind, days.parse().unwrap(), parties.to_vec()).unwrap()
}

/// Two visits and perhaps a third in 2021, a call in 2021 or 2022, a summit of three in 2022, another pair's visit; covered to the end of 2022.
fn ledger() -> Ledger {
    use InteractionKind::{Call, Summit, Visit};
    let two = [State::PRK, State::RUS];
    let rows = [
        row("a", Visit, "2021-03-12", &two),
        row("b", Visit, "2021-12", &two),
        row("c", Visit, "[2021-12-30..2022-01-02]", &two),
        row("d", Call, "[2021..2022]", &two),
        row(
            "e",
            Summit,
            "2022-06",
            &[State::PRK, State::RUS, State::CHN],
        ),
        row("f", Visit, "2022-07", &[State::CHN, State::RUS]),
    ];
    Ledger::new(rows, Coverage::full(Period::years(2021..=2022).unwrap())).unwrap()
}

fn count<K: TallyKey>(ledger: &Ledger, cells: &Partition) -> TallyTable<K> {
    let all = CountingRule::new("all", Select::Everything);
    TallyTable::count(ledger, &all, cells).unwrap()
}

fn years() -> Partition {
    Partition::yearly(2021..=2023).unwrap()
}

const NOTE: &str =
    "all: every interaction; each row counts as often as it states, in the period of the start.";

#[test]
fn kinds_by_years_of_one_pair_are_read_in_all_four_forms() {
    let table = count::<Crossed<Dyad, InteractionKind>>(&ledger(), &years());
    let page = Pivot::new(&table).with_first(&pair()).page().unwrap();
    let unknown = "?: the source does not cover these days.";
    assert_eq!(
        page.to_string(),
        format!(
            "kind    2021  2022  2023\n\
             call     0-1   0-1     ?\n\
             summit     0     1     ?\n\
             visit    2-3   0-1     ?\n\n\
             PRK–RUS, dyad-events. {NOTE} {unknown}\n"
        )
    );
    let named = Pivot::new(&table).with_first(&pair()).with_names().page();
    assert_eq!(
        named.unwrap().to_markdown(),
        format!(
            "| kind | 2021 | 2022 | 2023 |\n\
             |---|---:|---:|---:|\n\
             | calls | 0-1 | 0-1 | ? |\n\
             | summits | 0 | 1 | ? |\n\
             | visits | 2-3 | 0-1 | ? |\n\n\
             North Korea–Russia, dyad-events. {NOTE} {unknown}\n"
        )
    );
    let csv = page.to_csv();
    let mut lines = csv.lines();
    let rule = format!("\"{}\"", NOTE.trim_end_matches('.'));
    assert_eq!(
        lines.next(),
        Some("kind,unit,start,end,label,lo,hi,stated,unread,rule")
    );
    let call = format!("call,dyad-events,2021-01-01,2022-01-01,2021,0,1,no,0,{rule}");
    assert_eq!(lines.next(), Some(call.as_str()));
    let unknown = format!("call,dyad-events,2023-01-01,2024-01-01,2023,,,no,0,{rule}");
    assert_eq!(lines.nth(1), Some(unknown.as_str()));
    assert_eq!(csv.lines().count(), 10);

    let json: Vec<Value> = serde_json::from_str(&page.to_json()).unwrap();
    assert_eq!(json.len(), 9);
    assert_eq!(
        json[4],
        json!({"kind": "summit", "unit": "dyad-events", "start": "2022-01-01", "end": "2023-01-01", "label": "2022", "lo": 1, "hi": 1,
            "stated": "no", "unread": 0, "rule": NOTE.trim_end_matches('.')})
    );
    assert_eq!(
        (&json[2]["lo"], &json[2]["hi"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(serde_json::to_value(&page).unwrap(), Value::Array(json));
    // A table of one column of numbers and bounds: numbers are numbers, bounds text, and what is unknown neither 0 nor null.
    assert_eq!(
        page.table().to_json(),
        "[{\"kind\":\"call\",\"2021\":\"0-1\",\"2022\":\"0-1\",\"2023\":\"?\"},\
         {\"kind\":\"summit\",\"2021\":0,\"2022\":1,\"2023\":\"?\"},\
         {\"kind\":\"visit\",\"2021\":\"2-3\",\"2022\":\"0-1\",\"2023\":\"?\"}]"
    );
}

#[test]
fn a_total_counts_an_event_in_doubt_between_two_years_once() {
    let table = count::<InteractionKind>(&ledger(), &years());
    let both = Period::years(2021..=2022).unwrap();
    let periods = [
        Period::year(2021).unwrap(),
        Period::year(2022).unwrap(),
        both,
    ];
    let page = Pivot::new(&table).with_periods(periods).with_total();
    // In 2021 two to four, in 2022 two to four, and six in all: no cell is the sum of others.
    assert_eq!(
        page.page().unwrap().table().to_csv(),
        "kind,2021,2022,2021–2022\ncall,0-1,0-1,1\nsummit,0,1,1\nvisit,2-3,1-2,4\nall,2-4,2-4,6\n"
    );
    let some = page.with_lines([InteractionKind::Call, InteractionKind::Summit]);
    assert_eq!(
        some.page().unwrap().table().to_csv(),
        "kind,2021,2022,2021–2022\ncall,0-1,0-1,1\nsummit,0,1,1\n\"all, also those not shown\",2-4,2-4,6\n"
    );
}

#[test]
fn pairs_by_months_are_those_that_were_asked_for_also_without_a_count() {
    let ledger = ledger();
    let table = count::<Dyad>(&ledger, &Partition::monthly(2021..=2022).unwrap());
    let no = Dyad::new(State::JPN, State::PRK).unwrap();
    let page = Pivot::new(&table)
        .with_lines([pair(), no, pair()])
        .with_names()
        .turned();
    let text = page.page().unwrap().table().to_csv();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 25);
    assert_eq!(lines[0], "period,North Korea–Russia,Japan–North Korea");
    // The call of 2021 or 2022 may be in any month, and the visit at the turn of the year in one of two.
    assert_eq!((lines[3], lines[4]), ("2021-03,1-2,0", "2021-04,0-1,0"));
    assert_eq!((lines[12], lines[13]), ("2021-12,1-3,0", "2022-01,0-2,0"));
}

#[test]
fn pairs_stand_by_kinds_in_each_period() {
    let table = count::<Crossed<Dyad, InteractionFamily>>(&ledger(), &years());
    let page = Pivot::new(&table).with_periods([Period::years(2021..=2022).unwrap()]);
    assert_eq!(
        page.crossed().page().unwrap().table().to_csv(),
        "pair,period,meeting\nCHN–PRK,2021–2022,1\nCHN–RUS,2021–2022,2\nPRK–RUS,2021–2022,5\n"
    );
    let table = count::<Crossed<Dyad, InteractionKind>>(&ledger(), &years());
    let page =
        Pivot::new(&table).with_periods([Period::year(2021).unwrap(), Period::year(2022).unwrap()]);
    assert_eq!(
        page.crossed().page().unwrap().table().to_string(),
        "pair     period  summit  visit  call\n\
         CHN–PRK    2021       0      0     0\n\
         CHN–PRK    2022       1      0     0\n\
         CHN–RUS    2021       0      0     0\n\
         CHN–RUS    2022       1      1     0\n\
         PRK–RUS    2021       0    2-3   0-1\n\
         PRK–RUS    2022       1    0-1   0-1\n"
    );
}

#[test]
fn a_line_of_another_table_is_of_the_same_rule_and_unit() {
    let ledger = ledger();
    let kinds = count::<Crossed<Dyad, InteractionKind>>(&ledger, &years());
    let page = Pivot::new(&kinds).with_first(&pair()).page().unwrap();
    let pairs = count::<Dyad>(&ledger, &years());
    let with = page.clone().with_line_of(&pairs, &pair(), "all").unwrap();
    assert_eq!(
        with.table().to_csv(),
        "kind,2021,2022,2023\ncall,0-1,0-1,?\nsummit,0,1,?\nvisit,2-3,0-1,?\nall,2-4,1-3,?\n"
    );
    let events = count::<InteractionKind>(&ledger, &years());
    let refused = page
        .clone()
        .with_line_of(&events, &InteractionKind::Visit, "visits");
    assert_eq!(
        refused.unwrap_err().to_string(),
        "a table of dyad-events has no line of events"
    );
    let visits = CountingRule::new("visits", InteractionKind::Visit);
    let other = TallyTable::<Dyad>::count(&ledger, &visits, &years()).unwrap();
    assert_eq!(
        page.with_line_of(&other, &pair(), "all")
            .unwrap_err()
            .to_string(),
        "counts under two rules cannot be compared: all selects every interaction, visits selects visits"
    );
}

#[test]
fn a_period_that_is_no_run_of_cells_is_refused_also_where_nothing_is_covered() {
    let table = count::<Dyad>(&ledger(), &years());
    let half: Period = "2023-01-01..2023-07-01".parse().unwrap();
    let refused = Pivot::new(&table).with_periods([half]).page().unwrap_err();
    assert_eq!(
        refused.to_string(),
        table.over(&pair(), half).unwrap_err().to_string()
    );
}

#[test]
fn rows_that_were_not_read_open_every_cell_and_are_told_below() {
    let ledger = ledger().with_unread(&Unread::new(2)).unwrap();
    let table = count::<Dyad>(&ledger, &Partition::yearly(2022..=2022).unwrap());
    let page = Pivot::new(&table).with_lines([pair()]).page().unwrap();
    assert_eq!(
        page.to_string(),
        format!(
            "pair     2022\nPRK–RUS    1+\n\ndyad-events. {NOTE} 2 rows of the source were not read.\n"
        )
    );
    let row: Vec<Value> = serde_json::from_str(&page.to_json()).unwrap();
    assert_eq!(
        (&row[0]["lo"], &row[0]["hi"], &row[0]["unread"]),
        (&json!(1), &Value::Null, &json!(2))
    );
}

#[test]
fn a_table_of_counts_is_written_with_its_rule_and_what_is_unknown_is_null() {
    let table = count::<Dyad>(&ledger(), &years());
    let written = serde_json::to_value(&table).unwrap();
    assert_eq!(written["unit"], "dyad-events");
    assert_eq!(written["rule"]["name"], "all");
    assert_eq!(written["cells"][1], "2022-01-01..2023-01-01");
    assert_eq!(
        (&written["stated"], &written["unread"]),
        (&json!(false), &json!(0))
    );
    assert_eq!(
        written["lines"],
        json!([
            {"of": "CHN–PRK", "counts": [0, 1, null]},
            {"of": "CHN–RUS", "counts": [0, 2, null]},
            {"of": "PRK–RUS", "counts": ["2-4", "1-3", null]},
        ])
    );
    // The same from whichever door one asks.
    for (n, (cell, known)) in table.each_cell(&pair()).unwrap().into_iter().enumerate() {
        let count = &written["lines"][2]["counts"][n];
        let expected = known.map(|tallied| tallied.count());
        assert_eq!(
            serde_json::from_value::<Option<Count>>(count.clone()).unwrap(),
            expected,
            "{cell}"
        );
    }
}

#[test]
fn a_column_of_numbers_keeps_what_is_no_number_as_text() {
    let mut page = Table::new(["n", "word"]).with_numbers(["n"]);
    for n in [
        "18446744073709551615",
        "0.4",
        "",
        "10+",
        "?",
        "inf",
        "NaN",
        "–",
    ] {
        page.row([n, "3"]);
    }
    let rows: Vec<Value> = serde_json::from_str(&page.to_json()).unwrap();
    let n: Vec<&Value> = rows.iter().map(|row| &row["n"]).collect();
    let expected = json!([u64::MAX, 0.4, null, "10+", "?", "inf", "NaN", "–"]);
    assert_eq!(n, expected.as_array().unwrap().iter().collect::<Vec<_>>());
    assert!(rows.iter().all(|row| row["word"] == "3"));
}

#[test]
fn the_noun_of_two_kinds_of_one_family_is_the_family() {
    let noun = |select: Select| CountingRule::new("r", select).noun();
    let (call, visit) = (
        Select::from(InteractionKind::Call),
        Select::from(InteractionKind::Visit),
    );
    let patrol = Select::from(InteractionFamily::Patrol);
    assert_eq!(noun(call.clone() | visit.clone()), "meetings");
    assert_eq!(
        noun((call.clone() | visit) & !Select::Component),
        "meetings"
    );
    assert_eq!(noun(call.clone() | patrol), "interactions");
    assert_eq!(noun(call | Select::tag("talks")), "interactions");
    assert_eq!(noun(Select::any_of([])), "interactions");
}

/// 2021 in doubt, 2022 exact, 2023 exact and partly out of the question, 2024 a floor, 2025 unknown.
fn in_doubt() -> TallyTable<Dyad> {
    let visit = |id, days| row(id, InteractionKind::Visit, days, &[State::PRK, State::RUS]);
    let rows = [
        visit("a", "[2020-12..2021-02]"),
        visit("b", "2021-05"),
        visit("c", "2022"),
        visit("d", "2023-01"),
        visit("e", "2023-08"),
        visit("f", "2024-01"),
    ];
    let coverage: Coverage = "2021-01-01..2024-01-01 full; 2024-01-01..2025-01-01 partial"
        .parse()
        .unwrap();
    let ledger = Ledger::new(rows, coverage).unwrap();
    count(&ledger, &Partition::yearly(2021..=2025).unwrap())
}

#[test]
fn a_cell_in_doubt_is_in_a_series_only_as_the_caller_reads_it() {
    let table = in_doubt();
    let refusal = |reading| {
        series_read(&table, &pair(), reading)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        series_of(&table, &pair()).unwrap_err().to_string(),
        "the count of 2021-01-01..2022-01-01 is 1-2; a series needs exact counts"
    );
    assert_eq!(
        refusal(CellReading::Greatest),
        "the count of 2024-01-01..2025-01-01 is 1+; a series needs exact counts"
    );
    let unknown = table.over(&pair(), Period::year(2025).unwrap());
    assert_eq!(
        refusal(CellReading::Least),
        unknown.unwrap_err().to_string()
    );

    let known = series_read(&table, &pair(), CellReading::LeftOut).unwrap();
    assert_eq!(
        (known.counts(), known.middles()),
        (&[1, 2][..], vec![2022.5, 2023.5])
    );
    assert_eq!(
        known.subject(),
        "interactions of PRK–RUS, cells in doubt left out"
    );
    assert_eq!(known.reading(), CellReading::LeftOut);
}

#[test]
fn the_middle_of_a_month_is_a_fraction_of_its_year() {
    let ledger = ledger();
    let table = count::<InteractionKind>(&ledger, &Partition::quarterly(2021..=2022).unwrap());
    let summits = series_of(&table, &InteractionKind::Summit).unwrap();
    assert_eq!(summits.counts(), [0, 0, 0, 0, 0, 1, 0, 0]);
    let middles = summits.middles();
    assert!(
        (middles[0] - (2021.0 + 45.0 / 365.0)).abs() < 1e-9,
        "{middles:?}"
    );
    assert!(
        (middles[7] - (2023.0 - 46.0 / 365.0)).abs() < 1e-9,
        "{middles:?}"
    );
    assert!(middles.windows(2).all(|pair| pair[0] < pair[1]));
    assert!((summits.units_a_year() - 4.0).abs() < 0.01);
}
