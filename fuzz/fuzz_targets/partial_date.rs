//! Dates: what is printed is read again as the same; the standard's reader and ours agree where both take a text.
#![no_main]

use interstate::time::ListDates;
use interstate::{PartialDate, When};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for &order in ListDates::ALL {
        if let Ok(date) = order.read(text) {
            assert_eq!(date.to_string().parse::<PartialDate>().unwrap(), date);
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
