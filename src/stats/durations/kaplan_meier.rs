//! Kaplan and Meier's estimate with Greenwood's variance.

use super::lifetime::{Lifetime, refuse_none};
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::special::normal::normal_quantile;
use crate::stats::{Confidence, Interval};

/// The scale on which a band around a survival curve is symmetric.
///
/// Few durations of which most are still open are too few for the log and the plain band: both then lie too high. How often a band at
/// 95 % holds the share, of durations of exponential law that leave sight at a constant rate (4,000 draws a number, those with a band):
///
/// | durations | still open | share | log-log | log | plain | [`Turnbull::interval`](super::Turnbull::interval) |
/// |---|---|---|---|---|---|---|
/// | 10 | 50 % | 0.5 | 98.3 | **88.7** | **88.9** | 96.3 |
/// | 10 | 80 % | 0.5 | 100.0 | **70.6** | **77.8** | 100.0 |
/// | 20 | 50 % | 0.5 | 95.4 | 92.6 | 91.3 | 94.4 |
/// | 20 | 80 % | 0.8 | 96.5 | 90.6 | 90.8 | 97.8 |
/// | 20 | 80 % | 0.5 | **89.2** | **72.1** | **76.6** | 99.5 |
/// | 50 | 50 % | 0.5 | 95.0 | 94.0 | 93.5 | 94.5 |
/// | 50 | 80 % | 0.5 | 90.3 | **82.2** | **84.1** | 98.3 |
///
/// In the fifth row the log band lies above the share in 28 of 100 cases and below it in none; in half of all draws nothing was in sight for so
/// long, and there was no band at all.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum SurvivalBand {
    /// `ln(−ln S)`: stays between 0 and 1, best with few ends.
    #[default]
    LogLog,
    /// `ln S`, cut at 1: the default of R's `survfit`. Too high where few are in sight: see the table.
    Log,
    /// `S` itself, cut at 0 and 1.
    Plain,
}

impl SurvivalBand {
    /// Every kind of band, in the order of this page.
    pub const ALL: &'static [Self] = &[Self::LogLog, Self::Log, Self::Plain];
}

/// The survival curve at one time at which something ended.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct SurvivalStep {
    /// The time of the step, in the unit of the durations.
    pub time: f64,
    /// The number at risk: those that lasted at least this long and were still observed.
    pub at_risk: usize,
    /// The number that ended at this time.
    pub ended: usize,
    /// The share that lasts longer than this time.
    pub survival: f64,
    /// Greenwood's standard error of the share; `None` once nothing lasts longer.
    pub standard_error: Option<f64>,
    /// The same of the logarithm of the share.
    #[serde(skip)]
    ln_error: f64,
    #[serde(skip)]
    band: SurvivalBand,
}

impl SurvivalStep {
    /// The interval of the share at this time alone, by the [band](KaplanMeier::with_band) of its curve; `None` once nothing lasts longer.
    #[must_use]
    pub fn interval(&self, level: Confidence) -> Option<Interval> {
        let (lo, hi) = self.limits(level)?;
        Some(Interval::of(lo, hi))
    }

    fn limits(&self, level: Confidence) -> Option<(f64, f64)> {
        let z = -normal_quantile(level.tail());
        let known = self.survival > 0.0;
        known.then(|| self.band.limits(self.survival, z * self.ln_error))
    }
}

/// The Kaplan–Meier estimate of how long things last when some have not ended yet: a curve that starts at 1 and is flat between its steps.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct KaplanMeier {
    /// The times at which something ended, in order.
    pub steps: Vec<SurvivalStep>,
    /// The longest time that anything was observed to last: the curve says nothing of what comes after.
    pub seen_until: f64,
}

