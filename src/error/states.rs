//! Messages of `states`.

use super::Category;

#[derive(Debug, thiserror::Error)]
pub(crate) enum States {}

impl States {
    pub(crate) fn category(&self) -> Category {
        match *self {}
    }
}
