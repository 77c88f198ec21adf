//! A column of texts, encoded as its cells come.
//!
//! The writer of the crate `parquet` takes texts as handles that count who holds them, copies each twice and looks it up in a table of
//! hashes; that took more time than reading the file. Here a cell goes from the line into the page. Texts that repeat stand once in a table
//! of their group of rows (`RLE_DICTIONARY`), addresses as what they do not share with the one before (`DELTA_BYTE_ARRAY`).

use crate::Outcome;
use crate::packed;
use bytes::Bytes;
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::column::page::{CompressedPage, Page, PageWriter};
use parquet::column::writer::ColumnCloseResult;
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::writer::{SerializedPageWriter, TrackedWrite};
use parquet::schema::types::ColumnDescPtr;
use std::collections::HashMap;
use zstd::bulk::Compressor;

/// How many bytes a page of addresses has before it is compressed: few enough to lie in the near cache beside the lines that are read.
const PAGE: usize = 1 << 15;

/// The level at which columns are compressed, and that of addresses. At level 1 these would make the parts of the shipped sample a third
/// smaller, and those of made-up rows, whose addresses are digits by chance, nearly half; and the conversion slower. Who keeps parts
/// for long takes 1.
pub const LEVEL: i32 = 1;
const FAST: i32 = -12;

pub struct Texts {
    cells: Cells,
    /// 0 for a cell that is null, of a column that may hold such, in the page at hand.
    levels: Option<Vec<u32>>,
    /// Rows of the page at hand, and of the group.
    rows: (u32, u64),
    compressor: Compressor<'static>,
    pages: TrackedWrite<Vec<u8>>,
    /// How long the pages are without compression.
    plain: usize,
}

enum Cells {
    Table(Table),
    Prefixes(Prefixes),
}

impl Texts {
    /// Of texts that repeat.
    pub fn repeated() -> Outcome<Self> {
        let compressor = Compressor::new(LEVEL)?;
        Ok(Self::new(Cells::Table(Table::default()), compressor))
    }

    /// Of texts that are each their own.
    pub fn own() -> Outcome<Self> {
        let compressor = Compressor::new(FAST)?;
        Ok(Self::new(Cells::Prefixes(Prefixes::default()), compressor))
    }

    fn new(cells: Cells, compressor: Compressor<'static>) -> Self {
        Self {
            cells,
            levels: None,
            rows: (0, 0),
            compressor,
            pages: TrackedWrite::new(Vec::new()),
            plain: 0,
        }
    }

    pub fn or_null(&mut self) {
        self.levels = Some(Vec::new());
    }

    /// What is not UTF-8 becomes the mark for that, so that no reader refuses the file.
    #[inline]
    pub fn put(&mut self, cell: &[u8]) -> Outcome {
        if cell.is_ascii() || std::str::from_utf8(cell).is_ok() {
            self.put_text(cell);
        } else {
            self.put_text(String::from_utf8_lossy(cell).as_bytes());
        }
        self.row(1)
    }

    #[inline]
    fn put_text(&mut self, text: &[u8]) {
        match &mut self.cells {
            Cells::Table(table) => table.put(text),
            Cells::Prefixes(prefixes) => prefixes.put(text),
        }
    }

    pub fn null(&mut self) -> Outcome {
        self.row(0)
    }

    #[inline]
    fn row(&mut self, level: u32) -> Outcome {
        if let Some(levels) = &mut self.levels {
            levels.push(level);
        }
        self.rows.0 += 1;
        match &self.cells {
            // The table stands before its pages, and is whole at the end.
            Cells::Prefixes(prefixes) if prefixes.suffixes.len() >= PAGE => self.page(),
            _ => Ok(()),
        }
    }

