//! The oracle itself against values that were worked out by hand: the same inputs as those that the crate is asked about by name.

use super::answer::Answer;
use super::case::{Case, HowMany, Line, Question, Row, Rule, Wanted};
use super::claims::{Saying, Stated};
use super::days::{Day, Run, day};
use super::oracle::Oracle;
use super::times::{Dates, Time};
use interstate::OneIs::{self, PhasesTogether, SeriesPerYear};
use interstate::claim::Verdict;
use interstate::kind::facet::{Certainty, Venue};
use interstate::time::Assignment::{self, AnyOverlap, ByEnd, ByStart, Within};
use interstate::time::CoverageExtent;

fn on(y: i32, m: u32, d: u32) -> Time {
    Time::On(Dates::stated("", &[(day(y, m, d), day(y, m, d))]))
}

fn dates(runs: &[(Day, Day)]) -> Dates {
    Dates::stated("", runs)
}

fn year(y: i32) -> (Day, Day) {
    (day(y, 1, 1), day(y, 12, 31))
}

fn either(one: i32, other: i32) -> Time {
    Time::On(dates(&[year(one), year(other)]))
}

/// A confirmed row of CHN and RUS, of one event, with both keys.
fn row(time: Time) -> Row {
    Row {
        id: 0,
        time,
        known: vec![0, 1],
        observer: None,
        unknown: 0,
        many: HowMany { lo: 1, hi: Some(1) },
        certainty: Certainty::Confirmed,
        venue: Some(Venue::InPerson),
        meeting: false,
        phase_of: Some("p"),
        series: Some("s"),
    }
}

fn disputed(time: Time) -> Row {
    Row {
        certainty: Certainty::Disputed,
        ..row(time)
    }
}

fn case(rows: Vec<Row>, one_is: OneIs, assigned: Assignment) -> Case {
    Case {
        number: 0,
        rows,
        rule: Rule {
            wanted: Wanted::Everything,
            one_is,
            unconfirmed_certain: true,
            assigned,
        },
        line: Line::Whole,
        cells: (2019..=2025).map(|y| Run::years(y, y)).collect(),
        covered: None,
        questions: Vec::new(),
    }
}

fn ask(mut case: Case, question: &Question) -> String {
    case.questions = vec![question.clone()];
    let oracle = Oracle::of(&case, None).unwrap();
    oracle.answer(question).to_string()
}

/// The counts of periods of whole years.
fn counts(case: &Case, years: &[(i32, i32)]) -> String {
    let over =
        |&(first, last): &(i32, i32)| ask(case.clone(), &Question::Over(Run::years(first, last)));
    years.iter().map(over).collect::<Vec<_>>().join(", ")
}

fn verdict(case: &Case, claim: Saying) -> String {
    ask(case.clone(), &Question::Claim(claim))
}

const THREE: [(i32, i32); 4] = [(2020, 2020), (2021, 2021), (2022, 2022), (2020, 2022)];

#[test]
fn groups_come_out_as_by_hand() {
    let two = || vec![disputed(on(2020, 5, 1)), disputed(on(2022, 5, 1))];
    for assigned in [ByStart, ByEnd, Within] {
        let found = counts(&case(two(), PhasesTogether, assigned), &THREE);
        assert_eq!(found, "0-1, 0, 0-1, 0-1");
    }
    let found = counts(&case(two(), PhasesTogether, AnyOverlap), &THREE);
    assert_eq!(found, "0-1, 0-1, 0-1, 0-1");

    let run = |a: Day, b: Day| row(Time::On(dates(&[(a, b)])));
    let chain = vec![
        run(day(2020, 6, 1), day(2021, 6, 1)),
        run(day(2021, 3, 1), day(2022, 3, 1)),
    ];
    let found = counts(&case(chain, SeriesPerYear, ByStart), &THREE);
    assert_eq!(found, "0-1, 0-1, 0-1, 1-2");
    let absorbed = vec![run(day(2020, 11, 1), day(2021, 2, 1)), row(on(2020, 3, 1))];
    let asked = [(2020, 2020), (2021, 2021), (2020, 2021)];
    let found = counts(&case(absorbed, SeriesPerYear, ByStart), &asked);
    assert_eq!(found, "1, 0-1, 1-2");

    let gap = || vec![row(either(2020, 2022)), row(on(2023, 5, 1))];
    let asked = [(2020, 2020), (2021, 2021), (2022, 2022), (2023, 2023)];
    let found = counts(&case(gap(), PhasesTogether, ByStart), &asked);
    assert_eq!(found, "0-1, 0, 0-1, 0");
    let found = counts(&case(gap(), PhasesTogether, ByEnd), &asked);
    assert_eq!(found, "0, 0, 0, 1");
    let asked = [(2020, 2021), (2022, 2023), (2020, 2023)];
    let found = counts(&case(gap(), PhasesTogether, AnyOverlap), &asked);
    assert_eq!(found, "0-1, 1, 1");

    let either_year = || dates(&[year(2020), year(2022)]);
    let lasted = row(Time::lasted(either_year(), either_year()));
    let found = counts(&case(vec![lasted], OneIs::Row, Within), &THREE[..3]);
    assert_eq!(found, "0-1, 0, 0-1");

    let june = dates(&[(day(2020, 6, 1), day(2020, 6, 1))]);
    let goes_on = row(Time::seen_until(june, day(2023, 3, 1)));
    let ongoing = vec![row(on(2020, 5, 1)), goes_on];
    let asked: Vec<(i32, i32)> = (2020..=2024).map(|y| (y, y)).collect();
    let by = |assigned| counts(&case(ongoing.clone(), PhasesTogether, assigned), &asked);
    assert_eq!(by(AnyOverlap), "1, 1, 1, 1, 0-1");
    assert_eq!(by(ByEnd), "0, 0, 0, 0-1, 0-1");
    assert_eq!(by(Within), "0, 0, 0, 0, 0");
}

