//! What stands above the header of a ledger.

use super::sheet::Sheet;
use crate::error::{Error, Result, files::Files};
use crate::ledger::Unread;
use crate::read::json_lines::not_json;
use crate::read::ledger_read::Above;
use crate::read::lines::{Ends, Lines, not_too_long};
use crate::read::{Delimiter, ReadAccount, Remark, recognise};
use crate::time::coverage::Coverage;
use std::io::BufRead;

/// What stands above the rows: remarks, the coverage among them, and the first line of the header.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) coverage: Option<Coverage>,
    pub(super) above: Above,
    pub(super) header: String,
    /// What stands between cells, as the line `sep=` says.
    pub(super) delimiter: Option<Delimiter>,
    /// How many lines stand above the header.
    pub(super) lines: u64,
}

impl Head {
    /// Reads up to the header: the first line that is no remark and not blank, or the line that the options name.
    pub(super) fn read(
        from: &mut impl BufRead,
        sheet: &Sheet,
        account: &mut ReadAccount,
    ) -> Result<Self> {
        let on_line = sheet.header_on_line;
        let mut head = Self {
            coverage: None,
            above: Above::default(),
            header: String::new(),
            delimiter: None,
            lines: 0,
        };
        let mut lines = Lines::new(from, Ends::LineFeed);
        let mut bytes = Vec::new();
        loop {
            let Some(length) = lines.next(&mut bytes)? else {
                let lines = head.lines;
                return Err(match on_line {
                    Some(expected) if lines > 0 => Files::NoHeaderLine { lines, expected }.into(),
                    _ => Files::Empty.into(),
                });
            };
            let here = head.lines + 1;
            // A file without line feeds is one long line.
            let refused = |error: Error| {
                recognise::other_or(error.at(here, None), &bytes, here, &recognise::LEDGER)
            };
            if bytes.strip_suffix(b"\r").unwrap_or(&bytes).contains(&b'\r')
                && !bytes.starts_with(b"#")
            {
                return Err(refused(Files::CarriageReturns.into()));
            }
            not_too_long(length).map_err(refused)?;
            let line = std::str::from_utf8(&bytes)
                .map_err(|_| refused(sheet.encoding.not_text().into()))?;
            // Some programs set a mark at the start of UTF-8. Within the file it is told like any other text.
            let line = match line.strip_prefix('\u{feff}') {
                Some(rest) if head.lines == 0 => rest,
                _ => line,
            };
            let said = Delimiter::said(line);
            let is_table = || !line.starts_with('#') && said.is_none() && !line.trim().is_empty();
            if on_line.map_or_else(is_table, |number| number == here) {
                head.header = format!("{line}\n");
                return Ok(head);
            }
            head.lines = here;
            let Some(remark) = line.strip_prefix('#') else {
                if let Some(delimiter) = said {
                    head.delimiter = Some(delimiter.map_err(|error| error.at(here, None))?);
                } else if !line.trim().is_empty() {
                    account.remark(Remark::AboveHeader, here, None, line.trim_end().as_bytes());
                }
                continue;
            };
            if let Some(coverage) = remark.trim().strip_prefix("coverage:") {
                let coverage = coverage
                    .trim()
                    .parse::<Coverage>()
                    .map_err(|e| e.at(head.lines, Some("coverage")))?;
                if head.coverage.replace(coverage).is_some() {
                    return Err(Error::from(Files::CoverageTwice).at(head.lines, None));
                }
            } else if let Some(rows) = remark.trim().strip_prefix("unread:") {
                let rows =
                    Unread::from_line(rows.trim()).and_then(|rows| head.above.unread.merge(&rows));
                head.above.unread = rows.map_err(|e| e.at(head.lines, Some("unread")))?;
            } else if let Some(rule) = remark.trim().strip_prefix("reduction:") {
                let rule = serde_json::from_str(rule.trim()).map_err(|e| not_json(&e));
                head.above.reduction = rule.map_err(|e| e.at(head.lines, Some("reduction")))?;
            }
        }
    }
}
