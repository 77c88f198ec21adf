//! One member of a zip file.

use flate2::Crc;
use flate2::read::DeflateDecoder;
use rawzip::{CompressionMethod, FileReader, RECOMMENDED_BUFFER_SIZE, RangeReader, ZipArchive};
use std::fs::File;
use std::io::{Error, ErrorKind, Read};

/// How many names a message lists.
const NAMED: usize = 5;

/// The bytes of a member, checked against the length and the checksum that the archive states.
#[derive(Debug)]
pub(super) struct Member {
    from: Packed,
    crc: Crc,
    stated: Stated,
}

#[derive(Debug)]
enum Packed {
    Stored(RangeReader<FileReader>),
    Deflated(DeflateDecoder<RangeReader<FileReader>>),
}

/// What an archive says of a member.
#[derive(Clone, Copy, Debug)]
struct Stated {
    crc: u32,
    bytes: u64,
}

/// An entry of the directory of an archive.
struct Entry {
    name: String,
    stated: Stated,
    method: CompressionMethod,
    encrypted: bool,
    way: rawzip::ZipArchiveEntryWayfinder,
}

type Outcome<T> = Result<T, String>;

fn damaged(error: impl std::fmt::Display) -> String {
    format!("its directory of members cannot be read ({error}); is the file whole?")
}

fn directory(file: File) -> Outcome<(ZipArchive<FileReader>, Vec<Entry>)> {
    let mut buffer = vec![0; RECOMMENDED_BUFFER_SIZE];
    let archive = ZipArchive::from_file(file, &mut buffer).map_err(damaged)?;
    let mut entries = Vec::new();
    let mut each = archive.entries(&mut buffer);
    while let Some(entry) = each.next_entry().map_err(damaged)? {
        let name = String::from_utf8_lossy(entry.file_path().as_ref()).into_owned();
        let of_a_mac =
            name.starts_with("__MACOSX/") || name.rsplit('/').next() == Some(".DS_Store");
        if !entry.is_dir() && !of_a_mac {
            entries.push(Entry {
                name,
                stated: Stated {
                    crc: entry.crc32(),
                    bytes: entry.uncompressed_size_hint(),
                },
                method: entry.compression_method(),
                encrypted: entry.flags().is_encrypted(),
                way: entry.wayfinder(),
            });
        }
    }
    Ok((archive, entries))
}

/// The names of all members.
pub(super) fn names(file: File) -> Outcome<Vec<String>> {
    Ok(directory(file)?.1.into_iter().map(|e| e.name).collect())
}

/// The member of a name, or the only one.
fn chosen(mut entries: Vec<Entry>, name: Option<&str>) -> Outcome<Entry> {
    let all = entries.len();
    let first: Vec<&str> = entries.iter().map(|e| &*e.name).take(NAMED).collect();
    let more = all.saturating_sub(NAMED);
    let mut listed = first.join(", ");
    if more > 0 {
        listed = format!("{listed} and {more} more");
    }
    if entries.is_empty() {
        return Err("it is a zip file without a member".into());
    }
    if let Some(name) = name {
        let same = entries.iter().filter(|e| e.name == name).count();
        if same > 1 {
            return Err(format!(
                "it has {same} members named {name:?}; expected one"
            ));
        }
        let found = entries.into_iter().find(|e| e.name == name);
        return found.ok_or_else(|| format!("it has no member {name:?}; it has {listed}"));
    }
    match (entries.pop(), all) {
        (Some(entry), 1) => Ok(entry),
        _ => Err(format!(
            "it has {all} members ({listed}); open_zip_member opens one of them"
        )),
    }
}

impl Member {
    pub(super) fn open(file: File, name: Option<&str>) -> Outcome<Self> {
        let (archive, entries) = directory(file)?;
        let entry = chosen(entries, name)?;
        let name = &entry.name;
        if entry.encrypted {
            return Err(format!("its member {name:?} is encrypted"));
        }
        let at = archive.get_entry(entry.way).map_err(damaged)?;
        let (start, end) = at.compressed_data_range();
        let bytes = RangeReader::new(archive.into_inner(), start..end);
        let from = match entry.method {
            CompressionMethod::STORE => Packed::Stored(bytes),
            CompressionMethod::DEFLATE => Packed::Deflated(DeflateDecoder::new(bytes)),
            other => {
                return Err(format!(
                    "its member {name:?} is compressed by method {other}, expected 8 (DEFLATE) or 0 (STORE)"
                ));
            }
        };
        Ok(Self {
            from,
            crc: Crc::new(),
            stated: entry.stated,
        })
    }

    /// The bytes that it has, as the archive states.
    pub(super) fn length(&self) -> u64 {
        self.stated.bytes
    }
}

impl Read for Member {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let got = match &mut self.from {
            Packed::Stored(from) => from.read(into),
            Packed::Deflated(from) => from.read(into),
        }?;
        // OK because a decoder gives no more than there was room for.
        #[expect(clippy::indexing_slicing, reason = "got <= the room")]
        self.crc.update(&into[..got]);
        let ended = got == 0 && !into.is_empty();
        // The length of the checked bytes is known to 32 bits.
        let right = u64::from(self.crc.amount()) == self.stated.bytes & 0xFFFF_FFFF
            && self.crc.sum() == self.stated.crc;
        if ended && !right {
            let said = "the bytes are not those that the zip file was made of";
            return Err(Error::new(ErrorKind::InvalidData, said));
        }
        Ok(got)
    }
}
