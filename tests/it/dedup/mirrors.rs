//! Rows that tell one act from both sides.

use super::{between, report};
use interstate::coded::{CodedEvent, EventCode};
use interstate::dedup::{MirrorOrder, Reduction, Repeats, merge_mirrors};
use interstate::read::icews::IcewsOptions;
use interstate::{Count, State};

fn back(id: &str, when: &str, code: &str) -> CodedEvent {
    between(id, when, code, State::RUS, State::CHN)
}

fn texts(events: &[CodedEvent]) -> Vec<String> {
    events.iter().map(ToString::to_string).collect()
}

#[test]
fn each_mutual_code_and_the_two_of_a_visit_are_merged_and_no_others() {
    let codes = ["040", "041", "046", "057", "036", "062", "111"];
    let rows = codes.iter().flat_map(|code| {
        let (there, here) = (format!("{code} there"), format!("{code} back"));
        [
            report(&there, "2024-05-06", code).with_source("s"),
            back(&here, "2024-05-06", code).with_source("s"),
        ]
    });
    let mut rows: Vec<CodedEvent> = rows.collect();
    rows.push(back("host", "2024-05-06", "043").with_source("s"));
    rows.push(report("guest", "2024-05-06", "042").with_source("s"));
    let (events, found) = merge_mirrors(rows);
    assert_eq!(events.len(), 4 + 1 + 6);
    assert_eq!(
        found.to_string(),
        "mirrors: 1 pair of 040\nmirrors: 1 pair of 041\nmirrors: 1 pair of 042 and 043\nmirrors: 1 pair of 046\nmirrors: 1 pair of 057\n"
    );
    // The guest's row stays, and the host is known.
    let visit = events.iter().find(|event| event.id() == "guest").unwrap();
    assert_eq!(
        (visit.host(), visit.is_mutual()),
        (Some(State::RUS.into()), true)
    );
    let agreement = events
        .iter()
        .find(|event| event.absorbed().any(|id| id == "057 there"))
        .unwrap();
    assert_eq!(agreement.id(), "057 back");
    assert!(events.iter().filter(|event| event.is_mutual()).count() == 5);
}

#[test]
fn a_mirror_is_of_the_same_report_and_day_and_goes_the_other_way() {
    let row = report("1", "2024-05-06", "040").with_source("s");
    let alone = [
        back("2", "2024-05-06", "040").with_source("t"),
        back("2", "2024-05-07", "040").with_source("s"),
        back("2", "2024-05-06", "041").with_source("s"),
        report("2", "2024-05-06", "040").with_source("s"),
        between("2", "2024-05-06", "040", State::RUS, State::USA).with_source("s"),
        back("2", "2024-05-06", "040"),
    ];
    for other in alone {
        let text = other.to_string();
        let (events, found) = merge_mirrors(vec![row.clone(), other]);
        assert_eq!(
            (
                events.len(),
                found.merged().map(|(_, pairs)| pairs).sum::<u64>()
            ),
            (2, 0),
            "{text}"
        );
    }
    // Two visits on one day, each way: both guests are there, and neither is the other's host.
    let (events, found) = merge_mirrors(vec![
        report("1", "2024-05-06", "042").with_source("s"),
        back("2", "2024-05-06", "042").with_source("s"),
    ]);
    assert_eq!(
        (events.len(), found.to_string()),
        (2, "  alone: 2 of 042\n".to_owned())
    );
}

#[test]
fn rows_over_stay_and_rows_without_a_report_are_told() {
    let rows = vec![
        report("1", "2024-05-06", "046").with_source("s"),
        report("2", "2024-05-06", "046").with_source("s"),
        back("3", "2024-05-06", "046").with_source("s"),
        back("4", "2024-05-06", "046"),
    ];
    let (events, found) = merge_mirrors(rows);
    assert_eq!(
        texts(&events),
        [
            "2024-05-06 CHN cameo:046 with RUS (1) and 3",
            "2024-05-06 CHN cameo:046 RUS (2)",
            "2024-05-06 RUS cameo:046 CHN (4)",
        ]
    );
    assert_eq!(
        found.to_string(),
        "mirrors: 1 pair of 046\n  alone: 2 of 046\n  without a story to tell them by: 1\n"
    );
}

