//! What the named ledgers have in common.

use interstate::claim::{Claim, Verdict};
use interstate::kind::facet::Certainty;
use interstate::tally::{TallyKey, Whole};
use interstate::time::Assignment;
use interstate::{
    CountingRule, Coverage, Interaction, InteractionKind, Ledger, OneIs, Partition, Period, Select,
    State, TallyTable,
};

/// A confirmed exercise of China and Russia.
pub(super) fn row(id: &str, when: &str) -> Interaction {
    of(id, when, [State::CHN, State::RUS])
}

pub(super) fn of(id: &str, when: &str, states: [State; 2]) -> Interaction {
    Interaction::new(id, InteractionKind::Exercise, when.parse().unwrap(), states).unwrap()
}

pub(super) fn said_to_be(row: Interaction, certainty: Certainty) -> Interaction {
    let facets = row.facets().with_certainty(certainty);
    row.with_facets(facets)
}

pub(super) fn disputed(row: Interaction) -> Interaction {
    said_to_be(row, Certainty::Disputed)
}

pub(super) fn phases(rows: impl IntoIterator<Item = Interaction>) -> Vec<Interaction> {
    rows.into_iter().map(|row| row.with_phase_of("p")).collect()
}

pub(super) fn series(rows: impl IntoIterator<Item = Interaction>) -> Vec<Interaction> {
    rows.into_iter().map(|row| row.with_series("s")).collect()
}

pub(super) fn rule(one_is: OneIs, assigned: Assignment) -> CountingRule {
    CountingRule::new("R", Select::Everything)
        .with_one_is(one_is)
        .with_assignment(assigned)
}

pub(super) fn ledger(rows: &[Interaction]) -> Ledger {
    Ledger::new(rows.iter().cloned(), Coverage::unlimited()).unwrap()
}

pub(super) fn year(year: i32) -> Period {
    Period::year(year).unwrap()
}

pub(super) fn years(first: i32, last: i32) -> Period {
    Period::years(first..=last).unwrap()
}

/// The counts of the years, and of some unions of them, one after another.
pub(super) fn counts<K: TallyKey>(
    rows: &[Interaction],
    rule: &CountingRule,
    line: &K,
    cells: std::ops::RangeInclusive<i32>,
    asked: &[(i32, i32)],
) -> String {
    let table = TallyTable::<K>::count(&ledger(rows), rule, &Partition::yearly(cells).unwrap());
    let table = table.unwrap();
    let over = |&(first, last): &(i32, i32)| {
        let tallied = table.over(line, years(first, last)).unwrap();
        tallied.count().to_string()
    };
    asked.iter().map(over).collect::<Vec<_>>().join(", ")
}

/// The counts of all events in each of these years.
pub(super) fn by_year(
    rows: &[Interaction],
    rule: &CountingRule,
    cells: std::ops::RangeInclusive<i32>,
) -> String {
    let asked: Vec<(i32, i32)> = cells.clone().map(|year| (year, year)).collect();
    counts(rows, rule, &Whole, cells, &asked)
}

pub(super) fn verdict(claim: &Claim, ledger: &Ledger, rule: &CountingRule) -> Verdict {
    claim.check(ledger, rule, &Whole).unwrap().verdict()
}
