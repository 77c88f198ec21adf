//! How a ratio of two rates is judged.

use crate::stats::special::two_tailed::Ordering;

/// The method by which the interval and the p of a ratio of two rates are found. Interval and p of one method belong together.
///
/// # When it misleads
/// `MinimumLikelihood` and `Blaker` have acceptance sets with holes: for 1 v 29 at 95 % there are ratios inside the interval that
/// the test rejects. Only one direction holds for them: outside the interval, p ≤ 1 − level. Nor do their limits move
/// monotonically with the counts, so that they are refused for counts known as bounds.
///
/// # References
/// Przyborowski and Wilenski 1940, Homogeneity of results in testing samples from Poisson series, Biometrika 31:313, doi
/// 10.1093/biomet/31.3-4.313 (the conditional law). Clopper and Pearson 1934, doi 10.1093/biomet/26.4.404 (central). Lancaster
/// 1961, doi 10.1080/01621459.1961.10482105 (mid-P). Wilson 1927, doi 10.1080/01621459.1927.10502953 (score). Fay 2010, Two-sided
/// exact tests and matching confidence intervals for discrete data, R Journal 2(1):53, doi 10.32614/RJ-2010-008 (minimum
/// likelihood). Blaker 2000, doi 10.2307/3315916. Klaschka and Reiczigel 2020, doi 10.1007/s00180-020-00986-0 (the holes).
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum RatioMethod {
    /// Exact and central: each end leaves at most half of α. It holds at least its level, whatever the rates.
    #[default]
    CentralExact,
    /// Counts only half of the probability of what was observed: nearer to the level on average, at times a little below it.
    MidP,
    /// Wilson's limits from the normal distribution at the ratio tested; a closed form that misses too often at the extremes.
    Score,
    /// Orders what could have been observed by its probability. The interval is the smallest that holds all ratios not rejected.
    MinimumLikelihood,
    /// Adds to the smaller tail the largest opposite tail that is not larger. As with minimum likelihood, the smallest interval that holds
    /// all ratios not rejected.
    Blaker,
}

impl RatioMethod {
    /// Every method, in the order of this page.
    pub const ALL: &'static [Self] = &[
        Self::CentralExact,
        Self::MidP,
        Self::Score,
        Self::MinimumLikelihood,
        Self::Blaker,
    ];
}

impl RatioMethod {
    /// How a method that orders outcomes does so; `None` for one that does not.
    pub(super) fn ordering(self) -> Option<Ordering> {
        match self {
            Self::MinimumLikelihood => Some(Ordering::Probability),
            Self::Blaker => Some(Ordering::Tails),
            _ => None,
        }
    }
}
