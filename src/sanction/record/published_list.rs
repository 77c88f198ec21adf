//! A published list that listings were read from: of which day it is, and what it keeps.

use crate::error::{Error, Result, sanctions::Sanctions, text};
use crate::sanction::record::extent::ListExtent;
use crate::time::period::in_years;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text::word! {
    "keeping of removed entries";
    /// Whether a published list keeps the entries that were removed. Of the lists published as one file, Switzerland's does; those of the
    /// United States, the Union, the United Kingdom, the United Nations, Canada and Australia do not.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::RemovedEntries;
    ///
    /// assert_eq!("dropped".parse::<RemovedEntries>()?, RemovedEntries::Dropped);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    pub enum RemovedEntries {
        /// It keeps them, with the days on which they ended.
        Kept,
        /// It drops them without a trace.
        Dropped,
    }
}

/// A published list from which listings of a register were read: those whose [source](crate::sanction::ListingSource) has its short name.
///
/// What a register says of a past day depends on it: a list that drops what it removed gives a floor for every day but its own. See
/// [`Register::past_stock`](crate::sanction::Register::past_stock).
///
/// # Examples
/// ```
/// use interstate::sanction::{ListExtent, PublishedList, RemovedEntries};
///
/// let un = PublishedList::new("un", "2026-02-27".parse()?, ListExtent::Whole, RemovedEntries::Dropped)?.with_name("UN list");
/// assert_eq!((un.list(), un.name()), ("un", "UN list"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "RawPublishedList", into = "RawPublishedList")]
pub struct PublishedList(RawPublishedList);

#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
struct RawPublishedList {
    list: Box<str>,
    day: NaiveDate,
    extent: ListExtent,
    removed: RemovedEntries,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kept_since: Option<NaiveDate>,
}

impl TryFrom<RawPublishedList> for PublishedList {
    type Error = Error;

    fn try_from(raw: RawPublishedList) -> Result<Self> {
        let list = Self::new(raw.list, raw.day, raw.extent, raw.removed)?;
        let list = match raw.name {
            Some(name) => list.with_name(name),
            None => list,
        };
        match raw.kept_since {
            Some(day) => list.with_kept_since(day),
            None => Ok(list),
        }
    }
}

impl From<PublishedList> for RawPublishedList {
    fn from(list: PublishedList) -> Self {
        list.0
    }
}

impl PublishedList {
    /// A list with a short name as of a day, with whether all of it was read and whether it keeps what was removed.
    ///
    /// # Errors
    /// An empty name; a day outside the years 1 to 9999.
    pub fn new(
        list: impl Into<Box<str>>,
        day: NaiveDate,
        extent: ListExtent,
        removed: RemovedEntries,
    ) -> Result<Self> {
        let list = list.into();
        in_years(day)?;
        if list.trim().is_empty() {
            return Err(Sanctions::EmptyId { what: "list" }.into());
        }
        Ok(Self(RawPublishedList {
            list,
            day,
            extent,
            removed,
            name: None,
            kept_since: None,
        }))
    }

    /// The same list with a name for display.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<Box<str>>) -> Self {
        self.0.name = Some(name.into()).filter(|name| !name.trim().is_empty());
        self
    }

    /// The same list, which keeps what was removed since a day; what was removed before is not in it.
    ///
    /// # Errors
    /// A day outside the years 1 to 9999, or after that of the list.
    pub fn with_kept_since(mut self, day: NaiveDate) -> Result<Self> {
        in_years(day)?;
        if day > self.0.day {
            return Err(Sanctions::KeptAfterList {
                since: day,
                day: self.0.day,
            }
            .into());
        }
        self.0.kept_since = Some(day);
        Ok(self)
    }

    /// Takes in what is told twice of one list: all of it was read only if all of both files was. `false` where they tell two things.
    pub(in crate::sanction) fn takes_in(&mut self, other: &Self) -> bool {
        let told = |list: &Self| {
            Self(RawPublishedList {
                extent: ListExtent::Whole,
                ..list.0.clone()
            })
        };
        let is_one = told(self) == told(other);
        if is_one && other.extent() == ListExtent::Part {
            self.0.extent = ListExtent::Part;
        }
        is_one
    }

    /// The short name of the list, as sources have it: `un`.
    #[must_use]
    pub fn list(&self) -> &str {
        &self.0.list
    }

    /// The name of the list for display; the short name where there is no other.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.name.as_deref().unwrap_or(&self.0.list)
    }

    /// The day of the list.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.0.day
    }

    /// Whether the whole list was read.
    #[must_use]
    pub fn extent(&self) -> ListExtent {
        self.0.extent
    }

    /// Whether the list keeps what was removed.
    #[must_use]
    pub fn removed(&self) -> RemovedEntries {
        self.0.removed
    }

    /// The day since which the list keeps what was removed, where that is told.
    #[must_use]
    pub fn kept_since(&self) -> Option<NaiveDate> {
        self.0.kept_since
    }
}
