//! Whose interactions a claim is about.

use super::readings::check_each;
use super::{CheckedReading, ClaimReading};
use crate::error::Result;
use crate::kind::family::InteractionFamily;
use crate::kind::interaction_kind::InteractionKind;
use crate::ledger::Ledger;
use crate::rule::counting_rule::CountingRule;
use crate::state::actor::Actor;
use crate::state::dyad::{DirectedDyad, Dyad};
use crate::tally::{OnSoil, TallyKey, Whole};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Whose interactions a claim is about: a line of a tally as a value, so that a claim can carry it.
///
/// # Examples
/// ```
/// use interstate::claim::ClaimScope;
/// use interstate::{Dyad, State};
///
/// let pair = ClaimScope::Pair(Dyad::new(State::CHN, State::RUS)?);
/// assert_eq!(pair.to_string(), "of CHN–RUS");
/// assert_eq!(ClaimScope::default().to_string(), "of all");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ClaimScope {
    /// All that the rule counts, each event once.
    #[default]
    Whole,
    /// A pair of actors.
    Pair(Dyad),
    /// What one does to another.
    DirectedPair(DirectedDyad),
    /// One actor with any other.
    Actor(Actor),
    /// What took place on the ground of a state.
    Soil(Actor),
    /// A family of kinds.
    Family(InteractionFamily),
    /// A kind.
    Kind(InteractionKind),
}

impl ClaimScope {
    /// Each reading under each rule, for this line.
    pub(super) fn check(
        self,
        readings: &[ClaimReading],
        ledger: &Ledger,
        rules: &[&CountingRule],
    ) -> Result<Vec<CheckedReading>> {
        match self {
            Self::Whole => check_each(readings, ledger, rules, &Whole),
            Self::Pair(of) => check_each(readings, ledger, rules, &of),
            Self::DirectedPair(of) => check_each(readings, ledger, rules, &of),
            Self::Actor(of) => check_each(readings, ledger, rules, &of),
            Self::Soil(of) => check_each(readings, ledger, rules, &OnSoil(of)),
            Self::Family(of) => check_each(readings, ledger, rules, &of),
            Self::Kind(of) => check_each(readings, ledger, rules, &of),
        }
    }
}

/// `of CHN–RUS`, `on the ground of RUS`, `of all`.
impl fmt::Display for ClaimScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let phrase = match self {
            Self::Whole => " of all".to_owned(),
            Self::Pair(of) => of.phrase(),
            Self::DirectedPair(of) => of.phrase(),
            Self::Actor(of) => of.phrase(),
            Self::Soil(of) => OnSoil(*of).phrase(),
            Self::Family(of) => format!(" of {}", of.plural()),
            Self::Kind(of) => format!(" of {}", of.plural()),
        };
        f.write_str(phrase.trim_start())
    }
}
