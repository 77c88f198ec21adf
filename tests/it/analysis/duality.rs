//! Two strata.

use super::{asked, call, china_russia, disputed, expected, ledger, rule, windows, year};
use interstate::claim::Verdict;
use interstate::claim::analysis::{
    Duality, DualityOptions, Judgement, Unjudged, UnjudgedRow, duality,
};
use interstate::interaction::ConflictTag;
use interstate::kind::facet::ConflictRelation;
use interstate::report::Table;
use interstate::tally::Whole;
use interstate::{Coverage, Interaction, Ledger, Period, Ratio, TrendClass};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn of_shipped(question: &str, support: ConflictRelation, unjudged: Unjudged) -> Duality {
    let (ledger, pair) = china_russia();
    let (rule, label) = asked(question);
    let (before, after) = windows(label);
    let options = DualityOptions::new("ukraine-war", before, after)
        .with_support(&[support])
        .unwrap()
        .with_unjudged(unjudged);
    duality(&ledger, &rule, &pair, &options).unwrap()
}

#[test]
fn strata_of_the_shipped_list_have_the_bounds_that_were_counted_by_hand() {
    let mut answers = BTreeMap::new();
    for [question, what, value] in expected("duality") {
        if what == "ratio of ratios" {
            continue;
        }
        let support = if what.starts_with("diplomatic") {
            ConflictRelation::Diplomatic
        } else {
            ConflictRelation::Direct
        };
        let found = answers
            .entry((question.clone(), support))
            .or_insert_with(|| of_shipped(&question, support, Unjudged::Possible));
        let (stratum, side) = what.split_once(' ').unwrap_or((&what, ""));
        if stratum == "open" {
            let mut ids: Vec<&str> = found.unjudged().iter().map(UnjudgedRow::id).collect();
            ids.sort_unstable();
            assert_eq!(ids.join(";"), value, "{question}");
            continue;
        }
        let stratum = if stratum == "unrelated" {
            found.unrelated()
        } else {
            found.support()
        };
        let ratio = stratum.trend().ratio();
        let (term, behind) = match side {
            "before" => (ratio.before(), stratum.before()),
            _ => (ratio.after(), stratum.after()),
        };
        assert_eq!(term.count.to_string(), value, "{question}, {what}");
        assert_eq!(
            behind.len() as u64,
            term.count.hi().unwrap(),
            "{question}, {what}"
        );
    }
}

#[test]
fn the_ratio_of_ratios_is_that_of_scipy() {
    let mut seen = 0;
    for [question, what, value] in expected("duality") {
        if what != "ratio of ratios" {
            continue;
        }
        let found = of_shipped(&question, ConflictRelation::Diplomatic, Unjudged::LeftOut);
        let near = |mine: Option<f64>, cell: &str| match (mine, cell) {
            (None, "") => true,
            (Some(mine), cell) => (mine / cell.parse::<f64>().unwrap() - 1.0).abs() < 1e-6,
            (None, _) => false,
        };
        let cells: Vec<&str> = value.split(';').collect();
        let interval = found.interval();
        assert!(
            near(Some(interval.lo()), cells[0]),
            "{question}: {interval}"
        );
        assert!(near(interval.hi(), cells[1]), "{question}: {interval}");
        assert!(
            near(found.p().exactly(), cells[2]),
            "{question}: {:?}",
            found.p()
        );
        seen += 1;
    }
    assert_eq!(seen, 3);
}

#[test]
fn the_thesis_holds_of_exercises_and_patrols_and_depends_on_meetings() {
    let thesis = |rule: &str, unjudged| {
        of_shipped(
            &format!("{rule} 2019–2021 → 2022–2024"),
            ConflictRelation::Direct,
            unjudged,
        )
    };
    let drills = thesis("drills", Unjudged::Possible);
    assert_eq!(drills.verdict(), Verdict::Holds);
    assert_eq!(drills.unrelated().trend().class(), TrendClass::Inconclusive);
    assert_eq!(drills.ratio_of_ratios().exactly(), Some(Ratio::Undefined));
    assert!(
        drills
            .to_string()
            .ends_with("both: holds\nevery record is judged\n"),
        "{drills}"
    );
    assert_eq!(
        thesis("all", Unjudged::Possible).verdict(),
        Verdict::Depends
    );
    // Of the judged ones, fewer are unrelated than before: what is open is all after.
    assert_eq!(thesis("all", Unjudged::LeftOut).verdict(), Verdict::Fails);
    let words = of_shipped(
        "all 2019–2021 → 2022–2024",
        ConflictRelation::Diplomatic,
        Unjudged::LeftOut,
    );
    assert_eq!(words.support().checked().verdict(), Verdict::Fails);
    assert_eq!(words.support().trend().class(), TrendClass::Increased);
}

