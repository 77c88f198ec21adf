//! Ratios one below the other.

use super::axis::{Doublings, Placed};
use super::canvas::{Anchor, Canvas};
use super::options::{PictureOptions, PictureOrder};
use super::palette::{SMALL, TEXT};
use super::picture::{Parts, Picture};
use super::vega;
use super::width::{capitalised, fitted, width};
use crate::error::Result;
use crate::ratio::frequency::percent;
use crate::stats::{Interval, Ratio, RatioRange};
use crate::trend::class::{Trend, TrendClass};
use serde_json::json;
use std::collections::HashSet;

/// The height of a row.
const ROW: f64 = 24.0;

/// A row as it is drawn.
struct Row<'t> {
    trend: &'t Trend,
    label: String,
    counts: String,
    estimate: RatioRange,
    /// None where nothing is known of the ratio: nothing over nothing.
    interval: Option<Interval>,
    figures: String,
    class: String,
}

impl<'t> Row<'t> {
    fn new(trend: &'t Trend, label: String) -> Result<Self> {
        let ratio = trend.ratio();
        let estimate = ratio.estimate();
        let level = trend.rule().level();
        let interval = match estimate.exactly() {
            Some(Ratio::Undefined) => None,
            _ => Some(ratio.interval(level)?),
        };
        let figures = interval.map_or_else(
            || estimate.to_string(),
            |ends| format!("{estimate} ({ends:.2})"),
        );
        Ok(Self {
            trend,
            label,
            counts: format!("{} → {}", ratio.before().count, ratio.after().count),
            estimate,
            interval,
            figures,
            class: trend.reachable().to_string(),
        })
    }

    /// The row as a sentence.
    fn sentence(&self) -> String {
        let ratio = self.trend.ratio();
        let level = percent(self.trend.rule().level());
        let counts = format!(
            "{}: {} in {} → {} in {}",
            self.label,
            ratio.before().count,
            ratio.before().period.label(),
            ratio.after().count,
            ratio.after().period.label()
        );
        match self.interval {
            Some(ends) => format!(
                "{counts}, ratio {} ({level} % {ends:.2}), {}",
                self.estimate, self.class
            ),
            None => format!("{counts}, ratio {}, {}", self.estimate, self.class),
        }
    }

    /// What it is ordered by: the lower end of the estimate, that without a value last.
    fn value(&self) -> f64 {
        match self.estimate.lo() {
            Ratio::Finite(value) => value,
            Ratio::Unbounded => f64::MAX,
            Ratio::Undefined => f64::INFINITY,
        }
    }
}

/// What tells the rows apart: the rule if no two rows have the same, else what is counted, else both.
fn labels(trends: &[Trend]) -> Vec<String> {
    let subject = |trend: &Trend| trend.ratio().subject().to_owned();
    let rule = |trend: &Trend| trend.ratio().rule().name().to_owned();
    let unlike = |word: &dyn Fn(&Trend) -> String| {
        let words: HashSet<String> = trends.iter().map(word).collect();
        words.len() == trends.len()
    };
    let (by_rule, by_subject) = (unlike(&rule), unlike(&subject));
    let label = |trend: &Trend| match (by_rule, by_subject) {
        (true, _) => rule(trend),
        (false, true) => subject(trend),
        (false, false) => format!("{} [{}]", subject(trend), rule(trend)),
    };
    trends.iter().map(label).collect()
}

/// The title that the picture has of itself.
fn own_title(trends: &[Trend]) -> String {
    let shown = |class: TrendClass| trends.iter().filter(|t| t.class() == class).count();
    let (of, increased, decreased) = (
        trends.len(),
        shown(TrendClass::Increased),
        shown(TrendClass::Decreased),
    );
    let subject = trends.first().map_or("", |trend| trend.ratio().subject());
    let alike = trends.iter().all(|t| t.ratio().subject() == subject);
    let what = if alike {
        capitalised(subject)
    } else {
        "Frequencies".to_owned()
    };
    match trends {
        [] => "No ratio to draw".to_owned(),
        [one] => format!("{what}: {}", one.reachable()),
        _ => format!(
            "{what}: increased in {increased}, decreased in {decreased} of {of} comparisons"
        ),
    }
}

