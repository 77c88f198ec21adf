//! Mann and Kendall's test with each season against the same season of other years.

use std::cmp::Ordering;

use super::inversions::Inversions;
use super::mann_kendall::{MannKendall, TrendDirection, falls_and_ties};
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::Confidence;
use crate::stats::special::normal::normal_tails;

/// Values times years above which the pairs would take minutes.
const MOST_PAIRS: u64 = 1_000_000_000;
/// Additions above which the law of whole years is left to its normal form: some hundredths of a second, 20 MB.
const MOST_WORK: usize = 30_000_000;

/// What a [`SeasonalMannKendall`] takes to be exchangeable under the hypothesis.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SeasonalOrder {
    /// Whole years: months may depend on each other within a year. Exact up to eleven years of months, above by the normal distribution with
    /// Hirsch and Slack's variance. At 5 %, fewer than five years cannot show anything.
    #[default]
    WholeYears,
    /// The values of each season separately: more power with few years, and wrong where months depend on each other. Exact.
    EachSeason,
}

impl SeasonalOrder {
    /// Both orders of exchange.
    pub const ALL: &'static [Self] = &[Self::WholeYears, Self::EachSeason];
}

/// The seasonal Mann–Kendall test: whether a series with seasons rises or falls, comparing Januaries with Januaries, Mays with Mays.
///
/// The values stand in the order of time, season after season; the last year may be cut short.
///
/// # Formula
/// `S = Σ_g Σ_{i<j} sgn(x_{jg} − x_{ig})` over seasons `g` and years `i < j`, `A_{ij}` the sum over the seasons for two years.
///
/// Each season: the law of `S` is that of the sum of independent [`MannKendall`] scores, `V = Σ_g V_g`. Whole years: over all orders of
/// the years, `V = (Σ_{i<j} A_{ij}² + Σ_i (Σ_j A_{ij})²)/3`, which is the sum of Hirsch and Slack's covariances
/// `[K_{gh} + 4 Σ_i R_{ig}R_{ih} − n(n_g + 1)(n_h + 1)]/3`. Normal: `z = (S ∓ 1)/√V`.
///
/// # When it misleads
/// A rise in some seasons and a fall in others cancel. Whole years must be exchangeable: what lasts over several years looks like a trend.
/// Measured at 5 %, monthly counts of mean 20, `φ = 5`, seasons of amplitude 0.8, logarithms that depend on the month before by `ρ`: false
/// alarm / power for a doubling over the span, in per cent (4,000 draws a number, standard error of a false alarm 0.3):
///
/// | years | `ρ` | whole years | each season |
/// |---|---|---|---|
/// | 3 | 0 | 0 / 0 | 3.9 / 41 |
/// | 5 | 0 | 3.1 / 34 | 4.0 / 71 |
/// | 5 | 0.3 | 4.0 / 25 | **9.5** |
/// | 5 | 0.6 | 4.7 / 19 | **21** |
/// | 5 | 0.9 | **9.9** | **49** |
/// | 10 | 0 | 4.2 / 93 | 4.8 / 97 |
/// | 10 | 0.3 | 5.1 / 82 | **10** |
/// | 10 | 0.6 | 5.7 / 61 | **22** |
/// | 10 | 0.9 | **15** | **55** |
///
/// # Errors
/// Fewer than two seasons or two years; a value that cannot be compared (NaN); values times years above a billion.
///
/// # Examples
/// Five years of quarters, each a little more than the one before; the seasons are ten times as large as the rise:
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{MannKendall, SeasonalMannKendall, SeasonalOrder, TrendDirection};
///
/// let quarters = [2, 20, 31, 9, 3, 22, 34, 11, 5, 24, 35, 12, 6, 25, 38, 14, 8, 27, 40, 15];
/// let trend = SeasonalMannKendall::new(&quarters, 4)?;
/// assert_eq!(trend.s(), 40);
/// assert!((trend.p() - 2.0 / 120.0).abs() < 1e-15);
/// assert_eq!(trend.direction(Confidence::P95)?, TrendDirection::Rising);
/// assert!(trend.with_order(SeasonalOrder::EachSeason).p() < 1e-7);
/// assert!(MannKendall::new(&quarters)?.p() > 0.1);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// R. M. Hirsch, J. R. Slack, R. A. Smith (1982), "Techniques of trend analysis for monthly water quality data", Water Resources Research
/// 18(1), 107–121, doi 10.1029/WR018i001p00107. R. M. Hirsch, J. R. Slack (1984), "A nonparametric trend test for seasonal data with serial
/// dependence", Water Resources Research 20(6), 727–732, doi 10.1029/WR020i006p00727. E. J. Dietz, T. J. Killeen (1981), "A nonparametric
/// multivariate test for monotone trend with pharmaceutical applications", Journal of the American Statistical Association 76(373),
/// 169–174, doi 10.1080/01621459.1981.10477624.
#[doc(alias = "seasonal kendall")]
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct SeasonalMannKendall {
    seasons: usize,
    years: usize,
    s: i64,
    whole_years: Law,
    each_season: Law,
    order: SeasonalOrder,
}

