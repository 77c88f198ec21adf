//! Poisson regression with a logarithmic link and an offset, by Newton's steps.

use std::fmt;

use super::mann_kendall::TrendDirection;
use super::periods::Series;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::special::beta::student_t_quantile;
use crate::stats::special::cholesky::{Factor, dot};
use crate::stats::special::normal::{normal_quantile, normal_tails};
use crate::stats::special::poisson::poisson_deviance;
use crate::stats::{Confidence, Interval, p_text};

/// Steps after which a fit that still moves has no finite estimate: a usual one needs six.
const MOST_STEPS: usize = 60;
/// The most multiplications that a step may take: about a second.
const MOST_WORK: u64 = 1_000_000_000;

/// A fitted log-linear Poisson model of counts: the answer of [`Series::poisson_regression`].
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct PoissonFit {
    /// The intercept (the log of the rate where all columns are 0), then one coefficient for each column.
    pub coefficients: Vec<f64>,
    /// The standard error of each coefficient, from the Fisher information.
    pub standard_errors: Vec<f64>,
    /// The expected count of each period.
    pub fitted: Vec<f64>,
    /// The deviance: twice the log-likelihood by which the model falls short of the counts themselves.
    pub deviance: f64,
    /// Pearson's `X²` of the counts against the model.
    pub chi_square: f64,
    /// The number of periods less that of coefficients.
    pub degrees_of_freedom: usize,
    /// Pearson's `X²` over its degrees of freedom: about 1 if events are independent. `None` where no degree is left.
    pub dispersion: Option<f64>,
}

impl PoissonFit {
    /// The effect of a column on the rate; the intercept is number 0. `None` for a number that does not exist.
    #[must_use]
    pub fn effect(&self, term: usize) -> Option<RateEffect> {
        let coefficient = *self.coefficients.get(term)?;
        Some(RateEffect {
            factor: coefficient.exp(),
            coefficient,
            standard_error: *self.standard_errors.get(term)?,
            dispersion: self.dispersion,
            degrees_of_freedom: self.degrees_of_freedom,
        })
    }

    /// Pearson's residuals.
    pub(super) fn residuals(&self, series: Series<'_>) -> Vec<f64> {
        let counts = series.counts().iter();
        counts
            .zip(&self.fitted)
            .map(|(&x, m)| (x as f64 - m) / m.sqrt())
            .collect()
    }
}

/// One effect of a log-linear model, as a factor on the rate.
///
/// # Formula
/// With a coefficient `β` and its standard error `e`: the factor is `exp β`, its interval `exp(β ± z e)`, and `p` is that of
/// `|β|/e` by the normal law (Wald). Dispersed: `exp(β ± t e √max(φ̂, 1))`, by Student's law.
///
/// # When it misleads
/// With few events the normal law is rough; where events come in clusters only the dispersed interval holds its level, and in
/// streaks neither does: see [`Series::poisson_regression`].
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::Series;
///
/// let series = Series::new(&[1, 2, 6, 4, 5, 9], &[1.0; 6])?;
/// let growth = series.poisson_regression(&[&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0]])?.effect(1).unwrap();
/// assert_eq!(format!("{:.2}", growth.interval(Confidence::P95)), "1.08–1.75");
/// // The counts vary no more than independent events would, so that Student's law alone makes this one wider.
/// assert_eq!(format!("{:.2}", growth.dispersed_interval(Confidence::P95).unwrap()), "0.98–1.93");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// A. Wald (1943), "Tests of statistical hypotheses concerning several parameters when the number of observations is large",
/// Transactions of the American Mathematical Society 54(3), 426–482, doi 10.1090/S0002-9947-1943-0012401-3.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct RateEffect {
    /// The factor on the rate: 1 for no effect.
    pub factor: f64,
    /// The logarithm of the factor, a coefficient of the model.
    pub coefficient: f64,
    /// The standard error of the coefficient if the events are independent; of [`NeweyWest`](super::NeweyWest), Newey and West's.
    pub standard_error: f64,
    #[serde(skip)]
    dispersion: Option<f64>,
    #[serde(skip)]
    degrees_of_freedom: usize,
}

impl RateEffect {
    /// Wald's two-sided p for a factor of 1, by the standard error.
    #[must_use]
    pub fn p(&self) -> f64 {
        (2.0 * normal_tails((self.coefficient / self.standard_error).abs()).upper).min(1.0)
    }

