//! What the lists of the Treasury forbid: none of its files says so in a column.

use super::statement::DirectiveName;
use crate::sanction::{Measure, Measures};

/// A list of the Treasury, by what it forbids.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::read::sanctions) enum ListKind {
    /// Specially designated nationals and blocked persons: property is blocked.
    Sdn,
    /// Sectoral sanctions, by directives under Executive Order 13662.
    Sectoral,
    /// Members of the Palestinian Legislative Council: banks reject transactions.
    Plc,
    /// Chinese companies of military industry: no trade in their securities.
    Cmic,
    /// Foreign banks whose accounts with United States banks are closed or restricted.
    Capta,
    /// Foreign sanctions evaders: no transactions.
    Evaders,
    /// Measures of a menu, of which directives tell those of a party.
    MenuBased,
    /// All lists but that of the nationals, in one.
    Consolidated,
}

impl ListKind {
    /// Which list a name means; `None` for a name that none is known by.
    pub(in crate::read::sanctions) fn of_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        Some(if has(&["consolidated"]) {
            Self::Consolidated
        } else if has(&["sectoral", "(ssi)"]) {
            Self::Sectoral
        } else if has(&["palestinian", "plc"]) {
            Self::Plc
        } else if has(&["cmic", "military-industrial"]) {
            Self::Cmic
        } else if has(&["capta", "correspondent", "561"]) {
            Self::Capta
        } else if has(&["evaders", "(fse)"]) {
            Self::Evaders
        } else if has(&["menu-based", "mbs"]) {
            Self::MenuBased
        } else if has(&["sdn list", "specially designated"]) {
            Self::Sdn
        } else {
            return None;
        })
    }

    /// Which of the lists that are not of the nationals a tag belongs to; those tags that stand on no other list.
    pub(in crate::read::sanctions) fn of_tag(tag: &str) -> Option<Self> {
        Some(match tag {
            "UKRAINE-EO13662" => Self::Sectoral,
            "NS-PLC" => Self::Plc,
            "CMIC-EO13959" => Self::Cmic,
            "561-Related" => Self::Capta,
            "FSE-IR" | "FSE-SY" => Self::Evaders,
            "RUSSIA-EO14024" => Self::MenuBased,
            _ => return None,
        })
    }

    /// What ids call the list.
    pub(in crate::read::sanctions) fn slug(self) -> &'static str {
        match self {
            Self::Sdn => "sdn",
            Self::Sectoral => "ssi",
            Self::Plc => "plc",
            Self::Cmic => "cmic",
            Self::Capta => "capta",
            Self::Evaders => "fse",
            Self::MenuBased => "mbs",
            Self::Consolidated => "cons",
        }
    }

    /// What the list forbids; `None` where a directive tells it, or nothing does.
    pub(in crate::read::sanctions) fn measure(self) -> Option<Measure> {
        match self {
            Self::Sdn => Some(Measure::AssetFreeze),
            Self::Plc | Self::Capta => Some(Measure::FinancialRestrictions),
            Self::Cmic => Some(Measure::InvestmentBan),
            Self::Evaders => Some(Measure::TransactionBan),
            Self::Sectoral | Self::MenuBased | Self::Consolidated => None,
        }
    }
}

/// What a directive under Executive Order 13662 forbids: the first three new debt and equity, the fourth work on oil of certain fields.
pub(in crate::read::sanctions) fn of_sector_directive(number: &str) -> Option<Measure> {
    match number {
        "1" | "2" | "3" => Some(Measure::CapitalMarketBan),
        "4" => Some(Measure::SectoralSanctions),
        _ => None,
    }
}

/// What a directive that the remarks date forbids, and the tag that it belongs to.
///
/// Under Executive Order 14024 the first and its successor forbid the market of the state's bonds, the second accounts and transactions of
/// named banks, the third new debt and equity of named firms, the fourth transactions with the central bank.
pub(in crate::read::sanctions) fn of_directive(
    name: &DirectiveName,
) -> Option<(&'static str, Measures)> {
    match name {
        DirectiveName::Cmic => Some(("CMIC-EO13959", Measure::InvestmentBan.into())),
        DirectiveName::OfOrder(14024, number) => {
            let measure = match &**number {
                "1" | "1a" | "3" => Measure::CapitalMarketBan,
                "2" | "4" => Measure::TransactionBan,
                _ => return None,
            };
            Some(("RUSSIA-EO14024", measure.into()))
        }
        DirectiveName::OfOrder(..) => None,
    }
}

/// What a kind of sanction that the advanced file names forbids.
pub(in crate::read::sanctions) fn of_kind(kind: &str) -> Option<Measures> {
    let kind = kind.to_lowercase();
    let has = |word: &str| kind.contains(word);
    let mut measures = Measures::NONE;
    if has("block") && !has("non-block") {
        measures = measures.with(Measure::AssetFreeze);
    }
    if has("reject") || has("capta") || has("correspondent") || has("payable-through") {
        measures = measures.with(Measure::FinancialRestrictions);
    }
    if has("debt") || has("equity") {
        measures = measures.with(Measure::CapitalMarketBan);
    }
    if has("cmic") || has("securities") || has("invest") {
        measures = measures.with(Measure::InvestmentBan);
    }
    if has("visa") || has("entry into the united states") {
        measures = measures.with(Measure::TravelBan);
    }
    (!measures.is_empty()).then_some(measures)
}
