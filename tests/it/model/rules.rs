//! Rules, tables and ratios: what they refuse, and why a record counts.

use interstate::interaction::Facets;
use interstate::kind::facet::{Certainty, Venue};
use interstate::rule::{Ruling, RulingReason, Unconfirmed};
use interstate::tally::{Crossed, Whole};
use interstate::time::YearConvention;
use interstate::{
    Actor, Count, CountingRule, Coverage, Dyad, ErrorCategory, Interaction, InteractionFamily,
    InteractionKind, Ledger, OneIs, Partition, Period, Select, State, Tallied, TallyTable, Truth,
    frequency_ratio,
};

fn row(id: &str, when: &str) -> Interaction {
    Interaction::new(
        id,
        InteractionKind::NavalExercise,
        when.parse().unwrap(),
        [State::CHN, State::RUS],
    )
    .unwrap()
}

fn of_certainty(id: &str, certainty: Certainty) -> Interaction {
    row(id, "2022-05-01").with_facets(Facets::default().with_certainty(certainty))
}

fn ledger(rows: impl IntoIterator<Item = Interaction>) -> Ledger {
    Ledger::new(rows, Coverage::unlimited()).unwrap()
}

fn years(years: std::ops::RangeInclusive<i32>) -> Period {
    Period::years(years).unwrap()
}

fn count(ledger: &Ledger, rule: &CountingRule, period: Period) -> Count {
    let table = TallyTable::count(ledger, rule, &Partition::disjoint(&[period]).unwrap()).unwrap();
    table.over(&Whole, period).unwrap().count()
}

fn all() -> CountingRule {
    CountingRule::new("all", Select::Everything)
}

#[test]
fn what_is_announced_planned_or_cancelled_never_counts() {
    let every = ledger(
        Certainty::ALL
            .iter()
            .copied()
            .map(|c| of_certainty(&c.to_string(), c)),
    );
    // Confirmed and unconfirmed count, disputed may, the other three do not.
    assert_eq!(
        count(&every, &all(), years(2022..=2022)),
        Count::between(2, 3).unwrap()
    );
    let careful = all().with_unconfirmed(Unconfirmed::Possible);
    assert_eq!(
        count(&every, &careful, years(2022..=2022)),
        Count::between(1, 3).unwrap()
    );
    assert_eq!(
        all().explain(&of_certainty("x", Certainty::Planned)),
        Ruling::Left(RulingReason::Certainty(Certainty::Planned))
    );
    assert_eq!(
        careful
            .explain(&of_certainty("x", Certainty::Unconfirmed))
            .to_string(),
        "possible: it is unconfirmed"
    );
}

#[test]
fn a_facet_that_is_not_told_makes_a_record_possible() {
    let told = Interaction::new(
        "a",
        InteractionKind::Meeting,
        "2022".parse().unwrap(),
        [State::CHN, State::RUS],
    )
    .unwrap()
    .with_facets(Facets::default().with_venue(Venue::InPerson));
    let silent = Interaction::new(
        "b",
        InteractionKind::Meeting,
        "2022".parse().unwrap(),
        [State::CHN, State::RUS],
    )
    .unwrap();
    let rule = CountingRule::new(
        "in person",
        Select::from(InteractionFamily::Meeting) & Select::Venue(Venue::InPerson),
    );
    assert_eq!(
        rule.explain(&silent).to_string(),
        r#"possible: it does not tell whether it is "in person""#
    );
    assert_eq!(
        rule.explain(&row("c", "2022")).to_string(),
        r#"left: it is not "meetings""#
    );
    assert_eq!(
        count(&ledger([told, silent]), &rule, years(2022..=2022)),
        Count::between(1, 2).unwrap()
    );
}

#[test]
fn phases_count_once_in_the_year_of_the_first() {
    let phases = ledger([
        row("p2", "2018-01-05").with_phase_of("winter"),
        row("p1", "2017-12-20/2017-12-24").with_phase_of("winter"),
        row("alone", "2018-03-01"),
    ]);
    let rule = all().with_one_is(OneIs::PhasesTogether);
    assert_eq!(count(&phases, &rule, years(2017..=2017)), Count::exact(1));
    assert_eq!(count(&phases, &rule, years(2018..=2018)), Count::exact(1));
    let winter = rule
        .occurrences(&phases)
        .unwrap()
        .into_iter()
        .find(|o| o.rows().count() == 2)
        .unwrap();
    assert_eq!(winter.when().to_string(), "2017-12-20/2018-01-05");
}

