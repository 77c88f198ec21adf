//! Cells as those who open a page read them: by a spreadsheet, by a reader of Markdown, under a key of their own in JSON.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// A cell of CSV, in quotes where it needs them.
pub(super) fn quoted(cell: &str) -> Cow<'_, str> {
    if cell.contains([',', '"', '\n', '\r']) {
        Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(cell)
    }
}

/// A cell of CSV which a spreadsheet takes for text where it would take it for a formula: with an apostrophe before it, in quotes.
pub(super) fn inert(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(BEGINS_A_FORMULA) && !is_number(cell) {
        Cow::Owned(format!("\"'{}\"", cell.replace('"', "\"\"")))
    } else {
        quoted(cell)
    }
}

/// With what a formula begins, and the marks that may be passed over before one; the wide forms of its four letters too, to be safe.
const BEGINS_A_FORMULA: [char; 12] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠',
];

/// Whether a spreadsheet finds a number here: `-3`, `+0.5`, `-1.2e-7`, `+12%`.
fn is_number(cell: &str) -> bool {
    let number = cell.strip_suffix('%').unwrap_or(cell);
    // `-inf` is none.
    number.ends_with(|last: char| last.is_ascii_digit() || last == '.')
        && number.parse::<f64>().is_ok_and(f64::is_finite)
}

/// Text of which a reader of Markdown sees every letter as it is, in one line.
///
/// What opens a link, a picture, code, a tag, emphasis or another cell has a backslash before it; `_` only at the edge of a word and `&` only
/// where an entity could follow, since elsewhere they stand for themselves.
pub(super) fn plain_in_markdown(text: &str) -> Cow<'_, str> {
    const MARKS: [char; 11] = ['|', '\\', '<', '[', '!', '`', '*', '~', '_', '&', '\n'];
    if !text.contains(MARKS) && !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    let mut written = String::with_capacity(text.len() + 8);
    let mut letters = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map_or(' ', |&(_, next)| next);
        match letter {
            // The two are one line end.
            '\r' if after == '\n' => {}
            '\r' | '\n' => written.push(' '),
            '_' if before.is_alphanumeric() && after.is_alphanumeric() => written.push('_'),
            '&' if !text[at..].contains(';') => written.push('&'),
            _ => {
                if MARKS.contains(&letter) {
                    written.push('\\');
                }
                written.push(letter);
            }
        }
        before = letter;
    }
    Cow::Owned(written)
}

/// The names of columns, each its own: of those with equal names the second is `name (2)`, past names taken.
pub(super) fn own_names(header: &[String]) -> Vec<Cow<'_, str>> {
    let mut taken: HashSet<String> = header.iter().cloned().collect();
    // How many columns of a name there were.
    let mut met: HashMap<&str, usize> = HashMap::new();
    let mut names = Vec::with_capacity(header.len());
    for name in header {
        let count = met.entry(name).or_default();
        *count += 1;
        if *count == 1 {
            names.push(Cow::Borrowed(name.as_str()));
            continue;
        }
        let own = loop {
            let own = format!("{name} ({count})");
            if taken.insert(own.clone()) {
                break own;
            }
            *count += 1;
        };
        names.push(Cow::Owned(own));
    }
    names
}
