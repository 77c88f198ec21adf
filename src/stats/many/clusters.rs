//! Counting clusters, not events.

use std::collections::HashMap;
use std::hash::Hash;

/// The number and sizes of clusters of events that come together: the meetings of a summit, the events of a visit.
///
/// # Examples
/// Six meetings, five of them at two summits: three clusters.
/// ```
/// use interstate::stats::Clusters;
///
/// let met = Clusters::from_keys(["summit 1", "summit 1", "visit", "summit 2", "summit 2", "summit 1"]);
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
    /// Sorts events into clusters by a key: an event's series, its place and week, or its own id if it stands alone.
    pub fn from_keys<K: Eq + Hash>(belong_to: impl IntoIterator<Item = K>) -> Self {
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

    /// The number of events in all clusters.
    #[must_use]
    pub fn events(self) -> u64 {
        self.events
    }

    /// The number of clusters: the count to give to Poisson methods.
    #[must_use]
    pub fn clusters(self) -> u64 {
        self.distinct
    }

    /// The factor by which clustering inflates the variance of the number of events, `Σ size² / Σ size`; `None` without events.
    #[must_use]
    pub fn inflation(self) -> Option<f64> {
        (self.events > 0).then(|| self.squares as f64 / self.events as f64)
    }
    /// The variance of the number of events over its square, `Σ size² / (Σ size)²`; infinite without events.
    pub(super) fn relative_variance(self) -> f64 {
        if self.events == 0 {
            return f64::INFINITY;
        }
        self.squares as f64 / (self.events as f64 * self.events as f64)
    }
}
