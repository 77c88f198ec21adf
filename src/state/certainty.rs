//! How sure a table is of its facts.

crate::error::text::word! {
    "certainty";
    /// How well an entry of the crate's tables (a code, a succession, a membership) is sourced.
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
        /// A public text that says so was read.
        Sourced,
        /// Undisputed general knowledge, without a text read.
        Common,
        /// Sources differ on it.
        Disputed,
        /// Not checked: check it before relying on it.
        Unverified,
    }
}
