//! The Global Sanctions Data Base: a row for each case.

use super::parties::{Parties, Reading, regimes, told};
use super::{RegimeFormat, Result};
use crate::error::text;
use crate::read::block::LONGEST_ID;
use crate::read::records::{Format, Quotes, Row, place};
use crate::read::row_format::row_format;
use crate::read::{Defect, ReadAccount, Remark, RowOptions, RowReader, parse, recognise};
use crate::sanction::{GsdbColumn, SanctionRegime};
use crate::state::actor::{Actor, State};
use crate::time::partial_date::PartialDate;
use crate::time::when::{Finish, When};
use std::fmt;

const COLUMNS: [&str; 16] = [
    "case_id",
    "sanctioned_state",
    "sanctioning_state",
    "begin",
    "end",
    "trade",
    "descr_trade",
    "arms",
    "military",
    "financial",
    "travel",
    "other",
    "target_mult",
    "sender_mult",
    "objective",
    "success",
];
const CASE: usize = place(&COLUMNS, "case_id");
const TARGET: usize = place(&COLUMNS, "sanctioned_state");
const SENDER: usize = place(&COLUMNS, "sanctioning_state");
const BEGIN: usize = place(&COLUMNS, "begin");
const END: usize = place(&COLUMNS, "end");
const OBJECTIVE: usize = place(&COLUMNS, "objective");
const SUCCESS: usize = place(&COLUMNS, "success");

/// The columns of measures, each with its place.
const MEASURES: [(GsdbColumn, usize); 6] = [
    (GsdbColumn::Trade, place(&COLUMNS, "trade")),
    (GsdbColumn::Arms, place(&COLUMNS, "arms")),
    (GsdbColumn::Military, place(&COLUMNS, "military")),
    (GsdbColumn::Financial, place(&COLUMNS, "financial")),
    (GsdbColumn::Travel, place(&COLUMNS, "travel")),
    (GsdbColumn::Other, place(&COLUMNS, "other")),
];

static FORMAT: Format = Format {
    file: &recognise::GSDB,
    delimiter: b',',
    quotes: Quotes::Csv,
    columns: &COLUMNS,
    needed: &[CASE, TARGET, SENDER, BEGIN, END],
    missing: &[".", "NA"],
};

/// The file format of the Global Sanctions Data Base, as a [format of rows](crate::read::RowFormat).
#[derive(Clone, Copy, Debug)]
pub enum Gsdb {}

row_format!(Gsdb: GsdbCase by key, FORMAT);

impl RegimeFormat for Gsdb {
    fn regimes_of(case: &GsdbCase<'_>) -> Result<Vec<SanctionRegime>> {
        case.regimes()
    }
}

/// The options for reading the case file of the Global Sanctions Data Base. Its dyadic file, with a row for each dyad and year, is a
/// different one.
///
/// # Examples
/// ```
/// use interstate::read::regimes::GsdbOptions;
///
/// let mut reader = GsdbOptions::new().open("tests/it/corpus/lists/gsdb.csv")?;
/// let regimes = reader.regimes().collect::<Result<Vec<_>, _>>()?;
/// assert!(regimes.len() as u64 > reader.account().kept());
/// # Ok::<(), interstate::Error>(())
/// ```
pub type GsdbOptions = RowOptions<Gsdb>;

/// A reader of cases from a file of the Global Sanctions Data Base: each row is a [`GsdbCase`].
///
/// # Examples
/// ```
/// use interstate::read::regimes::GsdbOptions;
///
/// let mut reader = GsdbOptions::new().open("tests/it/corpus/lists/gsdb.csv")?;
/// let mut arms = 0;
/// reader.for_each(|case| arms += u32::from(case.columns().contains(&interstate::sanction::GsdbColumn::Arms)))?;
/// assert!(u64::from(arms) <= reader.account().kept());
/// # Ok::<(), interstate::Error>(())
/// ```
pub type GsdbReader<R> = RowReader<Gsdb, R>;

text::word! {
    "objective";
    /// The objective of a sender in the Global Sanctions Data Base.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::regimes::GsdbObjective;
    ///
    /// assert_eq!("destab_regime".parse::<GsdbObjective>()?, GsdbObjective::DestabRegime);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum GsdbObjective {
        /// A change of policy.
        PolicyChange,
        /// An end of the government.
        DestabRegime,
        /// A settlement of a conflict over territory.
        TerritorialConflict,
        /// That a war does not begin.
        PreventWar,
        /// An end of terrorism or of its support.
        Terrorism,
        /// That a war ends.
        EndWar,
        /// Human rights are respected.
        HumanRights,
        /// Democracy is established or restored.
        Democracy,
        /// Another objective.
        Other,
    }
}

