//! Every form of claim with the example that a source gives for it, on the shipped list.

use super::{ledger, pair, rule, rules, years};
use interstate::claim::{
    CheckedClaim, Claim, Evidence, NoQuantity, PartCount, Tendency, Tolerance, Verdict,
};
use interstate::kind::facet::{ConflictRelation, Overtness, Setting};
use interstate::{
    Confidence, CountingRule, InteractionFamily, InteractionKind, OneIs, Partition, Period, Select,
    TrendClass, TrendRule,
};

fn year(year: i32) -> Period {
    Period::year(year).unwrap()
}

fn days(first: &str, after: &str) -> Period {
    Period::new(first.parse().unwrap(), after.parse().unwrap()).unwrap()
}

fn checked(claim: &Claim, rule: &CountingRule) -> CheckedClaim {
    claim.check(&ledger(), rule, &pair()).unwrap()
}

fn verdict(claim: &Claim, rule: &CountingRule) -> Verdict {
    checked(claim, rule).verdict()
}

/// How many of the sixteen rules of exercises bear a claim out.
fn of_sixteen(claim: &Claim) -> usize {
    let rules = rules()
        .into_iter()
        .filter(|rule| rule.name().starts_with('E'));
    rules
        .filter(|rule| verdict(claim, rule) == Verdict::Holds)
        .count()
}

fn series(name: &str) -> CountingRule {
    CountingRule::new(name, Select::series(name))
}

#[test]
fn the_article_and_its_kin_hold_under_as_many_rules_as_ever() {
    let (before, after) = (years(2019..=2021), years(2022..=2024));
    assert_eq!(of_sixteen(&Claim::doubled(before, after)), 10);
    let ten = Claim::CountAtLeast {
        n: 10,
        period: year(2024),
    };
    assert_eq!(of_sixteen(&ten), 8);
    let record = Claim::record_in(&Partition::yearly(2017..=2024).unwrap(), year(2024)).unwrap();
    assert_eq!(of_sixteen(&record), 16);
    let three = Claim::RateAtLeast {
        a_year: 3.0,
        period: before,
    };
    assert_eq!(of_sixteen(&three), 13);
}

/// "More than 90 since 2003", "roughly 44 a year from 2013 to 2018", "36 since 2014, only 10 in the decade before", "more than seven-fold over
/// the annual average from 2003 to 2012", "the highest number in 20 years".
#[test]
fn claims_about_years_before_the_list_are_out_of_coverage() {
    let roughly_44 = Tolerance::new(43.5, 44.5).unwrap();
    let claims = [
        Claim::CountAtLeast {
            n: 91,
            period: years(2003..=2024),
        },
        Claim::RateAbout {
            a_year: roughly_44,
            period: years(2013..=2018),
        },
        Claim::WindowPairCount {
            n: 36,
            period: years(2014..=2022),
            other_n: 10,
            other: years(2004..=2013),
        },
        Claim::RatioAtLeast {
            times: 7.0,
            before: years(2003..=2012),
            after: years(2013..=2018),
        },
        Claim::Record {
            period: year(2022),
            among: (2003..=2021).map(year).collect(),
        },
        Claim::FirstEver { period: year(2019) },
    ];
    for claim in &claims[..5] {
        let checked = checked(claim, &rule("E6"));
        assert_eq!(checked.verdict(), Verdict::OutOfCoverage, "{claim}");
        assert!(!checked.uncovered().is_empty(), "{claim}");
        assert!(checked.counts().is_empty() && checked.value().is_none());
    }
    // There were some in 2017 and 2018, so that no earlier day can make 2019 the first.
    assert_eq!(verdict(&claims[5], &rule("E6")), Verdict::Fails);
    // The record of 20 years was overtaken, whatever was before the list.
    let overtaken = Claim::Record {
        period: year(2022),
        among: (2003..=2024).filter(|n| *n != 2022).map(year).collect(),
    };
    assert_eq!(verdict(&overtaken, &rule("E6")), Verdict::Fails);
}

