//! From entries to the parts of a register, with the account of what became of them.

use super::draft::{EntryDraft, ListingDraft};
use super::list::{List, ListDay};
use super::list_read::{Counts, ListRead, SideFile};
use super::regimes::Regimes;
use crate::error::{Error, Result, lists::Lists};
use crate::read::{Defect, ReadAccount, Remark};
use crate::sanction::{
    Designation, ListExtent, ListingEnd, ListingOrigin, ListingSource, Package, ProgrammeReading,
    RegisterParts, Target, TargetIdentifier,
};
use crate::time::partial_date::PartialDate;
use crate::time::truth::Truth;
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// How many names of unknown elements are told, each once.
const UNKNOWN: usize = 256;

/// Takes entries, and makes of them targets, listings and regimes.
///
/// An entry is kept whole or rejected whole: one that a reader cannot make sense of, one whose id stands before, and one that makes no
/// record stand in the account with line, element and what was found.
#[derive(Debug)]
pub(in crate::read) struct Builder {
    list: &'static List,
    stated: ListDay,
    day: Option<NaiveDate>,
    parts: RegisterParts,
    regimes: Regimes,
    /// By its id the line of an entry, and the place of its target, where that has the id of the entry.
    entries: HashMap<Box<str>, (u64, Option<usize>)>,
    /// By its id the line that a target of an id of its own first stands on, and its place.
    targets: HashMap<Arc<str>, (u64, usize)>,
    /// Ids of the listings of entries that share a target with others.
    shared: HashSet<Box<str>>,
    unknown: HashSet<Box<str>>,
    account: ReadAccount,
    counts: Counts,
    links: Vec<(Arc<str>, Box<str>)>,
    side_files: Vec<SideFile>,
}

impl Builder {
    pub(in crate::read) fn new(
        list: &'static List,
        stated: ListDay,
        reading: ProgrammeReading,
    ) -> Self {
        let day = match stated {
            ListDay::InFile => None,
            ListDay::Stated(day) => Some(day),
        };
        Self {
            list,
            stated,
            day,
            parts: RegisterParts::new(),
            regimes: Regimes::new(list, reading),
            entries: HashMap::new(),
            targets: HashMap::new(),
            shared: HashSet::new(),
            unknown: HashSet::new(),
            account: ReadAccount::default(),
            counts: Counts::new(),
            links: Vec::new(),
            side_files: Vec::new(),
        }
    }

