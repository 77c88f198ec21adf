//! What a claim says of itself is read back as the same claim: as a sentence, as JSON, within a statement and a file.

use chrono::{Days, NaiveDate};
use interstate::claim::{
    ChangeDirection, Claim, ClaimReading, ClaimReadings, ClaimScope, ClaimStatement,
    ClaimStatements, ClaimWords, NoQuantity, PartCount, Tendency, Tolerance,
};
use interstate::{
    Confidence, CountingRule, DirectedDyad, Dyad, InteractionFamily, InteractionKind, Period,
    Select, State,
};
use proptest::prelude::*;
use proptest::sample::select;

/// Any period: years, months, quarters, days, from one end of the calendar to the other.
fn period() -> impl Strategy<Value = Period> {
    let day = |year: i32, day: u64| NaiveDate::from_ymd_opt(year, 1, 1).unwrap() + Days::new(day);
    let month = |year: i32, month: u32| NaiveDate::from_ymd_opt(year, month, 1).unwrap();
    let later = move |year: i32, months: u32| {
        let at = u32::try_from(year).unwrap() * 12 + months;
        month(i32::try_from(at / 12).unwrap(), at % 12 + 1)
    };
    prop_oneof![
        3 => (1..=9999_i32, 0..5_i32).prop_map(|(year, more)| {
            Period::years(year..=(year + more).min(9999)).unwrap()
        }),
        2 => (1..=9998_i32, 0..12_u32, 1..30_u32).prop_map(move |(year, from, more)| {
            let to = (from + more).min((9999 - u32::try_from(year).unwrap()) * 12 + 12);
            Period::new(month(year, from + 1), later(year, to)).unwrap()
        }),
        3 => (1..=9998_i32, 0..366_u64, 1..900_u64).prop_map(move |(year, from, more)| {
            let end = NaiveDate::from_ymd_opt(10000, 1, 1).unwrap();
            let start = day(year, from);
            Period::new(start, (start + Days::new(more)).min(end)).unwrap()
        }),
    ]
}

fn periods() -> impl Strategy<Value = Vec<Period>> {
    prop::collection::vec(period(), 1..5)
}

/// A number from 0 on, small, large or tiny.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        (0..2000_u32).prop_map(|n| f64::from(n) / 8.0),
        (0..2000_u32).prop_map(|n| f64::from(n) / 10.0),
        0.0..1e6,
        Just(f64::MAX),
        Just(f64::MIN_POSITIVE),
        Just(5e-324),
        any::<f64>().prop_filter_map("a number from 0 on", |n| {
            (n.is_finite() && n.is_sign_positive()).then_some(n)
        }),
    ]
}

fn range() -> impl Strategy<Value = Tolerance> {
    prop_oneof![
        number().prop_map(|lo| Tolerance::at_least(lo).unwrap()),
        (number(), number()).prop_map(|(a, b)| Tolerance::new(a.min(b), a.max(b)).unwrap()),
    ]
}

fn selection() -> impl Strategy<Value = Select> {
    prop_oneof![
        select(InteractionKind::ALL).prop_map(Select::Kind),
        "[a-z\" ]{1,6}".prop_map(Select::tag),
        select(InteractionFamily::ALL).prop_map(|of| !Select::Family(of)),
        Just(Select::party(State::CHN) & Select::Component),
    ]
}

