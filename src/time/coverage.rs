//! What a source covers.

use std::fmt;
use std::iter::once;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::period::Period;
use crate::error::{Error, Result, words::Words};

crate::error::text::word! {
    "extent of coverage", expected "full or partial";
    /// How well a source covers the days of a period.
    ///
    /// # Examples
    /// ```
    /// use interstate::{Coverage, Period, time::CoverageExtent};
    ///
    /// let list = Coverage::new([(Period::year(2025)?, CoverageExtent::Partial)])?;
    /// assert_eq!(list.extent_on("2025-06-01".parse()?), Some(CoverageExtent::Partial)); // more may have happened than is listed
    /// assert_eq!(list.extent_on("2026-06-01".parse()?), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    pub enum CoverageExtent {
        /// Some of what happened is listed; a count is a lower bound.
        Partial,
        /// All that the source means to list is listed; a day without a record is a true zero.
        Full,
    }
}

/// Which days a source looked at, and how well. Outside them nothing is known: a year without records is then not a zero.
///
/// # Examples
/// ```
/// use interstate::{Coverage, Period, time::{PeriodExtent, CoverageExtent}};
///
/// let list = Coverage::new([
///     (Period::years(2017..=2024)?, CoverageExtent::Full),
///     (Period::year(2025)?, CoverageExtent::Partial),
/// ])?;
/// assert_eq!(list.extent_over(Period::year(2024)?), PeriodExtent::Full);
/// assert_eq!(list.extent_over(Period::year(2025)?), PeriodExtent::Partial);
/// assert_eq!(list.extent_over(Period::year(2026)?), PeriodExtent::Outside);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "RawCoverage", into = "RawCoverage")]
pub struct Coverage {
    /// In order, apart; neighbours without a gap differ in extent.
    spans: Vec<(Period, CoverageExtent)>,
    unlimited: bool,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum RawCoverage {
    Unlimited,
    Spans(Vec<RawSpan>),
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RawSpan {
    period: Period,
    extent: CoverageExtent,
}

impl TryFrom<RawCoverage> for Coverage {
    type Error = Error;

    fn try_from(raw: RawCoverage) -> Result<Self> {
        match raw {
            RawCoverage::Unlimited => Ok(Self::unlimited()),
            RawCoverage::Spans(spans) => Self::new(spans.into_iter().map(|s| (s.period, s.extent))),
        }
    }
}

impl From<Coverage> for RawCoverage {
    fn from(coverage: Coverage) -> Self {
        if coverage.unlimited {
            return Self::Unlimited;
        }
        let span = |(period, extent)| RawSpan { period, extent };
        Self::Spans(coverage.spans.into_iter().map(span).collect())
    }
}

/// How a source covers the days of a period: in full, in part, not at all, or not all days alike.
///
/// # Examples
/// ```
/// use interstate::{Coverage, Period, time::PeriodExtent};
///
/// let source = Coverage::full(Period::years(2010..=2016)?);
/// let asked = source.extent_over(Period::years(2016..=2017)?);
/// assert_eq!(asked, PeriodExtent::Mixed { full: 366, partial: 0, outside: 365 });
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum PeriodExtent {
    /// The source covers every day of the period in full.
    Full,
    /// The source covers every day of the period in part.
    Partial,
    /// The source covers no day of the period.
    Outside,
    /// The source does not cover all days of the period alike.
    Mixed {
        /// Days covered in full.
        full: u64,
        /// Days covered in part.
        partial: u64,
        /// Days not covered.
        outside: u64,
    },
}

impl Coverage {
    /// A coverage of no day: the starting point of a merge.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            spans: Vec::new(),
            unlimited: false,
        }
    }

    /// A coverage of every day in full, for numbers whose source states no limit.
    #[must_use]
    pub const fn unlimited() -> Self {
        Self {
            spans: Vec::new(),
            unlimited: true,
        }
    }

    /// A coverage of the days of one period, in full.
    #[must_use]
    pub fn full(period: Period) -> Self {
        Self {
            spans: vec![(period, CoverageExtent::Full)],
            unlimited: false,
        }
    }

    /// A coverage of several periods, each with its extent, in any order.
    ///
    /// # Errors
    /// When two of them share a day: a day is covered in one way.
    pub fn new(spans: impl IntoIterator<Item = (Period, CoverageExtent)>) -> Result<Self> {
        let mut spans: Vec<_> = spans.into_iter().collect();
        spans.sort_by_key(|(period, _)| period.start());
        for ((one, _), (next, _)) in spans.iter().zip(spans.iter().skip(1)) {
            if let Some(shared) = one.intersection(*next) {
                return Err(Words::CoveredTwice {
                    shared: shared.to_string().into(),
                }
                .into());
            }
        }
        Ok(Self {
            spans: joined(spans),
            unlimited: false,
        })
    }

    /// The covered periods in order of time, each with its extent; empty when the coverage is [unlimited](Self::unlimited).
    #[must_use]
    pub fn spans(&self) -> &[(Period, CoverageExtent)] {
        &self.spans
    }

    /// Whether every day is covered.
    pub(crate) const fn is_unlimited(&self) -> bool {
        self.unlimited
    }

