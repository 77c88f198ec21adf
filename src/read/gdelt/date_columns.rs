//! The date of a row as four columns tell it: `SQLDATE`, `MonthYear`, `Year` and `FractionDate`.

use super::columns::DAY;
use crate::read::Defect;
use crate::read::cut::Line;
use crate::read::parse::{bare, digits};

pub(super) const MONTH_YEAR: usize = DAY + 1;
pub(super) const YEAR: usize = DAY + 2;
pub(super) const FRACTION: usize = DAY + 3;

/// What the other three columns say of `SQLDATE`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum DateColumns {
    /// The same, or nothing.
    Agree,
    /// The year, and a column that says another month or day, or no date at all.
    Differ(usize),
    /// Another year.
    OtherYear,
}

impl DateColumns {
    /// What the columns of a row say, whose `SQLDATE` has been read. `agreed` is the text of the last columns that did agree: rows of one
    /// day stand together.
    #[inline]
    pub(super) fn of(line: &Line<'_>, agreed: &mut Vec<u8>) -> Self {
        let text = line.cells(DAY, FRACTION);
        if text == agreed.as_slice() {
            return Self::Agree;
        }
        let found = Self::look(line);
        if found == Self::Agree {
            agreed.clear();
            agreed.extend_from_slice(text);
        }
        found
    }

    fn look(line: &Line<'_>) -> Self {
        let day = bare(line.cell(DAY));
        let (year, month) = (day.get(..4), day.get(..6));
        let mut differs = None;
        for column in [MONTH_YEAR, YEAR, FRACTION] {
            let cell = line.cell(column);
            if cell.is_empty() {
                continue;
            }
            let told = cell.get(..4);
            let same = match column {
                MONTH_YEAR => Some(bare(cell)) == month,
                YEAR => Some(bare(cell)) == year,
                _ => fraction(cell)
                    .is_some_and(|told| fraction_of(day).is_some_and(|of| told.abs_diff(of) <= 5)),
            };
            if told.and_then(digits).is_some() && told != year {
                return Self::OtherYear;
            }
            if !same {
                differs = differs.or(Some(column));
            }
        }
        differs.map_or(Self::Agree, Self::Differ)
    }

    /// Why such a row is no event.
    pub(super) fn defect(self) -> Result<(), (Defect, usize)> {
        match self {
            Self::Agree | Self::Differ(_) => Ok(()),
            Self::OtherYear => Err((Defect::OtherYear, DAY)),
        }
    }
}

/// A year with a fraction, in ten-thousandths: `1979.989` is 19,799,890.
fn fraction(cell: &[u8]) -> Option<u64> {
    let (year, behind) = cell.split_at_checked(4)?;
    let mut number = digits(year)?;
    let mut places = match behind {
        [] => [].iter(),
        [b'.', places @ ..] => places.iter(),
        _ => return None,
    };
    for _ in 0..4 {
        let digit = places.next().map_or(Some(0), |digit| match digit {
            b'0'..=b'9' => Some(u64::from(digit - b'0')),
            _ => None,
        });
        number = 10 * number + digit?;
    }
    Some(number)
}

/// The `FractionDate` of a day: months of 30 days, the day, of a year of 365, whatever its month and year have.
fn fraction_of(day: &[u8]) -> Option<u64> {
    let number = digits(day)?;
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    let days = month.checked_sub(1)? * 30 + day;
    Some(year * 10_000 + days * 10_000 / 365)
}
