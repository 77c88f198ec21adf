//! One effect on a rate whose cells depend on each other, in units of its own error.

use std::fmt;

use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::simulation::{PMethod, WatchedSimulation};
use crate::stats::{Confidence, Interval, TrendDirection};

use super::rates::{ErrorModel, Fit};
use super::{DependentSeries, MOST_CELLS, ROUNDING};

/// An effect on a rate whose cells may depend on each other: a factor, with an interval and a p that allow for as much dependence as the
/// cells do.
///
/// # Formula
/// With `β` the coefficient of a Poisson regression of the counts (to which half an event a coefficient is added, spread as the exposure
/// is, so that no estimate is infinite), `φ̂` Pearson's dispersion and `s` the standard error of `β` if cells are independent, `√max(φ̂, 1)`
/// times that of independent events: `t = β / s`. For a [trend](crate::stats::Series::dependent_trend) `s` allows for streaks as far as
/// moments show them: it is that of counts with covariance `m` on the diagonal plus `τ² m m' ρ^g`, with `m` what was fitted to the two
/// cells, `g` their distance, `τ² = max(φ̂ − 1, 0) / m̄` and `ρ` between 0 and 0.95 the correlation of neighbouring residuals
/// `(x − m)/√m`, which the fit of `k` coefficients to `n` cells made smaller: `r + k (1 + r)/n`, times `φ̂/(φ̂ − 1)` for that of the rates.
/// Each draw of [`DependentSeries`] gives its own `t*`, fitted anew. `p = (1 + #{|t*| ≥ |t|}) / (1 + draws)`; the interval is
/// `exp(β ± q s)`, with `q` the `|t*|` that fewer than a share `1 − level` exceed: p < 1 − level exactly when 1 is outside.
///
/// # When it misleads
/// The draws are made without the effect; the interval takes their `t*` for its law at any other effect too. Measured sizes stand at
/// [`Series::dependent_trend`](crate::stats::Series::dependent_trend).
///
/// # References
/// At [`DependentSeries`].
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct DependentEffect {
    factor: f64,
    coefficient: f64,
    standard_error: f64,
    p: f64,
    method: PMethod,
    /// `|t*|` of each draw, the largest first.
    #[serde(skip)]
    drawn: Vec<f64>,
}

impl DependentEffect {
    /// The factor on the rate: 1 for no effect.
    #[must_use]
    pub fn factor(&self) -> f64 {
        self.factor
    }

    /// The logarithm of the factor, a coefficient of the model.
    #[must_use]
    pub fn coefficient(&self) -> f64 {
        self.coefficient
    }

    /// The standard error behind the statistic `t`: that of independent cells or, for a trend, one that allows for dependence by moments. Not
    /// the error to quote.
    #[must_use]
    pub fn standard_error(&self) -> f64 {
        self.standard_error
    }

    /// The two-sided p for a factor of 1.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.p
    }

    /// The draws behind the p, and its error.
    #[must_use]
    pub fn method(&self) -> PMethod {
        self.method
    }

    /// The interval of the factor. It holds everything where the draws are too few for the level, as 99 draws are for 99.9 %.
    #[must_use]
    pub fn interval(&self, level: Confidence) -> Interval {
        let wide = self.quantile(level.alpha()) / (1.0 - ROUNDING) * self.standard_error;
        Interval::of(
            (self.coefficient - wide).exp(),
            (self.coefficient + wide).exp(),
        )
    }

    /// The direction: whether the factor is above or below 1, at a level.
    #[must_use]
    pub fn direction(&self, level: Confidence) -> TrendDirection {
        if self.p >= level.alpha() {
            TrendDirection::Undecided
        } else if self.coefficient > 0.0 {
            TrendDirection::Rising
        } else {
            TrendDirection::Falling
        }
    }

    /// The smallest `|t|` whose p would be below `alpha`, or what it must exceed.
    fn quantile(&self, alpha: f64) -> f64 {
        // The list is in falling order: so many draws may reach `|t|`.
        let size = self.drawn.len() as f64 + 1.0;
        let may_reach = (1..=self.drawn.len()).take_while(|&hits| (hits as f64) / size < alpha);
        let first_too_many = may_reach.last().and_then(|hits| self.drawn.get(hits - 1));
        first_too_many.copied().unwrap_or(f64::INFINITY)
    }
}

/// `1.05 (95 % 0.98–1.12), p = 0.150 ± 0.008`.
impl fmt::Display for DependentEffect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let interval = self.interval(Confidence::P95);
        write!(
            f,
            "{:.2} (95 % {interval:.2}), p = {:.3}",
            self.factor, self.p
        )?;
        match self.method {
            PMethod::Simulated { standard_error, .. } => write!(f, " ± {standard_error:.3}"),
            PMethod::Enumerated { .. } => Ok(()),
        }
    }
}

impl DependentSeries {
    /// The ratio of the rate after a change to that before it, in cells that may depend on each other.
    ///
    /// # Errors
    /// A series that was given as one stretch; those of [`p_of`](Self::p_of).
    ///
    /// # Examples
    /// Sixteen months, eight before a treaty and eight from then on, with a gap of three months for the talks:
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::{DependentSeries, Series, Simulation};
    ///
    /// let months = [1.0; 8];
    /// let before = Series::new(&[22, 25, 17, 16, 21, 24, 19, 20], &months)?;
    /// let after = Series::new(&[9, 12, 8, 10, 7, 11, 13, 9], &months)?;
    /// let change = DependentSeries::between(before, after, 4.0)?.change(Simulation::new(1, 1_999)?)?;
    /// assert_eq!(format!("{:.2}", change.factor()), "0.48");
    /// assert!(change.interval(Confidence::P95).hi().is_some_and(|hi| hi < 1.0));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn change<'a>(
        &self,
        simulation: impl Into<WatchedSimulation<'a>>,
    ) -> Result<DependentEffect> {
        if self.model.width() < 2 {
            return Err(Numbers::Refused {
                what: "change of a rate",
                why: "the series was given as one stretch",
            }
            .into());
        }
        self.effect(1, 1.0, ErrorModel::Apart, simulation)
    }

    /// The effect of one column of the model, per `unit` of it.
    pub(super) fn effect<'a>(
        &self,
        term: usize,
        unit: f64,
        errors: ErrorModel,
        simulation: impl Into<WatchedSimulation<'a>>,
    ) -> Result<DependentEffect> {
        let simulation = simulation.into();
        let cells = self.cells.counts.len();
        let what = "number of draws times periods";
        simulation.check_cells(what, cells as u64, MOST_CELLS)?;
        let mut fit = Fit::room(cells);
        fit.make(&self.model, &self.cells.counts, &self.cells.exposures);
        let error = |fit: &Fit| fit.error_by(errors, &self.model, &self.cells.gaps, term);
        let (coefficient, standard_error) = (fit.coefficient(term), error(&fit));
        let mut drawn = Vec::with_capacity(simulation.draws());
        let mut is_first = true;
        let (p, method) = self.p_of(simulation, |counts| {
            fit.make(&self.model, counts, &self.cells.exposures);
            let t = (fit.coefficient(term) / error(&fit)).abs();
            if !std::mem::replace(&mut is_first, false) {
                drawn.push(t);
            }
            t
        })?;
        drawn.sort_unstable_by(|a, b| b.total_cmp(a));
        Ok(DependentEffect {
            factor: (coefficient / unit).exp(),
            coefficient: coefficient / unit,
            standard_error: standard_error / unit,
            p,
            method,
            drawn,
        })
    }
}
