//! The class that allows for events that cluster.

use super::class::{Caution, TrendClass, TrendRule, by_interval};
use super::seasons;
use crate::error::{Result, answers::Answers};
use crate::ratio::frequency::{FrequencyRatio, frequency_ratio, p_text, percent};
use crate::ratio::{CoverageChange, RatioTerm};
use crate::rule::counting_rule::CountingRule;
use crate::stats::{
    CountedPeriod, DependentRatio, DispersedRatio, Dispersion, DispersionModel, Interval, Observed,
    PMethod, RatioRange, SerialDependence, Series, Simulation,
};
use crate::tally::table::TallyTable;
use crate::tally::{CountUnit, TallyKey};
use crate::time::period::Period;
use serde::{Serialize, Serializer};
use std::fmt;

/// From so many cells on a period is not short of them.
const ENOUGH_CELLS: usize = 6;

/// A test of how counts vary gives rise to a caution below this p.
const REMARKABLE: f64 = 0.05;

/// Draws for what dependence of neighbouring cells makes of a p: 0.05 is then known to ± 0.007.
const DRAWS: u32 = 999;

/// Any number: the same cells have the same class.
const SEED: u64 = 15;

/// With fewer cells in a period streaks are not told from a change.
const ENOUGH_FOR_STREAKS: usize = 12;

/// From this estimated correlation of neighbouring cells on, fewer cells decide nothing.
const STREAKY: f64 = 0.5;

/// From a correlation of neighbouring cells that is not excluded up to here, the interval is not wide enough.
const STRONG: f64 = 0.8;

/// The class of a ratio by an interval that allows for the dispersion of the counts within each period, and for the dependence of a cell on
/// the one before.
///
/// # Examples
/// ```
/// use interstate::trend::{Caution, classify_dispersed};
/// use interstate::{Confidence, CountingRule, Dyad, InteractionFamily, Partition, Period, State, TallyTable, TrendClass, TrendRule, read};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let meetings = CountingRule::new("meetings", InteractionFamily::Meeting);
/// let table = TallyTable::count(&ledger, &meetings, &Partition::yearly(2019..=2024)?)?;
/// let (pair, before, after) = (Dyad::new(State::CHN, State::RUS)?, Period::years(2019..=2021)?, Period::years(2022..=2024)?);
/// let trend = classify_dispersed(&table, &pair, before, after, TrendRule::new(Confidence::P95))?;
/// assert_eq!(trend.class(), TrendClass::Inconclusive);
/// assert_eq!(trend.cautions(), [Caution::SerialDependence, Caution::FewCells]);
/// assert_eq!(
///     trend.to_string(),
///     "meetings of CHN–RUS: 15 in 3 years → 22 in 3 years: ratio 1.47 (95 % 0.48–4.48), p = 0.39, φ̂ 1.40 and 1.41: inconclusive \
///      [rule meetings]; caution: cells may hang on those before them (serial dependence); few cells a period, so only a large change is seen",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Dispersed {
    ratio: FrequencyRatio,
    rule: TrendRule,
    class: TrendClass,
    interval: Interval,
    p: f64,
    model: DispersionModel,
    dispersion: Option<Dispersion>,
    sides: (Option<Dispersion>, Option<Dispersion>),
    dependence: Option<SerialDependence>,
    method: Option<PMethod>,
    cautions: Vec<Caution>,
}

impl Dispersed {
    /// Increased or decreased where the interval lies above or below 1; stable where the rule states a margin and the interval at the level
    /// `1 − 2α` lies within it; else inconclusive. Inconclusive too, whatever the interval, with fewer than twelve cells in a period and an
    /// estimated correlation of neighbouring cells of 0.5 or more: so few do not tell streaks from a change.
    #[must_use]
    pub fn class(&self) -> TrendClass {
        self.class
    }

    /// What is counted, in words: `meetings of CHN–RUS`.
    #[must_use]
    pub fn subject(&self) -> &str {
        self.ratio.subject()
    }

    /// The earlier side of the ratio: its count and its period.
    #[must_use]
    pub fn before(&self) -> &RatioTerm {
        self.ratio.before()
    }