#[test]
fn the_page_has_a_row_a_stratum_with_its_records_and_rule() {
    let found = of_shipped(
        "patrols 2022 → 2023–2024",
        ConflictRelation::Direct,
        Unjudged::Possible,
    );
    let page = Table::from_duality(&found).unwrap().to_csv();
    let rows: Vec<&str> = page.lines().collect();
    assert_eq!(rows.len(), 3);
    assert!(rows[1].starts_with(
        "overt support,0,0,undefined,0.0000,,inconclusive,at most 0 in 2023–2024,holds,,,"
    ));
    assert!(rows[2].starts_with("unrelated,3,8,1.33,"), "{}", rows[2]);
    assert!(rows[2].contains(",pa-2022-05-air;pa-2022-09-naval;pa-2022-11-air,"));
    assert!(rows[2].contains("patrols, unrelated: patrols, unrelated as to \"\"ukraine-war\"\""));
}

fn tagged(row: Interaction, tags: &str) -> Interaction {
    let tags = tags.split(';').filter(|tag| !tag.is_empty());
    tags.fold(row, |row, tag| {
        row.with_conflict(tag.parse::<ConflictTag>().unwrap())
    })
}

fn asked_of(ledger: &Ledger) -> interstate::Result<Duality> {
    let options = DualityOptions::new("war", year(2021), year(2022));
    duality(ledger, &rule("all"), &Whole, &options)
}

#[test]
fn why_a_record_cannot_be_placed_is_told() {
    let rows = [
        ("none", ""),
        ("cannot tell", "war=undetermined"),
        ("two", "war=direct/overt by a;war=unrelated by b"),
        ("how", "war=direct"),
        ("other war", "elsewhere=unrelated"),
        ("placed", "war=enabling"),
        ("denied", "war=direct/denied"),
    ];
    let rows = rows.map(|(id, tags)| tagged(call(id, "2022-05-01", "CHN;RUS"), tags));
    let found = asked_of(&ledger(rows)).unwrap();
    let why: Vec<(&str, Judgement)> = found
        .unjudged()
        .iter()
        .map(|row| (row.id(), row.judgement()))
        .collect();
    assert_eq!(
        why,
        [
            ("none", Judgement::Untagged),
            ("cannot tell", Judgement::Undetermined),
            ("two", Judgement::Disputed),
            ("how", Judgement::OvertnessUntold),
            ("other war", Judgement::Untagged),
        ]
    );
    // Support whose overtness is not told is not unrelated.
    assert_eq!(
        found.support().trend().ratio().after().count.to_string(),
        "0-5"
    );
    assert_eq!(
        found.unrelated().trend().ratio().after().count.to_string(),
        "0-4"
    );
}

#[test]
fn a_conflict_that_nobody_judged_is_refused_with_those_that_somebody_did() {
    let rows = [tagged(
        call("a", "2022-05-01", "CHN;RUS"),
        "the war=unrelated",
    )];
    assert_eq!(
        asked_of(&ledger(rows)).unwrap_err().to_string(),
        r#"no record of the ledger has a judgement on the conflict "war"; it has judgements on the war"#
    );
    assert_eq!(
        asked_of(&ledger([])).unwrap_err().to_string(),
        r#"no record of the ledger has a judgement on the conflict "war""#
    );
}

#[test]
fn days_that_the_source_does_not_cover_are_refused_and_covered_in_part_are_floors() {
    let rows = || {
        [
            ("a", "2021-05-01"),
            ("b", "2022-05-01"),
            ("c", "2022-06-01"),
        ]
        .map(|(id, day)| tagged(call(id, day, "CHN;RUS"), "war=unrelated"))
    };
    let none = Ledger::new(rows(), Coverage::full(year(2021))).unwrap();
    assert!(asked_of(&none).unwrap_err().to_string().contains("2022"));
    let coverage: Coverage = "2021-01-01..2022-01-01; 2022-01-01..2023-01-01 partial"
        .parse()
        .unwrap();
    let floor = asked_of(&Ledger::new(rows(), coverage).unwrap()).unwrap();
    assert_eq!(floor.support().checked().verdict(), Verdict::Depends);
    assert_eq!(floor.unrelated().checked().verdict(), Verdict::Holds);
    assert_eq!(floor.verdict(), Verdict::Depends);
}

/// A row as numbers: its date, whether it is disputed, its judgement.
type Drawn = (usize, bool, usize);

