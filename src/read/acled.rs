//! ACLED event files: CSV of 31 columns, with or without a byte order mark, with classes of actors as words or as numbers.
//!
//! # What the rows are
//! An event of one day and place with up to two actors, without direction: actor 1 did not act upon actor 2. Actors have names; a state
//! is told by the names of its forces and governments ("Military Forces of X (2020-)"). `iso` is the number of the country *where* it
//! took place.
//!
//! # What the rows are not
//! Not final: the list lives, rows are edited and taken out, so a count needs the day on which the file was made. The stand-in days of
//! rows known to the week or the month are never used: see [`AcledEvent::date`].
//!
//! # References
//! Raleigh, C., Kishi, R. and Linke, A. (2023). Political instability patterns are obscured by conflict dataset scope conditions,
//! sources, and coding choices. Humanities and Social Sciences Communications 10, 74. doi:10.1057/s41599-023-01559-4.

use super::parse::{self, Country};
use super::recognise;
use super::records::{Format, Quotes, Row, place};
use super::row_format::row_format;
use super::{CodedFormat, Defect, ReadAccount, Remark, RowOptions, RowReader};
use crate::code::{AcledActorClass, AcledSubEvent};
use crate::coded::{CodedEvent, EventCode};
use crate::count::Count;
use crate::error::Result;
use crate::state::actor::Actor;
use crate::state::dyad::Dyad;
use crate::state::{CodeScheme, IsoDays, NameScope};
use crate::time::partial_date::PartialDate;
use chrono::{Datelike, Days, NaiveDate};
use std::borrow::Cow;
use std::fmt;
use std::path::Path;

const COLUMNS: [&str; 31] = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
];
const ID: usize = place(&COLUMNS, "event_id_cnty");
const DATE: usize = place(&COLUMNS, "event_date");
const YEAR: usize = place(&COLUMNS, "year");
const PRECISION: usize = place(&COLUMNS, "time_precision");
const SUB_EVENT: usize = place(&COLUMNS, "sub_event_type");
const ACTORS: [usize; 2] = [place(&COLUMNS, "actor1"), place(&COLUMNS, "actor2")];
const CLASSES: [usize; 2] = [place(&COLUMNS, "inter1"), place(&COLUMNS, "inter2")];
const ISO: usize = place(&COLUMNS, "iso");
const COUNTRY: usize = place(&COLUMNS, "country");
const LOCATION: usize = place(&COLUMNS, "location");
const SOURCE: usize = place(&COLUMNS, "source");
const NOTES: usize = place(&COLUMNS, "notes");
const FATALITIES: usize = place(&COLUMNS, "fatalities");

/// The first day that the data set looks at.
const FIRST_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(1997, 1, 1);

static FORMAT: Format = Format {
    file: &recognise::ACLED,
    delimiter: b',',
    quotes: Quotes::Csv,
    columns: &COLUMNS,
    needed: &[
        ID, DATE, PRECISION, SUB_EVENT, ACTORS[0], ACTORS[1], FATALITIES,
    ],
    missing: &[],
};

/// The ACLED file format, as a [format of rows](crate::read::RowFormat).
#[derive(Clone, Copy, Debug)]
pub enum Acled {}

row_format!(Acled: AcledEvent by key, FORMAT);

/// The options for reading ACLED files.
///
/// # Examples
/// ```
/// use interstate::read::acled::AcledOptions;
///
/// let mut reader = AcledOptions::new().open("tests/it/corpus/acled.csv")?;
/// let events = reader.events().collect::<Result<Vec<_>, _>>()?;
/// assert!(events.iter().all(|event| event.is_mutual()));
/// # Ok::<(), interstate::Error>(())
/// ```
pub type AcledOptions = RowOptions<Acled>;

/// A reader of events from an ACLED file: each row is an [`AcledEvent`].
///
/// # Examples
/// ```
/// use interstate::read::acled::AcledOptions;
///
/// // Made-up rows. Precision 2 is a week: the day stands for any of the weeks that hold it.
/// let mut reader = AcledOptions::new().open("tests/it/corpus/acled.csv")?;
/// let mut dates = Vec::new();
/// reader.for_each(|event| dates.push(event.date().to_string()))?;
/// assert_eq!(dates[..2], ["2023-02-24", "[2023-02-23..2023-03-07]"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type AcledReader<R> = RowReader<Acled, R>;

impl CodedFormat for Acled {
    fn coded(event: &AcledEvent<'_>) -> Result<CodedEvent> {
        event.coded()
    }
}