/// The law of `S` under one kind of order.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
struct Law {
    variance: f64,
    /// The chance of as steep a rise and of as steep a fall; `None` where the exact law would take too long.
    tails: Option<(f64, f64)>,
}

impl SeasonalMannKendall {
    /// Tests whether later values are larger than earlier ones of the same season.
    ///
    /// # Errors
    /// Fewer than two seasons or two years; a value that cannot be compared (NaN); values times years above a billion.
    pub fn new<T: PartialOrd>(values: &[T], seasons: usize) -> Result<Self> {
        let too_few = |what, found: usize| Numbers::TooShort {
            what,
            found: found as u64,
            needed: 2,
        };
        if seasons < 2 {
            return Err(too_few("seasons", seasons).into());
        }
        let years = values.len().div_ceil(seasons);
        if values.len() < 2 * seasons {
            return Err(too_few("years of every season", values.len() / seasons).into());
        }
        let found = values.len() as u64 * years as u64;
        if found > MOST_PAIRS {
            return Err(Numbers::Above {
                what: "number of values times years",
                found,
                most: MOST_PAIRS,
            }
            .into());
        }
        let (s, each_season) = by_season(values, seasons)?;
        let whole_years = Law::of_years(&YearScores::of(values, seasons));
        Ok(Self {
            seasons,
            years,
            s,
            whole_years,
            each_season,
            order: SeasonalOrder::default(),
        })
    }

    /// The same test with another choice of what is exchangeable.
    #[must_use]
    pub fn with_order(self, order: SeasonalOrder) -> Self {
        Self { order, ..self }
    }

    /// The choice of what is exchangeable.
    #[must_use]
    pub fn order(&self) -> SeasonalOrder {
        self.order
    }

    /// The number of seasons in a year.
    #[must_use]
    pub fn seasons(&self) -> usize {
        self.seasons
    }

    /// The number of years, an incomplete last one included.
    #[must_use]
    pub fn years(&self) -> usize {
        self.years
    }

    /// The number of pairs within a season that rise, less that of pairs that fall.
    #[must_use]
    pub fn s(&self) -> i64 {
        self.s
    }

    /// The variance of [`s`](Self::s) over all permutations.
    #[must_use]
    pub fn variance(&self) -> f64 {
        self.law().variance
    }

    /// The statistic `s` in standard deviations, moved by one towards 0 first; 0 for a flat series.
    #[must_use]
    pub fn z(&self) -> f64 {
        let variance = self.variance();
        if self.s == 0 || variance == 0.0 {
            return 0.0;
        }
        (self.s - self.s.signum()) as f64 / variance.sqrt()
    }

