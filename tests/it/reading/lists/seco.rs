//! The Swiss list.

use super::{READING, file, ids, listing};
use interstate::read::sanctions::{ListDay, ListRead, SecoXmlOptions};
use interstate::read::{Defect, Remark, RowExample};
use interstate::sanction::{CountOf, ListingFilter, Measure, Measures, Target};

fn read(file: &str) -> interstate::Result<ListRead> {
    SecoXmlOptions::new(ListDay::InFile, READING).read(file.as_bytes())
}

/// The list with one target of these modifications: word, publication, effect.
fn with_changes(changes: &[(&str, &str, &str)]) -> ListRead {
    let change = |(word, published, effective): &(&str, &str, &str)| {
        format!(
            r#"<modification modification-type="{word}" publication-date="{published}" effective-date="{effective}"/>"#
        )
    };
    let changes = changes.iter().map(change).collect::<Vec<_>>().concat();
    let file = format!(
        r#"<swiss-sanctions-list date="2026-08-27"><sanctions-program ssid="1"><program-key lang="eng">Atlantis</program-key><sanctions-set ssid="7" lang="eng">article 1 -- Financial sanctions</sanctions-set><origin>CH</origin></sanctions-program><target ssid="5" sanctions-set-id="7"><entity><identity main="true"><name name-type="primary-name"><name-part order="1"><value>Madeup Ltd</value></name-part></name></identity></entity>{changes}</target></swiss-sanctions-list>"#
    );
    let read = read(&file).unwrap();
    assert_eq!(read.account().rejected(), 0, "{}", read.account());
    read
}

fn spells(read: &ListRead) -> Vec<String> {
    let listings = read.parts().designations.iter();
    listings
        .map(|l| format!("{} {}/{}", l.id(), l.listing_date(), l.end()))
        .collect()
}

#[test]
fn the_dead_of_the_swiss_list_stand_in_past_stocks() {
    let register = read(&file("seco.xml")).unwrap().into_register().unwrap();
    let stock = |day: &str| {
        let on = day.parse().unwrap();
        let stock = register.stock(&ListingFilter::new(), CountOf::Targets, &[], on);
        stock.unwrap().count(&[]).to_string()
    };
    assert_eq!(stock("2015-12-31"), "1-2");
    assert_eq!(stock("2020-01-01"), "0");
    assert_eq!(stock("2026-08-27"), "2");
}

#[test]
fn the_swiss_list_tells_a_past_day_and_in_part_gives_a_floor() {
    let past = |file: &str, day: &str| {
        let register = read(file).unwrap().into_register().unwrap();
        let stock = register.past_stock(
            &ListingFilter::new(),
            CountOf::Targets,
            day.parse().unwrap(),
        );
        stock.unwrap().to_string()
    };
    let whole = file("seco.xml");
    let asked = "stock on 2015-12-31, by anybody; the Swiss list of 2026-08-27";
    assert_eq!(
        past(&whole, "2015-12-31"),
        format!("1-2 targets, {asked} tells what stood: 1 for sure")
    );
    assert_eq!(
        past(&whole, "2020-01-01"),
        format!("0 targets, {asked} tells what stood: 0 for sure")
            .replace("2015-12-31", "2020-01-01")
    );
    // An entry of a set that the list does not have is rejected, so that no day is told whole.
    let part = whole.replace(r#"sanctions-set-id="4387""#, r#"sanctions-set-id="4388""#);
    assert_eq!(read(&part).unwrap().account().rejected(), 1);
    assert_eq!(
        past(&part, "2015-12-31"),
        format!("1+ targets, {asked} was read in part: 1 is a floor")
    );
}

#[test]
fn an_old_copy_within_a_modification_is_no_entry() {
    let read = read(&file("seco.xml")).unwrap();
    assert_eq!(read.account().rows(), 3);
    let names = read.parts().targets.iter().map(Target::name);
    assert_eq!(names.collect::<Vec<_>>(), ["Test Ivan", "Bank B", "Firm C"]);
}

#[test]
fn the_order_of_modifications_does_not_matter() {
    let changes = [
        ("listed", "2015-11-18", "2015-11-18"),
        ("amended", "2017-01-02", "2017-01-03"),
        ("de-listed", "2018-01-02", "2018-01-03"),
        ("listed", "2020-01-02", "2020-01-03"),
    ];
    let expected = [
        "ch:5#1 2015-11-18/2018-01-03 delisted",
        "ch:5#2 2020-01-02/2026-08-27..",
    ];
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]] {
        let read = with_changes(&order.map(|at| changes[at]));
        assert_eq!(spells(&read), expected);
        assert_eq!(listing(&read, "ch:5#1").amendments().len(), 1);
        assert_eq!(
            listing(&read, "ch:5#2").start_date().to_string(),
            "2020-01-03"
        );
    }
}

