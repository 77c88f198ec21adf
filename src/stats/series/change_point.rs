//! When did the rate change: at a date named beforehand, or at one found by looking.

mod path;

use std::fmt;

use super::mann_kendall::TrendDirection;
use super::periods::Series;
use super::sentence::{dates, rates};
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::special::gamma::chi_squared_tails;
use crate::stats::special::normal::normal_quantile;
use crate::stats::special::poisson::poisson_deviance;
use crate::stats::{Confidence, Observed, RateRatio, Ratio, p_text};

/// Two likelihood ratios closer than this, relative to the larger, are equal.
const TIE: f64 = 1e-12;

/// Whether the date of a change was named before looking at the counts or found as the best: the same counts give different p-values.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DateOrigin {
    /// Named before looking at the counts.
    Declared,
    /// Found as the best among all.
    Searched,
}

impl DateOrigin {
    /// Both origins of a date.
    pub const ALL: &'static [Self] = &[Self::Declared, Self::Searched];

    /// The origin in the words of a sentence.
    pub(super) fn phrase(self) -> &'static str {
        match self {
            Self::Declared => "a date named beforehand",
            Self::Searched => "the best of all dates",
        }
    }
}

/// A change of rate between two periods of a series, with a p-value that allows for how its date was found: the answer of
/// [`Series::change_at`] and of [`Series::search_change`].
///
/// The two questions have different answers. Three years of 3 and three of 6 give p = 0.12 for a date that was named, and 0.26 for
/// the best of the five dates that could have been picked. A change point remembers which was asked.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct ChangePoint {
    /// Whether the date was declared or searched.
    pub date: DateOrigin,
    /// The number of periods before the change; several if several dates fit equally well.
    pub periods_before: Vec<usize>,
    /// The likelihood-ratio statistic at that date.
    pub statistic: f64,
    p: f64,
    ratio: Ratio,
    /// The p by the χ² distribution with one degree of freedom. For a searched date it makes the mistake of treating it as declared, and is
    /// there for comparison only.
    pub p_as_if_declared: f64,
    /// The statistic at every possible date, starting with one period before the change.
    pub statistics: Vec<f64>,
}

impl ChangePoint {
    /// The exact two-sided p, given the total and how the date was found.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.p
    }

    /// The observed rate after the change over that before it; at the first date of several. For a searched date it overstates the change,
    /// since the best split was picked for it.
    #[must_use]
    pub fn ratio(&self) -> Ratio {
        self.ratio
    }

    /// The direction: rising or falling where p is at most `1 − level`, if events are independent; else undecided.
    ///
    /// # Examples
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::{Series, TrendDirection};
    ///
    /// let change = Series::new(&[1, 2, 6, 4, 5, 9], &[1.0; 6])?.search_change()?;
    /// assert_eq!(change.direction(Confidence::P95), TrendDirection::Rising);
    /// assert_eq!(
    ///     change.to_string(),
    ///     "after period 2 of 6, the best of all dates, the rate is 4.00 times what it was, p = 0.043, if events are independent",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn direction(&self, level: Confidence) -> TrendDirection {
        TrendDirection::of_ratio(self.p, level, self.ratio)
    }
}

impl ChangePoint {
    /// Every date that fits nearly as well as the best, as a number of periods before the change, in order: the statistic lies less than the
    /// χ² quantile of one degree of freedom below the largest.
    ///
    /// It is a set by likelihood, not a confidence set: a change of rate has no smooth likelihood, so that the level is approximate, and a set of
    /// one date beside a p above `1 − level` says nothing. It presumes one change, independent events and equal rates on either side.
    ///
    /// # Formula
    /// `{k : LR(k) > max LR − z²}`, `z` the normal quantile of `(1 + level)/2`.
    ///
    /// # Examples
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::Series;
    ///
    /// let change = Series::new(&[1, 2, 6, 4, 5, 9], &[1.0; 6])?.search_change()?;
    /// assert_eq!(change.likely_dates(Confidence::P95), [1, 2, 4, 5]);
    /// let sharp = Series::new(&[1, 2, 40, 38, 41, 40], &[1.0; 6])?.search_change()?;
    /// assert_eq!(sharp.likely_dates(Confidence::P95), [2]);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn likely_dates(&self, level: Confidence) -> Vec<usize> {
        let z = -normal_quantile(level.tail());
        let best = self.statistics.iter().copied().fold(0.0, f64::max);
        let dates = self.statistics.iter().zip(1..);
        let near = dates.filter(|(statistic, _)| **statistic > best - z * z || **statistic == best);
        near.map(|(_, periods_before)| periods_before).collect()
    }
}

