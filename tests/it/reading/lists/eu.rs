//! The list of the European Union.

use super::{READING, file, ids, listing, parts_but_for_lines};
use interstate::State;
use interstate::read::Remark;
use interstate::read::sanctions::{EuCsvOptions, EuXmlOptions, ListDay, ListRead};
use interstate::sanction::{Issuer, ListingOrigin, PlaceBasis, Target, TargetKind, TargetPlace};

fn csv(file: &str) -> ListRead {
    EuCsvOptions::new(ListDay::InFile, READING)
        .read(file.as_bytes())
        .unwrap()
}

fn xml(file: &str) -> ListRead {
    EuXmlOptions::new(ListDay::InFile, READING)
        .read(file.as_bytes())
        .unwrap()
}

fn target<'a>(read: &'a ListRead, id: &str) -> &'a Target {
    let targets = &read.parts().targets;
    targets.iter().find(|target| target.id() == id).unwrap()
}

/// Rows under the published header: cells by the name of their column, all others empty.
fn rows(rows: &[&[(&str, &str)]]) -> String {
    let whole = file("eu.csv");
    let header = whole.lines().next().unwrap();
    let names: Vec<&str> = header.trim_start_matches('\u{FEFF}').split(';').collect();
    assert_eq!(names.len(), 118);
    let mut file = format!("{header}\n");
    for row in rows {
        let cells = names.iter().map(|name| {
            let told = row.iter().find(|(column, _)| column == name);
            told.map_or("", |(_, cell)| *cell)
        });
        file += &cells.collect::<Vec<_>>().join(";");
        file += "\n";
    }
    file
}

const ALPHA: [(&str, &str); 11] = [
    ("fileGenerationDate", "05/08/2026"),
    ("Entity_LogicalId", "900"),
    ("Entity_EU_ReferenceNumber", "EU.1.1"),
    ("Entity_DesignationDate", "2024-02-23"),
    ("Entity_SubjectType", "E"),
    ("Entity_Regulation_Type", "amendment"),
    ("Entity_Regulation_PublicationDate", "2024-02-23"),
    ("Entity_Regulation_NumberTitle", "2024/753 (OJ L753)"),
    ("Entity_Regulation_Programme", "UKR"),
    (
        "Entity_Regulation_PublicationUrl",
        "http://made.up/?uri=CELEX:32024R0753&from=EN",
    ),
    ("NameAlias_WholeName", "Alpha Ltd"),
];

/// The made-up entry names an act of the thirteenth package, and was listed on its day; another with an act of a package on another day is none of it.
#[test]
fn a_listing_is_of_the_package_of_its_act_if_it_was_listed_on_that_day() {
    let of = |file: &str| {
        let read = xml(file);
        let packages = read
            .parts()
            .packages
            .iter()
            .map(|package| package.id().to_owned())
            .collect::<Vec<_>>();
        let listing = listing(&read, "eu:EU.1.1").package_id().map(str::to_owned);
        read.into_register().unwrap();
        (packages, listing)
    };
    let plain = file("eu.xml");
    assert_eq!(
        of(&plain),
        (vec!["eu-13".to_owned()], Some("eu-13".to_owned()))
    );
    let earlier = plain.replacen(
        "designationDate=\"2024-02-23\"",
        "designationDate=\"2022-02-23\"",
        1,
    );
    assert_eq!(of(&earlier), (vec![], None));
    let other = plain.replace("32024R0753", "32024R0754");
    assert_eq!(of(&other), (vec![], None));
}

#[test]
fn three_rows_are_two_entries_one_dated_and_one_by_its_first_act() {
    let with_address: Vec<_> = ALPHA
        .into_iter()
        .chain([("Address_CountryIso2Code", "HK")])
        .collect();
    let beta = [
        ("fileGenerationDate", "05/08/2026"),
        ("Entity_LogicalId", "901"),
        ("Entity_EU_ReferenceNumber", "EU.2.2"),
        ("Entity_SubjectType", "P"),
        ("Entity_SubjectType_ClassificationCode", "person"),
        ("Entity_Regulation_PublicationDate", "2014-03-17"),
        ("Entity_Regulation_Programme", "UKR"),
        ("NameAlias_WholeName", "Beta"),
        ("NameAlias_Regulation_PublicationDate", "2022-02-25"),
    ];
    let read = csv(&rows(&[&ALPHA, &with_address, &beta]));
    assert_eq!((read.account().rows(), read.account().kept()), (2, 2));
    let (alpha, beta) = (listing(&read, "eu:EU.1.1"), listing(&read, "eu:EU.2.2"));
    assert_eq!(alpha.listing_date().to_string(), "2024-02-23");
    assert_eq!(alpha.act().unwrap().to_string(), "celex:32024R0753");
    assert_eq!(
        target(&read, "eu:EU.1.1").places(),
        [TargetPlace::new(State::HKG, PlaceBasis::Address)]
    );
    assert_eq!(beta.listing_date().to_string(), "[..2014-03-17]");
    assert_eq!(beta.amendments(), ["2022-02-25".parse().unwrap()]);
    assert_eq!(read.account().remarked(Remark::Undated).rows(), 1);
    assert_eq!(read.day().to_string(), "2026-08-05");
}

