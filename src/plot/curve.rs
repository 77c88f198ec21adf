//! A claim under every choice.

use super::axis::{Axis, Doublings, Placed};
use super::canvas::{Anchor, Canvas, Point};
use super::options::PictureOptions;
use super::palette::SMALL;
use super::picture::{Parts, Picture};
use super::vega;
use super::width::{fitted, width};
use crate::claim::{Curve, CurvePoint, Parameter, Tolerance, Verdict, Verdicts};
use crate::error::Result;
use crate::ratio::frequency::percent;
use crate::stats::Interval;
use crate::trend::class::TrendRule;
use serde_json::json;
use std::collections::HashMap;

/// The height of the field of numbers.
const FIELD: f64 = 170.0;
/// The height of a row of choices.
const ROW: f64 = 14.0;
/// Counts stand under their points where there is so much room for each.
const ROOM_FOR_COUNTS: f64 = 42.0;

/// A parameter with more than one choice, and which of them each point has.
struct Panel {
    parameter: Parameter,
    names: Vec<String>,
    chosen: Vec<usize>,
}

/// A specification curve: the number that a claim is about under every rule, window, tolerance and scope that could have been meant, from the lowest
/// to the highest, and below it which choices make it.
///
/// - The band is what the claim says. A point is filled where the claim holds, hollow where it fails, and a line where the counts leave it open; thin lines
///   are the intervals of ratios.
/// - The title is the verdict: in how many of the cells the claim holds. The cells are no sample, and the share of them no probability.
/// - Rules that give the same counts in every window are one choice after [`Verdicts::with_equal_rules_once`].
/// - Cells without a number (nothing in the earlier window, days that are not covered) stand at the right end, as crosses at the foot.
///
/// # Errors
/// As [`Verdicts::curve`].
///
/// # Examples
/// ```
/// use interstate::claim::{Claim, Neighbourhood};
/// use interstate::plot::{self, PictureOptions};
/// use interstate::tally::Whole;
/// use interstate::{Confidence, Period, TrendRule, sample};
///
/// let doubled = Claim::doubled(Period::years(2019..=2021)?, Period::years(2022..=2024)?);
/// let rules = sample::china_russia_rules()?.into_iter().filter(|rule| rule.name().starts_with('E'));
/// let verdicts = Neighbourhood::of(rules)?.check(&doubled, &sample::china_russia()?, &Whole)?;
/// let picture = plot::curve(&verdicts, TrendRule::new(Confidence::P95), &PictureOptions::new("rules")?)?;
/// assert!(picture.title().ends_with("holds in 10 of 16 cells"));
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn curve(verdicts: &Verdicts, rule: TrendRule, options: &PictureOptions) -> Result<Picture> {
    let curve = verdicts.curve(rule)?;
    let (holds, of) = verdicts.holds();
    let title =
        options.title_or(|| format!("“{}” holds in {holds} of {of} cells", verdicts.claim()));
    let panels: Vec<Panel> = panels(verdicts, &curve);
    let description = description(&curve, &panels);
    Ok(Parts {
        id: options.id().into(),
        svg: draw(verdicts, &curve, &panels, options, &title, &description),
        vega_lite: vega_lite(&curve, &panels, options, &title, &description),
        title,
        description,
    }
    .into())
}

/// The parameters with more than one choice, each choice in the order in which the caller gave it.
fn panels(verdicts: &Verdicts, curve: &Curve<'_>) -> Vec<Panel> {
    let several = Parameter::ALL
        .iter()
        .filter(|parameter| verdicts.choices(**parameter) > 1);
    let panel = |parameter: &Parameter| {
        let (mut names, mut places) = (Vec::new(), HashMap::new());
        let name = |cell| verdicts.name(cell, *parameter).map_or("", |name| name);
        for cell in verdicts.cells() {
            let name = name(cell);
            places.entry(name).or_insert_with(|| {
                names.push(name.to_owned());
                names.len() - 1
            });
        }
        let points = curve.points().iter();
        let chosen = points
            .filter_map(|point| places.get(name(point.cell())).copied())
            .collect();
        Panel {
            parameter: *parameter,
            names,
            chosen,
        }
    };
    several.map(panel).collect()
}

