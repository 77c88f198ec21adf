//! The columns of the list of the United Kingdom as CSV.

use crate::read::recognise;
use crate::read::records::{Format, Quotes, place};

pub(super) const COLUMNS: [&str; 58] = [
    "Last Updated",
    "Unique ID",
    "OFSI Group ID",
    "UN Reference Number",
    "Name 6",
    "Name 1",
    "Name 2",
    "Name 3",
    "Name 4",
    "Name 5",
    "Name type",
    "Alias strength",
    "Title",
    "Name non-latin script",
    "Non-latin script type",
    "Non-latin script language",
    "Regime Name",
    "Designation Type",
    "Designation source",
    "Sanctions Imposed",
    "Other Information",
    "UK Statement of Reasons",
    "Address Line 1",
    "Address Line 2",
    "Address Line 3",
    "Address Line 4",
    "Address Line 5",
    "Address Line 6",
    "Address Postal Code",
    "Address Country",
    "Phone number",
    "Website",
    "Email address",
    "Date Designated",
    "D.O.B",
    "Nationality(/ies)",
    "National Identifier number",
    "National Identifier additional information",
    "Passport number",
    "Passport additional information",
    "Position",
    "Gender",
    "Town of birth",
    "Country of birth",
    "Type of entity",
    "Subsidiaries",
    "Parent company",
    "Business registration number (s)",
    "IMO number",
    "Current owner/operator (s)",
    "Previous owner/operator (s)",
    "Current believed flag of ship",
    "Previous flags",
    "Type of ship",
    "Tonnage of ship",
    "Length of ship",
    "Year Built",
    "Hull identification number (HIN)",
];

pub(super) const UPDATED: usize = place(&COLUMNS, "Last Updated");
pub(super) const ID: usize = place(&COLUMNS, "Unique ID");
pub(super) const OFSI_ID: usize = place(&COLUMNS, "OFSI Group ID");
pub(super) const UN_ID: usize = place(&COLUMNS, "UN Reference Number");
/// The parts of a name in the order in which they are said: the sixth is the last.
pub(super) const NAMES: [usize; 6] = [
    place(&COLUMNS, "Name 1"),
    place(&COLUMNS, "Name 2"),
    place(&COLUMNS, "Name 3"),
    place(&COLUMNS, "Name 4"),
    place(&COLUMNS, "Name 5"),
    place(&COLUMNS, "Name 6"),
];
pub(super) const NAME_TYPE: usize = place(&COLUMNS, "Name type");
pub(super) const REGIME: usize = place(&COLUMNS, "Regime Name");
pub(super) const KIND: usize = place(&COLUMNS, "Designation Type");
pub(super) const SOURCE: usize = place(&COLUMNS, "Designation source");
pub(super) const IMPOSED: usize = place(&COLUMNS, "Sanctions Imposed");
pub(super) const COUNTRY: usize = place(&COLUMNS, "Address Country");
pub(super) const DESIGNATED: usize = place(&COLUMNS, "Date Designated");
pub(super) const NATIONALITY: usize = place(&COLUMNS, "Nationality(/ies)");
pub(super) const REGISTRATION: usize = place(&COLUMNS, "Business registration number (s)");
pub(super) const IMO: usize = place(&COLUMNS, "IMO number");
pub(super) const FLAG: usize = place(&COLUMNS, "Current believed flag of ship");
pub(super) const FORMER_FLAGS: usize = place(&COLUMNS, "Previous flags");

pub(super) static FORMAT: Format = Format {
    file: &recognise::UK_LIST,
    delimiter: b',',
    quotes: Quotes::Csv,
    columns: &COLUMNS,
    needed: &[
        ID, NAMES[5], NAME_TYPE, REGIME, KIND, SOURCE, IMPOSED, COUNTRY, DESIGNATED,
    ],
    missing: &[],
};
