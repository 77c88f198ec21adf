//! The mix of kinds: `mix.json`.

use interstate::stats::{Diversity, MixTable, PMethod, Simulation};
use serde_json::Value;

use super::Golden;

const TOLERANCE: f64 = 1e-10;

fn counts(list: &Value) -> Vec<u64> {
    let list = list.as_array().unwrap();
    list.iter().map(|x| x.as_u64().unwrap()).collect()
}

fn one_mix(file: &mut Golden, case: &Value) {
    let counts = counts(&case["counts"]);
    if case["hhi"].is_null() {
        assert!(Diversity::new(&counts).is_err());
        return;
    }
    let mix = Diversity::new(&counts).unwrap();
    for (key, ours) in [
        ("hhi", Some(mix.herfindahl)),
        ("hhi_normalised", mix.herfindahl_normalised),
        ("simpson_unbiased", mix.herfindahl_unbiased),
        ("shannon_nats", Some(mix.shannon)),
        ("shannon_bits", Some(mix.shannon_bits)),
        ("miller_madow", Some(mix.miller_madow)),
        ("hill1", Some(mix.effective_kinds(1.0).unwrap())),
        ("hill2", Some(mix.effective_kinds(2.0).unwrap())),
    ] {
        match ours {
            Some(ours) => file.near(ours, case, key, TOLERANCE),
            None => assert!(case[key].is_null(), "{key} of {case}"),
        }
    }
}

fn several_mixes(file: &mut Golden, case: &Value) {
    let rows: Vec<Vec<u64>> = case["table"]
        .as_array()
        .unwrap()
        .iter()
        .map(counts)
        .collect();
    let rows: Vec<&[u64]> = rows.iter().map(Vec::as_slice).collect();
    let table = MixTable::new(&rows).unwrap();
    let exact = table.compare_exact(Simulation::seeded(1)).unwrap();
    file.near(exact.p(), case, "fisher_p", TOLERANCE);
    assert!(matches!(exact.method, PMethod::Enumerated { .. }));
    let Some(whole) = table.compare().chi_square else {
        assert!(case["chi2"].is_null(), "{case}");
        return;
    };
    file.near(whole.statistic, case, "chi2", TOLERANCE);
    file.near(whole.degrees_of_freedom as f64, case, "df", TOLERANCE);
    file.near(whole.p(), case, "chi2_p", TOLERANCE);
    file.near(whole.cramers_v, case, "cramer_v", TOLERANCE);
}

#[test]
fn mixes_as_other_programs_have_them() {
    let mut file = Golden::open("mix.json");
    for case in &file.cases() {
        if case["counts"].is_null() {
            several_mixes(&mut file, case);
        } else {
            one_mix(&mut file, case);
        }
    }
    file.finish();
}
