//! How long listings stand.

use crate::error::Result;
use crate::sanction::ask::filter::ListingFilter;
use crate::sanction::ask::ready_filter::{Kept, ReadyFilter};
use crate::sanction::record::listed_for::ListedFor;
use crate::sanction::register::Register;
use crate::time::truth::Truth;

/// How long one listing was in force.
///
/// # Examples
/// See [`ListedFor`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct ListingDuration<'a> {
    /// The id of the listing.
    pub designation: &'a str,
    /// The number of days for which it was in force.
    pub days: ListedFor,
}

impl Register {
    /// The duration of each listing that the filter certainly keeps, in the order of the register.
    ///
    /// # Errors
    /// A package or regime of the filter that is not in the register.
    pub fn durations(&self, which: &ListingFilter) -> Result<Vec<ListingDuration<'_>>> {
        let sieve = ReadyFilter::new(which, self)?;
        let kept = self.rows.iter().enumerate();
        Ok(kept
            .filter(|(at, row)| sieve.keeps(*at, row) == Kept::Yes(Truth::Yes))
            .map(|(at, row)| ListingDuration {
                designation: self.listing(at).designation.id(),
                days: row
                    .days
                    .listed_for(self.listing(at).designation.end().is_ended()),
            })
            .collect())
    }
}
