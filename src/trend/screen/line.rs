//! One line of a screening.

use super::options::ScreenTest;
use crate::count::Count;
use crate::error::text;
use crate::ratio::frequency::{p_text, percent};
use crate::stats::{Confidence, Interval, Ratio, ShrunkenRatio};
use crate::trend::class::TrendClass;
use serde::{Serialize, Serializer};
use std::fmt;

text::word! {
    "fate of a screened line";
    /// What became of a line in a screening. Every line has one fate.
    ///
    /// # Examples
    /// ```
    /// use interstate::trend::ScreenFate;
    ///
    /// assert_eq!(ScreenFate::ALL.len(), 5);
    /// assert_eq!(ScreenFate::TooFewEvents.to_string(), "too_few_events");
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum ScreenFate {
        /// The line is in the family, and has an adjusted p.
        Tested,
        /// The line has too few events to reach the level even if all were on one side, and the family was restricted to those that can.
        TooFewEvents,
        /// The line has no event in either period.
        NoEvents,
        /// A count of the line is a pair of bounds.
        Bounds,
        /// One period has no event, and the cells are too uneven to be compared one by one.
        UnevenCells,
    }
}

/// A line of a screening (a pair, or a pair and a kind) with both counts and the answers about it.
///
/// # Examples
/// At [`screen`](super::screen).
#[derive(Clone, Debug, PartialEq)]
pub struct Screened<K> {
    pub(super) key: K,
    pub(super) before: Count,
    pub(super) after: Count,
    /// Years before over years after.
    pub(super) scale: f64,
    pub(super) level: Confidence,
    pub(super) fate: ScreenFate,
    pub(super) answer: Option<Answer>,
    pub(super) adjusted: Option<f64>,
    pub(super) shrunken: Option<ShrunkenRatio>,
}

/// What a test says of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Answer {
    pub(super) test: ScreenTest,
    pub(super) p: f64,
    pub(super) interval: Option<Interval>,
}

impl<K> Screened<K> {
    /// The key of the line.
    #[must_use]
    pub fn key(&self) -> &K {
        &self.key
    }

    /// The count of the earlier period: without an upper bound where the source covers the period in part, or rows of it could not be read.
    /// Of such a floor, what was recorded is tested.
    #[must_use]
    pub fn before(&self) -> Count {
        self.before
    }

    /// The count of the later period, likewise.
    #[must_use]
    pub fn after(&self) -> Count {
        self.after
    }

    /// The ratio of the recorded rates, after over before; none where a count is a pair of bounds.
    #[must_use]
    pub fn ratio(&self) -> Ratio {
        match self.fate {
            ScreenFate::Bounds => Ratio::Undefined,
            // OK because an exact count is at most 2⁵⁰.
            _ => Ratio::new(self.after.lo() as f64 * self.scale, self.before.lo() as f64),
        }
    }

    /// What became of the line.
    #[must_use]
    pub fn fate(&self) -> ScreenFate {
        self.fate
    }

    /// The test by which its p was found.
    #[must_use]
    pub fn test(&self) -> Option<ScreenTest> {
        self.answer.map(|answer| answer.test)
    }

    /// The two-sided p of this line alone, as if nothing else had been asked: also for a line with too few events.
    #[must_use]
    pub fn p(&self) -> Option<f64> {
        self.answer.map(|answer| answer.p)
    }

    /// The p of this line, adjusted for the whole family: compare it with 1 − level.
    #[must_use]
    pub fn adjusted(&self) -> Option<f64> {
        self.adjusted
    }

    /// The interval that belongs to the p of this line alone, at the level of the screening: it may leave out 1 where the line is not among
    /// those found. [`OccupiedCells`](ScreenTest::OccupiedCells) has none.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        self.answer.and_then(|answer| answer.interval)
    }

    /// The class: increased or decreased where the adjusted p is below 1 − level, else inconclusive.
    #[must_use]
    pub fn class(&self) -> TrendClass {
        if self.adjusted.is_none_or(|p| p >= self.level.alpha()) {
            return TrendClass::Inconclusive;
        }
        // OK because what is tested is an exact count of at most 2⁵⁰.
        if self.after.lo() as f64 * self.scale > self.before.lo() as f64 {
            TrendClass::Increased
        } else {
            TrendClass::Decreased
        }
    }

    /// The ratio shrunk towards those of all lines, by which sparse lines are ranked; for every line whose counts are not bounds, if all
    /// lines together [allow it](super::Screening::shrinkage).
    #[must_use]
    pub fn shrunken(&self) -> Option<ShrunkenRatio> {
        self.shrunken
    }
}

/// `CHN–RUS: 9 → 18: ratio 2.00 (95 % 0.85–5.05), shrunken 1.40, exact p = 0.12, adjusted p = 0.36: inconclusive`
impl<K: fmt::Display> fmt::Display for Screened<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} → {}: ", self.key, self.before, self.after)?;
        if self.fate != ScreenFate::Bounds {
            write!(f, "ratio {}", self.ratio())?;
            if let Some(interval) = self.interval() {
                write!(f, " ({} % {interval:.2})", percent(self.level))?;
            }
            if let Some(shrunken) = self.shrunken {
                write!(f, ", shrunken {:.2}", shrunken.estimate())?;
            }
            if let Some(answer) = self.answer {
                write!(f, ", {} p {}", answer.test, p_text(answer.p))?;
            }
            if let Some(adjusted) = self.adjusted {
                write!(f, ", adjusted p {}", p_text(adjusted))?;
            }
            f.write_str(": ")?;
        }
        match self.fate {
            ScreenFate::Tested => self.class().fmt(f),
            fate => write!(f, "not tested, {fate}"),
        }
    }
}

/// What serde writes of a line.
#[derive(Serialize)]
struct Written {
    of: String,
    before: Count,
    after: Count,
    ratio: Ratio,
    shrunken: Option<f64>,
    test: Option<ScreenTest>,
    interval: Option<Interval>,
    p: Option<f64>,
    adjusted_p: Option<f64>,
    class: TrendClass,
    fate: ScreenFate,
}

/// The line, both counts, the ratio with its interval, the shrunken ratio, the test with its p and the adjusted p, the class and the fate.
impl<K: fmt::Display> Serialize for Screened<K> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let written = Written {
            of: self.key.to_string(),
            before: self.before,
            after: self.after,
            ratio: self.ratio(),
            shrunken: self.shrunken.map(ShrunkenRatio::estimate),
            test: self.test(),
            interval: self.interval(),
            p: self.p(),
            adjusted_p: self.adjusted,
            class: self.class(),
            fate: self.fate,
        };
        written.serialize(to)
    }
}
