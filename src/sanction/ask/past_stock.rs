//! What stood on a past day, and which lists can say so.

use crate::count::Count;
use crate::error::{Result, text};
use crate::sanction::ask::counts::{CountOf, ListingCounts};
use crate::sanction::ask::filter::ListingFilter;
use crate::sanction::ask::ready_filter::{Kept, ReadyFilter};
use crate::sanction::ask::units::UNKNOWN_UNIT;
use crate::sanction::record::ending::ListingEnd;
use crate::sanction::record::extent::ListExtent;
use crate::sanction::record::published_list::{PublishedList, RemovedEntries};
use crate::sanction::record::regime::SanctionRegime;
use crate::sanction::record::source::ListingSource;
use crate::sanction::register::Register;
use crate::sanction::words::end_cause::EndCause;
use crate::time::truth::Truth;
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};
use std::fmt;

text::word! {
    "reach of a list";
    /// What a list can tell about the stock on a past day.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::ListReach;
    ///
    /// assert_eq!("without_removed".parse::<ListReach>()?, ListReach::WithoutRemoved);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum ListReach {
        /// Everything: it is of that day, or it keeps what was removed since.
        Whole,
        /// A floor: what stood on the day and was removed since is not in it.
        WithoutRemoved,
        /// A floor: it keeps what it removed, but since a later day only.
        BeforeKept,
        /// A floor: only a part of it was read.
        PartOnly,
        /// Little: the day is after the list, of which each listing may have ended, and to which others may have come.
        AfterList,
    }
}

/// What one list tells about the stock on a past day.
///
/// # Examples
/// See [`Register::past_stock`].
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct ListAnswer {
    list: Box<str>,
    name: Box<str>,
    day: NaiveDate,
    reach: ListReach,
    sure: u64,
    kept_since: Option<NaiveDate>,
}

impl ListAnswer {
    /// The short name of the list.
    #[must_use]
    pub fn list(&self) -> &str {
        &self.list
    }

    /// The day of the list.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.day
    }

    /// What the list can tell about the day.
    #[must_use]
    pub fn reach(&self) -> ListReach {
        self.reach
    }

    /// The number of listings that were certainly in force, by this list.
    #[must_use]
    pub fn sure(&self) -> u64 {
        self.sure
    }
}

impl fmt::Display for ListAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sure, day) = (self.sure, self.day);
        write!(f, "the {} of {day} ", self.name)?;
        match self.reach {
            ListReach::Whole => write!(f, "tells what stood: {sure} for sure"),
            ListReach::WithoutRemoved => write!(f, "has no removed entries: {sure} is a floor"),
            ListReach::BeforeKept => match self.kept_since {
                Some(since) => write!(
                    f,
                    "keeps removed entries since {since} only: {sure} is a floor"
                ),
                None => write!(
                    f,
                    "keeps removed entries since a later day only: {sure} is a floor"
                ),
            },
            ListReach::PartOnly => write!(f, "was read in part: {sure} is a floor"),
            ListReach::AfterList => {
                write!(f, "tells nothing of a later day: {sure} is a floor")
            }
        }
    }
}

/// The stock on a past day: the count, what each list can tell, and notes on interrupted and disputed regimes.
///
/// # Examples
/// See [`Register::past_stock`].
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct PastStock {
    counts: ListingCounts,
    count: Count,
    answers: Vec<ListAnswer>,
    unlisted: u64,
    notes: Vec<Box<str>>,
}

impl PastStock {
    /// The number in force: exact or within bounds where every list that matters can tell, else that number or more.
    #[must_use]
    pub fn count(&self) -> Count {
        self.count
    }

    /// The [stock](Register::stock) of what is in the register, regardless of what its lists lack.
    #[must_use]
    pub fn in_register(&self) -> Count {
        self.counts.count(&[])
    }

    /// The answer of each list that has a listing of the query, in the order of the register's lists.
    #[must_use]
    pub fn answers(&self) -> &[ListAnswer] {
        &self.answers
    }

    /// The number of listings of the query that are of none of the register's lists: for these, nothing tells what else there was.
    #[must_use]
    pub fn unlisted(&self) -> u64 {
        self.unlisted
    }

    /// Sentences about regimes that were interrupted, or that states reject.
    #[must_use]
    pub fn notes(&self) -> impl ExactSizeIterator<Item = &str> {
        self.notes.iter().map(|note| &**note)
    }
}

