//! A register of sanctions: regimes, packages, targets and listings, with the questions that they answer.

use crate::error::{Error, Result};
use crate::sanction::record::days::Days;
use crate::sanction::record::designation::Designation;
use crate::sanction::record::package::Package;
use crate::sanction::record::published_list::PublishedList;
use crate::sanction::record::regime::SanctionRegime;
use crate::sanction::record::target::Target;
use crate::sanction::register::listing::Listing;
use crate::sanction::register::numbers::{MOST, NONE, too_many};
use crate::sanction::register::parts::{Indexes, RegisterParts};
use crate::sanction::words::measure::Measures;
use crate::sanction::words::reason::ListingReasons;
use crate::time::truth::Truth;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

mod joined;
pub(in crate::sanction) mod listing;
pub(in crate::sanction) mod numbers;
pub(in crate::sanction) mod parts;
pub(in crate::sanction) mod removals;
pub(in crate::sanction) mod snapshot;
pub(in crate::sanction) mod snapshot_change;

/// A register of sanctions: regimes, packages, targets and the listings that connect them.
///
/// A list is a *stock* on a day, a package is a *flow*; a register answers questions about both and says which it answered. Whatever
/// contradicts itself is refused by [`new`](Self::new), and left out with a message by [`salvage`](Self::salvage): a listing before
/// its regime, a package or target that is not there, a package of another issuer, an id that stands twice. An act that two issuers claim
/// is refused or reported too, and its packages stay.
///
/// # Examples
/// ```
/// use interstate::sanction::{
///     Designation, Issuer, Measure, PlaceBasis, Register, RegisterParts, SanctionRegime, Target, TargetKind,
/// };
/// use interstate::{State, Truth};
///
/// let register = Register::new(RegisterParts::new()
///     .with_regimes([
///         SanctionRegime::new("EU-RUS", Issuer::EU, "2014-07-31/2026-07-17..".parse()?)?.with_target(State::RUS),
///     ])
///     .with_targets([
///         Target::new("apl", TargetKind::Entity, "Asia Pacific Links Ltd")?.with_place(State::HKG, PlaceBasis::Address),
///     ])
///     .with_designations([
///         Designation::new("apl-4", "apl", "EU-RUS", Measure::ExportControl, "2023-06-23".parse()?)?
///             .with_seen_until("2026-07-17".parse()?)?,
///     ]))?;
/// let listing = register.listings().next().expect("one listing");
/// assert_eq!(listing.third_country(), Truth::Yes);
/// let mut in_force = register.regimes_in_force_on("2022-02-24".parse()?);
/// assert!(in_force.any(|(regime, holds)| regime.targets().contains(&State::RUS) && holds == Truth::Yes));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(try_from = "RegisterParts", into = "RegisterParts")]
pub struct Register {
    pub(in crate::sanction) parts: RegisterParts,
    pub(in crate::sanction) rows: Vec<Row>,
}

/// What questions need of a listing, without its texts.
#[derive(Clone, Copy, Debug)]
pub(in crate::sanction) struct Row {
    pub(in crate::sanction) days: Days,
    pub(in crate::sanction) target: u32,
    pub(in crate::sanction) regime: u32,
    pub(in crate::sanction) package: u32,
    pub(in crate::sanction) measures: Measures,
    pub(in crate::sanction) reasons: ListingReasons,
    /// Whether it is suspended for some days, so that the days alone do not say when it applies.
    pub(in crate::sanction) suspended: bool,
}

impl PartialEq for Register {
    fn eq(&self, other: &Self) -> bool {
        self.parts == other.parts
    }
}

impl TryFrom<RegisterParts> for Register {
    type Error = Error;

    fn try_from(parts: RegisterParts) -> Result<Self> {
        Self::new(parts)
    }
}

impl From<Register> for RegisterParts {
    fn from(register: Register) -> Self {
        register.parts
    }
}

