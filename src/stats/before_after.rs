//! Two periods of one thing.

use super::Observed;

/// What was seen of one thing in the earlier and in the later period.
///
/// # Examples
/// ```
/// use interstate::stats::{BeforeAfter, Observed};
///
/// let exercises = BeforeAfter {
///     before: Observed::new(9, 3.0)?,
///     after: Observed::new(14, 3.0)?,
/// };
/// assert_eq!(exercises.after.count() - exercises.before.count(), 5);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct BeforeAfter {
    /// The earlier period.
    pub before: Observed,
    /// The later period.
    pub after: Observed,
}