/// Draws a forest plot of ratios: for each trend its counts, the ratio with its interval on an axis of doublings, and its class in words.
///
/// - The mark is filled where a direction or stability is shown, hollow where the data decide nothing. A ratio known only as bounds is a thick
///   line from the least to the greatest.
/// - The interval is that of the trend's level. One that reaches beyond the axis, which ends at sixteenfold, is cut with an arrow; its numbers stand
///   beside it.
/// - The margin that a trend rule states is shaded, if it is the same for all.
/// - A row is named by its rule if no two have the same, else by what is counted, else by both.
///
/// # Errors
/// As [`FrequencyRatio::interval`](crate::FrequencyRatio::interval).
///
/// # Examples
/// ```
/// use interstate::plot::{self, PictureOptions};
/// use interstate::{Confidence, Dyad, Partition, Period, State, TallyTable, TrendRule, classify_trend, frequency_ratio, sample};
///
/// let ledger = sample::china_russia()?;
/// let (before, after) = (Period::years(2019..=2021)?, Period::years(2022..=2024)?);
/// let pair = Dyad::new(State::CHN, State::RUS)?;
/// let mut trends = Vec::new();
/// for rule in sample::china_russia_rules()?.iter().filter(|rule| rule.name().starts_with('E')) {
///     let table = TallyTable::count(&ledger, rule, &Partition::disjoint(&[before, after])?)?;
///     let ratio = frequency_ratio(&table.over(&pair, before)?, &table.over(&pair, after)?)?;
///     trends.push(classify_trend(&ratio, TrendRule::new(Confidence::P95))?);
/// }
/// let picture = plot::forest(&trends, &PictureOptions::new("exercises")?.with_title("Exercises under 16 rules"))?;
/// assert!(picture.description().contains("E3: 9 in 2019–2021 → 14 in 2022–2024, ratio 1.56 (95 % 0.63–4.07), inconclusive"));
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn forest(trends: &[Trend], options: &PictureOptions) -> Result<Picture> {
    let title = options.title_or(|| own_title(trends));
    let rows = trends.iter().zip(labels(trends));
    let rows: Result<Vec<Row<'_>>> = rows.map(|(trend, label)| Row::new(trend, label)).collect();
    let mut rows = rows?;
    if options.order() == PictureOrder::ByValue {
        rows.sort_by(|a, b| a.value().total_cmp(&b.value()));
    }
    let margin = common_margin(trends);
    let sentences: Vec<String> = rows.iter().map(Row::sentence).collect();
    let mut description = sentences.join(". ");
    if let Some(margin) = margin {
        description = format!("{description}. Shaded: called stable, from ÷{margin} to ×{margin}");
    }
    Ok(Parts {
        id: options.id().into(),
        svg: draw(&rows, &sentences, margin, options, &title, &description),
        vega_lite: vega_lite(&rows, options, &title, &description),
        title,
        description,
    }
    .into())
}

/// The margin that all state, if they state one.
fn common_margin(trends: &[Trend]) -> Option<f64> {
    let mut margins = trends.iter().map(|trend| trend.rule().margin());
    let first = margins.next()??;
    margins.all(|other| other == Some(first)).then_some(first)
}

/// Where the columns stand.
struct Columns {
    label: f64,
    counts: f64,
    plot: (f64, f64),
    figures: f64,
    class: f64,
}

