//! The files that one file becomes.

use crate::Outcome;
use crate::columns::Column;
use crate::texts::LEVEL;
use interstate::read::ReadAccount;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::ColumnPath;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many rows stand together in a part, and until then in memory.
const ROW_GROUP: usize = 1 << 17;

pub struct Parts {
    folder: PathBuf,
    name: String,
    source: String,
    made: AtomicUsize,
}

impl Parts {
    pub fn new(folder: &Path, file: &Path) -> Outcome<Self> {
        let source = file.file_name().ok_or("a file has a name")?;
        let source = source.to_string_lossy().into_owned();
        let name = source.trim_end_matches(".gz").trim_end_matches(".zip");
        Ok(Self {
            folder: folder.into(),
            name: name.into(),
            source,
            made: AtomicUsize::new(0),
        })
    }

    fn account(&self) -> PathBuf {
        self.folder.join(format!("{}.account.json", self.name))
    }

    /// Whether all parts were written before: the account is written last.
    pub fn are_whole(&self) -> bool {
        self.account().exists()
    }

    fn part(&self, number: usize) -> PathBuf {
        self.folder.join(format!("{}.{number}.parquet", self.name))
    }

    /// Writes the account, and tells how many bytes all parts have.
    pub fn finish(&self, format: &str, account: &ReadAccount) -> Outcome<u64> {
        let mut bytes = 0;
        let mut parts = Vec::new();
        for number in 0..self.made.load(Ordering::Relaxed) {
            let part = self.part(number);
            bytes += fs::metadata(&part)?.len();
            parts.push(
                part.file_name()
                    .map(|name| name.to_string_lossy().into_owned()),
            );
        }
        // Parts of an earlier run with more threads, that was broken off, hold rows of this file too.
        for number in parts.len().. {
            if fs::remove_file(self.part(number)).is_err() {
                break;
            }
        }
        let told = serde_json::json!({
            "format": format, "source": self.source, "parts": parts, "account": account,
        });
        let draft = self.account().with_added_extension("draft");
        fs::write(&draft, serde_json::to_string_pretty(&told)? + "\n")?;
        fs::rename(draft, self.account())?;
        Ok(bytes)
    }

    /// Removes what was written.
    pub fn remove(&self) -> Outcome {
        fs::remove_file(self.account())?;
        for number in 0..self.made.load(Ordering::Relaxed) {
            fs::remove_file(self.part(number))?;
        }
        Ok(())
    }
}

/// Rows on their way into one part.
pub struct Part<'a> {
    parts: &'a Parts,
    pub columns: Vec<Column>,
    rows: usize,
    writer: Option<SerializedFileWriter<BufWriter<File>>>,
}

impl<'a> Part<'a> {
    pub fn new(parts: &'a Parts, columns: Vec<Column>) -> Self {
        Self {
            parts,
            columns,
            rows: 0,
            writer: None,
        }
    }

    /// To be said after each row.
    pub fn row(&mut self) -> Outcome {
        self.rows += 1;
        if self.rows == ROW_GROUP {
            return self.flush();
        }
        Ok(())
    }

    fn flush(&mut self) -> Outcome {
        self.rows = 0;
        let writer = match &mut self.writer {
            Some(writer) => writer,
            none => none.insert(created(self.parts, &self.columns)?),
        };
        let schema = writer.schema_descr().columns().to_vec();
        let mut group = writer.next_row_group()?;
        for (column, of) in self.columns.iter_mut().zip(schema) {
            column.write(of, &mut group)?;
        }
        group.close()?;
        Ok(())
    }

    /// A part is no file of Parquet before this. A thread that was given no row makes none.
    pub fn close(mut self) -> Outcome {
        if self.rows > 0 {
            self.flush()?;
        }
        if let Some(writer) = self.writer {
            writer.close()?;
        }
        Ok(())
    }
}

/// The next part.
fn created(parts: &Parts, columns: &[Column]) -> Outcome<SerializedFileWriter<BufWriter<File>>> {
    let number = parts.made.fetch_add(1, Ordering::Relaxed);
    let lines: Vec<String> = columns.iter().map(Column::schema).collect();
    let schema = parse_message_type(&format!("message events {{ {} }}", lines.join(" ")))?;
    let mut properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(LEVEL)?))
        .set_statistics_enabled(EnabledStatistics::None)
        .set_offset_index_disabled(true);
    for column in columns {
        let Some(encoding) = column.encoding() else {
            continue;
        };
        let name = ColumnPath::from(column.name);
        // Who asks for a day need not read a group of rows without it.
        properties = properties
            .set_column_dictionary_enabled(name.clone(), false)
            .set_column_encoding(name.clone(), encoding)
            .set_column_statistics_enabled(name, EnabledStatistics::Chunk);
    }
    let file = BufWriter::with_capacity(1 << 18, File::create(parts.part(number))?);
    Ok(SerializedFileWriter::new(
        file,
        Arc::new(schema),
        Arc::new(properties.build()),
    )?)
}
