//! The class of a comparison of each month with the same months.

use super::class::{Caution, TrendClass, TrendRule, by_interval};
use super::seasons::no_common_month;
use crate::error::{Result, answers::Answers};
use crate::ratio::frequency::{FrequencyRatio, frequency_ratio, p_text, percent};
use crate::ratio::{CoverageChange, RatioTerm};
use crate::stats::{Interval, Ratio, SeasonalMethod, SeasonalRatio, Series};
use crate::tally::TallyKey;
use crate::tally::table::TallyTable;
use crate::time::period::Period;
use chrono::{Datelike, Months};
use std::fmt;

/// From so many whole years a side on they are compared as wholes.
const ENOUGH_YEARS: usize = 3;

/// From so many months of the year on their scatter is known well.
const ENOUGH_MONTHS: usize = 6;

/// The class of a ratio that compares each month of the year with the same month: seasons cannot cause it.
///
/// # Examples
/// ```
/// use interstate::trend::classify_seasonal;
/// use interstate::{Confidence, CountingRule, Dyad, InteractionFamily, Partition, Period, State, TallyTable, TrendRule, read};
/// use interstate::time::CalendarStep;
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let meetings = CountingRule::new("meetings", InteractionFamily::Meeting);
/// let months = Partition::anchored("2019-01-01".parse()?, CalendarStep::Months(1), 72)?;
/// let table = TallyTable::count(&ledger, &meetings, &months)?;
/// let pair = Dyad::new(State::CHN, State::RUS)?;
/// // Two and a half years each: the first half of a year stands three times before and twice after.
/// let before = Period::new("2019-01-01".parse()?, "2021-07-01".parse()?)?;
/// let after = Period::new("2021-07-01".parse()?, "2024-01-01".parse()?)?;
/// let trend = classify_seasonal(&table, &pair, before, after, TrendRule::new(Confidence::P95))?;
/// assert_eq!(
///     trend.to_string(),
///     "meetings of CHN–RUS: 11 in 2019-01 to 2021-06 → 20 in 2021-07 to 2023-12, month against the same month (12 of 12): \
///      ratio 1.60 (95 % 0.56–4.61), p = 0.33: inconclusive [rule meetings]; caution: cells may hang on those before them (serial \
///      dependence)",
/// );
///
/// let first_half = Period::new("2022-01-01".parse()?, "2022-07-01".parse()?)?;
/// let second_half = Period::new("2022-07-01".parse()?, "2023-01-01".parse()?)?;
/// let refused = classify_seasonal(&table, &pair, first_half, second_half, TrendRule::new(Confidence::P95)).unwrap_err();
/// assert_eq!(
///     refused.to_string(),
///     "the periods 2022-01-01..2022-07-01 and 2022-07-01..2023-01-01 have no month of the year in common, so that seasons alone could \
///      make any ratio",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Seasonal {
    class: TrendClass,
    estimate: Ratio,
    interval: Interval,
    p: f64,
    phi: Option<f64>,
    method: SeasonalMethod,
    /// Months of the year that are compared.
    months: usize,
    /// On each side, if whole years are compared.
    years: Option<(usize, usize)>,
    left_out: usize,
    /// In the months that are compared.
    events: (u64, u64),
    rule: TrendRule,
    cautions: Vec<Caution>,
    ratio: FrequencyRatio,
}

/// Gives the ratio of two runs of months of one line of a table its class, comparing each month of the year with the same month.
///
/// The periods may be of any length, of whole years or not. Months of the year that only one of them holds are left out, and counted in the
/// answer.
///
/// # Formula
/// The interval and the p of [`SeasonalRatio`]: by whole years where both periods are three whole years or more, of any twelve months in a row;
/// else across seasons, with the caution that months may depend on each other. *Stable* where a margin was stated and the interval at the level
/// `1 − 2α` lies within it.
///
/// # When it misleads
/// As often as the table of [`SeasonalRatio`] says.
///
/// # Errors
/// Cells of the table in the periods that are no calendar months; no month of the year that both periods hold; a cell whose count is a pair of
/// bounds; a period of a single month; as [`frequency_ratio`] and [`TallyTable::over`].
pub fn classify_seasonal<K: TallyKey>(
    table: &TallyTable<K>,
    of: &K,
    before: Period,
    after: Period,
    rule: TrendRule,
) -> Result<Seasonal> {
    let ratio = frequency_ratio(&table.over(of, before)?, &table.over(of, after)?)?;
    let (one, two) = (
        MonthlyCells::of(table, of, before)?,
        MonthlyCells::of(table, of, after)?,
    );
    if !one.has_month_of(&two) {
        return Err(no_common_month(before, after));
    }
    let seasonal = SeasonalRatio::new(one.series()?, two.series()?, 12)?;
    let years = seasonal
        .whole_years()
        .filter(|(one, two)| *one.min(two) >= ENOUGH_YEARS);
    let method = match years {
        Some(_) => SeasonalMethod::WholeYears,
        None => SeasonalMethod::AcrossSeasons,
    };
    let seasonal = seasonal.with_method(method)?;
    let interval = seasonal.interval(rule.level())?;
    Ok(Seasonal {
        class: by_interval(rule, |level| seasonal.interval(level))?,
        estimate: seasonal.estimate(),
        interval,
        p: seasonal.p()?,
        phi: seasonal.phi(),
        method: seasonal.method(),
        months: seasonal.seasons(),
        years,
        left_out: seasonal.left_out(),
        events: seasonal.events(),
        rule,
        cautions: cautions(&ratio, &seasonal),
        ratio,
    })
}

