//! What a sanction forbids.

use crate::error::text;
use crate::sanction::words::set::{WordSet, set_word};

text::word! {
    "sanctions measure";
    /// What a sanction forbids: the fourteen general measures of the field, three kinds of financial restriction, and the disqualification of
    /// directors, which the United Kingdom's list names.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::Measure;
    ///
    /// // Cutting a bank off from SWIFT is a financial restriction, and freezes nothing.
    /// assert_eq!("messaging_ban".parse::<Measure>()?, Measure::MessagingBan);
    /// assert_eq!(Measure::MessagingBan.general(), Measure::FinancialRestrictions);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum Measure {
        /// Funds and economic resources are frozen.
        AssetFreeze,
        /// Persons may not enter or pass through.
        TravelBan,
        /// Goods or technology may not be delivered, or need a licence.
        ExportControl,
        /// A restriction on money of a kind not told.
        FinancialRestrictions,
        /// A ban on the messages that banks pay by, such as SWIFT.
        MessagingBan,
        /// A ban on transactions with a named institution.
        TransactionBan,
        /// A ban on new loans, shares or bonds.
        CapitalMarketBan,
        /// All arms.
        ArmsEmbargo,
        /// Some arms, or arms with exceptions.
        ArmsRestrictions,
        /// Goods may not be bought or brought in.
        ImportRestrictions,
        /// Ships, aircraft or vehicles may not call, land or pass.
        TransportationRestrictions,
        /// No new investment.
        InvestmentBan,
        /// Services may not be rendered.
        ServicesBan,
        /// Claims that arise from sanctions are not met.
        ProhibitionToSatisfyClaims,
        /// Of a kind that the source does not tell, or tells in words that no table has.
        NotTold,
        /// No public contracts.
        Debarment,
        /// A restriction on a sector, of a kind not told.
        SectoralSanctions,
        /// Aid is suspended.
        AidSuspension,
        /// A person may not be a director of a company.
        DirectorDisqualification,
    }
}

impl Measure {
    /// The general measure of which this is a kind; most are themselves.
    #[must_use]
    pub fn general(self) -> Self {
        match self {
            Self::MessagingBan | Self::TransactionBan | Self::CapitalMarketBan => {
                Self::FinancialRestrictions
            }
            other => other,
        }
    }

    /// The column of the Global Sanctions Data Base to which the measure belongs.
    ///
    /// That data base has six columns. Transport, services, investment, claims, debarment, aid and directors have none, and go to `Other`;
    /// so does a sectoral restriction of a kind not told.
    #[must_use]
    pub fn gsdb(self) -> GsdbColumn {
        match self.general() {
            Self::AssetFreeze | Self::FinancialRestrictions => GsdbColumn::Financial,
            Self::TravelBan => GsdbColumn::Travel,
            Self::ExportControl | Self::ImportRestrictions => GsdbColumn::Trade,
            Self::ArmsEmbargo | Self::ArmsRestrictions => GsdbColumn::Arms,
            _ => GsdbColumn::Other,
        }
    }
}

text::word! {
    "column of the Global Sanctions Data Base";
    /// A column of measures in the Global Sanctions Data Base.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::{GsdbColumn, Measure};
    ///
    /// assert_eq!(Measure::AssetFreeze.gsdb(), GsdbColumn::Financial);
    /// ```
    ///
    /// # References
    /// Felbermayr, Kirilakha, Syropoulos, Yalcin and Yotov 2020, The Global Sanctions Data Base, European Economic Review 129:103561,
    /// doi 10.1016/j.euroecorev.2020.103561.
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum GsdbColumn {
        /// Trade.
        Trade,
        /// Arms.
        Arms,
        /// Military assistance.
        Military,
        /// Finance.
        Financial,
        /// Travel.
        Travel,
        /// Whatever has no column.
        Other,
    }
}

/// A set of [measures](Measure).
///
/// # Examples
/// ```
/// use interstate::sanction::{Measure, Measures};
///
/// // One act of April 2025 bans business and freezes assets.
/// let both = Measures::from([Measure::AssetFreeze, Measure::ServicesBan]);
/// assert!(both.contains(Measure::AssetFreeze) && both.len() == 2);
/// assert_eq!(both.to_string(), "asset_freeze and services_ban");
/// ```
pub type Measures = WordSet<Measure>;

set_word!(Measure, " and ");
