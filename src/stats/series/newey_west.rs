//! Newey and West's standard errors for a regression whose residuals depend on each other.

use super::periods::Series;
use super::regression::{PoissonFit, RateEffect};
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::special::cholesky::Factor;

/// A log-linear model of counts with standard errors that allow for clusters and for residuals that are correlated over a few periods: the
/// answer of [`Series::newey_west`].
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct NeweyWest {
    fit: PoissonFit,
    lag: usize,
    /// What each period adds to each coefficient.
    #[serde(skip)]
    influences: Vec<Vec<f64>>,
}

impl NeweyWest {
    /// The fitted model; its own standard errors are those of independent events.
    #[must_use]
    pub fn fit(&self) -> &PoissonFit {
        &self.fit
    }

    /// The number of periods over which residuals may be correlated.
    #[must_use]
    pub fn lag(&self) -> usize {
        self.lag
    }

    /// The same model with another lag; 0 allows for clusters alone.
    ///
    /// # Errors
    /// A lag that is not below the number of periods.
    pub fn with_lag(self, lag: usize) -> Result<Self> {
        if lag >= self.influences.len() {
            return Err(Numbers::Above {
                what: "lag",
                found: lag as u64,
                most: self.influences.len() as u64 - 1,
            }
            .into());
        }
        Ok(Self { lag, ..self })
    }

    /// The effect of a column on the rate, with Newey and West's standard error; the intercept is number 0. `None` for a number that does not
    /// exist, or where rounding leaves no variance.
    #[must_use]
    pub fn effect(&self, term: usize) -> Option<RateEffect> {
        let effect = self.fit.effect(term)?;
        let of_term: Vec<f64> = self
            .influences
            .iter()
            .map(|line| line.get(term).copied())
            .collect::<Option<_>>()?;
        let product = |lag: usize| -> f64 {
            let later = of_term.iter().skip(lag);
            of_term.iter().zip(later).map(|(a, b)| a * b).sum()
        };
        let weighed = (1..=self.lag).map(|lag| {
            let weight = 1.0 - lag as f64 / (self.lag as f64 + 1.0);
            2.0 * weight * product(lag)
        });
        let variance = product(0) + weighed.sum::<f64>();
        (variance > 0.0).then(|| effect.with_error(variance.sqrt()))
    }
}

impl Series<'_> {
    /// Fits a log-linear Poisson model with Newey and West's standard errors, as papers print them.
    ///
    /// # Formula
    /// The coefficients are those of [`poisson_regression`](Self::poisson_regression). With `uᵢ` the inverse information times
    /// `cᵢ (xᵢ − mᵢ)`, the covariance is `Γ₀ + Σ_k (1 − k/(L+1)) (Γ_k + Γ_kᵀ)` with `Γ_k = Σ uᵢ uᵢ₊ₖᵀ` and the lag `L = ⌊4 (n/100)^(2/9)⌋`
    /// of `n` periods, or another by [`NeweyWest::with_lag`]. Neither prewhitened nor adjusted for small samples.
    ///
    /// # When it misleads
    /// Not recommended with fewer than 50 periods. False alarms at 5 %, in percent, in the situations of
    /// [`dependent_trend`](Self::dependent_trend), 3,000 series each:
    ///
    /// | what is tested | ρ 0 | 0.3 | 0.6 | 0.9 | AR(2) | pairs |
    /// |---|---|---|---|---|---|---|
    /// | a trend over 24 months | 14 | 18 | 30 | 50 | 30 | 20 |
    /// | a change of slope, 24 and 24 | 15 | 20 | 30 | 51 | 34 | 19 |
    /// | a change of level, 24 and 24 | 16 | 19 | 27 | 37 | 26 | 20 |
    ///
    /// [`dependent_trend`](Self::dependent_trend) and [`dependent_interruption`](Self::dependent_interruption) keep their level there.
    ///
    /// # Errors
    /// Those of [`poisson_regression`](Self::poisson_regression).
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::Series;
    ///
    /// let counts = [9, 7, 8, 2, 1, 1, 2, 3, 2, 8, 9, 11, 10, 9, 2, 1, 3, 2, 4, 9, 12, 13, 12, 14];
    /// let months: Vec<f64> = (0..24).map(f64::from).collect();
    /// let fit = Series::new(&counts, &[1.0; 24])?.newey_west(&[&months])?;
    /// let growth = fit.effect(1).unwrap();
    /// assert!(growth.standard_error > 2.0 * fit.fit().effect(1).unwrap().standard_error);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// W. K. Newey, K. D. West (1987), "A simple, positive semi-definite, heteroskedasticity and autocorrelation consistent covariance
    /// matrix", Econometrica 55(3), 703–708, doi 10.2307/1913610. A. Zeileis (2004), "Econometric computing with HC and HAC covariance
    /// matrix estimators", Journal of Statistical Software 11(10), doi 10.18637/jss.v011.i10.
    #[doc(alias = "hac")]
    #[doc(alias = "sandwich")]
    pub fn newey_west(self, columns: &[&[f64]]) -> Result<NeweyWest> {
        let fit = self.poisson_regression(columns)?;
        // Columns to at most 1, so that no unit makes a square vanish.
        let largest = columns.iter().map(|column| {
            let most = column.iter().fold(0.0_f64, |a, x| a.max(x.abs()));
            if most > 0.0 { most } else { 1.0 }
        });
        let units: Vec<f64> = std::iter::once(1.0).chain(largest).collect();
        let rows: Vec<Vec<f64>> = (0..self.len())
            .map(|at| {
                let numbers = columns.iter().filter_map(|c| c.get(at).copied());
                let row = std::iter::once(1.0).chain(numbers);
                row.zip(&units).map(|(x, unit)| x / unit).collect()
            })
            .collect();
        let mut information = vec![vec![0.0; units.len()]; units.len()];
        for (row, mean) in rows.iter().zip(&fit.fitted) {
            for (sums, c) in information.iter_mut().zip(row) {
                for (sum, d) in sums.iter_mut().zip(row) {
                    *sum += mean * c * d;
                }
            }
        }
        let factor = Factor::of(&information).ok_or(Numbers::Refused {
            what: "Poisson regression",
            why: "no finite estimate fits these counts best",
        })?;
        let cells = rows.iter().zip(self.counts()).zip(&fit.fitted);
        let influences = cells
            .map(|((row, &x), mean)| {
                let above = x as f64 - mean;
                let score: Vec<f64> = row.iter().map(|c| c * above).collect();
                let moved = factor.solve(&score).into_iter();
                moved.zip(&units).map(|(u, unit)| u / unit).collect()
            })
            .collect();
        Ok(NeweyWest {
            lag: usual_lag(self.len()),
            fit,
            influences,
        })
    }
}

/// `⌊4 (n/100)^(2/9)⌋`, but below the number of periods.
fn usual_lag(periods: usize) -> usize {
    let most = 4.0 * (periods as f64 / 100.0).powf(2.0 / 9.0);
    let below = (1..periods).take_while(|&lag| lag as f64 <= most);
    below.count()
}