    /// The interval of the factor by the standard error and the normal distribution.
    #[must_use]
    pub fn interval(&self, level: Confidence) -> Interval {
        self.around(-normal_quantile(level.tail()) * self.standard_error)
    }

    /// The interval of the factor if events cluster: wider by `√φ̂` (never narrower), by Student's distribution. `None` where no degree of
    /// freedom is left, and where the standard error allows for clusters already, as Newey and West's does.
    #[must_use]
    pub fn dispersed_interval(&self, level: Confidence) -> Option<Interval> {
        let spread = self.dispersion?.max(1.0).sqrt();
        let degrees = self.degrees_of_freedom as f64;
        let quantile = -student_t_quantile(degrees, level.tail());
        Some(self.around(quantile * self.standard_error * spread))
    }

    /// The direction: rising where the interval lies above 1, falling where it lies below, else undecided; by the dispersed interval, or by
    /// the other where no degree of freedom is left.
    #[must_use]
    pub fn direction(&self, level: Confidence) -> TrendDirection {
        let interval = self.dispersed_interval(level);
        let interval = interval.unwrap_or_else(|| self.interval(level));
        if interval.lo() > 1.0 {
            TrendDirection::Rising
        } else if interval.hi().is_some_and(|hi| hi < 1.0) {
            TrendDirection::Falling
        } else {
            TrendDirection::Undecided
        }
    }

    /// The same effect by another standard error, which allows for the dispersion itself.
    pub(super) fn with_error(self, standard_error: f64) -> Self {
        Self {
            standard_error,
            dispersion: None,
            ..self
        }
    }

    fn around(&self, wide: f64) -> Interval {
        Interval::of(
            (self.coefficient - wide).exp(),
            (self.coefficient + wide).exp(),
        )
    }
}

/// `a factor of 1.37 (95 % 0.98–1.93)`, by the dispersed interval; without a degree of freedom `a factor of 1.37 (95 % 1.08–1.75 if events are
/// independent)`.
impl fmt::Display for RateEffect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a factor of {:.2} ", self.factor)?;
        if let Some(interval) = self.dispersed_interval(Confidence::P95) {
            return write!(f, "(95 % {interval:.2})");
        }
        let interval = self.interval(Confidence::P95);
        let p = p_text(self.p());
        let assumed = if self.degrees_of_freedom == 0 {
            ", if events are independent"
        } else {
            ""
        };
        write!(f, "(95 % {interval:.2}, p {p}{assumed})")
    }
}

/// What each column does to the rate, and how much the counts vary around it.
impl fmt::Display for PoissonFit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "over {} periods the rate is ", self.fitted.len())?;
        match self.effect(0) {
            Some(level) => write!(f, "{:.3}", level.factor)?,
            None => f.write_str("unknown")?,
        }
        for term in 1..self.coefficients.len() {
            if let Some(effect) = self.effect(term) {
                write!(f, "; a unit of column {term} changes it by {effect}")?;
            }
        }
        match self.dispersion {
            Some(dispersion) => write!(
                f,
                "; the counts vary {dispersion:.2} times as much as independent events"
            ),
            None => f.write_str("; it meets each count, so that nothing tells how much they vary"),
        }
    }
}

