//! Claims about several periods, in which one event in doubt is one event.

use super::named::{disputed, ledger, row, rule, verdict, year, years};
use interstate::claim::{Claim, Tolerance, Verdict};
use interstate::tally::Whole;
use interstate::time::Assignment::{AnyOverlap, ByStart};
use interstate::{
    Count, CountingRule, Interaction, OneIs, Partition, Ratio, TallyTable, frequency_ratio,
};

fn plain() -> CountingRule {
    rule(OneIs::Row, ByStart)
}

/// Rows on days of these years, so many in each.
fn sure(numbers: &[(i32, usize)]) -> Vec<Interaction> {
    let rows = numbers.iter().flat_map(|&(year, number)| {
        (1..=number).map(move |i| row(&format!("{year}-{i}"), &format!("{year}-03-{i:02}")))
    });
    rows.collect()
}

fn each_of_two_years() -> Claim {
    Claim::EachAtLeast {
        n: 1,
        periods: vec![year(2020), year(2021)],
    }
}

#[test]
fn one_event_on_a_day_of_two_years_does_not_make_one_in_each() {
    let rows = [row("a", "[2020,2021]")];
    let found = verdict(&each_of_two_years(), &ledger(&rows), &plain());
    assert_eq!(found, Verdict::Fails);
}

#[test]
fn an_event_of_either_year_before_keeps_a_tie_from_being_a_record() {
    let mut rows = sure(&[(2020, 1), (2021, 1), (2022, 2)]);
    rows.push(row("either", "[2020,2021]"));
    let record = Claim::Record {
        period: year(2022),
        among: vec![year(2020), year(2021)],
    };
    assert_eq!(verdict(&record, &ledger(&rows), &plain()), Verdict::Fails);
}

#[test]
fn an_event_of_either_year_moves_both_sides_of_a_ratio() {
    let mut rows = sure(&[(2020, 3), (2021, 5)]);
    rows.push(row("either", "[2020,2021]"));
    let about = |lo, hi| Claim::RatioAbout {
        ratio: Tolerance::new(lo, hi).unwrap(),
        before: year(2020),
        after: year(2021),
    };
    // 5 to 4 or 6 to 3: 1.25 or 2, and nothing between.
    let found = |lo, hi| verdict(&about(lo, hi), &ledger(&rows), &plain());
    assert_eq!(found(1.4, 1.6), Verdict::Fails);
    assert_eq!(found(1.25, 1.6), Verdict::Depends);
    assert_eq!(found(1.25, 2.0), Verdict::Holds);
}

#[test]
fn three_events_of_one_row_have_a_day_each() {
    let rows = [row("a", "[2020,2021]").with_count(Count::exact(3))];
    let found = |claim| verdict(&claim, &ledger(&rows), &plain());
    let once = Claim::CountExactly {
        n: 1,
        period: year(2020),
    };
    assert_eq!(found(once), Verdict::Depends);
    assert_eq!(found(each_of_two_years()), Verdict::Depends);
    let some = Claim::CountAtLeast {
        n: 1,
        period: years(2020, 2021),
    };
    assert_eq!(found(some), Verdict::Holds);
    let three = Claim::CountExactly {
        n: 3,
        period: years(2020, 2021),
    };
    assert_eq!(found(three), Verdict::Holds);
}

#[test]
fn a_disputed_event_over_the_turn_of_the_year_leaves_one_ratio_of_the_years() {
    let mut rows = sure(&[(2021, 1), (2022, 1)]);
    rows.push(disputed(row("over", "2021-12-30/2022-01-05")));
    let table = TallyTable::count(
        &ledger(&rows),
        &rule(OneIs::Row, AnyOverlap),
        &Partition::yearly(2021..=2022).unwrap(),
    )
    .unwrap();
    let over = |of| table.over(&Whole, year(of)).unwrap();
    assert_eq!(over(2021).count().to_string(), "1-2");
    assert_eq!(over(2022).count().to_string(), "1-2");
    let ratio = frequency_ratio(&over(2021), &over(2022)).unwrap();
    assert_eq!(
        (ratio.estimate().lo(), ratio.estimate().hi()),
        (Ratio::Finite(1.0), Ratio::Finite(1.0))
    );
}
