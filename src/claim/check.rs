//! Whether a claim holds on a ledger under a rule.

use super::Claim;
use super::holds::Known;
use crate::count::Count;
use crate::error::{Category, Error, Result, answers::Answers, text};
use crate::ledger::Ledger;
use crate::rule::counting_rule::CountingRule;
use crate::tally::TallyKey;
use crate::tally::table::TallyTable;
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
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
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

impl Claim {
    /// Whether the claim holds for one line of a ledger under a rule.
    ///
    /// # Errors
    /// A claim about too few periods to say anything, or about a later period that does not start after the earlier one has ended; a rule
    /// that its source does not state; a count that does not fit 64 bits.
    pub fn check<K: TallyKey>(
        &self,
        ledger: &Ledger,
        rule: &CountingRule,
        of: &K,
    ) -> Result<Checked> {
        let periods = self.periods();
        if periods.len() < self.fewest_periods() {
            return Err(Answers::TooFewPeriods {
                claim: self.to_string().into(),
                found: periods.len(),
                expected: self.fewest_periods(),
            }
            .into());
        }
        if let Some((earlier, later)) = self.out_of_order() {
            return Err(Answers::NotLater {
                earlier: earlier.label().into(),
                later: later.label().into(),
            }
            .into());
        }
        let mut counts = Vec::new();
        let mut known: Vec<Known> = Vec::new();
        for period in periods {
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
}
