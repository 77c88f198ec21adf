//! Events by the stories that mention them: counted, and dated by the first. All rows and mentions are made up.

use interstate::coded::{CodedEvent, EventCode, Mention, MentionTally};
use interstate::dedup::{ByMentions, MentionConfidence, Reduced, Reduction, Repeats};
use interstate::tally::Whole;
use interstate::{Count, CountingRule, Coverage, Partition, Period, Select, State, TallyTable};

fn percent(percent: u8) -> MentionConfidence {
    MentionConfidence::percent(percent).unwrap()
}

fn row(id: &str, day: &str) -> CodedEvent {
    let code = EventCode::Cameo("040".parse().unwrap());
    CodedEvent::new(id, day.parse().unwrap(), code, [State::CHN], [State::RUS]).unwrap()
}

/// Two rows of one day, one that stories doubt, one that no file of mentions has, and one whose id is no number.
fn rows() -> Vec<CodedEvent> {
    vec![
        row("1", "2018-10-24"),
        row("2", "2018-10-24"),
        row("3", "2019-10-21"),
        row("4", "2019-10-22").with_seen("2019-10-24T09:00:00".parse().unwrap()),
        row("five", "2019-10-23"),
    ]
}

fn tally(rows: &[CodedEvent], least: u8) -> MentionTally {
    let mut tally = MentionTally::new(percent(least), rows);
    for (event, seen, confidence) in [
        (1, "2019-10-24T14:30:00", 50),
        (1, "2019-10-24T14:45:00", 100),
        (2, "2019-10-24T00:15:00", 80),
        (2, "2019-10-23T23:45:00", 20),
        (3, "2019-10-21T10:00:00", 40),
    ] {
        let seen = seen.parse().unwrap();
        tally.add(Mention::new(event, seen, percent(confidence)));
    }
    tally
}

fn reduced(rule: Reduction, least: u8) -> Reduced {
    rule.reduce_mentioned(rows(), &tally(&rows(), least))
        .unwrap()
}

fn told(reduced: &Reduced) -> Vec<String> {
    let events = reduced.events().iter();
    events
        .map(|event| format!("{} {} {}", event.id(), event.when(), event.count()))
        .collect()
}

#[test]
fn an_event_counts_as_often_as_its_rows_are_mentioned_surely_enough() {
    let by = ByMentions::Counted(percent(50));
    let counted = reduced(Reduction::default().with_mentions(by), 50);
    assert_eq!(
        told(&counted),
        [
            "1 2018-10-24 2",
            "2 2018-10-24 1",
            "4 2019-10-22 0+",
            "five 2019-10-23 0+"
        ]
    );
    assert_eq!(counted.unmentioned(), 1);
    assert_eq!(
        counted.to_string(),
        "5 rows, 3+ mentions by the rule: every row is an event; then an event counts as often as it is mentioned with a \
         confidence of 50 % or more\nleft: 1 without such a mention\n"
    );
    // Rows that are one event are mentioned together.
    let by_day = reduced(Reduction::new(Repeats::OneADay).with_mentions(by), 50);
    assert_eq!(told(&by_day)[0], "1 2018-10-24 3");
    let all = reduced(
        Reduction::new(Repeats::OneADay).with_mentions(ByMentions::Counted(percent(0))),
        0,
    );
    assert_eq!(told(&all)[..2], ["1 2018-10-24 4", "3 2019-10-21 1"]);
    assert_eq!(all.unmentioned(), 0);
}

#[test]
fn an_event_is_dated_by_the_first_mention_that_is_sure_enough() {
    let dated = |least| {
        let by = ByMentions::FirstSeen(percent(least));
        reduced(Reduction::new(Repeats::OneADay).with_mentions(by), least)
    };
    assert_eq!(
        told(&dated(50)),
        [
            "1 2019-10-24 1",
            // Added on the 24th, and never seen in what was read.
            "4 [2019-10-24..] 0-1",
            "five [2019-10-23..] 0-1"
        ]
    );
    assert_eq!(told(&dated(20))[..2], ["1 2019-10-23 1", "3 2019-10-21 1"]);
    assert_eq!(dated(50).count(), Count::between(1, 3).unwrap());

    // Of two rows one is in no file that was read: it may have been seen before the other.
    let rows = vec![row("1", "2019-10-20"), row("9", "2019-10-20")];
    let rule = Reduction::new(Repeats::OneADay).with_mentions(ByMentions::FirstSeen(percent(50)));
    let dated = rule
        .reduce_mentioned(rows.clone(), &tally(&rows, 50))
        .unwrap();
    assert_eq!(told(&dated), ["1 [2019-10-20..2019-10-24] 1"]);
}

#[test]
fn a_count_of_mentions_carries_its_rule_and_no_other_rule_counts_it() {
    let rule = Reduction::new(Repeats::OneADay).with_mentions(ByMentions::Counted(percent(50)));
    let (ledger, _) = reduced(rule, 50)
        .ledger(Coverage::full(Period::years(2018..=2019).unwrap()))
        .unwrap();
    let both = Period::years(2018..=2019).unwrap();
    let years = Partition::yearly(2018..=2019).unwrap();
    let talks = CountingRule::new("talks", Select::Everything);
    let refused = TallyTable::<Whole>::count(&ledger, &talks, &years).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "rule talks says of rows that every row is an event, and the ledger was made by: one event a day; then an event counts as often as it \
         is mentioned with a confidence of 50 % or more; name that in the rule (with_reduction), or count the ledger of the rows"
    );
    let talks = talks.with_reduction(rule);
    let table = TallyTable::<Whole>::count(&ledger, &talks, &years).unwrap();
    let of = |period| table.over(&Whole, period).unwrap().count();
    assert_eq!(of(Period::year(2018).unwrap()), Count::exact(3));
    assert_eq!(of(Period::year(2019).unwrap()), Count::at_least(0));
    assert_eq!(of(both), Count::at_least(3));
    let written = serde_json::to_string(&talks).unwrap();
    assert!(
        written.contains(r#""mentions":{"counted":50}"#),
        "{written}"
    );
    assert_eq!(
        serde_json::from_str::<CountingRule>(&written).unwrap(),
        talks
    );
    let beyond = written.replace(r#"{"counted":50}"#, r#"{"counted":150}"#);
    let refused = serde_json::from_str::<CountingRule>(&beyond).unwrap_err();
    assert!(
        refused
            .to_string()
            .starts_with("confidence of a mention in percent 150 is above 100"),
        "{refused}"
    );
}

#[test]
fn mentions_that_were_not_asked_are_not_known_and_those_of_another_confidence_are_refused() {
    let rule = Reduction::default().with_mentions(ByMentions::Counted(percent(50)));
    assert_eq!(rule.reduce(rows()).count(), Count::at_least(0));
    assert_eq!(
        rule.reduce_mentioned(rows(), &tally(&rows(), 40))
            .unwrap_err()
            .to_string(),
        "the mentions were counted from a confidence of 40 % on, and the rule asks for 50 %"
    );
    let plain = Reduction::default();
    let asked = plain.reduce_mentioned(rows(), &tally(&rows(), 40)).unwrap();
    assert_eq!(asked, plain.reduce(rows()));
}
