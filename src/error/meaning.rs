//! Messages about rules and duplicates.

#[derive(Debug, thiserror::Error)]
pub(crate) enum Meaning {
    #[error(
        "counts under two rules cannot be compared: {before} {what} {mine}, {after} {what} {theirs}"
    )]
    TwoRules {
        before: Box<str>,
        after: Box<str>,
        what: &'static str,
        mine: Box<str>,
        theirs: Box<str>,
    },
    #[error(
        "a selection nests deeper than {most} levels; name some of its parts by tags, or count by several rules"
    )]
    TooDeep { most: usize },
    #[error(
        "rule {rule} says of reports that {says}, and the ledger was made by: {made_by}; name that in the rule (of_events_by), or count the ledger of the reports"
    )]
    OtherReduction {
        rule: Box<str>,
        says: Box<str>,
        made_by: Box<str>,
    },
    #[error(
        "the ledger was made of reports already, by: {before}; to apply {now:?}, start from the ledger of the reports"
    )]
    ReducedAlready { before: Box<str>, now: Box<str> },
    #[error(
        "a ledger that was made by {rule:?} cannot be merged with another: repeats that stand in both would stay; merge first, reduce then"
    )]
    MergedAfter { rule: Box<str> },
    #[error("rule {rule} is about {counted}, which a tally counted; it cannot count records")]
    OfATally { rule: Box<str>, counted: Box<str> },
    #[error("no list of counting rules: {why}")]
    NoRules { why: Box<str> },
    #[error("the rule {name:?} is not stated by its source, so it cannot count records")]
    Unstated { name: Box<str> },
}
