//! The sanctions of a file, until all is read.

use super::line::text_length;
use super::sanction::Sanction;

/// The number of sanctions of a block.
const BLOCK: usize = 256;

/// Sanctions in the order of the file, in blocks, as [parties](super::parties::Parties) are.
#[derive(Debug, Default)]
pub(super) struct Sanctions {
    full: Vec<Block>,
    last: Block,
}

#[derive(Debug, Default)]
struct Block {
    /// Of each the id of its party, and its own.
    text: String,
    sanctions: Vec<Packed>,
}

#[derive(Debug)]
struct Packed {
    /// Where its text begins.
    text: u32,
    party: u32,
    id: u32,
    sanction: Sanction,
}

/// A sanction, with its id and that of its party, which may be on a line behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'a> {
    pub(super) party: &'a str,
    pub(super) id: &'a str,
    pub(super) sanction: &'a Sanction,
}

impl Sanctions {
    pub(super) fn add(&mut self, party: &str, id: &str, sanction: Sanction) {
        let block = &mut self.last;
        block.sanctions.push(Packed {
            text: text_length(block.text.len()),
            party: text_length(party.len()),
            id: text_length(id.len()),
            sanction,
        });
        block.text.push_str(party);
        block.text.push_str(id);
        if block.sanctions.len() == BLOCK {
            let next = Block {
                text: String::with_capacity(block.text.len() + block.text.len() / 8),
                sanctions: Vec::with_capacity(BLOCK),
            };
            let mut full = std::mem::replace(block, next);
            full.text.shrink_to_fit();
            self.full.push(full);
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Told<'_>> {
        let blocks = self.full.iter().chain([&self.last]);
        blocks.flat_map(|block| {
            block
                .sanctions
                .iter()
                .filter_map(move |packed| block.told(packed))
        })
    }

    /// The one at a place.
    pub(super) fn get(&self, place: usize) -> Option<Told<'_>> {
        let block = self.full.get(place / BLOCK).unwrap_or(&self.last);
        block.told(block.sanctions.get(place % BLOCK)?)
    }
}

impl Block {
    fn told<'a>(&'a self, packed: &'a Packed) -> Option<Told<'a>> {
        let text = self.text.get(packed.text as usize..)?;
        let (party, text) = text.split_at_checked(packed.party as usize)?;
        Some(Told {
            party,
            id: text.get(..packed.id as usize)?,
            sanction: &packed.sanction,
        })
    }
}
