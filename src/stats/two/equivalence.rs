//! Equivalence: evidence that a ratio lies within a stated margin.

use super::before_after::BeforeAfter;
use super::rate_ratio::{RateRatio, exact::central_tails};
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::Confidence;
use crate::stats::answer::{interval::Interval, p_value::PValue, tails::Tails};
use crate::stats::one::observed::Observed;

/// A test of equivalence: whether the ratio of two rates is shown to lie between 1/margin and margin, by two one-sided exact tests.
///
/// # Formula
/// `p = max{P(X ≥ x2 | ratio = 1/margin), P(X ≤ x2 | ratio = margin)}`, X as in [`RateRatio`]. p ≤ α exactly when the
/// central 1 − 2α interval lies inside the margins.
///
/// Of counts known as bounds the upper end of p is the larger of the two upper ends, exactly. Its lower end is the larger of the two
/// lower ends, which some of the possible counts may not reach.
///
/// # When it misleads
/// A margin chosen after looking at the counts shows nothing; there is no default. Within α = 0.05, equal counts show equivalence
/// within 1.25, 1.5, 2 and 3 only from 118, 38, 15 and 7 in each period on. Each of the two tests alone shows "not much less" or
/// "not much more", never "not less" or "not more". Under bounds equivalence is shown only if the *upper* end of p is at most α.
///
/// # Errors
/// A margin outside 1 < margin ≤ 1e50; a level of one half or less.
///
/// # Examples
/// Equal counts of 14 are not yet "stable within a factor of two"; 15 are.
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{Equivalence, Observed};
///
/// let of = |n| Observed::new(n, 3.0);
/// assert!(!Equivalence::new(of(14)?, of(14)?, 2.0)?.is_shown(Confidence::P95)?);
/// assert!(Equivalence::new(of(15)?, of(15)?, 2.0)?.is_shown(Confidence::P95)?);
///
/// let stable = Equivalence::new(of(9)?, of(10)?, 2.0)?;
/// assert!(!stable.is_shown(Confidence::P95)?);
/// assert_eq!(format!("{:.2}", stable.interval(Confidence::P95)?), "0.47–2.65");
/// # Ok::<(), interstate::Error>(())
/// ```
/// It can be shown of counts that are not known:
/// ```
/// use interstate::stats::{Equivalence, Observed};
///
/// let (before, after) = (Observed::between(30, 32, 3.0)?, Observed::between(29, 33, 3.0)?);
/// assert!(Equivalence::new(before, after, 2.0)?.p().hi() < 0.05);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Schuirmann 1987, A comparison of the two one-sided tests procedure and the power approach for assessing the equivalence of
/// average bioavailability, Journal of Pharmacokinetics and Biopharmaceutics 15:657, doi 10.1007/BF01068419.
#[doc(alias = "TOST")]
#[doc(alias = "non-inferiority")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Equivalence {
    pair: BeforeAfter,
    margin: f64,
}

impl Equivalence {
    /// Takes two periods, and the margin within which their rates count as alike: a matter of judgement, made before the counts are seen.
    ///
    /// # Errors
    /// A margin outside 1 < margin ≤ 1e50.
    pub fn new(before: Observed, after: Observed, margin: f64) -> Result<Self> {
        if margin > 1.0 && margin <= 1e50 {
            Ok(Self {
                pair: BeforeAfter::new(before, after),
                margin,
            })
        } else {
            Err(Numbers::Outside {
                what: "margin",
                found: margin,
                expected: "1 < margin ≤ 1e50",
            }
            .into())
        }
    }

    /// The margin that the caller stated.
    pub(crate) fn margin(self) -> f64 {
        self.margin
    }

    /// The p against "the ratio is 1/margin or less", `P(X ≥ x2 | ratio = 1/margin)`: small if the later rate is shown not to be
    /// inferior by that factor.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::{Equivalence, Observed};
    ///
    /// let p = Equivalence::new(Observed::new(9, 3.0)?, Observed::new(18, 3.0)?, 1.25)?.not_less();
    /// assert!((p.hi() - 0.0166704).abs() < 1e-7);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn not_less(self) -> PValue {
        self.tails(1.0 / self.margin).greater()
    }

    /// The p against "the ratio is margin or more", `P(X ≤ x2 | ratio = margin)`: small if the later rate is shown not to be superior by
    /// that factor.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::{Equivalence, Observed};
    ///
    /// let p = Equivalence::new(Observed::new(9, 3.0)?, Observed::new(18, 3.0)?, 1.25)?.not_more();
    /// assert!((p.hi() - 0.9139388).abs() < 1e-7);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn not_more(self) -> PValue {
        self.tails(self.margin).less()
    }

    /// The p of equivalence: the larger of [`not_less`](Self::not_less) and [`not_more`](Self::not_more).
    #[must_use]
    pub fn p(self) -> PValue {
        let (less, more) = (self.not_less(), self.not_more());
        PValue::between(less.lo().max(more.lo()), less.hi().max(more.hi()))
    }

    /// The 1 − 2α interval for the ratio, which belongs to this p: it lies inside the margins exactly when p ≤ α.
    ///
    /// # Errors
    /// A level of one half or less.
    pub fn interval(self, level: Confidence) -> Result<Interval> {
        let wide = Confidence::new(1.0 - 2.0 * level.one_sided_tail()?)?;
        RateRatio::from(self.pair).interval(wide)
    }

    /// Whether equivalence within the margin is shown, p ≤ α, for all counts within their bounds.
    ///
    /// # Errors
    /// A level of one half or less.
    pub fn is_shown(self, level: Confidence) -> Result<bool> {
        let alpha = level.one_sided_tail()?;
        Ok(self.p().hi() <= alpha)
    }

    /// Those of the ratio, by the central exact method.
    fn tails(self, ratio: f64) -> Tails {
        let of = |pair| central_tails(pair, ratio);
        let low = self.pair.lowest().map(of);
        match self.pair.known() {
            Some(_) => Tails::between(low, low),
            None => Tails::between(low, self.pair.highest().map(of)),
        }
    }
}
