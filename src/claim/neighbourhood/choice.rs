//! One choice behind a claim, with its name and its reason.

use crate::error::{Result, choices::Choices, text};
use serde::{Deserialize, Serialize};

text::word! {
    "parameter";
    /// The part of a claim that could have been chosen otherwise.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::Parameter;
    ///
    /// assert_eq!("before".parse::<Parameter>()?, Parameter::Before);
    /// assert_eq!(Parameter::ALL.len(), 5);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub enum Parameter {
        /// The counting rule.
        Rule,
        /// The earlier window.
        Before,
        /// The later window, or the only one.
        After,
        /// The range that the claim's word allows.
        Tolerance,
        /// The part of what the rule counts.
        Scope,
    }
}

impl Parameter {
    /// As a sentence has it.
    pub(in crate::claim) fn words(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Before => "window before",
            Self::After => "window after",
            Self::Tolerance => "tolerance",
            Self::Scope => "scope",
        }
    }

    /// What a question answers of each.
    pub(in crate::claim) fn each(what: impl Fn(Self) -> usize) -> [usize; 5] {
        [
            what(Self::Rule),
            what(Self::Before),
            what(Self::After),
            what(Self::Tolerance),
            what(Self::Scope),
        ]
    }
}

/// A value that could have been chosen, with a name and the reason in words.
///
/// A [neighbourhood](super::Neighbourhood) is made of choices that people argue about by name, never of values drawn at random.
///
/// # Examples
/// ```
/// use interstate::Period;
/// use interstate::claim::Choice;
///
/// let choice = Choice::new("pandemic years out", "hardly any exercise was held in 2020", Period::years(2018..=2019)?)?;
/// assert_eq!((choice.name(), choice.value().label()), ("pandemic years out", "2018–2019".into()));
/// assert_eq!(
///     Choice::new(" ", "none", 3).unwrap_err().to_string(),
///     r#"a choice has no name; expected words such as "cut on the day""#,
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(try_from = "RawChoice<T>", bound(deserialize = "T: Deserialize<'de>"))]
pub struct Choice<T> {
    name: Box<str>,
    reason: Box<str>,
    value: T,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChoice<T> {
    name: Box<str>,
    #[serde(default)]
    reason: Box<str>,
    value: T,
}

impl<T> TryFrom<RawChoice<T>> for Choice<T> {
    type Error = crate::error::Error;

    fn try_from(raw: RawChoice<T>) -> Result<Self> {
        Self::new(raw.name, raw.reason, raw.value)
    }
}

impl<T> Choice<T> {
    /// A choice of a value with its name and its reason, which may be empty.
    ///
    /// # Errors
    /// No name.
    pub fn new(name: impl Into<Box<str>>, reason: impl Into<Box<str>>, value: T) -> Result<Self> {
        let name = name.into();
        if name.trim().is_empty() {
            return Err(Choices::NoName.into());
        }
        Ok(Self {
            name,
            reason: reason.into(),
            value,
        })
    }

    /// What the claim itself says.
    pub(super) fn stated(value: T) -> Self {
        Self {
            name: "as stated".into(),
            reason: "".into(),
            value,
        }
    }

    /// Another value by the same name.
    pub(super) fn with_value<U>(&self, value: U) -> Choice<U> {
        Choice {
            name: self.name.clone(),
            reason: self.reason.clone(),
            value,
        }
    }

    /// The name of the choice.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The reason for the choice, in words.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// The value that is chosen.
    #[must_use]
    pub fn value(&self) -> &T {
        &self.value
    }
}