text::word! {
    "outcome";
    /// What came of an objective, as the sender's own statements have it.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::regimes::GsdbOutcome;
    ///
    /// assert_eq!("success_part".parse::<GsdbOutcome>()?, GsdbOutcome::SuccessPart);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum GsdbOutcome {
        /// Nothing of it was reached.
        Failed,
        /// A part of it was reached.
        SuccessPart,
        /// All of it was reached.
        SuccessTotal,
        /// It was settled by negotiation.
        NegoSettlement,
        /// The sanction was going on when the data were cut.
        Ongoing,
    }
}

/// A case of the Global Sanctions Data Base, borrowed from the reader's buffer.
///
/// # Examples
/// ```
/// use interstate::read::regimes::{GsdbObjective, GsdbOptions, GsdbOutcome};
/// use interstate::sanction::GsdbColumn;
///
/// let file = "case_id,sanctioned_state,sanctioning_state,begin,end,trade,arms,military,financial,travel,other,objective,success\n\
///             7,Russia,\"EU, League of Nowhere\",2014,2023,0,1,0,1,1,0,\"end_war, democracy\",\"ongoing, failed\"\n";
/// let mut reader = GsdbOptions::new().reader(file.as_bytes())?;
/// let case = reader.next_event()?.ok_or("no case")?;
/// assert_eq!(case.columns(), [GsdbColumn::Arms, GsdbColumn::Financial, GsdbColumn::Travel]);
/// assert_eq!(case.objectives()[0], (GsdbObjective::EndWar, Some(GsdbOutcome::Ongoing)));
/// assert_eq!(case.unknown_senders().collect::<Vec<_>>(), ["League of Nowhere"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct GsdbCase<'a> {
    row: Row<'a>,
    key: Key,
}

#[derive(Clone, Debug)]
struct Key {
    case: Box<str>,
    when: When,
    senders: Parties,
    targets: Parties,
    columns: Vec<GsdbColumn>,
    objectives: Vec<(GsdbObjective, Option<GsdbOutcome>)>,
}

fn key(row: &Row<'_>, account: &mut ReadAccount) -> Result<Key, (Defect, usize)> {
    let text = |column| {
        let cell = row.text(column).map_err(|_| (Defect::Encoding, column))?;
        cell.ok_or((Defect::Missing, column))
    };
    let case: Box<str> = parse::bare_text(&text(CASE)?).into();
    if case.len() > LONGEST_ID {
        return Err((Defect::Id, CASE));
    }
    let objectives = outcomes(row, account)?;
    let is_ongoing = objectives
        .iter()
        .any(|(.., outcome)| *outcome == Some(GsdbOutcome::Ongoing));
    let when = years(row, is_ongoing)?;
    let mut columns = Vec::new();
    for (measure, column) in MEASURES {
        match parse::bare(row.filled(column).unwrap_or(b"0")) {
            b"1" => columns.push(measure),
            b"0" => {}
            _ => return Err((Defect::Number, column)),
        }
    }
    let start = when.start();
    let days = start
        .first()
        .zip(start.last())
        .ok_or((Defect::Date, BEGIN))?;
    let (mut senders, mut targets) = (Parties::default(), Parties::default());
    let reading = &mut Reading {
        row,
        account,
        days: [days.0, days.1],
    };
    senders.add_names(reading, SENDER, &text(SENDER)?);
    targets.add_names(reading, TARGET, &text(TARGET)?);
    let key = Key {
        case,
        when,
        senders,
        targets,
        columns,
        objectives: objectives
            .into_iter()
            .filter_map(|(objective, outcome)| Some((objective?, outcome)))
            .collect(),
    };
    // So that what is kept makes regimes, whoever the caller names.
    let probe = |_: &str| Some(Actor::UN);
    match regimes(&key.id(), &key.when, &key.senders, &key.targets, &probe) {
        Ok(_) => Ok(key),
        Err(_) => Err((Defect::Id, CASE)),
    }
}

