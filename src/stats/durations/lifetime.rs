//! How long one thing lasted.

use crate::error::Result;
use crate::error::numbers::Numbers;

/// How long one thing lasted: known, open, or between two lengths.
///
/// Listings that are still in force have lasted *at least* so long: leaving them out, or taking them as ended today, makes durations
/// too short. [`KaplanMeier`](super::KaplanMeier) takes ends that are known or still open, [`Turnbull`](super::Turnbull) also those between
/// two snapshots of a list.
///
/// # Examples
/// ```
/// use interstate::stats::Lifetime;
///
/// let lifted = Lifetime::exact(412.0)?;
/// let in_force = Lifetime::at_least(1_000.0)?;
/// let gone_between_two_snapshots = Lifetime::between(365.0, 396.0)?;
/// assert_ne!(lifted, in_force);
/// assert_eq!(
///     Lifetime::between(396.0, 365.0).unwrap_err().to_string(),
///     "duration 365 is outside the lengths above the lower bound",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Lifetime {
    /// Longer than this; or exactly this, if `until` is the same.
    pub(super) after: f64,
    /// At most this; infinite if it has not ended.
    pub(super) until: f64,
}

impl Lifetime {
    /// A duration that ended after a known time.
    ///
    /// # Errors
    /// A time outside 0 ≤ time ≤ 1e100.
    pub fn exact(time: f64) -> Result<Self> {
        check(time)?;
        Ok(Self {
            after: time,
            until: time,
        })
    }

    /// A duration that had not ended, or was lost from sight, after a time: right-censored.
    ///
    /// # Errors
    /// A time outside 0 ≤ time ≤ 1e100.
    pub fn at_least(time: f64) -> Result<Self> {
        check(time)?;
        Ok(Self {
            after: time,
            until: f64::INFINITY,
        })
    }

    /// A duration that had not ended after one time and had ended after another, `after < duration ≤ until`: interval-censored.
    ///
    /// # Errors
    /// Times outside 0 ≤ time ≤ 1e100, or a second that is not above the first.
    pub fn between(after: f64, until: f64) -> Result<Self> {
        check(after)?;
        check(until)?;
        if until <= after {
            return Err(Numbers::Outside {
                what: "duration",
                found: until,
                expected: "the lengths above the lower bound",
            }
            .into());
        }
        Ok(Self { after, until })
    }

    /// The least and the greatest possible duration: equal where it is known, no greatest where it has not ended.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::Lifetime;
    ///
    /// assert_eq!(Lifetime::exact(365.0)?.bounds(), (365.0, Some(365.0)));
    /// assert_eq!(Lifetime::at_least(90.0)?.bounds(), (90.0, None));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn bounds(self) -> (f64, Option<f64>) {
        (self.after, self.until.is_finite().then_some(self.until))
    }

    pub(super) fn is_exact(self) -> bool {
        self.after == self.until
    }

    pub(super) fn is_open(self) -> bool {
        self.until == f64::INFINITY
    }
}

fn check(time: f64) -> Result<()> {
    if (0.0..=1e100).contains(&time) {
        return Ok(());
    }
    Err(Numbers::Outside {
        what: "duration",
        found: time,
        expected: "0 ≤ duration ≤ 1e100",
    }
    .into())
}

pub(super) fn refuse_none(lifetimes: &[Lifetime]) -> Result<()> {
    if lifetimes.is_empty() {
        return Err(Numbers::TooShort {
            what: "durations",
            found: 0,
            needed: 1,
        }
        .into());
    }
    Ok(())
}
