//! Groups by the worlds of their rows: inputs with the values that enumeration by hand gives.

use super::named::{by_year, counts, disputed, ledger, of, phases, row, rule, said_to_be, series};
use super::named::{verdict, year};
use interstate::claim::{Claim, Verdict};
use interstate::interaction::Facets;
use interstate::kind::facet::{Certainty, Venue};
use interstate::rule::Unconfirmed;
use interstate::tally::Whole;
use interstate::time::Assignment::{self, AnyOverlap, ByEnd, ByStart, Within};
use interstate::{
    Count, CountingRule, Dyad, Interaction, OneIs, Partition, Period, Select, State, TallyTable,
};

use OneIs::{PhasesTogether, SeriesPerYear};

fn phased(assigned: Assignment) -> CountingRule {
    rule(PhasesTogether, assigned)
}

/// Two phases, each of which happened or not: 2020, 2021 and 2022 by themselves, and all three.
fn two_possible_phases(rows: &[Interaction], rule: impl Fn(Assignment) -> CountingRule) {
    for assigned in [ByStart, ByEnd, Within] {
        let rule = rule(assigned);
        assert_eq!(by_year(rows, &rule, 2020..=2022), "0-1, 0, 0-1", "{rule}");
    }
    let overlap = rule(AnyOverlap);
    assert_eq!(by_year(rows, &overlap, 2020..=2022), "0-1, 0-1, 0-1");
    for &assigned in Assignment::ALL {
        let rule = rule(assigned);
        let union = counts(rows, &rule, &Whole, 2020..=2022, &[(2020, 2022)]);
        assert_eq!(union, "0-1", "{rule}");
    }
    let none = Claim::CountAtMost {
        n: 0,
        period: year(2022),
    };
    assert_eq!(
        verdict(&none, &ledger(rows), &rule(ByStart)),
        Verdict::Depends
    );
}

#[test]
fn of_two_disputed_phases_either_may_be_the_whole_event() {
    let rows = phases([
        disputed(row("a", "2020-05-01")),
        disputed(row("b", "2022-05-01")),
    ]);
    two_possible_phases(&rows, phased);
}

#[test]
fn of_two_unconfirmed_phases_either_may_be_the_whole_event_where_the_rule_says_so() {
    let rows = phases([
        said_to_be(row("a", "2020-05-01"), Certainty::Unconfirmed),
        said_to_be(row("b", "2022-05-01"), Certainty::Unconfirmed),
    ]);
    two_possible_phases(&rows, |by| {
        phased(by).with_unconfirmed(Unconfirmed::Possible)
    });
    // Read as certain, the two are one event from 2020 to 2022.
    assert_eq!(by_year(&rows, &phased(ByStart), 2020..=2022), "1, 0, 0");
    assert_eq!(by_year(&rows, &phased(ByEnd), 2020..=2022), "0, 0, 1");
}

#[test]
fn of_two_phases_that_do_not_tell_their_venue_either_may_be_the_whole_event_in_person() {
    let rows = phases([row("a", "2020-05-01"), row("b", "2022-05-01")]);
    two_possible_phases(&rows, |by| {
        CountingRule::new("R", Select::Venue(Venue::InPerson))
            .with_one_is(PhasesTogether)
            .with_assignment(by)
    });
}

#[test]
fn a_phase_that_tells_its_venue_is_sure_beside_one_that_does_not() {
    let told = Facets::default().with_venue(Venue::InPerson);
    let rows = phases([
        row("a", "2020-05-01").with_facets(told),
        row("b", "2022-05-01"),
    ]);
    let in_person =
        CountingRule::new("R", Select::Venue(Venue::InPerson)).with_one_is(PhasesTogether);
    assert_eq!(by_year(&rows, &in_person, 2020..=2022), "1, 0, 0");
    let by_end = in_person.with_assignment(ByEnd);
    assert_eq!(by_year(&rows, &by_end, 2020..=2022), "0-1, 0, 0-1");
}

