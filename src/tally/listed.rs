//! Tables of what a register of sanctions counts.

use super::key::TallyKey;
use super::table::TallyTable;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::rule::counting_rule::CountingRule;
use crate::sanction::{CountOf, ListingFilter, Register};
use crate::state::actor::Actor;
use crate::time::coverage::Coverage;
use crate::time::partition::Partition;

impl<K: TallyKey> TallyTable<K> {
    /// Counts what was added to the lists of a register, for comparison like any other count: the [flow](Register::flow) of a filter over
    /// periods, each unit once, in the period of its first listing.
    ///
    /// `coverage` is what the register's lists cover. A listing whose target tells no place by the filter's rule may be one that is asked
    /// for: here it is *possible*, where a flow leaves it out and says how many there are. The rule prints itself as the question; two
    /// questions are two rules, and their counts are not compared. [`Register::flow_ledger`] has the records behind the counts. A stock has no
    /// years that it is over, and is no tally.
    ///
    /// # Errors
    /// A package or regime of the filter that is not in the register; a filter that keeps listings within a period, since the table has
    /// periods of its own; a count that does not fit 64 bits.
    ///
    /// # Examples
    /// Of the listings that the crate ships by name: did the Union list more firms of China and Hong Kong over the war in the second two years
    /// than in the first two?
    /// ```
    /// use interstate::sanction::{CountOf, ListingFilter, PlaceRule, facts};
    /// use interstate::tally::Whole;
    /// use interstate::{Actor, Coverage, Partition, Period, State, TallyTable, frequency_ratio};
    ///
    /// let register = facts::register()?;
    /// let by_eu = ListingFilter::new().of_issuer(Actor::EU).against(State::RUS);
    /// let china = by_eu.in_places(&[State::CHN, State::HKG], PlaceRule::default());
    /// let (before, after) = (Period::years(2022..=2023)?, Period::years(2024..=2025)?);
    /// let (cells, coverage) = (Partition::disjoint(&[before, after])?, Coverage::full(Period::years(2022..=2025)?));
    /// let table = TallyTable::count_flow(&register, &china, CountOf::Targets, &cells, coverage)?;
    /// let ratio = frequency_ratio(&table.over(&Whole, before)?, &table.over(&Whole, after)?)?;
    /// assert_eq!(
    ///     ratio.to_string(),
    ///     "targets first listed by EU, against RUS, in CHN or HKG (place by any basis): 1 in 2 years → 10 in 2 years: \
    ///      ratio 10.00 (95 % 1.42–433.98), p = 0.012 [rule flow]",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn count_flow(
        register: &Register,
        which: &ListingFilter,
        of: CountOf,
        cells: &Partition,
        coverage: Coverage,
    ) -> Result<Self> {
        let asked = register.asked_rows(which, of)?;
        let ledger = Ledger::new(asked.rows, coverage)?;
        let table = Self::count(&ledger, &CountingRule::of_flow(which, of), cells)?;
        Ok(if asked.by_itself {
            table
        } else {
            table.with_ties()
        })
    }

    /// Counts an issuer's packages, each on the first day that it tells: a flow of acts and not of listings.
    ///
    /// `coverage` is what the register covers. [`Register::package_ledger`] has the records behind the counts.
    ///
    /// # Errors
    /// None below 2⁶⁴ packages.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::facts;
    /// use interstate::tally::Whole;
    /// use interstate::{Actor, Coverage, Partition, Period, TallyTable, frequency_ratio};
    ///
    /// let register = facts::register()?;
    /// let (before, after) = (Period::years(2022..=2023)?, Period::years(2024..=2025)?);
    /// let (cells, coverage) = (Partition::disjoint(&[before, after])?, Coverage::full(Period::years(2022..=2025)?));
    /// let packages = TallyTable::count_packages(&register, Actor::EU, &cells, coverage)?;
    /// let ratio = frequency_ratio(&packages.over(&Whole, before)?, &packages.over(&Whole, after)?)?;
    /// assert_eq!(
    ///     ratio.to_string(),
    ///     "packages by EU: 12 in 2 years → 7 in 2 years: ratio 0.58 (95 % 0.19–1.61), p = 0.36 [rule packages]",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn count_packages(
        register: &Register,
        issuer: impl Into<Actor>,
        cells: &Partition,
        coverage: Coverage,
    ) -> Result<Self> {
        let issuer = issuer.into();
        let ledger = register.package_ledger(issuer, coverage)?;
        Self::count(&ledger, &CountingRule::of_packages(issuer), cells)
    }
}
