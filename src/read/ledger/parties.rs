//! The parties of a row: of one column or several, as the file writes them.

use super::cells::Cells;
use super::columns::LedgerColumn;
use super::found_parties::FoundParties;
use super::texts::{own_parties, refused};
use crate::error::{Error, Result, files::Files, words::clip};
use crate::interaction::Party;
use crate::interaction::party::split_parties;
use crate::state::actor::Actor;
use crate::time::partial_date::PartialDate;

/// The most words between which a separator can stand that is part of a name: `Bosnia and Herzegovina` has one.
const LONGEST_NAME: usize = 4;

impl Cells<'_> {
    /// The parties of all columns that have some, and those that every row has.
    pub(super) fn parties(&self, start: &PartialDate) -> Result<FoundParties<'_>> {
        let cell = self.cell_of_parties();
        let known = cell.and_then(|cell| self.pools.borrow().parties.known(cell));
        if let Some(known) = known {
            return Ok(FoundParties::Known(known));
        }
        let parties = self.new_parties(start)?;
        Ok(FoundParties::New { parties, cell })
    }

    /// The cell that alone says who the parties are: then what it means depends on no day, no other cell and no other row.
    fn cell_of_parties(&self) -> Option<&str> {
        let options = self.options;
        let column = LedgerColumn::Parties;
        let depends = !options.who.is_plain() || options.one_of_a_party;
        let mut places = self.columns.places(column);
        let place = places.next().filter(|_| places.next().is_none())?;
        if depends || options.constant(column).is_some() {
            return None;
        }
        self.text_at(place, column).ok().flatten()
    }

    fn new_parties(&self, start: &PartialDate) -> Result<Vec<Party>> {
        let mut parties = Vec::new();
        for place in self.columns.places(LedgerColumn::Parties) {
            let fault = |error| self.columns.fault_at(place, error);
            match self.text_at(place, LedgerColumn::Parties)? {
                Some(cell) => self
                    .read_parties(cell, start, &mut parties)
                    .map_err(fault)?,
                None if self.options.may_miss(LedgerColumn::Parties) => {}
                None => return Err(fault(Files::EmptyCell.into())),
            }
        }
        let fault = |error| self.columns.fault(LedgerColumn::Parties, error);
        if let Some(constant) = self.options.constant(LedgerColumn::Parties) {
            parties.extend(own_parties(constant).map_err(fault)?);
        }
        if parties.is_empty() {
            return Err(fault(Files::EmptyCell.into()));
        }
        if self.options.one_of_a_party {
            self.leave_out_repeats(&mut parties);
        }
        Ok(parties)
    }

    fn leave_out_repeats(&self, parties: &mut Vec<Party>) {
        let mut once: Vec<Party> = Vec::with_capacity(parties.len());
        for party in parties.drain(..) {
            if once.contains(&party) {
                let column = self.columns.name(LedgerColumn::Parties);
                self.notes
                    .borrow_mut()
                    .party_twice(column, &party.to_string());
            } else {
                once.push(party);
            }
        }
        *parties = once;
    }

    fn read_parties(&self, cell: &str, start: &PartialDate, into: &mut Vec<Party>) -> Result<()> {
        if let Some(ours) = self.ours(cell) {
            into.extend(own_parties(ours)?);
            return Ok(());
        }
        for part in split_parties(cell) {
            if part.is_empty() {
                return Err(Files::EmptyPart.into());
            }
            let read = if self.options.separators.is_empty() {
                self.read_part(part, start, into)
            } else {
                self.read_names(part, start, into)
            };
            read.map_err(|fault| refused(part, fault))?;
        }
        Ok(())
    }

    fn read_names(&self, text: &str, start: &PartialDate, into: &mut Vec<Party>) -> Result<()> {
        let mut names = self.names_in(text, start)?.into_iter();
        names.try_for_each(|name| self.read_part(name, start, into))
    }

    /// A part between separators: a party, or a word of the file that stands for one or several.
    fn read_part(&self, part: &str, start: &PartialDate, into: &mut Vec<Party>) -> Result<()> {
        match self.ours(part) {
            Some(ours) => into.extend(own_parties(ours)?),
            None => into.push(Party::read(part, &|text| self.actor_in(text, start))?),
        }
        Ok(())
    }

    /// An actor as the file writes it.
    pub(super) fn actor_in(&self, text: &str, start: &PartialDate) -> Result<Actor> {
        match self.ours(text) {
            Some(ours) => ours.parse(),
            None if self.options.who.is_plain() => {
                let known = &mut self.pools.borrow_mut().actors;
                known.read(text, |text| self.options.who.actor(text, start))
            }
            None => self.options.who.actor(text, start),
        }
    }

    fn knows(&self, text: &str, start: &PartialDate) -> bool {
        let known = |text: &str| match self.options.words.ours(text) {
            Some(_) => Ok(Actor::EU),
            None if self.options.who.knows(text, start) => Ok(Actor::EU),
            None => Err(Error::from(Files::EmptyPart)),
        };
        known(text).is_ok() || Party::read(text, &known).is_ok()
    }

    /// The names between the separators of a text. A name that has a separator within is one, unless its parts are names of their own:
    /// then nothing says which is meant.
    fn names_in<'a>(&self, text: &'a str, start: &PartialDate) -> Result<Vec<&'a str>> {
        let pieces = self.pieces(text)?;
        let name = |from: usize, to: usize| {
            let (from, to) = (pieces.get(from)?.0, pieces.get(to)?.1);
            text.get(from..to)
        };
        if pieces.len() == 1 {
            return Ok(name(0, 0).into_iter().collect());
        }
        // For each piece, in how many ways the text from it on falls into names, and the piece behind the first of them.
        let mut ways = vec![(0_u8, 0_usize); pieces.len()];
        ways.push((1, 0));
        for from in (0..pieces.len()).rev() {
            let mut here = (0_u8, 0);
            for to in from..pieces.len().min(from + LONGEST_NAME) {
                let Some(&(on, _)) = ways.get(to + 1).filter(|(on, _)| *on > 0) else {
                    continue;
                };
                if name(from, to).is_some_and(|name| self.knows(name, start)) {
                    here = (here.0.saturating_add(on), to + 1);
                }
            }
            if let Some(way) = ways.get_mut(from) {
                *way = here;
            }
        }
        let count = ways.first().map_or(0, |(count, _)| *count);
        if count > 1 {
            return Err(Files::NamesOrOneName { found: clip(text) }.into());
        }
        let mut names = Vec::new();
        let mut from = 0;
        while from < pieces.len() {
            // What is no name is told by whoever reads it.
            let next = ways
                .get(from)
                .filter(|_| count == 1)
                .map_or(from + 1, |way| way.1);
            names.extend(name(from, next - 1));
            from = next;
        }
        Ok(names)
    }

    /// Where the pieces between separators stand in a text, without blanks around them.
    fn pieces(&self, text: &str) -> Result<Vec<(usize, usize)>> {
        let mut pieces = Vec::new();
        let (mut begin, mut at, mut quoted) = (0, 0, false);
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            quoted ^= rest.starts_with('"');
            let found = (!quoted).then(|| self.separator_at(text, at)).flatten();
            match found {
                Some((which, length)) => {
                    self.notes.borrow_mut().used_separator(which);
                    let is_word = rest.starts_with(char::is_alphabetic);
                    // `A, B, and C` has one separator before the last.
                    let follows = is_word && is_blank(text, begin, at) && begin > 0;
                    if !follows {
                        pieces.push(trimmed(text, begin, at).ok_or(Files::EmptyBesideSeparator)?);
                    }
                    at += length;
                    begin = at;
                }
                None => at += rest.chars().next().map_or(1, char::len_utf8),
            }
        }
        pieces.push(trimmed(text, begin, text.len()).ok_or(Files::EmptyBesideSeparator)?);
        Ok(pieces)
    }

    /// The separator that begins here, and its length. A word separates only between blanks, or at an end of the text.
    fn separator_at(&self, text: &str, at: usize) -> Option<(usize, usize)> {
        let (before, rest) = text.split_at_checked(at)?;
        let separators = self.options.separators.iter().enumerate();
        separators
            .filter(|(_, mark)| {
                // Not in any case: AND is Andorra.
                let here = rest.starts_with(&***mark);
                let parted = |side: Option<char>| side.is_none_or(char::is_whitespace);
                let is_word = mark.chars().any(char::is_alphanumeric);
                let after = rest.get(mark.len()..).and_then(|rest| rest.chars().next());
                here && (!is_word || (parted(before.chars().next_back()) && parted(after)))
            })
            .map(|(which, mark)| (which, mark.len()))
            .max_by_key(|(_, length)| *length)
    }
}

fn is_blank(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to)
        .is_some_and(|part| part.trim().is_empty())
}

/// A part of a text without the blanks around it; `None` if nothing is left.
fn trimmed(text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
    let part = text.get(from..to)?;
    let start = from + (part.len() - part.trim_start().len());
    let end = start + part.trim().len();
    (start < end).then_some((start, end))
}
