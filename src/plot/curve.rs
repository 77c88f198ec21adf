//! A claim under every choice.

use super::axis::{Axis, Doublings, Placed};
use super::canvas::{Anchor, Canvas, Point};
use super::cells::{self, Panel};
use super::options::PictureOptions;
use super::palette::SMALL;
use super::picture::{Parts, Picture};
use super::vega;
use super::width::{fitted, width};
use crate::claim::{Curve, CurvePoint, Tolerance, Verdict, Verdicts};
use crate::error::Result;
use crate::ratio::frequency::percent;
use crate::trend::class::TrendRule;
use serde_json::json;

/// The height of the field of numbers.
const FIELD: f64 = 170.0;
/// The height of a row of choices.
const ROW: f64 = 14.0;
/// Points of this distance have room for an arrow and a dot each.
const ROOM_FOR_SHAPES: f64 = 12.0;

/// Draws a specification curve: the number that a claim is about under every rule, window, tolerance and scope that may have been meant, from
/// the lowest to the highest, with the choices that lead to it below.
///
/// - The band is what the claim says. A point is filled where the claim holds, hollow where it fails, and a line where the counts leave it open;
///   thin lines are the intervals of ratios.
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
    let panels = cells::panels(verdicts, &curve);
    let description = cells::description(&curve, &panels);
    let scale = match Up::new(&curve, None, (0.0, 1.0)) {
        Up::Ratios(axis) => vega::ratios(axis),
        Up::Numbers(..) => json!({}),
    };
    let texts = (title.as_str(), description.as_str());
    Ok(Parts {
        id: options.id().into(),
        svg: draw(verdicts, &curve, &panels, options, &title, &description),
        vega_lite: cells::vega_lite(&curve, &panels, &scale, options, texts),
        title,
        description,
    }
    .into())
}

/// Between which ratios nine of ten intervals begin, and between which they end.
fn most_ends(curve: &Curve<'_>) -> impl Iterator<Item = f64> {
    let ends = curve.points().iter().filter_map(CurvePoint::interval);
    let (mut low, mut high): (Vec<f64>, Vec<f64>) = ends
        .map(|ends| (ends.lo(), ends.hi().map_or(f64::INFINITY, |hi| hi)))
        .unzip();
    let tenth = low.len() / 10;
    low.sort_by(f64::total_cmp);
    high.sort_by(|one, other| other.total_cmp(one));
    let ends = [low.get(tenth).copied(), high.get(tenth).copied()];
    ends.into_iter().flatten()
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
            let ratios = numbers.chain(band).chain(most_ends(curve));
            return Self::Ratios(Doublings::holding(ratios, (foot, top)));
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
    let names = names.map(|name| width(name, SMALL)).fold(44.0, f64::max);
    let left = 24.0 + names.min(options.width() * 0.35);
    let right = options.width() - 16.0;
    let band = verdicts.tolerance(verdicts.stated_cell());
    let up = Up::new(curve, band, (foot, top));
    #[expect(clippy::cast_precision_loss, reason = "for a place on the paper")]
    let step = (right - left) / curve.points().len().max(1) as f64;
    #[expect(clippy::cast_precision_loss, reason = "for a place on the paper")]
    let at = |n: usize| left + (n as f64 + 0.5) * step;
    let mut marks = Marks::default();
    for (n, point) in curve.points().iter().enumerate() {
        marks.put(point, at(n), &up, (top, foot));
    }
    let fine = if step < 4.0 { "fine" } else { "line" };
    canvas.strokes(&format!("{fine} interval"), &marks.intervals);
    if let Some(band) = band {
        let (low, high) = (
            up.placed(band.lo()).place(),
            band.hi().map_or(top, |hi| up.placed(hi).place()),
        );
        canvas.rect("band over", (left, high), (right - left, low - high));
        canvas.line("fine hatch", (left, low), (right, low));
        canvas.line("fine hatch", (left, high), (right, high));
    }
    // Over the intervals, which would hide where there is no change.
    for (y, label) in up.ticks() {
        let class = if label == "1" {
            "line axis"
        } else {
            "fine grid"
        };
        canvas.line(class, (left, y), (right, y));
        canvas.text("small quiet", (left - 6.0, y + 4.0), Anchor::End, &label);
    }
    marks.draw(&mut canvas, step);
    let mut y = counts(&mut canvas, curve, &at, (left, step), foot + 12.0);
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
            if step < ROOM_FOR_SHAPES {
                canvas.strokes("line ink", &ticks);
            } else {
                let middles: Vec<Point> = ticks.iter().map(|((x, _), _)| (*x, y - 4.0)).collect();
                canvas.dots("ink", &middles, 7.0);
            }
            y += ROW;
        }
    }
    let end = canvas.notes(
        &notes(verdicts, curve, marks.cut),
        y + 12.0,
        options.width(),
    );
    canvas.finish(options, end, title, description)
}

