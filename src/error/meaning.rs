//! Messages of `meaning`.

use super::Category;

#[derive(Debug, thiserror::Error)]
pub(crate) enum Meaning {}

impl Meaning {
    pub(crate) fn category(&self) -> Category {
        match *self {}
    }
}
