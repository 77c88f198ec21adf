//! Claims at the edge of what their words allow.

use interstate::claim::{Claim, Tolerance, Verdict};
use interstate::tally::Whole;
use interstate::{
    Count, CountingRule, Coverage, Interaction, InteractionKind, Ledger, Period, Select, State,
};

fn ledger(count: Count) -> Ledger {
    let row = Interaction::new(
        "a",
        InteractionKind::Call,
        "2012".parse().unwrap(),
        [State::CHN, State::RUS],
    )
    .unwrap();
    Ledger::new([row.with_count(count)], Coverage::unlimited()).unwrap()
}

fn verdict(claim: &Claim, count: Count) -> Verdict {
    claim
        .check(
            &ledger(count),
            &CountingRule::new("all", Select::Everything),
            &Whole,
        )
        .unwrap()
        .verdict()
}

#[test]
fn a_rate_that_a_whole_count_meets_to_the_digit_is_met() {
    // In binary fractions 2.2 times 25 is 55.00000000000001, and 55 events would fail "at least 2.2 a year" over 25 years.
    let years = Period::years(1996..=2020).unwrap();
    let at_least = Claim::RateAtLeast {
        a_year: 2.2,
        period: years,
    };
    assert_eq!(verdict(&at_least, Count::exact(55)), Verdict::Holds);
    assert_eq!(verdict(&at_least, Count::exact(54)), Verdict::Fails);
    let about = Claim::RateAbout {
        a_year: Tolerance::new(2.2, 2.4).unwrap(),
        period: years,
    };
    assert_eq!(verdict(&about, Count::exact(55)), Verdict::Holds);
    assert_eq!(verdict(&about, Count::exact(60)), Verdict::Holds);
    assert_eq!(verdict(&about, Count::exact(61)), Verdict::Fails);
}

#[test]
fn a_number_said_exactly_is_compared_as_a_whole_number() {
    let most = 9_007_199_254_740_993; // 2⁵³ + 1 is no binary fraction of 64 bits
    let exactly = Claim::CountExactly {
        n: most,
        period: Period::year(2012).unwrap(),
    };
    assert_eq!(verdict(&exactly, Count::exact(most)), Verdict::Holds);
    assert_eq!(verdict(&exactly, Count::exact(most - 1)), Verdict::Fails);
    assert_eq!(verdict(&exactly, Count::at_least(5)), Verdict::Depends);
    assert_eq!(verdict(&exactly, Count::at_most(5)), Verdict::Fails);
}
