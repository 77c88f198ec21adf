//! GDELT event files: the 1.0 backfile, 1.0 daily files and 2.0 files, in any mixture; and the files of mentions.
//!
//! # What the files are
//! Tabs, no header, no quoting at all, one row for an event as one story tells it; named `.CSV` all the same. The backfile (to March
//! 2013) has 57 columns, daily files 58, 2.0 files 61; people glue them together, so the layout is told row by row. In one row the
//! actors' countries are CAMEO's three letters and the places' are the two letters of FIPS 10-4: `CH` is China there.
//!
//! # What the rows are not
//! Not events. One story makes many rows, a visit makes one row for the guest and one for the host, and "last year" in a text dates a
//! row a year before its file. The reader keeps all of that and says how much of it there is; counting is for later steps.
//!
//! # Mentions
//! Since February 2015 a second file stands beside each of 2.0: a row for each story that mentions an event, with the moment and with how sure
//! the coder is ([`GdeltMention`]). It has the id of the event and nothing else of it, so that it is read for events that one has: see
//! [`MentionTally`](crate::coded::MentionTally) and [`ByMentions`](crate::dedup::ByMentions).
//!
//! # References
//! The GDELT Project. Event Codebook 1.03 (2013) and 2.0 (2015). Data free and open with citation.

mod cells;
mod columns;
mod country;
mod date_columns;
mod days;
mod event;
mod mention;
mod mention_reader;
mod odd;
mod options;
#[cfg(feature = "parallel")]
mod parallel;
mod place;
mod reader;

pub use columns::GdeltLayout;
pub use event::GdeltEvent;
pub use mention::{GdeltMention, MentionedIn};
pub use mention_reader::{GdeltMentionOptions, GdeltMentionReader};
pub use options::{GdeltOptions, from_path};
pub use place::{GdeltPlace, PlaceOf, PlacePrecision};
pub use reader::GdeltReader;
