//! POLECAT event files: tab-separated PLOVER events, whose actors may be several states at once.
//!
//! # What the files are
//! Tabs and a header of 40 columns; states by ISO 3166-1 alpha-3 and by COW number, several in one cell with `;` between them. Some
//! files have empty columns at the end, some name columns in the header that their rows do not have; `None` stands for a missing
//! value. What cannot be told apart is refused.
//!
//! # What the rows are not
//! Not dated for sure: where a story gives no day of the event, its coder takes the day of the story.
//!
//! # References
//! Halterman, A. et al. (2023). POLECAT Weekly Data. Harvard Dataverse, doi:10.7910/DVN/AJGVIT.

use super::parse::{self, Country};
use super::recognise;
use super::records::{Format, Quotes, Row, place};
use super::row_format::row_format;
use super::{CodedFormat, Defect, ReadAccount, Remark, RowOptions, RowReader};
use crate::code::Plover;
use crate::coded::{CodedEvent, EventCode};
use crate::error::Result;
use crate::state::actor::Actor;
use crate::state::dyad::DirectedDyad;
use crate::time::partial_date::PartialDate;
use chrono::NaiveDate;
use std::borrow::Cow;
use std::fmt;
use std::path::Path;

const COLUMNS: [&str; 40] = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
];
const ID: usize = place(&COLUMNS, "Event ID");
const DATE: usize = place(&COLUMNS, "Event Date");
const TYPE: usize = place(&COLUMNS, "Event Type");
const MODE: usize = place(&COLUMNS, "Event Mode");
const INTENSITY: usize = place(&COLUMNS, "Intensity");
const CONTEXTS: usize = place(&COLUMNS, "Contexts");
const ACTORS: usize = place(&COLUMNS, "Actor Country");
const RECIPIENTS: usize = place(&COLUMNS, "Recipient Country");
const PUBLISHED: usize = place(&COLUMNS, "Publication Date");
const SOURCE: usize = place(&COLUMNS, "Source");

/// The first day that the data set looks at.
const FIRST_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2018, 1, 1);

static FORMAT: Format = Format {
    file: &recognise::POLECAT,
    delimiter: b'\t',
    quotes: Quotes::AroundCells,
    columns: &COLUMNS,
    needed: &[ID, DATE, TYPE, ACTORS, RECIPIENTS],
    missing: &["None", "NA"],
};

/// The POLECAT file format, as a [format of rows](crate::read::RowFormat).
#[derive(Clone, Copy, Debug)]
pub enum Polecat {}

row_format!(Polecat: PolecatEvent by key, FORMAT);

/// The options for reading POLECAT files.
///
/// # Examples
/// ```
/// use interstate::read::polecat::PolecatOptions;
///
/// let mut reader = PolecatOptions::new().open("tests/it/corpus/polecat.tsv")?;
/// let events = reader.events().collect::<Result<Vec<_>, _>>()?;
/// assert_eq!(events.len() as u64, reader.account().kept());
/// # Ok::<(), interstate::Error>(())
/// ```
pub type PolecatOptions = RowOptions<Polecat>;

/// A reader of events from a POLECAT file: each row is a [`PolecatEvent`].
///
/// # Examples
/// ```
/// use interstate::read::polecat::PolecatOptions;
///
/// // A made-up row: two states act upon one.
/// let file = "Event ID\tEvent Date\tEvent Type\tActor Country\tRecipient Country\n\
///             x1\t2022-05-24\tCOOPERATE\tCHN;RUS\tIRN\n";
/// let mut reader = PolecatOptions::new().reader(file.as_bytes())?;
/// let event = reader.next_event()?.ok_or("no event")?;
/// assert_eq!(event.dyads().map(|dyad| dyad.to_string()).collect::<Vec<_>>(), ["CHN→IRN", "RUS→IRN"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Each event of its own:
/// ```
/// use interstate::read::polecat::PolecatOptions;
///
/// let file = "Event ID\tEvent Date\tEvent Type\tActor Country\tRecipient Country\n\
///             x1\t2022-05-24\tCOOPERATE\tCHN;RUS\tIRN\n";
/// let mut reader = PolecatOptions::new().reader(file.as_bytes())?;
/// let events = reader.events().collect::<Result<Vec<_>, _>>()?;
/// assert_eq!(events[0].to_string(), "2022-05-24 CHN;RUS plover:COOPERATE IRN (x1)");
/// # Ok::<(), interstate::Error>(())
/// ```
pub type PolecatReader<R> = RowReader<Polecat, R>;

