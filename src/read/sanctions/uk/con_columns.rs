//! The columns of the consolidated list that was retired.

use crate::read::recognise;
use crate::read::records::{Format, Quotes, place};

pub(super) const COLUMNS: [&str; 36] = [
    "Name 6",
    "Name 1",
    "Name 2",
    "Name 3",
    "Name 4",
    "Name 5",
    "Title",
    "Name Non-Latin Script",
    "Non-Latin Script Type",
    "Non-Latin Script Language",
    "DOB",
    "Town of Birth",
    "Country of Birth",
    "Nationality",
    "Passport Number",
    "Passport Details",
    "National Identification Number",
    "National Identification Details",
    "Position",
    "Address 1",
    "Address 2",
    "Address 3",
    "Address 4",
    "Address 5",
    "Address 6",
    "Post/Zip Code",
    "Country",
    "Other Information",
    "Group Type",
    "Alias Type",
    "Alias Quality",
    "Regime",
    "Listed On",
    "UK Sanctions List Date Designated",
    "Last Updated",
    "Group ID",
];

pub(super) const NAMES: [usize; 6] = [
    place(&COLUMNS, "Name 1"),
    place(&COLUMNS, "Name 2"),
    place(&COLUMNS, "Name 3"),
    place(&COLUMNS, "Name 4"),
    place(&COLUMNS, "Name 5"),
    place(&COLUMNS, "Name 6"),
];
pub(super) const NATIONALITY: usize = place(&COLUMNS, "Nationality");
pub(super) const COUNTRY: usize = place(&COLUMNS, "Country");
pub(super) const OTHER: usize = place(&COLUMNS, "Other Information");
pub(super) const KIND: usize = place(&COLUMNS, "Group Type");
pub(super) const NAME_TYPE: usize = place(&COLUMNS, "Alias Type");
pub(super) const REGIME: usize = place(&COLUMNS, "Regime");
pub(super) const LISTED: usize = place(&COLUMNS, "Listed On");
pub(super) const DESIGNATED: usize = place(&COLUMNS, "UK Sanctions List Date Designated");
pub(super) const UPDATED: usize = place(&COLUMNS, "Last Updated");
pub(super) const ID: usize = place(&COLUMNS, "Group ID");

pub(super) static FORMAT: Format = Format {
    file: &recognise::CON_LIST,
    delimiter: b',',
    quotes: Quotes::Csv,
    columns: &COLUMNS,
    needed: &[NAMES[5], KIND, REGIME, LISTED, ID],
    missing: &[],
};