#[test]
fn a_phase_that_is_only_possible_moves_the_start_forward_and_no_further() {
    let phases = ledger([
        of_certainty("maybe", Certainty::Disputed).with_phase_of("event"),
        row("sure", "2023-01-10").with_phase_of("event"),
    ]);
    let rule = all().with_one_is(OneIs::PhasesTogether);
    // On 1 May 2022 if the disputed phase took place, else on 10 January 2023; one event for certain.
    assert_eq!(
        count(&phases, &rule, years(2022..=2022)),
        Count::between(0, 1).unwrap()
    );
    assert_eq!(count(&phases, &rule, years(2022..=2023)), Count::exact(1));
}

#[test]
fn a_series_counts_once_a_calendar_year_and_a_doubtful_year_makes_bounds() {
    let series = ledger([
        row("a", "2021-03").with_series("S"),
        row("b", "2021-09").with_series("S"),
        row("c", "[2021-12-30..2022-01-02]").with_series("S"),
        row("d", "2023").with_series("S"),
        row("e", "2023").with_series("T"),
        row("f", "2023"),
        row("g", "2023"),
    ]);
    let rule = all().with_one_is(OneIs::SeriesPerYear);
    // If the doubtful row is of 2021, a row of March already counts for that year.
    assert_eq!(count(&series, &rule, years(2021..=2021)), Count::exact(1));
    assert_eq!(count(&series, &rule, years(2022..=2022)), Count::at_most(1));
    assert_eq!(
        count(&series, &rule, years(2021..=2022)),
        Count::between(1, 2).unwrap()
    );
    assert_eq!(count(&series, &rule, years(2023..=2023)), Count::exact(4));
}

#[test]
fn an_unstated_rule_counts_no_records() {
    let rule = CountingRule::unstated("a paper");
    let refused = TallyTable::<Whole>::count(
        &ledger([row("a", "2022")]),
        &rule,
        &Partition::yearly(2022..=2022).unwrap(),
    )
    .unwrap_err();
    assert_eq!(
        refused.to_string(),
        r#"the rule "unstated" is not stated by its source, so it cannot count records"#
    );
    assert!(
        CountingRule::unstated("a paper")
            .same_as(&CountingRule::unstated("another"))
            .is_err()
    );
}

#[test]
fn two_rules_are_told_apart_by_their_first_difference_and_not_by_their_notes() {
    let message = |a: &CountingRule, b: &CountingRule| a.same_as(b).unwrap_err().to_string();
    let rule = all();
    assert!(
        rule.same_as(&rule.clone().with_note("for the record"))
            .is_ok()
    );
    assert_eq!(
        message(&rule, &rule.clone().with_one_is(OneIs::PhasesTogether)),
        "counts under two rules cannot be compared: all says that each row counts as often as it states, all says that the listed phases of an event are all of it and count once, whatever their counts"
    );
    assert_eq!(
        message(&rule, &rule.clone().with_unconfirmed(Unconfirmed::Possible)),
        "counts under two rules cannot be compared: all reads unconfirmed rows as certain, all reads unconfirmed rows as possible"
    );
    assert_eq!(
        message(&rule, &CountingRule::new("every", Select::Everything)),
        "counts under two rules cannot be compared: all is named all, every is named every"
    );
}

#[test]
fn a_table_answers_for_whole_cells_and_says_so_otherwise() {
    let cells = Partition::yearly(2020..=2022).unwrap();
    let table = TallyTable::<Whole>::count(&ledger([row("a", "2022")]), &all(), &cells).unwrap();
    let half = Period::new("2021-07-01".parse().unwrap(), "2023-01-01".parse().unwrap()).unwrap();
    let refused = table.over(&Whole, half).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "2021-07-01..2023-01-01 is no run of whole cells of the table; give it an edge at each edge of the period"
    );
    assert_eq!(refused.category(), ErrorCategory::Date);
    let other = TallyTable::<Whole>::count(
        &ledger([]),
        &all(),
        &Partition::yearly(2020..=2021).unwrap(),
    )
    .unwrap();
    assert_eq!(
        table.merge(other).unwrap_err().to_string(),
        "two tables with different cells cannot be merged"
    );
}

#[test]
fn a_count_that_does_not_fit_is_an_error_and_no_wrapped_number() {
    let most = row("a", "2022").with_count(Count::exact(u64::MAX));
    let refused = TallyTable::<Whole>::count(
        &ledger([most, row("b", "2022")]),
        &all(),
        &Partition::yearly(2022..=2022).unwrap(),
    );
    assert_eq!(refused.unwrap_err().category(), ErrorCategory::Count);
}