/// Every number drawn: the choices by their places, then cell by cell in the order of the curve, by verdict.
fn description(curve: &Curve<'_>, panels: &[Panel]) -> String {
    let mut parts = Vec::new();
    for panel in panels {
        let names = panel
            .names
            .iter()
            .zip(1..)
            .map(|(name, number)| format!("{number} {name}"));
        let names: Vec<String> = names.collect();
        parts.push(format!("{}: {}", panel.parameter, names.join(", ")));
    }
    for verdict in Verdict::ALL {
        let points = curve.points().iter().enumerate();
        let of = points.filter(|(_, point)| point.cell().verdict() == *verdict);
        let cells: Vec<String> = of.map(|(at, point)| cell_text(point, at, panels)).collect();
        if !cells.is_empty() {
            let verdict = verdict.to_string().replace('_', " ");
            parts.push(format!(
                "{verdict} in {}: {}",
                cells.len(),
                cells.join("; ")
            ));
        }
    }
    parts.join(". ")
}

/// `3-1-2 9→14 1.56 (0.63–4.07)`: the places of its choices, counts, number and interval.
fn cell_text(point: &CurvePoint<'_>, at: usize, panels: &[Panel]) -> String {
    let places = panels
        .iter()
        .filter_map(|panel| Some((panel.chosen.get(at)? + 1).to_string()));
    let places: Vec<String> = places.collect();
    let counts: Vec<String> = point
        .cell()
        .counts()
        .iter()
        .map(ToString::to_string)
        .collect();
    let number = match point.cell().figure() {
        Some((lo, Some(hi))) if lo == hi => format!(" {lo:.2}"),
        Some((lo, Some(hi))) => format!(" {lo:.2}–{hi:.2}"),
        Some((lo, None)) => format!(" {lo:.2} or more"),
        None => " no number".to_owned(),
    };
    let interval = point
        .interval()
        .map_or_else(String::new, |ends| format!(" ({ends:.2})"));
    format!(
        "{} {}{number}{interval}",
        places.join("-"),
        counts.join("→")
    )
}

/// From numbers to places, the low ones at the foot.
enum Up {
    Ratios(Doublings),
    Numbers(Axis, Vec<f64>),
}

impl Up {
    fn new(curve: &Curve<'_>, band: Option<Tolerance>, (foot, top): (f64, f64)) -> Self {
        let points = curve.points().iter();
        let numbers = points.clone().flat_map(|point| {
            let (lo, hi) = point
                .cell()
                .figure()
                .map_or((None, None), |(lo, hi)| (Some(lo), hi));
            lo.into_iter().chain(hi)
        });
        let band = band
            .into_iter()
            .flat_map(|band| [Some(band.lo()), band.hi()])
            .flatten();
        if points.clone().any(|point| point.interval().is_some()) {
            return Self::Ratios(Doublings::holding(numbers.chain(band), (foot, top)));
        }
        let most = numbers
            .chain(band)
            .filter(|n| n.is_finite())
            .fold(1.0, f64::max);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at least 0"
        )]
        let whole = most.min(1e15).ceil() as u64;
        #[expect(clippy::cast_precision_loss, reason = "for a place on the paper")]
        let ticks: Vec<f64> = super::axis::whole_ticks(whole)
            .iter()
            .map(|tick| *tick as f64)
            .collect();
        let last = ticks.last().map_or(1.0, |last| *last);
        Self::Numbers(Axis::new((0.0, last), (foot, top)), ticks)
    }

    fn placed(&self, number: f64) -> Placed {
        match self {
            Self::Ratios(axis) => axis.placed(number),
            Self::Numbers(axis, _) => axis.placed(number),
        }
    }

    fn ticks(&self) -> Vec<(f64, String)> {
        match self {
            Self::Ratios(axis) => axis.ticks().collect(),
            Self::Numbers(axis, ticks) => {
                ticks.iter().map(|n| (axis.at(*n), n.to_string())).collect()
            }
        }
    }
}

