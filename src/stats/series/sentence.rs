//! Parts of the sentences that results of series are printed as.

use std::fmt;

use crate::stats::Ratio;

/// Writes `after period 6 of 12, a date named beforehand, `, `after period 2 or 3 of 5, the best of all dates, `.
pub(super) fn dates(
    came_by: &str,
    before: &[usize],
    periods: usize,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    match before {
        [only] => write!(f, "after period {only}")?,
        [first, .., last] if before.len() + 1 == periods && before.len() > 3 => {
            write!(f, "after any period from {first} to {last}")?;
        }
        [first, rest @ ..] => {
            write!(f, "after period {first}")?;
            for (i, date) in rest.iter().enumerate() {
                let between = if i + 1 == rest.len() { " or " } else { ", " };
                write!(f, "{between}{date}")?;
            }
        }
        [] => f.write_str("after no period")?,
    }
    write!(f, " of {periods}, {came_by}, ")
}

/// Writes `the rate is 3.25 times what it was`.
pub(super) fn rates(ratio: Ratio, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match ratio {
        Ratio::Finite(ratio) => write!(f, "the rate is {ratio:.2} times what it was"),
        Ratio::Unbounded => f.write_str("there are events where there were none"),
        Ratio::Undefined => f.write_str("there are no events before or after"),
    }
}

/// Writes `the rate grows by a factor of 1.30 per unit of time`.
pub(super) fn growth(factor: Option<f64>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match factor {
        Some(factor) if factor >= 1.0 => {
            write!(
                f,
                "the rate grows by a factor of {factor:.2} per unit of time"
            )
        }
        Some(factor) => write!(
            f,
            "the rate shrinks by a factor of {factor:.2} per unit of time"
        ),
        None => f.write_str("no slope fits the counts"),
    }
}
