//! Counts by period, in parts.

use super::canvas::{Anchor, Canvas};
use super::field::{CountAxis, legend};
use super::options::{PictureOptions, PictureOrder};
use super::palette::{PARTS, SMALL};
use super::picture::{Parts, Picture};
use super::vega;
use super::width::{fitted, width};
use crate::count::bounds::Count;
use crate::error::{Error, Result};
use crate::tally::table::TallyTable;
use crate::tally::tallied::Tallied;
use crate::tally::{ExclusiveKey, Whole};
use crate::time::period::Period;
use serde_json::json;

/// The height of the picture's own field.
const FIELD: f64 = 210.0;

/// A period as it is drawn.
struct Column {
    period: Period,
    /// None where the source does not cover it.
    known: Option<Known>,
}

struct Known {
    all: Tallied<Whole>,
    /// The sure part of each, in the order of the parts.
    parts: Vec<Count>,
}

/// The parts of a stack: at most five, the rest together.
struct Stack<K> {
    names: Vec<String>,
    /// The keys of each part.
    keys: Vec<Vec<K>>,
}

impl<K: ExclusiveKey> Stack<K> {
    fn of(table: &TallyTable<K>, order: PictureOrder) -> Result<Self> {
        let mut by_size: Vec<(u64, K)> = Vec::new();
        for key in table.keys() {
            let cells = table.each_cell(key)?;
            let sure = cells.iter().filter_map(|(_, cell)| cell.as_ref());
            let sure = sure.fold(0_u64, |sum, cell| sum.saturating_add(cell.count().lo()));
            by_size.push((sure, key.clone()));
        }
        let name = |key: &K| key.to_string().replace('_', " ");
        by_size.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| name(&a.1).cmp(&name(&b.1))));
        if order == PictureOrder::ByValue {
            by_size.reverse();
        }
        let mut keys: Vec<Vec<K>> = by_size.into_iter().map(|(_, key)| vec![key]).collect();
        let mut names: Vec<String> = keys.iter().flatten().map(name).collect();
        if keys.len() > PARTS.len() {
            let rest = keys.split_off(PARTS.len() - 1);
            names.truncate(PARTS.len() - 1);
            names.push(format!("{} others", rest.len()));
            keys.push(rest.into_iter().flatten().collect());
        }
        Ok(Self { names, keys })
    }

    /// The counts of the parts in a period: those of several keys added, since no event stands in two.
    fn counts(&self, table: &TallyTable<K>, period: Period) -> Result<Vec<Count>> {
        let part = |keys: &Vec<K>| {
            keys.iter().try_fold(Count::ZERO, |sum, key| {
                sum.checked_add(table.over(key, period)?.count())
            })
        };
        self.keys.iter().map(part).collect()
    }
}

/// Draws stacked bars of counts by period: one bar for each cell of a table, divided by kind (or whatever its lines are).
///
/// - The height of a column is what is sure; the whisker beside it goes from the least to the greatest number of *events* that the records allow, as
///   one answer for all parts together, and the number above says it: `12–15`, `9+`.
/// - A period that the source covers in part is labelled so, one that it does not cover is hatched: it is unknown, not 0.
/// - More than five lines are drawn as four and "others". A group of rows of two kinds is one event of the number above and stands in two parts.
///
/// Parts stand with the most frequent at the foot; [`PictureOrder::ByValue`] turns that round.
///
/// # Errors
/// A count that does not fit 64 bits.
///
/// # Examples
/// ```
/// use interstate::plot::{self, PictureOptions};
/// use interstate::{CountingRule, InteractionFamily, Partition, Select, TallyTable, sample};
///
/// let ledger = sample::china_russia()?;
/// let all = CountingRule::new("all", Select::Everything);
/// let table = TallyTable::<InteractionFamily>::count(&ledger, &all, &Partition::yearly(2017..=2025)?)?;
/// let picture = plot::bars(&table, &PictureOptions::new("years")?)?;
/// assert!(picture.description().contains("2020: "));
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn bars<K: ExclusiveKey>(table: &TallyTable<K>, options: &PictureOptions) -> Result<Picture> {
    let stack = Stack::of(table, options.order())?;
    let mut columns = Vec::new();
    for &period in table.cells().cells() {
        let known = table.is_known_over(period)?.then(|| {
            Ok::<_, Error>(Known {
                all: table.total(period)?,
                parts: stack.counts(table, period)?,
            })
        });
        columns.push(Column {
            period,
            known: known.transpose()?,
        });
    }
    let title = options.title_or(|| {
        let span = table.cells().span().label();
        format!("Events in {span} [rule {}]", table.rule().name())
    });
    let sentences: Vec<String> = columns.iter().map(|c| sentence(c, &stack.names)).collect();
    let description = sentences.join(". ");
    Ok(Parts {
        id: options.id().into(),
        svg: draw(
            &columns,
            &stack.names,
            &sentences,
            options,
            &title,
            &description,
        ),
        vega_lite: vega_lite(&columns, &stack.names, options, &title, &description),
        title,
        description,
    }
    .into())
}

