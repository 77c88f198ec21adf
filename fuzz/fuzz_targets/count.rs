//! Counts: what is printed is read again as the same, as text and as JSON.
#![no_main]

use interstate::Count;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let by_json = serde_json::from_str::<Count>(text);
    for count in text.parse::<Count>().into_iter().chain(by_json) {
        assert_eq!(count.to_string().parse::<Count>().unwrap(), count);
        let json = serde_json::to_string(&count).unwrap();
        assert_eq!(serde_json::from_str::<Count>(&json).unwrap(), count);
        let _ = count.checked_add(count);
        let _ = count.checked_mul(3);
        assert!(count.checked_sub(count).unwrap().allows(0));
    }
});
