//! Rows by column, until they are written.

use crate::Outcome;
use bytes::Bytes;
use parquet::basic::Encoding;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, Int32Type, Int64Type};
use parquet::file::writer::SerializedColumnWriter;

/// A column of a file: its name, its type in the words of Parquet, and the cells that wait.
pub struct Column {
    pub name: &'static str,
    cells: Cells,
    /// 0 for a cell that is null, of a column that may hold such.
    levels: Option<Vec<i16>>,
}

enum Cells {
    Bools(Vec<bool>),
    Days(Vec<i32>),
    Numbers(Vec<i64>),
    Texts { text: Vec<u8>, ends: Vec<usize> },
}

impl Column {
    fn new(name: &'static str, cells: Cells, levels: Option<Vec<i16>>) -> Self {
        Self {
            name,
            cells,
            levels,
        }
    }

    pub fn bools(name: &'static str) -> Self {
        Self::new(name, Cells::Bools(Vec::new()), None)
    }

    pub fn days(name: &'static str) -> Self {
        Self::new(name, Cells::Days(Vec::new()), None)
    }

    pub fn numbers(name: &'static str) -> Self {
        Self::new(name, Cells::Numbers(Vec::new()), None)
    }

    pub fn texts(name: &'static str) -> Self {
        let (text, ends) = (Vec::new(), Vec::new());
        Self::new(name, Cells::Texts { text, ends }, None)
    }

    /// The same with nulls.
    pub fn or_null(self) -> Self {
        Self {
            levels: Some(Vec::new()),
            ..self
        }
    }

    /// The line of the column in a schema.
    pub fn schema(&self) -> String {
        let (of, meaning) = match self.cells {
            Cells::Bools(_) => ("boolean", ""),
            Cells::Days(_) => ("int32", ""),
            Cells::Numbers(_) => ("int64", ""),
            Cells::Texts { .. } => ("binary", " (UTF8)"),
        };
        let needed = if self.levels.is_some() {
            "optional"
        } else {
            "required"
        };
        format!("{needed} {of} {}{meaning};", self.name)
    }

    /// How cells are written that are in no table of those that repeat.
    pub fn encoding(&self) -> Option<Encoding> {
        match self.cells {
            Cells::Days(_) | Cells::Numbers(_) => Some(Encoding::DELTA_BINARY_PACKED),
            Cells::Texts { .. } if matches!(self.name, "SOURCEURL" | "id" | "source") => {
                Some(Encoding::PLAIN)
            }
            Cells::Bools(_) | Cells::Texts { .. } => None,
        }
    }

    fn there(&mut self) {
        if let Some(levels) = &mut self.levels {
            levels.push(1);
        }
    }

    pub fn null(&mut self) {
        if let Some(levels) = &mut self.levels {
            levels.push(0);
        }
    }

    pub fn bool(&mut self, cell: bool) {
        if let Cells::Bools(cells) = &mut self.cells {
            cells.push(cell);
        }
        self.there();
    }

    pub fn day(&mut self, cell: i32) {
        if let Cells::Days(cells) = &mut self.cells {
            cells.push(cell);
        }
        self.there();
    }

    pub fn number(&mut self, cell: i64) {
        if let Cells::Numbers(cells) = &mut self.cells {
            cells.push(cell);
        }
        self.there();
    }

    /// A text; what is not UTF-8 in it becomes the mark for that, so that no reader refuses the file.
    pub fn text(&mut self, cell: &[u8]) {
        if let Cells::Texts { text, ends } = &mut self.cells {
            if cell.is_ascii() || std::str::from_utf8(cell).is_ok() {
                text.extend_from_slice(cell);
            } else {
                text.extend_from_slice(String::from_utf8_lossy(cell).as_bytes());
            }
            ends.push(text.len());
        }
        self.there();
    }

    /// Writes the cells that wait, which are then none.
    pub fn write(&mut self, writer: &mut SerializedColumnWriter<'_>) -> Outcome {
        let levels = self.levels.as_deref();
        match &mut self.cells {
            Cells::Bools(cells) => {
                writer
                    .typed::<BoolType>()
                    .write_batch(cells, levels, None)?;
                cells.clear();
            }
            Cells::Days(cells) => {
                writer
                    .typed::<Int32Type>()
                    .write_batch(cells, levels, None)?;
                cells.clear();
            }
            Cells::Numbers(cells) => {
                writer
                    .typed::<Int64Type>()
                    .write_batch(cells, levels, None)?;
                cells.clear();
            }
            Cells::Texts { text, ends } => {
                let all = Bytes::from(std::mem::take(text));
                let starts = std::iter::once(0).chain(ends.iter().copied());
                let cells: Vec<ByteArray> = starts
                    .zip(&*ends)
                    .map(|(start, &end)| ByteArray::from(all.slice(start..end)))
                    .collect();
                writer
                    .typed::<ByteArrayType>()
                    .write_batch(&cells, levels, None)?;
                drop(cells);
                // The room is used again.
                *text = all.try_into_mut().map(Vec::from).unwrap_or_default();
                text.clear();
                ends.clear();
            }
        }
        if let Some(levels) = &mut self.levels {
            levels.clear();
        }
        Ok(())
    }
}
