//! Whether a claim holds on a ledger under a rule.

use super::{Claim, Tolerance};
use crate::count::Count;
use crate::error::{Category, Error, Result, answers::Answers, text};
use crate::ledger::Ledger;
use crate::rule::counting_rule::CountingRule;
use crate::tally::TallyKey;
use crate::tally::table::TallyTable;
use crate::time::exposure::Exposure;
use crate::time::partition::Partition;
use crate::time::period::Period;
use crate::time::truth::Truth;
use std::fmt;

/// Whether a claim holds.
///
/// # Examples
/// ```
/// use interstate::claim::Verdict;
///
/// assert_eq!("out_of_coverage".parse::<Verdict>()?, Verdict::OutOfCoverage);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(
    Clone, Copy, Debug, Eq, Hash, PartialEq, strum::Display, strum::EnumString, strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_verdict)]
#[non_exhaustive]
pub enum Verdict {
    /// It holds.
    Holds,
    /// It does not.
    Fails,
    /// Within the bounds of the counts it may or may not.
    Depends,
    /// It speaks of days that the source does not cover.
    OutOfCoverage,
}

text::word!(
    Verdict,
    "verdict",
    unknown_verdict,
    [Holds, Fails, Depends, OutOfCoverage]
);

impl From<Truth> for Verdict {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Yes => Self::Holds,
            Truth::No => Self::Fails,
            Truth::Depends => Self::Depends,
        }
    }
}

/// A claim checked under one rule.
///
/// # Examples
/// ```
/// use interstate::claim::Claim;
/// use interstate::tally::Whole;
/// use interstate::{CountingRule, InteractionFamily, Period, read};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let record = Claim::Record { period: Period::year(2023)?, among: vec![Period::year(2019)?, Period::year(2024)?] };
/// let checked = record.check(&ledger, &CountingRule::new("M1", InteractionFamily::Meeting), &Whole)?;
/// assert_eq!(checked.to_string(), "M1: holds (11, 7, 6)"); // the counts that decided
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    rule: CountingRule,
    verdict: Verdict,
    counts: Vec<(Period, Count)>,
}

impl Checked {
    /// The rule that it was checked under.
    #[must_use]
    pub fn rule(&self) -> &CountingRule {
        &self.rule
    }

    /// Whether it holds.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The counts that decided, by period; none where the source does not cover one of them.
    #[must_use]
    pub fn counts(&self) -> &[(Period, Count)] {
        &self.counts
    }
}

/// `E3: fails (9, 14)`.
impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rule.name(), self.verdict)?;
        for (n, (_, count)) in self.counts.iter().enumerate() {
            write!(f, "{}{count}", if n == 0 { " (" } else { ", " })?;
        }
        f.write_str(if self.counts.is_empty() { "" } else { ")" })
    }
}

/// One count with the years it is over.
type Known = (Count, Exposure);

impl Claim {
    /// Whether the claim holds for one line of a ledger under a rule.
    ///
    /// # Errors
    /// A rule that its source does not state; a count that does not fit 64 bits.
    pub fn check<K: TallyKey>(
        &self,
        ledger: &Ledger,
        rule: &CountingRule,
        of: &K,
    ) -> Result<Checked> {
        let mut counts = Vec::new();
        let mut known: Vec<Known> = Vec::new();
        for period in self.periods() {
            let table = TallyTable::count(ledger, rule, &Partition::of(&[period])?)?;
            match table.over(of.clone(), period) {
                Ok(tallied) => {
                    counts.push((period, tallied.count()));
                    known.push((tallied.count(), tallied.exposure()));
                }
                Err(error) if error.category() == Category::Coverage => {
                    return Ok(Checked {
                        rule: rule.clone(),
                        verdict: Verdict::OutOfCoverage,
                        counts: Vec::new(),
                    });
                }
                Err(error) => return Err(error),
            }
        }
        Ok(Checked {
            rule: rule.clone(),
            verdict: self.holds(&known).into(),
            counts,
        })
    }

