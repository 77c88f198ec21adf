//! One HTML file of answers for readers who do not program.
//!
//! It holds claims with verdict and evidence, counts with their records, pictures, and rules in words.
//!
//! An [`AnswerPage`] is a single HTML file that can be sent by mail: no script, no font or picture to fetch, light and dark, from a telephone's
//! width to A4. Each count unfolds to the ids of its records, each id leads to the record's row with its source; on paper all are unfolded. It says what was
//! counted, from which file, by which rules, what the source covers and what of it could not be read.
//!
//! Nothing on it is from a clock or a network: the day of its making and the checksum of the file are the caller's to give, and the same answers are
//! the same page to the byte.

mod answer_page;
mod claims;
mod counts;
mod html;
mod records;
mod rules;
mod style;

pub use answer_page::AnswerPage;
