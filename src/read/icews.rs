//! ICEWS coded event files: `.tab` and `.tsv`, the layout of 2017, cells with quotes around them and without.
//!
//! # What the files are
//! Tabs and a header of 20 columns, or of 19 in 2017, when the column of the code was left out and days were written `1/31/2017`
//! (month first). Downloads as `.tab` have quotes around texts, the original `.tsv` has none. Actors have names; their countries are
//! names too, in a spelling of ICEWS's own.
//!
//! # What the rows are not
//! Not events. A mutual act stands twice, once each way (every `040 Consult` has its mirror); the same event stands again for other
//! sentences and stories; 145,312 ids stand on two days. All rows are kept; see [`dedup`](crate::dedup) for what to do about it.
//!
//! # References
//! Boschee, E. et al. (2015). ICEWS Coded Event Data. Harvard Dataverse, doi:10.7910/DVN/28075.

use super::parse::{self, Country};
use super::recognise;
use super::records::{Format, Quotes, Row, place};
use super::row_format::row_format;
use super::{CodedFormat, Defect, ReadAccount, Remark, RowOptions, RowReader};
use crate::code::{Cameo, CameoDataSet};
use crate::coded::{CodedAct, CodedEvent, EventCode, EventSource};
use crate::error::{Error, Result};
use crate::state::NameScope;
use crate::state::actor::Actor;
use crate::state::dyad::DirectedDyad;
use chrono::NaiveDate;
use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;
use std::path::Path;
use std::sync::LazyLock;

const COLUMNS: [&str; 20] = [
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
];
const ID: usize = place(&COLUMNS, "Event ID");
const DATE: usize = place(&COLUMNS, "Event Date");
const SOURCE_NAME: usize = place(&COLUMNS, "Source Name");
const SOURCE_COUNTRY: usize = place(&COLUMNS, "Source Country");
const TEXT: usize = place(&COLUMNS, "Event Text");
const CODE: usize = place(&COLUMNS, "CAMEO Code");
const INTENSITY: usize = place(&COLUMNS, "Intensity");
const TARGET_NAME: usize = place(&COLUMNS, "Target Name");
const TARGET_COUNTRY: usize = place(&COLUMNS, "Target Country");
const STORY: usize = place(&COLUMNS, "Story ID");
const COUNTRY: usize = place(&COLUMNS, "Country");

/// The first day that the data set looks at.
const FIRST_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(1995, 1, 1);

static FORMAT: Format = Format {
    file: &recognise::ICEWS,
    delimiter: b'\t',
    quotes: Quotes::AroundCells,
    columns: &COLUMNS,
    needed: &[ID, DATE, SOURCE_COUNTRY, TEXT, TARGET_COUNTRY],
    missing: &["NA", "NULL"],
};

/// The ICEWS file format, as a [format of rows](crate::read::RowFormat).
#[derive(Clone, Copy, Debug)]
pub enum Icews {}

row_format!(Icews: IcewsEvent by key, FORMAT);

/// The options for reading ICEWS files.
///
/// # Examples
/// ```
/// use interstate::read::icews::IcewsOptions;
///
/// let mut reader = IcewsOptions::new().open("tests/it/corpus/icews.tsv")?;
/// let events = reader.events().collect::<Result<Vec<_>, _>>()?;
/// assert_eq!(events.len() as u64, reader.account().kept());
/// # Ok::<(), interstate::Error>(())
/// ```
pub type IcewsOptions = RowOptions<Icews>;

/// A reader of events from an ICEWS file of any layout: each row is an [`IcewsEvent`].
///
/// # Examples
/// ```
/// use interstate::read::icews::IcewsOptions;
///
/// // The layout of 2017: no code, and days with the month first. The row is made up.
/// let file = "Event ID\tEvent Date\tSource Name\tSource Country\tEvent Text\tTarget Name\tTarget Country\n\
///             1\t5/24/2017\tA\tChina\tConsult\tB\tRussian Federation\n";
/// let mut reader = IcewsOptions::new().reader(file.as_bytes())?;
/// let event = reader.next_event()?.ok_or("no event")?;
/// assert_eq!(event.to_string(), "2017-05-24 CHN 040 RUS (event 1)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Each event of its own:
/// ```
/// use interstate::read::icews::IcewsOptions;
///
/// let file = "Event ID\tEvent Date\tSource Country\tEvent Text\tCAMEO Code\tTarget Country\n\
///             7\t2019-06-05\tChina\tConsult\t040\tRussian Federation\n";
/// let mut reader = IcewsOptions::new().reader(file.as_bytes())?;
/// let events = reader.events().collect::<Result<Vec<_>, _>>()?;
/// assert_eq!(events[0].to_string(), "2019-06-05 CHN cameo:040 RUS (7)");
/// # Ok::<(), interstate::Error>(())
/// ```
pub type IcewsReader<R> = RowReader<Icews, R>;

