//! ACLED: each fault of the files has its own made-up row.

use interstate::code::{AcledActorClass, AcledSubEvent};
use interstate::read::acled::{AcledEvent, AcledOptions};
use interstate::read::{Defect, ReadAccount, Remark};
use interstate::{Count, Period, State, Truth};
use std::borrow::Cow;

const FILE: &str = include_str!("../corpus/acled.csv");

fn read<T>(file: &str, mut of: impl FnMut(AcledEvent<'_>) -> T) -> (Vec<T>, ReadAccount) {
    let mut reader = AcledOptions::new().reader(file.as_bytes()).unwrap();
    let mut found = Vec::new();
    reader.for_each(|event| found.push(of(event))).unwrap();
    (found, reader.account().clone())
}

#[test]
fn the_report_says_what_became_of_each_row() {
    let (ids, report) = read(FILE, |event| event.id().unwrap().into_owned());
    assert_eq!(
        ids,
        ["XXA1", "XXA2", "XXA3", "XXA4", "XXA5", "XXA6", "XXA11"]
    );
    let shown = |line: usize| -> String {
        FILE.lines()
            .nth(line - 1)
            .unwrap()
            .chars()
            .take(60)
            .collect()
    };
    // A row that is told on two lines moves the line numbers behind it.
    let expected = format!(
        "11 rows, 7 kept, 4 rejected; {} bytes
  rejected: 1 date (line 9, column \"event_date\": \"31 February 2023\")
  rejected: 2 number (line 10, column \"time_precision\": \"4\")
  rejected: 1 code (line 11, column \"sub_event_type\": \"Polite disagreement\")
  kept: 3 without_two_states (line 2: {:?})
  kept: 3 unknown_actor (line 2, column \"actor1\": \"Government of X (2020-)\")
",
        FILE.len(),
        format!("{}…", shown(2)),
    );
    assert_eq!(report.to_string(), expected);
    assert_eq!(report.lines(), 13);
    assert_eq!(
        report.rejected_for(Defect::Number).examples()[1].found(),
        "several"
    );
}

#[test]
fn a_stand_in_day_is_never_the_day() {
    let (dates, _) = read(FILE, |event| event.date().to_string());
    assert_eq!(
        dates,
        [
            "2023-02-24",
            // Precision 2: any week that holds 1 March.
            "[2023-02-23..2023-03-07]",
            // Precision 3: the month, whatever day is written.
            "2023-03",
            "2023-03-15",
            "2023-03-15",
            "2023-03-15",
            "2023-03-15",
        ]
    );
    let (february, _) = read(FILE, |event| {
        event.date().within(
            Period::new("2023-02-01".parse().unwrap(), "2023-03-01".parse().unwrap()).unwrap(),
        )
    });
    assert_eq!(february[..3], [Truth::Yes, Truth::Depends, Truth::No]);
}

#[test]
fn classes_of_actors_are_words_or_numbers() {
    let (classes, _) = read(FILE, |event| event.classes().unwrap());
    let forces = [
        Some(AcledActorClass::StateForces),
        Some(AcledActorClass::OtherForces),
    ];
    assert_eq!(classes[0], forces);
    assert_eq!(
        classes[1],
        [
            Some(AcledActorClass::StateForces),
            Some(AcledActorClass::PoliticalMilitia)
        ]
    );
    assert_eq!(classes[3], forces);
    let odd = FILE.replacen(",1,Militia Y,,3,", ",1,Militia Y,,9,", 1);
    let (errors, _) = read(&odd, |event| {
        event.classes().err().map(|error| error.to_string())
    });
    assert_eq!(
        errors[1].as_deref(),
        Some("line 3, column \"inter2\": \"9\" is not a class of actors")
    );
}

#[test]
fn a_state_is_told_by_its_forces_and_the_place_by_its_number() {
    let (dyads, _) = read(FILE, |event| event.dyad().map(|dyad| dyad.to_string()));
    assert_eq!(dyads[0], None);
    assert_eq!(dyads[3].as_deref(), Some("RUS–UKR"));
    let (countries, _) = read(FILE, |event| event.country());
    assert_eq!(countries[0], None); // `0` is no country
    assert_eq!(countries[3], Some(State::UKR.into()));
}

#[test]
fn quotes_commas_and_line_ends_within_a_cell_belong_to_it() {
    let (notes, _) = read(FILE, |event| event.notes().unwrap().map(Cow::into_owned));
    assert_eq!(
        notes[0].as_deref(),
        Some("Made-up row, with a comma and a \"quote\".")
    );
    assert_eq!(
        notes[2].as_deref(),
        Some("Known to the month,\nand told on two lines.")
    );
    let (sources, _) = read(FILE, |event| event.source().unwrap().map(Cow::into_owned));
    assert_eq!(sources[0].as_deref(), Some("Synthetic; \"Quoted\" Paper"));
}

#[test]
fn figures_are_as_stored() {
    let (figures, _) = read(FILE, |event| event.fatalities());
    assert_eq!(figures[3], Count::exact(12));
}

#[test]
fn the_mark_at_the_start_may_be_missing_and_columns_may_come_and_go() {
    let plain = FILE.trim_start_matches('\u{feff}');
    let (one, report) = read(plain, |event| event.sub_event());
    let (other, _) = read(FILE, |event| event.sub_event());
    assert_eq!(one, other);
    assert_eq!(one[0], AcledSubEvent::Agreement);
    assert_eq!(
        report.remarked(Remark::UnknownActor).examples()[2].found(),
        "Police Forces of Atlantis (1990-)"
    );
    // Columns that were dropped in 2023.
    let old: String = plain
        .lines()
        .take(3)
        .enumerate()
        .map(|(at, line)| {
            if at == 0 {
                format!("data_id,iso3,{line}\n")
            } else {
                format!("77,XXX,{line}\n")
            }
        })
        .collect();
    let mut reader = AcledOptions::new().reader(old.as_bytes()).unwrap();
    assert_eq!(
        reader.unknown_columns().collect::<Vec<_>>(),
        ["data_id", "iso3"]
    );
    assert_eq!(reader.next_event().unwrap().unwrap().id().unwrap(), "XXA1");
    let refused = AcledOptions::new()
        .reader("event_id_cnty,event_date,iso3\n".as_bytes())
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "line 1: a header of ACLED without \"time_precision\", \"sub_event_type\", \"actor1\", \"actor2\", \"fatalities\""
    );
}
