//! One row, typed and borrowed.

use super::cells::Cells;
use super::columns::{
    ARTICLES, GOLDSTEIN, GdeltLayout, IS_ROOT, MENTIONS, PLACES, QUAD_CLASS, SOURCES, TONE,
};
use super::days::time_of;
use super::{GdeltPlace, PlaceOf, PlacePrecision};
use crate::code::{Cameo, QuadClass};
use crate::coded::{CodedAct, CodedEvent, EventCode};
use crate::error::{Error, Result};
use crate::read::cut::Line;
use crate::read::parse;
use crate::state::actor::Actor;
use crate::state::dyad::DirectedDyad;
use chrono::{NaiveDate, NaiveDateTime};
use std::fmt;

/// A row of a GDELT file: an event as one story tells it, borrowed from the reader's buffer.
///
/// It is cheap to copy. What every event must have was checked when it was read (its number, day and
/// code); the other cells are read when asked for, and a cell that is not what its column promises is an error with its line and column.
///
/// # Examples
/// ```
/// use interstate::State;
/// use interstate::read::gdelt::{GdeltOptions, PlaceOf};
///
/// let mut reader = GdeltOptions::new().open("data/gdelt_v2_20191024143000_subset.export.CSV")?;
/// while let Some(event) = reader.next_event()? {
///     if event.id() == 881_990_835 {
///         assert_eq!(event.to_string(), "2018-10-24 ? 043 MYS (event 881990835)");
///         let place = event.place(PlaceOf::Action)?.ok_or("no place")?;
///         assert_eq!(place.name(), Some("Kuala Lumpur, Kuala Lumpur, Malaysia"));
///         // FIPS: the MY of places is not the MYS of actors.
///         assert_eq!(place.country().map(|code| code.to_string()).as_deref(), Some("fips:MY"));
///         assert_eq!(place.state(event.day()), Some(State::MYS));
///         assert_eq!(event.goldstein()?, Some(2.8));
///         assert_eq!(event.days_late(), 365);
///     }
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct GdeltEvent<'a> {
    line: Line<'a>,
    /// 0 where it is not known.
    number: u64,
    layout: GdeltLayout,
    key: Key,
}

/// What every event has.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    pub(super) id: u64,
    pub(super) day: NaiveDate,
    pub(super) code: Cameo,
    pub(super) actors: [Option<Actor>; 2],
    pub(super) added: NaiveDate,
}

impl Key {
    #[inline]
    pub(super) fn dyad(self) -> Option<DirectedDyad> {
        match self.actors {
            [Some(from), Some(to)] if from != to => DirectedDyad::new(from, to).ok(),
            _ => None,
        }
    }
}

impl<'a> GdeltEvent<'a> {
    #[inline]
    pub(super) fn new(line: Line<'a>, number: u64, layout: GdeltLayout, key: Key) -> Self {
        Self {
            line,
            number,
            layout,
            key,
        }
    }

    /// The line of the stream, counted from 1. `None` when several threads read, since the lines before are not counted yet.
    #[must_use]
    pub fn line(&self) -> Option<u64> {
        (self.number > 0).then_some(self.number)
    }

    /// The layout of the row.
    #[must_use]
    pub fn layout(&self) -> GdeltLayout {
        self.layout
    }

    /// The number of the row, in `GLOBALEVENTID`. One story has many rows, and their numbers do not follow the days of the events.
    #[must_use]
    #[inline]
    pub fn id(&self) -> u64 {
        self.key.id
    }

    /// The calendar day on which the event took place, as the coder understood the text, in `SQLDATE`.
    #[must_use]
    #[inline]
    pub fn day(&self) -> NaiveDate {
        self.key.day
    }

    /// The CAMEO code of the event, in `EventCode`.
    #[must_use]
    #[inline]
    pub fn code(&self) -> Cameo {
        self.key.code
    }

    /// The state or territory of actor 1, who acts. `None` where the cell is empty, a region, or unknown; the account counts the unknown
    /// ones.
    #[must_use]
    #[inline]
    pub fn from(&self) -> Option<Actor> {
        let [from, _] = self.key.actors;
        from
    }

    /// The state or territory of actor 2, who is acted upon.
    #[must_use]
    #[inline]
    pub fn to(&self) -> Option<Actor> {
        let [_, to] = self.key.actors;
        to
    }

    /// The directed pair of who acts and who is acted upon, if the row names two different states or territories.
    #[must_use]
    #[inline]
    pub fn dyad(&self) -> Option<DirectedDyad> {
        self.key.dyad()
    }

    /// The act of the row: what a count by pairs, codes and periods needs.
    #[must_use]
    #[inline]
    pub fn act(&self) -> CodedAct {
        let [from, to] = self.key.actors;
        CodedAct::new(from, to, Some(self.key.code), self.key.day)
    }

