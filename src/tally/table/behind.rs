//! Why a count is what it is.

use super::{Doubt, TallyTable};
use crate::count::Count;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::rule::Occurrence;
use crate::tally::TallyKey;
use crate::tally::cell_set::Places;
use crate::time::period::Period;
use crate::time::runs::Runs;
use crate::time::truth::Truth;

impl<K: TallyKey> TallyTable<K> {
    /// The occurrences of a ledger behind one line and period of a table: why the count is what it is.
    ///
    /// # Errors
    /// A period whose edges are no edges of cells; a rule that its source does not state.
    ///
    /// # Examples
    /// ```
    /// use interstate::tally::Whole;
    /// use interstate::{CountingRule, InteractionKind, Partition, Period, TallyTable, read};
    ///
    /// let ledger = read::ledger::from_path("data/china_russia.csv")?;
    /// let rule = CountingRule::new("coast guard patrols", InteractionKind::CoastGuardPatrol);
    /// let table = TallyTable::count(&ledger, &rule, &Partition::yearly(2019..=2024)?)?;
    /// let behind = table.occurrences_behind(&ledger, &Whole, Period::year(2024)?)?;
    /// assert_eq!(behind[0].0.rows().map(|row| row.id()).collect::<Vec<_>>(), ["pa-2024-09-cg"]);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn occurrences_behind<'a>(
        &'a self,
        ledger: &'a Ledger,
        key: &K,
        period: Period,
    ) -> Result<Vec<(Occurrence<'a>, Truth)>> {
        self.occurrences_behind_any(ledger, key, &[period])
    }

    /// The occurrences that count in one of several periods at least, which may share days: surely, if they do in every world.
    pub(crate) fn occurrences_behind_any<'a>(
        &'a self,
        ledger: &'a Ledger,
        key: &K,
        periods: &[Period],
    ) -> Result<Vec<(Occurrence<'a>, Truth)>> {
        let places = periods.iter().map(|period| self.places(*period));
        let places = places.collect::<Result<Vec<Places>>>()?;
        let asked = self.asked(std::slice::from_ref(&places));
        let runs = Runs::new(places.iter().map(|&(first, last)| (first, last, ())));
        let mut found = Vec::new();
        self.rule.each_occurrence(ledger, |occurrence| {
            let doubt = Doubt::of(&occurrence, &self.line);
            let (first, last) = doubt.hull();
            if !runs.any(last, first) {
                return Ok(());
            }
            let reach = doubt.reach(Some(key), &asked)?;
            let count = reach
                .hull()
                .into_iter()
                .try_fold(Count::ZERO, Count::checked_add)?;
            let counts = Truth::of_cases(count.lo() > 0, count.hi() != Some(0));
            if counts != Truth::No {
                found.push((occurrence, counts));
            }
            Ok(())
        })?;
        Ok(found)
    }
}
