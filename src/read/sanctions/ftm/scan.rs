//! A line as `OpenSanctions` writes it, cut at its quotes.
//!
//! Most of a line is text that nobody asks for. Here a text costs no more than finding the quotes around it, 64 bytes at a time; to any parser of
//! JSON it costs a look at each of its letters. Whatever is written in another way, right or wrong, is left to the parser.

use super::line::{Line, Property};
use crate::read::vectors::{Task, Vectors, on_widest, padded};
use std::borrow::Cow;

/// Room for the texts of most lines.
const TEXTS: usize = 8;

/// Reads a line that has the form of all: an object with texts, lists of texts, and an object of such lists; no text has escapes, and no blanks
/// stand between them, or one behind a mark. `None` of any other line, and of one that is no entity. The places of its quotes are left in `quotes`,
/// which is given so that one piece of memory serves all lines.
pub(super) fn line<'a>(text: &'a str, quotes: &mut Vec<u32>) -> Option<Line<'a>> {
    let text = text.strip_suffix('\r').unwrap_or(text);
    quotes.clear();
    let mut others = Others::default();
    on_widest(Look {
        bytes: text.as_bytes(),
        quotes,
        others: &mut others,
    });
    // Within texts they are no JSON, between them nobody writes them.
    if others.have_strokes || others.least < b' ' {
        return None;
    }
    let (texts, []) = quotes.as_chunks::<2>() else {
        return None;
    };
    let mut scan = Scan { text, texts, at: 0 };
    let line = scan.line()?;
    (scan.at == text.len()).then_some(line)
}

/// Finds the quotes of a line.
struct Look<'l> {
    bytes: &'l [u8],
    quotes: &'l mut Vec<u32>,
    others: &'l mut Others,
}

/// What else a line has.
#[derive(Debug, Default)]
struct Others {
    /// Whether there are strokes that begin an escape.
    have_strokes: bool,
    least: u8,
}

impl Task for Look<'_> {
    #[expect(clippy::inline_always, reason = "see `Task`")]
    #[inline(always)]
    fn run(self, vectors: impl Vectors) {
        let (whole, rest) = self.bytes.as_chunks();
        let last = [padded(rest)];
        let last = if rest.is_empty() { &[][..] } else { &last };
        let mut strokes = 0;
        for (chunk, start) in whole.iter().chain(last).zip((0..).step_by(64)) {
            strokes |= vectors.mask(chunk, [b'\\']);
            let mut left = vectors.mask(chunk, [b'"']);
            let places = (0..left.count_ones()).map(|_| {
                let place = start + left.trailing_zeros();
                left &= left.wrapping_sub(1);
                place
            });
            self.quotes.extend(places);
        }
        // All are looked at, which is faster than to stop at the first.
        let least = self.bytes.iter().copied().fold(u8::MAX, u8::min);
        *self.others = Others {
            have_strokes: strokes != 0,
            least,
        };
    }
}

struct Scan<'a, 'q> {
    text: &'a str,
    /// Where the texts that come next begin and end.
    texts: &'q [[u32; 2]],
    /// The byte that comes next.
    at: usize,
}

