//! CAMEO codes: what is read is printed as it stood, keeps its place in the hierarchy, and reads the same from JSON.
#![no_main]

use interstate::code::{Cameo, CameoDataSet};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Ok(code) = serde_json::from_str::<Cameo>(text) {
        assert_eq!(code.to_string().parse::<Cameo>().unwrap(), code);
    }
    let Ok(code) = text.parse::<Cameo>() else {
        return;
    };
    assert_eq!(code.text().as_bytes(), bytes);
    assert!(code.is_under(code.base()) && code.base().is_under(code.root()));
    assert_eq!(usize::from(code.depth()) + 2, bytes.len());
    assert!((1..=20).contains(&code.root().text().parse::<u8>().unwrap()));
    let json = serde_json::to_string(&code).unwrap();
    assert_eq!(serde_json::from_str::<Cameo>(&json).unwrap(), code);
    for &set in CameoDataSet::ALL {
        assert!(code.is_listed() || code.goldstein(set).is_none());
        assert!(
            code.goldstein(set)
                .is_none_or(|score| (-10.0..=10.0).contains(&score))
        );
        let _ = (code.name(set), code.quad_class(set));
    }
    let _ = code.mapped();
});
