//! Lists as sheets: rows under a header, of which one or several are an entry.

use super::builder::Builder;
use super::draft::EntryDraft;
use crate::error::{Error, Result, cause::Cause, files::Files, lists::Lists};
use crate::read::records::{Format, Records, Row};
use crate::read::{HeaderLine, Remark};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{Cursor, ErrorKind, Read};

/// How far into a file its header may begin.
const START: usize = 64 << 10;

/// The lines above the header of a sheet, and what is below them.
pub(super) struct Above<'r> {
    pub(super) lines: Vec<String>,
    bytes: usize,
    from: Box<dyn Read + 'r>,
}

impl<'r> Above<'r> {
    /// Nothing: the header is the first line.
    pub(super) fn nothing(from: &'r mut dyn Read) -> Self {
        Self {
            lines: Vec::new(),
            bytes: 0,
            from: Box::new(from),
        }
    }

    /// The lines above the first one that has a text; none where no line near the start has it.
    ///
    /// # Errors
    /// A stream that fails.
    pub(super) fn header_with(text: &str, from: &'r mut dyn Read) -> Result<Self> {
        let mut start = Vec::with_capacity(START);
        while start.len() < START {
            let mut block = [0; 4096];
            match from.read(&mut block) {
                Ok(0) => break,
                Ok(read) => start.extend_from_slice(block.get(..read).unwrap_or(&[])),
                Err(fault) if fault.kind() == ErrorKind::Interrupted => {}
                Err(fault) => {
                    let why = Cause::of(&fault);
                    return Err(Files::Unreadable { why }.into());
                }
            }
        }
        let mut lines = Vec::new();
        let mut bytes = 0;
        for line in start.split_inclusive(|&byte| byte == b'\n') {
            let printed = String::from_utf8_lossy(line);
            if printed.contains(text) {
                let rest = start.split_off(bytes);
                return Ok(Self {
                    lines,
                    bytes,
                    from: Box::new(Cursor::new(rest).chain(from)),
                });
            }
            bytes += line.len();
            lines.push(printed.trim_start_matches('\u{FEFF}').trim().to_owned());
        }
        Ok(Self {
            lines: Vec::new(),
            bytes: 0,
            from: Box::new(Cursor::new(start).chain(from)),
        })
    }
}

/// Calls `each` with every row. A row with more or fewer cells than the header, and one that `each` refuses, is an entry that is rejected:
/// whose row it was is not known.
///
/// # Errors
/// A stream that fails; another file; a header without a column that the list cannot do without; a fault of the whole file that `each` finds.
pub(super) fn rows(
    above: Above<'_>,
    format: &'static Format,
    into: &mut Builder,
    mut each: impl FnMut(&Row<'_>, &mut Builder) -> Result<()>,
) -> Result<()> {
    let Above { lines, bytes, from } = above;
    let above = lines.len() as u64;
    let mut records = Records::open(from, format, HeaderLine::Present, None)
        .map_err(|fault| fault.behind(above).at(above + 1, None))?;
    into.account().lines_read(bytes, above);
    let unknown: Vec<String> = records.header().unknown().map(str::to_owned).collect();
    for name in unknown {
        into.unknown_column(above + 1, &name);
    }
    while records.go_on(into.account())? {
        let row = records.row();
        if row.lacks_end() {
            let account = into.account();
            account.remark(Remark::NoLineEnd, row.line(), None, row.bytes());
        }
        if let Err(fault) = each(&row, into) {
            if is_of_the_file(&fault) {
                return Err(fault.at(row.line(), None));
            }
            let found = String::from_utf8_lossy(row.found_at(&fault)).into_owned();
            into.reject(row.line(), fault, &found);
        }
    }
    Ok(())
}

/// Whether a fault is one of the file, on whatever row it was found.
fn is_of_the_file(fault: &Error) -> bool {
    matches!(
        fault.of_list(),
        Some(Lists::OtherDay { .. } | Lists::TwoDays { .. } | Lists::NoDayInFile { .. })
    )
}

/// The entries of a sheet, in the order of their first rows, each put together from its rows wherever they stand.
pub(super) struct Entries<T> {
    all: Vec<SheetEntry<T>>,
    at: HashMap<Box<str>, usize>,
}

struct SheetEntry<T> {
    line: u64,
    id: Box<str>,
    /// What its rows tell, or what is wrong with the first bad one.
    told: Result<T>,
}

impl<T: Default> Entries<T> {
    pub(super) fn new() -> Self {
        Self {
            all: Vec::new(),
            at: HashMap::new(),
        }
    }

    /// Adds a row to the entry of this id. One bad row rejects its entry.
    pub(super) fn add(
        &mut self,
        id: &str,
        row: &Row<'_>,
        add_row: impl FnOnce(&mut T, &Row<'_>) -> Result<()>,
    ) {
        let next = self.all.len();
        let at = *self.at.entry(id.into()).or_insert(next);
        if at == next {
            self.all.push(SheetEntry {
                line: row.line(),
                id: id.into(),
                told: Ok(T::default()),
            });
        }
        if let Some(entry) = self.all.get_mut(at)
            && let Ok(told) = &mut entry.told
            && let Err(fault) = add_row(told, row)
        {
            entry.told = Err(fault.at(row.line(), None));
        }
    }

    /// Hands all entries to the builder.
    ///
    /// # Errors
    /// That the day of the list is not known.
    pub(super) fn hand_to(
        self,
        into: &mut Builder,
        draft: impl Fn(T, NaiveDate) -> Result<EntryDraft>,
    ) -> Result<()> {
        let day = into.day().map_err(|fault| fault.at(1, None))?;
        for SheetEntry { line, id, told } in self.all {
            match told.and_then(|told| draft(told, day)) {
                Ok(draft) => into.entry(line, draft)?,
                Err(fault) => into.reject(line, fault, &id),
            }
        }
        Ok(())
    }
}

/// The text of a cell; nothing where there is none.
pub(super) fn text<'a>(row: &Row<'a>, column: usize) -> Result<Cow<'a, str>> {
    Ok(row.text(column)?.unwrap_or(Cow::Borrowed("")))
}

/// Reads what every row of an entry that tells it tells alike.
///
/// # Errors
/// Another text than on an earlier row.
pub(super) fn once(field: &mut Box<str>, row: &Row<'_>, column: usize) -> Result<()> {
    let text = text(row, column)?;
    if field.is_empty() {
        *field = text.into();
    } else if !text.is_empty() && **field != *text {
        return Err(two_values(row, column, field, &text));
    }
    Ok(())
}

/// The same of a date.
///
/// # Errors
/// Text that is no date; another date than on an earlier row.
pub(super) fn date_once<D: PartialEq + ToString>(
    field: &mut Option<D>,
    row: &Row<'_>,
    column: usize,
    read: impl FnOnce(&str) -> Result<D>,
) -> Result<()> {
    let text = text(row, column)?;
    if text.is_empty() {
        return Ok(());
    }
    let told = read(&text).map_err(|fault| in_column(row, column, fault))?;
    match field {
        Some(known) if *known != told => Err(two_values(row, column, &known.to_string(), &text)),
        _ => {
            *field = Some(told);
            Ok(())
        }
    }
}

/// The fault, with the name of its column.
pub(super) fn in_column(row: &Row<'_>, column: usize, fault: Error) -> Error {
    match row.name(column) {
        Some(name) => fault.in_column(name),
        None => fault,
    }
}

fn two_values(row: &Row<'_>, column: usize, one: &str, other: &str) -> Error {
    let fault = Lists::TwoValues {
        one: one.into(),
        other: other.into(),
    };
    in_column(row, column, fault.into())
}
