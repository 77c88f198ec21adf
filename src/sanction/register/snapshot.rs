//! What changed between two lists, and notices of removal.

use crate::error::{Error, Result, sanctions::Sanctions};
use crate::sanction::record::designation::Designation;
use crate::sanction::record::ending::ListingEnd;
use crate::sanction::register::Register;
use crate::sanction::register::parts::RegisterParts;
use crate::sanction::words::end_cause::EndCause;
use crate::time::partial_date::PartialDate;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::fmt;

/// A list as it stood on a day: what most files of sanctions are.
///
/// # Examples
/// ```
/// use interstate::sanction::{Designation, Measure, Snapshot};
///
/// let firm = |id: &str| Designation::new(id, id, "EU-RUS", Measure::ExportControl, "2023-06-23".parse().unwrap());
/// let before = Snapshot::new("2023-07-01".parse()?, vec![firm("a")?, firm("b")?])?;
/// let after = Snapshot::new("2026-07-17".parse()?, vec![firm("b")?, firm("c")?])?;
/// let change = before.change_to(&after)?;
/// assert_eq!(change.to_string(), "2023-07-01 to 2026-07-17: 1 added, 1 removed, 0 amended, 1 unchanged");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    day: NaiveDate,
    designations: Vec<Designation>,
    at: HashMap<Box<str>, usize>,
}

impl Snapshot {
    /// The listings that a list of this day has.
    ///
    /// # Errors
    /// An id that stands twice.
    pub fn new(day: NaiveDate, designations: Vec<Designation>) -> Result<Self> {
        let mut at = HashMap::with_capacity(designations.len());
        for (place, listing) in designations.iter().enumerate() {
            if at.insert(listing.id().into(), place).is_some() {
                return Err(Sanctions::TwiceInSnapshot {
                    id: listing.id().into(),
                    day,
                }
                .into());
            }
        }
        Ok(Self {
            day,
            designations,
            at,
        })
    }

    /// The day of the list.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.day
    }

    /// Its listings.
    #[must_use]
    pub fn designations(&self) -> &[Designation] {
        &self.designations
    }

    fn get(&self, id: &str) -> Option<&Designation> {
        self.designations.get(*self.at.get(id)?)
    }

    /// What changed from this list to a later one. Listings are matched by id; up to which day one was seen is no change of it.
    ///
    /// # Errors
    /// A list of an earlier day.
    pub fn change_to(&self, after: &Self) -> Result<SnapshotChange> {
        if after.day < self.day {
            return Err(Sanctions::SnapshotsBackwards {
                before: self.day,
                after: after.day,
            }
            .into());
        }
        let mut change = SnapshotChange {
            before: self.day,
            after: after.day,
            added: Vec::new(),
            removed: Vec::new(),
            amended: Vec::new(),
            unchanged: 0,
        };
        for now in &after.designations {
            match self.get(now.id()) {
                None => change.added.push(now.id().into()),
                Some(then) if same_but_for_sight(then, now) => change.unchanged += 1,
                Some(_) => change.amended.push(now.id().into()),
            }
        }
        let gone = self
            .designations
            .iter()
            .filter(|then| after.get(then.id()).is_none());
        change.removed = gone.map(|then| then.id().into()).collect();
        Ok(change)
    }
}

/// Whether two states of a listing differ in nothing but the day up to which they were seen.
fn same_but_for_sight(then: &Designation, now: &Designation) -> bool {
    let open = |listing: &Designation| matches!(listing.end(), ListingEnd::Open { .. });
    if !(open(then) && open(now)) {
        return then == now;
    }
    let seen = now.clone().with_end(then.end().clone());
    seen.is_ok_and(|seen| seen == *then)
}

/// What changed between two lists: three flows, told apart.
///
/// # Examples
/// See [`Snapshot`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SnapshotChange {
    before: NaiveDate,
    after: NaiveDate,
    added: Vec<Box<str>>,
    removed: Vec<Box<str>>,
    amended: Vec<Box<str>>,
    unchanged: u64,
}

impl SnapshotChange {
    /// The ids that the later list alone has.
    #[must_use]
    pub fn added(&self) -> impl ExactSizeIterator<Item = &str> {
        self.added.iter().map(|id| &**id)
    }

    /// The ids that the earlier list alone has.
    #[must_use]
    pub fn removed(&self) -> impl ExactSizeIterator<Item = &str> {
        self.removed.iter().map(|id| &**id)
    }

    /// The ids that both have with different content: no new listings.
    #[must_use]
    pub fn amended(&self) -> impl ExactSizeIterator<Item = &str> {
        self.amended.iter().map(|id| &**id)
    }

    /// The end of each listing that was removed: after the earlier list, by the later one.
    #[must_use]
    pub fn end(&self) -> ListingEnd {
        ListingEnd::Gone {
            seen: Some(self.before),
            missing: self.after,
        }
    }
}

impl fmt::Display for SnapshotChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} to {}: {} added, {} removed, {} amended, {} unchanged",
            self.before,
            self.after,
            self.added.len(),
            self.removed.len(),
            self.amended.len(),
            self.unchanged
        )
    }
}

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
    /// The id of the listing, or the name of its target as the list prints it.
    pub named: Box<str>,
    /// The first day on which it no longer holds.
    pub day: NaiveDate,
    /// Why.
    pub cause: EndCause,
}

impl RemovalNotice {
    /// The notice that what it names no longer holds from a day on.
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
    /// The register with these listings ended. A notice that matches no listing that stands, or several, ends none and is reported.
    #[must_use]
    pub fn with_removals(self, removals: &[RemovalNotice]) -> (Self, Vec<Error>) {
        let mut at: HashMap<Box<str>, Vec<usize>> = HashMap::new();
        for (place, listing) in self.listings().enumerate() {
            if !listing.designation.end().is_ended() {
                at.entry(listing.designation.id().into())
                    .or_default()
                    .push(place);
                at.entry(listing.target.name().into())
                    .or_default()
                    .push(place);
            }
        }
        let mut troubles = Vec::new();
        let mut parts: RegisterParts = self.into_parts();
        for removal in removals {
            let found = || (&*removal.named).into();
            let trouble = match at.get(&removal.named).map(Vec::as_slice) {
                Some([place]) => match end(&mut parts.designations, *place, removal) {
                    Ok(()) => {
                        at.remove(&removal.named);
                        continue;
                    }
                    Err(trouble) => trouble,
                },
                None | Some([]) => Sanctions::UnmatchedRemoval {
                    found: found(),
                    day: removal.day,
                }
                .into(),
                Some(several) => Sanctions::AmbiguousRemoval {
                    found: found(),
                    day: removal.day,
                    listings: several.len(),
                }
                .into(),
            };
            troubles.push(trouble);
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
