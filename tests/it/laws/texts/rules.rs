//! Rules and claims of any words and numbers, in the form in which they are kept.

use super::HOSTILE;
use interstate::claim::{Claim, Tendency, Tolerance};
use interstate::dedup::{MirrorOrder, Reduction, RepeatGap, Repeats};
use interstate::kind::facet::{ConflictRelation, Overtness};
use interstate::{Actor, CountingRule, Period, Select};
use proptest::prelude::*;
use proptest::sample::select;

#[test]
fn a_rule_of_any_words_and_any_actor_is_read_back() {
    let words = HOSTILE.iter().flat_map(|&word| {
        [
            Select::tag(word),
            Select::series(word),
            Select::Id(word.into()),
            Select::Relation(word.into(), ConflictRelation::Direct),
            Select::Overtness(word.into(), Overtness::Overt),
        ]
    });
    let actors = Actor::all().flat_map(|actor| [Select::party(actor), Select::Soil(actor)]);
    let parts: Vec<Select> = words.chain(actors).collect();
    let selection = Select::any_of(parts.clone()) & !Select::all_of(parts);
    let rules = HOSTILE.map(|word| {
        let reduction = Reduction::new(Repeats::Chain(RepeatGap::Minutes(90)))
            .with_mirrors(MirrorOrder::RepeatsFirst);
        CountingRule::new(word, selection.clone())
            .with_note(word)
            .with_reduction(reduction)
    });
    let unstated = HOSTILE.map(CountingRule::unstated);
    let rules: Vec<CountingRule> = rules.into_iter().chain(unstated).collect();
    let json = serde_json::to_string(&rules).unwrap();
    assert_eq!(CountingRule::list_from_json(&json).unwrap(), rules);
}

fn periods() -> impl Strategy<Value = Period> {
    (1..=9999_i32, 0..50_i32)
        .prop_map(|(from, more)| Period::years(from..=(from + more).min(9999)).unwrap())
}

fn claims() -> impl Strategy<Value = Claim> {
    let number = || {
        prop_oneof![
            0.0..1e300_f64,
            0.0..10.0_f64,
            Just(f64::MIN_POSITIVE),
            Just(0.1 + 0.2)
        ]
    };
    let tendency = select(Tendency::ALL);
    let many = prop::collection::vec(periods(), 0..4);
    (
        any::<u64>(),
        periods(),
        periods(),
        many,
        [number(), number()],
        tendency,
    )
        .prop_flat_map(|(n, period, other, periods, [lo, hi], tendency)| {
            let range = if n.is_multiple_of(3) {
                Tolerance::at_least(lo).unwrap()
            } else {
                Tolerance::new(lo.min(hi), lo.max(hi)).unwrap()
            };
            select(vec![
                Claim::CountAtLeast { n, period },
                Claim::CountExactly { n, period },
                Claim::CountAtMost { n, period },
                Claim::EachAtLeast {
                    n,
                    periods: periods.clone(),
                },
                Claim::First {
                    period,
                    before: other,
                },
                Claim::RateAtLeast { a_year: lo, period },
                Claim::RateAbout {
                    a_year: range,
                    period,
                },
                Claim::RatioAbout {
                    ratio: range,
                    before: other,
                    after: period,
                },
                Claim::Record {
                    period,
                    among: periods.clone(),
                },
                Claim::Steady { tendency, periods },
            ])
        })
}

proptest! {
    #![proptest_config(crate::common::cases(256))]

    #[test]
    fn a_claim_is_read_back(claim in claims()) {
        let json = serde_json::to_string(&claim).unwrap();
        prop_assert_eq!(serde_json::from_str::<Claim>(&json).unwrap(), claim, "{}", json);
    }
}
