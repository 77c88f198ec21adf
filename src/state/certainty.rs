//! How sure a table is of its facts.

crate::error::text::word! {
    "certainty";
    /// How sure the crate's tables are of a spell, a succession or a membership.
    ///
    /// # Examples
    /// ```
    /// use interstate::state::{CodeScheme, StateCode, TableCertainty};
    ///
    /// // Two accounts differ on the day on which Russia got its ISO code.
    /// let code = StateCode::new(CodeScheme::Iso2, "RU")?;
    /// assert!(code.spells().all(|spell| spell.certainty() == TableCertainty::Disputed));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub enum TableCertainty {
        /// A public text was read.
        Sourced,
        /// Undisputed general knowledge.
        Common,
        /// Sources differ.
        Disputed,
        /// To be checked before relying on it.
        Unverified,
    }
}