/// Claims that are printed and read as a sentence.
fn sentence() -> impl Strategy<Value = Claim> {
    let p = period;
    prop_oneof![
        (any::<u64>(), p()).prop_map(|(n, period)| Claim::CountAtLeast { n, period }),
        (any::<u64>(), p()).prop_map(|(n, period)| Claim::CountExactly { n, period }),
        (any::<u64>(), p()).prop_map(|(n, period)| Claim::CountAtMost { n, period }),
        (any::<u64>(), p(), any::<u64>(), p()).prop_map(|(n, period, other_n, other)| {
            Claim::WindowPairCount {
                n,
                period,
                other_n,
                other,
            }
        }),
        (any::<u64>(), periods()).prop_map(|(n, periods)| Claim::EachAtLeast { n, periods }),
        (periods(), p()).prop_map(|(periods, before)| Claim::Consecutive { periods, before }),
        (p(), p()).prop_map(|(period, before)| Claim::First { period, before }),
        p().prop_map(|period| Claim::FirstEver { period }),
        (any::<u64>(), p(), p()).prop_map(|(n, period, before)| Claim::Ordinal {
            n,
            period,
            before
        }),
        (number(), p()).prop_map(|(a_year, period)| Claim::RateAtLeast { a_year, period }),
        (number(), p()).prop_map(|(a_year, period)| Claim::RateAtMost { a_year, period }),
        (range(), p()).prop_map(|(a_year, period)| Claim::RateAbout { a_year, period }),
        (range(), p(), p()).prop_map(|(ratio, before, after)| Claim::RatioAbout {
            ratio,
            before,
            after
        }),
        (number(), p(), p()).prop_map(|(times, before, after)| Claim::RatioAtLeast {
            times,
            before,
            after
        }),
        (number(), p(), p()).prop_map(|(times, before, after)| Claim::RatioAtMost {
            times,
            before,
            after
        }),
        (range(), p(), p()).prop_map(|(times, before, after)| Claim::Halved {
            times,
            before,
            after
        }),
        (select(ChangeDirection::ALL), range(), p(), p()).prop_map(
            |(direction, percent, before, after)| Claim::PercentChange {
                direction,
                percent,
                before,
                after
            }
        ),
        (range(), p(), p()).prop_map(|(percent, period, base)| Claim::PercentOf {
            percent,
            period,
            base
        }),
        (p(), periods()).prop_map(|(period, among)| Claim::Record { period, among }),
        (p(), periods()).prop_map(|(period, among)| Claim::CombinedExceeds { period, among }),
        (select(Tendency::ALL), periods())
            .prop_map(|(tendency, periods)| Claim::Steady { tendency, periods }),
        (p(), p(), p()).prop_map(|(period, before, after)| Claim::Peak {
            period,
            before,
            after
        }),
        (range(), periods()).prop_map(|(step, periods)| Claim::Plateau { step, periods }),
        (p(), p(), p()).prop_map(|(before, low, after)| Claim::Rebound { before, low, after }),
        (any::<u32>(), p()).prop_map(|(days, period)| Claim::Interval { days, period }),
        (periods(), p(), 0.001..0.999).prop_map(|(basis, next, level)| Claim::Projection {
            basis,
            next,
            level: Confidence::new(level).unwrap()
        }),
        select(NoQuantity::ALL).prop_map(|why| Claim::NotQuantitative { why }),
    ]
}

/// Claims of every form.
fn claim() -> impl Strategy<Value = Claim> {
    let part = (any::<u64>(), selection()).prop_map(|(n, part)| PartCount { n, part });
    prop_oneof![
        27 => sentence(),
        1 => (selection(), range(), period())
            .prop_map(|(part, percent, period)| Claim::Share { part, percent, period }),
        1 => (any::<u64>(), prop::collection::vec(part, 1..4), period())
            .prop_map(|(n, parts, period)| Claim::Breakdown { n, parts, period }),
        1 => (selection(), selection(), period(), period())
            .prop_map(|(rising, other, before, after)| Claim::Divergence {
                rising,
                other,
                before,
                after
            }),
    ]
}

fn scope() -> impl Strategy<Value = ClaimScope> {
    let (one, two) = (State::CHN, State::RUS);
    select(vec![
        ClaimScope::Whole,
        ClaimScope::Pair(Dyad::new(one, two).unwrap()),
        ClaimScope::DirectedPair(DirectedDyad::new(two, one).unwrap()),
        ClaimScope::Actor(one.into()),
        ClaimScope::Soil(two.into()),
        ClaimScope::Family(InteractionFamily::Exercise),
        ClaimScope::Kind(InteractionKind::AirPatrol),
    ])
}

