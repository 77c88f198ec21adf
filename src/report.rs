//! Tables and pivots of answers, as aligned text, Markdown, CSV or JSON.
//!
//! | what is printed | take |
//! |---|---|
//! | counts for people: kinds by years, pairs by months | [`Pivot`], which is laid out as a [`PivotPage`] |
//! | all counts of a table, a row for each line and cell | [`Table::from_tally`] |
//! | a claim under all rules, windows and tolerances | [`Table::from_verdicts`], [`Table::from_curve`]; at other cuts of the list: [`Table::from_placebo_cuts`] |
//! | which of many pairs changed | [`Table::from_screening`] |
//! | support in a conflict beside other cooperation | [`Table::from_duality`] |
//! | cooperation before and after pressure | [`Table::from_pressure_and_response`], [`Table::from_pressure_acts`] |
//! | third parties; gaps in the numbers of a series | [`Table::from_partners`]; [`Table::from_ordinal_gaps`] |
//! | rows of your own | [`Table::new`], [`Table::row`] |
//!
//! A table prints itself as aligned text. For other programs take [`Table::to_csv_verbatim`] or [`Table::to_json`], for a spreadsheet
//! [`Table::to_csv`], for a page [`Table::to_markdown`].

mod analysis;
mod cell;
mod neighbourhood;
mod pivot;
mod pivot_page;
mod screening;
mod tally;

pub use pivot::Pivot;
pub use pivot_page::PivotPage;

use cell::{inert, own_names, plain_in_markdown, quoted};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use std::borrow::Cow;
use std::fmt;

/// A table of text and numbers, which can be written as aligned text, Markdown, CSV or JSON.
///
/// # Examples
/// ```
/// use interstate::report::Table;
///
/// let mut table = Table::new(["rule", "2019–2021", "2022–2024"]);
/// table.row(["E3", "9", "14"]);
/// assert_eq!(
///     table.to_string(),
///     "rule  2019–2021  2022–2024\n\
///      E3            9         14\n",
/// );
/// assert_eq!(table.to_markdown(), "| rule | 2019–2021 | 2022–2024 |\n|---|---:|---:|\n| E3 | 9 | 14 |\n");
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
    /// Which columns hold numbers, if any do: as long as the last of these.
    numbers: Vec<bool>,
}

impl Table {
    /// An empty table with these column names.
    ///
    /// # Examples
    /// ```
    /// use interstate::report::Table;
    ///
    /// let mut table = Table::new(["pair", "exercises"]);
    /// assert!(table.is_empty());
    /// assert_eq!(table.to_csv(), "pair,exercises\n"); // a header alone
    /// ```
    #[must_use]
    pub fn new<S: ToString>(header: impl IntoIterator<Item = S>) -> Self {
        Self {
            header: header.into_iter().map(|cell| cell.to_string()).collect(),
            rows: Vec::new(),
            numbers: Vec::new(),
        }
    }

    /// The same table, with the columns of these names holding numbers: in JSON a number is written as a number, an empty cell as null, and
    /// anything else (`10+`, `?`) stays text.
    ///
    /// # Examples
    /// ```
    /// use interstate::report::Table;
    ///
    /// let mut table = Table::new(["rule", "lo", "hi"]).with_numbers(["lo", "hi"]);
    /// table.row(["E3", "9", ""]);
    /// assert_eq!(table.to_json(), r#"[{"rule":"E3","lo":9,"hi":null}]"#);
    /// ```
    #[must_use]
    pub fn with_numbers<S: AsRef<str>>(mut self, columns: impl IntoIterator<Item = S>) -> Self {
        self.numbers.resize(self.header.len(), false);
        for column in columns {
            for (name, numbers) in self.header.iter().zip(&mut self.numbers) {
                *numbers |= name == column.as_ref();
            }
        }
        self
    }

    /// Adds a row. Missing cells at its end are empty; cells beyond the last column get a column of their own without a name.
    ///
    /// # Examples
    /// ```
    /// use interstate::report::Table;
    ///
    /// let mut table = Table::new(["pair", "exercises"]);
    /// table.row(["CHN–RUS", "14"]).row(["PRK–RUS"]);
    /// assert_eq!(table.to_csv(), "pair,exercises\nCHN–RUS,14\nPRK–RUS,\n");
    /// ```
    pub fn row<S: ToString>(&mut self, cells: impl IntoIterator<Item = S>) -> &mut Self {
        let cells: Vec<String> = cells.into_iter().map(|cell| cell.to_string()).collect();
        while self.header.len() < cells.len() {
            self.header.push(String::new());
        }
        self.rows.push(cells);
        self
    }

