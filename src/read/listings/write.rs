//! Listings out, in the form that they are read in.

use super::column::{ListingColumn, NEEDED};
use crate::error::{Error, Result, cause::Cause, files::Files};
use crate::read::lines::can_be_read;
use crate::sanction::{Listing, ListingOrigin, Register};
use std::collections::HashSet;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Writes the listings of a register, each with its target, to a file in the crate's own form.
///
/// # Errors
/// As [`write()`].
pub fn to_path(register: &Register, path: impl AsRef<Path>) -> Result<()> {
    let file = crate::read::create(path.as_ref())?;
    write(register, BufWriter::new(file))
}

/// Writes the listings of a register, each with its target, with the columns that some row fills: reading them again gives equal listings, and
/// equal targets in the order of their first listings. Regimes and packages stand in no row.
///
/// # Errors
/// A target that stands in no listing, or has no name; another name of it with a semicolon, or with a blank at an edge; an id with a blank at
/// an edge; a destination that takes no more; a row too long to be read again, of more than 2²⁰ bytes, each cell in quotes.
///
/// # Examples
/// ```
/// use interstate::read::listings::{self, ListingsOptions};
/// use interstate::sanction::{Register, facts};
///
/// let register = facts::register()?;
/// let mut file = Vec::new();
/// listings::write(&register, &mut file)?;
/// let again = ListingsOptions::new().read(file.as_slice())?.strict()?;
/// assert_eq!(again.designations, register.clone().into_parts().designations);
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn write(register: &Register, mut to: impl Write) -> Result<()> {
    write_to(register, &mut to)
}

fn write_to(register: &Register, to: &mut dyn Write) -> Result<()> {
    let not_written = |error: &csv::Error| Files::Unwritable {
        why: Cause::of_csv(error),
    };
    can_be_rows(register)?;
    let always = NEEDED
        .iter()
        .chain(&[ListingColumn::Name, ListingColumn::Schema]);
    let mut told: HashSet<ListingColumn> = always.copied().collect();
    for &column in ListingColumn::ALL {
        if !told.contains(&column) && register.listings().any(|l| !cell(l, column).is_empty()) {
            told.insert(column);
        }
    }
    let columns = || {
        ListingColumn::ALL
            .iter()
            .filter(|column| told.contains(column))
    };
    let mut csv = csv::WriterBuilder::new().from_writer(to);
    csv.write_record(columns().map(<&str>::from))
        .map_err(|e| not_written(&e))?;
    for listing in register.listings() {
        let mut bytes = 0;
        for &column in columns() {
            let cell = cell(listing, column);
            // A quote within quotes is two, and a comma or the end of the line comes after.
            bytes += cell.len() + cell.matches('"').count() + 3;
            csv.write_field(cell).map_err(|e| not_written(&e))?;
        }
        can_be_read("designation", listing.designation().id(), bytes as u64)?;
        csv.write_record(None::<&[u8]>)
            .map_err(|e| not_written(&e))?;
    }
    csv.flush().map_err(|e| {
        let why = Cause::of(&e);
        Error::from(Files::Unwritable { why })
    })
}

/// That every target stands in some row, with a name, and every id is read as it is written.
fn can_be_rows(register: &Register) -> Result<()> {
    for row in register.listings().map(Listing::designation) {
        let ids = [row.id(), row.target_id(), row.regime_id()];
        let edged = ids.into_iter().chain(row.package_id());
        if let Some(id) = edged.into_iter().find(|id| id.trim() != *id) {
            return Err(Files::BlankAtEdge { id: id.into() }.into());
        }
    }
    let listed: HashSet<&str> = register.listings().map(|l| l.target().id()).collect();
    for target in register.targets() {
        let id = || target.id().into();
        if !listed.contains(target.id()) {
            return Err(Files::UnlistedTarget { id: id() }.into());
        }
        if target.name().trim().is_empty() {
            return Err(Files::NoTargetName { id: id() }.into());
        }
        let broken = |name: &str| name.contains(';') || name.trim() != name;
        if let Some(name) = target.aliases().find(|name| broken(name)) {
            let (id, name) = (id(), name.into());
            return Err(Files::BrokenAlias { id, name }.into());
        }
    }
    Ok(())
}

fn cell(listing: Listing<'_>, column: ListingColumn) -> String {
    let (row, target) = (listing.designation(), listing.target());
    let told = |text: Option<&str>| text.map_or_else(String::new, str::to_owned);
    match column {
        ListingColumn::Id => row.id().to_owned(),
        ListingColumn::Entity => row.target_id().to_owned(),
        ListingColumn::Program => row.regime_id().to_owned(),
        ListingColumn::Provisions => joined(row.measures().iter()),
        ListingColumn::ListingDate => row.listing_date().to_string(),
        ListingColumn::StartDate if row.start_date() == row.listing_date() => String::new(),
        ListingColumn::StartDate => row.start_date().to_string(),
        ListingColumn::EndDate => row.end().to_string(),
        ListingColumn::Package => told(row.package_id()),
        ListingColumn::Act => row.act().map_or_else(String::new, ToString::to_string),
        ListingColumn::Amended => joined(row.amendments()),
        ListingColumn::Reasons => joined(row.reasons().iter()),
        ListingColumn::List => told(row.list()),
        ListingColumn::ExposesThirdParties if row.is_exposing_third_parties() => "yes".to_owned(),
        ListingColumn::ExposesThirdParties => String::new(),
        ListingColumn::Origin if *row.origin() == ListingOrigin::Autonomous => String::new(),
        ListingColumn::Origin => row.origin().to_string(),
        ListingColumn::Suspended => joined(row.suspensions()),
        ListingColumn::Source => row.source().map_or_else(String::new, ToString::to_string),
        ListingColumn::Name => target.name().to_owned(),
        ListingColumn::Schema => target.kind().to_string(),
        ListingColumn::Places => joined(target.places()),
        ListingColumn::Aliases => joined(target.aliases()),
        ListingColumn::Identifiers => joined(target.identifiers()),
    }
}

fn joined<T: ToString>(parts: impl IntoIterator<Item = T>) -> String {
    let parts: Vec<String> = parts.into_iter().map(|part| part.to_string()).collect();
    parts.join(";")
}
