//! A filter made ready for one register: a look into a few arrays for each row.

use crate::error::{Error, Result, sanctions::Sanctions};
use crate::sanction::ask::filter::{CountedOrigins, ListingFilter};
use crate::sanction::record::days::{Possible, number};
use crate::sanction::register::listing::in_third_country;
use crate::sanction::register::{Register, Row};
use crate::sanction::words::act::LegalActId;
use crate::sanction::words::issuer::ListingOrigin;
use crate::state::actor::Actor;
use crate::time::truth::Truth;
use std::collections::HashSet;

/// What a row is to a question.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::sanction) enum Kept {
    /// The question is about it: for sure, or possibly.
    Yes(Truth),
    /// It would be, but its target tells no place by the filter's rule.
    PlaceUntold,
    /// The question is not about it.
    No,
}

/// A filter made ready for one register.
pub(in crate::sanction) struct ReadyFilter<'a> {
    filter: &'a ListingFilter,
    register: &'a Register,
    regimes: Vec<bool>,
    /// The places of the target: among those asked for, elsewhere, or not told.
    targets: Option<Vec<Truth>>,
    package: Option<u32>,
    listed: Option<Possible>,
    followers: Option<Vec<bool>>,
}

impl<'a> ReadyFilter<'a> {
    pub(in crate::sanction) fn new(
        filter: &'a ListingFilter,
        register: &'a Register,
    ) -> Result<Self> {
        let regimes = register
            .regimes()
            .iter()
            .map(|regime| {
                filter.issuer.is_none_or(|i| regime.issuer().actor() == i)
                    && filter
                        .against
                        .is_none_or(|state| regime.targets().contains(&state))
                    && filter.regime.as_deref().is_none_or(|id| regime.id() == id)
            })
            .collect();
        let asks_target = !filter.kinds.is_empty() || filter.places.is_some();
        let targets = asks_target.then(|| {
            let answer = |target: &crate::sanction::record::target::Target| {
                if !filter.kinds.is_empty() && !filter.kinds.contains(&target.kind()) {
                    return Truth::No;
                }
                let Some((states, rule)) = &filter.places else {
                    return Truth::Yes;
                };
                let mut told = false;
                let mut places = rule.each(target.places()).inspect(|_| told = true);
                let there = places.any(|place| states.contains(&place));
                if told { there.into() } else { Truth::Depends }
            };
            register.targets().iter().map(answer).collect()
        });
        let missing = |what, id: &str| {
            Error::from(Sanctions::NotThere {
                what,
                id: id.into(),
            })
        };
        if let Some(id) = filter.regime.as_deref()
            && register.regimes().iter().all(|regime| regime.id() != id)
        {
            return Err(missing("regime", id));
        }
        let package = match filter.package.as_deref() {
            Some(id) => {
                let mut packages = (0..).zip(register.packages());
                let found = packages.find(|(_, package)| package.id() == id);
                Some(found.ok_or_else(|| missing("package", id))?.0)
            }
            None => None,
        };
        let listed = filter.listed.map(|period| Possible {
            lo: number(period.start()),
            hi: number(period.last_day()),
        });
        let followers = (filter.origins == CountedOrigins::Originals).then(|| followers(register));
        Ok(Self {
            filter,
            register,
            regimes,
            targets,
            package,
            listed,
            followers,
        })
    }

    /// Whether the question is about the row of a place.
    #[inline]
    pub(in crate::sanction) fn keeps(&self, at: usize, row: &Row) -> Kept {
        let filter = self.filter;
        if !self
            .regimes
            .get(row.regime as usize)
            .is_some_and(|&kept| kept)
            || self.package.is_some_and(|package| package != row.package)
            || (!filter.measures.is_empty() && !filter.measures.meets(row.measures))
            || (!filter.reasons.is_empty() && !filter.reasons.meets(row.reasons))
            || self
                .followers
                .as_ref()
                .is_some_and(|f| f.get(at) == Some(&true))
        {
            return Kept::No;
        }
        let mut sure = Truth::Yes;
        if let Some(asked) = self.listed {
            let listed = row.days.listed;
            sure = Truth::of_cases(
                listed.lo >= asked.lo && listed.hi <= asked.hi,
                listed.lo <= asked.hi && listed.hi >= asked.lo,
            );
        }
        if filter.third_country {
            let listing = self.register.listing(at);
            sure = sure.and(in_third_country(listing.target, listing.regime));
        }
        if sure == Truth::No {
            return Kept::No;
        }
        let place = self.targets.as_ref().map(|t| t.get(row.target as usize));
        match place {
            None | Some(Some(Truth::Yes)) => Kept::Yes(sure),
            Some(Some(Truth::Depends)) => Kept::PlaceUntold,
            Some(_) => Kept::No,
        }
    }
}

/// Whether each listing follows another that the register has too.
fn followers(register: &Register) -> Vec<bool> {
    let mut by_issuer: HashSet<(u32, Actor)> = HashSet::new();
    // Of one issuer's lists one may copy another: what an issuer lists that is no copy of its own.
    let mut first_hand: HashSet<(u32, Actor)> = HashSet::new();
    let mut by_act: HashSet<(u32, &LegalActId)> = HashSet::new();
    for (at, row) in register.rows.iter().enumerate() {
        let listing = register.listing(at);
        by_issuer.insert((row.target, listing.issuer()));
        if !copies_own(listing) {
            first_hand.insert((row.target, listing.issuer()));
        }
        if let Some(act) = listing.designation.act() {
            by_act.insert((row.target, act.id()));
        }
        let acts = listing.package.map_or(&[][..], |package| package.acts());
        by_act.extend(acts.iter().map(|act| (row.target, act.id())));
    }
    register
        .rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let listing = register.listing(at);
            match listing.designation.origin() {
                ListingOrigin::Autonomous => false,
                ListingOrigin::Mirrors(issuer) => {
                    let originals = if copies_own(listing) {
                        &first_hand
                    } else {
                        &by_issuer
                    };
                    originals.contains(&(row.target, issuer.actor()))
                }
                ListingOrigin::Implements(act) => {
                    let of_un = matches!(act, LegalActId::UnResolution(_))
                        && listing.issuer() != Actor::UN
                        && by_issuer.contains(&(row.target, Actor::UN));
                    of_un || (by_act.contains(&(row.target, act)) && !is_own(listing, act))
                }
            }
        })
        .collect()
}

/// Whether a listing copies another list of its own issuer, as the Consolidated Screening List does those of OFAC.
fn copies_own(listing: crate::sanction::register::listing::Listing<'_>) -> bool {
    let origin = listing.designation.origin();
    matches!(origin, ListingOrigin::Mirrors(of) if of.actor() == listing.issuer())
}

/// Whether a listing names the act that it implements as its own.
fn is_own(listing: crate::sanction::register::listing::Listing<'_>, act: &LegalActId) -> bool {
    let own = listing
        .designation
        .act()
        .map(crate::sanction::words::act::LegalAct::id);
    let packaged = listing
        .package
        .is_some_and(|p| p.acts().iter().any(|a| a.id() == act));
    own == Some(act) || packaged
}
