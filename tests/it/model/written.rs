//! Results as JSON: written with everything that they rest on, never read.

use interstate::claim::Claim;
use interstate::ratio::{DayOf, PartOfAll, against_all};
use interstate::stats::Series;
use interstate::tally::Whole;
use interstate::trend::classify_dispersed;
use interstate::{
    Confidence, Count, CountingRule, Dyad, InteractionFamily, Partition, Period, State, Tallied,
    TallyTable, TrendRule, classify_trend, frequency_ratio,
};
use serde_json::{Value, json};

fn written(result: &impl serde::Serialize) -> Value {
    serde_json::to_value(result).unwrap()
}

fn periods() -> (Period, Period) {
    (
        Period::years(2019..=2021).unwrap(),
        Period::years(2022..=2024).unwrap(),
    )
}

#[test]
fn a_trend_is_written_with_its_interval_its_p_and_what_they_assume() {
    let rule = CountingRule::new("E3", InteractionFamily::Exercise);
    let (before, after) = periods();
    let stated = |n: u64, period| Tallied::stated(Whole, n, period, &rule);
    let ratio = frequency_ratio(&stated(9, before), &stated(18, after)).unwrap();
    let trend = written(&classify_trend(&ratio, TrendRule::new(Confidence::P95)).unwrap());
    assert_eq!(trend["class"], "inconclusive");
    assert_eq!(trend["reachable"], json!(["inconclusive"]));
    assert_eq!(trend["rule"], json!({"level": 0.95}));
    assert_eq!(trend["cautions"], json!(["if_independent"]));
    // SciPy, by quantiles of the beta law and a binomial sum.
    let near = |value: &Value, expected: f64| (value.as_f64().unwrap() - expected).abs() < 5e-5;
    assert!(
        near(&trend["interval"]["lo"], 0.8532) && near(&trend["interval"]["hi"], 5.0537),
        "{trend}"
    );
    let ratio = &trend["ratio"];
    assert!(near(&ratio["p"]["hi"], 0.1221), "{ratio}");
    assert_eq!(ratio["ratio"], json!([{"finite": 2.0}, {"finite": 2.0}]));
    assert_eq!(ratio["unit"], "events");
    assert_eq!(ratio["before"]["count"], 9);
    assert_eq!(ratio["after"]["period"], "2022-01-01..2025-01-01");
    assert_eq!(ratio["rule"]["name"], "E3");
}

#[test]
fn bounds_without_an_upper_end_are_written_as_what_they_are() {
    let rule = CountingRule::unstated("a paper");
    let (before, after) = periods();
    let ratio = frequency_ratio(
        &Tallied::stated(Whole, Count::at_least(9), before, &rule),
        &Tallied::stated(Whole, 18, after, &rule),
    )
    .unwrap();
    let trend = written(&classify_trend(&ratio, TrendRule::new(Confidence::P95)).unwrap());
    assert_eq!(trend["reachable"], json!(["decreased", "inconclusive"]));
    assert_eq!(trend["ratio"]["before"]["count"], "9+");
    let nothing = frequency_ratio(
        &Tallied::stated(Whole, 0, before, &rule),
        &Tallied::stated(Whole, 6, after, &rule),
    )
    .unwrap();
    let trend = written(&classify_trend(&nothing, TrendRule::new(Confidence::P95)).unwrap());
    assert_eq!(trend["interval"]["hi"], Value::Null);
    assert_eq!(trend["ratio"]["ratio"], json!(["unbounded", "unbounded"]));
}

#[test]
fn a_trend_rule_reads_back_and_refuses_what_its_door_refuses() {
    for rule in [
        TrendRule::new(Confidence::P90),
        TrendRule::new(Confidence::P95).with_margin(1.5).unwrap(),
    ] {
        let json = written(&rule);
        assert_eq!(serde_json::from_value::<TrendRule>(json).unwrap(), rule);
    }
    for wrong in [
        json!({"level": 95.0}),
        json!({"level": 0.95, "margin": 1.0}),
        json!({"level": 0.95, "marg": 2.0}),
    ] {
        assert!(serde_json::from_value::<TrendRule>(wrong).is_err());
    }
}

#[test]
fn every_answer_about_the_shipped_list_is_written() {
    let ledger = interstate::read::ledger::from_path("../data/china_russia.csv").unwrap();
    let meetings = CountingRule::new("meetings", InteractionFamily::Meeting);
    let table =
        TallyTable::count(&ledger, &meetings, &Partition::yearly(2019..=2024).unwrap()).unwrap();
    let pair = Dyad::new(State::CHN, State::RUS).unwrap();
    let (before, after) = periods();
    let tallied = written(&table.over(&pair, before).unwrap());
    assert_eq!(
        [
            &tallied["key"],
            &tallied["count"],
            &tallied["period"],
            &tallied["partly_covered"]
        ],
        [
            &json!("CHN–RUS"),
            &json!(15),
            &json!("2019-01-01..2022-01-01"),
            &json!(false)
        ]
    );
    let dispersed = classify_dispersed(
        &table,
        &pair,
        before,
        after,
        TrendRule::new(Confidence::P95),
    )
    .unwrap();
    let dispersed = written(&dispersed);
    assert_eq!(dispersed["class"], "inconclusive");
    assert!(dispersed["p"].as_f64().unwrap() > 0.05);
    let claim = Claim::CountAtLeast {
        n: 3,
        period: after,
    };
    let checked = written(&claim.check(&ledger, &meetings, &Whole).unwrap());
    assert_eq!(checked["verdict"], "holds");
    let among = |k, n| PartOfAll::new(k, n).unwrap();
    let grew = against_all(
        "meetings",
        among(20, 4000),
        among(40, 10_000),
        "all",
        DayOf::Story,
        Confidence::P95,
    );
    assert_eq!(written(&grew.unwrap())["day_of"], "story");
    let trend = Series::new(&[1, 2, 4], &[1.0; 3])
        .unwrap()
        .conditional_trend();
    assert!(written(&trend)["p_rising"].as_f64().unwrap() < 0.5);
}