    /// The later side of the ratio: its count and its period.
    #[must_use]
    pub fn after(&self) -> &RatioTerm {
        self.ratio.after()
    }

    /// The counting rule of both sides.
    #[must_use]
    pub fn counting_rule(&self) -> &CountingRule {
        self.ratio.rule()
    }

    /// The trend rule by which the ratio was classified.
    #[must_use]
    pub fn rule(&self) -> TrendRule {
        self.rule
    }

    /// The observed ratio, later rate over earlier.
    #[must_use]
    pub fn estimate(&self) -> RatioRange {
        self.ratio.estimate()
    }

    /// The interval of the ratio at the level of the rule, by [`model`](Self::model) and [`dependence`](Self::dependence).
    #[must_use]
    pub fn interval(&self) -> Interval {
        self.interval
    }

    /// The two-sided p-value for a ratio of 1, which belongs to the interval: for [corrections](crate::stats::PAdjustment) over many pairs.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.p
    }

    /// How the p was found, if by simulation; the seed is fixed, so that the same cells give the same p.
    #[must_use]
    pub fn p_method(&self) -> Option<PMethod> {
        self.method
    }

    /// The dependence of a cell on the one before; `None` where there are too few cells or no event, and cells are taken as independent.
    #[must_use]
    pub fn dependence(&self) -> Option<SerialDependence> {
        self.dependence
    }

    /// The model of how events come that interval and p assume: for each period its own dispersion where both have two cells or more and an
    /// event is among them; one for both where one of them is a single cell; independent events where nothing varies.
    #[must_use]
    pub fn model(&self) -> DispersionModel {
        self.model
    }

    /// The dispersion of the counts within the periods, taken together; `None` where nothing varies.
    #[must_use]
    pub fn dispersion(&self) -> Option<Dispersion> {
        self.dispersion
    }

    /// The dispersion of the counts within the earlier and within the later period; `None` for a period of a single cell, or without an
    /// event.
    #[must_use]
    pub fn sides(&self) -> (Option<Dispersion>, Option<Dispersion>) {
        self.sides
    }

    /// The cautions that go with the class.
    #[must_use]
    pub fn cautions(&self) -> &[Caution] {
        &self.cautions
    }

    /// The change of coverage between the periods that would explain the ratio.
    #[must_use]
    pub fn coverage_to_explain(&self) -> CoverageChange {
        CoverageChange::of(self.interval)
    }
}

/// The whole answer in a line, with its cautions.
impl fmt::Display for Dispersed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.ratio.counts_text(f)?;
        write!(
            f,
            "ratio {} ({} % {:.2}), p {}",
            self.estimate(),
            percent(self.rule.level()),
            self.interval,
            p_text(self.p)
        )?;
        match (self.sides, self.dispersion) {
            ((Some(before), Some(after)), _) => {
                write!(f, ", φ̂ {:.2} and {:.2}", before.phi, after.phi)?;
            }
            (_, Some(both)) => write!(f, ", φ̂ {:.2}", both.phi)?,
            (_, None) => {}
        }
        write!(f, ": {} ", self.class)?;
        self.ratio.note(f)?;
        for (i, caution) in self.cautions.iter().enumerate() {
            f.write_str(if i == 0 { "; caution: " } else { "; " })?;
            write!(f, "{caution}")?;
        }
        Ok(())
    }
}

/// What serde writes of a dispersed class.
#[derive(Serialize)]
struct Written<'a> {
    class: TrendClass,
    subject: &'a str,
    unit: CountUnit,
    before: &'a RatioTerm,
    after: &'a RatioTerm,
    ratio: RatioRange,
    interval: Interval,
    p: f64,
    model: DispersionModel,
    dispersion: Option<Dispersion>,
    sides: (Option<Dispersion>, Option<Dispersion>),
    dependence: Option<SerialDependence>,
    p_method: Option<PMethod>,
    rule: TrendRule,
    counting_rule: &'a CountingRule,
    cautions: &'a [Caution],
}

