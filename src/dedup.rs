//! Which reports are one event: named rules, mirrored rows, and bounds where nobody can say.
//!
//! A row of a machine-coded file is a report. One kidnapping is told a hundred times, a visit stands once for the guest and once for the
//! host, an id stands on two days. [`Repeats`] names a rule by which reports are one event, [`Reduction`] says whether mirrored rows are
//! one too, and which of the two comes first: the number depends on it.
//!
//! Nothing is lost: an event keeps the ids of the reports that it absorbed. Nothing is guessed: a report whose day is not known and that
//! may be of another event raises the upper bound of the count and not the lower.
//!
//! # Examples
//! ```
//! use interstate::State;
//! use interstate::dedup::{Reduction, Repeats};
//! use interstate::coded::{CodedEvent, EventCode};
//!
//! let meet = |id: &str, from: State, to: State| CodedEvent::new(id, "2019-06-05".parse()?, EventCode::Cameo("040".parse()?), [from], [to]);
//! let reports = vec![
//!     meet("1", State::CHN, State::RUS)?.with_source("story 1"),
//!     meet("2", State::RUS, State::CHN)?.with_source("story 1"), // the mirror of the first
//!     meet("3", State::CHN, State::RUS)?.with_source("story 2"), // the same again
//! ];
//! let rule = Reduction::new(Repeats::OneADay).with_mirrors_first();
//! let reduced = rule.reduce(reports);
//! assert_eq!(reduced.events()[0].absorbed().collect::<Vec<_>>(), ["2"]);
//! assert_eq!(reduced.count().to_string(), "2");
//! # Ok::<(), interstate::Error>(())
//! ```
//! Two, not one: the third report lacks its mirror, so it goes one way and the first event goes both. [`Reduction::undirected`] takes them
//! for one.

mod group;
mod ledger;
mod mirrors;
mod reduction;
mod repeatable;
mod repeats;
mod stab;
mod window;

pub use crate::ledger::{MirrorOrder, Reduction, RepeatGap, Repeats};
pub use group::{RepeatGroup, RepeatGroups};
pub use ledger::of_ledger;
pub use mirrors::{Mirrors, mirrored};
pub use reduction::Reduced;
pub use repeatable::Repeatable;
