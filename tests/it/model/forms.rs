//! Forms of claims whose examples are about other data: made-up lists, at the edge and one below.

use super::claims::yearly;
use interstate::claim::{
    ChangeDirection, Claim, Evidence, NoQuantity, PartCount, RecordDoubt, Tolerance, Verdict,
};
use interstate::interaction::Facets;
use interstate::kind::facet::{Certainty, Setting};
use interstate::tally::Whole;
use interstate::{
    Confidence, Count, CountingRule, Coverage, Interaction, InteractionKind, Ledger, OneIs, Period,
    Select, State, TrendRule,
};

fn all() -> CountingRule {
    CountingRule::new("all", Select::Everything)
}

fn year(year: i32) -> Period {
    Period::year(year).unwrap()
}

fn said(claim: &Claim, counts: &[u64]) -> Verdict {
    let counts: Vec<Count> = counts.iter().copied().map(Count::exact).collect();
    bounded(claim, &counts)
}

fn bounded(claim: &Claim, counts: &[Count]) -> Verdict {
    let checked = claim.check(&yearly(counts), &all(), &Whole).unwrap();
    checked.verdict()
}

fn refusal(claim: &Claim) -> String {
    claim.sound().unwrap_err().to_string()
}

fn range(lo: f64, hi: f64) -> Tolerance {
    Tolerance::new(lo, hi).unwrap()
}

#[test]
fn the_ends_of_doubled_and_halved_are_exact() {
    let doubled = Claim::doubled(year(2001), year(2002));
    let halved = Claim::halved(year(2001), year(2002));
    // 7/4 and 9/4 lie on the edge, and so do 4/7 and 4/9.
    for (before, after, is) in [
        (4, 7, Verdict::Holds),
        (4, 9, Verdict::Holds),
        (400, 699, Verdict::Fails),
        (400, 901, Verdict::Fails),
    ] {
        assert_eq!(said(&doubled, &[before, after]), is, "{before} to {after}");
        assert_eq!(said(&halved, &[after, before]), is, "{after} to {before}");
    }
    // Nothing is left: that is less than half.
    assert_eq!(said(&halved, &[4, 0]), Verdict::Fails);
    let at_least_halved = Claim::Halved {
        times: Tolerance::at_least(2.0).unwrap(),
        before: year(2001),
        after: year(2002),
    };
    assert_eq!(said(&at_least_halved, &[4, 0]), Verdict::Holds);
    assert_eq!(said(&at_least_halved, &[0, 0]), Verdict::Fails);
}

#[test]
fn some_after_none_is_any_number_of_times_as_often_and_in_no_range() {
    let (before, after) = (year(2001), year(2002));
    let at_least = Claim::RatioAtLeast {
        times: 7.0,
        before,
        after,
    };
    let at_most = Claim::RatioAtMost {
        times: 7.0,
        before,
        after,
    };
    assert_eq!(said(&at_least, &[0, 1]), Verdict::Holds);
    assert_eq!(said(&at_least, &[0, 0]), Verdict::Fails);
    assert_eq!(said(&at_least, &[1, 7]), Verdict::Holds);
    assert_eq!(said(&at_least, &[1, 6]), Verdict::Fails);
    assert_eq!(said(&at_most, &[1, 7]), Verdict::Holds);
    assert_eq!(said(&at_most, &[1, 8]), Verdict::Fails);
    assert_eq!(said(&at_most, &[0, 0]), Verdict::Fails);
    let perhaps = [Count::at_most(1), Count::exact(6)];
    assert_eq!(bounded(&at_least, &perhaps), Verdict::Depends);
}

/// "More than seven-fold over the annual average of ten years": ten years are compared with six by their means.
#[test]
fn a_ratio_over_windows_of_unequal_length_is_one_of_means() {
    let claim = |times| Claim::RatioAtLeast {
        times,
        before: Period::years(2001..=2002).unwrap(),
        after: year(2003),
    };
    assert_eq!(said(&claim(7.0), &[1, 1, 7]), Verdict::Holds);
    assert_eq!(said(&claim(7.1), &[1, 1, 7]), Verdict::Fails);
}

