//! The list of the Security Council.

use super::{READING, file, listing};
use interstate::read::sanctions::{ListDay, ListRead, UnXmlOptions};
use interstate::read::{Defect, Remark, RowExample};
use interstate::sanction::Measure::{ArmsRestrictions, AssetFreeze, TravelBan};
use interstate::sanction::{CountOf, ListingFilter, Measure, Measures, Register, SanctionRegime};
use interstate::{State, Truth};

fn read(file: &str) -> ListRead {
    UnXmlOptions::new(ListDay::InFile, READING)
        .read(file.as_bytes())
        .unwrap()
}

fn stock(register: &Register, day: &str) -> String {
    let on = day.parse().unwrap();
    let stock = register.stock(&ListingFilter::new(), CountOf::Targets, &[], on);
    stock.unwrap().count(&[]).to_string()
}

/// What stood on a day by the day of listing alone.
fn naive(file: &str, day: &str) -> usize {
    let days = file
        .match_indices("<LISTED_ON>")
        .map(|(at, tag)| &file[at + tag.len()..][..10]);
    days.filter(|listed| *listed <= day).count()
}

#[test]
fn what_left_the_list_and_came_back_is_not_in_the_stock_of_the_days_between() {
    let file = file("un.xml");
    let register = read(&file).into_register().unwrap();
    let told = |day| (naive(&file, day), stock(&register, day));
    assert_eq!(told("2015-12-31"), (7, "7".to_owned()));
    // Two of the eight are of the regime of resolution 1737, and may have been among those that 2231 kept.
    assert_eq!(told("2020-01-01"), (8, "6-8".to_owned()));
    assert_eq!(told("2024-06-30"), (9, "7".to_owned()));
    assert_eq!(told("2025-09-27"), (9, "7".to_owned()));
    assert_eq!(told("2025-09-28"), (9, "9".to_owned()));
    assert_eq!(told("2026-02-27"), (10, "10".to_owned()));
}

#[test]
fn a_past_day_of_a_list_without_its_dead_is_a_floor_and_says_so() {
    let register = read(&file("un.xml")).into_register().unwrap();
    let past = |day: &str| {
        let stock = register.past_stock(
            &ListingFilter::new(),
            CountOf::Targets,
            day.parse().unwrap(),
        );
        stock.unwrap().to_string()
    };
    assert_eq!(
        past("2024-06-30"),
        "7+ targets, stock on 2024-06-30, by anybody; the list of the Security Council of 2026-02-27 has no removed entries: \
         7 is a floor; 2 listings of regime UN-1737 stood until 2016-01-16, or where it was kept until 2023-10-18, and stand again \
         since 2025-09-28"
    );
    assert!(past("2026-02-27").starts_with("10 targets, "));
}

#[test]
fn an_interrupted_regime_is_remarked_and_says_who_rejects_its_return() {
    let read = read(&file("un.xml"));
    let remark = read.account().remarked(Remark::InterruptedRegime);
    assert_eq!(
        (remark.rows(), remark.examples()[0].found()),
        (2, "UN-1737")
    );
    assert_eq!(listing(&read, "un:IRi.903#1").amendments().len(), 1);
    assert_eq!(listing(&read, "un:IRi.903#2").amendments().len(), 0);
    let regimes = &read.parts().regimes;
    let iran = regimes
        .iter()
        .find(|regime| regime.id() == "UN-1737")
        .unwrap();
    let day = read.day();
    assert_eq!(iran.in_force_on(day), Truth::Yes);
    assert_eq!(iran.in_force_for(State::RUS, day), Truth::No);
}

#[test]
fn a_day_with_a_zone_is_the_day_that_is_printed() {
    let read = read(&file("un.xml"));
    assert_eq!(
        listing(&read, "un:QDi.901").listing_date().to_string(),
        "2015-04-07"
    );
}

#[test]
fn measures_are_those_of_the_regime_and_the_kind_of_target() {
    let read = read(&file("un.xml"));
    let measures = |id| listing(&read, id).measures();
    let of = |words: &[Measure]| words.iter().copied().collect::<Measures>();
    assert_eq!(
        measures("un:QDi.901"),
        of(&[AssetFreeze, TravelBan, ArmsRestrictions])
    );
    assert_eq!(measures("un:QDe.908"), of(&[AssetFreeze, ArmsRestrictions]));
    assert_eq!(measures("un:KPi.906"), of(&[AssetFreeze, TravelBan]));
    assert_eq!(measures("un:KPe.909"), of(&[AssetFreeze]));
    assert_eq!(measures("un:IQi.905"), of(&[AssetFreeze]));
    assert_eq!(measures("un:GBi.904"), of(&[TravelBan]));
}