/// The class, what was counted on each side, the ratio with its interval and p, how events come, both rules and the cautions.
impl Serialize for Dispersed {
    fn serialize<S: Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        let written = Written {
            class: self.class,
            subject: self.subject(),
            unit: self.ratio.unit(),
            before: self.before(),
            after: self.after(),
            ratio: self.estimate(),
            interval: self.interval,
            p: self.p,
            model: self.model,
            dispersion: self.dispersion,
            sides: self.sides,
            dependence: self.dependence,
            p_method: self.method,
            rule: self.rule,
            counting_rule: self.counting_rule(),
            cautions: &self.cautions,
        };
        written.serialize(to)
    }
}

/// Gives the ratio of two runs of cells of one line of a table its class, allowing for the dispersion between the cells of each and for their
/// dependence on the cells before.
///
/// # Formula
/// The interval and the p of [`DependentRatio`] over the cells, with 999 draws from a fixed seed. Fewer than five cells, a period of one cell
/// or no event: those of [`DispersedRatio`].
///
/// # When it misleads
/// As often as the tables of [`DependentRatio`] and [`DispersedRatio`] say, with twelve cells or more in both periods. With fewer nothing is
/// said where the estimated correlation of neighbouring cells is 0.5 or more: so the class keeps its level (at six cells in each, a variance of
/// five times the mean and a correlation of 0, 0.3 and 0.6 it is wrong in 1.0, 1.8 and 2.8 of 100 cases), and sees a doubling of twenty
/// events a cell in 20, 22 and 24, where one who knows the covariance sees it in 69, 55 and 49. If cells are known to be independent, as
/// years may be, ask [`DispersedRatio`]. Cells across a change of rate mix the change with clustering. A
/// period of one cell shows no dispersion, and is taken to be as dispersed as the other; where both are single cells the exact interval holds
/// [if events are independent](Caution::IfIndependent). An event that lasted over two cells is counted in each of them. The counts of a
/// schedule are classed late: two a year, each kept with a chance of 95 %, become four, and 3 years against 3 show it in 0 of 100 cases.
///
/// # Errors
/// As [`TallyTable::over`] and [`frequency_ratio`]; a cell whose count is a pair of bounds.
pub fn classify_dispersed<K: TallyKey>(
    table: &TallyTable<K>,
    of: &K,
    before: Period,
    after: Period,
    rule: TrendRule,
) -> Result<Dispersed> {
    // Also says what is wrong with a period that is no run of cells, or not covered.
    let ratio = frequency_ratio(&table.over(of, before)?, &table.over(of, after)?)?;
    let (first, second) = (cells(table, of, before)?, cells(table, of, after)?);
    let asked = DispersedRatio::new(first.counted()?, second.counted()?)?;
    let dependent = first.hanging_on(&second, before, after)?;
    let at = |level| match &dependent {
        Some(dependent) => dependent.interval(level),
        None => asked.interval(level),
    };
    let interval = at(rule.level())?;
    let p = match &dependent {
        Some(dependent) => dependent.p(),
        None => asked.p()?,
    };
    let dependence = dependent.as_ref().map(DependentRatio::dependence);
    let shorter = first.counts.len().min(second.counts.len());
    let streaks = dependence.map(|found| found.estimate());
    let unsure = shorter < ENOUGH_FOR_STREAKS && streaks.is_some_and(|rho| rho >= STREAKY);
    let class = if unsure {
        TrendClass::Inconclusive
    } else {
        by_interval(rule, at)?
    };
    let mut cautions = cautions(&ratio, &asked, dependence, shorter);
    if unsure && !cautions.contains(&Caution::SerialDependence) {
        cautions.insert(0, Caution::SerialDependence);
    }
    Ok(Dispersed {
        ratio,
        rule,
        class,
        interval,
        p,
        model: asked.model(),
        dispersion: asked.dispersion(),
        sides: asked.sides(),
        dependence,
        method: dependent.map(|dependent| dependent.method()),
        cautions,
    })
}

