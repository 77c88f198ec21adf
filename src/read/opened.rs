//! Files as they lie on disk: plain, gzip, zip.

#[cfg(feature = "archives")]
mod zip;

use super::recognise;
use crate::error::{Result, cause::Cause, files::Files};
use std::fs::File;
use std::io::{Chain, Cursor, Read};
use std::path::Path;

/// A file opened by [`open`](super::open): a stream of its content, whatever it is wrapped in.
#[derive(Debug)]
pub struct OpenedFile {
    form: Form,
    length: Option<u64>,
}

/// A file whose first bytes were looked at.
type Start = Chain<Cursor<Vec<u8>>, File>;

#[derive(Debug)]
enum Form {
    Plain(Start),
    #[cfg(feature = "archives")]
    Gzip(Box<flate2::read::MultiGzDecoder<Start>>),
    #[cfg(feature = "archives")]
    Zip(Box<zip::Member>),
}

impl OpenedFile {
    /// The number of bytes to read in all, for a plain file and for a member of a zip file. `None` where it is not known before the end: for
    /// a gzip file, and for what is no file on disk.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        self.length
    }
}

impl Read for OpenedFile {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        match &mut self.form {
            Form::Plain(file) => file.read(into),
            #[cfg(feature = "archives")]
            Form::Gzip(file) => file.read(into),
            #[cfg(feature = "archives")]
            Form::Zip(member) => member.read(into),
        }
    }
}

/// What the first bytes of a file say.
enum Wrapping {
    None,
    Gzip,
    Zip,
}

impl Wrapping {
    fn of(start: &[u8]) -> Self {
        match start {
            [0x1F, 0x8B, ..] => Self::Gzip,
            // The second is an archive without members.
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Self::Zip,
            _ => Self::None,
        }
    }
}

/// Opens a file for any of the readers: as it is, or out of its wrapping.
///
/// With the feature `archives`, a gzip file gives what it holds, several gzip streams one after another included, and a zip file its one
/// member; of a zip file with more than one, `open_zip_member` opens each by its name. The first bytes of the file decide, not its name.
/// What a damaged file still gives is given before the error.
///
/// # Errors
/// A file that is not there; a folder; a workbook of Excel or an open document; a compressed file without the feature `archives`; a zip file
/// with no member, with several, with one that is encrypted or compressed by anything but deflate.
///
/// # Examples
/// ```
/// use interstate::read;
/// use interstate::read::gdelt::GdeltOptions;
///
/// let file = read::open("data/gdelt_v2_20191024143000_subset.export.CSV")?;
/// assert_eq!(file.length(), Some(123_233));
/// let mut reader = GdeltOptions::new().reader(file)?;
/// reader.for_each(|_| ())?;
/// assert_eq!(reader.account().kept(), 320);
///
/// let refused = read::open("data").unwrap_err();
/// assert_eq!(refused.to_string(), r#"cannot open "data": it is a folder, not a file"#);
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn open(path: impl AsRef<Path>) -> Result<OpenedFile> {
    open_at(path.as_ref())
}

fn open_at(path: &Path) -> Result<OpenedFile> {
    let (wrapping, file, length) = started(path)?;
    let (start, _) = file.get_ref();
    if let Some(is) = recognise::workbook(start.get_ref()) {
        let why = format!("it is {is}; {}", recognise::SAVE);
        return Err(refused(path, &why).into());
    }
    match wrapping {
        Wrapping::None => Ok(OpenedFile {
            form: Form::Plain(file),
            length,
        }),
        #[cfg(feature = "archives")]
        Wrapping::Gzip => Ok(OpenedFile {
            form: Form::Gzip(Box::new(flate2::read::MultiGzDecoder::new(file))),
            length: None,
        }),
        #[cfg(feature = "archives")]
        Wrapping::Zip => from_zip(path, file, None),
        #[cfg(not(feature = "archives"))]
        Wrapping::Gzip | Wrapping::Zip => {
            let kind = match wrapping {
                Wrapping::Gzip => "gzip",
                _ => "zip",
            };
            let why = format!(
                "it is a {kind} file; expected plain text, or the feature \"archives\" that opens it"
            );
            Err(refused(path, &why).into())
        }
    }
}