    /// The day on which the row was added, in `DATEADDED`. In daily and 2.0 files the day of the story; in the backfile that of the batch.
    #[must_use]
    #[inline]
    pub fn added(&self) -> NaiveDate {
        self.key.added
    }

    /// The moment, in UTC, at which the row was added, in `DATEADDED`; 2.0 files only.
    ///
    /// # Errors
    /// If the six digits behind the day are no time.
    pub fn added_at(&self) -> Result<Option<NaiveDateTime>> {
        if self.layout != GdeltLayout::Second {
            return Ok(None);
        }
        let column = self.layout.added();
        let minute = parse::bare(self.line.cell(column)).get(8..);
        let time = minute.and_then(time_of).ok_or_else(|| {
            self.by_name()
                .not_a_number(column, "a time of day as six digits")
        })?;
        Ok(Some(self.key.added.and_time(time)))
    }

    /// The number of days from the event to the day on which the row was added; negative for an event dated ahead. 365 or 366 suggests a
    /// "last year" in the text.
    #[must_use]
    pub fn days_late(&self) -> i64 {
        (self.key.added - self.key.day).num_days()
    }

    /// Whether the event stands in the lead of its story, in `IsRootEvent`.
    ///
    /// # Errors
    /// If the cell is neither 0 nor 1.
    pub fn is_root_event(&self) -> Result<bool> {
        self.by_name().flag(IS_ROOT)
    }

    /// The quad class of the event, in `QuadClass`, as the file has it.
    ///
    /// # Errors
    /// If the cell is not 0 to 4.
    pub fn quad_class(&self) -> Result<QuadClass> {
        let number = parse::whole(self.line.cell(QUAD_CLASS));
        number
            .and_then(|n| u8::try_from(n).ok())
            .and_then(QuadClass::from_number)
            .ok_or_else(|| self.by_name().not_a_number(QUAD_CLASS, "0 to 4"))
    }

    /// The Goldstein score of the event, in `GoldsteinScale`, as the file has it, from −10 to 10; `None` where it is empty.
    ///
    /// # Errors
    /// If the cell is no number.
    pub fn goldstein(&self) -> Result<Option<f64>> {
        self.by_name().decimal(GOLDSTEIN)
    }

    /// The average tone of the stories, in `AvgTone`; `None` where it is empty.
    ///
    /// # Errors
    /// If the cell is no number.
    pub fn tone(&self) -> Result<Option<f64>> {
        self.by_name().decimal(TONE)
    }

    /// The number of places in all stories that tell of the event, in `NumMentions`.
    ///
    /// # Errors
    /// If the cell is no whole number.
    pub fn mentions(&self) -> Result<u64> {
        self.by_name().whole(MENTIONS)
    }

    /// The number of sources that tell of the event, in `NumSources`.
    ///
    /// # Errors
    /// If the cell is no whole number.
    pub fn sources(&self) -> Result<u64> {
        self.by_name().whole(SOURCES)
    }

    /// The number of stories that tell of the event, in `NumArticles`.
    ///
    /// # Errors
    /// If the cell is no whole number.
    pub fn articles(&self) -> Result<u64> {
        self.by_name().whole(ARTICLES)
    }

