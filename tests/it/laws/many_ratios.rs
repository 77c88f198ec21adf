//! The ratios of many pairs are those of each.

use interstate::Confidence;
use interstate::stats::{BeforeAfter, Observed, RateRatio, RateRatios};
use proptest::prelude::*;

fn observed() -> impl Strategy<Value = Observed> {
    let count = prop_oneof![4 => 0u64..60, 2 => 0u64..500, 1 => 0u64..2_000_000];
    let years = prop_oneof![3 => Just(3.0), 1 => 0.01f64..100.0, 1 => Just(1e-60)];
    let count = (
        count,
        prop_oneof![6 => Just(Some(0)), 1 => (1u64..9).prop_map(Some), 1 => Just(None)],
    );
    (count, years).prop_map(|((lo, more), years)| match more {
        Some(0) => Observed::new(lo, years).unwrap(),
        Some(more) => Observed::between(lo, lo + more, years).unwrap(),
        None => Observed::between(lo, None, years).unwrap(),
    })
}

proptest! {
    #![proptest_config(crate::common::cases(96))]

    #[test]
    fn many_ratios_are_those_of_each_to_the_last_bit(
        pairs in prop::collection::vec((observed(), observed()).prop_map(|(a, b)| BeforeAfter::new(a, b)), 0..20),
        level in prop_oneof![Just(0.95), 0.01f64..0.999, Just(1.0 - 1e-15)],
        null in prop_oneof![Just(1.0), 0.1f64..10.0, Just(1e40)],
    ) {
        let level = Confidence::new(level).unwrap();
        let each = |of: fn(RateRatio, Confidence, f64) -> Option<String>| -> Vec<Option<String>> {
            pairs.iter().map(|&pair| of(RateRatio::from(pair), level, null)).collect()
        };
        let many = RateRatios::new(&pairs);
        let intervals = many.intervals(level).unwrap();
        let intervals: Vec<_> = intervals.iter().map(|found| Some(format!("{found:?}"))).collect();
        prop_assert_eq!(intervals, each(|ratio, level, _| ratio.interval(level).ok().map(|found| format!("{found:?}"))));
        let p: Vec<_> = many.p(null).unwrap().iter().map(|p| Some(format!("{p:?}"))).collect();
        prop_assert_eq!(p, each(|ratio, _, null| ratio.p(null).ok().map(|p| format!("{p:?}"))));
    }
}

#[test]
fn a_null_ratio_that_is_none_is_refused_once_for_all() {
    let refused = RateRatios::new(&[]).p(0.0).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "null ratio 0 is outside 1e-50 ≤ ratio ≤ 1e50"
    );
}
