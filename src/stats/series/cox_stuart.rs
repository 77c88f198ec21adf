//! Cox and Stuart's sign test for a trend.

use std::fmt;

use super::mann_kendall::TrendDirection;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::special::beta::beta_tails;
use crate::stats::{Confidence, p_text};

/// The Cox–Stuart test: whether later values are larger than earlier ones, by the signs of half as many pairs. Simple, exact and of little
/// power.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct CoxStuart {
    /// The number of pairs whose later value is larger.
    pub up: u64,
    /// The number of pairs whose later value is smaller.
    pub down: u64,
    p: f64,
    /// The smallest two-sided p that this many unlike pairs can give: above 0.05 below six pairs.
    pub smallest_p: f64,
}

impl CoxStuart {
    /// Tests whether the later half of some values is larger than the earlier half, pair by pair.
    ///
    /// # Formula
    /// With `h = ⌈n/2⌉`: the signs of `xᵢ₊ₕ − xᵢ`; the middle value of an odd series and ties are left out.
    /// `p = 2 · P(Binomial(up + down, ½) ≥ max(up, down))`, at most 1.
    ///
    /// # When it misleads
    /// Six periods give three pairs, whose p is never below 0.25: [`MannKendall`](super::MannKendall) uses fifteen. Values
    /// that depend on the value before give small p without a trend: at 5 %, 8, 15 and 32 times in a hundred at a correlation of 0.3, 0.6 and 0.9
    /// between the rates of neighbours (24 months of mean 20, variance five times the mean, 2,000 series).
    ///
    /// # Errors
    /// Fewer than two values, or a value that cannot be compared with its partner (NaN).
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::CoxStuart;
    ///
    /// let signs = CoxStuart::new(&[3, 3, 3, 6, 6, 6])?;
    /// assert_eq!((signs.up, signs.down, signs.p(), signs.smallest_p), (3, 0, 0.25, 0.25));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// D. R. Cox, A. Stuart (1955), "Some quick sign tests for trend in location and dispersion", Biometrika 42(1–2), 80–95,
    /// doi 10.1093/biomet/42.1-2.80.
    pub fn new<T: PartialOrd>(values: &[T]) -> Result<Self> {
        if values.len() < 2 {
            return Err(Numbers::TooShort {
                what: "periods",
                found: values.len() as u64,
                needed: 2,
            }
            .into());
        }
        let (mut up, mut down) = (0_u64, 0_u64);
        for (earlier, later) in values
            .iter()
            .zip(values.iter().skip(values.len().div_ceil(2)))
        {
            match later.partial_cmp(earlier) {
                Some(std::cmp::Ordering::Greater) => up += 1,
                Some(std::cmp::Ordering::Less) => down += 1,
                Some(std::cmp::Ordering::Equal) => {}
                None => {
                    return Err(Numbers::Refused {
                        what: "trend of a series",
                        why: "it holds values that cannot be compared (NaN)",
                    }
                    .into());
                }
            }
        }
        Ok(Self {
            up,
            down,
            p: two_sided(up.max(down), up.min(down)),
            smallest_p: two_sided(up + down, 0),
        })
    }

    /// The exact two-sided p for no trend.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.p
    }

    /// The direction: rising or falling where p is at most `1 − level`, else undecided: always where
    /// [`smallest_p`](Self#structfield.smallest_p) is above it.
    #[must_use]
    pub fn direction(&self, level: Confidence) -> TrendDirection {
        TrendDirection::of(self.p, level, self.up > self.down)
    }
}

/// `of 3 pairs the later value is larger in 3 and smaller in 0, p = 0.25; 3 pairs never give less than 0.25`.
impl fmt::Display for CoxStuart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { up, down, .. } = self;
        let pairs = if up + down == 1 { "pair" } else { "pairs" };
        write!(
            f,
            "of {} unlike {pairs} the later value is larger in {up} and smaller in {down}, p {}",
            up + down,
            p_text(self.p)
        )?;
        if self.smallest_p > 0.05 {
            write!(
                f,
                "; so few pairs never give less than {:.2}",
                self.smallest_p
            )?;
        }
        Ok(())
    }
}

/// `2 P(X ≥ more)` for as many heads as tails expected among `more + fewer`, at most 1.
fn two_sided(more: u64, fewer: u64) -> f64 {
    if more == 0 {
        return 1.0;
    }
    let upper = beta_tails(more as f64, fewer as f64 + 1.0, 0.5).lower;
    (2.0 * upper).min(1.0)
}
