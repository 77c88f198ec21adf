//! Who is sanctioned.

use super::line::Line;
use super::programmes::Programmes;
use super::sanction::Sanction;
use crate::error::{Result, lists::Lists};
use crate::read::Remark;
use crate::read::sanctions::draft::EntryDraft;
use crate::sanction::{PlaceBasis, TargetIdentifier, TargetKind};
use crate::state::CodeScheme;
use crate::state::actor::State;
use chrono::NaiveDate;
use std::collections::HashSet;

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
            (PlaceBasis::Registered, &line.jurisdiction),
            (PlaceBasis::Address, &line.country),
            (PlaceBasis::Nationality, &line.nationality),
            (PlaceBasis::Flag, &line.flag),
        ];
        let most = codes.iter().map(|(_, codes)| codes.len()).sum();
        let (mut places, mut unknown) = (Vec::with_capacity(most), Vec::new());
        for (basis, codes) in codes {
            for code in codes.iter() {
                match countries.state(code) {
                    Some(state) => places.push((state, basis)),
                    None => unknown.push(Box::from(&**code)),
                }
            }
        }
        let texts = [
            (Number::Imo, &line.imo),
            (Number::Lei, &line.lei),
            (Number::Registration, &line.registration),
        ];
        let mut numbers = Vec::with_capacity(texts.iter().map(|(_, texts)| texts.len()).sum());
        for (number, texts) in texts {
            numbers.extend(texts.iter().map(|text| (number, Box::from(&**text))));
        }
        Self {
            line: number,
            kind,
            name: (&*line.caption).into(),
            places: places.into(),
            unknown: unknown.into(),
            numbers: numbers.into(),
            id: (&*line.id).into(),
        }
    }

    /// The entry, with a listing for each programme of each sanction. Numbers that are none are left.
    ///
    /// # Errors
    /// A sanction that stands twice.
    pub(super) fn draft(
        self,
        sanctions: Vec<Sanction>,
        programmes: &Programmes,
    ) -> Result<EntryDraft> {
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
        let mut ids = HashSet::new();
        for sanction in &sanctions {
            if !ids.insert(&*sanction.id) {
                let id = (&*sanction.id).into();
                return Err(Lists::EntryTwice {
                    id,
                    first: sanction.line,
                }
                .into());
            }
        }
        for sanction in sanctions {
            sanction.add_to(&mut entry, programmes);
        }
        Ok(entry)
    }
}