impl CodedFormat for Icews {
    fn coded(event: &IcewsEvent<'_>) -> Result<CodedEvent> {
        event.coded()
    }
}

/// Reads all events of an ICEWS file; a bad row is an error. To leave bad rows out, use the reader of [`IcewsOptions::open`], whose account
/// lists them.
///
/// # Errors
/// A file that cannot be opened or read, another file, by its name, or the first bad row.
///
/// # Examples
/// ```
/// use interstate::read::icews;
///
/// // The file of the tests has rows that are wrong on purpose, so it is refused as a whole, with the line of the first of them.
/// let refused = icews::from_path("tests/it/corpus/icews.tsv").unwrap_err();
/// assert!(refused.line().is_some());
/// ```
pub fn from_path(path: impl AsRef<Path>) -> Result<Vec<CodedEvent>> {
    IcewsOptions::new().open(path)?.all()
}

impl<R: std::io::Read> EventSource for IcewsReader<R> {
    type Error = Error;

    fn for_each_act(&mut self, mut each: impl FnMut(CodedAct)) -> Result<()> {
        self.for_each(|event| each(event.act()))
    }
}

/// A row of an ICEWS file: an event as one sentence of a story tells it. Borrowed from the reader's buffer, and cheap to copy.
///
/// # Examples
/// ```
/// use interstate::State;
/// use interstate::read::icews::IcewsOptions;
///
/// let file = "Event ID\tEvent Date\tSource Country\tEvent Text\tCAMEO Code\tTarget Country\n\
///             7\t2019-06-05\tOccupied Palestinian Territory\tMake statement\t010\tEgypt\n";
/// let mut reader = IcewsOptions::new().reader(file.as_bytes())?;
/// let event = reader.next_event()?.ok_or("no event")?;
/// assert_eq!(event.from(), Some(State::PSE.into()));
/// assert_eq!(event.code().map(|code| code.to_string()).as_deref(), Some("010"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct IcewsEvent<'a> {
    row: Row<'a>,
    key: Key,
}

/// What every event has.
#[derive(Clone, Copy, Debug)]
struct Key {
    id: u64,
    day: NaiveDate,
    code: Option<Cameo>,
    from: Option<Actor>,
    to: Option<Actor>,
}

fn key(row: &Row<'_>, account: &mut ReadAccount) -> Result<Key, (Defect, usize)> {
    let id = parse::whole(row.cell(ID)).ok_or((Defect::Number, ID))?;
    let date = row.filled(DATE).ok_or((Defect::Missing, DATE))?;
    let day = parse::iso_day(date)
        .or_else(|| parse::us_day(date))
        .or_else(|| parse::list_day(date, None))
        .ok_or((Defect::Date, DATE))?;
    let code = match row.filled(CODE) {
        Some(code) => Some(Cameo::from_bytes(code).ok_or((Defect::Code, CODE))?),
        None => code_of_text(row),
    };
    let mut unknown = None;
    let [from, to] = [SOURCE_COUNTRY, TARGET_COUNTRY].map(|column| {
        let country = country(row, column, day);
        if country == Country::Unknown {
            unknown = Some(column);
        }
        country.actor()
    });
    let mut remark = |remark, column: usize| {
        account.remark(remark, row.line(), row.name(column), row.cell(column));
    };
    if let Some(column) = unknown {
        remark(Remark::UnknownActor, column);
    }
    if Some(day) < FIRST_DAY {
        remark(Remark::BeforeDataSet, DATE);
    }
    match code {
        None => remark(Remark::NoCode, TEXT),
        Some(code) if !code.is_listed() => remark(Remark::UnlistedCode, CODE),
        Some(_) => {}
    }
    let key = Key {
        id,
        day,
        code,
        from,
        to,
    };
    if key.dyad().is_none() {
        account.remark(Remark::WithoutTwoStates, row.line(), None, row.bytes());
    }
    Ok(key)
}

fn country(row: &Row<'_>, column: usize, day: NaiveDate) -> Country {
    match row.filled(column).map(std::str::from_utf8) {
        None => Country::None,
        Some(Ok(name)) => NameScope::Icews.meaning(name, day).into(),
        Some(Err(_)) => Country::Unknown,
    }
}

/// The code that the words stand for, if the list has one code with that name.
fn code_of_text(row: &Row<'_>) -> Option<Cameo> {
    let text = std::str::from_utf8(row.filled(TEXT)?).ok()?;
    NAMES.get(&plain(text)).copied().flatten()
}