#[test]
fn a_row_of_the_turn_of_the_year_may_leave_the_later_one_to_count_for_the_series() {
    let rows = series([row("a", "[2019-12-15..2020-03-15]"), row("b", "2020-09-05")]);
    let day = |text: &str| text.parse().unwrap();
    let edges = [
        "2019-01-01",
        "2020-01-01",
        "2020-04-01",
        "2020-07-01",
        "2020-10-01",
        "2021-01-01",
    ];
    let period = |a: usize, b: usize| Period::new(day(edges[a]), day(edges[b])).unwrap();
    let cells: Vec<Period> = (0..5).map(|i| period(i, i + 1)).collect();
    let table = TallyTable::count(
        &ledger(&rows),
        &rule(SeriesPerYear, ByStart),
        &Partition::gapless(&cells).unwrap(),
    )
    .unwrap();
    let over = |a: usize, b: usize| {
        let tallied = table.over(&Whole, period(a, b)).unwrap();
        tallied.count().to_string()
    };
    let quarters = [over(1, 2), over(2, 3), over(3, 4), over(4, 5)];
    assert_eq!(quarters, ["0-1", "0", "0-1", "0"]);
    assert_eq!(over(1, 5), "1");
    assert_eq!(over(0, 5), "1-2");
}

#[test]
fn a_sure_row_of_the_year_absorbs_the_doubtful_one_of_its_series() {
    let rows = series([row("a", "[2020-11-01..2021-02-01]"), row("b", "2020-03-01")]);
    let asked = [(2020, 2020), (2021, 2021), (2020, 2021)];
    let by_start = rule(SeriesPerYear, ByStart);
    let found = counts(&rows, &by_start, &Whole, 2020..=2021, &asked);
    assert_eq!(found, "1, 0-1, 1-2");
}

#[test]
fn two_doubtful_rows_of_a_series_are_one_event_or_two_and_never_none() {
    let rows = series([
        row("a", "[2020-06-01..2021-06-01]"),
        row("b", "[2021-03-01..2022-03-01]"),
    ]);
    let asked = [(2020, 2020), (2021, 2021), (2022, 2022), (2020, 2022)];
    let by_start = rule(SeriesPerYear, ByStart);
    let found = counts(&rows, &by_start, &Whole, 2020..=2022, &asked);
    assert_eq!(found, "0-1, 0-1, 0-1, 1-2");
}

#[test]
fn the_gap_in_the_date_of_a_phase_is_a_gap_in_the_start_of_its_event() {
    let rows = phases([row("a", "[2020,2022]"), row("b", "2023-05-01")]);
    assert_eq!(
        by_year(&rows, &phased(ByStart), 2020..=2023),
        "0-1, 0, 0-1, 0"
    );
    assert_eq!(by_year(&rows, &phased(ByEnd), 2020..=2023), "0, 0, 0, 1");
    let asked = [(2020, 2021), (2022, 2023), (2020, 2023)];
    let found = counts(&rows, &phased(AnyOverlap), &Whole, 2020..=2023, &asked);
    assert_eq!(found, "0-1, 1, 1");
}

#[test]
fn what_lasted_within_one_of_two_years_lasted_within_no_year_between_them() {
    let rows = [row("a", "[2020,2022]/[2020,2022]")];
    let within = rule(OneIs::Row, Within);
    assert_eq!(by_year(&rows, &within, 2020..=2022), "0-1, 0, 0-1");
}

#[test]
fn an_event_with_a_phase_that_still_goes_on_takes_place_in_each_year_in_which_it_was_seen() {
    let rows = phases([row("a", "2020-05-01"), row("b", "2020-06-01/2023-03-01..")]);
    assert_eq!(
        by_year(&rows, &phased(AnyOverlap), 2020..=2024),
        "1, 1, 1, 1, 0-1"
    );
    assert_eq!(
        by_year(&rows, &phased(ByEnd), 2020..=2024),
        "0, 0, 0, 0-1, 0-1"
    );
    assert_eq!(
        by_year(&rows, &phased(Within), 2020..=2024),
        "0, 0, 0, 0, 0"
    );
}

