//! Did one kind of event change more than the rest?

mod table;

use super::before_after::{BeforeAfter, KnownPair};
use super::rate_ratio::exact::check_null;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::Confidence;
use crate::stats::answer::{
    interval::Interval,
    limit::{LowerLimit, UpperLimit},
    p_value::PValue,
    ratio::RatioRange,
    tails::Tails,
};
use table::Table;

/// A ratio of ratios: how many times more one kind of event changed than a baseline did. Exact.
///
/// # Formula
/// With b events of the kind before and a after, d of the baseline before and c after, each over its exposure, the ratio as seen is
/// `[(a/t_a)/(b/t_b)] / [(c/t_c)/(d/t_d)]`; with equal exposures the odds ratio `ad/bc`. It is the plain one, not the conditional
/// maximum-likelihood estimate that R's `fisher.test` prints, which is nearer to 1.
///
/// Given the margins of the table (kind or baseline) × (before or after), the number of events of the kind after has Fisher's
/// noncentral hypergeometric law `P(k) ∝ C(K, k) C(M, A − k) ψᵏ`, with K and M the totals of kind and baseline, A the total after,
/// and ψ the ratio of ratios times the ratio of the exposures. The ends leave α/2 on each side; a limit of one side leaves α.
/// Tails, X by that law: `greater = P(X ≥ a)`, `less = P(X ≤ a)`; p, twice the smaller one, belongs to the interval.
///
/// Of counts known as bounds: the lower end where the kind grew least and the baseline most, the upper end the other way round, and
/// each tail between the two.
///
/// # When it misleads
/// The baseline must not contain the kind. If reporting grew for one of the two only, the ratio of ratios shows that growth. One
/// unbounded count unbounds one end of the interval and one end of each tail.
///
/// # Errors
/// More than 10⁷ events; exposures whose double ratio is outside 1e-100 … 1e100; a null ratio outside 1e-50 ≤ ratio ≤ 1e50.
///
/// # Examples
/// Meetings of a pair doubled from 9 to 18 while all other reported meetings of the two grew from 40 to 75: nothing of its own.
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{BeforeAfter, Observed, RatioOfRatios};
///
/// let of = |before, after| -> interstate::Result<BeforeAfter> {
///     Ok(BeforeAfter::new(Observed::new(before, 3.0)?, Observed::new(after, 3.0)?))
/// };
/// let own = RatioOfRatios::new(of(9, 18)?, of(40, 75)?)?;
/// assert_eq!(own.estimate().to_string(), "1.07");
/// let interval = own.interval(Confidence::P95);
/// assert!(interval.contains(1.0));
/// assert_eq!(format!("{interval:.2}"), "0.41–2.95");
/// # Ok::<(), interstate::Error>(())
/// ```
/// "At least 18" leaves it without an upper end:
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{BeforeAfter, Observed, RatioOfRatios};
///
/// let kind = BeforeAfter::new(Observed::new(9, 3.0)?, Observed::between(18, None, 3.0)?);
/// let baseline = BeforeAfter::new(Observed::new(40, 3.0)?, Observed::new(75, 3.0)?);
/// let own = RatioOfRatios::new(kind, baseline)?.interval(Confidence::P95);
/// assert_eq!(own.hi(), None);
/// assert!(own.lo() < 1.0);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Fisher 1935, The logic of inductive inference, Journal of the Royal Statistical Society 98:39, doi 10.2307/2342435. Cornfield
/// 1956, A statistical problem arising from retrospective studies, Proc. Third Berkeley Symposium 4:135.
#[doc(alias = "fisher.test")]
#[doc(alias = "odds ratio")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RatioOfRatios {
    kind: BeforeAfter,
    baseline: BeforeAfter,
}

impl RatioOfRatios {
    /// Takes a kind of event and a baseline that does not contain it.
    ///
    /// # Errors
    /// More than 10⁷ events; exposures whose double ratio is outside 1e-100 … 1e100.
    pub fn new(kind: BeforeAfter, baseline: BeforeAfter) -> Result<Self> {
        let asked = Self { kind, baseline };
        for table in [asked.lowest(), asked.highest()].into_iter().flatten() {
            table.check()?;
        }
        let exposures = (kind.before().exposure() / kind.after().exposure())
            * (baseline.after().exposure() / baseline.before().exposure());
        if !(1e-100..=1e100).contains(&exposures) {
            return Err(Numbers::Outside {
                what: "ratio of the four exposures",
                found: exposures,
                expected: "1e-100 ≤ ratio ≤ 1e100",
            }
            .into());
        }
        Ok(asked)
    }

