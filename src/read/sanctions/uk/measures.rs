//! What the list of the United Kingdom calls its measures.

use crate::sanction::Measure;

/// Words as they are printed, in small letters, and as the names of indicators in XML have them, with what they forbid.
const WORDS: [(&str, &str, Measure); 19] = [
    ("asset freeze", "AssetFreeze", Measure::AssetFreeze),
    ("arms embargo", "ArmsEmbargo", Measure::ArmsEmbargo),
    (
        "targeted arms embargo",
        "TargetedArmsEmbargo",
        Measure::ArmsRestrictions,
    ),
    (
        "chartering of ships",
        "CharteringOfShips",
        Measure::TransportationRestrictions,
    ),
    (
        "crew servicing of ships and aircraft",
        "CrewServicingOfShipsAndAircraft",
        Measure::TransportationRestrictions,
    ),
    ("deflag", "Deflag", Measure::TransportationRestrictions),
    (
        "prohibition of port entry",
        "ProhibitionOfPortEntry",
        Measure::TransportationRestrictions,
    ),
    ("travel ban", "TravelBan", Measure::TravelBan),
    (
        "prevention of charter of ships",
        "PreventionOfCharteringOfShips",
        Measure::TransportationRestrictions,
    ),
    (
        "prevention of chartering of ships",
        "PreventionOfCharteringOfShips",
        Measure::TransportationRestrictions,
    ),
    (
        "prevention of charter of ships and aircraft",
        "PreventionOfCharteringOfShipsAndAircraft",
        Measure::TransportationRestrictions,
    ),
    (
        "prevention of chartering of ships and aircraft",
        "PreventionOfCharteringOfShipsAndAircraft",
        Measure::TransportationRestrictions,
    ),
    (
        "technical assistance related to aircraft",
        "TechnicalAssistanceRelatedToAircraft",
        Measure::TransportationRestrictions,
    ),
    (
        "trust services sanctions",
        "TrustServicesSanctions",
        Measure::ServicesBan,
    ),
    (
        "trust services",
        "TrustServicesSanctions",
        Measure::ServicesBan,
    ),
    (
        "internet services sanctions",
        "InternetServicesSanctions",
        Measure::ServicesBan,
    ),
    (
        "internet services",
        "InternetServicesSanctions",
        Measure::ServicesBan,
    ),
    (
        "director disqualification sanction",
        "DirectorDisqualificationSanction",
        Measure::DirectorDisqualification,
    ),
    (
        "director disqualification",
        "DirectorDisqualificationSanction",
        Measure::DirectorDisqualification,
    ),
];

/// The measure of a word as it is printed.
pub(super) fn printed(word: &str) -> Option<Measure> {
    let word = word.to_lowercase();
    let found = WORDS.iter().find(|(printed, ..)| *printed == word);
    found.map(|(.., measure)| *measure)
}

/// The measure of an indicator, by the name of its element.
pub(super) fn indicated(name: &str) -> Option<Measure> {
    let found = WORDS.iter().find(|(_, indicator, _)| *indicator == name);
    found.map(|(.., measure)| *measure)
}
