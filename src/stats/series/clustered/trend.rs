//! The trend of counts that cluster.

use std::fmt;

use super::MOST_APART;
use super::exchange::{Exchange, Orders, TIE};
use super::statistic::score;
use crate::error::Result;
use crate::stats::series::mann_kendall::TrendDirection;
use crate::stats::series::periods::Series;
use crate::stats::series::root::crossing;
use crate::stats::series::sentence::growth;
use crate::stats::simulation::{PMethod, Simulation, WatchedSimulation};
use crate::stats::{ClusteredSeries, Confidence, Interval};

/// A slope that changes the rate more than e^200-fold over the whole span is no limit.
const STEEPEST: f64 = 200.0;

/// Whether a rate grows or shrinks steadily where events cluster, and how fast: the answer of [`ClusteredSeries::trend`].
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct ClusteredTrend<'a> {
    #[serde(skip)]
    series: Series<'a>,
    slope: Option<f64>,
    p_rising: f64,
    p_falling: f64,
    method: PMethod,
    #[serde(skip)]
    simulation: Simulation,
}

impl ClusteredTrend<'_> {
    /// The most likely slope as a factor per unit of time: 1.07 for seven per cent more each year. `None` without events, or with all of them
    /// in the first or in the last period.
    #[must_use]
    pub fn slope(&self) -> Option<f64> {
        self.slope
    }

    /// The two-sided p for no trend: twice the smaller one-sided p, at most 1.
    #[must_use]
    pub fn p(&self) -> f64 {
        (2.0 * self.p_rising.min(self.p_falling)).min(1.0)
    }

    /// The share of the permutations that rise at least as clearly.
    #[must_use]
    pub fn p_rising(&self) -> f64 {
        self.p_rising
    }

    /// The share of the permutations that fall at least as clearly.
    #[must_use]
    pub fn p_falling(&self) -> f64 {
        self.p_falling
    }

    /// Whether p is over every order of the cells, or simulated, with its error.
    #[must_use]
    pub fn method(&self) -> PMethod {
        self.method
    }

    /// The direction: rising or falling where p is at most `1 − level`, else undecided.
    #[must_use]
    pub fn direction(&self, level: Confidence) -> TrendDirection {
        TrendDirection::of(self.p(), level, self.p_rising < self.p_falling)
    }

    /// The interval of the slope as a factor per unit of time: the slopes that the same test does not reject. It has no upper end, or 0 as
    /// lower end, where no slope is too steep: five cells or fewer cannot reject one at 95 %.
    ///
    /// # Formula
    /// The residuals are taken from `mᵢ(b) ∝ tᵢ e^{b sᵢ}`, with the same orders at every `b`; the limits are where a one-sided p
    /// crosses `α/2`, to 1e-6 of the logarithm per span.
    ///
    /// # When it misleads
    /// As [`ClusteredSeries`]. Where a p is not smaller for a steeper slope the interval holds all between: it is the hull.
    ///
    /// # Errors
    /// None that [`ClusteredSeries::trend`] did not have.
    pub fn interval(&self, level: Confidence) -> Result<Interval> {
        let Some(factor) = self.slope else {
            return Ok(Interval::of(0.0, f64::INFINITY));
        };
        let limit = |side| self.limit(factor.ln(), side, level.alpha() / 2.0);
        let lo = limit(Side::Lower)?.map_or(0.0, f64::exp);
        let hi = limit(Side::Upper)?.map_or(f64::INFINITY, f64::exp);
        // At no slope orders of equal counts are alike, which makes p larger than at any slope beside it.
        Ok(if self.p() < level.alpha() {
            Interval::of(lo, hi)
        } else {
            Interval::of(lo.min(1.0), hi.max(1.0))
        })
    }

    /// The slope beyond which a one-sided p is below `tail`, searched outward from the estimate.
    fn limit(&self, estimate: f64, side: Side, tail: f64) -> Result<Option<f64>> {
        let steps = self.series.steps();
        let span = steps.last().map_or(1.0, |&s| s as f64);
        let outward = if side == Side::Lower { -1.0 } else { 1.0 };
        let refuted = |b: f64| -> Result<bool> {
            let ([rising, falling], _) = tails(self.series, b, self.simulation.into())?;
            Ok(match side {
                Side::Lower => rising < tail,
                Side::Upper => falling < tail,
            })
        };
        let (mut near, mut step) = (estimate, 0.25 / span);
        let mut far = loop {
            let far = estimate + outward * step;
            if (far * span).abs() > STEEPEST {
                return Ok(None);
            }
            if refuted(far)? {
                break far;
            }
            near = far;
            step *= 2.0;
        };
        while (far - near).abs() * span > 1e-6 {
            let middle = near + (far - near) / 2.0;
            if refuted(middle)? {
                far = middle;
            } else {
                near = middle;
            }
        }
        Ok(Some(near))
    }
}