#[test]
fn the_twelve_of_2024_are_not_more_than_the_two_years_before_combined_and_the_ten_of_another_rule_are()
 {
    let combined = Claim::CombinedExceeds {
        period: year(2024),
        among: vec![year(2022), year(2023)],
    };
    let found = checked(&combined, &rule("E6"));
    assert_eq!(found.to_string(), "E6: fails (12, 13)");
    assert_eq!(found.counts()[1].0, years(2022..=2023));
    assert_eq!(
        checked(&combined, &rule("E14")).to_string(),
        "E14: holds (10, 7)"
    );
}

#[test]
fn the_drill_of_june_2024_is_the_first_of_two_against_terror_since_the_invasion() {
    let invasion = "2022-02-24".parse().unwrap();
    let first = Claim::first_since(invasion, days("2024-06-01", "2024-07-01")).unwrap();
    let of_two = Select::from(InteractionKind::CounterTerrorismExercise)
        & Select::Setting(Setting::Bilateral);
    let rule = CountingRule::new("against terror", of_two);
    assert_eq!(verdict(&first, &rule), Verdict::Holds);
    let records = first.records(&ledger(), &rule, &pair()).unwrap();
    assert_eq!(records.surely(), ["ex-2024-border-ct".into()]);
}

#[test]
fn the_first_naval_patrol_is_the_first_as_far_as_the_list_goes_and_no_list_knows_of_ever() {
    let patrols = CountingRule::new("naval patrols", InteractionKind::NavalPatrol);
    let ever = Claim::FirstEver { period: year(2021) };
    assert_eq!(verdict(&ever, &patrols), Verdict::OutOfCoverage);
    let since_2017 = Claim::first_since("2017-01-01".parse().unwrap(), year(2021)).unwrap();
    assert_eq!(verdict(&since_2017, &patrols), Verdict::Holds);
}

#[test]
fn ordinals_depend_on_what_is_counted() {
    let nth =
        |n, since: &str, period| Claim::ordinal_since(n, since.parse().unwrap(), period).unwrap();
    let november = days("2022-11-01", "2022-12-01");
    let fifth = nth(5, "2017-01-01", november);
    assert_eq!(verdict(&fifth, &series("Joint air patrol")), Verdict::Holds);
    let all = CountingRule::new("patrols", InteractionFamily::Patrol);
    assert_eq!(verdict(&fifth, &all), Verdict::Fails);
    assert_eq!(
        verdict(&nth(7, "2017-01-01", november), &all),
        Verdict::Holds
    );
    // "Fourth naval exercise since 2019", "the fifth with Iran".
    let belt = series("Maritime Security Belt");
    assert_eq!(
        verdict(&nth(4, "2019-01-01", year(2024)), &belt),
        Verdict::Holds
    );
    assert_eq!(
        verdict(&nth(5, "2019-01-01", year(2025)), &belt),
        Verdict::Holds
    );
    // "The 7th" counts editions without China; of 2025 the list knows a part only.
    assert_eq!(
        verdict(&nth(7, "2019-01-01", year(2025)), &belt),
        Verdict::Depends
    );
    assert_eq!(
        verdict(&nth(7, "2019-01-01", year(2024)), &belt),
        Verdict::Fails
    );
}

#[test]
fn a_series_that_is_said_to_have_begun_in_2018_did_not() {
    let belt = series("Maritime Security Belt");
    let began = |of| Claim::FirstEver { period: year(of) };
    assert_eq!(verdict(&began(2018), &belt), Verdict::Fails);
    assert_eq!(verdict(&began(2019), &belt), Verdict::OutOfCoverage);
}

#[test]
fn joint_sea_was_not_held_annually_and_strategic_exercises_were_four_times_in_a_row() {
    let joint_sea = series("Joint Sea").with_one_is(OneIs::PhasesTogether);
    let found = checked(&Claim::annual(2012..=2024).unwrap(), &joint_sea);
    assert_eq!(found.verdict(), Verdict::Fails);
    let strategic = CountingRule::new("strategic", InteractionKind::StrategicExercise);
    let nth = |n, year| Claim::consecutive_years(n, year).unwrap();
    assert_eq!(verdict(&nth(4, 2021), &strategic), Verdict::Holds);
    // The third of an unbroken run is not the third of a run that began a year earlier, and in 2023 there was none.
    assert_eq!(verdict(&nth(3, 2021), &strategic), Verdict::Fails);
    assert_eq!(verdict(&nth(6, 2023), &strategic), Verdict::Fails);
}