/// Reads all events of an ACLED file; a bad row is an error. To leave bad rows out, use the reader of [`AcledOptions::open`], whose account
/// lists them.
///
/// # Errors
/// A file that cannot be opened or read, another file, by its name, or the first bad row.
///
/// # Examples
/// ```
/// use interstate::read::acled;
///
/// // The file of the tests has rows that are wrong on purpose, so it is refused as a whole, with the line of the first of them.
/// let refused = acled::from_path("tests/it/corpus/acled.csv").unwrap_err();
/// assert_eq!((refused.line(), refused.column()), (Some(9), Some("event_date")));
/// ```
pub fn from_path(path: impl AsRef<Path>) -> Result<Vec<CodedEvent>> {
    AcledOptions::new().open(path)?.all()
}

/// A row of an ACLED file, borrowed from the reader's buffer.
///
/// # Examples
/// ```
/// use interstate::Count;
/// use interstate::code::{AcledActorClass, AcledSubEvent};
/// use interstate::read::acled::AcledOptions;
///
/// let mut reader = AcledOptions::new().open("tests/it/corpus/acled.csv")?;
/// let event = reader.next_event()?.ok_or("no event")?;
/// assert_eq!(event.sub_event(), AcledSubEvent::Agreement);
/// assert_eq!(event.classes()?, [Some(AcledActorClass::StateForces), Some(AcledActorClass::OtherForces)]);
/// assert_eq!(event.fatalities(), Count::ZERO);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct AcledEvent<'a> {
    row: Row<'a>,
    key: Key,
}

/// What every event has.
#[derive(Clone, Debug)]
struct Key {
    date: PartialDate,
    as_of: NaiveDate,
    sub_event: AcledSubEvent,
    actors: [Option<Actor>; 2],
    fatalities: u64,
}

fn key(row: &Row<'_>, account: &mut ReadAccount) -> Result<Key, (Defect, usize)> {
    row.filled(ID).ok_or((Defect::Missing, ID))?;
    let cell = row.filled(DATE).ok_or((Defect::Missing, DATE))?;
    let day = parse::iso_day(cell)
        .or_else(|| parse::day_month_year(cell))
        .or_else(|| parse::day_of_words(cell))
        .or_else(|| parse::list_day(cell, parse::whole(row.cell(YEAR))))
        .ok_or((Defect::Date, DATE))?;
    if let Some(year) = parse::whole(row.cell(YEAR))
        && i64::from(day.year()) != year.cast_signed()
    {
        return Err((Defect::OtherYear, DATE));
    }
    let date = match parse::bare(row.cell(PRECISION)) {
        b"1" => Ok(PartialDate::day(day)),
        b"2" => PartialDate::between(
            day.checked_sub_days(Days::new(6)),
            day.checked_add_days(Days::new(6)),
        ),
        b"3" => PartialDate::month(day.year(), day.month()),
        _ => return Err((Defect::Number, PRECISION)),
    };
    let date = date.map_err(|_| (Defect::Date, DATE))?;
    let sub_event = row.filled(SUB_EVENT).ok_or((Defect::Missing, SUB_EVENT))?;
    let sub_event = parse::word(AcledSubEvent::ALL, sub_event).ok_or((Defect::Code, SUB_EVENT))?;
    let fatalities = parse::whole(row.cell(FATALITIES)).ok_or((Defect::Number, FATALITIES))?;
    let (mut unknown, mut part) = (None, None);
    let actors = ACTORS.map(|column| {
        let (country, is_part) = state_of_forces(row.cell(column), day);
        if is_part {
            part = part.or(Some(column));
        }
        if country == Country::Unknown {
            unknown = unknown.or(Some(column));
        }
        country.actor()
    });
    let mut remark = |remark, column: usize| {
        account.remark(remark, row.line(), row.name(column), row.cell(column));
    };
    if let Some(column) = unknown {
        remark(Remark::UnknownActor, column);
    }
    if let Some(column) = part {
        remark(Remark::PartOfForces, column);
    }
    if Some(day) < FIRST_DAY {
        remark(Remark::BeforeDataSet, DATE);
    }
    let key = Key {
        date,
        as_of: day,
        sub_event,
        actors,
        fatalities,
    };
    if key.dyad().is_none() {
        account.remark(Remark::WithoutTwoStates, row.line(), None, row.bytes());
    }
    Ok(key)
}

/// The state that an actor's name makes it the forces or the government of: `Military Forces of X (2020-)`. And whether it is a part of them, by
/// the words behind the years: `Military Forces of Yemen (2016-) Supreme Political Council`.
fn state_of_forces(name: &[u8], day: NaiveDate) -> (Country, bool) {
    const OF: [&str; 3] = ["Military Forces of ", "Police Forces of ", "Government of "];
    let Ok(name) = std::str::from_utf8(name) else {
        return (Country::None, false);
    };
    let Some(rest) = OF.iter().find_map(|of| name.strip_prefix(of)) else {
        return (Country::None, false);
    };
    let (state, years) = rest.split_once(" (").unwrap_or((rest, ""));
    let country = Country::from(NameScope::General.meaning(state, day));
    let behind = years.split_once(')').map_or("", |(_, behind)| behind);
    let is_part = country.actor().is_some() && !behind.trim().is_empty();
    (country, is_part)
}

