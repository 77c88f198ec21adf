//! What some kinds of interaction carry besides: the conflict they bear on, the terms of pressure, the days of an agreement.

use super::key::told;
use super::person::plain;
use crate::error::{Error, Result, records::Records, text, words::clip};
use crate::kind::facet::{ConflictRelation, Overtness, PressureOutcome, PressureStage};
use crate::time::partial_date::PartialDate;
use crate::time::when::When;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The relation of an interaction to a named conflict, in the judgement of a named tagger.
///
/// Who tags matters, so that two taggers can disagree on one record and their agreement can be measured.
/// In text: `ukraine-war=diplomatic/overt by coder 1`; overtness and tagger may be left out.
///
/// # Examples
/// ```
/// use interstate::interaction::ConflictTag;
/// use interstate::kind::facet::{Overtness, ConflictRelation};
///
/// let tag: ConflictTag = "ukraine-war=diplomatic/overt by coder 1".parse()?;
/// assert_eq!((tag.relation(), tag.overtness()), (ConflictRelation::Diplomatic, Some(Overtness::Overt)));
/// assert_eq!(tag.tagger(), Some("coder 1"));
/// assert_eq!(tag, ConflictTag::new("ukraine-war", ConflictRelation::Diplomatic)?.with_overtness(Overtness::Overt).with_tagger("coder 1")?);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct ConflictTag {
    conflict: Box<str>,
    relation: ConflictRelation,
    overtness: Option<Overtness>,
    tagged_by: Option<Box<str>>,
}

impl ConflictTag {
    /// A relation to a conflict, without a named tagger. Blanks around the conflict's name are dropped.
    ///
    /// # Errors
    /// A name without letters, or with a semicolon, a sign of equality or a double quote, which part such judgements in a file, or with
    /// a mark that cannot be seen.
    ///
    /// ```
    /// use interstate::interaction::ConflictTag;
    /// use interstate::kind::facet::ConflictRelation;
    ///
    /// let refused = ConflictTag::new("war=peace", ConflictRelation::Direct).unwrap_err();
    /// assert_eq!(refused.to_string(), r#""war=peace" is not a name: expected some text without ";", "=" and "\"""#);
    /// ```
    pub fn new(conflict: &str, relation: ConflictRelation) -> Result<Self> {
        Ok(Self {
            conflict: plain(conflict, &[';', '=', '"'], r#"";", "=" and "\"""#)?,
            relation,
            overtness: None,
            tagged_by: None,
        })
    }

    /// The same judgement with whether the act was done in the open.
    #[must_use]
    pub fn with_overtness(self, overtness: Overtness) -> Self {
        Self {
            overtness: Some(overtness),
            ..self
        }
    }

    /// The same judgement with the name of who made it. Blanks around the name are dropped.
    ///
    /// # Errors
    /// A name without letters, or with a semicolon or a double quote, or with a mark that cannot be seen.
    pub fn with_tagger(self, tagger: &str) -> Result<Self> {
        Ok(Self {
            tagged_by: Some(plain(tagger, &[';', '"'], r#"";" and "\"""#)?),
            ..self
        })
    }

    /// The name of the conflict, chosen by the caller.
    #[must_use]
    pub fn conflict(&self) -> &str {
        &self.conflict
    }

    /// The relation of the interaction to the conflict.
    #[must_use]
    pub fn relation(&self) -> ConflictRelation {
        self.relation
    }

    /// Whether the act was done in the open, where that is told.
    #[must_use]
    pub fn overtness(&self) -> Option<Overtness> {
        self.overtness
    }

    /// The name of who made the judgement, if it is given.
    #[must_use]
    pub fn tagger(&self) -> Option<&str> {
        self.tagged_by.as_deref()
    }
}

impl fmt::Display for ConflictTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.conflict, self.relation)?;
        if let Some(overtness) = self.overtness {
            write!(f, "/{overtness}")?;
        }
        match &self.tagged_by {
            Some(tagger) => write!(f, " by {tagger}"),
            None => Ok(()),
        }
    }
}

