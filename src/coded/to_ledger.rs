//! From coded events to interactions and a ledger.

use super::{CodedEvent, EventCode};
use crate::code::MappedKind;
use crate::count::Count;
use crate::error::Result;
use crate::interaction::Party;
use crate::interaction::record::{Facets, Interaction};
use crate::kind::facet::PartyRole;
use crate::ledger::Ledger;
use crate::state::actor::Actor;
use crate::time::coverage::Coverage;
use std::collections::BTreeMap;
use std::fmt;

/// Why a coded event is not counted as an interaction of states.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum NotInteraction {
    /// It does not name two different actors of the table.
    WithoutTwoStates,
    /// No kind stands for its code.
    NoKind,
    /// Several kinds may stand for its code, and no count of any of them can come from it.
    SeveralKinds,
}

impl fmt::Display for NotInteraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WithoutTwoStates => "without two states",
            Self::NoKind => "of no kind of interaction",
            Self::SeveralKinds => "of one of several kinds",
        })
    }
}

impl CodedEvent {
    /// The event as an [`Interaction`]: the kind of its code, sender and target where it is directed, the
    /// [soil](crate::interaction::Facets::soil) that its row tells, its code and the root above it as tags (`cameo:042`, `cameo:04`), and the
    /// event that it is a phase of; it counts as [often](Self::count) as the event does.
    ///
    /// # Errors
    /// Why it is no interaction of states.
    ///
    /// # Examples
    /// ```
    /// use interstate::coded::{CodedEvent, EventCode, NotInteraction};
    /// use interstate::{InteractionKind, State};
    ///
    /// let event = |code: &str| CodedEvent::new("7", "2024-05-02".parse()?, EventCode::Cameo(code.parse()?), [State::CHN], [State::RUS]);
    /// let call = event("041")?.interaction();
    /// assert_eq!(call.map(|call| call.kind()), Ok(InteractionKind::Call));
    /// // CAMEO has one code for exercises, patrols, staff talks and more.
    /// assert_eq!(event("062")?.interaction(), Err(NotInteraction::SeveralKinds));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn interaction(&self) -> std::result::Result<Interaction, NotInteraction> {
        if self.dyads().next().is_none() {
            return Err(NotInteraction::WithoutTwoStates);
        }
        let kind = match self.code.mapped() {
            MappedKind::Same(kind) | MappedKind::Coarser(kind) => kind,
            MappedKind::OneOf(_) => return Err(NotInteraction::SeveralKinds),
            MappedKind::Nothing => return Err(NotInteraction::NoKind),
        };
        let tags = [Some(self.code.to_string()), self.code.above()];
        // OK because an id is never empty and the parties are told apart.
        let mut interaction = Interaction::new(&*self.id, kind, self.when.clone(), self.parties())
            .map_err(|_| NotInteraction::WithoutTwoStates)?
            .with_tags(tags.into_iter().flatten());
        let count = self.count();
        if count != Count::exact(1) {
            interaction = interaction.with_count(count);
        }
        if let Some(phase_of) = &self.phase_of {
            interaction = interaction.with_phase_of(phase_of.clone());
        }
        if let Some(soil) = self.soil {
            interaction = interaction.with_facets(Facets::default().with_soil(soil));
        }
        if let Some(place) = &self.place {
            interaction = interaction.with_place(place.clone());
        }
        if let Some(source) = &self.source {
            interaction = interaction.with_source(source.clone());
        }
        Ok(interaction)
    }

    /// Each actor once. Where one stands on both sides, no role can be right for it: then there are none.
    fn parties(&self) -> Vec<Party> {
        let both = self.from.iter().any(|actor| self.to.contains(actor));
        let role = |role| {
            if self.mutual || both {
                PartyRole::Participant
            } else {
                role
            }
        };
        let side = |actors: &[Actor], as_role: PartyRole| {
            let parties = actors.iter().map(|&actor| match self.host {
                Some(host) if host == actor => Party::new(actor).with_role(PartyRole::Host),
                _ => Party::new(actor).with_role(role(as_role)),
            });
            parties.collect::<Vec<_>>()
        };
        let mut parties = side(&self.from, PartyRole::Sender);
        parties.extend(side(&self.to, PartyRole::Target));
        let mut seen: Vec<Actor> = Vec::new();
        parties.retain(|party| {
            let new = party.actor().is_some_and(|actor| !seen.contains(&actor));
            seen.extend(party.actor());
            new
        });
        parties
    }
}

/// The number of coded events that are not in a ledger made from them, by reason and code.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct NotInLedger(BTreeMap<(NotInteraction, EventCode), u64>);

impl NotInLedger {
    /// The number of events for each reason and code.
    pub fn iter(&self) -> impl Iterator<Item = (NotInteraction, EventCode, u64)> {
        self.0
            .iter()
            .map(|(&(left, code), &events)| (left, code, events))
    }

    /// The number of events left out for one reason.
    #[must_use]
    pub fn events(&self, why: NotInteraction) -> u64 {
        self.iter()
            .filter(|(left, ..)| *left == why)
            .map(|(.., events)| events)
            .sum()
    }
}

impl fmt::Display for NotInLedger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for why in [
            NotInteraction::WithoutTwoStates,
            NotInteraction::NoKind,
            NotInteraction::SeveralKinds,
        ] {
            let events = self.events(why);
            if events > 0 {
                writeln!(f, "left: {events} {why}")?;
            }
        }
        Ok(())
    }
}

/// A ledger of those coded events that are interactions of states, and an account of the others. Of rows that its reader rejected it does
/// not know: add them by [`Ledger::with_unread`].
///
/// # Errors
/// Two events of one id: see [`Repeats::OneAnId`](crate::dedup::Repeats::OneAnId).
///
/// # Examples
/// ```
/// use interstate::coded::{self, CodedEvent, EventCode};
/// use interstate::{Coverage, Period, State};
///
/// let event = |id: &str, code: &str| CodedEvent::new(id, "2024-05-02".parse()?, EventCode::Cameo(code.parse()?), [State::CHN], [State::RUS]);
/// let events = [event("1", "041")?, event("2", "062")?, event("3", "141")?];
/// let (ledger, left) = coded::to_ledger(&events, Coverage::full(Period::year(2024)?))?;
/// assert_eq!(ledger.len(), 1);
/// assert_eq!(left.to_string(), "left: 1 of no kind of interaction\nleft: 1 of one of several kinds\n");
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn to_ledger<'a>(
    events: impl IntoIterator<Item = &'a CodedEvent>,
    coverage: Coverage,
) -> Result<(Ledger, NotInLedger)> {
    let mut left = NotInLedger::default();
    let mut rows = Vec::new();
    for event in events {
        match event.interaction() {
            Ok(interaction) => rows.push(interaction),
            Err(why) => *left.0.entry((why, event.code)).or_default() += 1,
        }
    }
    Ok((Ledger::new(rows, coverage)?, left))
}
