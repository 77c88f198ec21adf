//! Who or what is listed.

use crate::error::{Error, Result};
use crate::sanction::record::id::checked_id;
use crate::sanction::words::place::{PlaceBasis, TargetPlace};
use crate::sanction::words::target_kind::TargetKind;
use crate::state::actor::State;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Who or what is listed, apart from any listing: one target may stand on several lists.
///
/// # Examples
/// ```
/// use interstate::State;
/// use interstate::sanction::{PlaceBasis, Target, TargetKind};
///
/// let firm = Target::new("asia-pacific-links", TargetKind::Entity, "Asia Pacific Links Ltd")?
///     .with_place(State::HKG, PlaceBasis::Address);
/// assert_eq!(firm.places().len(), 1);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "RawTarget", into = "RawTarget")]
pub struct Target {
    id: Arc<str>,
    kind: TargetKind,
    name: Box<str>,
    places: Box<[TargetPlace]>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RawTarget {
    id: Arc<str>,
    #[serde(rename = "schema")]
    kind: TargetKind,
    name: Box<str>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    places: Vec<TargetPlace>,
}

impl TryFrom<RawTarget> for Target {
    type Error = Error;

    fn try_from(raw: RawTarget) -> Result<Self> {
        let target = Self::new(raw.id, raw.kind, raw.name)?;
        let add = |target: Self, p: TargetPlace| target.with_place(p.state(), p.basis());
        Ok(raw.places.into_iter().fold(target, add))
    }
}

impl From<Target> for RawTarget {
    fn from(target: Target) -> Self {
        Self {
            id: target.id,
            kind: target.kind,
            name: target.name,
            places: target.places.into_vec(),
        }
    }
}

impl Target {
    /// A target of no place.
    ///
    /// # Errors
    /// An empty id.
    pub fn new(
        id: impl Into<Arc<str>>,
        kind: TargetKind,
        name: impl Into<Box<str>>,
    ) -> Result<Self> {
        Ok(Self {
            id: checked_id("target", id)?,
            kind,
            name: name.into(),
            places: Box::default(),
        })
    }

    /// The same target with one more place; a place on the same basis that it already has changes nothing.
    #[must_use]
    pub fn with_place(self, state: State, basis: PlaceBasis) -> Self {
        let place = TargetPlace::new(state, basis);
        if self.places.contains(&place) {
            return self;
        }
        let mut places = self.places.into_vec();
        places.push(place);
        Self {
            places: places.into(),
            ..self
        }
    }

    /// The id, unique in its register.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    pub(in crate::sanction) fn shared_id(&self) -> &Arc<str> {
        &self.id
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> TargetKind {
        self.kind
    }

    /// Its name, as the list prints it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its places, each with its basis.
    #[must_use]
    pub fn places(&self) -> &[TargetPlace] {
        &self.places
    }
}
