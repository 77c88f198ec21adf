//! How one rate is judged.

use crate::stats::special::two_tailed::Ordering;

/// The method by which the interval of a rate, and the p of a stated rate, are found. Interval and p of one method belong together.
///
/// # References
/// Garwood 1936, Fiducial limits for the Poisson distribution, Biometrika 28:437, doi 10.1093/biomet/28.3-4.437. Lancaster 1961,
/// Significance tests in discrete distributions, JASA 56:223, doi 10.1080/01621459.1961.10482105 (mid-P). Rao 1948, doi
/// 10.1017/S0305004100023987 (score). Brown, Cai and `DasGupta` 2003, Interval estimation in exponential families, Statistica
/// Sinica 13:19 (Jeffreys). Sterne 1954, doi 10.1093/biomet/41.1-2.275 (minimum likelihood). Blaker 2000, doi 10.2307/3315916.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum RateMethod {
    /// Exact and central: it holds at least its level, whatever the rate.
    #[default]
    Garwood,
    /// Counts only half of the probability of what was observed: nearer to the level on average, at times a little below it.
    MidP,
    /// From the normal distribution at the stated rate; a closed form.
    Score,
    /// The equal-tailed posterior of Jeffreys' prior; its lower end is 0 for a count of 0. It has no p.
    Jeffreys,
    /// Orders what could have been observed by its probability. The interval is the smallest that holds all rates not rejected; no one-sided
    /// limits.
    MinimumLikelihood,
    /// Adds to the smaller tail the largest opposite tail that is not larger. As with minimum likelihood, the smallest interval that holds
    /// all rates not rejected.
    Blaker,
}

impl RateMethod {
    /// Every method, in the order of this page.
    pub const ALL: &'static [Self] = &[
        Self::Garwood,
        Self::MidP,
        Self::Score,
        Self::Jeffreys,
        Self::MinimumLikelihood,
        Self::Blaker,
    ];
}

impl RateMethod {
    /// How a method that orders outcomes does so; `None` for one that does not.
    pub(super) fn ordering(self) -> Option<Ordering> {
        match self {
            Self::MinimumLikelihood => Some(Ordering::Probability),
            Self::Blaker => Some(Ordering::Tails),
            _ => None,
        }
    }
}
