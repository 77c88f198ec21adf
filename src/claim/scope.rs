//! Whose interactions a claim is about.

use super::readings::check_each;
use super::{CheckedReading, Claim, ClaimReading, Finding, Neighbourhood, Verdicts};
use crate::error::Result;
use crate::kind::family::InteractionFamily;
use crate::kind::interaction_kind::InteractionKind;
use crate::ledger::Ledger;
use crate::rule::counting_rule::CountingRule;
use crate::state::actor::Actor;
use crate::state::dyad::{DirectedDyad, Dyad};
use crate::tally::{OnSoil, TallyKey, Whole};
use crate::trend::class::TrendRule;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Whose interactions a claim is about: the line of a tally, as a value that a claim can carry.
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
    /// All events that the rule counts, each once.
    #[default]
    Whole,
    /// The events of a pair of actors.
    Pair(Dyad),
    /// The acts of one actor towards another.
    DirectedPair(DirectedDyad),
    /// The events of one actor with any other.
    Actor(Actor),
    /// The events on the ground of a state.
    Soil(Actor),
    /// The events of a family of kinds.
    Family(InteractionFamily),
    /// The events of one kind.
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

    /// Judges a claim for this scope under every combination of choices: see [`Neighbourhood::check`].
    ///
    /// # Errors
    /// As [`Neighbourhood::check`].
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::{ClaimScope, Neighbourhood};
    /// use interstate::{Dyad, State, sample};
    ///
    /// let pair = ClaimScope::Pair(Dyad::new(State::CHN, State::RUS)?);
    /// let exercises = sample::china_russia_rules()?.into_iter().filter(|rule| rule.name().starts_with('E'));
    /// let ten = "at least 10 in 2024".parse()?;
    /// let verdicts = pair.check_over(&ten, &sample::china_russia()?, &Neighbourhood::of(exercises)?)?;
    /// assert_eq!(verdicts.holds(), (8, 16));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn check_over(
        self,
        claim: &Claim,
        ledger: &Ledger,
        near: &Neighbourhood,
    ) -> Result<Verdicts> {
        match self {
            Self::Whole => near.check(claim, ledger, &Whole),
            Self::Pair(of) => near.check(claim, ledger, &of),
            Self::DirectedPair(of) => near.check(claim, ledger, &of),
            Self::Actor(of) => near.check(claim, ledger, &of),
            Self::Soil(of) => near.check(claim, ledger, &OnSoil(of)),
            Self::Family(of) => near.check(claim, ledger, &of),
            Self::Kind(of) => near.check(claim, ledger, &of),
        }
    }

    /// Gives both answers to a claim for this scope: see [`Claim::find`].
    ///
    /// # Errors
    /// As [`Claim::find`].
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::ClaimScope;
    /// use interstate::{Confidence, CountingRule, Dyad, InteractionFamily, State, TrendRule, sample};
    ///
    /// let pair = ClaimScope::Pair(Dyad::new(State::CHN, State::RUS)?);
    /// let patrols = CountingRule::new("patrols", InteractionFamily::Patrol);
    /// let more = "more in 2024 than in 2023".parse()?;
    /// let found = pair.find(&more, &sample::china_russia()?, &patrols, TrendRule::new(Confidence::P95))?;
    /// assert_eq!(found.checked().to_string(), "patrols: holds (5, 3)");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn find(
        self,
        claim: &Claim,
        ledger: &Ledger,
        rule: &CountingRule,
        trend: TrendRule,
    ) -> Result<Finding> {
        match self {
            Self::Whole => claim.find(ledger, rule, &Whole, trend),
            Self::Pair(of) => claim.find(ledger, rule, &of, trend),
            Self::DirectedPair(of) => claim.find(ledger, rule, &of, trend),
            Self::Actor(of) => claim.find(ledger, rule, &of, trend),
            Self::Soil(of) => claim.find(ledger, rule, &OnSoil(of), trend),
            Self::Family(of) => claim.find(ledger, rule, &of, trend),
            Self::Kind(of) => claim.find(ledger, rule, &of, trend),
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