impl KaplanMeier {
    /// Estimates the share that lasts longer than each time, from durations that are known or still open.
    ///
    /// # Formula
    /// `S(t) = ∏ over tᵢ ≤ t of (1 − dᵢ/nᵢ)`, `dᵢ` of the `nᵢ` still in sight ending at `tᵢ`; `V = Σ dᵢ/(nᵢ(nᵢ − dᵢ))` is the variance of `ln S`
    /// (Greenwood). Limits: log-log `S^exp(±z√V/ln S)`, log `S·e^{±z√V}`, plain `S ± z S √V`. What leaves sight at the time of an end counts as
    /// still there.
    ///
    /// # When it misleads
    /// What is still open must not be about to end for that reason: a list purged of old entries breaks this. The limits hold for one time
    /// named beforehand, not for the whole curve. Near the end few are at risk and the curve is rough.
    ///
    /// # Errors
    /// No duration; one whose end is known only between two times ([`Turnbull`](super::Turnbull) takes those).
    ///
    /// # Examples
    /// Six listings: four lifted after 1, 2, 2 and 5 years, two still in force after 3 and 6.
    /// ```
    /// use interstate::stats::{KaplanMeier, Lifetime};
    ///
    /// let listings = [
    ///     Lifetime::exact(1.0)?,
    ///     Lifetime::exact(2.0)?,
    ///     Lifetime::exact(2.0)?,
    ///     Lifetime::at_least(3.0)?,
    ///     Lifetime::exact(5.0)?,
    ///     Lifetime::at_least(6.0)?,
    /// ];
    /// let curve = KaplanMeier::new(&listings)?;
    /// assert_eq!(curve.time_outlasted_by(0.5), Some(2.0));
    /// assert_eq!(curve.at(5.0), Some(0.25));
    /// assert_eq!(curve.at(7.0), None);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// E. L. Kaplan, P. Meier (1958), "Nonparametric estimation from incomplete observations", Journal of the American Statistical
    /// Association 53(282), 457–481, doi 10.1080/01621459.1958.10501452. M. Greenwood (1926), "The natural duration of cancer", Reports on Public
    /// Health and Medical Subjects 33 (no DOI).
    #[doc(alias = "survival")]
    pub fn new(lifetimes: &[Lifetime]) -> Result<Self> {
        refuse_none(lifetimes)?;
        if lifetimes.iter().any(|l| !l.is_exact() && !l.is_open()) {
            return Err(Numbers::Refused {
                what: "Kaplan and Meier's curve",
                why: "an end between two times has no place on it; use Turnbull's",
            }
            .into());
        }
        // At one time, ends come before what leaves sight.
        let mut ordered: Vec<(f64, bool)> =
            lifetimes.iter().map(|l| (l.after, l.is_open())).collect();
        ordered.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut at_risk = ordered.len();
        let (mut survival, mut variance) = (1.0, 0.0);
        let mut steps = Vec::new();
        for group in ordered.chunk_by(|a, b| a.0 == b.0) {
            let ended = group.iter().filter(|(_, open)| !open).count();
            // OK because a chunk has a first.
            #[expect(clippy::indexing_slicing, reason = "chunks are not empty")]
            let time = group[0].0;
            if ended > 0 {
                let (risk, ends) = (at_risk as f64, ended as f64);
                survival *= (risk - ends) / risk;
                variance += ends / (risk * (risk - ends));
                let known = survival > 0.0;
                let ln_error = f64::sqrt(variance);
                steps.push(SurvivalStep {
                    time,
                    at_risk,
                    ended,
                    survival,
                    standard_error: known.then_some(survival * ln_error),
                    ln_error,
                    band: SurvivalBand::default(),
                });
            }
            at_risk -= group.len();
        }
        // OK because lists without a duration were refused.
        #[expect(clippy::indexing_slicing, reason = "one duration or more")]
        let seen_until = ordered[ordered.len() - 1].0;
        Ok(Self { steps, seen_until })
    }

    /// The same curve with another band around it: the default is [`SurvivalBand::LogLog`].
    ///
    /// # Examples
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::{KaplanMeier, Lifetime, SurvivalBand};
    ///
    /// let years = [1.0, 2.0, 2.0, 5.0].map(Lifetime::exact).into_iter().collect::<Result<Vec<_>, _>>()?;
    /// let curve = KaplanMeier::new(&years)?;
    /// let first = curve.steps[0].interval(Confidence::P95).unwrap();
    /// assert_eq!(format!("{first:.2}"), "0.13–0.96");
    /// let as_in_r = curve.with_band(SurvivalBand::Log);
    /// let first = as_in_r.steps[0].interval(Confidence::P95).unwrap();
    /// assert_eq!(format!("{first:.2}"), "0.43–1.00");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_band(mut self, band: SurvivalBand) -> Self {
        for step in &mut self.steps {
            step.band = band;
        }
        self
    }

    /// The share that lasts longer than a time; `None` before 0 and after the longest time seen.
    #[must_use]
    pub fn at(&self, time: f64) -> Option<f64> {
        if !(0.0..=self.seen_until).contains(&time) {
            return None;
        }
        let steps = self.steps.iter().take_while(|step| step.time <= time);
        Some(steps.last().map_or(1.0, |step| step.survival))
    }

    /// The shortest time that a given share or less outlasts: `0.5` for the median. `None` if more than that share was still there at the
    /// end.
    #[must_use]
    pub fn time_outlasted_by(&self, share: f64) -> Option<f64> {
        let mut steps = self.steps.iter();
        // The curve is a product: a hair above the share is the share.
        steps
            .find(|step| step.survival <= share * (1.0 + 1e-12))
            .map(|step| step.time)
    }

    /// The median duration, with limits where the band around the curve crosses one half.
    ///
    /// # References
    /// R. Brookmeyer, J. Crowley (1982), "A confidence interval for the median survival time", Biometrics 38(1), 29–41,
    /// doi 10.2307/2530286.
    #[must_use]
    pub fn median(&self, level: Confidence) -> MedianDuration {
        let crossing = |end: fn((f64, f64)) -> f64| {
            self.steps
                .iter()
                .map(|step| (step.time, step.limits(level)))
                // Where nothing lasts longer there is no band to cross.
                .find(|(_, limits)| limits.is_none_or(|ends| end(ends) <= 0.5))
                .filter(|(_, limits)| limits.is_some())
                .map(|(time, _)| time)
        };
        MedianDuration {
            time: self.time_outlasted_by(0.5),
            lo: crossing(|ends| ends.0),
            hi: crossing(|ends| ends.1),
        }
    }
}

/// A median duration with its limits; `None` for what was not reached.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct MedianDuration {
    /// The median: the shortest time that half or less outlasts.
    pub time: Option<f64>,
    /// The lower confidence limit of the median.
    pub lo: Option<f64>,
    /// The upper confidence limit of the median.
    pub hi: Option<f64>,
}

impl SurvivalBand {
    /// The limits of a survival below 1, for a width on `ln S`.
    fn limits(self, survival: f64, width: f64) -> (f64, f64) {
        match self {
            Self::LogLog => {
                let factor = (width / survival.ln().abs()).exp();
                (survival.powf(factor), survival.powf(1.0 / factor))
            }
            Self::Log => (survival * (-width).exp(), (survival * width.exp()).min(1.0)),
            Self::Plain => (
                (survival - survival * width).max(0.0),
                (survival + survival * width).min(1.0),
            ),
        }
    }
}