#[test]
fn the_meeting_of_8_november_2023_was_the_second_in_less_than_two_weeks() {
    let meetings = rule("M1");
    let within = |days, period| Claim::Interval { days, period };
    let autumn = self::days("2023-10-20", "2023-11-15");
    let found = checked(&within(13, autumn), &meetings);
    assert_eq!(found.verdict(), Verdict::Holds);
    assert_eq!(found.value().unwrap().to_string(), "9 days");
    assert_eq!(verdict(&within(8, autumn), &meetings), Verdict::Fails);
}

#[test]
fn the_exercises_of_2022_are_seven_in_two_parts_and_six_without_one_event() {
    let of = |setting| Select::Setting(setting);
    let parts = |bilateral, multilateral| Claim::Breakdown {
        n: bilateral + multilateral,
        parts: vec![
            PartCount {
                n: bilateral,
                part: of(Setting::Bilateral),
            },
            PartCount {
                n: multilateral,
                part: of(Setting::Multilateral),
            },
        ],
        period: year(2022),
    };
    let e7 = rule("E7");
    assert_eq!(verdict(&parts(5, 2), &e7), Verdict::Holds);
    assert_eq!(verdict(&parts(4, 2), &e7), Verdict::Fails);
    let without = e7.select().clone() & !Select::Id("ex-2022-peaceful-sea".into());
    let without = CountingRule::new("E7 less one", without).with_one_is(OneIs::PhasesTogether);
    assert_eq!(verdict(&parts(4, 2), &without), Verdict::Holds);
    let found = checked(&parts(5, 2), &e7);
    let counts: Vec<String> = found
        .parts()
        .iter()
        .map(|(part, _, count)| format!("{count} {part}"))
        .collect();
    assert_eq!(counts, ["5 bilateral", "2 multilateral"]);
}

#[test]
fn the_share_of_exercises_of_two_is_known_and_that_of_all_of_chinas_has_no_denominator() {
    let share = |lo, hi| Claim::Share {
        part: Select::Setting(Setting::Bilateral),
        percent: Tolerance::new(lo, hi).unwrap(),
        period: years(2022..=2024),
    };
    // 19 of 25 under E6, counted by hand from the list.
    let found = checked(&share(76.0, 76.0), &rule("E6"));
    assert_eq!(found.verdict(), Verdict::Holds);
    assert_eq!(found.value().unwrap().to_string(), "76.0 %");
    assert_eq!(verdict(&share(76.1, 100.0), &rule("E6")), Verdict::Fails);
    let of_all = Claim::NotQuantitative {
        why: NoQuantity::NoDenominator,
    };
    let found = checked(&of_all, &rule("E6"));
    assert_eq!(found.to_string(), "E6: not_quantitative: no_denominator");
}

#[test]
fn two_of_six_are_a_third_and_not_26_per_cent() {
    let of_2019 = |lo, hi| Claim::PercentOf {
        percent: Tolerance::new(lo, hi).unwrap(),
        period: year(2020),
        base: year(2019),
    };
    assert_eq!(verdict(&of_2019(25.5, 26.5), &rule("E6")), Verdict::Fails);
    let found = checked(&of_2019(32.5, 33.5), &rule("E6"));
    assert_eq!(found.verdict(), Verdict::Holds);
    assert_eq!(found.value().unwrap().to_string(), "33.3 %");
}

#[test]
fn exercises_did_not_rise_every_year_and_rose_after_it_was_foreseen() {
    let rising = |periods: Vec<Period>| Claim::Steady {
        tendency: Tendency::Rising,
        periods,
    };
    let each = (2017..=2024).map(year).collect();
    assert_eq!(verdict(&rising(each), &rule("E6")), Verdict::Fails);
    // "Will become more frequent", said in 2023: six then, twelve in the year after.
    let foreseen = checked(&rising(vec![year(2023), year(2024)]), &rule("E6"));
    assert_eq!(foreseen.to_string(), "E6: holds (6, 12)");
}

