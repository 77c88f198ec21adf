//! Quantitative claims, checked under one rule or under every defensible rule.

pub mod analysis;
mod check;
mod holds;
mod tendency;

pub use check::{CheckedClaim, Verdict};
pub use tendency::Tendency;

use crate::error::{Result, answers::Answers};
use crate::time::partition::Partition;
use crate::time::period::Period;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A range of values that a claim's word allows: "about six" may be 5.5 to 6.5, "more than doubled" 2 or more.
///
/// # Examples
/// ```
/// use interstate::claim::Tolerance;
///
/// let roughly_doubled = Tolerance::new(1.75, 2.25)?;
/// assert_eq!(roughly_doubled.to_string(), "1.75 to 2.25");
/// assert_eq!(Tolerance::at_least(2.0)?.to_string(), "2 or more");
/// assert_eq!(Tolerance::new(2.0, 1.0).unwrap_err().to_string(), "tolerance 2 to 1 is no range; expected 0 ≤ lo ≤ hi");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(try_from = "(f64, Option<f64>)", into = "(f64, Option<f64>)")]
pub struct Tolerance {
    lo: f64,
    /// Infinite where the range has no greatest value.
    hi: f64,
}

impl Tolerance {
    /// From the least to the greatest value that the word allows, both included.
    ///
    /// # Errors
    /// A negative or infinite end, or one that is no number; a least above the greatest.
    pub fn new(lo: f64, hi: f64) -> Result<Self> {
        if lo >= 0.0 && lo <= hi && hi.is_finite() {
            Ok(Self { lo, hi })
        } else {
            Err(Answers::Tolerance { lo, hi }.into())
        }
    }

    /// This value or any above it: a range without a greatest value. A ratio over nothing lies in no range, neither in this.
    ///
    /// # Errors
    /// A value that is negative, infinite or no number.
    ///
    /// # Examples
    /// ```
    /// use interstate::Period;
    /// use interstate::claim::{Claim, Tolerance};
    ///
    /// let at_least_doubled = Claim::RatioAbout {
    ///     ratio: Tolerance::at_least(2.0)?,
    ///     before: Period::years(2019..=2021)?,
    ///     after: Period::years(2022..=2024)?,
    /// };
    /// assert_eq!(at_least_doubled.to_string(), "2 or more times as often in 2022–2024 as in 2019–2021");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn at_least(lo: f64) -> Result<Self> {
        let hi = f64::INFINITY;
        if lo >= 0.0 && lo.is_finite() {
            Ok(Self { lo, hi })
        } else {
            Err(Answers::Tolerance { lo, hi }.into())
        }
    }

    /// The least value.
    #[must_use]
    pub fn lo(self) -> f64 {
        self.lo
    }

    /// The greatest value; `None` where there is none.
    #[must_use]
    pub fn hi(self) -> Option<f64> {
        self.hi.is_finite().then_some(self.hi)
    }
}

impl TryFrom<(f64, Option<f64>)> for Tolerance {
    type Error = crate::error::Error;

    fn try_from((lo, hi): (f64, Option<f64>)) -> Result<Self> {
        hi.map_or_else(|| Self::at_least(lo), |hi| Self::new(lo, hi))
    }
}

impl From<Tolerance> for (f64, Option<f64>) {
    fn from(tolerance: Tolerance) -> Self {
        (tolerance.lo, tolerance.hi())
    }
}

impl fmt::Display for Tolerance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.hi() {
            Some(hi) => write!(f, "{} to {}", Short(self.lo), Short(hi)),
            None => write!(f, "{} or more", Short(self.lo)),
        }
    }
}

/// A number in plain digits, or with its power of ten where these would be a line of zeros.
struct Short(f64);

impl fmt::Display for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0.0 || (1e-6..1e15).contains(&self.0) {
            write!(f, "{}", self.0)
        } else {
            write!(f, "{:e}", self.0)
        }
    }
}

/// A sentence with a number in it, in a form that can be checked.
///
/// A claim says nothing about the rule it was counted by: that is what [`Claim::check`] asks for, and
/// [`Claim::check_all`] asks of every rule that one might have meant.
///
/// # Examples
/// ```
/// use interstate::claim::{Claim, Verdict};
/// use interstate::{CountingRule, InteractionFamily, Period, read};
/// use interstate::tally::Whole;
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let claim = Claim::CountAtLeast { n: 3, period: Period::year(2024)? };
/// let patrols = CountingRule::new("patrols", InteractionFamily::Patrol);
/// assert_eq!(claim.check(&ledger, &patrols, &Whole)?.verdict(), Verdict::Holds);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Claim {
    /// "At least ten in 2024".
    CountAtLeast {
        /// The least number.
        n: u64,
        /// In which days.
        period: Period,
    },
    /// "Just once in the first four months".
    CountExactly {
        /// The number.
        n: u64,
        /// In which days.
        period: Period,
    },
    /// "No more than two in 2020".
    CountAtMost {
        /// The greatest number.
        n: u64,
        /// In which days.
        period: Period,
    },
    /// "Held annually since 2012": in each period at least so many.
    EachAtLeast {
        /// The least number in each.
        n: u64,
        /// Which periods.
        periods: Vec<Period>,
    },
    /// "For the first time in 2019": some then, and none before, as far back as the claim reaches.
    First {
        /// When it was.
        period: Period,
        /// When there was none.
        before: Period,
    },
    /// "At least three a year, on average".
    RateAtLeast {
        /// The least number a year.
        a_year: f64,
        /// Over which days.
        period: Period,
    },
    /// "Six a year, on average".
    RateAbout {
        /// What "six" may be.
        a_year: Tolerance,
        /// Over which days.
        period: Period,
    },
    /// "Roughly doubled".
    RatioAbout {
        /// What "doubled" may be, after over before.
        ratio: Tolerance,
        /// The earlier days.
        before: Period,
        /// The later days.
        after: Period,
    },
    /// "A record year": more than in each of the others, none of which shares days with it (see [`record_in`](Self::record_in)). "More than in the two years before combined" is a record among one period, that of
    /// the two years.
    Record {
        /// The record.
        period: Period,
        /// The periods that it surpasses.
        among: Vec<Period>,
    },
    /// "In ever more rounds", "only grown stronger": from each period to the next, by events a year.
    Steady {
        /// Which way it goes.
        tendency: Tendency,
        /// The periods, in their order.
        periods: Vec<Period>,
    },
}

