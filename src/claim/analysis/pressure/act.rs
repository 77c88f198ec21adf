//! One act of pressure.

use super::window::{Response, ResponseWindow};
use crate::error::Result;
use crate::interaction::Party;
use crate::kind::facet::PartyRole;
use crate::kind::interaction_kind::InteractionKind;
use crate::rule::Occurrence;
use crate::time::CalendarStep;
use crate::time::coverage::Coverage;
use crate::time::truth::Truth;
use chrono::NaiveDate;

/// One act of pressure, with cooperation before and after it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct PressureAct {
    id: Box<str>,
    instrument: InteractionKind,
    senders: Vec<Box<str>>,
    first_day: NaiveDate,
    last_day: NaiveDate,
    certain: Truth,
    pub(super) responses: Vec<Response>,
}

impl PressureAct {
    /// With its windows, not counted yet; nothing where its first or its last possible day is not known.
    pub(super) fn of(
        one: &Occurrence<'_>,
        lengths: &[CalendarStep],
        coverage: &Coverage,
    ) -> Result<Option<Self>> {
        let start = one.when().start();
        let (Some(first_day), Some(last_day), Some(row)) =
            (start.first(), start.last(), one.rows().next())
        else {
            return Ok(None);
        };
        let around = |length| Response::around(length, first_day, last_day, coverage);
        let responses = lengths.iter().copied().map(around);
        let senders = row.parties().iter();
        let senders = senders.filter(|party| party.role() == PartyRole::Sender);
        Ok(Some(Self {
            id: row.id().into(),
            instrument: row.kind(),
            senders: senders.map(|party| sender(party).into()).collect(),
            first_day,
            last_day,
            certain: one.count().reaches(1),
            responses: responses.collect::<Result<_>>()?,
        }))
    }

    pub(super) fn windows(&self) -> impl Iterator<Item = &ResponseWindow> {
        let responses = self.responses.iter();
        responses.flat_map(|one| [one.before(), one.after()])
    }

    /// The id of the act's record; for phases of one act, that of the first.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The kind of pressure.
    #[must_use]
    pub fn instrument(&self) -> InteractionKind {
        self.instrument
    }

    /// The senders of the pressure: codes of actors, names in double quotes, `?` for a party that is not known.
    pub fn senders(&self) -> impl Iterator<Item = &str> {
        self.senders.iter().map(|sender| &**sender)
    }

    /// The first and the last day on which the act may have begun.
    #[must_use]
    pub fn days(&self) -> (NaiveDate, NaiveDate) {
        (self.first_day, self.last_day)
    }

    /// Whether the act certainly took place.
    #[must_use]
    pub fn is_certain(&self) -> Truth {
        self.certain
    }

    /// Cooperation before and after the act, for each length of the windows.
    #[must_use]
    pub fn responses(&self) -> &[Response] {
        &self.responses
    }
}

/// Who presses, without the role and the side.
fn sender(party: &Party) -> String {
    let alone = party
        .clone()
        .with_role(PartyRole::default())
        .with_side(None);
    alone.to_string()
}
