//! Whether a claim about change is evidence of change: another question than whether it is true of the list.

use super::{CheckedClaim, Claim, Verdict};
use crate::error::Result;
use crate::ledger::Ledger;
use crate::ratio::frequency::frequency_ratio;
use crate::rule::counting_rule::CountingRule;
use crate::rule::select::Select;
use crate::stats::{Interval, Series, Simulation};
use crate::tally::TallyKey;
use crate::tally::table::TallyTable;
use crate::time::partition::Partition;
use crate::time::period::Period;
use crate::trend::class::{Trend, TrendClass, TrendRule, classify_trend};
use crate::trend::{
    Dispersed, SeriesClass, SeriesRule, SeriesTrend, classify_dispersed, classify_series,
};
use chrono::{Datelike, NaiveDate};
use std::fmt;

/// The evidence of a change from one window to a later one: the ratio with its interval and its class, for independent events and, where the
/// data tell, for events as they come.
///
/// # Examples
/// ```
/// use interstate::claim::{Claim, Evidence};
/// use interstate::tally::Whole;
/// use interstate::{Confidence, CountingRule, InteractionFamily, Period, TrendClass, TrendRule, read};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let claim = Claim::doubled(Period::years(2019..=2021)?, Period::years(2022..=2024)?);
/// let rule = CountingRule::new("M1", InteractionFamily::Meeting);
/// let evidence = claim.evidence(&ledger, &rule, &Whole, TrendRule::new(Confidence::P95))?;
/// let Evidence::Change(changes) = evidence else { return Err("a claim about change".into()) };
/// assert_eq!(changes[0].trend().class(), TrendClass::Inconclusive);
/// let dispersed = changes[0].dispersed().ok_or("years within each window")?;
/// assert_eq!(dispersed.class(), TrendClass::Inconclusive);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ChangeEvidence {
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<Select>,
    trend: Trend,
    #[serde(skip_serializing_if = "Option::is_none")]
    dispersed: Option<Dispersed>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_dispersed: Option<Box<str>>,
}

impl ChangeEvidence {
    /// The selection whose count changed, for a claim about parts.
    #[must_use]
    pub fn part(&self) -> Option<&Select> {
        self.part.as_ref()
    }

    /// The class of the change if events are independent, with its ratio.
    #[must_use]
    pub fn trend(&self) -> &Trend {
        &self.trend
    }

    /// The interval of the ratio at the stated level, if events are independent.
    ///
    /// # Errors
    /// Counts that are too large for it.
    pub fn interval(&self) -> Result<Interval> {
        self.trend.ratio().interval(self.trend.rule().level())
    }

    /// The class that allows for clustered events, from the years, quarters or months of both windows.
    #[must_use]
    pub fn dispersed(&self) -> Option<&Dispersed> {
        self.dispersed.as_ref()
    }

    /// The reason why there is no class that allows for clustered events, if there is none.
    #[must_use]
    pub fn not_dispersed(&self) -> Option<&str> {
        self.not_dispersed.as_deref()
    }
}

/// `not distinguishable from no change`, `an increase`; by both classes where they differ.
impl fmt::Display for ChangeEvidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let independent = self.trend.class();
        f.write_str(shown(independent))?;
        match self.dispersed.as_ref().map(Dispersed::class) {
            Some(class) if class != independent => {
                write!(
                    f,
                    " if events are independent, {} as they come",
                    shown(class)
                )?;
            }
            _ => {}
        }
        match &self.part {
            Some(part) => write!(f, " (of {part})"),
            None => Ok(()),
        }
    }
}

fn shown(class: TrendClass) -> &'static str {
    match class {
        TrendClass::Increased => "an increase",
        TrendClass::Decreased => "a decrease",
        TrendClass::Stable => "no change beyond the margin",
        TrendClass::Inconclusive => "not distinguishable from no change",
    }
}

