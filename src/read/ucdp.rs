//! UCDP Georeferenced Event Dataset: CSV of 49 columns, quoted.
//!
//! # What the rows are
//! An event with at least one death, in one of three kinds of violence. `date_start` and `date_end` are the first and the last day that
//! are possible, not a span that it lasted; `best`, `high` and `low` are three estimates of the deaths. States have numbers of Gleditsch
//! and Ward.
//!
//! # What the rows are not
//! Not dyads of states, but for a few: side B is rarely a state. The monthly candidate lists are revised; 24.0.1 came without a header,
//! for which there is [`HeaderLine::Absent`](super::HeaderLine::Absent).
//!
//! # References
//! Sundberg, R. and Melander, E. (2013). Introducing the UCDP Georeferenced Event Dataset. Journal of Peace Research 50(4), 523–532.
//! doi:10.1177/0022343313484347.

use super::parse::{self, Country};
use super::recognise;
use super::records::{Format, Quotes, Row, place};
use super::row_format::row_format;
use super::{CodedFormat, Defect, ReadAccount, Remark, RowOptions, RowReader};
use crate::code::UcdpViolence;
use crate::coded::{CodedEvent, EventCode};
use crate::count::Count;
use crate::error::Result;
use crate::state::CodeScheme;
use crate::state::actor::Actor;
use crate::state::dyad::Dyad;
use crate::time::partial_date::PartialDate;
use chrono::{Datelike, Days, NaiveDate};
use std::borrow::Cow;
use std::fmt;
use std::path::Path;

const COLUMNS: [&str; 49] = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
];
const ID: usize = place(&COLUMNS, "id");
const YEAR: usize = place(&COLUMNS, "year");
const VIOLENCE: usize = place(&COLUMNS, "type_of_violence");
const CONFLICT_ID: usize = place(&COLUMNS, "conflict_new_id");
const CONFLICT: usize = place(&COLUMNS, "conflict_name");
const DYAD_ID: usize = place(&COLUMNS, "dyad_new_id");
const SIDE_A: usize = place(&COLUMNS, "side_a");
const SIDE_B: usize = place(&COLUMNS, "side_b");
const ARTICLE: usize = place(&COLUMNS, "source_article");
const WHERE: usize = place(&COLUMNS, "where_coordinates");
const COUNTRY: usize = place(&COLUMNS, "country_id");
const PRECISION: usize = place(&COLUMNS, "date_prec");
const START: usize = place(&COLUMNS, "date_start");
const END: usize = place(&COLUMNS, "date_end");
const BEST: usize = place(&COLUMNS, "best");
const HIGH: usize = place(&COLUMNS, "high");
const LOW: usize = place(&COLUMNS, "low");
const STATE_A: usize = place(&COLUMNS, "gwnoa");
const STATE_B: usize = place(&COLUMNS, "gwnob");

/// The first day that the data set looks at.
const FIRST_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(1989, 1, 1);

static FORMAT: Format = Format {
    file: &recognise::UCDP_GED,
    delimiter: b',',
    quotes: Quotes::Csv,
    columns: &COLUMNS,
    needed: &[
        ID, VIOLENCE, PRECISION, START, END, BEST, HIGH, LOW, STATE_A, STATE_B,
    ],
    missing: &["NA"],
};

/// The UCDP GED file format, as a [format of rows](crate::read::RowFormat).
#[derive(Clone, Copy, Debug)]
pub enum Ucdp {}

row_format!(Ucdp: UcdpEvent by key, FORMAT);

/// The options for reading UCDP GED files. The candidate list 24.0.1 came without a header:
///
/// # Examples
/// ```
/// use interstate::read::HeaderLine;
/// use interstate::read::ucdp::UcdpOptions;
///
/// let file = std::fs::read_to_string("tests/it/corpus/ucdp.csv")?;
/// let (_header, rows) = file.split_once('\n').ok_or("no line")?;
/// let options = UcdpOptions::new().with_header_line(HeaderLine::Absent);
/// let mut reader = options.reader(rows.as_bytes())?;
/// let events = reader.events().collect::<Result<Vec<_>, _>>()?;
/// assert_eq!((events.len(), reader.account().rejected()), (11, 3));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type UcdpOptions = RowOptions<Ucdp>;

