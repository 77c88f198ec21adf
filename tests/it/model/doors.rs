//! What is refused at the door, and what travels with a count: its rule, the rows that were not read, a number that was only stated.

use interstate::claim::{Claim, Tendency, Tolerance, Verdict};
use interstate::read::ledger::LedgerOptions;
use interstate::report::Table;
use interstate::tally::Whole;
use interstate::{
    Confidence, Count, CountingRule, Coverage, FrequencyRatio, Interaction, InteractionFamily,
    InteractionKind, Ledger, OneIs, Partition, Period, Select, State, Tallied, TallyTable, Trend,
    TrendClass, TrendRule, classify_trend, frequency_ratio, read,
};
use std::marker::PhantomData;

fn year(year: i32) -> Period {
    Period::year(year).unwrap()
}

fn all() -> CountingRule {
    CountingRule::new("all", Select::Everything)
}

fn shipped() -> Ledger {
    read::ledger::from_path("../data/china_russia.csv").unwrap()
}

fn refusal(claim: &Claim) -> String {
    let refused = claim.check(&shipped(), &all(), &Whole).unwrap_err();
    refused.to_string()
}

#[test]
fn a_record_over_a_period_that_shares_days_with_it_is_refused() {
    let years = Partition::yearly(2021..=2024).unwrap();
    let record = Claim::Record {
        period: year(2024),
        among: years.cells().to_vec(),
    };
    assert_eq!(
        refusal(&record),
        "2024 shares the days 2024 with 2024, which it is said to surpass; name periods that it can surpass, \
         or ask for the record of a partition"
    );
    let record = Claim::record_in(&years, year(2024)).unwrap();
    let military = CountingRule::new(
        "E6",
        Select::from(InteractionFamily::Exercise) | InteractionFamily::Patrol.into(),
    );
    let checked = record.check(&shipped(), &military, &Whole).unwrap();
    assert_eq!(checked.verdict(), Verdict::Holds);
    assert_eq!(
        Claim::record_in(&years, year(2025))
            .unwrap_err()
            .to_string(),
        "2025 is no cell of the partition of 2021–2024"
    );
}

#[test]
fn periods_that_share_days_contradict_a_claim_only_where_it_is_about_earlier_and_later() {
    let (long, short) = (Period::years(2019..=2021).unwrap(), year(2021));
    let later = "2021 does not start after 2019–2021 has ended; a claim about earlier and later needs them in order and apart";
    let ratio = Tolerance::new(1.0, 2.0).unwrap();
    for claim in [
        Claim::First {
            period: short,
            before: long,
        },
        Claim::Steady {
            tendency: Tendency::Rising,
            periods: vec![long, short],
        },
        Claim::RatioAbout {
            ratio,
            before: long,
            after: short,
        },
    ] {
        assert_eq!(refusal(&claim), later);
    }
    let among = vec![long, short];
    let record = Claim::Record {
        period: year(2024),
        among,
    };
    let each = Claim::EachAtLeast {
        n: 1,
        periods: vec![short, short, long],
    };
    for claim in [record, each] {
        assert!(claim.check(&shipped(), &all(), &Whole).is_ok());
    }
}

#[test]
fn a_rate_that_is_no_number_from_0_on_is_refused() {
    for (a_year, found) in [(f64::NAN, "NaN"), (-1.0, "-1"), (f64::INFINITY, "inf")] {
        let claim = Claim::RateAtLeast {
            a_year,
            period: year(2024),
        };
        assert_eq!(
            refusal(&claim),
            format!("a rate of {found} a year is no rate; expected a number from 0 on")
        );
    }
}

