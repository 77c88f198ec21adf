//! Dates, numbers and actors of cells, as the files of the field write them.

use crate::state::actor::Actor;
use crate::state::{CodeScheme, CodeSpell, IsoDays, StateCode, StateMeaning};
use crate::time::ListDates;
use chrono::{Datelike, NaiveDate};

/// Digits alone.
#[inline]
pub(super) fn digits(text: &[u8]) -> Option<u64> {
    if text.is_empty() || text.len() > 19 {
        return None;
    }
    let mut number = 0;
    for byte in text {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number * 10 + u64::from(digit);
    }
    Some(number)
}

/// A whole number without a sign, as files and what people write them with have it: digits, and behind them perhaps a point and zeros
/// (`12`, `12.0`, `12.`). The one reading of the cells of all columns that hold one.
#[inline]
pub(super) fn whole(cell: &[u8]) -> Option<u64> {
    digits(cell).or_else(|| digits(pointed(cell)?))
}

/// The digits before a point, and a minus before them, if nothing but zeros stands behind it.
#[cold]
fn pointed(cell: &[u8]) -> Option<&[u8]> {
    let point = cell.iter().position(|&b| b == b'.')?;
    let (before, behind) = cell.split_at_checked(point)?;
    let zeros = behind.iter().skip(1).all(|&b| b == b'0');
    let number = before.strip_prefix(b"-").unwrap_or(before);
    let is_number = !number.is_empty() && number.iter().all(u8::is_ascii_digit);
    (zeros && is_number).then_some(before)
}

/// The cell of a whole number without a point and zeros behind it, for columns with words or numbers below zero among their values: `-9.0`
/// is `-9`.
#[inline]
pub(super) fn bare(cell: &[u8]) -> &[u8] {
    match cell {
        [_, .., b'0' | b'.'] => pointed(cell).unwrap_or(cell),
        _ => cell,
    }
}

/// The same of text.
pub(super) fn bare_text(cell: &str) -> &str {
    // OK because the digits end where a point stands.
    cell.get(..bare(cell.as_bytes()).len()).unwrap_or(cell)
}

fn number(text: &[u8]) -> Option<u32> {
    u32::try_from(digits(text)?).ok()
}

fn ymd(year: &[u8], month: &[u8], day: &[u8]) -> Option<NaiveDate> {
    // Four digits: a year of two would be a guess.
    if year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return None;
    }
    let year = i32::try_from(number(year)?).ok()?;
    let day = NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)?;
    (day.year() > 0).then_some(day)
}

fn three(text: &[u8], between: u8) -> Option<[&[u8]; 3]> {
    let mut parts = text.split(|&b| b == between);
    let three = [parts.next()?, parts.next()?, parts.next()?];
    parts.next().is_none().then_some(three)
}

/// `2019-10-24`.
pub(super) fn iso_day(text: &[u8]) -> Option<NaiveDate> {
    match text {
        [year @ .., b'-', m, n, b'-', d, e] => ymd(year, &[*m, *n], &[*d, *e]),
        _ => None,
    }
}

/// `2019-10-24`, and a time behind it that says nothing: `2019-10-24 00:00:00.000`.
pub(super) fn iso_day_of_time(text: &[u8]) -> Option<NaiveDate> {
    let (day, time) = text.split_at_checked(10)?;
    let blank = matches!(time.first(), None | Some(b' ' | b'T'));
    let digits = time
        .iter()
        .skip(1)
        .all(|b| matches!(b, b'0'..=b'9' | b':' | b'.'));
    (blank && digits).then(|| iso_day(day))?
}

/// `10/24/2019`: month, day, year.
pub(super) fn us_day(text: &[u8]) -> Option<NaiveDate> {
    let [month, day, year] = three(text, b'/')?;
    ymd(year, month, day)
}

/// `24-10-2019`: day, month, year.
pub(super) fn day_month_year(text: &[u8]) -> Option<NaiveDate> {
    let [day, month, year] = three(text, b'-')?;
    ymd(year, month, day)
}

/// One of some words, by its text. Not parsed: the message that says which word is near takes longer than the rest of a row.
pub(super) fn word<W: Copy + Into<&'static str>>(all: &[W], text: &[u8]) -> Option<W> {
    let mut all = all.iter().copied();
    all.find(|&word| word.into().as_bytes() == text)
}

/// `24 October 2019`.
pub(super) fn day_of_words(text: &[u8]) -> Option<NaiveDate> {
    let [day, month, year] = numbers_of_words(text)?;
    let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    (day.year() > 0).then_some(day)
}