/// "Fell by 53 %", of which "halved" is a rounding; "declined 6.9 per cent year on year".
#[test]
fn a_fall_of_53_per_cent_is_one_of_as_much_and_not_one_of_half_a_point_less() {
    let change = |direction, lo, hi| Claim::PercentChange {
        direction,
        percent: range(lo, hi),
        before: year(2001),
        after: year(2002),
    };
    let fell = change(ChangeDirection::Fewer, 52.5, 53.5);
    assert_eq!(said(&fell, &[1000, 475]), Verdict::Holds);
    assert_eq!(said(&fell, &[1000, 465]), Verdict::Holds);
    assert_eq!(said(&fell, &[1000, 476]), Verdict::Fails);
    assert_eq!(said(&fell, &[1000, 1530]), Verdict::Fails);
    assert_eq!(said(&fell, &[0, 0]), Verdict::Fails);
    assert_eq!(
        said(&Claim::halved(year(2001), year(2002)), &[1000, 470]),
        Verdict::Holds
    );
    let declined = change(ChangeDirection::Fewer, 6.85, 6.95);
    assert_eq!(said(&declined, &[1000, 931]), Verdict::Holds);
    let rose = change(ChangeDirection::More, 99.5, 100.5);
    assert_eq!(said(&rose, &[200, 400]), Verdict::Holds);
    assert_eq!(said(&rose, &[200, 402]), Verdict::Fails);
    let checked = fell
        .check(&yearly(&[1000, 470].map(Count::exact)), &all(), &Whole)
        .unwrap();
    assert_eq!(checked.value().unwrap().to_string(), "-53.0 %");
}

/// "Plateaued from 2009 to 2019 before dropping sharply", "peaked in 2015".
#[test]
fn a_plateau_is_level_at_every_step_and_a_peak_is_above_both_its_neighbours() {
    let plateau = |last| Claim::Plateau {
        step: range(0.8, 1.25),
        periods: (2001..=last).map(year).collect(),
    };
    assert_eq!(said(&plateau(2004), &[10, 8, 10, 9, 2]), Verdict::Holds);
    assert_eq!(said(&plateau(2005), &[10, 8, 10, 9, 2]), Verdict::Fails);
    // From none to none nothing changes; from none to some it does.
    assert_eq!(said(&plateau(2003), &[0, 0, 0]), Verdict::Holds);
    assert_eq!(said(&plateau(2003), &[0, 0, 1]), Verdict::Fails);
    // Level step by step, and 10 to 15 in the end.
    assert_eq!(said(&plateau(2003), &[10, 12, 15]), Verdict::Holds);
    // Each step could be level by itself, and both cannot.
    let narrow = Claim::Plateau {
        step: range(1.0, 1.0),
        periods: vec![year(2001), year(2002), year(2003)],
    };
    let torn = [
        Count::exact(5),
        Count::between(5, Some(6)).unwrap(),
        Count::exact(6),
    ];
    assert_eq!(bounded(&narrow, &torn), Verdict::Fails);
    let peak = Claim::Peak {
        period: year(2002),
        before: year(2001),
        after: year(2003),
    };
    assert_eq!(said(&peak, &[4, 5, 4]), Verdict::Holds);
    assert_eq!(said(&peak, &[4, 5, 5]), Verdict::Fails);
}

#[test]
fn an_event_that_may_be_older_than_the_calendar_is_before_every_year() {
    let row = |id: &str, when: &str| {
        let when = when.parse().unwrap();
        Interaction::new(id, InteractionKind::Call, when, [State::CHN, State::RUS]).unwrap()
    };
    let ledger = Ledger::new(
        [row("a", "[..1991]"), row("b", "2001-05-01")],
        Coverage::unlimited(),
    )
    .unwrap();
    let first = Claim::FirstEver { period: year(2001) };
    let checked = first.check(&ledger, &all(), &Whole).unwrap();
    assert_eq!(checked.verdict(), Verdict::Fails);
    let ledger = Ledger::new([row("b", "2001-05-01")], Coverage::unlimited()).unwrap();
    assert_eq!(
        first.check(&ledger, &all(), &Whole).unwrap().verdict(),
        Verdict::Holds
    );
}

#[test]
fn a_record_over_years_apart_counts_what_touches_both_once() {
    let over = |when: &str| {
        let when = when.parse().unwrap();
        Interaction::new(
            when_id(&when),
            InteractionKind::Call,
            when,
            [State::CHN, State::RUS],
        )
        .unwrap()
    };
    fn when_id(when: &interstate::When) -> String {
        when.to_string()
    }
    let rows = [
        over("2001-12-30/2003-01-02"),
        over("2004-03-01"),
        over("2004-04-01"),
    ];
    let ledger = Ledger::new(rows, Coverage::unlimited()).unwrap();
    let touching = all().with_assignment(interstate::time::Assignment::AnyOverlap);
    let combined = Claim::CombinedExceeds {
        period: year(2004),
        among: vec![year(2003), year(2001)],
    };
    let checked = combined.check(&ledger, &touching, &Whole).unwrap();
    assert_eq!(checked.verdict(), Verdict::Holds);
    assert_eq!(checked.value().unwrap().to_string(), "ratio 2.00");
}

