//! Whether a claim holds on a ledger under a rule.

use super::Claim;
use super::holds::too_many_to_try;
use super::tendency::Known;
use crate::count::Count;
use crate::error::{Result, answers::Answers, text};
use crate::ledger::Ledger;
use crate::rule::counting_rule::CountingRule;
use crate::tally::TallyKey;
use crate::tally::reach::Reach;
use crate::tally::table::TallyTable;
use crate::tally::tallied::besides;
use crate::time::PeriodExtent;
use crate::time::coverage::Coverage;
use crate::time::exposure::Exposure;
use crate::time::partition::Partition;
use crate::time::period::Period;
use crate::time::truth::Truth;
use std::fmt;

text::word! {
    "verdict";
    /// Whether a claim holds.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::Verdict;
    ///
    /// assert_eq!("out_of_coverage".parse::<Verdict>()?, Verdict::OutOfCoverage);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[non_exhaustive]
    pub enum Verdict {
        /// It holds.
        Holds,
        /// It does not.
        Fails,
        /// Within the bounds of the counts it may or may not.
        Depends,
        /// Days that the source does not cover leave it open, and nothing else does.
        OutOfCoverage,
    }
}

impl From<Truth> for Verdict {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Yes => Self::Holds,
            Truth::No => Self::Fails,
            Truth::Depends => Self::Depends,
        }
    }
}

/// Which days of a period the source does not cover in full.
#[derive(Clone, Copy)]
pub(super) struct Gap {
    partial: bool,
    outside: bool,
}

impl Gap {
    pub(super) fn of(coverage: &Coverage, period: Period) -> Self {
        match coverage.extent_over(period) {
            PeriodExtent::Full => Self {
                partial: false,
                outside: false,
            },
            PeriodExtent::Partial => Self {
                partial: true,
                outside: false,
            },
            PeriodExtent::Outside => Self {
                partial: false,
                outside: true,
            },
            PeriodExtent::Mixed {
                partial, outside, ..
            } => Self {
                partial: partial > 0,
                outside: outside > 0,
            },
        }
    }
}

/// A verdict with the counts that it rests on.
pub(super) struct Judged {
    pub(super) verdict: Verdict,
    pub(super) reach: Reach,
    pub(super) sharp: bool,
}

impl Judged {
    /// The counts that decided, one for each period; none where the source does not cover what would decide.
    pub(super) fn counts(&self) -> Vec<Count> {
        match self.verdict {
            Verdict::OutOfCoverage => Vec::new(),
            Verdict::Holds | Verdict::Fails | Verdict::Depends => self.reach.hull(),
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
pub struct CheckedClaim {
    rule: CountingRule,
    verdict: Verdict,
    counts: Vec<(Period, Count)>,
    unread: u64,
    sharp: bool,
}

impl CheckedClaim {
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

    /// The counts that decided, by period; none where the verdict is [`Verdict::OutOfCoverage`].
    #[must_use]
    pub fn counts(&self) -> &[(Period, Count)] {
        &self.counts
    }

    /// How many rows of the source were not read.
    #[must_use]
    pub fn unread(&self) -> u64 {
        self.unread
    }

    /// Whether every world was looked at by itself. Otherwise [`Verdict::Depends`] may stand where all worlds agree.
    #[must_use]
    pub fn is_sharp(&self) -> bool {
        self.sharp
    }
}

/// `E3: fails (9, 14)`.
impl fmt::Display for CheckedClaim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rule.name(), self.verdict)?;
        for (n, (_, count)) in self.counts.iter().enumerate() {
            write!(f, "{}{count}", if n == 0 { " (" } else { ", " })?;
        }
        f.write_str(if self.counts.is_empty() { "" } else { ")" })?;
        besides(f, false, self.sharp, self.unread)
    }
}