/// 2.2 a year over 25 years are 55; 5 in 3 years are the float nearest to 5/3; 2⁵⁰ − 2 are fewer than 2⁵⁰ + 1.
#[test]
fn a_rate_is_compared_as_the_exact_fraction_rounded_once() {
    let large = (1_u64 << 50) as f64;
    let cases = [
        (55, 2000..=2024, 2.2, Verdict::Holds),
        (54, 2000..=2024, 2.2, Verdict::Fails),
        (5, 2000..=2002, 5.0 / 3.0, Verdict::Holds),
        ((1 << 50) - 2, 2000..=2000, large + 1.0, Verdict::Fails),
        ((1 << 50) + 1, 2000..=2000, large - 2.0, Verdict::Holds),
    ];
    for (count, years, a_year, verdict) in cases {
        let row = Interaction::new(
            "a",
            InteractionKind::Call,
            "2000".parse().unwrap(),
            [State::CHN, State::RUS],
        );
        let row = row.unwrap().with_count(Count::exact(count));
        let ledger = Ledger::new([row], Coverage::unlimited()).unwrap();
        let period = Period::years(years).unwrap();
        let claim = Claim::RateAtLeast { a_year, period };
        let checked = claim.check(&ledger, &all(), &Whole).unwrap();
        assert_eq!(checked.verdict(), verdict, "{count} at {a_year}");
    }
}

#[test]
fn an_occurrence_counts_only_under_the_rule_that_made_it() {
    let ledger = shipped();
    let patrols = CountingRule::new("patrols", InteractionFamily::Patrol);
    let cells = Partition::yearly(2019..=2024).unwrap();
    let mut table = TallyTable::<Whole>::empty(&patrols, &cells, ledger.coverage().clone());
    let everything = all();
    for occurrence in everything.occurrences(&ledger).unwrap() {
        assert_eq!(
            table.add(&occurrence).unwrap_err().to_string(),
            "counts under two rules cannot be compared: patrols selects patrols, all selects every interaction"
        );
    }
    for occurrence in patrols.occurrences(&ledger).unwrap() {
        table.add(&occurrence).unwrap();
    }
    let six = Period::years(2019..=2024).unwrap();
    let counted = table.over(&Whole, six).unwrap();
    assert_eq!(counted.to_string(), "15 in 6 years");
    let all_years = TallyTable::count(&ledger, &patrols, &cells).unwrap();
    assert_eq!(all_years, table);
}

#[test]
fn a_number_that_no_rule_made_says_so_in_the_count_the_ratio_and_the_trend() {
    let (before, after) = (year(2021), year(2022));
    let rule = CountingRule::new("patrols", InteractionFamily::Patrol);
    let cells = Partition::disjoint(&[before, after]).unwrap();
    let mut table = TallyTable::empty(&rule, &cells, Coverage::unlimited());
    table
        .push(Whole, &"2021".parse().unwrap(), Count::exact(3))
        .unwrap();
    let pushed = table.over(&Whole, before).unwrap();
    assert_eq!(pushed.to_string(), "3 in 1 year, stated");
    let empty = TallyTable::empty(&rule, &cells, Coverage::unlimited());
    let counted = empty.over(&Whole, after).unwrap();
    assert_eq!(counted.to_string(), "0 in 1 year");
    let ratio = frequency_ratio(&pushed, &counted).unwrap();
    assert_eq!(
        ratio.to_string(),
        "patrols: 3 in 1 year → 0 in 1 year: ratio 0.00 (95 % 0.00–2.42), p = 0.25 [rule patrols, the earlier count stated]"
    );
    let trend = classify_trend(&ratio, TrendRule::new(Confidence::P95)).unwrap();
    assert!(
        trend
            .to_string()
            .ends_with("[rule patrols, the earlier count stated]")
    );
    let json = serde_json::to_value(&trend).unwrap();
    assert_eq!(json["ratio"]["before"]["stated"], true);
    assert_eq!(json["ratio"]["after"]["stated"], false);
    assert_eq!(serde_json::to_value(&pushed).unwrap()["stated"], true);
}

/// Whether serde reads a type: of two constants of one name the one of the type itself is taken, where its bound holds.
struct Probe<T>(PhantomData<T>);

trait NotRead {
    const IS_READ: bool = false;
}

impl<T> NotRead for Probe<T> {}

