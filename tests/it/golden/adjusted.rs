//! Adjusted p-values: `multiplicity.json`.

use interstate::stats::PAdjustment;
use serde_json::Value;

use super::{Golden, number};

#[test]
fn adjusted_p_values_as_other_programs_have_them() {
    let mut file = Golden::open("multiplicity.json");
    for case in &file.cases() {
        let list = |key: &str| -> Vec<Value> { case[key].as_array().unwrap().clone() };
        let p: Vec<f64> = list("p").iter().map(number).collect();
        let answers = [
            ("bonferroni", PAdjustment::Bonferroni.adjusted(&p)),
            ("holm", PAdjustment::Holm.adjusted(&p)),
            ("bh", PAdjustment::BenjaminiHochberg.adjusted(&p)),
            ("by", PAdjustment::BenjaminiYekutieli.adjusted(&p)),
        ];
        for (key, ours) in answers {
            let (ours, right) = (ours.unwrap(), list(key));
            assert_eq!(ours.len(), right.len());
            for (ours, right) in ours.into_iter().zip(&right) {
                file.near_value(ours, right, 1e-10, key);
            }
        }
    }
    file.finish();
}
