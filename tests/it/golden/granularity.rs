//! Totals that stated rates and percentages can stand for: `granularity.json`.

use interstate::claim::{RoundingRule, StatedPercent, StatedRate};
use interstate::time::YearConvention;
use interstate::{Count, Exposure};
use serde_json::Value;

/// The rules in the order of the file.
const RULES: [RoundingRule; 6] = [
    RoundingRule::HalfEither,
    RoundingRule::HalfUp,
    RoundingRule::HalfDown,
    RoundingRule::HalfEven,
    RoundingRule::Down,
    RoundingRule::Up,
];

fn totals(case: &Value) -> Vec<Option<Count>> {
    let end = |of: &Value, at: usize| of[at].as_u64().unwrap();
    let count = |of: &Value| Count::between(end(of, 0), end(of, 1)).unwrap();
    let rules = case["totals"].as_array().unwrap();
    let totals = rules.iter().map(|of| (!of.is_null()).then(|| count(of)));
    totals.collect()
}

fn by_each_rule(of: impl Fn(RoundingRule) -> Option<Count>) -> Vec<Option<Count>> {
    RULES.into_iter().map(of).collect()
}

#[test]
fn stated_numbers_stand_for_the_totals_that_round_to_them() {
    assert_eq!(RULES, RoundingRule::ALL);
    let cases = super::cases_of("granularity.json");
    let (mut rates, mut none) = (0, 0);
    for case in &cases {
        let ours = if let Some(text) = case["rate"].as_str() {
            let years = case["years"].as_str().unwrap().parse().unwrap();
            let over = Exposure::new(years, YearConvention::ActAct).unwrap();
            let rate = StatedRate::new(text, over).unwrap();
            rates += 1;
            by_each_rule(|rule| rate.clone().with_rounding(rule).totals())
        } else {
            let percent = StatedPercent::new(case["percent"].as_str().unwrap()).unwrap();
            let whole = case["whole"].as_u64().unwrap();
            by_each_rule(|rule| percent.clone().with_rounding(rule).parts_of(whole))
        };
        none += ours.iter().filter(|totals| totals.is_none()).count();
        assert_eq!(ours, totals(case), "{case}");
    }
    assert_eq!((cases.len(), rates), (720, 210));
    assert!(none > 1_000, "{none} numbers are impossible");
}
