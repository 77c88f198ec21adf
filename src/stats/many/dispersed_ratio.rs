//! A ratio of rates that allows for how events come.

use super::clusters::Clusters;
use super::dispersion::Dispersion;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::one::known::Known;
use crate::stats::series::Series;
use crate::stats::special::beta::{student_t_quantile, student_t_two_sided};
use crate::stats::special::normal::{normal_quantile, normal_tails};
use crate::stats::{Confidence, Interval, Observed, RateRatio};

/// The events of a period: its total alone, the counts of its parts, or the clusters in which they come.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum CountedPeriod<'a> {
    /// Only the total of the period.
    Total(Observed),
    /// The parts of the period.
    Parts(Series<'a>),
    /// Events sorted into clusters, and the exposure of the period.
    Clustered(Clusters, f64),
}

impl From<Observed> for CountedPeriod<'_> {
    fn from(total: Observed) -> Self {
        Self::Total(total)
    }
}

impl<'a> From<Series<'a>> for CountedPeriod<'a> {
    fn from(parts: Series<'a>) -> Self {
        Self::Parts(parts)
    }
}

impl From<(Clusters, f64)> for CountedPeriod<'_> {
    fn from((clusters, exposure): (Clusters, f64)) -> Self {
        Self::Clustered(clusters, exposure)
    }
}

impl<'a> CountedPeriod<'a> {
    fn total(self) -> Result<Known> {
        match self {
            Self::Total(total) => total.known_or("dispersion is that of counts that are known"),
            Self::Parts(parts) => Known::new(parts.total(), parts.exposures().iter().sum()),
            Self::Clustered(clusters, exposure) => Known::new(clusters.events(), exposure),
        }
    }

    fn parts(self) -> Option<Series<'a>> {
        match self {
            Self::Parts(parts) => Some(parts),
            Self::Total(_) | Self::Clustered(..) => None,
        }
    }

    fn clusters(self) -> Option<Clusters> {
        match self {
            Self::Clustered(clusters, _) => Some(clusters),
            Self::Total(_) | Self::Parts(_) => None,
        }
    }
}

/// The model of how events come that a [`DispersedRatio`] assumes.
///
/// # Formula
/// With `x₁` and `x₂` events and the ratio `ρ̂` of the two rates, all but `Poisson` give `ln ρ̂ ± q·e`; a period without events gives
/// everything from 0 on: these methods know nothing there.
///
/// | model | `q` | `e²` |
/// |---|---|---|
/// | `Poisson` | the exact conditional law, [`RatioMethod::CentralExact`](crate::stats::RatioMethod::CentralExact) | |
/// | `EachSide` | Student's, with `df = (v₁ + v₂)² / (v₁²/df₁ + v₂²/df₂)`; the wider of this and of `QuasiPoisson` | `v₁ + v₂`, `vᵢ = max(φ̂ᵢ, 1)/xᵢ`, with the `φ̂ᵢ` and `dfᵢ` of the [`Dispersion`] of each period |
/// | `QuasiPoisson` | Student's, with the `df` of the [`Dispersion`] of both | `max(φ̂, 1) · (1/x₁ + 1/x₂)` |
/// | `NegativeBinomial` | normal | `1/x₁ + 1/x₂ + α(Σ w₁² + Σ w₂²)`, with `w` each part's share of its period's exposure (`Σ w² = 1/m` for `m` equal parts) |
/// | `CompoundPoisson` | normal | `Σ s₁²/x₁² + Σ s₂²/x₂²`, with `s` the sizes of the clusters |
///
/// # References
/// B. L. Welch (1947), "The generalization of 'Student's' problem when several different population variances are involved", Biometrika
/// 34(1–2), 28–35, doi 10.1093/biomet/34.1-2.28. R. W. M. Wedderburn (1974), "Quasi-likelihood functions, generalized linear models, and the
/// Gauss–Newton method", Biometrika 61(3), 439–447, doi 10.1093/biomet/61.3.439. J. F. Lawless (1987), "Negative binomial and mixed Poisson
/// regression", Canadian Journal of Statistics 15(3), 209–225, doi 10.2307/3314912. W. Feller (1943), "On a general class of 'contagious' distributions", Annals of
/// Mathematical Statistics 14(4), 389–400, doi 10.1214/aoms/1177731359.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DispersionModel {
    /// Independent events. Needs no more than totals; the interval holds only if events are independent.
    Poisson,
    /// Each period has a dispersion of its own, estimated from its parts: Welch's interval, unless that of `QuasiPoisson` is wider. Needs the
    /// parts of both periods, with an event in one of them.
    ///
    /// A dispersion below 1 is not used to narrow the interval. What it costs where both periods are alike, and where it is rough, stands in
    /// the table of [`DispersedRatio`].
    EachSide,
    /// Both periods have the same dispersion `φ̂`, estimated from the parts of both. Needs the parts of one period with an event.
    ///
    /// It sees more than `EachSide` where a period has few parts, and holds its level only if the periods are alike: with a variance of 1 and
    /// of 10 times the mean it is wrong in 35 of 100 cases (12 parts against 2 of 50 events each). A dispersion below 1 is not used to
    /// narrow the interval.
    QuasiPoisson,
    /// A part with mean `m` has variance `m + α m²`, with an `α` known from elsewhere. Needs the parts of both periods.
    ///
    /// `α` is taken as known: estimated from the same few parts it would need a wider interval.
    NegativeBinomial {
        /// The dispersion, 0 for none.
        alpha: f64,
    },
    /// Events come in independent clusters: the variance of a count is `Σ size²`. Needs the clusters of both periods.
    ///
    /// A large-sample interval: with fewer than about ten clusters in a period it is too narrow. Often better: ask for the ratio of the
    /// clusters themselves, with an exact interval, by a [`RateRatio`] of [`Clusters::clusters`].
    CompoundPoisson,
}

