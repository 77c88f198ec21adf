//! Messages of `records`.

use super::Category;

#[derive(Debug, thiserror::Error)]
pub(crate) enum Records {}

impl Records {
    pub(crate) fn category(&self) -> Category {
        match *self {}
    }
}
