//! What sort of place a state or territory is.

crate::error::text::word! {
    "kind of state";
    /// What sort of place a [`State`](crate::State) is: a state, a territory, or one of the cases between.
    ///
    /// # Examples
    /// ```
    /// use interstate::{State, state::StateKind};
    ///
    /// assert_eq!(State::HKG.kind(), StateKind::Territory);
    /// assert_eq!(State::SUN.kind(), StateKind::FormerState);
    /// assert_eq!("partly_recognised".parse::<StateKind>()?, State::TWN.kind());
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[non_exhaustive]
    pub enum StateKind {
        /// A state of today.
        State,
        /// A dependent territory of today, with codes of its own.
        Territory,
        /// A state that has ended.
        FormerState,
        /// A territory that has ended.
        FormerTerritory,
        /// A state that some recognise and others do not: Abkhazia, Kosovo, Palestine, South Ossetia, Taiwan.
        PartlyRecognised,
        /// A state in free association with another: Cook Islands, Niue.
        AssociatedState,
        /// A territory whose status is open: Western Sahara.
        DisputedTerritory,
    }
}

impl StateKind {
    /// Whether the state or territory is no more.
    pub(crate) fn has_ended(self) -> bool {
        matches!(self, Self::FormerState | Self::FormerTerritory)
    }
}