impl Series<'_> {
    /// Fits a log-linear Poisson model to the counts of a series, with the logarithm of each exposure as offset.
    ///
    /// # Formula
    /// `xᵢ ~ Poisson(tᵢ e^{β₀ + Σ βⱼ cᵢⱼ})`, by maximum likelihood; standard errors from the inverse of `Σ mᵢ cᵢ cᵢᵀ`; deviance
    /// `2 Σ [xᵢ ln(xᵢ/mᵢ) − (xᵢ − mᵢ)]`.
    ///
    /// # When it misleads
    /// Standard errors assume independent events: at 5 % Wald's p of a slope is wrong as often as that of
    /// [`conditional_trend`](Self::conditional_trend). The dispersed interval leaves out a slope of 0 that is true 4 to 7 times in a hundred where
    /// cells are independent, and 12, 26 and 49 times at a correlation of 0.3, 0.6 and 0.9 between the rates of neighbours (24 months of mean
    /// 20, variance five times the mean, 2,000 series). Take [`RateEffect::dispersed_interval`] if [`PoissonFit::dispersion`] is well above 1. With few
    /// events a normal interval is rough: [`conditional_trend`](Self::conditional_trend) is exact for one slope.
    ///
    /// # Errors
    /// A column of another length than the series or with a number outside −1e100 to 1e100; more coefficients than periods; columns that
    /// depend on each other; counts without a finite estimate (none at all, or all on one side of a step); more than 10⁹ periods times the
    /// square of the coefficients.
    ///
    /// # Examples
    /// A steady growth of 37 per cent a year:
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::Series;
    ///
    /// let series = Series::new(&[1, 2, 6, 4, 5, 9], &[1.0; 6])?;
    /// let fit = series.poisson_regression(&[&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0]])?;
    /// let growth = fit.effect(1).unwrap();
    /// assert!((growth.factor - 1.372).abs() < 1e-3);
    /// assert!(growth.interval(Confidence::P95).lo() > 1.0 && growth.p() < 0.05);
    ///
    /// let none = Series::new(&[0, 0, 0, 0, 0, 9], &[1.0; 6])?;
    /// assert_eq!(
    ///     none.poisson_regression(&[&[0.0, 0.0, 0.0, 0.0, 0.0, 1.0]]).unwrap_err().to_string(),
    ///     "Poisson regression: no finite estimate fits these counts best",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// J. A. Nelder, R. W. M. Wedderburn (1972), "Generalized linear models", Journal of the Royal Statistical Society A 135(3),
    /// 370–384, doi 10.2307/2344614.
    #[doc(alias = "glm")]
    pub fn poisson_regression(self, columns: &[&[f64]]) -> Result<PoissonFit> {
        let design = Design::new(self, columns)?;
        let no_estimate = || {
            Numbers::Refused {
                what: "Poisson regression",
                why: "no finite estimate fits these counts best",
            }
            .into()
        };
        if self.total() == 0 {
            return Err(no_estimate());
        }
        // The rate of the whole is where the steps begin.
        let mut coefficients = vec![0.0; design.width];
        if let Some(first) = coefficients.first_mut() {
            let whole: f64 = self.exposures().iter().sum();
            *first = (self.total() as f64 / whole).ln();
        }
        let mut now = design.at(&coefficients);
        // Columns that depend on each other do so at the first step; a fit on its way to infinity loses its information later.
        if Factor::of(&now.information).is_none() {
            return Err(Numbers::Refused {
                what: "Poisson regression",
                why: "its columns depend on each other, or on the intercept",
            }
            .into());
        }
        let mut last = f64::INFINITY;
        for _ in 0..MOST_STEPS {
            let Some(factor) = Factor::of(&now.information) else {
                return Err(no_estimate());
            };
            let step = factor.solve(&now.gradient);
            let Some((next, moved)) = design.halved(&coefficients, &step, &now) else {
                return Err(no_estimate());
            };
            (coefficients, now) = (next, moved);
            // The deviance is flat at the top: only the step itself tells when the last digits are there.
            let length = design.farthest(&step);
            if length < 1e-13 || (length < 1e-7 && length > last / 2.0) {
                return design.fit(self, coefficients, &now).ok_or_else(no_estimate);
            }
            last = length;
        }
        Err(no_estimate())
    }
}

/// The model's matrix: a row a period, the first column of ones.
struct Design {
    rows: Vec<Vec<f64>>,
    counts: Vec<f64>,
    exposures: Vec<f64>,
    /// What each column was divided by.
    units: Vec<f64>,
    width: usize,
}

/// The likelihood at some coefficients.
struct State {
    fitted: Vec<f64>,
    deviance: f64,
    gradient: Vec<f64>,
    information: Vec<Vec<f64>>,
}

