//! The names of the elements that are open.

use quick_xml::errors::IllFormedError;

/// The names of the elements that are open.
#[derive(Debug, Default)]
pub(super) struct Names {
    open: Vec<Name>,
    /// The names that no reader knows so, one behind another.
    others: String,
}

/// The name of an element, as it is written.
#[derive(Debug)]
enum Name {
    /// One that a reader knows, of which no copy is needed.
    Known(&'static str),
    /// Where another one begins.
    Other(usize),
}

impl Names {
    /// An element is opened, which a reader knows by this name, or does not know.
    pub(super) fn open(&mut self, name: &str, known: Option<&'static str>) {
        if let Some(known) = known.filter(|known| *known == name) {
            self.open.push(Name::Known(known));
        } else {
            self.open.push(Name::Other(self.others.len()));
            self.others.push_str(name);
        }
    }

    fn last(&self) -> Option<&str> {
        match *self.open.last()? {
            Name::Known(name) => Some(name),
            Name::Other(start) => self.others.get(start..),
        }
    }

    /// The last element that was opened is closed, if it has this name. Whether it has.
    pub(super) fn closes(&mut self, name: &str) -> bool {
        let is_last = self.last() == Some(name);
        if is_last && let Some(Name::Other(start)) = self.open.pop() {
            self.others.truncate(start);
        }
        is_last
    }

    /// What is wrong with a tag that closes an element of this name, which is not the last that was opened.
    pub(super) fn fault(&self, found: &str) -> IllFormedError {
        let found = found.to_owned();
        match self.last() {
            Some(expected) => IllFormedError::MismatchedEndTag {
                expected: expected.to_owned(),
                found,
            },
            None => IllFormedError::UnmatchedEndTag(found),
        }
    }
}
