//! The names of the elements that are open.

use quick_xml::errors::IllFormedError;

/// The names of the elements that are open, one behind another.
#[derive(Debug, Default)]
pub(super) struct Names {
    all: String,
    starts: Vec<usize>,
}

impl Names {
    /// An element is opened.
    pub(super) fn open(&mut self, name: &str) {
        self.starts.push(self.all.len());
        self.all.push_str(name);
    }

    fn last(&self) -> Option<&str> {
        self.all.get(*self.starts.last()?..)
    }

    /// The last element that was opened is closed, if it has this name. Whether it has.
    pub(super) fn closes(&mut self, name: &str) -> bool {
        let is_last = self.last() == Some(name);
        if is_last {
            self.starts.pop();
            self.all.truncate(self.all.len() - name.len());
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
