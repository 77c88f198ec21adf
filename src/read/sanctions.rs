//! Sanctions lists as their issuers publish them, read into a dated register.
//!
//! Each format has its options, a value that says of which [day](ListDay) the list is, and they give a [`ListRead`]: the parts of a
//! [`Register`](crate::sanction::Register), the day, and the account of every entry. Files are streamed; memory holds what is kept.
//!
//! | list | read by | its day |
//! |---|---|---|
//! | Switzerland, SECO: the whole list, XML | [`SecoXmlOptions`] | in the file |
//! | `OpenSanctions` and others: entities of `FollowTheMoney`, lines of JSON | [`FtmJsonOptions`] | stated |
//! | European Union: frozen assets, CSV and XML | [`EuCsvOptions`], [`EuXmlOptions`] | in the file |
//! | United Kingdom: the Sanctions List, CSV | [`UkCsvOptions`] | in the file |
//! | United Kingdom: the Sanctions List, XML | [`UkXmlOptions`] | stated |
//! | United Kingdom: the consolidated list, retired in 2026 | [`ConListOptions`] | in the file |
//! | United Nations, Security Council: the consolidated list, XML | [`UnXmlOptions`] | in the file |
//! | United States, Treasury: the set of CSV files | [`OfacCsvOptions`] | stated |
//! | United States, Treasury: the advanced file, XML | [`OfacAdvancedXmlOptions`] | in the file |
//! | United States, Treasury: delta files, XML: who left its lists | [`OfacDelta`] | in the file |
//! | United States: the Consolidated Screening List, CSV and JSON | [`CslCsvOptions`], [`CslJsonOptions`] | stated |
//!
//! What a file starts with tells which it is: [`ListForm`].
//!
//! # From a file to what stood on a day
//! Two things are asked for. [`ListDay`] is the day of the list. [`ProgrammeReading`](crate::sanction::ProgrammeReading) decides which state a
//! programme is against where readers differ: whether one about a conflict *in* a state (Somalia) is against that state, and whether one named
//! after a territory (the Union's `UKR`) is against the state that it is aimed at. Questions [`against`](crate::sanction::ListingFilter::against)
//! a state and those about third countries depend on it; a count of all that an issuer lists does not.
//! ```
//! use interstate::State;
//! use interstate::read::sanctions::{ListDay, UnXmlOptions};
//! use interstate::sanction::{ConflictReading, CountOf, ListingFilter, ProgrammeReading, TerritoryReading};
//!
//! let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
//! let read = UnXmlOptions::new(ListDay::InFile, reading).read_path("tests/it/corpus/lists/un.xml")?;
//! println!("{}", read.account()); // of every entry: kept, rejected, and what is odd about it
//!
//! let register = read.into_register()?;
//! let against_north_korea = ListingFilter::new().against(State::PRK);
//! let stood = register.past_stock(&against_north_korea, CountOf::Targets, "2020-01-01".parse()?)?;
//! assert_eq!(
//!     stood.to_string(),
//!     "1+ targets, stock on 2020-01-01, by anybody, against PRK; \
//!      the list of the Security Council of 2026-02-27 has no removed entries: 1 is a floor",
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What a list does not tell
//! A listing without a day was listed on the day of the list or before, `[..2026-08-27]`, never on that day. An entry that is no longer on a
//! list was removed, and of the lists read here Switzerland's alone keeps what was removed: what any other says of a past day is a lower
//! bound.
//!
//! # Limits
//! An entry with more than 1,000 listings, a listing with more than 1,000 amendments, an id, a tag or the name of an act of more than 1,000 bytes
//! is rejected, and so are more than 100 listings by one `Sanction` of `FollowTheMoney` and more than 1,000 rows of one party of the
//! Consolidated Screening List. What an entry has once is kept for each of its listings, so that a hostile megabyte would otherwise become
//! gigabytes; no published list comes near.

mod builder;
mod csl;
mod dates;
mod distinct;
mod draft;
mod eu;
mod form;
mod ftm;
mod letters;
mod list;
mod list_read;
mod ofac;
mod options;
mod places;
mod regimes;
mod seco;
mod sheet;
mod uk;
mod un;
mod xml;

pub use csl::{CslCsv, CslCsvOptions, CslJson, CslJsonOptions};
pub use eu::{EuCsv, EuCsvOptions, EuXml, EuXmlOptions};
pub use form::ListForm;
pub use ftm::{FtmJson, FtmJsonOptions};
pub use list::ListDay;
pub use list_read::{ListRead, SideFile};
pub use ofac::{
    OfacAdvancedXml, OfacAdvancedXmlOptions, OfacCsvFiles, OfacCsvOptions, OfacDelta, OfacList,
};
pub use options::{ListFormat, ListOptions};
pub use seco::{SecoXml, SecoXmlOptions};
pub use uk::{ConList, ConListOptions, UkCsv, UkCsvOptions, UkXml, UkXmlOptions};
pub use un::{UnXml, UnXmlOptions};