    /// The two-sided p by the normal distribution, for comparison with other programs.
    #[must_use]
    pub fn p_normal(&self) -> f64 {
        (2.0 * normal_tails(self.z().abs()).upper).min(1.0)
    }

    /// The exact two-sided p: twice the smaller tail, at most 1; `None` where the exact distribution would take too long.
    #[must_use]
    pub fn p_exact(&self) -> Option<f64> {
        let (rising, falling) = self.law().tails?;
        Some((2.0 * rising.min(falling)).min(1.0))
    }

    /// The two-sided p to quote: the exact one, or the normal one where the exact distribution would take too long.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.p_exact().unwrap_or_else(|| self.p_normal())
    }

    /// The direction of the trend at a level.
    ///
    /// # Errors
    /// So few years that no order of them could reach the level: of whole years four give 2/24 = 0.083 at best.
    ///
    /// # Examples
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::SeasonalMannKendall;
    ///
    /// assert_eq!(
    ///     SeasonalMannKendall::new(&[1, 9, 2, 11, 3, 12, 5, 14], 2)?.direction(Confidence::P95).unwrap_err().to_string(),
    ///     "4 years for a trend at this level are too few; 5 are needed",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn direction(&self, level: Confidence) -> Result<TrendDirection> {
        let needed = self.years_needed(level.alpha());
        if (self.years as u64) < needed {
            return Err(Numbers::TooShort {
                what: "years for a trend at this level",
                found: self.years as u64,
                needed,
            }
            .into());
        }
        Ok(if self.p() > level.alpha() {
            TrendDirection::Undecided
        } else if self.s > 0 {
            TrendDirection::Rising
        } else {
            TrendDirection::Falling
        })
    }

    fn law(&self) -> Law {
        match self.order {
            SeasonalOrder::WholeYears => self.whole_years,
            SeasonalOrder::EachSeason => self.each_season,
        }
    }

    /// The fewest years whose steepest order has a two-sided p of at most `alpha`.
    fn years_needed(&self, alpha: f64) -> u64 {
        let times = match self.order {
            SeasonalOrder::WholeYears => 1,
            SeasonalOrder::EachSeason => self.seasons,
        };
        // Logarithms, since a power of a factorial soon leaves the numbers.
        let (mut n, mut ln_orders) = (2_u64, 2_f64.ln());
        while 2_f64.ln() - ln_orders * times as f64 > alpha.ln() + 1e-12 {
            n += 1;
            ln_orders += (n as f64).ln();
        }
        n
    }
}

/// `S`, and its law if each season is shuffled for itself.
fn by_season<T: PartialOrd>(values: &[T], seasons: usize) -> Result<(i64, Law)> {
    let (mut s, mut variance) = (0, 0.0);
    let (mut falling, mut rising, mut laws) = (0, 0, Some(Vec::new()));
    for season in 0..seasons {
        let own: Vec<&T> = values.iter().skip(season).step_by(seasons).collect();
        let test = MannKendall::new(&own)?;
        s += test.s;
        variance += test.variance;
        let (falls, groups) = falls_and_ties(&own)?;
        falling += falls;
        // OK because a season has fewer falls than pairs, and those are below 2⁶².
        rising += falls.saturating_add_signed(test.s);
        let law = Inversions::of(&groups);
        laws = laws.zip(law).map(|(mut laws, law)| {
            laws.push(law);
            laws
        });
    }
    let law = laws.and_then(|laws| Inversions::sum(&laws));
    let tails = law.map(|law| (law.at_most(falling), law.at_most(rising)));
    Ok((s, Law { variance, tails }))
}

/// How two years compare, for each pair of years: in how many seasons the later row is larger, less in how many it is smaller.
struct YearScores {
    years: usize,
    /// Row `i` holds the scores of year `i` against each other year.
    rows: Vec<i32>,
}