/// A reader of events from a UCDP GED file: each row is a [`UcdpEvent`].
///
/// # Examples
/// ```
/// use interstate::read::ucdp::UcdpOptions;
///
/// // Made-up rows.
/// let mut reader = UcdpOptions::new().open("tests/it/corpus/ucdp.csv")?;
/// let event = reader.next_event()?.ok_or("no event")?;
/// assert_eq!(event.date().to_string(), "[2021-03-01..2021-03-04]");
/// assert_eq!(event.deaths().to_string(), "3-9");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Each event of its own:
/// ```
/// use interstate::read::ucdp::UcdpOptions;
///
/// let mut reader = UcdpOptions::new().open("tests/it/corpus/ucdp.csv")?;
/// let first = reader.events().next().ok_or("no event")??;
/// assert_eq!(first.to_string(), "[2021-03-01..2021-03-04] IND ucdp:state_based with PAK (1)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type UcdpReader<R> = RowReader<Ucdp, R>;

impl CodedFormat for Ucdp {
    fn coded(event: &UcdpEvent<'_>) -> Result<CodedEvent> {
        event.coded()
    }
}

/// Reads all events of a UCDP GED file; a bad row is an error. To leave bad rows out, use the reader of [`UcdpOptions::open`], whose account
/// lists them.
///
/// # Errors
/// A file that cannot be opened or read, another file, by its name, or the first bad row.
///
/// # Examples
/// ```
/// use interstate::read::ucdp;
///
/// // The file of the tests has rows that are wrong on purpose, so it is refused as a whole, with the line of the first of them.
/// let refused = ucdp::from_path("tests/it/corpus/ucdp.csv").unwrap_err();
/// assert!(refused.line().is_some());
/// ```
pub fn from_path(path: impl AsRef<Path>) -> Result<Vec<CodedEvent>> {
    UcdpOptions::new().open(path)?.all()
}

/// A row of a UCDP GED file, borrowed from the reader's buffer.
///
/// # Examples
/// ```
/// use interstate::code::UcdpViolence;
/// use interstate::read::ucdp::UcdpOptions;
///
/// let mut reader = UcdpOptions::new().open("tests/it/corpus/ucdp.csv")?;
/// let event = reader.next_event()?.ok_or("no event")?;
/// assert_eq!(event.violence(), UcdpViolence::StateBased);
/// assert_eq!(event.dyad().map(|dyad| dyad.to_string()).as_deref(), Some("IND–PAK"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct UcdpEvent<'a> {
    row: Row<'a>,
    key: Key,
}

/// The larger whole of which an event of UCDP is a part.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum UcdpWhole {
    /// The conflict: over one territory or government, of all who fight there.
    Conflict,
    /// The two sides of a conflict.
    Dyad,
}

/// What every event has.
#[derive(Clone, Debug)]
struct Key {
    id: u64,
    violence: UcdpViolence,
    date: PartialDate,
    /// The first and the last day that the row names.
    days: [NaiveDate; 2],
    /// Low, best, high.
    deaths: [u64; 3],
    states: [Option<Actor>; 2],
}

