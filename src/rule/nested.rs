//! How deep selections nest: every walk over one goes down level by level, and a file of JSON holds no more than 128 of its own.

use super::select::Select;
use crate::error::{Error, Result, meaning::Meaning};
use serde::{Deserialize, Deserializer, Serializer, de, ser};

/// The most levels of `&`, `|` and `!`. One takes up to two levels of JSON, and what a rule stands in takes some too.
pub(super) const MOST: usize = 48;

impl Select {
    /// Whether it nests at most so many levels.
    fn fits(&self, levels: usize) -> bool {
        let below = |part: &Self| levels > 0 && part.fits(levels - 1);
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().all(below),
            Self::Not(part) => below(part),
            _ => true,
        }
    }

    /// The same, or the mark of a selection that nests too deep.
    pub(super) fn within_depth(self) -> Self {
        if self.fits(MOST) { self } else { Self::TooDeep }
    }

    /// The same as a part of another, or the mark of a selection that would nest too deep.
    ///
    /// Only what is new is looked at: parts that stand in another were looked at when they came there.
    pub(super) fn within_another(self) -> Self {
        if self.fits(MOST - 1) {
            self
        } else {
            Self::TooDeep
        }
    }

    /// That it can be written and compared.
    ///
    /// # Errors
    /// A part that nests too deep.
    pub(super) fn sound(&self) -> Result<()> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().try_for_each(Self::sound),
            Self::Not(part) => part.sound(),
            Self::TooDeep => Err(too_deep()),
            _ => Ok(()),
        }
    }
}

fn too_deep() -> Error {
    Meaning::TooDeep { most: MOST }.into()
}

/// A part that was read, if it does not nest too deep.
fn checked<E: de::Error>(part: Select) -> Result<Select, E> {
    if part.fits(MOST - 1) {
        Ok(part)
    } else {
        Err(E::custom(too_deep()))
    }
}

pub(super) fn several<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Select>, D::Error> {
    let parts = Vec::<Select>::deserialize(from)?;
    parts.into_iter().map(checked).collect()
}

pub(super) fn one<'de, D: Deserializer<'de>>(from: D) -> Result<Box<Select>, D::Error> {
    checked(Select::deserialize(from)?).map(Box::new)
}

pub(super) fn refused<S: Serializer>(_: S) -> Result<S::Ok, S::Error> {
    Err(ser::Error::custom(too_deep()))
}
