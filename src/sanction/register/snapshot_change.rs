//! What changed between two states of one list.

use crate::sanction::record::designation::Designation;
use crate::sanction::record::ending::ListingEnd;
use crate::sanction::record::target::{Target, normal_name};
use crate::sanction::words::measure::Measures;
use crate::state::actor::State;
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::hash::Hash;
use std::sync::Arc;

/// An entry that left a list under one id and is on it under another.
///
/// # Examples
/// ```
/// use interstate::State;
/// use interstate::sanction::{Designation, ListExtent, Measure, PlaceBasis, Snapshot, Target, TargetKind};
///
/// // A list that numbers its entries anew when one is taken out.
/// let list = |day: &str, firms: &[(&str, &str)]| -> Result<Snapshot, interstate::Error> {
///     let listing = |id: &str| Designation::new(id, id, "CA-RUS", Measure::AssetFreeze, "2022-05-03".parse()?);
///     let target = |id: &str, name: &str| Target::new(id, TargetKind::Entity, name).map(|t| t.with_place(State::RUS, PlaceBasis::Address));
///     let listings = firms.iter().map(|(id, _)| listing(id)).collect::<Result<_, _>>()?;
///     let targets = firms.iter().map(|(id, name)| target(id, name)).collect::<Result<Vec<_>, _>>()?;
///     Ok(Snapshot::new("ca", day.parse().unwrap(), ListExtent::Whole, listings)?.with_targets(targets))
/// };
/// let before = list("2024-01-01", &[("1", "Test Alpha"), ("2", "Test Beta"), ("3", "Test Gamma"), ("4", "Test Delta")])?;
/// let after = list("2024-06-01", &[("1", "Test Alpha"), ("2", "Test Beta"), ("5", "Test Delta")])?;
/// let change = before.change_to(&after)?;
/// assert_eq!(change.to_string(), "2024-01-01 to 2024-06-01: 0 added, 1 removed, 0 amended, 2 unchanged, 1 renumbered");
/// let [renumbered] = change.renumbered() else { panic!() };
/// assert_eq!((renumbered.before(), renumbered.after()), ("4", "5"));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Renumbered {
    before: Box<str>,
    after: Box<str>,
}

impl Renumbered {
    /// The id of the entry in the earlier snapshot.
    #[must_use]
    pub fn before(&self) -> &str {
        &self.before
    }

    /// The id of the entry in the later snapshot.
    #[must_use]
    pub fn after(&self) -> &str {
        &self.after
    }
}

/// What two listings with unlike ids share if they are one: name, regime, measures and spell; the places too, or not.
type Key<'a> = (String, &'a str, Measures, Option<u32>, Option<Vec<State>>);

/// Who and what stands on a list, by id.
pub(in crate::sanction) type Targets = HashMap<Arc<str>, Target>;

fn key<'a>(targets: &Targets, listing: &'a Designation, with_places: bool) -> Option<Key<'a>> {
    let target = targets.get(listing.target_id())?;
    let places = with_places.then(|| {
        let mut places: Vec<State> = target.places().iter().map(|p| p.state()).collect();
        places.sort_unstable();
        places.dedup();
        places
    });
    Some((
        normal_name(target.name())?,
        listing.regime_id(),
        listing.measures(),
        listing.spell(),
        places,
    ))
}

/// The things that alone have their key.
fn alone<K: Eq + Hash, T: Copy>(things: impl Iterator<Item = (K, T)>) -> HashMap<K, Option<T>> {
    let mut found = HashMap::new();
    for (key, thing) in things {
        let first = found.entry(key);
        first.and_modify(|one| *one = None).or_insert(Some(thing));
    }
    found
}

/// Of the listings that one list alone has those that are the same under another id: by name, regime, measures and places, then by all but the
/// places. Where two share all of that, which became which is not told.
pub(in crate::sanction) fn renumbered(
    (before, removed): (&Targets, &[&Designation]),
    (after, added): (&Targets, &[&Designation]),
) -> Vec<Renumbered> {
    let mut pairs: Vec<Renumbered> = Vec::new();
    let (mut removed, mut added) = (removed.to_vec(), added.to_vec());
    for with_places in [true, false] {
        let keyed = |list, listing| Some((key(list, listing, with_places)?, listing));
        let was = alone(removed.iter().filter_map(|&then| keyed(before, then)));
        let is = alone(added.iter().filter_map(|&now| keyed(after, now)));
        let mut found: HashMap<&str, &str> = HashMap::new();
        for &now in &added {
            let Some(key) = key(after, now, with_places) else {
                continue;
            };
            if let (Some(Some(then)), Some(Some(_))) = (was.get(&key), is.get(&key)) {
                found.insert(now.id(), then.id());
                pairs.push(Renumbered {
                    before: then.id().into(),
                    after: now.id().into(),
                });
            }
        }
        let old: HashSet<&str> = found.values().copied().collect();
        removed.retain(|then| !old.contains(then.id()));
        added.retain(|now| !found.contains_key(now.id()));
    }
    pairs
}

/// What changed between two snapshots of a list: additions, removals, amendments and new ids, kept apart.
///
/// # Examples
/// See [`Snapshot`](crate::sanction::Snapshot).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SnapshotChange {
    pub(in crate::sanction) before: NaiveDate,
    pub(in crate::sanction) after: NaiveDate,
    pub(in crate::sanction) added: Vec<Box<str>>,
    pub(in crate::sanction) removed: Vec<Box<str>>,
    pub(in crate::sanction) amended: Vec<Box<str>>,
    pub(in crate::sanction) renumbered: Vec<Renumbered>,
    pub(in crate::sanction) unchanged: u64,
}

impl SnapshotChange {
    /// The ids that only the later snapshot has.
    #[must_use]
    pub fn added(&self) -> impl ExactSizeIterator<Item = &str> {
        self.added.iter().map(|id| &**id)
    }

    /// The ids that only the earlier snapshot has.
    #[must_use]
    pub fn removed(&self) -> impl ExactSizeIterator<Item = &str> {
        self.removed.iter().map(|id| &**id)
    }

    /// The ids that both have with different content: amendments, not new listings.
    #[must_use]
    pub fn amended(&self) -> impl ExactSizeIterator<Item = &str> {
        self.amended.iter().map(|id| &**id)
    }

    /// The entries of the later snapshot that the earlier one has under another id: the same name, regime and measures, and the same places
    /// unless nothing else has the name. Found where both snapshots [have targets](crate::sanction::Snapshot::with_targets); neither added
    /// nor removed.
    #[must_use]
    pub fn renumbered(&self) -> &[Renumbered] {
        &self.renumbered
    }

    /// The number of ids that both have with the same content.
    #[must_use]
    pub fn unchanged(&self) -> u64 {
        self.unchanged
    }

    /// The end of each removed listing: after the earlier snapshot, by the later one.
    #[must_use]
    pub fn end(&self) -> ListingEnd {
        ListingEnd::Gone {
            // Two lists of one day do not tell when.
            seen: Some(self.before).filter(|seen| *seen < self.after),
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
        )?;
        match self.renumbered.len() {
            0 => Ok(()),
            number => write!(f, ", {number} renumbered"),
        }
    }
}
