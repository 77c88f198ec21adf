//! Inputs at which programs that analysts use go wrong, with the right value to six digits: integers, sums of 50 digits.

use interstate::Confidence;
use interstate::stats::{
    EStatistic, ETest, MannKendall, Observed, PAdjustment, Rate, RateMethod, RateRatio, RatioMethod,
};

fn seen(count: u64, exposure: f64) -> Observed {
    Observed::new(count, exposure).unwrap()
}

fn six_digits(found: f64, right: f64) {
    assert!((found / right - 1.0).abs() < 1e-6, "{found} is not {right}");
}

fn e(before: (u64, f64), after: (u64, f64), statistic: EStatistic) -> f64 {
    let test = ETest::new(seen(before.0, before.1), seen(after.0, after.1)).unwrap();
    test.with_statistic(statistic).p(1.0).unwrap().hi()
}

#[test]
fn ties_count_in_every_unit_of_time() {
    // SciPy 1.17.1: .366161, .0568602, 0, .162956.
    six_digits(e((3, 3.0), (1, 3.0), EStatistic::Wald), 0.443_764_763_2);
    six_digits(
        e((3, 17_877.0), (0, 20_000.0), EStatistic::Wald),
        0.089_843_322_1,
    );
    six_digits(
        e((200, 1.0), (20, 1.0), EStatistic::Wald),
        9.737_491_378e-39,
    );
    six_digits(e((12, 1.0), (6, 1.0), EStatistic::Wald), 0.163_957_800_5);
}

#[test]
fn a_zero_leaves_an_interval_with_a_width() {
    // statsmodels 0.15.0: (2.603178, 2.603178), and (2.995732, 2.995732) for one rate.
    let ratio = RateRatio::new(seen(0, 1.0), seen(10, 1.0)).with_method(RatioMethod::Score);
    let ratio = ratio.interval(Confidence::P95).unwrap();
    six_digits(ratio.lo(), 2.603_177_716);
    assert_eq!(ratio.hi(), None);
    let rate = Rate::new(seen(0, 1.0)).with_method(RateMethod::MidP);
    let rate = rate.interval(Confidence::P95).unwrap();
    assert_eq!(rate.lo(), 0.0);
    six_digits(rate.hi().unwrap(), 2.995_732_274);
}

#[test]
fn p_and_interval_come_from_one_test() {
    // R 4.2.2 poisson.test: p = .0272, .0421343 and .0459332 beside intervals that contain the value tested.
    let p = |before, after| RateRatio::new(before, after).p(1.0).unwrap().hi();
    six_digits(p(seen(1, 4.0), seen(3, 1.0)), 0.0544);
    let (few, many) = (seen(2, 17_877.0), seen(10, 20_000.0));
    six_digits(p(few, many), 0.060_556_448_4);
    let ten = Rate::new(seen(10, 1.0)).p(5.22).unwrap();
    six_digits(ten.hi(), 0.081_051_677_2);
}

#[test]
fn a_mid_p_is_half_of_what_was_seen_and_not_half_of_its_equals() {
    // statsmodels 0.15.0 'cond-midp': .777778.
    let ratio = RateRatio::new(seen(2, 2.0), seen(0, 1.0)).with_method(RatioMethod::MidP);
    six_digits(ratio.p(1.0).unwrap().hi(), 4.0 / 9.0);
}

#[test]
fn ties_in_a_series_are_counted_out() {
    // SciPy kendalltau and R cor.test: .0495346; pymannkendall 1.4.3: .0808556.
    six_digits(MannKendall::new(&[3, 3, 3, 6, 6, 6]).unwrap().p(), 0.1);
}

#[test]
fn a_missing_p_is_not_silently_part_of_the_family() {
    // statsmodels 0.15.0: Holm .03, nan, .06; Benjamini–Hochberg all nan.
    assert!(PAdjustment::Holm.adjusted(&[0.01, f64::NAN, 0.03]).is_err());
}
