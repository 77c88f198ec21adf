//! Who listed first, and how long after.

use super::Making;
use interstate::sanction::{
    Designation, ListingFilter, MatchRule, Measure, Target, TargetKind, facts,
};
use interstate::{Actor, State};

#[test]
fn lags_between_issuers_run_from_60_to_723_days_with_a_median_of_270() {
    let register = facts::register().unwrap();
    let us = ListingFilter::new().of_issuer(State::USA);
    let eu = ListingFilter::new().of_issuer(Actor::EU);
    let lags = register.lags(&us, &eu, MatchRule::SameTarget).unwrap();
    let mut days: Vec<(i64, &str)> = lags
        .lags()
        .iter()
        .map(|lag| (lag.days().unwrap().0, lag.target_id()))
        .collect();
    days.sort_unstable();
    assert_eq!(
        days,
        [
            (60, "limbach"),
            (60, "redlepus"),
            (186, "siliborn"),
            (229, "juhang"),
            (270, "dalian"),
            (300, "wuhan-global-sensor"),
            (440, "head"),
            (516, "spacety"),
            (723, "finder"),
        ]
    );
    assert_eq!(lags.median_days(), Some((270.0, 270.0)));
    let leads = lags.lead_counts();
    assert_eq!(
        (leads.first, leads.next, leads.same_day, leads.undecided),
        (9, 0, 0, 0)
    );
    // Within the Union, from export control to freeze.
    let side = |measure| eu.clone().by_measure(measure);
    let steps = register
        .lags(
            &side(Measure::ExportControl),
            &side(Measure::AssetFreeze),
            MatchRule::SameTarget,
        )
        .unwrap();
    let mut days: Vec<_> = steps.lags().iter().map(|lag| lag.days().unwrap()).collect();
    days.sort_unstable();
    assert_eq!(days, [(144, 144), (244, 244), (542, 542)]);
}

#[test]
fn escalation_of_140_names_is_93_then_34_then_13_on_one_day() {
    let mut making = Making::new();
    for n in 0..140 {
        // By name only: the two annexes have ids of their own, and print the name in two ways.
        for (annex, regime, measure) in [
            ("iv", "EU-RUS", Measure::ExportControl),
            ("i", "EU-UKR", Measure::AssetFreeze),
        ] {
            let id = format!("{annex}-{n}");
            let name = if annex == "i" {
                format!("FIRM {n}, LTD.")
            } else {
                format!("Firm {n} Ltd")
            };
            making
                .0
                .targets
                .push(Target::new(&*id, TargetKind::Entity, name).unwrap());
            let freeze_first = (93..127).contains(&n);
            let day = match (annex, n) {
                (_, 127..) => "2024-06-24",
                ("iv", _) if freeze_first => "2025-01-01",
                ("iv", _) => "2023-01-01",
                _ => "2024-01-01",
            };
            making
                .list(Designation::new(&*id, &*id, regime, measure, day.parse().unwrap()).unwrap());
        }
    }
    let register = making.register();
    let side = |measure| ListingFilter::new().by_measure(measure);
    let steps = |rule| {
        let (export, freeze) = (side(Measure::ExportControl), side(Measure::AssetFreeze));
        register.lags(&export, &freeze, rule).unwrap()
    };
    let leads = steps(MatchRule::SameName).lead_counts();
    assert_eq!((leads.first, leads.next, leads.same_day), (93, 34, 13));
    // By id nothing matches, and the result says by which rule it was.
    let none = steps(MatchRule::SameTarget);
    assert_eq!((none.lags().len(), none.unmatched()), (0, (140, 140)));
    assert_eq!(none.rules(), MatchRule::SameTarget.into());
}

#[test]
fn a_lag_of_uncertain_days_is_a_pair_of_bounds() {
    let mut making = Making::new();
    making.target("t", TargetKind::Entity, &[]);
    for (id, regime, day) in [("a", "US-RUS", "2024-05"), ("b", "EU-RUS", "2024-05-20")] {
        let day = day.parse().unwrap();
        making.list(Designation::new(id, "t", regime, Measure::AssetFreeze, day).unwrap());
    }
    let register = making.register();
    let of = |issuer: Actor| ListingFilter::new().of_issuer(issuer);
    let lags = register
        .lags(
            &of(State::USA.into()),
            &of(Actor::EU),
            MatchRule::SameTarget,
        )
        .unwrap();
    assert_eq!(lags.lags()[0].days(), Some((-11, 19)));
    assert_eq!(lags.lead_counts().undecided, 1);
    assert_eq!(lags.median_days(), Some((-11.0, 19.0)));
}