impl Register {
    /// A register made from parts, which must not contradict each other.
    ///
    /// # Errors
    /// The first contradiction.
    pub fn new(parts: RegisterParts) -> Result<Self> {
        let (register, troubles) = Self::salvage(parts);
        match troubles.into_iter().next() {
            Some(first) => Err(first),
            None => Ok(register),
        }
    }

    /// A register made from the parts that do not contradict each other, with a message for each that does.
    #[must_use]
    pub fn salvage(mut parts: RegisterParts) -> (Self, Vec<Error>) {
        let mut troubles = Vec::new();
        let at = parts.checked(&mut troubles);
        let listings = std::mem::take(&mut parts.designations);
        let mut register = Self {
            parts,
            rows: Vec::with_capacity(listings.len()),
        };
        register.parts.designations.reserve(listings.len());
        let mut ids = std::collections::HashSet::with_capacity(listings.len());
        for listing in listings {
            let id = listing.shared_id().clone();
            let added = register.add(listing, &at, !ids.contains(&id));
            match added {
                Ok(()) => {
                    ids.insert(id);
                }
                Err(trouble) => troubles.push(trouble),
            }
        }
        (register, troubles)
    }

    fn add(&mut self, listing: Designation, at: &Indexes, new_id: bool) -> Result<()> {
        if !new_id {
            return Err(crate::error::sanctions::Sanctions::Twice {
                what: "designation",
                id: listing.id().into(),
            }
            .into());
        }
        if self.rows.len() >= MOST as usize {
            return Err(too_many("designation"));
        }
        let (target, regime, package) = self.parts.places_of(&listing, at)?;
        self.rows.push(Row {
            days: listing.days(),
            measures: listing.measures(),
            reasons: listing.reasons(),
            suspended: !listing.suspensions().is_empty(),
            target,
            regime,
            package: package.unwrap_or(NONE),
        });
        self.parts.designations.push(listing);
        Ok(())
    }

    /// The parts from which the register was made.
    #[must_use]
    pub fn into_parts(self) -> RegisterParts {
        self.parts
    }

    /// The regimes, in the order given.
    #[must_use]
    pub fn regimes(&self) -> &[SanctionRegime] {
        &self.parts.regimes
    }

    /// The packages, in the order given.
    #[must_use]
    pub fn packages(&self) -> &[Package] {
        &self.parts.packages
    }

    /// The targets of listings, in the order given.
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        &self.parts.targets
    }

    /// The published lists that the listings were read from, where that is told.
    #[must_use]
    pub fn lists(&self) -> &[PublishedList] {
        &self.parts.lists
    }

    /// The package with an id; `None` if there is none.
    #[must_use]
    pub fn package(&self, id: &str) -> Option<&Package> {
        self.parts.packages.iter().find(|p| p.id() == id)
    }

    /// The listings with what they refer to, in the order given.
    #[must_use]
    pub fn listings(&self) -> impl ExactSizeIterator<Item = Listing<'_>> {
        (0..self.rows.len()).map(|at| self.listing(at))
    }

    /// The listing of a place.
    pub(in crate::sanction) fn listing(&self, at: usize) -> Listing<'_> {
        // OK because the register made each row with its designation, from places that it found in its own lists.
        #[expect(
            clippy::indexing_slicing,
            reason = "rows point into the lists beside them"
        )]
        {
            let row = self.rows[at];
            Listing {
                designation: &self.parts.designations[at],
                target: &self.parts.targets[row.target as usize],
                regime: &self.parts.regimes[row.regime as usize],
                package: self.parts.packages.get(row.package as usize),
            }
        }
    }

    /// The regimes that are, or may be, in force on a day, of whichever issuer and [against](SanctionRegime::targets) whichever state.
    pub fn regimes_in_force_on(
        &self,
        day: NaiveDate,
    ) -> impl Iterator<Item = (&SanctionRegime, Truth)> {
        let regimes = self.regimes().iter();
        let held = regimes.map(move |regime| (regime, regime.in_force_on(day)));
        held.filter(|(_, holds)| *holds != Truth::No)
    }
}
