//! The crate's own CSV: one row an interaction, both directions.
//!
//! # Columns
//! The first line is a header. The columns may stand in any order; `id`, `start`, `kind` and `parties` must be there.
//!
//! | column | what | empty means |
//! |---|---|---|
//! | `id` | unique in the file | an error |
//! | `start` | the day or the first day: `2022`, `2022-02`, `2022-02-24`, `[2021-12-28..2022-01-03]` for one unknown day | an error |
//! | `end` | the last day; `?` ended, not known when; `2025-03-01..` going on as seen on that day | it was on one day |
//! | `kind` | an [`InteractionKind`](crate::InteractionKind) | an error |
//! | `parties` | [`Party`](crate::interaction::Party)s with `;` between: `CHN;RUS;IRN:observer` | an error |
//! | `count` | how many events the row stands for: `1`, `10+`, `3-5`; without the column 1 | an error |
//! | `setting`, `venue`, `soil`, `rank`, `forces` | [facets](crate::interaction::Facets) | not told |
//! | `certainty` | without the column `confirmed` | an error |
//! | `phase_of` | the event that this is a phase of: a key, not an id | no phase |
//! | `part_of`, `responds_to`, `framework` | the id of another row | none |
//! | `series`, `edition` | the series and the number in it | none |
//! | `tags` | words with `;` between | none |
//! | `conflicts` | [`ConflictTag`](crate::interaction::ConflictTag)s with `;` between | none |
//! | `demand`, `condition`, `stage`, `outcome` | [terms of pressure](crate::interaction::PressureTerms) | not told |
//! | `signed`, `in_force`, `valid` | [days of an agreement](crate::interaction::AgreementDays) | not told |
//! | `quantities` | [`Quantity`](crate::interaction::Quantity)s with `;` between: `CHN:bombers=2;fighters=150+` | none |
//! | `persons` | [`Person`](crate::interaction::Person)s with `;` between: `Yang Jiechi (CHN, security_council)` | none |
//! | `title`, `place`, `source` | text | not told |
//!
//! Lines before the header that begin with `#` are for people, but for `# coverage: 2017-01-01..2025-01-01 full;
//! 2025-01-01..2026-01-01 partial`, which says what the source covers, and `# unread: 2 of list.csv`, which says how many rows of which
//! source stand nowhere below because they could not be read. A ledger of which repeats are gone says by which
//! [reduction](crate::Ledger::reduction), as JSON: `# reduction: {"repeats":"one_a_day"}`. A file without a coverage needs
//! [`LedgerOptions::with_coverage`]; one with two lines of coverage is refused.
//!
//! Ids, keys, series and tags hold no mark that nobody sees (a byte order mark within the file, a blank of no width): `1` and `1` with such a
//! mark would be two ids. Titles and other words may hold them.
//!
//! # What offices save
//! Cells stand between commas, semicolons or tabs, whichever cut the header into the most cells; the [account](super::ReadAccount::delimiter) says
//! which. A line `sep=;` above the header, as Excel writes it, says so, too. Rows without anything in them and columns without a name at the end
//! of the header are left, with a remark. What could hide a row waits for a word of the caller: another [`Encoding`](super::Encoding) than UTF-8, a
//! title above the header, a header of two rows, totals below the rows. Each is told by name, with its line and with the option of
//! [`LedgerOptions`] that reads it.
//!
//! # Counts, and events that stand twice
//! A cell of the column `count` is `1`, `10+` or `3-5`. [`with_word`](LedgerOptions::with_word) reaches kinds, facets, parties and dates, not counts:
//! "at least 3" and a blank cell are faults told with their lines. Write `3+` and `1` in the file, or into its text before
//! [`LedgerOptions::read`]; leave the column unread ([`with_ignored`](LedgerOptions::with_ignored)) where each row is one event anyway.
//!
//! An event that stands twice under two ids is two rows here. [`dedup::merge_repeats`](crate::dedup::merge_repeats) makes them one by a named
//! rule, and every count says by which; phases of one event share the key `phase_of`, and [`OneIs::PhasesTogether`](crate::OneIs::PhasesTogether)
//! counts them once.
//!
//! # Bad rows
//! A row that cannot be read is told with line, column, found and expected for each of its cells that is at fault, and the others are kept;
//! [`ReadAccount::summary`](super::ReadAccount::summary) puts the faults of all rows together. Whether one bad row refuses the file
//! is the caller's choice: [`from_path`] and [`LedgerRead::strict`](super::LedgerRead::strict) give a ledger that lacks no row of the file,
//! and [`LedgerOptions::read_path`] gives one together with the [account](super::ReadAccount) of what was not read. That ledger knows
//! [how many](crate::Ledger::unread) rows it lacks, and so does every count made from it.

mod cells;
mod columns;
mod dates;
mod found_parties;
mod head;
mod header;
mod notes;
mod options;
mod parties;
pub(in crate::read) mod quotes;
mod reader;
mod row;
mod rows;
mod sheet;
mod sheet_options;
mod texts;
mod who;
mod write;

pub use columns::LedgerColumn;
pub use dates::DateRanges;
pub use options::LedgerOptions;
pub use reader::{LedgerReader, from_path};
pub use write::{to_path, write};
