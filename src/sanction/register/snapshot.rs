//! A list as it stood on a day, and what two of them tell together.

use crate::error::{Result, sanctions::Sanctions, text};
use crate::sanction::record::designation::Designation;
use crate::sanction::record::target::Target;
use crate::sanction::register::snapshot_change::{Renumbered, SnapshotChange, Targets, renumbered};
use crate::time::partial_date::PartialDate;
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

text::word! {
    "extent of a list";
    /// Whether a file holds a whole list or a part of it. Nothing in a file says so: whoever made or fetched it does.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::ListExtent;
    ///
    /// assert_eq!("whole".parse::<ListExtent>()?, ListExtent::Whole);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub enum ListExtent {
        /// Every entry that the list has on its day: one that is missing does not stand on it.
        Whole,
        /// Some entries, such as those that a sample, a filter or a reader kept: what is missing proves nothing.
        Part,
    }
}

/// A list as it stood on a day: what most files of sanctions are.
///
/// # Examples
/// ```
/// use interstate::sanction::{Designation, ListExtent, Measure, Snapshot};
///
/// let firm = |id: &str| Designation::new(id, id, "EU-RUS", Measure::ExportControl, "2023-06-23".parse().unwrap());
/// let list = |day: &str, firms| Snapshot::new("eu", day.parse().unwrap(), ListExtent::Whole, firms);
/// let before = list("2023-07-01", vec![firm("a")?, firm("b")?])?;
/// let after = list("2026-07-17", vec![firm("b")?, firm("c")?])?;
/// let change = before.change_to(&after)?;
/// assert_eq!(change.to_string(), "2023-07-01 to 2026-07-17: 1 added, 1 removed, 0 amended, 1 unchanged");
///
/// // What the two files tell together: the day on which "a" left the list lies between them.
/// let told = before.followed_by(&after)?;
/// let a = told.iter().find(|listing| listing.id() == "a").expect("removed");
/// assert_eq!(a.end().to_string(), "seen 2023-07-01, gone 2026-07-17");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    list: Arc<str>,
    day: NaiveDate,
    extent: ListExtent,
    designations: Vec<Designation>,
    at: HashMap<Box<str>, usize>,
    targets: Targets,
}

