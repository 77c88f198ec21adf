//! What a screening rests on, against `make_screening.py`.

use interstate::Confidence;
use interstate::stats::{BeforeAfter, Observed, OccupiedCells, RatioShrinkage, Testable};
use serde_json::Value;

use super::{Golden, number};

const TOLERANCE: f64 = 1e-10;

fn pair(counts: &Value, exposures: &Value) -> BeforeAfter {
    let seen =
        |i: usize| Observed::new(counts[i].as_u64().unwrap(), number(&exposures[i])).unwrap();
    BeforeAfter::new(seen(0), seen(1))
}

fn shrinkage(file: &mut Golden, case: &Value) {
    let exposures = &case["exposures"];
    let pairs = case["pairs"].as_array().unwrap().iter();
    let pairs: Vec<BeforeAfter> = pairs.map(|counts| pair(counts, exposures)).collect();
    let all = RatioShrinkage::new(&pairs).unwrap();
    file.near(all.centre(), case, "centre", TOLERANCE);
    match all.prior_events() {
        Some((before, after)) => {
            file.near_ends(before, Some(after), case, "prior", TOLERANCE);
        }
        None => assert_eq!(case["prior"], Value::Null, "{case}"),
    }
    for asked in case["asked"].as_array().unwrap() {
        let ratio = all.shrunken(pair(&asked["pair"], exposures)).unwrap();
        if all.prior_events().is_none() {
            assert_eq!(ratio.estimate(), all.centre());
            continue;
        }
        file.near(ratio.estimate(), asked, "estimate", TOLERANCE);
        if asked["low"] == Value::Null {
            continue;
        }
        file.near(ratio.quantile(0.05).unwrap(), asked, "low", TOLERANCE);
        let interval = ratio.interval(Confidence::P95);
        file.near_ends(interval.lo(), interval.hi(), asked, "interval", TOLERANCE);
        file.near(
            ratio.probability_above(1.0).unwrap(),
            asked,
            "above",
            TOLERANCE,
        );
    }
}

fn testable(file: &mut Golden, case: &Value) {
    let events = case["events"].as_array().unwrap().iter();
    let exposures = &case["exposures"];
    let least: Vec<f64> = events
        .map(|n| {
            let (before, after) = (number(&exposures[0]), number(&exposures[1]));
            Testable::least_p(n.as_u64().unwrap(), before, after).unwrap()
        })
        .collect();
    for (ours, right) in least.iter().zip(case["least"].as_array().unwrap()) {
        file.near_value(*ours, right, TOLERANCE, "least p");
    }
    let level = Confidence::new(number(&case["level"])).unwrap();
    let family = Testable::new(&least, level).unwrap();
    assert_eq!(
        (family.len() as u64, family.divisor()),
        (
            case["len"].as_u64().unwrap(),
            case["divisor"].as_u64().unwrap()
        ),
        "{case}"
    );
    assert_eq!(
        least.iter().filter(|&&p| family.holds(p)).count(),
        family.len()
    );
    assert_eq!(family.is_empty(), case["len"] == 0);
}

#[test]
fn shrunken_ratios_families_and_cells_as_fifty_digits_and_fractions_have_them() {
    let mut file = Golden::open("screening.json");
    for case in &file.cases() {
        match case["what"].as_str().unwrap() {
            "shrinkage" => shrinkage(&mut file, case),
            "testable" => testable(&mut file, case),
            "occupied" => {
                let cells = |key: &str| {
                    let of = &case[key];
                    (of[0].as_u64().unwrap(), of[1].as_u64().unwrap())
                };
                let p = OccupiedCells::new(cells("before"), cells("after"))
                    .unwrap()
                    .p();
                file.near(p, case, "p", TOLERANCE);
                let turned = OccupiedCells::new(cells("after"), cells("before")).unwrap();
                assert!((turned.p() - p).abs() <= 1e-12 * p);
            }
            what => panic!("{what}"),
        }
    }
    file.finish();
}

#[test]
fn what_many_pairs_cannot_say_is_refused() {
    let seen = |n, years| Observed::new(n, years).unwrap();
    let of = |pairs: &[(u64, u64)]| {
        let pairs = pairs
            .iter()
            .map(|&(x1, x2)| BeforeAfter::new(seen(x1, 3.0), seen(x2, 3.0)));
        RatioShrinkage::new(&pairs.collect::<Vec<_>>()).map_err(|error| error.to_string())
    };
    for (pairs, message) in [
        (
            &[][..],
            "0 pairs with two events or more are too few; 1 are needed",
        ),
        (
            &[(0, 1), (1, 0), (0, 0)],
            "0 pairs with two events or more are too few; 1 are needed",
        ),
        (
            &[(0, 4), (0, 9)],
            "shrunken ratios: one of the periods has no event at all",
        ),
        (
            &[(0, 4), (9, 0), (0, 7)],
            "shrunken ratios: each pair has its events on one side only, so that nothing says how far ratios spread",
        ),
    ] {
        assert_eq!(of(pairs).unwrap_err(), message);
    }
    let alike = BeforeAfter::new(seen(4, 3.0), seen(9, 3.0));
    let other = BeforeAfter::new(seen(4, 3.0), seen(9, 1.0));
    assert_eq!(
        RatioShrinkage::new(&[alike, other])
            .unwrap_err()
            .to_string(),
        "shrunken ratios: the exposures of all pairs must stand in one proportion",
    );
    let all = RatioShrinkage::new(&[alike]).unwrap();
    assert_eq!(
        all.shrunken(other).unwrap_err().to_string(),
        "shrunken ratio: its exposures must stand in the proportion of those that the others were learnt from",
    );
    let bounds = BeforeAfter::new(Observed::between(4, None, 3.0).unwrap(), seen(9, 3.0));
    assert_eq!(
        all.shrunken(bounds).unwrap_err().to_string(),
        "counts known as bounds: a shrunken ratio is of counts that are known",
    );
    let ratio = all.shrunken(alike).unwrap();
    assert_eq!(
        ratio.quantile(1.0).unwrap_err().to_string(),
        "probability 1 is outside 0 < p < 1",
    );
    assert_eq!(
        ratio.probability_above(0.0).unwrap_err().to_string(),
        "ratio 0 is outside 1e-50 ≤ ratio ≤ 1e50",
    );
    assert_eq!(
        Testable::new(&[0.1, f64::NAN], Confidence::P95)
            .unwrap_err()
            .to_string(),
        "p-value NaN is outside 0 ≤ p ≤ 1",
    );
    assert_eq!(
        Testable::least_p(4, 0.0, 1.0).unwrap_err().to_string(),
        "exposure 0 is outside 1e-100 ≤ exposure ≤ 1e100",
    );
    assert_eq!(
        OccupiedCells::new((1, 0), (1, 2)).unwrap_err().to_string(),
        "number of cells 0 is outside 1 ≤ cells ≤ 2³⁰",
    );
    assert_eq!(
        OccupiedCells::new((1, 3), (3, 2)).unwrap_err().to_string(),
        "number of cells with an event 3 is above 2",
    );
}