/// The dates, the ratio and the p.
impl fmt::Display for ChangePoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        dates(
            self.date.phrase(),
            &self.periods_before,
            self.statistics.len() + 1,
            f,
        )?;
        rates(self.ratio, f)?;
        write!(f, ", p {}, if events are independent", p_text(self.p))
    }
}

impl Series<'_> {
    /// Tests whether the rate changed at a date that was named before looking.
    ///
    /// # Formula
    /// The counts on the two sides, each with its exposure, by the central exact conditional test of
    /// [`RateRatio`]: given `N`, the earlier count is binomial. The statistic is
    /// `LR(τ) = 2[x_L ln(x_L/(N w_L)) + x_R ln(x_R/(N w_R))]`, with `0 ln 0 = 0`.
    ///
    /// # When it misleads
    /// If the date was picked by looking at the counts, p is too small, often by far: use [`search_change`](Self::search_change). It assumes
    /// independent events. Where they cluster it finds a change where there is none, at 5 %: 16, 37 and 65 times in a hundred at a variance of
    /// 2, 5 and 20 times the mean (6 v 6 cells of mean 20, negative binomial, 2,000 series); ask
    /// [`ClusteredSeries::change_at`](crate::stats::ClusteredSeries::change_at), and in streaks
    /// [`DependentSeries`](crate::stats::DependentSeries).
    ///
    /// # Errors
    /// No period on one side of the date; exposures that sum to more than 1e100.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::{DateOrigin, Series};
    ///
    /// let years = Series::new(&[3, 3, 3, 6, 6, 6], &[1.0; 6])?;
    /// let change = years.change_at(3)?;
    /// assert_eq!(change.date, DateOrigin::Declared);
    /// assert!((change.p() - 0.122078).abs() < 1e-6);
    /// assert_eq!(
    ///     years.change_at(6).unwrap_err().to_string(),
    ///     "number of periods before the change 6 is outside 1 ≤ periods before < all periods",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// J. Przyborowski, H. Wilenski (1940), "Homogeneity of results in testing samples from Poisson series", Biometrika 31(3–4),
    /// 313–323, doi 10.1093/biomet/31.3-4.313.
    pub fn change_at(self, periods_before: usize) -> Result<ChangePoint> {
        self.check_date(periods_before)?;
        let sides = self.counts().split_at(periods_before);
        let exposures = self.exposures().split_at(periods_before);
        let before = Observed::new(sides.0.iter().sum(), exposures.0.iter().sum())?;
        let after = Observed::new(sides.1.iter().sum(), exposures.1.iter().sum())?;
        let statistics = statistics(self);
        // OK because there is a statistic after each period but the last.
        #[expect(clippy::indexing_slicing, reason = "1 <= periods before < periods")]
        let statistic = statistics[periods_before - 1];
        Ok(ChangePoint {
            date: DateOrigin::Declared,
            periods_before: vec![periods_before],
            statistic,
            ratio: self.ratio_at(periods_before),
            p: RateRatio::new(before, after).p(1.0)?.hi(),
            p_as_if_declared: chi_squared_tails(1.0, statistic).upper,
            statistics,
        })
    }

    /// Finds the date that splits a series best, and tests it against the best split that chance alone would find.
    ///
    /// # Formula
    /// `M = max over τ of LR(τ)`. Given the total, the events before each date form a chain,
    /// `C_i − C_{i−1} | C_{i−1} ~ Binomial(N − C_{i−1}, t_i / Σ_{j ≥ i} t_j)`; p is the chance that its path ever reaches a state whose
    /// likelihood ratio is `M` or more (ties within 1e-12), summed over the first such state. Exact for any number of events.
    ///
    /// # When it misleads
    /// A steady rise also has a best split: compare [`conditional_trend`](Self::conditional_trend). The date is found, not measured:
    /// neighbours often fit nearly as well, see [`ChangePoint::statistics`]. It assumes independent events. Where they cluster it finds a change
    /// where there is none, at 5 %: 29, 76 and 99 times in a hundred at a variance of 2, 5 and 20 times the mean (12 cells of mean 20, negative
    /// binomial, 2,000 series); ask [`ClusteredSeries::search_change`](crate::stats::ClusteredSeries::search_change), and in streaks
    /// [`dependent_search`](Self::dependent_search).
    ///
    /// # Errors
    /// More than 10⁹ events, or so many events and periods that the chain would take more than 10¹⁰ steps, some
    /// seconds: both are refused before the first step.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::Series;
    ///
    /// let change = Series::new(&[1, 2, 6, 4, 5, 9], &[1.0; 6])?.search_change()?;
    /// assert_eq!(change.periods_before, [2]);
    /// // Had the date been named beforehand, 0.007; it was not.
    /// assert!((change.p() - 0.042891).abs() < 1e-6 && (change.p_as_if_declared - 0.007221).abs() < 1e-6);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// K. J. Worsley (1983), "The power of likelihood ratio and cumulative sum tests for a change in a binomial probability", Biometrika
    /// 70(2), 455–464, doi 10.1093/biomet/70.2.455 (the recursion). J. Chen, A. K. Gupta (2012), "Parametric Statistical Change Point Analysis",
    /// 2nd ed., Birkhäuser, doi 10.1007/978-0-8176-4801-5, ch. 8.
    pub fn search_change(self) -> Result<ChangePoint> {
        let statistics = statistics(self);
        let statistic = statistics.iter().fold(0.0_f64, |a, &b| a.max(b));
        let (periods_before, least) = best_dates(&statistics, self.total());
        Ok(ChangePoint {
            date: DateOrigin::Searched,
            ratio: self.ratio_at(periods_before.first().map_or(0, |&k| k)),
            periods_before,
            statistic,
            p: path::chance_of_reaching(self, least)?,
            p_as_if_declared: chi_squared_tails(1.0, statistic).upper,
            statistics,
        })
    }

    /// The rate after a date over the rate before it.
    pub(super) fn ratio_at(self, periods_before: usize) -> Ratio {
        let (x_before, x_after) = self.counts().split_at(periods_before);
        let (t_before, t_after) = self.exposures().split_at(periods_before);
        let rate = |x: &[u64], t: &[f64]| x.iter().sum::<u64>() as f64 / t.iter().sum::<f64>();
        Ratio::new(rate(x_after, t_after), rate(x_before, t_before))
    }

    /// Refuses a date with no period on one side.
    pub(super) fn check_date(self, periods_before: usize) -> Result<()> {
        if periods_before > 0 && periods_before < self.len() {
            return Ok(());
        }
        Err(Numbers::Outside {
            what: "number of periods before the change",
            found: periods_before as f64,
            expected: "1 ≤ periods before < all periods",
        }
        .into())
    }
}

