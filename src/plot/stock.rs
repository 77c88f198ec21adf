//! What stood on each of many days, by issuer.

use super::canvas::{Anchor, Canvas};
use super::days::Days;
use super::field::{CountAxis, legend};
use super::options::{PictureOptions, PictureOrder};
use super::palette::PARTS;
use super::picture::{Parts, Picture};
use super::vega;
use super::width::capitalised;
use crate::count::bounds::Count;
use crate::error::Result;
use crate::sanction::{CountOf, ListingFilter, Register, SplitBy, SplitKey};
use crate::time::partition::Partition;
use crate::time::period::Period;
use chrono::{Months, NaiveDate};
use serde_json::json;

const FIELD: f64 = 240.0;

/// The stock of one issuer, on each of the days.
struct Line {
    name: String,
    counts: Vec<Count>,
}

/// Draws the listings in force over time, by issuer: one step for each beginning of a period, from the least to the greatest number that the
/// register allows.
///
/// - The line is what surely stood, the pale area above it what possibly did. Where only a floor is known the area has no upper end: an arrow.
/// - A register reports what it was made of: a list of today has lost what ended before, so that its past stocks are floors.
/// - Issuers beyond the five with most are left out, and the note says how many.
///
/// The days are the beginnings of the periods; [`PictureOrder::ByValue`] names the issuer with least first.
///
/// # Errors
/// As [`Register::stock`].
///
/// # Examples
/// ```
/// use interstate::Partition;
/// use interstate::plot::{self, PictureOptions};
/// use interstate::sanction::{CountOf, ListingFilter, facts};
///
/// let days = Partition::quarterly(2022..=2025)?;
/// let all = ListingFilter::new();
/// let picture = plot::stock(&facts::register()?, &all, CountOf::Targets, &days, &PictureOptions::new("stock")?)?;
/// assert!(picture.description().contains("EU: "));
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn stock(
    register: &Register,
    which: &ListingFilter,
    of: CountOf,
    days: &Partition,
    options: &PictureOptions,
) -> Result<Picture> {
    let days: Vec<NaiveDate> = days.cells().iter().map(|cell| cell.start()).collect();
    let mut lines: Vec<(SplitKey, Line)> = Vec::new();
    let stocks = register.stocks(which, of, &[SplitBy::Issuer], &days)?;
    for (at, stock) in stocks.iter().enumerate() {
        for (keys, count) in stock.counts() {
            let Some(key) = keys.first() else { continue };
            let found = lines.iter().position(|(known, _)| known == key);
            let place = found.map_or(lines.len(), |place| place);
            if found.is_none() {
                let counts = vec![Count::ZERO; days.len()];
                let name = key.to_string();
                lines.push((key.clone(), Line { name, counts }));
            }
            if let Some(cell) = lines
                .get_mut(place)
                .and_then(|(_, line)| line.counts.get_mut(at))
            {
                *cell = count;
            }
        }
    }
    let mut lines: Vec<Line> = lines.into_iter().map(|(_, line)| line).collect();
    let most = |line: &Line| line.counts.iter().map(|count| count.lo()).max();
    lines.sort_by(|a, b| most(b).cmp(&most(a)).then_with(|| a.name.cmp(&b.name)));
    let left_out = lines.len().saturating_sub(PARTS.len());
    lines.truncate(PARTS.len());
    if options.order() == PictureOrder::ByValue {
        lines.reverse();
    }
    let title = options.title_or(|| capitalised(&format!("{of} in force, {which}")));
    let sentence = |line: &Line| {
        let counts = days.iter().zip(&line.counts);
        let counts: Vec<String> = counts
            .map(|(day, count)| format!("{day} {count}"))
            .collect();
        format!("{}: {}", line.name, counts.join(", "))
    };
    let sentences: Vec<String> = lines.iter().map(sentence).collect();
    let left_out = match left_out {
        0 => String::new(),
        n => format!(" {n} issuers with fewer are left out."),
    };
    let description = format!("{}.{left_out}", sentences.join(". "));
    Ok(Parts {
        id: options.id().into(),
        svg: draw(
            &lines,
            &days,
            &sentences,
            &left_out,
            options,
            (&title, &description),
        )?,
        vega_lite: vega_lite(&lines, &days, options, &title, &description),
        title,
        description,
    }
    .into())
}

