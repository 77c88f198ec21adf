//! Lines and tabs of a block without quotes: the tabs of a line are written down eight at a time.

use super::marks::{mask, padded};

/// How many tabs of a line are kept. No layout has more; the rest is counted.
const KEPT: usize = 64;

/// Cuts a block of lines into rows and the rows at their tabs.
///
/// It holds places and not the block itself, so that a reader can own both: each call is given the block.
#[derive(Debug)]
pub(crate) struct Cutter {
    /// Where the 64 bytes behind those in hand start.
    ahead: usize,
    /// Tabs and newlines not yet dealt with among the 64 bytes in hand, lowest bit first.
    tabs: u64,
    newlines: u64,
    /// Where the line in hand starts and ends, and where the next one starts.
    start: usize,
    end: usize,
    next: usize,
    /// Places of its tabs. Twice the length, so that 64 places may be written without looking.
    places: [u32; 2 * KEPT],
    found: usize,
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
    tabs: &'a [u32],
    /// What the places of tabs count from.
    start: u32,
}

impl<'a> Line<'a> {
    /// The cell of a column, counted from 0; empty beyond the 64th tab.
    #[inline]
    pub(super) fn cell(&self, column: usize) -> &'a [u8] {
        let place = |tab: usize| {
            let tab = self.tabs.get(tab).copied();
            tab.map(|tab| tab.wrapping_sub(self.start) as usize)
        };
        let start = match column.checked_sub(1) {
            None => 0,
            Some(before) => match place(before) {
                Some(tab) => tab + 1,
                None => return &[],
            },
        };
        let end = place(column).unwrap_or(self.text.len());
        // OK because tabs stand in the line, in order.
        #[expect(clippy::indexing_slicing, reason = "start <= end <= length")]
        &self.text[start..end]
    }
}

impl<'a> Line<'a> {
    /// Whether it is the last line of a file, without an end.
    #[inline]
    pub(super) fn lacks_end(&self) -> bool {
        self.bytes == self.text.len()
    }

    /// The text from the start of one cell to the end of another, tabs and all.
    #[inline]
    pub(super) fn cells(&self, first: usize, last: usize) -> &'a [u8] {
        let at = |tab: usize| {
            self.tabs
                .get(tab)
                .map(|tab| tab.wrapping_sub(self.start) as usize)
        };
        let start = first
            .checked_sub(1)
            .map_or(Some(0), |before| Some(at(before)? + 1));
        let end = at(last).unwrap_or(self.text.len());
        start
            .and_then(|start| self.text.get(start..end))
            .unwrap_or(&[])
    }
}

impl Cutter {
    /// For a new block, of at most 4 GiB.
    pub(super) fn new() -> Self {
        Self {
            ahead: 0,
            tabs: 0,
            newlines: 0,
            start: 0,
            end: 0,
            next: 0,
            places: [0; 2 * KEPT],
            found: 0,
        }
    }

    /// Goes to the next line of the block; `false` at its end. The last line need not end in a newline.
    #[inline]
    pub(super) fn advance(&mut self, block: &[u8]) -> bool {
        self.found = 0;
        self.start = self.next;
        while self.newlines == 0 {
            self.note(self.tabs);
            // Nothing is left where the last 64 bytes reached beyond the end.
            let rest = block.get(self.ahead..).unwrap_or(&[]);
            match rest.first_chunk() {
                Some(chunk) => (self.tabs, self.newlines) = masks(chunk),
                None if rest.is_empty() => {
                    self.tabs = 0;
                    self.end = block.len();
                    self.next = block.len();
                    return self.start < self.end;
                }
                None => (self.tabs, self.newlines) = masks(&padded(rest)),
            }
            self.ahead += 64;
        }
        let end = self.newlines.trailing_zeros();
        let below = (1 << end) - 1;
        self.note(self.tabs & below);
        self.tabs &= !below;
        self.newlines &= self.newlines - 1;
        self.end = self.ahead - 64 + end as usize;
        self.next = self.end + 1;
        true
    }

    /// The line in hand.
    #[inline]
    pub(super) fn line<'a>(&'a self, block: &'a [u8]) -> Line<'a> {
        // OK because the line in hand lies in its block, a block is at most 4 GiB long, and there is room for `KEPT` places.
        #[expect(
            clippy::indexing_slicing,
            clippy::cast_possible_truncation,
            reason = "a line of a small block"
        )]
        let (line, start, tabs) = (
            &block[self.start..self.end],
            self.start as u32,
            &self.places[..self.found.min(KEPT)],
        );
        Line {
            text: line.strip_suffix(b"\r").unwrap_or(line),
            bytes: self.next - self.start,
            columns: self.found + 1,
            tabs,
            start,
        }
    }

    /// Writes down the places of tabs among the 64 bytes in hand.
    ///
    /// Always eight at a time, whether there are as many or not: the branch that a loop would take once a tab costs more than the
    /// writing does.
    #[expect(clippy::inline_always, reason = "a call for each 64 bytes would show")]
    #[inline(always)]
    fn note(&mut self, tabs: u64) {
        let count = tabs.count_ones() as usize;
        // OK because a block is at most 4 GiB long.
        #[expect(clippy::cast_possible_truncation, reason = "a block is small")]
        let base = self.ahead.wrapping_sub(64) as u32;
        let free = self.places.get_mut(self.found.min(KEPT)..);
        if let Some(places) = free.and_then(<[u32]>::first_chunk_mut::<KEPT>) {
            let mut left = tabs;
            let mut write = |places: &mut [u32]| {
                for place in places {
                    *place = base.wrapping_add(left.trailing_zeros());
                    left &= left.wrapping_sub(1);
                }
            };
            let (first, more) = places.split_at_mut(8);
            write(first);
            if count > 8 {
                let (second, more) = more.split_at_mut(8);
                write(second);
                if count > 16 {
                    let (third, fourth) = more.split_at_mut(16);
                    write(third);
                    if count > 32 {
                        write(fourth);
                    }
                }
            }
        }
        self.found += count;
    }
}

/// Where 64 bytes are tabs and where newlines.
#[inline]
fn masks(chunk: &[u8; 64]) -> (u64, u64) {
    (mask(chunk, [b'\t']), mask(chunk, [b'\n']))
}

#[cfg(test)]
mod tests;