impl Snapshot {
    /// The listings that a list of this day has, and whether they are all that it has. The list goes by any name: two snapshots of one name are
    /// two states of one list.
    ///
    /// # Errors
    /// An id that stands twice.
    pub fn new(
        list: impl Into<Arc<str>>,
        day: NaiveDate,
        extent: ListExtent,
        designations: Vec<Designation>,
    ) -> Result<Self> {
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
            list: list.into(),
            day,
            extent,
            designations,
            at,
            targets: Targets::new(),
        })
    }

    /// The same list with who and what stands on it: then a change of name, kind or place is an amendment, and an entry that got a new id is
    /// seen by its name.
    #[must_use]
    pub fn with_targets(mut self, targets: impl IntoIterator<Item = Target>) -> Self {
        let targets = targets.into_iter();
        self.targets
            .extend(targets.map(|target| (target.shared_id().clone(), target)));
        self
    }

    /// The name of the list.
    #[must_use]
    pub fn list(&self) -> &str {
        &self.list
    }

    /// The day of the list.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.day
    }

    /// Whether it is the whole list.
    #[must_use]
    pub fn extent(&self) -> ListExtent {
        self.extent
    }

    /// Its listings.
    #[must_use]
    pub fn designations(&self) -> &[Designation] {
        &self.designations
    }

    fn get(&self, id: &str) -> Option<&Designation> {
        self.designations.get(*self.at.get(id)?)
    }

    /// Who or what a listing of it is about, where that is told.
    fn target_of(&self, listing: &Designation) -> Option<&Target> {
        self.targets.get(listing.target_id())
    }

    /// Refuses what cannot be compared.
    fn can_become(&self, after: &Self) -> Result<()> {
        if self.list != after.list {
            return Err(Sanctions::TwoLists {
                one: (&*self.list).into(),
                other: (&*after.list).into(),
            }
            .into());
        }
        if let Some(part) = [self, after]
            .into_iter()
            .find(|list| list.extent == ListExtent::Part)
        {
            return Err(Sanctions::PartOfList {
                list: (&*part.list).into(),
                day: part.day,
            }
            .into());
        }
        if after.day < self.day {
            return Err(Sanctions::SnapshotsBackwards {
                before: self.day,
                after: after.day,
            }
            .into());
        }
        let (one, other) = (self.designations.len(), after.designations.len());
        let ids = self.designations.iter();
        let shared = ids.filter(|then| after.get(then.id()).is_some()).count();
        if shared.saturating_mul(2) < one.min(other) || (one == 0) != (other == 0) {
            return Err(Sanctions::NotOneList { one, other, shared }.into());
        }
        Ok(())
    }

    /// What changed from this list to a later one. Listings are matched by id. It is no change of a listing up to which day it was seen, on
    /// which line it stands, and by which day it was listed at the latest where the list does not say on which.
    ///
    /// # Errors
    /// A list of another name, a part of a list, a list of an earlier day; two files of which the smaller shares fewer than half of its
    /// ids with the other, or of which one alone is empty.
    ///
    /// ```
    /// use interstate::sanction::{Designation, ListExtent, Measure, Snapshot};
    ///
    /// let firm = |id: &str| Designation::new(id, id, "EU-RUS", Measure::ExportControl, "2023-06-23".parse().unwrap());
    /// let list = |firms| Snapshot::new("eu", "2026-07-17".parse().unwrap(), ListExtent::Whole, firms);
    /// let refused = list(vec![firm("a")?])?.change_to(&list(vec![firm("b")?])?).unwrap_err();
    /// assert_eq!(
    ///     refused.to_string(),
    ///     "these do not look like two states of one list: of 1 and 1 ids they share 0, fewer than half of the smaller",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn change_to(&self, after: &Self) -> Result<SnapshotChange> {
        self.can_become(after)?;
        let mut change = SnapshotChange {
            before: self.day,
            after: after.day,
            added: Vec::new(),
            removed: Vec::new(),
            amended: Vec::new(),
            renumbered: Vec::new(),
            unchanged: 0,
        };
        let (mut added, mut removed) = (Vec::new(), Vec::new());
        for now in &after.designations {
            match self.get(now.id()) {
                None => added.push(now),
                Some(then) if self.is_same(then, after, now) => change.unchanged += 1,
                Some(_) => change.amended.push(now.id().into()),
            }
        }
        removed.extend(
            self.designations
                .iter()
                .filter(|then| after.get(then.id()).is_none()),
        );
        change.renumbered = renumbered((&self.targets, &removed), (&after.targets, &added));
        let was: Vec<&str> = change.renumbered.iter().map(Renumbered::before).collect();
        let is: Vec<&str> = change.renumbered.iter().map(Renumbered::after).collect();
        let others = |listings: Vec<&Designation>, pairs: &[&str]| {
            let pairs: HashSet<&str> = pairs.iter().copied().collect();
            let ids = listings.into_iter().map(Designation::id);
            ids.filter(|id| !pairs.contains(id))
                .map(Box::from)
                .collect()
        };
        let (added, removed) = (others(added, &is), others(removed, &was));
        (change.added, change.removed) = (added, removed);
        Ok(change)
    }

    /// Whether two states of a listing and of its target differ in nothing that the list says of them.
    fn is_same(&self, then: &Designation, after: &Self, now: &Designation) -> bool {
        then.is_same_but_for_sight(now)
            && match (self.target_of(then), after.target_of(now)) {
                (Some(then), Some(now)) => then == now,
                // Of a target that one of them does not tell nothing is known to have changed.
                (Some(_) | None, Some(_) | None) => true,
            }
    }

    /// What this list and a later one tell together, one listing each: those that the later one has, and those that it has no longer, each with
    /// its end between the two days. An undated listing that stands on both was listed by the earlier day; one that the later alone has,
    /// after it. One with a new id keeps it, and the day of the old.
    ///
    /// # Errors
    /// As [`change_to`](Self::change_to); two days that contradict each other.
    pub fn followed_by(&self, after: &Self) -> Result<Vec<Designation>> {
        let change = self.change_to(after)?;
        let old_ids: HashMap<&str, &str> = change
            .renumbered
            .iter()
            .map(|pair| (pair.after(), pair.before()))
            .collect();
        let mut told = Vec::with_capacity(after.designations.len() + change.removed.len());
        for now in &after.designations {
            let id = old_ids.get(now.id()).copied().unwrap_or(now.id());
            let listed = now.listing_date();
            let since = match self.get(id) {
                _ if listed.first().is_some() => None,
                Some(then) => Some(then.listing_date().clone()),
                None if self.day < after.day => {
                    let since = self.day.succ_opt();
                    Some(PartialDate::between(since, None)?)
                }
                None => None,
            };
            told.push(match since {
                Some(since) => now
                    .clone()
                    .with_listing_date(listed.intersection(&since)?)?,
                None => now.clone(),
            });
        }
        for id in change.removed() {
            if let Some(then) = self.get(id) {
                told.push(if then.end().is_ended() {
                    then.clone()
                } else {
                    then.clone().with_end(change.end())?
                });
            }
        }
        Ok(told)
    }
}
