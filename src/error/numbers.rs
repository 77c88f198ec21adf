//! Messages of `numbers`.

use super::Category;

#[derive(Debug, thiserror::Error)]
pub(crate) enum Numbers {}

impl Numbers {
    pub(crate) fn category(&self) -> Category {
        match *self {}
    }
}
