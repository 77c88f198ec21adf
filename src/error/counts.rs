//! Messages about tables of counts.

use super::category::ErrorCategory;
use super::clip::{Found, Said};

#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum Counts {
    #[error("two tables with different cells cannot be merged")]
    TwoPartitions,
    #[error(
        "{period} is no run of whole cells of the table; give it an edge at each edge of the period"
    )]
    NotCells { period: Said },
    #[error("{day} is no edge of a cell of the table; give it one there")]
    NoEdge { day: chrono::NaiveDate },
    #[error("the source covers {coverage}; over {period} the answer is unknown")]
    NotCovered { period: Said, coverage: Said },
    #[error("tallies {differs} cannot be merged")]
    TwoGrids { differs: &'static str },
    #[error("the tally has no group {found:?}; it has {known}")]
    NoGroup { found: Found, known: Said },
    #[error("the tally counts pairs without a direction; expected directed pairs")]
    Undirected,
    #[error("{pair} is no pair of this tally: two different actors, the undirected in order")]
    NoPair { pair: Said },
    #[error("{pair} has {count} in group {group:?}, period {cell}: no such cell, or nothing in it")]
    NoCell {
        pair: Said,
        group: Found,
        cell: usize,
        count: u64,
    },
    #[error("{found} groups of codes; a grid has at most {most}")]
    TooManyGroups { found: usize, most: usize },
    #[error("two groups of codes are named {name:?}; expected one, with the codes of both")]
    GroupTwice { name: Found },
    #[error("a query cannot say exactly: {step} ({why})")]
    NotInSql { step: Said, why: &'static str },
    #[error(
        "{found:?} is no name of a table or column: nothing, or a quote, a backslash or a control character in it"
    )]
    PlanName { found: Found },
    #[error("the result was counted by another plan: {found:?}, expected {expected}")]
    OtherPlan { found: Found, expected: Said },
    #[error("the parts were counted by two plans: {one} and {other}")]
    TwoPlans { one: Found, other: Found },
    #[error("{found:?}, expected {expected}")]
    PlanCell {
        found: Found,
        expected: &'static str,
    },
    #[error("the same cell or fate stands in a line before")]
    CellTwice,
    #[error(
        "the lines account for {told} rows and the source has {rows_in}: the result was cut, or counted from other rows"
    )]
    RowsDiffer { told: u64, rows_in: u64 },
    #[error("the result is no table of the plan's columns: {why}")]
    NoResult { why: Said },
    #[error("a provenance without a word for the engine or the source")]
    NoProvenance,
    #[error("more than 2^63 events")]
    TooMany,
    #[error("more than 2^64 rows that were not read")]
    TooManyUnread,
}

impl Counts {
    pub(super) fn category(&self) -> ErrorCategory {
        match self {
            Self::NoGroup { .. } | Self::GroupTwice { .. } | Self::PlanName { .. } => {
                ErrorCategory::Word
            }
            Self::NotCells { .. } | Self::NoEdge { .. } => ErrorCategory::Date,
            Self::NotCovered { .. } => ErrorCategory::Coverage,
            Self::TwoPartitions
            | Self::TwoGrids { .. }
            | Self::Undirected
            | Self::NotInSql { .. }
            | Self::OtherPlan { .. }
            | Self::TwoPlans { .. } => ErrorCategory::Rule,
            Self::NoPair { .. }
            | Self::NoCell { .. }
            | Self::PlanCell { .. }
            | Self::CellTwice
            | Self::NoProvenance => ErrorCategory::Record,
            Self::NoResult { .. } => ErrorCategory::File,
            Self::TooMany
            | Self::RowsDiffer { .. }
            | Self::TooManyUnread
            | Self::TooManyGroups { .. } => ErrorCategory::Count,
        }
    }
}
