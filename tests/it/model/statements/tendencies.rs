//! The statements about how things went from year to year.

use super::claims::CheckedClaim;
use crate::seed::rule;
use interstate::claim::{Claim, Tendency, Verdict};
use interstate::kind::facet::Rank;
use interstate::{CountingRule, Period, Select};

fn year(year: i32) -> Period {
    Period::year(year).unwrap()
}

fn rising(periods: Vec<Period>) -> Claim {
    Claim::Steady {
        tendency: Tendency::Rising,
        periods,
    }
}

pub(super) fn tendencies() -> Vec<CheckedClaim> {
    use Verdict::{Fails, Holds, OutOfCoverage};
    let (before, after) = (
        Period::years(2019..=2021).unwrap(),
        Period::years(2022..=2024).unwrap(),
    );
    let series = |name: &str| CountingRule::new(name, Select::series(name));
    let minister = CountingRule::new(
        "Xiangshan, ministers",
        Select::series("Xiangshan") & Select::Rank(Rank::Minister),
    );
    let first = |since| Claim::First {
        period: year(2019),
        before: Period::years(since..=2018).unwrap(),
    };
    let yearly = |years: std::ops::RangeInclusive<i32>| Claim::EachAtLeast {
        n: 1,
        periods: years.map(year).collect(),
    };
    // A record among one period is more than in its years together.
    let together = Claim::Record {
        period: year(2024),
        among: vec![Period::years(2022..=2023).unwrap()],
    };
    vec![
        // The forum began in 2006, and the list in 2017.
        (13, first(2017), minister.clone(), Holds),
        (13, first(2006), minister, OutOfCoverage),
        (14, yearly(2019..=2021), series("SCO DMM"), Holds),
        // "Regular" is not yearly: none in 2020.
        (19, yearly(2019..=2021), series("Joint Sea"), Fails),
        // 12 are not more than 13 by one rule, 10 are more than 7 by another.
        (51, together.clone(), rule("E6"), Fails),
        (51, together, rule("E14"), Holds),
        // "Only grown stronger": from three years to three, not from year to year.
        (58, rising(vec![before, after]), rule("E6"), Holds),
        (
            58,
            rising((2018..=2024).map(year).collect()),
            rule("E6"),
            Fails,
        ),
    ]
}
