//! How long things last.

use super::axis::{Axis, whole_ticks};
use super::canvas::{Anchor, Canvas};
use super::options::PictureOptions;
use super::picture::{Parts, Picture};
use super::vega;
use crate::error::Result;
use crate::ratio::frequency::percent;
use crate::stats::{Confidence, Interval, KaplanMeier, Lifetime, SurvivalStep};
use serde_json::json;

/// The curve is not drawn on where fewer are at risk: one end more would move it by a fifth.
const FEWEST_AT_RISK: usize = 5;
const FIELD: f64 = 220.0;

/// The curve, as far as it is drawn.
struct Curve {
    steps: Vec<SurvivalStep>,
    /// How long each was in sight, in order.
    seen: Vec<f64>,
    /// The same of those that have not ended.
    open: Vec<f64>,
    until: f64,
    level: Confidence,
}

impl Curve {
    fn new(lifetimes: &[Lifetime], level: Confidence) -> Result<Self> {
        let estimate = KaplanMeier::new(lifetimes)?;
        let steps = estimate.steps.into_iter();
        let steps = steps.take_while(|step| step.at_risk >= FEWEST_AT_RISK);
        let bounds = lifetimes.iter().map(|one| one.bounds());
        let (mut seen, mut open) = (Vec::new(), Vec::new());
        for (after, until) in bounds {
            seen.push(after);
            open.extend(until.is_none().then_some(after));
        }
        seen.sort_by(f64::total_cmp);
        open.sort_by(f64::total_cmp);
        // Beyond the time of the fifth from the last fewer are left.
        let until = seen.iter().rev().nth(FEWEST_AT_RISK - 1);
        Ok(Self {
            steps: steps.collect(),
            until: until.map_or(0.0, |until| *until),
            seen,
            open,
            level,
        })
    }

    /// How many were still in sight at a time.
    fn at_risk(&self, time: f64) -> usize {
        self.seen.len() - self.seen.partition_point(|seen| *seen < time)
    }

    fn sentence(&self) -> String {
        let level = percent(self.level);
        let step = |step: &SurvivalStep| {
            let band = step
                .interval(self.level)
                .map_or_else(String::new, |ends| format!(" ({level} % {ends:.2})"));
            let (time, share) = (step.time, step.survival);
            format!(
                "after {time} days {share:.2}{band}, {} of {} at risk ended",
                step.ended, step.at_risk
            )
        };
        let steps: Vec<String> = self.steps.iter().map(step).collect();
        let steps = if steps.is_empty() {
            "all".to_owned()
        } else {
            steps.join("; ")
        };
        format!(
            "{} durations, {} still open. Share that lasts longer: {steps}. Drawn until {} days, from which on fewer than {FEWEST_AT_RISK} are at risk",
            self.seen.len(),
            self.open.len(),
            self.until
        )
    }
}

/// Draws a survival curve for durations of which some have not ended yet, in days: the Kaplan–Meier curve with its band, a tick for each that
/// was censored, and the number at risk under the axis.
///
/// It stops where fewer than five are at risk, and says so. The band holds for one time named beforehand, not for the whole curve.
///
/// # Errors
/// As [`KaplanMeier::new`]: no duration, or one whose end is known only between two times.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::plot::{self, PictureOptions};
/// use interstate::stats::Lifetime;
///
/// let mut listings = Vec::new();
/// for days in [120.0, 300.0, 300.0, 800.0, 900.0] {
///     listings.push(Lifetime::exact(days)?);
///     listings.push(Lifetime::at_least(days + 200.0)?);
/// }
/// let picture = plot::survival(&listings, Confidence::P95, &PictureOptions::new("listings")?)?;
/// assert!(picture.description().contains("after 120 days 0.90"));
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn survival(
    lifetimes: &[Lifetime],
    level: Confidence,
    options: &PictureOptions,
) -> Result<Picture> {
    let curve = Curve::new(lifetimes, level)?;
    let title = options.title_or(|| {
        let (all, open) = (curve.seen.len(), curve.open.len());
        format!("How long {all} last, of which {open} have not ended")
    });
    let description = curve.sentence();
    Ok(Parts {
        id: options.id().into(),
        svg: draw(&curve, options, &title, &description),
        vega_lite: vega_lite(&curve, options, &title, &description),
        title,
        description,
    }
    .into())
}

