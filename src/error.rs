//! The one error of the crate.
//!
//! Every message of the crate stands below this module, one file for each column of the data flow, and holds words and numbers only.
//! A message says what, found and expected, in lower case, without a full stop. What was found is cut to 60 characters, and what is said
//! of it to 2,000: no error grows with what a file holds.

pub(crate) mod answers;
mod category;
pub(crate) mod cause;
pub(crate) mod choices;
pub(crate) mod claims;
pub(crate) mod clip;
pub(crate) mod counts;
pub(crate) mod files;
#[cfg(feature = "lists")]
pub(crate) mod lists;
pub(crate) mod meaning;
pub(crate) mod numbers;
pub(crate) mod records;
pub(crate) mod sanctions;
pub(crate) mod states;
pub(crate) mod text;
pub(crate) mod words;

pub use category::ErrorCategory;

use std::fmt;

/// `Result` with the crate's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why an input or a question was refused: what was found and what was expected.
///
/// The message is the whole explanation, in lower case and without a full stop; what was found is cut to 60 characters in it, and what is
/// said of it to 2,000, so that no error grows with what a file holds. [`Error::category`] is for `match`, [`Error::line`] and
/// [`Error::column`] lead to the place in a file. Where a file cannot be opened, read or written, [`source`](std::error::Error::source)
/// is the [`std::io::Error`].
///
/// # Examples
/// ```
/// use interstate::{ErrorCategory, Period};
///
/// let (later, earlier) = (2022, 2019);
/// let refused = Period::years(later..=earlier).unwrap_err();
/// assert_eq!(refused.to_string(), "years 2022..=2019 hold no year; give the earlier year first");
/// assert_eq!(refused.category(), ErrorCategory::Date);
/// ```
/// A file that is missing is told from one that may not be read by the kind of the system's error:
/// ```
/// use interstate::read;
/// use std::error::Error;
/// use std::io::{self, ErrorKind};
///
/// let refused = read::ledger::from_path("data/no_such_list.csv").unwrap_err();
/// assert_eq!(refused.to_string(), r#"cannot open "data/no_such_list.csv": no such file or folder"#);
/// let system = refused.source().and_then(|source| source.downcast_ref::<io::Error>());
/// assert_eq!(system.map(io::Error::kind), Some(ErrorKind::NotFound));
/// ```
#[derive(Clone)]
pub struct Error(Box<Repr>);

