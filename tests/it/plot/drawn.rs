//! What each picture is, to the byte, and what it says.

use super::{doubled, durations, each, exercises, in_doubt, kinds, options, quarters, stated};
use crate::common::ROOT;
use interstate::interaction::Facets;
use interstate::kind::facet::Certainty;
use interstate::plot::{self, PictureOrder};
use interstate::sanction::{CountOf, ListingFilter, facts};
use interstate::{
    Actor, Confidence, Count, Coverage, Interaction, InteractionKind, Ledger, Partition, Period,
    State, TrendRule,
};
use roxmltree::Document;
use std::fs;

/// Those that the README and the page of `plot` show.
const SHOWN: [&str; 2] = ["bars", "rules"];

/// Renewed by `INTERSTATE_PICTURES=write cargo test --all-features --test it plot`, and then looked at.
#[test]
fn each_picture_is_the_one_that_was_looked_at() {
    let write = std::env::var("INTERSTATE_PICTURES").is_ok_and(|word| word == "write");
    for (name, picture) in each() {
        for (end, found) in [("svg", picture.svg()), ("vl.json", picture.vega_lite())] {
            let folder = if SHOWN.contains(&name) && end == "svg" {
                "pictures"
            } else {
                "tests/it/plot/looked_at"
            };
            let path = format!("{ROOT}/{folder}/{name}.{end}");
            if write {
                fs::write(&path, found).unwrap();
            }
            let expected = fs::read_to_string(&path).unwrap();
            assert!(
                found == expected,
                "{name}.{end} is drawn otherwise than {path}"
            );
        }
    }
}

#[test]
fn the_readme_and_the_pages_of_the_crate_and_of_the_module_show_two_pictures() {
    for (file, shown) in [
        ("README.md", "]("),
        ("src/lib.rs", "\"../"),
        ("src/plot.rs", "\"../"),
    ] {
        let text = fs::read_to_string(format!("{ROOT}/{file}")).unwrap();
        for name in SHOWN {
            let link = format!("{shown}pictures/{name}.svg");
            assert!(text.contains(&link), "{file}: {link}");
        }
    }
}

#[test]
fn a_forest_says_counts_ratio_interval_and_class() {
    let picture = plot::forest(&exercises(), &options("f")).unwrap();
    let said = "E3: 9 in 2019–2021 → 14 in 2022–2024, ratio 1.56 (95 % 0.63–4.07), inconclusive";
    assert!(
        picture.description().contains(said),
        "{}",
        picture.description()
    );
    for drawn in [
        ">9 → 14<",
        ">1.56 (0.63–4.07)<",
        ">inconclusive<",
        ">E3<",
        ">×2<",
        ">÷2<",
    ] {
        assert!(picture.svg().contains(drawn), "{drawn}");
    }
}

#[test]
fn a_forest_by_value_begins_with_the_least_ratio_and_ends_with_what_has_none() {
    let trends = [
        stated("none", Count::ZERO, Count::ZERO, None),
        stated("more", Count::exact(3), Count::exact(9), None),
        stated("fewer", Count::exact(9), Count::exact(3), None),
        stated("from nothing", Count::ZERO, Count::exact(5), None),
    ];
    let picture = plot::forest(&trends, &options("f").with_order(PictureOrder::ByValue)).unwrap();
    let places: Vec<usize> = ["fewer: 9", "more: 3", "from nothing: 0", "none: 0"]
        .iter()
        .map(|label| picture.description().find(label).unwrap())
        .collect();
    assert!(places.is_sorted(), "{}", picture.description());
    assert!(picture.description().contains("ratio undefined"));
    assert!(picture.description().contains("ratio unbounded"));
}

#[test]
fn a_column_says_what_the_records_allow_and_what_is_unknown() {
    let picture = plot::bars(&in_doubt(), &options("b")).unwrap();
    // 2015: a surely, b and c perhaps; 2016: at least three, b and c perhaps: no most.
    assert_eq!(
        picture.description(),
        "2014: 0. 2015: 2-3 (visit 2-3). 2016: 3+ (visit 3+). 2017: unknown, outside the coverage of the source"
    );
    assert!(picture.svg().contains(">2-3<") && picture.svg().contains(">unknown<"));
}

#[test]
fn an_event_of_an_unknown_day_is_a_pale_span_and_one_that_goes_on_has_an_open_end() {
    let event = |id: &str, when: &str| {
        let when = when.parse().unwrap();
        Interaction::new(id, InteractionKind::Visit, when, [State::USA, State::JPN]).unwrap()
    };
    let planned = Facets::default().with_certainty(Certainty::Planned);
    let rows = [
        event("day", "2020-03-02"),
        event("month", "2020-05"),
        event("lasted", "2020-07-01/2020-08-15"),
        event("goes on", "2020-10-01/2020-11-15.."),
        event("planned", "2020-12-01").with_facets(planned),
    ];
    let ledger = Ledger::new(rows, Coverage::full(Period::year(2020).unwrap())).unwrap();
    let picture = plot::lanes(&ledger, &[], &options("lanes")).unwrap();
    assert_eq!(
        picture.description(),
        "meeting: day 2020-03-02; month 2020-05; lasted 2020-07-01/2020-08-15; goes on 2020-10-01/2020-11-15..; planned 2020-12-01 (planned)"
    );
    let tree = Document::parse(picture.svg()).unwrap();
    let drawn: Vec<Vec<&str>> = tree
        .descendants()
        .filter(|node| node.tag_name().name() == "g")
        .map(|group| {
            group
                .children()
                .filter_map(|mark| mark.attribute("class"))
                .collect()
        })
        .collect();
    assert_eq!(
        drawn,
        [
            vec!["a outline"],
            vec!["pale outline"],
            vec!["a outline"],
            vec!["pale outline", "solid", "a outline"],
            vec!["paper outline ink"],
        ]
    );
}

