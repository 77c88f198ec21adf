//! Ranges of values that a claim's word allows.

use super::claims::yearly;
use interstate::claim::{Claim, Tolerance, Verdict};
use interstate::tally::Whole;
use interstate::{Count, CountingRule, Period, Select};

#[test]
fn a_range_without_a_greatest_value_says_so_in_few_digits() {
    let open = Tolerance::at_least(1.75).unwrap();
    assert_eq!(
        (open.lo(), open.hi(), open.to_string()),
        (1.75, None, "1.75 or more".into())
    );
    assert_eq!(serde_json::to_string(&open).unwrap(), "[1.75,null]");
    assert_eq!(
        serde_json::from_str::<Tolerance>("[1.75,null]").unwrap(),
        open
    );
    let large = Tolerance::new(1.75, f64::MAX).unwrap();
    assert_eq!(large.to_string(), "1.75 to 1.7976931348623157e308");
    assert_eq!(
        Tolerance::new(1e-9, 5.5).unwrap().to_string(),
        "1e-9 to 5.5"
    );
    assert_eq!(Tolerance::new(0.0, 1.0).unwrap().to_string(), "0 to 1");
    let no_sign = Tolerance::new(-0.0, -0.0).unwrap();
    assert_eq!(no_sign.to_string(), "0 to 0");
    assert_eq!(serde_json::to_string(&no_sign).unwrap(), "[0.0,0.0]");
    assert_eq!(Tolerance::at_least(-0.0).unwrap().to_string(), "0 or more");
    for (bad, message) in [
        (
            f64::INFINITY,
            "tolerance inf to inf is no range; expected 0 ≤ lo ≤ hi",
        ),
        (
            -1.0,
            "tolerance -1 to inf is no range; expected 0 ≤ lo ≤ hi",
        ),
        (
            f64::NAN,
            "tolerance NaN to inf is no range; expected 0 ≤ lo ≤ hi",
        ),
    ] {
        assert_eq!(Tolerance::at_least(bad).unwrap_err().to_string(), message);
    }
    let year = Period::year(2001).unwrap();
    let a_year = Claim::RateAbout {
        a_year: open,
        period: year,
    };
    assert_eq!(a_year.to_string(), "1.75 or more a year in 2001");
    let rule = CountingRule::new("all", Select::Everything);
    for (count, verdict) in [
        (Count::exact(1), Verdict::Fails),
        (Count::exact(2), Verdict::Holds),
        (Count::at_least(2), Verdict::Holds),
        (Count::at_least(1), Verdict::Depends),
    ] {
        let checked = a_year.check(&yearly(&[count]), &rule, &Whole).unwrap();
        assert_eq!(checked.verdict(), verdict, "{count}");
    }
}
