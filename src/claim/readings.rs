//! What a vague word may mean, each meaning as a claim of its own.

mod said;

use super::{CheckedClaim, Claim, ClaimWords, Tolerance};
use crate::error::{Result, claims::Claims};
use crate::ledger::Ledger;
use crate::rule::counting_rule::CountingRule;
use crate::tally::TallyKey;
use crate::time::period::Period;
use said::{Change, Hedge, Said};
use serde::{Deserialize, Serialize};
use std::fmt;

/// One meaning of a vague word, with a name, as a claim.
///
/// # Examples
/// ```
/// use interstate::Period;
/// use interstate::claim::{Claim, ClaimReading};
///
/// let floor = ClaimReading::new("a floor", Claim::RateAtLeast { a_year: 6.0, period: Period::years(2022..=2024)? });
/// assert_eq!(floor.to_string(), "a floor: at least 6 a year in 2022–2024");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimReading {
    reading: Box<str>,
    claim: Claim,
}

impl ClaimReading {
    /// A claim as one reading of some words.
    #[must_use]
    pub fn new(name: impl Into<Box<str>>, claim: Claim) -> Self {
        let reading = name.into();
        Self { reading, claim }
    }

    /// The name of the reading: "a floor".
    #[must_use]
    pub fn name(&self) -> &str {
        &self.reading
    }

    /// The claim that the words make in this reading.
    #[must_use]
    pub fn claim(&self) -> &Claim {
        &self.claim
    }
}

impl fmt::Display for ClaimReading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.reading, self.claim)
    }
}

/// All claims that some words may make: a vague word gives several claims, never one.
///
/// "Six a year" is six, about six, or a floor; "doubled" is 2, roughly 2, or at least 2. Words that say which they are ("at least six a year") give
/// one claim, or tell what they leave open besides: of "at least twice a year" whether on average or in each. The table of verdicts has
/// a row for each.
///
/// # Examples
/// ```
/// use interstate::claim::{ClaimReadings, ClaimWords};
/// use interstate::tally::Whole;
/// use interstate::{Period, sample};
///
/// let ledger = sample::china_russia()?;
/// let rules = sample::china_russia_rules()?;
/// let readings = ClaimReadings::of_rate("six times a year, on average", Period::years(2022..=2024)?, &ClaimWords::default())?;
/// let checked = readings.check(&ledger, rules.iter().filter(|rule| rule.name() == "E6"), &Whole)?;
/// let rows: Vec<String> = checked.iter().map(|row| format!("{}: {}", row.name(), row.checked().verdict())).collect();
/// assert_eq!(rows, ["exactly: fails", "read by the policy default: fails", "a floor: holds"]);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimReadings {
    words: Box<str>,
    readings: Vec<ClaimReading>,
}

