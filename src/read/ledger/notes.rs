//! What a reader remembers from row to row: which options it used, and what stood in the cells above.

use super::columns::{Columns, LedgerColumn};
use super::options::LedgerOptions;
use super::row::Row;
use crate::read::{ReadAccount, Remark};

/// Which of the options were used so far, and what is odd about the row in hand.
#[derive(Debug, Default)]
pub(super) struct Notes {
    words: Vec<bool>,
    marks: Vec<bool>,
    separators: Vec<bool>,
    ranges: bool,
    /// The column of the row in hand that names a party twice, and its text.
    twice: Option<(Box<str>, Box<str>)>,
}

impl Notes {
    pub(super) fn of(options: &LedgerOptions) -> Self {
        Self {
            words: vec![false; options.words.len()],
            marks: vec![false; options.missing.len()],
            separators: vec![false; options.separators.len()],
            ranges: false,
            twice: None,
        }
    }

    pub(super) fn used_word(&mut self, at: usize) {
        set(&mut self.words, at);
    }

    pub(super) fn used_mark(&mut self, at: usize) {
        set(&mut self.marks, at);
    }

    pub(super) fn used_separator(&mut self, at: usize) {
        set(&mut self.separators, at);
    }

    pub(super) fn used_ranges(&mut self) {
        self.ranges = true;
    }

    pub(super) fn party_twice(&mut self, column: &str, found: &str) {
        self.twice = Some((column.into(), found.into()));
    }

    /// Tells the account what is odd about the row on this line, which was kept.
    pub(super) fn tell(&mut self, account: &mut ReadAccount, line: u64) {
        if let Some((column, found)) = self.twice.take() {
            account.remark(Remark::PartyTwice, line, Some(&column), found.as_bytes());
        }
    }

    /// Forgets what was odd about a row that was not kept.
    pub(super) fn forget(&mut self) {
        self.twice = None;
    }

    /// The options that no row had a use for, in words.
    pub(super) fn unused(
        &self,
        options: &LedgerOptions,
        columns: &Columns,
        above: &Above,
    ) -> Vec<Box<str>> {
        let mut out: Vec<String> = Vec::new();
        let words = options.words.in_file().zip(&self.words);
        out.extend(
            words
                .filter(|(_, used)| !**used)
                .map(|(word, _)| format!("word {word:?}")),
        );
        let mut ignored: Vec<&str> = options.ignored.iter().map(|name| &**name).collect();
        ignored.retain(|name| columns.named(name).is_none());
        ignored.sort_unstable();
        out.extend(
            ignored
                .into_iter()
                .map(|name| format!("ignored column {name:?}")),
        );
        let marks = options.missing.iter().zip(&self.marks);
        out.extend(
            marks
                .filter(|(_, used)| !**used)
                .map(|((column, mark), _)| format!("missing mark {mark:?} of {column}")),
        );
        let separators = options.separators.iter().zip(&self.separators);
        out.extend(
            separators
                .filter(|(_, used)| !**used)
                .map(|(mark, _)| format!("separator {mark:?}")),
        );
        if options.dates.has_ranges() && !self.ranges {
            out.push("meaning of ranges of days".to_owned());
        }
        out.extend(
            above
                .unused()
                .map(|column| format!("blank as above in {column}")),
        );
        out.into_iter().map(Into::into).collect()
    }
}

fn set(flags: &mut [bool], at: usize) {
    if let Some(flag) = flags.get_mut(at) {
        *flag = true;
    }
}

/// The last cell that was not blank, of each column whose blank cells mean what stands above them.
#[derive(Debug, Default)]
pub(super) struct Above {
    cells: Vec<CellAbove>,
}

#[derive(Debug)]
struct CellAbove {
    column: LedgerColumn,
    place: usize,
    text: Vec<u8>,
    used: bool,
}

impl Above {
    pub(super) fn of(options: &LedgerOptions, columns: &Columns) -> Self {
        let cells = options.as_above.iter().flat_map(|&column| {
            columns.places(column).map(move |place| CellAbove {
                column,
                place,
                text: Vec::new(),
                used: false,
            })
        });
        Self {
            cells: cells.collect(),
        }
    }

    /// Fills the blank cells of a row, and remembers the others.
    pub(super) fn fill(&mut self, row: &mut Row) {
        if self.cells.is_empty() {
            return;
        }
        let mut fills = false;
        for above in &mut self.cells {
            match row.get(above.place).map(<[u8]>::trim_ascii) {
                Some([]) => {
                    fills |= !above.text.is_empty();
                    above.used |= !above.text.is_empty();
                }
                Some(text) => above.text = text.to_vec(),
                None => {}
            }
        }
        if fills {
            let cells = row.iter().enumerate().map(|(place, cell)| {
                let above = self.cells.iter().find(|above| above.place == place);
                above.map_or(cell, |above| &above.text)
            });
            *row = cells.collect();
        }
    }

    fn unused(&self) -> impl Iterator<Item = LedgerColumn> {
        self.cells
            .iter()
            .filter(|above| !above.used)
            .map(|above| above.column)
    }
}