impl Claim {
    /// Whether the claim holds for one line of a ledger under a rule.
    ///
    /// It is judged in every world that the records allow, for all its periods together: an event in doubt between two periods is in one of
    /// them. Worlds are told apart as far as some 65,000 different lists of counts, or a million counts in them; what is in doubt beyond that
    /// is taken period by period, so that a verdict may be [`Depends`](Verdict::Depends) where all worlds agree, and is never another wrong one
    /// ([`CheckedClaim::is_sharp`]). So it may be of a ratio over more than 4,096 different earlier counts, of which not all are tried.
    ///
    /// # Errors
    /// A claim about too few periods to say anything, about a later period that does not start after the earlier one has ended, about a record
    /// over a period that shares days with it, or with a rate that is no number from 0 on; a rule that its source does not state; a count that
    /// does not fit 64 bits.
    pub fn check<K: TallyKey>(
        &self,
        ledger: &Ledger,
        rule: &CountingRule,
        of: &K,
    ) -> Result<CheckedClaim> {
        self.refuse()?;
        let periods = self.periods();
        let table = TallyTable::count(ledger, rule, &Partition::around(&periods)?)?;
        let asked: Vec<Vec<Period>> = periods.iter().map(|period| vec![*period]).collect();
        let recorded = table.reach(of, &asked)?;
        let covered = |period: &Period| Gap::of(table.coverage(), *period);
        let gaps: Vec<Gap> = periods.iter().map(covered).collect();
        let judged = self.judge(&periods, recorded, &gaps, table.unread() > 0);
        let counts = periods.iter().copied().zip(judged.counts());
        Ok(CheckedClaim {
            rule: rule.clone(),
            verdict: judged.verdict,
            counts: counts.collect(),
            unread: table.unread(),
            sharp: judged.sharp,
        })
    }

    /// Whether the claim holds where so much is recorded and covered.
    pub(super) fn judge(
        &self,
        periods: &[Period],
        recorded: Reach,
        gaps: &[Gap],
        unread: bool,
    ) -> Judged {
        // Where more may have been than was recorded: on days that the source covers in part, or not at all.
        let in_part: Vec<bool> = gaps.iter().map(|gap| unread || gap.partial).collect();
        let open = gaps.iter().zip(&in_part);
        let open: Vec<bool> = open.map(|(gap, part)| *part || gap.outside).collect();
        let reach = recorded.clone().open(&open);
        let mut verdict = Verdict::from(self.in_all_worlds(periods, &reach));
        if verdict == Verdict::Depends && gaps.iter().any(|gap| gap.outside) {
            let covered = recorded.open(&in_part);
            if self.in_all_worlds(periods, &covered) != Truth::Depends {
                verdict = Verdict::OutOfCoverage;
            }
        }
        Judged {
            verdict,
            sharp: reach.is_sharp()
                && !(verdict == Verdict::Depends && self.gives_up(periods, &reach)),
            reach,
        }
    }

    /// Whether some worlds are taken to bear the claim out because there are too many counts to try them all.
    fn gives_up(&self, periods: &[Period], reach: &Reach) -> bool {
        let too_many = |known: Vec<Known>| too_many_to_try(&known);
        matches!(self, Self::RatioAbout { .. }) && worlds(periods, reach).any(too_many)
    }

    /// The answer that all worlds give, if they give one.
    fn in_all_worlds(&self, periods: &[Period], reach: &Reach) -> Truth {
        let mut worlds = worlds(periods, reach).map(|known| self.holds(&known));
        let first = worlds.next().unwrap_or(Truth::Depends);
        if worlds.all(|world| world == first) {
            first
        } else {
            Truth::Depends
        }
    }

    /// A claim that says nothing, or contradicts itself.
    pub(super) fn refuse(&self) -> Result<()> {
        let (found, expected) = (self.periods().len(), self.fewest_periods());
        if found < expected {
            return Err(Answers::TooFewPeriods {
                claim: self.to_string().into(),
                found,
                expected,
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
        match self {
            Self::RateAtLeast { a_year, .. } if !(a_year.is_finite() && *a_year >= 0.0) => {
                Err(Answers::NoRate { found: *a_year }.into())
            }
            Self::Record { period, among } => among
                .iter()
                .find_map(|other| Some((other, period.intersection(*other)?)))
                .map_or(Ok(()), |(other, shared)| {
                    Err(Answers::RecordOfItself {
                        period: period.label().into(),
                        other: other.label().into(),
                        shared: shared.label().into(),
                    }
                    .into())
                }),
            _ => Ok(()),
        }
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
    ) -> Result<Vec<CheckedClaim>> {
        let checked: Result<Vec<CheckedClaim>> = rules
            .into_iter()
            .map(|rule| self.check(ledger, rule, of))
            .collect();
        match checked {
            Ok(none) if none.is_empty() => Err(Answers::NoRule.into()),
            checked => checked,
        }
    }
}

/// The counts of each box with the years that they are over.
fn worlds<'a>(periods: &[Period], reach: &'a Reach) -> impl Iterator<Item = Vec<Known>> + use<'a> {
    let years: Vec<Exposure> = periods.iter().map(|period| period.exposure()).collect();
    let boxes = reach.boxes().iter();
    boxes.map(move |counts| counts.iter().copied().zip(years.iter().copied()).collect())
}
