//! States, territories, organisations and blocs, with their codes and names as of a day.
//!
//! An [`Actor`](crate::Actor) is one small id, for a state or for an organisation; a [`State`](crate::State) is an actor that is a
//! state or a territory; a [`Dyad`](crate::Dyad) is two actors, a [`DirectedDyad`](crate::DirectedDyad) two actors in an order.
//!
//! Data sets write codes, and a code is nothing without its scheme and its day: [`CodeScheme`], [`State::from_code`](crate::State::from_code),
//! [`State::code`](crate::State::code). Texts are names: [`State::from_name`](crate::State::from_name), [`NameScope`], [`NameDays`]. What follows
//! from a state's days: [`Succession`] and [`RollUp`], [`StateSystem`], [`Membership`].
//!
//! The tables are facts compiled from public lists, named in `data/states/README.md`. Where sources differ, [`TableCertainty`] says so. Where a
//! day is known only to the month or the year, the answer may be "it depends". COW is listed to 2024-12-31, Gleditsch and Ward to 2020-12-31,
//! memberships to the end of 2025; what has not ended is taken to go on.
//!
//! # Examples
//! ```
//! use chrono::NaiveDate;
//! use interstate::State;
//! use interstate::state::CodeScheme;
//!
//! // The codes of Vietnam that other tables get wrong.
//! let day = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or_default();
//! let vietnam = State::from_code(CodeScheme::Iso3, "VNM", day)?;
//! assert_eq!(vietnam.code(CodeScheme::Gw, day)?.text(), "816"); // not 815, which ended in 1893, and not 817, South Vietnam
//! # Ok::<(), interstate::Error>(())
//! ```

pub(crate) mod actor;
mod bloc;
mod certainty;
mod code;
mod day;
pub(crate) mod dyad;
mod kind;
mod lookup;
mod meaning;
mod name;
mod name_day;
mod name_form;
mod name_hash;
mod scheme;
mod spell;
mod succession;
mod system;
mod table;

pub use bloc::{Members, Membership, MembershipRole};
pub use certainty::TableCertainty;
pub use code::StateCode;
pub use kind::StateKind;
pub use meaning::StateMeaning;
pub use name::NameScope;
pub use name_day::{NameDay, NameDays};
pub use scheme::{CodeDay, CodeScheme, IsoDays};
pub use spell::CodeSpell;
pub use succession::{HongKongAndMacao, RollUp, Succession, SuccessionKind, Successors};
pub use system::{DyadYear, StateSystem, StateYear, SystemMember};
