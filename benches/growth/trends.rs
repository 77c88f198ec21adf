//! The heaviest calls on two counts of which events are in doubt together.

use super::{Call, call, everything, ledger_of, tried};
use interstate::tally::Whole;
use interstate::{
    Confidence, Count, Partition, Period, TallyTable, TrendRule, classify_trend, frequency_ratio,
};

pub(super) const CALLS: &[Call] = &[
    Call {
        name: "classify_trend with a margin, n events in doubt between the periods",
        least: 125,
        ready: |n| {
            let ledger = ledger_of((0..n).map(|i| call(i, "[1900..1901]")));
            let cells = Partition::yearly(1900..=1901).unwrap();
            let table = TallyTable::<Whole>::count(&ledger, &everything(), &cells).unwrap();
            let rule = TrendRule::new(Confidence::P95).with_margin(2.0).unwrap();
            tried(move || {
                let year = |year| table.over(&Whole, Period::year(year)?);
                classify_trend(&frequency_ratio(&year(1900)?, &year(1901)?)?, rule)
            })
        },
    },
    Call {
        name: "classify_trend with a margin, the same and up to 1,000 in each",
        least: 125,
        ready: |n| {
            let in_two = (0..n).map(|i| call(i, "[1900..1901]"));
            let up_to = Count::between(0, 1_000).unwrap();
            let many = [1900, 1901].map(|year| call(n + year, &year.to_string()).with_count(up_to));
            let ledger = ledger_of(in_two.chain(many));
            let cells = Partition::yearly(1900..=1901).unwrap();
            let table = TallyTable::<Whole>::count(&ledger, &everything(), &cells).unwrap();
            // So near to 1 that no pair is shown to be alike: all are looked at.
            let rule = TrendRule::new(Confidence::P95).with_margin(1.001).unwrap();
            tried(move || {
                let year = |year| table.over(&Whole, Period::year(year)?);
                classify_trend(&frequency_ratio(&year(1900)?, &year(1901)?)?, rule)
            })
        },
    },
];
