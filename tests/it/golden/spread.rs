//! Overdispersed counts: `overdispersion.json`.

use interstate::Confidence;
use interstate::stats::dispersion::{
    dispersion, negative_binomial_ratio_interval, quasi_poisson_ratio_interval,
};
use interstate::stats::series::Series;

use super::Golden;

const TOLERANCE: f64 = 1e-10;

#[test]
fn ratios_of_clustered_counts_as_fifty_digits_have_them() {
    let mut file = Golden::open("overdispersion.json");
    for case in &file.cases() {
        let list = |key: &str| -> Vec<u64> {
            let list = case[key].as_array().unwrap();
            list.iter().map(|x| x.as_u64().unwrap()).collect()
        };
        let (before, after) = (list("a"), list("b"));
        let exposures = vec![1.0; before.len().max(after.len())];
        let before = Series::new(&before, &exposures[..before.len()]).unwrap();
        let after = Series::new(&after, &exposures[..after.len()]).unwrap();
        let ratio = after.total() as f64 / before.total() as f64;
        file.near(ratio, case, "ratio", TOLERANCE);
        let found = dispersion(&[before, after]).unwrap();
        file.near(found.phi, case, "phi", TOLERANCE);
        file.near(found.p_clustered, case, "p_dispersion", TOLERANCE);
        let quasi = quasi_poisson_ratio_interval(before, after, Confidence::P95).unwrap();
        file.near_ends(quasi.lo(), quasi.hi(), case, "quasi_ci", TOLERANCE);
        // The quantile is private: it shows as the width of the interval on the logarithm.
        let spread =
            found.phi.max(1.0) * (1.0 / before.total() as f64 + 1.0 / after.total() as f64);
        let width = (quasi.hi().unwrap() / ratio).ln();
        file.near(width / spread.sqrt(), case, "t975", TOLERANCE);
        for (key, alpha) in [("nb2_ci_alpha_0.1", 0.1), ("nb2_ci_alpha_0.5", 0.5)] {
            let ours =
                negative_binomial_ratio_interval(before, after, alpha, Confidence::P95).unwrap();
            file.near_ends(ours.lo(), ours.hi(), case, key, TOLERANCE);
        }
    }
    file.finish();
}
