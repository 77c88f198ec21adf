//! A row of the Consolidated Screening List, in whichever form it came, and the entry that it is.

use super::ids::Id;
use super::notice;
use super::source::{Office, Source};
use crate::error::{Error, Result, lists::Lists};
use crate::read::Remark;
use crate::read::sanctions::dates::iso_day;
use crate::read::sanctions::draft::{EntryDraft, ListingDraft};
use crate::read::sanctions::ofac::facts::{Facts, OnList, kind_of};
use crate::sanction::{
    EndCause, Issuer, IssuingBody, ListingEnd, ListingOrigin, Measure, Measures, PlaceBasis,
    TargetIdentifier, TargetKind,
};
use crate::state::actor::State;
use crate::time::partial_date::PartialDate;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What a row tells that a register has a place for.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct CslRow {
    pub(super) id: String,
    pub(super) source: String,
    pub(super) entity_number: String,
    pub(super) kind: String,
    pub(super) programs: Vec<String>,
    pub(super) name: String,
    /// The whole text of each address, and the code of its country.
    pub(super) addresses: Vec<(String, Option<String>)>,
    pub(super) notice: String,
    pub(super) start_date: String,
    pub(super) end_date: String,
    pub(super) vessel_flag: String,
    pub(super) remarks: String,
    pub(super) alt_names: Vec<String>,
    pub(super) citizenships: Vec<String>,
    pub(super) nationalities: Vec<String>,
    pub(super) ids: Vec<Id>,
}

/// A number made of texts that is the same on every machine and in every version (FNV-1a, 64 bits).
fn hash<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    for text in texts {
        text.bytes().for_each(&mut add);
        add(0xff);
    }
    format!("{hash:016x}")
}

impl CslRow {
    /// The entry of the row.
    ///
    /// # Errors
    /// A list or a kind that the crate does not know, a day that is none.
    pub(super) fn entry(
        &self,
        day: NaiveDate,
        notices: &mut BTreeMap<&'static str, u64>,
    ) -> Result<EntryDraft> {
        let source = Source::of(&self.source).ok_or_else(|| {
            Error::from(Lists::OtherWord {
                found: (&*self.source).into(),
                expected: "a list with its short name in brackets, such as \"Entity List (EL)\"",
            })
            .in_column("source")
        })?;
        let name = self.name.trim();
        let number = self.entity_number.trim();
        let mut draft = EntryDraft::new(format!("{}:{}", source.slug, self.own_id()));
        draft.target = Some(if source.office == Office::Treasury && !number.is_empty() {
            number.into()
        } else {
            format!("{}:{}", source.slug, hash([name].into_iter())).into()
        });
        draft.kind = self.target_kind(&mut draft)?;
        if name.starts_with("Address 1") {
            draft.remark(Remark::NoName, "name", name);
        } else {
            name.clone_into(&mut draft.name);
        }
        if is_mojibake(name) {
            draft.remark(Remark::Mojibake, "name", name);
        }
        let facts = self.facts(day, &mut draft);
        let mut like = ListingDraft::new("");
        self.days(&mut like)?;
        if let Some((act, kind, count)) = notice::act(&self.notice) {
            like.act = Some(act.into());
            *notices.entry(kind).or_default() += count;
        }
        if !number.is_empty() {
            let treasury = Issuer::new(State::USA).with_body(IssuingBody::Ofac);
            like.origin = ListingOrigin::Mirrors(treasury);
        }
        self.list(&source, &facts, &mut draft, &like)?;
        Ok(draft)
    }

    /// What no other row of the file has as its id: the file's own, or a number made of the row.
    fn own_id(&self) -> String {
        let id = self.id.trim();
        if !id.is_empty() {
            return id.to_owned();
        }
        let addresses = self.addresses.iter().map(|(address, _)| &**address);
        let cells = [
            &self.entity_number,
            &self.name,
            &self.start_date,
            &self.end_date,
            &self.notice,
            &self.remarks,
        ];
        let cells = cells.into_iter().map(|cell| &**cell);
        hash(cells.chain(addresses))
    }

