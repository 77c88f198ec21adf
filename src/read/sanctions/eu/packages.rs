//! Listings of the Union as parts of its packages.

use crate::error::Result;
use crate::read::sanctions::builder::Builder;
use crate::sanction::{Designation, Issuer, Package, facts};
use crate::time::partial_date::PartialDate;

/// Puts listings into the packages that the crate ships.
///
/// The file names acts, and no packages; and of an entry that was amended it names the amending act. So a listing is of a package where its act is
/// one of the package's, verified, and it was listed on the day that the package was adopted.
pub(super) fn add(into: &mut Builder) -> Result<()> {
    if into.is_empty() {
        return Ok(());
    }
    let register = facts::register()?;
    let packages = register.packages().iter();
    let of_union: Vec<&Package> = packages
        .filter(|package| package.issuer() == Issuer::EU)
        .collect();
    into.in_packages(|listing| {
        of_union
            .iter()
            .find(|package| is_of(listing, package))
            .copied()
    });
    Ok(())
}

fn is_of(listing: &Designation, package: &Package) -> bool {
    let of_act = listing.act().is_some_and(|act| {
        let mut acts = package.acts().iter();
        acts.any(|of_package| of_package.is_verified() && of_package.id() == act.id())
    });
    let adopted = package.adopted().and_then(PartialDate::exact_day);
    of_act && adopted.is_some() && adopted == listing.listing_date().exact_day()
}