/// The ratio of two rates, after over before, by a model of how events come: an answer that says what it assumes.
///
/// [`new`](Self::new) takes the model that the counts allow, [`with_model`](Self::with_model) another:
///
/// | what is known | model |
/// |---|---|
/// | two totals, or parts without an event | [`Poisson`](DispersionModel::Poisson): central exact, "if events are independent" |
/// | the parts of both periods | [`EachSide`](DispersionModel::EachSide) |
/// | the parts of one period, and the total of the other | [`QuasiPoisson`](DispersionModel::QuasiPoisson): the other is taken to be alike |
/// | the clusters of both periods | [`CompoundPoisson`](DispersionModel::CompoundPoisson) |
///
/// # Formula
/// At [`DispersionModel`].
///
/// # When it misleads
/// Parts across a change of rate mix the change with clustering: a period's parts must belong to one period. Parts that depend on those
/// before them (months of one war) make every model too sure: ask a [`DependentRatio`](crate::stats::DependentRatio).
///
/// Measured at a nominal 5 %, negative binomial, as wrong answers and doublings seen in 100 cases (20,000 draws; in the last column those of a
/// z test that is told the true variance, which is itself wrong more often than it says where counts are few and skew):
///
/// | parts, events in one, variance | `EachSide` | `QuasiPoisson` | Welch alone | (true variance) |
/// |---|---|---|---|---|
/// | 2 v 2, of 20 each, 5 times the mean | 0.0 · 3 | 0.9 · 11 | 0.1 · 4 | 6.2 · 38 |
/// | 3 v 3, of 20, 1 (independent) | 0.1 · 81 | 0.3 · 89 | 0.1 · 81 | 5.2 · 99 |
/// | 3 v 3, of 20, 5 times | 2.6 · 24 | 3.7 · 32 | 3.0 · 27 | 5.8 · 52 |
/// | 3 v 3, of 20, 20 times | 2.1 · 7 | 3.2 · 10 | 4.7 · 12 | 7.3 · 21 |
/// | 6 v 6, of 20, 5 times | 4.4 · 69 | 4.9 · 73 | 4.9 · 70 | 5.5 · 80 |
/// | 6 v 6, of 5, 20 times | 1.2 · 6 | 1.3 · 6 | **12.3** · 20 | 9.3 · 17 |
/// | 12 v 12, of 20, 5 times | 5.0 · 96 | 5.1 · 97 | 5.3 · 96 | 5.3 · 98 |
/// | 12 v 12, of 5, 50 times | 0.7 · 5 | 0.7 · 5 | **18.1** · 25 | 9.6 · 16 |
/// | 12 v 2, of 20, 5 times | 1.2 · 31 | 4.6 · 58 | 2.0 · 37 | 6.2 · 65 |
/// | 12 v 3, of 20, 5 times | 2.1 · 52 | 4.7 · 71 | 4.7 · 57 | 5.7 · 79 |
/// | 12 v 2, of 50, 1 before and 10 after | 1.0 · 29 | **35.4** · 95 | 1.0 · 29 | 5.9 · 83 |
/// | 12 v 3, of 20, 1 before and 10 after | 4.1 · 32 | **28.8** · 82 | 4.1 · 32 | 6.7 · 62 |
/// | 36 v 12, of 20, 1 before and 10 after | 5.9 · 98 | **22.4** · 100 | 5.9 · 98 | 5.3 · 99 |
/// | 2 v 12, of 50, 1 before and 10 after | 0.1 · 43 | 0.1 · 55 | 0.8 · 79 | 4.9 · 100 |
/// | 12 v 12, of 5, 1 before and 10 after | 6.3 · 42 | **8.8** · 42 | 7.2 · 53 | 6.5 · 56 |
///
/// So each side's own variance costs a fifth of the power or less where both periods have six parts or more, and half of it where one has
/// two; Welch's interval alone is too sure where most parts are empty and a few are full.
///
/// Fewer than three parts in a period: it can hardly see anything, as Student's law with about one degree of freedom allows for any
/// variance. A total of 0 on one side gives everything from 0 on, and a p of 1. `EachSide` covers the true ratio in 93 to 99 of 100 cases
/// (negative binomial of `α` 0.1 to 1, ratio ¼ to 4, 2 to 36 parts).
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{DispersedRatio, DispersionModel, Observed, Series};
///
/// let totals = DispersedRatio::new(Observed::new(9, 3.0)?, Observed::new(24, 3.0)?)?;
/// assert_eq!(totals.model(), DispersionModel::Poisson);
/// assert!(totals.interval(Confidence::P95)?.lo() > 1.0);
///
/// let (before, after) = (Series::new(&[1, 3, 0, 5], &[0.75; 4])?, Series::new(&[6, 2, 9, 7], &[0.75; 4])?);
/// let parts = DispersedRatio::new(before, after)?;
/// assert_eq!(parts.model(), DispersionModel::EachSide);
/// assert!(parts.interval(Confidence::P95)?.contains(1.0));
/// assert_eq!(format!("{:.4}", parts.p()?), "0.1428");
///
/// // Both alike: surer, if it is true.
/// let alike = parts.with_model(DispersionModel::QuasiPoisson)?;
/// assert_eq!(format!("{:.4}", alike.p()?), "0.1118");
/// # Ok::<(), interstate::Error>(())
/// ```
/// Nine and eighteen, each in one burst: the exact interval for independent events is 0.85–5.05, this one says how little bursts tell.
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{DispersedRatio, DispersionModel, Series};
///
/// let (before, after) = (Series::new(&[0, 0, 9], &[1.0; 3])?, Series::new(&[0, 18, 0], &[1.0; 3])?);
/// let bursts = DispersedRatio::new(before, after)?;
/// assert_eq!(format!("{:.2}", bursts.interval(Confidence::P95)?), "0.03–128.74");
/// let independent = bursts.with_model(DispersionModel::Poisson)?;
/// assert_eq!(format!("{:.2}", independent.interval(Confidence::P95)?), "0.85–5.05");
/// # Ok::<(), interstate::Error>(())
/// ```
/// Four and eight meetings, each at one place: with clusters of 1 the interval is that of independent events.
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{Clusters, DispersedRatio};
///
/// let apart = |n: u32| (Clusters::from_keys(0..n), 1.0);
/// let pairs = |n: u32| (Clusters::from_keys((0..n).map(|i| i / 2)), 1.0);
/// let alone = DispersedRatio::new(apart(4), apart(8))?.interval(Confidence::P95)?;
/// let paired = DispersedRatio::new(pairs(4), pairs(8))?.interval(Confidence::P95)?;
/// assert_eq!(format!("{alone:.2} {paired:.2}"), "0.60–6.64 0.37–10.92");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// At [`DispersionModel`].
#[doc(alias = "overdispersion")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DispersedRatio<'a> {
    counted: (CountedPeriod<'a>, CountedPeriod<'a>),
    totals: (Known, Known),
    dispersion: Option<Dispersion>,
    sides: (Option<Dispersion>, Option<Dispersion>),
    model: DispersionModel,
    law: Law,
}

