//! Which published list a file is.

use super::xml;
use crate::error::{Error, Result, cause::Cause, files::Files, text};
use crate::read::recognise::{self, CON_LIST, EU_LIST, START, UK_LIST};
use std::io::Read;
use std::path::Path;

text::word! {
    "form of a list";
    /// The file format of a published list, recognised by the start of the file, whatever the file is called.
    ///
    /// Of the set of CSV files of the Treasury of the United States each file is a form of its own. That a file is of a form says neither that it is
    /// whole nor that it can be read: its reader does.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::sanctions::ListForm;
    ///
    /// assert_eq!(ListForm::recognise(b"<?xml version=\"1.0\"?>\n<CONSOLIDATED_LIST dateGenerated=\"2026-02-27\">"), Some(ListForm::UnXml));
    /// assert_eq!(ListForm::recognise(b"36,\"MADEUP AIR\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n"), Some(ListForm::OfacMain));
    /// assert_eq!(ListForm::recognise(b"<!DOCTYPE html><html><body>not found"), None);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[non_exhaustive]
    pub enum ListForm {
        /// Read by [`SecoXmlOptions`](super::SecoXmlOptions).
        SecoXml,
        /// Read by [`FtmJsonOptions`](super::FtmJsonOptions).
        FtmJson,
        /// Read by [`EuCsvOptions`](super::EuCsvOptions).
        EuCsv,
        /// Read by [`EuXmlOptions`](super::EuXmlOptions).
        EuXml,
        /// Read by [`UkCsvOptions`](super::UkCsvOptions).
        UkCsv,
        /// Read by [`UkXmlOptions`](super::UkXmlOptions).
        UkXml,
        /// Read by [`ConListOptions`](super::ConListOptions).
        ConList,
        /// Read by [`UnXmlOptions`](super::UnXmlOptions).
        UnXml,
        /// The main file of a set: read by [`OfacCsvOptions`](super::OfacCsvOptions).
        OfacMain,
        /// Beside a main file: see [`OfacCsvFiles`](super::OfacCsvFiles).
        OfacAddresses,
        /// Beside a main file: see [`OfacCsvFiles`](super::OfacCsvFiles).
        OfacOtherNames,
        /// Beside a main file: see [`OfacCsvFiles`](super::OfacCsvFiles).
        OfacComments,
        /// Read by [`OfacAdvancedXmlOptions`](super::OfacAdvancedXmlOptions).
        OfacAdvancedXml,
        /// Read by [`CslCsvOptions`](super::CslCsvOptions).
        CslCsv,
        /// Read by [`CslJsonOptions`](super::CslJsonOptions).
        CslJson,
    }
}

/// Lines above a header.
const ABOVE: usize = 4;

impl ListForm {
    /// Recognises the format from the start of a file, out of its wrapping; `None` if it is no list that the crate reads. A few thousand
    /// bytes are enough.
    #[must_use]
    pub fn recognise(start: &[u8]) -> Option<Self> {
        let text = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
        let text = text.trim_ascii_start();
        match text.first()? {
            b'<' => of_root(&xml::root_of(text)?),
            b'{' => json(text),
            _ => headed(text).or_else(|| of_treasury(text)),
        }
    }

    /// Recognises the format of a file, [opened](crate::read::open) out of its wrapping; `None` if it is no list that the crate reads.
    ///
    /// # Errors
    /// A file that cannot be opened or read.
    pub fn of_path(path: impl AsRef<Path>) -> Result<Option<Self>> {
        let mut start = Vec::with_capacity(START);
        crate::read::open(path)?
            .take(START as u64)
            .read_to_end(&mut start)
            .map_err(|fault| {
                Error::from(Files::Unreadable {
                    why: Cause::of(&fault),
                })
            })?;
        Ok(Self::recognise(&start))
    }

    /// Whether a file of this format states the day of the list. For any other, the caller [states](super::ListDay::Stated) it.
    #[must_use]
    pub fn tells_its_day(self) -> bool {
        match self {
            Self::SecoXml
            | Self::EuCsv
            | Self::EuXml
            | Self::UkCsv
            | Self::ConList
            | Self::UnXml
            | Self::OfacAdvancedXml => true,
            Self::FtmJson
            | Self::UkXml
            | Self::OfacMain
            | Self::OfacAddresses
            | Self::OfacOtherNames
            | Self::OfacComments
            | Self::CslCsv
            | Self::CslJson => false,
        }
    }
}

fn of_root(name: &str) -> Option<ListForm> {
    match name {
        "swiss-sanctions-list" => Some(ListForm::SecoXml),
        "export" => Some(ListForm::EuXml),
        "Designations" => Some(ListForm::UkXml),
        "CONSOLIDATED_LIST" => Some(ListForm::UnXml),
        "Sanctions" => Some(ListForm::OfacAdvancedXml),
        _ => None,
    }
}

fn has(text: &[u8], word: &str) -> bool {
    memchr::memmem::find(text, word.as_bytes()).is_some()
}

/// An object a line with a schema and properties, or one object of results.
fn json(text: &[u8]) -> Option<ListForm> {
    let line = text.split(|&byte| byte == b'\n').next()?;
    if has(line, "\"schema\"") && has(line, "\"properties\"") {
        return Some(ListForm::FtmJson);
    }
    (has(text, "\"results\"") && has(text, "\"source\"")).then_some(ListForm::CslJson)
}

/// A table by the names in its header, which may stand below the day of the list.
fn headed(text: &[u8]) -> Option<ListForm> {
    let lines = text.split(|&byte| byte == b'\n').take(ABOVE);
    lines.into_iter().find_map(|line| {
        if has(line, "entity_number") && has(line, "federal_register_notice") {
            return Some(ListForm::CslCsv);
        }
        let name = recognise::headed(line)?.name;
        let forms = [
            (EU_LIST.name, ListForm::EuCsv),
            (UK_LIST.name, ListForm::UkCsv),
            (CON_LIST.name, ListForm::ConList),
        ];
        let known = forms.iter().find(|(known, _)| *known == name);
        known.map(|(_, form)| *form)
    })
}

/// A file of a set without headers, by the number that its first row starts with and by how many cells that has.
fn of_treasury(text: &[u8]) -> Option<ListForm> {
    let mut rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text);
    let row = rows.byte_records().next()?.ok()?;
    let is_number = |cell: Option<&[u8]>| {
        cell.is_some_and(|cell| !cell.is_empty() && cell.iter().all(u8::is_ascii_digit))
    };
    let (entry, second) = (is_number(row.get(0)), is_number(row.get(1)));
    let says_nothing = row.iter().any(|cell| cell.trim_ascii() == b"-0-");
    match (row.len(), entry, second) {
        (12, true, false) if says_nothing => Some(ListForm::OfacMain),
        (6, true, true) => Some(ListForm::OfacAddresses),
        (5, true, true) => Some(ListForm::OfacOtherNames),
        (2, true, false) => Some(ListForm::OfacComments),
        _ => None,
    }
}
