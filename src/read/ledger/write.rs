//! A ledger out, in the form that it is read in.

use super::columns::LedgerColumn;
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
    write_to(ledger, &mut to)
}

fn write_to(ledger: &Ledger, to: &mut dyn Write) -> Result<()> {
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
    let always = [
        LedgerColumn::Id,
        LedgerColumn::Start,
        LedgerColumn::Kind,
        LedgerColumn::Parties,
    ];
    let columns: Vec<LedgerColumn> = LedgerColumn::ALL
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
        can_be_read("interaction", row.id(), bytes as u64)?;
        csv.write_record(None::<&[u8]>)
            .map_err(|e| not_written(&e))?;
    }
    csv.flush().map_err(|e| full(&e))?;
    Ok(())
}

/// Whether the row says more in this column than a file without it would.
fn is_told(row: &Interaction, column: LedgerColumn) -> bool {
    match column {
        LedgerColumn::Count => row.count().exactly() != Some(1),
        LedgerColumn::Certainty => {
            row.facets().certainty != crate::kind::facet::Certainty::default()
        }
        _ => !cell(row, column).is_empty(),
    }
}

fn cell(row: &Interaction, column: LedgerColumn) -> String {
    let facets = row.facets();
    let pressure = |of: fn(&crate::interaction::PressureTerms) -> String| row.pressure().map(of);
    let agreement = |of: fn(&crate::interaction::AgreementDays) -> String| row.agreement().map(of);
    match column {
        LedgerColumn::Id => Some(row.id().to_owned()),
        LedgerColumn::Start => Some(row.when().start().to_string()),
        LedgerColumn::End => match row.when() {
            When::On(_) => None,
            When::Lasting { end, .. } => Some(match end {
                Finish::At(date) => date.to_string(),
                Finish::Ongoing { seen_until } => format!("{seen_until}.."),
                Finish::Unknown => "?".into(),
            }),
        },
        LedgerColumn::Kind => Some(row.kind().to_string()),
        LedgerColumn::Parties => Some(joined(row.parties())),
        LedgerColumn::Count => Some(row.count().to_string()),
        LedgerColumn::Setting => facets.setting.map(|f| f.to_string()),
        LedgerColumn::Venue => facets.venue.map(|f| f.to_string()),
        LedgerColumn::Soil => facets.soil.map(|f| f.to_string()),
        LedgerColumn::Rank => facets.rank.map(|f| f.to_string()),
        LedgerColumn::Forces => facets.forces.map(|f| f.to_string()),
        LedgerColumn::Certainty => Some(facets.certainty.to_string()),
        LedgerColumn::PhaseOf => row.phase_of().map(str::to_owned),
        LedgerColumn::PartOf => row.part_of().map(str::to_owned),
        LedgerColumn::RespondsTo => row.responds_to().map(str::to_owned),
        LedgerColumn::Framework => row.framework().map(str::to_owned),
        LedgerColumn::Series => row.series().map(str::to_owned),
        LedgerColumn::Edition => row.edition().map(|n| n.to_string()),
        LedgerColumn::Tags => Some(row.tags().collect::<Vec<_>>().join(";")),
        LedgerColumn::Conflicts => Some(joined(row.conflicts())),
        LedgerColumn::Demand => pressure(|p| p.demand.as_deref().unwrap_or("").to_owned()),
        LedgerColumn::Condition => pressure(|p| p.condition.as_deref().unwrap_or("").to_owned()),
        LedgerColumn::Stage => pressure(|p| text(p.stage)),
        LedgerColumn::Outcome => pressure(|p| text(p.outcome)),
        LedgerColumn::Signed => agreement(|a| text(a.signed.as_ref())),
        LedgerColumn::InForce => agreement(|a| text(a.in_force.as_ref())),
        LedgerColumn::Valid => agreement(|a| text(a.valid.as_ref())),
        LedgerColumn::Quantities => Some(joined(row.quantities())),
        LedgerColumn::Persons => Some(joined(row.persons())),
        LedgerColumn::Title => row.title().map(str::to_owned),
        LedgerColumn::Place => row.place().map(str::to_owned),
        LedgerColumn::Source => row.source().map(str::to_owned),
    }
    .unwrap_or_default()
}

fn joined<T: Display>(parts: &[T]) -> String {
    parts.iter().map(T::to_string).collect::<Vec<_>>().join(";")
}

fn text<T: Display>(told: Option<T>) -> String {
    told.map_or_else(String::new, |value| value.to_string())
}
