//! What stands beside a verdict: the records behind it, and what it is evidence of.

use super::claims::yearly;
use super::forms::{all, year};
use interstate::claim::{Claim, Evidence, NoQuantity, RecordDoubt, Tendency, Verdict};
use interstate::interaction::Facets;
use interstate::kind::facet::Certainty;
use interstate::tally::Whole;
use interstate::{
    Actor, Confidence, Count, CountingRule, Coverage, Interaction, InteractionKind, Ledger, OneIs,
    Period, Select, State, TrendRule,
};

/// A list with a row of each fate.
fn fates() -> Ledger {
    let row = |id: &str, when: &str, certainty| {
        let when = when.parse().unwrap();
        Interaction::new(id, InteractionKind::Call, when, [State::CHN, State::RUS])
            .unwrap()
            .with_facets(Facets::default().with_certainty(certainty))
    };
    let other = Interaction::new(
        "visit",
        InteractionKind::Visit,
        "2001-03-01".parse().unwrap(),
        [State::CHN, State::USA],
    );
    let rows = [
        row("sure", "2001-01-10", Certainty::Confirmed),
        row("disputed", "2001-02-10", Certainty::Disputed),
        row("cancelled", "2001-02-11", Certainty::Cancelled),
        row("new year", "[2001-12-31..2002-01-01]", Certainty::Confirmed),
        row("from before", "2000-12-30/2001-01-02", Certainty::Confirmed),
        row("later", "2003-01-01", Certainty::Confirmed),
        row("elsewhere", "2001-04-01", Certainty::Confirmed).with_count(Count::at_most(1)),
        other.unwrap(),
    ];
    Ledger::new(rows, Coverage::unlimited()).unwrap()
}

#[test]
fn every_verdict_cites_its_records_and_why_others_are_left() {
    let calls = CountingRule::new("calls", InteractionKind::Call);
    let claim = Claim::CountAtLeast {
        n: 1,
        period: year(2001),
    };
    let records = claim.records(&fates(), &calls, &Whole).unwrap();
    assert_eq!(
        records.to_string(),
        "surely sure; possibly disputed (it is disputed), new year (its days may lie elsewhere), \
         elsewhere (what it stands for is not told); left out cancelled (it is cancelled), \
         from before (the rule counts it in another period), visit (not surely \"calls\")"
    );
    let of_usa = claim.records(
        &fates(),
        &CountingRule::new("all", Select::Everything),
        &Actor::from(State::USA),
    );
    let of_usa = of_usa.unwrap();
    assert_eq!(of_usa.surely(), ["visit".into()]);
    assert!(
        of_usa
            .left_out()
            .contains(&("sure".into(), RecordDoubt::OtherLine))
    );
    let nothing = Claim::NotQuantitative {
        why: NoQuantity::Vague,
    };
    let records = nothing.records(&fates(), &calls, &Whole).unwrap();
    assert_eq!(records.to_string(), "no record");
}

#[test]
fn a_disputed_phase_of_a_sure_event_is_cited_as_possible() {
    let row = |id: &str, certainty| {
        Interaction::new(
            id,
            InteractionKind::Call,
            "2001-05-01".parse().unwrap(),
            [State::CHN, State::RUS],
        )
        .unwrap()
        .with_facets(Facets::default().with_certainty(certainty))
        .with_phase_of("p")
    };
    let rows = [
        row("a", Certainty::Confirmed),
        row("b", Certainty::Disputed),
    ];
    let ledger = Ledger::new(rows, Coverage::unlimited()).unwrap();
    let rule = all().with_one_is(OneIs::PhasesTogether);
    let claim = Claim::CountExactly {
        n: 1,
        period: year(2001),
    };
    assert_eq!(
        claim.check(&ledger, &rule, &Whole).unwrap().verdict(),
        Verdict::Holds
    );
    let records = claim.records(&ledger, &rule, &Whole).unwrap();
    assert_eq!(records.to_string(), "surely a; possibly b (it is disputed)");
}

#[test]
fn evidence_is_of_change_alone_and_says_what_it_does_not_know() {
    let counts: Vec<Count> = [3, 4, 5, 12, 14, 16].map(Count::exact).to_vec();
    let trend = TrendRule::new(Confidence::P95);
    let evidence = |claim: &Claim, counts: &[Count]| {
        claim
            .evidence(&yearly(counts), &all(), &Whole, trend)
            .unwrap()
            .to_string()
    };
    let (before, after) = (
        Period::years(2001..=2003).unwrap(),
        Period::years(2004..=2006).unwrap(),
    );
    assert_eq!(
        evidence(&Claim::doubled(before, after), &counts),
        "an increase"
    );
    let annual = Claim::annual(2001..=2006).unwrap();
    assert_eq!(evidence(&annual, &counts), "no claim of change");
    let not_covered = Claim::doubled(before, Period::years(2006..=2007).unwrap());
    assert_eq!(
        evidence(&not_covered, &counts),
        "unknown: 2006–2007 is not covered"
    );
    let apart = Claim::Record {
        period: year(2006),
        among: vec![year(2001), year(2003)],
    };
    assert_eq!(
        evidence(&apart, &counts),
        "unknown: the windows are no two stretches of days, one after the other"
    );
    let rising = Claim::Steady {
        tendency: Tendency::Rising,
        periods: (2001..=2006).map(year).collect(),
    };
    let found = rising
        .evidence(&yearly(&counts), &all(), &Whole, trend)
        .unwrap();
    assert!(matches!(found, Evidence::Series(_)), "{found}");
    let mut open = counts;
    open[2] = Count::at_least(5);
    assert_eq!(
        evidence(&rising, &open),
        "unknown: the count of 2003 is 5+, and a series needs exact counts"
    );
}

/// The counts jump about: what is a rise of independent events is none of these.
#[test]
fn a_rise_of_events_in_bursts_is_told_by_both_classes() {
    let counts: Vec<Count> = [1, 0, 29, 2, 60, 3].map(Count::exact).to_vec();
    let claim = Claim::doubled(
        Period::years(2001..=2003).unwrap(),
        Period::years(2004..=2006).unwrap(),
    );
    let trend = TrendRule::new(Confidence::P95);
    let finding = claim.find(&yearly(&counts), &all(), &Whole, trend).unwrap();
    assert_eq!(
        finding.to_string(),
        "1.75 to 2.25 times as often in 2004–2006 as in 2001–2003: holds on this list (all: 30, 65; ratio 2.17); \
         as evidence: an increase if events are independent, not distinguishable from no change as they come"
    );
}
