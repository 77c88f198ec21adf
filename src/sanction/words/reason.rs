//! Why somebody is listed.

use crate::error::text;
use crate::sanction::words::set::{WordSet, set_word};

text::word! {
    "reason of a listing";
    /// The issuer's reason for a listing.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::ListingReason;
    ///
    /// assert_eq!("drone_production".parse::<ListingReason>()?, ListingReason::DroneProduction);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum ListingReason {
        /// Helped to get round sanctions.
        Circumvention,
        /// Delivered goods of civil and military use.
        DualUseSupply,
        /// Part of a military industry.
        MilitaryIndustry,
        /// Builds weapons of a kind not told.
        WeaponProduction,
        /// Helps to build missiles.
        MissileProduction,
        /// Helps to build drones.
        DroneProduction,
        /// Delivered images or other intelligence.
        IntelligenceSupply,
        /// Ships that hide whose they are.
        ShadowFleet,
        /// Owned or controlled by a listed party.
        Ownership,
        /// Moves money for listed parties.
        FinancialEvasion,
        /// Undermines the territory of a state.
        Territorial,
        /// Violates human rights.
        HumanRights,
        /// Spreads propaganda or disinformation.
        Propaganda,
        /// Attacks by computer.
        Cyber,
        /// Terrorism.
        Terrorism,
        /// Weapons of mass destruction.
        Proliferation,
        /// Told, and none of these.
        Other,
    }
}

/// A set of [reasons](ListingReason); empty means that none is told, as in most rows of the Union's export controls.
///
/// # Examples
/// ```
/// use interstate::sanction::{ListingReason, ListingReasons};
///
/// assert!(ListingReasons::NONE.is_empty());
/// assert!(ListingReasons::from(ListingReason::Circumvention).contains(ListingReason::Circumvention));
/// ```
pub type ListingReasons = WordSet<ListingReason>;

set_word!(ListingReason, " and ");
