//! Events that count in no cell.

use crate::error::{Result, counts::Counts};

/// The number of events that count in no cell of a tally, each under the first reason that applies.
#[derive(
    Clone, Copy, Debug, Default, Eq, Hash, PartialEq, serde::Deserialize, serde::Serialize,
)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Uncounted {
    /// Events that do not name two different states or organisations of the table: in a file of GDELT often every second row.
    pub without_pair: u64,
    /// Events whose code is in no group.
    pub without_group: u64,
    /// Events whose day is in no period: also those that a story of the file dates years back.
    pub outside: u64,
}

impl Uncounted {
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            without_pair: self.without_pair + other.without_pair,
            without_group: self.without_group + other.without_group,
            outside: self.outside + other.outside,
        }
    }
}

/// The sum, up to 2⁶³: so that whatever is counted on top of it still fits.
pub(super) fn together<const N: usize>(events: [u64; N]) -> Result<u64> {
    let sum = events.into_iter().try_fold(0_u64, u64::checked_add);
    let sum = sum.filter(|&sum| sum <= u64::MAX / 2);
    sum.ok_or_else(|| Counts::TooMany.into())
}
