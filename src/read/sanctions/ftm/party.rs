//! Who is sanctioned.

use super::line::Property;
use super::programmes::Programmes;
use super::sanctions::Told;
use crate::error::Result;
use crate::read::Remark;
use crate::read::sanctions::draft::{EntryDraft, MOST};
use crate::sanction::{PlaceBasis, TargetIdentifier, TargetKind};
use crate::state::CodeScheme;
use crate::state::actor::State;
use chrono::NaiveDate;

/// A party, as its line has it: most have no sanction, and what their codes and numbers mean is never asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Party<'a> {
    pub(super) line: u64,
    pub(super) id: &'a str,
    pub(super) kind: TargetKind,
    pub(super) name: &'a str,
    /// The texts of its properties, one behind the other.
    pub(super) text: &'a str,
    /// What each of them is, and how many bytes it has.
    pub(super) texts: &'a [(Property, u32)],
}

/// What codes of countries mean on the day of the list, each looked up once.
#[derive(Debug)]
pub(super) struct Countries {
    day: NaiveDate,
    known: Vec<([u8; 2], State)>,
}

impl Countries {
    pub(super) fn new(day: NaiveDate) -> Self {
        Self {
            day,
            known: Vec::new(),
        }
    }

    fn state(&mut self, code: &str) -> Option<State> {
        let letters: [u8; 2] = code.as_bytes().try_into().ok()?;
        let letters = letters.map(|letter| letter.to_ascii_uppercase());
        if let Some((_, state)) = self.known.iter().find(|(known, _)| *known == letters) {
            return Some(*state);
        }
        let state = State::from_code(CodeScheme::Iso2Extended, letters, self.day).ok()?;
        self.known.push((letters, state));
        Some(state)
    }
}

impl<'a> Party<'a> {
    /// The texts of a property.
    fn of(self, property: Property) -> impl Iterator<Item = &'a str> {
        let mut rest = self.text;
        let texts = self.texts.iter().filter_map(move |(of, length)| {
            let (text, behind) = rest.split_at_checked(*length as usize)?;
            rest = behind;
            Some((*of, text))
        });
        texts.filter_map(move |(of, text)| (of == property).then_some(text))
    }

    /// The entry, with a listing for each programme of each sanction. Numbers that are none are left.
    ///
    /// # Errors
    /// As [`EntryDraft::list`].
    pub(super) fn draft<'s>(
        self,
        sanctions: impl Iterator<Item = Told<'s>>,
        programmes: &Programmes,
        countries: &mut Countries,
    ) -> Result<EntryDraft> {
        let mut entry = EntryDraft::new(self.id);
        entry.kind = self.kind;
        entry.name = self.name.into();
        let codes = [
            (PlaceBasis::Registered, Property::Jurisdiction),
            (PlaceBasis::Address, Property::Country),
            (PlaceBasis::Nationality, Property::Nationality),
            (PlaceBasis::Flag, Property::Flag),
        ];
        let mut unknown = Vec::new();
        for (basis, codes) in codes {
            for code in self.of(codes) {
                let Some(state) = countries.state(code) else {
                    unknown.push(code);
                    continue;
                };
                if !entry.places.contains(&(state, basis)) {
                    entry.places.push((state, basis));
                }
                if basis == PlaceBasis::Address {
                    entry.remark(Remark::UncertainBasis, "country", state.text());
                }
            }
        }
        for code in unknown {
            entry.remark(Remark::UnknownActor, "country", code);
        }
        let imo = self.of(Property::Imo).map(TargetIdentifier::imo);
        let lei = self.of(Property::Lei).map(TargetIdentifier::lei);
        let registration = self.of(Property::Registration);
        let registration = registration.map(|text| TargetIdentifier::registration(None, text));
        let numbers = imo.chain(lei).chain(registration);
        entry.identifiers.extend(numbers.flatten());
        // Mostly one of one programme each, and room for more of them would be large.
        if let (_, Some(most)) = sanctions.size_hint() {
            entry.listings.reserve_exact(most.min(MOST));
        }
        for sanction in sanctions {
            let id = sanction.id;
            sanction.sanction.add_to(id, &mut entry, programmes)?;
        }
        Ok(entry)
    }
}
