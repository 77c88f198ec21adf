//! The pairs of states in one interaction.

use super::record::Interaction;
use super::{Party, Who};
use crate::kind::facet::{PartyRole, PartySide};
use crate::state::actor::Actor;
use crate::state::dyad::{DirectedDyad, Dyad};

impl Interaction {
    /// The actors that take part: hosts, participants, senders and targets.
    pub fn actors(&self) -> impl Iterator<Item = Actor> {
        self.parties()
            .iter()
            .filter(|p| p.takes_part())
            .filter_map(Party::actor)
    }

    /// Whether an actor takes part: as host, participant, sender or target.
    #[must_use]
    pub fn takes_part(&self, actor: impl Into<Actor>) -> bool {
        let actor = actor.into();
        self.actors().any(|a| a == actor)
    }

    /// Whether a party that is not known took part, so that a dyad of any other party with anyone is possible.
    #[must_use]
    pub fn has_unknown_party(&self) -> bool {
        self.parties()
            .iter()
            .any(|p| p.takes_part() && *p.who() == Who::Unknown)
    }

    /// Whether the interaction is directed, from a sender to a target.
    #[must_use]
    pub fn is_directed(&self) -> bool {
        self.parties()
            .iter()
            .any(|p| matches!(p.role(), PartyRole::Sender | PartyRole::Target))
    }

    /// The undirected pairs of the interaction: n(n−1)/2 of n participants; where there are two sides, or senders and targets, only pairs
    /// across.
    pub fn dyads(&self) -> impl Iterator<Item = Dyad> {
        // A pair of one actor with itself is none.
        self.pairs().filter_map(|(a, b)| Dyad::new(a, b).ok())
    }

    /// The directed pairs of the interaction: from each sender to each target; a mutual act (no sender, no target) counts both ways.
    pub fn directed_dyads(&self) -> impl Iterator<Item = DirectedDyad> {
        let mutual = !self.is_directed();
        self.pairs().flat_map(move |(from, to)| {
            let there = DirectedDyad::new(from, to).ok();
            let back = DirectedDyad::new(to, from).ok().filter(|_| mutual);
            there.into_iter().chain(back)
        })
    }

    /// Whether this may be one of the pairs if a party that is not known is one of the two. A pair that is there for sure may not:
    /// who is named is not the unknown one.
    pub(crate) fn may_be_pair(&self, from: Actor, to: Actor) -> bool {
        let may_be = |party: &Party, actor: Actor| match *party.who() {
            Who::Unknown => !self.takes_part(actor),
            _ => party.actor() == Some(actor),
        };
        self.pairs_of_parties().any(|(a, b)| {
            (*a.who() == Who::Unknown || *b.who() == Who::Unknown)
                && may_be(a, from)
                && may_be(b, to)
        })
    }

    /// Each pair of actors once; from sender to target where it is directed.
    fn pairs(&self) -> impl Iterator<Item = (Actor, Actor)> {
        self.pairs_of_parties()
            .filter_map(|(a, b)| Some((a.actor()?, b.actor()?)))
    }

    /// Each pair of parties once, known or not; from sender to target where it is directed.
    fn pairs_of_parties(&self) -> impl Iterator<Item = (&Party, &Party)> {
        let directed = self.is_directed();
        let sided = self.parties().iter().any(|p| p.side().is_some());
        let taking_part = || {
            self.parties()
                .iter()
                .enumerate()
                .filter(|(_, p)| p.takes_part())
        };
        taking_part().flat_map(move |(i, a)| {
            taking_part().filter_map(move |(j, b)| {
                let pair = if directed {
                    a.role() == PartyRole::Sender && b.role() == PartyRole::Target
                } else if sided {
                    a.side() == Some(PartySide::A) && b.side() == Some(PartySide::B)
                } else {
                    i < j
                };
                pair.then_some((a, b))
            })
        })
    }
}