impl FromStr for ConflictTag {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let (conflict, rest) = text
            .split_once('=')
            .filter(|(conflict, _)| !conflict.trim().is_empty())
            .ok_or_else(|| Records::NoRelation { found: clip(text) })?;
        let (judged, tagger) = match rest.split_once(" by ") {
            Some((judged, tagger)) => (judged, Some(tagger)),
            None => (rest, None),
        };
        let (relation, overtness) = match judged.split_once('/') {
            Some((relation, overtness)) => (relation, Some(overtness.trim().parse()?)),
            None => (judged, None),
        };
        let tag = Self {
            overtness,
            ..Self::new(conflict, relation.trim().parse()?)?
        };
        match tagger {
            Some(tagger) => tag.with_tagger(tagger),
            None => Ok(tag),
        }
    }
}

text::serde_as_text!(
    ConflictTag,
    "a judgement such as ukraine-war=diplomatic/overt by coder 1"
);

/// The terms of pressure: what was demanded, on what condition, how far it went and what came of it.
///
/// # Examples
/// ```
/// use interstate::interaction::PressureTerms;
/// use interstate::kind::facet::PressureStage;
///
/// let terms = PressureTerms::default().with_demand("no material support to Russia").with_stage(PressureStage::Threatened);
/// assert!(terms.outcome.is_none());
/// ```
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PressureTerms {
    /// What is demanded of the target, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demand: Option<Box<str>>,
    /// The condition under which it is threatened, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Box<str>>,
    /// Whether the pressure was threatened or imposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<PressureStage>,
    /// What came of the pressure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<PressureOutcome>,
}

impl PressureTerms {
    /// The same terms with what is demanded of the target.
    #[must_use]
    pub fn with_demand(self, demand: impl Into<Box<str>>) -> Self {
        Self {
            demand: Some(demand.into()),
            ..self
        }
    }

    /// The same terms with the condition under which it is threatened.
    #[must_use]
    pub fn with_condition(self, condition: impl Into<Box<str>>) -> Self {
        Self {
            condition: Some(condition.into()),
            ..self
        }
    }

    /// The same terms with whether the pressure was threatened or imposed.
    #[must_use]
    pub fn with_stage(self, stage: impl Into<Option<PressureStage>>) -> Self {
        Self {
            stage: stage.into(),
            ..self
        }
    }

    /// The same terms with what came of the pressure.
    #[must_use]
    pub fn with_outcome(self, outcome: impl Into<Option<PressureOutcome>>) -> Self {
        Self {
            outcome: outcome.into(),
            ..self
        }
    }

    /// The terms without blank texts; none if they say nothing.
    pub(super) fn told(self) -> Option<Self> {
        let terms = Self {
            demand: self.demand.and_then(told),
            condition: self.condition.and_then(told),
            ..self
        };
        Some(terms).filter(|terms| *terms != Self::default())
    }
}

/// The dates of an agreement, which is signed on one day, in force from another, and valid for a span of its own.
///
/// # Examples
/// ```
/// use interstate::interaction::AgreementDays;
///
/// // Signed on 15 December 2020, in force since 1 December 2021.
/// let days = AgreementDays::default().with_signed("2020-12-15".parse()?).with_in_force("2021-12-01".parse()?);
/// assert_ne!(days.signed, days.in_force);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct AgreementDays {
    /// The day on which the agreement was signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<PartialDate>,
    /// The day on which the agreement entered into force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<PartialDate>,
    /// The span for which the agreement is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<When>,
}

impl AgreementDays {
    /// The same dates with the day of signature.
    #[must_use]
    pub fn with_signed(self, signed: PartialDate) -> Self {
        Self {
            signed: Some(signed),
            ..self
        }
    }

    /// The same dates with the day of entry into force.
    #[must_use]
    pub fn with_in_force(self, in_force: PartialDate) -> Self {
        Self {
            in_force: Some(in_force),
            ..self
        }
    }

    /// The same dates with the span of validity.
    #[must_use]
    pub fn with_valid(self, valid: When) -> Self {
        Self {
            valid: Some(valid),
            ..self
        }
    }

    /// The same days, if all of them can be written.
    ///
    /// # Errors
    /// A day outside the years 1 to 9999.
    pub(super) fn checked(self) -> Result<Self> {
        for date in [&self.signed, &self.in_force].into_iter().flatten() {
            date.in_years()?;
        }
        if let Some(valid) = &self.valid {
            valid.in_years()?;
        }
        Ok(self)
    }
}
