//! A kind of published file.

use super::cells::Look;

/// Places of cells, and what stands there.
type Looks = &'static [(usize, Look)];

/// A kind of file.
#[derive(Debug)]
pub(in crate::read) struct Published {
    /// What its publishers call it.
    pub(in crate::read) name: &'static str,
    /// What a row is.
    pub(super) rows: &'static str,
    /// What a row has.
    pub(super) shape: &'static str,
    /// What to do with one that was given to the wrong reader.
    pub(super) how: &'static str,
    /// What separates its cells.
    pub(super) mark: u8,
    /// Names that its header has, all of them.
    pub(super) header: &'static [&'static str],
    /// Names that its header has none of.
    pub(super) without: &'static [&'static str],
    /// What a row looks like: its numbers of cells, and some of them.
    pub(super) row: Option<(&'static [usize], Looks)>,
}
