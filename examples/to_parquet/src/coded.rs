//! Formats with a header: columns that all of them have.
//!
//! | column | is |
//! |---|---|
//! | `id` | the id of the row |
//! | `mutual` | whether the two sides are alike, so that the order of the columns says nothing |
//! | `day` | the day as `YYYYMMDD`; null where the source knows no day but a span |
//! | `first_day`, `last_day` | the first and the last day that are possible |
//! | `from_actor`, `to_actor` | who acts, who is acted upon: texts of `Actor`, blanks between several |
//! | `ontology`, `code` | whose code, and the code |
//! | `place`, `source` | where, and who says so; null where the row does not tell |

use crate::Outcome;
use crate::columns::Column;
use crate::parts::{Part, Parts};
use chrono::{Datelike, NaiveDate};
use interstate::Actor;
use interstate::coded::CodedEvent;
use interstate::read::{CodedFormat, ReadAccount, RowOptions};
use std::path::Path;

/// Writes all rows that the reader keeps as coded events.
pub fn write<F: CodedFormat>(file: &Path, parts: &Parts) -> Outcome<ReadAccount> {
    let mut reader = RowOptions::<F>::new().open(file)?;
    let mut columns = vec![Column::addresses("id")?, Column::bools("mutual")];
    columns.extend(["day", "first_day", "last_day"].map(|name| Column::days(name).or_null()));
    for name in ["from_actor", "to_actor", "ontology", "code"] {
        columns.push(Column::texts(name)?);
    }
    columns.push(Column::texts("place")?.or_null());
    columns.push(Column::addresses("source")?.or_null());
    let mut part = Part::new(parts, columns);
    for event in reader.events() {
        put(&mut part, &event?)?;
    }
    part.close()?;
    Ok(reader.account().clone())
}

fn put(part: &mut Part<'_>, event: &CodedEvent) -> Outcome {
    let start = event.when().start();
    let code = event.code().to_string();
    let (ontology, code) = code.split_once(':').unwrap_or(("", &code));
    if let [
        id,
        mutual,
        day,
        first,
        last,
        from,
        to,
        ontologies,
        codes,
        place,
        source,
    ] = part.columns.as_mut_slice()
    {
        id.text(event.id().as_bytes())?;
        mutual.bool(event.is_mutual());
        let dates = [start.exact_day(), start.first(), start.last()];
        for (cells, date) in [day, first, last].into_iter().zip(dates) {
            match date {
                Some(date) => cells.day(digits(date)),
                None => cells.null()?,
            }
        }
        from.text(texts(event.from()).as_bytes())?;
        to.text(texts(event.to()).as_bytes())?;
        ontologies.text(ontology.as_bytes())?;
        codes.text(code.as_bytes())?;
        for (cells, cell) in [(place, event.place()), (source, event.source())] {
            match cell {
                Some(cell) => cells.text(cell.as_bytes())?,
                None => cells.null()?,
            }
        }
    }
    part.row()
}

/// A day as `YYYYMMDD`.
pub fn digits(day: NaiveDate) -> i32 {
    day.year() * 10_000 + (day.month() * 100 + day.day()).cast_signed()
}

fn texts(side: &[Actor]) -> String {
    let texts: Vec<&str> = side.iter().map(|actor| actor.text()).collect();
    texts.join(" ")
}
