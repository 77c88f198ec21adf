//! Mann and Kendall's test for a series that rises or falls.

use std::cmp::Ordering;
use std::fmt;

use super::inversions::Inversions;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::special;
use crate::stats::{Confidence, Ratio, p_text};

/// The answer of a test for a trend at a level.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TrendDirection {
    /// Later values are larger.
    Rising,
    /// Later values are smaller.
    Falling,
    /// No trend is shown, which is not the same as no trend.
    Undecided,
}

impl TrendDirection {
    /// Every direction, in the order of this page.
    pub const ALL: &'static [Self] = &[Self::Rising, Self::Falling, Self::Undecided];

    /// Where a p is at most what the level leaves to error, the direction that was seen.
    pub(in crate::stats) fn of(p: f64, level: Confidence, rises: bool) -> Self {
        match (p <= level.alpha(), rises) {
            (false, _) => Self::Undecided,
            (true, true) => Self::Rising,
            (true, false) => Self::Falling,
        }
    }
}

impl TrendDirection {
    /// The same by a ratio of rates.
    pub(in crate::stats) fn of_ratio(p: f64, level: Confidence, ratio: Ratio) -> Self {
        match ratio {
            Ratio::Finite(ratio) => Self::of(p, level, ratio > 1.0),
            Ratio::Unbounded => Self::of(p, level, true),
            Ratio::Undefined => Self::Undecided,
        }
    }
}

/// `rising`, `falling` or `undecided`.
impl fmt::Display for TrendDirection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rising => "rising",
            Self::Falling => "falling",
            Self::Undecided => "undecided",
        })
    }
}

/// The Mann–Kendall test: whether a series of any numbers rises or falls, whatever its shape. Exact, also with ties.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct MannKendall {
    /// The number of values in the series.
    pub values: usize,
    /// Kendall's statistic: the number of pairs that rise less that of pairs that fall.
    pub s: i64,
    /// Kendall's tau-b, between −1 and 1; `None` if all values are equal.
    pub tau: Option<f64>,
    /// The variance of `s` over all orders of the values, ties included.
    pub variance: f64,
    /// The statistic `s` in standard deviations, moved by one towards 0 first; 0 for a flat series.
    pub z: f64,
    /// The two-sided p by the normal distribution, for comparison with other programs: rough below ten values.
    pub p_normal: f64,
    /// The probability that a permutation of the same values rises at least as much; `None` where the exact distribution would take too long.
    pub p_rising: Option<f64>,
    /// The probability that a permutation of the same values falls at least as much; `None` where the exact distribution would take too long.
    pub p_falling: Option<f64>,
    /// The exact two-sided p: twice the smaller one-sided p, at most 1; `None` where the exact distribution would take too long.
    pub p_exact: Option<f64>,
}

impl MannKendall {
    /// Tests whether later values are larger than earlier ones, over all pairs.
    ///
    /// Takes counts, rates or any numbers in the order of time. Only their order matters, so exposures are not used:
    /// [`Series::conditional_trend`](super::Series::conditional_trend) uses them.
    ///
    /// # Formula
    /// `S = #{i < j: xᵢ < xⱼ} − #{i < j: xᵢ > xⱼ}`. Exact: `S = C − 2I` with `C` the pairs of unlike values and `I` the inversions, whose
    /// generating function over all orders of the values is `[n]q! / ∏ [m]q!` for ties of `m`. Normal: `z = (S ∓ 1)/√V`,
    /// `V = [n(n−1)(2n+5) − Σ m(m−1)(2m+5)]/18`.
    ///
    /// # When it misleads
    /// Values that depend on the value before (a long war, a bulk of meetings after a summit) give small p without a trend: at 5 %, 10, 23 and
    /// 46 times in a hundred at a correlation of 0.3, 0.6 and 0.9 between the rates of neighbours (24 months of mean 20, variance five times the
    /// mean, 2,000 series). Clusters alone do no harm (4 to 5). Corrections for it
    /// are measured at [`SerialKendall`](super::SerialKendall); [`Series::dependent_trend`](super::Series::dependent_trend) allows for it. With unequal
    /// periods a longer one looks like a rise. A rise that turns into a fall shows nothing.
    ///
    /// # Errors
    /// Fewer than two values; a value that cannot be compared with another (NaN); more than 2³¹ values, whose pairs leave `s`. Time grows
    /// as `n log n`.
    ///
    /// # Examples
    /// Six years, 3 3 3 and then 6 6 6: programs that leave out the correction for continuity print 0.0495; two of twenty orders are as
    /// steep.
    /// ```
    /// use interstate::stats::MannKendall;
    ///
    /// let trend = MannKendall::new(&[3, 3, 3, 6, 6, 6])?;
    /// assert_eq!(trend.s, 9);
    /// assert!((trend.p_exact.unwrap_or(1.0) - 0.10).abs() < 1e-15);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// H. B. Mann (1945), "Nonparametric tests against trend", Econometrica 13(3), 245–259, doi 10.2307/1907187.
    /// M. G. Kendall (1938), "A new measure of rank correlation", Biometrika 30(1–2), 81–93, doi 10.1093/biomet/30.1-2.81.
    #[doc(alias = "kendall")]
    pub fn new<T: PartialOrd>(values: &[T]) -> Result<Self> {
        const MOST: u64 = 1 << 31;
        let n = values.len();
        if n < 2 {
            return Err(Numbers::TooShort {
                what: "periods",
                found: n as u64,
                needed: 2,
            }
            .into());
        }
        if n as u64 > MOST {
            return Err(Numbers::Above {
                what: "number of values",
                found: n as u64,
                most: MOST,
            }
            .into());
        }
        let (falling, groups) = falls_and_ties(values)?;
        let pairs = |m: usize| m as u64 * (m as u64 - 1) / 2;
        let unlike = pairs(n) - groups.iter().map(|&m| pairs(m)).sum::<u64>();
        let rising = unlike - falling;
        // OK because 2³¹ values have fewer than 2⁶² pairs.
        #[expect(clippy::cast_possible_wrap, reason = "fewer than 2⁶²")]
        let s = rising as i64 - falling as i64;
        let cubic = |m: usize| {
            let m = m as f64;
            m * (m - 1.0) * (2.0 * m + 5.0)
        };
        let variance = if unlike == 0 {
            0.0
        } else {
            (cubic(n) - groups.iter().map(|&m| cubic(m)).sum::<f64>()) / 18.0
        };
        let z = if s == 0 {
            0.0
        } else {
            (s - s.signum()) as f64 / variance.sqrt()
        };
        let law = Inversions::of(&groups);
        let p_rising = law.as_ref().map(|law| law.at_most(falling));
        // By symmetry: as few pairs rise, or fewer.
        let p_falling = law.as_ref().map(|law| law.at_most(rising));
        let smaller = p_rising.zip(p_falling).map(|(a, b)| a.min(b));
        Ok(Self {
            values: n,
            s,
            tau: (unlike > 0).then(|| s as f64 / (unlike as f64 * pairs(n) as f64).sqrt()),
            variance,
            z,
            p_normal: (2.0 * special::normal::normal_tails(z.abs()).upper).min(1.0),
            p_rising,
            p_falling,
            p_exact: smaller.map(|p| (2.0 * p).min(1.0)),
        })
    }

