//! Messages about ratios, trends and claims.

use super::category::ErrorCategory;
use super::clip::{Found, Said};

#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum Answers {
    #[error("a ratio needs one thing on both sides; found {before} before and {after} after")]
    TwoThings { before: Said, after: Said },
    #[error(
        "the periods {before} and {after} share the days {shared}; a ratio needs periods without shared days"
    )]
    SharedDays {
        before: Said,
        after: Said,
        shared: Said,
    },
    #[error(
        "the period {after} given as after starts before {before}; give the earlier period first"
    )]
    WrongOrder { before: Said, after: Said },
    #[error(
        "the exposures are measured in two ways, {before} before and {after} after; use one for both"
    )]
    TwoConventions { before: Said, after: Said },
    #[error("a ratio needs a pair of counts")]
    NoPair,
    #[error("the count of {period} is {found}; the dispersion needs exact counts")]
    NotExact { period: Said, found: Found },
    #[error(
        "the periods {before} and {after} spend {percent} % of their days in unlike parts of the year, so that seasons alone can change the ratio; take whole years, the same months, or a seasonal comparison"
    )]
    UnlikeSeasons {
        before: Said,
        after: Said,
        percent: f64,
    },
    #[error(
        "the periods {before} and {after} have no month of the year in common, so that seasons alone could make any ratio"
    )]
    NoCommonMonth { before: Said, after: Said },
    #[error("the cell {cell} is no calendar month; a seasonal comparison needs a table of months")]
    NotAMonth { cell: Said },
    #[error("the count of {period} is {found}; a series needs exact counts")]
    SeriesNotExact { period: Said, found: Found },
    #[cfg_attr(not(feature = "plot"), expect(dead_code, reason = "of pictures"))]
    #[error("id {found:?} of a picture; expected a letter, then letters, digits, - and _")]
    PictureId { found: Found },
    #[cfg_attr(not(feature = "page"), expect(dead_code, reason = "of pages"))]
    #[error("the id {found:?} of a picture stands on the page already; give each an id of its own")]
    PictureIdTaken { found: Found },
    #[cfg_attr(not(feature = "plot"), expect(dead_code, reason = "of pictures"))]
    #[error("a picture of {found} pixels in width; expected 320 to 4000")]
    PictureWidth { found: u32 },
    #[error("a margin of {found} is no margin; expected a ratio above 1, such as 1.5")]
    Margin { found: f64 },
    #[error(
        "the trend rule states no margin, so that nothing can be stable; state one with with_margin"
    )]
    NoMargin,
    #[error("tolerance {lo} to {hi} is no range; expected 0 ≤ lo ≤ hi")]
    Tolerance { lo: f64, hi: f64 },
    #[error("{count} of {all} events: a part cannot be more than all")]
    MoreThanAll { count: u64, all: u64 },
    #[error(
        "{later} does not start after {earlier} has ended; a claim about earlier and later needs them in order and apart"
    )]
    NotLater { earlier: Said, later: Said },
    #[error(
        "{period} shares the days {shared} with {other}, which it is said to surpass; name periods that it can surpass, or ask for the record of a partition"
    )]
    RecordOfItself {
        period: Said,
        other: Said,
        shared: Said,
    },
    #[error("a table of {one} has no line of {other}")]
    TwoUnits { one: Said, other: Said },
    #[error("{period} is no cell of the partition of {first}")]
    NoCell { period: Said, first: Said },
    #[error("a rate of {found} a year is no rate; expected a number from 0 on")]
    NoRate { found: f64 },
    #[error("a ratio of {found} is no ratio; expected a number from 0 on")]
    NoTimes { found: f64 },
    #[error(
        "{later} does not start on the day after {earlier}; a run of periods, and what is counted from earlier days on, has no gap"
    )]
    NotGapless { earlier: Said, later: Said },
    #[error("{claim:?} contradicts itself: {why}")]
    Contradiction { claim: Said, why: &'static str },
    #[error("a breakdown into {found} parts; expected at most {most}")]
    TooManyParts { found: usize, most: usize },
    #[error("{claim:?} speaks of {found} periods; expected {expected} or more")]
    TooFewPeriods {
        claim: Said,
        found: usize,
        expected: usize,
    },
    #[error(
        "the {test} test needs two cells or more in each period; found {before} before and {after} after"
    )]
    NoCells {
        test: Said,
        before: usize,
        after: usize,
    },
    #[error(
        "the cells of both periods are not of about one length; cells are compared one by one only if the longest is at most an eighth longer than the shortest"
    )]
    UnevenCells,
    #[error("a claim needs a rule to be checked under; found an empty set")]
    NoRule,
    #[error("no window is given; name one, such as 90 days")]
    NoWindow,
    #[error("{found} is no support in a conflict; expected direct, enabling or diplomatic")]
    NoSupport { found: Found },
    #[error("no record of the ledger has a judgement on the conflict {found:?}{known}")]
    NoConflict { found: Found, known: Said },
}

impl Answers {
    pub(super) fn category(&self) -> ErrorCategory {
        match self {
            Self::TwoThings { .. }
            | Self::TwoConventions { .. }
            | Self::TwoUnits { .. }
            | Self::NoSupport { .. }
            | Self::NoConflict { .. }
            | Self::NoRule => ErrorCategory::Rule,
            Self::SharedDays { .. }
            | Self::WrongOrder { .. }
            | Self::NotLater { .. }
            | Self::RecordOfItself { .. }
            | Self::NoCell { .. }
            | Self::UnlikeSeasons { .. }
            | Self::NoCommonMonth { .. }
            | Self::NotAMonth { .. }
            | Self::NoCells { .. }
            | Self::UnevenCells
            | Self::NoWindow
            | Self::NotGapless { .. }
            | Self::TooFewPeriods { .. } => ErrorCategory::Date,
            Self::Margin { .. }
            | Self::NoMargin
            | Self::PictureWidth { .. }
            | Self::Tolerance { .. }
            | Self::NoRate { .. }
            | Self::NoTimes { .. }
            | Self::TooManyParts { .. }
            | Self::Contradiction { .. }
            | Self::NotExact { .. }
            | Self::SeriesNotExact { .. } => ErrorCategory::Number,
            Self::PictureId { .. } | Self::PictureIdTaken { .. } => ErrorCategory::Word,
            Self::MoreThanAll { .. } | Self::NoPair => ErrorCategory::Count,
        }
    }
}
