//! Every text that is put together of others: what prints is read back, for every actor and for words made to break it; what could not be
//! read back cannot be built.

mod actors;
mod days;
mod rules;
mod words;

use interstate::interaction::Party;
use interstate::read::json_lines::{self, JsonLinesOptions};
use interstate::read::ledger::{self, LedgerOptions};
use interstate::{Coverage, Error, Interaction, InteractionKind, Ledger, When};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::{Debug, Display};
use std::str::FromStr;

/// Separators of every text of the crate, alone and within words, blanks, line ends, marks that nobody sees, other scripts.
const HOSTILE: [&str; 54] = [
    "",
    " ",
    "a",
    " a ",
    "a b",
    ";",
    "a;b",
    "=",
    "a=b",
    ":",
    "a:b",
    "a:host",
    "/",
    "a/b",
    "@",
    "a@b",
    "a(b",
    "a)b",
    "a (CHN)",
    "a, b",
    "\"",
    "a\"b",
    "\"a\"",
    "\"\"",
    "?",
    "a?",
    "??",
    "#",
    "#a",
    "+",
    "1+",
    "a by b",
    " by ",
    "by",
    "a–b",
    "a-b",
    "a→b",
    "a->b",
    "..",
    "a..b",
    "\n",
    "a\nb",
    "a\r",
    "a\r\n",
    "\ra",
    "\t",
    "a\0",
    "\u{7f}",
    "\u{feff}a",
    "a\u{200b}b",
    "\u{200d}",
    "می\u{200c}خواهم",
    "cow:240",
    "=1+1",
];

/// That a value prints as a text that is read back as it, by `FromStr` and by serde.
#[track_caller]
fn is_read_back<T>(value: &T)
where
    T: Debug + Display + PartialEq + FromStr<Err = Error> + Serialize + DeserializeOwned,
{
    let text = value.to_string();
    match text.parse::<T>() {
        Ok(read) => assert_eq!(&read, value, "{text:?}"),
        Err(error) => panic!("{value:?} prints as {text:?}, which is not read: {error}"),
    }
    let json = serde_json::to_string(value).unwrap();
    assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value, "{json}");
}

fn row<P: Into<Party>>(
    id: &str,
    parties: impl IntoIterator<Item = P>,
) -> Result<Interaction, Error> {
    let when: When = "2019".parse().unwrap();
    Interaction::new(id, InteractionKind::Call, when, parties)
}

/// That a ledger is read back equal from both of the crate's own forms.
#[track_caller]
fn survives(rows: impl IntoIterator<Item = Interaction>) {
    let ledger = Ledger::new(rows, Coverage::unlimited()).unwrap();
    let mut csv = Vec::new();
    ledger::write(&ledger, &mut csv).unwrap();
    let read = LedgerOptions::new().read(csv.as_slice()).unwrap().strict();
    let read = read.map_err(|error| error.to_string());
    assert_eq!(
        read.as_ref(),
        Ok(&ledger),
        "{}",
        String::from_utf8_lossy(&csv)
    );
    let mut json = Vec::new();
    json_lines::write(&ledger, &mut json).unwrap();
    let read = JsonLinesOptions::new()
        .read(json.as_slice())
        .unwrap()
        .strict();
    assert_eq!(read.map_err(|error| error.to_string()), Ok(ledger));
}