/// How many periods lie before the date that fits best, or before each that fits as well, and the least statistic of such a date.
pub(super) fn best_dates(statistics: &[f64], total: u64) -> (Vec<usize>, f64) {
    let most = statistics.iter().fold(0.0_f64, |a, &b| a.max(b));
    // Rates that are equal but for rounding leave some 1e-31 of a statistic that is 0.
    let least = if most <= 1e-20 * total as f64 {
        0.0
    } else {
        most * (1.0 - TIE)
    };
    let dates = (1..).zip(statistics).filter(|(_, s)| **s >= least);
    (dates.map(|(at, _)| at).collect(), least)
}

/// The likelihood-ratio statistic after each period but the last.
pub(super) fn statistics(series: Series<'_>) -> Vec<f64> {
    let total = series.total() as f64;
    let mut before = 0.0;
    splits(series)
        .into_iter()
        .zip(series.counts())
        .map(|((share, rest), &x)| {
            before += x as f64;
            likelihood_ratio(before, total, share, rest)
        })
        .collect()
}

/// Twice the log-likelihood ratio of two rates against one, for `before` of `total` events in `share` of the exposure.
pub(super) fn likelihood_ratio(before: f64, total: f64, share: f64, rest: f64) -> f64 {
    // As two deviances, neither of which is negative: nothing cancels when the rates are nearly equal.
    2.0 * (poisson_deviance(before, total * share) + poisson_deviance(total - before, total * rest))
}

/// The share of exposure up to the end of each period but the last, and the share after it.
fn splits(series: Series<'_>) -> Vec<(f64, f64)> {
    let shares = series.shares();
    let sums = |shares: &mut dyn Iterator<Item = &f64>| -> Vec<f64> {
        let mut sum = 0.0;
        let running = shares.map(|w| {
            sum += w;
            sum
        });
        running.collect()
    };
    let before = sums(&mut shares.iter());
    // Summed from the other end, not 1 less the first: the last share keeps its digits.
    let after = sums(&mut shares.iter().rev());
    let after = after.into_iter().rev().skip(1);
    before.into_iter().zip(after).collect()
}
