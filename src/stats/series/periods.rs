//! Counts of periods in order.

use crate::error::Result;
use crate::error::numbers::Numbers;

/// Counts above 2⁵⁰ in all are refused: up to there every sum is exact as `f64`.
const MOST_EVENTS: u64 = 1 << 50;

/// The counts of periods in order of time, each with its exposure; its methods are the tests for such a series.
///
/// The periods stand at times 0, 1, 2, … unless [`Series::at_times`] names others.
///
/// | question | method | exact |
/// |---|---|---|
/// | do the rates differ at all? | [`homogeneity`](Self::homogeneity), [`homogeneity_exact`](Self::homogeneity_exact) | by enumeration, else by simulation with its error |
/// | do the rates rise or fall, and how fast? | [`conditional_trend`](Self::conditional_trend) | yes, with an exact interval |
/// | did the rate change at a date named beforehand? | [`change_at`](Self::change_at) | yes |
/// | when did it change, if ever? | [`search_change`](Self::search_change) | yes, and the p allows for the search |
/// | the same three, where events cluster? | [`ClusteredSeries`](super::ClusteredSeries) | by exchanging the cells, else by simulation with its error |
/// | when did it change, where months depend on each other? | [`dependent_search`](Self::dependent_search), [`DependentSeries`](super::DependentSeries) | no: by simulation |
/// | did level or slope change, given the trend before? | [`interrupted`](Self::interrupted) | no: a regression |
/// | do they rise or fall, where months depend on each other? | [`dependent_trend`](Self::dependent_trend) | no: drawn, with its error |
/// | did level or slope change, where months depend on each other? | [`dependent_interruption`](Self::dependent_interruption) | no: drawn, with its error |
/// | how does the rate depend on anything else? | [`poisson_regression`](Self::poisson_regression) | no |
///
/// All use the exposures. Values without exposures (rates, scores, dated events) are tested by [`MannKendall`](super::MannKendall),
/// [`TheilSen`](super::TheilSen), [`CoxStuart`](super::CoxStuart) and [`Laplace`](super::Laplace); whether events come one by one by
/// [`Dispersion`](crate::stats::Dispersion).
///
/// # Examples
/// ```
/// use interstate::stats::Series;
///
/// let years = Series::new(&[3, 3, 3, 6, 6, 6], &[1.0; 6])?;
/// assert_eq!(years.total(), 27);
/// assert_eq!(
///     Series::new(&[3, 3, 3], &[1.0; 2]).unwrap_err().to_string(),
///     "2 exposures, expected 3",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Series<'a> {
    counts: &'a [u64],
    exposures: &'a [f64],
    times: Option<&'a [i64]>,
    total: u64,
}

impl<'a> Series<'a> {
    /// Takes the counts and the exposure of each, in one unit.
    ///
    /// # Errors
    /// Fewer than two periods, lists of two lengths, an exposure outside 1e-100 ≤ exposure ≤ 1e100, or more than 2⁵⁰ events in all.
    pub fn new(counts: &'a [u64], exposures: &'a [f64]) -> Result<Self> {
        if counts.len() != exposures.len() {
            return Err(Numbers::Length {
                what: "exposures",
                found: exposures.len(),
                expected: counts.len(),
            }
            .into());
        }
        if counts.len() < 2 {
            return Err(Numbers::TooShort {
                what: "periods",
                found: counts.len() as u64,
                needed: 2,
            }
            .into());
        }
        if let Some(&found) = exposures.iter().find(|t| !(1e-100..=1e100).contains(*t)) {
            return Err(Numbers::Outside {
                what: "exposure",
                found,
                expected: "1e-100 ≤ exposure ≤ 1e100",
            }
            .into());
        }
        let total = counts
            .iter()
            .try_fold(0_u64, |sum, &c| sum.checked_add(c))
            .filter(|&sum| sum <= MOST_EVENTS);
        let Some(total) = total else {
            return Err(Numbers::Above {
                what: "sum of the counts",
                found: counts.iter().fold(0, |sum, &c| sum.saturating_add(c)),
                most: MOST_EVENTS,
            }
            .into());
        };
        Ok(Self {
            counts,
            exposures,
            times: None,
            total,
        })
    }

    /// The same counts at named times (years, months): `2019, 2020, 2023` has a gap, which `0, 1, 2` does not.
    ///
    /// # Errors
    /// Another number of times than periods, times that do not ascend, or a span of more than 2³¹.
    pub fn at_times(self, times: &'a [i64]) -> Result<Self> {
        if times.len() != self.counts.len() {
            return Err(Numbers::Length {
                what: "times",
                found: times.len(),
                expected: self.counts.len(),
            }
            .into());
        }
        let ascending = times.iter().zip(times.iter().skip(1)).all(|(a, b)| a < b);
        let span = times
            .first()
            .zip(times.last())
            .map_or(0, |(&a, &b)| b.abs_diff(a));
        if !ascending {
            return Err(Numbers::Refused {
                what: "times of a series",
                why: "each must be later than the one before it",
            }
            .into());
        }
        if span > 1 << 31 {
            return Err(Numbers::Above {
                what: "span of the times",
                found: span,
                most: 1 << 31,
            }
            .into());
        }
        Ok(Self {
            times: Some(times),
            ..self
        })
    }

    /// How many periods: two or more.
    pub(in crate::stats) fn len(self) -> usize {
        self.counts.len()
    }

    /// The counts, in order.
    pub(crate) fn counts(self) -> &'a [u64] {
        self.counts
    }

    /// The exposures, in order.
    pub(crate) fn exposures(self) -> &'a [f64] {
        self.exposures
    }

    /// The number of events in all periods.
    #[must_use]
    pub fn total(self) -> u64 {
        self.total
    }

    /// The time of each period.
    pub(in crate::stats) fn times(self) -> Vec<i64> {
        let unnamed = || (0..).take(self.counts.len()).collect();
        self.times.map_or_else(unnamed, <[i64]>::to_vec)
    }

    /// The time of each period after the first period's.
    pub(in crate::stats) fn steps(self) -> Vec<u64> {
        match self.times {
            None => (0..self.counts.len() as u64).collect(),
            Some(times) => {
                // OK because there is a time for each of two or more periods.
                #[expect(clippy::indexing_slicing, reason = "two times or more")]
                let first = times[0];
                times.iter().map(|t| t.abs_diff(first)).collect()
            }
        }
    }

    /// The share of the whole exposure that each period has.
    pub(in crate::stats) fn shares(self) -> Vec<f64> {
        // Each exposure is at most 1e100 and their number fits memory, so the sum is finite.
        let whole: f64 = self.exposures.iter().sum();
        self.exposures.iter().map(|t| t / whole).collect()
    }
}
