//! How a series is turned into a class.

use crate::error::{Result, answers::Answers, numbers::Numbers, text};
use crate::stats::{Confidence, Simulation};

text::word! {
    "method for a series";
    /// The method by which the slope and the change point of a series are tested.
    ///
    /// # Examples
    /// ```
    /// use interstate::trend::SeriesMethod;
    ///
    /// assert_eq!("permutation".parse::<SeriesMethod>()?, SeriesMethod::Permutation);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[non_exhaustive]
    pub enum SeriesMethod {
        /// Exact, if events are independent: [`Series::conditional_trend`](crate::stats::Series::conditional_trend) and
        /// [`search_change`](crate::stats::Series::search_change).
        ExactConditional,
        /// Events may cluster, and cells are independent: [`ClusteredSeries`](crate::stats::ClusteredSeries).
        Permutation,
        /// Events may cluster, and neighbouring cells may depend on each other: [`DependentSeries`](crate::stats::DependentSeries).
        SerialBootstrap,
    }
}

/// The rule by which a series gets a class: a confidence level, and what else the caller states beforehand.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::Simulation;
/// use interstate::trend::SeriesRule;
///
/// let rule = SeriesRule::new(Confidence::P95, Simulation::seeded(2024)).with_margin(1.1)?.with_change_at(24);
/// assert_eq!((rule.margin(), rule.declared_change()), (Some(1.1), Some(24)));
/// assert_eq!(rule.with_margin(0.9).unwrap_err().to_string(), "a margin of 0.9 is no margin; expected a ratio above 1, such as 1.5");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct SeriesRule {
    level: Confidence,
    margin: Option<f64>,
    method: Option<SeriesMethod>,
    declared_change: Option<usize>,
    units_a_year: Option<f64>,
    simulation: Simulation,
}

impl SeriesRule {
    /// A rule with the method that the cells ask for and a search for the date of a change; random draws start from the seed.
    #[must_use]
    pub fn new(level: Confidence, simulation: Simulation) -> Self {
        Self {
            level,
            margin: None,
            method: None,
            declared_change: None,
            units_a_year: None,
            simulation,
        }
    }

    /// The same rule, which also gives *no steady direction* where the slope is shown to lie between 1/margin and margin: a factor a year, or
    /// a time unit where the number of units in a year is not known. The margin is a matter of judgement, made before the counts are seen.
    ///
    /// # Errors
    /// A margin that is not above 1; a level of one half or less, at which two one-sided tests say nothing.
    pub fn with_margin(self, margin: f64) -> Result<Self> {
        if !(margin > 1.0 && margin.is_finite()) {
            return Err(Answers::Margin { found: margin }.into());
        }
        if self.level.level() <= 0.5 {
            return Err(Numbers::Outside {
                what: "confidence level of a margin",
                found: self.level.level(),
                expected: "0.5 < level < 1",
            }
            .into());
        }
        Ok(Self {
            margin: Some(margin),
            ..self
        })
    }

    /// The same rule with a named method.
    #[must_use]
    pub fn with_method(self, method: SeriesMethod) -> Self {
        Self {
            method: Some(method),
            ..self
        }
    }

    /// The same rule for a change after this number of periods, named before looking at the counts: its date is not searched.
    #[must_use]
    pub fn with_change_at(self, periods_before: usize) -> Self {
        Self {
            declared_change: Some(periods_before),
            ..self
        }
    }

    /// The same rule for a series with this number of time units in a year, such as 12 for months: slopes are then factors a year. The cells
    /// of a table know it.
    ///
    /// # Errors
    /// A number outside 0 < units ≤ 10⁹.
    pub fn with_units_a_year(self, units: f64) -> Result<Self> {
        if units > 0.0 && units <= 1e9 {
            return Ok(Self {
                units_a_year: Some(units),
                ..self
            });
        }
        Err(Numbers::Outside {
            what: "units of time a year",
            found: units,
            expected: "0 < units ≤ 10⁹",
        }
        .into())
    }

    /// The confidence level of the rule.
    #[must_use]
    pub fn level(&self) -> Confidence {
        self.level
    }

    /// The margin within which a slope is no direction, if one was stated.
    #[must_use]
    pub fn margin(&self) -> Option<f64> {
        self.margin
    }

    /// The method, if one was named.
    #[must_use]
    pub fn method(&self) -> Option<SeriesMethod> {
        self.method
    }

    /// The number of periods before the declared change, if one was declared.
    #[must_use]
    pub fn declared_change(&self) -> Option<usize> {
        self.declared_change
    }

    /// The number of time units in a year, if it is known.
    #[must_use]
    pub fn units_a_year(&self) -> Option<f64> {
        self.units_a_year
    }

    /// The number of random draws and their seed.
    #[must_use]
    pub fn simulation(&self) -> Simulation {
        self.simulation
    }
}