    pub(in crate::read) fn list(&self) -> &'static List {
        self.list
    }

    /// The file says of which day it is.
    ///
    /// # Errors
    /// Another day than the caller stated.
    pub(in crate::read) fn told_day(&mut self, in_file: NaiveDate) -> Result<()> {
        if let ListDay::Stated(stated) = self.stated
            && stated != in_file
        {
            return Err(Lists::OtherDay { in_file, stated }.into());
        }
        self.day = Some(in_file);
        Ok(())
    }

    /// How programmes are read.
    pub(in crate::read) fn reading(&self) -> ProgrammeReading {
        self.regimes.reading()
    }

    /// The day that the file has told so far.
    pub(in crate::read) fn day_in_file(&self) -> Option<NaiveDate> {
        match self.stated {
            ListDay::InFile => self.day,
            ListDay::Stated(_) => None,
        }
    }

    /// The day of the list.
    ///
    /// # Errors
    /// That neither the file nor the caller tells it.
    pub(in crate::read) fn day(&self) -> Result<NaiveDate> {
        self.day.ok_or_else(|| {
            Lists::NoDayInFile {
                list: self.list.name,
            }
            .into()
        })
    }

    /// The file has a programme, with a name or without.
    pub(in crate::read) fn programme(&mut self, tag: &str, name: Option<&str>) {
        if let Some(name) = name {
            self.regimes.title(tag, name);
        }
    }

    /// An entry is whole.
    ///
    /// # Errors
    /// That the day of the list is not known: no entry can be kept without it.
    pub(in crate::read) fn entry(&mut self, line: u64, draft: EntryDraft) -> Result<()> {
        let day = self.day()?;
        let name = draft.id.clone();
        if let Err(fault) = self.kept(day, line, draft) {
            self.reject(line, fault, &name);
        }
        Ok(())
    }

    /// An entry cannot be kept.
    pub(in crate::read) fn reject(&mut self, line: u64, fault: Error, found: &str) {
        let defect = Defect::behind(&fault);
        self.account
            .reject_for(defect, line, fault, found.as_bytes());
    }

    /// Something is odd about the file, or about a row that is no entry. An empty column says nothing.
    pub(in crate::read) fn remark(&mut self, remark: Remark, line: u64, column: &str, found: &str) {
        let column = Some(column).filter(|column| !column.is_empty());
        self.account.remark(remark, line, column, found.as_bytes());
    }

    /// An element that the reader does not know stands in one that it knows.
    pub(in crate::read) fn unknown_element(&mut self, line: u64, within: &str, name: &str) {
        self.unknown(Remark::UnknownElement, line, within, name);
    }

    /// The header has a column that the reader does not know.
    #[allow(dead_code, reason = "for readers of tables")]
    pub(in crate::read) fn unknown_column(&mut self, line: u64, name: &str) {
        self.unknown(Remark::UnknownColumn, line, name, name);
    }

    fn unknown(&mut self, remark: Remark, line: u64, within: &str, name: &str) {
        if self.unknown.contains(name) {
            return;
        }
        if self.unknown.len() < UNKNOWN {
            self.unknown.insert(name.into());
        }
        self.remark(remark, line, within, name);
    }

    /// Which spell a listing of a target is that it shares with other entries, where one of the same group was kept before.
    pub(in crate::read) fn next_spell(&self, target: &str, group: &str) -> Option<u32> {
        let id = format!("{}:{target}#{group}", self.list.prefix);
        let is_kept = |spell: u32| self.shared.contains(&*format!("{id}#{spell}"));
        if self.shared.contains(&*id) || is_kept(1) {
            return (2..=u32::MAX).find(|spell| !is_kept(*spell));
        }
        None
    }

    /// Whether no listing was kept so far.
    pub(in crate::read) fn is_empty(&self) -> bool {
        self.parts.designations.is_empty()
    }

    /// Puts each listing kept so far into the package that it is of, if it is of one.
    pub(in crate::read) fn in_packages<'p>(
        &mut self,
        package_of: impl Fn(&Designation) -> Option<&'p Package>,
    ) {
        for listing in &mut self.parts.designations {
            if let Some(package) = package_of(listing) {
                *listing = listing.clone().with_package_id(package.id());
                if !self.parts.packages.contains(package) {
                    self.parts.packages.push(package.clone());
                }
            }
        }
    }

    /// The account, for what cuts the file into rows.
    pub(in crate::read) fn account(&mut self) -> &mut ReadAccount {
        &mut self.account
    }

    /// An entry is kept as a part of another, which tells all that it does.
    pub(in crate::read) fn keep_as_part(&mut self) {
        self.account.keep_line();
    }

    /// The file has so many more things of a kind that a register has no place for.
    pub(in crate::read) fn count(&mut self, what: &'static str, kind: &str, more: u64) {
        *self.counts.entry((what, kind.into())).or_default() += more;
    }

    /// A file beside this one was read.
    pub(in crate::read) fn side_file(&mut self, file: SideFile) {
        self.side_files.push(file);
    }

    /// So many bytes and lines were read so far.
    pub(in crate::read) fn read_so_far(&mut self, bytes: u64, lines: u64) {
        self.account.read_so_far(bytes, lines);
    }

    /// The file is at its end.
    ///
    /// # Errors
    /// That neither the file nor the caller tells its day.
    pub(in crate::read) fn finish(mut self) -> Result<ListRead> {
        let day = self.day()?;
        self.account.end();
        self.parts.regimes = self.regimes.into_all(&self.parts.designations);
        let extent = if self.account.rejected() > 0 {
            ListExtent::Part
        } else {
            ListExtent::Whole
        };
        self.parts.lists.push(self.list.published(day, extent)?);
        Ok(ListRead {
            list: self.list,
            parts: self.parts,
            day,
            account: self.account,
            counts: self.counts,
            links: self.links,
            side_files: self.side_files,
        })
    }

    fn kept(&mut self, day: NaiveDate, line: u64, mut draft: EntryDraft) -> Result<()> {
        if let Some(&(first, _)) = self.entries.get(&draft.id) {
            let id = (&*draft.id).into();
            return Err(Lists::EntryTwice { id, first }.into());
        }
        if draft.listings.is_empty() {
            let id = (&*draft.id).into();
            return Err(Lists::NoListing { id }.into());
        }
        let shares_target = draft.target.is_some();
        let target = self.target(&mut draft)?;
        let known = self.known(target.id(), shares_target);
        if let Some((first, at)) = known
            && self.parts.targets.get(at) != Some(&target)
        {
            let id = (&*draft.id).into();
            return Err(crate::error::files::Files::AnotherTarget { id, first }.into());
        }
        let target_id: Arc<str> = target.id().into();
        let mut listings = Vec::with_capacity(draft.listings.len());
        for listing in std::mem::take(&mut draft.listings) {
            listings.append(&mut self.listing(day, line, &target_id, &mut draft, listing)?);
        }
        self.no_listing_twice(shares_target, &listings)?;
        let links = draft.links.drain(..);
        self.links
            .extend(links.map(|link| (target_id.clone(), link)));
        let place = self.parts.targets.len();
        let is_own = known.is_none() && !shares_target;
        if known.is_none() {
            if shares_target {
                self.targets.insert(target_id, (line, place));
            }
            self.parts.targets.push(target);
        }
        self.parts.designations.append(&mut listings);
        self.account.keep_line();
        self.tell(line, &draft.remarks);
        let own = is_own.then_some(place);
        self.entries.insert(draft.id, (line, own));
        Ok(())
    }

    /// The line that a target first stands on, and its place. Whoever shares none has an id that no entry before has, so that mostly nothing
    /// needs to be looked up.
    fn known(&self, target: &str, shares_target: bool) -> Option<(u64, usize)> {
        if let Some(known) = self.targets.get(target) {
            return Some(*known);
        }
        let entry = target.get(self.list.prefix.len() + 1..);
        let (line, place) = self.entries.get(entry.filter(|_| shares_target)?)?;
        place.map(|place| (*line, place))
    }

    /// That no listing has the id of another: of the entry, or of another entry of the same target.
    fn no_listing_twice(&mut self, shares_target: bool, listings: &[Designation]) -> Result<()> {
        if listings.len() < 2 && !shares_target {
            return Ok(());
        }
        let mut ids = HashSet::with_capacity(listings.len());
        for listing in listings {
            let id = listing.id();
            if !ids.insert(id) || shares_target && self.shared.contains(id) {
                return Err(Lists::ListingTwice { id: id.into() }.into());
            }
        }
        if shares_target {
            self.shared.extend(ids.into_iter().map(Into::into));
        }
        Ok(())
    }

    /// Each remark counts an entry once; what else was found is shown beside it.
    fn tell(&mut self, line: u64, remarks: &[(Remark, &'static str, Box<str>)]) {
        for (at, (remark, column, found)) in remarks.iter().enumerate() {
            let is_first = remarks.iter().position(|(other, ..)| other == remark) == Some(at);
            let column = Some(*column).filter(|column| !column.is_empty());
            let group = self.account.remark_group(*remark);
            if is_first {
                group.note_find(line, column, found.as_bytes());
            } else {
                group.show_find(line, column, found.as_bytes());
            }
        }
    }

    fn target(&self, draft: &mut EntryDraft) -> Result<Target> {
        let own = draft.target.take().unwrap_or_else(|| draft.id.clone());
        let id = format!("{}:{own}", self.list.prefix);
        let name = draft.name.trim();
        let name: Box<str> = if name.is_empty() { &*id } else { name }.into();
        if draft.name.trim().is_empty() {
            draft.remark(Remark::NoName, "", id.as_str());
        }
        let mut target = Target::new(id.as_str(), draft.kind, name)?;
        for (state, basis) in &draft.places {
            target = target.with_place(*state, *basis);
        }
        target = target.with_aliases(std::mem::take(&mut draft.aliases));
        if let Ok(own) = TargetIdentifier::entry(self.list.prefix, &own) {
            target = target.with_identifier(own);
        }
        for identifier in draft.identifiers.drain(..) {
            target = target.with_identifier(identifier);
        }
        if target.places().is_empty() {
            draft.remark(Remark::Unplaced, "", id.as_str());
        }
        Ok(target)
    }

    fn listing(
        &mut self,
        day: NaiveDate,
        line: u64,
        target: &Arc<str>,
        entry: &mut EntryDraft,
        draft: ListingDraft,
    ) -> Result<Vec<Designation>> {
        let mut id = target.to_string();
        if let Some(group) = &draft.group {
            id = format!("{id}#{group}");
        }
        if let Some(spell) = draft.spell {
            id = format!("{id}#{spell}");
        }
        let by_day = PartialDate::between(None, Some(day))?;
        if draft.listed.is_none() {
            entry.remark(Remark::Undated, "", id.as_str());
        }
        let listed = draft.listed.unwrap_or_else(|| by_day.clone());
        if PartialDate::from(day).before(&listed) == Truth::Yes {
            entry.remark(Remark::ListedAfterListDay, "", listed.to_string());
        }
        let regime = match (&draft.regime, draft.tags) {
            (Some(regime), _) => self.regimes.given(regime),
            (None, tags) => self.regimes.named(tags, &draft.programme, day, entry)?,
        };
        let regime = self.regimes.get(regime);
        let mut made = Designation::new(id, target.clone(), regime.id(), draft.measures, listed)?;
        if let Some(applies) = draft.applies {
            made = made.with_start_date(applies)?;
        }
        let stands = ListingEnd::Open {
            seen_until: seen(day, made.listing_date()),
        };
        made = made.with_end(draft.end.unwrap_or(stands))?;
        for amended in draft.amended {
            made = made.with_amendment(amended)?;
        }
        if let Some(act) = draft.act {
            made = made.with_act(act);
        }
        if let Some(list) = draft.list {
            made = made.with_list(list);
        }
        if draft.exposes_third_parties {
            made = made.with_exposed_third_parties();
        }
        if let ListingOrigin::Mirrors(of) = &draft.origin {
            entry.remark(Remark::CopiedFrom, "", of.to_string());
        }
        let source = ListingSource::new(self.list.prefix)
            .with_day(day)?
            .with_line(line);
        let made = made
            .with_origin(draft.origin)
            .with_reasons(draft.reasons)
            .with_source(source);
        if regime.interruptions().is_empty() {
            return Ok(vec![made]);
        }
        let spells = made.spells_under(regime)?;
        if spells.len() > 1 {
            entry.remark(Remark::InterruptedRegime, "", regime.id());
        }
        Ok(spells)
    }
}

/// Up to when a listing that stands was seen: the day of the list, or the first day that it may have been listed on where that is later.
fn seen(day: NaiveDate, listed: &PartialDate) -> NaiveDate {
    listed.first().map_or(day, |first| first.max(day))
}