impl CodedFormat for Polecat {
    fn coded(event: &PolecatEvent<'_>) -> Result<CodedEvent> {
        event.coded()
    }
}

/// Reads all events of a POLECAT file; a bad row is an error. To leave bad rows out, use the reader of [`PolecatOptions::open`], whose
/// account lists them.
///
/// # Errors
/// A file that cannot be opened or read, another file, by its name, or the first bad row.
///
/// # Examples
/// ```
/// use interstate::read::polecat;
///
/// let events = polecat::from_path("tests/it/corpus/polecat.tsv")?;
/// assert_eq!(events[0].to_string(), "2022-02-04 RUS plover:CONSULT CHN (SYN20220204-0001_CONSULT_R)");
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn from_path(path: impl AsRef<Path>) -> Result<Vec<CodedEvent>> {
    PolecatOptions::new().open(path)?.all()
}

/// A row of a POLECAT file, borrowed from the reader's buffer.
///
/// # Examples
/// ```
/// use interstate::read::polecat::PolecatOptions;
///
/// // No day of the event: it was on the day of the story or before.
/// let file = "Event ID\tEvent Date\tEvent Type\tActor Country\tRecipient Country\tPublication Date\n\
///             x1\tNone\tCONSULT\tCHN\tRUS\t2022-02-04\n";
/// let mut reader = PolecatOptions::new().reader(file.as_bytes())?;
/// let event = reader.next_event()?.ok_or("no event")?;
/// assert_eq!(event.date().to_string(), "[..2022-02-04]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct PolecatEvent<'a> {
    row: Row<'a>,
    key: Key,
}

/// What every event has.
#[derive(Clone, Debug)]
struct Key {
    date: PartialDate,
    /// The day on which codes are read.
    as_of: NaiveDate,
    plover: Plover,
}

fn key(row: &Row<'_>, account: &mut ReadAccount) -> Result<Key, (Defect, usize)> {
    row.filled(ID).ok_or((Defect::Missing, ID))?;
    let (date, as_of, told) = if let Some(date) = row.filled(DATE) {
        let day = day_of(date).ok_or((Defect::Date, DATE))?;
        (PartialDate::day(day), day, true)
    } else {
        let published = row.filled(PUBLISHED).ok_or((Defect::Missing, DATE))?;
        let day = day_of(published).ok_or((Defect::Date, PUBLISHED))?;
        // OK because one bound is enough.
        let by_then =
            PartialDate::between(None, Some(day)).map_err(|_| (Defect::Date, PUBLISHED))?;
        (by_then, day, false)
    };
    let plover = row.filled(TYPE).ok_or((Defect::Missing, TYPE))?;
    let plover = parse::word(Plover::ALL, plover).ok_or((Defect::Code, TYPE))?;
    let mut remark = |remark, column: usize| {
        account.remark(remark, row.line(), row.name(column), row.cell(column));
    };
    if !told {
        remark(Remark::NoEventDay, DATE);
    }
    if told && Some(as_of) < FIRST_DAY {
        remark(Remark::BeforeDataSet, DATE);
    }
    let mut several = None;
    let mut unknown = None;
    for column in [ACTORS, RECIPIENTS] {
        if countries(row, column, as_of).any(|c| c == Country::Unknown) {
            unknown = unknown.or(Some(column));
        }
        if countries(row, column, as_of).count() > 1 {
            several = several.or(Some(column));
        }
    }
    if let Some(column) = unknown {
        remark(Remark::UnknownActor, column);
    }
    if let Some(column) = several {
        remark(Remark::SeveralStates, column);
    }
    if dyads(row, as_of).next().is_none() {
        account.remark(Remark::WithoutTwoStates, row.line(), None, row.bytes());
    }
    Ok(Key {
        date,
        as_of,
        plover,
    })
}