    /// The page at hand.
    fn page(&mut self) -> Outcome {
        let mut page = Vec::new();
        if let Some(levels) = &mut self.levels {
            packed::run(&mut page, levels, 1);
            let length = u32::try_from(page.len())?;
            page.splice(0..0, length.to_le_bytes());
            levels.clear();
        }
        let encoding = match &mut self.cells {
            Cells::Table(table) => table.page(&mut page),
            Cells::Prefixes(prefixes) => prefixes.page(&mut page),
        };
        let buf = Bytes::from(self.compressor.compress(&page)?);
        let rows = std::mem::take(&mut self.rows.0);
        self.rows.1 += u64::from(rows);
        let data = Page::DataPage {
            buf,
            num_values: rows,
            encoding,
            def_level_encoding: Encoding::RLE,
            rep_level_encoding: Encoding::RLE,
            statistics: None,
        };
        self.written(data, page.len())
    }

    fn written(&mut self, page: Page, length: usize) -> Outcome {
        let mut writer = SerializedPageWriter::new(&mut self.pages);
        let written = writer.write_page(CompressedPage::new(page, length))?;
        self.plain += written.uncompressed_size;
        Ok(())
    }

    /// The pages of a group of rows, and what is to be known of them. Afterwards there are none.
    pub fn chunk(&mut self, of: ColumnDescPtr) -> Outcome<(Bytes, ColumnCloseResult)> {
        let mut encodings = vec![Encoding::RLE];
        let mut table_at = None;
        match &mut self.cells {
            Cells::Prefixes(_) => encodings.push(Encoding::DELTA_BYTE_ARRAY),
            Cells::Table(table) => {
                encodings.extend([Encoding::PLAIN, Encoding::RLE_DICTIONARY]);
                let page = Page::DictionaryPage {
                    buf: Bytes::from(self.compressor.compress(&table.texts)?),
                    num_values: u32::try_from(table.places.len())?,
                    encoding: Encoding::PLAIN,
                    is_sorted: false,
                };
                let length = table.texts.len();
                table_at = Some(0);
                self.written(page, length)?;
            }
        }
        let data_at = if table_at.is_some() {
            self.pages.bytes_written()
        } else {
            0
        };
        if self.rows.0 > 0 {
            self.page()?;
        }
        if let Cells::Table(table) = &mut self.cells {
            table.clear();
        }
        let pages = std::mem::replace(&mut self.pages, TrackedWrite::new(Vec::new()));
        let pages = Bytes::from(pages.into_inner()?);
        let rows = std::mem::take(&mut self.rows.1);
        let metadata = ColumnChunkMetaData::builder(of)
            .set_compression(Compression::ZSTD(ZstdLevel::try_new(LEVEL)?))
            .set_encodings(encodings)
            .set_num_values(i64::try_from(rows)?)
            .set_total_compressed_size(i64::try_from(pages.len())?)
            .set_total_uncompressed_size(i64::try_from(std::mem::take(&mut self.plain))?)
            .set_dictionary_page_offset(table_at)
            .set_data_page_offset(i64::try_from(data_at)?)
            .build()?;
        let close = ColumnCloseResult {
            bytes_written: pages.len() as u64,
            rows_written: rows,
            metadata,
            bloom_filter: None,
            column_index: None,
            offset_index: None,
        };
        Ok((pages, close))
    }
}

/// Texts by their places in a table.
#[derive(Default)]
struct Table {
    /// Each text once, behind its length.
    texts: Vec<u8>,
    places: HashMap<Box<[u8]>, u32>,
    /// Where short texts were found last, by a few bits of them.
    found: Vec<(u64, u32)>,
    rows: Vec<u32>,
}

impl Table {
    #[inline]
    fn put(&mut self, text: &[u8]) {
        let Some(short) = short(text) else {
            let place = self.place(text);
            self.rows.push(place);
            return;
        };
        let at = (short.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 54) as usize;
        let place = match self.found.get(at) {
            Some(&(found, place)) if found == short => place,
            _ => {
                let place = self.place(text);
                // What no text is stands where none was found.
                self.found.resize(1 << 10, (u64::MAX, 0));
                if let Some(found) = self.found.get_mut(at) {
                    *found = (short, place);
                }
                place
            }
        };
        self.rows.push(place);
    }