impl fmt::Display for PastStock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = &self.counts;
        write!(
            f,
            "{} {}, {}, {}",
            self.count,
            counts.unit(),
            counts.basis(),
            counts.which()
        )?;
        for answer in &self.answers {
            write!(f, "; {answer}")?;
        }
        if self.unlisted > 0 {
            write!(
                f,
                "; {} listings are of no list whose day is stated",
                self.unlisted
            )?;
        }
        for note in &self.notes {
            write!(f, "; {note}")?;
        }
        Ok(())
    }
}

fn reach(list: &PublishedList, day: NaiveDate) -> ListReach {
    if day > list.day() {
        ListReach::AfterList
    } else if list.extent() == ListExtent::Part {
        ListReach::PartOnly
    } else if day == list.day() {
        ListReach::Whole
    } else {
        match (list.removed(), list.kept_since()) {
            (RemovedEntries::Dropped, _) => ListReach::WithoutRemoved,
            (RemovedEntries::Kept, Some(since)) if day < since => ListReach::BeforeKept,
            (RemovedEntries::Kept, _) => ListReach::Whole,
        }
    }
}

/// What is met of one regime.
#[derive(Default)]
struct Met {
    /// Listings that ended with the regime, and came back with it.
    cut: u64,
    /// Listings that are told as one over days on which the regime was not in force, the day asked for among them.
    through: u64,
    /// Listings that may stand on the day.
    standing: u64,
}

impl Register {
    /// Counts what was in force on a past day, with bounds, and with a sentence for each list on whether it can tell.
    ///
    /// A list that drops what it removed gives a floor for every day but its own: of the entries that stood on the day it has those that still
    /// stand. One that keeps what is removed, as Switzerland's does, tells the day. Bounds within the register come from uncertain days; a regime that
    /// was interrupted must have been cut into [spells](crate::sanction::RegisterParts::in_spells), or the note says how many of its
    /// listings are counted through the gap.
    ///
    /// # Errors
    /// As [`stock`](Self::stock).
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::{
    ///     ConflictReading, CountOf, Designation, ListExtent, ListingFilter, Measure, Programme, ProgrammeList, ProgrammeReading,
    ///     PublishedList, Register, RegisterParts, RemovedEntries, Target, TargetKind, TerritoryReading,
    /// };
    ///
    /// let seen = "2026-02-27".parse()?;
    /// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
    /// let regime = |tag| Programme::of(ProgrammeList::Un, tag).regime(reading, seen);
    /// let listing = |id: &str, regime: &str, day: &str| -> Result<Designation, interstate::Error> {
    ///     Designation::new(id, "t", regime, Measure::AssetFreeze, day.parse()?)?.with_seen_until(seen).map(|l| l.with_source("un 2026-02-27"))
    /// };
    /// let (parts, _) = RegisterParts::new()
    ///     .with_regimes([regime("Iran")?, regime("DPRK")?])
    ///     .with_targets([Target::new("t", TargetKind::Entity, "Test")?])
    ///     .with_designations([listing("un:1", "UN-1737", "2007-03-24")?, listing("un:2", "UN-1718", "2009-04-24")?])
    ///     .with_lists([PublishedList::new("un", seen, ListExtent::Whole, RemovedEntries::Dropped)?.with_name("UN list")])
    ///     .in_spells()?;
    /// let stock = Register::new(parts)?.past_stock(&ListingFilter::new(), CountOf::Entries, "2024-06-30".parse()?)?;
    /// assert_eq!(
    ///     stock.to_string(),
    ///     "1+ entries, stock on 2024-06-30, by anybody; the UN list of 2026-02-27 has no removed entries: 1 is a floor; \
    ///      1 listing of regime UN-1737 stood until 2016-01-16, or where it was kept until 2023-10-18, and stands again since 2025-09-28",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn past_stock(
        &self,
        which: &ListingFilter,
        of: CountOf,
        day: NaiveDate,
    ) -> Result<PastStock> {
        let counts = self.stock(which, of, &[], day)?;
        let filter = ReadyFilter::new(which, self)?;
        let units = self.units(of)?;
        let lists = self.lists();
        let places: HashMap<&str, usize> = lists.iter().map(PublishedList::list).zip(0..).collect();
        let mut kept = vec![false; lists.len()];
        let mut sure: HashSet<(usize, u32)> = HashSet::new();
        let mut unlisted = 0;
        let mut regimes: HashMap<u32, Met> = HashMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            let Kept::Yes(is_asked) = filter.keeps(at, row) else {
                continue;
            };
            let listing = self.listing(at);
            let stands = is_asked.and(listing.designation.in_force_on(day));
            let list = listing.designation.source().map(ListingSource::list);
            match list.and_then(|list| places.get(list)) {
                Some(&place) => {
                    if let Some(kept) = kept.get_mut(place) {
                        *kept = true;
                    }
                    let unit = units.of(at, row);
                    if stands == Truth::Yes && unit != UNKNOWN_UNIT {
                        sure.insert((place, unit));
                    }
                }
                None => unlisted += 1,
            }
            let regime = listing.regime;
            if !(regime.interruptions().is_empty() && regime.rejections().is_empty()) {
                let met = regimes.entry(row.regime).or_default();
                met.standing += u64::from(stands != Truth::No);
                let end = listing.designation.end();
                met.cut += u64::from(matches!(end, ListingEnd::On(_, EndCause::RegimeEnded)));
                let in_gap = regime
                    .interruptions()
                    .iter()
                    .any(|gap| gap.holds_on(day) == Truth::Yes);
                met.through += u64::from(in_gap && stands == Truth::Yes);
            }
        }
        let mut by_list = vec![0_u64; lists.len()];
        for (place, _) in sure {
            if let Some(sure) = by_list.get_mut(place) {
                *sure += 1;
            }
        }
        let asked = lists.iter().zip(kept).zip(by_list);
        let answers: Vec<ListAnswer> = asked
            .filter(|((_, kept), _)| *kept)
            .map(|((list, _), sure)| ListAnswer {
                list: list.list().into(),
                name: list.name().into(),
                day: list.day(),
                reach: reach(list, day),
                sure,
                kept_since: list.kept_since(),
            })
            .collect();
        let tells_all = answers
            .iter()
            .all(|answer| answer.reach == ListReach::Whole);
        let in_register = counts.count(&[]);
        let mut notes = Vec::new();
        for (at, regime) in (0..).zip(self.regimes()) {
            if let Some(met) = regimes.get(&at) {
                notes.extend(said_of(regime, met, day));
            }
        }
        Ok(PastStock {
            count: if tells_all && unlisted == 0 && !answers.is_empty() {
                in_register
            } else {
                Count::at_least(in_register.lo())
            },
            counts,
            answers,
            unlisted,
            notes,
        })
    }
}

