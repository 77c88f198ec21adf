//! The statements with a number or a comparison in them, as claims, with the rules they can be read under.

use super::tendencies::tendencies;
use super::{STATEMENTS, article, records};
use crate::seed::{ledger, pair, rule};
use interstate::claim::{Claim, Tolerance, Verdict};
use interstate::count::QuotedRate;
use interstate::interaction::ConflictTag;
use interstate::kind::facet::{ConflictRelation, Overtness, Rank, Setting, Venue};
use interstate::tally::Whole;
use interstate::time::Fraction;
use interstate::{
    Count, CountingRule, Coverage, InteractionFamily, InteractionKind, Ledger, Period, Select,
    State,
};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// A claim, the rule that it is read under, and what comes out on the shipped list.
pub(super) type CheckedClaim = (u8, Claim, CountingRule, Verdict);

fn years(years: RangeInclusive<i32>) -> Period {
    Period::years(years).unwrap()
}

fn before() -> Period {
    years(2019..=2021)
}

fn after() -> Period {
    years(2022..=2024)
}

fn about(lo: f64, hi: f64) -> Tolerance {
    Tolerance::new(lo, hi).unwrap()
}

fn at_least(n: u64, period: Period) -> Claim {
    Claim::CountAtLeast { n, period }
}

fn more(period: Period, among: &[Period]) -> Claim {
    Claim::Record {
        period,
        among: among.to_vec(),
    }
}

fn select(name: &str, select: impl Into<Select>) -> CountingRule {
    CountingRule::new(name, select)
}

fn doubled() -> Claim {
    Claim::RatioAbout {
        ratio: about(1.75, 2.25),
        before: before(),
        after: after(),
    }
}

fn meetings() -> Select {
    InteractionFamily::Meeting.into()
}

fn as_to_the_war(relation: ConflictRelation) -> Select {
    Select::Relation("ukraine-war".into(), relation)
}

fn overt() -> Select {
    Select::Overtness("ukraine-war".into(), Overtness::Overt)
}

/// Open help for the war, by China.
fn open_help() -> CountingRule {
    select(
        "open help",
        as_to_the_war(ConflictRelation::Direct) & overt() & Select::party(State::CHN),
    )
}

fn unrelated() -> CountingRule {
    let forces = Select::from(InteractionFamily::Exercise) | InteractionFamily::Patrol.into();
    select(
        "unrelated",
        as_to_the_war(ConflictRelation::Unrelated) & forces,
    )
}

