//! A ledger knows by which rule its reports became events, and no rule that says otherwise counts it.

use interstate::coded::{self, CodedEvent, EventCode};
use interstate::dedup::{self, MirrorOrder, Reduction, RepeatGap, Repeats, SameMatter};
use interstate::read::json_lines::{self, JsonLinesOptions};
use interstate::read::ledger::{self, LedgerOptions};
use interstate::{
    CountingRule, Coverage, ErrorCategory, Interaction, InteractionKind, Ledger, Partition, Period,
    Select, State, TallyTable, tally::Whole,
};

const ONE_A_DAY: Reduction = Reduction::new(Repeats::OneADay);

fn call(id: &str, day: &str) -> Interaction {
    Interaction::new(
        id,
        InteractionKind::Call,
        day.parse().unwrap(),
        [State::CHN, State::RUS],
    )
    .unwrap()
}

fn reports() -> Ledger {
    let rows = [
        call("a", "2024-05-06"),
        call("b", "2024-05-06"),
        call("c", "2024-05-07"),
    ];
    Ledger::new(rows, Coverage::full(Period::year(2024).unwrap())).unwrap()
}

fn reduced() -> Ledger {
    dedup::merge_repeats(&reports(), Repeats::OneADay, SameMatter::Act)
        .unwrap()
        .0
}

fn counted(ledger: &Ledger, rule: &CountingRule) -> Result<u64, String> {
    let years = Partition::yearly(2024..=2024).unwrap();
    let table = TallyTable::count(ledger, rule, &years).map_err(|e| e.to_string())?;
    Ok(table
        .over(&Whole, Period::year(2024).unwrap())
        .unwrap()
        .count()
        .lo())
}

#[test]
fn a_rule_counts_a_ledger_that_was_reduced_as_it_says_and_no_other() {
    let calls = CountingRule::new("calls", Select::Everything);
    let days = calls.clone().with_reduction(ONE_A_DAY);
    assert_eq!(counted(&reports(), &calls), Ok(3));
    assert_eq!(counted(&reduced(), &days), Ok(2));
    assert_eq!(
        counted(&reduced(), &calls).unwrap_err(),
        "rule calls says of rows that every row is an event, and the ledger was made by: one event a day; \
         name that in the rule (with_reduction), or count the ledger of the rows"
    );
    assert_eq!(
        counted(&reports(), &days).unwrap_err(),
        "rule calls says of rows that one event a day, and the ledger was made by: every row is an event; \
         name that in the rule (with_reduction), or count the ledger of the rows"
    );
    for other in [
        ONE_A_DAY.with_same_matter(SameMatter::ActAndPlace),
        ONE_A_DAY.with_mirrors(MirrorOrder::MirrorsFirst),
        Reduction::new(Repeats::Chain(RepeatGap::Days(1))),
    ] {
        let refused = calls
            .clone()
            .with_reduction(other)
            .occurrences(&reduced())
            .unwrap_err();
        assert_eq!(refused.category(), ErrorCategory::Rule);
    }
}

#[test]
fn what_dedup_gives_back_names_the_rule_that_made_it() {
    let (ledger, groups) =
        dedup::merge_repeats(&reports(), Repeats::OneADay, SameMatter::ActAndPlace).unwrap();
    assert_eq!(
        groups.rule(),
        ONE_A_DAY.with_same_matter(SameMatter::ActAndPlace)
    );
    assert_eq!(ledger.reduction(), groups.rule());
    assert_eq!(
        Repeats::OneADay
            .groups(reports().rows(), SameMatter::Act)
            .rule(),
        ONE_A_DAY
    );
    // Nothing was done, so nothing is said.
    let (ledger, groups) =
        dedup::merge_repeats(&reports(), Repeats::Kept, SameMatter::Act).unwrap();
    assert!(groups.rule() == Reduction::default());
    assert_eq!(ledger, reports());
}

