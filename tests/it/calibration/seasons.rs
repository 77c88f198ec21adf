//! Months of the year: half a year against the other, or the same months.

use super::measure::Row;
use super::situation::{Law, Situation};
use super::two_sides;

/// Half a year against the other half has no common month; whole years have.
pub(super) fn rows() -> Vec<Row> {
    let law = |phi| Law::Clustered {
        before: phi,
        after: phi,
    };
    let row = |months, phi| {
        let situation = Situation::new(10.0, (months, months), law(phi));
        Row::new(situation.with_season(0.8), two_sides::METHODS, 4_000)
    };
    vec![row(6, 1.0), row(12, 1.0), row(12, 3.0), row(24, 3.0)]
}