fn checked() -> Vec<CheckedClaim> {
    use Verdict::{Fails, Holds, OutOfCoverage};
    let each = |n,
                years: RangeInclusive<i32>,
                rule: &CountingRule,
                verdicts: &[Verdict]|
     -> Vec<CheckedClaim> {
        assert_eq!(years.clone().count(), verdicts.len());
        years
            .zip(verdicts)
            .map(|(year, verdict)| {
                (
                    n,
                    at_least(1, Period::year(year).unwrap()),
                    rule.clone(),
                    *verdict,
                )
            })
            .collect()
    };
    let rate_at_least = |a_year, period| Claim::RateAtLeast { a_year, period };
    let rate_about = |lo, hi, period| Claim::RateAbout {
        a_year: about(lo, hi),
        period,
    };
    let earlier: Vec<Period> = (2017..=2023).map(|y| Period::year(y).unwrap()).collect();
    let year = |y| Period::year(y).unwrap();
    let of = |name: &str| select(name, Select::series(name));
    let russian_minister = select(
        "Xiangshan, ministers",
        Select::series("Xiangshan") & Select::Rank(Rank::Minister),
    );
    let until_then =
        |from: &str| Period::new(from.parse().unwrap(), "2019-10-21".parse().unwrap()).unwrap();
    let none = |period| Claim::CountExactly { n: 0, period };
    let both_series = select(
        "two series",
        Select::series("Joint Sea") | Select::series("Interaction"),
    );
    let iran = Select::from(InteractionFamily::Exercise)
        & (Select::party(State::IRN) | Select::party(State::ZAF));
    let mut all = vec![
        (4, none(after()), open_help(), Holds),
        (4, more(after(), &[before()]), unrelated(), Holds),
        (11, rate_at_least(2.0, before()), rule("M11"), Holds),
        (
            12,
            at_least(1, before()),
            select(
                "bilateral",
                meetings() & Select::Setting(Setting::Bilateral),
            ),
            Holds,
        ),
        (
            12,
            at_least(1, before()),
            select(
                "multilateral",
                meetings() & Select::Setting(Setting::Multilateral),
            ),
            Holds,
        ),
        // "The first year": none earlier, as far as the list reaches. The forum began in 2006.
        (13, at_least(1, year(2019)), russian_minister.clone(), Holds),
        (
            13,
            none(until_then("2017-01-01")),
            russian_minister.clone(),
            Holds,
        ),
        (
            13,
            none(until_then("2006-01-01")),
            russian_minister,
            OutOfCoverage,
        ),
        (16, rate_at_least(3.0, before()), rule("E6"), Holds),
        (16, rate_at_least(3.0, before()), rule("E1"), Fails),
        (42, at_least(1, after()), unrelated(), Holds),
        (44, doubled(), rule("E6"), Holds),
        (44, doubled(), rule("E3"), Fails),
        (44, doubled(), rule("M8"), Fails),
        (45, rate_about(3.5, 4.5, after()), rule("M6"), Holds),
        (45, rate_about(3.5, 4.5, after()), rule("M1"), Fails),
        (46, at_least(3, year(2023)), rule("M12"), Holds),
        (
            46,
            Claim::CountExactly {
                n: 3,
                period: year(2023),
            },
            rule("M12"),
            Holds,
        ),
        (48, rate_about(5.5, 6.5, after()), rule("E14"), Holds),
        (48, rate_about(5.5, 6.5, after()), rule("E6"), Fails),
        (49, more(after(), &[before()]), rule("E9"), Holds),
        // A record twice: for this pair, and for all of China's partners, whom the list does not cover.
        (51, more(year(2024), &earlier), rule("E6"), Holds),
        (52, at_least(10, year(2024)), rule("E6"), Holds),
        (52, at_least(10, year(2024)), rule("E3"), Fails),
        (56, none(after()), open_help(), Holds),
        (57, more(after(), &[before()]), unrelated(), Holds),
        (
            57,
            more(after(), &[before()]),
            select("with Iran or South Africa", iran),
            Holds,
        ),
        // The forecast: the list ends before.
        (
            61,
            more(years(2026..=2028), &[after()]),
            rule("E6"),
            OutOfCoverage,
        ),
    ];
    all.extend(each(14, 2019..=2021, &of("SCO DMM"), &[Holds; 3]));
    // "Regular" is not yearly: none in 2020.
    all.extend(each(
        19,
        2019..=2021,
        &of("Joint Sea"),
        &[Holds, Fails, Holds],
    ));
    all.extend(each(49, 2022..=2024, &both_series, &[Holds; 3]));
    all.extend(each(
        49,
        2022..=2024,
        &of("Joint Sea"),
        &[Holds, Fails, Holds],
    ));
    // "Only grown stronger": more in each year than in the one before.
    let growth = [Holds, Fails, Holds, Holds, Fails, Holds];
    for (later, verdict) in (2019..=2024).zip(growth) {
        all.push((
            58,
            more(year(later), &[year(later - 1)]),
            rule("E6"),
            verdict,
        ));
    }
    all.extend(tendencies());
    all
}

/// The instruments of S38, checked on the article's own records.
fn instruments(since: &str) -> Vec<(u8, Claim, CountingRule)> {
    let since = Period::new(since.parse().unwrap(), "2025-06-01".parse().unwrap()).unwrap();
    ["appeal", "warning", "sanction"]
        .into_iter()
        .map(|kind| {
            let rule = select(kind, kind.parse::<InteractionKind>().unwrap());
            (38, at_least(1, since), rule)
        })
        .collect()
}

pub(super) fn numbers() -> BTreeSet<u8> {
    let checked = checked().into_iter().map(|(n, ..)| n);
    checked
        .chain(instruments("2022-01-01").into_iter().map(|(n, ..)| n))
        .collect()
}

/// The shipped list with the article's judgement on each of its rows.
fn tagged() -> Ledger {
    let list = ledger();
    let tag: ConflictTag = "ukraine-war=unrelated/overt by The Diplomat"
        .parse()
        .unwrap();
    let rows = list
        .rows()
        .iter()
        .map(|row| row.clone().with_conflict(tag.clone()));
    Ledger::new(rows, list.coverage().clone()).unwrap()
}