/// Sentences on one regime.
fn said_of(regime: &SanctionRegime, met: &Met, day: NaiveDate) -> Vec<Box<str>> {
    let mut said = Vec::new();
    let id = regime.id();
    let listings = |number: u64| {
        let plural = if number == 1 { "" } else { "s" };
        format!("{number} listing{plural} of regime {id}")
    };
    for gap in regime.interruptions() {
        let (from, until) = (gap.from(), gap.until());
        if met.cut > 0 && until.last().is_none_or(|back| day < back) {
            let kept = gap.kept_until();
            let kept = kept.map(|kept| format!(", or where it was kept until {kept},"));
            let verb = if met.cut == 1 { "stands" } else { "stand" };
            let kept = kept.as_deref().unwrap_or("");
            let cut = listings(met.cut);
            said.push(
                format!("{cut} stood until {from}{kept} and {verb} again since {until}").into(),
            );
        }
        if met.through > 0 && gap.holds_on(day) == Truth::Yes {
            let (through, verb) = (
                listings(met.through),
                if met.through == 1 { "is" } else { "are" },
            );
            said.push(
                format!(
                    "{through} {verb} counted though it was not in force from {from} to {until}: no spells were made of them"
                )
                .into(),
            );
        }
    }
    for rejection in regime.rejections() {
        if met.standing > 0 && rejection.from().last().is_some_and(|from| from <= day) {
            let by: Vec<String> = rejection.by().iter().map(ToString::to_string).collect();
            let verb = if by.len() == 1 { "holds" } else { "hold" };
            let (by, from) = (by.join(", "), rejection.from());
            let standing = listings(met.standing);
            said.push(
                format!("{by} {verb} since {from} that it is not in force: {standing}").into(),
            );
        }
    }
    said
}