fn word() -> impl Strategy<Value = String> {
    "[a-zA-Zé\"'\\\\ ]{1,9}"
}

/// A rule of each name, so that a name stands for one rule.
fn rules() -> impl Strategy<Value = Vec<CountingRule>> {
    prop::collection::vec(selection(), 0..4).prop_map(|all| {
        let named = all.into_iter().enumerate();
        named
            .map(|(n, select)| CountingRule::new(format!("R{n}"), select))
            .collect()
    })
}

fn statement() -> impl Strategy<Value = ClaimStatement> {
    let maybe = || prop::option::of(word());
    let readings = prop::collection::vec(claim(), 0..3);
    (
        word(),
        (maybe(), maybe(), maybe()),
        claim(),
        readings,
        scope(),
        rules(),
    )
        .prop_map(|(words, (id, source, note), claim, more, scope, rules)| {
            let mut statement = if more.is_empty() {
                ClaimStatement::new(words, claim)
            } else {
                let all = std::iter::once(claim).chain(more).enumerate();
                let readings = all.map(|(n, claim)| ClaimReading::new(format!("r{n}"), claim));
                ClaimStatement::of_readings(&ClaimReadings::new(&words, readings).unwrap())
            };
            if let Some(id) = id {
                statement = statement.with_id(id);
            }
            if let Some(source) = source {
                statement = statement.with_source(source);
            }
            if let Some(note) = note {
                statement = statement.with_note(note);
            }
            statement.with_scope(scope).with_rules(rules)
        })
}

proptest! {
    #![proptest_config(crate::common::cases(256))]

    #[test]
    fn a_claim_is_read_from_its_sentence(claim in sentence()) {
        let sentence = claim.to_string();
        let read = sentence.parse::<Claim>().map_err(|error| error.to_string());
        prop_assert_eq!(read, Ok(claim), "{}", sentence);
    }

    #[test]
    fn a_claim_is_read_from_its_json(claim in claim()) {
        let json = serde_json::to_string(&claim).unwrap();
        prop_assert_eq!(serde_json::from_str::<Claim>(&json).map_err(|e| e.to_string()), Ok(claim), "{}", json);
    }

    #[test]
    fn a_statement_is_read_from_its_json(statement in statement()) {
        let json = serde_json::to_string(&statement).unwrap();
        let read = serde_json::from_str::<ClaimStatement>(&json).map_err(|e| e.to_string());
        prop_assert_eq!(read, Ok(statement), "{}", json);
    }

    #[test]
    fn a_file_of_statements_is_read_from_its_json(
        statements in prop::collection::vec(statement(), 0..4),
        rules in rules(),
    ) {
        let file = ClaimStatements::new(rules, statements).unwrap();
        let json = serde_json::to_string(&file).unwrap();
        prop_assert_eq!(ClaimStatements::from_json(&json, &[]).map_err(|e| e.to_string()), Ok(file), "{}", json);
    }

    #[test]
    fn no_text_stops_a_reader(text in "[ -~–é]{0,60}", claim in sentence(), at in any::<prop::sample::Index>()) {
        let (before, after) = (Period::year(2020).unwrap(), Period::year(2021).unwrap());
        let mut cut = claim.to_string();
        // A sentence that is cut, or has a letter more.
        let at = at.index(cut.len() + 1);
        if cut.is_char_boundary(at) {
            cut.insert_str(at, &text.chars().take(1).collect::<String>());
        }
        for text in [&text, &cut] {
            let _ = ClaimStatements::from_json(text, &[]);
            let words = ClaimWords::default();
            let _ = ClaimReadings::of_change(text, before, after, &words);
            let _ = ClaimReadings::of_count(text, before, &words);
            let _ = ClaimReadings::of_rate(text, before, &words);
            // What is read is printed, and read again the same.
            if let Ok(claim) = text.parse::<Claim>() {
                prop_assert_eq!(claim.to_string().parse::<Claim>().unwrap(), claim);
            }
        }
    }
}
