//! The first row of some text, cut into cells without knowing the format.

/// More cells than any published table has.
const MOST_CELLS: usize = 1000;

/// Cuts the first line of a text at a mark. Within quotes marks and line ends are letters, but where tabs separate: no published file that
/// has tabs has quotes of that kind.
pub(super) struct Cells<'a> {
    rest: Option<&'a [u8]>,
    mark: u8,
}

impl<'a> Iterator for Cells<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let bytes = self.rest.take()?;
        let quoted = if self.mark == b'\t' { 0 } else { quoted(bytes) };
        let end = bytes
            .iter()
            .skip(quoted)
            .position(|&b| b == self.mark || b == b'\n' || b == b'\r');
        let Some(end) = end.map(|end| quoted + end) else {
            return Some(bare(bytes));
        };
        let (cell, behind) = bytes.split_at(end);
        self.rest = behind.strip_prefix(&[self.mark]);
        Some(bare(cell))
    }
}

/// How many bytes at the front stand within quotes.
fn quoted(bytes: &[u8]) -> usize {
    if bytes.first() != Some(&b'"') {
        return 0;
    }
    let mut at = 1;
    while let Some(end) = memchr::memchr(b'"', bytes.get(at..).unwrap_or(&[])) {
        at += end + 1;
        if bytes.get(at) != Some(&b'"') {
            return at;
        }
        at += 1;
    }
    0
}

fn bare(cell: &[u8]) -> &[u8] {
    let cell = cell.trim_ascii();
    match cell {
        [b'"', inner @ .., b'"'] => inner.trim_ascii(),
        _ => cell,
    }
}

/// The cells of the first line by a mark.
pub(super) fn by(text: &[u8], mark: u8) -> impl Iterator<Item = &[u8]> {
    let cells = Cells {
        rest: Some(text),
        mark,
    };
    cells.take(MOST_CELLS)
}

/// The cells of the first line by the mark that gives the most of them, and the mark.
pub(super) fn cut(text: &[u8]) -> (Vec<&[u8]>, u8) {
    let marks = [b'\t', b',', b';'];
    // Of equals the last one would win: tabs stand last.
    let most = marks
        .into_iter()
        .rev()
        .max_by_key(|&mark| by(text, mark).count());
    let mark = most.unwrap_or(b',');
    (by(text, mark).collect(), mark)
}

/// What a cell looks like.
#[derive(Clone, Copy, Debug)]
pub(super) enum Look {
    /// `881990832`.
    Whole,
    /// A whole number that may be below zero: `-9`.
    Signed,
    /// 1, 2 or 3.
    OneToThree,
    /// `20191024`.
    Day,
    /// `20191024143000`.
    Minute,
    /// `2019-10-24`, and what may stand behind.
    IsoDay,
    /// `20191024143000-0`, `20191024143000-T12`.
    MinuteAndNumber,
    /// `USA`.
    Letters,
}

impl Look {
    pub(super) fn fits(self, cell: &[u8]) -> bool {
        let digits = |text: &[u8]| !text.is_empty() && text.iter().all(u8::is_ascii_digit);
        match self {
            Self::Whole => digits(cell),
            Self::Signed => digits(cell.strip_prefix(b"-").unwrap_or(cell)),
            Self::OneToThree => matches!(cell, [b'1'..=b'3']),
            Self::Day => cell.len() == 8 && digits(cell),
            Self::Minute => cell.len() == 14 && digits(cell),
            Self::IsoDay => matches!(
                cell,
                [a, b, c, d, b'-', e, f, b'-', g, h, ..] if digits(&[*a, *b, *c, *d, *e, *f, *g, *h])
            ),
            Self::MinuteAndNumber => match cell.split_at_checked(14) {
                Some((minute, number)) => digits(minute) && number.starts_with(b"-"),
                None => false,
            },
            Self::Letters => !cell.is_empty() && cell.iter().all(u8::is_ascii_alphabetic),
        }
    }
}

/// Whether two names of a column are one: exporters change case, and write `_`, `.` or nothing for a blank.
pub(super) fn same_name(one: &[u8], other: &str) -> bool {
    letters(one).eq(letters(other.as_bytes()))
}

fn letters(name: &[u8]) -> impl Iterator<Item = u8> {
    let letters = name.iter().filter(|b| b.is_ascii_alphanumeric());
    letters.map(u8::to_ascii_lowercase)
}
