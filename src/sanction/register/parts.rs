//! What a register is built from, and what may not stand in it.

use crate::error::{Error, sanctions::Sanctions};
use crate::sanction::record::designation::Designation;
use crate::sanction::record::interruption::RegimeInterruption;
use crate::sanction::record::package::Package;
use crate::sanction::record::published_list::PublishedList;
use crate::sanction::record::regime::SanctionRegime;
use crate::sanction::record::target::Target;
use crate::sanction::register::numbers::{Index, MOST, too_many};
use crate::time::partial_date::PartialDate;
use crate::time::truth::Truth;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

/// The parts from which a [`Register`](crate::sanction::Register) is made.
///
/// # Examples
/// ```
/// use interstate::sanction::{Register, RegisterParts};
///
/// let empty = Register::new(RegisterParts::new())?;
/// assert_eq!(empty.listings().count(), 0);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RegisterParts {
    /// The regimes that listings may refer to.
    #[serde(default)]
    pub regimes: Vec<SanctionRegime>,
    /// The packages that listings may refer to.
    #[serde(default)]
    pub packages: Vec<Package>,
    /// The targets that listings may refer to.
    #[serde(default)]
    pub targets: Vec<Target>,
    /// The listings, each of one target under one regime.
    #[serde(default)]
    pub designations: Vec<Designation>,
    /// The published lists that the listings were read from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<PublishedList>,
}

/// The places of the ids of things that have one; later ones with an id that is taken are left out and reported.
fn index<T>(
    things: &mut Vec<T>,
    what: &'static str,
    id: impl Fn(&T) -> &Arc<str>,
    troubles: &mut Vec<Error>,
) -> Index {
    let mut at = Index::with_capacity(things.len());
    things.retain(|thing| {
        let place = u32::try_from(at.len()).ok();
        let place = place.filter(|&place| place < MOST);
        let Some(place) = place else {
            troubles.push(too_many(what));
            return false;
        };
        let free = !at.contains_key(id(thing));
        if free {
            at.insert(id(thing).clone(), place);
        } else {
            troubles.push(twice(what, id(thing)));
        }
        free
    });
    at
}

fn twice(what: &'static str, id: &Arc<str>) -> Error {
    Sanctions::Twice {
        what,
        id: (&**id).into(),
    }
    .into()
}

/// Where the ids of the parts stand.
pub(in crate::sanction) struct Indexes {
    pub(in crate::sanction) regimes: Index,
    pub(in crate::sanction) packages: Index,
    pub(in crate::sanction) targets: Index,
}

impl RegisterParts {
    /// Parts without anything in them.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same parts with these regimes and no others.
    #[must_use]
    pub fn with_regimes(self, regimes: impl IntoIterator<Item = SanctionRegime>) -> Self {
        Self {
            regimes: regimes.into_iter().collect(),
            ..self
        }
    }

    /// The same parts with these packages and no others.
    #[must_use]
    pub fn with_packages(self, packages: impl IntoIterator<Item = Package>) -> Self {
        Self {
            packages: packages.into_iter().collect(),
            ..self
        }
    }

    /// The same parts with these targets and no others.
    #[must_use]
    pub fn with_targets(self, targets: impl IntoIterator<Item = Target>) -> Self {
        Self {
            targets: targets.into_iter().collect(),
            ..self
        }
    }

    /// The same parts with these listings and no others.
    #[must_use]
    pub fn with_designations(self, designations: impl IntoIterator<Item = Designation>) -> Self {
        Self {
            designations: designations.into_iter().collect(),
            ..self
        }
    }

    /// The same parts from these published lists and no others.
    #[must_use]
    pub fn with_lists(self, lists: impl IntoIterator<Item = PublishedList>) -> Self {
        Self {
            lists: lists.into_iter().collect(),
            ..self
        }
    }

    /// Takes out what contradicts itself and reports it.
    pub(in crate::sanction) fn checked(&mut self, troubles: &mut Vec<Error>) -> Indexes {
        let at = Indexes {
            regimes: index(
                &mut self.regimes,
                "regime",
                SanctionRegime::shared_id,
                troubles,
            ),
            packages: index(&mut self.packages, "package", Package::shared_id, troubles),
            targets: index(&mut self.targets, "target", Target::shared_id, troubles),
        };
        let mut lists = HashSet::new();
        self.lists.retain(|list| {
            let free = lists.insert(Box::<str>::from(list.list()));
            if !free {
                troubles.push(twice("list", &list.list().into()));
            }
            free
        });
        self.acts_of_two(troubles);
        at
    }

    /// Acts that two issuers claim. The packages stay: which of them is wrong is not known.
    fn acts_of_two(&self, troubles: &mut Vec<Error>) {
        let mut claimed = HashMap::new();
        for package in &self.packages {
            for act in package.acts() {
                let first = *claimed.entry(act.id()).or_insert(package);
                if first.issuer().actor() != package.issuer().actor() {
                    let claim = |p: &Package| format!("package {:?} of {}", p.id(), p.issuer());
                    troubles.push(
                        Sanctions::ActOfTwo {
                            act: act.id().to_string().into(),
                            one: claim(first).into(),
                            other: claim(package).into(),
                        }
                        .into(),
                    );
                }
            }
        }
    }