impl<T: serde::de::DeserializeOwned> Probe<T> {
    const IS_READ: bool = true;
}

#[test]
fn no_text_can_put_a_rule_to_a_count_that_it_did_not_make() {
    const {
        assert!(Probe::<CountingRule>::IS_READ && Probe::<Count>::IS_READ);
        assert!(!Probe::<Tallied<Whole>>::IS_READ);
        assert!(!Probe::<TallyTable<Whole>>::IS_READ);
        assert!(!Probe::<FrequencyRatio>::IS_READ);
        assert!(!Probe::<Trend>::IS_READ);
    }
}

/// A row whose date could not be read may be of any day, kind and number: both years are floors, whichever the good rows are in.
#[test]
fn a_row_that_was_not_read_opens_every_count_and_says_so() {
    let file = "# coverage: 2021-01-01..2023-01-01 full\nid,start,kind,parties\n\
        a,2021-05,call,CHN;RUS\nb,late 2021,call,CHN;RUS\nc,2022-05-01,call,CHN;RUS\n";
    let ledger = LedgerOptions::new().read(file.as_bytes()).unwrap().ledger;
    let rule = all().with_one_is(OneIs::PhasesTogether);
    let cells = Partition::yearly(2021..=2022).unwrap();
    let table = TallyTable::count(&ledger, &rule, &cells).unwrap();
    assert_eq!(table.unread(), 1);
    for (cell, tallied) in table.each_cell(&Whole).unwrap() {
        let tallied = tallied.unwrap();
        assert_eq!((tallied.count(), tallied.unread()), (Count::at_least(1), 1));
        assert!(tallied.is_floor() && !tallied.is_partly_covered(), "{cell}");
    }
    let total = table.total(year(2022)).unwrap();
    assert_eq!(total.to_string(), "1+ in 1 year, 1 row not read");
    let of_2021 = table.over(&Whole, year(2021)).unwrap();
    assert_eq!(of_2021.to_string(), "1+ in 1 year, 1 row not read");
    let ratio = frequency_ratio(&of_2021, &table.over(&Whole, year(2022)).unwrap()).unwrap();
    assert_eq!(
        ratio.to_string(),
        "interactions: 1+ in 1 year → 1+ in 1 year: ratio 0.00 or more (95 % ≥ 0.00) [rule all, 1 row not read]"
    );
    let trend = classify_trend(&ratio, TrendRule::new(Confidence::P95)).unwrap();
    assert!(trend.to_string().ends_with("[rule all, 1 row not read]"));
    let page = Table::from_tally(&table).unwrap().to_csv();
    assert!(
        page.starts_with("of,unit,period,exposure,coverage,count,lo,hi,stated,sharp,unread,rule\n")
    );
    assert_eq!(page.lines().nth(1).unwrap().split(',').nth(10), Some("1"));
    for (claim, verdict) in [
        (
            Claim::CountAtLeast {
                n: 1,
                period: year(2021),
            },
            Verdict::Holds,
        ),
        (
            Claim::CountAtMost {
                n: 1,
                period: year(2022),
            },
            Verdict::Depends,
        ),
        (
            Claim::CountExactly {
                n: 0,
                period: year(2022),
            },
            Verdict::Fails,
        ),
    ] {
        let checked = claim.check(&ledger, &rule, &Whole).unwrap();
        assert_eq!(checked.verdict(), verdict, "{claim}");
        assert_eq!(checked.unread(), 1);
    }
}

#[test]
fn counts_above_2_to_the_50_are_refused_where_the_ratio_is_made() {
    let rule = CountingRule::unstated("a paper");
    let side = |count, period| Tallied::stated(Whole, count, period, &rule);
    let limit = 1_u64 << 50;
    let largest = frequency_ratio(&side(limit, year(2021)), &side(limit, year(2022))).unwrap();
    assert!(largest.interval(Confidence::P95).unwrap().contains(1.0));
    assert_eq!(largest.p().unwrap().exactly(), Some(1.0));
    assert!(largest.to_string().contains("(95 % 1.00–1.00), p = 1.00"));
    for (before, after) in [(limit + 1, 1), (1, limit + 1)] {
        let refused = frequency_ratio(&side(before, year(2021)), &side(after, year(2022)));
        assert_eq!(
            refused.unwrap_err().to_string(),
            "count 1125899906842625 is above 1125899906842624"
        );
    }
}

