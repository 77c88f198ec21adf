//! Before and after pressure.

use super::{asked, call, china_russia, disputed, expected, ledger, rule, year};
use chrono::{Days, NaiveDate};
use interstate::claim::analysis::{
    PressureAct, PressureAndResponse, ResponseOptions, ResponseWindow, pressure_and_response,
};
use interstate::interaction::Party;
use interstate::report::Table;
use interstate::tally::Whole;
use interstate::time::CalendarStep;
use interstate::{
    Count, CountingRule, Coverage, Interaction, InteractionKind, Ledger, Select, Truth, Unread,
    sample,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn of_shipped(question: &str) -> PressureAndResponse {
    let (ledger, pair) = china_russia();
    let (rule, step) = asked(question);
    let options = ResponseOptions::new(&[step.parse().unwrap()]).unwrap();
    pressure_and_response(
        &sample::pressure().unwrap(),
        &ledger,
        &rule,
        &pair,
        &options,
    )
    .unwrap()
}

fn window(side: &ResponseWindow) -> String {
    let (count, exposure) = side.counted().unwrap();
    let (cut, others) = (side.cut_days(), side.other_acts());
    format!(
        "{count} in {:.6}, {cut} cut, {others} others",
        exposure.years()
    )
}

#[test]
fn what_came_before_and_after_each_act_is_what_was_counted_by_hand() {
    let mut seen = 0;
    let mut answers = BTreeMap::new();
    for [question, what, value] in expected("pressure") {
        let found = answers
            .entry(question.clone())
            .or_insert_with(|| of_shipped(&question));
        if let Some(act) = found.acts().iter().find(|act| act.id() == what) {
            let response = &act.responses()[0];
            let both = [response.before(), response.after()].map(window);
            assert_eq!(both.join("; "), value, "{question}: {what}");
            seen += 1;
        } else {
            let is = |name: String| name == what;
            let mut groups = found.groups().iter();
            let group = groups.find(|g| is(format!("{} by {}", g.instrument(), g.sender())));
            let group = group.unwrap();
            let count = |known: Option<(Count, _)>| known.unwrap().0;
            assert_eq!(
                format!(
                    "{}: {} → {}, {} shared",
                    group.acts().count(),
                    count(group.before()),
                    count(group.after()),
                    group.shared_days()
                ),
                value,
                "{question}: {what}"
            );
        }
    }
    assert_eq!(seen, 2 * 3 * 11);
}

fn act(id: &str, when: &str, parties: &str) -> Interaction {
    let parties: Vec<Party> = parties.split(';').map(|p| p.parse().unwrap()).collect();
    Interaction::new(id, InteractionKind::Warning, when.parse().unwrap(), parties).unwrap()
}

fn ask(acts: &Ledger, calls: &Ledger, steps: &[CalendarStep]) -> PressureAndResponse {
    let options = ResponseOptions::new(steps).unwrap();
    pressure_and_response(acts, calls, &rule("all"), &Whole, &options).unwrap()
}

#[test]
fn the_days_of_the_act_itself_are_in_neither_window() {
    let acts = ledger([act("w", "2022-03", "USA:sender;CHN:target")]);
    let calls = ledger([
        call("a", "2022-02-28", "CHN;RUS"),
        call("b", "2022-03-15", "CHN;RUS"),
        call("c", "2022-04-01", "CHN;RUS"),
        call("d", "2022-04-10", "CHN;RUS"),
        call("e", "2022-04-11", "CHN;RUS"),
    ]);
    let found = ask(&acts, &calls, &[CalendarStep::Days(10)]);
    let response = &found.acts()[0].responses()[0];
    assert_eq!(
        response.before().asked().to_string(),
        "2022-02-19..2022-03-01"
    );
    assert_eq!(
        response.after().asked().to_string(),
        "2022-04-01..2022-04-11"
    );
    assert_eq!(window(response.before()), "1 in 0.027397, 0 cut, 0 others");
    assert_eq!(window(response.after()), "2 in 0.027397, 0 cut, 0 others");
    assert_eq!(response.is_higher(), Truth::Yes);
    let day = "2022-03-31".parse::<NaiveDate>().unwrap();
    assert_eq!(found.acts()[0].days().1, day);
}

#[test]
fn a_year_with_a_leap_day_is_as_long_as_one_without() {
    let acts = ledger([act("w", "2024-01-01", "USA:sender;CHN:target")]);
    let calls = ledger([
        call("a", "2023-05-01", "CHN;RUS"),
        call("b", "2024-05-01", "CHN;RUS"),
    ]);
    let found = ask(&acts, &calls, &[CalendarStep::Years(1)]);
    let response = &found.acts()[0].responses()[0];
    assert_eq!(
        (
            response.before().asked().days(),
            response.after().asked().days()
        ),
        (365, 366)
    );
    assert_eq!(response.is_same(), Truth::Yes);
    assert_eq!(response.difference(), Some((0.0, Some(0.0))));
    assert_eq!(found.groups()[0].same(), 1);
}

#[test]
fn a_window_is_cut_where_the_source_ends_and_nothing_is_extrapolated() {
    let acts = ledger([
        act("w", "2022-07-02", "USA:sender;CHN:target"),
        act("x", "2023-12-31", "USA:sender;CHN:target"),
    ]);
    let rows = [
        call("a", "2022-05-01", "CHN;RUS"),
        call("b", "2022-09-01", "CHN;RUS"),
    ];
    let calls = Ledger::new(rows, Coverage::full(year(2022))).unwrap();
    let found = ask(&acts, &calls, &[CalendarStep::Years(1)]);
    let response = &found.acts()[0].responses()[0];
    // 182 days of 365 before, 182 of 365 after.
    assert_eq!(response.before().cut_days(), 183);
    assert_eq!(response.after().cut_days(), 183);
    assert_eq!(
        window(response.before()),
        "1 in 0.498630, 183 cut, 0 others"
    );
    assert_eq!(response.is_same(), Truth::Yes);
    // Of the other act, one day of the year before is covered, and none after.
    let other = &found.acts()[1].responses()[0];
    assert_eq!(other.before().cut_days(), 364);
    assert_eq!(other.after().counted(), None);
    assert_eq!(other.difference(), None);
    assert_eq!(other.is_higher(), Truth::Depends);
    let text = found.to_string();
    assert!(text.contains("association only"), "{text}");
    assert!(text.contains("1096 days not covered"), "{text}");
    let page = Table::from_pressure_acts(&found).to_csv();
    assert!(
        page.contains("x,warning,USA,2023-12-31,2023-12-31,1 year,0,0.0027,364,0,?,,366,0,,\n"),
        "{page}"
    );
}

#[test]
fn a_group_counts_each_day_once_on_a_side_and_tells_what_is_on_both() {
    let acts = ledger([
        act("w", "2022-03-01", "USA:sender;CHN:target"),
        act("x", "2022-03-11", "USA:sender;CHN:target"),
        act("y", "2022-03-11", "EU:sender;UKR:sender;CHN:target"),
        act("z", "2022-03-12", "?:sender;CHN:target"),
    ]);
    let calls = ledger([
        call("a", "2022-02-25", "CHN;RUS"),
        call("b", "2022-03-05", "CHN;RUS"),
    ]);
    let found = ask(&acts, &calls, &[CalendarStep::Days(20)]);
    let groups: Vec<String> = found.groups().iter().map(ToString::to_string).collect();
    assert_eq!(
        groups,
        [
            "warning by ?, 1 act, 20 days: 2 in 0.0548 years before, 0 in 0.0548 years after: difference −36.50 a year, other acts in its windows",
            "warning by EU, 1 act, 20 days: 2 in 0.0548 years before, 0 in 0.0548 years after: difference −36.50 a year, other acts in its windows",
            "warning by UKR, 1 act, 20 days: 2 in 0.0548 years before, 0 in 0.0548 years after: difference −36.50 a year, other acts in its windows",
            // Days from 9 February to 10 March, and from 2 to 31 March: 30 each, of which 9 are on both sides.
            "warning by USA, 2 acts, 20 days: 2 in 0.0822 years before, 1 in 0.0822 years after: difference −12.17 a year, 9 days on both sides, other acts in the windows of 2",
        ]
    );
    let page = Table::from_pressure_and_response(&found);
    assert_eq!(page.len(), 4);
}

#[test]
fn an_act_of_which_nobody_knows_the_day_has_no_window_and_a_doubtful_one_says_so() {
    let acts = ledger([
        act("w", "[..2022-03]", "USA:sender;CHN:target"),
        disputed(act("x", "2022-03-11", "USA:sender;CHN:target")),
    ]);
    let calls = ledger([call("a", "2022-03-05", "CHN;RUS")])
        .with_unread(&Unread::new(2))
        .unwrap();
    let found = ask(&acts, &calls, &[CalendarStep::Days(20)]);
    assert_eq!(found.undated().collect::<Vec<_>>(), ["w"]);
    assert_eq!(found.acts()[0].is_certain(), Truth::Depends);
    // Rows of the cooperation were not read, so that no count has an upper bound.
    assert_eq!(
        found.acts()[0].responses()[0].difference(),
        Some((f64::NEG_INFINITY, None))
    );
    assert!(found.to_string().contains("difference open"), "{found}");
}

#[test]
fn the_rule_of_pressure_says_which_acts_there_are() {
    let acts = ledger([
        act("w", "2022-03-01", "USA:sender;CHN:target"),
        act("x", "2022-03-11", "USA:sender;IRN:target"),
    ]);
    let upon = CountingRule::new("upon Iran", Select::party(interstate::State::IRN));
    let options = ResponseOptions::new(&[CalendarStep::Days(5)])
        .unwrap()
        .with_pressure(&upon);
    let found = pressure_and_response(&acts, &ledger([]), &rule("all"), &Whole, &options).unwrap();
    assert_eq!(
        found.acts().iter().map(PressureAct::id).collect::<Vec<_>>(),
        ["x"]
    );
    let empty = ResponseOptions::new(&[CalendarStep::Days(0)]).unwrap();
    assert!(pressure_and_response(&acts, &ledger([]), &rule("all"), &Whole, &empty).is_err());
}

fn day(at: u64) -> NaiveDate {
    let first: NaiveDate = "2022-01-01".parse().unwrap();
    first.checked_add_days(Days::new(at)).unwrap()
}

/// How many runs of days lie wholly or partly in some days: the bounds of a count.
fn counted(rows: &[(u64, u64)], days: &[u64]) -> (u64, u64) {
    let inside = |row: &&(u64, u64)| (row.0..=row.0 + row.1).all(|at| days.contains(&at));
    let touching = |row: &&(u64, u64)| (row.0..=row.0 + row.1).any(|at| days.contains(&at));
    let number = |n: usize| n as u64;
    (
        number(rows.iter().filter(inside).count()),
        number(rows.iter().filter(touching).count()),
    )
}

proptest! {
    #![proptest_config(crate::common::cases(150))]

    #[test]
    fn counts_of_windows_and_of_their_unions_are_those_of_days_looked_at_one_by_one(
        acts in prop::collection::vec((30_u64..120, 0_u64..4), 1..5),
        rows in prop::collection::vec((0_u64..150, 0_u64..5), 0..12),
        length in 1_u32..30,
        covered in (0_u64..70, 80_u64..150),
    ) {
        let text = |(from, more): &(u64, u64)| format!("[{}..{}]", day(*from), day(from + more));
        let numbered = |at: usize| at.to_string();
        let pressed = ledger(acts.iter().enumerate().map(|(at, run)| act(&numbered(at), &text(run), "USA:sender;CHN:target")));
        let period = interstate::Period::new(day(covered.0), day(covered.1)).unwrap();
        let called = rows.iter().enumerate().map(|(at, run)| call(&numbered(at), &text(run), "CHN;RUS"));
        let calls = Ledger::new(called, Coverage::full(period)).unwrap();
        let found = ask(&pressed, &calls, &[CalendarStep::Days(length)]);
        let length = u64::from(length);
        let is_covered = |at: &u64| (covered.0..covered.1).contains(at);
        let known = |known: Option<(Count, interstate::Exposure)>, days: &[u64]| {
            let (lo, hi) = counted(&rows, days);
            let wanted = (!days.is_empty()).then(|| (Count::between(lo, hi).unwrap(), days.len() as f64 / 365.0));
            known.map(|(count, exposure)| (count, exposure.years())) == wanted
        };
        let mut sides = [Vec::new(), Vec::new()];
        for (run, found) in acts.iter().zip(found.acts()) {
            let response = &found.responses()[0];
            let before: Vec<u64> = (run.0.saturating_sub(length)..run.0).filter(is_covered).collect();
            let after: Vec<u64> = (run.0 + run.1 + 1..=run.0 + run.1 + length).filter(is_covered).collect();
            prop_assert!(known(response.before().counted(), &before), "{} {:?}", response.before(), before);
            prop_assert!(known(response.after().counted(), &after), "{} {:?}", response.after(), after);
            prop_assert_eq!(response.after().cut_days(), length - after.len() as u64);
            sides[0].extend(before);
            sides[1].extend(after);
        }
        for side in &mut sides {
            side.sort_unstable();
            side.dedup();
        }
        let group = &found.groups()[0];
        prop_assert!(known(group.before(), &sides[0]), "{} {:?}", group, sides[0]);
        prop_assert!(known(group.after(), &sides[1]), "{} {:?}", group, sides[1]);
        let shared = sides[0].iter().filter(|at| sides[1].contains(at)).count();
        prop_assert_eq!(group.shared_days(), shared as u64);
    }
}