/// From a year to a year; a case that goes on was seen on the last day of the second, which is that of the edition.
fn years(row: &Row<'_>, is_ongoing: bool) -> Result<When, (Defect, usize)> {
    let year = |column| {
        let cell = row.filled(column).ok_or((Defect::Missing, column))?;
        let year = parse::whole(cell).and_then(|year| i32::try_from(year).ok());
        let date = year.and_then(|year| PartialDate::year(year).ok());
        date.ok_or((Defect::Date, column))
    };
    let (begin, end) = (year(BEGIN)?, year(END)?);
    let seen = end.last().filter(|_| is_ongoing);
    let end = seen.map_or(Finish::At(end), |seen_until| Finish::Ongoing { seen_until });
    When::lasting(begin, end).map_err(|_| (Defect::Date, END))
}

type Outcomes = Vec<(Option<GsdbObjective>, Option<GsdbOutcome>)>;

/// The objectives with their outcomes, which stand in the same order. Words of no list are remarked.
fn outcomes(row: &Row<'_>, account: &mut ReadAccount) -> Result<Outcomes, (Defect, usize)> {
    let words = |column| {
        let cell = told(row, column)?;
        let words = cell
            .split(',')
            .map(str::trim)
            .filter(|word| !word.is_empty());
        Ok(words.map(Into::into).collect::<Vec<Box<str>>>())
    };
    let (objectives, successes) = (words(OBJECTIVE)?, words(SUCCESS)?);
    let both = !objectives.is_empty() && !successes.is_empty();
    if both && objectives.len() != successes.len() {
        let at = |column| (row.name(column), row.cell(column));
        account.disagree(row.line(), at(OBJECTIVE), at(SUCCESS));
    }
    let mut unlisted = |column: usize, word: &str| {
        account.remark(
            Remark::UnlistedCode,
            row.line(),
            row.name(column),
            word.as_bytes(),
        );
    };
    let mut outcomes = Vec::new();
    for at in 0..objectives.len().max(successes.len()) {
        let (mut objective, mut outcome) = (None, None);
        if let Some(word) = objectives.get(at) {
            objective = word.parse().ok();
            if objective.is_none() {
                unlisted(OBJECTIVE, word);
            }
        }
        if let Some(word) = successes.get(at) {
            outcome = word.parse().ok();
            if outcome.is_none() {
                unlisted(SUCCESS, word);
            }
        }
        outcomes.push((objective, outcome));
    }
    Ok(outcomes)
}

impl Key {
    fn id(&self) -> String {
        format!("gsdb:{}", self.case)
    }
}

