//! What a rule for repeats looks at.

use crate::coded::CodedEvent;
use crate::interaction::record::Interaction;
use crate::interaction::{Party, Who};
use crate::kind::facet::PartyRole;
use crate::ledger::SameMatter;
use crate::time::when::When;
use chrono::NaiveDateTime;
use std::borrow::Cow;
use std::fmt::Write;

/// A record of which several may be about one event.
pub trait Repeatable {
    /// The id of the row in its data set.
    fn id(&self) -> &str;

    /// When the event was, as this row has it.
    fn when(&self) -> &When;

    /// Who did what to whom, as a text that is equal for two rows of one event; with where, if both must be the same.
    fn matter(&self, same: SameMatter) -> String;

    /// The moment in which its story was first seen.
    fn seen(&self) -> Option<NaiveDateTime> {
        None
    }

    /// Where it was told: an address.
    fn source(&self) -> Option<&str> {
        None
    }

    /// Whether its count may be 0, as for a row that an earlier step found to be possibly the same event as another.
    fn is_possible(&self) -> bool {
        false
    }
}

impl Repeatable for CodedEvent {
    fn id(&self) -> &str {
        &self.id
    }

    fn when(&self) -> &When {
        &self.when
    }

    fn matter(&self, same: SameMatter) -> String {
        let mut sides = [self.from.to_vec(), self.to.to_vec()];
        for side in &mut sides {
            side.sort_unstable();
            side.dedup();
        }
        // A visit has no direction and a host: who was the guest matters.
        if self.mutual && self.host.is_none() {
            sides.sort();
        }
        let mut matter = String::new();
        for side in &sides {
            for actor in side {
                matter.push_str(actor.text());
                matter.push(' ');
            }
            matter.push(if self.mutual { '=' } else { '>' });
        }
        // OK because writing to a String does not fail.
        let _ = write!(matter, "{}", self.code);
        if same == SameMatter::ActAndPlace {
            matter.push('@');
            matter.extend(self.place.as_deref());
        }
        matter
    }

    fn seen(&self) -> Option<NaiveDateTime> {
        self.seen
    }

    fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    fn is_possible(&self) -> bool {
        self.possible
    }
}

impl Repeatable for Interaction {
    fn id(&self) -> &str {
        self.id()
    }

    fn when(&self) -> &When {
        self.when()
    }

    fn matter(&self, same: SameMatter) -> String {
        let mut parties: Vec<String> = self
            .parties()
            .iter()
            .filter(|p| p.takes_part())
            .map(party)
            .collect();
        parties.sort_unstable();
        let mut matter = format!("{} {}", self.kind(), parties.join(" "));
        if same == SameMatter::ActAndPlace {
            matter.push('@');
            matter.extend(self.place());
        }
        matter
    }

    fn source(&self) -> Option<&str> {
        self.source()
    }

    fn is_possible(&self) -> bool {
        self.count().lo() == 0
    }
}

/// A party with the direction of what it does, and without other roles: who was host in one row may be participant in another.
fn party(party: &Party) -> String {
    let who: Cow<'_, str> = match party.who() {
        Who::Actor(actor) => actor.text().into(),
        Who::Named(name) => name.to_lowercase().into(),
        _ => "?".into(),
    };
    match party.role() {
        PartyRole::Sender | PartyRole::Target => format!("{who}:{}", party.role()),
        _ => who.into_owned(),
    }
}
