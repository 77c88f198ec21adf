//! How long things last when some have not ended yet, or ended at a time that is known only between two dates.
//!
//! Listings that are still in force have lasted *at least* so long: leaving them out, or taking them as ended today, makes durations
//! too short. [`kaplan_meier`] takes ends that are known or still open, [`turnbull`] also those between two snapshots of a list.

mod kaplan_meier;
mod turnbull;

pub use kaplan_meier::{Band, Median, Step, Survival, kaplan_meier};
pub use turnbull::{Mass, UnplacedSurvival, turnbull};

use crate::error::Result;
use crate::error::numbers::Numbers;

/// How long one thing lasted: known, open, or between two lengths.
///
/// # Examples
/// ```
/// use interstate::stats::durations::Lasted;
///
/// let lifted = Lasted::exactly(412.0)?;
/// let in_force = Lasted::at_least(1_000.0)?;
/// let gone_between_two_snapshots = Lasted::between(365.0, 396.0)?;
/// assert_ne!(lifted, in_force);
/// assert_eq!(
///     Lasted::between(396.0, 365.0).unwrap_err().to_string(),
///     "duration 365 is outside the lengths above the lower bound",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Lasted {
    /// Longer than this; or exactly this, if `until` is the same.
    after: f64,
    /// At most this; infinite if it has not ended.
    until: f64,
}

impl Lasted {
    /// Ended after a known time.
    ///
    /// # Errors
    /// A time outside 0 ≤ time ≤ 1e100.
    pub fn exactly(time: f64) -> Result<Self> {
        check(time)?;
        Ok(Self {
            after: time,
            until: time,
        })
    }

    /// Has not ended, or is lost from sight, after a time.
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

    /// Had not ended after one time and had ended after another: `after < duration ≤ until`.
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

    fn is_exact(self) -> bool {
        self.after == self.until
    }

    fn is_open(self) -> bool {
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

fn refuse_none(lasted: &[Lasted]) -> Result<()> {
    if lasted.is_empty() {
        return Err(Numbers::TooShort {
            what: "durations",
            found: 0,
            needed: 1,
        }
        .into());
    }
    Ok(())
}
