//! A change of rate, tested over counts that cluster or depend on each other.

use std::fmt;

use crate::stats::series::change_point::{ChangePoint, DateOrigin, best_dates, statistics};
use crate::stats::series::mann_kendall::TrendDirection;
use crate::stats::series::periods::Series;
use crate::stats::series::sentence::{dates, rates};
use crate::stats::simulation::p_method_text;
use crate::stats::{Confidence, PMethod, Ratio};

/// A change of rate between two periods of a series, tested without taking events for independent: the answer of
/// [`ClusteredSeries::change_at`](crate::stats::ClusteredSeries::change_at), of
/// [`search_change`](crate::stats::ClusteredSeries::search_change), and of their sisters for periods that depend on each other.
///
/// The dates and the statistics are those of [`ChangePoint`](crate::stats::ChangePoint); the p is not.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct RateChange {
    date: DateOrigin,
    periods_before: Vec<usize>,
    ratio: Ratio,
    statistics: Vec<f64>,
    p: f64,
    method: Option<PMethod>,
}

impl RateChange {
    /// A change at a date that was named.
    pub(crate) fn declared(
        series: Series<'_>,
        periods_before: usize,
        p: f64,
        method: PMethod,
    ) -> Self {
        let dates = vec![periods_before];
        Self::at(series, DateOrigin::Declared, dates, p, Some(method))
    }

    /// A change point of independent events.
    pub(crate) fn exact(series: Series<'_>, change: ChangePoint) -> Self {
        let p = change.p();
        Self::at(series, change.date, change.periods_before, p, None)
    }

    /// A change at the date that fits best, or at those that fit equally well.
    pub(in crate::stats) fn searched(series: Series<'_>, p: f64, method: PMethod) -> Self {
        let dates = best_dates(&statistics(series), series.total()).0;
        Self::at(series, DateOrigin::Searched, dates, p, Some(method))
    }

    fn at(
        series: Series<'_>,
        date: DateOrigin,
        periods_before: Vec<usize>,
        p: f64,
        method: Option<PMethod>,
    ) -> Self {
        let first = periods_before.first().map_or(0, |&k| k);
        Self {
            date,
            periods_before,
            ratio: series.ratio_at(first),
            statistics: statistics(series),
            p,
            method,
        }
    }

    /// Whether the date was declared or searched.
    #[must_use]
    pub fn date(&self) -> DateOrigin {
        self.date
    }

    /// The number of periods before the change; several if several dates fit equally well, and all if the rate is the same throughout.
    #[must_use]
    pub fn periods_before(&self) -> &[usize] {
        &self.periods_before
    }

    /// The observed rate after the change over that before it; at the first date of several. For a searched date it overstates the change,
    /// since the best split was picked for it.
    #[must_use]
    pub fn ratio(&self) -> Ratio {
        self.ratio
    }

    /// The likelihood-ratio statistic at every possible date, starting with one period before the change: neighbours may fit nearly as well.
    #[must_use]
    pub fn statistics(&self) -> &[f64] {
        &self.statistics
    }

    /// The two-sided p for an unchanged rate.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.p
    }

    /// Whether p is over every order of the cells, or simulated, with its error; `None` where it is that of a [`ChangePoint`], for
    /// independent events.
    #[must_use]
    pub fn method(&self) -> Option<PMethod> {
        self.method
    }

    /// The direction: rising or falling where p is at most `1 − level`, by the side of 1 on which the ratio lies; else undecided.
    #[must_use]
    pub fn direction(&self, level: Confidence) -> TrendDirection {
        TrendDirection::of_ratio(self.p, level, self.ratio)
    }
}

/// `after period 6 of 12, a date named beforehand, the rate is 3.25 times what it was, p = 0.0087 over all 924 orders of the cells`.
impl fmt::Display for RateChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        dates(
            self.date.phrase(),
            &self.periods_before,
            self.statistics.len() + 1,
            f,
        )?;
        rates(self.ratio, f)?;
        write!(
            f,
            ", {}",
            p_method_text(self.p, self.method, "orders of the cells")
        )
    }
}