    /// The address of the story in which the event was first found, in `SOURCEURL`. `None` in the backfile, or where the cell is empty.
    ///
    /// # Errors
    /// If the cell is not UTF-8.
    pub fn url(&self) -> Result<Option<&'a str>> {
        self.layout
            .url()
            .map_or(Ok(None), |at| self.by_name().text(at))
    }

    /// One of the three places of the row; `None` if none was found.
    ///
    /// # Errors
    /// If a cell is not what its column promises.
    pub fn place(&self, whose: PlaceOf) -> Result<Option<GdeltPlace<'a>>> {
        let second = usize::from(self.layout == GdeltLayout::Second);
        let start = PLACES + whose as usize * (7 + second);
        let precision = match parse::bare(self.line.cell(start)) {
            b"" | b"0" => return Ok(None),
            b"1" => PlacePrecision::Country,
            b"2" => PlacePrecision::UsState,
            b"3" => PlacePrecision::UsCity,
            b"4" => PlacePrecision::City,
            b"5" => PlacePrecision::Division,
            _ => return Err(self.by_name().not_a_number(start, "0 to 5")),
        };
        // Cells that stand together are looked up at once.
        let texts = std::str::from_utf8(self.line.cells(start + 1, start + 6 + second));
        let mut texts = texts.ok();
        let mut column = start;
        let mut next = || {
            column += 1;
            match &mut texts {
                Some(rest) => {
                    let end = memchr::memchr(b'\t', rest.as_bytes());
                    let (text, behind) = rest.split_at(end.unwrap_or(rest.len()));
                    *rest = behind.strip_prefix('\t').unwrap_or(behind);
                    Ok(Some(text).filter(|text| !text.is_empty()))
                }
                // The cell that is not UTF-8 is one of them.
                None => self.by_name().text(column),
            }
        };
        let (name, country, first_division) = (next()?, next()?, next()?);
        let second_division = if second == 1 { next()? } else { None };
        let degrees = |text: Option<&str>, column| {
            text.map(|text| self.by_name().number(text, column))
                .transpose()
        };
        Ok(Some(GdeltPlace {
            precision,
            name,
            country,
            first_division,
            second_division,
            latitude: degrees(next()?, start + 4 + second)?,
            longitude: degrees(next()?, start + 5 + second)?,
            feature: next()?,
        }))
    }

    /// The row as a coded event, with the name of the action's place and the address of the story as source.
    ///
    /// # Errors
    /// A cell of place, address or moment that is not what its column promises.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::gdelt::GdeltOptions;
    ///
    /// let mut reader = GdeltOptions::new().open("data/gdelt_v2_20191024143000_subset.export.CSV")?;
    /// while let Some(event) = reader.next_event()? {
    ///     if event.id() == 881_990_835 {
    ///         let event = event.coded()?;
    ///         assert_eq!(event.to_string(), "2018-10-24 ? cameo:043 MYS (881990835)");
    ///         assert_eq!(event.soil(), Some(interstate::State::MYS.into()));
    ///         assert_eq!(event.place(), Some("Kuala Lumpur, Kuala Lumpur, Malaysia"));
    ///     }
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn coded(&self) -> Result<CodedEvent> {
        let place = self.place(PlaceOf::Action)?;
        let soil = place.and_then(|place| place.state(self.day()));
        Ok(CodedEvent {
            place: place.and_then(|place| Some(place.name()?.into())),
            soil: soil.map(Into::into),
            seen: self.added_at()?,
            source: self.url()?.map(Into::into),
            ..CodedEvent::new(
                self.id().to_string(),
                self.day().into(),
                EventCode::Cameo(self.code()),
                self.from(),
                self.to(),
            )?
        })
    }

    /// The bytes of a cell, by the name of its column; `None` if the layout has no such column.
    ///
    /// ```
    /// # use interstate::read::gdelt::GdeltOptions;
    /// # let mut reader = GdeltOptions::new().open("data/gdelt_v1_20141124_100rows.export.CSV")?;
    /// # let event = reader.next_event()?.ok_or("no event")?;
    /// assert_eq!(event.cell("IsRootEvent"), Some(&b"0"[..]));
    /// assert_eq!(event.cell("ActionGeo_ADM2Code"), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn cell(&self, column: &str) -> Option<&'a [u8]> {
        self.by_name().named(column)
    }

    /// The bytes of a cell, by its place in the [columns](GdeltLayout::columns) of the layout; `None` behind the last. For a column that is
    /// asked of every row: [`cell`](Self::cell) looks the name up each time.
    ///
    /// # Examples
    /// ```
    /// # use interstate::read::gdelt::GdeltOptions;
    /// # let mut reader = GdeltOptions::new().open("data/gdelt_v1_20141124_100rows.export.CSV")?;
    /// # let event = reader.next_event()?.ok_or("no event")?;
    /// let at = event.layout().columns().iter().position(|&name| name == "IsRootEvent");
    /// assert_eq!(at, Some(25));
    /// assert_eq!(event.cell_at(25), Some(&b"0"[..]));
    /// assert_eq!(event.cell_at(58), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn cell_at(&self, column: usize) -> Option<&'a [u8]> {
        (column < self.line.columns).then(|| self.line.cell(column))
    }

    /// What stands where a fault of the row is: the cell, or the row.
    pub(super) fn found_at(&self, fault: &Error) -> &'a [u8] {
        self.by_name().found_at(fault)
    }

    /// All cells with the names of their columns, in order.
    pub fn cells(&self) -> impl Iterator<Item = (&'static str, &'a [u8])> {
        self.by_name().all()
    }

    #[inline]
    fn by_name(&self) -> Cells<'a> {
        Cells {
            line: self.line,
            names: self.layout.columns(),
            number: self.number,
        }
    }
}

impl fmt::Display for GdeltEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |actor: Option<Actor>| actor.map_or("?", Actor::text);
        let Key { id, day, code, .. } = self.key;
        write!(
            f,
            "{day} {} {code} {} (event {id})",
            name(self.from()),
            name(self.to())
        )
    }
}

impl fmt::Debug for GdeltEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GdeltEvent")
            .field("line", &self.number)
            .field("layout", &self.layout)
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}