/// Opens one member of a zip file, by its name as [`zip_members`] gives it.
///
/// # Errors
/// As [`open`]; also a file that is no zip file, and a name that is not in it, or is there twice.
///
/// # Examples
/// A year of POLECAT is a zip file with a member for each month, each with its own header:
/// ```
/// use interstate::read;
/// use interstate::read::polecat::PolecatOptions;
///
/// let year = "tests/it/corpus/archives/months.zip";
/// let mut rows = 0;
/// for month in read::zip_members(year)? {
///     let mut reader = PolecatOptions::new().reader(read::open_zip_member(year, &month)?)?;
///     reader.for_each(|_| ())?;
///     rows += reader.account().rows();
/// }
/// assert_eq!(rows, 21);
/// # Ok::<(), interstate::Error>(())
/// ```
#[cfg(feature = "archives")]
#[cfg_attr(docsrs, doc(cfg(feature = "archives")))]
pub fn open_zip_member(path: impl AsRef<Path>, member: &str) -> Result<OpenedFile> {
    let path = path.as_ref();
    from_zip(path, zipped(path)?, Some(member))
}

/// The names of the members of a zip file, in its order: without folders, and without what a Mac adds (`__MACOSX/`, `.DS_Store`).
///
/// # Errors
/// A file that is not there, or is no whole zip file.
///
/// # Examples
/// ```
/// use interstate::read;
///
/// let members = read::zip_members("tests/it/corpus/archives/gdelt.zip")?;
/// assert_eq!(members, ["data/20141124.export.CSV"]);
///
/// let refused = read::zip_members("data/china_russia.csv").unwrap_err();
/// assert_eq!(refused.to_string(), r#"cannot open "data/china_russia.csv": it is not a zip file"#);
/// # Ok::<(), interstate::Error>(())
/// ```
#[cfg(feature = "archives")]
#[cfg_attr(docsrs, doc(cfg(feature = "archives")))]
pub fn zip_members(path: impl AsRef<Path>) -> Result<Vec<String>> {
    let path = path.as_ref();
    let names = zip::names(zipped(path)?.into_inner().1);
    Ok(names.map_err(|why| refused(path, &why))?)
}

/// A file that must be a zip file.
#[cfg(feature = "archives")]
fn zipped(path: &Path) -> Result<Start> {
    match started(path)? {
        (Wrapping::Zip, file, _) => Ok(file),
        _ => Err(refused(path, "it is not a zip file").into()),
    }
}

#[cfg(feature = "archives")]
fn from_zip(path: &Path, file: Start, member: Option<&str>) -> Result<OpenedFile> {
    let member = zip::Member::open(file.into_inner().1, member);
    let member = member.map_err(|why| refused(path, &why))?;
    Ok(OpenedFile {
        length: Some(member.length()),
        form: Form::Zip(Box::new(member)),
    })
}

/// A file with what its first bytes say, and its length.
fn started(path: &Path) -> Result<(Wrapping, Start, Option<u64>)> {
    if path.is_dir() {
        return Err(refused(path, "it is a folder, not a file").into());
    }
    let io = |error: std::io::Error| refused(path, Cause::of(&error));
    let mut file = File::open(path).map_err(io)?;
    let about = file.metadata().map_err(io)?;
    let mut start = Vec::new();
    file.by_ref()
        .take(128)
        .read_to_end(&mut start)
        .map_err(io)?;
    let wrapping = Wrapping::of(&start);
    let length = about.is_file().then_some(about.len());
    Ok((wrapping, Cursor::new(start).chain(file), length))
}

fn refused(path: &Path, why: impl Into<Cause>) -> Files {
    Files::Open {
        path: path.display().to_string().into(),
        why: why.into(),
    }
}
