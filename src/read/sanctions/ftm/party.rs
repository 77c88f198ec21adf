//! Who is sanctioned.

use super::line::Line;
use super::programmes::Programmes;
use super::sanction::Sanction;
use crate::error::{Result, lists::Lists};
use crate::read::Remark;
use crate::read::sanctions::draft::EntryDraft;
use crate::sanction::{PlaceBasis, TargetIdentifier, TargetKind};
use chrono::NaiveDate;
use std::collections::HashSet;

/// A party, until its sanctions are known.
#[derive(Debug)]
pub(super) struct Party {
    pub(super) line: u64,
    pub(super) id: Box<str>,
    kind: TargetKind,
    name: Box<str>,
    /// Codes of countries in the order of the bases.
    places: Box<[(PlaceBasis, Box<str>)]>,
    numbers: Box<[TargetIdentifier]>,
}

/// What a party of a schema is; `None` of what is no party, such as an address.
pub(super) fn kind(schema: &str) -> Option<TargetKind> {
    Some(match schema {
        "Person" => TargetKind::Person,
        "Organization" | "Company" | "LegalEntity" | "PublicBody" => TargetKind::Entity,
        "Vessel" => TargetKind::Vessel,
        "Airplane" => TargetKind::Aircraft,
        "CryptoWallet" => TargetKind::Wallet,
        "Asset" | "Security" | "RealEstate" | "Vehicle" => TargetKind::Asset,
        _ => return None,
    })
}

impl Party {
    /// Numbers that are none are left.
    pub(super) fn of(line: Line<'_>, number: u64, kind: TargetKind) -> Self {
        let bases = [
            (PlaceBasis::Registered, &line.jurisdiction),
            (PlaceBasis::Address, &line.country),
            (PlaceBasis::Nationality, &line.nationality),
            (PlaceBasis::Flag, &line.flag),
        ];
        let places = bases.into_iter().flat_map(|(basis, codes)| {
            codes
                .iter()
                .map(move |code| (basis, code.to_uppercase().into_boxed_str()))
        });
        let ships = line.imo.iter().map(|text| TargetIdentifier::imo(text));
        let firms = line.lei.iter().map(|text| TargetIdentifier::lei(text));
        let registered = line.registration.iter();
        let registered = registered.map(|text| TargetIdentifier::registration(None, text));
        let numbers = ships.chain(firms).chain(registered);
        Self {
            line: number,
            kind,
            name: line.caption.into(),
            places: places.collect(),
            numbers: numbers.filter_map(Result::ok).collect(),
            id: line.id.into(),
        }
    }

    /// The entry, with a listing for each programme of each sanction.
    ///
    /// # Errors
    /// A sanction that stands twice.
    pub(super) fn draft(
        self,
        sanctions: Vec<Sanction>,
        list_day: NaiveDate,
        programmes: &Programmes,
    ) -> Result<EntryDraft> {
        let mut entry = EntryDraft::new(self.id);
        entry.kind = self.kind;
        entry.name = self.name.into();
        for (basis, code) in &self.places {
            entry.add_iso2(list_day, code, *basis, "country");
            if *basis == PlaceBasis::Address {
                entry.remark(Remark::UncertainBasis, "country", &**code);
            }
        }
        entry.identifiers.extend(self.numbers);
        let mut ids = HashSet::new();
        for sanction in &sanctions {
            if !ids.insert(&*sanction.id) {
                let id = (&*sanction.id).into();
                return Err(Lists::EntryTwice {
                    id,
                    first: sanction.line,
                }
                .into());
            }
        }
        for sanction in sanctions {
            sanction.add_to(&mut entry, programmes);
        }
        Ok(entry)
    }
}
