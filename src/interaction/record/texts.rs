//! The texts of a record: its own in one piece of memory, and those that it shares with other records.

use crate::error::{Result, records::Records};
use crate::interaction::key::seen;
use std::sync::Arc;

/// A text of a record.
///
/// ```text
/// own     ev-0000001Joint Sea 2024https://news.example.org/…
///         id        title         source: where it starts, and its length
/// ```
/// The id ends where the first of the texts starts that is not shared: one that is not told starts right behind it, and has no length.
#[derive(Clone)]
pub(super) enum Text {
    Own { start: u32, len: u32 },
    Shared(Arc<str>),
}

impl Default for Text {
    fn default() -> Self {
        Self::none(0)
    }
}

impl Text {
    /// What is not told beside an id of this length.
    pub(super) fn none(id: usize) -> Self {
        match u32::try_from(id) {
            Ok(start) => Self::Own { start, len: 0 },
            Err(_) => Self::Shared(Arc::default()),
        }
    }

    /// Where it starts among its record's own texts, if it does not stand for itself.
    pub(super) fn start(&self) -> Option<usize> {
        match self {
            Self::Own { start, .. } => Some(*start as usize),
            Self::Shared(_) => None,
        }
    }

    /// Whether it is a part of its record's own texts.
    pub(super) fn is_own(&self) -> bool {
        matches!(self, Self::Own { len: 1.., .. })
    }

    /// The text, among those of its record.
    pub(super) fn of<'a>(&'a self, own: &'a str) -> Option<&'a str> {
        match self {
            Self::Own { len: 0, .. } => None,
            Self::Own { start, len } => {
                let start = *start as usize;
                own.get(start..start + *len as usize)
            }
            Self::Shared(text) => Some(&**text).filter(|text| !text.is_empty()),
        }
    }
}

/// The id, title, place and source of a record, on their way into it.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    own: String,
    id: usize,
    title: Text,
    place: Text,
    source: Text,
}

/// A text of a record beside its id.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Told {
    Title,
    Place,
    Source,
}

impl Texts {
    /// Those of another record, with this id.
    pub(crate) fn start(&mut self, id: &str) {
        self.own.clear();
        self.own.push_str(id.trim());
        self.id = self.own.len();
        for told in [Told::Title, Told::Place, Told::Source] {
            *self.text(told) = Text::none(self.id);
        }
    }

    /// Adds a text that the record shares with others.
    pub(crate) fn share(&mut self, told: Told, text: Arc<str>) {
        if !text.trim().is_empty() {
            *self.text(told) = Text::Shared(text);
        }
    }

    /// Adds a text that no other record has.
    pub(crate) fn add(&mut self, told: Told, text: &str) {
        let place = (self.own.len().try_into(), text.len().try_into());
        let (Ok(start), Ok(len)) = place else {
            return self.share(told, text.into());
        };
        if !text.trim().is_empty() {
            self.own.push_str(text);
            *self.text(told) = Text::Own { start, len };
        }
    }

    fn text(&mut self, told: Told) -> &mut Text {
        match told {
            Told::Title => &mut self.title,
            Told::Place => &mut self.place,
            Told::Source => &mut self.source,
        }
    }

    /// The id and all own texts, and each of the others.
    ///
    /// # Errors
    /// An empty id, or one with a mark that cannot be seen.
    pub(super) fn take(&mut self) -> Result<(Arc<str>, [Text; 3])> {
        // OK because the own texts start with the id.
        let id = self.own.get(..self.id).unwrap_or(&self.own);
        if seen(id)?.is_empty() {
            return Err(Records::EmptyId.into());
        }
        let texts = [&mut self.title, &mut self.place, &mut self.source];
        Ok(((&*self.own).into(), texts.map(std::mem::take)))
    }
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Own { start, len } => write!(f, "{start}..{}", start + len),
            Self::Shared(text) => text.fmt(f),
        }
    }
}
