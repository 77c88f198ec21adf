//! The lists of the United Kingdom.

use super::{READING, file, ids, listing, parts_but_for_lines};
use interstate::State;
use interstate::read::sanctions::{ConListOptions, ListDay, ListRead, UkCsvOptions, UkXmlOptions};
use interstate::read::{Remark, RowExample};
use interstate::sanction::{
    Issuer, ListingOrigin, Measure, Measures, PlaceBasis, Target, TargetKind, TargetPlace,
};

/// The day of the made-up list, which its XML does not tell.
pub(super) fn day() -> ListDay {
    ListDay::Stated("2026-10-08".parse().unwrap())
}

fn csv(file: &str) -> ListRead {
    UkCsvOptions::new(ListDay::InFile, READING)
        .read(file.as_bytes())
        .unwrap()
}

fn xml(file: &str) -> ListRead {
    UkXmlOptions::new(day(), READING)
        .read(file.as_bytes())
        .unwrap()
}

fn con(file: &str) -> ListRead {
    ConListOptions::new(ListDay::InFile, READING)
        .read(file.as_bytes())
        .unwrap()
}

fn target<'a>(read: &'a ListRead, id: &str) -> &'a Target {
    let targets = &read.parts().targets;
    targets.iter().find(|target| target.id() == id).unwrap()
}

#[test]
fn csv_and_xml_of_one_list_make_one_register() {
    let (csv, xml) = (csv(&file("uk.csv")), xml(&file("uk.xml")));
    assert_eq!(parts_but_for_lines(&csv), parts_but_for_lines(&xml));
    assert_eq!(csv.day(), xml.day());
    let remarks = |read: &ListRead| -> Vec<(Remark, u64)> {
        read.account()
            .remarks()
            .map(|(remark, group)| (remark, group.rows()))
            .collect()
    };
    assert_eq!(remarks(&csv), remarks(&xml));
}

#[test]
fn the_csv_tells_its_day_and_the_xml_does_not() {
    assert_eq!(csv(&file("uk.csv")).day().to_string(), "2026-10-08");
    let refused = UkXmlOptions::new(ListDay::InFile, READING)
        .read(file("uk.xml").as_bytes())
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "line 1: the list of the United Kingdom (XML) does not tell its own day; state it by ListDay::Stated"
    );
    let other = ListDay::Stated("2026-10-09".parse().unwrap());
    let refused = UkCsvOptions::new(other, READING)
        .read(file("uk.csv").as_bytes())
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "line 1, column \"Report Date\": the file says that it is of 2026-10-08; expected 2026-10-09, as ListDay::Stated says"
    );
}

#[test]
fn rows_of_one_entry_give_its_places_and_its_measures() {
    let read = csv(&file("uk.csv"));
    assert_eq!(
        ids(&read),
        ["uk:TST0001", "uk:TST0002", "uk:TST0003", "uk:TST0004"]
    );
    let alpha = target(&read, "uk:TST0001");
    assert_eq!(alpha.name(), "MADEUP ALPHA LTD");
    let address = |state| TargetPlace::new(state, PlaceBasis::Address);
    assert_eq!(alpha.places(), [address(State::HKG), address(State::CHN)]);
    let listed = listing(&read, "uk:TST0001");
    assert_eq!(
        listed.measures(),
        Measures::from([Measure::AssetFreeze, Measure::ServicesBan])
    );
    assert_eq!(
        (listed.listing_date().to_string(), listed.amendments().len()),
        ("2022-02-24".into(), 1)
    );
}

#[test]
fn unknown_parts_of_a_day_make_it_coarser_in_either_spelling() {
    let listed = |read: &ListRead, id| listing(read, id).listing_date().to_string();
    for read in [csv(&file("uk.csv")), xml(&file("uk.xml"))] {
        assert_eq!(listed(&read, "uk:TST0002"), "2001");
        assert_eq!(listed(&read, "uk:TST0004"), "2024-11");
    }
}

#[test]
fn what_the_united_nations_listed_mirrors_them() {
    let read = csv(&file("uk.csv"));
    assert_eq!(
        *listing(&read, "uk:TST0002").origin(),
        ListingOrigin::Mirrors(Issuer::UN)
    );
    assert_eq!(target(&read, "uk:TST0002").name(), "Ivan MADEUP");
}

