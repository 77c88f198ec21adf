//! Counts as bounds: the lowest and the highest number that a source allows, and number words.
//!
//! Sources say "at least ten", "several", "3 to 5". A [`Count`] keeps the lowest and the highest number that the words allow;
//! an exact count is one whose two ends are equal. Nothing is set to a midpoint. Words such as "about 25" or "dozens" are read by a
//! [`WordPolicy`] that states what they mean, and kept with it as a [`QuotedCount`]; "twice a year" is a [`QuotedRate`].
//!
//! ```
//! use interstate::{Count, Truth};
//!
//! let reported = Count::at_least(9).checked_add(Count::exact(1))?;
//! assert_eq!(reported.to_string(), "10+");
//! assert_eq!(reported.reaches(10), Truth::Yes);
//! assert_eq!(reported.reaches(11), Truth::Depends);
//! # Ok::<(), interstate::Error>(())
//! ```

pub(crate) mod bounds;
mod number;
mod quoted_count;
mod rate;
mod text;
mod words;

pub(crate) use bounds::Count;
pub use quoted_count::QuotedCount;
pub use rate::QuotedRate;
pub use words::{PluralReading, WordPolicy};