/// Student's law, with a scale.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Student {
    error: f64,
    degrees: f64,
}

impl Student {
    /// The distance from 0 that is passed upwards with the chance `tail`.
    fn quantile(self, tail: f64) -> f64 {
        -student_t_quantile(self.degrees, tail) * self.error
    }

    /// The chance of a distance from 0 of at least so much.
    fn two_sided(self, distance: f64) -> f64 {
        student_t_two_sided(self.degrees, distance / self.error)
    }
}

/// The law of the logarithm of the ratio around its estimate.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Law {
    /// None: the exact conditional law of the counts.
    Exact,
    Student(Student),
    /// The wider of two.
    Wider(Student, Student),
    Normal {
        error: f64,
    },
}

impl<'a> DispersedRatio<'a> {
    /// Takes both periods, and chooses the model that the data given about them allow.
    ///
    /// # Errors
    /// A total known as bounds; clusters of one period alone; an exposure (the sum over the parts) outside 1e-100 ≤ exposure ≤ 1e100.
    pub fn new(
        before: impl Into<CountedPeriod<'a>>,
        after: impl Into<CountedPeriod<'a>>,
    ) -> Result<Self> {
        let (before, after) = (before.into(), after.into());
        let counted = (before.parts(), after.parts());
        let parts: Vec<Series<'_>> = [counted.0, counted.1]
            .into_iter()
            .flatten()
            .filter(|parts| parts.total() > 0)
            .collect();
        let measured = |parts: &[Series<'_>]| match parts {
            [] => Ok(None),
            parts => Dispersion::new(parts).map(Some),
        };
        let side = |parts: Option<Series<'_>>| {
            measured(parts.filter(|parts| parts.total() > 0).as_slice())
        };
        let independent = Self {
            counted: (before, after),
            totals: (before.total()?, after.total()?),
            dispersion: measured(&parts)?,
            sides: (side(counted.0)?, side(counted.1)?),
            model: DispersionModel::Poisson,
            law: Law::Exact,
        };
        if before.clusters().is_some() || after.clusters().is_some() {
            independent.with_model(DispersionModel::CompoundPoisson)
        } else if independent.dispersion.is_none() {
            Ok(independent)
        } else if counted.0.is_some() && counted.1.is_some() {
            independent.with_model(DispersionModel::EachSide)
        } else {
            independent.with_model(DispersionModel::QuasiPoisson)
        }
    }

    /// The same ratio by another model.
    ///
    /// # Errors
    /// A model that needs more than is known: parts with an event, the parts of both periods, the clusters of both periods. An `alpha`
    /// outside 0 ≤ α ≤ 1e100.
    ///
    /// # Examples
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::{DispersedRatio, DispersionModel, Series};
    ///
    /// let (before, after) = (Series::new(&[3, 3, 3], &[1.0; 3])?, Series::new(&[6, 6, 6], &[1.0; 3])?);
    /// let known = DispersionModel::NegativeBinomial { alpha: 0.1 };
    /// let interval = DispersedRatio::new(before, after)?.with_model(known)?.interval(Confidence::P95)?;
    /// assert_eq!(format!("{interval:.2}"), "0.78–5.15");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[doc(alias = "nb2")]
    pub fn with_model(self, model: DispersionModel) -> Result<Self> {
        let (one, two) = (1.0 / self.totals.0.events(), 1.0 / self.totals.1.events());
        let law = match model {
            DispersionModel::Poisson => Law::Exact,
            DispersionModel::QuasiPoisson => Law::Student(self.alike()?),
            DispersionModel::EachSide => {
                let parts = self.counted.0.parts().zip(self.counted.1.parts());
                parts.ok_or(Numbers::Refused {
                    what: "ratio with a variance for each side",
                    why: "it needs the parts of both periods",
                })?;
                let alike = self.alike()?;
                // A period without an event has no dispersion, and the ratio no law.
                let (Some(before), Some(after)) = self.sides else {
                    return Ok(Self {
                        model,
                        law: Law::Student(alike),
                        ..self
                    });
                };
                let (before_part, after_part) =
                    (before.phi.max(1.0) * one, after.phi.max(1.0) * two);
                let whole = before_part + after_part;
                let spent = |part: f64, side: Dispersion| {
                    (part / whole).powi(2) / side.degrees_of_freedom as f64
                };
                let apart = Student {
                    error: whole.sqrt(),
                    degrees: 1.0 / (spent(before_part, before) + spent(after_part, after)),
                };
                Law::Wider(alike, apart)
            }
            DispersionModel::NegativeBinomial { alpha } => {
                if !(0.0..=1e100).contains(&alpha) {
                    return Err(Numbers::Outside {
                        what: "dispersion α",
                        found: alpha,
                        expected: "0 ≤ α ≤ 1e100",
                    }
                    .into());
                }
                let parts = self.counted.0.parts().zip(self.counted.1.parts());
                let (before, after) = parts.ok_or(Numbers::Refused {
                    what: "negative-binomial ratio",
                    why: "it needs the parts of both periods",
                })?;
                let squares =
                    |series: Series<'_>| -> f64 { series.shares().iter().map(|w| w * w).sum() };
                let clustered = alpha * (squares(before) + squares(after));
                Law::Normal {
                    error: (one + two + clustered).sqrt(),
                }
            }
            DispersionModel::CompoundPoisson => {
                let clusters = self.counted.0.clusters().zip(self.counted.1.clusters());
                let (before, after) = clusters.ok_or(Numbers::Refused {
                    what: "compound Poisson ratio",
                    why: "it needs the clusters of both periods",
                })?;
                Law::Normal {
                    error: (before.relative_variance() + after.relative_variance()).sqrt(),
                }
            }
        };
        Ok(Self { model, law, ..self })
    }

    /// The interval of the ratio.
    ///
    /// # Errors
    /// Those of [`RateRatio::interval`], by the exact law alone.
    pub fn interval(&self, level: Confidence) -> Result<Interval> {
        let (before, after) = self.totals;
        let tail = level.tail();
        let width = match self.law {
            Law::Exact => {
                return RateRatio::new(before.into(), after.into()).interval(level);
            }
            Law::Student(law) => law.quantile(tail),
            Law::Wider(one, other) => one.quantile(tail).max(other.quantile(tail)),
            Law::Normal { error } => -normal_quantile(tail) * error,
        };
        Ok(self.log_ratio().map_or_else(
            || Interval::of(0.0, f64::INFINITY),
            |log| Interval::of((log - width).exp(), (log + width).exp()),
        ))
    }

    /// The two-sided p for a ratio of 1, which belongs to the interval: the interval at confidence 1 − α holds 1 as long as p ≥ α. It is 1
    /// where the interval holds everything.
    ///
    /// # Errors
    /// Those of [`RateRatio::p`], by the exact law alone.
    pub fn p(&self) -> Result<f64> {
        let (before, after) = self.totals;
        let two_sided = |tail_of: &dyn Fn(f64) -> f64| self.log_ratio().map_or(1.0, tail_of);
        match self.law {
            Law::Exact => Ok(RateRatio::new(before.into(), after.into()).p(1.0)?.hi()),
            Law::Student(law) => Ok(two_sided(&|log| law.two_sided(log))),
            Law::Wider(one, other) => Ok(two_sided(&|log| {
                one.two_sided(log).max(other.two_sided(log))
            })),
            Law::Normal { error } => Ok(two_sided(&|log| {
                (2.0 * normal_tails((log / error).abs()).upper).min(1.0)
            })),
        }
    }

    /// The model of how events come that the interval and the p assume.
    #[must_use]
    pub fn model(&self) -> DispersionModel {
        self.model
    }

    /// The dispersion within the periods, where parts were given and have events.
    #[must_use]
    pub fn dispersion(&self) -> Option<Dispersion> {
        self.dispersion
    }

    /// The dispersion of each period, where its parts were given and have events: before and after. [`Dispersion::p_unlike`] tests whether
    /// they differ.
    #[must_use]
    pub fn sides(&self) -> (Option<Dispersion>, Option<Dispersion>) {
        self.sides
    }

    /// Student's law with one dispersion for both periods.
    fn alike(&self) -> Result<Student> {
        let (one, two) = (1.0 / self.totals.0.events(), 1.0 / self.totals.1.events());
        // Without one the same refusal as where it is asked for alone.
        let dispersion = self.dispersion.map_or_else(|| Dispersion::new(&[]), Ok)?;
        Ok(Student {
            error: (dispersion.phi.max(1.0) * (one + two)).sqrt(),
            degrees: dispersion.degrees_of_freedom as f64,
        })
    }

    /// The logarithm of the ratio; `None` if a count is 0.
    fn log_ratio(&self) -> Option<f64> {
        let (before, after) = self.totals;
        (before.count() > 0 && after.count() > 0).then(|| (after.rate() / before.rate()).ln())
    }
}
