//! The number that a claim is about, and on which side of the claim it lies.

use crate::claim::{Claim, Tolerance};
use crate::count::Count;
use crate::error::{Result, text};

text::word! {
    "side";
    /// Where the number of a claim (its count, its rate or its ratio) lies, seen from what the claim's word allows.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::Side;
    ///
    /// assert_eq!("no_ratio".parse::<Side>()?, Side::NoRatio); // nothing before, so that no number is so many times as much
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub enum Side {
        /// Below it: the claim fails.
        Below,
        /// Within it: the claim holds.
        Within,
        /// Above it: the claim fails.
        Above,
        /// There was nothing in the earlier window: the claim fails.
        NoRatio,
        /// It depends, or the source does not cover what would decide.
        Open,
    }
}

/// What sort of number a claim is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::claim) enum Figure {
    /// How many there were in its first period.
    Count,
    /// How many a year.
    Rate,
    /// How many times as many a year in its second period as in its first.
    Ratio,
}

impl Figure {
    pub(in crate::claim) fn words(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Rate => "rate",
            Self::Ratio => "ratio",
        }
    }

    /// From the least to the greatest number in any of these boxes of counts over so many years; nothing where there is no number in any.
    ///
    /// Greatest where the earlier count may be 0: infinite.
    pub(in crate::claim) fn range(self, boxes: &[Vec<Count>], years: &[f64]) -> Option<(f64, f64)> {
        let ends = |counts: &Vec<Count>| {
            let end = |count: &Count| (count.lo() as f64, top(*count));
            match (self, counts.as_slice(), years) {
                (Self::Count, [count, ..], _) => Some(end(count)),
                (Self::Rate, [count, ..], [years, ..]) => {
                    let (lo, hi) = end(count);
                    Some((lo / years, hi / years))
                }
                (Self::Ratio, [before, after, ..], [earlier, later, ..]) => {
                    let ((few, many), (lo, hi)) = (end(before), end(after));
                    let scale = earlier / later;
                    // Over nothing there is no ratio, but over what may be more there is.
                    (many > 0.0).then(|| {
                        let least = if many.is_finite() {
                            lo / many * scale
                        } else {
                            0.0
                        };
                        let most = if few > 0.0 || hi == 0.0 {
                            hi / few.max(1.0) * scale
                        } else {
                            f64::INFINITY
                        };
                        (least, most)
                    })
                }
                (Self::Rate | Self::Count | Self::Ratio, _, _) => None,
            }
        };
        let ranges = boxes.iter().filter_map(ends);
        ranges.reduce(|(a, b), (lo, hi)| (a.min(lo), b.max(hi)))
    }
}

fn top(count: Count) -> f64 {
    count.hi().map_or(f64::INFINITY, |hi| hi as f64)
}

impl Claim {
    /// The sort of number that the claim is about, and the range that it says the number lies in. None of a claim that compares periods one by one.
    pub(in crate::claim) fn figure(&self) -> Result<Option<(Figure, Tolerance)>> {
        let from = |n: &u64| Tolerance::at_least(*n as f64);
        Ok(match self {
            Self::CountAtLeast { n, .. } => Some((Figure::Count, from(n)?)),
            Self::CountExactly { n, .. } => {
                Some((Figure::Count, Tolerance::new(*n as f64, *n as f64)?))
            }
            Self::CountAtMost { n, .. } => Some((Figure::Count, Tolerance::new(0.0, *n as f64)?)),
            Self::RateAtLeast { a_year, .. } => Some((Figure::Rate, Tolerance::at_least(*a_year)?)),
            Self::RateAbout { a_year, .. } => Some((Figure::Rate, *a_year)),
            Self::RatioAbout { ratio, .. } => Some((Figure::Ratio, *ratio)),
            Self::EachAtLeast { .. }
            | Self::First { .. }
            | Self::Record { .. }
            | Self::Steady { .. } => None,
        })
    }
}
