//! Methods: how a class is asked of the cells of a situation.

use interstate::Result;
use interstate::stats::Interval;

use super::situation::Cells;

/// A way to a class. A new one is a constant beside its rows.
#[derive(Clone, Copy)]
pub(super) struct Method {
    /// As the table prints it.
    pub(super) name: &'static str,
    /// Asked with the cells of one draw; a refusal is an answer, and counts as inconclusive.
    pub(super) ask: fn(&Cells<'_>) -> Result<Answer>,
    /// It is asked in one of so many draws: above 1 for methods that draw themselves.
    pub(super) one_in: u64,
}

#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Class {
    Increased,
    Decreased,
    Inconclusive,
}

/// What a method says at 95 %.
#[derive(Clone, Copy)]
pub(super) struct Answer {
    pub(super) class: Class,
    /// From where to where the change of the situation lies (its factor from end to end), if the method says it.
    pub(super) interval: Option<(f64, f64)>,
    /// The p-value, if the method says it.
    pub(super) p: Option<f64>,
    /// Whether it was more afterwards.
    pub(super) rises: bool,
}

impl Method {
    pub(super) const fn new(name: &'static str, ask: fn(&Cells<'_>) -> Result<Answer>) -> Self {
        Self {
            name,
            ask,
            one_in: 1,
        }
    }

    pub(super) const fn one_in(self, one_in: u64) -> Self {
        Self { one_in, ..self }
    }
}

impl Answer {
    /// Of an interval of the ratio, which says the class.
    pub(super) fn of_interval(interval: Interval) -> Self {
        Self::of_factor(interval, 1.0)
    }

    /// Of the interval of a factor a cell, for a change that lasts so many cells.
    pub(super) fn of_factor(interval: Interval, cells: f64) -> Self {
        let hi = interval.hi().unwrap_or(f64::INFINITY);
        let class = match (interval.lo() > 1.0, hi < 1.0) {
            (true, _) => Class::Increased,
            (_, true) => Class::Decreased,
            _ => Class::Inconclusive,
        };
        Self {
            class,
            interval: Some((interval.lo().powf(cells), hi.powf(cells))),
            p: None,
            rises: class == Class::Increased,
        }
    }

    /// With the p-value that belongs to the interval.
    pub(super) fn with_p(self, p: f64) -> Self {
        Self { p: Some(p), ..self }
    }

    /// Of a p-value and the direction of what was seen.
    pub(super) fn of_p(p: f64, rises: bool) -> Self {
        let class = match (p < 0.05, rises) {
            (false, _) => Class::Inconclusive,
            (true, true) => Class::Increased,
            (true, false) => Class::Decreased,
        };
        Self {
            class,
            interval: None,
            p: Some(p),
            rises,
        }
    }
}
