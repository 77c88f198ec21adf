//! Messages about tables of counts.

use super::Category;

#[derive(Debug, thiserror::Error)]
pub(crate) enum Counts {
    #[error("two tables with different cells cannot be merged")]
    TwoPartitions,
    #[error(
        "{period} is no run of whole cells of the table; give it an edge at each edge of the period"
    )]
    NotCells { period: Box<str> },
    #[error("the source covers {coverage}; over {period} the answer is unknown")]
    NotCovered {
        period: Box<str>,
        coverage: Box<str>,
    },
}

impl Counts {
    pub(crate) fn category(&self) -> Category {
        match self {
            Self::TwoPartitions => Category::Rule,
            Self::NotCells { .. } => Category::Date,
            Self::NotCovered { .. } => Category::Coverage,
        }
    }
}