    fn target_kind(&self, draft: &mut EntryDraft) -> Result<TargetKind> {
        let word = self.kind.trim();
        if word.is_empty() {
            draft.remark(Remark::KindNotTold, "type", "");
            return Ok(TargetKind::Entity);
        }
        kind_of(word).ok_or_else(|| {
            Error::from(Lists::OtherWord {
                found: word.into(),
                expected: "Individual, Entity, Vessel, Aircraft or nothing",
            })
            .in_column("type")
        })
    }

    fn facts(&self, day: NaiveDate, draft: &mut EntryDraft) -> Facts {
        let mut facts = Facts::default();
        for (_, code) in &self.addresses {
            if let Some(code) = code {
                draft.add_iso2(day, code, PlaceBasis::Address, "addresses");
            }
        }
        for (column, codes) in [
            ("nationalities", &self.nationalities),
            ("citizenships", &self.citizenships),
        ] {
            for code in codes {
                draft.add_iso2(day, code, PlaceBasis::Nationality, column);
            }
        }
        facts.place(&self.vessel_flag, PlaceBasis::Flag, "vessel_flag", day);
        facts.add_remarks(&self.remarks, day);
        for alias in &self.alt_names {
            facts.alias(&**alias);
        }
        let number = self.entity_number.trim();
        if !number.is_empty() {
            facts.number(TargetIdentifier::entry("ofac", number), number);
        }
        for id in &self.ids {
            id.add_to(draft, &mut facts, day);
        }
        for place in std::mem::take(&mut draft.places) {
            facts.add_state(place.0, place.1);
        }
        facts
    }

    fn days(&self, like: &mut ListingDraft) -> Result<()> {
        let day = |text: &str, column| {
            let text = text.trim();
            let date = (!text.is_empty())
                .then(|| iso_day(text).map(PartialDate::from))
                .transpose();
            date.map_err(|fault| fault.in_column(column))
        };
        like.listed = day(&self.start_date, "start_date")?;
        let end = day(&self.end_date, "end_date")?;
        like.end = end.map(|end| ListingEnd::On(end, EndCause::Expired));
        Ok(())
    }

    fn list(
        &self,
        source: &Source,
        facts: &Facts,
        draft: &mut EntryDraft,
        like: &ListingDraft,
    ) -> Result<()> {
        let programs = self.programs.iter().map(|tag| &**tag);
        if let Some(kind) = source.copies {
            let on = OnList {
                kind: Some(kind),
                name: self.source.trim().into(),
                slug: source.slug.into(),
                told: Measures::NONE,
            };
            let mut like = like.clone();
            like.tags = Some(source.tags());
            facts.list(draft, &on, programs, &like)?;
            if !draft.listings.is_empty() {
                return Ok(());
            }
        }
        facts.describe(draft);
        let mut listing = like.clone();
        listing.programme = self.source.trim().into();
        listing.list = Some(self.source.trim().into());
        let measure = source.measure.or(source
            .copies
            .and_then(crate::read::sanctions::ofac::measure::ListKind::measure));
        listing.measures = measure.map_or_else(
            || {
                let told = self.programs.join("; ");
                draft.remark(Remark::UnmappedMeasure, "programs", told);
                Measure::NotTold.into()
            },
            Into::into,
        );
        draft.list(listing)
    }
}

/// Letters that were read in a wrong encoding: a control letter of Latin-1, or the question mark that stands for an apostrophe.
fn is_mojibake(name: &str) -> bool {
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        let follows = letters.peek().copied();
        if ('\u{80}'..='\u{9f}').contains(&letter)
            || letter == '\u{fffd}'
            || (letter == '?' && follows.is_some_and(char::is_alphabetic))
        {
            return true;
        }
    }
    false
}
