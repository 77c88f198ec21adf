//! Threat and Imposition of Economic Sanctions: a row for each case.

use super::parties::{Parties, Reading, codes, regimes, told};
use super::{RegimeFormat, Result};
use crate::error::text;
use crate::read::block::LONGEST_ID;
use crate::read::records::{Format, Quotes, Row, place};
use crate::read::row_format::row_format;
use crate::read::{Defect, ReadAccount, Remark, RowOptions, RowReader, parse, recognise};
use crate::sanction::{Measure, Measures, RegimeFacet, SanctionRegime};
use crate::state::actor::{Actor, State};
use crate::time::partial_date::PartialDate;
use crate::time::when::{Finish, When};
use chrono::NaiveDate;
use std::fmt;

const COLUMNS: [&str; 24] = [
    "caseid",
    "startmonth",
    "startday",
    "startyear",
    "endmonth",
    "endday",
    "endyear",
    "ongoingasofyear",
    "primarysender",
    "sender1",
    "sender2",
    "sender3",
    "sender4",
    "sender5",
    "targetstate",
    "institution",
    "threat",
    "sanctiontypethreat",
    "imposition",
    "sancimpositionstartmonth",
    "sancimpositionstartday",
    "sancimpositionstartyear",
    "sanctiontype",
    "finaloutcome",
];
const CASE: usize = place(&COLUMNS, "caseid");
const START: [usize; 3] = [
    place(&COLUMNS, "startday"),
    place(&COLUMNS, "startmonth"),
    place(&COLUMNS, "startyear"),
];
const END: [usize; 3] = [
    place(&COLUMNS, "endday"),
    place(&COLUMNS, "endmonth"),
    place(&COLUMNS, "endyear"),
];
const IMPOSED: [usize; 3] = [
    place(&COLUMNS, "sancimpositionstartday"),
    place(&COLUMNS, "sancimpositionstartmonth"),
    place(&COLUMNS, "sancimpositionstartyear"),
];
const ONGOING: usize = place(&COLUMNS, "ongoingasofyear");
const SENDERS: [usize; 5] = [
    place(&COLUMNS, "sender1"),
    place(&COLUMNS, "sender2"),
    place(&COLUMNS, "sender3"),
    place(&COLUMNS, "sender4"),
    place(&COLUMNS, "sender5"),
];
const TARGET: usize = place(&COLUMNS, "targetstate");
const THREAT: usize = place(&COLUMNS, "threat");
const THREATENED: usize = place(&COLUMNS, "sanctiontypethreat");
const IMPOSITION: usize = place(&COLUMNS, "imposition");
const TYPE: usize = place(&COLUMNS, "sanctiontype");
const OUTCOME: usize = place(&COLUMNS, "finaloutcome");

static FORMAT: Format = Format {
    file: &recognise::TIES,
    delimiter: b',',
    quotes: Quotes::Csv,
    columns: &COLUMNS,
    needed: &[CASE, START[2], SENDERS[0], TARGET, THREAT, IMPOSITION],
    missing: &[".", "NA", "-9", "-99"],
};

/// The file format of Threat and Imposition of Economic Sanctions, as a [format of rows](crate::read::RowFormat).
#[derive(Clone, Copy, Debug)]
pub enum Ties {}

row_format!(Ties: TiesCase by key, FORMAT);

impl RegimeFormat for Ties {
    fn regimes_of(case: &TiesCase<'_>) -> Result<Vec<SanctionRegime>> {
        case.regimes()
    }
}

/// The options for reading files of Threat and Imposition of Economic Sanctions.
///
/// # Examples
/// ```
/// use interstate::read::regimes::TiesOptions;
///
/// let mut reader = TiesOptions::new().open("tests/it/corpus/lists/ties.csv")?;
/// let mut threats_alone = 0;
/// reader.for_each(|case| threats_alone += u32::from(case.is_threatened() && !case.is_imposed()))?;
/// assert_eq!(threats_alone, 1);
/// # Ok::<(), interstate::Error>(())
/// ```
pub type TiesOptions = RowOptions<Ties>;

/// A reader of cases from a file of Threat and Imposition of Economic Sanctions: each row is a [`TiesCase`].
///
/// # Examples
/// ```
/// use interstate::read::regimes::TiesOptions;
///
/// // How many cases came to sanctions, of those that were threatened?
/// let mut reader = TiesOptions::new().open("tests/it/corpus/lists/ties.csv")?;
/// let (mut threatened, mut imposed) = (0, 0);
/// reader.for_each(|case| {
///     threatened += u32::from(case.is_threatened());
///     imposed += u32::from(case.is_threatened() && case.is_imposed());
/// })?;
/// assert!(imposed < threatened);
/// # Ok::<(), interstate::Error>(())
/// ```
pub type TiesReader<R> = RowReader<Ties, R>;