#[test]
fn a_ship_has_the_flag_that_she_is_believed_to_have_and_no_former_one() {
    let read = xml(&file("uk.xml"));
    let ship = target(&read, "uk:TST0003");
    assert_eq!(ship.kind(), TargetKind::Vessel);
    assert_eq!(
        ship.places(),
        [TargetPlace::new(State::GAB, PlaceBasis::Flag)]
    );
    assert_eq!(read.account().remarked(Remark::FormerFlag).rows(), 1);
}

#[test]
fn a_measure_in_words_of_no_table_is_remarked_and_one_alone_is_not_told() {
    let read = csv(&file("uk.csv"));
    let unmapped = read.account().remarked(Remark::UnmappedMeasure);
    assert_eq!(
        (unmapped.rows(), unmapped.examples()[0].found()),
        (2, "Made up ban")
    );
    let measures = listing(&read, "uk:TST0003").measures();
    assert!(
        measures.contains(Measure::TransportationRestrictions)
            && measures.contains(Measure::DirectorDisqualification)
    );
    assert_eq!(
        listing(&read, "uk:TST0004").measures(),
        Measures::from(Measure::NotTold)
    );
}

#[test]
fn indicators_that_say_more_than_the_text_are_remarked_and_all_counted() {
    let file = file("uk.xml").replacen("<TravelBan>false", "<TravelBan>true", 1);
    let read = xml(&file);
    assert_eq!(read.account().remarked(Remark::ColumnsDisagree).rows(), 1);
    assert!(
        listing(&read, "uk:TST0001")
            .measures()
            .contains(Measure::TravelBan)
    );
}

#[test]
fn a_name_of_no_state_is_remarked() {
    let read = csv(&file("uk.csv"));
    let unknown = read.account().remarked(Remark::UnknownActor);
    let found: Vec<&str> = unknown.examples().iter().map(RowExample::found).collect();
    assert_eq!(found, ["Palestinian", "Ruritania"]);
    assert_eq!(read.account().remarked(Remark::Unplaced).rows(), 1);
}

#[test]
fn the_older_vintage_without_a_banner_and_with_its_columns_in_another_order_is_the_same_list() {
    let whole = file("uk.csv");
    let (_, table) = whole.split_once("\r\n").unwrap();
    let read = UkCsvOptions::new(day(), READING)
        .read(table.as_bytes())
        .unwrap();
    assert_eq!(
        parts_but_for_lines(&read),
        parts_but_for_lines(&csv(&whole))
    );
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(table.as_bytes());
    let mut turned = csv::Writer::from_writer(Vec::new());
    for record in reader.records() {
        let record = record.unwrap();
        turned.write_record(record.iter().rev()).unwrap();
    }
    let turned = turned.into_inner().unwrap();
    let read = UkCsvOptions::new(day(), READING).read(&turned[..]).unwrap();
    assert_eq!(
        parts_but_for_lines(&read),
        parts_but_for_lines(&csv(&whole))
    );
}

#[test]
fn the_retired_list_says_so_and_keeps_both_its_days() {
    let read = con(&file("conlist.csv"));
    let retired = read.account().remarked(Remark::RetiredList);
    assert_eq!(
        (retired.rows(), retired.examples()[0].found()),
        (1, "03/06/2026")
    );
    let later = listing(&read, "ofsi:90001");
    assert_eq!(
        (later.listing_date().to_string(), later.amendments().len()),
        ("2014-03-18".into(), 2)
    );
    let earlier = listing(&read, "ofsi:90002");
    assert_eq!(
        (
            earlier.listing_date().to_string(),
            earlier.start_date().to_string()
        ),
        ("2024-06-01".into(), "2024-05-30".into())
    );
    assert_eq!(read.account().remarked(Remark::ColumnsDisagree).rows(), 2);
    assert_eq!(
        *listing(&read, "ofsi:90003").origin(),
        ListingOrigin::Mirrors(Issuer::UN)
    );
    let before = con(&file("conlist.csv").replace("03/06/2026", "27/01/2026"));
    assert_eq!(before.account().remarked(Remark::RetiredList).rows(), 0);
}
