//! What a count of listings is a count of, and the count.

use crate::count::Count;
use crate::error::text;
use crate::sanction::ask::split::{SplitBy, SplitKey};
use chrono::NaiveDate;
use std::fmt;

text::word! {
    "unit of sanctions";
    /// The unit of a count of listings. A person on five lists is five listings and one target.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::CountOf;
    ///
    /// assert_eq!(CountOf::Targets.to_string(), "targets");
    /// ```
    #[derive(Ord, PartialOrd)]
    pub enum CountOf {
        /// Each listing, with each spell of an entry by itself: a return is a new listing.
        Listings,
        /// Each entry of a list once, however often it left the list and came back: see
        /// [`Designation::entry_id`](crate::sanction::Designation::entry_id).
        Entries,
        /// Each target once, however often it is listed.
        Targets,
        /// Each act once: the act that a listing names, else its package as one. A listing with neither may be an act or not.
        Acts,
    }
}

/// The basis of a number of listings: what was added, what was in force, or what somebody stated.
///
/// # Examples
/// ```
/// use interstate::sanction::CountBasis;
///
/// assert_eq!(CountBasis::Stock("2026-07-17".parse()?).to_string(), "stock on 2026-07-17");
/// # Ok::<(), chrono::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum CountBasis {
    /// What acts added.
    Flow,
    /// How often entries were amended: no new listings.
    Amendments,
    /// What ended in a period.
    Ends,
    /// What stood on a day: of what was added earlier a lower bound.
    Stock(NaiveDate),
    /// What the press or an authority's announcement says.
    Press,
}

text::written_as_text!(CountBasis);

impl fmt::Display for CountBasis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flow => f.write_str("flow"),
            Self::Amendments => f.write_str("amendments"),
            Self::Ends => f.write_str("ends"),
            Self::Stock(day) => write!(f, "stock on {day}"),
            Self::Press => f.write_str("as stated"),
        }
    }
}

/// A count of listings that states what it counts: its unit, its basis, which listings, and by which places.
///
/// # Examples
/// ```
/// use interstate::Actor;
/// use interstate::sanction::{CountOf, ListingFilter, facts};
///
/// let register = facts::register()?;
/// let by_eu = ListingFilter::new().of_issuer(Actor::EU).in_package("eu-15");
/// let added = register.flow(&by_eu, CountOf::Targets, &[])?;
/// assert_eq!(added.to_string(), "4 targets, flow, by EU, of package eu-15");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ListingCounts {
    pub(in crate::sanction) of: CountOf,
    pub(in crate::sanction) basis: CountBasis,
    pub(in crate::sanction) which: Box<str>,
    pub(in crate::sanction) by: Box<[SplitBy]>,
    pub(in crate::sanction) cells: Vec<(Box<[SplitKey]>, Count)>,
    pub(in crate::sanction) place_untold: u64,
}

impl ListingCounts {
    /// The unit of the count: listings, entries, targets or acts.
    #[must_use]
    pub fn unit(&self) -> CountOf {
        self.of
    }

    /// The basis of the count: flow, stock, amendments or ends.
    #[must_use]
    pub fn basis(&self) -> CountBasis {
        self.basis
    }

    /// A description of the listings that are counted.
    #[must_use]
    pub fn which(&self) -> &str {
        &self.which
    }

    /// The lines that have a count, in the order of their keys.
    #[must_use]
    pub fn counts(&self) -> impl ExactSizeIterator<Item = (&[SplitKey], Count)> {
        self.cells.iter().map(|(keys, count)| (&**keys, *count))
    }

    /// The count of one line; 0 where no listing has these keys.
    #[must_use]
    pub fn count(&self, keys: &[SplitKey]) -> Count {
        let found = self.cells.iter().find(|(k, _)| **k == *keys);
        found.map_or(Count::ZERO, |(_, count)| *count)
    }

    /// The number of further listings whose target has no place by the rule of the filter.
    #[must_use]
    pub fn place_untold(&self) -> u64 {
        self.place_untold
    }
}

impl fmt::Display for ListingCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = self.of.to_string();
        if self.by.is_empty() {
            let count = self.count(&[]);
            write!(f, "{count} ")?;
            match (count.exactly(), self.of) {
                (Some(1), CountOf::Entries) => f.write_str("entry")?,
                (Some(1), _) => f.write_str(of.trim_end_matches('s'))?,
                _ => f.write_str(&of)?,
            }
        } else {
            f.write_str(&of)?;
        }
        write!(f, ", {}, {}", self.basis, self.which)?;
        for (n, by) in self.by.iter().enumerate() {
            write!(f, "{}{by}", if n == 0 { ", split by " } else { " and " })?;
        }
        if self.place_untold > 0 {
            write!(f, "; {} more listings tell no place", self.place_untold)?;
        }
        if self.by.is_empty() {
            return Ok(());
        }
        for (keys, count) in &self.cells {
            writeln!(f)?;
            for key in keys {
                write!(f, "  {key}")?;
            }
            write!(f, "  {count}")?;
        }
        Ok(())
    }
}