text::word! {
    "type of sanction";
    /// A type of sanction in Threat and Imposition of Economic Sanctions, numbered from 1.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::regimes::TiesMeasure;
    /// use interstate::sanction::{Measure, Measures};
    ///
    /// assert_eq!(TiesMeasure::AssetFreeze.measures(), Measures::from(Measure::AssetFreeze));
    /// assert_eq!(TiesMeasure::Other.measures(), Measures::NONE);
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum TiesMeasure {
        /// 1: total embargo, all economic dealings.
        TotalEmbargo,
        /// 2: partial embargo, some economic dealings.
        PartialEmbargo,
        /// 3: import restriction, goods may not be brought in.
        ImportRestriction,
        /// 4: export restriction, goods may not be delivered.
        ExportRestriction,
        /// 5: blockade, with force against ships of others too.
        Blockade,
        /// 6: asset freeze.
        AssetFreeze,
        /// 7: termination of foreign aid.
        TerminationOfAid,
        /// 8: travel ban, persons may not enter or leave.
        TravelBan,
        /// 9: suspension of an economic agreement.
        SuspensionOfAgreement,
        /// 10: another measure, in words.
        Other,
    }
}

impl TiesMeasure {
    /// The crate's own words for the measure; none where it has none.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::regimes::TiesMeasure;
    /// use interstate::sanction::Measure;
    ///
    /// assert!(TiesMeasure::TotalEmbargo.measures().contains(Measure::ImportRestrictions));
    /// assert!(TiesMeasure::SuspensionOfAgreement.measures().is_empty()); // no word of the crate means it
    /// ```
    #[must_use]
    pub fn measures(self) -> Measures {
        match self {
            Self::TotalEmbargo => Measures::from([
                Measure::ExportControl,
                Measure::ImportRestrictions,
                Measure::FinancialRestrictions,
            ]),
            Self::PartialEmbargo => Measures::from(Measure::SectoralSanctions),
            Self::ImportRestriction => Measures::from(Measure::ImportRestrictions),
            Self::ExportRestriction => Measures::from(Measure::ExportControl),
            Self::Blockade => Measures::from(Measure::TransportationRestrictions),
            Self::AssetFreeze => Measures::from(Measure::AssetFreeze),
            Self::TerminationOfAid => Measures::from(Measure::AidSuspension),
            Self::TravelBan => Measures::from(Measure::TravelBan),
            Self::SuspensionOfAgreement | Self::Other => Measures::NONE,
        }
    }
}

/// A case of Threat and Imposition of Economic Sanctions, borrowed from the reader's buffer.
///
/// Numbers of senders are those of the Correlates of War. An institution is 1000 there, and which one it is stands in `institution` by a code
/// of its own: it is an [unknown sender](Self::unknown_senders), until the caller names it.
///
/// # Examples
/// ```
/// use interstate::Actor;
/// use interstate::read::regimes::TiesOptions;
///
/// let file = "caseid,startyear,sender1,sender2,targetstate,threat,imposition,sancimpositionstartyear,endyear\n\
///             7,1990,2,1000,630,1,1,1991,1995\n";
/// let mut reader = TiesOptions::new().reader(file.as_bytes())?;
/// let case = reader.next_event()?.ok_or("no case")?;
/// let ids = |regimes: Vec<interstate::sanction::SanctionRegime>| regimes.iter().map(|r| r.id().to_owned()).collect::<Vec<_>>();
/// assert_eq!(ids(case.regimes()?), ["ties:7/USA/IRN"]);
/// let named = case.regimes_with(|code| (code == "1000").then_some(Actor::UN))?;
/// assert_eq!(ids(named), ["ties:7/USA/IRN", "ties:7/UN/IRN"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct TiesCase<'a> {
    row: Row<'a>,
    key: Key,
}

#[derive(Clone, Debug)]
struct Key {
    case: Box<str>,
    episode: When,
    imposed: Option<When>,
    is_threatened: bool,
    senders: Parties,
    targets: Parties,
    threatened: Vec<TiesMeasure>,
    types: Vec<TiesMeasure>,
    outcome: Option<u8>,
}

type Refused = (Defect, usize);

