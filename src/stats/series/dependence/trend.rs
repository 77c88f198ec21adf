//! A steady trend, and a trend that was interrupted, in cells that depend on each other.

use std::fmt;

use super::rates::{Columns, ErrorModel};
use super::{Cells, DependentEffect, DependentSeries, SerialDependence, enough};
use crate::error::Result;
use crate::stats::series::periods::Series;
use crate::stats::simulation::{Simulation, WatchedSimulation};

/// The fewest periods of a trend.
const FEWEST: usize = 8;
/// The fewest periods on each side of an interruption, as for independent cells.
const FEWEST_ASIDE: usize = 8;

/// Whether a rate grows or shrinks steadily in cells that may depend on each other: the answer of [`Series::dependent_trend`].
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct DependentTrend {
    growth: DependentEffect,
    dependence: SerialDependence,
    dispersion: f64,
}

impl DependentTrend {
    /// The factor per unit of time, with its interval, p and direction.
    #[must_use]
    pub fn growth(&self) -> &DependentEffect {
        &self.growth
    }

    /// How strongly neighbouring cells depend on each other around the trend.
    #[must_use]
    pub fn dependence(&self) -> SerialDependence {
        self.dependence
    }

    /// `φ̂`, the variance of the counts over their mean, around the trend.
    #[must_use]
    pub fn dispersion(&self) -> f64 {
        self.dispersion
    }
}

/// `growth a unit of time: 1.05 (95 % 0.98–1.12), p = 0.150 ± 0.008; dispersion 2.5, …`.
impl fmt::Display for DependentTrend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "growth a unit of time: {}; dispersion {:.1}, correlation of neighbours {}",
            self.growth, self.dispersion, self.dependence
        )
    }
}

/// A rate before and after a known date, each side with its own level and slope, in cells that may depend on each other: the answer of
/// [`Series::dependent_interruption`].
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct DependentInterruption {
    level_change: DependentEffect,
    slope_change: DependentEffect,
    dependence: SerialDependence,
    dispersion: f64,
}

impl DependentInterruption {
    /// The factor at the change, relative to the level that the slope before it leads to.
    #[must_use]
    pub fn level_change(&self) -> &DependentEffect {
        &self.level_change
    }

    /// The factor on the growth per unit of time.
    #[must_use]
    pub fn slope_change(&self) -> &DependentEffect {
        &self.slope_change
    }

    /// How strongly neighbouring cells depend on each other around the two lines.
    #[must_use]
    pub fn dependence(&self) -> SerialDependence {
        self.dependence
    }

    /// `φ̂`, the variance of the counts over their mean, around the two lines.
    #[must_use]
    pub fn dispersion(&self) -> f64 {
        self.dispersion
    }
}

/// `level change 1.52 (95 % …), p = …; slope change …`.
impl fmt::Display for DependentInterruption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "level change {}; slope change a unit of time {}; dispersion {:.1}, correlation of neighbours {}",
            self.level_change, self.slope_change, self.dispersion, self.dependence
        )
    }
}