fn draw(
    verdicts: &Verdicts,
    curve: &Curve<'_>,
    panels: &[Panel],
    options: &PictureOptions,
    title: &str,
    description: &str,
) -> String {
    let mut canvas = Canvas::new();
    let top = canvas.heading(title, options.width()) + 6.0;
    let foot = top + FIELD;
    let names = panels.iter().flat_map(|panel| &panel.names);
    let names = names.map(|name| width(name, SMALL)).fold(60.0, f64::max);
    let left = 24.0 + names.min(options.width() * 0.35);
    let right = options.width() - 16.0;
    let band = verdicts.tolerance(verdicts.stated_cell());
    let up = Up::new(curve, band, (foot, top));
    for (y, label) in up.ticks() {
        let class = if label == "1" {
            "line axis"
        } else {
            "line grid"
        };
        canvas.line(class, (left, y), (right, y));
        canvas.text("small quiet", (left - 6.0, y + 4.0), Anchor::End, &label);
    }
    #[expect(clippy::cast_precision_loss, reason = "for a place on the paper")]
    let step = (right - left) / curve.points().len().max(1) as f64;
    #[expect(clippy::cast_precision_loss, reason = "for a place on the paper")]
    let at = |n: usize| left + (n as f64 + 0.5) * step;
    let mut marks = Marks::default();
    for (n, point) in curve.points().iter().enumerate() {
        marks.put(point, at(n), &up, (top, foot));
    }
    canvas.strokes("line grid", &marks.intervals);
    if let Some(band) = band {
        let (low, high) = (
            up.placed(band.lo()).place(),
            band.hi().map_or(top, |hi| up.placed(hi).place()),
        );
        canvas.rect("band over", (left, high), (right - left, low - high));
    }
    marks.draw(&mut canvas, step);
    let mut y = foot + 12.0;
    if step >= ROOM_FOR_COUNTS {
        for (n, point) in curve.points().iter().enumerate() {
            let counts: Vec<String> = point
                .cell()
                .counts()
                .iter()
                .map(ToString::to_string)
                .collect();
            canvas.text("small", (at(n), y), Anchor::Middle, &counts.join(" → "));
        }
        y += 16.0;
    }
    for panel in panels {
        y += 8.0;
        canvas.text(
            "small strong",
            (12.0, y),
            Anchor::Start,
            &panel.parameter.to_string().replace('_', " "),
        );
        y += ROW;
        for (place, name) in panel.names.iter().enumerate() {
            let label = fitted(name, SMALL, left - 24.0);
            canvas.text("small", (left - 8.0, y), Anchor::End, &label);
            let mut ticks = Vec::new();
            for (n, chosen) in panel.chosen.iter().enumerate() {
                if *chosen == place {
                    ticks.push(((at(n), y - 8.0), (at(n), y)));
                }
            }
            canvas.line("line grid", (left, y - 4.0), (right, y - 4.0));
            canvas.strokes("line ink", &ticks);
            y += ROW;
        }
    }
    let end = canvas.notes(&notes(verdicts, curve), y + 12.0, options.width());
    canvas.finish(options, end, title, description)
}

/// What is drawn of the cells, those of a sort in one stroke: hundreds of them stay a small picture.
#[derive(Default)]
struct Marks {
    intervals: Vec<(Point, Point)>,
    open: Vec<(Point, Point)>,
    holds: Vec<Point>,
    fails: Vec<Point>,
    without: Vec<Point>,
}