impl ClaimReadings {
    /// The words with readings of the caller's own, each with a name of its own.
    ///
    /// # Errors
    /// No reading; two of one name.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::{ClaimReading, ClaimReadings};
    ///
    /// let year = ClaimReading::new("of the year", "more in 2024 than in 2023".parse()?);
    /// let refused = ClaimReadings::new("a rebound", [year.clone(), year]).unwrap_err();
    /// assert_eq!(refused.to_string(), "two readings of \"a rebound\" are named \"of the year\"");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn new(words: &str, readings: impl IntoIterator<Item = ClaimReading>) -> Result<Self> {
        let readings: Vec<ClaimReading> = readings.into_iter().collect();
        if readings.is_empty() {
            return Err(Claims::NoReading {
                words: words.into(),
            }
            .into());
        }
        for (n, reading) in readings.iter().enumerate() {
            let mut before = readings.iter().take(n);
            if before.any(|other| other.reading == reading.reading) {
                return Err(Claims::TwoReadings {
                    words: words.into(),
                    name: (&*reading.reading).into(),
                }
                .into());
            }
        }
        Ok(Self::of(words, readings))
    }

    /// The readings of a rate: "six a year", "at least three times a year, on average", "roughly 44 a year", "once a year".
    ///
    /// # Errors
    /// Words that are no rate.
    pub fn of_rate(words: &str, period: Period, policy: &ClaimWords) -> Result<Self> {
        let said = Said::rate(words)?;
        let n = said.number;
        let exactly = Tolerance::new(n, n)?;
        let about = |a_year: Tolerance| Claim::RateAbout { a_year, period };
        let floor = Claim::RateAtLeast { a_year: n, period };
        let by_policy = format!("read by the policy {}", policy.name());
        let readings = match said.hedge {
            Hedge::None => vec![
                ClaimReading::new("exactly", about(exactly)),
                ClaimReading::new(by_policy, about(said.printed_or(policy.rate(n)?)?)),
                ClaimReading::new("a floor", floor),
            ],
            Hedge::Roughly => vec![
                ClaimReading::new(by_policy, about(said.printed_or(policy.rate(n)?)?)),
                ClaimReading::new(
                    format!("by the share of the policy {}", policy.name()),
                    about(policy.times(n)?),
                ),
            ],
            Hedge::AtLeast => {
                let mut readings = vec![ClaimReading::new("on average", floor)];
                let each = said.each_year(period)?;
                readings.extend(each.map(|claim| ClaimReading::new("in each year", claim)));
                readings
            }
            Hedge::MoreThan => {
                let n = said.total_above(period)?;
                vec![ClaimReading::new(
                    "more in all",
                    Claim::CountAtLeast { n, period },
                )]
            }
            Hedge::Nearly => vec![ClaimReading::new(
                "just below",
                about(Tolerance::new(policy.rate(n)?.lo(), n)?),
            )],
            Hedge::AtMost => {
                let claim = Claim::RateAtMost { a_year: n, period };
                vec![ClaimReading::new("on average", claim)]
            }
            Hedge::LessThan => {
                let n = said.total_below(period)?;
                vec![ClaimReading::new(
                    "fewer in all",
                    Claim::CountAtMost { n, period },
                )]
            }
        };
        Ok(Self::of(words, readings))
    }

    /// The readings of a count: "ten", "at least 10", "dozens", "about 25", "no more than two".
    ///
    /// # Errors
    /// Words that are no count, or that the policy leaves open.
    ///
    /// # Examples
    /// ```
    /// use interstate::Period;
    /// use interstate::claim::{ClaimReadings, ClaimWords};
    ///
    /// let year = Period::year(2024)?;
    /// let ten = ClaimReadings::of_count("ten", year, &ClaimWords::default())?;
    /// assert_eq!(ten.to_string(), "\"ten\": exactly: exactly 10 in 2024; a floor: at least 10 in 2024");
    /// let dozens = ClaimReadings::of_count("dozens", year, &ClaimWords::default())?;
    /// assert_eq!(dozens.to_string(), "\"dozens\": as said: at least 24 in 2024");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn of_count(words: &str, period: Period, policy: &ClaimWords) -> Result<Self> {
        let count = policy.counts().read(words)?;
        let at_least = |n| Claim::CountAtLeast { n, period };
        let readings = match (count.exactly(), count.hi()) {
            (Some(0), _) => vec![ClaimReading::new(
                "as said",
                Claim::CountExactly { n: 0, period },
            )],
            (Some(n), _) => vec![
                ClaimReading::new("exactly", Claim::CountExactly { n, period }),
                ClaimReading::new("a floor", at_least(n)),
            ],
            (None, None) => vec![ClaimReading::new("as said", at_least(count.lo()))],
            (None, Some(n)) if count.lo() == 0 => {
                vec![ClaimReading::new(
                    "as said",
                    Claim::CountAtMost { n, period },
                )]
            }
            (None, Some(hi)) => {
                // A range of numbers is one of means over the same years.
                let years = period.exposure().years();
                let a_year = Tolerance::new(count.lo() as f64 / years, hi as f64 / years)?;
                let name = format!("{count} in all, by the policy {}", policy.name());
                vec![ClaimReading::new(name, Claim::RateAbout { a_year, period })]
            }
        };
        Ok(Self::of(words, readings))
    }

    /// The readings of a change: "doubled", "roughly tripled", "halved", "more than doubled", "more than seven-fold increase", "2.5 times".
    ///
    /// # Errors
    /// Words that are no change by a number of times.
    ///
    /// # Examples
    /// ```
    /// use interstate::Period;
    /// use interstate::claim::{ClaimReadings, ClaimWords};
    ///
    /// let (before, after) = (Period::years(2019..=2021)?, Period::years(2022..=2024)?);
    /// let doubled = ClaimReadings::of_change("doubled", before, after, &ClaimWords::default())?;
    /// let claims: Vec<String> = doubled.iter().map(ToString::to_string).collect();
    /// assert_eq!(claims, [
    ///     "exactly: 2 to 2 times as often in 2022–2024 as in 2019–2021",
    ///     "read by the policy default: 1.75 to 2.25 times as often in 2022–2024 as in 2019–2021",
    ///     "a floor: at least 2 times as often in 2022–2024 as in 2019–2021",
    /// ]);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn of_change(
        words: &str,
        before: Period,
        after: Period,
        policy: &ClaimWords,
    ) -> Result<Self> {
        let (said, changes) = Change::of(words)?;
        let mut readings = Vec::new();
        for change in changes {
            let k = change.times();
            let about = |range: Tolerance| change.about(range, before, after);
            let exactly = about(Tolerance::new(k, k)?);
            let roughly = about(policy.times(k)?);
            let by_policy = format!("read by the policy {}", policy.name());
            let mut add = |name: &str, claim: Claim| {
                let name = change.named(name);
                readings.push(ClaimReading::new(name, claim));
            };
            match said.hedge {
                Hedge::None => {
                    add("exactly", exactly);
                    add(&by_policy, roughly);
                    add("a floor", change.at_least(before, after)?);
                }
                Hedge::Roughly => {
                    add(&by_policy, roughly);
                    if k > 1.0 {
                        let rounded = Tolerance::new(k - 0.5, k + 0.5)?;
                        add("rounded to whole times", about(rounded));
                    }
                }
                Hedge::AtLeast | Hedge::MoreThan => {
                    add("a floor", change.at_least(before, after)?);
                }
                Hedge::Nearly => {
                    let below = Tolerance::new(policy.times(k)?.lo(), k)?;
                    add("just below", about(below));
                }
                Hedge::AtMost | Hedge::LessThan => {
                    add("a ceiling", change.at_most(before, after)?);
                }
            }
        }
        Ok(Self::of(words, readings))
    }

    fn of(words: &str, readings: Vec<ClaimReading>) -> Self {
        let words = words.into();
        Self { words, readings }
    }

    /// The words that were read.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The readings of the words, one or more.
    pub fn iter(&self) -> impl Iterator<Item = &ClaimReading> {
        self.readings.iter()
    }

    /// Checks each reading under each rule, for one line of a ledger: a row for each combination.
    ///
    /// # Errors
    /// As [`Claim::check_all`].
    pub fn check<'a, K: TallyKey>(
        &self,
        ledger: &Ledger,
        rules: impl IntoIterator<Item = &'a CountingRule>,
        of: &K,
    ) -> Result<Vec<CheckedReading>> {
        let rules: Vec<&CountingRule> = rules.into_iter().collect();
        check_each(&self.readings, ledger, &rules, of)
    }
}

