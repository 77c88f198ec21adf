//! The families of kinds.

use super::plural::Plural;
use crate::error::text;
use std::fmt;

text::word! {
    "interaction family";
    /// The coarse class of an [`InteractionKind`](crate::InteractionKind).
    ///
    /// # Examples
    /// ```
    /// use interstate::{InteractionFamily, InteractionKind};
    ///
    /// let patrols = InteractionKind::ALL.iter().filter(|kind| kind.family() == InteractionFamily::Patrol);
    /// assert_eq!(patrols.count(), 5);
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum InteractionFamily {
        /// Forces train together: exercises, drills and military competitions.
        Exercise,
        /// Forces patrol together.
        Patrol,
        /// Warships call at a port of another state.
        PortCall,
        /// Officials meet or speak.
        Meeting,
        /// Parties bind themselves or state an intent in writing.
        Agreement,
        /// Goods, technology, knowledge or aid go from one party to another.
        Transfer,
        /// A party says where it stands.
        PositionTaking,
        /// One party presses another: appeals, threats and sanctions.
        Pressure,
        /// Armed force is threatened, shown or used between the parties.
        Force,
        /// Armed forces act alone or beside another party's, without a threat to it: tests, deployments, passages and intercepts.
        MilitaryActivity,
    }
}

impl InteractionFamily {
    /// The English name of the family in the plural: `exercises`.
    #[must_use]
    pub fn plural(self) -> impl fmt::Display {
        Plural(self.into())
    }
}