fn sentence(column: &Column, names: &[String]) -> String {
    let label = column.period.label();
    let Some(known) = &column.known else {
        return format!("{label}: unknown, outside the coverage of the source");
    };
    let part = if known.all.is_partly_covered() {
        ", covered in part"
    } else {
        ""
    };
    let all = format!("{label}: {}{part}", known.all.count());
    let parts = names
        .iter()
        .zip(&known.parts)
        .filter(|(_, count)| **count != Count::ZERO);
    let parts: Vec<String> = parts
        .map(|(name, count)| format!("{name} {count}"))
        .collect();
    if parts.is_empty() {
        all
    } else {
        format!("{all} ({})", parts.join(", "))
    }
}

/// The highest that anything reaches: unbounded counts count by their floor.
fn highest(columns: &[Column]) -> u64 {
    let tops = columns.iter().filter_map(|column| {
        let known = column.known.as_ref()?;
        let count = known.all.count();
        // Room for an arrow over what has no most.
        let open = count.lo().saturating_add(count.lo() / 8 + 1);
        let stacked = known
            .parts
            .iter()
            .fold(0_u64, |sum, part| sum.saturating_add(part.lo()));
        Some(count.hi().map_or(open, |hi| hi).max(stacked))
    });
    tops.max().map_or(1, |most| most.max(1))
}

fn draw(
    columns: &[Column],
    names: &[String],
    sentences: &[String],
    options: &PictureOptions,
    title: &str,
    description: &str,
) -> String {
    let mut canvas = Canvas::new();
    let under = canvas.heading(title, options.width());
    let beside = (under, options.width());
    let top = legend(
        &mut canvas,
        names,
        beside,
        (16.0, 15.0),
        |canvas, part, (x, y)| {
            canvas.rect(&format!("{part} outline"), (x, y - 9.0), (10.0, 10.0));
        },
    ) + 22.0;
    let foot = top + FIELD;
    let axis = CountAxis::new(highest(columns), (foot, top), 20.0);
    let left = axis.left();
    axis.draw(&mut canvas, options.width() - 12.0, "line axis");
    #[expect(clippy::cast_precision_loss, reason = "columns are few")]
    let step = (options.width() - 12.0 - left) / columns.len().max(1) as f64;
    let mut x = left;
    for (column, sentence) in columns.iter().zip(sentences) {
        canvas.group(sentence, |canvas| {
            draw_column(canvas, column, x, step, &axis, (top, foot));
        });
        x += step;
    }
    let end = canvas.notes(&[note(columns)], foot + 52.0, options.width());
    canvas.finish(options, end, title, description)
}

/// What the marks mean that are there.
fn note(columns: &[Column]) -> String {
    let known = || columns.iter().filter_map(|column| column.known.as_ref());
    let marks = [
        (true, "Columns: what is sure."),
        (
            known().any(|known| known.all.count().exactly().is_none()),
            "Whiskers: from the least to the greatest number of events that the records allow; an arrow where there is no greatest.",
        ),
        (
            known().any(|known| known.all.is_partly_covered()),
            "(part): the source covers some of its days.",
        ),
        (
            columns.iter().any(|column| column.known.is_none()),
            "Hatched: not covered, unknown.",
        ),
    ];
    let there = marks.iter().filter(|(there, _)| *there);
    let there: Vec<&str> = there.map(|(_, words)| *words).collect();
    there.join(" ")
}

