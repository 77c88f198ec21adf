//! The same of records: repeats, tables over many cells, claims over many windows.

use crate::common::{asked, within};
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use interstate::claim::{Claim, Tendency};
use interstate::dedup::{RepeatGap, Repeatable, Repeats, SameMatter};
use interstate::tally::Whole;
use interstate::time::{Assignment, CalendarStep, CoverageExtent};
use interstate::{
    Confidence, Count, CountingRule, Coverage, Interaction, InteractionKind, Ledger, Partition,
    Period, Select, State, TallyTable, TrendClass, TrendRule, When, classify_trend,
    frequency_ratio,
};
use std::time::Duration;

/// Each of these takes a second or less where nothing is optimised; a way that compares all with all takes several times the limit.
const SHORT: Duration = Duration::from_secs(4);

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + Days::new(n)
}

fn days(first: u64, after: u64) -> Period {
    Period::new(day(first), day(after)).unwrap()
}

fn each_day(n: u32) -> Partition {
    Partition::anchored(day(0), CalendarStep::Days(1), n).unwrap()
}

fn everything() -> CountingRule {
    CountingRule::new("all", Select::Everything)
}

/// On that day or the next.
fn in_doubt(n: u64) -> When {
    let text = format!("[{},{}]", day(n), day(n + 1));
    text.parse().unwrap()
}

fn call(n: u64, when: When) -> Interaction {
    let parties = [State::CHN, State::RUS];
    Interaction::new(format!("r{n}"), InteractionKind::Call, when, parties).unwrap()
}

/// A report of one matter, of which all are.
struct Report {
    id: String,
    when: When,
    seen: Option<NaiveDateTime>,
}

impl Repeatable for Report {
    fn id(&self) -> &str {
        &self.id
    }

    fn when(&self) -> &When {
        &self.when
    }

    fn matter(&self, _: SameMatter) -> String {
        String::new()
    }

    fn seen(&self) -> Option<NaiveDateTime> {
        self.seen
    }
}

/// Half of the reports are known well, half to two days long after all of these.
fn reports(half: u64) -> Vec<Report> {
    let known = |n: u64| {
        let when = When::lasting(
            day(2 * n).into(),
            interstate::Finish::At(day(2 * n + n % 7).into()),
        );
        (when.unwrap(), Some(NaiveTime::MIN))
    };
    let unknown = |n: u64| {
        let from = day(2 * half + 9 + 4 * n);
        let text = format!("[{from},{0}]/[{0}..]", from + Days::new(1));
        (text.parse().unwrap(), None)
    };
    let all = (0..half).flat_map(|n| [(n, known(n)), (half + n, unknown(n))]);
    let report = |(n, (when, time)): (u64, (When, Option<NaiveTime>))| Report {
        id: format!("{n:06}"),
        seen: time.map(|time| day(2 * n).and_time(time)),
        when,
    };
    all.map(report).collect()
}

#[test]
fn repeats_are_found_among_very_many_rows_of_which_half_are_in_doubt() {
    let half = asked(30_000, 20_000);
    let rows = reports(half);
    for rule in [
        Repeats::OneADay,
        Repeats::ExactSpan,
        Repeats::Anchor(RepeatGap::Days(1)),
        Repeats::Chain(RepeatGap::Minutes(60)),
    ] {
        let groups = within(SHORT, || rule.groups(&rows, SameMatter::Act));
        // All are apart: those in doubt are near no other.
        assert_eq!(groups.count(), Count::exact(2 * half), "{rule:?}");
    }
}

#[test]
fn each_cell_of_very_many_tells_what_is_in_doubt_in_it() {
    let n = asked(20_000, 8_000);
    let cells = each_day(n + 1);
    let mut table = TallyTable::<Whole>::empty(&everything(), &cells, Coverage::unlimited());
    for at in 0..u64::from(n) {
        table.push(Whole, &in_doubt(at), Count::exact(1)).unwrap();
    }
    let each = within(SHORT, || table.each_cell(&Whole)).unwrap();
    let counts: Vec<Count> = each
        .iter()
        .map(|(_, cell)| cell.as_ref().unwrap().count())
        .collect();
    let two = Count::between(0, 2).unwrap();
    let one = Count::between(0, 1).unwrap();
    assert_eq!((counts[0], counts[1], counts[n as usize]), (one, two, one));
    assert!(counts[1..n as usize].iter().all(|count| *count == two));
}

