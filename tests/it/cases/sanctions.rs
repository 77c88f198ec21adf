//! O15: the date of an amending act is no date of listing (opensanctions #2249).

use interstate::sanction::{
    CountOf, Designation, Issuer, ListingFilter, Measure, Register, RegisterParts, SanctionRegime,
    SplitBy, SplitKey, Target, TargetKind,
};
use interstate::{Count, Partition};

#[test]
fn the_date_of_listing_is_not_the_date_of_the_last_amendment() {
    let listed = |id: &str, day: &str| {
        let day = day.parse().unwrap();
        Designation::new(id, id, "EU-UKR", Measure::AssetFreeze, day)
            .unwrap()
            .with_seen_until("2024-12-31".parse().unwrap())
            .unwrap()
    };
    let amended =
        |listing: Designation, day: &str| listing.with_amendment(day.parse().unwrap()).unwrap();
    let x = amended(
        amended(listed("x", "2019-03-11"), "2021-06-30"),
        "2023-09-14",
    );
    let register = Register::new(
        RegisterParts::new()
            .with_regimes([SanctionRegime::new(
                "EU-UKR",
                Issuer::EU,
                "2014-03-17/2024-12-31..".parse().unwrap(),
            )
            .unwrap()])
            .with_targets(["x", "y"].map(|id| Target::new(id, TargetKind::Person, id).unwrap()))
            .with_designations([x, listed("y", "2021-02-01")]),
    )
    .unwrap();

    let all = ListingFilter::new();
    let years = Partition::yearly(2018..=2024).unwrap();
    let by_year = [SplitBy::Periods(years.clone())];
    let listings = register.flow(&all, CountOf::Listings, &by_year).unwrap();
    let amendments = register
        .amendments(&all, CountOf::Listings, &by_year)
        .unwrap();
    let each_year = |counts: &interstate::sanction::ListingCounts| {
        let cells = years.cells().iter();
        cells
            .map(|year| counts.count(&[SplitKey::Period(Some(*year))]).lo())
            .collect::<Vec<_>>()
    };
    //                                 2018 19 20 21 22 23 24
    assert_eq!(each_year(&listings), [0, 1, 0, 1, 0, 0, 0]);
    assert_eq!(each_year(&amendments), [0, 0, 0, 1, 0, 1, 0]);
    let on = |day: &str| {
        let day = day.parse().unwrap();
        let stock = register.stock(&all, CountOf::Listings, &[], day).unwrap();
        stock.count(&[])
    };
    assert_eq!(on("2020-01-01"), Count::exact(1));
    assert_eq!(on("2022-01-01"), Count::exact(2));
}
