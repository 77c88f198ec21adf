//! The class of a series with all that it rests on.

use std::fmt;

use serde::{Serialize, Serializer};

use super::rule::{SeriesMethod, SeriesRule};
use crate::error::text;
use crate::ratio::frequency::percent;
use crate::rule::counting_rule::CountingRule;
use crate::stats::{
    Interval, PMethod, RateChange, SerialDependence, TrendDirection, p_method_text,
};
use crate::time::period::Period;
use crate::trend::class::Caution;

text::word! {
    "class of a series";
    /// The class of many periods in a row.
    ///
    /// # Examples
    /// ```
    /// use interstate::trend::SeriesClass;
    ///
    /// assert_eq!(SeriesClass::NoSteadyDirection.to_string(), "no_steady_direction");
    /// ```
    #[derive(Ord, PartialOrd)]
    pub enum SeriesClass {
        /// The rate grows steadily.
        Increased,
        /// The rate shrinks steadily.
        Decreased,
        /// No steady rise or fall is shown; and either the rate is shown to have moved, or its slope is shown to lie within a margin that the
        /// caller stated.
        NoSteadyDirection,
        /// The cells show none of the above.
        Inconclusive,
    }
}

/// The class of a series, with the slope, the change point and the cautions: the answer of [`classify_series`](crate::trend::classify_series).
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesTrend {
    pub(super) subject: Box<str>,
    /// The rule and the dates of cells that come from a table.
    pub(super) cells: Option<(CountingRule, Vec<Period>)>,
    pub(super) periods: usize,
    pub(super) events: u64,
    pub(super) rule: SeriesRule,
    pub(super) class: SeriesClass,
    pub(super) method: SeriesMethod,
    pub(super) slope: Slope,
    pub(super) change: Option<RateChange>,
    pub(super) dependence: Option<SerialDependence>,
    pub(super) dispersion: Option<f64>,
    pub(super) cautions: Vec<Caution>,
}

/// A slope with its p, by any of the methods.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Slope {
    pub(super) factor: Option<f64>,
    pub(super) p: f64,
    /// `None` for a law that is known.
    pub(super) drawn: Option<PMethod>,
    /// Of neighbouring cells around the slope, where the method asks for it.
    pub(super) dependence: Option<SerialDependence>,
    pub(super) direction: TrendDirection,
    pub(super) interval: Interval,
    /// At the level of two one-sided tests, where a margin was stated.
    pub(super) equivalence: Option<Interval>,
}

/// A slope per unit of time as one per year.
pub(super) fn per_year(interval: Interval, units: Option<f64>) -> Interval {
    units.map_or(interval, |units| {
        let hi = interval.hi().map_or(f64::INFINITY, |hi| hi.powf(units));
        Interval::of(interval.lo().powf(units), hi)
    })
}

impl SeriesTrend {
    /// The class of the series.
    #[must_use]
    pub fn class(&self) -> SeriesClass {
        self.class
    }

    /// The method by which slope and change point were tested.
    #[must_use]
    pub fn method(&self) -> SeriesMethod {
        self.method
    }

    /// The rule by which the series was classified.
    #[must_use]
    pub fn rule(&self) -> SeriesRule {
        self.rule
    }

    /// What is counted, in words; `counts` where only numbers were given.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The slope as a factor: a year, where the number of time units in a year is known, else a time unit. `None` where no slope fits:
    /// without events, or with all of them at one end.
    #[must_use]
    pub fn slope(&self) -> Option<f64> {
        let units = self.rule.units_a_year();
        let a_year = |factor: f64| units.map_or(factor, |units| factor.powf(units));
        self.slope.factor.map(a_year)
    }

    /// The interval of the slope at the level of the rule, in the same unit.
    #[must_use]
    pub fn interval(&self) -> Interval {
        per_year(self.slope.interval, self.rule.units_a_year())
    }