#[test]
fn what_was_delisted_before_any_listing_began_at_an_unknown_time() {
    let read = with_changes(&[
        ("de-listed", "2016-02-29", "2016-03-01"),
        ("listed", "2019-01-01", "2019-01-01"),
    ]);
    assert_eq!(
        spells(&read),
        [
            "ch:5#1 [..2016-02-29]/2016-03-01 delisted",
            "ch:5#2 2019-01-01/2026-08-27.."
        ]
    );
    assert_eq!(read.account().remarked(Remark::Undated).rows(), 1);
}

#[test]
fn listed_twice_without_a_delisting_is_one_spell() {
    let read = with_changes(&[
        ("listed", "2019-01-01", "2019-01-01"),
        ("listed", "2021-05-05", "2021-05-06"),
    ]);
    assert_eq!(spells(&read), ["ch:5#1 2019-01-01/2026-08-27.."]);
    assert_eq!(
        listing(&read, "ch:5#1").amendments()[0].to_string(),
        "2021-05-05"
    );
    let remark = read.account().remarked(Remark::ListedTwice);
    assert_eq!(
        (remark.rows(), remark.examples()[0].found()),
        (1, "2021-05-05")
    );
}

#[test]
fn a_target_without_any_modification_is_undated() {
    let read = with_changes(&[]);
    assert_eq!(spells(&read), ["ch:5#1 [..2026-08-27]/2026-08-27.."]);
    assert_eq!(read.account().remarked(Remark::Undated).rows(), 1);
}

