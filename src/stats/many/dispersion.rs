//! How much counts vary within periods.

use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::series::Series;
use crate::stats::special::beta::beta_tails;
use crate::stats::special::gamma::chi_squared_tails;

/// Whether events come independently, in clusters, or on a schedule: the variance of counts within periods, relative to that of independent
/// events.
///
/// Poisson methods say "if events are independent". One summit counted as five meetings makes their intervals too narrow: at a variance
/// of twice the mean (negative binomial, equal periods), the central exact test at 5 % is wrong in 6.7 of a hundred cases where 3 events a
/// period are expected, in 10.4 at 6, 11.6 at 9, 13.7 at 25, 14.4 at 50 and 15.8 at 400. Counts of parts of each period (months, weeks) tell; totals
/// alone cannot. What it does to a ratio is [`DispersedRatio`](crate::stats::DispersedRatio)'s.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Dispersion {
    /// `φ̂`, the variance over the mean: above 1 events cluster, below 1 they keep to a schedule.
    pub phi: f64,
    /// `X²` of the parts within their periods.
    pub chi_square: f64,
    /// The number of parts less the number of periods, without the periods that have no event.
    pub degrees_of_freedom: usize,
    /// The probability that independent events vary at least as much.
    pub p_clustered: f64,
    /// The probability that independent events vary at most as much.
    pub p_scheduled: f64,
}

impl Dispersion {
    /// Measures and tests how much counts vary within periods: one series of parts for each period.
    ///
    /// # Formula
    /// `X² = Σ over periods Σ over parts (x − m)²/m` with `m` the period's total times the part's share of its exposure;
    /// `φ̂ = X²/df`, `df = Σ (parts − 1)`; under independence `X²` is about χ² with `df` degrees of freedom.
    ///
    /// # When it misleads
    /// Parts across a change of rate mix the change with clustering: give each period its own series. Seasons look like clusters. With fewer than
    /// about one event a part the χ² law is rough.
    ///
    /// # Errors
    /// No period with an event: nothing varies.
    ///
    /// # Examples
    /// Nine exercises in three years: once one in each quarter but three, once all in one quarter.
    /// ```
    /// use interstate::stats::{Dispersion, Series};
    ///
    /// let quarters = [0.25; 12];
    /// let steady = Dispersion::new(&[Series::new(&[1, 1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1], &quarters)?])?;
    /// let burst = Dispersion::new(&[Series::new(&[0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0], &quarters)?])?;
    /// assert!(steady.phi < 0.3 && steady.p_scheduled < 0.01);
    /// assert!((burst.phi - 9.0).abs() < 1e-12 && burst.p_clustered < 1e-10);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// R. A. Fisher (1950), "The significance of deviations from expectation in a Poisson series", Biometrics 6(1), 17–24,
    /// doi 10.2307/3001420.
    #[doc(alias = "overdispersion")]
    #[doc(alias = "fano")]
    pub fn new(periods: &[Series<'_>]) -> Result<Self> {
        let (mut chi_square, mut degrees_of_freedom) = (0.0, 0);
        for period in periods.iter().filter(|p| p.total() > 0) {
            degrees_of_freedom += period.len() - 1;
            chi_square += within(*period);
        }
        if degrees_of_freedom == 0 {
            return Err(Numbers::TooShort {
                what: "periods with an event and with parts",
                found: 0,
                needed: 1,
            }
            .into());
        }
        let tails = chi_squared_tails(degrees_of_freedom as f64, chi_square);
        Ok(Self {
            phi: chi_square / degrees_of_freedom as f64,
            chi_square,
            degrees_of_freedom,
            p_clustered: tails.upper,
            p_scheduled: tails.lower,
        })
    }

    /// The two-sided p for equal dispersion of both: whether a method with one dispersion for both periods suits them.
    ///
    /// # Formula
    /// `φ̂₁/φ̂₂` against Fisher's law with both degrees of freedom, twice the smaller tail.
    ///
    /// # When it misleads
    /// A rough law: it is that of normal numbers, and counts that cluster have heavier tails. With two or three parts a period it finds
    /// tenfold differences only. Where neither varies p is 1.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::{Dispersion, Series};
    ///
    /// let steady = Dispersion::new(&[Series::new(&[4, 5, 6, 5, 4, 6], &[1.0; 6])?])?;
    /// let bursts = Dispersion::new(&[Series::new(&[0, 14, 0, 1, 15, 0], &[1.0; 6])?])?;
    /// assert!(steady.p_unlike(bursts) < 0.001);
    /// assert_eq!(format!("{:.3}", steady.p_unlike(steady)), "1.000");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// G. W. Snedecor (1934), "Calculation and interpretation of analysis of variance and covariance", Collegiate Press, Ames.
    #[must_use]
    pub fn p_unlike(self, other: Self) -> f64 {
        let whole = self.chi_square + other.chi_square;
        if whole <= 0.0 {
            return 1.0;
        }
        let tails = beta_tails(
            0.5 * self.degrees_of_freedom as f64,
            0.5 * other.degrees_of_freedom as f64,
            self.chi_square / whole,
        );
        (2.0 * tails.lower.min(tails.upper)).min(1.0)
    }
}

/// `X²` of the parts of one period that has events.
fn within(period: Series<'_>) -> f64 {
    let total = period.total() as f64;
    let counts = period.counts().iter();
    counts
        .zip(period.shares())
        .map(|(&x, w)| (x as f64, total * w))
        .filter(|(_, m)| *m > 0.0)
        .map(|(x, m)| (x - m) * ((x - m) / m))
        .sum()
}
