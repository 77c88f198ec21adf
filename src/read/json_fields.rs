//! The fields of a line of JSON, borrowed from it: where each value stands, and no more.
//!
//! What is found is looked at by whoever reads the values. A line in which anything is amiss, or odd, has no fields here: it is read by
//! the long way, which says what is wrong.

use super::marks::Marks;
use memchr::memchr;
use std::borrow::Cow;

/// The fields of an interaction, in the order in which it is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Field {
    Id,
    Kind,
    When,
    Parties,
    Count,
    Facets,
    PhaseOf,
    PartOf,
    RespondsTo,
    Series,
    Edition,
    Tags,
    Title,
    Place,
    Source,
    Conflicts,
    Pressure,
    Agreement,
    Quantities,
    Persons,
    Framework,
}

const NAMES: [&str; 21] = [
    "id",
    "kind",
    "when",
    "parties",
    "count",
    "facets",
    "phase_of",
    "part_of",
    "responds_to",
    "series",
    "edition",
    "tags",
    "title",
    "place",
    "source",
    "conflicts",
    "pressure",
    "agreement",
    "quantities",
    "persons",
    "framework",
];

/// The values of a line by their fields.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    values: [Option<Value<'a>>; NAMES.len()],
}

/// A value as it stands in its line.
#[derive(Clone, Copy, Debug)]
struct Value<'a> {
    json: &'a str,
    escapes: bool,
}

impl<'a> Fields<'a> {
    /// The fields of a line without blanks around it; `None` if it is not one object of fields that are known, each once.
    pub(super) fn of(line: &'a str) -> Option<Self> {
        // No text of JSON holds one as it is.
        if line.bytes().min().is_none_or(|least| least < b' ') {
            return None;
        }
        let mut values = [None; NAMES.len()];
        let mut scan = Scan::new(line);
        scan.take(b'{')?;
        let mut expected = 0;
        loop {
            scan.blanks();
            let name = scan.text()?;
            let name = name.json.get(1..name.json.len() - 1)?;
            // Most often the one behind the last, since programs write fields in one order.
            let mut places = (expected..NAMES.len()).chain(0..expected);
            let place = places.find(|&place| NAMES.get(place) == Some(&name))?;
            expected = place + 1;
            scan.blanks();
            scan.take(b':')?;
            scan.blanks();
            if values.get_mut(place)?.replace(scan.value()?).is_some() {
                return None;
            }
            scan.blanks();
            if scan.take(b',').is_none() {
                scan.take(b'}')?;
                return (scan.at == line.len()).then_some(Self { values });
            }
        }
    }

    /// The JSON of a value, which need not be any.
    pub(super) fn json(&self, field: Field) -> Option<&'a str> {
        Some(self.value(field)?.json)
    }

    /// A text; an error if something else stands there.
    pub(super) fn text(&self, field: Field) -> Result<Option<Cow<'a, str>>, ()> {
        let Some(value) = self.value(field) else {
            return Ok(None);
        };
        let within = value
            .json
            .strip_prefix('"')
            .and_then(|text| text.strip_suffix('"'));
        match within {
            Some(text) if !value.escapes => Ok(Some(text.into())),
            Some(_) => {
                let text: String = serde_json::from_str(value.json).map_err(|_| ())?;
                Ok(Some(text.into()))
            }
            None => Err(()),
        }
    }

    fn value(&self, field: Field) -> Option<Value<'a>> {
        self.values.get(field as usize).copied().flatten()
    }
}

/// A line on its way into its fields.
struct Scan<'a> {
    line: &'a str,
    /// How far it was looked at.
    at: usize,
    marks: Marks<'a, 2>,
    /// Where the byte stands behind one that a backslash takes its meaning.
    behind_escape: usize,
}

impl<'a> Scan<'a> {
    fn new(line: &'a str) -> Self {
        Self {
            line,
            at: 0,
            marks: Marks::new(line.as_bytes(), [b'"', b'\\']),
            behind_escape: 0,
        }
    }

    fn byte(&self) -> Option<u8> {
        self.line.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.byte()? == byte).then(|| self.at += 1)
    }

    fn blanks(&mut self) {
        while self.byte() == Some(b' ') {
            self.at += 1;
        }
    }

    /// The next quote that is one, and whether a backslash stands before it.
    fn quote(&mut self) -> Option<(usize, bool)> {
        let mut escapes = false;
        loop {
            let at = self.marks.next()?;
            if at < self.behind_escape {
                continue;
            }
            if self.line.as_bytes().get(at) == Some(&b'"') {
                return Some((at, escapes));
            }
            escapes = true;
            self.behind_escape = at + 2;
        }
    }

    /// A text with its quotes.
    fn text(&mut self) -> Option<Value<'a>> {
        let start = self.at;
        if self.quote()? != (start, false) {
            return None;
        }
        let (end, escapes) = self.quote()?;
        self.at = end + 1;
        let json = self.line.get(start..self.at)?;
        Some(Value { json, escapes })
    }

    /// Any value.
    fn value(&mut self) -> Option<Value<'a>> {
        let start = self.at;
        match self.byte()? {
            b'"' => return self.text(),
            b'[' | b'{' => self.brackets()?,
            _ => {
                while self.byte().is_some_and(|byte| !b",}] ".contains(&byte)) {
                    self.at += 1;
                }
            }
        }
        let json = self.line.get(start..self.at)?;
        let escapes = false;
        Some(Value { json, escapes })
    }

    /// What stands between two brackets, with them.
    fn brackets(&mut self) -> Option<()> {
        // Most often there are no more than two. Where the closing one stands within a text, what is found is no value, and whoever reads it
        // finds that out: no list or object starts with a whole one.
        let rest = self.line.as_bytes().get(self.at..)?;
        let [opens, closes] = if rest.starts_with(b"[") {
            *b"[]"
        } else {
            *b"{}"
        };
        let end = memchr(closes, rest)?;
        if rest.get(1..end)?.iter().all(|&byte| byte != opens) {
            self.at += end + 1;
            self.marks.skip_to(self.at);
            return Some(());
        }
        let mut depth = 0_usize;
        loop {
            match self.byte()? {
                b'"' => {
                    self.text()?;
                    continue;
                }
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return Some(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, Fields, NAMES};

    #[test]
    fn each_field_has_its_name() {
        let line: Vec<String> = NAMES.map(|name| format!("\"{name}\":\"{name}\"")).into();
        let line = format!("{{{}}}", line.join(","));
        let fields = Fields::of(&line).unwrap();
        for (field, name) in [
            (Field::Id, "id"),
            (Field::RespondsTo, "responds_to"),
            (Field::Edition, "edition"),
            (Field::Source, "source"),
            (Field::Framework, "framework"),
        ] {
            assert_eq!(fields.text(field).unwrap().as_deref(), Some(name));
        }
    }

    #[test]
    fn a_line_that_is_odd_has_no_fields() {
        for line in [
            "",
            "{}",
            "{",
            r#"{"id""#,
            r#"{"id":"#,
            r#"{"id":"a""#,
            r#"{"id":"a\"}"#,
            r#"{"id":"a",}"#,
            r#"{"id":"a"},"#,
            r#"{"id":"a","id":"a"}"#,
            r#"{"ids":"a"}"#,
            r#"{\"id":"a"}"#,
            r#"{"i\u0064":"a"}"#,
            r#"{"tags":["a"}"#,
            "{\"id\":\"a\tb\"}",
        ] {
            assert!(Fields::of(line).is_none(), "{line}");
        }
    }
}
