//! An entry as a list has it, before it becomes a target and its listings.

use crate::error::{Result, lists::Lists};
use crate::read::Remark;
use crate::read::block::LONGEST_ID;
use crate::sanction::{
    LegalAct, LegalActId, ListingEnd, ListingOrigin, ListingReasons, Measures, PlaceBasis,
    ProgrammeList, SanctionRegime, Target, TargetIdentifier, TargetKind,
};
use crate::state::actor::State;
use crate::time::partial_date::PartialDate;
use std::sync::Arc;

/// The most listings of an entry, and the most amendments of a listing. What a list has for all of an entry is kept for each of its listings,
/// so that without a limit a hostile file of a megabyte makes gigabytes; a real entry has a few dozen at most.
pub(in crate::read) const MOST: usize = 1_000;

/// How many remarks of an entry are kept; beyond them only the first of its kind is.
const MOST_REMARKS: usize = 100;

/// An entry of a list.
#[derive(Clone, Debug)]
pub(in crate::read) struct EntryDraft {
    /// What no other entry of the file has as its id.
    pub(in crate::read) id: Box<str>,
    /// The list's own id of the target; that of the entry where it is `None`.
    pub(in crate::read) target: Option<Box<str>>,
    pub(in crate::read) kind: TargetKind,
    pub(in crate::read) name: String,
    pub(in crate::read) places: Vec<(State, PlaceBasis)>,
    /// Other names.
    pub(in crate::read) aliases: Vec<Box<str>>,
    /// Numbers by which other lists know the target; the list's own id is added to them.
    pub(in crate::read) identifiers: Vec<TargetIdentifier>,
    /// The names of other parties that the list says it is linked to.
    pub(in crate::read) links: Vec<Box<str>>,
    pub(in crate::read) listings: Vec<ListingDraft>,
    /// What is odd about the entry: remark, element or column, what was found.
    pub(in crate::read) remarks: Vec<(Remark, &'static str, Box<str>)>,
}

/// One listing of an entry.
#[derive(Clone, Debug)]
pub(in crate::read) struct ListingDraft {
    /// What tells this listing from others of the entry: a measure group, a set, a programme.
    pub(in crate::read) group: Option<Box<str>>,
    /// The number of the spell, from 1, where the list tells spells.
    pub(in crate::read) spell: Option<u32>,
    /// Whose tag the programme is, where a file has those of several lists; the list's own where it is `None`.
    pub(in crate::read) tags: Option<ProgrammeList>,
    /// The regime, where the programme is no tag of a list.
    pub(in crate::read) regime: Option<Arc<SanctionRegime>>,
    /// The programme, by its tag in the list.
    pub(in crate::read) programme: Box<str>,
    pub(in crate::read) measures: Measures,
    /// `None`: on the day of the list or before.
    pub(in crate::read) listed: Option<PartialDate>,
    pub(in crate::read) applies: Option<PartialDate>,
    /// `None`: it stood on the day of the list.
    pub(in crate::read) end: Option<ListingEnd>,
    pub(in crate::read) amended: Vec<PartialDate>,
    pub(in crate::read) act: Option<LegalAct>,
    pub(in crate::read) reasons: ListingReasons,
    /// The name of the list within the file: `SDN List`.
    pub(in crate::read) list: Option<Arc<str>>,
    pub(in crate::read) exposes_third_parties: bool,
    pub(in crate::read) origin: ListingOrigin,
}

impl EntryDraft {
    /// An entry of which nothing is told yet but its id.
    pub(in crate::read) fn new(id: impl Into<Box<str>>) -> Self {
        Self {
            id: id.into(),
            target: None,
            kind: TargetKind::Entity,
            name: String::new(),
            places: Vec::new(),
            aliases: Vec::new(),
            identifiers: Vec::new(),
            links: Vec::new(),
            listings: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Takes the places, names and numbers of a target that was made of an entry, so that the same is made again.
    pub(in crate::read) fn take_back(&mut self, target: &Target) {
        self.name.clear();
        // One without a name is called by its id, and that is remarked again.
        if target.name() != target.id() {
            self.name.push_str(target.name());
        }
        let places = target.places().iter();
        self.places = places.map(|place| (place.state(), place.basis())).collect();
        self.aliases = target.aliases().map(Into::into).collect();
        self.identifiers = target.identifiers().to_vec();
    }

    /// Adds a listing.
    ///
    /// # Errors
    /// More listings, more amendments or a longer id than any real list has.
    pub(in crate::read) fn list(&mut self, listing: ListingDraft) -> Result<()> {
        for (what, count) in [
            ("listings", self.listings.len() + 1),
            ("amendments", listing.amended.len()),
        ] {
            if count > MOST {
                return Err(Lists::TooMany { what, most: MOST }.into());
            }
        }
        let act = match listing.act.as_ref().map(LegalAct::id) {
            Some(
                LegalActId::Other(text) | LegalActId::Celex(text) | LegalActId::Decree(_, text),
            ) => Some(&**text),
            _ => None,
        };
        let texts = [
            ("id", Some(&*self.id)),
            ("id", self.target.as_deref()),
            ("id", listing.group.as_deref()),
            ("tag", Some(&*listing.programme)),
            ("name of an act", act),
        ];
        for (what, text) in texts {
            text.map_or(Ok(()), |text| short_enough(what, text))?;
        }
        self.listings.push(listing);
        Ok(())
    }

    /// One more thing is odd about the entry, if it is not yet told.
    pub(in crate::read) fn remark(
        &mut self,
        remark: Remark,
        column: &'static str,
        found: impl Into<Box<str>>,
    ) {
        let is_full = self.remarks.len() >= MOST_REMARKS;
        if is_full && self.remarks.iter().any(|(told, ..)| *told == remark) {
            return;
        }
        let told = (remark, column, found.into());
        if !self.remarks.contains(&told) {
            self.remarks.push(told);
        }
    }
}

impl ListingDraft {
    /// A listing under a programme of which no day is told, standing on the day of the list.
    pub(in crate::read) fn new(programme: impl Into<Box<str>>) -> Self {
        Self {
            group: None,
            spell: None,
            tags: None,
            regime: None,
            programme: programme.into(),
            measures: Measures::NONE,
            listed: None,
            applies: None,
            end: None,
            amended: Vec::new(),
            act: None,
            reasons: ListingReasons::NONE,
            list: None,
            exposes_third_parties: false,
            origin: ListingOrigin::Autonomous,
        }
    }
}

/// # Errors
/// A text of more bytes than an id, a tag and the name of an act have.
pub(in crate::read) fn short_enough(what: &'static str, text: &str) -> Result<()> {
    let most = LONGEST_ID;
    if text.len() > most {
        return Err(Lists::LongId { what, most }.into());
    }
    Ok(())
}