impl Design {
    fn new(series: Series<'_>, columns: &[&[f64]]) -> Result<Self> {
        let width = columns.len() + 1;
        if width > series.len() {
            return Err(Numbers::TooShort {
                what: "periods for so many columns",
                found: series.len() as u64,
                needed: width as u64,
            }
            .into());
        }
        let work = (series.len() as u64).saturating_mul((width as u64).saturating_pow(2));
        if work > MOST_WORK {
            return Err(Numbers::Above {
                what: "number of periods times the square of the coefficients",
                found: work,
                most: MOST_WORK,
            }
            .into());
        }
        for column in columns {
            if column.len() != series.len() {
                return Err(Numbers::Length {
                    what: "numbers in a column",
                    found: column.len(),
                    expected: series.len(),
                }
                .into());
            }
            if let Some(&found) = column.iter().find(|x| !(-1e100..=1e100).contains(*x)) {
                return Err(Numbers::Outside {
                    what: "number in a column",
                    found,
                    expected: "−1e100 ≤ number ≤ 1e100",
                }
                .into());
            }
        }
        // Columns to at most 1, so that no unit makes a square vanish.
        let largest = columns.iter().map(|column| {
            let most = column.iter().fold(0.0_f64, |a, x| a.max(x.abs()));
            if most > 0.0 { most } else { 1.0 }
        });
        let units: Vec<f64> = std::iter::once(1.0).chain(largest).collect();
        let row = |at: usize| -> Vec<f64> {
            let numbers = columns.iter().filter_map(|c| c.get(at).copied());
            let row = std::iter::once(1.0).chain(numbers);
            row.zip(&units).map(|(x, unit)| x / unit).collect()
        };
        Ok(Self {
            rows: (0..series.len()).map(row).collect(),
            counts: series.counts().iter().map(|&x| x as f64).collect(),
            exposures: series.exposures().to_vec(),
            units,
            width,
        })
    }

    fn at(&self, coefficients: &[f64]) -> State {
        let mut state = State {
            fitted: Vec::with_capacity(self.rows.len()),
            deviance: 0.0,
            gradient: vec![0.0; self.width],
            information: vec![vec![0.0; self.width]; self.width],
        };
        let cells = self.counts.iter().zip(&self.exposures);
        for (row, (&x, t)) in self.rows.iter().zip(cells) {
            let mean = t * dot(row, coefficients).exp();
            state.deviance += 2.0 * poisson_deviance(x, mean);
            state.fitted.push(mean);
            for (sum, c) in state.gradient.iter_mut().zip(row) {
                *sum += (x - mean) * c;
            }
            for (sums, c) in state.information.iter_mut().zip(row) {
                for (sum, d) in sums.iter_mut().zip(row) {
                    *sum += mean * c * d;
                }
            }
        }
        state
    }

    /// The first of the step, its half, its quarter … that fits no worse than rounding allows; `None` if none does.
    fn halved(&self, from: &[f64], step: &[f64], now: &State) -> Option<(Vec<f64>, State)> {
        let mut share = 1.0;
        let most = now.deviance + 1e-11 * (1.0 + now.deviance);
        for _ in 0..40 {
            let next: Vec<f64> = from.iter().zip(step).map(|(b, s)| b + share * s).collect();
            let state = self.at(&next);
            if state.deviance <= most {
                return Some((next, state));
            }
            share *= 0.5;
        }
        None
    }

    /// The largest change of a fitted value's logarithm in a step.
    fn farthest(&self, step: &[f64]) -> f64 {
        self.rows
            .iter()
            .map(|row| dot(row, step).abs())
            .fold(0.0, f64::max)
    }

    fn fit(&self, series: Series<'_>, coefficients: Vec<f64>, at: &State) -> Option<PoissonFit> {
        // A fit that ran towards a rate of 0 has lost what one of its coefficients stands on.
        let factor = Factor::of(&at.information)?;
        let chi_square: f64 = self
            .counts
            .iter()
            .zip(&at.fitted)
            .map(|(x, m)| (x - m) * ((x - m) / m))
            .sum();
        let degrees_of_freedom = series.len() - self.width;
        let unscaled = |(x, unit): (f64, &f64)| x / unit;
        let fit = PoissonFit {
            standard_errors: factor
                .inverse_diagonal()
                .map(f64::sqrt)
                .zip(&self.units)
                .map(unscaled)
                .collect(),
            coefficients: coefficients
                .into_iter()
                .zip(&self.units)
                .map(unscaled)
                .collect(),
            fitted: at.fitted.clone(),
            deviance: at.deviance,
            chi_square,
            degrees_of_freedom,
            dispersion: (degrees_of_freedom > 0).then(|| chi_square / degrees_of_freedom as f64),
        };
        let numbers = fit.coefficients.iter().chain(&fit.standard_errors);
        numbers
            .chain(&[fit.chi_square])
            .all(|x| x.is_finite())
            .then_some(fit)
    }
}
