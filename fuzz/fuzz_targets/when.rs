//! Extents: what is printed is read again as the same, and no question about one panics.
#![no_main]

use interstate::time::Assignment;
use interstate::{Period, When};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(when) = text.parse::<When>() else {
        return;
    };
    assert_eq!(when.to_string().parse::<When>().unwrap(), when);
    let year = Period::year(2022).unwrap();
    for &by in Assignment::ALL {
        let _ = when.falls_in(year, by);
    }
    let share = when.share_of_days(year);
    assert!(share.start() <= share.end());
    let (fewest, most) = when.lasted();
    assert!(fewest >= 1 && most.is_none_or(|most| fewest <= most));
    let _ = when.core();
});
