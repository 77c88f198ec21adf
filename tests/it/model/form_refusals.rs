//! Claims that no list could bear out, and what they are refused with.

use super::claims::yearly;
use super::forms::{all, year};
use interstate::claim::{ChangeDirection, Claim, NoQuantity, PartCount, Tolerance};
use interstate::kind::facet::Setting;
use interstate::tally::Whole;
use interstate::{Confidence, Count, CountingRule, Period, Select};

fn refusal(claim: &Claim) -> String {
    claim.sound().unwrap_err().to_string()
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
