//! Listings as CSV: no input panics, every row is kept or told why not, and what was kept is written and read again as the same.
#![no_main]

use interstate::read::listings::{ListingsOptions, write};
use interstate::sanction::{Issuer, Package, Register, SanctionRegime};
use libfuzzer_sys::fuzz_target;
use std::collections::BTreeSet;

fuzz_target!(|bytes: &[u8]| {
    let Ok(read) = ListingsOptions::new().read(bytes) else { return };
    let kept = read.parts.designations.len() as u64;
    assert_eq!(read.account.kept(), kept);
    assert_eq!(read.account.rows() == kept, read.account.faults().is_empty());
    assert!(read.account.faults().iter().all(|error| error.line().is_some()));
    let rows = &read.parts.designations;
    let programs: BTreeSet<&str> = rows.iter().map(|row| row.regime_id()).collect();
    let packages: BTreeSet<&str> = rows.iter().filter_map(|row| row.package_id()).collect();
    let regime = |id: &str| SanctionRegime::new(id, Issuer::EU, "0001-01-01/..9999".parse().ok()?).ok();
    let package = |id: &str| Package::new(id, Issuer::EU, "2022".parse().ok()?).ok();
    let regimes: Vec<_> = programs.into_iter().filter_map(regime).collect();
    let packages: Vec<_> = packages.into_iter().filter_map(package).collect();
    let (register, _) = Register::salvage(read.parts.clone().with_regimes(regimes).with_packages(packages));
    let mut file = Vec::new();
    // A target of which no listing was kept stands in no row.
    if write(&register, &mut file).is_ok() {
        let again = ListingsOptions::new().read(file.as_slice()).unwrap().strict().unwrap();
        let parts = register.into_parts();
        assert_eq!((again.designations, again.targets), (parts.designations, parts.targets));
    }
});
