//! The date of a change in cells that hang together.

use super::DependentSeries;
use crate::error::Result;
use crate::stats::series::clustered::rate_change::RateChange;
use crate::stats::series::clustered::statistic::best_split_over_the_rest;
use crate::stats::series::periods::Series;
use crate::stats::simulation::WatchedSimulation;

/// The fewest periods among which a date is searched.
const FEWEST: usize = 8;

impl Series<'_> {
    /// Finds the date that splits the series best, and tests it against the best split that streaks alone would give, in cells that may come
    /// in clusters and hang together.
    ///
    /// A date that was named beforehand is asked about by [`DependentSeries::changed_at`]`(…)?.change(…)`.
    ///
    /// # Formula
    /// `M = max over τ of LR(τ)`, the statistic of [`search_change`](Self::search_change), over the dispersion that is left within the two
    /// sides (at least 1); against draws from one steady rate with the dispersion and the dependence that the cells show around it, as at
    /// [`DependentSeries`].
    ///
    /// # When it misleads
    /// A change looks like a streak, so that the dependence is overestimated where there is one, and the test sees less: DEPSIZES
    ///
    /// # Errors
    /// Fewer than eight periods; no event; draws times periods above 200 million; a simulation that was stopped.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::{Series, Simulation};
    ///
    /// let counts = [9, 7, 8, 2, 1, 1, 2, 3, 2, 8, 9, 11, 10, 9, 2, 1, 3, 2, 1, 9, 12, 8, 9, 7];
    /// let months = Series::new(&counts, &[1.0; 24])?;
    /// // Streaks of quiet and busy months: for independent events the rate has changed, with p = 0.03.
    /// assert!(months.search_change()?.p() < 0.04);
    /// let change = months.dependent_search(Simulation::new(1, 999)?)?;
    /// assert!(change.p() > 0.3, "{change}");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// As [`DependentSeries`].
    pub fn dependent_search<'s>(
        self,
        simulation: impl Into<WatchedSimulation<'s>>,
    ) -> Result<RateChange> {
        super::enough("periods for a change among neighbours", self.len(), FEWEST)?;
        let shares = self.shares();
        let mut numbers = vec![0.0; self.len()];
        let (p, method) = DependentSeries::new(self)?.p_of(simulation, |counts| {
            for (number, &x) in numbers.iter_mut().zip(counts) {
                *number = x as f64;
            }
            best_split_over_the_rest(&numbers, &shares)
        })?;
        Ok(RateChange::searched(self, p, method))
    }
}
