//! Who is sanctioned.

use super::line::{Line, Property};
use super::programmes::Programmes;
use super::sanction::Sanction;
use crate::read::Remark;
use crate::read::sanctions::draft::EntryDraft;
use crate::sanction::{PlaceBasis, TargetIdentifier, TargetKind};
use crate::state::CodeScheme;
use crate::state::actor::State;
use chrono::NaiveDate;

/// A party, until its sanctions are known.
#[derive(Debug)]
pub(super) struct Party {
    pub(super) line: u64,
    pub(super) id: Box<str>,
    kind: TargetKind,
    name: Box<str>,
    places: Box<[(State, PlaceBasis)]>,
    /// Codes that mean no state.
    unknown: Box<[Box<str>]>,
    /// As they are printed: most parties have no sanction, and theirs are not read.
    numbers: Box<[(Number, Box<str>)]>,
}

/// What a number is one of.
#[derive(Clone, Copy, Debug)]
enum Number {
    Imo,
    Lei,
    Registration,
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

impl Party {
    pub(super) fn of(
        line: &Line<'_>,
        number: u64,
        kind: TargetKind,
        countries: &mut Countries,
    ) -> Self {
        let codes = [
            (PlaceBasis::Registered, Property::Jurisdiction),
            (PlaceBasis::Address, Property::Country),
            (PlaceBasis::Nationality, Property::Nationality),
            (PlaceBasis::Flag, Property::Flag),
        ];
        let (mut places, mut unknown) = (Vec::new(), Vec::new());
        for (basis, codes) in codes {
            for code in line.of(codes) {
                match countries.state(code) {
                    Some(state) => places.push((state, basis)),
                    None => unknown.push(Box::from(code)),
                }
            }
        }
        let numbers = [
            (Number::Imo, Property::Imo),
            (Number::Lei, Property::Lei),
            (Number::Registration, Property::Registration),
        ];
        let numbers = numbers.into_iter().flat_map(|(number, texts)| {
            let texts = line.of(texts);
            texts.map(move |text| (number, Box::from(text)))
        });
        Self {
            line: number,
            kind,
            name: (&*line.caption).into(),
            places: places.into(),
            unknown: unknown.into(),
            numbers: numbers.collect(),
            id: (&*line.id).into(),
        }
    }

    /// The entry, with a listing for each programme of each sanction. Numbers that are none are left.
    pub(super) fn draft(
        self,
        sanctions: impl ExactSizeIterator<Item = Sanction>,
        programmes: &Programmes,
    ) -> EntryDraft {
        let mut entry = EntryDraft::new(self.id);
        entry.kind = self.kind;
        entry.name = self.name.into();
        for (state, basis) in self.places {
            if !entry.places.contains(&(state, basis)) {
                entry.places.push((state, basis));
            }
            if basis == PlaceBasis::Address {
                entry.remark(Remark::UncertainBasis, "country", state.text());
            }
        }
        for code in self.unknown {
            entry.remark(Remark::UnknownActor, "country", code);
        }
        for (number, text) in &self.numbers {
            let made = match number {
                Number::Imo => TargetIdentifier::imo(text),
                Number::Lei => TargetIdentifier::lei(text),
                Number::Registration => TargetIdentifier::registration(None, text),
            };
            entry.identifiers.extend(made.ok());
        }
        // Mostly one of one programme each, and room for more of them would be large.
        entry.listings.reserve_exact(sanctions.len());
        for sanction in sanctions {
            sanction.add_to(&mut entry, programmes);
        }
        entry
    }
}
