//! The cells of a row.

use std::ops::Range;

/// A row of a file, cut into cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// What stands in the cells, and between two of them some sign: so that all of it is text only if each cell is.
    pub(super) bytes: Vec<u8>,
    pub(super) cells: Vec<Cell>,
}

/// Where a cell stands in its row. Eight bytes, since a row may be a million empty cells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    start: u32,
    end: u32,
}

impl Cell {
    // OK because a row that is longer than 2²⁰ bytes was cut off.
    #[expect(clippy::cast_possible_truncation, reason = "a row is short")]
    pub(super) fn new(start: usize, end: usize) -> Self {
        let (start, end) = (start as u32, end as u32);
        Self { start, end }
    }

    pub(super) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Row {
    /// How many cells it has.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    pub(super) fn get(&self, place: usize) -> Option<&[u8]> {
        self.bytes.get(self.range(place)?)
    }

    /// Where a cell stands among the bytes.
    pub(super) fn range(&self, place: usize) -> Option<Range<usize>> {
        self.cells.get(place).map(|cell| cell.range())
    }

    pub(super) fn iter(
        &self,
    ) -> impl DoubleEndedIterator<Item = &[u8]> + ExactSizeIterator + Clone {
        self.cells
            .iter()
            // OK because cells lie among the bytes.
            .map(|cell| self.bytes.get(cell.range()).unwrap_or(&[]))
    }

    pub(super) fn push(&mut self, cell: &[u8]) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(cell);
        self.cells.push(Cell::new(start, self.bytes.len()));
        self.bytes.push(b',');
    }
}

impl<T: AsRef<[u8]>> FromIterator<T> for Row {
    fn from_iter<I: IntoIterator<Item = T>>(cells: I) -> Self {
        let mut row = Self::default();
        for cell in cells {
            row.push(cell.as_ref());
        }
        row
    }
}