    /// How the days of a period are covered.
    #[must_use]
    pub fn extent_over(&self, period: Period) -> PeriodExtent {
        if self.unlimited {
            return PeriodExtent::Full;
        }
        let days = |wanted: CoverageExtent| -> u64 {
            let parts = self.parts(period).filter(|&(_, extent)| extent == wanted);
            parts.map(|(part, _)| part.days()).sum()
        };
        let (full, partial) = (days(CoverageExtent::Full), days(CoverageExtent::Partial));
        let outside = period.days() - full - partial;
        match (full, partial, outside) {
            (_, 0, 0) => PeriodExtent::Full,
            (0, _, 0) => PeriodExtent::Partial,
            (0, 0, _) => PeriodExtent::Outside,
            _ => PeriodExtent::Mixed {
                full,
                partial,
                outside,
            },
        }
    }

    /// How a day is covered; `None` if it is not.
    #[must_use]
    pub fn extent_on(&self, day: NaiveDate) -> Option<CoverageExtent> {
        if self.unlimited {
            return Some(CoverageExtent::Full);
        }
        let over = self.over(day, day);
        over.first().map(|&(_, extent)| extent)
    }

    /// The spans that hold a day of a run with inclusive ends, found by halving: they are in order and share no day.
    fn over(&self, first: NaiveDate, last: NaiveDate) -> &[(Period, CoverageExtent)] {
        let from = self.spans.partition_point(|(span, _)| span.end() <= first);
        let (_, later) = self.spans.split_at(from);
        let to = later.partition_point(|(span, _)| span.start() <= last);
        later.split_at(to).0
    }

    fn parts(&self, period: Period) -> impl Iterator<Item = (Period, CoverageExtent)> {
        let cut = move |&(span, extent): &(Period, CoverageExtent)| {
            span.intersection(period).map(|part| (part, extent))
        };
        let over = self.over(period.start(), period.last_day());
        over.iter().filter_map(cut)
    }

    /// The covered parts of a period in order of time: the days that a rate is computed over.
    ///
    /// ```
    /// use interstate::{Coverage, Period};
    ///
    /// let source = Coverage::full(Period::years(2010..=2016)?);
    /// assert_eq!(source.covered_parts(Period::years(2015..=2019)?), [Period::years(2015..=2016)?]);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn covered_parts(&self, period: Period) -> Vec<Period> {
        if self.unlimited {
            return vec![period];
        }
        let parts = self
            .parts(period)
            .map(|(part, _)| (part, CoverageExtent::Full));
        let parts = joined(parts.collect());
        parts.into_iter().map(|(part, _)| part).collect()
    }

    /// What two sources cover together; a day that one of them covers in full is covered in full.
    ///
    /// ```
    /// use interstate::{Coverage, Period};
    ///
    /// let both = Coverage::full(Period::year(2019)?).merge(&Coverage::full(Period::year(2020)?));
    /// assert_eq!(both, Coverage::full(Period::years(2019..=2020)?));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn merge(&self, other: &Self) -> Self {
        if self.unlimited || other.unlimited {
            return Self::unlimited();
        }
        let both = || self.spans.iter().chain(&other.spans);
        let mut edges: Vec<NaiveDate> = both()
            .flat_map(|(period, _)| once(period.start()).chain(once(period.end())))
            .collect();
        edges.sort_unstable();
        edges.dedup();
        let pieces = edges.iter().zip(edges.iter().skip(1));
        let spans = pieces.filter_map(|(&start, &end)| {
            let piece = Period::between(start, end);
            let best = self.extent_on(start).max(other.extent_on(start))?;
            Some((piece, best))
        });
        Self {
            spans: joined(spans.collect()),
            unlimited: false,
        }
    }
}

/// `2017-01-01..2025-01-01 full; 2025-01-01..2026-01-01 partial`, `every day` or `no day`.
impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_unlimited() {
            return f.write_str("every day");
        }
        if self.spans().is_empty() {
            return f.write_str("no day");
        }
        for (n, (period, extent)) in self.spans().iter().enumerate() {
            write!(f, "{}{period} {extent}", if n == 0 { "" } else { "; " })?;
        }
        Ok(())
    }
}

/// Reads what `Display` writes; a period without a word is covered in full.
impl FromStr for Coverage {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text.trim() {
            "every day" => return Ok(Self::unlimited()),
            "no day" => return Ok(Self::none()),
            "" => return Err(Words::not_a("coverage", text, "2017-01-01..2025-01-01 full").into()),
            _ => {}
        }
        let span = |part: &str| {
            let (period, extent) = match part.trim().split_once(' ') {
                Some((period, extent)) => (period, extent.trim().parse()?),
                None => (part.trim(), CoverageExtent::Full),
            };
            Ok((period.parse()?, extent))
        };
        Self::new(text.split(';').map(span).collect::<Result<Vec<_>>>()?)
    }
}

/// Joins neighbours without a gap that are covered in the same way.
fn joined(spans: Vec<(Period, CoverageExtent)>) -> Vec<(Period, CoverageExtent)> {
    let mut out: Vec<(Period, CoverageExtent)> = Vec::with_capacity(spans.len());
    for (period, extent) in spans {
        if let Some((before, same)) = out.last_mut()
            && *same == extent
            && before.end() == period.start()
        {
            *before = Period::between(before.start(), period.end());
        } else {
            out.push((period, extent));
        }
    }
    out
}
