//! A list as it stood on a day, and what two of them tell together.

use crate::error::{Result, sanctions::Sanctions};
use crate::sanction::record::designation::Designation;
use crate::sanction::record::extent::ListExtent;
use crate::sanction::record::target::Target;
use crate::sanction::register::snapshot_change::{Renumbered, SnapshotChange, Targets, renumbered};
use crate::time::partial_date::PartialDate;
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};
use std::num::NonZeroU32;
use std::sync::Arc;

/// A list as it was on a day, which is what most files of sanctions are.
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
/// let a = told.designations().iter().find(|listing| listing.id() == "a").expect("removed");
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
    /// By the id of an entry with numbered spells the place of the last.
    last_spell: HashMap<Box<str>, usize>,
    targets: Targets,
}

/// What a listing of a later list is in an earlier one.
enum Met<'a> {
    /// Not there.
    Never,
    /// There, standing or as the later one has it.
    There(&'a Designation),
    /// It had ended.
    Gone(&'a Designation),
}

impl Snapshot {
    /// A snapshot of the listings of a list on a day, with whether they are all of it. The list may have any name: two snapshots with the
    /// same name are two states of one list.
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
        let mut last_spell: HashMap<Box<str>, (u32, usize)> = HashMap::new();
        for (place, listing) in designations.iter().enumerate() {
            if at.insert(listing.id().into(), place).is_some() {
                return Err(Sanctions::TwiceInSnapshot {
                    id: listing.id().into(),
                    day,
                }
                .into());
            }
            if let Some(spell) = listing.spell() {
                let last = last_spell.entry(listing.entry_id().into());
                let last = last.or_insert((spell, place));
                *last = (spell, place).max(*last);
            }
        }
        let places = last_spell.into_iter();
        Ok(Self {
            last_spell: places.map(|(entry, (_, place))| (entry, place)).collect(),
            list: list.into(),
            day,
            extent,
            designations,
            at,
            targets: Targets::new(),
        })
    }

    /// The same snapshot with the targets of its listings: then a change of name, kind or place is an amendment, and an entry with a new id
    /// is recognised by its name.
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

    /// Whether the snapshot is the whole list or a part of it.
    #[must_use]
    pub fn extent(&self) -> ListExtent {
        self.extent
    }

    /// The listings in the snapshot.
    #[must_use]
    pub fn designations(&self) -> &[Designation] {
        &self.designations
    }

    /// The listing of an id; of an entry that has spells here and none in another list the last.
    fn get(&self, id: &str) -> Option<&Designation> {
        let place = self.at.get(id).or_else(|| self.last_spell.get(id))?;
        self.designations.get(*place)
    }

    /// What a listing of a later list is here: not there, the same listing, or one that was gone and is there again.
    fn met(&self, now: &Designation, id: &str) -> Met<'_> {
        match self.get(id) {
            None => Met::Never,
            // A list that numbers its spells tells returns itself.
            Some(then)
                if then.end().is_ended() && !now.end().is_ended() && now.spell().is_none() =>
            {
                Met::Gone(then)
            }
            Some(then) => Met::There(then),
        }
    }

    /// Those that stand on it.
    fn standing(&self) -> impl Iterator<Item = &Designation> {
        let all = self.designations.iter();
        all.filter(|listing| !listing.end().is_ended())
    }

    /// Whether it has a listing that stands here, or its entry.
    fn has(&self, then: &Designation) -> bool {
        self.at.contains_key(then.id()) || self.at.contains_key(then.entry_id())
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
        let (one, other) = (self.standing().count(), after.designations.len());
        let shared = self.standing().filter(|then| after.has(then)).count();
        if shared.saturating_mul(2) < one.min(other) || (one == 0) != (other == 0) {
            return Err(Sanctions::NotOneList { one, other, shared }.into());
        }
        Ok(())
    }

    /// What changed from this snapshot to a later one. Listings are matched by id. Not changes: up to which day a listing was seen, on which
    /// line it stands, and by which day it was listed at the latest where the list does not give the day.
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
            match self.met(now, now.id()) {
                Met::Never | Met::Gone(_) => added.push(now),
                Met::There(then) if self.is_same(then, after, now) => change.unchanged += 1,
                Met::There(_) => change.amended.push(now.id().into()),
            }
        }
        removed.extend(self.standing().filter(|then| !after.has(then)));
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

    /// This snapshot and a later one together, as the list of the later day with those removed: listings of the later one, and those missing
    /// from it, each with its end between the two days. An undated listing on both was listed by the earlier day; one on the later alone,
    /// after it. One with a new id keeps it, and the day of the old one. An entry that was gone and is back is two spells, `…#1` and `…#2`,
    /// the second listed between the two days unless the list gives a later day itself. Snapshots of many days can follow one another.
    ///
    /// # Errors
    /// As [`change_to`](Self::change_to); two days that contradict each other.
    ///
    /// ```
    /// use interstate::sanction::{Designation, ListExtent, Measure, Snapshot};
    ///
    /// let list = |day: &str, ids: &[&str]| {
    ///     let undated = format!("[..{day}]");
    ///     let firm = |id: &&str| Designation::new(*id, *id, "US-IRAN", Measure::AssetFreeze, undated.parse()?)?.with_seen_until(day.parse().unwrap());
    ///     Snapshot::new("ofac", day.parse().unwrap(), ListExtent::Whole, ids.iter().map(firm).collect::<Result<_, _>>()?)
    /// };
    /// let all = list("2021-01-01", &["a", "b", "c"])?
    ///     .followed_by(&list("2022-01-01", &["a", "b"])?)?
    ///     .followed_by(&list("2023-01-01", &["a", "b", "c"])?)?;
    /// let lines: Vec<String> = all.designations().iter().map(|l| format!("{}: {}, {}", l.id(), l.listing_date(), l.end())).collect();
    /// assert_eq!(lines, [
    ///     "a: [..2021-01-01], 2023-01-01..",
    ///     "b: [..2021-01-01], 2023-01-01..",
    ///     "c#1: [..2021-01-01], seen 2021-01-01, gone 2022-01-01",
    ///     "c#2: [2022-01-02..2023-01-01], 2023-01-01..",
    /// ]);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn followed_by(&self, after: &Self) -> Result<Self> {
        let change = self.change_to(after)?;
        let old_ids: HashMap<&str, &str> = change
            .renumbered
            .iter()
            .map(|pair| (pair.after(), pair.before()))
            .collect();
        let mut told = Vec::with_capacity(after.designations.len() + change.removed.len());
        let mut returned: HashSet<&str> = HashSet::new();
        for now in &after.designations {
            let id = old_ids.get(now.id()).copied().unwrap_or(now.id());
            match self.met(now, id) {
                Met::Gone(then) => {
                    returned.insert(then.id());
                    // An entry whose spells nobody has numbered was in its first.
                    let first = match then.spell().and_then(NonZeroU32::new) {
                        Some(number) => number,
                        None => NonZeroU32::MIN,
                    };
                    told.push(then.clone().with_spell(first));
                    let again = now.clone().with_spell(first.saturating_add(1));
                    let (gone, listed) = (then.end().possible_span().1, now.listing_date());
                    let is_told = gone
                        .zip(listed.first())
                        .is_some_and(|(gone, day)| gone <= day);
                    told.push(if is_told {
                        again
                    } else {
                        again
                            .relisted(PartialDate::between(self.day.succ_opt(), Some(after.day))?)?
                    });
                }
                Met::There(then) => {
                    let now = match then.spell().and_then(NonZeroU32::new) {
                        Some(number) => now.clone().with_spell(number),
                        None => now.clone(),
                    };
                    told.push(now.listed_within(then.listing_date())?);
                }
                Met::Never if self.day < after.day => {
                    let since = PartialDate::between(self.day.succ_opt(), None)?;
                    told.push(now.clone().listed_within(&since)?);
                }
                Met::Never => told.push(now.clone()),
            }
        }
        let ids: HashSet<Box<str>> = told.iter().map(|listing| listing.id().into()).collect();
        let renumbered: HashSet<&str> = old_ids.into_values().collect();
        for then in &self.designations {
            let is_told = ids.contains(then.id())
                || returned.contains(then.id())
                || renumbered.contains(then.id());
            if !is_told {
                told.push(if then.end().is_ended() {
                    then.clone()
                } else {
                    then.clone().with_end(change.end())?
                });
            }
        }
        let targets = self.targets.values().chain(after.targets.values());
        let both = Self::new(self.list.clone(), after.day, after.extent, told)?;
        Ok(both.with_targets(targets.cloned()))
    }
}
