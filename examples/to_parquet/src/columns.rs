//! Rows by column, until they are written.

use crate::Outcome;
use crate::texts::Texts;
use parquet::basic::Encoding;
use parquet::data_type::{BoolType, DataType, Int32Type, Int64Type};
use parquet::file::writer::SerializedRowGroupWriter;
use parquet::schema::types::ColumnDescPtr;
use std::io::Write;

/// A column of a file: its name, its type in the words of Parquet, and the cells that wait.
pub struct Column {
    pub name: &'static str,
    cells: Cells,
    nullable: bool,
}

enum Cells {
    Bools(Values<bool>),
    Days(Values<i32>),
    Numbers(Values<i64>),
    Texts(Box<Texts>),
}

/// Cells that the crate `parquet` encodes.
struct Values<T> {
    cells: Vec<T>,
    /// 0 for a cell that is null, of a column that may hold such.
    levels: Vec<i16>,
}

impl<T> Values<T> {
    const NONE: Self = Self {
        cells: Vec::new(),
        levels: Vec::new(),
    };

    /// Writes the cells, which are then none.
    fn write<D: DataType<T = T>>(
        &mut self,
        nullable: bool,
        group: &mut SerializedRowGroupWriter<'_, impl Write + Send>,
    ) -> Outcome {
        let mut writer = group.next_column()?.ok_or("more columns than the schema")?;
        let levels = nullable.then_some(self.levels.as_slice());
        writer.typed::<D>().write_batch(&self.cells, levels, None)?;
        writer.close()?;
        self.cells.clear();
        self.levels.clear();
        Ok(())
    }
}

impl Column {
    fn new(name: &'static str, cells: Cells) -> Self {
        Self {
            name,
            cells,
            nullable: false,
        }
    }

    pub fn bools(name: &'static str) -> Self {
        Self::new(name, Cells::Bools(Values::NONE))
    }

    pub fn days(name: &'static str) -> Self {
        Self::new(name, Cells::Days(Values::NONE))
    }

    pub fn numbers(name: &'static str) -> Self {
        Self::new(name, Cells::Numbers(Values::NONE))
    }

    /// Texts that repeat.
    pub fn texts(name: &'static str) -> Outcome<Self> {
        Ok(Self::new(name, Cells::Texts(Box::new(Texts::repeated()?))))
    }

    /// Texts that are each their own, such as addresses.
    pub fn addresses(name: &'static str) -> Outcome<Self> {
        Ok(Self::new(name, Cells::Texts(Box::new(Texts::own()?))))
    }

    /// The same with nulls.
    pub fn or_null(mut self) -> Self {
        self.nullable = true;
        if let Cells::Texts(texts) = &mut self.cells {
            texts.or_null();
        }
        self
    }

    /// The line of the column in a schema.
    pub fn schema(&self) -> String {
        let (of, meaning) = match self.cells {
            Cells::Bools(_) => ("boolean", ""),
            Cells::Days(_) => ("int32", ""),
            Cells::Numbers(_) => ("int64", ""),
            Cells::Texts(_) => ("binary", " (UTF8)"),
        };
        let needed = if self.nullable {
            "optional"
        } else {
            "required"
        };
        format!("{needed} {of} {}{meaning};", self.name)
    }

    /// How numbers are written, which stand near those before them.
    pub fn encoding(&self) -> Option<Encoding> {
        let numbers = matches!(self.cells, Cells::Days(_) | Cells::Numbers(_));
        numbers.then_some(Encoding::DELTA_BINARY_PACKED)
    }

    pub fn null(&mut self) -> Outcome {
        match &mut self.cells {
            Cells::Bools(values) => values.levels.push(0),
            Cells::Days(values) => values.levels.push(0),
            Cells::Numbers(values) => values.levels.push(0),
            Cells::Texts(texts) => texts.null()?,
        }
        Ok(())
    }

    pub fn bool(&mut self, cell: bool) {
        if let Cells::Bools(values) = &mut self.cells {
            values.cells.push(cell);
        }
    }

    pub fn day(&mut self, cell: i32) {
        if let Cells::Days(values) = &mut self.cells {
            values.cells.push(cell);
            if self.nullable {
                values.levels.push(1);
            }
        }
    }

    pub fn number(&mut self, cell: i64) {
        if let Cells::Numbers(values) = &mut self.cells {
            values.cells.push(cell);
        }
    }

    /// A text; what is not UTF-8 in it becomes the mark for that, so that no reader refuses the file.
    #[inline]
    pub fn text(&mut self, cell: &[u8]) -> Outcome {
        match &mut self.cells {
            Cells::Texts(texts) => texts.put(cell),
            _ => Ok(()),
        }
    }

    /// Writes the cells that wait, which are then none.
    pub fn write(
        &mut self,
        of: ColumnDescPtr,
        group: &mut SerializedRowGroupWriter<'_, impl Write + Send>,
    ) -> Outcome {
        match &mut self.cells {
            Cells::Bools(values) => values.write::<BoolType>(self.nullable, group),
            Cells::Days(values) => values.write::<Int32Type>(self.nullable, group),
            Cells::Numbers(values) => values.write::<Int64Type>(self.nullable, group),
            Cells::Texts(texts) => {
                let (pages, close) = texts.chunk(of)?;
                Ok(group.append_column(&pages, close)?)
            }
        }
    }
}