fn key(row: &Row<'_>, account: &mut ReadAccount) -> Result<Key, Refused> {
    let case: Box<str> = parse::bare_text(&told(row, CASE)?).into();
    if case.is_empty() {
        return Err((Defect::Missing, CASE));
    }
    if case.len() > LONGEST_ID {
        return Err((Defect::Id, CASE));
    }
    let flag = |column| match parse::bare(row.cell(column)) {
        b"1" => Ok(true),
        b"0" => Ok(false),
        b"" => Err((Defect::Missing, column)),
        _ => Err((Defect::Number, column)),
    };
    let (is_threatened, is_imposed) = (flag(THREAT)?, flag(IMPOSITION)?);
    let start = date(row, START)?.ok_or((Defect::Missing, START[2]))?;
    let end = finish(row)?;
    let lasting =
        |start, column| When::lasting(start, end.clone()).map_err(|_| (Defect::Date, column));
    let episode = lasting(start.clone(), END[2])?;
    let imposed = match (is_imposed, date(row, IMPOSED)?) {
        (false, _) => None,
        (true, Some(date)) => Some(lasting(date, IMPOSED[2])?),
        // Some day of the episode.
        (true, None) => {
            let last = match &end {
                Finish::At(end) => end.last(),
                Finish::Ongoing { seen_until } => Some(*seen_until),
                Finish::Unknown => None,
            };
            let date = PartialDate::between(start.first(), last);
            Some(lasting(date.map_err(|_| (Defect::Date, END[2]))?, END[2])?)
        }
    };
    let (threatened, types) = (
        measures(row, THREATENED, account)?,
        measures(row, TYPE, account)?,
    );
    let outcome = match parse::bare(row.filled(OUTCOME).unwrap_or(b"")) {
        b"" => None,
        cell => {
            let outcome = parse::whole(cell).and_then(|n| u8::try_from(n).ok());
            let outcome = outcome.filter(|n| (1..=10).contains(n));
            Some(outcome.ok_or((Defect::Code, OUTCOME))?)
        }
    };
    let days = start
        .first()
        .zip(start.last())
        .ok_or((Defect::Date, START[2]))?;
    let (mut senders, mut targets) = (Parties::default(), Parties::default());
    let reading = &mut Reading {
        row,
        account,
        days: [days.0, days.1],
    };
    for column in SENDERS {
        senders.add_numbers(reading, column, &told(row, column)?);
    }
    targets.add_numbers(reading, TARGET, &told(row, TARGET)?);
    for (parties, column) in [(&senders, SENDERS[0]), (&targets, TARGET)] {
        if parties.known.is_empty() && parties.unknown.is_empty() {
            return Err((Defect::Missing, column));
        }
    }
    let key = Key {
        case,
        episode,
        imposed,
        is_threatened,
        senders,
        targets,
        threatened,
        types,
        outcome,
    };
    // So that what is kept makes regimes, whoever the caller names.
    match key.regimes(&|_| Some(Actor::UN)) {
        Ok(_) => Ok(key),
        Err(_) => Err((Defect::Id, CASE)),
    }
}

/// Day, month and year, as far as they are told. Where a case was imposed several times, years stand beside each other: the first of them.
fn date(
    row: &Row<'_>,
    [day_at, month_at, year_at]: [usize; 3],
) -> Result<Option<PartialDate>, Refused> {
    let numbers = |column| -> Result<Vec<u32>, Refused> {
        let cell = told(row, column)?;
        let number = |code: &str| parse::whole(code.as_bytes()).and_then(|n| u32::try_from(n).ok());
        let numbers = codes(&cell).map(|code| number(code).ok_or((Defect::Date, column)));
        numbers.collect()
    };
    let (days, months, years) = (numbers(day_at)?, numbers(month_at)?, numbers(year_at)?);
    let Some((at, &year)) = years.iter().enumerate().min_by_key(|(_, year)| **year) else {
        return Ok(None);
    };
    let year = i32::try_from(year).map_err(|_| (Defect::Date, year_at))?;
    // Months beside years, as many as those: else nobody knows which is whose.
    let beside = |numbers: &[u32]| {
        let aligned = numbers.len() == years.len();
        numbers.get(at).copied().filter(|n| aligned && *n > 0)
    };
    let date = match (beside(&months), beside(&days)) {
        (None, _) => PartialDate::year(year).map_err(|_| year_at),
        (Some(month), None) => PartialDate::month(year, month).map_err(|_| month_at),
        (Some(month), Some(day)) => NaiveDate::from_ymd_opt(year, month, day)
            .filter(|_| (1..=9999).contains(&year))
            .map(PartialDate::day)
            .ok_or(day_at),
    };
    date.map(Some).map_err(|column| (Defect::Date, column))
}

