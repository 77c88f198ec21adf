//! Messages of `answers`.

use super::Category;

#[derive(Debug, thiserror::Error)]
pub(crate) enum Answers {}

impl Answers {
    pub(crate) fn category(&self) -> Category {
        match *self {}
    }
}