impl Key {
    fn dyad(&self) -> Option<Dyad> {
        match self.actors {
            [Some(a), Some(b)] => Dyad::new(a, b).ok(),
            _ => None,
        }
    }
}

impl<'a> AcledEvent<'a> {
    /// The id of the event, in `event_id_cnty`.
    ///
    /// # Errors
    /// If the cell is empty or not UTF-8.
    pub fn id(&self) -> Result<Cow<'a, str>> {
        self.row.needed(ID)
    }

    /// The date of the event, by `time_precision`: 1 the day; 2 any day of a week that holds the day, six days either way; 3 the month.
    ///
    /// # Examples
    /// Precision 3 is a month, whatever day the row bears:
    /// ```
    /// use interstate::read::acled::AcledOptions;
    ///
    /// let file = "event_id_cnty,event_date,time_precision,sub_event_type,actor1,actor2,fatalities\n\
    ///             XXA1,2023-03-15,3,Armed clash,Military Forces of X (2020-),Militia Y,3\n"; // a made-up row
    /// let mut reader = AcledOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.date().to_string(), "2023-03"); // the day of the row stands for the month
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn date(&self) -> &PartialDate {
        &self.key.date
    }

    /// The sub-event type, in `sub_event_type`, from which `event_type` follows.
    ///
    /// # Examples
    /// ```
    /// use interstate::code::{AcledEventType, AcledSubEvent};
    /// use interstate::read::acled::AcledOptions;
    ///
    /// let file = "event_id_cnty,event_date,time_precision,sub_event_type,actor1,actor2,fatalities\n\
    ///             XXA1,2023-03-15,1,Air/drone strike,Military Forces of X (2020-),Militia Y,3\n"; // a made-up row
    /// let mut reader = AcledOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.sub_event(), AcledSubEvent::AirStrike);
    /// assert_eq!(event.sub_event().event_type(), AcledEventType::RemoteViolence);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn sub_event(&self) -> AcledSubEvent {
        self.key.sub_event
    }

    /// The states of the two actors, where an actor is the forces or the government of one, or a part of them: a unit, or a faction that has
    /// split off, which the name alone does not tell apart. The account [remarks](Remark::PartOfForces) on parts. No direction.
    ///
    /// # Examples
    /// ```
    /// use interstate::State;
    /// use interstate::read::acled::AcledOptions;
    ///
    /// let file = "event_id_cnty,event_date,time_precision,sub_event_type,actor1,actor2,fatalities\n\
    ///             XXA1,2023-03-15,1,Armed clash,Military Forces of Russia (2000-),Militia Y,3\n"; // a made-up row
    /// let mut reader = AcledOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.states(), [Some(State::RUS.into()), None]); // the militia is no state
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn states(&self) -> [Option<Actor>; 2] {
        self.key.actors
    }

    /// The pair of states, if both actors belong to one and the two differ.
    #[must_use]
    pub fn dyad(&self) -> Option<Dyad> {
        self.key.dyad()
    }

    /// The names of the two actors, in `actor1` and `actor2`.
    ///
    /// # Errors
    /// If a cell is not UTF-8.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::acled::AcledOptions;
    ///
    /// let file = "event_id_cnty,event_date,time_precision,sub_event_type,actor1,actor2,fatalities\n\
    ///             XXA1,2023-03-15,1,Armed clash,Military Forces of X (2020-),Militia Y,3\n"; // a made-up row
    /// let mut reader = AcledOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// let [one, other] = event.actors()?;
    /// assert_eq!((one.as_deref(), other.as_deref()), (Some("Military Forces of X (2020-)"), Some("Militia Y")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn actors(&self) -> Result<[Option<Cow<'a, str>>; 2]> {
        let [one, two] = ACTORS;
        Ok([self.row.text(one)?, self.row.text(two)?])
    }

    /// The classes of the two actors, in `inter1` and `inter2`, written as words or as numbers.
    ///
    /// # Errors
    /// If a cell is neither.
    ///
    /// # Examples
    /// Files until 2024 write numbers, later ones words:
    /// ```
    /// use interstate::code::AcledActorClass;
    /// use interstate::read::acled::AcledOptions;
    ///
    /// let file = "event_id_cnty,event_date,time_precision,sub_event_type,actor1,actor2,fatalities,inter1,inter2\n\
    ///             XXA1,2023-03-15,1,Armed clash,Military Forces of X (2020-),Militia Y,3,1,Political militia\n"; // a made-up row
    /// let mut reader = AcledOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.classes()?, [Some(AcledActorClass::StateForces), Some(AcledActorClass::PoliticalMilitia)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn classes(&self) -> Result<[Option<AcledActorClass>; 2]> {
        let class = |column| match parse::bare(self.row.cell(column)) {
            b"" | b"0" => Ok(None),
            cell => AcledActorClass::from_cell(cell)
                .map(Some)
                .ok_or_else(|| self.row.not(column, "a class of actors")),
        };
        let [one, two] = CLASSES;
        Ok([class(one)?, class(two)?])
    }

    /// The state in which the event took place, by its ISO 3166-1 number in `iso`, or by the name in `country` where the number is 0 or
    /// missing: Kosovo has none.
    ///
    /// # Examples
    /// ```
    /// use interstate::State;
    /// use interstate::read::acled::AcledOptions;
    ///
    /// let file = "event_id_cnty,event_date,time_precision,sub_event_type,actor1,actor2,fatalities,iso,country\n\
    ///             XXA1,2023-03-15,1,Armed clash,Military Forces of X (2020-),Militia Y,3,0,Kosovo\n"; // a made-up row
    /// let mut reader = AcledOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.country(), Some(State::XKX.into()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn country(&self) -> Option<Actor> {
        let Some(number) = parse::whole(self.row.cell(ISO)).filter(|&n| n > 0) else {
            let name = std::str::from_utf8(self.row.filled(COUNTRY)?).ok()?;
            return Country::from(NameScope::General.meaning(name, self.key.as_of)).actor();
        };
        let day = IsoDays::Retrospective.code_day(self.key.as_of);
        let meaning = CodeScheme::IsoNumeric.meaning(format!("{number:03}"), day);
        Country::from(meaning).actor()
    }

    /// The number of deaths, in `fatalities`, as stored. Where stories have words, the data set stores 12 for "dozens", 10 for "tens" and 100
    /// for "hundreds", and the row does not say so.
    ///
    /// # Examples
    /// ```
    /// use interstate::Count;
    /// use interstate::read::acled::AcledOptions;
    ///
    /// let file = "event_id_cnty,event_date,time_precision,sub_event_type,actor1,actor2,fatalities\n\
    ///             XXA1,2023-03-15,1,Armed clash,Military Forces of X (2020-),Militia Y,12\n"; // a made-up row
    /// let mut reader = AcledOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// // "Dozens" is stored as 12: where a study needs a bound, read it as one.
    /// assert_eq!(event.fatalities(), Count::exact(12));
    /// let at_least = Count::at_least(event.fatalities().lo());
    /// assert_eq!(at_least.to_string(), "12+");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn fatalities(&self) -> Count {
        Count::exact(self.key.fatalities)
    }

    /// The name of the place, in `location`.
    ///
    /// # Errors
    /// If the cell is not UTF-8.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::acled::AcledOptions;
    ///
    /// let file = "event_id_cnty,event_date,time_precision,sub_event_type,actor1,actor2,fatalities,location\n\
    ///             XXA1,2023-03-15,1,Armed clash,Military Forces of X (2020-),Militia Y,3,Town\n"; // a made-up row
    /// let mut reader = AcledOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.location()?.as_deref(), Some("Town"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn location(&self) -> Result<Option<Cow<'a, str>>> {
        self.row.text(LOCATION)
    }

    /// The sources of the report, in `source`.
    ///
    /// # Errors
    /// If the cell is not UTF-8.
    pub fn source(&self) -> Result<Option<Cow<'a, str>>> {
        self.row.text(SOURCE)
    }

    /// The description of the event, in `notes`.
    ///
    /// # Errors
    /// If the cell is not UTF-8.
    pub fn notes(&self) -> Result<Option<Cow<'a, str>>> {
        self.row.text(NOTES)
    }

    /// The row as a coded event without direction.
    ///
    /// # Errors
    /// A cell that is not UTF-8.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::acled::AcledOptions;
    ///
    /// let file = "event_id_cnty,event_date,time_precision,sub_event_type,actor1,actor2,fatalities\n\
    ///             XXA1,2023-03-15,1,Armed clash,Military Forces of Russia (2000-),Military Forces of Ukraine (2019-),3\n"; // a made-up row
    /// let mut reader = AcledOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// // No direction: actor 1 did not act upon actor 2.
    /// assert_eq!(event.coded()?.to_string(), "2023-03-15 RUS acled:Armed clash with UKR (XXA1)");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn coded(&self) -> Result<CodedEvent> {
        let [one, other] = self.states();
        Ok(CodedEvent {
            soil: self.country(),
            place: self.location()?.map(|place| place.as_ref().into()),
            source: self.source()?.map(|source| source.as_ref().into()),
            ..CodedEvent::new(
                self.id()?,
                self.date().clone().into(),
                EventCode::Acled(self.sub_event()),
                one,
                other,
            )?
            .with_mutual()
        })
    }
}

impl fmt::Debug for AcledEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AcledEvent")
            .field("line", &self.line())
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}
