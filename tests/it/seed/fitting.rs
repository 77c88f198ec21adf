//! What the article may have counted, and other cuts of the list.

use super::neighbourhood::{doubled, summary};
use super::{ledger, rule, years};
use interstate::claim::{Claim, PlaceboSides, RuleChoices, Tolerance, Verdict};
use interstate::kind::facet::Setting;
use interstate::tally::Whole;
use interstate::{CountingRule, InteractionFamily, InteractionKind, OneIs, Select};
use serde_json::Value;

fn classes() -> RuleChoices {
    let exercise = || Select::from(InteractionFamily::Exercise);
    let plain = || {
        exercise()
            & !Select::Component
            & !Select::tag("big_tent")
            & !Select::Kind(InteractionKind::CoastGuardExercise)
    };
    let bilateral = || Select::Setting(Setting::Bilateral);
    let police = || Select::series("Cooperation");
    RuleChoices::new(OneIs::PhasesTogether)
        .with_class("bilateral exercises", plain() & bilateral() & !police())
        .and_then(|all| {
            all.with_class("multilateral exercises", plain() & !bilateral() & !police())
        })
        .and_then(|all| all.with_class("police exercises", plain() & police()))
        .and_then(|all| {
            all.with_class("coast guard exercises", InteractionKind::CoastGuardExercise)
        })
        .and_then(|all| all.with_class("component drills", exercise() & Select::Component))
        .and_then(|all| all.with_class("big-tent events", exercise() & Select::tag("big_tent")))
        .and_then(|all| all.with_class("air patrols", InteractionKind::AirPatrol))
        .and_then(|all| all.with_class("naval patrols", InteractionKind::NavalPatrol))
        .and_then(|all| all.with_class("coast guard patrols", InteractionKind::CoastGuardPatrol))
        .unwrap()
}

#[test]
fn nine_of_511_rules_fit_the_three_figures_of_the_article_and_seven_the_ratio_too() {
    let three = [
        Claim::RateAtLeast {
            a_year: 3.0,
            period: years(2019..=2021),
        },
        Claim::RateAbout {
            a_year: Tolerance::new(5.5, 6.5).unwrap(),
            period: years(2022..=2024),
        },
        Claim::CountAtLeast {
            n: 10,
            period: years(2024..=2024),
        },
    ];
    let four = [three.as_slice(), &[doubled()]].concat();
    let expected = &summary()["fitting"];
    for (figures, key, number) in [(&three[..], "three_figures", 9), (&four, "ratio_too", 7)] {
        let fitting = classes().fitting(figures, &ledger(), &Whole).unwrap();
        assert_eq!(fitting.tried(), expected["rules"]);
        let found: Vec<Vec<&str>> = fitting.sure().map(|fit| fit.classes().collect()).collect();
        assert_eq!(found.len(), number);
        assert_eq!(serde_json::json!(found), expected[key]);
        assert_eq!(fitting.all().len(), number); // none is in doubt
    }
    // The natural ones are the rules E14, E15 and E16 of the shipped list: every exercise and some ships, no bomber.
    let fitting = classes().fitting(&four, &ledger(), &Whole).unwrap();
    let exercises = "bilateral exercises + multilateral exercises + police exercises";
    for (name, rest) in [
        (
            "E14",
            "coast guard exercises + component drills + coast guard patrols",
        ),
        (
            "E15",
            "coast guard exercises + naval patrols + coast guard patrols",
        ),
        ("E16", "component drills + naval patrols"),
    ] {
        let classes = format!("{exercises} + {rest}");
        let fit = fitting.sure().find(|fit| fit.rule().name() == classes);
        let fit = fit.unwrap_or_else(|| panic!("{classes} is not among\n{fitting}"));
        let count = |rule: &CountingRule| {
            let table = super::yearly(rule);
            (2017..=2024)
                .map(|year| {
                    table
                        .over(&super::pair(), years(year..=year))
                        .unwrap()
                        .count()
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(count(fit.rule()), count(&rule(name)), "{name}");
    }
}

#[test]
fn other_cuts_of_the_list_have_the_counts_of_an_independent_count() {
    let expected = summary();
    for (sides, key) in [
        (PlaceboSides::EqualLengths, "placebo_equal"),
        (PlaceboSides::AllYears, "placebo_all_years"),
    ] {
        let cuts = doubled()
            .placebo_cuts(&ledger(), &rule("E6"), &Whole, sides, None)
            .unwrap();
        let rows: Vec<Value> = cuts
            .all()
            .iter()
            .map(|cut| {
                let year = |day: String| day[..4].parse::<i32>().unwrap();
                let side = match (cut.verdict(), cut.ratio().unwrap().0 < 2.0) {
                    (Verdict::Holds, _) => "within",
                    (_, true) => "below",
                    (_, false) => "above",
                };
                serde_json::json!([
                    year(cut.day().to_string()),
                    year(cut.before().start().to_string()),
                    year(cut.after().last_day().to_string()),
                    cut.counts()[0].lo(),
                    cut.counts()[1].lo(),
                    side
                ])
            })
            .collect();
        assert_eq!(serde_json::json!(rows), expected[key]);
        let stated: Vec<bool> = cuts
            .all()
            .iter()
            .map(interstate::claim::PlaceboCut::is_stated)
            .collect();
        assert_eq!(stated, [false, false, false, false, true, false, false]);
    }
}
