//! What is told of counts in doubt: where they came from, when their events were, and what stays sharp when they are many.

use super::named::{disputed, ledger, of, row, rule, year};
use crate::common::{asked, within};
use interstate::claim::{Claim, Tolerance, Verdict};
use interstate::read::ledger::LedgerOptions;
use interstate::tally::Whole;
use interstate::time::Assignment::ByStart;
use interstate::{
    Confidence, Count, Coverage, Dyad, Interaction, InteractionKind, Ledger, OneIs, Partition,
    Period, Ratio, State, Tallied, TallyTable, TrendClass, TrendRule, classify_trend,
    frequency_ratio, interaction::Party,
};
use std::time::Duration;

fn yearly(ledger: &Ledger) -> TallyTable<Whole> {
    let cells = Partition::yearly(2020..=2021).unwrap();
    TallyTable::count(ledger, &rule(OneIs::Row, ByStart), &cells).unwrap()
}

#[test]
fn two_counts_in_doubt_of_two_tables_say_that_their_ratio_is_not_sharp() {
    let rows = [
        row("a", "2020-05-01"),
        row("b", "2021-05-01"),
        row("either", "[2020,2021]"),
    ];
    let ledger = ledger(&rows);
    let (one, other) = (yearly(&ledger), yearly(&ledger));
    let (before, after) = (
        one.over(&Whole, year(2020)).unwrap(),
        one.over(&Whole, year(2021)).unwrap(),
    );
    let together = frequency_ratio(&before, &after).unwrap();
    assert!(together.is_sharp());
    assert_eq!(
        (together.estimate().lo(), together.estimate().hi()),
        (Ratio::Finite(0.5), Ratio::Finite(2.0))
    );

    let apart = frequency_ratio(&before, &other.over(&Whole, year(2021)).unwrap()).unwrap();
    assert!(!apart.is_sharp());
    assert!(apart.to_string().contains("bounds not sharp"), "{apart}");
    for after in [
        other.total(year(2021)).unwrap(),
        one.over_covered(&Whole, year(2021)).unwrap(),
    ] {
        assert!(!frequency_ratio(&before, &after).unwrap().is_sharp());
    }
    // What a paper states is in doubt for reasons of its own.
    let stated = Tallied::stated(Whole, Count::between(1, 2).unwrap(), year(2021), one.rule());
    assert!(frequency_ratio(&before, &stated).unwrap().is_sharp());
}

fn unknown() -> Party {
    Party::unknown()
}

/// Two events or none, beside one: 2 to 1 or none to 1, and never 1 to 1, which alone would be stable.
#[test]
fn events_that_were_all_or_none_leave_a_gap_that_a_ratio_keeps() {
    let rows = [
        of("later", "2021-03-15", [State::CHN, State::RUS]),
        Interaction::new(
            "two",
            InteractionKind::Exercise,
            "2020-03-15".parse().unwrap(),
            [Party::new(State::CHN), unknown()],
        )
        .unwrap()
        .with_count(Count::exact(2)),
    ];
    let pair = Dyad::new(State::CHN, State::RUS).unwrap();
    let period = |a: &str, b: &str| Period::new(a.parse().unwrap(), b.parse().unwrap()).unwrap();
    let cells = [
        period("2019-07-01", "2020-04-01"),
        period("2021-01-01", "2021-12-01"),
    ];
    let cells = Partition::disjoint(&cells).unwrap();
    let table = TallyTable::count(&ledger(&rows), &rule(OneIs::Row, ByStart), &cells).unwrap();
    let over = |n: usize| table.over(&pair, cells.cells()[n]).unwrap();
    assert_eq!(over(0).count(), Count::between(0, 2).unwrap());
    let ratio = frequency_ratio(&over(0), &over(1)).unwrap();
    let how = TrendRule::new(Confidence::new(0.51).unwrap())
        .with_margin(4.0)
        .unwrap();
    let trend = classify_trend(&ratio, how).unwrap();
    assert!(trend.reachable().iter().eq([TrendClass::Inconclusive]));
}

