//! The named rules, on the cases that made them.

use super::{between, report};
use chrono::NaiveDateTime;
use interstate::coded::CodedEvent;
use interstate::dedup::{self, MirrorOrder, Reduction, RepeatGap, Repeatable, Repeats, SameMatter};
use interstate::tally::Whole;
use interstate::{
    Count, CountingRule, Coverage, Interaction, InteractionKind, Ledger, Partition, Period, Select,
    State, TallyTable,
};

/// The ids of each group, the one that stays first, and `?` for a group that may be another's event.
pub(super) fn ids<R: Repeatable>(rule: Repeats, reports: &[R]) -> Vec<String> {
    let groups = rule.groups(reports, SameMatter::Act);
    let name = |at: usize| reports[at].id().to_owned();
    groups
        .iter()
        .map(|group| {
            let mut ids = vec![name(group.kept())];
            ids.extend(group.absorbed().iter().map(|&at| name(at)));
            let sure = if group.is_possible() { "?" } else { "" };
            format!("{}{sure}", ids.join(" "))
        })
        .collect()
}

#[test]
fn the_same_id_under_two_dates_is_one_event_on_one_of_them() {
    // Case O7.
    let rows = [
        ("1", "2013-11-12"),
        ("1", "2014-01-01"),
        ("2", "2013-12-30"),
        ("2", "2014-01-01"),
        ("3", "2014-03-05"),
    ];
    let rows = rows.map(|(id, day)| report(id, day, "040"));
    let reduced = Reduction::new(Repeats::OneAnId).reduce(rows.into());
    assert_eq!(reduced.count(), Count::exact(3));
    let days: Vec<String> = reduced
        .events()
        .iter()
        .map(|event| event.when().to_string())
        .collect();
    assert_eq!(
        days,
        [
            "[2013-11-12,2014-01-01]",
            "[2013-12-30,2014-01-01]",
            "2014-03-05"
        ]
    );

    let covered = Coverage::full(Period::years(2013..=2014).unwrap());
    let (ledger, left) = reduced.ledger(covered).unwrap();
    assert_eq!(left.iter().count(), 0);
    let rule = CountingRule::new("all", Select::Everything).with_reduction(reduced.rule());
    let table =
        TallyTable::count(&ledger, &rule, &Partition::yearly(2013..=2014).unwrap()).unwrap();
    let count = |period: Period| table.over(&Whole, period).unwrap().count();
    assert_eq!(
        count(Period::year(2013).unwrap()),
        Count::between(0, 2).unwrap()
    );
    assert_eq!(
        count(Period::year(2014).unwrap()),
        Count::between(1, 3).unwrap()
    );
    assert_eq!(count(Period::years(2013..=2014).unwrap()), Count::exact(3));
}

#[test]
fn an_id_on_two_spans_keeps_the_days_that_each_end_may_have_been_on() {
    let reports = [
        report("1", "2013-11-12/2013-11-20", "190"),
        report("1", "2013-11-12/2013-12-01", "190"),
    ];
    let reduced = Reduction::new(Repeats::OneAnId).reduce(reports.into());
    assert_eq!(
        reduced.events()[0].when().to_string(),
        "2013-11-12/[2013-11-20,2013-12-01]"
    );
}

#[test]
fn reports_are_not_events() {
    // Case O8: four reports of one act, and a fifth of another code.
    let seen = |time: &str| {
        format!("2024-05-02T{time}:00")
            .parse::<NaiveDateTime>()
            .unwrap()
    };
    let times = ["10:00", "10:45", "12:30", "14:00"];
    let mut reports: Vec<CodedEvent> = times
        .iter()
        .map(|time| {
            report(time, "2024-05-02", "181")
                .with_place("Town")
                .with_seen(seen(time))
        })
        .collect();
    reports.push(
        report("10:10", "2024-05-02", "183")
            .with_place("Town")
            .with_seen(seen("10:10")),
    );
    let other = "10:10";
    let expected: [(Repeats, &[&str]); 4] = [
        (Repeats::Kept, &["10:00", "10:45", "12:30", "14:00", other]),
        (Repeats::OneADay, &["10:00 10:45 12:30 14:00", other]),
        (
            Repeats::Anchor(RepeatGap::Minutes(180)),
            &["10:00 10:45 12:30", "14:00", other],
        ),
        (
            Repeats::Chain(RepeatGap::Minutes(180)),
            &["10:00 10:45 12:30 14:00", other],
        ),
    ];
    for (rule, groups) in expected {
        assert_eq!(ids(rule, &reports), groups, "{rule}");
        let once = Reduction::new(rule)
            .with_same_matter(SameMatter::ActAndPlace)
            .reduce(reports.clone());
        assert_eq!(once.events().len(), groups.len());
        let twice = Reduction::new(rule)
            .with_same_matter(SameMatter::ActAndPlace)
            .reduce(once.events().to_vec());
        assert_eq!(twice.events(), once.events(), "{rule}");
    }
    // Another place is another act, for a rule that looks at places.
    let mut elsewhere = reports.clone();
    elsewhere[1] = elsewhere[1].clone().with_place("City");
    assert_eq!(
        Repeats::OneADay
            .groups(&elsewhere, SameMatter::Act)
            .iter()
            .len(),
        2
    );
    assert_eq!(
        Repeats::OneADay
            .groups(&elsewhere, SameMatter::ActAndPlace)
            .iter()
            .len(),
        3
    );
    // The next day is another act for a rule of minutes.
    elsewhere[1] = report("10:45", "2024-05-03", "181").with_seen(seen("10:45"));
    assert_eq!(
        ids(Repeats::Chain(RepeatGap::Minutes(180)), &elsewhere)[..2],
        ["10:00 12:30 14:00", "10:45"]
    );
}

