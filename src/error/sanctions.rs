//! Messages of `sanction`.

use super::category::ErrorCategory;
use super::clip::{Found, Said};
use chrono::NaiveDate;

#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum Sanctions {
    #[error("{found:?} is an office; write whose it is, as in {written}")]
    OfficeAlone { found: Found, written: Said },
    #[error("a {what} needs an id; found an empty one")]
    EmptyId { what: &'static str },
    #[error("{what} {id:?} stands twice in the register; ids are unique")]
    Twice { what: &'static str, id: Found },
    #[error("package {id:?} has no date; give the day of adoption, of publication or of force")]
    PackageUndated { id: Found },
    #[error("package {id:?} is {late} on {late_day}, before it is {early}, {early_day}")]
    PackageBackwards {
        id: Found,
        early: &'static str,
        early_day: Said,
        late: &'static str,
        late_day: Said,
    },
    #[error("designation {id:?} names no measure; name at least 1")]
    NoMeasure { id: Found },
    #[error("designation {id:?} ends on {end}, before it is listed, {listed}")]
    EndBeforeListing { id: Found, end: Said, listed: Said },
    #[error("a listing was seen on {seen}, which is not before {missing}, when it was missing")]
    SeenAfterGone { seen: NaiveDate, missing: NaiveDate },
    #[error("designation {id:?} is amended on {amended}, before it is listed, {listed}")]
    AmendedBeforeListing {
        id: Found,
        amended: Said,
        listed: Said,
    },
    #[error(
        "designation {id:?} is listed on {listed}, before its regime {regime:?} is in force, {since}"
    )]
    BeforeRegime {
        id: Found,
        listed: Said,
        regime: Said,
        since: Said,
    },
    #[error("designation {id:?} names {what} {found:?}, which is not in the register")]
    NoSuch {
        id: Found,
        what: &'static str,
        found: Found,
    },
    #[error(
        "package {package:?} is of {theirs}, regime {regime:?} of designation {id:?} of {mine}"
    )]
    TwoIssuers {
        id: Found,
        package: Said,
        theirs: Said,
        regime: Said,
        mine: Said,
    },
    #[error("act {act} is claimed by {one} and by {other}; an act has one issuer")]
    ActOfTwo { act: Said, one: Said, other: Said },
    #[error("the removal of {found:?} on {day} matches no listing that stands")]
    UnmatchedRemoval { found: Found, day: NaiveDate },
    #[error("the removal of {found:?} on {day} matches {listings} listings that stand; name one")]
    AmbiguousRemoval {
        found: Found,
        day: NaiveDate,
        listings: usize,
    },
    #[error("snapshot of {after} compared with a later one, of {before}; give the earlier first")]
    SnapshotsBackwards { before: NaiveDate, after: NaiveDate },
    #[error(
        "snapshots of two lists, {one:?} and {other:?}; a change is from one state of a list to another"
    )]
    TwoLists { one: Found, other: Found },
    #[error(
        "of list {list:?} of {day} only a part was kept, in which a missing entry proves nothing; give two whole lists"
    )]
    PartOfList { list: Found, day: NaiveDate },
    #[error(
        "these do not look like two states of one list: of {one} and {other} ids they share {shared}, fewer than half of the smaller"
    )]
    NotOneList {
        one: usize,
        other: usize,
        shared: usize,
    },
    #[error("an interruption of a regime: {what} on {day}, which is not after its end, {from}")]
    InterruptionBackwards {
        what: &'static str,
        day: Said,
        from: Said,
    },
    #[error("a list of {day} that keeps removed entries since {since}, which is later")]
    KeptAfterList { since: NaiveDate, day: NaiveDate },
    #[error("a regime that is rejected is rejected by at least 1 state")]
    RejectedByNobody,
    #[error("designation {id:?} stands twice in the snapshot of {day}")]
    TwiceInSnapshot { id: Found, day: NaiveDate },
    #[error("designation {id:?} is suspended for {suspended}, before it is listed, {listed}")]
    SuspendedBeforeListing {
        id: Found,
        suspended: Said,
        listed: Said,
    },
    #[error("{found:?} is no {what}: {check} {expected}")]
    CheckDigit {
        found: Found,
        what: &'static str,
        check: &'static str,
        expected: Said,
    },
    #[error("no {what} {id:?} in the register")]
    NotThere { what: &'static str, id: Found },
    #[error(
        "a tally has periods of its own; leave out of the filter that listings are within {period}"
    )]
    PeriodTwice { period: Said },
    #[error("{what}: {why}")]
    Table { what: &'static str, why: Said },
    #[error("more than {most} {what}; a register numbers them with 32 bits")]
    TooMany { what: &'static str, most: u32 },
}

impl Sanctions {
    pub(super) fn category(&self) -> ErrorCategory {
        match self {
            Self::PackageUndated { .. }
            | Self::PackageBackwards { .. }
            | Self::EndBeforeListing { .. }
            | Self::SeenAfterGone { .. }
            | Self::AmendedBeforeListing { .. }
            | Self::SuspendedBeforeListing { .. }
            | Self::BeforeRegime { .. }
            | Self::InterruptionBackwards { .. }
            | Self::KeptAfterList { .. }
            | Self::SnapshotsBackwards { .. } => ErrorCategory::Date,
            Self::Table { .. } => ErrorCategory::File,
            Self::OfficeAlone { .. } | Self::CheckDigit { .. } => ErrorCategory::Word,
            _ => ErrorCategory::Record,
        }
    }
}
