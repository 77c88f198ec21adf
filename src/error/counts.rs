//! Messages of `counts`.

use super::Category;

#[derive(Debug, thiserror::Error)]
pub(crate) enum Counts {}

impl Counts {
    pub(crate) fn category(&self) -> Category {
        match *self {}
    }
}