fn cautions(ratio: &FrequencyRatio, seasonal: &SeasonalRatio) -> Vec<Caution> {
    let across = seasonal.method() == SeasonalMethod::AcrossSeasons;
    let few = across && seasonal.seasons() < ENOUGH_MONTHS;
    [
        (across, Caution::SerialDependence),
        (few, Caution::FewCells),
        (ratio.rule().is_unstated(), Caution::UnstatedRule),
    ]
    .into_iter()
    .filter_map(|(holds, caution)| holds.then_some(caution))
    .collect()
}

/// The months of a period with their counts.
struct MonthlyCells {
    counts: Vec<u64>,
    years: Vec<f64>,
    /// Months since the first January of the calendar.
    times: Vec<i64>,
}

impl MonthlyCells {
    fn of<K: TallyKey>(table: &TallyTable<K>, of: &K, period: Period) -> Result<Self> {
        let cells = table.cells().cells().iter();
        let mut months = Self {
            counts: Vec::new(),
            years: Vec::new(),
            times: Vec::new(),
        };
        for &cell in cells.filter(|cell| period.intersection(**cell) == Some(**cell)) {
            let start = cell.start();
            if start.day() != 1 || start.checked_add_months(Months::new(1)) != Some(cell.end()) {
                return Err(Answers::NotAMonth {
                    cell: cell.to_string().into(),
                }
                .into());
            }
            let tallied = table.over(of, cell)?;
            let count = tallied.count().exactly().ok_or_else(|| Answers::NotExact {
                period: cell.to_string().into(),
                found: tallied.count().to_string().into(),
            })?;
            months.counts.push(count);
            months.years.push(tallied.exposure().years());
            months
                .times
                .push(i64::from(start.year()) * 12 + i64::from(start.month0()));
        }
        Ok(months)
    }

    fn has_month_of(&self, other: &Self) -> bool {
        let month = |time: &i64| time.rem_euclid(12);
        let mut own = self.times.iter().map(month);
        own.any(|one| other.times.iter().map(month).any(|two| one == two))
    }

    fn series(&self) -> Result<Series<'_>> {
        Series::new(&self.counts, &self.years)?.at_times(&self.times)
    }
}

impl Seasonal {
    /// The class: increased or decreased where the interval lies above or below 1; stable where a margin was stated and shown; else
    /// inconclusive.
    #[must_use]
    pub fn class(&self) -> TrendClass {
        self.class
    }

    /// The one ratio that fits all months of the year best.
    #[must_use]
    pub fn estimate(&self) -> Ratio {
        self.estimate
    }

    /// The interval of that ratio, from the scatter across the months of the year.
    #[must_use]
    pub fn interval(&self) -> Interval {
        self.interval
    }

    /// The two-sided p-value for a ratio of 1, which belongs to the interval: for [corrections](crate::stats::PAdjustment) over many pairs.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.p
    }

    /// The dispersion `φ̂`: how much more the months of the year scatter about that ratio than independent events would; `None` where it is
    /// not known.
    #[must_use]
    pub fn phi(&self) -> Option<f64> {
        self.phi
    }

    /// The number of months of the year that are compared: at most twelve.
    #[must_use]
    pub fn months(&self) -> usize {
        self.months
    }

    /// The number of cells left out, since the other period does not have their month of the year.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// The earlier side of the ratio: the whole period, with months that are left out.
    #[must_use]
    pub fn before(&self) -> &RatioTerm {
        self.ratio.before()
    }

    /// The later side of the ratio, likewise.
    #[must_use]
    pub fn after(&self) -> &RatioTerm {
        self.ratio.after()
    }

    /// The method by which the interval was found.
    #[must_use]
    pub fn method(&self) -> SeasonalMethod {
        self.method
    }

    /// The trend rule by which the ratio was classified.
    #[must_use]
    pub fn rule(&self) -> TrendRule {
        self.rule
    }

    /// The cautions that go with the class.
    #[must_use]
    pub fn cautions(&self) -> &[Caution] {
        &self.cautions
    }

    /// The change of coverage that would explain the ratio: see [`CoverageChange`].
    #[must_use]
    pub fn coverage_to_explain(&self) -> CoverageChange {
        CoverageChange::of(self.interval)
    }
}

/// The whole answer in a line.
impl fmt::Display for Seasonal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, after) = self.events;
        write!(
            f,
            "{}: {before} in {} → {after} in {}, ",
            self.ratio.subject(),
            self.ratio.before().period.label(),
            self.ratio.after().period.label(),
        )?;
        match (self.years, self.left_out) {
            (Some((one, two)), _) => write!(f, "{one} whole years against {two}")?,
            (None, 0) => write!(f, "month against the same month ({} of 12)", self.months)?,
            (None, left_out) => write!(
                f,
                "month against the same month ({} of 12, {left_out} cells without one left out)",
                self.months
            )?,
        }
        write!(f, ": ratio {:.2}", self.estimate)?;
        if self.estimate != Ratio::Undefined {
            let percent = percent(self.rule.level());
            write!(
                f,
                " ({percent} % {:.2}), p {}",
                self.interval,
                p_text(self.p)
            )?;
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
