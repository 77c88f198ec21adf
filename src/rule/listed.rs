//! The rules of what a register of sanctions counts.

use super::counting_rule::CountingRule;
use super::one_is::OneIs;
use super::select::Select;
use crate::sanction::ask::ledger::packages_of;
use crate::sanction::{CountOf, ListingFilter};
use crate::state::actor::Actor;

impl CountingRule {
    /// The rule of a flow of listings: what a filter keeps, by the unit that is asked for, on the day of the first listing.
    pub(crate) fn of_flow(which: &ListingFilter, of: CountOf) -> Self {
        let one_is = match of {
            CountOf::Listings => OneIs::Row,
            CountOf::Targets | CountOf::Acts => OneIs::PhasesTogether,
        };
        Self::new("flow", Select::Listed(of.asked(which).into())).with_one_is(one_is)
    }

    /// The rule of an issuer's packages.
    pub(crate) fn of_packages(issuer: Actor) -> Self {
        Self::new("packages", Select::Listed(packages_of(issuer).into()))
    }
}
