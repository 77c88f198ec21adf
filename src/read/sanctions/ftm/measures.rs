//! What provisions in words forbid.

use crate::sanction::{Measure, Measures};

/// Words as issuers print them, in small letters, in the order of the letters.
const WORDS: [(&str, Measure); 71] = [
    ("aid suspension", Measure::AidSuspension),
    ("aircraft restrictions", Measure::TransportationRestrictions),
    ("arms embargo", Measure::ArmsEmbargo),
    ("arms export", Measure::ArmsRestrictions),
    ("arms exports", Measure::ArmsRestrictions),
    ("arms imports", Measure::ArmsRestrictions),
    ("arms procurement", Measure::ArmsRestrictions),
    ("arms restrictions", Measure::ArmsRestrictions),
    ("asset freeze", Measure::AssetFreeze),
    (
        "asset freeze and prohibition to make funds available",
        Measure::AssetFreeze,
    ),
    (
        "asset freeze and prohibition to satisfy claims",
        Measure::AssetFreeze,
    ),
    ("asset freezing", Measure::AssetFreeze),
    ("assets freeze", Measure::AssetFreeze),
    ("ban on entry", Measure::TravelBan),
    ("block", Measure::AssetFreeze),
    ("blocking", Measure::AssetFreeze),
    ("blocking of assets", Measure::AssetFreeze),
    ("capital markets", Measure::CapitalMarketBan),
    ("capital market restrictions", Measure::CapitalMarketBan),
    (
        "crew servicing of ships and aircraft",
        Measure::TransportationRestrictions,
    ),
    ("debarment", Measure::Debarment),
    ("deflag", Measure::TransportationRestrictions),
    (
        "director disqualification",
        Measure::DirectorDisqualification,
    ),
    (
        "director disqualification sanction",
        Measure::DirectorDisqualification,
    ),
    ("dual-use goods export", Measure::ExportControl),
    ("embargo on arms", Measure::ArmsEmbargo),
    ("entry ban", Measure::TravelBan),
    ("export control", Measure::ExportControl),
    ("export controls", Measure::ExportControl),
    ("export restrictions", Measure::ExportControl),
    ("financial restrictions", Measure::FinancialRestrictions),
    ("financial sanctions", Measure::FinancialRestrictions),
    (
        "flights, airports, aircrafts",
        Measure::TransportationRestrictions,
    ),
    ("freeze", Measure::AssetFreeze),
    ("freezing of assets", Measure::AssetFreeze),
    ("freezing of funds", Measure::AssetFreeze),
    (
        "freezing of funds and economic resources",
        Measure::AssetFreeze,
    ),
    ("import ban", Measure::ImportRestrictions),
    ("import restrictions", Measure::ImportRestrictions),
    ("inadmissibility", Measure::TravelBan),
    ("internet services", Measure::ServicesBan),
    ("internet services sanctions", Measure::ServicesBan),
    ("investment ban", Measure::InvestmentBan),
    ("investments", Measure::InvestmentBan),
    ("license requirement", Measure::ExportControl),
    ("ports and vessels", Measure::TransportationRestrictions),
    (
        "prevention of charter of ships",
        Measure::TransportationRestrictions,
    ),
    (
        "prevention of charter of ships and aircraft",
        Measure::TransportationRestrictions,
    ),
    ("prohibition of entry", Measure::TravelBan),
    (
        "prohibition of port entry",
        Measure::TransportationRestrictions,
    ),
    (
        "prohibition to satisfy claims",
        Measure::ProhibitionToSatisfyClaims,
    ),
    ("provision of services", Measure::ServicesBan),
    ("restrictions on admission", Measure::TravelBan),
    ("restrictions on services", Measure::ServicesBan),
    ("sectoral sanctions", Measure::SectoralSanctions),
    ("services ban", Measure::ServicesBan),
    ("swift ban", Measure::MessagingBan),
    ("targeted arms embargo", Measure::ArmsRestrictions),
    ("targeted financial sanction", Measure::AssetFreeze),
    ("targeted financial sanctions", Measure::AssetFreeze),
    (
        "technical assistance related to aircraft",
        Measure::TransportationRestrictions,
    ),
    ("transaction ban", Measure::TransactionBan),
    (
        "transportation restrictions",
        Measure::TransportationRestrictions,
    ),
    ("travel ban", Measure::TravelBan),
    ("travel bans", Measure::TravelBan),
    ("travel restrictions", Measure::TravelBan),
    ("trust services", Measure::ServicesBan),
    ("trust services sanctions", Measure::ServicesBan),
    ("vessel restrictions", Measure::TransportationRestrictions),
    ("visa ban", Measure::TravelBan),
    ("visa restrictions", Measure::TravelBan),
];

fn measure(word: &str) -> Option<Measure> {
    let word = word.trim().trim_end_matches('.');
    let mut words = WORDS.iter();
    let found = words.find(|(known, _)| known.eq_ignore_ascii_case(word));
    found.map(|(_, measure)| *measure)
}

/// The measures with those of a provision: a word of the table, or several with marks between them.
pub(super) fn of(text: &str, measures: Measures, unmapped: &mut Vec<Box<str>>) -> Measures {
    if let Some(measure) = measure(text) {
        return measures.with(measure);
    }
    let parts = text.split(['|', ';', ',', '/', '\n']);
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    let mut all = measures;
    for part in parts {
        if let Some(measure) = measure(part) {
            all = all.with(measure);
        } else {
            unmapped.push(part.into());
        }
    }
    all
}
