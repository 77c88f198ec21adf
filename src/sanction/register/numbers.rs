//! How things of a register are numbered.

use crate::error::{Error, sanctions::Sanctions};
use std::collections::HashMap;
use std::sync::Arc;

/// More things of one kind than this a register does not number.
pub(in crate::sanction) const MOST: u32 = u32::MAX - 1;

/// No package.
pub(in crate::sanction) const NONE: u32 = u32::MAX;

/// Places of ids in a list.
pub(in crate::sanction) type Index = HashMap<Arc<str>, u32>;

pub(in crate::sanction) fn too_many(what: &'static str) -> Error {
    Sanctions::TooMany { what, most: MOST }.into()
}
