//! Messages of the readers of sanctions lists.

use super::category::ErrorCategory;
use super::clip::{Found, Said};
use chrono::NaiveDate;

#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum Lists {
    #[error("{list} does not tell its own day; state it by ListDay::Stated")]
    NoDayInFile { list: &'static str },
    #[error("the file says that it is of {in_file}; expected {stated}, as ListDay::Stated says")]
    OtherDay {
        in_file: NaiveDate,
        stated: NaiveDate,
    },
    #[error("the file is empty; expected {expected}")]
    Empty { expected: &'static str },
    #[error(
        "this is a web page; expected {expected}: a server that cannot give its file often answers with a page"
    )]
    WebPage { expected: &'static str },
    #[error("the file starts with {found:?}; expected {expected}, which starts with \"<\"")]
    NotXml {
        found: Found,
        expected: &'static str,
    },
    #[error("the file starts with the element {found:?}; expected {expected}, which starts with {root:?}{}", reads(*how))]
    OtherRoot {
        found: Found,
        expected: &'static str,
        root: &'static str,
        how: Option<&'static str>,
    },
    #[error("the file ends at byte {byte}, within the element {within:?}: it was cut")]
    CutOff { byte: u64, within: Found },
    #[error("at byte {byte}: {why}")]
    NotWellFormed { byte: u64, why: Said },
    #[error(
        "at byte {byte}: the entity {found:?}; expected amp, lt, gt, quot, apos or the number of a letter: others are not looked up"
    )]
    Entity { byte: u64, found: Found },
    #[error(
        "at byte {byte}: a document type; expected none: what it declares is neither fetched nor filled in"
    )]
    DocumentType { byte: u64 },
    #[error("at byte {byte}: elements nested more than {most} deep")]
    TooDeep { byte: u64, most: usize },
    #[error("at byte {byte}: more than {most} bytes in one text or tag")]
    TooLong { byte: u64, most: usize },
    #[error("the file says that its letters are {found:?}; expected UTF-8")]
    Letters { found: Found },
    #[error("this is {is}; expected {expected}")]
    Another {
        is: &'static str,
        expected: &'static str,
    },
    #[error("{found} cells; expected {expected}")]
    Cells { found: usize, expected: usize },
    #[error("{found:?}; expected {expected}")]
    OtherWord {
        found: Found,
        expected: &'static str,
    },
    #[error("more than {most} {what}; expected fewer: no list has so many in one place")]
    TooMany { what: &'static str, most: usize },
    #[error("more than {most} bytes in one {what}")]
    LongId { what: &'static str, most: usize },
    #[error("no {what:?} in {within:?}")]
    Lacks {
        what: &'static str,
        within: &'static str,
    },
    #[error("{found:?} is not a day; expected {expected}")]
    NotADay {
        found: Found,
        expected: &'static str,
    },
    #[error("entry {id:?} stands twice; first on line {first}")]
    EntryTwice { id: Found, first: u64 },
    #[error("listing {id:?} stands twice")]
    ListingTwice { id: Found },
    #[error("entry {id:?} names no listing")]
    NoListing { id: Found },
    #[error("the file says that it is of {day}; an earlier row says {known}")]
    TwoDays { day: NaiveDate, known: NaiveDate },
    #[error("{other:?} on this row, {one:?} on an earlier one of the same entry")]
    TwoValues { one: Found, other: Found },
    #[error("{what} {found:?} stands nowhere in the file")]
    NoSuch { what: &'static str, found: Found },
}

/// Writes which reader reads a file.
fn reads(how: Option<&'static str>) -> String {
    how.map_or_else(String::new, |how| format!("; read it by {how}"))
}

impl Lists {
    pub(super) fn category(&self) -> ErrorCategory {
        match self {
            Self::NotADay { .. } | Self::OtherDay { .. } | Self::TwoDays { .. } => {
                ErrorCategory::Date
            }
            Self::OtherWord { .. } => ErrorCategory::Word,
            Self::EntryTwice { .. }
            | Self::NoListing { .. }
            | Self::TwoValues { .. }
            | Self::TooMany { .. }
            | Self::LongId { .. }
            | Self::ListingTwice { .. }
            | Self::NoSuch { .. } => ErrorCategory::Record,
            _ => ErrorCategory::File,
        }
    }
}
