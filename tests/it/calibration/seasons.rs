//! Months of the year: half a year against the other, or the same months.

use interstate::stats::{SeasonalMethod, SeasonalRatio};
use interstate::{Confidence, Result};

use super::measure::Row;
use super::method::{Answer, Method};
use super::situation::{Cells, Law, Situation};
use super::two_sides::{EXACT, POOLED, sides};

fn ask(cells: &Cells<'_>, method: SeasonalMethod) -> Result<Answer> {
    let (before, after) = sides(cells)?;
    // A month goes by the number of its cell.
    let places: Vec<i64> = (0..).take(cells.counts.len()).collect();
    let (one, two) = places.split_at(cells.before);
    let ratio =
        SeasonalRatio::new(before.at_times(one)?, after.at_times(two)?, 12)?.with_method(method)?;
    Ok(Answer::of_interval(ratio.interval(Confidence::P95)?).with_p(ratio.p()?))
}

const ACROSS: Method = Method::new("`SeasonalRatio`, across seasons", |cells| {
    ask(cells, SeasonalMethod::AcrossSeasons)
});

const YEARS: Method = Method::new("`SeasonalRatio`, whole years", |cells| {
    ask(cells, SeasonalMethod::WholeYears)
});

const MONTHS: &[Method] = &[EXACT, POOLED, ACROSS];
const ALL: &[Method] = &[EXACT, POOLED, ACROSS, YEARS];

/// Half a year against the other half has no common month: there the seasonal ratio is refused. Whole years have.
pub(super) fn rows() -> Vec<Row> {
    let law = |before, after| Law::Clustered { before, after };
    let streaks = |a| Law::LogAr {
        phi: 5.0,
        a,
        b: 0.0,
    };
    let row = |months, law, methods| {
        let situation = Situation::new(10.0, (months, months), law);
        Row::new(situation.with_season(0.8), methods, 4_000)
    };
    vec![
        row(6, law(1.0, 1.0), MONTHS),
        row(12, law(1.0, 1.0), MONTHS).recommends(&ACROSS),
        row(12, law(3.0, 3.0), MONTHS).recommends(&ACROSS),
        row(12, law(1.0, 10.0), MONTHS).recommends(&ACROSS),
        row(24, law(3.0, 3.0), ALL).recommends(&ACROSS),
        row(36, law(3.0, 3.0), ALL).recommends(&ACROSS),
        row(36, law(1.0, 10.0), ALL).recommends(&ACROSS),
        row(36, streaks(0.3), ALL).recommends(&YEARS),
        row(36, streaks(0.6), ALL).recommends(&YEARS),
    ]
}