    #[inline(never)]
    fn place(&mut self, text: &[u8]) -> u32 {
        if let Some(&place) = self.places.get(text) {
            return place;
        }
        // OK because a group has fewer rows than that, and a cell fewer bytes.
        let (place, length) = (self.places.len() as u32, text.len() as u32);
        self.places.insert(text.into(), place);
        self.texts.extend(length.to_le_bytes());
        self.texts.extend(text);
        place
    }

    fn page(&mut self, page: &mut Vec<u8>) -> Encoding {
        let width = packed::width(self.places.len().saturating_sub(1));
        page.push(width);
        packed::run(page, &self.rows, width);
        self.rows.clear();
        Encoding::RLE_DICTIONARY
    }

    fn clear(&mut self) {
        self.texts.clear();
        self.places.clear();
        self.found.clear();
    }
}

/// A text of at most 7 bytes and its length as one number.
#[inline]
fn short(text: &[u8]) -> Option<u64> {
    let wide = |bytes: [u8; 4]| u64::from(u32::from_le_bytes(bytes));
    let letters = match *text {
        [] => 0,
        [a] => wide([a, 0, 0, 0]),
        [a, b] => wide([a, b, 0, 0]),
        [a, b, c] => wide([a, b, c, 0]),
        [a, b, c, d] => wide([a, b, c, d]),
        [a, b, c, d, e] => wide([a, b, c, d]) | wide([e, 0, 0, 0]) << 32,
        [a, b, c, d, e, f] => wide([a, b, c, d]) | wide([e, f, 0, 0]) << 32,
        [a, b, c, d, e, f, g] => wide([a, b, c, d]) | wide([e, f, g, 0]) << 32,
        _ => return None,
    };
    Some(letters | (text.len() as u64) << 56)
}

/// Texts by what they do not share with the one before.
#[derive(Default)]
struct Prefixes {
    before: Vec<u8>,
    shared: Vec<u32>,
    lengths: Vec<u32>,
    suffixes: Vec<u8>,
}

impl Prefixes {
    fn put(&mut self, text: &[u8]) {
        let shared = shared(&self.before, text);
        let suffix = text.get(shared..).unwrap_or_default();
        // OK because a cell has fewer bytes than that.
        self.shared.push(shared as u32);
        self.lengths.push(suffix.len() as u32);
        self.suffixes.extend_from_slice(suffix);
        self.before.truncate(shared);
        self.before.extend_from_slice(suffix);
    }

    fn page(&mut self, page: &mut Vec<u8>) -> Encoding {
        packed::delta(page, &self.shared);
        packed::delta(page, &self.lengths);
        page.extend_from_slice(&self.suffixes);
        self.before.clear();
        self.shared.clear();
        self.lengths.clear();
        self.suffixes.clear();
        Encoding::DELTA_BYTE_ARRAY
    }
}

/// How many bytes two texts begin with together.
fn shared(one: &[u8], other: &[u8]) -> usize {
    let ((words, rest), (other_words, other_rest)) = (one.as_chunks(), other.as_chunks());
    let mut same = 0;
    for (word, other) in words.iter().zip(other_words) {
        let differ = u64::from_le_bytes(*word) ^ u64::from_le_bytes(*other);
        if differ != 0 {
            return same + differ.trailing_zeros() as usize / 8;
        }
        same += 8;
    }
    // One of them may have words where the other has its last bytes.
    let one = words.get(same / 8).map_or(rest, |word| word.as_slice());
    let other = other_words
        .get(same / 8)
        .map_or(other_rest, |word| word.as_slice());
    let rest = one.iter().zip(other);
    same + rest.take_while(|(one, other)| one == other).count()
}
