//! The counting rule: a value with a name and an English sentence.
//!
//! [`CountingRule`](crate::CountingRule), [`Select`](crate::Select) and [`OneIs`](crate::OneIs) stand at the root of the crate.

pub(crate) mod counting_rule;
mod grouping;
pub(crate) mod occurrence;
pub(crate) mod one_is;
mod ruling;
pub(crate) mod select;

pub use occurrence::Occurrence;
pub use ruling::{Ruling, RulingReason};

use crate::error::text;

text::word! {
    "reading of unconfirmed rows";
    /// How rows count that no source confirms: as certain or as possible.
    ///
    /// # Examples
    /// ```
    /// use interstate::rule::Unconfirmed;
    ///
    /// assert_eq!("possible".parse::<Unconfirmed>()?, Unconfirmed::Possible);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Default)]
    #[non_exhaustive]
    pub enum Unconfirmed {
        /// As certain.
        #[default]
        Certain,
        /// As possible: they raise the upper bound of a count and not the lower.
        Possible,
    }
}
