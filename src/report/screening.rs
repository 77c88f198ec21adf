//! A screening as a page.

use super::Table;
use crate::trend::Screening;
use std::fmt::Display;

impl Table {
    /// A screening as a table: one row for each line, in the order of [`by_p`](Screening::by_p).
    ///
    /// | column | what |
    /// |---|---|
    /// | `of` | the line: `CHN–RUS` |
    /// | `before`, `after` | the counts: `10`, `10+`, `3-5` |
    /// | `ratio` | as it was seen; `unbounded`, `undefined` |
    /// | `lo`, `hi` | the interval of the line's own test; empty where there is none |
    /// | `shrunken` | the ratio drawn towards those of all lines |
    /// | `test`, `p`, `adjusted_p` | the test, its p and the p adjusted for the whole family |
    /// | `class` | increased or decreased by the adjusted p, else inconclusive |
    /// | `fate` | `tested`, or why it was not |
    ///
    /// # Examples
    /// ```
    /// use interstate::report::Table;
    /// use interstate::trend::{ScreenOptions, screen};
    /// use interstate::{Confidence, CountingRule, InteractionFamily, InteractionKind, Partition, Period, TallyTable, read};
    ///
    /// let ledger = read::ledger::from_path("data/china_russia.csv")?;
    /// let rule = CountingRule::new("patrols", InteractionFamily::Patrol);
    /// let (before, after) = (Period::years(2019..=2021)?, Period::years(2022..=2024)?);
    /// let table = TallyTable::<InteractionKind>::count(&ledger, &rule, &Partition::disjoint(&[before, after])?)?;
    /// let screening = screen(&table, before, after, ScreenOptions::new(Confidence::P95))?;
    /// println!("{}", Table::from_screening(&screening));
    /// assert!(Table::from_screening(&screening).to_csv().starts_with(
    ///     "of,before,after,ratio,lo,hi,shrunken,test,p,adjusted_p,class,fate\n",
    /// ));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn from_screening<K: Display>(screening: &Screening<K>) -> Self {
        let mut page = Self::new([
            "of",
            "before",
            "after",
            "ratio",
            "lo",
            "hi",
            "shrunken",
            "test",
            "p",
            "adjusted_p",
            "class",
            "fate",
        ])
        .with_numbers(["lo", "hi", "shrunken", "p", "adjusted_p"]);
        let number = |n: f64| format!("{n:.4}");
        let (mut lo, mut hi, mut shrunken) = (String::new(), String::new(), String::new());
        for line in screening.by_p() {
            for cell in [&mut lo, &mut hi, &mut shrunken] {
                cell.clear();
            }
            if let Some(interval) = line.interval() {
                lo = number(interval.lo());
                hi = interval.hi().map_or_else(String::new, number);
            }
            if let Some(ratio) = line.shrunken() {
                shrunken = number(ratio.estimate());
            }
            page.row([
                line.key().to_string(),
                line.before().to_string(),
                line.after().to_string(),
                line.ratio().to_string(),
                lo.clone(),
                hi.clone(),
                shrunken.clone(),
                line.test()
                    .map_or_else(String::new, |test| test.to_string()),
                line.p().map_or_else(String::new, number),
                line.adjusted().map_or_else(String::new, number),
                line.class().to_string(),
                line.fate().to_string(),
            ]);
        }
        page
    }
}