#[test]
fn a_line_counts_an_event_only_if_a_row_that_happened_names_it() {
    let rows = phases([
        row("a", "2020-05-01"),
        disputed(of("b", "2020-06-01", [State::CHN, State::IRN])),
    ]);
    let over = |a: State, b: State| {
        let pair = Dyad::new(a, b).unwrap();
        counts(&rows, &phased(ByStart), &pair, 2020..=2020, &[(2020, 2020)])
    };
    assert_eq!(over(State::CHN, State::RUS), "1");
    assert_eq!(over(State::CHN, State::IRN), "0-1");
    assert_eq!(over(State::RUS, State::IRN), "0");
    let once = Claim::CountAtLeast {
        n: 1,
        period: year(2020),
    };
    let pair = Dyad::new(State::CHN, State::IRN).unwrap();
    let checked = once.check(&ledger(&rows), &phased(ByStart), &pair).unwrap();
    assert_eq!(checked.verdict(), Verdict::Depends);
}

#[test]
fn a_line_counts_an_event_at_the_days_of_all_its_phases() {
    let rows = phases([
        row("a", "2020-05-01"),
        of("b", "2022-06-01", [State::CHN, State::IRN]),
    ]);
    let pair = Dyad::new(State::CHN, State::IRN).unwrap();
    let asked = [(2020, 2020), (2022, 2022)];
    let found = counts(&rows, &phased(ByStart), &pair, 2020..=2022, &asked);
    assert_eq!(found, "1, 0");
}

/// Two rows of one count, both in 2020, as phases and as a series.
fn two_of(count: Count) -> [String; 2] {
    let rows = || ["2020-05-01", "2020-06-01"].map(|day| row(day, day).with_count(count));
    [
        by_year(&phases(rows()), &phased(ByStart), 2020..=2020),
        by_year(&series(rows()), &rule(SeriesPerYear, ByStart), 2020..=2020),
    ]
}

#[test]
fn two_rows_that_may_count_nothing_may_leave_no_event() {
    assert_eq!(two_of(Count::between(0, 1).unwrap()), ["0-1", "0-1"]);
    assert_eq!(two_of(Count::at_least(0)), ["0-1", "0-1"]);
}

#[test]
fn two_rows_that_count_nothing_are_no_event() {
    assert_eq!(two_of(Count::exact(0)), ["0", "0"]);
}

#[test]
fn a_keyed_row_counts_once_whatever_its_count_and_alone_as_in_company() {
    assert_eq!(two_of(Count::exact(3)), ["1", "1"]);
    let three = || [row("a", "2020-05-01").with_count(Count::exact(3))];
    assert_eq!(
        by_year(&phases(three()), &phased(ByStart), 2020..=2020),
        "1"
    );
    let by_series = rule(SeriesPerYear, ByStart);
    assert_eq!(by_year(&series(three()), &by_series, 2020..=2020), "1");
    // Without its key, and where each row is one, it stays three events.
    assert_eq!(by_year(&three(), &phased(ByStart), 2020..=2020), "3");
    let by_row = rule(OneIs::Row, ByStart);
    assert_eq!(by_year(&phases(three()), &by_row, 2020..=2020), "3");
}

#[test]
fn a_sure_row_never_lowers_the_total_over_all_days() {
    let always = Partition::disjoint(&[Period::years(1900..=2100).unwrap()]).unwrap();
    let mut compared = 0;
    for number in 0..600 {
        let case = super::generate::case(number);
        let built = case.build();
        if built.rule.assignment() == Within {
            continue;
        }
        let rule = CountingRule::new("R", Select::Everything)
            .with_one_is(built.rule.one_is())
            .with_assignment(built.rule.assignment());
        let total = |rows: &[Interaction]| {
            let table = TallyTable::<Whole>::count(&ledger(rows), &rule, &always).unwrap();
            table.total(always.cells()[0]).unwrap().count()
        };
        let mut rows = built.ledger.rows().to_vec();
        let before = total(&rows);
        let day = ["2019-12-31", "2020-06-15", "2022-01-01"][built.ledger.len() % 3];
        let added = row("added", day).with_phase_of("p").with_series("s");
        rows.push(added);
        let after = total(&rows);
        let lowered = |before: Option<u64>, after: Option<u64>| match (before, after) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(before), Some(after)) => after < before,
        };
        assert!(
            after.lo() >= before.lo() && !lowered(before.hi(), after.hi()),
            "{case}with a row on {day}: {before}, then {after}"
        );
        compared += 1;
    }
    assert!(compared > 300);
}
