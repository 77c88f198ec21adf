//! Did one kind of event change more than the rest?

use super::special::normal::normal_quantile;
use super::tilted::{Sums, Tilted, lower_limit};
use super::{BeforeAfter, Confidence, Interval, Tails};
use crate::error::Result;
use crate::error::numbers::Numbers;

/// Tables with more events than this are refused: the sums walk over the counts.
const MOST: f64 = 1e7;

/// Fisher's noncentral hypergeometric law: how many of the events after are of the kind, given all four margins.
#[derive(Clone, Copy, Debug)]
struct Table {
    /// Of the kind, after and before.
    a: f64,
    b: f64,
    /// Of the baseline, after and before.
    c: f64,
    d: f64,
    /// What the odds ratio is multiplied by to give the ratio of ratios.
    scale: f64,
}

impl Table {
    fn new(kind: BeforeAfter, baseline: BeforeAfter) -> Result<Self> {
        let table = Self {
            a: kind.after.events(),
            b: kind.before.events(),
            c: baseline.after.events(),
            d: baseline.before.events(),
            scale: (kind.before.exposure() / kind.after.exposure())
                * (baseline.after.exposure() / baseline.before.exposure()),
        };
        let events = table.a + table.b + table.c + table.d;
        if events > MOST {
            return Err(Numbers::Outside {
                what: "number of events of a ratio of ratios",
                found: events,
                expected: "0 ≤ events ≤ 1e7",
            }
            .into());
        }
        if !(1e-100..=1e100).contains(&table.scale) {
            return Err(Numbers::Outside {
                what: "ratio of the four exposures",
                found: table.scale,
                expected: "1e-100 ≤ ratio ≤ 1e100",
            }
            .into());
        }
        Ok(table)
    }

    /// Kind and baseline keep their places, before and after change theirs.
    fn swapped(self) -> Self {
        Self {
            a: self.b,
            b: self.a,
            c: self.d,
            d: self.c,
            scale: 1.0 / self.scale,
        }
    }

    /// All weights relative to that of `a`, walked outwards until they no longer count.
    fn weights(self, u: f64) -> Tilted {
        let odds = u.exp();
        // Up: one event more of the kind after (a and d grow, b and c shrink).
        let (above, ln_above) = walk([self.b, self.c], [self.a, self.d], odds);
        let (below, ln_below) = walk([self.a, self.d], [self.b, self.c], 1.0 / odds);
        let most = ln_above.max(ln_below);
        let mut weights = Tilted {
            seen: (-most).exp(),
            above,
            below,
        };
        weights.above.scale((ln_above - most).exp());
        weights.below.scale((ln_below - most).exp());
        weights
    }

    /// The smallest odds ratio that leaves `tail` at `a` and above.
    fn lower(self, tail: f64) -> f64 {
        if self.a == 0.0 || self.d == 0.0 {
            return 0.0;
        }
        let [a, b, c, d] = [self.a, self.b, self.c, self.d].map(|n| n + 0.5);
        let error = (1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d).sqrt();
        let start = (a / b * (d / c)).ln() + normal_quantile(tail) * error;
        lower_limit(start, tail, |u| self.weights(u)).exp()
    }
}

/// Sums the weights of the outcomes on one side, relative to that seen; the second number is the logarithm of a common factor.
///
/// A step moves one event from each of `shrinking` to each of `growing`, and multiplies the weight by `tilt`.
fn walk(shrinking: [f64; 2], growing: [f64; 2], tilt: f64) -> (Sums, f64) {
    const BIG: f64 = 1e30;
    let ([mut s1, mut s2], [mut g1, mut g2]) = (shrinking, growing);
    let (mut sums, mut ln_scale) = (Sums::default(), 0.0);
    let (mut weight, mut distance) = (1.0, 0.0);
    while s1 > 0.0 && s2 > 0.0 {
        (g1, g2) = (g1 + 1.0, g2 + 1.0);
        let step = s1 * s2 / (g1 * g2) * tilt;
        (s1, s2) = (s1 - 1.0, s2 - 1.0);
        weight *= step;
        distance += 1.0;
        sums.add(weight, distance);
        if weight > BIG {
            sums.scale(1.0 / weight);
            ln_scale += weight.ln();
            weight = 1.0;
        }
        // From here on the weights shrink at least geometrically.
        if step < 1.0 && weight * distance * distance <= 1e-18 * (1.0 - step) * sums.zero {
            break;
        }
    }
    (sums, ln_scale)
}

