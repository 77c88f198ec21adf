//! Sanction regimes, packages, listings and targets as dated objects: what was in force on a day, what a package added, who followed whom.
//!
//! Three things are kept apart that lists mix. A **list** is a stock on a day, a **package** is a flow, and what is left of a
//! package in a later list is a lower bound of what it added. The **states that a regime is against**, the **place of the listed
//! party** and the **bases** that say so are three columns. And a listing has a printed day, a day from which it applies and days of
//! amendment, of which none stands for another.
//!
//! | question | take |
//! |---|---|
//! | How do I get a register? | a published list: `read::sanctions` (feature `lists`); a CSV of your own: [`read::listings`](crate::read::listings); by hand: [`RegisterParts`]; the shipped one: [`facts::register`] |
//! | Which listings? | a [`ListingFilter`]: by issuer, against a state, by measure, in places |
//! | One of what? | [`CountOf`]: listings, entries, targets or acts |
//! | What does the register have in force on a day? | [`Register::stock`], split as asked ([`SplitBy`]); on many days: [`Register::stocks`] |
//! | … and what can the lists that it was read from know of that day? | [`Register::past_stock`]: a list that drops what it removes gives a floor |
//! | What was added, amended, ended? | [`Register::flow`], [`Register::amendments`], [`Register::ends`] |
//! | Is that more than before? | [`TallyTable::count_flow`](crate::TallyTable::count_flow), then a ratio and a class as of any table |
//! | Who followed whom, and how many days later? | [`Register::lags`], [`Register::coordination`] |
//! | How long does a listing stand, what is left of a package? | [`Register::durations`], [`Register::survival`] |
//! | What changed between two files of one list? | [`Snapshot::change_to`] |
//!
//! What lists added is tallied, compared and classed by the same machinery as exercises and meetings:
//! [`TallyTable::count_flow`](crate::TallyTable::count_flow) takes a question to a register straight to a count with its period and rule,
//! [`TallyTable::count_packages`](crate::TallyTable::count_packages) an issuer's packages, and [`Register::ledger`] has each listing as an
//! [`Interaction`](crate::Interaction) of the family of pressure, for rules of the caller's own.
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
//! assert_eq!((lags.lead_counts().first, lags.median_days()), (9, Some((270.0, 270.0))));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub(crate) mod ask;
pub mod facts;
mod programme;
mod record;
mod register;
mod words;

pub use ask::{
    calendar::PackageGap,
    coordination::Coordination,
    counts::{CountBasis, CountOf, ListingCounts},
    duration::ListingDuration,
    filter::{CountedOrigins, ListingFilter},
    lag::{Lag, Lags, LeadCounts},
    match_rule::{MatchRule, MatchRules},
    matches::TargetMatch,
    past_stock::{ListAnswer, ListReach, PastStock},
    share::ListingShare,
    split::{SplitBy, SplitKey},
};
pub use programme::{Programme, RegimeSpell};
pub use record::{
    designation::Designation,
    ending::ListingEnd,
    extent::ListExtent,
    identifier::TargetIdentifier,
    interruption::{RegimeInterruption, RegimeRejection},
    listed_for::ListedFor,
    package::{Package, PackageRemark},
    published_list::{PublishedList, RemovedEntries},
    regime::SanctionRegime,
    source::{ListingSource, SourceSpot},
    target::Target,
};
pub use register::{
    Register,
    listing::Listing,
    parts::{RegimeCut, RegisterParts},
    removals::RemovalNotice,
    snapshot::Snapshot,
    snapshot_change::{Renumbered, SnapshotChange},
};
pub use words::{
    act::{LegalAct, LegalActId},
    end_cause::EndCause,
    figure::{Figure, FigureReading, FigureSum, FigureWording},
    issuer::{Issuer, IssuingBody, ListingOrigin},
    measure::{GsdbColumn, Measure, Measures},
    place::{PlaceBases, PlaceBasis, PlaceRule, PlaceSet, TargetPlace},
    programme_words::{
        ConflictReading, ProgrammeList, ProgrammeReading, ProgrammeTheme, TagEvidence,
        TerritoryReading,
    },
    reason::{ListingReason, ListingReasons},
    regime_facet::RegimeFacet,
    set::{SetWord, WordSet},
    target_kind::TargetKind,
};
