//! Ratios of many pairs, each drawn towards what all of them show.

mod likelihood;

use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::answer::{confidence::Confidence, interval::Interval};
use crate::stats::special::beta::Beta;
use crate::stats::two::before_after::BeforeAfter;
use likelihood::{Likelihood, too_few};

/// Empirical Bayes for the ratios of many pairs: how much they really differ, and how far each pair's own counts move it from the others.
///
/// One event before and four after is a ratio of 4, and says next to nothing; forty and a hundred and sixty is the same ratio. A list of
/// sparse pairs in the order of their ratios begins with the pairs that say least. Here each ratio is drawn towards the middle of all,
/// the more so the fewer events it rests on, by as much as the pairs themselves show.
///
/// # Formula
/// Each pair has its own rates before and after. Both are gamma with one scale, which may be the pair's own, and with shapes `b` and `a`
/// that all pairs share; the counts are Poisson given the rates. Then, whatever the pairs' sizes, the share `θ` of the later period in a
/// pair's events is `Beta(a, b)`, and given its `n = x₁ + x₂` events
///
/// `P(x₂ | n) = C(n, x₂) · B(a + x₂, b + x₁) / B(a, b)`,
///
/// beta-binomial. `a` and `b` are where the product of these over all pairs is greatest. The posterior of `θ` is
/// `Beta(a + x₂, b + x₁)`, that of the ratio of rates `θ/(1 − θ) · t₁/t₂`, and the shrunken ratio is that of the posterior mean rates,
///
/// `(x₂ + a)/(x₁ + b) · t₁/t₂`,
///
/// as if each pair had seen `b` more events before and `a` more after. The likelihood is that of the exact test, given the sum of both
/// counts, so that it needs no law for how active pairs are, which in data of states runs over orders of magnitude. `DuMouchel`'s gamma
/// mixture takes the expected counts as known, which a count of nine before is not, and a count of 0 cannot be.
///
/// Where the pairs differ no more than chance has them differ, `a` and `b` have no end, and each shrunken ratio is the ratio of the sums.
///
/// # When it misleads
/// One curve with one middle: where a few pairs changed much and the others not at all, the few are drawn in further than they
/// deserve. Their order among each other suffers little, their size does. Events in clusters look like ratios that differ, and are
/// shrunken too little. Below some fifty pairs the middle and the width are themselves guesses, of which the posterior knows nothing. A
/// shrunken ratio is for an order, not for a test: what was found is told by an adjusted p ([`PAdjustment`](crate::stats::PAdjustment)).
///
/// # Errors
/// Counts known as bounds, pairs whose exposures stand in different proportions, no pair of two events, one of the periods without any
/// event, and pairs each of which has all its events on one side: nothing says then how far ratios spread.
///
/// # Examples
/// ```
/// use interstate::stats::{BeforeAfter, Observed, RatioShrinkage};
///
/// let pair = |x1, x2| Ok::<_, interstate::Error>(BeforeAfter::new(Observed::new(x1, 3.0)?, Observed::new(x2, 3.0)?));
/// let pairs = [(1, 4), (40, 160), (9, 8), (22, 30), (0, 1), (61, 50), (5, 4), (13, 20), (2, 0), (30, 28)];
/// let pairs: Vec<BeforeAfter> = pairs.into_iter().map(|(x1, x2)| pair(x1, x2)).collect::<Result<_, _>>()?;
/// let all = RatioShrinkage::new(&pairs)?;
/// // Both have a ratio of 4; the one rests on five events, the other on two hundred.
/// let shrunken = |i: usize| all.shrunken(pairs[i]).map(|ratio| format!("{:.2}", ratio.estimate()));
/// assert_eq!((shrunken(0)?, shrunken(1)?), ("1.67".into(), "3.61".into()));
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// J. G. Skellam (1948), "A probability distribution derived from the binomial distribution by regarding the probability of success as
/// variable between the sets of trials", Journal of the Royal Statistical Society B 10(2), 257–261, doi
/// 10.1111/j.2517-6161.1948.tb00014.x. W. `DuMouchel` (1999), "Bayesian data mining in large frequency tables, with an application to the
/// FDA spontaneous reporting system", The American Statistician 53(3), 177–190, doi 10.1080/00031305.1999.10474456. B. Efron (2010),
/// "Large-Scale Inference", Cambridge University Press, chapter 1, doi 10.1017/CBO9780511761362.
#[doc(alias = "empirical_bayes")]
#[doc(alias = "EBGM")]
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct RatioShrinkage {
    /// The later period's share of the events of a pair in the middle.
    share: f64,
    /// `1/(a + b)`.
    spread: f64,
    /// `t₁/t₂`.
    scale: f64,
}

impl RatioShrinkage {
    /// Estimates from pairs how much their ratios differ.
    ///
    /// # Errors
    /// As at [`RatioShrinkage`].
    pub fn new(pairs: &[BeforeAfter]) -> Result<Self> {
        let mut counts = Vec::with_capacity(pairs.len());
        let mut scale = None;
        for pair in pairs {
            let known = pair.known_or("a shrunken ratio is of counts that are known")?;
            let own = known.before.exposure() / known.after.exposure();
            let first: f64 = *scale.get_or_insert(own);
            if (own - first).abs() > 1e-9 * first {
                return Err(Numbers::Refused {
                    what: "shrunken ratios",
                    why: "the exposures of all pairs must stand in one proportion",
                }
                .into());
            }
            counts.push((known.before.count(), known.after.count()));
        }
        scale.map_or_else(|| Err(too_few()), |scale| Self::of_counts(&counts, scale))
    }

