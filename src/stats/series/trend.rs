//! The exact test for a rate that grows or shrinks by a constant factor a step.

use std::fmt;

use super::mann_kendall::TrendDirection;
use super::periods::Series;
use super::score::{LogSlope, ScoreLaw};
use super::sentence::growth;
use crate::stats::special::normal::normal_tails;
use crate::stats::{Confidence, Interval, p_text};

/// Whether a rate grows or shrinks steadily, and how fast: the answer of [`Series::conditional_trend`].
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct ConditionalTrend {
    /// The sum over all events of the time of their period, from the first period on.
    pub score: f64,
    /// The expected score if the rate is constant.
    pub expected: f64,
    /// The difference of the score from `expected`, in standard deviations.
    pub z: f64,
    /// The two-sided p of `z` by the normal distribution.
    pub p_normal: f64,
    /// The probability, at a constant rate, of a score at least as high; `None` where the exact distribution would take too long.
    pub p_rising: Option<f64>,
    /// The probability, at a constant rate, of a score at most as high; `None` where the exact distribution would take too long.
    pub p_falling: Option<f64>,
    /// The exact two-sided p: twice the smaller one-sided p, at most 1; `None` where the exact distribution would take too long.
    pub p_exact: Option<f64>,
    #[serde(skip)]
    law: ScoreLaw,
}

impl ConditionalTrend {
    /// The two-sided p to quote: the exact one, or the normal one where the exact distribution would take too long.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.p_exact.unwrap_or(self.p_normal)
    }

    /// The direction: rising or falling where p is at most `1 − level`, if events are independent; else undecided.
    ///
    /// # Examples
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::{Series, TrendDirection};
    ///
    /// let trend = Series::new(&[1, 2, 6, 4, 5, 9], &[1.0; 6])?.conditional_trend();
    /// assert_eq!(trend.direction(Confidence::P95), TrendDirection::Rising);
    /// assert_eq!(
    ///     trend.to_string(),
    ///     "the rate grows by a factor of 1.37 per unit of time (95 % 1.08–1.78), p = 0.0090, if events are independent",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn direction(&self, level: Confidence) -> TrendDirection {
        TrendDirection::of(self.p(), level, self.score > self.expected)
    }

    /// The interval of the slope as a factor per unit of time: 1.07 for seven per cent more each year. It has no lower end above 0
    /// where all events lie in the first period, and no upper end where all lie in the last.
    ///
    /// It belongs to [`p`](Self::p): p < 1 − level exactly when 1 is outside.
    ///
    /// # Examples
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::Series;
    ///
    /// // Nothing, nothing, and then two: it may have risen by any factor.
    /// let trend = Series::new(&[0, 0, 2], &[1.0; 3])?.conditional_trend();
    /// assert_eq!(trend.interval(Confidence::P95).hi(), None);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn interval(&self, level: Confidence) -> Interval {
        let slope = self.log_slope(level);
        Interval::of(
            slope.lo.map_or(0.0, f64::exp),
            slope.hi.map_or(f64::INFINITY, f64::exp),
        )
    }

    /// The slope of the logarithm of the rate, with limits that are exact where `p_exact` is there, else from the normal distribution of the
    /// score: [`interval`](Self::interval) is its exponential.
    #[must_use]
    pub fn log_slope(&self, level: Confidence) -> LogSlope {
        self.law.slope(level.alpha() / 2.0)
    }
}

/// What the slope is, with the interval at 95 %.
impl fmt::Display for ConditionalTrend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let slope = self.log_slope(Confidence::P95);
        growth(slope.estimate.map(f64::exp), f)?;
        if slope.lo.is_some() || slope.hi.is_some() {
            write!(f, " (95 % {:.2})", self.interval(Confidence::P95))?;
        }
        write!(f, ", p {}, if events are independent", p_text(self.p()))
    }
}

