//! A claim with its words, its source, its scope and its rules, alone and as a file of many.

mod checked_statement;
mod file;
mod json;
mod place;
mod raw;

pub use checked_statement::CheckedStatement;
pub use file::ClaimStatements;

use super::{Claim, ClaimReading, ClaimReadings, ClaimScope};
use crate::rule::counting_rule::CountingRule;
use std::fmt;

/// A claim with all that is needed to check it: its words as printed and their source, what they claim (in one reading or several), whose
/// interactions they are about, and the rules to count by.
///
/// As JSON it is an object of these fields, and any other is refused:
///
/// | field | holds |
/// |---|---|
/// | `words` | the words as printed |
/// | `id`, `source`, `note` | may be left out: a short name, where the words stand, the author's own words |
/// | `claim` | the claim as an object (`{"count_at_least": {"n": 10, "period": "2024-01-01..2025-01-01"}}`) or as a [sentence](Claim#impl-FromStr-for-Claim) (`"at least 10 in 2024"`) |
/// | `readings` | in its place, several: `[{"reading": "a floor", "claim": …}, …]` |
/// | `of` | a [`ClaimScope`]: `{"pair": "CHN–RUS"}`, `{"actor": "CHN"}`, …; left out, all |
/// | `rule` | a rule as an object or by its name in the file's list |
/// | `rules` | in its place, several |
///
/// # Examples
/// ```
/// use interstate::claim::{Claim, ClaimScope, ClaimStatement};
/// use interstate::{Dyad, Period, State, sample};
///
/// let rules = sample::china_russia_rules()?;
/// let e6 = rules.iter().find(|rule| rule.name() == "E6").ok_or("the list has E6")?;
/// let claim = Claim::CountAtLeast { n: 10, period: Period::year(2024)? };
/// let statement = ClaimStatement::new("trained together at least 10 times", claim)
///     .with_source("The Diplomat, May 2025")
///     .with_scope(ClaimScope::Pair(Dyad::new(State::CHN, State::RUS)?))
///     .with_rules([e6.clone()]);
/// let checked = statement.check(&sample::china_russia()?)?;
/// assert_eq!(checked.rows()[0].to_string(), "as stated: E6: holds (12)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimStatement {
    id: Option<Box<str>>,
    words: Box<str>,
    source: Option<Box<str>>,
    note: Option<Box<str>>,
    /// One or more.
    readings: Vec<ClaimReading>,
    scope: ClaimScope,
    rules: Vec<CountingRule>,
}

/// What the only reading of a claim is called.
const AS_STATED: &str = "as stated";

impl ClaimStatement {
    /// A statement of words that make one claim.
    #[must_use]
    pub fn new(words: impl Into<Box<str>>, claim: Claim) -> Self {
        Self {
            id: None,
            words: words.into(),
            source: None,
            note: None,
            readings: vec![ClaimReading::new(AS_STATED, claim)],
            scope: ClaimScope::default(),
            rules: Vec::new(),
        }
    }

    /// A statement of words with all their readings.
    ///
    /// # Examples
    /// ```
    /// use interstate::Period;
    /// use interstate::claim::{ClaimReadings, ClaimStatement, ClaimWords};
    ///
    /// let readings = ClaimReadings::of_rate("six a year", Period::years(2022..=2024)?, &ClaimWords::default())?;
    /// assert_eq!(ClaimStatement::of_readings(&readings).readings().len(), 3);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn of_readings(readings: &ClaimReadings) -> Self {
        Self {
            id: None,
            words: readings.words().into(),
            source: None,
            note: None,
            readings: readings.iter().cloned().collect(),
            scope: ClaimScope::default(),
            rules: Vec::new(),
        }
    }

    /// The same statement with a short name.
    #[must_use]
    pub fn with_id(self, id: impl Into<Box<str>>) -> Self {
        let id = Some(id.into());
        Self { id, ..self }
    }

    /// The same statement with the source of its words.
    #[must_use]
    pub fn with_source(self, source: impl Into<Box<str>>) -> Self {
        let source = Some(source.into());
        Self { source, ..self }
    }

    /// The same statement with a note in the author's own words.
    #[must_use]
    pub fn with_note(self, note: impl Into<Box<str>>) -> Self {
        let note = Some(note.into());
        Self { note, ..self }
    }

    /// The same statement, about these interactions.
    #[must_use]
    pub fn with_scope(self, scope: ClaimScope) -> Self {
        Self { scope, ..self }
    }

    /// The same statement, counted by these rules.
    #[must_use]
    pub fn with_rules(self, rules: impl IntoIterator<Item = CountingRule>) -> Self {
        let rules = rules.into_iter().collect();
        Self { rules, ..self }
    }

    /// The short name of the statement: `S44`.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The words of the statement, as printed.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The source of the words: where they were printed.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// The author's note about the statement.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// The claims that the words make, in one reading or several.
    #[must_use]
    pub fn readings(&self) -> &[ClaimReading] {
        &self.readings
    }

    /// The interactions that the statement is about.
    #[must_use]
    pub fn scope(&self) -> ClaimScope {
        self.scope
    }

    /// The rules by which the statement is counted.
    #[must_use]
    pub fn rules(&self) -> &[CountingRule] {
        &self.rules
    }
}

/// `"roughly doubled" (The Diplomat, May 2025): 1.75 to 2.25 times as often in 2022–2024 as in 2019–2021, of CHN–RUS, counted by E3: …`: what is said, who
/// said it, what is claimed, about whom, and by which rule; of several rules the names.
impl fmt::Display for ClaimStatement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.words)?;
        match (&self.id, &self.source) {
            (Some(id), Some(source)) => write!(f, " ({id}, {source})")?,
            (Some(one), None) | (None, Some(one)) => write!(f, " ({one})")?,
            (None, None) => {}
        }
        f.write_str(": ")?;
        match &*self.readings {
            [one] if one.name() == AS_STATED => write!(f, "{}", one.claim())?,
            several => {
                for (n, reading) in several.iter().enumerate() {
                    write!(f, "{}{reading}", if n == 0 { "" } else { "; or " })?;
                }
            }
        }
        write!(f, ", {}", self.scope)?;
        match &*self.rules {
            [] => f.write_str(", by no stated rule"),
            [one] => write!(f, ", counted by {one}"),
            several => {
                let names: Vec<&str> = several.iter().map(CountingRule::name).collect();
                write!(f, ", counted by the rules {}", names.join(", "))
            }
        }
    }
}