/// Twenty in the four years to 2022 lead one to expect 11 at most in a year, by binomial sums of P(X ≤ 20) with q = 4/5: .033 of 31 events, and
/// .017 of 32. So the six of 2023 were no news, and the twelve of 2024 were. 2025 is covered in part.
#[test]
fn a_projection_is_checked_once_its_window_is_covered() {
    let next = |next| Claim::Projection {
        basis: vec![years(2019..=2022)],
        next: year(next),
        level: Confidence::P95,
    };
    let found = |year| checked(&next(year), &rule("E6")).to_string();
    assert_eq!(found(2023), "E6: holds (6, 20)");
    assert_eq!(found(2024), "E6: fails (12, 20)");
    assert_eq!(verdict(&next(2025), &rule("E6")), Verdict::Depends);
    assert_eq!(verdict(&next(2026), &rule("E6")), Verdict::OutOfCoverage);
}

#[test]
fn meetings_rebounded_and_have_yet_to_return_to_what_they_were_before_the_pandemic() {
    let rebound = Claim::Rebound {
        before: years(2018..=2019),
        low: years(2020..=2021),
        after: years(2022..=2024),
    };
    assert_eq!(
        checked(&rebound, &rule("M8")).to_string(),
        "M8: holds (11, 4, 11)"
    );
    let fell_back = Claim::Rebound {
        before: years(2018..=2019),
        low: years(2020..=2021),
        after: year(2023),
    };
    assert_eq!(verdict(&fell_back, &rule("M8")), Verdict::Fails);
}

#[test]
fn there_is_no_overt_support_in_the_war_and_more_of_what_has_nothing_to_do_with_it() {
    let war = |relation| Select::Relation("ukraine-war".into(), relation);
    let direct =
        war(ConflictRelation::Direct) & Select::Overtness("ukraine-war".into(), Overtness::Overt);
    let everything = CountingRule::new("all", Select::Everything);
    let none = Claim::CountExactly {
        n: 0,
        period: years(2022..=2024),
    };
    let supported = CountingRule::new("overt support", direct.clone());
    let duality = Claim::Divergence {
        rising: war(ConflictRelation::Unrelated),
        other: direct,
        before: years(2019..=2021),
        after: years(2022..=2024),
    };
    // Twenty rows do not say how they relate to the war, meetings above all.
    let found = checked(&none, &supported);
    assert_eq!(found.to_string(), "overt support: depends (0-20)");
    assert_eq!(found.value().unwrap().to_string(), "0 to 20");
    let of_parts = |found: &CheckedClaim| -> Vec<String> {
        let parts = found.parts().iter();
        parts.map(|(_, _, count)| count.to_string()).collect()
    };
    let found = checked(&duality, &everything);
    assert_eq!(found.verdict(), Verdict::Depends);
    assert_eq!(of_parts(&found), ["36", "29-49", "0", "0-20"]);
    // Of exercises and patrols every row does.
    let found = checked(&duality, &rule("E6"));
    assert_eq!(found.to_string(), "E6: holds (13, 25)");
    assert_eq!(of_parts(&found), ["13", "25", "0", "0"]);
}

#[test]
fn what_a_list_cannot_bear_out_is_refused_with_its_reason() {
    for why in NoQuantity::ALL {
        let found = checked(&Claim::NotQuantitative { why: *why }, &rule("E6"));
        assert_eq!(found.verdict(), Verdict::NotQuantitative);
        assert_eq!(found.not_quantitative(), Some(*why));
        assert!(found.counts().is_empty());
    }
}

#[test]
fn roughly_doubled_on_this_list_and_not_distinguishable_from_no_change_is_one_value() {
    let claim = Claim::doubled(years(2019..=2021), years(2022..=2024));
    let trend = TrendRule::new(Confidence::P95);
    let finding = claim.find(&ledger(), &rule("E15"), &pair(), trend).unwrap();
    assert_eq!(
        finding.to_string(),
        "1.75 to 2.25 times as often in 2022–2024 as in 2019–2021: holds on this list (E15: 10, 19; ratio 1.90); \
         as evidence: not distinguishable from no change"
    );
    let Evidence::Change(changes) = finding.evidence() else {
        panic!("a claim about change");
    };
    let interval = changes[0].interval().unwrap();
    // By bisection of binomial sums: p/(1 − p) at P(X ≥ 19) = .025 and P(X ≤ 19) = .025 of 29.
    let found = format!("{:.4} {:.4}", interval.lo(), interval.hi().unwrap());
    assert_eq!(found, "0.8406 4.5746");
    assert_eq!(
        changes[0].dispersed().unwrap().class(),
        TrendClass::Inconclusive
    );
}
