//! Counts of many lines by period, as a table that is read from afar.

use super::canvas::{Anchor, Canvas};
use super::options::{PictureOptions, PictureOrder};
use super::palette::{HEAT, SMALL, TEXT};
use super::picture::{Parts, Picture};
use super::vega;
use super::width::{fitted, width};
use crate::count::bounds::Count;
use crate::error::Result;
use crate::tally::TallyKey;
use crate::tally::table::TallyTable;
use crate::time::period::Period;
use serde_json::json;

const ROW: f64 = 24.0;

/// A line of the table: what it counts, and how often by period, as far as the source covers it.
struct Line {
    name: String,
    cells: Vec<Option<Count>>,
}

impl Line {
    /// The sure counts of all periods together.
    fn sure(&self) -> u64 {
        let known = self.cells.iter().flatten();
        known.fold(0_u64, |sum, count| sum.saturating_add(count.lo()))
    }
}

/// Draws a heat map of counts by period: a row for each line of a table (a pair of states, a state, a kind), a cell for each period.
///
/// - Each cell has its count as a number, `0` too, and bounds as bounds: `2-3`, `9+`.
/// - A period that the source does not cover is hatched: it is unknown, not 0.
/// - The five shades are steps of equal width up to the greatest sure count: one hue, darker is more, none for 0. What a cell only possibly holds
///   gives no shade.
///
/// Rows stand with the most frequent first; [`PictureOrder::ByValue`] turns that round.
///
/// # Errors
/// A count that does not fit 64 bits.
///
/// # Examples
/// ```
/// use interstate::plot::{self, PictureOptions};
/// use interstate::{CountingRule, InteractionKind, Partition, Select, TallyTable, sample};
///
/// let all = CountingRule::new("all", Select::Everything);
/// let years = Partition::yearly(2017..=2025)?;
/// let table = TallyTable::<InteractionKind>::count(&sample::china_russia()?, &all, &years)?;
/// let picture = plot::heat(&table, &PictureOptions::new("kinds")?)?;
/// assert!(picture.description().contains("naval exercise: 2017 3"));
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn heat<K: TallyKey>(table: &TallyTable<K>, options: &PictureOptions) -> Result<Picture> {
    let mut lines = Vec::new();
    for key in table.keys() {
        let cells = table.each_cell(key)?.into_iter();
        lines.push(Line {
            name: key.to_string().replace('_', " "),
            cells: cells.map(|(_, known)| Some(known?.count())).collect(),
        });
    }
    lines.sort_by(|a, b| b.sure().cmp(&a.sure()).then_with(|| a.name.cmp(&b.name)));
    if options.order() == PictureOrder::ByValue {
        lines.reverse();
    }
    let periods = table.cells().cells();
    let title = options.title_or(|| {
        let span = table.cells().span().label();
        format!(
            "{} lines in {span} [rule {}]",
            lines.len(),
            table.rule().name()
        )
    });
    let sentence = |line: &Line| {
        let cells = periods.iter().zip(&line.cells);
        let cells: Vec<String> = cells
            .map(|(period, cell)| format!("{} {}", period.label(), said(*cell)))
            .collect();
        format!("{}: {}", line.name, cells.join(", "))
    };
    let sentences: Vec<String> = lines.iter().map(sentence).collect();
    let description = sentences.join(". ");
    Ok(Parts {
        id: options.id().into(),
        svg: draw(&lines, periods, &sentences, options, &title, &description),
        vega_lite: vega_lite(&lines, periods, options, &title, &description),
        title,
        description,
    }
    .into())
}

fn said(cell: Option<Count>) -> String {
    cell.map_or_else(|| "unknown".to_owned(), |count| count.to_string())
}

/// The shade of a sure count: none for 0.
fn shade(count: u64, most: u64) -> Option<&'static str> {
    let step = u128::from(count) * 5;
    let step = usize::try_from(step.div_ceil(u128::from(most.max(1)))).ok()?;
    HEAT.get(step.checked_sub(1)?).copied()
}

fn draw(
    lines: &[Line],
    periods: &[Period],
    sentences: &[String],
    options: &PictureOptions,
    title: &str,
    description: &str,
) -> String {
    let mut canvas = Canvas::new();
    let top = canvas.heading(title, options.width()) + 20.0;
    let names = lines
        .iter()
        .map(|line| width(&line.name, TEXT))
        .fold(40.0, f64::max);
    let left = 24.0 + names.min(options.width() * 0.3);
    #[expect(clippy::cast_precision_loss, reason = "periods are few")]
    let wide = (options.width() - 12.0 - left) / periods.len().max(1) as f64;
    let known = lines.iter().flat_map(|line| line.cells.iter().flatten());
    let most = known.map(|count| count.lo()).max().map_or(1, |most| most);
    let mut x = left;
    for period in periods {
        let label = period.label();
        let label = fitted(&label, SMALL, wide * 1.1);
        canvas.text(
            "small quiet",
            (x + wide / 2.0, top - 6.0),
            Anchor::Middle,
            &label,
        );
        x += wide;
    }
    let mut y = top;
    for (line, sentence) in lines.iter().zip(sentences) {
        canvas.group(sentence, |canvas| {
            let name = fitted(&line.name, TEXT, left - 24.0);
            canvas.text("strong", (12.0, y + 16.0), Anchor::Start, &name);
            let mut x = left;
            for cell in &line.cells {
                draw_cell(canvas, *cell, (x, y), wide, most);
                x += wide;
            }
        });
        y += ROW;
    }
    let note =
        format!("Shades: five steps of equal width up to {most}. Hatched: not covered, unknown.");
    let end = canvas.notes(&[note], y + 18.0, options.width());
    canvas.finish(options, end, title, description)
}

fn draw_cell(canvas: &mut Canvas, cell: Option<Count>, (x, y): (f64, f64), wide: f64, most: u64) {
    let size = (wide - 2.0, ROW - 2.0);
    let Some(count) = cell else {
        canvas.hatched((x, y), size);
        return;
    };
    let middle = (x + wide / 2.0 - 1.0, y + 15.5);
    let text = count.to_string();
    match shade(count.lo(), most) {
        Some(shade) => {
            canvas.rect(&format!("{shade} outline"), (x, y), size);
            canvas.text(&format!("small on-{shade}"), middle, Anchor::Middle, &text);
        }
        None => canvas.text("small", middle, Anchor::Middle, &text),
    }
}

fn vega_lite(
    lines: &[Line],
    periods: &[Period],
    options: &PictureOptions,
    title: &str,
    description: &str,
) -> String {
    let mut data = Vec::new();
    for line in lines {
        for (period, cell) in periods.iter().zip(&line.cells) {
            data.push(json!({
                "line": line.name, "period": period.label(), "said": said(*cell),
                "lo": cell.map(Count::lo), "hi": cell.and_then(Count::hi),
            }));
        }
    }
    let labels: Vec<String> = periods.iter().map(|period| period.label()).collect();
    let x = json!({ "field": "period", "type": "ordinal", "sort": labels, "title": null });
    let y = json!({ "field": "line", "type": "nominal", "sort": null, "title": null });
    let layers = json!([
        { "mark": "rect", "encoding": { "x": x, "y": y, "color": { "field": "lo", "type": "quantitative", "title": "events" } } },
        { "mark": "text", "encoding": { "x": x, "y": y, "text": { "field": "said" } } },
    ]);
    vega::specification(title, description, options.width(), &data, &layers)
}
