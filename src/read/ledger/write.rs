//! A ledger out, in the form that it is read in.

use super::columns::Column;
use crate::error::{Result, cause::Cause, files::Files};
use crate::interaction::record::Interaction;
use crate::ledger::Ledger;
use crate::read::lines::can_be_read;
use crate::time::when::{Finish, When};
use std::fmt::Display;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Writes a ledger to a file in the crate's own form: reading it again gives an equal ledger.
///
/// # Errors
/// A file that cannot be written.
pub fn to_path(ledger: &Ledger, path: impl AsRef<Path>) -> Result<()> {
    write(ledger, BufWriter::new(crate::read::create(path.as_ref())?))
}

/// Writes a ledger in the crate's own form, with the columns that some row fills.
///
/// # Errors
/// A destination that takes no more; a record too long to be read again: of more than 2²⁰ bytes, each cell in quotes.
///
/// # Examples
/// ```
/// use interstate::read::ledger::{self, LedgerOptions};
///
/// let ledger = ledger::from_path("data/china_russia.csv")?;
/// let mut file = Vec::new();
/// ledger::write(&ledger, &mut file)?;
/// assert_eq!(LedgerOptions::new().read(file.as_slice())?.strict()?, ledger);
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn write(ledger: &Ledger, mut to: impl Write) -> Result<()> {
    let full = |error: &std::io::Error| Files::Unwritable {
        why: Cause::of(error),
    };
    let not_written = |error: &csv::Error| Files::Unwritable {
        why: Cause::of_csv(error),
    };
    writeln!(to, "# coverage: {}", ledger.coverage()).map_err(|e| full(&e))?;
    for rows in ledger.unread().lines() {
        writeln!(to, "# unread: {rows}").map_err(|e| full(&e))?;
    }
    if !ledger.reduction().is_plain() {
        let rule = serde_json::to_string(&ledger.reduction()).map_err(|e| Files::Unwritable {
            why: e.to_string().into(),
        })?;
        writeln!(to, "# reduction: {rule}").map_err(|e| full(&e))?;
    }
    let always = [Column::Id, Column::Start, Column::Kind, Column::Parties];
    let columns: Vec<Column> = Column::ALL
        .iter()
        .copied()
        .filter(|column| {
            always.contains(column) || ledger.rows().iter().any(|row| is_told(row, *column))
        })
        .collect();
    let mut csv = csv::WriterBuilder::new().from_writer(to);
    let names = columns.iter().map(<&str>::from);
    csv.write_record(names).map_err(|e| not_written(&e))?;
    for row in ledger.rows() {
        let mut bytes = 0;
        for &column in &columns {
            let cell = cell(row, column);
            // A quote within quotes is two, and a comma or the end of the line comes after.
            bytes += cell.len() + cell.matches('"').count() + 3;
            csv.write_field(cell).map_err(|e| not_written(&e))?;
        }
        can_be_read(row, bytes as u64)?;
        csv.write_record(None::<&[u8]>)
            .map_err(|e| not_written(&e))?;
    }
    csv.flush().map_err(|e| full(&e))?;
    Ok(())
}

/// Whether the row says more in this column than a file without it would.
fn is_told(row: &Interaction, column: Column) -> bool {
    match column {
        Column::Count => row.count().exactly() != Some(1),
        Column::Certainty => row.facets().certainty != crate::kind::facet::Certainty::default(),
        _ => !cell(row, column).is_empty(),
    }
}

fn cell(row: &Interaction, column: Column) -> String {
    let facets = row.facets();
    let pressure = |of: fn(&crate::interaction::PressureTerms) -> String| row.pressure().map(of);
    let agreement = |of: fn(&crate::interaction::AgreementDays) -> String| row.agreement().map(of);
    match column {
        Column::Id => Some(row.id().to_owned()),
        Column::Start => Some(row.when().start().to_string()),
        Column::End => match row.when() {
            When::On(_) => None,
            When::Lasting { end, .. } => Some(match end {
                Finish::At(date) => date.to_string(),
                Finish::Ongoing { seen_until } => format!("{seen_until}.."),
                Finish::Unknown => "?".into(),
            }),
        },
        Column::Kind => Some(row.kind().to_string()),
        Column::Parties => Some(joined(row.parties())),
        Column::Count => Some(row.count().to_string()),
        Column::Setting => facets.setting.map(|f| f.to_string()),
        Column::Venue => facets.venue.map(|f| f.to_string()),
        Column::Soil => facets.soil.map(|f| f.to_string()),
        Column::Rank => facets.rank.map(|f| f.to_string()),
        Column::Forces => facets.forces.map(|f| f.to_string()),
        Column::Certainty => Some(facets.certainty.to_string()),
        Column::PhaseOf => row.phase_of().map(str::to_owned),
        Column::PartOf => row.part_of().map(str::to_owned),
        Column::RespondsTo => row.responds_to().map(str::to_owned),
        Column::Framework => row.framework().map(str::to_owned),
        Column::Series => row.series().map(str::to_owned),
        Column::Edition => row.edition().map(|n| n.to_string()),
        Column::Tags => Some(row.tags().collect::<Vec<_>>().join(";")),
        Column::Conflicts => Some(joined(row.conflicts())),
        Column::Demand => pressure(|p| p.demand.as_deref().unwrap_or("").to_owned()),
        Column::Condition => pressure(|p| p.condition.as_deref().unwrap_or("").to_owned()),
        Column::Stage => pressure(|p| text(p.stage)),
        Column::Outcome => pressure(|p| text(p.outcome)),
        Column::Signed => agreement(|a| text(a.signed.as_ref())),
        Column::InForce => agreement(|a| text(a.in_force.as_ref())),
        Column::Valid => agreement(|a| text(a.valid.as_ref())),
        Column::Quantities => Some(joined(row.quantities())),
        Column::Persons => Some(joined(row.persons())),
        Column::Title => row.title().map(str::to_owned),
        Column::Place => row.place().map(str::to_owned),
        Column::Source => row.source().map(str::to_owned),
    }
    .unwrap_or_default()
}

fn joined<T: Display>(parts: &[T]) -> String {
    parts.iter().map(T::to_string).collect::<Vec<_>>().join(";")
}

fn text<T: Display>(told: Option<T>) -> String {
    told.map_or_else(String::new, |value| value.to_string())
}