#[test]
fn several_sets_are_several_listings_of_one_target() {
    let two = file("seco.xml")
        .replace(
            "<origin>EU</origin>",
            r#"<sanctions-set ssid="500" lang="eng">article 16 and 17 -- Restrictions on the money and capital market</sanctions-set><sanctions-set ssid="600" lang="eng">article 99 -- Walking on the lawn</sanctions-set><origin>EU</origin>"#,
        )
        .replace(r#"<target ssid="B" sanctions-set-id="4387">"#, r#"<target ssid="B" sanctions-set-id="4387"><sanctions-set-id>600</sanctions-set-id><sanctions-set-id>500</sanctions-set-id><sanctions-set-id>4387</sanctions-set-id>"#);
    let read = read(&two).unwrap();
    assert_eq!(read.account().kept(), 3);
    assert_eq!(
        ids(&read)
            .into_iter()
            .filter(|id| id.starts_with("ch:B"))
            .collect::<Vec<_>>(),
        ["ch:B#4387#1", "ch:B#600#1", "ch:B#1"]
    );
    assert_eq!(
        listing(&read, "ch:B#1").measures(),
        Measures::from(Measure::CapitalMarketBan)
    );
    assert_eq!(
        listing(&read, "ch:B#4387#1").measures(),
        Measures::from(Measure::AssetFreeze)
    );
    assert_eq!(
        listing(&read, "ch:B#600#1").measures(),
        Measures::from(Measure::NotTold)
    );
    let remark = read.account().remarked(Remark::UnmappedMeasure);
    assert_eq!(
        remark.examples()[0].found(),
        "article 99 -- Walking on the lawn"
    );
}

#[test]
fn a_bad_entry_is_told_with_its_element_and_the_others_are_kept() {
    let bad = file("seco.xml").replace(
        r#"effective-date="2021-08-11""#,
        r#"effective-date="2021-31-08""#,
    );
    let read = read(&bad).unwrap();
    assert_eq!((read.account().rows(), read.account().kept()), (3, 2));
    assert_eq!(
        read.account().rejected_for(Defect::Date).examples()[0].found(),
        "B"
    );
    assert_eq!(
        read.strict().unwrap_err().to_string(),
        r#"line 4, column "modification": "2021-31-08" is not a day; expected one as in 2022-02-24"#
    );
}

#[test]
fn a_set_that_is_not_there_rejects_its_entry() {
    let bad = file("seco.xml").replace(r#"sanctions-set-id="4387""#, r#"sanctions-set-id="4388""#);
    let read = read(&bad).unwrap();
    assert_eq!(
        read.strict().unwrap_err().to_string(),
        r#"line 4: sanctions-set "4388" stands nowhere in the file"#
    );
}

#[test]
fn of_two_changes_on_one_day_the_file_has_the_newer_first() {
    let day = "2019-01-01";
    let read = with_changes(&[("amended", day, day), ("listed", day, day)]);
    assert_eq!(spells(&read), ["ch:5#1 2019-01-01/2026-08-27.."]);
    assert_eq!(listing(&read, "ch:5#1").amendments().len(), 1);
    // Taken off and listed anew on one day: the two spells leave no day between.
    let read = with_changes(&[
        ("listed", day, day),
        ("de-listed", day, day),
        ("listed", "2012-01-01", "2012-01-01"),
    ]);
    assert_eq!(
        spells(&read),
        [
            "ch:5#1 2012-01-01/2019-01-01 delisted",
            "ch:5#2 2019-01-01/2026-08-27.."
        ]
    );
}

#[test]
fn each_find_of_a_remark_is_shown_once() {
    let sets: String = (0..4)
        .map(|number| format!(r#"<sanctions-set ssid="{}" lang="eng">article {number} -- Walking</sanctions-set>"#, 900 + number))
        .collect::<Vec<_>>()
        .concat();
    let ids: String = (0..4)
        .map(|number| format!("<sanctions-set-id>{}</sanctions-set-id>", 900 + number))
        .collect::<Vec<_>>()
        .concat();
    let odd = file("seco.xml")
        .replace("<origin>EU</origin>", &format!("{sets}<origin>EU</origin>"))
        .replace("<sanctions-set-id>4387</sanctions-set-id>", &ids);
    let read = read(&odd).unwrap();
    let remark = read.account().remarked(Remark::UnmappedMeasure);
    let found: Vec<_> = remark.examples().iter().map(RowExample::found).collect();
    // Two entries with the same four sets.
    assert_eq!(remark.rows(), 2);
    assert_eq!(
        found,
        [0, 1, 2, 3].map(|number| format!("article {number} -- Walking"))
    );
}

#[test]
fn the_best_name_is_the_name_and_all_others_are_other_names() {
    let name = |kind: &str, parts: [&str; 2]| {
        let [one, two] = parts;
        format!(
            r#"<name name-type="{kind}"><name-part order="2"><value>{two}</value></name-part><name-part order="1"><value>{one}</value><spelling-variant>OTHER</spelling-variant></name-part></name>"#
        )
    };
    let other = format!(
        r#"<identity>{}{}</identity><identity main="true">{}"#,
        name("alias", ["Ex", "Madeup"]),
        name("primary-name", ["Old", "Madeup"]),
        name("alias", ["Alias", "Madeup"]),
    );
    let file = file("seco.xml").replacen(r#"<identity ssid="2" main="true">"#, &other, 1);
    let read = read(&file).unwrap();
    let bank = &read.parts().targets[1];
    assert_eq!(bank.name(), "Bank B");
    let aliases: Vec<&str> = bank.aliases().collect();
    assert_eq!(aliases, ["Ex Madeup", "Old Madeup", "Alias Madeup"]);
}

#[test]
fn a_hundred_thousand_names_of_one_target_are_read_at_once() {
    let name = |at: u32| {
        format!(r#"<name><name-part order="1"><value>Madeup {at}</value></name-part></name>"#)
    };
    let names = (0..100_000).map(name).collect::<Vec<_>>().concat();
    let file = file("seco.xml").replacen(
        r#"<identity ssid="2" main="true">"#,
        &format!(r#"<identity>{names}</identity><identity ssid="2" main="true">"#),
        1,
    );
    let read = read(&file).unwrap();
    assert_eq!(read.parts().targets[1].aliases().count(), 100_000);
}
