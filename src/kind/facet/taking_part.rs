//! What a party was in it.

use crate::error::text;

text::word! {
    "role";
    /// The role of a party in an interaction.
    ///
    /// # Examples
    /// ```
    /// use interstate::kind::facet::PartyRole;
    ///
    /// assert_eq!("conflict_party".parse::<PartyRole>()?, PartyRole::ConflictParty);
    /// assert_eq!(PartyRole::ConflictParty.to_string(), "conflict_party");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Default, Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum PartyRole {
        /// Took part.
        #[default]
        Participant,
        /// Took part on its own ground, or convened it.
        Host,
        /// Was present without taking part.
        Observer,
        /// Was invited; whether it came is not told.
        Invited,
        /// Did something to the target.
        Sender,
        /// Was done something to.
        Target,
        /// Is the party that the interaction is about: "the EU appeals to China about Russia".
        ConflictParty,
        /// Was affected without taking part: the state whose air defence zone a patrol of others entered.
        Affected,
    }
}

text::word! {
    "side";
    /// One of two sides of an interaction.
    ///
    /// # Examples
    /// ```
    /// use interstate::kind::facet::PartySide;
    ///
    /// assert_eq!("b".parse::<PartySide>()?, PartySide::B);
    /// assert_eq!(PartySide::B.to_string(), "b");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum PartySide {
        /// The first side.
        A,
        /// The second side.
        B,
    }
}
