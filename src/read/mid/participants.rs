//! MIDB: a row for each spell of a state in a dispute.

use super::{contradict, dates, early, fatalities, hostility};
use crate::code::MidHostility;
use crate::count::Count;
use crate::error::Result;
use crate::kind::facet::PartySide;
use crate::read::parse;
use crate::read::records::{Format, Quotes, Row, place};
use crate::read::row_format::row_format;
use crate::read::{Defect, ReadAccount, Remark, RowOptions, RowReader, recognise};
use crate::state::CodeScheme;
use crate::state::actor::Actor;
use crate::time::when::{Finish, When};
use std::fmt;

const COLUMNS: [&str; 19] = [
    "dispnum", "stabb", "ccode", "stday", "stmon", "styear", "endday", "endmon", "endyear",
    "sidea", "revstate", "revtype1", "revtype2", "fatality", "fatalpre", "hiact", "hostlev",
    "orig", "version",
];
const NUMBER: usize = place(&COLUMNS, "dispnum");
const LETTERS: usize = place(&COLUMNS, "stabb");
const STATE: usize = place(&COLUMNS, "ccode");
const START: [usize; 3] = [
    place(&COLUMNS, "stday"),
    place(&COLUMNS, "stmon"),
    place(&COLUMNS, "styear"),
];
const END: [usize; 3] = [
    place(&COLUMNS, "endday"),
    place(&COLUMNS, "endmon"),
    place(&COLUMNS, "endyear"),
];
const SIDE: usize = place(&COLUMNS, "sidea");
const FATALITY: usize = place(&COLUMNS, "fatality");
const FATALPRE: usize = place(&COLUMNS, "fatalpre");
const HOSTILITY: usize = place(&COLUMNS, "hostlev");
const ORIGINATOR: usize = place(&COLUMNS, "orig");

static FORMAT: Format = Format {
    file: &recognise::MIDB,
    delimiter: b',',
    quotes: Quotes::Csv,
    columns: &COLUMNS,
    needed: &[
        NUMBER, STATE, START[0], START[1], START[2], END[0], END[1], END[2], SIDE, HOSTILITY,
    ],
    missing: &[],
};

/// The MIDB file format, as a [format of rows](crate::read::RowFormat).
#[derive(Clone, Copy, Debug)]
pub enum Midb {}

row_format!(Midb: MidParticipant by key, FORMAT);

/// The options for reading MIDB files. A row is a spell of a state in a dispute and no event of two states: for those see
/// [`join`](super::join).
///
/// # Examples
/// ```
/// use interstate::read::mid::MidbOptions;
///
/// let mut reader = MidbOptions::new().open("tests/it/corpus/midb.csv")?;
/// let mut rows = 0;
/// reader.for_each(|_| rows += 1)?;
/// assert_eq!(rows, reader.account().kept());
/// # Ok::<(), interstate::Error>(())
/// ```
pub type MidbOptions = RowOptions<Midb>;

/// A reader of participants from a MIDB file: each row is a [`MidParticipant`].
///
/// # Examples
/// ```
/// use interstate::State;
/// use interstate::read::mid::MidbOptions;
///
/// // 255 is Germany, also on a day of which only the month is known.
/// let file = "dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,hostlev\n\
///             9001,\"GMY\",255,-9,8,1923,-9,9,1923,1,4\n";
/// let mut reader = MidbOptions::new().reader(file.as_bytes())?;
/// let participant = reader.next_event()?.ok_or("no participant")?;
/// assert_eq!(participant.state(), State::DEU);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type MidbReader<R> = RowReader<Midb, R>;

/// A row of MIDB: a spell of a state in a dispute. Borrowed from the reader's buffer.
#[derive(Clone)]
pub struct MidParticipant<'a> {
    row: Row<'a>,
    key: Key,
}

#[derive(Clone, Debug)]
struct Key {
    number: u64,
    state: Actor,
    side: PartySide,
    when: When,
    hostility: Option<MidHostility>,
    fatalities: Option<Count>,
}