    /// The number of rows in the table.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether the table has no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The cells of a row, padded to the number of columns.
    fn cells<'a>(&'a self, row: &'a [String]) -> impl Iterator<Item = &'a str> {
        let missing = self.header.len().saturating_sub(row.len());
        row.iter()
            .map(String::as_str)
            .chain(std::iter::repeat_n("", missing))
    }

    /// Whether every cell of the column begins as a number does, or is empty; such columns stand at the right.
    fn is_number(&self, column: usize) -> bool {
        let mut cells = self
            .rows
            .iter()
            .filter_map(|row| row.get(column))
            .filter(|c| !c.is_empty())
            .peekable();
        let number =
            |c: &String| c.starts_with(|d: char| d.is_ascii_digit() || "–−-+?<=".contains(d));
        cells.peek().is_some() && cells.all(number)
    }

    /// The table in GitHub's Markdown, every cell in one line and read there as it is: what would open a link, a tag or another cell has a
    /// backslash before it.
    ///
    /// # Examples
    /// ```
    /// use interstate::report::Table;
    ///
    /// let mut table = Table::new(["pair", "exercises"]);
    /// table.row(["CHN–RUS", "14"]);
    /// assert_eq!(table.to_markdown(), "| pair | exercises |\n|---|---:|\n| CHN–RUS | 14 |\n"); // numbers stand at the right
    ///
    /// let mut hostile = Table::new(["title"]);
    /// hostile.row(["[a](b)|<img src=x>"]);
    /// assert_eq!(hostile.to_markdown(), "| title |\n|---|\n| \\[a](b)\\|\\<img src=x> |\n");
    /// ```
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let line = |cells: &mut dyn Iterator<Item = &str>| {
            let mut text = String::from("|");
            for cell in cells {
                text.push(' ');
                text.push_str(&plain_in_markdown(cell));
                text.push_str(" |");
            }
            text.push('\n');
            text
        };
        let mut page = line(&mut self.header.iter().map(String::as_str));
        page.push('|');
        for column in 0..self.header.len() {
            page.push_str(if self.is_number(column) {
                "---:|"
            } else {
                "---|"
            });
        }
        page.push('\n');
        for row in &self.rows {
            page.push_str(&line(&mut self.cells(row)));
        }
        page
    }

    /// The table as CSV with a header line, quoted where needed, for people who open it in a spreadsheet: a cell which that would take for a
    /// formula has an apostrophe before it.
    ///
    /// Such are cells that begin with `=`, `+`, `-`, `@`, a tab, a line end or NUL and are no number, with `%` or without: a title in a source
    /// is anybody's text. Programs that want the cells as they are ask for them [by name](Self::to_csv_verbatim).
    ///
    /// # References
    /// OWASP Application Security Verification Standard 5.0, requirement 1.2.10 (and CWE-1236).
    ///
    /// # Examples
    /// ```
    /// use interstate::report::Table;
    ///
    /// let mut table = Table::new(["pair", "exercises", "change"]);
    /// table.row(["CHN–RUS, at sea", "14+", "-12%"]).row(["=HYPERLINK(A1)", "3", ""]);
    /// assert_eq!(
    ///     table.to_csv(),
    ///     "pair,exercises,change\n\"CHN–RUS, at sea\",14+,-12%\n\"'=HYPERLINK(A1)\",3,\n",
    /// );
    /// ```
    #[must_use]
    pub fn to_csv(&self) -> String {
        self.csv(inert)
    }

    /// The table as CSV with a header line, quoted where needed, each cell as it is: for programs, not for spreadsheets, which would run a cell
    /// like `=HYPERLINK(…)`.
    ///
    /// # Examples
    /// ```
    /// use interstate::report::Table;
    ///
    /// let mut table = Table::new(["title", "rows"]);
    /// table.row(["-- untitled --", "3"]);
    /// assert_eq!(table.to_csv_verbatim(), "title,rows\n-- untitled --,3\n");
    /// assert_eq!(table.to_csv(), "title,rows\n\"'-- untitled --\",3\n");
    /// ```
    #[must_use]
    pub fn to_csv_verbatim(&self) -> String {
        self.csv(quoted)
    }

    /// The table as CSV, each cell as it is written there.
    fn csv(&self, written: fn(&str) -> Cow<'_, str>) -> String {
        let mut page = String::new();
        for row in std::iter::once(&self.header).chain(&self.rows) {
            let cells: Vec<_> = self.cells(row).map(written).collect();
            match &*cells.join(",") {
                // One cell without text: an empty line would be no row.
                "" => page.push_str("\"\""),
                line => page.push_str(line),
            }
            page.push('\n');
        }
        page
    }

    /// The table as a JSON array with one object for each row, its keys in the order of the columns. Values are text, so that no bound or
    /// exact number is rounded, except those of [columns of numbers](Self::with_numbers). Of columns with equal names the second is
    /// `name (2)`, or the next number that is no name yet.
    ///
    /// # Examples
    /// ```
    /// use interstate::report::Table;
    ///
    /// let mut table = Table::new(["pair", "exercises"]);
    /// table.row(["CHN–RUS", "14+"]); // a floor is no number, and stays text
    /// assert_eq!(table.to_json(), r#"[{"pair":"CHN–RUS","exercises":"14+"}]"#);
    ///
    /// let mut twice = Table::new(["pair", "n", "n"]);
    /// twice.row(["CHN–RUS", "9", "14"]);
    /// assert_eq!(twice.to_json(), r#"[{"pair":"CHN–RUS","n":"9","n (2)":"14"}]"#);
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        // OK because text and finite numbers under keys of text can be written.
        #[expect(
            clippy::unwrap_used,
            clippy::missing_panics_doc,
            reason = "text and numbers"
        )]
        serde_json::to_string(self).unwrap()
    }
}

