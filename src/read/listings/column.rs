//! The columns of a file of listings.

use crate::error::text;

text::word! {
    "column";
    /// A column of the crate's own form for listings; the table of the [module](crate::read::listings) says what stands in each.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::listings::ListingColumn;
    ///
    /// assert_eq!("listing_date".parse::<ListingColumn>()?, ListingColumn::ListingDate);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum ListingColumn {
        /// The id of the listing, unique in the file.
        Id,
        /// The target: who or what is listed, by its id.
        Entity,
        /// The regime, by its id.
        Program,
        /// The measures: what the listing forbids.
        Provisions,
        /// The day of listing, as printed in the list.
        ListingDate,
        /// The day from which it applies.
        StartDate,
        /// The end of the listing, if it ended.
        EndDate,
        /// The package, by its id.
        Package,
        /// The legal act that made the listing.
        Act,
        /// The days of its amendments.
        Amended,
        /// The issuer's reasons.
        Reasons,
        /// The list that it stands on.
        List,
        /// Whether who deals with the target may be listed too.
        ExposesThirdParties,
        /// Whether it is the issuer's own or follows another.
        Origin,
        /// The days for which it is suspended.
        Suspended,
        /// The source of the row.
        Source,
        /// The name of the target.
        Name,
        /// The kind of target: a person, an entity, a ship or another.
        Schema,
        /// Where the target is at home, and by which bases.
        Places,
        /// Other names of the target.
        Aliases,
        /// The numbers by which the target is known.
        Identifiers,
    }
}

/// What every file must tell.
pub(super) const NEEDED: [ListingColumn; 5] = [
    ListingColumn::Id,
    ListingColumn::Entity,
    ListingColumn::Program,
    ListingColumn::Provisions,
    ListingColumn::ListingDate,
];
