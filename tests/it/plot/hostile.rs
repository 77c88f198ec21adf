//! Names and numbers that would break a page.

use super::{options, stated};
use interstate::plot::{self, PictureOptions};
use interstate::sanction::{CountOf, ListingFilter, Register, RegisterParts};
use interstate::{
    Confidence, Count, CountingRule, Coverage, Dyad, InteractionKind, Ledger, Partition, Period,
    Select, TallyTable,
};
use roxmltree::Document;

const NAMES: [&str; 7] = [
    "<script>alert(1)</script>",
    "a & b \"c\" 'd' ]]> <!-- -->",
    "\u{202e}exercises\u{202c} \u{5d0}\u{5d1}\u{5d2} \u{627}\u{644}",
    "nul \u{0} bell \u{7} line\nend\r\ttab \u{ffff}",
    "演習 🚢 e\u{301}",
    "-0",
    "",
];

#[test]
fn whatever_a_name_holds_the_picture_is_well_formed_and_shows_it() {
    let long = "x".repeat(300);
    let names = NAMES
        .iter()
        .copied()
        .chain([long.as_str()])
        .filter(|name| !name.trim().is_empty());
    let trends: Vec<_> = names
        .map(|name| stated(name, Count::exact(3), Count::exact(9), Some(1.5)))
        .collect();
    let picture = plot::forest(&trends, &options("f").with_title(NAMES.concat())).unwrap();
    let tree = Document::parse(picture.svg()).unwrap();
    assert!(
        tree.descendants()
            .all(|node| node.tag_name().name() != "script")
    );
    assert!(
        picture
            .description()
            .contains("<script>alert(1)</script>: 3 in")
    );
    assert!(
        picture.svg().contains(&long),
        "the whole name stands in the description"
    );
    assert!(!picture.svg().contains("\n\n"));
}

#[test]
fn ids_that_no_page_can_hold_are_refused() {
    let long = "x".repeat(101);
    for id in [
        "",
        " ",
        "1",
        "a b",
        "a\"b",
        "a<b",
        "-a",
        "ä",
        "a\0",
        long.as_str(),
    ] {
        let refused = PictureOptions::new(id).unwrap_err().to_string();
        assert!(refused.contains("expected a letter"), "{refused}");
    }
    let refused = options("a").with_width(100).unwrap_err().to_string();
    assert_eq!(
        refused,
        "a picture of 100 pixels in width; expected 320 to 4000"
    );
}

#[test]
fn none_one_and_two_hundred_rows_are_drawn_at_every_width() {
    let one = stated("one", Count::exact(3), Count::exact(9), None);
    for rows in [0, 1, 200] {
        let trends = vec![one.clone(); rows];
        for width in [320, 760, 4000] {
            let options = options("f").with_width(width).unwrap();
            let picture = plot::forest(&trends, &options).unwrap();
            let tree = Document::parse(picture.svg()).unwrap();
            let groups = tree
                .descendants()
                .filter(|n| n.tag_name().name() == "g")
                .count();
            assert_eq!(groups, rows);
        }
    }
}

#[test]
fn an_interval_without_an_end_has_an_arrow_and_its_number() {
    let trends = [
        stated("from nothing", Count::ZERO, Count::exact(5), None),
        stated("to nothing", Count::exact(5), Count::ZERO, None),
        stated("nothing", Count::ZERO, Count::ZERO, None),
        stated("floors", Count::at_least(3), Count::at_least(9), None),
        stated("huge", Count::exact(1), Count::exact(100_000), None),
        stated(
            "bounds",
            Count::between(3, 5).unwrap(),
            Count::between(9, 12).unwrap(),
            None,
        ),
    ];
    let picture = plot::forest(&trends, &options("f")).unwrap();
    let tree = Document::parse(picture.svg()).unwrap();
    let groups: Vec<_> = tree
        .descendants()
        .filter(|n| n.tag_name().name() == "g")
        .collect();
    let arrows = |row: usize| {
        let shapes = groups[row]
            .children()
            .filter(|n| n.tag_name().name() == "path");
        shapes
            .filter(|n| n.attribute("d").is_some_and(|d| d.ends_with('Z')))
            .count()
    };
    assert_eq!((0..6).map(arrows).collect::<Vec<_>>(), [1, 1, 0, 2, 1, 1]);
    for (row, n) in groups.iter().zip([2, 2, 0, 2, 2, 2]) {
        let marks = row
            .children()
            .filter(|n| n.tag_name().name() == "rect")
            .count();
        assert_eq!(marks, usize::from(n > 0));
    }
}

#[test]
fn what_holds_nothing_is_still_a_picture_that_says_so() {
    let none = Ledger::new([], Coverage::full(Period::year(2020).unwrap())).unwrap();
    let all = CountingRule::new("all", Select::Everything);
    let table = TallyTable::count(&none, &all, &Partition::yearly(2019..=2020).unwrap()).unwrap();
    let pairs = TallyTable::<Dyad>::count(&none, &all, &Partition::yearly(2019..=2020).unwrap());
    let register = Register::new(RegisterParts::new()).unwrap();
    let days = Partition::yearly(2020..=2021).unwrap();
    let any = ListingFilter::new();
    let empty = [
        plot::bars::<InteractionKind>(&table, &options("a")).unwrap(),
        plot::heat(&pairs.unwrap(), &options("b")).unwrap(),
        plot::lanes(&none, &[], &options("c")).unwrap(),
        plot::stock(&register, &any, CountOf::Targets, &days, &options("d")).unwrap(),
        plot::forest(&[], &options("e")).unwrap(),
    ];
    for picture in empty {
        let tree = Document::parse(picture.svg()).unwrap();
        assert!(
            tree.root_element().children().count() > 3,
            "{}",
            picture.id()
        );
    }
    let refused = plot::survival(&[], Confidence::P95, &options("f")).unwrap_err();
    assert!(refused.to_string().contains("duration"), "{refused}");
}

#[test]
fn ten_times_the_rows_do_not_take_a_hundred_times_as_long() {
    let one = stated("one", Count::exact(3), Count::exact(9), None);
    let time = |rows: usize| {
        let trends = vec![one.clone(); rows];
        let best = (0..5).map(|_| {
            let begun = std::time::Instant::now();
            let _ = plot::forest(&trends, &options("f")).unwrap();
            begun.elapsed()
        });
        best.min().unwrap()
    };
    let (few, many) = (time(100), time(1_000));
    assert!(many < few * 60, "100 rows {few:?}, 1,000 rows {many:?}");
}
