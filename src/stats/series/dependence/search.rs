//! The date of a change in cells that depend on each other.

use super::DependentSeries;
use crate::error::Result;
use crate::stats::series::clustered::rate_change::RateChange;
use crate::stats::series::periods::Series;
use crate::stats::simulation::WatchedSimulation;

/// The fewest periods among which a date is searched.
const FEWEST: usize = 8;

impl Series<'_> {
    /// Finds the date that splits the series best, and tests it against the best split of chance alone, in cells that may cluster and depend
    /// on each other.
    ///
    /// A date that was named beforehand is tested by [`DependentSeries::changed_at`]`(…)?.change(…)`.
    ///
    /// # Formula
    /// With `S_τ` the events of the first `τ` periods, `u_τ` their exposure and `N`, `u` those of all: `G = max over τ of
    /// (S_τ − N u_τ/u)² / (V_τ + V'_τ)`, where `V_τ = Σ_{t ≤ τ} (S_t − S_τ u_t/u_τ)²` is how far the running count strays within the
    /// periods before the date, and `V'_τ` the same backwards within those after it; two periods or more on each side. Streaks make both
    /// large. Against draws from one steady rate with the dispersion and the dependence that the cells show around it, as at
    /// [`DependentSeries`]. The dates told are those of [`search_change`](Self::search_change).
    ///
    /// # When it misleads
    /// A change looks like a streak, so that the dependence is overestimated where there is one, and the test sees less than one for a date
    /// that was named. At 5 %, mean 20 and a variance of five times the mean (500 series of 24 periods with 499 draws
    /// each, 300 of others with 199), in a hundred:
    ///
    /// | periods | correlation of the rates of neighbours 0, 0.3, 0.6, 0.9 | a doubling in the middle is seen, 0, 0.3, 0.6 |
    /// |---|---|---|
    /// | 12 | 1.7, 2.0, 3.0, 7.3 | |
    /// | 24 | 2.2, 3.6, 2.2, 8.8 | 33, 16, 11 |
    /// | 48 | 2.7, 3.7, 6.0, 5.3 | |
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
    /// X. Shao, X. Zhang (2010), "Testing for change points in time series", Journal of the American Statistical Association 105(491),
    /// 1228–1240, doi 10.1198/jasa.2010.tm10103 (the statistic); and as [`DependentSeries`].
    pub fn dependent_search<'s>(
        self,
        simulation: impl Into<WatchedSimulation<'s>>,
    ) -> Result<RateChange> {
        super::enough("periods for a change among neighbours", self.len(), FEWEST)?;
        let shares = self.shares();
        let draws = DependentSeries::new(self)?;
        let (p, method) = draws.p_of(simulation, |counts| farthest(counts, &shares))?;
        Ok(RateChange::searched(self, p, method))
    }
}

/// The largest distance of the running count from its line, over how far it strays within the two sides of the date.
fn farthest(counts: &[u64], shares: &[f64]) -> f64 {
    let total: f64 = counts.iter().map(|&x| x as f64).sum();
    let forth = strays(counts.iter().zip(shares));
    let mut back = strays(counts.iter().zip(shares).rev());
    back.reverse();
    let whole: f64 = shares.iter().sum();
    // The stretch that begins after the first `τ` periods stands at place `τ` of those read backwards.
    let dates = forth.iter().zip(back.iter().skip(1)).skip(1);
    let dates = dates.take(counts.len().saturating_sub(3));
    dates.fold(0.0, |most, (before, after)| {
        let above = before.events - total * before.exposure / whole;
        let within = before.strayed + after.strayed;
        if within > 0.0 {
            most.max(above * above / within)
        } else {
            most
        }
    })
}

/// A stretch of periods from one end: its events, its exposure, and the squares by which the running count strays from its own line.
struct Stretch {
    events: f64,
    exposure: f64,
    strayed: f64,
}

fn strays<'a>(cells: impl Iterator<Item = (&'a u64, &'a f64)>) -> Vec<Stretch> {
    let (mut events, mut exposure) = (0.0, 0.0);
    let (mut squares, mut products, mut exposures) = (0.0, 0.0, 0.0);
    cells
        .map(|(&x, w)| {
            events += x as f64;
            exposure += w;
            squares += events * events;
            products += events * exposure;
            exposures += exposure * exposure;
            let slope = events / exposure;
            // The square of a difference, multiplied out: what rounding leaves of nothing is nothing.
            let strayed: f64 = squares - slope * (2.0 * products - slope * exposures);
            Stretch {
                events,
                exposure,
                strayed: if strayed > 1e-12 * squares {
                    strayed
                } else {
                    0.0
                },
            }
        })
        .collect()
}