/// The end; a case that goes on was seen on the last day of `ongoingasofyear`.
fn finish(row: &Row<'_>) -> Result<Finish, Refused> {
    if let Some(date) = date(row, END)? {
        return Ok(Finish::At(date));
    }
    let Some(cell) = row.filled(ONGOING) else {
        return Ok(Finish::Unknown);
    };
    let year = parse::whole(cell).and_then(|year| i32::try_from(year).ok());
    let last = year.and_then(|year| PartialDate::year(year).ok()?.last());
    let seen_until = last.ok_or((Defect::Date, ONGOING))?;
    Ok(Finish::Ongoing { seen_until })
}

/// The types of a cell, of which several may stand there; numbers of no type are remarked.
fn measures(
    row: &Row<'_>,
    column: usize,
    account: &mut ReadAccount,
) -> Result<Vec<TiesMeasure>, Refused> {
    let cell = told(row, column)?;
    let mut types = Vec::new();
    for code in codes(&cell) {
        let number = parse::whole(code.as_bytes()).and_then(|n| usize::try_from(n).ok());
        let place = number.and_then(|n| n.checked_sub(1));
        match place.and_then(|place| TiesMeasure::ALL.get(place)) {
            Some(measure) if types.contains(measure) => {}
            Some(measure) => types.push(*measure),
            None => account.remark(
                Remark::UnlistedCode,
                row.line(),
                row.name(column),
                code.as_bytes(),
            ),
        }
    }
    Ok(types)
}

impl Key {
    fn regimes(&self, who: &dyn Fn(&str) -> Option<Actor>) -> Result<Vec<SanctionRegime>> {
        let Some(imposed) = &self.imposed else {
            return Ok(Vec::new());
        };
        let id = format!("ties:{}", self.case);
        let mut regimes = regimes(&id, imposed, &self.senders, &self.targets, who)?;
        if self.types.contains(&TiesMeasure::TotalEmbargo) {
            let all = regimes.into_iter();
            regimes = all
                .map(|r| r.with_facet(RegimeFacet::Comprehensive))
                .collect();
        }
        Ok(regimes)
    }
}

