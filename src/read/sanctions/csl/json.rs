//! The Consolidated Screening List as JSON.

use super::Csl;
use super::ids::Id;
use super::row::CslRow;
use super::source::CSL;
use crate::error::{Error, Result, cause::Cause, files::Files, lists::Lists};
use crate::read::sanctions::builder::Builder;
use crate::read::sanctions::list::List;
use crate::read::sanctions::options::{ListFormat, ListOptions};
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::{Map, Value};
use std::cell::Cell;
use std::fmt;
use std::io::{BufRead, BufReader, Read};
use std::rc::Rc;

/// The Consolidated Screening List of the United States as JSON: `{"results": [...]}`, with the keys that [its columns](super::CslCsv) have.
///
/// # Examples
/// ```
/// use interstate::read::sanctions::{CslCsvOptions, CslJsonOptions, ListDay};
/// use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
///
/// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// let day = ListDay::Stated("2026-09-14".parse()?);
/// let json = CslJsonOptions::new(day, reading).read_path("tests/it/corpus/lists/csl_pair.json")?;
/// let csv = CslCsvOptions::new(day, reading).read_path("tests/it/corpus/lists/csl_pair.csv")?;
/// assert_eq!(json.parts().targets, csv.parts().targets);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct CslJson;

/// The options for reading the [Consolidated Screening List as JSON](CslJson).
pub type CslJsonOptions = ListOptions<CslJson>;

/// How many bytes an element of the results may have.
const MOST_BYTES: u64 = 1 << 20;

#[expect(private_interfaces, reason = "as in the trait")]
impl ListFormat for CslJson {
    const LIST: &'static List = &CSL;

    fn entries(from: &mut dyn Read, into: Builder) -> Result<Builder> {
        // Before the file is read: nothing can be said of entries without a day.
        into.day()?;
        let at = Rc::new(At::default());
        let mut from = BufReader::new(from);
        checked(&mut from)?;
        let from = Lines {
            from,
            at: Rc::clone(&at),
        };
        let mut csl = Csl::new(into);
        let mut fault = None;
        let mut json = serde_json::Deserializer::from_reader(from);
        let whole = Whole {
            csl: &mut csl,
            at: &at,
            fault: &mut fault,
        };
        let read = whole.deserialize(&mut json).and_then(|()| json.end());
        if let Some(fault) = fault {
            return Err(fault);
        }
        read.map_err(|error| refused(&error, at.lines.get() + 1))?;
        let lines = at.lines.get() + u64::from(at.is_within_line.get());
        csl.into.read_so_far(at.bytes.get(), lines);
        csl.finish()
    }
}

/// That a file starts as JSON does.
fn checked(from: &mut impl BufRead) -> Result<()> {
    let start = from
        .fill_buf()
        .map_err(|e| Files::Unreadable { why: Cause::of(&e) })?;
    let expected = "the Consolidated Screening List as JSON";
    let wrong = match start.trim_ascii_start().first() {
        None => Lists::Empty { expected },
        Some(b'{') => return Ok(()),
        Some(b'<') => Lists::WebPage { expected },
        Some(b'[') => Lists::Another {
            is: "a list of JSON",
            expected: "an object with \"results\"",
        },
        Some(_) => Lists::Another {
            is: "no JSON",
            expected,
        },
    };
    Err(Error::from(wrong).at(1, None))
}

fn refused(error: &serde_json::Error, line: u64) -> Error {
    let text = error.to_string();
    // The library counts lines itself, and puts the number behind its words.
    let why = text.split(" at line ").next().unwrap_or(&text);
    let line = Some(error.line() as u64)
        .filter(|line| *line > 0)
        .unwrap_or(line);
    let (byte, why) = (0, why.into());
    Error::from(Files::Json { byte, why }).at(line, None)
}

/// How far the file was read.
#[derive(Debug, Default)]
struct At {
    bytes: Cell<u64>,
    lines: Cell<u64>,
    is_within_line: Cell<bool>,
    /// The byte that the element in hand may not go beyond.
    most: Cell<Option<u64>>,
}

/// Counts the bytes and lines that are read through it.
struct Lines<R> {
    from: R,
    at: Rc<At>,
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self
            .at
            .most
            .get()
            .is_some_and(|most| self.at.bytes.get() > most)
        {
            return Err(std::io::Error::other(format!(
                "more than {MOST_BYTES} bytes in one element"
            )));
        }
        // The reader behind takes a byte at a time.
        let got = self.from.read(into)?;
        let read = into.get(..got).unwrap_or(&[]);
        let lines = memchr::memchr_iter(b'\n', read).count() as u64;
        self.at.lines.set(self.at.lines.get() + lines);
        self.at.bytes.set(self.at.bytes.get() + got as u64);
        if let Some(last) = read.last() {
            self.at.is_within_line.set(*last != b'\n');
        }
        Ok(got)
    }
}

/// The object with the results.
struct Whole<'a> {
    csl: &'a mut Csl,
    at: &'a At,
    fault: &'a mut Option<Error>,
}

impl<'de> DeserializeSeed<'de> for Whole<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with \"results\"")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { csl, at, fault } = self;
        let mut has_results = false;
        while let Some(key) = map.next_key::<String>()? {
            match &*key {
                "results" if !has_results => {
                    has_results = true;
                    map.next_value_seed(Results { csl, at, fault })?;
                }
                "results" => return Err(A::Error::custom("\"results\" stands twice")),
                _ => {
                    if ![
                        "total",
                        "sources_used",
                        "sources",
                        "search_performed_at",
                        "offset",
                    ]
                    .contains(&&*key)
                    {
                        csl.into
                            .unknown_element(at.lines.get() + 1, "the whole", &key);
                    }
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        if has_results {
            Ok(())
        } else {
            Err(A::Error::custom("no \"results\" in the object"))
        }
    }
}

struct Results<'a> {
    csl: &'a mut Csl,
    at: &'a At,
    fault: &'a mut Option<Error>,
}