#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum Repr {
    #[error(transparent)]
    Words(#[from] words::Words),
    #[error(transparent)]
    States(#[from] states::States),
    #[error(transparent)]
    Records(#[from] records::Records),
    #[error(transparent)]
    Sanctions(#[from] sanctions::Sanctions),
    #[error(transparent)]
    Files(#[from] files::Files),
    #[cfg(feature = "lists")]
    #[error(transparent)]
    Lists(#[from] lists::Lists),
    #[error(transparent)]
    Meaning(#[from] meaning::Meaning),
    #[error(transparent)]
    Counts(#[from] counts::Counts),
    #[error(transparent)]
    Numbers(#[from] numbers::Numbers),
    #[error(transparent)]
    Answers(#[from] answers::Answers),
    #[error(transparent)]
    Claims(#[from] claims::Claims),
    #[error(transparent)]
    Choices(#[from] choices::Choices),
    /// An error with its place in a file.
    #[error("{}{source}", Place { line: *line, column: column.as_ref().map(clip::Found::as_str) })]
    At {
        line: Option<u64>,
        column: Option<clip::Found>,
        source: Box<Repr>,
    },
}

/// Writes `line 14, column "end": `.
struct Place<'a> {
    line: Option<u64>,
    column: Option<&'a str>,
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.line, self.column) {
            (Some(line), Some(column)) => write!(f, "line {line}, column {column:?}")?,
            (Some(line), None) => write!(f, "line {line}")?,
            (None, Some(column)) => write!(f, "column {column:?}")?,
            (None, None) => return Ok(()),
        }
        f.write_str(": ")
    }
}

impl Error {
    /// The category of the error, for code that must choose what to do next.
    #[must_use]
    pub fn category(&self) -> ErrorCategory {
        self.0.category()
    }

    /// The line of the file, counted from 1, if the error is about a place in a file.
    #[must_use]
    pub fn line(&self) -> Option<u64> {
        match &*self.0 {
            Repr::At { line, .. } => *line,
            _ => None,
        }
    }

    /// The name of the column, as the file's header has it, cut to 60 characters, if the error is about one cell.
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        match &*self.0 {
            Repr::At { column, .. } => column.as_ref().map(clip::Found::as_str),
            _ => None,
        }
    }

    /// The same error with its line, and its column if it has none yet. An error that has a line keeps it.
    #[must_use]
    pub(crate) fn at(self, line: u64, column: Option<&str>) -> Self {
        self.placed(Some(line), column)
    }

    /// The message without the place.
    pub(crate) fn message(&self) -> String {
        self.0.without_place().to_string()
    }

    /// The first of so many errors of a file that has no row without one, in its place.
    pub(crate) fn of_all(&self, rows: u64) -> Self {
        let all = Self::from(files::Files::NoneKept {
            rows,
            first: self.message().into(),
        });
        match &*self.0 {
            Repr::At { line, column, .. } => {
                all.placed(*line, column.as_ref().map(clip::Found::as_str))
            }
            _ => all,
        }
    }

    /// The same error with its column; the line comes later.
    #[must_use]
    pub(crate) fn in_column(self, column: &str) -> Self {
        self.placed(None, Some(column))
    }

    /// The same error, of a file that stands behind so many lines of another.
    #[must_use]
    pub(crate) fn behind(mut self, lines: u64) -> Self {
        if let Repr::At {
            line: Some(line), ..
        } = &mut *self.0
        {
            *line += lines;
        }
        self
    }

    /// What is wrong with a file, if it is that.
    pub(crate) fn of_file(&self) -> Option<&files::Files> {
        match self.0.without_place() {
            Repr::Files(files) => Some(files),
            _ => None,
        }
    }

    /// What is wrong with a sanctions list, if it is that.
    #[cfg(feature = "lists")]
    pub(crate) fn of_list(&self) -> Option<&lists::Lists> {
        match self.0.without_place() {
            Repr::Lists(lists) => Some(lists),
            _ => None,
        }
    }

    /// Whether a text has none of the forms of a thing.
    pub(crate) fn is_no_form(&self) -> bool {
        matches!(
            self.0.without_place(),
            Repr::Words(words::Words::NotA { .. })
        )
    }

    /// Whether a code or name of a state is in no list, on any day.
    pub(crate) fn is_unknown_state(&self) -> bool {
        use states::States::{UnknownActor, UnknownCode, UnknownName};
        matches!(
            self.0.without_place(),
            Repr::States(UnknownActor { .. } | UnknownCode { .. } | UnknownName { .. })
        )
    }

    /// Whether a code or name means no state, or several, on one day, and may mean one on another.
    pub(crate) fn is_of_a_day(&self) -> bool {
        match self.0.without_place() {
            Repr::States(_) => !self.is_unknown_state(),
            Repr::Files(files) => matches!(files, files::Files::TwoStates { .. }),
            _ => false,
        }
    }

    /// The error of an unknown word, with the word as it was written; any other as it is.
    pub(crate) fn with_word_found(mut self, text: &str) -> Self {
        if let Repr::Words(words::Words::Unknown { found, .. }) = &mut *self.0 {
            *found = text.into();
        }
        self
    }

    /// The error of an unknown actor, with the code of the actor that is meant; any other as it is.
    pub(crate) fn with_actor_meant(mut self, code: &'static str) -> Self {
        if let Repr::States(states::States::UnknownActor { nearest, .. }) = &mut *self.0 {
            *nearest = nearest.or(Some(code));
        }
        self
    }

    fn placed(self, line: Option<u64>, column: Option<&str>) -> Self {
        let column = column.map(Into::into);
        Self(Box::new(match *self.0 {
            Repr::At {
                line: old_line,
                column: old_column,
                source,
            } => Repr::At {
                line: old_line.or(line),
                column: old_column.or(column),
                source,
            },
            source => Repr::At {
                line,
                column,
                source: Box::new(source),
            },
        }))
    }
}

impl Repr {
    fn without_place(&self) -> &Self {
        match self {
            Self::At { source, .. } => source.without_place(),
            repr => repr,
        }
    }

    fn category(&self) -> ErrorCategory {
        match self {
            Self::Words(e) => e.category(),
            Self::States(e) => e.category(),
            Self::Records(_) => ErrorCategory::Record,
            Self::Sanctions(e) => e.category(),
            Self::Files(e) => e.category(),
            #[cfg(feature = "lists")]
            Self::Lists(e) => e.category(),
            Self::Meaning(_) => ErrorCategory::Rule,
            Self::Counts(e) => e.category(),
            Self::Numbers(e) => e.category(),
            Self::Answers(e) => e.category(),
            Self::Claims(e) => e.category(),
            Self::Choices(e) => e.category(),
            Self::At { source, .. } => source.category(),
        }
    }
}

impl<T: Into<Repr>> From<T> for Error {
    fn from(repr: T) -> Self {
        Self(Box::new(repr.into()))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({:?}, {:?})", self.category(), self.to_string())
    }
}

impl std::error::Error for Error {
    /// The [`std::io::Error`] behind it, if a file could not be opened, read or written. The message does not say what it says.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.of_file()?.source()
    }
}

/// The nearest word of a vocabulary, for "did you mean": at most two letters away, and less than half of the word.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    if word.len() > 40 {
        return None;
    }
    let letters = word.chars().count();
    known
        .into_iter()
        // No word of another length is near: most need no closer look.
        .filter(|k| k.chars().count().abs_diff(letters) <= 2)
        .map(|k| (strsim::levenshtein(&word, k), k))
        .filter(|&(d, k)| d <= 2 && 2 * d < k.len())
        .min()
        .map(|(_, k)| k)
}
