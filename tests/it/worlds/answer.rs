//! What is answered to a question, by whoever is asked.

use super::case::Case;
use super::case::Question;
use interstate::claim::Verdict;
use interstate::trend::ClassSet;
use std::fmt;

/// The least and the greatest count; `None` where there is no greatest.
pub(super) type Bounds = (u64, Option<u64>);

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Answer {
    Count(Bounds),
    Cells(Vec<Option<Bounds>>),
    NotCovered,
    /// The least and the greatest ratio: infinite where it is something over nothing, no number where it is nothing over nothing.
    Ratio(f64, f64),
    Classes(ClassSet),
    Verdict(Verdict),
    /// An answer that says of itself that it may be wider than need be.
    Loose(Box<Answer>),
    Refused(String),
}

impl Answer {
    /// The same answer, which says of itself whether it is sharp.
    pub(super) fn if_sharp(self, sharp: bool) -> Self {
        if sharp {
            self
        } else {
            Self::Loose(Box::new(self))
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |count: &Bounds| match *count {
            (lo, Some(hi)) if lo == hi => lo.to_string(),
            (lo, Some(hi)) => format!("{lo}-{hi}"),
            (lo, None) => format!("{lo}+"),
        };
        match self {
            Self::Count(bounds) => f.write_str(&count(bounds)),
            Self::Cells(cells) => {
                let cells = cells.iter();
                let cells =
                    cells.map(|c| c.as_ref().map_or_else(|| "not covered".to_owned(), count));
                f.write_str(&cells.collect::<Vec<_>>().join(", "))
            }
            Self::NotCovered => f.write_str("not covered"),
            Self::Ratio(lo, hi) => write!(f, "ratio {lo} to {hi}"),
            Self::Classes(classes) => write!(f, "{classes}"),
            Self::Verdict(verdict) => write!(f, "{verdict}"),
            Self::Loose(answer) => write!(f, "{answer}, not sharp"),
            Self::Refused(message) => write!(f, "refused: {message}"),
        }
    }
}

/// Somebody who answers questions about ledgers: the crate, or something that answers as a broken crate would.
pub(super) trait Subject {
    /// Reads a case once and answers all that is asked about it.
    fn read<'a>(&'a self, case: &'a Case) -> Box<dyn Fn(&Question) -> Answer + 'a>;
}
