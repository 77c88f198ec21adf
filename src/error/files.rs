//! Messages of `files`.

use super::Category;

#[derive(Debug, thiserror::Error)]
pub(crate) enum Files {}

impl Files {
    pub(crate) fn category(&self) -> Category {
        match *self {}
    }
}