/// What a claim is evidence of: a change, a direction, or nothing that a test can tell.
///
/// # Examples
/// ```
/// use interstate::claim::{Claim, Evidence};
/// use interstate::tally::Whole;
/// use interstate::{Confidence, CountingRule, InteractionFamily, Period, TrendRule, read};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let claim = Claim::CountAtLeast { n: 3, period: Period::year(2024)? };
/// let patrols = CountingRule::new("patrols", InteractionFamily::Patrol);
/// let evidence = claim.evidence(&ledger, &patrols, &Whole, TrendRule::new(Confidence::P95))?;
/// assert_eq!(evidence, Evidence::NotOfChange);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Evidence {
    /// The changes that the claim is about, each from one window to a later one.
    Change(Vec<ChangeEvidence>),
    /// The direction over several windows that the claim is about.
    Series(Box<SeriesTrend>),
    /// The claim is about no change.
    NotOfChange,
    /// The claim is about change, and the list does not tell of it: the reason.
    Unknown(Box<str>),
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Change(changes) => {
                for (n, change) in changes.iter().enumerate() {
                    write!(f, "{}{change}", if n == 0 { "" } else { ", " })?;
                }
                Ok(())
            }
            Self::Series(trend) => f.write_str(match trend.class() {
                SeriesClass::Increased => "an increase from one to the next",
                SeriesClass::Decreased => "a decrease from one to the next",
                SeriesClass::NoSteadyDirection => "no steady direction",
                SeriesClass::Inconclusive => "not distinguishable from no change",
            }),
            Self::NotOfChange => f.write_str("no claim of change"),
            Self::Unknown(why) => write!(f, "unknown: {why}"),
        }
    }
}

/// Both answers to a claim: whether it is true of the list, and whether it is evidence of change.
///
/// # Examples
/// ```
/// use interstate::claim::Claim;
/// use interstate::tally::Whole;
/// use interstate::{Confidence, CountingRule, InteractionFamily, Period, Select, TrendRule, read};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let both = Select::from(InteractionFamily::Exercise) | InteractionFamily::Patrol.into();
/// let rule = CountingRule::new("exercises and patrols", both);
/// let claim = Claim::doubled(Period::years(2019..=2021)?, Period::years(2022..=2024)?);
/// let finding = claim.find(&ledger, &rule, &Whole, TrendRule::new(Confidence::P95))?;
/// assert_eq!(
///     finding.to_string(),
///     "1.75 to 2.25 times as often in 2022–2024 as in 2019–2021: \
///      holds on this list (exercises and patrols: 16, 29; ratio 1.81); as evidence: not distinguishable from no change",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Finding {
    checked: CheckedClaim,
    evidence: Evidence,
}

impl Finding {
    /// The check of the claim: whether it is true of the list.
    #[must_use]
    pub fn checked(&self) -> &CheckedClaim {
        &self.checked
    }

    /// The evidence: whether the claim shows a change.
    #[must_use]
    pub fn evidence(&self) -> &Evidence {
        &self.evidence
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let checked = &self.checked;
        let verdict = match checked.verdict() {
            Verdict::Holds => "holds on this list",
            Verdict::Fails => "fails on this list",
            Verdict::Depends => "holds or fails on this list by what it leaves open",
            Verdict::OutOfCoverage => "rests on days that this list does not cover",
            Verdict::NotQuantitative => "is nothing that a list could bear out",
        };
        let rule = checked.rule().name();
        write!(f, "{}: {verdict} ({rule}", checked.claim())?;
        for (n, (_, count)) in checked.counts().iter().enumerate() {
            write!(f, "{}{count}", if n == 0 { ": " } else { ", " })?;
        }
        if let Some(value) = checked.value() {
            write!(f, "; {value}")?;
        }
        write!(f, "); as evidence: {}", self.evidence)
    }
}

/// A change that a claim is about.
struct Step<'a> {
    part: Option<&'a Select>,
    before: Period,
    after: Period,
}

