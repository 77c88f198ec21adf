//! GDELT, on many threads.

use crate::Outcome;
use crate::coded::digits;
use crate::columns::Column;
use crate::parts::{Part, Parts};
use chrono::Timelike;
use interstate::read::ReadAccount;
use interstate::read::gdelt::{GdeltEvent, GdeltOptions};
use std::path::Path;

/// Writes all rows that the reader keeps, each thread into a part of its own.
pub fn write(file: &Path, parts: &Parts) -> Outcome<ReadAccount> {
    let mut reader = GdeltOptions::new().open(file)?;
    let start = || -> Outcome<Part<'_>> {
        let mut columns = vec![
            Column::numbers("GLOBALEVENTID"),
            Column::days("SQLDATE"),
            Column::numbers("DATEADDED"),
        ];
        let texts = [
            "Actor1CountryCode",
            "Actor2CountryCode",
            "EventCode",
            "SOURCEURL",
        ];
        columns.extend(texts.map(Column::texts));
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
        for side in [from, to] {
            side.text(event.cell(side.name).unwrap_or_default());
        }
        code.text(event.code().text().as_bytes());
        match event.url() {
            Ok(address) => url.text(address.unwrap_or_default().as_bytes()),
            Err(_) => url.text(event.cell(url.name).unwrap_or_default()),
        }
    }
    part.row()
}

/// `DATEADDED`: 14 digits where the layout has the minute behind the day, else 8.
fn moment(event: &GdeltEvent<'_>) -> i64 {
    let day = i64::from(digits(event.added()));
    match event.added_at() {
        Ok(Some(at)) => {
            let time = (at.hour() * 100 + at.minute()) * 100 + at.second();
            day * 1_000_000 + i64::from(time)
        }
        _ => day,
    }
}