impl Columns {
    fn of(rows: &[Row<'_>], width_of_all: f64) -> Self {
        let widest = |text: &dyn Fn(&Row<'_>) -> f64| rows.iter().map(text).fold(40.0, f64::max);
        let counts = widest(&|row| width(&row.counts, TEXT)).min(width_of_all * 0.2);
        let figures = widest(&|row| width(&row.figures, TEXT)).min(width_of_all * 0.3);
        let class = widest(&|row| width(&row.class, SMALL)).min(width_of_all * 0.2);
        let label = widest(&|row| width(&row.label, TEXT)).min(width_of_all * 0.3);
        let left = 12.0 + label + 12.0 + counts;
        let right = width_of_all - 12.0 - class - 12.0 - figures;
        let plot = (left + 18.0, (right - 18.0).max(left + 78.0));
        Self {
            label,
            counts: left,
            plot,
            figures: right,
            class: width_of_all - 12.0 - class,
        }
    }
}

fn draw(
    rows: &[Row<'_>],
    sentences: &[String],
    margin: Option<f64>,
    options: &PictureOptions,
    title: &str,
    description: &str,
) -> String {
    let mut canvas = Canvas::new();
    let top = canvas.heading(title, options.width()) + 20.0;
    let columns = Columns::of(rows, options.width());
    let axis = Doublings::holding(ends(rows).chain(margin), columns.plot);
    #[expect(clippy::cast_precision_loss, reason = "rows are few")]
    let foot = top + ROW * rows.len() as f64;
    if let Some(margin) = margin {
        let (from, to) = (
            axis.placed(1.0 / margin).place(),
            axis.placed(margin).place(),
        );
        canvas.rect("band", (from, top), (to - from, foot - top));
    }
    for (place, label) in axis.ticks() {
        let class = if label == "1" {
            "line axis"
        } else {
            "line grid"
        };
        canvas.line(class, (place, top), (place, foot + 4.0));
        canvas.text("small quiet", (place, foot + 18.0), Anchor::Middle, &label);
    }
    if !rows.is_empty() {
        let head = top - 8.0;
        canvas.text("small quiet", (columns.counts, head), Anchor::End, "counts");
        canvas.text(
            "small quiet",
            (columns.figures, head),
            Anchor::Start,
            "ratio",
        );
        canvas.text("small quiet", (columns.class, head), Anchor::Start, "class");
    }
    let mut y = top + ROW / 2.0;
    for (row, sentence) in rows.iter().zip(sentences) {
        canvas.group(sentence, |canvas| draw_row(canvas, row, y, &columns, axis));
        y += ROW;
    }
    let end = canvas.notes(&notes(rows, margin), foot + 40.0, options.width());
    canvas.finish(options, end, title, description)
}

fn draw_row(canvas: &mut Canvas, row: &Row<'_>, y: f64, columns: &Columns, axis: Doublings) {
    let base = y + 4.0;
    let label = fitted(&row.label, TEXT, columns.label);
    canvas.text("strong", (12.0, base), Anchor::Start, &label);
    canvas.text("", (columns.counts, base), Anchor::End, &row.counts);
    canvas.text("", (columns.figures, base), Anchor::Start, &row.figures);
    canvas.text("small", (columns.class, base), Anchor::Start, &row.class);
    let Some(interval) = row.interval else {
        return;
    };
    let from = axis.placed(interval.lo());
    let to = interval
        .hi()
        .map_or(Placed::Above(columns.plot.1), |hi| axis.placed(hi));
    canvas.line("line ink", (from.place(), y), (to.place(), y));
    let ends = match (from, to) {
        // The whole interval lies beyond the axis.
        (Placed::Above(_), Placed::Above(_)) | (Placed::Below(_), Placed::Below(_)) => vec![to],
        _ => vec![from, to],
    };
    for end in ends {
        let (x, back) = match end {
            Placed::At(x) => {
                canvas.line("line ink", (x, y - 3.0), (x, y + 3.0));
                continue;
            }
            Placed::Below(x) => (x - 6.0, 7.0),
            Placed::Above(x) => (x + 6.0, -7.0),
        };
        let points = [(x, y), (x + back, y - 4.0), (x + back, y + 4.0)];
        canvas.shape("solid", &points, true);
    }
    let class = match row.trend.class() {
        TrendClass::Inconclusive => "paper ink line-mark",
        TrendClass::Increased | TrendClass::Decreased | TrendClass::Stable => "solid ink",
    };
    let (lo, hi) = (row.estimate.lo(), row.estimate.hi());
    let place = |ratio: Ratio| match ratio {
        Ratio::Finite(value) => axis.placed(value).place(),
        Ratio::Unbounded | Ratio::Undefined => columns.plot.1,
    };
    let (lo, hi) = (place(lo), place(hi));
    canvas.rect(class, (lo - 4.0, y - 4.0), (hi - lo + 8.0, 8.0));
}

fn notes(rows: &[Row<'_>], margin: Option<f64>) -> Vec<String> {
    let Some(first) = rows.first() else {
        return Vec::new();
    };
    let level = percent(first.trend.rule().level());
    let mut notes = vec![format!(
        "Lines: {level} % intervals, exact if events are independent. Filled: a direction or stability is shown. An arrow: the interval goes on."
    )];
    let ratio = first.trend.ratio();
    let same = |row: &Row<'_>| {
        let other = row.trend.ratio();
        (other.before().period, other.after().period)
            == (ratio.before().period, ratio.after().period)
    };
    if rows.iter().all(same) {
        notes.push(format!(
            "Counts: {} → {}.",
            ratio.before().period.label(),
            ratio.after().period.label()
        ));
    }
    if let Some(margin) = margin {
        notes.push(format!(
            "Shaded: called stable, from ÷{margin} to ×{margin}."
        ));
    }
    notes
}

/// The ratios of all rows, and the ends of their intervals.
fn ends(rows: &[Row<'_>]) -> impl Iterator<Item = f64> {
    rows.iter().flat_map(|row| {
        let interval = row.interval.map(|i| [Some(i.lo()), i.hi()]);
        let estimate = [row.estimate.lo().finite(), row.estimate.hi().finite()];
        interval.into_iter().flatten().chain(estimate).flatten()
    })
}

fn vega_lite(rows: &[Row<'_>], options: &PictureOptions, title: &str, description: &str) -> String {
    let data: Vec<serde_json::Value> = rows
        .iter()
        .map(|row| {
            json!({
                "label": row.label, "counts": row.counts, "class": row.class,
                "ratio_lo": row.estimate.lo().finite(), "ratio_hi": row.estimate.hi().finite(),
                "lo": row.interval.map(Interval::lo), "hi": row.interval.and_then(Interval::hi),
                "shown": row.trend.class() != TrendClass::Inconclusive,
            })
        })
        .collect();
    let y = json!({ "field": "label", "type": "nominal", "sort": null, "title": null });
    let scale = vega::ratios(Doublings::holding(ends(rows), (0.0, 1.0)));
    let x = |field: &str| json!({ "field": field, "type": "quantitative", "scale": scale, "title": "ratio" });
    let layers = json!([
        {
            "transform": vega::without_end("lo", "hi"),
            "mark": { "type": "rule" },
            "encoding": { "y": y, "x": x("lo"), "x2": { "field": "hi" } },
        },
        {
            "mark": { "type": "point", "shape": "square", "size": 70 },
            "encoding": {
                "y": y, "x": x("ratio_lo"),
                "fillOpacity": { "condition": { "test": "datum.shown", "value": 1 }, "value": 0 },
                "tooltip": [{ "field": "counts" }, { "field": "class" }],
            },
        },
    ]);
    vega::specification(title, description, options.width(), &data, &layers)
}
