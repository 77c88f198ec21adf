//! How the bytes of a file stand for letters. Whatever it is, the reader behind sees UTF-8.

use super::block::read_some;
use super::recognise::{START, unit_order};
use crate::error::{Error, Result, files::Files, text};
use std::io::{self, Read};

text::word! {
    "encoding";
    /// The encoding of a file: how its bytes stand for letters.
    ///
    /// # Examples
    /// Excel saves "CSV" in the code page of its country unless it is asked for UTF-8. Read as UTF-8, the name of a state is refused:
    /// ```
    /// use interstate::read::Encoding;
    /// use interstate::read::ledger::LedgerOptions;
    /// use interstate::state::NameScope;
    /// use interstate::Coverage;
    ///
    /// let file = b"id,start,kind,parties\n1,2024-07-24,meeting,T\xFCrkiye;Vietnam\n";
    /// let options = LedgerOptions::new().with_names(NameScope::General).with_coverage(Coverage::unlimited());
    /// assert_eq!(
    ///     options.read(file.as_slice())?.strict().unwrap_err().to_string(),
    ///     "line 2, column \"parties\": not UTF-8; what Excel saves as CSV is often Windows-1252, read by with_encoding(Encoding::Windows1252)",
    /// );
    /// let read = options.with_encoding(Encoding::Windows1252).read(file.as_slice())?;
    /// assert_eq!(read.account.encoding(), Some(Encoding::Windows1252));
    /// assert_eq!(read.strict()?.len(), 1);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Default)]
    #[non_exhaustive]
    pub enum Encoding {
        /// UTF-8, with or without a byte order mark.
        #[default]
        #[strum(to_string = "utf-8")]
        Utf8,
        /// UTF-16. The byte order mark says which byte of two comes first; without one, the first letter does, if it is an ASCII one.
        #[strum(to_string = "utf-16")]
        Utf16,
        /// Windows-1252, the code page of western Europe. A byte without a letter in it (there are five) is a fault of its cell.
        #[strum(to_string = "windows-1252")]
        Windows1252,
    }
}

impl Encoding {
    /// What is told of bytes that are no text of it.
    pub(super) fn not_text(self) -> Files {
        match self {
            Self::Utf8 => Files::NotUtf8MayBe,
            encoding => Files::NoLetter {
                encoding: encoding.into(),
            },
        }
    }
}

/// A stream whose start was looked at. An error there comes after what was read before it.
#[derive(Debug)]
pub(super) struct Started<R> {
    start: Vec<u8>,
    at: usize,
    from: R,
    failed: Option<io::Error>,
}

impl<R: Read> Started<R> {
    pub(super) fn new(mut from: R) -> Self {
        let mut start = vec![0; START];
        let (mut len, mut ended, mut failed) = (0, false, None);
        while let Some(space) = start.get_mut(len..).filter(|space| !space.is_empty())
            && !ended
        {
            len += read_some(&mut from, space, &mut ended, &mut failed);
        }
        start.truncate(len);
        Self {
            start,
            at: 0,
            from,
            failed,
        }
    }

    pub(super) fn start(&self) -> &[u8] {
        &self.start
    }
}

impl<R: Read> Read for Started<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = self.start.get(self.at..).unwrap_or(&[]);
        let taken = left.len().min(into.len());
        if let (Some(left), Some(into)) = (left.get(..taken), into.get_mut(..taken))
            && taken > 0
        {
            into.copy_from_slice(left);
            self.at += taken;
            return Ok(taken);
        }
        match self.failed.take() {
            Some(error) => Err(error),
            None => self.from.read(into),
        }
    }
}

/// Makes UTF-8 of what is read through it. Bytes that stand for no letter become bytes that no UTF-8 has, so that they are told as a fault of
/// the cell that they stand in, and of no other.
#[derive(Debug)]
pub(super) struct Decoded<R> {
    from: R,
    decoder: Decoder,
    raw: Vec<u8>,
    text: Vec<u8>,
    /// How much of the text was given.
    given: usize,
    ended: bool,
}

/// No byte of UTF-8.
const NO_LETTER: u8 = 0xFF;

/// How much is decoded at once.
const PIECE: usize = 16 << 10;

impl<R: Read> Decoded<R> {
    pub(super) fn new(from: R, decoder: Decoder) -> Self {
        Self {
            from,
            decoder,
            raw: Vec::new(),
            text: Vec::new(),
            given: 0,
            ended: false,
        }
    }