#[test]
fn what_lasts_over_very_many_gaps_is_told_in_one_look() {
    let gaps = 2_000;
    // Every other day is covered, and the event began on one of the first half and ended on one of the second.
    let covered = (0..gaps).map(|n| (days(2 * n, 2 * n + 1), CoverageExtent::Full));
    let text = format!(
        "[{}..{}]/[{}..{}]",
        day(0),
        day(gaps),
        day(gaps + 1),
        day(2 * gaps - 1)
    );
    let rows = [call(0, text.parse().unwrap())];
    let ledger = Ledger::new(rows, Coverage::new(covered).unwrap()).unwrap();
    for (by, expected) in [
        (Assignment::AnyOverlap, Count::exact(1)),
        (Assignment::Within, Count::exact(0)),
        (Assignment::ByStart, Count::between(0, 1).unwrap()),
    ] {
        let rule = everything().with_assignment(by);
        let cells = each_day(u32::try_from(2 * gaps).unwrap());
        let table = TallyTable::<Whole>::count(&ledger, &rule, &cells).unwrap();
        let all = within(SHORT, || table.over_covered(&Whole, days(0, 2 * gaps))).unwrap();
        assert_eq!(all.count(), expected, "{by}");
    }
}

#[test]
fn a_claim_over_very_many_periods_is_judged_and_its_records_are_found() {
    let n = asked(10_000, 6_000);
    let periods: Vec<Period> = (0..n).map(|at| days(2 * at, 2 * at + 1)).collect();
    let with = |when: &dyn Fn(u64) -> When| {
        let rows = (0..n).map(|at| call(at, when(at)));
        Ledger::new(rows, Coverage::unlimited()).unwrap()
    };
    let claim = Claim::EachAtLeast {
        n: 1,
        periods: periods.clone(),
    };
    let steady = Claim::Steady {
        tendency: Tendency::Rising,
        periods,
    };
    // In the window, in it or in the day after, and in the day after.
    let (sure, in_doubt, beside) = (
        with(&|at| day(2 * at).into()),
        with(&|at| in_doubt(2 * at)),
        with(&|at| day(2 * at + 1).into()),
    );
    for (ledger, each, rising) in [
        (&sure, "holds", "fails"),
        // Of numbers that are 0 or 1 no third is above a second that is above the first.
        (&in_doubt, "depends", "fails"),
        (&beside, "fails", "fails"),
    ] {
        for (claim, verdict) in [(&claim, each), (&steady, rising)] {
            let checked = within(SHORT, || claim.check(ledger, &everything(), &Whole)).unwrap();
            assert_eq!(checked.verdict().to_string(), verdict, "{claim}");
        }
        let records = within(SHORT, || claim.records(ledger, &everything(), &Whole)).unwrap();
        let all = ledger.len();
        let found = (records.surely().len(), records.possibly().len());
        let expected = match each {
            "holds" => (all, 0),
            "depends" => (0, all),
            _ => (0, 0),
        };
        assert_eq!(found, expected);
    }
}

#[test]
fn very_many_boxes_of_counts_are_classed_with_a_margin() {
    // Two hundred in one of two years, and up to a thousand in each.
    let within_two = (0..200).map(|at| call(at, "[1900..1901]".parse().unwrap()));
    let many = [1900, 1901].map(|year| {
        let row = call(year, year.to_string().parse().unwrap());
        row.with_count(Count::between(0, 1_000).unwrap())
    });
    let ledger = Ledger::new(within_two.chain(many), Coverage::unlimited()).unwrap();
    let cells = Partition::yearly(1900..=1901).unwrap();
    let table = TallyTable::<Whole>::count(&ledger, &everything(), &cells).unwrap();
    let year = |year| table.over(&Whole, Period::year(year).unwrap()).unwrap();
    let ratio = frequency_ratio(&year(1900), &year(1901)).unwrap();
    // No pair of such counts is shown to be alike within a thousandth, so that all are looked at.
    for (margin, classes) in [(1.001, 3), (1.25, 4)] {
        let rule = TrendRule::new(Confidence::P95).with_margin(margin).unwrap();
        let trend = within(SHORT, || classify_trend(&ratio, rule)).unwrap();
        assert_eq!(trend.reachable().iter().count(), classes, "{margin}");
        assert_eq!(trend.reachable().contains(TrendClass::Stable), margin > 1.1);
    }
}
