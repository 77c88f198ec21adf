//! The three kinds of violence of UCDP.

use crate::error::text;

text::word! {
    "type of violence";
    /// The type of violence in UCDP data: who fights whom.
    ///
    /// # Examples
    /// ```
    /// use interstate::code::UcdpViolence;
    ///
    /// assert_eq!("one_sided".parse::<UcdpViolence>()?, UcdpViolence::OneSided);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    pub enum UcdpViolence {
        /// A state and another party, which may be a state.
        StateBased,
        /// Two organised groups, neither of them a state.
        NonState,
        /// A state or a group against civilians.
        OneSided,
    }
}
