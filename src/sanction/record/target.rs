//! Who or what is listed.

use crate::error::{Error, Result};
use crate::sanction::record::id::checked_id;
use crate::sanction::record::identifier::TargetIdentifier;
use crate::sanction::words::place::{PlaceBasis, TargetPlace};
use crate::sanction::words::target_kind::TargetKind;
use crate::state::actor::State;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::sync::Arc;

/// A listed person or thing, apart from any listing: one target may be on several lists.
///
/// # Examples
/// ```
/// use interstate::State;
/// use interstate::sanction::{PlaceBasis, Target, TargetKind};
///
/// let firm = Target::new("asia-pacific-links", TargetKind::Entity, "Asia Pacific Links Ltd")?
///     .with_place(State::HKG, PlaceBasis::Address);
/// assert_eq!(firm.places().len(), 1);
///
/// // What lists of other issuers are matched by: other names, numbers.
/// let firm = firm.with_alias("APL").with_identifier("registration:HKG/1234567".parse()?);
/// assert_eq!(firm.aliases().collect::<Vec<_>>(), ["APL"]);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "RawTarget", into = "RawTarget")]
pub struct Target {
    id: Arc<str>,
    kind: TargetKind,
    name: Box<str>,
    places: Box<[TargetPlace]>,
    /// Most targets of a register built by hand have none, so they cost a pointer.
    more: Option<Box<TargetNames>>,
}

/// By what else a target is known.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
struct TargetNames {
    aliases: Vec<Box<str>>,
    identifiers: Vec<TargetIdentifier>,
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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<Box<str>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    identifiers: Vec<TargetIdentifier>,
}

impl TryFrom<RawTarget> for Target {
    type Error = Error;

    fn try_from(raw: RawTarget) -> Result<Self> {
        let target = Self::new(raw.id, raw.kind, raw.name)?;
        let add = |target: Self, p: TargetPlace| target.with_place(p.state(), p.basis());
        let target = raw.places.into_iter().fold(target, add);
        let target = target.with_aliases(raw.aliases);
        let numbers = raw.identifiers.into_iter();
        Ok(numbers.fold(target, Self::with_identifier))
    }
}

impl From<Target> for RawTarget {
    fn from(target: Target) -> Self {
        let more = target.more.map_or_else(TargetNames::default, |more| *more);
        Self {
            id: target.id,
            kind: target.kind,
            name: target.name,
            places: target.places.into_vec(),
            aliases: more.aliases,
            identifiers: more.identifiers,
        }
    }
}

impl Target {
    /// A target without a place.
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
            more: None,
        })
    }

    /// The same target with one more place; a place that it already has on the same basis is ignored.
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

    /// The same target with more places, as [`with_place`](Self::with_place) adds each.
    #[cfg(feature = "lists")]
    pub(crate) fn with_places(self, more: &[(State, PlaceBasis)]) -> Self {
        let mut places = self.places.into_vec();
        places.reserve_exact(more.len());
        for (state, basis) in more {
            let place = TargetPlace::new(*state, *basis);
            if !places.contains(&place) {
                places.push(place);
            }
        }
        Self {
            places: places.into(),
            ..self
        }
    }

    /// The same target with another name; a blank one, its own name, and one that it already has are ignored.
    #[must_use]
    pub fn with_alias(mut self, name: impl Into<Box<str>>) -> Self {
        let name = name.into();
        let known = name.trim().is_empty() || name == self.name;
        if !known && self.aliases().all(|alias| *alias != *name) {
            self.names().aliases.push(name);
        }
        self
    }

    /// The same target with other names, as [`with_alias`](Self::with_alias) adds each.
    pub(crate) fn with_aliases(mut self, names: Vec<Box<str>>) -> Self {
        // A few are sooner compared than put into a set.
        if names.len() <= 8 {
            return names.into_iter().fold(self, Self::with_alias);
        }
        let mut known: HashSet<Box<str>> = self.aliases().map(Box::from).collect();
        known.insert(self.name.clone());
        for name in names {
            if !name.trim().is_empty() && known.insert(name.clone()) {
                self.names().aliases.push(name);
            }
        }
        self
    }

    /// The same target with one more number by which it is known; one that it already has is ignored.
    #[must_use]
    pub fn with_identifier(mut self, number: TargetIdentifier) -> Self {
        if !self.identifiers().contains(&number) {
            self.names().identifiers.push(number);
        }
        self
    }

    /// The same target with the names, places and numbers of others that are the same, and the numbers of their entries.
    pub(in crate::sanction) fn with_others(mut self, others: &[Self]) -> Self {
        let mut names: HashSet<Box<str>> = self.aliases().map(Box::from).collect();
        names.insert(self.name.clone());
        let mut numbers: HashSet<TargetIdentifier> = self.identifiers().iter().cloned().collect();
        let mut more = self
            .more
            .take()
            .map_or_else(TargetNames::default, |more| *more);
        for other in others {
            for place in &other.places {
                self = self.with_place(place.state(), place.basis());
            }
            let theirs = std::iter::once(other.name()).chain(other.aliases());
            for name in theirs.filter(|name| !name.trim().is_empty()) {
                if names.insert(name.into()) {
                    more.aliases.push(name.into());
                }
            }
            let own = other.id.split_once(':');
            let entry = own.and_then(|(list, number)| TargetIdentifier::entry(list, number).ok());
            for number in other.identifiers().iter().cloned().chain(entry) {
                if numbers.insert(number.clone()) {
                    more.identifiers.push(number);
                }
            }
        }
        if more != TargetNames::default() {
            self.more = Some(Box::new(more));
        }
        self
    }

    fn names(&mut self) -> &mut TargetNames {
        self.more.get_or_insert_default()
    }

    /// The id of the target, unique in its register.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    pub(in crate::sanction) fn shared_id(&self) -> &Arc<str> {
        &self.id
    }

    /// The kind of target: a person, an entity, a ship, or another.
    #[must_use]
    pub fn kind(&self) -> TargetKind {
        self.kind
    }

    /// The name of the target, as the list prints it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The places of the target, each with its basis.
    #[must_use]
    pub fn places(&self) -> &[TargetPlace] {
        &self.places
    }

    /// The other names of the target, as the list prints them.
    #[must_use]
    pub fn aliases(&self) -> impl ExactSizeIterator<Item = &str> {
        let aliases = self.more.as_ref().map_or(&[][..], |more| &more.aliases);
        aliases.iter().map(|name| &**name)
    }

    /// The numbers by which the target is known.
    #[must_use]
    pub fn identifiers(&self) -> &[TargetIdentifier] {
        self.more.as_ref().map_or(&[], |more| &more.identifiers)
    }
}

/// The letters and digits of a name in small letters, by which names are compared: `Test Co., Ltd.` is `testcoltd`. `None` where it has none.
pub(in crate::sanction) fn normal_name(name: &str) -> Option<String> {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    let normal: String = letters.flat_map(char::to_lowercase).collect();
    (!normal.is_empty()).then_some(normal)
}
