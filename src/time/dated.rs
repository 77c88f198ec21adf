//! Dates by several sources that do not agree.

use serde::{Deserialize, Serialize};

use super::partial_date::PartialDate;
use super::when::When;
use crate::error::{Error, Result, words::Words};

crate::error::text::word! {
    "basis of a date", expected "announced, opening, active_phase, whole_stay or reported";
    /// What a source's date is the date of. "The exercise began on 20 May" may mean the ceremony or the first shot.
    ///
    /// # Examples
    /// ```
    /// use interstate::time::Basis;
    ///
    /// assert_eq!("active_phase".parse::<Basis>()?, Basis::ActivePhase);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[non_exhaustive]
    pub enum Basis {
        /// As it was announced beforehand.
        Announced,
        /// The opening or the arrival.
        Opening,
        /// The part in which the thing itself took place.
        ActivePhase,
        /// From arrival to departure.
        WholeStay,
        /// The day of the report: the thing itself was no later.
        Reported,
    }
}

impl Basis {
    const fn word(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::Opening => "opening",
            Self::ActivePhase => "active_phase",
            Self::WholeStay => "whole_stay",
            Self::Reported => "reported",
        }
    }
}

/// A date as one source has it.
///
/// # Examples
/// A report says that the thing was no later:
/// ```
/// use interstate::time::{Basis, Dated};
/// use interstate::When;
///
/// let report = Dated::new("2022-05-24".parse::<When>()?, Basis::Reported).from_source("an agency");
/// assert_eq!(report.first_day()?.to_string(), "[..2022-05-24]");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Dated {
    /// When, by this source.
    pub when: When,
    /// What that is the date of.
    pub basis: Basis,
    /// The source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Box<str>>,
}

impl Dated {
    /// A date on a basis, from no named source.
    #[must_use]
    pub fn new(when: impl Into<When>, basis: Basis) -> Self {
        Self {
            when: when.into(),
            basis,
            source: None,
        }
    }

    /// The same date with its source.
    #[must_use]
    pub fn from_source(self, source: &str) -> Self {
        Self {
            source: Some(source.into()),
            ..self
        }
    }

    /// The possible first days of the thing itself: a report only says that it was no later.
    ///
    /// # Errors
    /// When a report has no last possible day.
    pub fn first_day(&self) -> Result<PartialDate> {
        match self.basis {
            Basis::Reported => PartialDate::between(None, self.when.start().last()),
            _ => Ok(self.when.start().clone()),
        }
    }
}

/// Dates of one thing by several sources. Which of them counts is the caller's choice, by name.
///
/// # Examples
/// ```
/// use interstate::time::{Attested, Basis, Dated};
/// use interstate::When;
///
/// let dates = Attested::new([
///     Dated::new("2022-05-20/2022-05-27".parse::<When>()?, Basis::WholeStay),
///     Dated::new("2022-05-24".parse::<When>()?, Basis::ActivePhase).from_source("ministry of defence"),
/// ])?;
/// let when = dates.preferring(&[Basis::ActivePhase, Basis::WholeStay])?;
/// assert_eq!(when.to_string(), "2022-05-24");
/// assert_eq!(dates.either_first_day()?.to_string(), "[2022-05-20,2022-05-24]");
/// assert_eq!(
///     dates.agreed_first_day().unwrap_err().to_string(),
///     "2022-05-20 and 2022-05-24 share no day"
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "Vec<Dated>", into = "Vec<Dated>")]
pub struct Attested {
    dates: Box<[Dated]>,
}

impl Attested {
    /// Dates of one thing.
    ///
    /// # Errors
    /// When there is none.
    pub fn new(dates: impl IntoIterator<Item = Dated>) -> Result<Self> {
        let dates: Box<[Dated]> = dates.into_iter().collect();
        if dates.is_empty() {
            return Err(Words::NoCandidate.into());
        }
        Ok(Self { dates })
    }

    /// The dates, as given.
    #[must_use]
    pub fn dates(&self) -> &[Dated] {
        &self.dates
    }

    /// The date on the first of these bases that a source gives.
    ///
    /// # Errors
    /// When no source gives one of them, or two sources differ on the same basis.
    pub fn preferring(&self, order: &[Basis]) -> Result<&When> {
        for &basis in order {
            let mut found = self.dates.iter().filter(|d| d.basis == basis);
            let Some(first) = found.next() else { continue };
            if let Some(other) = found.find(|d| d.when != first.when) {
                return Err(Words::DatesDiffer {
                    basis: basis.into(),
                    one: first.when.to_string().into(),
                    other: other.when.to_string().into(),
                }
                .into());
            }
            return Ok(&first.when);
        }
        let order: Vec<_> = order.iter().map(|b| b.word()).collect();
        Err(Words::NoSuchBasis {
            order: order.join(" or ").into(),
        }
        .into())
    }

    /// The first days that at least one source allows: what can be said when one of them is right, and it is not known which.
    ///
    /// # Errors
    /// When together they leave every day possible.
    pub fn either_first_day(&self) -> Result<PartialDate> {
        let days = self.dates.iter().map(Dated::first_day);
        PartialDate::one_of(days.collect::<Result<Vec<_>>>()?)
    }

    /// The first days that every source allows.
    ///
    /// # Errors
    /// When they share none: the sources contradict each other.
    pub fn agreed_first_day(&self) -> Result<PartialDate> {
        let mut days = self.dates.iter().map(Dated::first_day);
        // OK because there is a date; `NoCandidate` is what an empty list would be.
        let first = days.next().ok_or(Words::NoCandidate)??;
        days.try_fold(first, |shared, next| shared.intersection(&next?))
    }
}

impl TryFrom<Vec<Dated>> for Attested {
    type Error = Error;

    /// As [`Attested::new`].
    fn try_from(dates: Vec<Dated>) -> Result<Self> {
        Self::new(dates)
    }
}

impl From<Attested> for Vec<Dated> {
    fn from(attested: Attested) -> Self {
        attested.dates.into_vec()
    }
}
