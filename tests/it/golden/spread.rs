//! Overdispersed counts: `overdispersion.json`.

use interstate::Confidence;
use interstate::stats::{Clusters, DispersedRatio, Dispersion, DispersionModel, Observed, Series};

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
        let found = Dispersion::new(&[before, after]).unwrap();
        file.near(found.phi, case, "phi", TOLERANCE);
        file.near(found.p_clustered, case, "p_dispersion", TOLERANCE);
        let quasi = DispersedRatio::new(before, after)
            .unwrap()
            .with_model(DispersionModel::QuasiPoisson)
            .unwrap()
            .interval(Confidence::P95)
            .unwrap();
        file.near_ends(quasi.lo(), quasi.hi(), case, "quasi_ci", TOLERANCE);
        // The quantile is private: it shows as the width of the interval on the logarithm.
        let spread =
            found.phi.max(1.0) * (1.0 / before.total() as f64 + 1.0 / after.total() as f64);
        let width = (quasi.hi().unwrap() / ratio).ln();
        file.near(width / spread.sqrt(), case, "t975", TOLERANCE);
        for (key, alpha) in [("nb2_ci_alpha_0.1", 0.1), ("nb2_ci_alpha_0.5", 0.5)] {
            let ours = DispersedRatio::new(before, after)
                .unwrap()
                .with_model(DispersionModel::NegativeBinomial { alpha })
                .unwrap()
                .interval(Confidence::P95)
                .unwrap();
            file.near_ends(ours.lo(), ours.hi(), case, key, TOLERANCE);
        }
    }
    file.finish();
}

#[test]
fn the_p_of_a_dispersed_ratio_is_where_its_interval_ends_at_one() {
    // SciPy: 2 t.sf(|ln ratio| / se, df).
    for (a, b, scipy) in [
        (
            &[1, 3, 0, 5][..],
            &[6, 2, 9, 7][..],
            0.111_801_708_200_520_75,
        ),
        (&[0, 0, 9], &[0, 18, 0], 0.668_026_765_395_681_1),
        (&[3, 3, 3], &[6, 6, 6], 0.164_768_253_248_563_92),
    ] {
        let exposure = vec![0.75; a.len()];
        let (a, b) = (
            Series::new(a, &exposure).unwrap(),
            Series::new(b, &exposure).unwrap(),
        );
        let p = DispersedRatio::new(a, b).unwrap().p().unwrap();
        assert!((p / scipy - 1.0).abs() < 1e-12, "{p} {scipy}");
        let mirrored = DispersedRatio::new(b, a).unwrap().p().unwrap();
        assert!((mirrored / p - 1.0).abs() < 1e-12);
        let ends = |alpha: f64| {
            let level = Confidence::new(1.0 - alpha).unwrap();
            let ratio = DispersedRatio::new(a, b).unwrap();
            ratio.interval(level).unwrap()
        };
        assert!(ends(p * 1.000_001).lo() > 1.0);
        assert!(ends(p * 0.999_999).contains(1.0));
    }
    let totals = |n| Observed::new(n, 3.0).unwrap();
    let exact = DispersedRatio::new(totals(9), totals(18)).unwrap();
    let p = exact.p().unwrap();
    assert!((p - 0.122_078_120_708_465_58).abs() < 1e-12, "{p}");
    let empty = Series::new(&[0, 0], &[1.0; 2]).unwrap();
    let some = Series::new(&[1, 4], &[1.0; 2]).unwrap();
    assert_eq!(DispersedRatio::new(empty, some).unwrap().p().unwrap(), 1.0);
}

#[test]
fn interval_and_p_of_every_model_belong_together() {
    let exposure = [0.75; 4];
    let before = Series::new(&[1, 3, 0, 5], &exposure).unwrap();
    let after = Series::new(&[6, 2, 9, 7], &exposure).unwrap();
    let parts = DispersedRatio::new(before, after).unwrap();
    let known = DispersionModel::NegativeBinomial { alpha: 0.1 };
    let (fours, pairs) = (
        Clusters::from_keys((0..9).map(|i| i / 4)),
        Clusters::from_keys((0..24).map(|i| i / 2)),
    );
    let clusters = DispersedRatio::new((fours, 3.0), (pairs, 3.0)).unwrap();
    assert_eq!(clusters.model(), DispersionModel::CompoundPoisson);
    for ratio in [
        parts.with_model(DispersionModel::Poisson).unwrap(),
        parts.with_model(DispersionModel::QuasiPoisson).unwrap(),
        parts.with_model(known).unwrap(),
        clusters,
    ] {
        let p = ratio.p().unwrap();
        let ends = |alpha: f64| {
            ratio
                .interval(Confidence::new(1.0 - alpha).unwrap())
                .unwrap()
        };
        assert!(ends(p * 1.000_001).lo() > 1.0, "{ratio:?}");
        assert!(ends(p * 0.999_999).contains(1.0), "{ratio:?}");
    }
}