    pub(super) fn get_ref(&self) -> &R {
        &self.from
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if matches!(self.decoder, Decoder::Utf8) {
            return self.from.read(into);
        }
        while self.given == self.text.len() && !self.ended {
            self.raw.resize(PIECE, 0);
            let got = self.from.read(&mut self.raw)?;
            self.text.clear();
            self.given = 0;
            self.decoder
                .decode(self.raw.get(..got).unwrap_or(&[]), &mut self.text);
            if got == 0 {
                self.ended = true;
                self.decoder.end(&mut self.text);
            }
        }
        let left = self.text.get(self.given..).unwrap_or(&[]);
        let taken = left.len().min(into.len());
        if let (Some(left), Some(into)) = (left.get(..taken), into.get_mut(..taken)) {
            into.copy_from_slice(left);
        }
        self.given += taken;
        Ok(taken)
    }
}

/// What makes UTF-8 of bytes, piece by piece.
#[derive(Clone, Debug)]
pub(super) enum Decoder {
    Utf8,
    Utf16 {
        big_first: bool,
        /// The first byte of a unit whose second is in the next piece.
        half: Option<u8>,
        /// The first unit of a letter that has two.
        high: Option<u16>,
    },
    Windows1252,
}

impl Decoder {
    /// The decoder of a stream that starts like this.
    ///
    /// # Errors
    /// A start that is of another encoding than the one said.
    pub(super) fn of(encoding: Encoding, start: &[u8]) -> Result<Self> {
        let other = |found| {
            let fault = Files::OtherEncoding {
                found,
                expected: encoding.into(),
            };
            Error::from(fault).at(1, None)
        };
        let found = unit_order(start);
        match encoding {
            Encoding::Utf8 => Ok(Self::Utf8),
            Encoding::Utf16 => match found {
                Some(big_first) => Ok(Self::Utf16 {
                    big_first,
                    half: None,
                    high: None,
                }),
                None => Err(other("with no mark and no letter of UTF-16")),
            },
            Encoding::Windows1252 if found.is_some() => Err(other("as text in UTF-16")),
            Encoding::Windows1252 if is_utf8_with_letters(start) => Err(other("as text in UTF-8")),
            Encoding::Windows1252 => Ok(Self::Windows1252),
        }
    }

    /// The text of a start that was read, as far as it goes.
    pub(super) fn text_of(&self, start: &[u8]) -> Vec<u8> {
        let mut text = Vec::new();
        match self {
            Self::Utf8 => text.extend_from_slice(start),
            decoder => decoder.clone().decode(start, &mut text),
        }
        text
    }

    fn decode(&mut self, bytes: &[u8], text: &mut Vec<u8>) {
        match self {
            Self::Utf8 => text.extend_from_slice(bytes),
            Self::Windows1252 => bytes.iter().for_each(|&byte| windows_1252(byte, text)),
            Self::Utf16 {
                big_first,
                half,
                high,
            } => {
                for &byte in bytes {
                    let Some(first) = half.take() else {
                        *half = Some(byte);
                        continue;
                    };
                    let unit = if *big_first {
                        u16::from_be_bytes([first, byte])
                    } else {
                        u16::from_le_bytes([first, byte])
                    };
                    utf16(unit, high, text);
                }
            }
        }
    }

    /// What is left at the end of the stream stands for no letter.
    fn end(&mut self, text: &mut Vec<u8>) {
        if let Self::Utf16 { half, high, .. } = self
            && (half.take().is_some() | high.take().is_some())
        {
            text.push(NO_LETTER);
        }
    }
}

/// Whether some text has letters beyond ASCII and is UTF-8 all through, but for a letter that is cut at its end. In text of Windows-1252 hardly
/// any two such letters in a row are that.
fn is_utf8_with_letters(start: &[u8]) -> bool {
    let is_text = match std::str::from_utf8(start) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && error.valid_up_to() > 0,
    };
    is_text && !start.is_ascii()
}

fn utf16(unit: u16, high: &mut Option<u16>, text: &mut Vec<u8>) {
    let first = high.take();
    let letter = match (first, unit) {
        (None, 0xD800..=0xDBFF) => {
            *high = Some(unit);
            return;
        }
        (Some(first), _) => char::decode_utf16([first, unit]).next(),
        (None, _) => char::decode_utf16([unit]).next(),
    };
    match (letter, first) {
        (Some(Ok(letter)), _) => push(letter, text),
        // The first unit has no second one: this one stands for itself.
        (_, Some(_)) => {
            text.push(NO_LETTER);
            utf16(unit, high, text);
        }
        (_, None) => text.push(NO_LETTER),
    }
}

fn windows_1252(byte: u8, text: &mut Vec<u8>) {
    // From 0x80 to 0x9F; a blank where no letter stands.
    const LETTERS: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
    match byte {
        0x80..=0x9F => match LETTERS.chars().nth(usize::from(byte - 0x80)) {
            Some(' ') | None => text.push(NO_LETTER),
            Some(letter) => push(letter, text),
        },
        byte => push(char::from(byte), text),
    }
}

fn push(letter: char, text: &mut Vec<u8>) {
    text.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
}