/// The slope of the logarithm of the rate that makes the mean time of the events the one seen: the most likely one.
fn likely_slope(series: Series<'_>) -> Option<f64> {
    let steps = series.steps();
    let span = steps.last().map_or(1.0, |&s| s as f64);
    let times: Vec<f64> = steps.iter().map(|&s| s as f64 / span).collect();
    let counts = series.counts().iter().map(|&x| x as f64);
    let seen = counts.zip(&times).map(|(x, s)| x * s).sum::<f64>() / series.total() as f64;
    if !(seen > 0.0 && seen < 1.0) {
        return None;
    }
    let mean = |b: f64| {
        let cells = series.exposures().iter().zip(&times);
        let weights = cells.map(|(t, s)| (t * (b * (s - f64::from(b > 0.0))).exp(), s));
        let (sum, first) =
            weights.fold((0.0, 0.0), |(sum, first), (w, s)| (sum + w, first + w * s));
        first / sum
    };
    crossing(0.0, |b| mean(b) - seen).map(|b| b / span)
}

/// An end of an interval.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Lower,
    Upper,
}

/// The one-sided p of a slope: the shares of the orders that rise, and that fall, at least as clearly as the cells seen.
fn tails(
    series: Series<'_>,
    slope: f64,
    simulation: WatchedSimulation<'_>,
) -> Result<([f64; 2], PMethod)> {
    let steps: Vec<f64> = series.steps().iter().map(|&s| s as f64).collect();
    let span = steps.last().map_or(0.0, |&s| s);
    // The largest of the weights is about 1, whatever the slope.
    let top = (slope * span).max(0.0);
    let cells = series.exposures().iter().zip(&steps);
    let weights: Vec<f64> = cells.map(|(t, s)| t * (slope * s - top).exp()).collect();
    let whole: f64 = weights.iter().sum();
    let shares: Vec<f64> = weights.iter().map(|w| w / whole).collect();
    let mean: f64 = shares.iter().zip(&steps).map(|(w, s)| w * s).sum();
    let times: Vec<f64> = steps.iter().map(|s| s - mean).collect();
    let counts: Vec<f64> = series.counts().iter().map(|&x| x as f64).collect();
    let seen = score(&counts, &shares, &times);
    // The score is of the order of 1, and 0 only to a rounding.
    let tie = TIE * (1.0 + seen.abs());
    Exchange::new(series, &shares).tails(Orders::of(series.len()), simulation, |x| {
        let score = score(x, &shares, &times);
        [score >= seen - tie, score <= seen + tie]
    })
}

impl<'a> ClusteredSeries<'a> {
    /// Tests whether a rate grows or shrinks steadily over the periods, where events cluster and each period goes its own way.
    ///
    /// # Formula
    /// With the times `sᵢ` around their mean under the shares `wᵢ` of the exposure, and the total `N` of an order: `Z = T / √(Σ dᵢ²)` with the
    /// score of [`Series::conditional_trend`], `T = Σ sᵢ (xᵢ − N wᵢ)`, and what strays from the line through the rates,
    /// `dᵢ = sᵢ (xᵢ − N wᵢ − b wᵢ sᵢ)`, `b = T / Σ wᵢ sᵢ²`: standard errors that the cells themselves give. Over the orders of the cells, p is
    /// twice the smaller tail.
    ///
    /// # When it misleads
    /// A jump is no steady rise, but rises: ask [`search_change`](Self::search_change) when. A rise and a fall cancel. Fewer than five cells
    /// never give p below 0.08. And as [`ClusteredSeries`].
    ///
    /// # Errors
    /// Exposures more than four times apart; more than 10⁸ draws times periods; a [`Simulation`] that was stopped.
    ///
    /// # Examples
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::{ClusteredSeries, Series, Simulation};
    ///
    /// let years = ClusteredSeries::new(Series::new(&[6, 14, 9, 21, 18, 35, 30, 52], &[1.0; 8])?);
    /// let trend = years.trend(Simulation::seeded(1))?;
    /// assert_eq!(
    ///     trend.to_string(),
    ///     "the rate grows by a factor of 1.30 per unit of time, p = 0.0020 over all 40320 orders of the cells",
    /// );
    /// assert_eq!(format!("{:.2}", trend.interval(Confidence::P95)?), "1.16–1.51");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// As [`ClusteredSeries`].
    pub fn trend<'s>(
        self,
        simulation: impl Into<WatchedSimulation<'s>>,
    ) -> Result<ClusteredTrend<'a>> {
        self.check_exposures(MOST_APART)?;
        let simulation = simulation.into();
        let again = simulation.unwatched();
        let ([p_rising, p_falling], method) = tails(self.series, 0.0, simulation)?;
        Ok(ClusteredTrend {
            series: self.series,
            slope: likely_slope(self.series).map(f64::exp),
            p_rising,
            p_falling,
            method: method.of_two_sided((2.0 * p_rising.min(p_falling)).min(1.0)),
            simulation: again,
        })
    }
}

/// `the rate grows by a factor of 1.30 per unit of time, p = 0.0020 over all 40320 orders of the cells`.
impl fmt::Display for ClusteredTrend<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        growth(self.slope, f)?;
        write!(f, ", {}", self.method.text(self.p(), "orders of the cells"))
    }
}