#[test]
fn claims_that_contradict_themselves_or_say_nothing_are_refused() {
    let of = |setting| Select::Setting(setting);
    let (one, two, three) = (year(2001), year(2002), year(2003));
    let both = Period::years(2001..=2002).unwrap();
    let percent = |lo| Tolerance::at_least(lo).unwrap();
    let cases = [
        (
            Claim::Breakdown {
                n: 3,
                parts: vec![PartCount {
                    n: 2,
                    part: of(Setting::Bilateral),
                }],
                period: one,
            },
            "\"exactly 3 in 2001, of which 2 are bilateral\" contradicts itself: the parts do not sum to the total",
        ),
        (
            Claim::WindowPairCount {
                n: 3,
                period: one,
                other_n: 2,
                other: both,
            },
            "\"exactly 3 in 2001 and exactly 2 in 2001–2002\" contradicts itself: a part of a period has no more than all of it",
        ),
        (
            Claim::Share {
                part: of(Setting::Bilateral),
                percent: percent(101.0),
                period: one,
            },
            "\"101 or more % of all in 2001 are bilateral\" contradicts itself: no part is more than 100 per cent",
        ),
        (
            Claim::PercentChange {
                direction: ChangeDirection::Fewer,
                percent: percent(101.0),
                before: one,
                after: two,
            },
            "\"101 or more % fewer a year in 2002 than in 2001\" contradicts itself: no part is more than 100 per cent",
        ),
        (
            Claim::Divergence {
                rising: of(Setting::Bilateral),
                other: of(Setting::Bilateral),
                before: one,
                after: two,
            },
            "\"more a year in 2002 than in 2001 are bilateral, and no more are bilateral\" contradicts itself: \
             it says of one thing that there is more of it, and not more",
        ),
        (
            Claim::CombinedExceeds {
                period: three,
                among: vec![one, both],
            },
            "\"more in 2003 than in 2001, 2001–2002 together\" contradicts itself: a sum has no day twice",
        ),
        (
            Claim::Ordinal {
                n: 0,
                period: two,
                before: one,
            },
            "\"the 0th in 2002, counted from those in 2001 on\" contradicts itself: the first is number 1",
        ),
        (
            Claim::Ordinal {
                n: 1,
                period: three,
                before: one,
            },
            "2003 does not start on the day after 2001; a run of periods, and what is counted from earlier days on, has no gap",
        ),
        (
            Claim::Consecutive {
                periods: vec![two, year(2004)],
                before: one,
            },
            "2004 does not start on the day after 2002; a run of periods, and what is counted from earlier days on, has no gap",
        ),
        (
            Claim::FirstEver { period: year(1) },
            "\"some in 1 and none ever before\" contradicts itself: no day lies before the year 1",
        ),
        (
            Claim::RatioAtLeast {
                times: -1.0,
                before: one,
                after: two,
            },
            "a ratio of -1 is no ratio; expected a number from 0 on",
        ),
        (
            Claim::Projection {
                basis: Vec::new(),
                next: one,
                level: Confidence::P95,
            },
            "\"as many in 2001 as  predict at level 0.95\" speaks of 1 periods; expected 2 or more",
        ),
    ];
    for (claim, message) in cases {
        assert_eq!(refusal(&claim), message);
        let checked = claim.check(&yearly(&[Count::exact(1)]), &all(), &Whole);
        assert_eq!(checked.unwrap_err().to_string(), message);
    }
    let part = |n| PartCount {
        n,
        part: of(Setting::Bilateral),
    };
    let many = Claim::Breakdown {
        n: 9,
        parts: (0..9).map(|_| part(1)).collect(),
        period: one,
    };
    assert_eq!(
        refusal(&many),
        "a breakdown into 9 parts; expected at most 8"
    );
}

#[test]
fn what_is_not_quantitative_needs_no_rule_and_no_window() {
    let unstated = CountingRule::unstated("a speech");
    let claim = Claim::NotQuantitative {
        why: NoQuantity::PredictionWithoutModel,
    };
    let checked = claim.check(&yearly(&[Count::exact(1)]), &unstated, &Whole);
    assert_eq!(
        checked.unwrap().to_string(),
        "unstated: not_quantitative: prediction_without_model"
    );
}

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
        &interstate::Actor::from(State::USA),
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
        tendency: interstate::claim::Tendency::Rising,
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
