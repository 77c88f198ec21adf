//! GDELT, on many threads.

use crate::Outcome;
use crate::coded::digits;
use crate::columns::Column;
use crate::parts::{Part, Parts};
use chrono::Timelike;
use interstate::read::ReadAccount;
use interstate::read::gdelt::{GdeltEvent, GdeltLayout, GdeltOptions};
use std::path::Path;

/// The places of `Actor1CountryCode` and `Actor2CountryCode`, in every layout.
const COUNTRIES: (usize, usize) = (7, 17);
/// That of `EventCode`.
const CODE: usize = 26;

/// Writes all rows that the reader keeps, each thread into a part of its own.
pub fn write(file: &Path, parts: &Parts) -> Outcome<ReadAccount> {
    let mut reader = GdeltOptions::new().open(file)?;
    let start = || -> Outcome<Part<'_>> {
        let mut columns = vec![
            Column::numbers("GLOBALEVENTID"),
            Column::days("SQLDATE"),
            Column::numbers("DATEADDED"),
        ];
        for name in ["Actor1CountryCode", "Actor2CountryCode", "EventCode"] {
            columns.push(Column::texts(name)?);
        }
        columns.push(Column::addresses("SOURCEURL")?);
        Ok(Part::new(parts, columns))
    };
    let (end, threads) = reader.fold_parallel(start, |part, event| {
        if let Ok(into) = part
            && let Err(error) = put(into, &event)
        {
            *part = Err(error);
        }
    });
    end?;
    for part in threads {
        part?.close()?;
    }
    Ok(reader.account().clone())
}

fn put(part: &mut Part<'_>, event: &GdeltEvent<'_>) -> Outcome {
    if let [id, day, added, from, to, code, url] = part.columns.as_mut_slice() {
        id.number(event.id().try_into()?);
        day.day(digits(event.day()));
        added.number(moment(event));
        // Countries as they stand there: a region, or letters that no list knows, are none of the crate's actors.
        for (side, at) in [(from, COUNTRIES.0), (to, COUNTRIES.1)] {
            side.text(event.cell_at(at).unwrap_or_default())?;
        }
        match event.cell_at(CODE) {
            Some(cell) if cell.iter().all(u8::is_ascii_digit) => code.text(cell)?,
            _ => code.text(event.code().text().as_bytes())?,
        }
        // The last column, in the layouts that have it.
        let address = match event.layout() {
            GdeltLayout::Daily => event.cell_at(57),
            GdeltLayout::Second => event.cell_at(60),
            _ => None,
        };
        url.text(address.unwrap_or_default())?;
    }
    part.row()
}

/// `DATEADDED`: 14 digits where the layout has the minute behind the day, else 8.
fn moment(event: &GdeltEvent<'_>) -> i64 {
    let day = i64::from(digits(event.added()));
    if event.layout() == GdeltLayout::Second
        && let Some(&[.., a, b, c, d, e, f]) = event.cell_at(59)
        && let (Some(hour @ 0..24), Some(minute), Some(second)) = (two(a, b), two(c, d), two(e, f))
    {
        return ((day * 100 + hour) * 100 + minute) * 100 + second;
    }
    match event.added_at() {
        Ok(Some(at)) => {
            let time = (at.hour() * 100 + at.minute()) * 100 + at.second();
            day * 1_000_000 + i64::from(time)
        }
        _ => day,
    }
}

/// A number below 60.
fn two(tens: u8, ones: u8) -> Option<i64> {
    match (tens, ones) {
        (b'0'..=b'5', b'0'..=b'9') => Some(i64::from(tens - b'0') * 10 + i64::from(ones - b'0')),
        _ => None,
    }
}