impl Claim {
    /// A record year among all others of a partition: `Claim::record_in(&Partition::yearly(2017..=2024)?, Period::year(2024)?)`.
    ///
    /// # Errors
    /// A period that is no cell of the partition.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::Claim;
    /// use interstate::{Partition, Period};
    ///
    /// let record = Claim::record_in(&Partition::yearly(2021..=2024)?, Period::year(2024)?)?;
    /// assert_eq!(record.to_string(), "more in 2024 than in 2021, 2022, 2023");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn record_in(partition: &Partition, period: Period) -> Result<Self> {
        let cells = partition.cells();
        if !cells.contains(&period) {
            return Err(Answers::NoCell {
                period: period.label().into(),
                first: partition.span().label().into(),
            }
            .into());
        }
        let among = cells.iter().copied().filter(|cell| *cell != period);
        Ok(Self::Record {
            period,
            among: among.collect(),
        })
    }

    /// Every period that the claim speaks of.
    fn periods(&self) -> Vec<Period> {
        match self {
            Self::CountAtLeast { period, .. }
            | Self::CountAtMost { period, .. }
            | Self::CountExactly { period, .. }
            | Self::RateAtLeast { period, .. }
            | Self::RateAbout { period, .. } => vec![*period],
            Self::RatioAbout { before, after, .. } => vec![*before, *after],
            Self::First { period, before } => vec![*period, *before],
            Self::EachAtLeast { periods, .. } | Self::Steady { periods, .. } => periods.clone(),
            Self::Record { period, among } => std::iter::once(*period)
                .chain(among.iter().copied())
                .collect(),
        }
    }

    /// The first two periods of which the later does not start after the earlier has ended, where the claim is about earlier and later.
    fn out_of_order(&self) -> Option<(Period, Period)> {
        let steps: Vec<(Period, Period)> = match self {
            Self::RatioAbout { before, after, .. } => vec![(*before, *after)],
            Self::First { period, before } => vec![(*before, *period)],
            Self::Steady { periods, .. } => {
                let later = periods.iter().skip(1);
                periods.iter().copied().zip(later.copied()).collect()
            }
            _ => Vec::new(),
        };
        steps
            .into_iter()
            .find(|(earlier, later)| earlier.end() > later.start())
    }

    /// The fewest periods that it makes sense for: a record among none is no record.
    fn fewest_periods(&self) -> usize {
        match self {
            Self::Record { .. } | Self::Steady { .. } => 2,
            _ => 1,
        }
    }
}

/// Periods one after another: `2019, 2020, 2021`.
struct Listed<'a>(&'a [Period]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, period) in self.0.iter().enumerate() {
            write!(f, "{}{}", if n == 0 { "" } else { ", " }, period.label())?;
        }
        Ok(())
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CountAtLeast { n, period } => write!(f, "at least {n} in {}", period.label()),
            Self::CountExactly { n, period } => write!(f, "exactly {n} in {}", period.label()),
            Self::RateAtLeast { a_year, period } => {
                write!(f, "at least {a_year} a year in {}", period.label())
            }
            Self::RateAbout { a_year, period } => {
                write!(f, "{a_year} a year in {}", period.label())
            }
            Self::RatioAbout {
                ratio,
                before,
                after,
            } => {
                write!(
                    f,
                    "{ratio} times as often in {} as in {}",
                    after.label(),
                    before.label()
                )
            }
            Self::CountAtMost { n, period } => write!(f, "at most {n} in {}", period.label()),
            Self::EachAtLeast { n, periods } => {
                write!(f, "at least {n} in each of {}", Listed(periods))
            }
            Self::First { period, before } => {
                write!(
                    f,
                    "some in {} and none in {}",
                    period.label(),
                    before.label()
                )
            }
            Self::Record { period, among } => {
                write!(f, "more in {} than in {}", period.label(), Listed(among))
            }
            Self::Steady { tendency, periods } => {
                write!(
                    f,
                    "{} from one to the next of {}",
                    tendency.words(),
                    Listed(periods)
                )
            }
        }
    }
}
