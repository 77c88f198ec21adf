//! The two periods of a screening.

use crate::error::Result;
use crate::ratio::frequency::frequency_ratio;
use crate::rule::counting_rule::CountingRule;
use crate::tally::Whole;
use crate::tally::table::TallyTable;
use crate::time::coverage::Coverage;
use crate::time::partition::Partition;
use crate::time::period::Period;
use std::ops::Range;

/// One period, and the cells that it is made of.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) period: Period,
    /// The places of its cells among those of the table.
    pub(super) cells: Range<usize>,
    /// The years of each cell.
    pub(super) exposures: Vec<f64>,
    pub(super) years: f64,
    pub(super) partly_covered: bool,
}

/// Two periods that can be compared.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) before: Run,
    pub(super) after: Run,
}

impl Frame {
    /// Refuses what a ratio of any line would be refused for.
    pub(super) fn new(
        rule: &CountingRule,
        cells: &Partition,
        coverage: &Coverage,
        before: Period,
        after: Period,
    ) -> Result<Self> {
        let empty = TallyTable::<Whole>::empty(rule, cells, coverage.clone());
        let (earlier, later) = (empty.over(&Whole, before)?, empty.over(&Whole, after)?);
        frequency_ratio(&earlier, &later)?;
        let run = |period: Period, partly_covered| {
            let all = cells.cells();
            let first = all.partition_point(|cell| cell.start() < period.start());
            let end = all.partition_point(|cell| cell.end() <= period.end());
            let within = all.iter().take(end).skip(first);
            Run {
                period,
                cells: first..end,
                exposures: within.map(|cell| cell.exposure().years()).collect(),
                years: period.exposure().years(),
                partly_covered,
            }
        };
        Ok(Self {
            before: run(before, earlier.is_partly_covered()),
            after: run(after, later.is_partly_covered()),
        })
    }

    /// Whether both periods have two cells or more.
    pub(super) fn has_cells(&self) -> bool {
        self.before.cells.len() > 1 && self.after.cells.len() > 1
    }

    /// Whether all cells are of about one length: no further apart than February and a quarter's longest month.
    pub(super) fn is_even(&self) -> bool {
        let all = self.before.exposures.iter().chain(&self.after.exposures);
        let (least, most) = all.fold((f64::INFINITY, 0.0_f64), |(least, most), &years| {
            (least.min(years), most.max(years))
        });
        most <= 1.125 * least
    }

    /// Years before over years after.
    pub(super) fn scale(&self) -> f64 {
        self.before.years / self.after.years
    }
}
