//! MIDA: a row for each dispute.

use super::{contradict, dates, early, fatalities, hostility};
use crate::code::MidHostility;
use crate::count::Count;
use crate::error::Result;
use crate::read::records::{Format, Quotes, Row, place};
use crate::read::row_format::row_format;
use crate::read::{Defect, ReadAccount, RowOptions, RowReader, parse, recognise};
use crate::time::when::{Finish, When};
use std::fmt;

const COLUMNS: [&str; 20] = [
    "dispnum", "stday", "stmon", "styear", "endday", "endmon", "endyear", "outcome", "settle",
    "fatality", "fatalpre", "maxdur", "mindur", "hiact", "hostlev", "recip", "numa", "numb",
    "ongo2014", "version",
];
const NUMBER: usize = place(&COLUMNS, "dispnum");
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
const FATALITY: usize = place(&COLUMNS, "fatality");
const FATALPRE: usize = place(&COLUMNS, "fatalpre");
const LONGEST: usize = place(&COLUMNS, "maxdur");
const SHORTEST: usize = place(&COLUMNS, "mindur");
const HOSTILITY: usize = place(&COLUMNS, "hostlev");
const ONGOING: usize = place(&COLUMNS, "ongo2014");

static FORMAT: Format = Format {
    file: &recognise::MIDA,
    delimiter: b',',
    quotes: Quotes::Csv,
    columns: &COLUMNS,
    needed: &[
        NUMBER, START[0], START[1], START[2], END[0], END[1], END[2], HOSTILITY,
    ],
    missing: &[],
};

/// The MIDA file format, as a [format of rows](crate::read::RowFormat).
#[derive(Clone, Copy, Debug)]
pub enum Mida {}

row_format!(Mida: MidDispute by key, FORMAT);

/// The options for reading MIDA files. A row is a dispute and no event of two states: for those see [`join`](super::join).
///
/// # Examples
/// ```
/// use interstate::read::mid::MidaOptions;
///
/// let mut reader = MidaOptions::new().open("tests/it/corpus/mida.csv")?;
/// let mut rows = 0;
/// reader.for_each(|_| rows += 1)?;
/// assert_eq!(rows, reader.account().kept());
/// # Ok::<(), interstate::Error>(())
/// ```
pub type MidaOptions = RowOptions<Mida>;

/// A reader of disputes from a MIDA file: each row is a [`MidDispute`].
///
/// # Examples
/// ```
/// use interstate::read::mid::MidaOptions;
///
/// let file = "dispnum,stday,stmon,styear,endday,endmon,endyear,hostlev\n\
///             9001,-9,8,1923,-9,9,1923,4\n";
/// let mut reader = MidaOptions::new().reader(file.as_bytes())?;
/// let dispute = reader.next_event()?.ok_or("no dispute")?;
/// assert_eq!(dispute.when().to_string(), "1923-08/1923-09");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type MidaReader<R> = RowReader<Mida, R>;

/// A row of MIDA: a dispute, without the states in it, which [`join`](super::join) adds. Borrowed from the reader's buffer.
///
/// # Examples
/// ```
/// use interstate::code::MidHostility;
/// use interstate::read::mid::MidaOptions;
///
/// let file = "dispnum,stday,stmon,styear,endday,endmon,endyear,fatality,hostlev,ongo2014\n\
///             9002,3,5,2013,-7,-7,-7,1,3,1\n";
/// let mut reader = MidaOptions::new().reader(file.as_bytes())?;
/// let dispute = reader.next_event()?.ok_or("no dispute")?;
/// assert_eq!(dispute.when().to_string(), "2013-05-03/2014-12-31..");
/// assert_eq!(dispute.fatalities().map(|count| count.to_string()).as_deref(), Some("1-25"));
/// assert_eq!(dispute.hostility(), Some(MidHostility::Display));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct MidDispute<'a> {
    row: Row<'a>,
    key: Key,
}

#[derive(Clone, Debug)]
struct Key {
    number: u64,
    printed: When,
    when: When,
    hostility: Option<MidHostility>,
    fatalities: Option<Count>,
    duration: Option<Count>,
}

fn key(row: &Row<'_>, account: &mut ReadAccount) -> Result<Key, (Defect, usize)> {
    let number = parse::whole(row.cell(NUMBER)).ok_or((Defect::Number, NUMBER))?;
    let printed = dates::printed(row, START, END)?;
    let ongoing = parse::bare(row.cell(ONGOING)) == b"1";
    let when = if ongoing {
        dates::going_on(&printed)
    } else {
        printed.clone()
    };
    let hostility = hostility(row, HOSTILITY)?;
    let days = |column| match parse::bare(row.cell(column)) {
        b"" | b"-9" | b"-8" | b"-7" => Ok(None),
        cell => parse::whole(cell).map(Some).ok_or((Defect::Number, column)),
    };
    let duration = days(SHORTEST)?.zip(days(LONGEST)?);
    let (fatalities, odd_deaths) = fatalities(row, FATALITY, FATALPRE)?;
    if odd_deaths {
        contradict(row, FATALPRE, account);
    }
    if duration.is_some_and(|(least, most)| least > most) {
        contradict(row, SHORTEST, account);
    }
    early(row, START, &when, account);
    Ok(Key {
        number,
        printed,
        when,
        hostility,
        fatalities,
        duration: duration.map(|(least, most)| Count::exact(least).hull(Count::exact(most))),
    })
}

impl MidDispute<'_> {
    /// The number of the dispute, in `dispnum`.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.key.number
    }

    /// The days of the dispute, from its first to its last; where `ongo2014` is 1, [going on](crate::Finish::Ongoing) as of the printed last
    /// day, which is that of the last known act, or of the end of 2014 where none is printed.
    #[must_use]
    pub fn when(&self) -> &When {
        &self.key.when
    }

    /// Whether the dispute had not ended when the data were cut, in `ongo2014`.
    #[must_use]
    pub fn is_ongoing(&self) -> bool {
        matches!(
            self.key.when,
            When::Lasting {
                end: Finish::Ongoing { .. },
                ..
            }
        )
    }

    /// The days as printed, whatever `ongo2014` says.
    pub(super) fn printed(&self) -> &When {
        &self.key.printed
    }

    /// The highest level of hostility that any participant reached, in `hostlev`; `None` if not known.
    #[must_use]
    pub fn hostility(&self) -> Option<MidHostility> {
        self.key.hostility
    }

    /// The number of soldiers killed: the bounds of `fatality`, or the number of `fatalpre` where it is known.
    #[must_use]
    pub fn fatalities(&self) -> Option<Count> {
        self.key.fatalities
    }

    /// The number of days that the dispute lasted, from `mindur` to `maxdur`.
    #[must_use]
    pub fn duration(&self) -> Option<Count> {
        self.key.duration
    }
}

impl fmt::Debug for MidDispute<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MidDispute")
            .field("line", &self.line())
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}
