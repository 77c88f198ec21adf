//! Counting clusters, not events.

use std::collections::HashMap;
use std::hash::Hash;

use super::around;
use crate::error::Result;
use crate::stats::one::known::Known;
use crate::stats::special::normal::normal_quantile;
use crate::stats::{Confidence, Interval};

/// Events sorted into clusters that come as one: the meetings of a summit, the events of a visit.
///
/// # Examples
/// Six meetings, five of them at two summits: three clusters.
/// ```
/// use interstate::stats::dispersion::Clusters;
///
/// let met = Clusters::of(["summit 1", "summit 1", "visit", "summit 2", "summit 2", "summit 1"]);
/// assert_eq!((met.events(), met.clusters()), (6, 3));
/// // Three clusters of 3, 2 and 1: the variance of the count is 14/6 times its mean.
/// assert_eq!(met.inflation(), Some(14.0 / 6.0));
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Clusters {
    events: u64,
    distinct: u64,
    /// The sum of the squares of the sizes, at most 2¹⁰⁰.
    squares: u128,
}

impl Clusters {
    /// Counts events by what they belong to: an event's series, its place and week, or its own id if it stands alone.
    pub fn of<K: Eq + Hash>(belong_to: impl IntoIterator<Item = K>) -> Self {
        let mut sizes: HashMap<K, u64> = HashMap::new();
        for cluster in belong_to {
            *sizes.entry(cluster).or_insert(0) += 1;
        }
        sizes.values().fold(Self::default(), |sum, &size| Self {
            events: sum.events + size,
            distinct: sum.distinct + 1,
            squares: sum.squares + u128::from(size) * u128::from(size),
        })
    }

    /// How many events.
    #[must_use]
    pub fn events(self) -> u64 {
        self.events
    }

    /// How many clusters: the count to give to Poisson methods.
    #[must_use]
    pub fn clusters(self) -> u64 {
        self.distinct
    }

    /// The factor by which clustering inflates the variance of the number of events, `Σ size² / Σ size`; `None` without events.
    #[must_use]
    pub fn inflation(self) -> Option<f64> {
        (self.events > 0).then(|| self.squares as f64 / self.events as f64)
    }
}

/// The interval for a ratio of rates of events that come in clusters, when it is the clusters that are independent.
///
/// Often better: ask for the ratio of the clusters themselves, with an exact interval, by
/// [`RateRatio`](crate::stats::RateRatio) on [`Clusters::clusters`].
///
/// # Formula
/// The number of events is compound Poisson, with variance `Σ size²`: `ln ρ̂ ± z √(Σ s₁²/x₁² + Σ s₂²/x₂²)`. A period without events gives
/// everything from 0 on.
///
/// # When it misleads
/// A large-sample interval: with fewer than about ten clusters in a period it is too narrow.
///
/// # Errors
/// An exposure outside 1e-100 ≤ exposure ≤ 1e100.
///
/// # Examples
/// Four and eight meetings, each at one place: with sizes of 1 the interval is that of independent events.
/// ```
/// use interstate::Confidence;
/// use interstate::stats::dispersion::{Clusters, cluster_ratio_interval};
///
/// let apart = |n: u32| Clusters::of(0..n);
/// let pairs = |n: u32| Clusters::of((0..n).map(|i| i / 2));
/// let alone = cluster_ratio_interval(apart(4), 1.0, apart(8), 1.0, Confidence::P95)?;
/// let paired = cluster_ratio_interval(pairs(4), 1.0, pairs(8), 1.0, Confidence::P95)?;
/// assert_eq!(format!("{alone:.2} {paired:.2}"), "0.60–6.64 0.37–10.92");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// W. Feller (1943), "On a general class of 'contagious' distributions", Annals of Mathematical Statistics 14(4), 389–400,
/// doi 10.1214/aoms/1177731359.
pub fn cluster_ratio_interval(
    before: Clusters,
    exposure_before: f64,
    after: Clusters,
    exposure_after: f64,
    level: Confidence,
) -> Result<Interval> {
    let share = |c: Clusters| c.squares as f64 / (c.events as f64 * c.events as f64);
    let width = normal_quantile(1.0 - level.alpha() / 2.0) * (share(before) + share(after)).sqrt();
    let (before, after) = (
        Known::new(before.events, exposure_before)?,
        Known::new(after.events, exposure_after)?,
    );
    Ok(around(before, after, width))
}