#[test]
fn a_table_that_changes_between_two_counts_says_so_too() {
    let rows = [row("a", "2020-05-01"), row("either", "[2020,2021]")];
    let ledger = ledger(&rows);
    let mut table = yearly(&ledger);
    let before = table.over(&Whole, year(2020)).unwrap();
    let rule = table.rule().clone();
    for occurrence in rule.occurrences(&ledger).unwrap() {
        table.add(&occurrence).unwrap();
    }
    let after = table.over(&Whole, year(2021)).unwrap();
    assert!(!frequency_ratio(&before, &after).unwrap().is_sharp());
}

#[test]
fn occurrences_bring_the_rows_that_were_not_read_into_a_table() {
    let file = "# coverage: 2020-01-01..2022-01-01 full\nid,start,kind,parties\n\
        a,2020-05,call,CHN;RUS\nb,late 2021,call,CHN;RUS\n";
    let ledger = LedgerOptions::new().read(file.as_bytes()).unwrap().ledger;
    let rule = rule(OneIs::Row, ByStart);
    let cells = Partition::yearly(2020..=2021).unwrap();
    let mut table = TallyTable::<Whole>::empty(&rule, &cells, ledger.coverage().clone());
    for occurrence in rule.occurrences(&ledger).unwrap() {
        table.add(&occurrence).unwrap();
    }
    assert_eq!(table, TallyTable::count(&ledger, &rule, &cells).unwrap());
    let of_2021 = table.over(&Whole, year(2021)).unwrap();
    assert_eq!(of_2021.to_string(), "0+ in 1 year, 1 row not read");
}

/// When the one event of these phases was.
fn when_of(rows: &[Interaction]) -> String {
    let (ledger, rule) = (ledger(rows), rule(OneIs::PhasesTogether, ByStart));
    let occurrences = rule.occurrences(&ledger).unwrap();
    assert_eq!(occurrences.len(), 1);
    occurrences[0].when().to_string()
}

fn phase(id: &str, when: &str) -> Interaction {
    row(id, when).with_phase_of("p")
}

#[test]
fn an_event_of_two_disputed_phases_may_be_either_of_them() {
    let found = when_of(&[
        disputed(phase("a", "2020-05-01")),
        disputed(phase("b", "2022-05-01")),
    ]);
    assert_eq!(found, "[2020-05-01..2022-05-01]/[2020-05-01..2022-05-01]");
}

#[test]
fn a_sure_phase_holds_the_start_and_the_end_of_its_event() {
    let found = when_of(&[phase("a", "2020-05-01"), disputed(phase("b", "2022-05-01"))]);
    assert_eq!(found, "2020-05-01/[2020-05-01..2022-05-01]");
    let found = when_of(&[disputed(phase("a", "2020-05-01")), phase("b", "2022-05-01")]);
    assert_eq!(found, "[2020-05-01..2022-05-01]/2022-05-01");
}

#[test]
fn an_event_goes_on_where_a_sure_phase_does() {
    let found = when_of(&[
        phase("a", "2020-05-01"),
        phase("b", "2020-06-01/2023-03-01.."),
    ]);
    assert_eq!(found, "2020-05-01/2023-03-01..");
    // A phase that may not have been cannot say that the event goes on, nor that it has ended.
    let found = when_of(&[
        phase("a", "2020-05-01"),
        disputed(phase("b", "2020-06-01/2023-03-01..")),
    ]);
    assert_eq!(found, "2020-05-01/[2020-05-01..]");
}

#[test]
fn an_event_whose_phases_have_no_latest_start_stays_open() {
    let found = when_of(&[phase("a", "[2020-05-01..]"), phase("b", "[2022-05-01..]")]);
    assert_eq!(found, "[2020-05-01..]/[2022-05-01..]");
}