#[test]
fn who_is_a_duplicate_of_whom_is_not_a_chain() {
    // Case O19, as coded events and as a ledger.
    let spans = [
        ("A", "[2021-01-01..2021-03-31]"),
        ("B", "[2021-03-01..2021-05-31]"),
        ("C", "[2021-05-01..2021-07-31]"),
    ];
    let reports = spans.map(|(id, span)| report(id, span, "040"));
    let reduced = Reduction::new(Repeats::OneADay).reduce(reports.to_vec());
    assert_eq!(reduced.count(), Count::between(2, 3).unwrap());

    let rows = spans.map(|(id, span)| {
        Interaction::new(
            id,
            InteractionKind::Meeting,
            span.parse().unwrap(),
            [State::CHN, State::RUS],
        )
        .unwrap()
    });
    let year = Period::year(2021).unwrap();
    let ledger = Ledger::new(rows, Coverage::full(year)).unwrap();
    let (ledger, groups) =
        dedup::merge_repeats(&ledger, Repeats::OneADay, SameMatter::Act).unwrap();
    assert_eq!(
        (
            groups.count(),
            groups
                .iter()
                .map(|group| group.absorbed().len())
                .sum::<usize>()
        ),
        (Count::between(2, 3).unwrap(), 0)
    );
    let rule = CountingRule::new("all", Select::Everything).with_reduction(groups.rule());
    let table = TallyTable::count(&ledger, &rule, &Partition::disjoint(&[year]).unwrap()).unwrap();
    assert_eq!(
        table.over(&Whole, year).unwrap().count(),
        Count::between(2, 3).unwrap()
    );
}

#[test]
fn windows_of_days_differ_by_where_they_are_measured_from() {
    let reports =
        ["2024-05-01", "2024-05-03", "2024-05-05", "2024-05-07"].map(|day| report(day, day, "173"));
    assert_eq!(ids(Repeats::Chain(RepeatGap::Days(3)), &reports).len(), 1);
    assert_eq!(
        ids(Repeats::Anchor(RepeatGap::Days(3)), &reports),
        ["2024-05-01 2024-05-03", "2024-05-05 2024-05-07"]
    );
    assert_eq!(ids(Repeats::OneADay, &reports).len(), 4);
    assert_eq!(ids(Repeats::Chain(RepeatGap::Days(1)), &reports).len(), 4);
}

#[test]
fn a_week_is_no_repeat_of_its_first_day() {
    let reports = [
        report("day", "2024-05-06", "062"),
        report("week", "2024-05-06/2024-05-12", "062"),
        report("week again", "2024-05-06/2024-05-12", "062"),
        report("open", "2024-05-06/", "062"),
    ];
    // How long the last one went on nobody knows: it may be any of them.
    assert_eq!(
        ids(Repeats::ExactSpan, &reports),
        ["day", "week week again", "open?"]
    );
    assert_eq!(
        ids(Repeats::OneADay, &reports),
        ["day open week week again"]
    );
}

#[test]
fn a_report_of_a_month_may_be_one_of_a_day_in_it() {
    let month = [
        report("day", "2024-05-06", "040"),
        report("month", "2024-05", "040"),
    ];
    assert_eq!(ids(Repeats::OneADay, &month), ["day", "month?"]);
    let other = [
        report("day", "2024-06-06", "040"),
        report("month", "2024-05", "040"),
    ];
    assert_eq!(ids(Repeats::OneADay, &other), ["day", "month"]);
    // Within six days of the 6th of June there are days of May.
    assert_eq!(
        ids(Repeats::Chain(RepeatGap::Days(6)), &other),
        ["day", "month?"]
    );
    // Two of the same month may be one, and need not be.
    let two = [report("1", "2024-05", "040"), report("2", "2024-05", "040")];
    assert_eq!(ids(Repeats::OneADay, &two), ["1", "2?"]);
    // A date with a gap cannot be in the gap.
    let gap = [
        report("day", "2022-05-06", "040"),
        report("years", "[2021,2023]", "040"),
    ];
    assert_eq!(ids(Repeats::OneADay, &gap), ["day", "years"]);
}

