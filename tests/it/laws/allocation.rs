//! One and two rates are answered without allocating.

use std::hint::black_box;

use interstate::Confidence;
use interstate::stats::{ETest, Equivalence, Observed, Rate, RateMethod, RateRatio, RatioMethod};

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
                let rate = Rate::new(before).with_method(method);
                black_box(rate.interval(Confidence::P95).is_ok());
                if method != RateMethod::Jeffreys {
                    black_box(rate.p(3.0).is_ok());
                }
            }
            for &method in RatioMethod::ALL {
                let ratio = RateRatio::new(before, after).with_method(method);
                black_box(ratio.interval(Confidence::P95).is_ok());
                black_box(ratio.p(1.0).is_ok());
            }
            black_box(ETest::new(before, after).is_ok_and(|test| test.p(1.0).is_ok()));
            let stable = Equivalence::new(before, after, 2.0);
            black_box(stable.is_ok_and(|stable| stable.is_shown(Confidence::P95).is_ok()));
            let posterior = RateRatio::new(before, after).posterior();
            black_box(posterior.is_ok_and(|law| law.interval(Confidence::P95).hi().is_some()));
        }
    });
    assert_eq!(counted.count_total, 0, "{counted:?}");
    // The counter counts: an error is a box.
    let refused = allocation_counter::measure(|| {
        black_box(Observed::new(1, 0.0).is_err());
    });
    assert!(refused.count_total > 0);
}