#[test]
fn lines_and_counts_of_groups_come_out_as_by_hand() {
    let mut other = disputed(on(2020, 6, 1));
    other.known = vec![0, 2];
    let mut lines = case(vec![row(on(2020, 5, 1)), other], PhasesTogether, ByStart);
    let mut over = |a, b| {
        lines.line = Line::Dyad(a, b);
        counts(&lines, &[(2020, 2020)])
    };
    assert_eq!([over(0, 1), over(0, 2), over(1, 2)], ["1", "0-1", "0"]);

    let two_of = |lo, hi| {
        let many = HowMany { lo, hi: Some(hi) };
        let rows = [on(2020, 5, 1), on(2020, 6, 1)].map(|time| Row { many, ..row(time) });
        let by = |one_is| counts(&case(rows.to_vec(), one_is, ByStart), &[(2020, 2020)]);
        [by(PhasesTogether), by(SeriesPerYear), by(OneIs::Row)]
    };
    assert_eq!(two_of(0, 1), ["0-1", "0-1", "0-2"]);
    assert_eq!(two_of(0, 0), ["0", "0", "0"]);
    assert_eq!(two_of(3, 3), ["1", "1", "6"]);
}

#[test]
fn claims_come_out_as_by_hand() {
    let plain = |rows| case(rows, OneIs::Row, ByStart);
    let [y20, y21, y22] = [2020, 2021, 2022].map(|y| Run::years(y, y));
    let each = || Saying::EachAtLeast(1, vec![y20, y21]);
    let one = plain(vec![row(either(2020, 2021))]);
    assert_eq!(verdict(&one, each()), "fails");

    let mut three = row(either(2020, 2021));
    three.many = HowMany { lo: 3, hi: Some(3) };
    let three = plain(vec![three]);
    assert_eq!(verdict(&three, each()), "depends");
    assert_eq!(verdict(&three, Saying::Exactly(1, y20)), "depends");
    let both = Run::years(2020, 2021);
    assert_eq!(verdict(&three, Saying::AtLeast(1, both)), "holds");

    let sure = |numbers: &[(i32, u32)]| -> Vec<Row> {
        let days = numbers
            .iter()
            .flat_map(|&(y, n)| (1..=n).map(move |d| on(y, 3, d)));
        days.map(row).chain([row(either(2020, 2021))]).collect()
    };
    let tie = plain(sure(&[(2020, 1), (2021, 1), (2022, 2)]));
    let record = Saying::Record(y22, vec![y20, y21]);
    assert_eq!(verdict(&tie, record), "fails");
    let moving = plain(sure(&[(2020, 3), (2021, 5)]));
    let about = |lo, hi| Saying::RatioAbout(lo, hi, y20, y21);
    assert_eq!(verdict(&moving, about(Stated(7, 5), Stated(8, 5))), "fails");
    assert_eq!(verdict(&moving, about(Stated(5, 4), Stated(2, 1))), "holds");

    let turn = dates(&[(day(2021, 12, 30), day(2021, 12, 30))]);
    let over = Time::lasted(turn, dates(&[(day(2022, 1, 5), day(2022, 1, 5))]));
    let rows = vec![row(on(2021, 3, 1)), row(on(2022, 3, 1)), disputed(over)];
    let ratio = Question::Ratio(y21, y22);
    let found = ask(case(rows, OneIs::Row, AnyOverlap), &ratio);
    assert_eq!(found, "ratio 1 to 1");
}

#[test]
fn coverage_comes_out_as_by_hand() {
    let nine: Vec<Row> = (1..=9).map(|m| row(on(2024, m, 1))).collect();
    let mut nine = case(nine, OneIs::Row, ByStart);
    let asked = Run::years(2024, 2025);
    let claims = |case: &Case| {
        [
            Saying::AtLeast(5, asked),
            Saying::AtLeast(10, asked),
            Saying::AtMost(5, asked),
            Saying::Exactly(5, asked),
            Saying::AtMost(20, asked),
        ]
        .map(|claim| verdict(case, claim))
    };
    let full = (Run::years(2017, 2024), CoverageExtent::Full);
    nine.covered = Some(vec![
        full,
        (Run::years(2025, 2025), CoverageExtent::Partial),
    ]);
    assert_eq!(counts(&nine, &[(2024, 2025)]), "9+");
    let found = claims(&nine);
    assert_eq!(found, ["holds", "depends", "fails", "fails", "depends"]);
    nine.covered = Some(vec![full]);
    let outside = Verdict::OutOfCoverage.to_string();
    let right = ["holds", &outside, "fails", "fails", &outside];
    assert_eq!(claims(&nine), right);
    assert_eq!(
        counts(&nine, &[(2024, 2025)]),
        Answer::NotCovered.to_string()
    );
}
