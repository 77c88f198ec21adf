//! Why a file gives or takes no more: what the message says of it, and the system's own error behind it.
//!
//! Nothing is said twice: what the message says, the source does not. An error of the system is put in the words of its kind, so that a
//! message is the same on every system, and keeps the system's text and number. What a decoder or a caller's stream says stands in the
//! message; its source is the bare kind.

use super::clip::Said;
use std::io::{Error, ErrorKind};
use std::sync::Arc;
use std::{error, fmt};

#[derive(Clone, Debug)]
pub(crate) struct Cause {
    said: Said,
    /// An error of the system can be asked for its kind, and is not `Clone`.
    source: Option<Arc<Error>>,
}

impl Cause {
    pub(crate) fn of(error: &Error) -> Self {
        let kind = error.kind();
        let (said, source) = if let Some(code) = error.raw_os_error() {
            let said = match (kind, kind.to_string()) {
                (ErrorKind::NotFound, _) => "no such file or folder".to_owned(),
                // A kind that Rust has no name for.
                (_, said) if said == "uncategorized error" => format!("error {code} of the system"),
                (_, said) => said,
            };
            (said, Error::from_raw_os_error(code))
        } else {
            let (said, bare) = (error.to_string(), Error::from(kind));
            let said = match kind {
                _ if said != bare.to_string() => said,
                ErrorKind::UnexpectedEof => "it ends too early".to_owned(),
                _ => String::new(),
            };
            (said, bare)
        };
        Self {
            said: said.into(),
            source: Some(Arc::new(source)),
        }
    }

    /// What the crate `csv` could not do: an error of the stream that it reads or writes, or of the rows.
    pub(crate) fn of_csv(error: &csv::Error) -> Self {
        match error.kind() {
            csv::ErrorKind::Io(error) => Self::of(error),
            _ => error.to_string().into(),
        }
    }

    pub(crate) fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        Some(self.source.as_deref()?)
    }
}

/// A cause without an error behind it.
impl<S: Into<Said>> From<S> for Cause {
    fn from(said: S) -> Self {
        Self {
            said: said.into(),
            source: None,
        }
    }
}

/// `: permission denied`; nothing where all is said by the source.
impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.said.as_str() {
            "" => Ok(()),
            said => write!(f, ": {said}"),
        }
    }
}
