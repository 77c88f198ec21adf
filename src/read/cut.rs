//! Lines of a block without quotes, and their cells.
//!
//! Where tabs stand is one bit a byte. Of a line the places of its first tabs and of its last two are written down, since every row of
//! every layout is asked for cells that they bound; the others are counted, and looked up among the bits when a cell is asked for.

mod found;
mod places;
mod tabs;

use super::vectors::{Task, Vectors, on_widest, padded};
use found::Found;
use tabs::{Tabs, Word};

/// How many bytes are looked at before their lines are given: what is found in them stays in the nearest cache.
const STRIP: usize = 8 << 10;

/// Cuts a block of lines into rows and the rows at their tabs.
///
/// It holds places and not the block itself, so that a reader can own both: each call is given the block.
#[derive(Debug, Default)]
pub(crate) struct Cutter {
    tabs: Tabs,
    /// The lines that end in the strip in hand.
    lines: Vec<Found>,
    /// How many of them were given; the last of these is the line in hand.
    given: usize,
    /// How far the block was looked at.
    looked: usize,
    /// How many tabs stand in that.
    counted: u32,
    /// Where the line starts whose end was not yet found, and how many tabs stand before it.
    start: u32,
    before: u32,
}

/// A line without its end, and its tabs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    /// The line, without LF or CR LF.
    pub(super) text: &'a [u8],
    /// How many bytes the line takes in the file, with its end.
    pub(super) bytes: usize,
    /// One more than the tabs.
    pub(super) columns: usize,
    found: &'a Found,
    tabs: &'a Tabs,
}

impl<'a> Line<'a> {
    /// The cell of a column, counted from 0; empty beyond the last.
    #[expect(clippy::inline_always, reason = "columns are known when compiling")]
    #[inline(always)]
    pub(super) fn cell(&self, column: usize) -> &'a [u8] {
        self.cells(column, column)
    }

    /// The text from the start of one cell to the end of another, tabs and all.
    #[expect(clippy::inline_always, reason = "columns are known when compiling")]
    #[inline(always)]
    pub(super) fn cells(&self, first: usize, last: usize) -> &'a [u8] {
        let Some(before) = first.checked_sub(1) else {
            return self.until(0, last);
        };
        match self.found.tab(before, 0, self.tabs) {
            Some(tab) => self.until(tab + 1, last),
            None => &[],
        }
    }

    /// The text from a place to the end of a cell.
    #[expect(clippy::inline_always, reason = "columns are known when compiling")]
    #[inline(always)]
    fn until(&self, start: usize, last: usize) -> &'a [u8] {
        let end = self.found.tab(last, start, self.tabs);
        let end = end.unwrap_or(self.text.len());
        // OK because tabs stand in the line, in order.
        #[expect(clippy::indexing_slicing, reason = "start <= end <= length")]
        &self.text[start..end]
    }

    /// Whether it is the last line of a file, without an end.
    #[inline]
    pub(super) fn lacks_end(&self) -> bool {
        self.bytes == self.text.len()
    }
}

impl Cutter {
    /// For a new block, of at most 4 GiB.
    pub(super) fn restart(&mut self) {
        self.lines.clear();
        (self.given, self.looked, self.counted) = (0, 0, 0);
        (self.start, self.before) = (0, 0);
    }

    /// Goes to the next line of the block; `false` at its end. The last line need not end in a newline.
    #[inline]
    pub(super) fn advance(&mut self, block: &[u8]) -> bool {
        self.given += 1;
        self.given <= self.lines.len() || self.look_on(block)
    }

    /// The line in hand.
    #[inline]
    pub(super) fn line<'a>(&'a self, block: &'a [u8]) -> Line<'a> {
        // OK because a line was found before it is in hand, and lies in its block.
        #[expect(clippy::indexing_slicing, reason = "given is 1 to the lines found")]
        let found = &self.lines[self.given - 1];
        #[expect(clippy::indexing_slicing, reason = "start <= end <= the block's")]
        let line = &block[found.start as usize..found.end as usize];
        Line {
            text: line.strip_suffix(b"\r").unwrap_or(line),
            bytes: found.bytes(),
            columns: found.tabs as usize + 1,
            found,
            tabs: &self.tabs,
        }
    }

    /// Looks for more lines, and goes to the first of them; `false` if there is none.
    #[cold]
    fn look_on(&mut self, block: &[u8]) -> bool {
        self.lines.clear();
        while self.lines.is_empty() && self.looked < block.len() {
            on_widest(Look {
                cutter: self,
                block,
            });
        }
        self.given = 1;
        !self.lines.is_empty()
    }
}

/// Finds the lines of the next strip.
struct Look<'a> {
    cutter: &'a mut Cutter,
    block: &'a [u8],
}

impl Task for Look<'_> {
    // OK because a block is at most 4 GiB long.
    #[expect(clippy::cast_possible_truncation, reason = "a block is small")]
    #[expect(clippy::inline_always, reason = "see `Task`")]
    #[inline(always)]
    fn run(self, vectors: impl Vectors) {
        let Self { cutter, block } = self;
        let strip = block.get(cutter.looked..).unwrap_or(&[]);
        let strip = strip.get(..STRIP).unwrap_or(strip);
        let (whole, rest) = strip.as_chunks();
        let last = [padded(rest)];
        let last = if rest.is_empty() { &[][..] } else { &last };
        let words = cutter.tabs.words_from(cutter.looked, block.len());
        let mut words = words.iter_mut();
        let mut at = cutter.looked as u32;
        let (mut start, mut before, mut counted) = (cutter.start, cutter.before, cutter.counted);
        for (chunk, word) in whole.iter().chain(last).zip(&mut words) {
            let tabs = vectors.mask(chunk, [b'\t']);
            let mut ends = vectors.mask(chunk, [b'\n']);
            *word = Word {
                tabs,
                before: counted,
            };
            counted += tabs.count_ones();
            while ends != 0 {
                let end = ends.trailing_zeros();
                let until = counted - (tabs >> end).count_ones();
                let line = Found::new(start, at + end, true, [before, until]);
                cutter.lines.push(line);
                (start, before) = (at + end + 1, until);
                ends &= ends - 1;
            }
            at += 64;
        }
        if let Some(next) = words.next() {
            next.before = counted;
        }
        cutter.looked += strip.len();
        let end = cutter.looked as u32;
        if cutter.looked == block.len() && start < end {
            let line = Found::new(start, end, false, [before, counted]);
            cutter.lines.push(line);
        }
        (cutter.start, cutter.before, cutter.counted) = (start, before, counted);
        for line in &mut cutter.lines {
            line.write_down(&cutter.tabs);
        }
    }
}

#[cfg(test)]
mod tests;