/// A name of the list as it is compared: files leave out "not specified below", and differ in case.
fn plain(name: &str) -> String {
    let name = name.to_lowercase();
    let name = name.trim_end_matches(", not specified below");
    name.trim_end_matches(", not specified elsewhere")
        .to_owned()
}

static NAMES: LazyLock<HashMap<String, Option<Cameo>>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    // No row bears a root, so the root `04` does not stand in the way of `040`.
    for code in Cameo::listed_codes().filter(|code| code.depth() > 0) {
        if let Some(name) = code.name(CameoDataSet::Icews) {
            match names.entry(plain(name)) {
                Entry::Vacant(vacant) => {
                    vacant.insert(Some(code));
                }
                // Two codes of one name: the words do not tell which.
                Entry::Occupied(mut taken) => {
                    taken.insert(None);
                }
            }
        }
    }
    names
});

impl Key {
    fn dyad(self) -> Option<DirectedDyad> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from != to => DirectedDyad::new(from, to).ok(),
            _ => None,
        }
    }
}

impl<'a> IcewsEvent<'a> {
    /// The id of the event, in `Event ID`. Not unique: 145,312 ids stand twice, on two days.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.key.id
    }

    /// The calendar day of the event, in `Event Date`.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::icews::IcewsOptions;
    ///
    /// let file = "Event ID\tEvent Date\tSource Country\tEvent Text\tTarget Country\n\
    ///             7\t1/31/2017\tChina\tConsult\tRussian Federation\n"; // a made-up row
    /// let mut reader = IcewsOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.day().to_string(), "2017-01-31"); // with the month first, as in files of 2017
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.key.day
    }

    /// The CAMEO code, in `CAMEO Code`; in the layout without it, the code whose name the event text is. `None` if neither tells it.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::icews::IcewsOptions;
    ///
    /// let file = "Event ID\tEvent Date\tSource Country\tEvent Text\tTarget Country\n\
    ///             7\t2019-06-05\tChina\tMake a visit\tRussian Federation\n"; // a made-up row
    /// let mut reader = IcewsOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.code(), Some("042".parse()?)); // no column has it: the text is its name
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn code(&self) -> Option<Cameo> {
        self.key.code
    }

    /// The state of the source, who acts. `None` where the cell is empty, a region or unknown; the account counts the unknown ones.
    ///
    /// # Examples
    /// ```
    /// use interstate::State;
    /// use interstate::read::icews::IcewsOptions;
    ///
    /// let file = "Event ID\tEvent Date\tSource Country\tEvent Text\tTarget Country\n\
    ///             7\t2019-06-05\tChina\tConsult\tMiddle East\n"; // a made-up row
    /// let mut reader = IcewsOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!((event.from(), event.to()), (Some(State::CHN.into()), None)); // a region is no state
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn from(&self) -> Option<Actor> {
        self.key.from
    }

    /// The state of the target, who is acted upon.
    #[must_use]
    pub fn to(&self) -> Option<Actor> {
        self.key.to
    }

    /// The directed pair of who acts and who is acted upon, if the row names two different states.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::icews::IcewsOptions;
    ///
    /// let file = "Event ID\tEvent Date\tSource Country\tEvent Text\tTarget Country\n\
    ///             7\t2019-06-05\tChina\tConsult\tRussian Federation\n"; // a made-up row
    /// let mut reader = IcewsOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.dyad().map(|dyad| dyad.to_string()).as_deref(), Some("CHN→RUS"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn dyad(&self) -> Option<DirectedDyad> {
        self.key.dyad()
    }

    /// The act of the row: what a count by pairs, codes and periods needs.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::icews::IcewsOptions;
    /// use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy};
    /// use interstate::{Partition, State};
    ///
    /// let file = "Event ID\tEvent Date\tSource Country\tEvent Text\tTarget Country\n\
    ///             7\t2019-06-05\tChina\tConsult\tRussian Federation\n\
    ///             8\t2019-06-05\tRussian Federation\tConsult\tChina\n"; // made-up rows
    /// let grid = EventGrid::new(EventPairs::Undirected, GroupBy::Root, Partition::yearly(2019..=2019)?)?;
    /// let (mut tally, group) = (EventTally::new(grid), 3); // root 04
    /// IcewsOptions::new().reader(file.as_bytes())?.for_each(|event| tally.add(event.act()))?;
    /// assert_eq!(tally.events_at(State::CHN.into(), State::RUS.into(), group, 0), 2);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn act(&self) -> CodedAct {
        CodedAct::new(self.key.from, self.key.to, self.key.code, self.key.day)
    }

    /// The name of who acts, in `Source Name`.
    ///
    /// # Errors
    /// If the cell is not UTF-8.
    pub fn source_name(&self) -> Result<Option<Cow<'a, str>>> {
        self.row.text(SOURCE_NAME)
    }

    /// The name of who is acted upon, in `Target Name`.
    ///
    /// # Errors
    /// If the cell is not UTF-8.
    pub fn target_name(&self) -> Result<Option<Cow<'a, str>>> {
        self.row.text(TARGET_NAME)
    }

    /// The name of the CAMEO code, in `Event Text`.
    ///
    /// # Errors
    /// If the cell is not UTF-8.
    pub fn event_text(&self) -> Result<Option<Cow<'a, str>>> {
        self.row.text(TEXT)
    }

    /// The score of the code in this data set, in `Intensity`, from −10 to 10.
    ///
    /// # Errors
    /// If the cell is no decimal number.
    ///
    /// # Examples
    /// ```
    /// use interstate::code::CameoDataSet;
    /// use interstate::read::icews::IcewsOptions;
    ///
    /// let file = "Event ID\tEvent Date\tSource Country\tEvent Text\tTarget Country\tIntensity\n\
    ///             7\t2019-06-05\tChina\tDemand\tRussian Federation\t-5.0\n"; // a made-up row
    /// let mut reader = IcewsOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.intensity()?, Some(-5.0));
    /// // The score belongs to the code: the crate's table has it too.
    /// assert_eq!(event.code().and_then(|code| code.goldstein(CameoDataSet::Icews)), Some(-5.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn intensity(&self) -> Result<Option<f64>> {
        self.row.decimal(INTENSITY)
    }

    /// The state in which the event took place, in `Country`. `None` where the cell is empty, or names no state on that day.
    ///
    /// # Examples
    /// ```
    /// use interstate::State;
    /// use interstate::read::icews::IcewsOptions;
    ///
    /// let file = "Event ID\tEvent Date\tSource Country\tEvent Text\tTarget Country\tCountry\n\
    ///             7\t2019-06-05\tChina\tConsult\tRussian Federation\tIran\n"; // a made-up row
    /// let mut reader = IcewsOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.country(), Some(State::IRN.into())); // where it took place, not who met
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn country(&self) -> Option<Actor> {
        country(&self.row, COUNTRY, self.key.day).actor()
    }

    /// The number of the story that holds the sentence, in `Story ID`.
    ///
    /// # Errors
    /// If the cell is not UTF-8.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::icews::IcewsOptions;
    ///
    /// let file = "Event ID\tEvent Date\tSource Country\tEvent Text\tTarget Country\tStory ID\n\
    ///             7\t2019-06-05\tChina\tConsult\tRussian Federation\t9001\n"; // a made-up row
    /// let mut reader = IcewsOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.story()?.as_deref(), Some("9001")); // rows of one story may be one event
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn story(&self) -> Result<Option<Cow<'a, str>>> {
        self.row.text(STORY)
    }

    /// The row as a coded event, with the story as source.
    ///
    /// # Errors
    /// A cell that is not UTF-8.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::icews::IcewsOptions;
    ///
    /// let file = "Event ID\tEvent Date\tSource Country\tEvent Text\tTarget Country\tCAMEO Code\tStory ID\n\
    ///             7\t2019-06-05\tChina\tConsult\tRussian Federation\t040\t9001\n"; // a made-up row
    /// let mut reader = IcewsOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// let event = event.coded()?;
    /// assert_eq!(event.to_string(), "2019-06-05 CHN cameo:040 RUS (7)");
    /// assert_eq!(event.source(), Some("9001"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn coded(&self) -> Result<CodedEvent> {
        let place = [self.cell("City")?, self.cell("Country")?];
        let place: Vec<Cow<'_, str>> = place.into_iter().flatten().collect();
        Ok(CodedEvent {
            soil: self.country(),
            place: (!place.is_empty()).then(|| place.join(", ").into()),
            source: self.story()?.map(|story| story.as_ref().into()),
            ..CodedEvent::new(
                self.id().to_string(),
                self.day().into(),
                self.code().map_or(EventCode::None, EventCode::Cameo),
                self.from(),
                self.to(),
            )?
        })
    }
}

impl fmt::Display for IcewsEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |actor: Option<Actor>| actor.map_or("?", Actor::text);
        let Key { id, day, code, .. } = self.key;
        let code = code.map_or_else(|| "?".to_owned(), |code| code.to_string());
        write!(
            f,
            "{day} {} {code} {} (event {id})",
            name(self.from()),
            name(self.to())
        )
    }
}

impl fmt::Debug for IcewsEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IcewsEvent")
            .field("line", &self.line())
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}