#[test]
fn a_curve_has_a_mark_for_each_cell_and_the_verdict_in_its_title() {
    let verdicts = doubled();
    let picture = plot::curve(&verdicts, TrendRule::new(Confidence::P95), &options("c")).unwrap();
    assert_eq!(
        picture.title(),
        "“1.75 to 2.25 times as often in 2022–2024 as in 2019–2021” holds in 141 of 448 cells"
    );
    let tree = Document::parse(picture.svg()).unwrap();
    let marks = |class: &str, letter: char| {
        let of = tree
            .descendants()
            .filter(|node| node.attribute("class") == Some(class));
        let paths = of.filter_map(|node| node.attribute("d"));
        paths
            .map(|path| path.matches(letter).count())
            .sum::<usize>()
    };
    assert_eq!(
        (marks("dots line-a", 'M'), marks("dots ink", 'M')),
        (141, 307)
    );
    // A tick for each cell in each of the three panels: rule, before, after.
    assert_eq!(marks("line ink", 'M'), 3 * 448);
    let holds = picture
        .description()
        .split("holds in 141: ")
        .nth(1)
        .unwrap();
    let holds = holds.split(". ").next().unwrap();
    assert_eq!(holds.split("; ").count(), 141);
}

/// What is measured in release by `cargo bench -p interstate-benches --bench pictures`, with room for a slow machine without optimisation.
#[test]
fn a_curve_of_448_cells_is_drawn_at_once() {
    let verdicts = doubled();
    let level = TrendRule::new(Confidence::P95);
    let begun = std::time::Instant::now();
    let picture = plot::curve(&verdicts, level, &options("c")).unwrap();
    assert!(begun.elapsed().as_millis() < 1_000, "{:?}", begun.elapsed());
    assert!(picture.svg().len() < 120_000, "{}", picture.svg().len());
}

#[test]
fn a_stock_has_for_each_day_what_the_register_answers_for_it() {
    let register = facts::register().unwrap();
    let days = Partition::quarterly(2022..=2025).unwrap();
    let of = CountOf::Targets;
    let picture = plot::stock(&register, &ListingFilter::new(), of, &days, &options("s")).unwrap();
    let mut compared = 0;
    for line in picture.description().split(". ") {
        let (issuer, counts) = line.split_once(": ").unwrap();
        let issuer: Actor = issuer.parse().unwrap();
        let which = ListingFilter::new().of_issuer(issuer);
        for said in counts.trim_end_matches('.').split(", ") {
            let (day, count) = said.split_once(' ').unwrap();
            let stock = register
                .stock(&which, of, &[], day.parse().unwrap())
                .unwrap();
            assert_eq!(stock.count(&[]).to_string(), count, "{issuer} on {day}");
            compared += 1;
        }
    }
    assert_eq!(compared, 3 * 16);
}

#[test]
fn a_survival_counts_those_at_risk_as_one_counts_them_by_hand() {
    let lasted = durations();
    let picture = plot::survival(&lasted, Confidence::P95, &options("s")).unwrap();
    let tree = Document::parse(picture.svg()).unwrap();
    // The row under the axis: a number for each tick, beside the words.
    let texts: Vec<_> = tree
        .descendants()
        .filter(|n| n.tag_name().name() == "text")
        .collect();
    let row = texts
        .iter()
        .find(|n| n.text() == Some("at risk"))
        .unwrap()
        .attribute("y");
    let under = texts
        .iter()
        .filter(|n| n.attribute("y") == row && n.attribute("class") == Some("small"));
    let drawn: Vec<&str> = under.filter_map(roxmltree::Node::text).collect();
    let left = |days: f64| {
        lasted
            .iter()
            .filter(|one| one.bounds().0 >= days)
            .count()
            .to_string()
    };
    let by_hand: Vec<String> = [0.0, 200.0, 400.0, 600.0, 800.0].map(left).to_vec();
    assert_eq!(drawn, by_hand);
}

#[test]
fn sums_and_cells_are_those_of_the_answers() {
    let series = quarters();
    let none = plot::cumulative(&series, None, Confidence::P95, &options("c")).unwrap();
    let said: Vec<String> = series
        .cells()
        .iter()
        .zip(series.counts())
        .map(|(cell, count)| format!("{} {count}", cell.label()))
        .collect();
    assert!(none.description().starts_with(&said.join(", ")));
    assert!(!none.description().contains("Stated cut") && !none.svg().contains("ink dashed"));
    let table = kinds();
    let heat = plot::heat(&table, &options("h")).unwrap();
    for key in table.keys() {
        let cells = table.each_cell(key).unwrap();
        let cells = cells.iter().map(|(period, known)| {
            let count = known
                .as_ref()
                .map_or("unknown".to_owned(), |one| one.count().to_string());
            format!("{} {count}", period.label())
        });
        let line = format!(
            "{}: {}",
            key.to_string().replace('_', " "),
            cells.collect::<Vec<_>>().join(", ")
        );
        assert!(heat.description().contains(&line), "{line}");
    }
}
