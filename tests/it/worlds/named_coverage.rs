//! What is known though a source covers a period in part, or not all of it.

use super::named::{phases, row, rule, series, verdict, year, years};
use interstate::claim::{Claim, Verdict};
use interstate::tally::Whole;
use interstate::time::Assignment::{AnyOverlap, ByStart};
use interstate::time::CoverageExtent::{self, Full, Partial};
use interstate::{
    CountingRule, Coverage, ErrorCategory, Interaction, Ledger, OneIs, Partition, Period,
    TallyTable,
};

use Verdict::{Depends, Fails, Holds, OutOfCoverage};

fn covered(rows: Vec<Interaction>, parts: &[(Period, CoverageExtent)]) -> Ledger {
    Ledger::new(rows, Coverage::new(parts.iter().copied()).unwrap()).unwrap()
}

/// Nine rows in 2024.
fn nine() -> Vec<Interaction> {
    (1..=9)
        .map(|i| row(&i.to_string(), &format!("2024-0{i}-01")))
        .collect()
}

fn plain() -> CountingRule {
    rule(OneIs::Row, ByStart)
}

/// At least 5, at least 10, at most 5, exactly 5 and at most 20 over 2024 and 2025.
fn five_claims(ledger: &Ledger) -> [Verdict; 5] {
    let period = years(2024, 2025);
    [
        Claim::CountAtLeast { n: 5, period },
        Claim::CountAtLeast { n: 10, period },
        Claim::CountAtMost { n: 5, period },
        Claim::CountExactly { n: 5, period },
        Claim::CountAtMost { n: 20, period },
    ]
    .map(|claim| verdict(&claim, ledger, &plain()))
}

fn over(ledger: &Ledger, rule: &CountingRule, first: i32, last: i32) -> String {
    let table = TallyTable::count(ledger, rule, &Partition::yearly(2019..=2025).unwrap()).unwrap();
    match table.over(&Whole, years(first, last)) {
        Ok(tallied) => tallied.count().to_string(),
        Err(error) => {
            assert_eq!(error.category(), ErrorCategory::Coverage, "{error}");
            "not covered".to_owned()
        }
    }
}

#[test]
fn nine_and_a_year_covered_in_part_are_nine_or_more() {
    let ledger = covered(nine(), &[(years(2017, 2024), Full), (year(2025), Partial)]);
    assert_eq!(over(&ledger, &plain(), 2024, 2025), "9+");
    assert_eq!(over(&ledger, &plain(), 2024, 2024), "9");
    assert_eq!(over(&ledger, &plain(), 2025, 2025), "0+");
    assert_eq!(
        five_claims(&ledger),
        [Holds, Depends, Fails, Fails, Depends]
    );
}

#[test]
fn nine_and_a_year_not_covered_decide_what_nine_decide() {
    let ledger = covered(nine(), &[(years(2017, 2024), Full)]);
    assert_eq!(over(&ledger, &plain(), 2024, 2025), "not covered");
    let found = five_claims(&ledger);
    assert_eq!(found, [Holds, OutOfCoverage, Fails, Fails, OutOfCoverage]);
}

#[test]
fn coverage_makes_a_count_a_floor_and_never_lowers_one() {
    let parts = [(years(2019, 2020), Partial), (years(2021, 2025), Full)];
    // The phases that are listed are all phases of the event: no unlisted one makes it begin earlier.
    let event = phases([row("a", "2021-05-01"), row("b", "2022-05-01")]);
    let event = covered(event, &parts);
    let by_start = rule(OneIs::PhasesTogether, ByStart);
    assert_eq!(over(&event, &by_start, 2021, 2021), "1");
    assert_eq!(over(&event, &by_start, 2019, 2021), "1+");
    assert_eq!(over(&event, &by_start, 2020, 2020), "0+");
    let overlap = rule(OneIs::PhasesTogether, AnyOverlap);
    assert_eq!(over(&event, &overlap, 2022, 2022), "1");
    // Nor does an unlisted row of the year take the place of a listed one of its series.
    let yearly = series([row("a", "2020-09-01"), row("b", "2021-09-01")]);
    let yearly = covered(yearly, &parts);
    let by_series = rule(OneIs::SeriesPerYear, ByStart);
    assert_eq!(over(&yearly, &by_series, 2020, 2020), "1+");
    assert_eq!(over(&yearly, &by_series, 2020, 2021), "2+");
}

#[test]
fn doubt_that_remains_without_the_days_not_covered_is_doubt() {
    let rows = vec![row("a", "2023-05-01")];
    let ledger = covered(rows, &[(year(2023), Full), (year(2024), Partial)]);
    let period = years(2023, 2025);
    let at_most = |n| Claim::CountAtMost { n, period };
    assert_eq!(verdict(&at_most(0), &ledger, &plain()), Fails);
    assert_eq!(verdict(&at_most(1), &ledger, &plain()), Depends);
    let at_least = |n| Claim::CountAtLeast { n, period };
    assert_eq!(verdict(&at_least(1), &ledger, &plain()), Holds);
    assert_eq!(verdict(&at_least(2), &ledger, &plain()), Depends);
}

#[test]
fn doubt_that_comes_of_the_days_not_covered_alone_is_out_of_coverage() {
    let rows = vec![row("a", "2024-05-01")];
    let ledger = covered(rows, &[(year(2023), Full), (year(2024), Partial)]);
    let each = |first, last| Claim::EachAtLeast {
        n: 1,
        periods: (first..=last).map(year).collect(),
    };
    // 2024 has one, whatever is not listed; of 2025 nothing is known.
    assert_eq!(verdict(&each(2024, 2025), &ledger, &plain()), OutOfCoverage);
    // 2023 has none for certain, so that 2025 decides nothing.
    assert_eq!(verdict(&each(2023, 2025), &ledger, &plain()), Fails);
    let first = Claim::First {
        period: year(2025),
        before: years(2023, 2024),
    };
    assert_eq!(verdict(&first, &ledger, &plain()), Fails);
}
