//! Dates: what is printed is read again as the same; the standard's reader and ours agree where both take a text.
#![no_main]

use interstate::time::{ListDates, SpreadsheetDays};
use interstate::{PartialDate, When};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for &order in ListDates::ALL {
        let read = [order.read(text), order.read_within(text, 1950..=2049)];
        for date in read.into_iter().flatten() {
            assert_eq!(date.to_string().parse::<PartialDate>().unwrap(), date);
        }
        if let Ok(Some((first, last))) = order.read_range(text) {
            assert!(order.read(text).is_err());
            // An end that is open is behind every day.
            let ends = first.first().zip(last.last());
            assert!(ends.is_none_or(|(first, last)| first <= last));
        }
    }
    for &system in SpreadsheetDays::ALL {
        if let Ok(date) = system.read(text) {
            assert!(date.exact_day().is_some());
        }
    }
    let Ok(date) = text.parse::<PartialDate>() else {
        return;
    };
    assert_eq!(date.to_string().parse::<PartialDate>().unwrap(), date);
    let json = serde_json::to_string(&date).unwrap();
    assert_eq!(serde_json::from_str::<PartialDate>(&json).unwrap(), date);
    if let Ok(by_standard) = When::from_edtf(text, None) {
        assert_eq!(by_standard, When::On(date));
    }
});
