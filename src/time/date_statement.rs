//! Dates by several sources that do not agree.

use serde::{Deserialize, Serialize};

use super::partial_date::PartialDate;
use super::when::When;
use crate::error::{Error, Result, words::Words};

crate::error::text::word! {
    "meaning of a date", expected "announced, opening, active_phase, whole_stay or published";
    /// What event a source's date refers to: "the exercise began on 20 May" may mean the ceremony or the first shot.
    ///
    /// # Examples
    /// ```
    /// use interstate::time::DateMeaning;
    ///
    /// assert_eq!("active_phase".parse::<DateMeaning>()?, DateMeaning::ActivePhase);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[non_exhaustive]
    pub enum DateMeaning {
        /// The date that was announced beforehand.
        Announced,
        /// The day of the opening or the arrival.
        Opening,
        /// The days of the active phase, in which the thing itself took place.
        ActivePhase,
        /// The whole stay, from arrival to departure.
        WholeStay,
        /// The day on which it was reported: the thing itself took place on that day or before.
        Published,
    }
}

impl DateMeaning {
    const fn word(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::Opening => "opening",
            Self::ActivePhase => "active_phase",
            Self::WholeStay => "whole_stay",
            Self::Published => "published",
        }
    }
}

/// A date as one source gives it, with what it is the date of.
///
/// # Examples
/// A story says that the thing was no later:
/// ```
/// use interstate::time::{DateMeaning, DateStatement};
/// use interstate::When;
///
/// let story = DateStatement::new("2022-05-24".parse::<When>()?, DateMeaning::Published).with_source("an agency");
/// assert_eq!(story.first_day()?.to_string(), "[..2022-05-24]");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DateStatement {
    /// When it took place, according to this source.
    pub when: When,
    /// What event the date refers to.
    pub meaning: DateMeaning,
    /// The source of the date, in words or as an address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Box<str>>,
}

impl DateStatement {
    /// A date with this meaning, from no named source.
    #[must_use]
    pub fn new(when: impl Into<When>, meaning: DateMeaning) -> Self {
        Self {
            when: when.into(),
            meaning,
            source: None,
        }
    }

    /// The same date with its source added.
    #[must_use]
    pub fn with_source(self, source: &str) -> Self {
        Self {
            source: Some(source.into()),
            ..self
        }
    }

    /// The possible first days of the thing itself; a day of publication only shows that it was no later.
    ///
    /// # Errors
    /// When a story has no last possible day.
    pub fn first_day(&self) -> Result<PartialDate> {
        match self.meaning {
            DateMeaning::Published => PartialDate::between(None, self.when.start().last()),
            _ => Ok(self.when.start().clone()),
        }
    }
}

/// Dates of one thing from several sources. The caller names which of them counts.
///
/// # Examples
/// ```
/// use interstate::time::{DateStatements, DateMeaning, DateStatement};
/// use interstate::When;
///
/// let dates = DateStatements::new([
///     DateStatement::new("2022-05-20/2022-05-27".parse::<When>()?, DateMeaning::WholeStay),
///     DateStatement::new("2022-05-24".parse::<When>()?, DateMeaning::ActivePhase).with_source("ministry of defence"),
/// ])?;
/// let when = dates.preferring(&[DateMeaning::ActivePhase, DateMeaning::WholeStay])?;
/// assert_eq!(when.to_string(), "2022-05-24");
/// assert_eq!(dates.either_first_day()?.to_string(), "[2022-05-20,2022-05-24]");
/// assert_eq!(
///     dates.agreed_first_day().unwrap_err().to_string(),
///     "2022-05-20 and 2022-05-24 share no day"
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "Vec<DateStatement>", into = "Vec<DateStatement>")]
pub struct DateStatements {
    dates: Box<[DateStatement]>,
}

impl DateStatements {
    /// Collects dates of one thing.
    ///
    /// # Errors
    /// When there is none.
    pub fn new(dates: impl IntoIterator<Item = DateStatement>) -> Result<Self> {
        let dates: Box<[DateStatement]> = dates.into_iter().collect();
        if dates.is_empty() {
            return Err(Words::NoCandidate.into());
        }
        Ok(Self { dates })
    }

    /// The dates, in the order given.
    #[must_use]
    pub fn dates(&self) -> &[DateStatement] {
        &self.dates
    }

    /// The date with the first of these meanings that some source gives.
    ///
    /// # Errors
    /// When no source gives one of them, or two sources differ on the same meaning.
    pub fn preferring(&self, order: &[DateMeaning]) -> Result<&When> {
        for &meaning in order {
            let mut found = self.dates.iter().filter(|d| d.meaning == meaning);
            let Some(first) = found.next() else { continue };
            if let Some(other) = found.find(|d| d.when != first.when) {
                return Err(Words::DatesDiffer {
                    meaning: meaning.word(),
                    one: first.when.to_string().into(),
                    other: other.when.to_string().into(),
                }
                .into());
            }
            return Ok(&first.when);
        }
        let order: Vec<_> = order.iter().map(|b| b.word()).collect();
        Err(Words::NoSuchMeaning {
            order: order.join(" or ").into(),
        }
        .into())
    }

    /// The first days that at least one source allows: what is known when one of them is right, but not which.
    ///
    /// # Errors
    /// When together they leave every day possible.
    pub fn either_first_day(&self) -> Result<PartialDate> {
        let days = self.dates.iter().map(DateStatement::first_day);
        PartialDate::one_of(days.collect::<Result<Vec<_>>>()?)
    }

    /// The first days that every source allows.
    ///
    /// # Errors
    /// When they share none: the sources contradict each other.
    pub fn agreed_first_day(&self) -> Result<PartialDate> {
        let mut days = self.dates.iter().map(DateStatement::first_day);
        // OK because there is a date; `NoCandidate` is what an empty list would be.
        let first = days.next().ok_or(Words::NoCandidate)??;
        days.try_fold(first, |shared, next| shared.intersection(&next?))
    }
}

impl TryFrom<Vec<DateStatement>> for DateStatements {
    type Error = Error;

    /// As [`DateStatements::new`].
    fn try_from(dates: Vec<DateStatement>) -> Result<Self> {
        Self::new(dates)
    }
}

impl From<DateStatements> for Vec<DateStatement> {
    fn from(attested: DateStatements) -> Self {
        attested.dates.into_vec()
    }
}
