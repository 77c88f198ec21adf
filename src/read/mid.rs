//! COW Militarized Interstate Disputes 5: the disputes (MIDA) and their participants (MIDB), joined into dyads.
//!
//! # What the files are
//! CSV with a header. MIDA has a row for each dispute and names no state; MIDB has a row for each spell of a state in a dispute, with its
//! COW number and its side. Two states are a dyad of a dispute if they stood on two sides *with days in common*: see [`join`].
//!
//! # What the numbers below zero are
//! Three things, kept apart: −9 is not known, −8 is not applicable, −7 was going on when the data were cut. A day of −9 leaves the
//! month, a month of −9 the year; an end of −7 is [`Finish::Ongoing`](crate::Finish), an end without a year [`Finish::Unknown`](crate::Finish).
//! In version 5.0 no end is −7: that a dispute was going on stands in `ongo2014` of MIDA alone, and [`join`] takes it from there to the states
//! that were in it to the end.
//!
//! # What is counted
//! A dispute of many states makes many dyads. Each dyad is a row of the ledger and a [phase of](crate::Interaction::phase_of) its dispute, so
//! that the rule says which of the two one is; a count by pairs has a line for each. Rows made up after the wars of 1939 to 1945:
//!
//! | dispute | side A | side B | dyads |
//! |---|---|---|---|
//! | 9101, from 1 September 1939 | Germany | Poland, Britain, France | 3 |
//! | 9102, from 30 November 1939 | Soviet Union | Finland | 1 |
//! | 9103, from 22 June 1941 | Germany, Finland | Soviet Union | 2 |
//!
//! By hand: 3 disputes, 6 rows, and 5 pairs, of which Finland and the Soviet Union met in two disputes.
//! ```
//! use interstate::tally::Whole;
//! use interstate::{Count, Coverage, CountingRule, Dyad, InteractionKind, OneIs, Partition, Period, TallyTable, coded, read};
//!
//! let a = "dispnum,stday,stmon,styear,endday,endmon,endyear,hostlev,ongo2014\n\
//!          9101,1,9,1939,8,5,1945,5,0\n\
//!          9102,30,11,1939,13,3,1940,5,0\n\
//!          9103,22,6,1941,8,5,1945,5,0\n";
//! let b = "dispnum,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,hostlev\n\
//!          9101,255,1,9,1939,8,5,1945,1,5\n\
//!          9101,290,1,9,1939,6,10,1939,0,5\n\
//!          9101,200,3,9,1939,8,5,1945,0,5\n\
//!          9101,220,3,9,1939,22,6,1940,0,5\n\
//!          9102,365,30,11,1939,13,3,1940,1,5\n\
//!          9102,375,30,11,1939,13,3,1940,0,5\n\
//!          9103,255,22,6,1941,8,5,1945,1,5\n\
//!          9103,375,25,6,1941,19,9,1944,1,5\n\
//!          9103,365,22,6,1941,8,5,1945,0,5\n";
//! let joined = read::mid::join(a.as_bytes(), b.as_bytes())?;
//! let events = joined.events().collect::<Result<Vec<_>, _>>()?;
//! let (ledger, _) = coded::to_ledger(&events, Coverage::full(Period::years(1816..=2014)?))?;
//! let war = Period::years(1939..=1945)?;
//! let cells = Partition::disjoint(&[war])?;
//!
//! let by_rows = CountingRule::new("wars of two", InteractionKind::War);
//! let rows = TallyTable::count(&ledger, &by_rows, &cells)?.over(&Whole, war)?;
//! assert_eq!(rows.count(), Count::exact(6));
//!
//! let by_disputes = CountingRule::new("wars", InteractionKind::War).with_one_is(OneIs::PhasesTogether);
//! let disputes = TallyTable::count(&ledger, &by_disputes, &cells)?.over(&Whole, war)?;
//! assert_eq!(disputes.count(), Count::exact(3));
//!
//! let pairs = TallyTable::<Dyad>::count(&ledger, &by_rows, &cells)?;
//! let mut named: Vec<String> = pairs.keys().map(Dyad::to_string).collect();
//! named.sort();
//! assert_eq!(named, ["DEU–FRA", "DEU–GBR", "DEU–POL", "DEU–SUN", "FIN–SUN"]);
//! assert_eq!(pairs.over(&"FIN–SUN".parse()?, war)?.count(), Count::exact(2));
//! # Ok::<(), interstate::Error>(())
//! ```
//!
//! # References
//! Palmer, G. et al. (2022). The MID5 Dataset, 2011–2014: Procedures, coding rules, and description. Conflict Management and Peace Science
//! 39(4), 470–482. doi:10.1177/0738894221995743.

