//! Pages: the same table as aligned text, Markdown, CSV or JSON.

mod screening;
mod tally;

use std::fmt;

/// A table of words and numbers, written in whatever form the page needs.
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
}

impl Table {
    /// A table with these columns.
    #[must_use]
    pub fn new<S: ToString>(header: impl IntoIterator<Item = S>) -> Self {
        Self {
            header: header.into_iter().map(|cell| cell.to_string()).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row. Cells that are missing at its end are empty; cells beyond the last column are an own column without a name.
    pub fn row<S: ToString>(&mut self, cells: impl IntoIterator<Item = S>) -> &mut Self {
        let cells: Vec<String> = cells.into_iter().map(|cell| cell.to_string()).collect();
        while self.header.len() < cells.len() {
            self.header.push(String::new());
        }
        self.rows.push(cells);
        self
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
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

    /// GitHub's Markdown; a bar in a cell is escaped.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let line = |cells: &mut dyn Iterator<Item = &str>| {
            let mut text = String::from("|");
            for cell in cells {
                text.push(' ');
                text.push_str(&cell.replace('|', "\\|").replace('\n', " "));
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

    /// CSV with a header line, quoted where needed.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let line = |cells: &mut dyn Iterator<Item = &str>| {
            let quoted: Vec<String> = cells
                .map(|cell| {
                    if cell.contains([',', '"', '\n', '\r']) {
                        format!("\"{}\"", cell.replace('"', "\"\""))
                    } else {
                        cell.to_owned()
                    }
                })
                .collect();
            quoted.join(",") + "\n"
        };
        let mut page = line(&mut self.header.iter().map(String::as_str));
        for row in &self.rows {
            page.push_str(&line(&mut self.cells(row)));
        }
        page
    }

    /// A JSON array with an object for each row; every value is text, so that no bound or exact number is rounded.
    #[must_use]
    pub fn to_json(&self) -> String {
        let rows: Vec<serde_json::Map<String, serde_json::Value>> = self
            .rows
            .iter()
            .map(|row| {
                self.header
                    .iter()
                    .cloned()
                    .zip(self.cells(row).map(Into::into))
                    .collect()
            })
            .collect();
        serde_json::Value::from_iter(rows).to_string()
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
