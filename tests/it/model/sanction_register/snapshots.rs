//! Lists of two days set side by side.

use super::SEEN;
use interstate::State;
use interstate::sanction::{
    CountOf, Designation, EndCause, ListExtent, ListingFilter, Measure, RemovalNotice, Snapshot,
    facts,
};

#[test]
fn two_snapshots_tell_additions_removals_and_amendments_apart() {
    let listing = |id: &str, measure| {
        Designation::new(id, id, "EU-RUS", measure, "2023-06-23".parse().unwrap()).unwrap()
    };
    let seen =
        |listing: Designation, day: &str| listing.with_seen_until(day.parse().unwrap()).unwrap();
    let (export, freeze) = (Measure::ExportControl, Measure::AssetFreeze);
    let old = "2024-01-01";
    let before = ["a", "b", "c"].map(|id| seen(listing(id, export), old));
    let after = vec![
        seen(listing("a", export), SEEN),
        seen(listing("b", freeze), SEEN),
        seen(listing("d", export), SEEN),
    ];
    let snapshot =
        |day: &str, rows| Snapshot::new("eu", day.parse().unwrap(), ListExtent::Whole, rows);
    let before = snapshot(old, before.into()).unwrap();
    let after = snapshot(SEEN, after).unwrap();
    let change = before.change_to(&after).unwrap();
    assert_eq!(change.added().collect::<Vec<_>>(), ["d"]);
    assert_eq!(change.removed().collect::<Vec<_>>(), ["c"]);
    assert_eq!(change.amended().collect::<Vec<_>>(), ["b"]);
    assert_eq!(change.end().to_string(), "seen 2024-01-01, gone 2026-07-17");
    assert_eq!(
        after.change_to(&before).unwrap_err().to_string(),
        "snapshot of 2024-01-01 compared with a later one, of 2026-07-17; give the earlier first"
    );
    assert_eq!(
        snapshot(old, vec![listing("a", export), listing("a", freeze)])
            .unwrap_err()
            .to_string(),
        "designation \"a\" stands twice in the snapshot of 2024-01-01"
    );
}

#[test]
fn a_removal_that_matches_nothing_is_reported_and_ends_nothing() {
    let notice = |named: &str, day: &str| {
        RemovalNotice::new(named, day.parse().unwrap(), EndCause::Delisted)
    };
    let (after, troubles) = facts::register().unwrap().with_removals(&[
        notice("us-2023-01-26-spacety", "2026-08-01"),
        notice("us-2023-01-26-spacety", "2026-08-01"),
        notice("Xiamen Limbach", "2026-08-01"),
        notice("eu-18-heihe-bank", "2026-08-01"),
        notice("us-2023-04-12-head", "2020-01-01"),
    ]);
    let said: Vec<_> = troubles.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "the removal of \"us-2023-01-26-spacety\" on 2026-08-01 matches no listing that stands",
            "the removal of \"Xiamen Limbach\" on 2026-08-01 matches no listing that stands",
            "the removal of \"eu-18-heihe-bank\" on 2026-08-01 matches no listing that stands",
            "designation \"us-2023-04-12-head\" ends on 2020-01-01 delisted, before it is listed, 2023-04-12",
        ]
    );
    let ended = after
        .ends(
            &ListingFilter::new().of_issuer(State::USA),
            CountOf::Listings,
            &[],
        )
        .unwrap();
    assert_eq!(ended.to_string(), "1 listing, ends, by USA");
    assert_eq!(
        after.listings().len(),
        facts::register().unwrap().listings().len()
    );
}