/// The day, month and four digits of the year of text with a month in words, whether there is such a day or not.
fn numbers_of_words(text: &[u8]) -> Option<[u32; 3]> {
    const MONTHS: [&[u8]; 12] = [
        b"January",
        b"February",
        b"March",
        b"April",
        b"May",
        b"June",
        b"July",
        b"August",
        b"September",
        b"October",
        b"November",
        b"December",
    ];
    let [day, month, year] = three(text, b' ')?;
    let month = MONTHS
        .iter()
        .position(|name| name.eq_ignore_ascii_case(month))?;
    let month = u32::try_from(month + 1).ok()?;
    (year.len() == 4).then_some([number(day)?, month, number(year)?])
}

/// A day as lists and spreadsheets write it, where the file's own form was not found: with its month in words, with the year first, with dots,
/// or as eight digits. Two digits of a year are of the century that the row's own year lies in. Numbers between slashes or hyphens are none:
/// no file says which of them is the month.
#[cold]
pub(super) fn list_day(cell: &[u8], year: Option<u64>) -> Option<NaiveDate> {
    // The commonest form of all, of no such day: `2019-02-31`.
    if let [_, _, _, _, b'-', _, _, b'-', _, _] = cell {
        return None;
    }
    // So with `31 February 2019`, which is not worth a message that nobody reads.
    if numbers_of_words(cell).is_some() {
        return day_of_words(cell);
    }
    let text = std::str::from_utf8(cell).ok()?;
    let numbers = text.split(' ').next().unwrap_or(text);
    let is_numbers = numbers
        .bytes()
        .all(|b| matches!(b, b'0'..=b'9' | b'/' | b'-'));
    let year_first = |mark| numbers.find(mark).is_none_or(|at| at == 4);
    if is_numbers && !(year_first('/') && year_first('-')) {
        return None;
    }
    // Of a hundred years one ends in the two digits.
    let year = year.and_then(|year| i32::try_from(year).ok());
    let year = year.filter(|year| (1..=9999).contains(year));
    ListDates::DayFirst.day(text, year.map(|year| (year - 50, year + 49)))
}

/// What a country's code or name says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Country {
    /// Nothing stands there, or a region, a part of a state or an organisation.
    None,
    /// A state or a territory.
    Actor(Actor),
    /// No scheme knows it, or it means no state, or several, on that day.
    Unknown,
}

impl Country {
    pub(super) fn actor(self) -> Option<Actor> {
        match self {
            Self::Actor(actor) => Some(actor),
            Self::None | Self::Unknown => None,
        }
    }
}

impl From<StateMeaning> for Country {
    fn from(meaning: StateMeaning) -> Self {
        match meaning {
            StateMeaning::State(state) => Self::Actor(state.into()),
            StateMeaning::NoState(_) => Self::None,
            StateMeaning::Ambiguous(_) | StateMeaning::NotOnThatDay | StateMeaning::Unknown => {
                Self::Unknown
            }
        }
    }
}

/// A number of a list of states on a day; leading zeros and a point with zeros are what spreadsheets leave.
pub(super) fn numbered(scheme: CodeScheme, cell: &[u8], day: NaiveDate) -> Country {
    let cell = bare(cell);
    scheme.meaning(cell, day).into()
}

/// The same from a first to a last day, and whether it was no member on the first: then it is the state of the first day on which it is one,
/// or else the only one that the number ever names.
pub(super) fn numbered_within(
    scheme: CodeScheme,
    cell: &[u8],
    [first, last]: [NaiveDate; 2],
) -> (Country, bool) {
    match numbered(scheme, cell, first) {
        Country::Unknown => {}
        country => return (country, false),
    }
    let cell = bare(cell);
    let state = StateCode::listed(scheme, cell).and_then(|code| code.state_within([first, last]));
    state.map_or((Country::Unknown, false), |state| {
        (Country::Actor(state.into()), true)
    })
}

/// Whether letters are an abbreviation of other states alone, in the lists of COW on whatever days. Those that no list has (`USR`) are of none.
pub(super) fn abbreviates_another(cell: &[u8], actor: Actor, day: NaiveDate) -> bool {
    // Nearly always so.
    let on_day = CodeScheme::CowOlderAbbreviation.meaning(cell, day);
    if on_day.state().is_some_and(|state| actor == state) {
        return false;
    }
    let editions = [
        CodeScheme::CowAbbreviation,
        CodeScheme::CowOlderAbbreviation,
    ];
    let codes = editions
        .into_iter()
        .filter_map(|edition| StateCode::listed(edition, cell));
    let mut states = codes
        .flat_map(StateCode::spells)
        .filter_map(CodeSpell::state)
        .peekable();
    states.peek().is_some() && states.all(|state| actor != state)
}

/// An alpha-3 code as files write it that know today's codes alone, Kosovo's `XKX` among them.
pub(super) fn iso_letters(cell: &[u8], day: NaiveDate) -> Country {
    CodeScheme::Iso3Extended
        .meaning(cell, IsoDays::Retrospective.code_day(day))
        .into()
}