impl YearScores {
    fn of<T: PartialOrd>(values: &[T], seasons: usize) -> Self {
        let rows: Vec<&[T]> = values.chunks(seasons).collect();
        let score = |one: &[T], two: &[T]| -> i32 {
            let pairs = one.iter().zip(two);
            pairs
                .map(|(x, y)| match x.partial_cmp(y) {
                    Some(Ordering::Less) => 1,
                    Some(Ordering::Greater) => -1,
                    _ => 0,
                })
                .sum()
        };
        let scores = rows
            .iter()
            .flat_map(|one| rows.iter().map(move |two| score(one, two)));
        Self {
            years: rows.len(),
            rows: scores.collect(),
        }
    }

    fn rows(&self) -> impl Iterator<Item = &[i32]> {
        self.rows.chunks(self.years)
    }

    /// The variance of `S` over all orders of the years.
    fn variance(&self) -> f64 {
        let squares: f64 = self.rows.iter().map(|&a| f64::from(a) * f64::from(a)).sum();
        let sums: f64 = self
            .rows()
            .map(|row| row.iter().map(|&a| f64::from(a)).sum::<f64>())
            .map(|sum| sum * sum)
            .sum();
        // Each pair stands twice in the table.
        (squares / 2.0 + sums) / 3.0
    }

    /// `S` of the years as they came.
    fn seen(&self) -> i64 {
        let later = self.rows().enumerate();
        later
            .flat_map(|(i, row)| row.iter().skip(i + 1))
            .map(|&a| i64::from(a))
            .sum()
    }
}

impl Law {
    fn of_years(scores: &YearScores) -> Self {
        Self {
            variance: scores.variance(),
            tails: tails_of_years(scores),
        }
    }
}

/// The chance, over all orders of the years, of an `S` at least as large, and at most as large; `None` if it would take too long.
///
/// The orders of a set of years are those of the set without its last one, followed by it: `S` grows by the scores of all against the
/// last. So the law of each set comes from those of the sets with one year fewer, each set as the bits of a number.
fn tails_of_years(scores: &YearScores) -> Option<(f64, f64)> {
    let years = scores.years;
    let most: i64 = scores.rows.iter().map(|&a| i64::from(a.abs())).sum::<i64>() / 2;
    let width = usize::try_from(2 * most + 1).ok()?;
    let sets = 1_usize.checked_shl(u32::try_from(years).ok()?)?;
    if years > 24 || sets.checked_mul(width)?.checked_mul(years)? > MOST_WORK {
        return None;
    }
    // Place `most + S` of each set's law.
    let mut laws = vec![Vec::new(); sets];
    let mut start = vec![0.0; width];
    *start.get_mut(usize::try_from(most).ok()?)? = 1.0;
    *laws.first_mut()? = start;
    for set in 1..sets {
        let mut law = vec![0.0; width];
        let share = 1.0 / f64::from(set.count_ones());
        for last in (0..years).filter(|year| set >> year & 1 == 1) {
            let rest = set & !(1 << last);
            let row = scores.rows().nth(last)?;
            // The score of the last year against each before it has the other sign.
            let grown: i64 = (0..years)
                .zip(row)
                .filter(|(year, _)| rest >> year & 1 == 1)
                .map(|(_, &a)| -i64::from(a))
                .sum();
            let from = laws.get(rest)?;
            let by = usize::try_from(grown.unsigned_abs()).ok()?;
            if grown >= 0 {
                law.iter_mut()
                    .skip(by)
                    .zip(from)
                    .for_each(|(sum, p)| *sum += share * p);
            } else {
                law.iter_mut()
                    .zip(from.iter().skip(by))
                    .for_each(|(sum, p)| *sum += share * p);
            }
        }
        *laws.get_mut(set)? = law;
    }
    let law = laws.last()?;
    let at = usize::try_from(most + scores.seen()).ok()?;
    let rising = law.iter().skip(at).sum();
    let falling = law.iter().take(at + 1).sum();
    Some((rising, falling))
}