/// The counts under each point, in a line or one under the other, where there is room for all of them; gives where the rest begins.
fn counts(
    canvas: &mut Canvas,
    curve: &Curve<'_>,
    at: &impl Fn(usize) -> f64,
    (left, step): (f64, f64),
    y: f64,
) -> f64 {
    if step < ROOM_FOR_SHAPES {
        return y;
    }
    let of = |point: &CurvePoint<'_>| {
        let counts = point.cell().counts().iter();
        counts.map(ToString::to_string).collect::<Vec<_>>()
    };
    let apart: Vec<Vec<String>> = curve.points().iter().map(of).collect();
    let together: Vec<Vec<String>> = apart.iter().map(|all| vec![all.join(" → ")]).collect();
    let fits = |texts: &&Vec<Vec<String>>| {
        let mut all = texts.iter().flatten();
        all.all(|text| width(text, SMALL) <= step)
    };
    let Some(texts) = [&together, &apart].into_iter().find(fits) else {
        return y;
    };
    let mut y = y + 6.0;
    canvas.text("small quiet", (left - 8.0, y), Anchor::End, "counts");
    let mut line = 0;
    while texts.iter().any(|texts| line < texts.len()) {
        for (n, texts) in texts.iter().enumerate() {
            if let Some(text) = texts.get(line) {
                canvas.text("small", (at(n), y), Anchor::Middle, text);
            }
        }
        line += 1;
        y += 15.0;
    }
    y
}

/// What is drawn of the cells, those of a sort in one stroke: hundreds of them stay a small picture.
#[derive(Default)]
struct Marks {
    intervals: Vec<(Point, Point)>,
    /// How many of them go on beyond the axis, and where: the place and how far up an arrow points.
    cut: usize,
    beyond: Vec<(Point, f64)>,
    open: Vec<(Point, Point)>,
    holds: Vec<Point>,
    fails: Vec<Point>,
    without: Vec<Point>,
}

impl Marks {
    fn put(&mut self, point: &CurvePoint<'_>, x: f64, up: &Up, (top, foot): (f64, f64)) {
        if let Some(ends) = point.interval() {
            let low = up.placed(ends.lo());
            let high = ends.hi().map_or(Placed::Above(top), |hi| up.placed(hi));
            let (below, above) = (
                matches!(low, Placed::Below(_)),
                matches!(high, Placed::Above(_)),
            );
            self.cut += usize::from(below || above);
            let below = below.then_some(((x, foot), -6.0));
            self.beyond.extend(below);
            self.beyond.extend(above.then_some(((x, top), 6.0)));
            self.intervals.push(((x, low.place()), (x, high.place())));
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
        if step >= ROOM_FOR_SHAPES {
            for ((x, y), up) in &self.beyond {
                let foot = [(x - 3.5, *y), (x + 3.5, *y), (*x, y - up)];
                canvas.shape("solid", &foot, true);
            }
        }
        canvas.strokes("line line-a", &self.open);
        canvas.dots("ink", &self.fails, across);
        canvas.dots("paper-line", &self.fails, across - 1.8);
        canvas.dots("line-a", &self.holds, across + 1.0);
        canvas.crosses("line ink", &self.without, across / 2.0);
    }
}

fn notes(verdicts: &Verdicts, curve: &Curve<'_>, cut: usize) -> Vec<String> {
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
        let cut = match cut {
            0 => String::new(),
            cut => format!(" {cut} of them go on beyond the axis."),
        };
        notes.push(format!(
            "Pale upright lines: {level} % intervals, exact if events are independent.{cut}"
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
