//! Months of the year: half a year against the other, the same months, or a trend over years.

use interstate::Confidence;
use interstate::stats::{
    MannKendall, SeasonalMannKendall, SeasonalMethod, SeasonalOrder, SeasonalRatio, Series,
};

use super::measure::{Row, Target};
use super::method::{Answer, Method};
use super::situation::{Cells, Law, Shape, Situation};
use super::two_sides::{EACH_SIDE, EXACT};

const LIKE_MONTHS: Method = Method::new("`SeasonalRatio`", |cells| {
    like_months(cells, SeasonalMethod::AcrossSeasons)
});

const WHOLE_YEARS: Method = Method::new("`SeasonalRatio`, whole years", |cells| {
    like_months(cells, SeasonalMethod::WholeYears)
});

const MANN_KENDALL: Method = Method::new("Mann–Kendall", |cells| {
    let trend = MannKendall::new(&cells.counts)?;
    Ok(Answer::of_p(trend.p(), trend.s > 0))
});

const YEARS_IN_ORDER: Method = Method::new("`SeasonalMannKendall`", |cells| {
    let trend = SeasonalMannKendall::new(&cells.counts, 12)?;
    Ok(Answer::of_p(trend.p(), trend.s() > 0))
});

const SEASONS_IN_ORDER: Method = Method::new("`SeasonalMannKendall`, each season", |cells| {
    let trend = SeasonalMannKendall::new(&cells.counts, 12)?;
    let trend = trend.with_order(SeasonalOrder::EachSeason);
    Ok(Answer::of_p(trend.p(), trend.s() > 0))
});

fn like_months(cells: &Cells<'_>, method: SeasonalMethod) -> interstate::Result<Answer> {
    let months: Vec<i64> = (0..).take(cells.counts.len()).collect();
    let months = months.split_at(cells.before);
    let counts = cells.counts.split_at(cells.before);
    let exposures = cells.exposures.split_at(cells.before);
    let ratio = SeasonalRatio::new(
        Series::new(counts.0, exposures.0)?.at_times(months.0)?,
        Series::new(counts.1, exposures.1)?.at_times(months.1)?,
        12,
    )?;
    let interval = ratio.with_method(method)?.interval(Confidence::P95)?;
    Ok(Answer::of_interval(interval))
}

/// Half a year against the other half has no common month; whole years have.
pub(super) fn rows() -> Vec<Row> {
    const RATIO: &[Method] = &[EXACT, EACH_SIDE, LIKE_MONTHS, WHOLE_YEARS];
    const TREND: &[Method] = &[MANN_KENDALL, SEASONS_IN_ORDER, YEARS_IN_ORDER];
    let law = |phi| Law::Clustered {
        before: phi,
        after: phi,
    };
    let target = Target {
        false_alarm: 7.5,
        ..Target::USUAL
    };
    let row = |months, law| {
        let situation = Situation::new(10.0, (months, months), law);
        Row::new(situation.with_season(0.8), RATIO, 4_000).with_target(target)
    };
    let streaks = Law::LogAr {
        phi: 3.0,
        a: 0.3,
        b: 0.0,
    };
    let trend = |cells, law, method| {
        let situation = Situation::series(10.0, cells, law, Shape::Steady);
        let row = Row::new(situation.with_season(0.8), TREND, 2_000);
        row.with_target(target).recommends(method)
    };
    vec![
        row(6, law(1.0))
            .recommends(&LIKE_MONTHS)
            .with_target(Target::SIZE),
        row(12, law(1.0)).recommends(&LIKE_MONTHS),
        row(12, law(3.0)).recommends(&LIKE_MONTHS),
        row(24, law(3.0)).recommends(&LIKE_MONTHS),
        row(36, streaks).recommends(&WHOLE_YEARS),
        trend(48, law(3.0), &SEASONS_IN_ORDER),
        trend(84, streaks, &YEARS_IN_ORDER),
    ]
}
