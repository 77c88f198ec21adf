//! Overdispersed counts: `overdispersion.json`, `dispersed.json`.

use interstate::Confidence;
use interstate::stats::{
    Clusters, DispersedRatio, Dispersion, DispersionModel, Observed, RateRatio, Series,
};

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
fn ratios_with_a_variance_for_each_side_as_integrated_densities_have_them() {
    let mut file = Golden::open("dispersed.json");
    for case in &file.cases() {
        let counts = |key: &str| -> Vec<u64> { serde_json::from_value(case[key].clone()).unwrap() };
        let times = |key: &str| -> Vec<f64> { serde_json::from_value(case[key].clone()).unwrap() };
        let ((a, ta), (b, tb)) = ((counts("a"), times("ta")), (counts("b"), times("tb")));
        let before = Series::new(&a, &ta).unwrap();
        let after = Series::new(&b, &tb).unwrap();
        let asked = DispersedRatio::new(before, after).unwrap();
        assert_eq!(asked.model(), DispersionModel::EachSide);
        let (one, two) = asked.sides();
        let (one, two) = (one.unwrap(), two.unwrap());
        file.near(one.phi, case, "phi1", TOLERANCE);
        file.near(two.phi, case, "phi2", TOLERANCE);
        if !case["p_unlike"].is_null() {
            file.near(one.p_unlike(two), case, "p_unlike", TOLERANCE);
            file.near(two.p_unlike(one), case, "p_unlike", TOLERANCE);
        }
        file.near(asked.p().unwrap(), case, "p", TOLERANCE);
        let alike = asked.with_model(DispersionModel::QuasiPoisson).unwrap();
        file.near(alike.p().unwrap(), case, "p_pooled", TOLERANCE);
        for (key, level) in [("ci95", Confidence::P95), ("ci99", Confidence::P99)] {
            let ends = asked.interval(level).unwrap();
            file.near_ends(ends.lo(), ends.hi(), case, key, TOLERANCE);
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
        let alike = |a, b| {
            let ratio = DispersedRatio::new(a, b).unwrap();
            ratio.with_model(DispersionModel::QuasiPoisson).unwrap()
        };
        let p = alike(a, b).p().unwrap();
        assert!((p / scipy - 1.0).abs() < 1e-12, "{p} {scipy}");
        let mirrored = alike(b, a).p().unwrap();
        assert!((mirrored / p - 1.0).abs() < 1e-12);
        let ends = |alpha: f64| {
            let level = Confidence::new(1.0 - alpha).unwrap();
            alike(a, b).interval(level).unwrap()
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
        parts.with_model(DispersionModel::EachSide).unwrap(),
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

/// Sums over every pair of counts: negative binomial with a variance of twice the mean, which makes `P(k) = C(k + m − 1, k) / 2^(m + k)`.
#[test]
fn the_exact_test_is_wrong_as_often_as_the_page_of_dispersion_says_where_the_variance_is_twice_the_mean()
 {
    for (mean, hundredths) in [
        (3_usize, "6.70"),
        (6, "10.37"),
        (9, "11.63"),
        (25, "13.73"),
        (50, "14.44"),
        (400, "15.82"),
    ] {
        let most = mean + 12 * (2 * mean).isqrt() + 40;
        let mean = mean as f64;
        let mut chance = vec![(-mean * std::f64::consts::LN_2).exp()];
        for k in 1..=most {
            let last = chance[chance.len() - 1];
            chance.push(last * (k as f64 + mean - 1.0) / (2.0 * k as f64));
        }
        let above: Vec<f64> = (0..chance.len())
            .map(|k| chance[k..].iter().sum())
            .collect();
        let rejects = |few: usize, many: usize| {
            let one = |n| Observed::new(n as u64, 1.0).unwrap();
            RateRatio::new(one(few), one(many)).p(1.0).unwrap().hi() < 0.05
        };
        let (mut wrong, mut many) = (0.0, 1);
        for (few, chance) in chance.iter().enumerate() {
            // The least count that is significantly more: it rises with the other one.
            many = many.max(few + 1);
            while many <= most && !rejects(few, many) {
                many += 1;
            }
            if many <= most {
                wrong += 2.0 * chance * above[many];
            }
        }
        assert_eq!(format!("{:.2}", 100.0 * wrong), hundredths, "mean {mean}");
    }
}
