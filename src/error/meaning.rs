//! Messages about rules and duplicates.

use super::clip::{Found, Said};
#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum Meaning {
    #[error(
        "counts under two rules cannot be compared: {before} {what} {mine}, {after} {what} {theirs}"
    )]
    TwoRules {
        before: Said,
        after: Said,
        what: &'static str,
        mine: Said,
        theirs: Said,
    },
    #[error(
        "a selection nests deeper than {most} levels; name some of its parts by tags, or count by several rules"
    )]
    TooDeep { most: usize },
    #[error(
        "rule {rule} says of rows that {says}, and the ledger was made by: {made_by}; name that in the rule (with_reduction), or count the ledger of the rows"
    )]
    OtherReduction {
        rule: Said,
        says: Said,
        made_by: Said,
    },
    #[error(
        "the ledger was made of rows already, by: {before}; to apply {now:?}, start from the ledger of the rows"
    )]
    ReducedAlready { before: Said, now: Said },
    #[error(
        "the mentions were counted from a confidence of {counted} on, and the rule asks for {asked}"
    )]
    OtherMentions { counted: Said, asked: Said },
    #[error(
        "a ledger that was made by {rule:?} cannot be merged with another: repeats that stand in both would stay; merge first, reduce then"
    )]
    MergedAfter { rule: Said },
    #[error("rule {rule} is about {counted}, which a tally counted; it cannot count records")]
    OfATally { rule: Said, counted: Said },
    #[error("no list of counting rules: {why}")]
    NoRules { why: Said },
    #[error("the rule {name:?} is not stated by its source, so it cannot count records")]
    Unstated { name: Found },
}