impl GsdbCase<'_> {
    /// The number of the case, in `case_id`.
    #[must_use]
    pub fn case_id(&self) -> &str {
        &self.key.case
    }

    /// The time of the case, from `begin` to `end`, each an unknown day of its year; a case with an objective that is still pursued was going
    /// on as of the last day of `end`.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::regimes::GsdbOptions;
    ///
    /// let file = "case_id,sanctioned_state,sanctioning_state,begin,end,trade,arms,military,financial,travel,other,objective,success\n\
    ///             7,Russia,\"EU, League of Nowhere\",2014,2023,0,1,0,1,1,0,\"end_war, democracy\",\"ongoing, failed\"\n"; // a made-up row
    /// let mut reader = GsdbOptions::new().reader(file.as_bytes())?;
    /// let case = reader.next_event()?.ok_or("no case")?;
    /// assert_eq!(case.when().to_string(), "2014/2023-12-31.."); // one objective was still pursued
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn when(&self) -> &When {
        &self.key.when
    }

    /// The senders that the crate knows: states by their names in `begin`, and organisations, each one sender.
    ///
    /// # Examples
    /// ```
    /// use interstate::Actor;
    /// use interstate::read::regimes::GsdbOptions;
    ///
    /// let file = "case_id,sanctioned_state,sanctioning_state,begin,end,trade,arms,military,financial,travel,other,objective,success\n\
    ///             7,Russia,\"EU, League of Nowhere\",2014,2023,0,1,0,1,1,0,\"end_war, democracy\",\"ongoing, failed\"\n"; // a made-up row
    /// let mut reader = GsdbOptions::new().reader(file.as_bytes())?;
    /// let case = reader.next_event()?.ok_or("no case")?;
    /// assert_eq!(case.senders(), [Actor::EU]); // one sender, not its members
    /// assert_eq!(case.unknown_senders().collect::<Vec<_>>(), ["League of Nowhere"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn senders(&self) -> &[Actor] {
        &self.key.senders.known
    }

    /// The senders that are no state and no organisation known to the crate, as the file has them.
    pub fn unknown_senders(&self) -> impl Iterator<Item = &str> {
        self.key.senders.unknown.iter().map(|name| &**name)
    }

    /// The states that are sanctioned.
    pub fn targets(&self) -> impl Iterator<Item = State> {
        self.key
            .targets
            .known
            .iter()
            .filter_map(|target| target.state())
    }

    /// The targets that are no state known to the crate, as the file has them.
    pub fn unknown_targets(&self) -> impl Iterator<Item = &str> {
        self.key.targets.unknown.iter().map(|name| &**name)
    }

    /// The columns of measures that are 1 for the case.
    #[must_use]
    pub fn columns(&self) -> &[GsdbColumn] {
        &self.key.columns
    }

    /// The objectives of the case, each with what came of it.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::regimes::{GsdbOptions, GsdbOutcome};
    ///
    /// let file = "case_id,sanctioned_state,sanctioning_state,begin,end,trade,arms,military,financial,travel,other,objective,success\n\
    ///             7,Russia,\"EU, League of Nowhere\",2014,2023,0,1,0,1,1,0,\"end_war, democracy\",\"ongoing, failed\"\n"; // a made-up row
    /// let mut reader = GsdbOptions::new().reader(file.as_bytes())?;
    /// let case = reader.next_event()?.ok_or("no case")?;
    /// let failed = case.objectives().iter().filter(|(_, outcome)| *outcome == Some(GsdbOutcome::Failed));
    /// assert_eq!(failed.count(), 1); // of two objectives
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn objectives(&self) -> &[(GsdbObjective, Option<GsdbOutcome>)] {
        &self.key.objectives
    }

    /// The regimes of the case: one of each sender against each target.
    ///
    /// # Errors
    /// None of a row that was kept.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::regimes::GsdbOptions;
    ///
    /// let file = "case_id,sanctioned_state,sanctioning_state,begin,end,trade,arms,military,financial,travel,other,objective,success\n\
    ///             7,Russia,\"EU, League of Nowhere\",2014,2023,0,1,0,1,1,0,\"end_war, democracy\",\"ongoing, failed\"\n"; // a made-up row
    /// let mut reader = GsdbOptions::new().reader(file.as_bytes())?;
    /// let case = reader.next_event()?.ok_or("no case")?;
    /// assert_eq!(case.regimes()?.iter().map(|regime| regime.id()).collect::<Vec<_>>(), ["gsdb:7/EU/RUS"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn regimes(&self) -> Result<Vec<SanctionRegime>> {
        self.regimes_with(|_| None)
    }

    /// The regimes of the case, with the caller's reading of senders and targets that the crate does not know.
    ///
    /// # Errors
    /// None of a row that was kept.
    ///
    /// # Examples
    /// ```
    /// use interstate::Actor;
    /// use interstate::read::regimes::GsdbOptions;
    ///
    /// let file = "case_id,sanctioned_state,sanctioning_state,begin,end,trade,arms,military,financial,travel,other,objective,success\n\
    ///             7,Russia,\"EU, League of Nowhere\",2014,2023,0,1,0,1,1,0,\"end_war, democracy\",\"ongoing, failed\"\n"; // a made-up row
    /// let mut reader = GsdbOptions::new().reader(file.as_bytes())?;
    /// let case = reader.next_event()?.ok_or("no case")?;
    /// // The caller knows who the other sender is:
    /// let regimes = case.regimes_with(|name| (name == "League of Nowhere").then_some(Actor::UN))?;
    /// assert_eq!(regimes.iter().map(|regime| regime.id()).collect::<Vec<_>>(), ["gsdb:7/EU/RUS", "gsdb:7/UN/RUS"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn regimes_with(&self, who: impl Fn(&str) -> Option<Actor>) -> Result<Vec<SanctionRegime>> {
        let Key {
            when,
            senders,
            targets,
            ..
        } = &self.key;
        regimes(&self.key.id(), when, senders, targets, &who)
    }
}

impl fmt::Debug for GsdbCase<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GsdbCase")
            .field("line", &self.line())
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}
