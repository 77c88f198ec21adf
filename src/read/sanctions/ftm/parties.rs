//! The parties of a file, until all is read.

use super::line::{Line, Property, text_length};
use super::party::Party;
use crate::sanction::TargetKind;

/// The number of parties whose memory is free at once.
const BLOCK: usize = 256;

/// Parties in the order of the file, in blocks: a piece of memory for each text of each of them would take longer to get and to give back than the
/// text takes to read.
#[derive(Debug, Default)]
pub(super) struct Parties {
    full: Vec<Block>,
    last: Block,
}

/// Parties, one behind the other.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Of each its id, its name and the texts of its properties.
    text: String,
    /// Of each text of a property what it is, and how many bytes it has.
    texts: Vec<(Property, u32)>,
    parties: Vec<Packed>,
}

#[derive(Clone, Copy, Debug)]
struct Packed {
    line: u64,
    /// Where its text begins.
    text: u32,
    /// The number of texts of properties before its own.
    texts: u32,
    id: u32,
    name: u32,
    kind: TargetKind,
}

impl Parties {
    pub(super) fn add(&mut self, line: &Line<'_>, number: u64, kind: TargetKind) {
        self.last.add(line, number, kind);
        if self.last.parties.len() == BLOCK {
            let next = self.last.empty_like();
            let mut full = std::mem::replace(&mut self.last, next);
            full.text.shrink_to_fit();
            full.texts.shrink_to_fit();
            self.full.push(full);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.full.len() * BLOCK + self.last.parties.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Party<'_>> {
        let blocks = self.full.iter().chain([&self.last]);
        blocks.flat_map(Block::iter)
    }

    /// The line of the one at a place.
    pub(super) fn line(&self, place: usize) -> Option<u64> {
        let block = self.full.get(place / BLOCK).unwrap_or(&self.last);
        let packed = block.parties.get(place % BLOCK)?;
        Some(packed.line)
    }

    pub(super) fn into_blocks(self) -> impl Iterator<Item = Block> {
        self.full.into_iter().chain([self.last])
    }
}

impl Block {
    /// An empty one with room for about as much as is in this.
    fn empty_like(&self) -> Self {
        let room = |full: usize| full + full / 8;
        Self {
            text: String::with_capacity(room(self.text.len())),
            texts: Vec::with_capacity(room(self.texts.len())),
            parties: Vec::with_capacity(BLOCK),
        }
    }

    fn add(&mut self, line: &Line<'_>, number: u64, kind: TargetKind) {
        self.parties.push(Packed {
            line: number,
            text: text_length(self.text.len()),
            texts: text_length(self.texts.len()),
            id: text_length(line.id.len()),
            name: text_length(line.caption.len()),
            kind,
        });
        self.text.push_str(&line.id);
        self.text.push_str(&line.caption);
        for (of, text) in &line.texts {
            if of.is_of_party() {
                self.text.push_str(text);
                self.texts.push((*of, text_length(text.len())));
            }
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Party<'_>> {
        // Each ends where the next one begins.
        let ends = self.parties.iter().skip(1);
        let ends = ends.map(|next| next.texts as usize);
        let ends = ends.chain([self.texts.len()]);
        let parties = self.parties.iter().zip(ends);
        parties.filter_map(move |(packed, end)| {
            let text = self.text.get(packed.text as usize..)?;
            let (id, text) = text.split_at_checked(packed.id as usize)?;
            let (name, text) = text.split_at_checked(packed.name as usize)?;
            Some(Party {
                line: packed.line,
                id,
                kind: packed.kind,
                name,
                text,
                texts: self.texts.get(packed.texts as usize..end)?,
            })
        })
    }
}
