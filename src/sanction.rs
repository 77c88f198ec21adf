//! Sanction regimes as dated objects: which held on a day, what a package added, who followed whom.
//!
//! Three things are kept apart that lists mix. A **list** is a stock on a day, a **package** is a flow, and what is left of a
//! package in a later list is a lower bound of what it added. The **states that a regime is against**, the **place of the listed
//! party** and the **bases** that say so are three columns. And a listing has a printed day, a day from which it applies and days of
//! amendment, of which none stands for another.
//!
//! Each listing is also an [`Interaction`](crate::Interaction) of the family of pressure ([`Register::ledger`]), so that listings are
//! tallied, compared and classed by the same machinery as exercises and meetings.
//!
//! ```
//! use interstate::sanction::{CountOf, ListingFilter, MatchRule, PlaceRule, facts};
//! use interstate::{Actor, State};
//!
//! let register = facts::register()?;
//! let us = ListingFilter::new().of_issuer(State::USA);
//! let eu = ListingFilter::new().of_issuer(Actor::EU);
//!
//! // What stood on a day, and what was added until today, are two numbers.
//! let china = eu.clone().in_places(&[State::CHN, State::HKG], PlaceRule::default());
//! let stands = register.stock(&china, CountOf::Targets, &[], "2026-07-17".parse()?)?;
//! assert_eq!(stands.to_string(), "10 targets, stock on 2026-07-17, by EU, in CHN or HKG (place by any basis)");
//! assert_eq!(register.flow(&china, CountOf::Targets, &[])?.count(&[]).lo(), 12); // two banks are gone
//!
//! // The Union lists what the United States listed first, 270 days later in the middle.
//! let lags = register.lags(&us, &eu, MatchRule::SameTarget)?;
//! assert_eq!((lags.leads().first, lags.median_days()), (9, Some((270.0, 270.0))));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod act;
mod calendar;
mod coordination;
mod counts;
mod days;
mod designation;
mod duration;
mod ending;
pub mod facts;
mod figure;
mod filter;
mod issuer;
mod lag;
mod level;
mod listing;
mod measure;
mod package;
mod parts;
mod place;
mod regime;
mod register;
mod set;
mod share;
mod sieve;
mod snapshot;
mod tallying;
mod target;

pub use act::{Act, ActId};
pub use calendar::PackageGap;
pub use coordination::Coordination;
pub use counts::{Basis, By, CountOf, Key, ListingCounts};
pub use designation::Designation;
pub use duration::{Duration, ListedFor};
pub use ending::{EndCause, ListingEnd};
pub use figure::{Figure, FigureSum, Reading, Wording};
pub use filter::{ListingFilter, Origins};
pub use issuer::{Body, Issuer, Origin};
pub use lag::{Lag, Lags, Leads, MatchRule};
pub use listing::Listing;
pub use measure::{GsdbColumn, Measure, Measures, Reason, Reasons};
pub use package::Package;
pub use parts::RegisterParts;
pub use place::{China, Place, PlaceBases, PlaceBasis, PlaceRule, PlaceSet};
pub use regime::{RegimeFacet, SanctionRegime};
pub use register::Register;
pub use share::Share;
pub use snapshot::{Change, Removal, Snapshot};
pub use target::{Target, TargetKind};
