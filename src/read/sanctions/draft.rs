//! An entry as a list has it, before it becomes a target and its listings.

use crate::read::Remark;
use crate::sanction::{
    LegalAct, ListingEnd, ListingOrigin, ListingReasons, Measures, PlaceBasis, ProgrammeList,
    SanctionRegime, Target, TargetIdentifier, TargetKind,
};
use crate::state::actor::State;
use crate::time::partial_date::PartialDate;
use std::sync::Arc;

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

    /// One more thing is odd about the entry, if it is not yet told.
    pub(in crate::read) fn remark(
        &mut self,
        remark: Remark,
        column: &'static str,
        found: impl Into<Box<str>>,
    ) {
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
