//! Messages of `code` and `read`.

use super::Category;

#[derive(Debug, thiserror::Error)]
pub(crate) enum Files {
    #[error("{found:?} is not a CAMEO code: two to four digits below a root from 01 to 20")]
    NotCameo { found: Box<str> },
    #[error("not UTF-8 at byte {byte} of the cell")]
    NotUtf8 { byte: usize },
    #[error("{found:?} is not {expected}")]
    NotNumber {
        found: Box<str>,
        expected: &'static str,
    },
    #[error("cannot read on after {bytes} bytes: {reason}")]
    Interrupted { bytes: u64, reason: Box<str> },
}

impl Files {
    pub(crate) fn category(&self) -> Category {
        match self {
            Self::NotCameo { .. } => Category::Code,
            Self::NotUtf8 { .. } | Self::NotNumber { .. } | Self::Interrupted { .. } => {
                Category::File
            }
        }
    }
}
