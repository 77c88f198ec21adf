//! Messages about records and ledgers.

#[derive(Debug, thiserror::Error)]
pub(crate) enum Records {
    #[error("an interaction needs an id; found an empty one")]
    EmptyId,
    #[error(
        "{found:?} holds U+{mark:04X}, which nobody sees; expected text that looks different where it is different"
    )]
    HiddenMark { found: Box<str>, mark: u32 },
    #[error("a party is named by nothing; write \"?\" for one that is not known")]
    NoName,
    #[error("interaction {id:?} names no party; name at least 1, or \"?\" for an unknown one")]
    NoParty { id: Box<str> },
    #[error("interaction {id:?} names {who} twice among its parties")]
    PartyTwice { id: Box<str>, who: Box<str> },
    #[error("party {found:?} opens a quote and does not close it")]
    OpenQuote { found: Box<str> },
    #[error("found {found:?} after the party's name; expected \":role\" or \"@side\"")]
    AfterName { found: Box<str> },
    #[error(
        "{found:?} does not say what it has to do with which conflict; expected \"conflict=relation\""
    )]
    NoRelation { found: Box<str> },
    #[error("{found:?} is not a name: expected some text without {marks}")]
    NotAName {
        found: Box<str>,
        marks: &'static str,
    },
    #[error("{found:?} is not a person; expected \"name (actor, rank)\"")]
    NotAPerson { found: Box<str> },
    #[error("{found:?} is not a quantity; expected \"bombers=2\"")]
    NotAQuantity { found: Box<str> },
    #[error("id {id:?} stands twice in the ledger; ids are unique")]
    IdTwice { id: Box<str> },
    #[error("id {id:?} stands in both ledgers with different records")]
    IdDiffers { id: Box<str> },
    #[error("interaction {id:?} has {link} {found:?}, which is no id of the ledger")]
    Dangling {
        id: Box<str>,
        link: &'static str,
        found: Box<str>,
    },
    /// A record that is part of itself, or answers itself, or is its own framework.
    #[error("interaction {id:?} {leads}")]
    LeadsToItself { id: Box<str>, leads: &'static str },
}
