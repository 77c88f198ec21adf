//! What a listed thing is.

use crate::error::text;

text::word! {
    "kind of target";
    /// The kind of a listed thing. Refineries, ports and crypto-assets are listed too, and are no parties.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::TargetKind;
    ///
    /// assert_eq!("entity".parse::<TargetKind>()?, TargetKind::Entity);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum TargetKind {
        /// A natural person.
        Person,
        /// A firm, bank, office or body.
        Entity,
        /// A ship.
        Vessel,
        /// An aircraft.
        Aircraft,
        /// An address of a crypto-currency.
        Wallet,
        /// A port, an airport, a refinery, a currency.
        Asset,
        /// A territory.
        Territory,
        /// A sector of an economy.
        Sector,
        /// A state.
        State,
    }
}

impl TargetKind {}