impl Series<'_> {
    /// Tests whether a rate grows or shrinks steadily, in cells that may cluster and depend on each other.
    ///
    /// # Formula
    /// `ln λ = a + b t`; `b` is counted in its own error, which allows for streaks as at [`DependentEffect`], against draws from one steady
    /// rate with the dispersion and the dependence that are left around the line, as at [`DependentSeries`].
    ///
    /// # When it misleads
    /// False alarms at 5 % and power, in percent: months of mean 20 and a variance of five times the mean; `ρ` the correlation of the
    /// logarithms of neighbouring rates, AR(2) with coefficients 0.4 and 0.2, or one and the same rate for each pair of months. The rows are
    /// those of CALIBRATION.md, with their errors of 0.4 to 2.0, but for the last: 1,000 series of 999 draws, ± 1.
    ///
    /// | question | ρ 0 | 0.3 | 0.6 | 0.9 | AR(2) | pairs |
    /// |---|---|---|---|---|---|---|
    /// | this trend, 24 months | 2.6 | 4.8 | 5.8 | **17.0** | **8.8** | 2.8 |
    /// | slope of [`dependent_interruption`](Self::dependent_interruption), 24 and 24 | 2.8 | 3.4 | 4.8 | **19.8** | **10.2** | 2.2 |
    /// | this trend, power for a doubling from end to end | 35.2 | 26.4 | 21.2 | – | 29.6 | 8.6 |
    /// | the same, by one who knows the covariance | 55.6 | 39.6 | 26.4 | – | 26.2 | 35.7 |
    /// | slope, power for a doubling | 17.0 | 14.4 | 12.2 | – | 15.2 | 4.8 |
    /// | the same, by one who knows the covariance | 31.0 | 21.4 | 14.0 | – | 13.7 | 19.8 |
    /// | level of `dependent_interruption`, false alarms | 2.0 | 2.9 | 6.1 | **12** | 7.6 | 3.3 |
    ///
    /// So where the rate depends on two cells before, trend and slope are wrong somewhat more often than they say; where each two months share
    /// a rate they see a quarter of what could be seen. A change at a named date ([`DependentSeries::change`]) is wrong in 1.5, 2.2, 4.6 and
    /// **17.6** of 100 cases at `ρ` 0, 0.3, 0.6 and 0.9, and sees 67.0, 52.9 and 45.9 of 93.6, 80.9 and 65.0 doublings.
    ///
    /// At a correlation of 0.9 nothing with fewer than 50 months keeps its level, and no answer should be given there. With 12 months the
    /// trend has 9 at `ρ` 0.6, and at 0 sees a quarter of what one sees who knows the covariance. A rise and a fall cancel; seasons are no
    /// such dependence.
    ///
    /// # Errors
    /// Fewer than eight periods; no event; draws times periods above 200 million; a simulation that was stopped.
    ///
    /// # Examples
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::{Series, Simulation, TrendDirection};
    ///
    /// // Two years of months: streaks that end higher than they began.
    /// let counts = [9, 7, 8, 2, 1, 1, 2, 3, 2, 8, 9, 11, 10, 9, 2, 1, 3, 2, 4, 9, 12, 13, 12, 14];
    /// let months = Series::new(&counts, &[1.0; 24])?;
    /// let trend = months.dependent_trend(Simulation::new(1, 1_999)?)?;
    /// assert_eq!(trend.growth().direction(Confidence::P95), TrendDirection::Undecided);
    /// // Of independent events the same counts would be evidence.
    /// assert!(months.conditional_trend().p() < 0.01);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// At [`DependentSeries`].
    #[doc(alias = "autoregressive")]
    pub fn dependent_trend<'a>(
        self,
        simulation: impl Into<WatchedSimulation<'a>>,
    ) -> Result<DependentTrend> {
        enough("periods for a trend", self.len(), FEWEST)?;
        let (times, span) = self.scaled_times(0);
        let one = Columns::constant(self.len());
        let line = one.clone().with(times.into_iter());
        let series = DependentSeries::within(Cells::of(self), &line, &one)?;
        Ok(DependentTrend {
            growth: series.effect(1, span, ErrorModel::InStreaks, simulation)?,
            dependence: series.dependence(),
            dispersion: series.dispersion(),
        })
    }

    /// Tests whether level or slope changed at a date named beforehand, in cells that may cluster and depend on each other.
    ///
    /// # Formula
    /// As [`interrupted`](Self::interrupted), with each of the two changes counted in its own error as at [`DependentEffect`]: that of the
    /// level against draws that have the slopes and no jump, that of the slope against draws with the jump and one slope. Both take the
    /// same seed.
    ///
    /// # When it misleads
    /// The line before the change is taken to go on: anything that bends (seasons, a crisis) becomes a change. Measured sizes stand at
    /// [`dependent_trend`](Self::dependent_trend): 1 to 6 % up to a correlation of 0.6 between neighbours, 12 to 19 % at 0.9. Power for a
    /// slope that triples a rate over two years: 48, 37 and 23 % at correlations of 0, 0.3 and 0.6, where one who knows the covariance has
    /// 67, 50 and 30 %.
    ///
    /// # Errors
    /// Fewer than eight periods on one side; no event; draws times periods above 200 million.
    ///
    /// # Examples
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::{Series, Simulation};
    ///
    /// let counts = [4, 5, 3, 4, 4, 3, 5, 4, 4, 5, 3, 4, 8, 7, 9, 8, 8, 9, 7, 8, 8, 7, 9, 8];
    /// let months = Series::new(&counts, &[1.0; 24])?;
    /// let model = months.dependent_interruption(12, Simulation::new(1, 1_999)?)?;
    /// assert!(model.slope_change().interval(Confidence::P95).contains(1.0));
    /// assert_eq!(format!("{:.1}", model.level_change().factor()), "2.0");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// At [`DependentSeries`] and [`interrupted`](Self::interrupted).
    #[doc(alias = "its")]
    pub fn dependent_interruption(
        self,
        periods_before: usize,
        simulation: Simulation,
    ) -> Result<DependentInterruption> {
        let rest = self.len().saturating_sub(periods_before);
        enough("periods before the change", periods_before, FEWEST_ASIDE)?;
        enough("periods after the change", rest, FEWEST_ASIDE)?;
        let (times, span) = self.scaled_times(periods_before);
        let since = || times.iter().map(|t| t.max(0.0));
        let after = || (0..self.len()).map(|at| f64::from(u8::from(at >= periods_before)));
        let line = Columns::constant(self.len()).with(times.iter().copied());
        let model = line.clone().with(after()).with(since());
        let no_jump = line.clone().with(since());
        let no_bend = line.with(after());
        let level = DependentSeries::within(Cells::of(self), &model, &no_jump)?;
        let slope = level.drawn_by(&no_bend);
        Ok(DependentInterruption {
            level_change: level.effect(2, 1.0, ErrorModel::Apart, simulation)?,
            slope_change: slope.effect(3, span, ErrorModel::Apart, simulation)?,
            dependence: level.dependence(),
            dispersion: level.dispersion(),
        })
    }

    /// The times from that of one period on, over the length of the series, and this length.
    fn scaled_times(self, zero: usize) -> (Vec<f64>, f64) {
        let steps = self.steps();
        let span = steps.last().map_or(1.0, |&last| last as f64);
        let origin = steps.get(zero).map_or(0.0, |&at| at as f64);
        let scaled = steps.iter().map(|&s| (s as f64 - origin) / span);
        (scaled.collect(), span)
    }
}