impl<'a> Scan<'a, '_> {
    fn line(&mut self) -> Option<Line<'a>> {
        let mut line = Line::default();
        let mut is_left = false;
        self.members(|scan, key| {
            match key {
                "id" => line.id = Cow::Borrowed(scan.quoted()?),
                "caption" => line.caption = Cow::Borrowed(scan.quoted()?),
                "schema" => {
                    line.schema = Cow::Borrowed(scan.quoted()?);
                    is_left = !line.schema.is_empty() && !line.is_wanted();
                }
                "properties" if is_left => scan.members(|scan, _| scan.skip())?,
                "properties" => {
                    line.texts.reserve(TEXTS);
                    scan.members(|scan, key| scan.property(key, &mut line))?;
                }
                _ => scan.skip()?,
            }
            Some(())
        })?;
        let is_entity = !line.id.is_empty() && !line.schema.is_empty();
        is_entity.then_some(line)
    }

    fn property(&mut self, key: &str, line: &mut Line<'a>) -> Option<()> {
        match Property::of_key(key) {
            None => self.skip(),
            Some(property) => self.texts(|scan| {
                line.texts.push((property, Cow::Borrowed(scan.quoted()?)));
                Some(())
            }),
        }
    }

    /// An object, of which `see` reads the value of each key.
    fn members(&mut self, mut see: impl FnMut(&mut Self, &'a str) -> Option<()>) -> Option<()> {
        self.mark(b'{')?;
        if self.mark(b'}').is_some() {
            return Some(());
        }
        loop {
            let key = self.quoted()?;
            self.mark(b':')?;
            self.blank();
            see(self, key)?;
            if self.mark(b',').is_none() {
                return self.mark(b'}');
            }
            self.blank();
        }
    }

    /// A list of texts.
    #[inline]
    fn texts(&mut self, mut see: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.mark(b'[')?;
        if self.mark(b']').is_some() {
            return Some(());
        }
        loop {
            see(self)?;
            if self.mark(b',').is_none() {
                return self.mark(b']');
            }
            self.blank();
        }
    }

    /// A value that is left: a text, a list of texts or a word.
    #[inline]
    fn skip(&mut self) -> Option<()> {
        match self.rest().first()? {
            b'[' => self.texts(|scan| scan.places().map(|_| ())),
            b'"' => self.places().map(|_| ()),
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Option<()> {
        let words = ["false", "true", "null"];
        let mut words = words.iter();
        let word = words.find(|word| self.rest().starts_with(word.as_bytes()))?;
        self.at += word.len();
        Some(())
    }

    /// A text without escapes.
    #[inline]
    fn quoted(&mut self) -> Option<&'a str> {
        let (start, end) = self.places()?;
        self.text.get(start..end)
    }

    /// Where a text without escapes begins and ends.
    #[inline]
    fn places(&mut self) -> Option<(usize, usize)> {
        let ([open, close], behind) = self.texts.split_first()?;
        let (open, close) = (*open as usize, *close as usize);
        if open != self.at {
            return None;
        }
        self.texts = behind;
        self.at = close + 1;
        Some((open + 1, close))
    }

    #[inline]
    fn mark(&mut self, mark: u8) -> Option<()> {
        let is_next = self.rest().first() == Some(&mark);
        self.at += usize::from(is_next);
        is_next.then_some(())
    }

    #[inline]
    fn blank(&mut self) {
        self.mark(b' ');
    }

    #[inline]
    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or(&[])
    }
}

#[cfg(test)]
mod tests {
    use crate::read::sanctions::ftm::line::Line;

    fn line(text: &str) -> Option<Line<'_>> {
        super::line(text, &mut Vec::new())
    }

    const LINES: [&str; 5] = [
        r#"{"id":"a","caption":"Alpha HK","schema":"Company","properties":{"jurisdiction":["hk"],"name":["Alpha HK","Äl"],"flag":[]},"datasets":["x"],"target":true}"#,
        r#"{"id": "o", "schema": "Sanction", "first_seen": null, "properties": {"entity": ["a", "b"], "programId": ["EU-UKR"], "startDate": ["2024-02-23"]}}"#,
        r#"{"properties":{"country":["ru"],"country":["cn"]},"id":"b","schema":"Person","id":"c"}"#,
        r#"{"id":"d","schema":"Address","properties":{"full":["x"],"country":["ru"]},"referents":[]}"#,
        r#"{"id":"e","schema":"Person","properties":{}}"#,
    ];

    #[test]
    fn a_line_cut_at_its_quotes_is_the_one_that_the_parser_reads() {
        for text in LINES {
            assert_eq!(line(text).unwrap(), Line::parse(text).unwrap(), "{text}");
        }
    }

    #[test]
    fn what_is_cut_at_quotes_is_json_and_reads_the_same_whatever_byte_is_another() {
        let mut cut = 0;
        for text in LINES {
            for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
                for byte in [
                    "", "\"", "\\", "{", "}", "[", "]", ",", ":", " ", "\u{1}", "\n", "\r", "0",
                    "x", "é",
                ] {
                    let rest = text.get(at + 1..).unwrap_or("");
                    let tried = [
                        format!("{}{byte}{}", &text[..at], &text[at..]),
                        format!("{}{byte}{rest}", &text[..at]),
                        format!("{}{byte}", &text[..at]),
                    ];
                    for text in &tried {
                        if let Some(found) = line(text) {
                            cut += 1;
                            assert_eq!(Some(found), Line::parse(text).ok(), "{text}");
                        }
                    }
                }
            }
        }
        assert!(cut > 1000, "{cut}");
    }

    #[test]
    fn other_forms_are_left_to_the_parser() {
        for text in [
            r#"{"id":"a\u0041","schema":"Person"}"#,
            r#"{"id":"a","schema":"Person","n":1}"#,
            r#"{"id":"a","schema":"Person","n":{"m":[]}}"#,
            "{ \"id\":\"a\",\"schema\":\"Person\"}",
        ] {
            assert!(line(text).is_none(), "{text}");
            assert!(Line::parse(text).is_ok(), "{text}");
        }
    }
}
