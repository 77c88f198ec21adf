//! The measures of a set, by the words of its text.

use crate::sanction::{Measure, Measures};

/// Words in lower case, and what a set that has them forbids. The texts name articles of an ordinance and what these are about.
const WORDS: [(&str, Measure); 15] = [
    ("named individuals and entities", Measure::AssetFreeze),
    ("financial sanctions", Measure::AssetFreeze),
    ("freez", Measure::AssetFreeze),
    ("money and capital market", Measure::CapitalMarketBan),
    ("travel ban", Measure::TravelBan),
    ("entry and transit", Measure::TravelBan),
    ("entry into and transit", Measure::TravelBan),
    ("vessel", Measure::TransportationRestrictions),
    ("aircraft", Measure::TransportationRestrictions),
    ("transactions with", Measure::TransactionBan),
    ("financial messaging", Measure::MessagingBan),
    ("dual-use", Measure::ExportControl),
    ("military end-user", Measure::ExportControl),
    ("military equipment", Measure::ArmsRestrictions),
    ("broadcast", Measure::ServicesBan),
];

/// What the text of a set forbids.
#[derive(Clone, Copy, Debug)]
pub(super) struct OfSet {
    pub(super) measures: Measures,
    /// Whether a word of the table stands in it.
    pub(super) is_told: bool,
}

pub(super) fn of(text: &str) -> OfSet {
    let text = text.to_lowercase();
    let told: Measures = WORDS
        .iter()
        .filter(|(word, _)| text.contains(word))
        .map(|(_, measure)| *measure)
        .collect();
    let is_told = !told.is_empty();
    OfSet {
        measures: if is_told {
            told
        } else {
            Measure::NotTold.into()
        },
        is_told,
    }
}