impl TiesCase<'_> {
    /// The number of the case, in `caseid`.
    #[must_use]
    pub fn case_id(&self) -> &str {
        &self.key.case
    }

    /// The time of the case, from the first threat or imposition to the end, as far as days, months and years are told.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::regimes::TiesOptions;
    ///
    /// let file = "caseid,startyear,sender1,sender2,targetstate,threat,imposition,sancimpositionstartyear,endyear,sanctiontypethreat,sanctiontype,finaloutcome\n\
    ///             7,1990,2,1000,630,1,1,1991,1995,4,6,5\n"; // a made-up row
    /// let mut reader = TiesOptions::new().reader(file.as_bytes())?;
    /// let case = reader.next_event()?.ok_or("no case")?;
    /// assert_eq!(case.episode().to_string(), "1990/1995");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn episode(&self) -> &When {
        &self.key.episode
    }

    /// Whether sanctions were threatened, in `threat`.
    #[must_use]
    pub fn is_threatened(&self) -> bool {
        self.key.is_threatened
    }

    /// Whether sanctions were imposed, in `imposition`.
    #[must_use]
    pub fn is_imposed(&self) -> bool {
        self.key.imposed.is_some()
    }

    /// The time from the first imposition to the end of the episode; `None` for a threat alone. Where no day of it is told, it is an unknown
    /// day of the episode.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::regimes::TiesOptions;
    ///
    /// let file = "caseid,startyear,sender1,sender2,targetstate,threat,imposition,sancimpositionstartyear,endyear,sanctiontypethreat,sanctiontype,finaloutcome\n\
    ///             7,1990,2,1000,630,1,1,1991,1995,4,6,5\n"; // a made-up row
    /// let mut reader = TiesOptions::new().reader(file.as_bytes())?;
    /// let case = reader.next_event()?.ok_or("no case")?;
    /// assert_eq!(case.imposed().map(ToString::to_string).as_deref(), Some("1991/1995")); // a year after the threat
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn imposed(&self) -> Option<&When> {
        self.key.imposed.as_ref()
    }

    /// The senders that the crate knows, in `sender1` to `sender5`: who threatens or sanctions.
    ///
    /// # Examples
    /// ```
    /// use interstate::State;
    /// use interstate::read::regimes::TiesOptions;
    ///
    /// let file = "caseid,startyear,sender1,sender2,targetstate,threat,imposition,sancimpositionstartyear,endyear,sanctiontypethreat,sanctiontype,finaloutcome\n\
    ///             7,1990,2,1000,630,1,1,1991,1995,4,6,5\n"; // a made-up row
    /// let mut reader = TiesOptions::new().reader(file.as_bytes())?;
    /// let case = reader.next_event()?.ok_or("no case")?;
    /// assert_eq!(case.senders(), [State::USA]);
    /// assert_eq!(case.unknown_senders().collect::<Vec<_>>(), ["1000"]); // an institution
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn senders(&self) -> &[Actor] {
        &self.key.senders.known
    }

    /// The numbers of senders that are no state: 1000 is an institution.
    pub fn unknown_senders(&self) -> impl Iterator<Item = &str> {
        self.key.senders.unknown.iter().map(|name| &**name)
    }

    /// The state that is threatened or sanctioned.
    pub fn targets(&self) -> impl Iterator<Item = State> {
        self.key
            .targets
            .known
            .iter()
            .filter_map(|target| target.state())
    }

    /// The types of sanction that were threatened, in `sanctiontypethreat`.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::regimes::{TiesMeasure, TiesOptions};
    ///
    /// let file = "caseid,startyear,sender1,sender2,targetstate,threat,imposition,sancimpositionstartyear,endyear,sanctiontypethreat,sanctiontype,finaloutcome\n\
    ///             7,1990,2,1000,630,1,1,1991,1995,4,6,5\n"; // a made-up row
    /// let mut reader = TiesOptions::new().reader(file.as_bytes())?;
    /// let case = reader.next_event()?.ok_or("no case")?;
    /// // Threatened with an export restriction, hit by a freeze:
    /// assert_eq!(case.threatened_types(), [TiesMeasure::ExportRestriction]);
    /// assert_eq!(case.imposed_types(), [TiesMeasure::AssetFreeze]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn threatened_types(&self) -> &[TiesMeasure] {
        &self.key.threatened
    }

    /// The types of sanction that were imposed, in `sanctiontype`.
    #[must_use]
    pub fn imposed_types(&self) -> &[TiesMeasure] {
        &self.key.types
    }

    /// The final outcome of the case, in `finaloutcome`, from 1 to 10 by the codebook of the data.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::regimes::TiesOptions;
    ///
    /// let file = "caseid,startyear,sender1,sender2,targetstate,threat,imposition,sancimpositionstartyear,endyear,sanctiontypethreat,sanctiontype,finaloutcome\n\
    ///             7,1990,2,1000,630,1,1,1991,1995,4,6,5\n"; // a made-up row
    /// let mut reader = TiesOptions::new().reader(file.as_bytes())?;
    /// let case = reader.next_event()?.ok_or("no case")?;
    /// assert_eq!(case.final_outcome(), Some(5)); // the codebook of the data says what 5 is
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn final_outcome(&self) -> Option<u8> {
        self.key.outcome
    }

    /// The regimes of the case: one of each sender against each target, from the first imposition on; none for a threat alone.
    ///
    /// # Errors
    /// None of a row that was kept.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::regimes::TiesOptions;
    ///
    /// let file = "caseid,startyear,sender1,sender2,targetstate,threat,imposition,sancimpositionstartyear,endyear,sanctiontypethreat,sanctiontype,finaloutcome\n\
    ///             7,1990,2,1000,630,1,1,1991,1995,4,6,5\n"; // a made-up row
    /// let mut reader = TiesOptions::new().reader(file.as_bytes())?;
    /// let case = reader.next_event()?.ok_or("no case")?;
    /// assert_eq!(case.regimes()?[0].in_force().to_string(), "1991/1995"); // from the imposition, not from the threat
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn regimes(&self) -> Result<Vec<SanctionRegime>> {
        self.key.regimes(&|_| None)
    }

    /// The regimes of the case, with the caller's reading of numbers that the crate does not know.
    ///
    /// # Errors
    /// None of a row that was kept.
    pub fn regimes_with(&self, who: impl Fn(&str) -> Option<Actor>) -> Result<Vec<SanctionRegime>> {
        self.key.regimes(&who)
    }
}

impl fmt::Debug for TiesCase<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TiesCase")
            .field("line", &self.line())
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}
