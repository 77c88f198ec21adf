//! The counting rule: a value with a name and an English sentence.
//!
//! [`CountingRule`](crate::CountingRule), [`Select`](crate::Select) and [`OneIs`](crate::OneIs) stand at the root of the crate.

pub(crate) mod counting_rule;
mod fits;
mod grouping;
mod listed;
mod nested;
pub(crate) mod occurrence;
pub(crate) mod one_is;
mod ruling;
pub(crate) mod select;

pub use occurrence::Occurrence;
pub use ruling::{Reason, Ruling};

use crate::error::text;

text::word! {
    "reading of reported rows";
    /// How rows count that are reported, without a source that confirms them.
    ///
    /// # Examples
    /// ```
    /// use interstate::rule::Reported;
    ///
    /// assert_eq!("possible".parse::<Reported>()?, Reported::Possible);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Default)]
    #[non_exhaustive]
    pub enum Reported {
        /// As certain.
        #[default]
        Certain,
        /// As possible: they raise the upper bound of a count and not the lower.
        Possible,
    }
}