/// What a reader should know of the cells and of the source; the shorter period has so many cells.
fn cautions(
    ratio: &FrequencyRatio,
    asked: &DispersedRatio<'_>,
    dependence: Option<SerialDependence>,
    shorter: usize,
) -> Vec<Caution> {
    // Where counts vary no more than those of independent events, nothing hangs on what came before.
    let varied = asked.dispersion().is_none_or(|found| found.phi > 1.0);
    let hanging = dependence.is_none_or(|found| found.is_seen() || found.upper() > STRONG);
    let unlike = match asked.sides() {
        // Below 1 both are taken as 1.
        (Some(one), Some(two)) => one.phi.max(two.phi) > 1.0 && one.p_unlike(two) < REMARKABLE,
        _ => false,
    };
    let varies = |p: fn(Dispersion) -> f64| {
        let found = asked.dispersion().map(p);
        found.is_some_and(|p| p < REMARKABLE)
    };
    let in_part = ratio.before().partly_covered || ratio.after().partly_covered;
    [
        (
            asked.model() == DispersionModel::Poisson,
            Caution::IfIndependent,
        ),
        (varied && hanging, Caution::SerialDependence),
        (unlike, Caution::UnlikeDispersion),
        (shorter < ENOUGH_CELLS, Caution::FewCells),
        (varies(|d| d.p_clustered), Caution::Clustered),
        (varies(|d| d.p_scheduled), Caution::Scheduled),
        (in_part, Caution::PartlyCovered),
        (ratio.rule().is_unstated(), Caution::UnstatedRule),
        (
            seasons::are_unlike(ratio.before().period, ratio.after().period),
            Caution::NotWholeYears,
        ),
    ]
    .into_iter()
    .filter_map(|(holds, caution)| holds.then_some(caution))
    .collect()
}

/// The cells of a period: how many events each has, and how many years.
struct Cells {
    counts: Vec<u64>,
    years: Vec<f64>,
}

impl Cells {
    /// A single cell is a total.
    fn counted(&self) -> Result<CountedPeriod<'_>> {
        match (self.counts.as_slice(), self.years.as_slice()) {
            (&[count], &[years]) => Ok(Observed::new(count, years)?.into()),
            (counts, years) => Ok(Series::new(counts, years)?.into()),
        }
    }
}

/// How many cells it takes to ask whether they depend on each other: the two rates, and three more.
const FEWEST_CELLS: usize = 5;

impl Cells {
    /// The ratio of later cells to these, as neighbours in time, if they are enough to ask.
    fn hanging_on<'a>(
        &'a self,
        later: &'a Self,
        before: Period,
        after: Period,
    ) -> Result<Option<DependentRatio<'a>>> {
        let cells = self.counts.len() + later.counts.len();
        let seen = self.counts.iter().chain(&later.counts).any(|&x| x > 0);
        let shortest = self.counts.len().min(later.counts.len());
        if cells < FEWEST_CELLS || shortest < 2 || !seen {
            return Ok(None);
        }
        // OK because periods without shared days, the earlier one first, were compared already.
        let between = (after.start() - before.end()).num_days() as f64;
        let cell = (before.days() + after.days()) as f64 / cells as f64;
        DependentRatio::new(
            Series::new(&self.counts, &self.years)?,
            Series::new(&later.counts, &later.years)?,
            1.0 + between / cell,
            Simulation::new(SEED, DRAWS)?,
        )
        .map(Some)
    }
}

/// The counts and the years of each cell of a period.
fn cells<K: TallyKey>(table: &TallyTable<K>, of: &K, period: Period) -> Result<Cells> {
    let cells = table
        .cells()
        .cells()
        .iter()
        .filter(|cell| period.intersection(**cell) == Some(**cell));
    let (mut counts, mut years) = (Vec::new(), Vec::new());
    for &cell in cells {
        let tallied = table.over(of, cell)?;
        let count = tallied.count().exactly().ok_or_else(|| Answers::NotExact {
            period: cell.to_string().into(),
            found: tallied.count().to_string().into(),
        })?;
        counts.push(count);
        years.push(tallied.exposure().years());
    }
    Ok(Cells { counts, years })
}
