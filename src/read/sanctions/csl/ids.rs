//! The column `ids`: numbers of a party, and with them what the Treasury's remarks say of it.

use crate::read::Remark;
use crate::read::sanctions::draft::EntryDraft;
use crate::read::sanctions::ofac::facts::Facts;
use crate::read::sanctions::ofac::statement::{
    DayOf, english_day, is_of_register, is_subject_to_secondary, sector_directive,
};
use crate::sanction::{PlaceBasis, TargetIdentifier};
use crate::state::CodeScheme;
use crate::state::actor::State;
use crate::time::partial_date::PartialDate;
use chrono::NaiveDate;

/// A number of a party: its kind, the number, the country by its code.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Id {
    pub(super) kind: String,
    pub(super) number: String,
    pub(super) country: Option<String>,
}

impl Id {
    /// One as it stands in a cell: `CN, 91440300MA5XXXXX0A, Registration ID`, with its kind last and perhaps a country first.
    pub(super) fn of_cell(text: &str) -> Self {
        let text = text.trim();
        let (rest, kind) = text.rsplit_once(", ").unwrap_or(("", text));
        let country = rest
            .split_once(", ")
            .filter(|(code, _)| is_code(code))
            .map(|(code, number)| (code.to_owned(), number));
        match country {
            Some((code, number)) => Self {
                kind: kind.into(),
                number: number.into(),
                country: Some(code),
            },
            None => Self {
                kind: kind.into(),
                number: rest.into(),
                country: None,
            },
        }
    }

    /// Adds what it tells.
    pub(super) fn add_to(&self, draft: &mut EntryDraft, facts: &mut Facts, day: NaiveDate) {
        let kind = self.kind.trim();
        for (word, which) in [("Listing", DayOf::Listing), ("Effective", DayOf::Effect)] {
            let of = kind
                .strip_prefix(word)
                .and_then(|rest| rest.strip_prefix(" Date ("))
                .and_then(|rest| rest.split_once(')'));
            if let Some((of, _)) = of {
                let date = english_day(self.number.trim()).map(PartialDate::from);
                facts.directive_day(which, of, date, &self.number);
            }
        }
        match kind {
            "Secondary sanctions risk:" => facts.exposes_third_parties = true,
            "Additional Sanctions Information -" => {
                facts.exposes_third_parties |=
                    is_subject_to_secondary(&format!("{kind} {}", self.number));
            }
            "Executive Order 13662 Directive Determination -" => {
                match sector_directive(&self.number) {
                    Some(number) => facts.sector_directive(number),
                    None => draft.remark(Remark::UnmappedMeasure, "ids", self.number.as_str()),
                }
            }
            "Vessel Registration Identification" => {
                if let Some(number) = self.number.trim().strip_prefix("IMO ") {
                    facts.number(TargetIdentifier::imo(number), number);
                }
            }
            "Legal Entity Number" => {
                facts.number(TargetIdentifier::lei(&self.number), &self.number);
            }
            _ if is_of_register(kind) => {
                let mut state = None;
                if let Some(code) = &self.country {
                    draft.add_iso2(day, code, PlaceBasis::RegistrationNumber, "ids");
                    state = State::from_code(CodeScheme::Iso2Extended, code, day).ok();
                }
                let number = TargetIdentifier::registration(state, &self.number);
                facts.number(number, &self.number);
            }
            _ => {}
        }
    }
}

/// Whether a text has the form of a country's code.
pub(super) fn is_code(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase())
}