mod dates;
mod disputes;
mod dyads;
mod participants;

pub use disputes::{MidDispute, Mida, MidaOptions, MidaReader};
pub use dyads::{MidDyad, MidJoin, join};
pub use participants::{MidParticipant, Midb, MidbOptions, MidbReader};

use super::ReadAccount;
use super::parse;
use super::records::Row;
use super::{Defect, Remark};
use crate::code::MidHostility;
use crate::count::Count;
use crate::error::Result;
use crate::time::when::When;
use chrono::NaiveDate;

/// The hostility of a cell: `None` for −9.
fn hostility(row: &Row<'_>, column: usize) -> Result<Option<MidHostility>, (Defect, usize)> {
    match parse::bare(row.cell(column)) {
        b"-9" => Ok(None),
        cell => parse::whole(cell)
            .and_then(|n| MidHostility::from_number(u8::try_from(n).ok()?))
            .map(Some)
            .ok_or((Defect::Code, column)),
    }
}

/// The deaths of a row: the bounds of `fatality` 0 to 6, or the number of `fatalpre` where it is known; and whether the two contradict
/// each other.
fn fatalities(
    row: &Row<'_>,
    level: usize,
    precise: usize,
) -> Result<(Option<Count>, bool), (Defect, usize)> {
    let bounds = match parse::bare(row.cell(level)) {
        b"0" => Some((0, Some(0))),
        b"1" => Some((1, Some(25))),
        b"2" => Some((26, Some(100))),
        b"3" => Some((101, Some(250))),
        b"4" => Some((251, Some(500))),
        b"5" => Some((501, Some(999))),
        b"6" => Some((1000, None)),
        b"-9" | b"" => None,
        _ => return Err((Defect::Code, level)),
    };
    let bounds = match bounds {
        Some((lo, hi)) => Some(Count::between(lo, hi).map_err(|_| (Defect::Code, level))?),
        None => None,
    };
    let exact = match parse::bare(row.cell(precise)) {
        b"-9" | b"-8" | b"" => return Ok((bounds, false)),
        cell => Count::exact(parse::whole(cell).ok_or((Defect::Number, precise))?),
    };
    let Some(bounds) = bounds else {
        return Ok((Some(exact), false));
    };
    let contradict = bounds.intersection(exact).is_err();
    let count = if contradict {
        bounds.hull(exact)
    } else {
        exact
    };
    Ok((Some(count), contradict))
}

/// Says that something began before the first day that the data look at.
fn early(row: &Row<'_>, [.., year]: [usize; 3], when: &When, account: &mut ReadAccount) {
    const FIRST: Option<NaiveDate> = NaiveDate::from_ymd_opt(1816, 1, 1);
    if when.start().last() < FIRST {
        let (name, found) = (row.name(year), row.cell(year));
        account.remark(Remark::BeforeDataSet, row.line(), name, found);
    }
}

/// Says that two figures of a row contradict each other.
fn contradict(row: &Row<'_>, column: usize, account: &mut ReadAccount) {
    let (name, found) = (row.name(column), row.cell(column));
    account.remark(Remark::BoundsContradict, row.line(), name, found);
}