impl<'de> DeserializeSeed<'de> for Results<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Results<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of results")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut results: A) -> Result<(), A::Error> {
        let Self { csl, at, fault } = self;
        loop {
            at.most.set(Some(at.bytes.get() + MOST_BYTES));
            let Some((line, value)) = results.next_element_seed(Element(at))? else {
                at.most.set(None);
                return Ok(());
            };
            let row = row(&value, csl, line);
            let taken = match row {
                Ok(row) => csl.take(line, &row, || value.to_string()),
                Err(refused) => {
                    csl.into.reject(line, refused, &value.to_string());
                    Ok(())
                }
            };
            if let Err(error) = taken {
                *fault = Some(error);
                return Err(A::Error::custom("given up"));
            }
        }
    }
}

/// An element with the line that it starts on.
struct Element<'a>(&'a At);

impl<'de> DeserializeSeed<'de> for Element<'_> {
    type Value = (u64, Value);

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        let line = self.0.lines.get() + 1;
        serde::Deserialize::deserialize(from).map(|value| (line, value))
    }
}

/// Keys that are known and say nothing to a register.
const LEFT: &[&str] = &[
    "call_sign",
    "country",
    "dates_of_birth",
    "gross_registered_tonnage",
    "gross_tonnage",
    "license_policy",
    "license_requirement",
    "places_of_birth",
    "source_information_url",
    "source_list_url",
    "standard_order",
    "title",
    "vessel_owner",
    "vessel_type",
];

fn row(value: &Value, csl: &mut Csl, line: u64) -> Result<CslRow> {
    let Value::Object(object) = value else {
        return Err(odd(value, "an object"));
    };
    let mut row = CslRow::default();
    for (key, value) in object {
        let told = match &**key {
            "id" | "_id" => text(value).map(|text| row.id = text),
            "source" => text(value).map(|text| row.source = text),
            "entity_number" => text(value).map(|text| row.entity_number = text),
            "type" => text(value).map(|text| row.kind = text),
            "programs" => texts(value).map(|texts| row.programs = texts),
            "name" => text(value).map(|text| row.name = text),
            "addresses" => objects(value, address).map(|found| row.addresses = found),
            "federal_register_notice" => text(value).map(|text| row.notice = text),
            "start_date" => text(value).map(|text| row.start_date = text),
            "end_date" => text(value).map(|text| row.end_date = text),
            "vessel_flag" => text(value).map(|text| row.vessel_flag = text),
            "remarks" => text(value).map(|text| row.remarks = text),
            "alt_names" => texts(value).map(|texts| row.alt_names = texts),
            "citizenships" => texts(value).map(|texts| row.citizenships = texts),
            "nationalities" => texts(value).map(|texts| row.nationalities = texts),
            "ids" => objects(value, id).map(|found| row.ids = found),
            known if LEFT.contains(&known) => Ok(()),
            other => {
                csl.into.unknown_element(line, "results", other);
                Ok(())
            }
        };
        told.map_err(|fault| fault.in_column(key))?;
    }
    for needed in ["source", "name"] {
        if !object.contains_key(needed) {
            let within = "results";
            let what = if needed == "name" { "name" } else { "source" };
            return Err(Lists::Lacks { what, within }.into());
        }
    }
    Ok(row)
}

fn odd(found: &Value, expected: &'static str) -> Error {
    let found = found.to_string().into();
    Lists::OtherWord { found, expected }.into()
}

/// A text, a number in digits, or nothing.
fn text(value: &Value) -> Result<String> {
    match value {
        Value::Null => Ok(String::new()),
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => Err(odd(value, "a text")),
    }
}

/// A list of texts. One text alone is a list with semicolons, as the table has it.
fn texts(value: &Value) -> Result<Vec<String>> {
    match value {
        Value::Null => Ok(Vec::new()),
        Value::Array(values) => values.iter().map(text).collect(),
        Value::String(texts) => {
            let texts = texts.split("; ").map(str::trim);
            let texts = texts.filter(|text| !text.is_empty());
            Ok(texts.map(str::to_owned).collect())
        }
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => Err(odd(value, "a list of texts")),
    }
}

fn objects<T>(value: &Value, of: impl Fn(&Map<String, Value>) -> Result<T>) -> Result<Vec<T>> {
    let expected = "a list of objects";
    match value {
        Value::Null => Ok(Vec::new()),
        Value::Array(values) => values
            .iter()
            .map(|value| of(value.as_object().ok_or_else(|| odd(value, "an object"))?))
            .collect(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
            Err(odd(value, expected))
        }
    }
}

/// The text of a key, empty where it is not there.
fn told(object: &Map<String, Value>, key: &str) -> Result<String> {
    object.get(key).map_or(Ok(String::new()), text)
}

fn part(object: &Map<String, Value>, key: &str) -> Result<Option<String>> {
    Ok(Some(told(object, key)?).filter(|text| !text.trim().is_empty()))
}

fn address(object: &Map<String, Value>) -> Result<(String, Option<String>)> {
    let mut parts = Vec::new();
    for key in ["address", "city", "state", "postal_code", "country"] {
        parts.extend(part(object, key)?);
    }
    Ok((parts.join(", "), part(object, "country")?))
}

fn id(object: &Map<String, Value>) -> Result<Id> {
    Ok(Id {
        kind: told(object, "type")?,
        number: told(object, "number")?,
        country: part(object, "country")?,
    })
}