/// As in [JSON](Table::to_json): a list with a map for each row.
impl Serialize for Table {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut rows = to.serialize_seq(Some(self.rows.len()))?;
        let names = own_names(&self.header);
        for row in &self.rows {
            let (table, names) = (self, &*names);
            let cells = row.as_slice();
            rows.serialize_element(&Row {
                table,
                names,
                cells,
            })?;
        }
        rows.end()
    }
}

/// A row with the names of its columns, each its own.
struct Row<'a> {
    table: &'a Table,
    names: &'a [Cow<'a, str>],
    cells: &'a [String],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let numbers = self.table.numbers.iter().copied();
        let numbers = numbers.chain(std::iter::repeat(false));
        let mut map = to.serialize_map(Some(self.names.len()))?;
        let cells = self.names.iter().zip(self.table.cells(self.cells));
        for ((name, cell), number) in cells.zip(numbers) {
            map.serialize_entry(name, &Value { cell, number })?;
        }
        map.end()
    }
}

/// A cell, and whether its column holds numbers.
struct Value<'a> {
    cell: &'a str,
    number: bool,
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if !self.number {
            return to.serialize_str(self.cell);
        }
        if self.cell.is_empty() {
            return to.serialize_none();
        }
        if let Ok(whole) = self.cell.parse::<u64>() {
            return to.serialize_u64(whole);
        }
        match self.cell.parse::<f64>() {
            Ok(number) if number.is_finite() => to.serialize_f64(number),
            _ => to.serialize_str(self.cell),
        }
    }
}

/// Aligned text: numbers to the right, words to the left, two spaces between columns.
impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns: Vec<(usize, bool)> = (0..self.header.len())
            .map(|i| {
                let cells = self
                    .rows
                    .iter()
                    .filter_map(|row| row.get(i))
                    .chain(self.header.get(i));
                (
                    cells.map(|cell| cell.chars().count()).fold(0, usize::max),
                    self.is_number(i),
                )
            })
            .collect();
        for row in std::iter::once(&self.header).chain(&self.rows) {
            let mut text = String::new();
            for (i, (cell, (width, number))) in self.cells(row).zip(&columns).enumerate() {
                if i > 0 {
                    text.push_str("  ");
                }
                let space = " ".repeat(width.saturating_sub(cell.chars().count()));
                if *number {
                    text.push_str(&space);
                    text.push_str(cell);
                } else {
                    text.push_str(cell);
                    text.push_str(&space);
                }
            }
            writeln!(f, "{}", text.trim_end())?;
        }
        Ok(())
    }
}
