//! A register as a ledger.

use crate::error::Result;
use crate::ledger::Ledger;
use crate::sanction::register::Register;
use crate::time::coverage::Coverage;

impl Register {
    /// The register as a ledger: each listing an interaction, and each end of one another.
    ///
    /// From here on sanctions are counted, compared and classed like everything else that states do to each other.
    ///
    /// # Errors
    /// An id of a listing that is the id of another with `/end`; an end as [`Listing::delisting`] refuses it.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::facts;
    /// use interstate::{Coverage, CountingRule, DirectedDyad, InteractionKind, Partition, Period, State, TallyTable, Actor};
    ///
    /// let ledger = facts::register()?.ledger(Coverage::full(Period::years(2022..=2025)?))?;
    /// let rule = CountingRule::new("listings", InteractionKind::SecondarySanction);
    /// let table = TallyTable::count(&ledger, &rule, &Partition::yearly(2022..=2025)?)?;
    /// let upon = DirectedDyad::new(State::USA, State::CHN)?;
    /// assert!(table.over(upon, Period::year(2024)?)?.count().lo() > 0);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn ledger(&self, coverage: Coverage) -> Result<Ledger> {
        let mut rows = Vec::with_capacity(self.rows.len());
        for listing in self.listings() {
            rows.push(listing.interaction()?);
            rows.extend(listing.delisting()?);
        }
        Ledger::new(rows, coverage)
    }
}