fn day_of(cell: &[u8]) -> Option<NaiveDate> {
    parse::iso_day_of_time(cell).or_else(|| parse::list_day(cell, None))
}

/// The states of a cell, each once.
fn countries<'a>(
    row: &Row<'a>,
    column: usize,
    as_of: NaiveDate,
) -> impl Iterator<Item = Country> + use<'a> {
    // No country where the cell is empty.
    let cell = row.filled(column).unwrap_or(b"");
    let codes = move || {
        let codes = cell.split(|&b| b == b';').map(<[u8]>::trim_ascii);
        codes.filter(|code| !code.is_empty() && *code != b"None")
    };
    codes().enumerate().filter_map(move |(at, code)| {
        let again = codes().take(at).any(|before| before == code);
        (!again).then(|| parse::iso_letters(code, as_of))
    })
}

fn dyads<'a>(row: &Row<'a>, as_of: NaiveDate) -> impl Iterator<Item = DirectedDyad> + use<'a> {
    let row = *row;
    let from = countries(&row, ACTORS, as_of).filter_map(Country::actor);
    from.flat_map(move |from| {
        let to = countries(&row, RECIPIENTS, as_of).filter_map(Country::actor);
        to.filter_map(move |to| DirectedDyad::new(from, to).ok())
    })
}