#[test]
fn a_floor_far_above_the_other_count_leads_to_one_class() {
    let rule = CountingRule::unstated("a paper");
    let before = Tallied::stated(Whole, Count::at_least(1_000_000_000_000), year(2021), &rule);
    let after = Tallied::stated(Whole, 900_000_000, year(2022), &rule);
    let ratio = frequency_ratio(&before, &after).unwrap();
    let plain = TrendRule::new(Confidence::P95);
    for how in [plain, plain.with_margin(2.0).unwrap()] {
        let trend = classify_trend(&ratio, how).unwrap();
        assert_eq!(trend.reachable().to_string(), "decreased");
        assert_eq!(trend.class(), TrendClass::Decreased);
    }
}

/// 2,000,000,000 in one year and any number in the next: fewer, as many and more are all within the bounds.
#[test]
fn an_open_count_beside_a_large_one_leads_to_every_class() {
    let rule = CountingRule::unstated("a paper");
    let large = |period| Tallied::stated(Whole, 2_000_000_000, period, &rule);
    let open = |period| Tallied::stated(Whole, Count::at_least(0), period, &rule);
    let plain = TrendRule::new(Confidence::P95);
    for (before, after) in [
        (large(year(2021)), open(year(2022))),
        (open(year(2021)), large(year(2022))),
    ] {
        let ratio = frequency_ratio(&before, &after).unwrap();
        let trend = classify_trend(&ratio, plain).unwrap();
        assert_eq!(
            trend.reachable().to_string(),
            "increased, decreased or inconclusive"
        );
        let trend = classify_trend(&ratio, plain.with_margin(1.5).unwrap()).unwrap();
        // So many are never too few to tell.
        assert_eq!(
            trend.reachable().to_string(),
            "increased, decreased or stable"
        );
    }
}

#[test]
fn before_a_day_counts_from_the_beginning_of_all_time() {
    let row = |id: &str, when: &str| {
        let parties = [State::CHN, State::RUS];
        Interaction::new(id, InteractionKind::Call, when.parse().unwrap(), parties).unwrap()
    };
    let rows = [
        row("open", "[..1991-06]"),
        row("early", "1950-03-01"),
        row("doubt", "[1991-06-20..1991-07-10]"),
        row("after", "1991-07-01"),
    ];
    let half = Period::new("1991-07-01".parse().unwrap(), "1992-01-01".parse().unwrap()).unwrap();
    let cells = Partition::gapless(&[half, year(1992)]).unwrap();
    let count = |coverage, day: &str| {
        let ledger = Ledger::new(rows.clone(), coverage).unwrap();
        let table = TallyTable::count(&ledger, &all(), &cells).unwrap();
        let before = table.before(&Whole, day.parse().unwrap());
        before.map(|before| before.count())
    };
    let every_day = Coverage::unlimited();
    assert_eq!(
        count(every_day.clone(), "1991-07-01").unwrap(),
        Count::between(2, 3).unwrap()
    );
    assert_eq!(
        count(every_day.clone(), "1992-01-01").unwrap(),
        Count::exact(4)
    );
    assert_eq!(
        count(every_day.clone(), "1993-01-01").unwrap(),
        Count::exact(4)
    );
    let limited = Coverage::full(Period::years(1900..=1999).unwrap());
    assert_eq!(count(limited, "1991-07-01").unwrap(), Count::at_least(2));
    assert_eq!(
        count(every_day, "1991-08-01").unwrap_err().to_string(),
        "1991-08-01 is no edge of a cell of the table; give it one there"
    );
}
