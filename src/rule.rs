//! The counting rule: what is counted, what counts as one, and in which period.
//!
//! A rule has a name, prints itself as an English sentence, and travels with every count made under it.
//!
//! | question | take |
//! |---|---|
//! | What is a rule, and how do I write one? | [`CountingRule::new`](crate::CountingRule::new), with a name and a selection |
//! | Which records count? | [`Select`](crate::Select): kinds, families, facets, tags, joined by `&`, `|` and `!` |
//! | Is one a record, an event with its phases, or a series once a year? | [`OneIs`](crate::OneIs), with [`CountingRule::with_one_is`](crate::CountingRule::with_one_is) |
//! | Does what no source confirms count? | [`Unconfirmed`], with [`CountingRule::with_unconfirmed`](crate::CountingRule::with_unconfirmed) |
//! | In which period does something count that lasted? | [`Assignment`](crate::time::Assignment), with [`CountingRule::with_assignment`](crate::CountingRule::with_assignment) |
//! | Are several rows of an event file one event? | [`Reduction`](crate::dedup::Reduction), with [`CountingRule::with_reduction`](crate::CountingRule::with_reduction) |
//! | What if a source does not state its rule? | [`CountingRule::unstated`](crate::CountingRule::unstated): comparable only with itself |
//! | What does a rule count in a ledger? | [`CountingRule::occurrences`](crate::CountingRule::occurrences): an [`Occurrence`] for each |
//! | Why is this record counted or left out? | [`CountingRule::explain`](crate::CountingRule::explain): a [`Ruling`] with its [`RulingReason`] |

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
        /// As certain: they count like rows that a source confirms.
        #[default]
        Certain,
        /// As possible: they raise the upper bound of a count and not the lower.
        Possible,
    }
}