/// Each reading under each rule.
pub(super) fn check_each<K: TallyKey>(
    readings: &[ClaimReading],
    ledger: &Ledger,
    rules: &[&CountingRule],
    of: &K,
) -> Result<Vec<CheckedReading>> {
    let mut rows = Vec::new();
    for reading in readings {
        let all = reading.claim.check_all(ledger, rules.iter().copied(), of)?;
        rows.extend(all.into_iter().map(|checked| CheckedReading {
            reading: reading.reading.clone(),
            checked,
        }));
    }
    Ok(rows)
}

/// `"ten": exactly: exactly 10 in 2024; a floor: at least 10 in 2024`.
impl fmt::Display for ClaimReadings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: ", self.words)?;
        for (n, reading) in self.readings.iter().enumerate() {
            write!(f, "{}{reading}", if n == 0 { "" } else { "; " })?;
        }
        Ok(())
    }
}

/// One reading of some words, checked under one rule.
///
/// # Examples
/// ```
/// use interstate::claim::{ClaimReadings, ClaimWords};
/// use interstate::tally::Whole;
/// use interstate::{CountingRule, InteractionFamily, Period, sample};
///
/// let ledger = sample::china_russia()?;
/// let patrols = CountingRule::new("patrols", InteractionFamily::Patrol);
/// let readings = ClaimReadings::of_count("five", Period::year(2024)?, &ClaimWords::default())?;
/// let rows = readings.check(&ledger, [&patrols], &Whole)?;
/// assert_eq!(rows[1].name(), "a floor");
/// assert_eq!(rows[1].to_string(), "a floor: patrols: holds (5)");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CheckedReading {
    reading: Box<str>,
    checked: CheckedClaim,
}

impl CheckedReading {
    /// The name of the reading.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.reading
    }

    /// The result of the check.
    #[must_use]
    pub fn checked(&self) -> &CheckedClaim {
        &self.checked
    }
}

impl fmt::Display for CheckedReading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.reading, self.checked)
    }
}
