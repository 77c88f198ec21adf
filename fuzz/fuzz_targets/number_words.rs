//! Number words: what is read can be printed and read again, and reads the same from JSON.
#![no_main]

use interstate::Count;
use interstate::count::{PluralReading, WordPolicy, QuotedCount};
use interstate::time::Fraction;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let policies = [
        WordPolicy::strict(),
        WordPolicy::strict().with_happened(),
        WordPolicy::strict()
            .with_about(Fraction::new(1, 5).unwrap())
            .unwrap()
            .with_plurals(PluralReading::LiteralPlural)
            .with_few(3),
    ];
    for policy in policies {
        let Ok(worded) = QuotedCount::read(text, policy) else {
            continue;
        };
        let count = worded.count();
        assert_eq!(count.to_string().parse::<Count>().unwrap(), count);
        let json = serde_json::to_string(&worded).unwrap();
        assert_eq!(serde_json::from_str::<QuotedCount>(&json).unwrap(), worded);
    }
});
