//! The header of a ledger's file, and rows that stand among the others and are none.

use super::columns::{Columns, LedgerColumn};
use super::options::LedgerOptions;
use super::row::Row;
use crate::error::{Error, files::Files, words::clip};
use crate::read::Delimiter;

/// How many lines behind one that is no header are looked at for one.
const LOOKED_AT: usize = 20;

/// The names of columns whose header has several rows.
pub(super) fn joined(rows: &[Row]) -> Row {
    let width = rows.iter().map(Row::len).fold(0, usize::max);
    let mut names = vec![Vec::new(); width];
    for (number, row) in rows.iter().enumerate() {
        let is_last = number + 1 == rows.len();
        let mut left: &[u8] = &[];
        for (column, name) in names.iter_mut().enumerate() {
            let cell = row.get(column).unwrap_or(&[]).trim_ascii();
            let below = rows.iter().skip(number + 1);
            let is_named = || below.clone().any(|row| is_told(row.get(column)));
            // A merged cell stands at the left of those that it was merged of.
            let part = match cell {
                [] if !is_last && is_named() => left,
                cell => cell,
            };
            if !cell.is_empty() {
                left = cell;
            }
            if !part.is_empty() && !name.is_empty() {
                name.push(b' ');
            }
            name.extend_from_slice(part);
        }
    }
    names.into_iter().collect()
}

/// The line of a header that can be read, among the lines of a text that starts behind so many.
pub(super) fn below(text: &[u8], above: u64, options: &LedgerOptions) -> Option<u64> {
    let lines = text.split(|&byte| byte == b'\n');
    let from = usize::try_from(above).ok()?;
    let mut lines = (1..).zip(lines).skip(from).take(LOOKED_AT);
    let found = lines.find(|(_, line)| can_be_header(line, options));
    found.map(|(number, _)| number)
}

fn can_be_header(line: &[u8], options: &LedgerOptions) -> bool {
    let Ok(text) = std::str::from_utf8(line) else {
        return false;
    };
    let Some(delimiter) = options.sheet.delimiter.or(Delimiter::of(text).ok()) else {
        return false;
    };
    let mut csv = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(delimiter.byte())
        .from_reader(line);
    let mut record = csv::ByteRecord::new();
    csv.read_byte_record(&mut record).unwrap_or(false)
        && Columns::of(&record.iter().collect(), options).is_ok()
}

/// What a row with faults is if it is no row: the header once more, or totals.
pub(super) fn no_row(row: &Row, columns: &Columns) -> Option<Error> {
    if columns.are(row) {
        return Some(Files::HeaderAgain.into());
    }
    let found = first_cell(row)?;
    let filled = row.iter().filter(|cell| is_told(Some(cell))).count();
    let is_total = TOTALS.contains(&&*found.to_lowercase()) && 2 * filled <= row.len() + 1;
    let found = clip(found);
    is_total.then(|| Files::Totals { found }.into())
}

/// Words that a row of totals starts with.
const TOTALS: [&str; 14] = [
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sum",
    "summe",
    "gesamt",
    "insgesamt",
    "somme",
    "totale",
    "suma",
    "итого",
    "всего",
    "合计",
];

/// Whether the first row of a file, which has these faults, may belong to the header: neither its date nor its kind can be read, or something stands
/// below no name, and nothing in it has a digit.
pub(super) fn may_be_header(row: &Row, columns: &Columns, faults: &[Error]) -> bool {
    let is_bad = |column: LedgerColumn| {
        let cell = columns.place(column).and_then(|place| row.get(place));
        let at = |fault: &Error| fault.column().and_then(|name| columns.named(name));
        is_told(cell)
            && faults
                .iter()
                .any(|fault| at(fault) == columns.place(column))
    };
    let is_nameless = |fault: &Error| matches!(fault.of_file(), Some(Files::Nameless { .. }));
    let has_digit = || row.iter().flatten().any(u8::is_ascii_digit);
    let has_no_row = is_bad(LedgerColumn::Start) && is_bad(LedgerColumn::Kind);
    (has_no_row || faults.iter().any(is_nameless)) && !has_digit()
}

/// The first cell of a row with something in it.
pub(super) fn first_cell(row: &Row) -> Option<&str> {
    let cell = row.iter().find(|cell| is_told(Some(cell)))?;
    Some(std::str::from_utf8(cell).ok()?.trim())
}

fn is_told(cell: Option<&[u8]>) -> bool {
    cell.is_some_and(|cell| !cell.trim_ascii().is_empty())
}
