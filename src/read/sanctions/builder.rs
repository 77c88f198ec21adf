//! From entries to the parts of a register, with the account of what became of them.

mod listing;

use super::draft::EntryDraft;
use super::list::{List, ListDay};
use super::list_read::{Counts, ListRead, SideFile};
use super::regimes::Regimes;
use crate::error::{Error, Result, lists::Lists};
use crate::read::{Defect, ReadAccount, Remark};
use crate::sanction::{
    Designation, ListExtent, ListingSource, Package, ProgrammeReading, RegisterParts, Target,
    TargetIdentifier,
};
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
    shared: HashSet<Arc<str>>,
    unknown: HashSet<Box<str>>,
    account: ReadAccount,
    counts: Counts,
    links: Vec<(Arc<str>, Box<str>)>,
    side_files: Vec<SideFile>,
    /// The id of the listing in hand.
    id: String,
    /// The source of all listings but for the line, so that they share its name.
    source: Option<ListingSource>,
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
            id: String::new(),
            source: None,
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

    /// So many entries will come, with so many listings.
    pub(in crate::read) fn will_have(&mut self, entries: usize, listings: usize) {
        self.parts.targets.reserve(entries);
        self.parts.designations.reserve(listings);
        self.entries.reserve(entries);
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
        self.entry_or_back(line, draft).map(|_| ())
    }

    /// The same, and gives an entry that is rejected back.
    ///
    /// # Errors
    /// As [`entry`](Self::entry).
    pub(in crate::read) fn entry_or_back(
        &mut self,
        line: u64,
        mut draft: EntryDraft,
    ) -> Result<Option<EntryDraft>> {
        let day = self.day()?;
        let Err(fault) = self.kept(day, line, &mut draft) else {
            return Ok(None);
        };
        self.reject(line, fault, &draft.id);
        Ok(Some(draft))
    }

    /// The target of this id, if an entry of it was kept.
    pub(in crate::read) fn kept_target(&self, id: &str) -> Option<&Target> {
        let (_, at) = self.known(id, true)?;
        self.parts.targets.get(at)
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
        // Where the file should have told it.
        let day = self.day().map_err(|fault| fault.at(1, None))?;
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

    fn kept(&mut self, day: NaiveDate, line: u64, draft: &mut EntryDraft) -> Result<()> {
        if let Some(&(first, _)) = self.entries.get(&draft.id) {
            let id = (&*draft.id).into();
            return Err(Lists::EntryTwice { id, first }.into());
        }
        if draft.listings.is_empty() {
            let id = (&*draft.id).into();
            return Err(Lists::NoListing { id }.into());
        }
        let shares_target = draft.target.is_some();
        let (target_id, target) = self.target(draft)?;
        let known = self.known(&target_id, shares_target);
        let id = (day, line, &target_id);
        let listings = match self.listings(id, &target, known, shares_target, draft) {
            Ok(listings) => listings,
            Err(fault) => {
                draft.take_back(&target);
                return Err(fault);
            }
        };
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
        self.parts.designations.extend(listings);
        self.account.keep_line();
        self.tell(line, &draft.remarks);
        let own = is_own.then_some(place);
        let id = std::mem::take(&mut draft.id);
        self.entries.insert(id, (line, own));
        Ok(())
    }

    /// The listings of an entry, if its target is the one that stands before and none stands twice.
    fn listings(
        &mut self,
        (day, line, target_id): (NaiveDate, u64, &Arc<str>),
        target: &Target,
        known: Option<(u64, usize)>,
        shares_target: bool,
        draft: &mut EntryDraft,
    ) -> Result<Vec<Designation>> {
        if let Some((first, at)) = known
            && self.parts.targets.get(at) != Some(target)
        {
            let id = (&*draft.id).into();
            return Err(crate::error::files::Files::AnotherTarget { id, first }.into());
        }
        let mut listings = Vec::with_capacity(draft.listings.len());
        for listing in std::mem::take(&mut draft.listings) {
            self.listing(day, line, target_id, draft, listing, &mut listings)?;
        }
        self.no_listing_twice(shares_target, &listings)?;
        Ok(listings)
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
        // A few are sooner compared than put into a set.
        if listings.len() <= 8 && !shares_target {
            let before = |at: usize| listings.iter().take(at);
            let is_twice = |(at, listing): &(usize, &Designation)| {
                before(*at).any(|other| other.id() == listing.id())
            };
            let twice = listings.iter().enumerate().find(is_twice);
            return twice.map_or(Ok(()), |(_, listing)| {
                let id = listing.id().into();
                Err(Lists::ListingTwice { id }.into())
            });
        }
        let mut ids = HashSet::with_capacity(listings.len());
        for listing in listings {
            let id = listing.shared_id();
            if !ids.insert(id) || shares_target && self.shared.contains(id) {
                return Err(Lists::ListingTwice { id: (&**id).into() }.into());
            }
        }
        if shares_target {
            self.shared.extend(ids.into_iter().cloned());
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

    /// The target, and its id, which its listings share.
    fn target(&self, draft: &mut EntryDraft) -> Result<(Arc<str>, Target)> {
        let shared = draft.target.take();
        let own = shared.as_deref().unwrap_or(&draft.id);
        let id: Arc<str> = [self.list.prefix, ":", own].concat().into();
        let number = TargetIdentifier::entry(self.list.prefix, own);
        let name = match draft.name.trim() {
            "" => None,
            name if name.len() < draft.name.len() => Some(name.into()),
            _ => Some(std::mem::take(&mut draft.name).into_boxed_str()),
        };
        if name.is_none() {
            draft.remark(Remark::NoName, "", &*id);
        }
        let name = name.unwrap_or_else(|| (&*id).into());
        let mut target = Target::new(id.clone(), draft.kind, name)?;
        target = target.with_places(&draft.places);
        target = target.with_aliases(std::mem::take(&mut draft.aliases));
        let numbers = number.into_iter().chain(draft.identifiers.drain(..));
        target = numbers.fold(target, Target::with_identifier);
        if target.places().is_empty() {
            draft.remark(Remark::Unplaced, "", &*id);
        }
        Ok((id, target))
    }
}
