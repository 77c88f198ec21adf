//! UCDP GED: each fault of the files has its own made-up row.

use interstate::code::UcdpViolence;
use interstate::read::ucdp::{UcdpEvent, UcdpOptions};
use interstate::read::{HeaderLine, ReadAccount, Remark};
use interstate::{Period, State, Truth};
use std::borrow::Cow;

const FILE: &str = include_str!("../corpus/ucdp.csv");

fn read<T>(file: &str, mut of: impl FnMut(&UcdpEvent<'_>) -> T) -> (Vec<(u64, T)>, ReadAccount) {
    let mut reader = UcdpOptions::new().reader(file.as_bytes()).unwrap();
    let mut found = Vec::new();
    reader
        .for_each(|event| found.push((event.id(), of(&event))))
        .unwrap();
    (found, reader.account().clone())
}

#[test]
fn the_report_says_what_became_of_each_row() {
    let (_, report) = read(FILE, |_| ());
    let shown: String = FILE.lines().nth(3).unwrap().chars().take(60).collect();
    let expected = format!(
        "14 rows, 11 kept, 3 rejected; {} bytes
  rejected: 1 date (line 13, column \"date_end\": \"2021-03-01 00:00:00.000\")
  rejected: 1 number (line 14, column \"best\": \"many\")
  rejected: 1 code (line 15, column \"type_of_violence\": \"4\")
  kept: 9 without_two_states (line 4: {:?})
  kept: 1 unknown_actor (line 12, column \"gwnoa\": \"999\")
  kept: 1 day_too_fine (line 8, column \"date_prec\": \"4\")
  kept: 2 bounds_contradict (line 9, column \"low\": \"3\")
  kept: 1 before_data_set (line 16, column \"date_start\": \"1988-03-14 00:00:00.000\")
",
        FILE.len(),
        format!("{shown}…"),
    );
    assert_eq!(report.to_string(), expected);
    assert_eq!(
        report.remarked(Remark::BoundsContradict).examples()[1].column(),
        Some("high")
    );
}

#[test]
fn a_row_that_is_rejected_has_no_remark() {
    let odd = FILE.replacen(
        ",4,2021-01-01 00:00:00.000,2021-01-01 00:00:00.000,0,0,0,0,1,",
        ",4,2021-01-01 00:00:00.000,2021-01-01 00:00:00.000,0,0,0,0,many,",
        1,
    );
    assert_ne!(odd, FILE);
    let (_, report) = read(&odd, |_| ());
    assert_eq!(report.remarked(Remark::DayTooFine).rows(), 0);
    assert_eq!(report.kept(), 10);
}

#[test]
fn the_first_possible_day_is_not_the_day() {
    let (dates, _) = read(FILE, |event| event.date().to_string());
    let expected = [
        (1, "[2021-03-01..2021-03-04]"),
        (2, "2021-03-01"),
        (3, "[2021-03-01..2021-03-07]"),
        (4, "2021-02"),
        (5, "2021"),
        // The row says "month" and gives one day: the month.
        (6, "2021-01"),
    ];
    for (at, (id, date)) in expected.into_iter().enumerate() {
        assert_eq!(dates[at], (id, date.to_owned()));
    }
    // A tool that takes date_start puts the event of an unknown day of 2021 into January.
    let january =
        Period::new("2021-01-01".parse().unwrap(), "2021-02-01".parse().unwrap()).unwrap();
    let (within, _) = read(FILE, |event| event.date().within(january));
    assert_eq!(within[4], (5, Truth::Depends));
}

#[test]
fn three_estimates_are_bounds_also_where_they_contradict_each_other() {
    let (deaths, _) = read(FILE, |event| {
        format!("{} ({})", event.deaths(), event.best())
    });
    let of = |id| {
        deaths
            .iter()
            .find(|(found, _)| *found == id)
            .unwrap()
            .1
            .clone()
    };
    assert_eq!(of(1), "3-9 (5)");
    assert_eq!(of(2), "1 (1)");
    assert_eq!(of(7), "2-9 (2)"); // low 3 above best 2
    assert_eq!(of(8), "3-9 (9)"); // best 9 above high 5
}

#[test]
fn states_have_the_numbers_of_gleditsch_and_ward() {
    let (dyads, _) = read(FILE, |event| event.dyad().map(|dyad| dyad.to_string()));
    assert_eq!(dyads[0].1.as_deref(), Some("IND–PAK"));
    // 816 is Vietnam in 1988, and 710 China.
    assert_eq!(dyads[10], (14, Some("CHN–VNM".to_owned())));
    let (kinds, _) = read(FILE, |event| {
        (event.violence(), event.states(), event.country())
    });
    assert_eq!(
        kinds[8].1,
        (
            UcdpViolence::OneSided,
            [None, None],
            Some(State::IND.into())
        )
    );
}

#[test]
fn doubled_quotes_and_line_ends_within_a_cell_belong_to_it() {
    let (texts, _) = read(FILE, |event| {
        let place = event.cell("where_description").unwrap();
        (
            event.source().unwrap().unwrap().into_owned(),
            place.map(Cow::into_owned),
        )
    });
    let (source, place) = &texts[0].1;
    assert_eq!(
        source,
        "Wire, 2021-03-02, \"A made-up \"\"headline\"\"\"; second, part"
    );
    assert_eq!(place.as_deref(), Some("A place\non two lines"));
}

#[test]
fn a_candidate_list_without_a_header_is_refused_unless_the_caller_says_so() {
    let (header, rows) = FILE.split_once('\n').unwrap();
    let refused = UcdpOptions::new()
        .reader(rows.as_bytes())
        .unwrap_err()
        .to_string();
    assert_eq!(
        refused,
        "line 1: this is a row of UCDP GED, 49 columns; expected a header; a file without one is read by with_header_line(HeaderLine::Absent)"
    );
    let mut reader = UcdpOptions::new()
        .with_header_line(HeaderLine::Absent)
        .reader(rows.as_bytes())
        .unwrap();
    let mut ids = Vec::new();
    reader.for_each(|event| ids.push((event.id(), ()))).unwrap();
    assert_eq!(ids, read(FILE, |_| ()).0);
    assert_eq!(
        reader.account().bytes() + header.len() as u64 + 1,
        FILE.len() as u64
    );
}

#[test]
fn empty_columns_at_the_end_change_nothing() {
    // As a candidate list was published: commas behind every line.
    let mut at = 0;
    let wide: String = FILE
        .lines()
        .map(|line| {
            at += 1;
            // Line 2 goes on in line 3.
            if at == 2 {
                format!("{line}\n")
            } else {
                format!("{line},,,\n")
            }
        })
        .collect();
    assert_eq!(
        read(&wide, |event| (event.deaths(), event.best())).0,
        read(FILE, |event| (event.deaths(), event.best())).0
    );
}