    /// The two-sided p to quote: the exact one, or the normal one where the exact distribution would take too long.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.p_exact.unwrap_or(self.p_normal)
    }

    /// The direction of the trend at a level.
    ///
    /// # Errors
    /// A series so short that no order of its values could reach the level: four values give 2/24 = 0.083 at best.
    ///
    /// # Examples
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::{MannKendall, TrendDirection};
    ///
    /// assert_eq!(MannKendall::new(&[1, 2, 4, 7, 9])?.direction(Confidence::P95)?, TrendDirection::Rising);
    /// assert_eq!(
    ///     MannKendall::new(&[1, 2, 4, 7])?.direction(Confidence::P95).unwrap_err().to_string(),
    ///     "4 periods for a trend at this level are too few; 5 are needed",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn direction(&self, level: Confidence) -> Result<TrendDirection> {
        let needed = values_needed(level.alpha());
        if (self.values as u64) < needed {
            return Err(Numbers::TooShort {
                what: "periods for a trend at this level",
                found: self.values as u64,
                needed,
            }
            .into());
        }
        Ok(TrendDirection::of(self.p(), level, self.s > 0))
    }
}

/// `of 6 values later ones are larger than earlier ones in 9 more pairs than smaller (tau 0.77), p = 0.10, if no value depends on the one
/// before`.
impl fmt::Display for MannKendall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "of {} values later ones are ", self.values)?;
        let more = self.s.unsigned_abs();
        match self.s {
            1.. => write!(
                f,
                "larger than earlier ones in {more} more pairs than smaller"
            )?,
            0 => f.write_str("larger than earlier ones as often as smaller")?,
            _ => write!(
                f,
                "smaller than earlier ones in {more} more pairs than larger"
            )?,
        }
        if let Some(tau) = self.tau {
            write!(f, " (tau {tau:.2})")?;
        }
        write!(
            f,
            ", p {}, if no value hangs on the one before",
            p_text(self.p())
        )
    }
}

/// The fewest values whose steepest order has a two-sided p, `2/n!`, of at most `alpha`.
fn values_needed(alpha: f64) -> u64 {
    // 2/n! falls below any alpha above 1e-300 before n = 170, and `Confidence` leaves at least 1e-16.
    let (mut n, mut smallest) = (2_u64, 0.5);
    while 2.0 * smallest > alpha {
        n += 1;
        smallest /= n as f64;
    }
    n
}

/// How many pairs fall, and the size of each group of equal values, the largest first.
///
/// Merges runs in order, twice as long each round: where a value of the later run goes before values of the earlier one, it falls from
/// each of them. Order is transitive, so that a sort that met no pair without an order has left none.
pub(super) fn falls_and_ties<T: PartialOrd>(values: &[T]) -> Result<(u64, Vec<usize>)> {
    let compare = |x: &T, y: &T| {
        x.partial_cmp(y).ok_or(Numbers::Refused {
            what: "trend of a series",
            why: "it holds values that cannot be compared (NaN)",
        })
    };
    let mut sorted: Vec<&T> = values.iter().collect();
    let mut merged = Vec::with_capacity(sorted.len());
    let mut falling = 0;
    let mut length = 1;
    while length < sorted.len() {
        merged.clear();
        for run in sorted.chunks(2 * length) {
            let (mut earlier, mut later) = run.split_at(length.min(run.len()));
            while let (Some((x, rest_x)), Some((y, rest_y))) =
                (earlier.split_first(), later.split_first())
            {
                if compare(x, y)? == Ordering::Greater {
                    falling += earlier.len() as u64;
                    merged.push(*y);
                    later = rest_y;
                } else {
                    merged.push(*x);
                    earlier = rest_x;
                }
            }
            merged.extend_from_slice(earlier);
            merged.extend_from_slice(later);
        }
        std::mem::swap(&mut sorted, &mut merged);
        length *= 2;
    }
    let equal = |x: &&T, y: &&T| x.partial_cmp(y) == Some(Ordering::Equal);
    let mut groups: Vec<usize> = sorted.chunk_by(equal).map(<[_]>::len).collect();
    groups.sort_unstable_by(|a, b| b.cmp(a));
    Ok((falling, groups))
}