#[test]
fn a_ratio_needs_one_thing_two_periods_in_order_and_one_measure_of_years() {
    let rule = all();
    let pair = |a, b| Dyad::new(a, b).unwrap();
    let side = |of, period| Tallied::stated(of, 3, period, &rule);
    let message = |before, after| frequency_ratio(&before, &after).unwrap_err().to_string();
    let (first, second) = (years(2019..=2021), years(2022..=2024));
    assert_eq!(
        message(
            side(pair(State::CHN, State::RUS), first),
            side(pair(State::CHN, State::IRN), second)
        ),
        "a ratio needs one thing on both sides; found CHN–RUS before and CHN–IRN after"
    );
    let chn_rus = pair(State::CHN, State::RUS);
    assert_eq!(
        message(side(chn_rus, first), side(chn_rus, years(2021..=2023))),
        "the periods 2019-01-01..2022-01-01 and 2021-01-01..2024-01-01 share the days 2021-01-01..2022-01-01; a ratio needs periods without \
         shared days"
    );
    assert_eq!(
        message(side(chn_rus, second), side(chn_rus, first)),
        "the period 2019-01-01..2022-01-01 given as after starts before 2022-01-01..2025-01-01; give the earlier period first"
    );
    let by_days = side(chn_rus, second).with_exposure(second.exposure_by(YearConvention::Days));
    assert_eq!(
        message(side(chn_rus, first), by_days),
        "the exposures are measured in two ways, act_act before and days after; use one for both"
    );
}

#[test]
fn a_table_of_pairs_and_kinds_has_a_line_for_each_of_both() {
    let patrol = Interaction::new(
        "p",
        InteractionKind::AirPatrol,
        "2022".parse().unwrap(),
        [State::CHN, State::RUS],
    )
    .unwrap();
    let cells = Partition::yearly(2022..=2022).unwrap();
    let table = TallyTable::<Crossed<Dyad, InteractionKind>>::count(
        &ledger([row("a", "2022"), row("b", "2022"), patrol]),
        &all(),
        &cells,
    )
    .unwrap();
    let pair = Dyad::new(State::CHN, State::RUS).unwrap();
    let count = |kind| {
        table
            .over(&Crossed(pair, kind), years(2022..=2022))
            .unwrap()
            .count()
    };
    assert_eq!(count(InteractionKind::NavalExercise), Count::exact(2));
    assert_eq!(count(InteractionKind::AirPatrol), Count::exact(1));
    assert_eq!(count(InteractionKind::Call), Count::ZERO);
}

#[test]
fn kinds_add_up_to_events_and_actors_do_not() {
    let rows = ledger([row("a", "2022"), row("b", "2022")]);
    let cells = Partition::yearly(2022..=2022).unwrap();
    let kinds = TallyTable::<InteractionKind>::count(&rows, &all(), &cells).unwrap();
    assert_eq!(
        kinds.total(years(2022..=2022)).unwrap().count(),
        Count::exact(2)
    );
    let actors = TallyTable::<Actor>::count(&rows, &all(), &cells).unwrap();
    let china: Actor = State::CHN.into();
    assert_eq!(
        actors.over(&china, years(2022..=2022)).unwrap().count(),
        Count::exact(2)
    );
}

#[test]
fn taggers_who_disagree_leave_the_question_open() {
    let tagged = |tags: &[&str]| {
        tags.iter().fold(row("a", "2022"), |row, tag| {
            row.with_conflict(tag.parse().unwrap())
        })
    };
    let direct = Select::Relation(
        "war".into(),
        interstate::kind::facet::ConflictRelation::Direct,
    );
    assert_eq!(
        direct.matches(&tagged(&["war=direct/overt by a", "war=direct by b"])),
        Truth::Yes
    );
    assert_eq!(
        direct.matches(&tagged(&["war=direct by a", "war=unrelated by b"])),
        Truth::Depends
    );
    assert_eq!(direct.matches(&tagged(&["war=unrelated by a"])), Truth::No);
    assert_eq!(
        direct.matches(&tagged(&["war=undetermined by a"])),
        Truth::Depends
    );
    assert_eq!(direct.matches(&tagged(&[])), Truth::Depends);
}

#[test]
fn a_party_that_stands_twice_is_found_among_few_and_among_many() {
    let of = |states: &[State]| {
        Interaction::new(
            "x",
            InteractionKind::Exercise,
            "2022".parse().unwrap(),
            states.iter().copied(),
        )
        .map_err(|e| e.to_string())
    };
    let many: Vec<State> = State::all().take(60).collect();
    assert!(of(&many).is_ok());
    let again: Vec<State> = many.iter().copied().chain([many[7]]).collect();
    assert_eq!(
        of(&again).unwrap_err(),
        format!(
            "interaction \"x\" names {} twice among its parties",
            many[7]
        )
    );
    assert_eq!(
        of(&[many[7], many[8], many[7]]).unwrap_err(),
        format!(
            "interaction \"x\" names {} twice among its parties",
            many[7]
        )
    );
}