#[test]
fn one_address_is_one_event_and_no_address_is_no_address() {
    let reports = [
        report("1", "2024-05-06", "040").with_source("a"),
        report("2", "2024-05-06", "040").with_source("a"),
        report("3", "2024-05-06", "040").with_source("b"),
        report("4", "2024-05-07", "040").with_source("a"),
        report("5", "2024-05-06", "040"),
        report("6", "2024-05-06", "040"),
    ];
    assert_eq!(ids(Repeats::OneAUrl, &reports), ["1 2", "3", "4", "5", "6"]);
}

#[test]
fn another_direction_another_code_or_another_pair_is_another_matter() {
    let reports = [
        report("1", "2024-05-06", "111"),
        between("2", "2024-05-06", "111", State::RUS, State::CHN),
        report("3", "2024-05-06", "112"),
        between("4", "2024-05-06", "111", State::CHN, State::USA),
    ];
    assert_eq!(ids(Repeats::OneADay, &reports).len(), 4);
}

#[test]
fn a_record_that_was_absorbed_leaves_its_ids_and_links() {
    let day = "2024-05-06".parse::<interstate::When>().unwrap();
    let call = |id: &str| {
        Interaction::new(
            id,
            InteractionKind::Call,
            day.clone(),
            [State::CHN, State::RUS],
        )
        .unwrap()
    };
    let protest = Interaction::new(
        "p",
        InteractionKind::Accusation,
        day.clone(),
        [State::USA, State::CHN],
    )
    .unwrap();
    let ledger = Ledger::new(
        [call("b"), call("a"), protest.clone().with_responds_to("b")],
        Coverage::full(Period::year(2024).unwrap()),
    )
    .unwrap();
    let (merged, groups) =
        dedup::merge_repeats(&ledger, Repeats::OneADay, SameMatter::Act).unwrap();
    assert_eq!(merged.rows(), [call("a"), protest.with_responds_to("a")]);
    assert_eq!(groups.iter().next().unwrap().absorbed(), [0]);
    assert_eq!(ids(Repeats::OneADay, ledger.rows()), ["a b", "p"]);
}

#[test]
fn an_absorbed_report_is_named_by_the_event_that_it_is_of() {
    let reduced = Reduction::new(Repeats::OneADay).reduce(vec![
        report("2", "2024-05-06", "040"),
        report("3", "2024-05-06", "040"),
        report("1", "2024-05-06", "040"),
    ]);
    assert_eq!(
        reduced.events()[0].to_string(),
        "2024-05-06 CHN cameo:040 RUS (1) and 2, 3"
    );
    assert_eq!(
        reduced.to_string(),
        "3 rows, 1 event by the rule: one event a day\nrepeats: 2\n"
    );
    // A file that holds each row twice.
    let rows = vec![
        report("7", "2021-03-01", "0251"),
        report("7", "2021-03-01", "0251"),
    ];
    let reduced = Reduction::new(Repeats::OneAnId).reduce(rows);
    assert_eq!(
        (reduced.repeats(), reduced.events()[0].absorbed().len()),
        (1, 0)
    );
}

#[test]
fn a_rule_reads_back_as_itself() {
    let rules = [
        Reduction::default(),
        Reduction::new(Repeats::OneAnId).with_same_matter(SameMatter::ActAndPlace),
        Reduction::new(Repeats::Chain(RepeatGap::Minutes(180)))
            .with_mirrors(MirrorOrder::RepeatsFirst),
        Reduction::new(Repeats::Anchor(RepeatGap::Days(3)))
            .with_mirrors(MirrorOrder::MirrorsFirst)
            .with_mutual_acts(),
    ];
    for rule in rules {
        let json = serde_json::to_string(&rule).unwrap();
        assert_eq!(
            serde_json::from_str::<Reduction>(&json).unwrap(),
            rule,
            "{json}"
        );
    }
    let json = r#"{"repeats": {"chain": {"days": 3}}, "mirrors": "mirrors_first"}"#;
    let rule: Reduction = serde_json::from_str(json).unwrap();
    assert_eq!(
        rule,
        Reduction::new(Repeats::Chain(RepeatGap::Days(3))).with_mirrors(MirrorOrder::MirrorsFirst)
    );
    assert!(serde_json::from_str::<Reduction>(r#"{"repeat": "one_a_day"}"#).is_err());
}

#[test]
fn a_rule_says_what_it_does() {
    let sentences: Vec<String> = [
        Repeats::Kept,
        Repeats::OneAnId,
        Repeats::OneADay,
        Repeats::OneAUrl,
        Repeats::ExactSpan,
        Repeats::Chain(RepeatGap::Days(1)),
        Repeats::Anchor(RepeatGap::Minutes(90)),
    ]
    .iter()
    .map(ToString::to_string)
    .collect();
    assert_eq!(
        sentences,
        [
            "every row is an event",
            "rows of one id are one event",
            "one event a day",
            "one event an address",
            "rows of the same first and last day are one event",
            "rows within 1 day of the one before are one event",
            "rows within 90 minutes of the first are one event",
        ]
    );
}