impl Marks {
    fn put(&mut self, point: &CurvePoint<'_>, x: f64, up: &Up, (top, foot): (f64, f64)) {
        if let Some(ends) = point.interval() {
            let high = ends.hi().map_or(top, |hi| up.placed(hi).place());
            self.intervals
                .push(((x, up.placed(ends.lo()).place()), (x, high)));
        }
        let Some((lo, hi)) = point.cell().figure() else {
            self.without.push((x, foot - 4.0));
            return;
        };
        let (low, high) = (
            up.placed(lo).place(),
            hi.map_or(top, |hi| up.placed(hi).place()),
        );
        if low - high > 0.05 {
            self.open.push(((x, low), (x, high)));
        }
        let middle = (x, f64::midpoint(low, high));
        match point.cell().verdict() {
            Verdict::Holds => self.holds.push(middle),
            Verdict::Fails => self.fails.push(middle),
            Verdict::Depends | Verdict::OutOfCoverage | Verdict::NotQuantitative => {}
        }
    }

    fn draw(&self, canvas: &mut Canvas, step: f64) {
        let across = (step * 0.8).clamp(3.0, 7.0);
        canvas.strokes("line line-a", &self.open);
        canvas.dots("ink", &self.fails, across);
        canvas.dots("paper-line", &self.fails, across - 1.8);
        canvas.dots("line-a", &self.holds, across + 1.0);
        canvas.crosses("line ink", &self.without, across / 2.0);
    }
}

fn notes(verdicts: &Verdicts, curve: &Curve<'_>) -> Vec<String> {
    let mut notes = vec![
        "Filled: the claim holds; hollow: it fails; upright lines: what the counts leave open. The cells are choices, no sample: their share is no probability.".to_owned(),
    ];
    if let Some(band) = verdicts.tolerance(verdicts.stated_cell()) {
        notes.push(format!("Band: what the claim says, {band}."));
    }
    if curve
        .points()
        .iter()
        .any(|point| point.interval().is_some())
    {
        let level = percent(curve.trend_rule().level());
        notes.push(format!(
            "Pale upright lines: {level} % intervals, exact if events are independent."
        ));
    }
    let without = curve
        .points()
        .iter()
        .filter(|point| point.cell().figure().is_none())
        .count();
    if without > 0 {
        notes.push(format!("Crosses: {without} cells without a number."));
    }
    notes
}

fn vega_lite(
    curve: &Curve<'_>,
    panels: &[Panel],
    options: &PictureOptions,
    title: &str,
    description: &str,
) -> String {
    let row = |(n, point): (usize, &CurvePoint<'_>)| {
        let mut row = serde_json::Map::new();
        let cell = point.cell();
        row.insert("rank".into(), json!(n + 1));
        row.insert("lo".into(), json!(cell.figure().map(|(lo, _)| lo)));
        row.insert("hi".into(), json!(cell.figure().and_then(|(_, hi)| hi)));
        row.insert(
            "interval_lo".into(),
            json!(point.interval().map(Interval::lo)),
        );
        row.insert(
            "interval_hi".into(),
            json!(point.interval().and_then(Interval::hi)),
        );
        row.insert("verdict".into(), json!(cell.verdict().to_string()));
        let counts: Vec<String> = cell.counts().iter().map(ToString::to_string).collect();
        row.insert("counts".into(), json!(counts));
        for panel in panels {
            let name = panel
                .chosen
                .get(n)
                .and_then(|place| panel.names.get(*place));
            row.insert(panel.parameter.to_string(), json!(name));
        }
        serde_json::Value::Object(row)
    };
    let data: Vec<serde_json::Value> = curve.points().iter().enumerate().map(row).collect();
    let x = json!({ "field": "rank", "type": "quantitative", "title": null });
    let layers = json!([
        { "mark": { "type": "rule", "opacity": 0.3 }, "encoding": { "x": x, "y": { "field": "interval_lo", "type": "quantitative" }, "y2": { "field": "interval_hi" } } },
        {
            "mark": { "type": "point", "filled": true },
            "encoding": { "x": x, "y": { "field": "lo", "type": "quantitative", "title": "number" }, "color": { "field": "verdict", "type": "nominal" } },
        },
    ]);
    vega::specification(title, description, options.width(), &data, &layers)
}
