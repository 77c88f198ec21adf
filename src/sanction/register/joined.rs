//! The parts of several lists as those of one register.

use crate::sanction::record::designation::Designation;
use crate::sanction::record::ending::ListingEnd;
use crate::sanction::record::published_list::PublishedList;
use crate::sanction::record::regime::SanctionRegime;
use crate::sanction::register::parts::RegisterParts;
use std::collections::HashMap;
use std::hash::Hash;

/// Adds what is not there yet. What stands there with the same id and the same content stands once; what differs stays, and a register refuses it.
fn add<T, K: Eq + Hash>(
    into: &mut Vec<T>,
    more: Vec<T>,
    id: impl Fn(&T) -> K,
    mut unite: impl FnMut(&mut T, &T) -> bool,
) {
    let mut at: HashMap<K, usize> = HashMap::with_capacity(into.len());
    for (place, thing) in into.iter().enumerate() {
        at.entry(id(thing)).or_insert(place);
    }
    for thing in more {
        let known = at.get(&id(&thing)).and_then(|&place| into.get_mut(place));
        if !known.is_some_and(|known| unite(known, &thing)) {
            into.push(thing);
        }
    }
}

impl RegisterParts {
    /// The parts of two lists together, for a register of several lists.
    ///
    /// A regime that both have, of one issuer and against the same states, stands once, with the acts of both, in force for the days on which
    /// either saw it; a package, a target or a published list of one day that both have stands once, the list as a part if either is. So does
    /// a listing of which both say the same: where each saw it, and until when, is no difference. What has one id and two contents stays
    /// twice, and [`Register::new`](crate::sanction::Register::new) refuses it.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::{Issuer, Register, RegisterParts, SanctionRegime};
    ///
    /// let seen = |day: &str| SanctionRegime::new("US-IRAN", Issuer::UN, format!("2012-02-05/{day}..").parse()?);
    /// let parts = RegisterParts::new().with_regimes([seen("2021-03-01")?]).joined(RegisterParts::new().with_regimes([seen("2026-09-01")?]));
    /// assert_eq!(Register::new(parts)?.regimes()[0].in_force().to_string(), "2012-02-05/2026-09-01..");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn joined(mut self, other: Self) -> Self {
        let Self {
            regimes,
            packages,
            targets,
            designations,
            lists,
        } = other;
        add(
            &mut self.regimes,
            regimes,
            |regime| regime.shared_id().clone(),
            SanctionRegime::takes_in,
        );
        add(
            &mut self.packages,
            packages,
            |p| Box::<str>::from(p.id()),
            |one, other| one == other,
        );
        add(
            &mut self.targets,
            targets,
            |t| t.shared_id().clone(),
            |one, other| one == other,
        );
        add(
            &mut self.lists,
            lists,
            |l| Box::<str>::from(l.list()),
            PublishedList::takes_in,
        );
        add(
            &mut self.designations,
            designations,
            |listing| listing.shared_id().clone(),
            takes_in,
        );
        self
    }
}

/// Takes in the same listing as another list saw it: it is seen until the later of both days, and undated by the earlier.
fn takes_in(known: &mut Designation, other: &Designation) -> bool {
    if !known.is_same_but_for_sight(other) {
        return false;
    }
    let seen = |listing: &Designation| match listing.end() {
        ListingEnd::Open { seen_until } => Some(*seen_until),
        ListingEnd::On(..) | ListingEnd::Gone { .. } | ListingEnd::Unknown => None,
    };
    let (earlier, later) = if seen(known) < seen(other) {
        (&*known, other)
    } else {
        (other, &*known)
    };
    let united = later.clone().listed_within(earlier.listing_date());
    united.map(|united| *known = united).is_ok()
}