const DATES: [(&str, &[i32]); 5] = [
    ("2021-05-01", &[2021]),
    ("2022-05-01", &[2022]),
    ("[2021-12..2022-01]", &[2021, 2022]),
    ("[2020,2022]", &[2020, 2022]),
    ("[2020-12..2021-01]", &[2020, 2021]),
];

#[derive(Clone, Copy, Eq, PartialEq)]
enum In {
    Support,
    Unrelated,
    Neither,
}

/// Judgements with the strata that each allows.
const TAGS: [(&str, &[In]); 6] = [
    ("war=direct/overt", &[In::Support]),
    ("war=unrelated", &[In::Unrelated]),
    ("war=diplomatic/overt", &[In::Neither]),
    ("war=direct", &[In::Support, In::Neither]),
    ("", &[In::Support, In::Unrelated, In::Neither]),
    (
        "war=direct/overt by a;war=unrelated by b",
        &[In::Support, In::Unrelated, In::Neither],
    ),
];

/// Support before and after, unrelated before and after, in every world.
fn worlds(rows: &[Drawn]) -> Vec<[u64; 4]> {
    let mut worlds = vec![[0; 4]];
    for (date, disputed, tags) in rows {
        let mut outcomes = Vec::new();
        for year in DATES[*date].1 {
            for stratum in TAGS[*tags].1 {
                let is = |s: In, y: i32| u64::from(*stratum == s && *year == y);
                outcomes.push([
                    is(In::Support, 2021),
                    is(In::Support, 2022),
                    is(In::Unrelated, 2021),
                    is(In::Unrelated, 2022),
                ]);
            }
        }
        if *disputed {
            outcomes.push([0; 4]);
        }
        outcomes.sort_unstable();
        outcomes.dedup();
        worlds = worlds
            .iter()
            .flat_map(|world| {
                outcomes
                    .iter()
                    .map(move |one| std::array::from_fn(|at| world[at] + one[at]))
            })
            .collect();
        worlds.sort_unstable();
        worlds.dedup();
    }
    worlds
}

fn verdict(worlds: &[[u64; 4]], holds: impl Fn(&[u64; 4]) -> bool) -> Verdict {
    match (worlds.iter().all(&holds), worlds.iter().any(holds)) {
        (true, _) => Verdict::Holds,
        (false, true) => Verdict::Depends,
        (false, false) => Verdict::Fails,
    }
}

proptest! {
    #![proptest_config(crate::common::cases(300))]

    #[test]
    fn bounds_and_verdicts_are_those_of_all_worlds(
        rows in prop::collection::vec((0..DATES.len(), any::<bool>(), 0..TAGS.len()), 1..6)
    ) {
        let records = rows.iter().enumerate().map(|(at, (date, in_doubt, tags))| {
            let row = tagged(call(&at.to_string(), DATES[*date].0, "CHN;RUS"), TAGS[*tags].0);
            if *in_doubt { disputed(row) } else { row }
        });
        let ledger = ledger(records);
        let Ok(found) = asked_of(&ledger) else {
            // No row has a judgement at all.
            prop_assert!(rows.iter().all(|(_, _, tags)| *tags == 4));
            return Ok(());
        };
        let worlds = worlds(&rows);
        let terms = [found.support(), found.unrelated()].map(|stratum| stratum.trend().ratio().clone());
        let counts = terms.iter().flat_map(|ratio| [ratio.before().count, ratio.after().count]);
        for (at, count) in counts.enumerate() {
            let each = worlds.iter().map(|world| world[at]);
            prop_assert_eq!(count.lo(), each.clone().min().unwrap());
            prop_assert_eq!(count.hi(), each.max());
        }
        let none = |world: &[u64; 4]| world[1] == 0;
        let more = |world: &[u64; 4]| world[3] > world[2];
        prop_assert_eq!(found.support().checked().verdict(), verdict(&worlds, none));
        prop_assert_eq!(found.unrelated().checked().verdict(), verdict(&worlds, more));
        prop_assert_eq!(found.verdict(), verdict(&worlds, |world| none(world) && more(world)));
    }
}

#[test]
fn options_carry_the_level_into_every_interval() {
    let options = DualityOptions::new(
        "ukraine-war",
        Period::years(2019..=2021).unwrap(),
        Period::years(2022..=2024).unwrap(),
    );
    let (ledger, pair) = china_russia();
    let wide = duality(&ledger, &rule("drills"), &pair, &options).unwrap();
    let level = interstate::TrendRule::new(interstate::Confidence::new(0.5).unwrap());
    let narrow = duality(&ledger, &rule("drills"), &pair, &options.with_trend(level)).unwrap();
    assert_eq!(wide.unrelated().trend().class(), TrendClass::Inconclusive);
    assert_eq!(narrow.unrelated().trend().class(), TrendClass::Increased);
}