fn key(row: &Row<'_>, account: &mut ReadAccount) -> Result<Key, (Defect, usize)> {
    let number = parse::whole(row.cell(NUMBER)).ok_or((Defect::Number, NUMBER))?;
    let when = dates::printed(row, START, END)?;
    let (state, outside) = state(row, &when).ok_or((Defect::Actor, STATE))?;
    let side = match parse::bare(row.cell(SIDE)) {
        b"1" => PartySide::A,
        b"0" => PartySide::B,
        _ => return Err((Defect::Code, SIDE)),
    };
    let hostility = hostility(row, HOSTILITY)?;
    let (fatalities, odd_deaths) = fatalities(row, FATALITY, FATALPRE)?;
    if odd_deaths {
        contradict(row, FATALPRE, account);
    }
    let number_told = (row.name(STATE), row.cell(STATE));
    if outside {
        account.remark(
            Remark::OutsideMembership,
            row.line(),
            number_told.0,
            number_told.1,
        );
    }
    if let (Some(letters), Some(day)) = (row.filled(LETTERS), when.start().first())
        && parse::abbreviates_another(letters, state, day)
    {
        account.disagree(row.line(), number_told, (row.name(LETTERS), letters));
    }
    early(row, START, &when, account);
    Ok(Key {
        number,
        state,
        side,
        when,
        hostility,
        fatalities,
    })
}

/// The state of the number, and whether it was no member of the state system on any day that the spell may have begun on.
fn state(row: &Row<'_>, when: &When) -> Option<(Actor, bool)> {
    let start = when.start();
    let (first, last) = (start.first()?, start.last()?);
    let number = row.cell(STATE);
    // A state that was none yet on the first possible day joined on a later one.
    if let Some(state) = parse::numbered(CodeScheme::Cow, number, first).actor() {
        return Some((state, false));
    }
    let end = match when {
        When::Lasting {
            end: Finish::At(end),
            ..
        } => end.last(),
        When::Lasting {
            end: Finish::Ongoing { seen_until },
            ..
        } => Some(*seen_until),
        _ => None,
    };
    let days = [last, end.unwrap_or(last)];
    let (country, outside) = parse::numbered_within(CodeScheme::Cow, number, days);
    Some((country.actor()?, outside))
}

impl MidParticipant<'_> {
    /// The number of the dispute, in `dispnum`.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.key.number
    }

    /// The state, by its COW number in `ccode` as of its first day; where it was no member on that day, as the account remarks, as of the
    /// first day of the spell on which it was one, or else the only state of the number.
    #[must_use]
    pub fn state(&self) -> Actor {
        self.key.state
    }

    /// The side of the state, in `sidea`: side A was the first to act, side B the other.
    #[must_use]
    pub fn side(&self) -> PartySide {
        self.key.side
    }

    /// The days of the state in the dispute, from its first to its last, as printed: whether it was still in it when the data were cut is in
    /// MIDA, and [`join`](super::join) looks there. A state that left and came back has two rows.
    #[must_use]
    pub fn when(&self) -> &When {
        &self.key.when
    }

    /// The highest level of hostility that the state reached, in `hostlev`; `None` if not known.
    #[must_use]
    pub fn hostility(&self) -> Option<MidHostility> {
        self.key.hostility
    }

    /// The number of its soldiers killed: the bounds of `fatality`, or the number of `fatalpre` where it is known.
    #[must_use]
    pub fn fatalities(&self) -> Option<Count> {
        self.key.fatalities
    }

    /// Whether the state was in the dispute on the first day, in `orig`.
    #[must_use]
    pub fn is_originator(&self) -> bool {
        parse::bare(self.row.cell(ORIGINATOR)) == b"1"
    }
}

impl fmt::Debug for MidParticipant<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MidParticipant")
            .field("line", &self.line())
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}
