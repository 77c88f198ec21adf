//! One and two rates are answered without allocating.

use std::hint::black_box;

use interstate::Confidence;
use interstate::stats::{
    EStatistic, Observed, RateMethod, RatioMethod, e_test, equivalence, rate_interval, rate_p,
    rate_ratio_interval, rate_ratio_p, rate_ratio_posterior,
};

#[test]
fn rates_and_ratios_do_not_allocate() {
    let of = |x| Observed::new(x, 3.0).unwrap();
    let pairs = [
        (9, 18),
        (0, 10),
        (0, 0),
        (300, 1),
        (5_000, 5_200),
        (1_000_000, 1_003_000),
    ];
    let counted = allocation_counter::measure(|| {
        for (x1, x2) in pairs {
            let (before, after) = (of(x1), of(x2));
            for &method in RateMethod::ALL {
                black_box(rate_interval(before, Confidence::P95, method).is_ok());
                if method != RateMethod::Jeffreys {
                    black_box(rate_p(before, 3.0, method).is_ok());
                }
            }
            for &method in RatioMethod::ALL {
                black_box(rate_ratio_interval(before, after, Confidence::P95, method).is_ok());
                black_box(rate_ratio_p(before, after, 1.0, method).is_ok());
            }
            black_box(e_test(before, after, 1.0, EStatistic::Score).is_ok());
            black_box(equivalence(before, after, 2.0, Confidence::P95).is_ok());
            black_box(rate_ratio_posterior(before, after).interval(Confidence::P95));
        }
    });
    assert_eq!(counted.count_total, 0, "{counted:?}");
    // The counter counts: an error is a box.
    let refused = allocation_counter::measure(|| {
        black_box(Observed::new(1, 0.0).is_err());
    });
    assert!(refused.count_total > 0);
}
