//! What some kinds of interaction carry besides: the conflict they bear on, the terms of pressure, the days of an agreement.

use super::build::told;
use super::person::plain;
use crate::error::{Error, Result, records::Records, text};
use crate::kind::facet::{Outcome, Overtness, Relation, Stage};
use crate::time::partial_date::PartialDate;
use crate::time::when::When;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What an interaction has to do with a named conflict, in the judgement of a named tagger.
///
/// Who tags matters, so that two taggers can disagree on one record and their agreement can be measured.
/// In text: `ukraine-war=diplomatic/overt by coder 1`; overtness and tagger may be left out.
///
/// # Examples
/// ```
/// use interstate::interaction::ConflictTag;
/// use interstate::kind::facet::{Overtness, Relation};
///
/// let tag: ConflictTag = "ukraine-war=diplomatic/overt by coder 1".parse()?;
/// assert_eq!((tag.relation, tag.overtness), (Relation::Diplomatic, Some(Overtness::Overt)));
/// assert_eq!(tag.tagged_by.as_deref(), Some("coder 1"));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct ConflictTag {
    /// The conflict, by a name of the caller's.
    pub conflict: Box<str>,
    /// What the interaction has to do with it.
    pub relation: Relation,
    /// Whether it was done in the open.
    pub overtness: Option<Overtness>,
    /// Who says so.
    pub tagged_by: Option<Box<str>>,
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
            .ok_or_else(|| Records::NoRelation { found: text.into() })?;
        let named = |name| plain(name, &[';', '"'], r#"";" and "\"""#);
        let (judged, tagged_by) = match rest.split_once(" by ") {
            Some((judged, tagger)) => (judged, Some(named(tagger)?)),
            None => (rest, None),
        };
        let (relation, overtness) = match judged.split_once('/') {
            Some((relation, overtness)) => (relation, Some(overtness.trim().parse()?)),
            None => (judged, None),
        };
        Ok(Self {
            conflict: named(conflict)?,
            relation: relation.trim().parse()?,
            overtness,
            tagged_by,
        })
    }
}

text::serde_as_text!(
    ConflictTag,
    "a judgement such as ukraine-war=diplomatic/overt by coder 1"
);

/// What was asked under pressure, on what condition, how far it went and what came of it.
///
/// # Examples
/// ```
/// use interstate::interaction::PressureTerms;
/// use interstate::kind::facet::Stage;
///
/// let terms = PressureTerms {
///     demand: Some("no material support to Russia".into()),
///     stage: Some(Stage::Threatened),
///     ..PressureTerms::default()
/// };
/// assert!(terms.outcome.is_none());
/// ```
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PressureTerms {
    /// What is asked of the target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demand: Option<Box<str>>,
    /// On what condition it is threatened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Box<str>>,
    /// Threatened or imposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
}

impl PressureTerms {
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

/// The days of an agreement, which is signed on one day, in force from another, and valid for a span of its own.
///
/// # Examples
/// ```
/// use interstate::interaction::AgreementDays;
///
/// // Signed on 15 December 2020, in force since 1 December 2021.
/// let days = AgreementDays {
///     signed: Some("2020-12-15".parse()?),
///     in_force: Some("2021-12-01".parse()?),
///     valid: None,
/// };
/// assert_ne!(days.signed, days.in_force);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AgreementDays {
    /// The day of signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<PartialDate>,
    /// The day of entry into force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<PartialDate>,
    /// How long it is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<When>,
}
