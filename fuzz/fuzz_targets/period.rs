//! Periods, steps and fractions: what is printed is read again as the same, and every length is positive.
#![no_main]

use interstate::Period;
use interstate::time::{Fraction, CalendarStep, YearConvention};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(period) = text.parse::<Period>() {
        assert_eq!(period.to_string().parse::<Period>().unwrap(), period);
        for &convention in YearConvention::ALL {
            assert!(period.exposure_by(convention).years() > 0.0);
        }
        let _ = period.label();
    }
    if let Ok(step) = text.parse::<CalendarStep>() {
        assert_eq!(step.to_string().parse::<CalendarStep>().unwrap(), step);
    }
    if let Ok(fraction) = text.parse::<Fraction>() {
        assert_eq!(fraction.to_string().parse::<Fraction>().unwrap(), fraction);
    }
});