fn draw(
    lines: &[Line],
    days: &[NaiveDate],
    sentences: &[String],
    left_out: &str,
    options: &PictureOptions,
    (title, description): (&str, &str),
) -> Result<String> {
    let mut canvas = Canvas::new();
    let under = canvas.heading(title, options.width());
    let beside = (under, options.width());
    let top = legend(
        &mut canvas,
        &names(lines, days),
        beside,
        (34.0, 32.0),
        |canvas, part, (x, y)| {
            canvas.line(
                &format!("line line-{part}"),
                (x, y - 4.0),
                (x + 26.0, y - 4.0),
            );
        },
    ) + 22.0;
    let foot = top + FIELD;
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        return Ok(canvas.finish(options, foot, title, description));
    };
    let all = lines.iter().flat_map(|line| &line.counts);
    let highest = all
        .map(|count| {
            count
                .hi()
                .map_or(count.lo().saturating_add(count.lo() / 8 + 1), |hi| hi)
        })
        .max();
    let most = highest.map_or(1, |most| most.max(1));
    let up = CountAxis::new(most, (foot, top), 24.0);
    let right = options.width() - 24.0;
    let end = last
        .checked_add_months(Months::new(1))
        .map_or(*last, |end| end);
    let across = Days::new(Period::new(*first, end)?, (up.left(), right));
    up.draw(&mut canvas, right, "line grid");
    for (place, label) in across.ticks() {
        canvas.line("line axis", (place, foot), (place, foot + 4.0));
        canvas.text("small quiet", (place, foot + 18.0), Anchor::Middle, &label);
    }
    for ((line, part), sentence) in lines.iter().zip(PARTS).zip(sentences) {
        canvas.group(sentence, |canvas| {
            draw_line(canvas, line, part, days, across, (&up, top));
        });
    }
    let note = format!(
        "Lines: what surely stood on the first day of each period. Veils: what possibly did; an arrow where no most is known.{left_out}"
    );
    let end = canvas.notes(&[note], foot + 40.0, options.width());
    Ok(canvas.finish(options, end, title, description))
}

/// What the lines are and where they end.
fn names(lines: &[Line], days: &[NaiveDate]) -> Vec<String> {
    let name = |line: &Line| {
        let last = line.counts.last().zip(days.last());
        let last = last.map_or_else(String::new, |(count, day)| format!(": {count} on {day}"));
        format!("{}{last}", line.name)
    };
    lines.iter().map(name).collect()
}

fn draw_line(
    canvas: &mut Canvas,
    line: &Line,
    part: &str,
    days: &[NaiveDate],
    across: Days,
    (up, top): (&CountAxis, f64),
) {
    let at = |n: u64| up.at(n);
    let ends = days.iter().skip(1).map(|day| across.begin(*day));
    let last = days.last().map_or(0.0, |day| across.begin(*day) + 12.0);
    let mut steps = Vec::new();
    for ((day, count), to) in days.iter().zip(&line.counts).zip(ends.chain([last])) {
        let (from, low) = (across.begin(*day), at(count.lo()));
        let high = count.hi().map_or(top, at);
        if count.exactly().is_none() {
            canvas.rect(
                &format!("{part} veil"),
                (from, high),
                (to - from, low - high),
            );
        }
        if count.hi().is_none() {
            let middle = f64::midpoint(from, to);
            canvas.shape(
                "solid",
                &[
                    (middle, top - 6.0),
                    (middle - 3.0, top),
                    (middle + 3.0, top),
                ],
                true,
            );
        }
        steps.extend([(from, low), (to, low)]);
    }
    canvas.shape(&format!("line line-{part}"), &steps, false);
}

fn vega_lite(
    lines: &[Line],
    days: &[NaiveDate],
    options: &PictureOptions,
    title: &str,
    description: &str,
) -> String {
    let mut data = Vec::new();
    for line in lines {
        for (day, count) in days.iter().zip(&line.counts) {
            data.push(
                json!({ "issuer": line.name, "day": day, "lo": count.lo(), "hi": count.hi() }),
            );
        }
    }
    let x = json!({ "field": "day", "type": "temporal", "title": null });
    let colour = json!({ "field": "issuer", "type": "nominal", "sort": null, "title": null });
    let layers = json!([
        {
            "mark": { "type": "area", "interpolate": "step-after", "opacity": 0.25 },
            "encoding": { "x": x, "y": { "field": "lo", "type": "quantitative" }, "y2": { "field": "hi" }, "color": colour },
        },
        {
            "mark": { "type": "line", "interpolate": "step-after" },
            "encoding": { "x": x, "y": { "field": "lo", "type": "quantitative", "title": "in force" }, "color": colour },
        },
    ]);
    vega::specification(title, description, options.width(), &data, &layers)
}