fn key(row: &Row<'_>, account: &mut ReadAccount) -> Result<Key, (Defect, usize)> {
    let id = parse::whole(row.cell(ID)).ok_or((Defect::Number, ID))?;
    let violence = match parse::bare(row.cell(VIOLENCE)) {
        b"1" => UcdpViolence::StateBased,
        b"2" => UcdpViolence::NonState,
        b"3" => UcdpViolence::OneSided,
        _ => return Err((Defect::Code, VIOLENCE)),
    };
    let DateStatement {
        date,
        days,
        too_fine,
    } = dated(row)?;
    let mut deaths = [0; 3];
    for (number, column) in deaths.iter_mut().zip([LOW, BEST, HIGH]) {
        *number = parse::whole(row.cell(column)).ok_or((Defect::Number, column))?;
    }
    let (mut unknown, mut outside) = (None, None);
    let states = [STATE_A, STATE_B].map(|column| {
        let country = match row.filled(column) {
            None => Country::None,
            Some(cell) => {
                let (country, was_outside) = parse::numbered_within(CodeScheme::Gw, cell, days);
                if was_outside {
                    outside = outside.or(Some(column));
                }
                country
            }
        };
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
    if let Some(column) = outside {
        remark(Remark::OutsideMembership, column);
    }
    let [_, last] = days;
    if Some(last) < FIRST_DAY {
        remark(Remark::BeforeDataSet, START);
    }
    if too_fine {
        remark(Remark::DayTooFine, PRECISION);
    }
    let [low, best, high] = deaths;
    if low > best {
        remark(Remark::BoundsContradict, LOW);
    } else if best > high {
        remark(Remark::BoundsContradict, HIGH);
    }
    let key = Key {
        id,
        violence,
        date,
        days,
        deaths,
        states,
    };
    if key.dyad().is_none() {
        account.remark(Remark::WithoutTwoStates, row.line(), None, row.bytes());
    }
    Ok(key)
}

/// When it was.
struct DateStatement {
    date: PartialDate,
    /// The first and the last day that the row names.
    days: [NaiveDate; 2],
    /// Whether the row names one day and claims no more than a week, a month or a year.
    too_fine: bool,
}

fn dated(row: &Row<'_>) -> Result<DateStatement, (Defect, usize)> {
    let day = |column| {
        let cell = row.filled(column).ok_or((Defect::Missing, column))?;
        parse::iso_day_of_time(cell)
            .or_else(|| parse::list_day(cell, parse::whole(row.cell(YEAR))))
            .ok_or((Defect::Date, column))
    };
    let (first, last) = (day(START)?, day(END)?);
    // One of another year than the row's own is mistyped, in whichever of the columns.
    let year = parse::whole(row.cell(YEAR)).and_then(|year| i32::try_from(year).ok());
    if year.is_some_and(|year| year < first.year() || last.year() < year) && first <= last {
        return Err((Defect::OtherYear, START));
    }
    let precision = match parse::bare(row.cell(PRECISION)) {
        [digit @ b'1'..=b'5'] => digit - b'0',
        _ => return Err((Defect::Number, PRECISION)),
    };
    // Up to a week of which one day is named: the others are as near as six days.
    let nearby = || {
        PartialDate::between(
            first.checked_sub_days(Days::new(6)),
            first.checked_add_days(Days::new(6)),
        )
    };
    let too_fine = first == last && precision > 1;
    let date = match precision {
        2 | 3 if too_fine => nearby(),
        4 if too_fine => PartialDate::month(first.year(), first.month()),
        5 if too_fine => PartialDate::year(first.year()),
        _ => PartialDate::between(Some(first), Some(last)),
    };
    Ok(DateStatement {
        date: date.map_err(|_| (Defect::Date, END))?,
        days: [first, last],
        too_fine,
    })
}

impl Key {
    fn dyad(&self) -> Option<Dyad> {
        match self.states {
            [Some(a), Some(b)] => Dyad::new(a, b).ok(),
            _ => None,
        }
    }
}

impl<'a> UcdpEvent<'a> {
    /// The id of the event, in `id`.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.key.id
    }

    /// The type of violence, in `type_of_violence`.
    ///
    /// # Examples
    /// ```
    /// use interstate::code::UcdpViolence;
    /// use interstate::read::ucdp::UcdpOptions;
    ///
    /// let file = "id,type_of_violence,date_prec,date_start,date_end,best,high,low,gwnoa,gwnob\n\
    ///             1,3,1,2021-03-01,2021-03-01,5,9,3,750,\n"; // a made-up row
    /// let mut reader = UcdpOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.violence(), UcdpViolence::OneSided); // against civilians
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn violence(&self) -> UcdpViolence {
        self.key.violence
    }

    /// The date of the event: one day from `date_start` to `date_end`. Where both are one day and `date_prec` says that the day is not known,
    /// what it says: the days within six, the month or the year.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ucdp::UcdpOptions;
    ///
    /// let file = "id,type_of_violence,date_prec,date_start,date_end,best,high,low,gwnoa,gwnob\n\
    ///             1,1,2,2021-03-01,2021-03-04,5,9,3,750,770\n"; // a made-up row
    /// let mut reader = UcdpOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.date().to_string(), "[2021-03-01..2021-03-04]"); // one day of the four
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn date(&self) -> &PartialDate {
        &self.key.date
    }

    /// The number of deaths, from `low` to `high`; where the three estimates contradict each other, from the least to the greatest of them.
    ///
    /// # Examples
    /// ```
    /// use interstate::{Count, Truth};
    /// use interstate::read::ucdp::UcdpOptions;
    ///
    /// let file = "id,type_of_violence,date_prec,date_start,date_end,best,high,low,gwnoa,gwnob\n\
    ///             1,1,1,2021-03-01,2021-03-01,5,9,3,750,770\n"; // a made-up row
    /// let mut reader = UcdpOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.deaths(), Count::between(3, 9)?);
    /// assert_eq!(event.deaths().reaches(5), Truth::Depends); // at least five deaths?
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn deaths(&self) -> Count {
        let [low, best, high] = self.key.deaths;
        Count::exact(low)
            .hull(Count::exact(high))
            .hull(Count::exact(best))
    }

    /// The best estimate of the number of deaths, in `best`.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ucdp::UcdpOptions;
    ///
    /// let file = "id,type_of_violence,date_prec,date_start,date_end,best,high,low,gwnoa,gwnob\n\
    ///             1,1,1,2021-03-01,2021-03-01,5,9,3,750,770\n"; // a made-up row
    /// let mut reader = UcdpOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.best(), 5); // sums of these hide the bounds: see `deaths`
    /// assert_eq!(event.deaths().to_string(), "3-9");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn best(&self) -> u64 {
        let [_, best, _] = self.key.deaths;
        best
    }

    /// The states of side A and side B, by `gwnoa` and `gwnob`, also on days before their membership of the state system, which the account
    /// remarks. No direction.
    ///
    /// # Examples
    /// ```
    /// use interstate::State;
    /// use interstate::read::ucdp::UcdpOptions;
    ///
    /// let file = "id,type_of_violence,date_prec,date_start,date_end,best,high,low,gwnoa,gwnob\n\
    ///             1,1,1,2021-03-01,2021-03-01,5,9,3,750,\n"; // a made-up row
    /// let mut reader = UcdpOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.states(), [Some(State::IND.into()), None]); // side B is a group
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn states(&self) -> [Option<Actor>; 2] {
        self.key.states
    }

    /// The pair of states, if both sides are one.
    #[must_use]
    pub fn dyad(&self) -> Option<Dyad> {
        self.key.dyad()
    }

    /// The state in which the event took place, by `country_id`, a number of Gleditsch and Ward.
    ///
    /// # Examples
    /// ```
    /// use interstate::State;
    /// use interstate::read::ucdp::UcdpOptions;
    ///
    /// let file = "id,type_of_violence,date_prec,date_start,date_end,best,high,low,gwnoa,gwnob,country_id\n\
    ///             1,1,1,2021-03-01,2021-03-01,5,9,3,750,770,700\n"; // a made-up row
    /// let mut reader = UcdpOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.country(), Some(State::AFG.into()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn country(&self) -> Option<Actor> {
        let cell = self.row.filled(COUNTRY)?;
        let (country, _) = parse::numbered_within(CodeScheme::Gw, cell, self.key.days);
        country.actor()
    }

    /// The names of the two sides, in `side_a` and `side_b`.
    ///
    /// # Errors
    /// If a cell is not UTF-8.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ucdp::UcdpOptions;
    ///
    /// let file = "id,type_of_violence,date_prec,date_start,date_end,best,high,low,gwnoa,gwnob,side_a,side_b\n\
    ///             1,1,1,2021-03-01,2021-03-01,5,9,3,750,770,Government of A,Group B\n"; // a made-up row
    /// let mut reader = UcdpOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// let [one, other] = event.sides()?;
    /// assert_eq!((one.as_deref(), other.as_deref()), (Some("Government of A"), Some("Group B")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sides(&self) -> Result<[Option<Cow<'a, str>>; 2]> {
        Ok([self.row.text(SIDE_A)?, self.row.text(SIDE_B)?])
    }

    /// The name of the conflict, in `conflict_name`.
    ///
    /// # Errors
    /// If the cell is not UTF-8.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ucdp::UcdpOptions;
    ///
    /// let file = "id,type_of_violence,date_prec,date_start,date_end,best,high,low,gwnoa,gwnob,conflict_name\n\
    ///             1,1,1,2021-03-01,2021-03-01,5,9,3,750,770,A: Territory\n"; // a made-up row
    /// let mut reader = UcdpOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.conflict()?.as_deref(), Some("A: Territory"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn conflict(&self) -> Result<Option<Cow<'a, str>>> {
        self.row.text(CONFLICT)
    }

    /// The row as a coded event that is a phase of its conflict or of its dyad, by `conflict_new_id` or `dyad_new_id`, as `ucdp-conflict-333`
    /// or `ucdp-dyad-735`; of nothing, where the cell is empty. A rule that takes [phases together](crate::OneIs::PhasesTogether) then counts
    /// conflicts or dyads and not events.
    ///
    /// # Errors
    /// A cell that is not UTF-8.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ucdp::{UcdpOptions, UcdpWhole};
    ///
    /// // A made-up row.
    /// let file = "id,type_of_violence,conflict_new_id,dyad_new_id,date_prec,date_start,date_end,best,high,low,gwnoa,gwnob\n\
    ///             1,1,9333,9735,1,2021-03-01,2021-03-01,3,3,3,750,770\n";
    /// let mut reader = UcdpOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.coded()?.phase_of(), None);
    /// assert_eq!(event.coded_as_phase_of(UcdpWhole::Conflict)?.phase_of(), Some("ucdp-conflict-9333"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn coded_as_phase_of(&self, whole: UcdpWhole) -> Result<CodedEvent> {
        let (name, column) = match whole {
            UcdpWhole::Conflict => ("conflict", CONFLICT_ID),
            UcdpWhole::Dyad => ("dyad", DYAD_ID),
        };
        let event = self.coded()?;
        Ok(match self.row.text(column)? {
            // A spreadsheet writes `333.0`.
            Some(id) => event.with_phase_of(format!("ucdp-{name}-{}", parse::bare_text(&id))),
            None => event,
        })
    }

    /// The name of the place, in `where_coordinates`.
    ///
    /// # Errors
    /// If the cell is not UTF-8.
    pub fn location(&self) -> Result<Option<Cow<'a, str>>> {
        self.row.text(WHERE)
    }

    /// The stories that report the event, in one text, in `source_article`.
    ///
    /// # Errors
    /// If the cell is not UTF-8.
    pub fn source(&self) -> Result<Option<Cow<'a, str>>> {
        self.row.text(ARTICLE)
    }

    /// The row as a coded event without direction.
    ///
    /// # Errors
    /// A cell that is not UTF-8.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ucdp::UcdpOptions;
    ///
    /// let file = "id,type_of_violence,date_prec,date_start,date_end,best,high,low,gwnoa,gwnob\n\
    ///             1,1,1,2021-03-01,2021-03-01,5,9,3,750,770\n"; // a made-up row
    /// let mut reader = UcdpOptions::new().reader(file.as_bytes())?;
    /// let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.coded()?.to_string(), "2021-03-01 IND ucdp:state_based with PAK (1)");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn coded(&self) -> Result<CodedEvent> {
        let [one, other] = self.states();
        Ok(CodedEvent {
            soil: self.country(),
            place: self.location()?.map(|place| place.as_ref().into()),
            source: self.source()?.map(|source| source.as_ref().into()),
            ..CodedEvent::new(
                self.id().to_string(),
                self.date().clone().into(),
                EventCode::Ucdp(self.violence()),
                one,
                other,
            )?
            .with_mutual()
        })
    }
}

impl fmt::Debug for UcdpEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UcdpEvent")
            .field("line", &self.line())
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}