#[test]
fn each_claim_comes_out_under_its_rule_as_the_independent_count_has_it() {
    let list = tagged();
    for (n, claim, rule, expected) in checked() {
        let found = claim.check(&list, &rule, &pair()).unwrap();
        assert_eq!(found.verdict(), expected, "S{n}: {claim}: {found}");
        let json = serde_json::to_string(&claim).unwrap();
        assert_eq!(serde_json::from_str::<Claim>(&json).unwrap(), claim);
    }
}

#[test]
fn s11_s16_s45_and_s48_an_average_is_a_total_over_three_years() {
    let over = before().exposure();
    let whole = |n| Fraction::whole(n);
    assert_eq!(
        QuotedRate::at_least(whole(2)).on_average(over).unwrap(),
        Count::at_least(6)
    );
    assert_eq!(
        QuotedRate::at_least(whole(3)).on_average(over).unwrap(),
        Count::at_least(9)
    );
    assert_eq!(
        QuotedRate::exact(whole(4)).on_average(over).unwrap(),
        Count::exact(12)
    );
    assert_eq!(
        QuotedRate::exact(whole(6)).on_average(over).unwrap(),
        Count::exact(18)
    );
}

#[test]
fn s38_appeals_threats_and_sanctions_are_three_instruments() {
    let verdicts = |since: &str| -> Vec<Verdict> {
        let checked = instruments(since)
            .into_iter()
            .map(|(_, claim, rule)| claim.check(&article(), &rule, &Whole));
        checked.map(|c| c.unwrap().verdict()).collect()
    };
    assert_eq!(verdicts("2022-01-01"), [Verdict::Holds; 3]);
    // The article dates both warnings "2022": they may have come before the war did.
    assert_eq!(
        verdicts("2022-02-24"),
        [Verdict::Holds, Verdict::Depends, Verdict::Holds]
    );
}

#[test]
fn s45_a_venue_is_virtual_or_in_person() {
    let virtual_too = select(
        "all venues",
        meetings() & (Select::Venue(Venue::Virtual) | Select::Venue(Venue::InPerson)),
    );
    let claim = at_least(12, after());
    assert_eq!(
        claim
            .check(&ledger(), &virtual_too, &pair())
            .unwrap()
            .verdict(),
        Verdict::Holds
    );
}

#[test]
fn s56_none_is_known_only_where_the_record_is_complete() {
    let none = Claim::CountExactly {
        n: 0,
        period: after(),
    };
    // The article tells a part of what there was, so that its silence proves nothing.
    let told = none.check(&article(), &open_help(), &Whole).unwrap();
    assert_eq!(told.verdict(), Verdict::Depends);
    let if_complete = Ledger::new(records(), Coverage::full(years(2019..=2024))).unwrap();
    let told = none.check(&if_complete, &open_help(), &Whole).unwrap();
    assert_eq!(told.verdict(), Verdict::Holds);
    // What is alleged is there, and is not overt.
    let alleged = as_to_the_war(ConflictRelation::Direct) & Select::party(State::CHN);
    let some = select("help, open or not", alleged);
    assert_eq!(
        none.check(&if_complete, &some, &Whole).unwrap().verdict(),
        Verdict::Depends
    );
}

#[test]
fn two_taggers_who_differ_make_a_record_possible() {
    // "We have supported you on the Ukrainian issue", in the Russian text of a call; the Chinese text is said to lack it.
    let list = ledger();
    let call = list.get("me-2024-01-dong-shoigu").unwrap().clone();
    let call = [
        "ukraine-war=diplomatic/overt by Russian text",
        "ukraine-war=unrelated/overt by Chinese text",
    ]
    .into_iter()
    .fold(call, |row, tag| row.with_conflict(tag.parse().unwrap()));
    let rule = select("about the war", as_to_the_war(ConflictRelation::Diplomatic));
    assert_eq!(
        rule.explain(&call).to_string(),
        r#"possible: it does not tell whether it is "diplomatic as to \"ukraine-war\"""#
    );
    assert_eq!(open_help().select().matches(&call), interstate::Truth::No);
}

#[test]
fn words_have_a_reason() {
    for (n, all) in STATEMENTS {
        for is in all {
            if let super::Is::Words(why) = is {
                assert!(why.contains(' '), "S{n}");
            }
        }
    }
    let families: BTreeSet<String> = ledger()
        .rows()
        .iter()
        .map(|row| row.kind().family().to_string())
        .collect();
    assert!(
        families.contains("meeting") && families.contains("exercise"),
        "S10"
    );
}