    /// The observed ratio of ratios: one number, or a range if counts are bounds. Something over nothing is unbounded, nothing over nothing
    /// has no ratio.
    ///
    /// # Examples
    /// ```
    /// use interstate::Ratio;
    /// use interstate::stats::{BeforeAfter, Observed, RatioOfRatios};
    ///
    /// let of = |before, after| -> interstate::Result<BeforeAfter> {
    ///     Ok(BeforeAfter::new(Observed::new(before, 1.0)?, Observed::new(after, 1.0)?))
    /// };
    /// // The kind tripled while the baseline fell to a third.
    /// assert_eq!(RatioOfRatios::new(of(1, 3)?, of(3, 1)?)?.estimate().exactly(), Some(Ratio::Finite(9.0)));
    /// assert_eq!(RatioOfRatios::new(of(0, 3)?, of(3, 1)?)?.estimate().exactly(), Some(Ratio::Unbounded));
    /// assert_eq!(RatioOfRatios::new(of(0, 3)?, of(0, 1)?)?.estimate().exactly(), Some(Ratio::Undefined));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn estimate(self) -> RatioRange {
        let (kind, baseline) = (self.kind, self.baseline);
        RatioRange::of(
            kind.after().rates().times(baseline.before().rates()),
            kind.before().rates().times(baseline.after().rates()),
        )
    }

    /// The two-sided exact interval for the ratio of ratios.
    #[must_use]
    pub fn interval(self, level: Confidence) -> Interval {
        Interval::of(self.lower(level.tail()), self.upper(level.tail()))
    }

    /// The one-sided lower limit: all of α lies below it.
    ///
    /// # Errors
    /// A level of one half or less.
    pub fn lower_limit(self, level: Confidence) -> Result<LowerLimit> {
        Ok(LowerLimit::of(self.lower(level.one_sided_tail()?)))
    }

    /// The one-sided upper limit: all of α lies above it.
    ///
    /// # Errors
    /// A level of one half or less.
    pub fn upper_limit(self, level: Confidence) -> Result<UpperLimit> {
        Ok(UpperLimit::of(self.upper(level.one_sided_tail()?)))
    }

    /// The one-sided p-values of the hypothesis that the ratio of ratios is `null_ratio`.
    ///
    /// # Errors
    /// A null ratio outside 1e-50 ≤ ratio ≤ 1e50.
    ///
    /// # Examples
    /// Fisher's tea: 3 of 4 right.
    /// ```
    /// use interstate::stats::{BeforeAfter, Observed, RatioOfRatios};
    ///
    /// let of = |before, after| -> interstate::Result<BeforeAfter> {
    ///     Ok(BeforeAfter::new(Observed::new(before, 1.0)?, Observed::new(after, 1.0)?))
    /// };
    /// let tails = RatioOfRatios::new(of(1, 3)?, of(3, 1)?)?.tails(1.0)?;
    /// assert!((tails.greater().hi() - 17.0 / 70.0).abs() < 1e-12);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn tails(self, null_ratio: f64) -> Result<Tails> {
        check_null(null_ratio)?;
        let of = |table: Table| table.tails(null_ratio);
        let low = self.lowest().map(of);
        let high = if self.is_known() {
            low
        } else {
            self.highest().map(of)
        };
        Ok(Tails::between(low, high))
    }

    /// The two-sided p of the hypothesis that the ratio of ratios is `null_ratio`, which belongs to the [`interval`](Self::interval).
    ///
    /// # Errors
    /// A null ratio outside 1e-50 ≤ ratio ≤ 1e50.
    pub fn p(self, null_ratio: f64) -> Result<PValue> {
        Ok(self.tails(null_ratio)?.two_sided())
    }

    fn is_known(self) -> bool {
        self.kind.known().is_some() && self.baseline.known().is_some()
    }

    fn lower(self, tail: f64) -> f64 {
        self.lowest().map_or(0.0, |table| table.lower(tail))
    }

    fn upper(self, tail: f64) -> f64 {
        self.highest()
            .map_or(f64::INFINITY, |table| table.upper(tail))
    }

    /// Where the kind grew least and the baseline most; `None` where that end is unbounded.
    fn lowest(self) -> Option<Table> {
        table(self.kind.lowest(), self.baseline.highest())
    }

    /// Where the kind grew most and the baseline least; `None` where that end is unbounded.
    fn highest(self) -> Option<Table> {
        table(self.kind.highest(), self.baseline.lowest())
    }
}

fn table(kind: Option<KnownPair>, baseline: Option<KnownPair>) -> Option<Table> {
    kind.zip(baseline)
        .map(|(kind, baseline)| Table::new(kind, baseline))
}
