//! Notices of removal.

use crate::error::{Error, Result, sanctions::Sanctions};
use crate::sanction::record::designation::Designation;
use crate::sanction::record::ending::ListingEnd;
use crate::sanction::register::Register;
use crate::sanction::register::parts::RegisterParts;
use crate::sanction::words::end_cause::EndCause;
use crate::time::partial_date::PartialDate;
use chrono::NaiveDate;
use std::collections::HashMap;

/// A notice that a listing ends.
///
/// # Examples
/// ```
/// use interstate::sanction::{EndCause, RemovalNotice, facts};
///
/// let day = "2026-08-03".parse()?;
/// let notice = |named: &str| RemovalNotice::new(named, day, EndCause::Delisted);
/// let (register, troubles) = facts::register()?.with_removals(&[notice("Siliborn"), notice("Dalian")]);
/// // Siliborn stands on two lists, and "Dalian" is no name in full: both notices are reported, and nothing is guessed.
/// assert_eq!(
///     troubles.iter().map(ToString::to_string).collect::<Vec<_>>(),
///     [
///         "the removal of \"Siliborn\" on 2026-08-03 matches 2 listings that stand; name one",
///         "the removal of \"Dalian\" on 2026-08-03 matches no listing that stands",
///     ],
/// );
/// # assert_eq!(register, facts::register()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RemovalNotice {
    /// The id of a listing that stands, the id of its entry without the number of the spell, or the name of its target as the list prints it, if
    /// no other listing is meant by it. The id of a target that is none of these means all listings of that target that stand.
    pub named: Box<str>,
    /// The first day on which the listing no longer holds.
    pub day: NaiveDate,
    /// The cause of the end.
    pub cause: EndCause,
}

impl RemovalNotice {
    /// A notice that the named listing no longer holds from a day on.
    #[must_use]
    pub fn new(named: impl Into<Box<str>>, day: NaiveDate, cause: EndCause) -> Self {
        Self {
            named: named.into(),
            day,
            cause,
        }
    }
}

impl Register {
    /// The register with these listings ended. A notice that matches no open listing ends none and is reported; so is one that matches several,
    /// other than by the id of their target.
    #[must_use]
    pub fn with_removals(self, removals: &[RemovalNotice]) -> (Self, Vec<Error>) {
        let mut at: HashMap<Box<str>, Vec<usize>> = HashMap::new();
        let mut of_target: HashMap<Box<str>, Vec<usize>> = HashMap::new();
        for (place, listing) in self.listings().enumerate() {
            if !listing.designation.end().is_ended() {
                let row = listing.designation;
                let names = [row.id(), row.entry_id(), listing.target.name()];
                for (n, name) in names.iter().enumerate() {
                    // An entry without spells has its own id.
                    if names.iter().position(|other| other == name) == Some(n) {
                        at.entry((*name).into()).or_default().push(place);
                    }
                }
                let target = of_target.entry(row.target_id().into());
                target.or_default().push(place);
            }
        }
        let mut troubles = Vec::new();
        let mut parts: RegisterParts = self.into_parts();
        for removal in removals {
            let found = || (&*removal.named).into();
            let named = at.get(&removal.named);
            let ended = match named.or_else(|| of_target.get(&removal.named)) {
                Some(places) if named.is_none() || places.len() == 1 => places,
                Some(several) => {
                    let trouble = Sanctions::AmbiguousRemoval {
                        found: found(),
                        day: removal.day,
                        listings: several.len(),
                    };
                    troubles.push(trouble.into());
                    continue;
                }
                None => {
                    let day = removal.day;
                    troubles.push(
                        Sanctions::UnmatchedRemoval {
                            found: found(),
                            day,
                        }
                        .into(),
                    );
                    continue;
                }
            };
            let failed = troubles.len();
            for place in ended {
                troubles.extend(end(&mut parts.designations, *place, removal).err());
            }
            if troubles.len() == failed {
                at.remove(&removal.named);
                of_target.remove(&removal.named);
            }
        }
        let (register, more) = Self::salvage(parts);
        troubles.extend(more);
        (register, troubles)
    }
}

/// Ends the listing of a place.
fn end(listings: &mut [Designation], place: usize, removal: &RemovalNotice) -> Result<()> {
    let Some(listing) = listings.get_mut(place) else {
        return Ok(());
    };
    let end = ListingEnd::On(PartialDate::day(removal.day), removal.cause);
    *listing = listing.clone().with_end(end)?;
    Ok(())
}