/// The two-sided exact interval for a ratio of ratios: how many times more a kind of event changed than a baseline did.
///
/// # Formula
/// Given the margins of the table (kind or baseline) × (before or after), the number of events of the kind after has Fisher's
/// noncentral hypergeometric law `P(k) ∝ C(K, k) C(M, A − k) ψᵏ`, with K and M the totals of kind and baseline, A the total after,
/// and ψ the ratio of ratios times the ratio of the exposures. The ends leave α/2 on each side.
///
/// # When it misleads
/// The baseline must not contain the kind. If reporting grew for one of the two only, the ratio of ratios shows that growth.
///
/// # Errors
/// More than 10⁷ events; exposures whose double ratio is outside 1e-100 … 1e100.
///
/// # Examples
/// Meetings of a pair doubled from 9 to 18 while all other reported meetings of the two grew from 40 to 75: nothing of its own.
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{BeforeAfter, Observed, ratio_of_ratios_interval};
///
/// let of = |before, after| -> interstate::Result<BeforeAfter> {
///     Ok(BeforeAfter { before: Observed::new(before, 3.0)?, after: Observed::new(after, 3.0)? })
/// };
/// let own = ratio_of_ratios_interval(of(9, 18)?, of(40, 75)?, Confidence::P95)?;
/// assert!(own.contains(1.0));
/// assert_eq!(format!("{own:.2}"), "0.41–2.95");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Fisher 1935, The logic of inductive inference, Journal of the Royal Statistical Society 98:39, doi 10.2307/2342435. Cornfield
/// 1956, A statistical problem arising from retrospective studies, Proc. Third Berkeley Symposium 4:135.
pub fn ratio_of_ratios_interval(
    kind: BeforeAfter,
    baseline: BeforeAfter,
    confidence: Confidence,
) -> Result<Interval> {
    let table = Table::new(kind, baseline)?;
    let tail = confidence.tail();
    Ok(Interval::of(
        table.scale * table.lower(tail),
        table.scale / table.swapped().lower(tail),
    ))
}

/// The one-sided p-values of the hypothesis that the ratio of ratios is `null_ratio`.
///
/// # Formula
/// `greater = P(X ≥ a)`, `less = P(X ≤ a)`, a the events of the kind after, X by the law of [`ratio_of_ratios_interval`];
/// [`Tails::two_sided`] is the p that belongs to that interval.
///
/// # When it misleads
/// As the interval does.
///
/// # Errors
/// As the interval; a null ratio outside 1e-50 ≤ ratio ≤ 1e50.
///
/// # Examples
/// Fisher's tea: 3 of 4 right.
/// ```
/// use interstate::stats::{BeforeAfter, Observed, ratio_of_ratios_tails};
///
/// let of = |before, after| -> interstate::Result<BeforeAfter> {
///     Ok(BeforeAfter { before: Observed::new(before, 1.0)?, after: Observed::new(after, 1.0)? })
/// };
/// let tails = ratio_of_ratios_tails(of(1, 3)?, of(3, 1)?, 1.0)?;
/// assert!((tails.greater() - 17.0 / 70.0).abs() < 1e-12);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// As for [`ratio_of_ratios_interval`].
#[doc(alias = "fisher.test")]
pub fn ratio_of_ratios_tails(
    kind: BeforeAfter,
    baseline: BeforeAfter,
    null_ratio: f64,
) -> Result<Tails> {
    let table = Table::new(kind, baseline)?;
    super::ratio::check_null(null_ratio)?;
    let weights = table.weights((null_ratio / table.scale).ln().clamp(-600.0, 600.0));
    Ok(Tails::of(weights.at_most(), weights.at_least()))
}
