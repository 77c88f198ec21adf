//! Why a rule counts a record, or does not.

use super::counting_rule::CountingRule;
use super::select::Select;
use crate::interaction::record::Interaction;
use crate::kind::facet::Certainty;
use crate::time::truth::Truth;
use std::fmt;

/// How a rule treats one record (counted, possible or left out), with the reason.
///
/// # Examples
/// ```
/// use interstate::{CountingRule, Interaction, InteractionFamily, InteractionKind, Select, State};
///
/// let rule = CountingRule::new("E3", Select::from(InteractionFamily::Exercise) & !Select::tag("big_tent"));
/// let aman = Interaction::new("ex-2019-aman", InteractionKind::NavalExercise, "2019-02-08".parse()?, [State::CHN, State::RUS])?
///     .with_tags(["big_tent"]);
/// assert_eq!(rule.explain(&aman).to_string(), r#"left: it is not "not tagged \"big_tent\"""#);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Ruling {
    /// The record counts.
    Counted,
    /// The record raises the upper bound and not the lower.
    Possible(RulingReason),
    /// The record does not count.
    Left(RulingReason),
}

/// Why a record is only possible, or is left out.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RulingReason {
    /// This part of the rule does not select the record, or the record does not tell.
    Part(Select),
    /// The record has this certainty.
    Certainty(Certainty),
}

impl CountingRule {
    /// Why a record is counted, possible or left out.
    ///
    /// Grouping comes after: two phases of one event are both `Counted`, and make one.
    #[must_use]
    pub fn explain(&self, i: &Interaction) -> Ruling {
        let (sure, selected) = (self.certainty_of(i), self.select().matches(i));
        let why = || {
            if selected == Truth::No || sure == Truth::Yes {
                // OK because it is asked only where the record is not surely selected.
                #[expect(
                    clippy::unwrap_used,
                    clippy::missing_panics_doc,
                    reason = "some part is not sure"
                )]
                RulingReason::Part(self.select().obstacle(i).unwrap().clone())
            } else {
                RulingReason::Certainty(i.facets().certainty)
            }
        };
        match sure.and(selected) {
            Truth::Yes => Ruling::Counted,
            Truth::Depends => Ruling::Possible(why()),
            Truth::No => Ruling::Left(why()),
        }
    }
}

impl fmt::Display for Ruling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Counted => f.write_str("counted"),
            Self::Possible(RulingReason::Part(part)) => {
                write!(
                    f,
                    "possible: it does not tell whether it is {:?}",
                    part.to_string()
                )
            }
            Self::Left(RulingReason::Part(part)) => {
                write!(f, "left: it is not {:?}", part.to_string())
            }
            Self::Possible(RulingReason::Certainty(certainty)) => {
                write!(f, "possible: it is {certainty}")
            }
            Self::Left(RulingReason::Certainty(certainty)) => write!(f, "left: it is {certainty}"),
        }
    }
}
