//! How wide a text is, without any font at hand.

use std::borrow::Cow;

/// Advance widths of the characters from space to tilde in Helvetica, in thousandths of the size; Arial and Liberation Sans have the same.
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// `DejaVu Sans`, which stands in where none of the above is installed, is up to 14 % wider.
const SLACK: f64 = 1.15;

fn advance(c: char) -> u32 {
    let beyond_space = u32::from(c).checked_sub(32);
    let place = beyond_space.and_then(|place| usize::try_from(place).ok());
    match place.and_then(|place| WIDTHS.get(place)) {
        Some(&width) => u32::from(width),
        // What East Asian scripts are written in is as wide as it is high.
        None if u32::from(c) >= 0x2e80 => 1000,
        None => 700,
    }
}

/// The width of a text at a size, in pixels, wide enough for each of the fonts that a picture may be set in.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let thousandths: u32 = text.chars().take(10_000).map(advance).sum();
    f64::from(thousandths) / 1000.0 * size * SLACK
}

/// The text, or as much of it as fits, with an ellipsis.
pub(super) fn fitted(text: &str, size: f64, room: f64) -> Cow<'_, str> {
    if width(text, size) <= room {
        return Cow::Borrowed(text);
    }
    let mut used = width("…", size);
    let fits = |c: &char| {
        used += f64::from(advance(*c)) / 1000.0 * size * SLACK;
        used <= room
    };
    let kept: String = text.chars().take_while(fits).collect();
    Cow::Owned(format!("{}…", kept.trim_end()))
}

/// The text in lines, broken between words, of which each fits; a word wider than the room is cut.
pub(super) fn lines(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(word, size) + width(" ", size) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(fitted(word, size, room).into_owned()),
        }
    }
    lines
}

/// The text with a capital at its beginning.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
