//! Kinds of trouble, for code that must choose.

/// The kind of trouble that an [`Error`](crate::Error) reports, for code that must choose what to do next.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ErrorCategory {
    /// A word that is not in the crate's vocabulary (a kind, a setting, a rule).
    Word,
    /// A date, a period or a span of days that cannot exist.
    Date,
    /// A number of things that cannot exist, or that does not fit.
    Count,
    /// A state, organisation or code that is unknown, ambiguous or not valid on that day.
    Code,
    /// A record that contradicts itself or the ledger that it stands in.
    Record,
    /// A file that cannot be opened or read, or whose layout is not the one expected.
    File,
    /// A counting rule, or two things counted under two rules.
    Rule,
    /// A question about days that the source does not cover.
    Coverage,
    /// A number outside the domain of a statistic, or too little data for it.
    Number,
}