#[test]
fn csv_and_xml_of_one_list_make_one_register() {
    let (csv, xml) = (csv(&file("eu.csv")), xml(&file("eu.xml")));
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
fn an_entry_with_several_programmes_is_a_listing_under_each() {
    let read = xml(&file("eu.xml"));
    assert_eq!(
        ids(&read),
        [
            "eu:EU.1.1",
            "eu:EU.2.2",
            "eu:EU.3.3",
            "eu:EU.4.4#PRK",
            "eu:EU.4.4#RUSDA",
            "eu:EU.12692.74",
            "eu:905"
        ]
    );
}

#[test]
fn what_the_united_nations_listed_mirrors_them() {
    let read = xml(&file("eu.xml"));
    assert_eq!(
        *listing(&read, "eu:EU.3.3").origin(),
        ListingOrigin::Mirrors(Issuer::UN)
    );
    assert_eq!(read.account().remarked(Remark::CopiedFrom).rows(), 1);
}

#[test]
fn a_regulation_beside_a_day_of_designation_tells_from_when_it_applies() {
    let read = xml(&file("eu.xml"));
    assert_eq!(
        listing(&read, "eu:EU.1.1").start_date().to_string(),
        "2024-02-24"
    );
    assert_eq!(
        listing(&read, "eu:EU.4.4#RUSDA").start_date().to_string(),
        "2025-02-24"
    );
}

#[test]
fn a_code_means_what_it_meant_when_the_entry_was_listed_where_it_means_nothing_today() {
    let read = xml(&file("eu.xml"));
    // `CS` in an act of 2004 was Serbia and Montenegro, `00` is no place.
    let places = target(&read, "eu:EU.3.3").places();
    assert_eq!(
        places,
        [TargetPlace::new(State::SCG, PlaceBasis::Nationality)]
    );
    let places = target(&read, "eu:905").places();
    assert_eq!(
        places,
        [TargetPlace::new(
            "XKX".parse().unwrap(),
            PlaceBasis::Address
        )]
    );
    let places = target(&read, "eu:EU.4.4").places();
    assert_eq!(
        places,
        [TargetPlace::new(State::PAN, PlaceBasis::RegistrationNumber)]
    );
}

#[test]
fn the_name_is_the_first_in_latin_letters_and_one_of_two_scripts_is_remarked() {
    let read = xml(&file("eu.xml"));
    assert_eq!(
        target(&read, "eu:EU.1.1").name(),
        "MADEUP ALPHA \"TRADING\" LTD"
    );
    assert_eq!(target(&read, "eu:EU.2.2").name(), "Ivan MADEUP");
    let mixed = read.account().remarked(Remark::MixedScripts);
    assert_eq!(
        (mixed.rows(), mixed.examples()[0].found()),
        (1, "MADEUP OFFI\u{421}E")
    );
}

#[test]
fn ships_and_organisations_that_are_coded_as_others_are_what_they_are() {
    let read = xml(&file("eu.xml"));
    assert_eq!(target(&read, "eu:EU.4.4").kind(), TargetKind::Vessel);
    assert_eq!(target(&read, "eu:EU.12692.74").kind(), TargetKind::Entity);
    assert_eq!(target(&read, "eu:EU.2.2").kind(), TargetKind::Person);
}

#[test]
fn two_days_of_one_entry_reject_it_with_both() {
    let mut other = ALPHA;
    other[3].1 = "2024-02-24";
    let read = csv(&rows(&[&ALPHA, &other]));
    assert_eq!(
        read.account().faults()[0].to_string(),
        "line 3, column \"Entity_DesignationDate\": \"2024-02-24\" on this row, \"2024-02-23\" on an earlier one of the same entry"
    );
    assert_eq!((read.account().rows(), read.account().kept()), (1, 0));
}

#[test]
fn two_days_of_one_file_refuse_it() {
    let mut other = ALPHA;
    other[0].1 = "06/08/2026";
    other[1].1 = "901";
    let refused = EuCsvOptions::new(ListDay::InFile, READING)
        .read(rows(&[&ALPHA, &other]).as_bytes())
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "line 3, column \"fileGenerationDate\": the file says that it is of 2026-08-06; an earlier row says 2026-08-05"
    );
}

#[test]
fn a_list_that_does_not_tell_its_day_is_refused_at_its_start() {
    let file = file("eu.xml").replace("generationDate", "madeUpDate");
    let refused = EuXmlOptions::new(ListDay::InFile, READING)
        .read(file.as_bytes())
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "line 1: the Union's list (XML) does not tell its own day; state it by ListDay::Stated"
    );
}