fn draw(curve: &Curve, options: &PictureOptions, title: &str, description: &str) -> String {
    let mut canvas = Canvas::new();
    let top = canvas.heading(title, options.width()) + 10.0;
    let foot = top + FIELD;
    let (left, right) = (64.0, options.width() - 24.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "days, at least 0"
    )]
    let days = curve.until.min(1e15).ceil() as u64;
    let ticks = whole_ticks(days);
    #[expect(clippy::cast_precision_loss, reason = "for a place on the paper")]
    let ticks: Vec<f64> = ticks.into_iter().map(|tick| tick as f64).collect();
    let most = ticks.last().map_or(1.0, |last| *last);
    let (across, up) = (
        Axis::new((0.0, most), (left, right)),
        Axis::new((0.0, 1.0), (foot, top)),
    );
    for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let y = up.at(share);
        canvas.line("line grid", (left, y), (right, y));
        canvas.text(
            "small quiet",
            (left - 8.0, y + 4.0),
            Anchor::End,
            &format!("{share:.2}"),
        );
    }
    canvas.text("small quiet", (12.0, foot + 44.0), Anchor::Start, "at risk");
    for tick in &ticks {
        let x = across.at(*tick);
        canvas.line("line axis", (x, foot), (x, foot + 4.0));
        canvas.text(
            "small quiet",
            (x, foot + 18.0),
            Anchor::Middle,
            &format!("{tick}"),
        );
        canvas.text(
            "small",
            (x, foot + 44.0),
            Anchor::Middle,
            &curve.at_risk(*tick).to_string(),
        );
    }
    band(&mut canvas, curve, across, up);
    let mut line = vec![(across.at(0.0), up.at(1.0))];
    let mut share = 1.0;
    for step in &curve.steps {
        let x = across.at(step.time);
        line.extend([(x, up.at(share)), (x, up.at(step.survival))]);
        share = step.survival;
    }
    line.push((across.at(curve.until), up.at(share)));
    canvas.shape("line line-a", &line, false);
    for time in curve.open.iter().filter(|time| **time <= curve.until) {
        let steps = curve.steps.iter().take_while(|step| step.time <= *time);
        let y = up.at(steps.last().map_or(1.0, |step| step.survival));
        let x = across.at(*time);
        canvas.line("line ink", (x, y - 4.0), (x, y + 4.0));
    }
    let note = format!(
        "Share that lasts longer, by days; band: {} % interval at one time named beforehand. Ticks: still open when last seen. Drawn as long as {FEWEST_AT_RISK} are at risk.",
        percent(curve.level)
    );
    let end = canvas.notes(&[note], foot + 66.0, options.width());
    canvas.finish(options, end, title, description)
}

/// The band from step to step: the upper ends on the way out, the lower ones on the way back.
fn band(canvas: &mut Canvas, curve: &Curve, across: Axis, up: Axis) {
    let ends = curve
        .steps
        .iter()
        .map(|step| step.time)
        .skip(1)
        .chain([curve.until]);
    for (step, end) in curve.steps.iter().zip(ends) {
        let Some(limits) = step.interval(curve.level) else {
            continue;
        };
        let hi = limits.hi().map_or(1.0, |hi| hi);
        let (from, to) = (across.at(step.time), across.at(end));
        let (high, low) = (up.at(hi), up.at(limits.lo()));
        canvas.rect("a veil", (from, high), (to - from, low - high));
    }
}

fn vega_lite(curve: &Curve, options: &PictureOptions, title: &str, description: &str) -> String {
    let row = |step: &SurvivalStep| {
        let limits = step.interval(curve.level);
        json!({
            "days": step.time, "share": step.survival, "at_risk": step.at_risk, "ended": step.ended,
            "lo": limits.map(Interval::lo), "hi": limits.and_then(Interval::hi),
        })
    };
    let first = json!({ "days": 0.0, "share": 1.0, "at_risk": curve.seen.len(), "ended": 0, "lo": 1.0, "hi": 1.0 });
    let data: Vec<serde_json::Value> = [first]
        .into_iter()
        .chain(curve.steps.iter().map(row))
        .collect();
    let x = json!({ "field": "days", "type": "quantitative", "title": "days" });
    let layers = json!([
        {
            "mark": { "type": "area", "interpolate": "step-after", "opacity": 0.25 },
            "encoding": { "x": x, "y": { "field": "lo", "type": "quantitative" }, "y2": { "field": "hi" } },
        },
        {
            "mark": { "type": "line", "interpolate": "step-after" },
            "encoding": { "x": x, "y": { "field": "share", "type": "quantitative", "title": "share that lasts longer" } },
        },
    ]);
    vega::specification(title, description, options.width(), &data, &layers)
}
