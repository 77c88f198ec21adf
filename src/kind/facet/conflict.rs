//! What it has to do with a conflict, and how far pressure went.

use crate::error::text;

text::word! {
    "relation";
    /// How an interaction is related to a named conflict.
    ///
    /// # Examples
    /// ```
    /// use interstate::kind::facet::ConflictRelation;
    ///
    /// assert_eq!("undetermined".parse::<ConflictRelation>()?, ConflictRelation::Undetermined);
    /// assert_eq!(ConflictRelation::Undetermined.to_string(), "undetermined");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum ConflictRelation {
        /// Arms, troops or intelligence for the war.
        Direct,
        /// Dual-use goods, finance or technology for it.
        Enabling,
        /// Statements, votes or mediation about it.
        Diplomatic,
        /// Another theatre, or routine.
        Unrelated,
        /// Not determined.
        Undetermined,
    }
}

text::word! {
    "overtness";
    /// Whether an act was done in the open, denied by its author, or alleged by others.
    ///
    /// # Examples
    /// ```
    /// use interstate::kind::facet::Overtness;
    ///
    /// assert_eq!("alleged".parse::<Overtness>()?, Overtness::Alleged);
    /// assert_eq!(Overtness::Alleged.to_string(), "alleged");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum Overtness {
        /// Said or shown by the party itself.
        Overt,
        /// Denied by the party.
        Denied,
        /// Alleged by another party.
        Alleged,
    }
}

text::word! {
    "stage";
    /// How far pressure went: threatened or imposed.
    ///
    /// # Examples
    /// ```
    /// use interstate::kind::facet::PressureStage;
    ///
    /// assert_eq!("imposed".parse::<PressureStage>()?, PressureStage::Imposed);
    /// assert_eq!(PressureStage::Imposed.to_string(), "imposed");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum PressureStage {
        /// Threatened.
        Threatened,
        /// Imposed.
        Imposed,
    }
}

text::word! {
    "outcome";
    /// What came of pressure, as far as it is known.
    ///
    /// # Examples
    /// ```
    /// use interstate::kind::facet::PressureOutcome;
    ///
    /// assert_eq!("open".parse::<PressureOutcome>()?, PressureOutcome::Open);
    /// assert_eq!(PressureOutcome::Open.to_string(), "open");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum PressureOutcome {
        /// The target complied.
        Complied,
        /// The target complied in part.
        Partly,
        /// The target rejected it.
        Rejected,
        /// Nothing came of it yet, or nothing is known.
        Open,
    }
}
