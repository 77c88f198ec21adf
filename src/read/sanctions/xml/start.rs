//! What a file starts with.

use crate::error::{Error, Result, lists::Lists};
use crate::read::sanctions::list::List;
use quick_xml::Reader;
use quick_xml::events::Event;

/// The roots of the formats that the crate reads, and who reads them.
const ROOTS: [(&str, &str); 6] = [
    ("export", "read::sanctions::EuXmlOptions"),
    ("Designations", "read::sanctions::UkXmlOptions"),
    ("swiss-sanctions-list", "read::sanctions::SecoXmlOptions"),
    ("CONSOLIDATED_LIST", "read::sanctions::UnXmlOptions"),
    ("Sanctions", "read::sanctions::OfacAdvancedXmlOptions"),
    ("sanctionsData", "read::sanctions::OfacDelta"),
];

/// The name of the first element of some text, without its prefix.
pub(in crate::read::sanctions) fn root_of(text: &[u8]) -> Option<String> {
    let mut reader = Reader::from_reader(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                return Some(tag.local_name().as_ref().to_owned());
            }
            Ok(Event::Eof) | Err(_) => return None,
            // What may stand before the root.
            Ok(_) => {}
        }
    }
}

/// That a file starts as XML in UTF-8 does.
pub(super) fn checked(start: &[u8], expected: &List) -> Result<()> {
    let expected = expected.name;
    for (mark, letters) in [(b"\xFF\xFE", "UTF-16"), (b"\xFE\xFF", "UTF-16")] {
        if start.starts_with(mark) {
            return Err(at_start(Lists::Letters {
                found: letters.into(),
            }));
        }
    }
    let text = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    let text = text.trim_ascii_start();
    let begins = |word: &[u8]| {
        text.get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    if text.is_empty() {
        return Err(at_start(Lists::Empty { expected }));
    }
    if begins(b"<!doctype html") || begins(b"<html") {
        return Err(at_start(Lists::WebPage { expected }));
    }
    if !text.starts_with(b"<") {
        let found = text.get(..240).unwrap_or(text);
        let found = String::from_utf8_lossy(found).into_owned().into();
        return Err(at_start(Lists::NotXml { found, expected }));
    }
    Ok(())
}

fn at_start(fault: Lists) -> Error {
    Error::from(fault).at(1, None)
}

/// That the letters a file says it has are UTF-8.
pub(super) fn letters(said: &str) -> Result<()> {
    let is_utf_8 = ["utf-8", "utf8", "us-ascii", "ascii"]
        .iter()
        .any(|name| said.eq_ignore_ascii_case(name));
    if is_utf_8 {
        return Ok(());
    }
    Err(Lists::Letters { found: said.into() }.into())
}

/// That a file of another format was given.
pub(super) fn other_root(found: &str, root: &'static str, expected: &List) -> Error {
    let how = ROOTS.iter().find(|(name, _)| *name == found);
    Lists::OtherRoot {
        found: found.into(),
        expected: expected.name,
        root,
        how: how.map(|(_, how)| *how),
    }
    .into()
}