fn draw_column(
    canvas: &mut Canvas,
    column: &Column,
    x: f64,
    step: f64,
    axis: &CountAxis,
    (top, foot): (f64, f64),
) {
    let (start, middle) = (x + step * 0.22, x + step / 2.0);
    let wide = step * 0.56;
    let label = column.period.label();
    canvas.text(
        "small",
        (middle, foot + 16.0),
        Anchor::Middle,
        &fitted(&label, SMALL, step * 1.3),
    );
    let Some(known) = &column.known else {
        canvas.hatched((start, top), (wide, foot - top));
        canvas.text(
            "small quiet",
            (middle, foot + 30.0),
            Anchor::Middle,
            "unknown",
        );
        return;
    };
    let at = |n: u64| axis.at(n);
    let mut stacked = 0_u64;
    for (count, class) in known.parts.iter().zip(PARTS) {
        let (low, high) = (at(stacked), at(stacked.saturating_add(count.lo())));
        stacked = stacked.saturating_add(count.lo());
        // A gap of paper between neighbours tells them apart where their colours print alike.
        let height = low - high - 1.0;
        if count.lo() == 0 {
            continue;
        }
        canvas.rect(&format!("{class} outline"), (start, high), (wide, height));
        let number = count.lo().to_string();
        if height >= 13.0 && width(&number, SMALL) <= wide {
            let place = (start + wide / 2.0, f64::midpoint(high, low) + 3.5);
            canvas.text(&format!("small on-{class}"), place, Anchor::Middle, &number);
        }
    }
    let count = known.all.count();
    let highest = count.hi().map_or(top, at);
    if count.exactly().is_none() {
        let (beside, low) = (start + wide + step * 0.07, at(count.lo()));
        canvas.line("line ink", (beside, low), (beside, highest));
        canvas.line("line ink", (beside - 3.0, low), (beside + 3.0, low));
        if count.hi().is_some() {
            canvas.line("line ink", (beside - 3.0, highest), (beside + 3.0, highest));
        } else {
            let points = [
                (beside, top - 6.0),
                (beside - 4.0, top + 1.0),
                (beside + 4.0, top + 1.0),
            ];
            canvas.shape("solid", &points, true);
        }
    }
    let above = at(stacked.max(count.lo())).min(highest) - 6.0;
    canvas.text(
        "small strong",
        (start + wide / 2.0, above.max(top - 9.0)),
        Anchor::Middle,
        &count.to_string(),
    );
    if known.all.is_partly_covered() {
        canvas.text(
            "small quiet",
            (middle, foot + 30.0),
            Anchor::Middle,
            "(part)",
        );
    }
}

fn vega_lite(
    columns: &[Column],
    names: &[String],
    options: &PictureOptions,
    title: &str,
    description: &str,
) -> String {
    let mut data = Vec::new();
    for column in columns {
        let period = column.period.label();
        let Some(known) = &column.known else {
            data.push(
                json!({ "period": period, "coverage": "outside", "said": "unknown", "all_lo": 0 }),
            );
            continue;
        };
        let part = if known.all.is_partly_covered() {
            "part"
        } else {
            "full"
        };
        let all = known.all.count();
        data.push(
            json!({ "period": period, "coverage": part, "said": all.to_string(), "all_lo": all.lo(), "all_hi": all.hi() }),
        );
        for ((place, name), count) in names.iter().enumerate().zip(&known.parts) {
            data.push(json!({ "period": period, "part": name, "place": place, "lo": count.lo(), "hi": count.hi() }));
        }
    }
    let periods: Vec<String> = columns.iter().map(|column| column.period.label()).collect();
    let x = json!({ "field": "period", "type": "ordinal", "sort": periods, "title": null });
    let layers = json!([
        {
            "transform": [{ "filter": "isValid(datum.part)" }],
            "mark": "bar",
            "encoding": {
                "x": x, "y": { "field": "lo", "type": "quantitative", "stack": "zero", "title": "events" },
                "color": { "field": "part", "type": "nominal", "sort": names, "title": null },
                "order": { "field": "place" },
            },
        },
        {
            "transform": [{ "filter": "isValid(datum.all_hi)" }],
            "mark": { "type": "rule", "xOffset": 16 },
            "encoding": { "x": x, "y": { "field": "all_lo", "type": "quantitative" }, "y2": { "field": "all_hi" } },
        },
        {
            "transform": [{ "filter": "isValid(datum.said)" }],
            "mark": { "type": "text", "dy": -8 },
            "encoding": { "x": x, "y": { "field": "all_lo", "type": "quantitative" }, "text": { "field": "said" } },
        },
    ]);
    vega::specification(title, description, options.width(), &data, &layers)
}
