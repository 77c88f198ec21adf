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
    #[error("no list of counting rules: {why}")]
    NoRules { why: Box<str> },
    #[error("the rule {name:?} is not stated by its source, so it cannot count records")]
    Unstated { name: Box<str> },
}
