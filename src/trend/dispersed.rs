//! The class that allows for events that cluster.

use super::class::{TrendClass, TrendRule};
use crate::error::{Result, answers::Answers};
use crate::ratio::frequency::percent;
use crate::stats::{DispersedRatio, Dispersion, Interval, Series};
use crate::tally::TallyKey;
use crate::tally::table::TallyTable;
use crate::time::period::Period;
use std::fmt;

/// The class of a ratio by an interval that grows with the dispersion of the counts within each period.
///
/// # Examples
/// ```
/// use interstate::trend::classify_dispersed;
/// use interstate::{Confidence, CountingRule, Dyad, InteractionFamily, Partition, Period, State, TallyTable, TrendClass, TrendRule, read};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let meetings = CountingRule::new("meetings", InteractionFamily::Meeting);
/// let table = TallyTable::count(&ledger, &meetings, &Partition::yearly(2019..=2024)?)?;
/// let (pair, before, after) = (Dyad::new(State::CHN, State::RUS)?, Period::years(2019..=2021)?, Period::years(2022..=2024)?);
/// let trend = classify_dispersed(&table, &pair, before, after, TrendRule::new(Confidence::P95))?;
/// assert_eq!(trend.class(), TrendClass::Inconclusive);
/// assert_eq!(trend.to_string(), "φ̂ 1.40: 95 % 0.49–4.41: inconclusive");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Dispersed {
    class: TrendClass,
    interval: Interval,
    p: f64,
    dispersion: Option<Dispersion>,
    rule: TrendRule,
}

impl Dispersed {
    /// Increased or decreased where the interval lies above or below 1, else inconclusive.
    #[must_use]
    pub fn class(&self) -> TrendClass {
        self.class
    }

    /// The quasi-Poisson interval; the exact one where no part of a period has an event.
    #[must_use]
    pub fn interval(&self) -> Interval {
        self.interval
    }

    /// The two-sided p for a ratio of 1 that belongs to the interval: for [corrections](crate::stats::PAdjustment) over many pairs.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.p
    }

    /// How the counts vary within the periods; `None` where nothing varies.
    #[must_use]
    pub fn dispersion(&self) -> Option<Dispersion> {
        self.dispersion
    }
}

impl fmt::Display for Dispersed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.dispersion {
            Some(dispersion) => write!(f, "φ̂ {:.2}: ", dispersion.phi)?,
            None => f.write_str("no dispersion: ")?,
        }
        write!(
            f,
            "{} % {:.2}: {}",
            percent(self.rule.level()),
            self.interval,
            self.class
        )
    }
}

/// The class of a ratio between two runs of cells of one line of a table, allowing for the dispersion between the cells of each.
///
/// # Formula
/// The interval of [`DispersedRatio`] over the cells: `ln ρ̂ ± t √(max(φ̂, 1)(1/x₁ + 1/x₂))`.
///
/// # When it misleads
/// With two or three cells a period φ̂ is a rough guess, and the interval wide. Cells across a change of rate mix the change with clustering.
///
/// # Errors
/// As [`TallyTable::over`]; a cell whose count is a pair of bounds.
pub fn classify_dispersed<K: TallyKey>(
    table: &TallyTable<K>,
    of: &K,
    before: Period,
    after: Period,
    rule: TrendRule,
) -> Result<Dispersed> {
    let (first, second) = (parts(table, of, before)?, parts(table, of, after)?);
    let ratio = DispersedRatio::new(
        Series::new(&first.0, &first.1)?,
        Series::new(&second.0, &second.1)?,
    )?;
    let interval = ratio.interval(rule.level())?;
    let class = if interval.lo() > 1.0 {
        TrendClass::Increased
    } else if interval.hi().is_some_and(|hi| hi < 1.0) {
        TrendClass::Decreased
    } else {
        TrendClass::Inconclusive
    };
    Ok(Dispersed {
        class,
        interval,
        p: ratio.p()?,
        dispersion: ratio.dispersion(),
        rule,
    })
}

/// The counts and the years of each cell of a period.
fn parts<K: TallyKey>(
    table: &TallyTable<K>,
    of: &K,
    period: Period,
) -> Result<(Vec<u64>, Vec<f64>)> {
    // Also says what is wrong with a period that is no run of cells, or not covered.
    table.over(of, period)?;
    let cells = table
        .cells()
        .cells()
        .iter()
        .filter(|cell| period.intersection(**cell) == Some(**cell));
    let mut counts = Vec::new();
    let mut years = Vec::new();
    for &cell in cells {
        let tallied = table.over(of, cell)?;
        let count = tallied.count().exactly().ok_or_else(|| Answers::NotExact {
            period: cell.to_string().into(),
            found: tallied.count().to_string().into(),
        })?;
        counts.push(count);
        years.push(tallied.exposure().years());
    }
    Ok((counts, years))
}
