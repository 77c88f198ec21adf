//! Why a listing ended.

use crate::error::text;

text::word! {
    "cause of an end";
    /// Why a listing ended.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::EndCause;
    ///
    /// assert_eq!("annulled".parse::<EndCause>()?, EndCause::Annulled);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum EndCause {
        /// The issuer took it off.
        Delisted,
        /// Its term ran out.
        Expired,
        /// A court annulled it.
        Annulled,
        /// The person died.
        Deceased,
        /// It went into another entry.
        Merged,
        /// Its regime ended or was interrupted, and nobody took the entry off by itself.
        RegimeEnded,
        /// Not told.
        NotTold,
    }
}