/// What a claim says of change.
enum About<'a> {
    Steps(Vec<Step<'a>>),
    Series(&'a [Period]),
    /// It is about change, of a sort that no ratio of two windows is.
    NoPair,
    Nothing,
}

impl Claim {
    /// What the claim says of change.
    fn about(&self) -> About<'_> {
        let step = |before: &Period, after: &Period| Step {
            part: None,
            before: *before,
            after: *after,
        };
        // The earlier of two windows first, if they are apart.
        let pair = |one: Period, other: Period| {
            if one.overlaps(other) {
                About::NoPair
            } else if one.start() < other.start() {
                About::Steps(vec![step(&one, &other)])
            } else {
                About::Steps(vec![step(&other, &one)])
            }
        };
        match self {
            Self::RatioAbout { before, after, .. }
            | Self::RatioAtLeast { before, after, .. }
            | Self::RatioAtMost { before, after, .. }
            | Self::Halved { before, after, .. }
            | Self::PercentChange { before, after, .. } => pair(*before, *after),
            Self::PercentOf { period, base, .. } => pair(*base, *period),
            Self::WindowPairCount { period, other, .. } => pair(*period, *other),
            Self::Record { period, among } | Self::CombinedExceeds { period, among } => {
                joined(among).map_or(About::NoPair, |among| pair(among, *period))
            }
            Self::Steady { periods, .. } | Self::Plateau { periods, .. } => About::Series(periods),
            Self::Peak {
                period,
                before,
                after,
            } => About::Steps(vec![step(before, period), step(period, after)]),
            Self::Rebound { before, low, after } => {
                About::Steps(vec![step(low, after), step(before, after)])
            }
            Self::Divergence {
                rising,
                other,
                before,
                after,
            } => {
                let of = |part| Step {
                    part: Some(part),
                    ..step(before, after)
                };
                About::Steps(vec![of(rising), of(other)])
            }
            Self::Projection { basis, next, .. } => {
                joined(basis).map_or(About::NoPair, |basis| pair(basis, *next))
            }
            Self::CountAtLeast { .. }
            | Self::CountExactly { .. }
            | Self::CountAtMost { .. }
            | Self::EachAtLeast { .. }
            | Self::Consecutive { .. }
            | Self::First { .. }
            | Self::FirstEver { .. }
            | Self::Ordinal { .. }
            | Self::RateAtLeast { .. }
            | Self::RateAtMost { .. }
            | Self::RateAbout { .. }
            | Self::Interval { .. }
            | Self::Share { .. }
            | Self::Breakdown { .. }
            | Self::NotQuantitative { .. } => About::Nothing,
        }
    }

    /// Tests whether the claim, if it is about change, is evidence of change. This is an answer about the process behind the list, and no
    /// reason for or against the verdict of [`check`](Self::check), which is about the list itself.
    ///
    /// Of a ratio and its kin, the interval and the class of [`classify_trend`], and the class of
    /// [`classify_dispersed`] by the years of both windows, or their quarters or months where years are too few. Of several windows in a
    /// row, [`classify_series`], with 999 draws from a fixed seed. A record year is compared with the other years together, if they lie side
    /// by side; no correction is made for its having been picked because it was high.
    ///
    /// # Errors
    /// What is not [`sound`](Self::sound); as [`classify_trend`] and [`classify_series`], but for days that the source does not
    /// cover and counts that it leaves in doubt: these are [`Evidence::Unknown`].
    pub fn evidence<K: TallyKey>(
        &self,
        ledger: &Ledger,
        rule: &CountingRule,
        of: &K,
        trend: TrendRule,
    ) -> Result<Evidence> {
        self.sound()?;
        match self.about() {
            About::Nothing => Ok(Evidence::NotOfChange),
            About::NoPair => Ok(Evidence::Unknown(
                "the windows are no two stretches of days, one after the other".into(),
            )),
            About::Series(periods) => over_series(ledger, rule, of, periods, trend),
            About::Steps(steps) => {
                let mut found = Vec::new();
                for step in steps {
                    match of_step(ledger, rule, of, &step, trend)? {
                        Ok(change) => found.push(change),
                        Err(why) => return Ok(Evidence::Unknown(why)),
                    }
                }
                Ok(Evidence::Change(found))
            }
        }
    }

    /// Gives both answers at once: [`check`](Self::check) and [`evidence`](Self::evidence).
    ///
    /// # Errors
    /// As both.
    pub fn find<K: TallyKey>(
        &self,
        ledger: &Ledger,
        rule: &CountingRule,
        of: &K,
        trend: TrendRule,
    ) -> Result<Finding> {
        Ok(Finding {
            checked: self.check(ledger, rule, of)?,
            evidence: self.evidence(ledger, rule, of, trend)?,
        })
    }
}

