//! Messages about records and ledgers.

use super::clip::Found;
#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum Records {
    #[error("an interaction needs an id; found an empty one")]
    EmptyId,
    #[error(
        "{found:?} holds U+{mark:04X}, which nobody sees; expected text that looks different where it is different"
    )]
    HiddenMark { found: Found, mark: u32 },
    #[error("a party is named by nothing; write \"?\" for one that is not known")]
    NoName,
    #[error("interaction {id:?} names no party; name at least 1, or \"?\" for an unknown one")]
    NoParty { id: Found },
    #[error("interaction {id:?} names {who} twice among its parties")]
    PartyTwice { id: Found, who: Found },
    #[error("party {found:?} opens a quote and does not close it")]
    OpenQuote { found: Found },
    #[error("found {found:?} after the party's name; expected \":role\" or \"@side\"")]
    AfterName { found: Found },
    #[error(
        "{found:?} does not say what it has to do with which conflict; expected \"conflict=relation\""
    )]
    NoRelation { found: Found },
    #[error("{found:?} is not a name: expected some text without {marks}")]
    NotAName { found: Found, marks: &'static str },
    #[error("{found:?} is not a person; expected \"name (actor, rank)\"")]
    NotAPerson { found: Found },
    #[error("{found:?} is not a quantity; expected \"bombers=2\"")]
    NotAQuantity { found: Found },
    #[error("more than {most} records; a ledger takes no more")]
    TooMany { most: u32 },
    #[error("id {id:?} stands twice in the ledger; ids are unique")]
    IdTwice { id: Found },
    #[error("id {id:?} stands in both ledgers with different records")]
    IdDiffers { id: Found },
    #[error("interaction {id:?} has {link} {found:?}, which is no id of the ledger")]
    Dangling {
        id: Found,
        link: &'static str,
        found: Found,
    },
    /// A record that is part of itself, or answers itself, or is its own framework.
    #[error("interaction {id:?} {leads}")]
    LeadsToItself { id: Found, leads: &'static str },
}