#[test]
fn gb_is_guinea_bissau_and_not_the_united_kingdom() {
    let read = read(&file("un.xml"));
    let regime = listing(&read, "un:GBi.904").regime_id().to_owned();
    let regimes = read.parts().regimes.iter();
    let against: Vec<_> = regimes
        .filter(|of| of.id() == regime)
        .flat_map(SanctionRegime::targets)
        .collect();
    assert_eq!(against, [&State::GNB]);
}

#[test]
fn an_entry_without_a_place_is_remarked() {
    let read = read(&file("un.xml"));
    let remark = read.account().remarked(Remark::Unplaced);
    let found: Vec<_> = remark.examples().iter().map(RowExample::found).collect();
    assert_eq!(found, ["un:TAi.902", "un:QDe.908"]);
}

#[test]
fn an_unknown_list_type_is_a_regime_against_no_state_and_two_remarks() {
    let read = read(&file("un.xml").replace(">Libya</UN_LIST_TYPE>", ">Atlantis</UN_LIST_TYPE>"));
    assert_eq!(
        listing(&read, "un:LYe.910").measures(),
        Measures::from(Measure::NotTold)
    );
    for remark in [Remark::UnmappedProgramme, Remark::UnmappedMeasure] {
        assert_eq!(
            read.account().remarked(remark).examples()[0].found(),
            "Atlantis"
        );
    }
}

#[test]
fn an_entry_without_its_number_is_rejected() {
    let read = read(&file("un.xml").replace("<REFERENCE_NUMBER>KPe.909</REFERENCE_NUMBER>", ""));
    assert_eq!((read.account().rows(), read.account().kept()), (10, 9));
    let rejected = read.account().rejected_for(Defect::Missing);
    assert_eq!(rejected.examples()[0].found(), "MADEUP SHIPPING");
    assert_eq!(
        read.strict().unwrap_err().to_string(),
        r#"line 14: no "REFERENCE_NUMBER" in "ENTITY""#
    );
}

#[test]
fn what_was_listed_after_the_day_of_the_list_is_remarked() {
    let read = read(&file("un.xml").replace("2026-02-20", "2026-03-20"));
    let remark = read.account().remarked(Remark::ListedAfterListDay);
    assert_eq!(
        (remark.rows(), remark.examples()[0].found()),
        (1, "2026-03-20")
    );
}

/// The list of 2026-02-27, which does not ship: `INTERSTATE_UN_LIST` says where it lies.
#[test]
fn the_list_of_february_2026_has_the_stocks_that_were_counted_by_hand() {
    let Some(path) = std::env::var_os("INTERSTATE_UN_LIST") else {
        return;
    };
    let text = std::fs::read_to_string(path).unwrap();
    let read = read(&text);
    read.account().strict().unwrap();
    assert_eq!(
        (read.account().rows(), read.account().rejected()),
        (1003, 0)
    );
    assert_eq!(
        read.account().remarked(Remark::InterruptedRegime).rows(),
        121
    );
    let days = [
        "2015-12-31",
        "2020-01-01",
        "2024-06-30",
        "2025-09-27",
        "2025-09-28",
        "2026-02-27",
    ];
    assert_eq!(
        days.map(|day| naive(&text, day)),
        [740, 937, 990, 997, 997, 1003]
    );
    println!("{}", read.account());
    let register = read.into_register().unwrap();
    let right = days.map(|day| stock(&register, day));
    assert_eq!(right, ["740", "816-937", "869", "876", "997", "1003"]);
}

#[test]
fn other_names_stay_with_whom_they_name() {
    let empty = "<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>";
    let file = file("un.xml");
    assert!(file.contains(empty));
    let alias = |name: &str| {
        format!(
            "<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>{name}</ALIAS_NAME><NOTE/></INDIVIDUAL_ALIAS>"
        )
    };
    let names = [
        "Madeup One",
        "Madeup Person One",
        "Madeup One",
        "M. &amp; One",
    ]
    .map(alias);
    let read = read(&file.replace(empty, &names.concat()));
    assert_eq!(read.account().remarked(Remark::UnknownElement).rows(), 0);
    // The name itself and what is told twice are no further names.
    let target = read
        .parts()
        .targets
        .iter()
        .find(|target| target.id() == "un:QDi.901");
    let aliases: Vec<&str> = target.unwrap().aliases().collect();
    assert_eq!(aliases, ["Madeup One", "M. & One"]);
}
