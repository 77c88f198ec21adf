//! Counts added up: the slope is the rate.

use super::canvas::{Anchor, Canvas};
use super::days::Days;
use super::field::CountAxis;
use super::options::PictureOptions;
use super::picture::{Parts, Picture};
use super::vega;
use super::width::capitalised;
use crate::error::Result;
use crate::ratio::frequency::percent;
use crate::stats::{ChangePoint, Confidence};
use crate::time::period::Period;
use crate::trend::CellSeries;
use chrono::NaiveDate;
use serde_json::json;

const FIELD: f64 = 240.0;

/// What is drawn besides the counts.
struct Change {
    found: ChangePoint,
    /// The ends of cells after which the rate may have changed, nearly as well as after the best.
    likely: Vec<NaiveDate>,
    shown: bool,
    cut: Option<NaiveDate>,
    level: Confidence,
}

impl Change {
    fn new(series: &CellSeries, cut: Option<NaiveDate>, level: Confidence) -> Result<Self> {
        let found = series.series()?.search_change()?;
        let ends: Vec<NaiveDate> = series.cells().iter().map(|cell| cell.end()).collect();
        let after = |periods: &usize| ends.get(periods.checked_sub(1)?).copied();
        let likely = found.likely_dates(level);
        Ok(Self {
            likely: likely.iter().filter_map(after).collect(),
            shown: found.p() <= 1.0 - level.level(),
            found,
            cut,
            level,
        })
    }

    /// The first and the last of the likely days.
    fn set(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.likely
            .first()
            .copied()
            .zip(self.likely.last().copied())
    }

    fn sentence(&self) -> String {
        let level = percent(self.level);
        let cut = self
            .cut
            .map_or_else(String::new, |day| format!(" Stated cut: {day}, not found."));
        let found = match (self.shown, self.set()) {
            (true, Some((first, last))) if first == last => format!(
                "A change is shown: {}; no other day than {first} fits nearly as well ({level} % by likelihood)",
                self.found
            ),
            (true, Some((first, last))) => format!(
                "A change is shown: {}; days that fit nearly as well ({level} % by likelihood): {first} to {last}",
                self.found
            ),
            _ => format!("No change is shown: {}", self.found),
        };
        format!("{found}.{cut}")
    }
}

/// Draws cumulative counts over time: one step for each cell of a series, so that the slope is the rate and does not depend on the choice of
/// columns.
///
/// - The place of change that was *searched* is shaded with all days that fit nearly as well, and only if its own p, which allows for the
///   search, shows a change at the level.
/// - A cut that the caller *states* is a dashed line with its day, and never drawn as if it had been found.
///
/// # Errors
/// As [`Series::search_change`](crate::stats::Series::search_change): too few cells or events, too many of them.
///
/// # Examples
/// ```
/// use interstate::plot::{self, PictureOptions};
/// use interstate::tally::Whole;
/// use interstate::trend::series_of;
/// use interstate::{Confidence, CountingRule, InteractionFamily, Partition, TallyTable, sample};
///
/// let patrols = CountingRule::new("patrols", InteractionFamily::Patrol);
/// let table = TallyTable::count(&sample::china_russia()?, &patrols, &Partition::yearly(2017..=2024)?)?;
/// let series = series_of(&table, &Whole)?;
/// let invasion = "2022-02-24".parse().ok();
/// let picture = plot::cumulative(&series, invasion, Confidence::P95, &PictureOptions::new("patrols")?)?;
/// assert!(picture.description().contains("Stated cut: 2022-02-24, not found."));
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn cumulative(
    series: &CellSeries,
    cut: Option<NaiveDate>,
    level: Confidence,
    options: &PictureOptions,
) -> Result<Picture> {
    let change = Change::new(series, cut, level)?;
    let mut so_far = 0_u64;
    let sums = series.counts().iter().map(|count| {
        so_far = so_far.saturating_add(*count);
        so_far
    });
    let sums: Vec<u64> = sums.collect();
    let title = options.title_or(|| {
        format!(
            "{}, added up [rule {}]",
            capitalised(series.subject()),
            series.rule().name()
        )
    });
    let each = series.cells().iter().zip(series.counts());
    let each: Vec<String> = each
        .map(|(cell, count)| format!("{} {count}", cell.label()))
        .collect();
    let description = format!("{}. {}", each.join(", "), change.sentence());
    Ok(Parts {
        id: options.id().into(),
        svg: draw(
            series.cells(),
            &sums,
            &change,
            options,
            &title,
            &description,
        )?,
        vega_lite: vega_lite(
            series.cells(),
            &sums,
            &change,
            options,
            &title,
            &description,
        ),
        title,
        description,
    }
    .into())
}