    /// The same of counts before and after, and of the exposure before over that after.
    pub(crate) fn of_counts(counts: &[(u64, u64)], scale: f64) -> Result<Self> {
        let (share, spread) = Likelihood::of(counts)?.greatest()?;
        Ok(Self {
            share,
            spread,
            scale,
        })
    }

    /// The ratio given to pairs without events of their own: that of the prior's mean rates.
    #[must_use]
    pub fn centre(&self) -> f64 {
        self.share / (1.0 - self.share) * self.scale
    }

    /// The prior's weight in events before and after, `b` and `a`: what the rest of the pairs counts for beside a pair's own events; `None`
    /// where the ratios differ no more than by chance.
    #[must_use]
    pub fn prior_events(&self) -> Option<(f64, f64)> {
        (self.spread > 0.0).then(|| ((1.0 - self.share) / self.spread, self.share / self.spread))
    }

    /// The ratio of a pair, shrunk towards the centre.
    ///
    /// # Errors
    /// Counts known as bounds; exposures in another proportion than those that this was learnt from.
    pub fn shrunken(&self, pair: BeforeAfter) -> Result<ShrunkenRatio> {
        let known = pair.known_or("a shrunken ratio is of counts that are known")?;
        let own = known.before.exposure() / known.after.exposure();
        if (own - self.scale).abs() > 1e-9 * self.scale {
            return Err(Numbers::Refused {
                what: "shrunken ratio",
                why: "its exposures must stand in the proportion of those that the others were learnt from",
            }
            .into());
        }
        Ok(self.of_pair(known.before.count(), known.after.count()))
    }

    /// The same of counts.
    pub(crate) fn of_pair(&self, before: u64, after: u64) -> ShrunkenRatio {
        // OK because counts are at most 2⁵⁰.
        let (x1, x2) = (before as f64, after as f64);
        let worth = self
            .prior_events()
            .map(|(prior_before, prior_after)| (x1 + prior_before, x2 + prior_after));
        ShrunkenRatio {
            estimate: worth.map_or_else(|| self.centre(), |(b, a)| a / b * self.scale),
            worth,
            scale: self.scale,
        }
    }
}

/// A ratio of two rates, shrunk towards those of other pairs: the answer of [`RatioShrinkage::shrunken`].
///
/// # When it misleads
/// As [`RatioShrinkage`]. Its interval is a posterior's, which takes the prior as known: not the exact interval of the pair's own counts.
///
/// # Examples
/// Where all pairs did alike, each is given the ratio of the sums.
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{BeforeAfter, Observed, RatioShrinkage};
///
/// let pair = |x1, x2| Ok::<_, interstate::Error>(BeforeAfter::new(Observed::new(x1, 1.0)?, Observed::new(x2, 1.0)?));
/// let alike = [pair(10, 20)?, pair(4, 9)?, pair(6, 11)?];
/// let all = RatioShrinkage::new(&alike)?;
/// assert_eq!(all.prior_events(), None);
/// assert_eq!(format!("{:.2}", all.shrunken(alike[1])?.estimate()), "2.00");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct ShrunkenRatio {
    estimate: f64,
    /// The shapes before and after; none where the prior is a point.
    #[serde(skip)]
    worth: Option<(f64, f64)>,
    #[serde(skip)]
    scale: f64,
}

impl ShrunkenRatio {
    /// `(x₂ + a)/(x₁ + b) · t₁/t₂`: the ratio of the posterior mean rates.
    #[must_use]
    pub fn estimate(self) -> f64 {
        self.estimate
    }

    /// The ratio that the posterior exceeds with probability 1 − p. Ranking pairs by the quantile of 0.05 ranks them by what the data firmly
    /// support.
    ///
    /// # Errors
    /// A probability that is not strictly between 0 and 1.
    pub fn quantile(self, p: f64) -> Result<f64> {
        if !(p > 0.0 && p < 1.0) {
            return Err(Numbers::Outside {
                what: "probability",
                found: p,
                expected: "0 < p < 1",
            }
            .into());
        }
        Ok(self
            .law()
            .map_or(self.estimate, |law| self.scale * law.log_odds(p).exp()))
    }

    /// The equal-tailed posterior interval.
    #[must_use]
    pub fn interval(self, level: Confidence) -> Interval {
        let tail = level.tail();
        let ends = self.law().map(|law| {
            let ends = (law.log_odds(tail).exp(), law.log_odds_upper(tail).exp());
            (self.scale * ends.0, self.scale * ends.1)
        });
        let (lo, hi) = ends.unwrap_or((self.estimate, self.estimate));
        Interval::of(lo, hi)
    }

    /// The posterior probability that the ratio is above `ratio`.
    ///
    /// # Errors
    /// A ratio outside 1e-50 ≤ ratio ≤ 1e50.
    pub fn probability_above(self, ratio: f64) -> Result<f64> {
        if !(1e-50..=1e50).contains(&ratio) {
            return Err(Numbers::Outside {
                what: "ratio",
                found: ratio,
                expected: "1e-50 ≤ ratio ≤ 1e50",
            }
            .into());
        }
        Ok(self.law().map_or_else(
            || f64::from(u8::from(self.estimate > ratio)),
            |law| law.tails(law.at_odds(ratio / self.scale)).upper,
        ))
    }

    fn law(self) -> Option<Beta> {
        self.worth.map(|(before, after)| Beta::new(after, before))
    }
}
