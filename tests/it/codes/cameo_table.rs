//! Makes `src/code/cameo_table.rs` from `corpus/cameo_codes.csv`, and compares. `INTERSTATE_WRITE=1 cargo test cameo_table`
//! writes it.

use interstate::code::{Cameo, CameoDataSet, QuadClass};
use std::fmt::Write as _;

/// Faults of the lookup that the names were taken from, put right: broken characters, doubled blanks, a run-on line.
const REPAIRS: [(&str, &str); 6] = [
    (
        "033",
        "Express intent to provide material aid, not specified below",
    ),
    ("044", "Meet at a third location"),
    ("106", "Demand withdrawal"),
    ("1056", "Demand de-escalation of military engagement"),
    (
        "183",
        "Conduct suicide, car, or other non-military bombing, not specified below",
    ),
    ("2041", "Use chemical, biological, or radiological weapons"),
];

const HEAD: &str = "\
//! The CAMEO codes that any of three lists knows, with their names and scores. Made by the test `cameo_table`; do not edit.
//!
//! Names: GDELT's lookup of event codes, by way of py-gdelt (MIT licence, by R. Bozydar). Scores: GDELT (the GDELT Project,
//! gdeltproject.org, free and open with citation; by way of UNDP-BCPR-Project); ICEWS, by way of the R package icews (MIT licence,
//! A. Beger); the scale of the CAMEO manual, by way of `phoenix_pipeline` (MIT licence, Open Event Data Alliance).

/// A listed code.
#[derive(Debug)]
pub(super) struct Listed {
    /// ASCII digits, NUL behind the last.
    pub(super) digits: [u8; 4],
    /// Empty where no list has a name.
    pub(super) name: &'static str,
    /// Tenths of a point, as are the next two.
    pub(super) gdelt: i8,
    pub(super) icews: i8,
    pub(super) phoenix: i8,
}

impl Listed {
    /// The list has no score for the code.
    pub(super) const NO_SCORE: i8 = i8::MIN;
}

const N: i8 = Listed::NO_SCORE;

const fn l(digits: [u8; 4], name: &'static str, gdelt: i8, icews: i8, phoenix: i8) -> Listed {
    Listed {
        digits,
        name,
        gdelt,
        icews,
        phoenix,
    }
}

#[rustfmt::skip]
pub(super) static LISTED: [Listed; 324] = [
";

struct Row {
    code: String,
    name: String,
    root: String,
    base: String,
    quads: [u8; 2],
    scores: [Option<f64>; 3],
    seen_in_gdelt: bool,
}

fn rows() -> Vec<Row> {
    let text = include_str!("../corpus/cameo_codes.csv");
    csv::Reader::from_reader(text.as_bytes())
        .records()
        .map(|record| {
            let record = record.unwrap();
            let score = |at: usize| (!record[at].is_empty()).then(|| record[at].parse().unwrap());
            Row {
                code: record[0].into(),
                name: record[1].into(),
                root: record[2].into(),
                base: record[3].into(),
                quads: [record[5].parse().unwrap(), record[6].parse().unwrap()],
                scores: [score(7), score(8), score(9)],
                seen_in_gdelt: &record[10] == "1",
            }
        })
        .collect()
}

fn name(row: &Row) -> String {
    let repaired = REPAIRS.iter().find(|(code, _)| *code == row.code);
    let name = repaired.map_or(row.name.as_str(), |(_, name)| name);
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn table() -> String {
    let tenths = |score: Option<f64>| score.map_or("N".to_owned(), |s| format!("{:.0}", s * 10.0));
    let mut out = HEAD.to_owned();
    for row in rows() {
        let [gdelt, icews, phoenix] = row.scores.map(tenths);
        writeln!(
            out,
            "    l(*b\"{}\", {:?}, {gdelt}, {icews}, {phoenix}),",
            format!("{:\0<4}", row.code).replace('\0', "\\0"),
            name(&row),
        )
        .unwrap();
    }
    out.replace(" -0,", " 0,") + "];\n"
}

#[test]
fn cameo_table_is_the_one_made_from_the_csv() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../src/code/cameo_table.rs");
    let made = table();
    if std::env::var_os("INTERSTATE_WRITE").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    let stands = std::fs::read_to_string(path).unwrap();
    assert!(
        made == stands,
        "run INTERSTATE_WRITE=1 cargo test cameo_table"
    );
}

#[test]
fn every_code_has_the_name_scores_and_classes_of_the_csv() {
    let mut compared = 0;
    for row in rows() {
        let code: Cameo = row.code.parse().unwrap();
        assert!(code.is_listed(), "{code}");
        assert_eq!(code.to_string(), row.code);
        assert_eq!(code.root().text(), row.root);
        assert_eq!(code.base().text(), row.base);
        assert_eq!(
            code.name(CameoDataSet::Gdelt).unwrap_or_default(),
            name(&row),
            "{code}"
        );
        let sets = [
            CameoDataSet::Gdelt,
            CameoDataSet::Icews,
            CameoDataSet::Phoenix,
        ];
        assert_eq!(sets.map(|set| code.goldstein(set)), row.scores, "{code}");
        let quads = [CameoDataSet::Gdelt, CameoDataSet::Phoenix].map(|set| code.quad_class(set));
        assert_eq!(quads, row.quads.map(QuadClass::from_number), "{code}");
        compared += 1;
    }
    assert_eq!(compared, 324);
    assert_eq!(rows().iter().filter(|row| row.seen_in_gdelt).count(), 133);
}

#[test]
fn no_two_codes_share_a_rank_and_a_code_no_list_has_is_unlisted() {
    let listed: std::collections::BTreeSet<_> = Cameo::listed_codes().collect();
    assert_eq!(listed.len(), 324);
    let possible = (1..=20)
        .flat_map(|root| {
            let root = format!("{root:02}");
            let base = (0..10).map({
                let root = root.clone();
                move |d| format!("{root}{d}")
            });
            let fine = (0..100).map({
                let root = root.clone();
                move |d| format!("{root}{d:02}")
            });
            std::iter::once(root)
                .chain(base)
                .chain(fine)
                .collect::<Vec<_>>()
        })
        .map(|code| code.parse::<Cameo>().unwrap());
    assert_eq!(possible.filter(|code| code.is_listed()).count(), 324);
}