#[test]
fn the_result_depends_on_which_goes_first() {
    // Story s tells both sides, story t the other side alone, and comes first by id.
    let rows = vec![
        report("2", "2024-05-06", "040").with_source("s"),
        back("3", "2024-05-06", "040").with_source("s"),
        back("1", "2024-05-06", "040").with_source("t"),
    ];
    let mirrors_first = Reduction::new(Repeats::OneADay).with_mirrors(MirrorOrder::MirrorsFirst);
    assert_eq!(
        texts(mirrors_first.reduce(rows.clone()).events()),
        [
            "2024-05-06 CHN cameo:040 with RUS (2) and 3",
            "2024-05-06 RUS cameo:040 CHN (1)"
        ]
    );
    // Repeats first leave 1 for 3, and 1 is of another story than 2.
    let repeats_first = Reduction::new(Repeats::OneADay).with_mirrors(MirrorOrder::RepeatsFirst);
    assert_eq!(
        texts(repeats_first.reduce(rows.clone()).events()),
        [
            "2024-05-06 CHN cameo:040 RUS (2)",
            "2024-05-06 RUS cameo:040 CHN (1) and 3"
        ]
    );
    // Taken for mutual whoever tells it, the meeting is one.
    let undirected = mirrors_first.with_mutual_acts().reduce(rows);
    assert_eq!(
        texts(undirected.events()),
        ["2024-05-06 RUS cameo:040 with CHN (1) and 2, 3"]
    );
    assert_eq!(undirected.count(), Count::exact(1));
    assert_eq!(
        undirected.to_string(),
        "3 rows, 1 event by the rule: mirrored rows of a story are one event, one-sided ones are taken for mutual; then one event a day\n\
         repeats: 1\nmirrors: 1 pair of 040\n  alone: 1 of 040\n"
    );
    assert_eq!(
        repeats_first.to_string(),
        "one event a day; then mirrored rows of a story are one event"
    );
}

#[test]
fn made_up_icews_rows_become_events() {
    let mut reader = IcewsOptions::new()
        .reader(&include_bytes!("../corpus/icews.tsv")[..])
        .unwrap();
    let mut rows = Vec::new();
    while let Some(event) = reader.next_event().unwrap() {
        rows.push(event.coded().unwrap());
    }
    assert_eq!(rows.len(), 11);
    // 101 and 102 mirror each other, 103 tells 101 again, 104 and 105 stand twice.
    let events = Reduction::new(Repeats::OneAnId)
        .reduce(rows.clone())
        .events()
        .to_vec();
    assert_eq!(events.len(), 9);
    let reduced = Reduction::new(Repeats::OneADay)
        .with_mirrors(MirrorOrder::MirrorsFirst)
        .with_mutual_acts()
        .reduce(events);
    let texts = texts(reduced.events());
    assert_eq!(texts.len(), 7);
    assert_eq!(
        texts[0],
        "2019-06-05 CHN cameo:040 with RUS (101) and 102, 103"
    );
    assert_eq!(texts[1], "[2013-12-30,2014-01-01] CHN cameo:010 JPN (104)");
}

#[test]
fn every_row_of_a_code_that_is_told_from_both_sides_stands_in_one_line_of_the_account() {
    const CHN: State = State::CHN;
    const RUS: State = State::RUS;
    const IND: State = State::IND;
    let none: [State; 0] = [];
    let event = |id: &str, code: &str, from: &[State], to: &[State]| {
        let code = EventCode::Cameo(code.parse().unwrap());
        let when = "2019-06-05".parse().unwrap();
        CodedEvent::new(id, when, code, from.to_vec(), to.to_vec()).unwrap()
    };
    let rows = vec![
        event("1", "040", &[CHN], &[RUS]).with_source("s"),
        event("2", "040", &[RUS], &[CHN]).with_source("s"),
        event("3", "040", &[CHN], &[CHN]).with_source("s"), // one country twice
        event("4", "040", &[CHN], &none).with_source("s"),  // one missing
        event("5", "043", &none, &none).with_source("s"),
        event("6", "042", &[CHN, RUS], &[IND]).with_source("s"), // several on a side
        event("7", "042", &[CHN], &[IND]),                       // no story
        event("8", "057", &[CHN], &[IND]).with_source("s"),
        event("9", "057", &[CHN], &[IND])
            .with_source("s")
            .with_mutual(), // no side of it
        event("10", "190", &[CHN], &[CHN]).with_source("s"),
    ];
    let (events, found) = merge_mirrors(rows);
    assert_eq!(events.len(), 9);
    assert_eq!(
        found.to_string(),
        "mirrors: 1 pair of 040\n  alone: 1 of 042\n  alone: 1 of 057\n  without two actors: 2 of 040\n  without two actors: 1 of 042\n  \
         without two actors: 1 of 043\n  without a story to tell them by: 1\n"
    );
    let merged: u64 = found.merged().map(|(_, pairs)| 2 * pairs).sum();
    let alone: u64 = found.alone().map(|(_, rows)| rows).sum();
    let others: u64 = found.without_two_actors().map(|(_, rows)| rows).sum();
    assert_eq!(merged + alone + others, 8);
}