#[test]
fn an_event_whose_phases_leave_every_day_open_is_not_dated_by_the_first_of_them() {
    let found = when_of(&[
        disputed(phase("a", "[..2020-05-01]")),
        disputed(phase("b", "[2022-05-01..]")),
    ]);
    assert_eq!(found, "[..9999-12-31]/");
}

fn month(year: i32, month: i32) -> Period {
    Period::month(year, u32::try_from(month).unwrap()).unwrap()
}

fn monthly() -> Partition {
    let months = (0..24).map(|n| month(2020 + n / 12, 1 + n % 12));
    Partition::gapless(&months.collect::<Vec<_>>()).unwrap()
}

/// Rows that may have been in either of two years, all dated differently.
fn in_doubt(number: u32) -> Vec<Interaction> {
    let rows = (0..number).map(|n| {
        let (first, last) = (1 + n % 12, 1 + n / 12 % 12);
        row(
            &format!("r{n}"),
            &format!("[2020-{first:02}..2021-{last:02}]"),
        )
    });
    rows.collect()
}

#[test]
fn two_thousand_events_in_doubt_between_two_years_are_still_taken_together() {
    let ledger = ledger(&in_doubt(2_000));
    let cells = monthly();
    let table = TallyTable::count(&ledger, &rule(OneIs::Row, ByStart), &cells).unwrap();
    let over = |of| table.over(&Whole, year(of)).unwrap();
    let ratio = frequency_ratio(&over(2020), &over(2021)).unwrap();
    assert_eq!(over(2020).count(), Count::between(0, 2_000).unwrap());
    assert!(ratio.is_sharp());
    // 2,000 in the one year or in the other: never none in both, nor all in both.
    assert_eq!(
        (ratio.estimate().lo(), ratio.estimate().hi()),
        (Ratio::Finite(0.0), Ratio::Unbounded)
    );
    let about = |lo, hi| Claim::RatioAbout {
        ratio: Tolerance::new(lo, hi).unwrap(),
        before: year(2020),
        after: year(2021),
    };
    // Each year may have more than half of them, but not both.
    let more_than_half_in_each = Claim::EachAtLeast {
        n: 1_001,
        periods: vec![year(2020), year(2021)],
    };
    let checked = more_than_half_in_each
        .check(&ledger, table.rule(), &Whole)
        .unwrap();
    assert_eq!(checked.verdict(), Verdict::Fails);
    let checked = about(0.5, 2.0)
        .check(&ledger, table.rule(), &Whole)
        .unwrap();
    assert_eq!(
        (checked.verdict(), checked.is_sharp()),
        (Verdict::Depends, true)
    );
}

#[test]
fn one_event_in_one_of_a_thousand_months_is_in_one_of_them_at_once() {
    let months: Vec<Period> = (0..asked(1_000, 500))
        .map(|n| month(1920 + n / 12, 1 + n % 12))
        .collect();
    let ledger = ledger(&[row("some day", "[1920-01-01..2003-04-30]")]);
    for (n, verdict) in [(0, Verdict::Holds), (1, Verdict::Fails)] {
        let claim = Claim::EachAtLeast {
            n,
            periods: months.clone(),
        };
        let checked = within(Duration::from_secs(20), || {
            claim.check(&ledger, &rule(OneIs::Row, ByStart), &Whole)
        })
        .unwrap();
        assert_eq!((checked.verdict(), checked.is_sharp()), (verdict, true));
    }
}

#[test]
fn a_claim_that_is_not_sharp_prints_so() {
    let rows: Vec<Interaction> = (0..9)
        .map(|n| row(&format!("s{n}"), "[2019-06..2021-06]").with_series("s"))
        .collect();
    let claim = Claim::CountAtLeast {
        n: 2,
        period: year(2020),
    };
    let ledger = Ledger::new(rows, Coverage::unlimited()).unwrap();
    let checked = claim
        .check(&ledger, &rule(OneIs::SeriesPerYear, ByStart), &Whole)
        .unwrap();
    assert!(!checked.is_sharp());
    assert!(
        checked.to_string().ends_with("bounds not sharp"),
        "{checked}"
    );
}