    /// The two-sided p-value for no slope.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.slope.p
    }

    /// Whether that p is over all orders of the cells, or simulated, with its error; `None` where the exact distribution was summed.
    #[must_use]
    pub fn p_method(&self) -> Option<PMethod> {
        self.slope.drawn
    }

    /// The change point: the best of all dates with a p that allows for the search, or the one that was declared. `None` where the cells are
    /// too unlike to be exchanged in a search.
    #[must_use]
    pub fn change(&self) -> Option<&RateChange> {
        self.change.as_ref()
    }

    /// The dependence of neighbouring cells around a steady rate; `None` where they are too few to tell, or have no event.
    #[must_use]
    pub fn dependence(&self) -> Option<SerialDependence> {
        self.dependence
    }

    /// `φ̂`, the variance of the counts over their mean at a steady rate; `None` without events.
    #[must_use]
    pub fn dispersion(&self) -> Option<f64> {
        self.dispersion
    }

    /// The cautions that go with the class.
    #[must_use]
    pub fn cautions(&self) -> &[Caution] {
        &self.cautions
    }

    fn per(&self) -> &'static str {
        if self.rule.units_a_year().is_some() {
            "a year"
        } else {
            "per unit of time"
        }
    }
}

/// The whole answer in a line, with its cautions.
impl fmt::Display for SeriesTrend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {} in {} periods",
            self.subject, self.events, self.periods
        )?;
        let dates = self.cells.as_ref().map(|(_, dates)| dates.as_slice());
        if let Some([first, .., last]) = dates {
            write!(f, " from {} to {}", first.start(), last.last_day())?;
        }
        match self.slope() {
            Some(slope) => write!(
                f,
                ": {slope:.2} times {} ({} % {:.2}), {}",
                self.per(),
                percent(self.rule.level()),
                self.interval(),
                p_method_text(self.p(), self.p_method(), "orders of the cells")
            )?,
            None => f.write_str(": no slope fits")?,
        }
        write!(f, ": {}", self.class.to_string().replace('_', " "))?;
        if let Some(change) = &self.change {
            let start = dates.zip(change.periods_before().first());
            match start.and_then(|(dates, &before)| dates.get(before)) {
                Some(cell) => write!(f, "; from {} on, {change}", cell.start())?,
                None => write!(f, "; {change}")?,
            }
        }
        if let Some(dispersion) = self.dispersion {
            write!(f, "; φ̂ {dispersion:.2}")?;
        }
        if let Some(dependence) = self.dependence {
            write!(f, ", correlation of neighbours {dependence}")?;
        }
        if let Some((rule, _)) = &self.cells {
            if rule.is_unstated() {
                write!(f, " [{rule}]")?;
            } else {
                write!(f, " [rule {}]", rule.name())?;
            }
        }
        for (i, caution) in self.cautions.iter().enumerate() {
            f.write_str(if i == 0 { "; caution: " } else { "; " })?;
            write!(f, "{caution}")?;
        }
        Ok(())
    }
}

/// What serde writes of a class.
#[derive(Serialize)]
struct Written<'a> {
    class: SeriesClass,
    subject: &'a str,
    periods: usize,
    events: u64,
    method: SeriesMethod,
    slope: Option<f64>,
    interval: Interval,
    p: f64,
    p_method: Option<PMethod>,
    change: Option<&'a RateChange>,
    dependence: Option<SerialDependence>,
    dispersion: Option<f64>,
    cautions: &'a [Caution],
    rule: SeriesRule,
    cells: Option<&'a [Period]>,
    counting_rule: Option<&'a CountingRule>,
}

/// The class, what was counted, the slope with its interval and p, the change point, how events come, the cautions and both rules.
impl Serialize for SeriesTrend {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let written = Written {
            class: self.class,
            subject: &self.subject,
            periods: self.periods,
            events: self.events,
            method: self.method,
            slope: self.slope(),
            interval: self.interval(),
            p: self.p(),
            p_method: self.p_method(),
            change: self.change(),
            dependence: self.dependence,
            dispersion: self.dispersion,
            cautions: &self.cautions,
            rule: self.rule,
            cells: self.cells.as_ref().map(|(_, dates)| dates.as_slice()),
            counting_rule: self.cells.as_ref().map(|(rule, _)| rule),
        };
        written.serialize(to)
    }
}