    /// The claim under each of several rules.
    ///
    /// # Errors
    /// No rule; and as [`check`](Self::check).
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::{Claim, Tolerance, Verdict};
    /// use interstate::tally::Whole;
    /// use interstate::{CountingRule, InteractionFamily, OneIs, Period, Select, read};
    ///
    /// let ledger = read::ledger::from_path("data/china_russia.csv")?;
    /// let exercises = Select::from(InteractionFamily::Exercise);
    /// let rules = [
    ///     CountingRule::new("exercises", exercises.clone()),
    ///     CountingRule::new("exercises and patrols", exercises | InteractionFamily::Patrol.into()),
    /// ];
    /// let doubled = Claim::RatioAbout {
    ///     ratio: Tolerance::new(1.75, 2.25)?,
    ///     before: Period::years(2019..=2021)?,
    ///     after: Period::years(2022..=2024)?,
    /// };
    /// let checked = doubled.check_all(&ledger, &rules, &Whole)?;
    /// assert_eq!(checked.iter().filter(|c| c.verdict() == Verdict::Holds).count(), 1);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn check_all<'a, K: TallyKey>(
        &self,
        ledger: &Ledger,
        rules: impl IntoIterator<Item = &'a CountingRule>,
        of: &K,
    ) -> Result<Vec<Checked>> {
        let checked: Result<Vec<Checked>> = rules
            .into_iter()
            .map(|rule| self.check(ledger, rule, of))
            .collect();
        match checked {
            Ok(none) if none.is_empty() => Err(Answers::NoRule.into()),
            checked => checked,
        }
    }

    fn holds(&self, known: &[Known]) -> Truth {
        match (self, known) {
            (Self::CountAtLeast { n, .. }, [(count, _)]) => count.is_at_least(*n),
            (Self::CountExactly { n, .. }, [(count, _)]) => {
                count.is_at_least(*n).and(count.is_at_most(*n))
            }
            (Self::RateAtLeast { a_year, .. }, [(count, exposure)]) => {
                within(*count, a_year * exposure.years(), f64::INFINITY)
            }
            (Self::RateAbout { a_year, .. }, [(count, exposure)]) => {
                let years = exposure.years();
                within(*count, a_year.lo() * years, a_year.hi() * years)
            }
            (Self::RatioAbout { ratio, .. }, [before, after]) => {
                ratio_within(*ratio, *before, *after)
            }
            (Self::Record { .. }, [(record, _), others @ ..]) => {
                others.iter().fold(Truth::Yes, |so_far, (other, _)| {
                    so_far.and(more(*record, *other))
                })
            }
            _ => Truth::Depends,
        }
    }
}

/// Counts are whole and stated rates have few digits, so that two values this close are one: 2.2 times 25 is 55, not 55.00000000000001.
const ROUNDING: f64 = 1e-12;

/// Whether a count lies within these ends.
fn within(count: Count, lo: f64, hi: f64) -> Truth {
    let (lo, hi) = (lo * (1.0 - ROUNDING), hi * (1.0 + ROUNDING));
    let (least, most) = (
        count.lo() as f64,
        count.hi().map_or(f64::INFINITY, |hi| hi as f64),
    );
    if least >= lo && most <= hi {
        Truth::Yes
    } else if most < lo || least > hi {
        Truth::No
    } else {
        Truth::Depends
    }
}

/// Whether the first count is more than the second.
fn more(count: Count, other: Count) -> Truth {
    if count.certainly_more(other) {
        Truth::Yes
    } else if count.hi().is_some_and(|hi| hi <= other.lo()) {
        Truth::No
    } else {
        Truth::Depends
    }
}

/// Whether the ratio of two rates lies within a tolerance: nothing over nothing lies nowhere.
fn ratio_within(tolerance: Tolerance, before: Known, after: Known) -> Truth {
    let scale = before.1.years() / after.1.years();
    let ratio = |after: f64, before: f64| {
        if after == 0.0 && before == 0.0 {
            f64::NAN
        } else {
            after / before
        }
    };
    let (lo, hi) = (
        before.0.lo() as f64,
        before.0.hi().map_or(f64::INFINITY, |hi| hi as f64),
    );
    let least = if hi.is_infinite() {
        0.0
    } else {
        ratio(after.0.lo() as f64, hi) * scale
    };
    let most = match after.0.hi() {
        Some(hi) => ratio(hi as f64, lo) * scale,
        None => f64::INFINITY,
    };
    let (from, to) = (
        tolerance.lo() * (1.0 - ROUNDING),
        tolerance.hi() * (1.0 + ROUNDING),
    );
    if least >= from && most <= to {
        Truth::Yes
    } else if most < from || least > to || (least.is_nan() && most.is_nan()) {
        Truth::No
    } else {
        Truth::Depends
    }
}