fn draw(
    cells: &[Period],
    sums: &[u64],
    change: &Change,
    options: &PictureOptions,
    title: &str,
    description: &str,
) -> Result<String> {
    let mut canvas = Canvas::new();
    let top = canvas.heading(title, options.width()) + 14.0;
    let foot = top + FIELD;
    let (Some(first), Some(last)) = (cells.first(), cells.last()) else {
        return Ok(canvas.finish(options, foot, title, description));
    };
    let up = CountAxis::new(sums.last().map_or(1, |sum| *sum), (foot, top), 24.0);
    let left = up.left();
    let right = options.width() - 20.0;
    let across = Days::new(Period::new(first.start(), last.end())?, (left, right));
    if let (true, Some((from, to))) = (change.shown, change.set()) {
        let found = if from == to {
            format!("found: {from}")
        } else {
            format!("found: {from} to {to}")
        };
        let (from, to) = (across.begin(from) - 2.0, across.begin(to) + 2.0);
        canvas.rect("band", (from, top), (to - from, foot - top));
        canvas.line("hatch", (from, top), (from, foot));
        canvas.line("hatch", (to, top), (to, foot));
        // Below the label of a stated cut, at the side where there is more room.
        let (x, side) = if from - left > right - to {
            (from - 4.0, Anchor::End)
        } else {
            (to + 4.0, Anchor::Start)
        };
        canvas.text("small", (x, top + 26.0), side, &found);
    }
    up.draw(&mut canvas, right, "line grid");
    for (place, label) in across.ticks() {
        canvas.line("line axis", (place, foot), (place, foot + 4.0));
        canvas.text("small quiet", (place, foot + 18.0), Anchor::Middle, &label);
    }
    let mut line = vec![(left, foot)];
    for (cell, sum) in cells.iter().zip(sums) {
        line.push((across.begin(cell.end()), up.at(*sum)));
    }
    canvas.shape("line line-a", &line, false);
    if let Some(day) = change.cut {
        let x = across.begin(day);
        canvas.line("line ink dashed", (x, top), (x, foot));
        canvas.text(
            "small",
            (x - 4.0, top + 10.0),
            Anchor::End,
            &format!("stated: {day}"),
        );
    }
    let note = change.sentence();
    let end = canvas.notes(&[note], foot + 40.0, options.width());
    Ok(canvas.finish(options, end, title, description))
}

fn vega_lite(
    cells: &[Period],
    sums: &[u64],
    change: &Change,
    options: &PictureOptions,
    title: &str,
    description: &str,
) -> String {
    let row = |(cell, sum): (&Period, &u64)| json!({ "until": cell.end(), "sum": sum });
    let begin = cells
        .first()
        .map(|cell| json!({ "until": cell.start(), "sum": 0 }));
    let data: Vec<serde_json::Value> = begin
        .into_iter()
        .chain(cells.iter().zip(sums).map(row))
        .collect();
    let x = |field: &str| json!({ "field": field, "type": "temporal", "title": null });
    let set = change.set().filter(|_| change.shown);
    let shaded: Vec<serde_json::Value> = set
        .iter()
        .map(|(from, to)| json!({ "from": from, "to": to }))
        .collect();
    let cut: Vec<serde_json::Value> = change.cut.iter().map(|day| json!({ "cut": day })).collect();
    let layers = json!([
        {
            "data": { "values": shaded }, "mark": { "type": "rect", "opacity": 0.25, "stroke": "black" },
            "encoding": { "x": x("from"), "x2": { "field": "to" } },
        },
        { "mark": "line", "encoding": { "x": x("until"), "y": { "field": "sum", "type": "quantitative", "title": "events" } } },
        { "data": { "values": cut }, "mark": { "type": "rule", "strokeDash": [4, 3] }, "encoding": { "x": x("cut") } },
    ]);
    vega::specification(title, description, options.width(), &data, &layers)
}
