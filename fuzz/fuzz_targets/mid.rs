//! MID files: two files, parted by a NUL, never make the join panic, and no dyad is of one state or of a dispute that is not there.
#![no_main]

use interstate::read::mid;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|files: &[u8]| {
    let at = files.iter().position(|&b| b == 0).unwrap_or(files.len());
    let (a, b) = files.split_at(at);
    let Ok(joined) = mid::join(a, b.get(1..).unwrap_or_default()) else {
        return;
    };
    for dyad in joined.dyads() {
        assert!(!dyad.spells().is_empty());
        assert!(!joined.without_dispute().contains(&dyad.dispute()));
        assert!(!joined.without_participants().contains(&dyad.dispute()));
        let event = dyad.coded().unwrap();
        assert_eq!(event.is_possible(), !dyad.is_sure());
        event.interaction().unwrap();
    }
    for account in [joined.disputes(), joined.participants()] {
        assert_eq!(account.rows(), account.kept() + account.rejected());
    }
});