#[test]
fn a_ledger_is_reduced_by_one_rule_once() {
    let again = |rule| dedup::merge_repeats(&reduced(), rule, SameMatter::Act);
    assert_eq!(again(Repeats::OneADay).unwrap().0, reduced());
    assert_eq!(again(Repeats::Kept).unwrap().0, reduced());
    let refused = again(Repeats::OneAnId).unwrap_err();
    assert_eq!(refused.category(), ErrorCategory::Rule);
    assert_eq!(
        refused.to_string(),
        "the ledger was made of rows already, by: one event a day; to apply \"rows of one id are one event\", \
         start from the ledger of the rows"
    );
}

#[test]
fn a_ledger_of_coded_events_knows_how_they_were_made() {
    let row = |id: &str| {
        let code = EventCode::Cameo("040".parse().unwrap());
        CodedEvent::new(
            id,
            "2024-05-06".parse().unwrap(),
            code,
            [State::CHN],
            [State::RUS],
        )
        .unwrap()
    };
    let rows = vec![row("1"), row("2")];
    let coverage = || Coverage::full(Period::year(2024).unwrap());
    let (ledger, _) = coded::to_ledger(&rows, coverage()).unwrap();
    assert_eq!(ledger.reduction(), Reduction::default());
    let rule = ONE_A_DAY
        .with_mirrors(MirrorOrder::MirrorsFirst)
        .with_mutual_acts();
    let (ledger, left) = rule.reduce(rows).ledger(coverage()).unwrap();
    assert_eq!((ledger.len(), ledger.reduction()), (1, rule));
    assert_eq!(left.iter().count(), 0);
}

#[test]
fn ledgers_are_merged_before_repeats_are_looked_for_and_not_after() {
    let later = Ledger::new([call("d", "2024-05-07")], Coverage::unlimited()).unwrap();
    let nothing = Ledger::new([], Coverage::none()).unwrap();
    for (one, other) in [
        (reduced(), later.clone()),
        (later, reduced()),
        (reduced(), reduced()),
    ] {
        let refused = one.merge(other).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "a ledger that was made by \"one event a day\" cannot be merged with another: repeats that stand in both would stay; \
             merge first, reduce then"
        );
    }
    assert_eq!(reduced().merge(nothing.clone()).unwrap(), reduced());
    assert_eq!(nothing.merge(reduced()).unwrap(), reduced());
}

#[test]
fn the_rule_that_made_a_ledger_stands_in_its_files() {
    for rule in [
        ONE_A_DAY,
        Reduction::new(Repeats::Chain(RepeatGap::Minutes(180)))
            .with_same_matter(SameMatter::ActAndPlace)
            .with_mirrors(MirrorOrder::RepeatsFirst),
    ] {
        let json = serde_json::to_string(&rule).unwrap();
        let text = format!(
            "# coverage: every day\n# reduction: {json}\nid,start,kind,parties\na,2024,call,CHN;RUS\n"
        );
        let ledger = LedgerOptions::new()
            .read(text.as_bytes())
            .unwrap()
            .strict()
            .unwrap();
        assert_eq!(ledger.reduction(), rule);
        let mut file = Vec::new();
        ledger::write(&ledger, &mut file).unwrap();
        assert_eq!(String::from_utf8(file).unwrap(), text);
        let mut file = Vec::new();
        json_lines::write(&ledger, &mut file).unwrap();
        let head = format!(r#"{{"coverage":"every day","reduction":{json}}}"#);
        assert_eq!(String::from_utf8_lossy(&file).lines().next(), Some(&*head));
        let read = JsonLinesOptions::new().read(file.as_slice()).unwrap();
        assert_eq!(read.strict().unwrap(), ledger);
        let json = serde_json::to_string(&ledger).unwrap();
        assert_eq!(serde_json::from_str::<Ledger>(&json).unwrap(), ledger);
    }
    let bad = "# coverage: every day\n# reduction: one event a day\nid,start,kind,parties\n";
    assert_eq!(
        LedgerOptions::new()
            .read(bad.as_bytes())
            .unwrap_err()
            .to_string(),
        r#"line 2, column "reduction": at byte 1: expected value"#
    );
}