impl Series<'_> {
    /// Tests whether a rate grows or shrinks steadily over the periods, exactly and with their exposures.
    ///
    /// The exact answer for independent events: unlike [`MannKendall`](super::MannKendall) it knows that 6 of 12 months are not 3 of 6, and
    /// it says how fast.
    ///
    /// # Formula
    /// With times `sᵢ` and shares `wᵢ` of the exposure, `S = Σ sᵢ xᵢ`. Given the sum `N`, the law of `S` at slope `b` has the generating
    /// function `(Σ wᵢ e^{b sᵢ} z^{sᵢ})^N / (Σ wᵢ e^{b sᵢ})^N`. `p = 2 min(P(S ≥ s), P(S ≤ s))` at `b = 0`; the limits of the slope are
    /// the `b` with `P(S ≥ s) = α/2` and `P(S ≤ s) = α/2`. Normal: `z = (S − N s̄)/√(N var s)`, moments under the shares.
    ///
    /// # When it misleads
    /// It assumes independent events. Where they cluster it finds a trend where there is none, at 5 %: 17, 36 and 64 times in a hundred at a
    /// variance of 2, 5 and 20 times the mean (12 cells of mean 20, negative binomial, 2,000 series); ask
    /// [`ClusteredSeries::trend`](crate::stats::ClusteredSeries::trend). In streaks of months it is no better (47 and 56 with 24 cells, variance
    /// 5, and a correlation of 0.3 and 0.6 between the rates of neighbours): ask [`dependent_trend`](Self::dependent_trend). A rise and a fall
    /// cancel. With a jump at a known date ask [`change_at`](Self::change_at) instead.
    ///
    /// # Errors
    /// None beyond those of [`Series::new`]. Without events p is 1 and the slope unknown. Above about 10⁵ events in a dozen periods the exact
    /// law would take too long and its fields are `None`.
    ///
    /// # Examples
    /// Two then six, in growing steps: the rate grows by 8 to 78 per cent a year.
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::Series;
    ///
    /// let years = Series::new(&[1, 2, 6, 4, 5, 9], &[1.0; 6])?;
    /// let trend = years.conditional_trend();
    /// assert!((trend.p() - 0.0089716).abs() < 1e-7);
    /// assert_eq!(format!("{:.2}", trend.interval(Confidence::P95)), "1.08–1.78");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// D. R. Cox, P. A. W. Lewis (1966), "The Statistical Analysis of Series of Events", Methuen, ch. 3, doi 10.1007/978-94-011-7801-3.
    /// P. Armitage (1955), "Tests for linear trends in proportions and frequencies", Biometrics 11(3), 375–386, doi 10.2307/3001775.
    #[doc(alias = "poisson_trend")]
    #[must_use]
    pub fn conditional_trend(self) -> ConditionalTrend {
        let steps: Vec<f64> = self.steps().iter().map(|&s| s as f64).collect();
        let shares = self.shares();
        let total = self.total() as f64;
        let counts = self.counts().iter().map(|&x| x as f64);
        let score: f64 = counts.zip(&steps).map(|(x, s)| x * s).sum();
        let mean: f64 = shares.iter().zip(&steps).map(|(w, s)| w * s).sum();
        let variance: f64 = shares
            .iter()
            .zip(&steps)
            .map(|(w, s)| w * (s - mean) * (s - mean))
            .sum();
        let expected = total * mean;
        let z = if total > 0.0 && variance > 0.0 {
            // Sums of deviations, so that a score near its expectation keeps its digits.
            let counts = self.counts().iter().map(|&x| x as f64);
            let above: f64 = counts.zip(&steps).map(|(x, s)| x * (s - mean)).sum();
            above / (total * variance).sqrt()
        } else {
            0.0
        };
        let law = ScoreLaw::of(self);
        let (p_rising, p_falling) = law.tails(0.0).unzip();
        let smaller = p_rising.zip(p_falling).map(|(a, b)| a.min(b));
        ConditionalTrend {
            score,
            expected,
            z,
            p_normal: (2.0 * normal_tails(z.abs()).upper).min(1.0),
            p_rising,
            p_falling,
            p_exact: smaller.map(|p| (2.0 * p).min(1.0)),
            law,
        }
    }
}