    /// The places of what a listing names, or what is wrong with it.
    pub(in crate::sanction) fn places_of(
        &self,
        listing: &Designation,
        at: &Indexes,
    ) -> Result<(u32, u32, Option<u32>), Error> {
        let find = |index: &Index, what, id: &str| {
            index.get(id).copied().ok_or_else(|| Sanctions::NoSuch {
                id: listing.id().into(),
                what,
                found: id.into(),
            })
        };
        let target = find(&at.targets, "target", listing.target_id())?;
        let regime_at = find(&at.regimes, "regime", listing.regime_id())?;
        let package = match listing.package_id() {
            Some(id) => Some(find(&at.packages, "package", id)?),
            None => None,
        };
        let Some(regime) = self.regimes.get(regime_at as usize) else {
            return Ok((target, regime_at, package));
        };
        let since = regime.in_force().start();
        if listing.listing_date().before(since) == Truth::Yes {
            return Err(Sanctions::BeforeRegime {
                id: listing.id().into(),
                listed: listing.listing_date().to_string().into(),
                regime: regime.id().into(),
                since: since.to_string().into(),
            }
            .into());
        }
        let of_package = package.and_then(|at| self.packages.get(at as usize));
        if let Some(package) = of_package
            && package.issuer().actor() != regime.issuer().actor()
        {
            return Err(Sanctions::TwoIssuers {
                id: listing.id().into(),
                package: package.id().into(),
                theirs: package.issuer().to_string().into(),
                regime: regime.id().into(),
                mine: regime.issuer().to_string().into(),
            }
            .into());
        }
        Ok((target, regime_at, package))
    }
}

/// How many listings of an interrupted regime became spells, and how many stayed whole.
///
/// # Examples
/// See [`RegisterParts::in_spells`].
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct RegimeCut {
    regime: Arc<str>,
    back: PartialDate,
    cut: u64,
    whole: u64,
}

impl RegimeCut {
    /// The id of the interrupted regime.
    #[must_use]
    pub fn regime_id(&self) -> &str {
        &self.regime
    }

    /// The last day on which the regime came back into force.
    #[must_use]
    pub fn back(&self) -> &PartialDate {
        &self.back
    }

    /// The number of listings that certainly were listed on both sides of an interruption, and became spells.
    #[must_use]
    pub fn cut(&self) -> u64 {
        self.cut
    }

    /// The number of listings that stayed whole: on one side of the interruption, with unknown days, or with spells of their own.
    #[must_use]
    pub fn whole(&self) -> u64 {
        self.whole
    }
}

impl fmt::Display for RegimeCut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.cut == 1 { "" } else { "s" };
        write!(
            f,
            "{} listing{plural} of regime {}: spell before {} not told by this file",
            self.cut, self.regime, self.back
        )
    }
}

impl RegisterParts {
    /// The same parts with each listing under an interrupted regime cut into its [spells](Designation::spells_under), with an account of each
    /// such regime. Listings whose regime is not among the parts stay as they are.
    ///
    /// # Errors
    /// Days of a listing that contradict each other.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::{Designation, Measure, Programme, ProgrammeList, ProgrammeReading, RegisterParts};
    /// use interstate::sanction::{ConflictReading, TerritoryReading};
    ///
    /// let seen = "2026-02-27".parse()?;
    /// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
    /// let iran = Programme::of(ProgrammeList::Un, "Iran").regime(reading, seen)?;
    /// let listing = Designation::new("un:TESTe.001", "t", "UN-1737", Measure::AssetFreeze, "2007-03-24".parse()?)?;
    /// let parts = RegisterParts::new().with_regimes([iran]).with_designations([listing.with_seen_until(seen)?]);
    /// let (parts, cuts) = parts.in_spells()?;
    /// assert_eq!(parts.designations.len(), 2);
    /// assert_eq!(cuts[0].to_string(), "1 listing of regime UN-1737: spell before 2025-09-28 not told by this file");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn in_spells(mut self) -> Result<(Self, Vec<RegimeCut>), Error> {
        let interrupted = self.regimes.iter().filter_map(|regime| {
            let gaps = regime.interruptions().iter();
            let back = gaps.map(RegimeInterruption::until);
            let back = back.max_by_key(|day| day.last())?.clone();
            let cut = RegimeCut {
                regime: regime.shared_id().clone(),
                back,
                cut: 0,
                whole: 0,
            };
            Some((regime.shared_id().clone(), (regime, cut)))
        });
        let mut interrupted: HashMap<Arc<str>, (&SanctionRegime, RegimeCut)> =
            interrupted.collect();
        let mut designations = Vec::with_capacity(self.designations.len());
        for listing in std::mem::take(&mut self.designations) {
            let Some((regime, cut)) = interrupted.get_mut(listing.regime_id()) else {
                designations.push(listing);
                continue;
            };
            let mut spells = listing.spells_under(regime)?;
            if spells.len() > 1 {
                cut.cut += 1;
            } else {
                cut.whole += 1;
            }
            designations.append(&mut spells);
        }
        let cuts = self.regimes.iter();
        let cuts = cuts.filter_map(|r| Some(interrupted.get(r.shared_id())?.1.clone()));
        let cuts: Vec<RegimeCut> = cuts.filter(|cut| cut.cut + cut.whole > 0).collect();
        self.designations = designations;
        Ok((self, cuts))
    }
}
