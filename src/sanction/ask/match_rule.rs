//! When two targets of a register are one.

use crate::error::text;
use crate::sanction::words::set::{WordSet, set_word};

text::word! {
    "rule to match targets";
    /// A rule by which two listings are of one target. All rules are exact: none matches what is merely similar.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::MatchRule;
    ///
    /// assert_eq!("same_name".parse::<MatchRule>()?, MatchRule::SameName);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum MatchRule {
        /// They name one target of the register: whoever built it resolved the entities. It holds under every other rule too.
        SameTarget,
        /// Their targets' names have the same letters and digits, whatever their case, blanks and marks. A lower bound of the
        /// matches: "Co., Ltd" and "Company Limited" differ. And no more than that: two persons may have one name.
        SameName,
        /// The same, and they are of one kind and share a place, on whatever basis.
        NameAndPlace,
        /// A name or another name of the one is a name or another name of the other, by letters and digits, and they are of one kind and share a
        /// place.
        AnyNameAndPlace,
        /// The number of an entry of some list: one list prints the number of another, or two print that of a third. The id of a target is the
        /// number of its own entry where it is the list's short name, a colon and the number: `un:QDe.004`.
        EntryNumber,
        /// A number in a register of one state. A number of which no state is told matches none.
        RegistrationNumber,
        /// The number of a ship or its owner, by the International Maritime Organization.
        Imo,
        /// The legal entity identifier.
        Lei,
    }
}

/// A set of rules of which any one matches two targets. Matches chain: if one rule joins a first and a second target, and another the second
/// and a third, the three are one. [`Register::matches`](crate::sanction::Register::matches) lists which pairs were joined, and by what.
///
/// # Examples
/// ```
/// use interstate::sanction::{MatchRule, MatchRules};
///
/// let rules = MatchRules::from([MatchRule::Lei, MatchRule::NameAndPlace]);
/// assert_eq!(rules.to_string(), "name_and_place or lei");
/// ```
pub type MatchRules = WordSet<MatchRule>;

set_word!(MatchRule, " or ");

/// The rules as they are printed: that each target is itself goes without saying, unless nothing else is said.
pub(in crate::sanction) fn stated(rules: MatchRules) -> MatchRules {
    let others: MatchRules = rules
        .iter()
        .filter(|rule| *rule != MatchRule::SameTarget)
        .collect();
    if others.is_empty() {
        MatchRule::SameTarget.into()
    } else {
        others
    }
}