/// Periods side by side as one.
fn joined(periods: &[Period]) -> Option<Period> {
    let mut sorted = periods.to_vec();
    sorted.sort_by_key(|period| period.start());
    let mut rest = sorted.into_iter();
    let first = rest.next()?;
    rest.try_fold(first, |all, next| {
        (all.end() == next.start()).then(|| Period::new(all.start(), next.end()).ok())?
    })
}

/// The rule of a part of what another counts.
fn narrowed(rule: &CountingRule, part: Option<&Select>) -> CountingRule {
    part.map_or_else(|| rule.clone(), |part| rule.narrowed(part))
}

/// What one change shows, or why that is not known.
fn of_step<K: TallyKey>(
    ledger: &Ledger,
    rule: &CountingRule,
    of: &K,
    step: &Step<'_>,
    trend: TrendRule,
) -> Result<Result<ChangeEvidence, Box<str>>> {
    let rule = narrowed(rule, step.part);
    let windows = [step.before, step.after];
    let table = TallyTable::count(ledger, &rule, &Partition::around(&windows)?)?;
    for window in windows {
        if !table.is_known_over(window)? {
            return Ok(Err(format!("{} is not covered", window.label()).into()));
        }
    }
    let ratio = frequency_ratio(&table.over(of, step.before)?, &table.over(of, step.after)?)?;
    let (dispersed, not_dispersed) = match cut(step.before, step.after) {
        None => (None, Some("the windows are too short to be cut".into())),
        Some(cells) => {
            let cells = Partition::disjoint(&cells)?;
            let table = TallyTable::count(ledger, &rule, &cells)?;
            match classify_dispersed(&table, of, step.before, step.after, trend) {
                Ok(dispersed) => (Some(dispersed), None),
                Err(error) => (None, Some(error.to_string().into())),
            }
        }
    };
    Ok(Ok(ChangeEvidence {
        part: step.part.cloned(),
        trend: classify_trend(&ratio, trend)?,
        dispersed,
        not_dispersed,
    }))
}

/// Both windows by calendar years, quarters or months: the longest of which each window has two or more, and nothing beside them.
fn cut(before: Period, after: Period) -> Option<Vec<Period>> {
    [12, 3, 1].into_iter().find_map(|months| {
        let (first, second) = (by_months(before, months)?, by_months(after, months)?);
        (first.len() >= 2 && second.len() >= 2).then(|| [first, second].concat())
    })
}

/// A period as calendar stretches of so many months, if it consists of such.
fn by_months(period: Period, months: u32) -> Option<Vec<Period>> {
    let mut cells = Vec::new();
    let mut start = period.start();
    let begins = |day: NaiveDate| day.day() == 1 && day.month0().is_multiple_of(months);
    while start < period.end() {
        let end = start.checked_add_months(chrono::Months::new(months))?;
        if !begins(start) || end > period.end() {
            return None;
        }
        cells.push(Period::new(start, end).ok()?);
        start = end;
    }
    Some(cells)
}

/// What several windows in a row show, or why that is not known.
fn over_series<K: TallyKey>(
    ledger: &Ledger,
    rule: &CountingRule,
    of: &K,
    periods: &[Period],
    trend: TrendRule,
) -> Result<Evidence> {
    let table = TallyTable::count(ledger, rule, &Partition::around(periods)?)?;
    let (mut counts, mut years) = (Vec::new(), Vec::new());
    for period in periods {
        let label = period.label();
        if !table.is_known_over(*period)? {
            return Ok(Evidence::Unknown(format!("{label} is not covered").into()));
        }
        let tallied = table.over(of, *period)?;
        let Some(count) = tallied.count().exactly() else {
            let count = tallied.count();
            let why = format!("the count of {label} is {count}, and a series needs exact counts");
            return Ok(Evidence::Unknown(why.into()));
        };
        counts.push(count);
        years.push(tallied.exposure().years());
    }
    let simulation = Simulation::new(1, 999)?;
    let mut series_rule = SeriesRule::new(trend.level(), simulation);
    if let Some(margin) = trend.margin() {
        series_rule = series_rule.with_margin(margin)?;
    }
    let series = Series::new(&counts, &years)?;
    Ok(Evidence::Series(Box::new(classify_series(
        series,
        &series_rule,
    )?)))
}
