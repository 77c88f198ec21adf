//! Reader and writer of sanctions listings as CSV: one row for each listing.
//!
//! # Columns
//! The first line is a header; lines above it that begin with `#` are for people. The columns may stand in any order; `id`, `entity`,
//! `program`, `provisions` and `listing_date` must be there, or be [given for every row](ListingsOptions::with_constant). Their names are those
//! of the fields in JSON, which are `FollowTheMoney`'s where it has one.
//!
//! | column | what | empty means |
//! |---|---|---|
//! | `id` | unique in the file | an error |
//! | `entity` | the id of the [target](crate::sanction::Target) | an error |
//! | `program` | the id of the [regime](crate::sanction::SanctionRegime) | an error |
//! | `provisions` | [`Measure`](crate::sanction::Measure)s with `;` between: `asset_freeze;travel_ban` | an error |
//! | `listing_date` | the day printed in the list: `2023-06-23`, `2023-06`, `[2023-06-20..2023-06-23]` | an error |
//! | `start_date` | the day from which it applies | the day of listing |
//! | `end_date` | a [`ListingEnd`](crate::sanction::ListingEnd): `2026-07-17..` stood on that day, `2025-05-20 delisted`, `gone 2026-07-17`, `unknown` | stood on the day of listing; not looked at since |
//! | `package` | the id of the [package](crate::sanction::Package) | none |
//! | `act` | a [`LegalAct`](crate::sanction::LegalAct): `celex:32025R0395`, `eo:14024` | not told |
//! | `amended` | days of amendments with `;` between | none |
//! | `reasons` | [`ListingReason`](crate::sanction::ListingReason)s with `;` between | not told |
//! | `list` | the list by its name: `SDN`, `Annex IV` | not told |
//! | `exposes_third_parties` | `yes` or `no` | `no` |
//! | `origin` | a [`ListingOrigin`](crate::sanction::ListingOrigin): `implements unsc:2231`, `mirrors EU` | `autonomous` |
//! | `suspended` | the days for which it is suspended, with `;` between: `2015-06-01/2016-03-14` | none |
//! | `source` | a [`ListingSource`](crate::sanction::ListingSource): any words, `uk 2026-10-08 line 812` | not told |
//! | `name` | of the target; without the column its id | an error |
//! | `schema` | a [`TargetKind`](crate::sanction::TargetKind); without the column `entity` | an error |
//! | `places` | [`TargetPlace`](crate::sanction::TargetPlace)s with `;` between: `CHN:address;HKG:registered` | not told |
//! | `aliases` | other names of the target with `;` between | none |
//! | `identifiers` | [`TargetIdentifier`](crate::sanction::TargetIdentifier)s with `;` between: `imo:9074729;list:un/QDe.004` | none |
//!
//! A target that stands in several rows has the same names, kind, places and numbers in each. Regimes and packages are few, with many
//! properties, and stand in no row: add them to what was read, and [`Register::new`](crate::sanction::Register::new) checks that each listing
//! finds its own.
//!
//! A row that cannot be read is told with line, column, found and expected, and the others are kept: [`from_path`] refuses a file with a bad
//! row, [`ListingsOptions::read_path`] gives the good rows together with the [account](super::ReadAccount) of the others.
//!
//! ```
//! use interstate::State;
//! use interstate::read::listings::ListingsOptions;
//! use interstate::sanction::{CountOf, Issuer, ListingFilter, PlaceRule, Register, SanctionRegime};
//!
//! let file = "id,entity,name,places,program,provisions,listing_date,end_date\n\
//!             1,apl,Asia Pacific Links Ltd,HKG:address,EU-RUS,export_control,2023-06-23,2026-07-17..\n\
//!             2,hb,Heihe Bank,CHN:address,EU-RUS,transaction_ban,2025-07-18,gone 2026-07-17\n";
//! let parts = ListingsOptions::new().read(file.as_bytes())?.strict()?;
//! let regime = SanctionRegime::new("EU-RUS", Issuer::EU, "2014-07-31/2026-07-17..".parse()?)?.with_target(State::RUS);
//! let register = Register::new(parts.with_regimes([regime]))?;
//!
//! let china = ListingFilter::new().in_places(&[State::CHN, State::HKG], PlaceRule::default());
//! assert_eq!(register.flow(&china, CountOf::Targets, &[])?.count(&[]).to_string(), "2");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod cells;
mod column;
mod columns;
mod options;
mod reader;
mod write;

pub use column::ListingColumn;
pub use options::ListingsOptions;
pub use reader::{ListingsRead, ListingsReader, from_path};
pub use write::{to_path, write};
