//! Programmes by their keys, as regimes.

use crate::error::{Result, lists::Lists};
use crate::sanction::{
    Issuer, Measures, Programme, ProgrammeList, ProgrammeReading, SanctionRegime,
};
use crate::state::CodeScheme;
use crate::state::actor::{Actor, State};
use crate::time::partial_date::PartialDate;
use crate::time::when::{Finish, When};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::Arc;

/// A programme that some sanction names.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) regime: Arc<SanctionRegime>,
    /// What it forbids, where the crate's table has it.
    pub(super) measures: Measures,
    /// Whether the crate's table has it.
    pub(super) is_known: bool,
}

/// The country that a programme is of, none where its key tells the issuer, and its place.
type OfCountry = (Option<Box<str>>, usize);

/// The programmes of a file, each once.
#[derive(Debug)]
pub(super) struct Programmes {
    day: NaiveDate,
    reading: ProgrammeReading,
    /// By its key.
    at: HashMap<Box<str>, Vec<OfCountry>>,
    all: Vec<Named>,
    /// The crate's table, by the ids of regimes.
    table: HashMap<String, Programme<'static>>,
}

impl Programmes {
    pub(super) fn new(day: NaiveDate, reading: ProgrammeReading) -> Self {
        let known = ProgrammeList::ALL
            .iter()
            .flat_map(|list| Programme::all(*list));
        let mut table = HashMap::new();
        for programme in known {
            table
                .entry(programme.regime_id().into_owned())
                .or_insert(programme);
        }
        Self {
            day,
            reading,
            at: HashMap::new(),
            all: Vec::new(),
            table,
        }
    }

    /// The place of a programme.
    ///
    /// # Errors
    /// One whose issuer neither its key nor the country tells; one that makes no id.
    pub(super) fn place(&mut self, key: &str, country: &str) -> Result<usize> {
        let known = self.at.get(key).into_iter().flatten();
        let mut known = known.filter(|(of, _)| of.as_deref().is_none_or(|of| of == country));
        if let Some((_, place)) = known.next() {
            return Ok(*place);
        }
        let by_key = self.issuer(key.split_once('-').map_or("", |(issuer, _)| issuer));
        let issuer = by_key.or_else(|| self.issuer(&country.to_uppercase()));
        let issuer = issuer.ok_or(Lists::Lacks {
            what: "country",
            within: "Sanction",
        })?;
        let known = self.table.get(key).copied();
        let regime = if let Some(programme) = known {
            programme.regime(self.reading, self.day)?
        } else {
            let since = PartialDate::between(None, Some(self.day))?;
            let seen_until = self.day;
            let held = When::lasting(since, Finish::Ongoing { seen_until })?;
            let id = match by_key {
                Some(_) => key.to_owned(),
                None => format!("{}-{key}", country.to_uppercase()),
            };
            SanctionRegime::new(id, issuer, held)?
        };
        let named = Named {
            regime: Arc::new(regime),
            measures: known.map_or(Measures::NONE, Programme::measures),
            is_known: known.is_some(),
        };
        let place = self.all.len();
        self.all.push(named);
        let of = by_key.is_none().then(|| country.into());
        self.at.entry(key.into()).or_default().push((of, place));
        Ok(place)
    }

    pub(super) fn get(&self, place: usize) -> Option<&Named> {
        self.all.get(place)
    }

    /// Who the letters of a country or of an organisation stand for.
    fn issuer(&self, letters: &str) -> Option<Issuer> {
        Some(match letters {
            "EU" => Issuer::EU,
            "UN" => Issuer::UN,
            _ => {
                let state = State::from_code(CodeScheme::Iso2Extended, letters, self.day).ok()?;
                Issuer::new(Actor::from(state))
            }
        })
    }
}
