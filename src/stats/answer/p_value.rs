//! One p-value, or all that are possible.

/// A p-value: one number for exact counts, a range of all possible ones for counts that are bounds.
///
/// # Examples
/// 9, then 18 is one p; 9, then "at least 18" is any p from 0 to 0.122, and only the larger end may carry a claim.
/// ```
/// use interstate::stats::{Observed, RateRatio};
///
/// let nine = Observed::new(9, 3.0)?;
/// let p = RateRatio::new(nine, Observed::new(18, 3.0)?).p(1.0)?;
/// assert!(p.exactly().is_some_and(|p| (p - 0.122079).abs() < 1e-6));
/// let p = RateRatio::new(nine, Observed::between(18, None, 3.0)?).tails(1.0)?.greater();
/// assert_eq!((p.exactly(), p.lo()), (None, 0.0));
/// assert!((p.hi() - 0.061039).abs() < 1e-6);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct PValue {
    lo: f64,
    hi: f64,
}

impl PValue {
    /// The p of counts that are known.
    pub(in crate::stats) fn exact(p: f64) -> Self {
        Self { lo: p, hi: p }
    }

    /// Both ends in 0 to 1. Ends that should touch may have crossed by rounding.
    pub(in crate::stats) fn between(lo: f64, hi: f64) -> Self {
        Self {
            lo: lo.min(hi),
            hi: hi.max(lo),
        }
    }

    /// The least and the greatest of two ranges.
    pub(crate) fn hull(self, other: Self) -> Self {
        Self {
            lo: self.lo.min(other.lo),
            hi: self.hi.max(other.hi),
        }
    }

    /// The smallest possible p.
    #[must_use]
    pub fn lo(self) -> f64 {
        self.lo
    }

    /// The largest possible p, which is the one to quote for a claim.
    #[must_use]
    pub fn hi(self) -> f64 {
        self.hi
    }

    /// The p-value, where only one is possible; otherwise `None`.
    #[must_use]
    pub fn exactly(self) -> Option<f64> {
        (self.lo == self.hi).then_some(self.hi)
    }
}

/// Writes a p with two digits that count: `= 0.40`, `= 0.036`, `< 0.0001`.
pub(crate) fn p_text(p: f64) -> String {
    if p >= 0.1 {
        format!("= {p:.2}")
    } else if p >= 0.01 {
        format!("= {p:.3}")
    } else if p >= 0.0001 {
        format!("= {p:.4}")
    } else {
        "< 0.0001".into()
    }
}