impl<'a> PolecatEvent<'a> {
    /// The id of the event, in `Event ID`.
    ///
    /// # Errors
    /// If the cell is empty or not UTF-8.
    pub fn id(&self) -> Result<Cow<'a, str>> {
        self.row.needed(ID)
    }

    /// The date of the event, in `Event Date`; where it is missing, any day up to that of the story.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::polecat::PolecatOptions;
    ///
    /// let file = "Event ID\tEvent Date\tEvent Type\tActor Country\tRecipient Country\tPublication Date\n\
    ///             x1\tNone\tCONSULT\tRUS\tCHN\t2022-02-04\n"; // a made-up row
    /// let mut reader = PolecatOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.date().to_string(), "[..2022-02-04]"); // no later than its story
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn date(&self) -> &PartialDate {
        &self.key.date
    }

    /// The PLOVER event type, in `Event Type`.
    ///
    /// # Examples
    /// ```
    /// use interstate::InteractionKind;
    /// use interstate::code::{MappedKind, Plover};
    /// use interstate::read::polecat::PolecatOptions;
    ///
    /// let file = "Event ID\tEvent Date\tEvent Type\tActor Country\tRecipient Country\n\
    ///             x1\t2022-02-04\tCONSULT\tRUS\tCHN\n"; // a made-up row
    /// let mut reader = PolecatOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.plover(), Plover::Consult);
    /// assert_eq!(event.plover().mapped(), MappedKind::Coarser(InteractionKind::Meeting));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn plover(&self) -> Plover {
        self.key.plover
    }

    /// The mode of the event, in `Event Mode`: a finer word for some types.
    ///
    /// # Errors
    /// If the cell is not UTF-8.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::polecat::PolecatOptions;
    ///
    /// let file = "Event ID\tEvent Date\tEvent Type\tActor Country\tRecipient Country\tEvent Mode\n\
    ///             x1\t2022-02-04\tCONSULT\tRUS\tCHN\tvisit\n"; // a made-up row
    /// let mut reader = PolecatOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.mode()?.as_deref(), Some("visit"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn mode(&self) -> Result<Option<Cow<'a, str>>> {
        self.row.text(MODE)
    }

    /// The states that act, in the order of the cell. What is no state, or unknown, is left out; the account counts the unknown ones.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::polecat::PolecatOptions;
    ///
    /// let file = "Event ID\tEvent Date\tEvent Type\tActor Country\tRecipient Country\n\
    ///             x1\t2022-02-04\tCONSULT\tRUS;BLR\tCHN\n"; // a made-up row
    /// let mut reader = PolecatOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.from().map(|actor| actor.text()).collect::<Vec<_>>(), ["RUS", "BLR"]);
    /// assert_eq!(event.to().count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from(&self) -> impl Iterator<Item = Actor> + use<'a> {
        countries(&self.row, ACTORS, self.key.as_of).filter_map(Country::actor)
    }

    /// The states that are acted upon, in the order of the cell.
    pub fn to(&self) -> impl Iterator<Item = Actor> + use<'a> {
        countries(&self.row, RECIPIENTS, self.key.as_of).filter_map(Country::actor)
    }

    /// The directed pairs: each state that acts with each that is acted upon.
    pub fn dyads(&self) -> impl Iterator<Item = DirectedDyad> + use<'a> {
        dyads(&self.row, self.key.as_of)
    }

    /// The score of the event, in `Intensity`, from −10 to 10.
    ///
    /// # Errors
    /// If the cell is no decimal number.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::polecat::PolecatOptions;
    ///
    /// let file = "Event ID\tEvent Date\tEvent Type\tActor Country\tRecipient Country\tIntensity\n\
    ///             x1\t2022-02-04\tTHREATEN\tRUS\tCHN\t-7.5\n"; // a made-up row
    /// let mut reader = PolecatOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.intensity()?, Some(-7.5)); // of this event, not of its type
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn intensity(&self) -> Result<Option<f64>> {
        self.row.decimal(INTENSITY)
    }

    /// The contexts of the event, in `Contexts`, as the cell has them.
    ///
    /// # Errors
    /// If the cell is not UTF-8.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::polecat::PolecatOptions;
    ///
    /// let file = "Event ID\tEvent Date\tEvent Type\tActor Country\tRecipient Country\tContexts\n\
    ///             x1\t2022-02-04\tCONSULT\tRUS\tCHN\tmilitary;diplomatic\n"; // a made-up row
    /// let mut reader = PolecatOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// let contexts = event.contexts()?.ok_or("none")?;
    /// assert!(contexts.split(';').any(|context| context == "military"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn contexts(&self) -> Result<Option<Cow<'a, str>>> {
        self.row.text(CONTEXTS)
    }

    /// The day on which the story was published, in `Publication Date`.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::polecat::PolecatOptions;
    ///
    /// let file = "Event ID\tEvent Date\tEvent Type\tActor Country\tRecipient Country\tPublication Date\n\
    ///             x1\t2022-02-04\tCONSULT\tRUS\tCHN\t2022-02-05\n"; // a made-up row
    /// let mut reader = PolecatOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// // The story is a day later than the event.
    /// assert_eq!(event.published().map(|day| day.to_string()).as_deref(), Some("2022-02-05"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn published(&self) -> Option<NaiveDate> {
        day_of(self.row.filled(PUBLISHED)?)
    }

    /// The name of the story's source, in `Source`.
    ///
    /// # Errors
    /// If the cell is not UTF-8.
    pub fn source(&self) -> Result<Option<Cow<'a, str>>> {
        self.row.text(SOURCE)
    }

    /// The row as a coded event, with the name of the story's source as source.
    ///
    /// # Errors
    /// A cell that is not UTF-8.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::polecat::PolecatOptions;
    ///
    /// let file = "Event ID\tEvent Date\tEvent Type\tActor Country\tRecipient Country\tSource\n\
    ///             x1\t2022-02-04\tCONSULT\tRUS\tCHN\tmade-up wire\n"; // a made-up row
    /// let mut reader = PolecatOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// let event = event.coded()?;
    /// assert_eq!(event.to_string(), "2022-02-04 RUS plover:CONSULT CHN (x1)");
    /// assert_eq!(event.source(), Some("made-up wire"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn coded(&self) -> Result<CodedEvent> {
        Ok(CodedEvent {
            place: self.cell("Placename")?.map(|place| place.as_ref().into()),
            source: self.source()?.map(|source| source.as_ref().into()),
            ..CodedEvent::new(
                self.id()?,
                self.date().clone().into(),
                EventCode::Plover(self.plover()),
                self.from(),
                self.to(),
            )?
        })
    }
}

impl fmt::Debug for PolecatEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PolecatEvent")
            .field("line", &self.line())
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}
