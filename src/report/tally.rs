//! A table of counts as a page.

use super::Table;
use crate::count::Count;
use crate::error::Result;
use crate::tally::TallyKey;
use crate::tally::table::TallyTable;
use crate::tally::tallied::Tallied;
use crate::time::PeriodExtent;

impl Table {
    /// A table of counts in long form: one row for each line and cell, the lines in the order of their texts.
    ///
    /// | column | what |
    /// |---|---|
    /// | `of` | the line: `CHN–RUS` |
    /// | `unit` | what one is: `dyad-events` |
    /// | `period` | the cell, half-open |
    /// | `exposure` | its years, to two decimals where they are not whole; exactly by [`Period::exposure`](crate::Period::exposure) |
    /// | `coverage` | `full`, `partial`, `none`, or `mixed` of these: how the source covers it |
    /// | `count` | `10`, `10+`, `3-5`; `?`, unknown, where the source does not cover some of the days |
    /// | `lo`, `hi` | its bounds; empty where there is none |
    /// | `stated` | `yes` if a count of the table was stated and not counted under the rule |
    /// | `sharp` | `no` if the bounds are valid, and may be wider than need be |
    /// | `unread` | how many rows of the source were not read: if any, no count has an upper bound |
    /// | `rule` | the rule, as a sentence |
    ///
    /// # Errors
    /// A count that does not fit 64 bits.
    ///
    /// # Examples
    /// ```
    /// use interstate::report::Table;
    /// use interstate::{CountingRule, Dyad, InteractionKind, Partition, Period, State, TallyTable, read};
    ///
    /// let ledger = read::ledger::from_path("data/china_russia.csv")?;
    /// let rule = CountingRule::new("naval patrols", InteractionKind::NavalPatrol);
    /// let cells = Partition::disjoint(&[Period::years(2019..=2021)?, Period::year(2025)?])?;
    /// let table = TallyTable::<Dyad>::count(&ledger, &rule, &cells)?;
    /// assert_eq!(
    ///     Table::from_tally(&table)?.to_csv(),
    ///     "of,unit,period,exposure,coverage,count,lo,hi,stated,sharp,unread,rule\n\
    ///      CHN–RUS,dyad-events,2019-01-01..2022-01-01,3 years,full,1,1,1,no,yes,0,\
    ///      \"naval patrols: naval patrols; each row counts as often as it states, in the period of the start\"\n\
    ///      CHN–RUS,dyad-events,2025-01-01..2026-01-01,1 year,partial,1+,1,,no,yes,0,\
    ///      \"naval patrols: naval patrols; each row counts as often as it states, in the period of the start\"\n",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn from_tally<K: TallyKey>(table: &TallyTable<K>) -> Result<Self> {
        let mut page = Self::new([
            "of", "unit", "period", "exposure", "coverage", "count", "lo", "hi", "stated", "sharp",
            "unread", "rule",
        ])
        .with_numbers(["lo", "hi", "unread"]);
        let mut lines: Vec<(String, &K)> = table.keys().map(|key| (key.to_string(), key)).collect();
        lines.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let rule = table.rule().to_string();
        for (of, key) in lines {
            for (period, tallied) in table.each_cell(key)? {
                let count = tallied.as_ref().map(Tallied::count);
                let coverage = match table.coverage().extent_over(period) {
                    PeriodExtent::Full => "full",
                    PeriodExtent::Partial => "partial",
                    PeriodExtent::Outside => "none",
                    PeriodExtent::Mixed { .. } => "mixed",
                };
                let bound = |n: Option<u64>| n.map_or_else(String::new, |n| n.to_string());
                page.row([
                    of.clone(),
                    K::UNIT.to_string(),
                    period.to_string(),
                    period.exposure().to_string(),
                    coverage.to_owned(),
                    count.map_or_else(|| "?".to_owned(), |n| n.to_string()),
                    bound(count.map(Count::lo)),
                    bound(count.and_then(Count::hi)),
                    yes_or_no(table.is_stated()),
                    tallied.map_or_else(String::new, |known| yes_or_no(known.is_sharp())),
                    table.unread().to_string(),
                    rule.clone(),
                ]);
            }
        }
        Ok(page)
    }
}

fn yes_or_no(is: bool) -> String {
    (if is { "yes" } else { "no" }).to_owned()
}
