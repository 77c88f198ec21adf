//! The page that people open: whole, well-formed, and safe whatever a list holds.

#[path = "../../examples/report.rs"]
#[allow(dead_code, unreachable_pub)]
mod report;

use crate::common::ROOT;
use interstate::claim::Claim;
use interstate::page::AnswerPage;
use interstate::plot::{self, PictureOptions};
use interstate::tally::Whole;
use interstate::{
    Confidence, CountingRule, Coverage, Interaction, InteractionKind, Ledger, Partition, Period,
    Select, State, TallyTable, TrendRule, sample,
};
use roxmltree::{Document, ParsingOptions};
use std::collections::HashSet;
use std::fs;

fn tree(page: &str) -> Document<'_> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(page, options).unwrap()
}

/// What holds for every page.
fn is_sound(page: &str) {
    let tree = tree(page);
    let ids: Vec<&str> = tree
        .descendants()
        .filter_map(|n| n.attribute("id"))
        .collect();
    let known: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "an id twice");
    for node in tree.descendants() {
        let name = node.tag_name().name();
        assert!(
            !["script", "link", "img", "iframe", "object"].contains(&name),
            "<{name}>"
        );
        assert!(node.attribute("src").is_none());
        assert!(
            node.attributes().all(|a| !a.name().starts_with("on")),
            "a handler"
        );
        match node.attribute("href") {
            Some(link) if link.starts_with('#') => assert!(known.contains(&link[1..]), "{link}"),
            Some(link) => assert!(
                link.starts_with("https://") || link.starts_with("http://"),
                "{link}"
            ),
            None => {}
        }
        if let Some(by) = node.attribute("aria-labelledby") {
            assert!(by.split(' ').all(|id| known.contains(id)), "{by}");
        }
    }
    let heads = tree
        .descendants()
        .filter(|n| n.tag_name().name() == "h1")
        .count();
    assert_eq!(heads, 1);
    assert!(!page.contains("url(") && !page.contains("@import") && !page.contains("var("));
}

/// Renewed by `INTERSTATE_PICTURES=write cargo test --all-features --test it page`, and then looked at.
#[test]
fn the_example_writes_the_page_that_was_looked_at() {
    let (page, _) = report::report().unwrap();
    is_sound(&page);
    assert!(page.len() < 200_000, "{} bytes", page.len());
    let path = format!("{ROOT}/tests/it/page/report.html");
    if std::env::var("INTERSTATE_PICTURES").is_ok_and(|word| word == "write") {
        fs::write(&path, &page).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap();
    assert!(page == expected, "the page is another than {path}");
}

#[test]
fn every_count_unfolds_to_the_rows_that_a_reader_of_the_file_counts() {
    let (page, _) = report::report().unwrap();
    let tree = tree(&page);
    let counts = tree
        .descendants()
        .find(|n| n.attribute("id") == Some("counts-1"))
        .unwrap();
    // The patrols of 2024, by a plain reading of the file.
    let text = fs::read_to_string(format!("{ROOT}/data/china_russia.csv")).unwrap();
    let lines = text.lines().filter(|line| line.starts_with("pa-2024-"));
    let expected: HashSet<&str> = lines.map(|line| line.split(',').next().unwrap()).collect();
    let row = counts
        .descendants()
        .find(|n| {
            n.tag_name().name() == "tr" && n.descendants().any(|t| t.text() == Some("patrol"))
        })
        .unwrap();
    let cells: Vec<_> = row
        .children()
        .filter(|n| n.tag_name().name() == "td")
        .collect();
    let found: HashSet<&str> = cells[7]
        .descendants()
        .filter(|n| n.tag_name().name() == "a")
        .filter_map(|n| n.text())
        .collect();
    assert_eq!(found, expected);
    assert_eq!(expected.len(), 5);
}

const HOSTILE: [&str; 5] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "a & b ]]> <!-- \u{202e}x",
    "nul \u{1} end",
    "演習 \u{5d0}\u{5d1}",
];

#[test]
fn names_from_a_list_cannot_break_the_page() {
    let rows = HOSTILE.iter().enumerate().map(|(n, text)| {
        let id = format!("{text} {n}");
        let source = if n == 0 { "javascript:alert(1)" } else { text };
        Interaction::new(
            id.replace(['\u{1}', '\u{202e}'], ""),
            InteractionKind::Visit,
            "2020-05-01".parse().unwrap(),
            [State::USA, State::JPN],
        )
        .unwrap()
        .with_title(text.to_owned())
        .with_source(source)
    });
    let ledger = Ledger::new(rows, Coverage::full(Period::years(2019..=2020).unwrap())).unwrap();
    let rule = CountingRule::new(HOSTILE[0], Select::Everything);
    let table =
        TallyTable::count(&ledger, &rule, &Partition::yearly(2019..=2020).unwrap()).unwrap();
    let claim = Claim::CountAtLeast {
        n: 3,
        period: Period::year(2020).unwrap(),
    };
    let level = TrendRule::new(Confidence::P95);
    let page = AnswerPage::new(HOSTILE.concat(), &ledger)
        .with_source(HOSTILE[1])
        .with_checksum(HOSTILE[2])
        .with_claim(HOSTILE.concat(), &claim, &rule, &Whole, level)
        .unwrap()
        .with_counts(HOSTILE[0], &table, &[Whole])
        .unwrap()
        .to_string();
    is_sound(&page);
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(!page.contains("href=\"javascript"));
}

#[test]
fn an_empty_page_says_so_much_as_is_known() {
    let ledger = sample::china_russia().unwrap();
    let page = AnswerPage::new("Nothing asked", &ledger).to_string();
    is_sound(&page);
    assert!(page.contains("117 records, counted by interstate"));
}

#[test]
fn two_pictures_of_one_id_are_refused() {
    let ledger = sample::china_russia().unwrap();
    let picture = |id: &str| plot::lanes(&ledger, &[], &PictureOptions::new(id).unwrap()).unwrap();
    let page = AnswerPage::new("a", &ledger)
        .with_picture(picture("a"))
        .unwrap();
    let refused = page
        .clone()
        .with_picture(picture("a"))
        .unwrap_err()
        .to_string();
    assert_eq!(
        refused,
        "the id \"a\" of a picture stands on the page already; give each an id of its own"
    );
    for own in ["claims", "r3", "top"] {
        assert!(page.clone().with_picture(picture(own)).is_err(), "{own}");
    }
}
