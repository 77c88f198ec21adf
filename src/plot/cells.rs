//! The cells of a curve: which choices make each, in words and as JSON.

use super::options::PictureOptions;
use super::vega;
use crate::claim::{Curve, CurvePoint, Parameter, Verdict, Verdicts};
use crate::stats::Interval;
use serde_json::json;
use std::collections::HashMap;
use std::fmt::{self, Write};

/// A parameter with more than one choice, and which of them each point has.
pub(super) struct Panel {
    pub(super) parameter: Parameter,
    pub(super) names: Vec<String>,
    pub(super) chosen: Vec<usize>,
}

/// The parameters with more than one choice, each choice in the order in which the caller gave it.
pub(super) fn panels(verdicts: &Verdicts, curve: &Curve<'_>) -> Vec<Panel> {
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
pub(super) fn description(curve: &Curve<'_>, panels: &[Panel]) -> String {
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
        let (mut cells, mut number) = (String::new(), 0_usize);
        for (at, point) in points.filter(|(_, point)| point.cell().verdict() == *verdict) {
            if number > 0 {
                cells.push_str("; ");
            }
            number += 1;
            // OK because a String takes whatever is written to it.
            let _ = write_cell(&mut cells, point, at, panels);
        }
        if number > 0 {
            let verdict = verdict.to_string().replace('_', " ");
            parts.push(format!("{verdict} in {number}: {cells}"));
        }
    }
    parts.join(". ")
}

/// `3-1-2 9→14 1.56 (0.63–4.07)`: the places of its choices, counts, number and interval.
fn write_cell(
    text: &mut String,
    point: &CurvePoint<'_>,
    at: usize,
    panels: &[Panel],
) -> fmt::Result {
    let places = panels.iter().filter_map(|panel| panel.chosen.get(at));
    for (number, place) in places.enumerate() {
        let between = if number > 0 { "-" } else { "" };
        write!(text, "{between}{}", place + 1)?;
    }
    for (number, count) in point.cell().counts().iter().enumerate() {
        let between = if number > 0 { "→" } else { " " };
        write!(text, "{between}{count}")?;
    }
    match point.cell().figure() {
        Some((lo, Some(hi))) if lo == hi => write!(text, " {lo:.2}")?,
        Some((lo, Some(hi))) => write!(text, " {lo:.2}–{hi:.2}")?,
        Some((lo, None)) => write!(text, " {lo:.2} or more")?,
        None => text.write_str(" no number")?,
    }
    match point.interval() {
        Some(ends) => write!(text, " ({ends:.2})"),
        None => Ok(()),
    }
}

/// The same as a specification of Vega-Lite, with the scale of its numbers.
pub(super) fn vega_lite(
    curve: &Curve<'_>,
    panels: &[Panel],
    scale: &serde_json::Value,
    options: &PictureOptions,
    (title, description): (&str, &str),
) -> String {
    let mut rows = String::with_capacity(160 * curve.points().len());
    let keys = panels
        .iter()
        .map(|panel| json!(panel.parameter.to_string()));
    let keys: Vec<String> = keys.map(|key| key.to_string()).collect();
    let names = |panel: &Panel| {
        panel
            .names
            .iter()
            .map(|name| json!(name).to_string())
            .collect()
    };
    let names: Vec<Vec<String>> = panels.iter().map(names).collect();
    for (n, point) in curve.points().iter().enumerate() {
        // OK because a String takes whatever is written to it.
        let _ = write_row(&mut rows, n, point);
        for ((panel, key), names) in panels.iter().zip(&keys).zip(&names) {
            let name = panel.chosen.get(n).and_then(|place| names.get(*place));
            let _ = write!(rows, ",{key}:{}", name.map_or("null", |name| name));
        }
        rows.push('}');
    }
    let x = json!({ "field": "rank", "type": "quantitative", "title": null });
    let y = |field: &str| json!({ "field": field, "type": "quantitative", "scale": scale, "title": "number" });
    let layers = json!([
        {
            "transform": vega::without_end("interval_lo", "interval_hi"),
            "mark": { "type": "rule", "opacity": 0.3 },
            "encoding": { "x": x, "y": y("interval_lo"), "y2": { "field": "interval_hi" } },
        },
        {
            "mark": { "type": "point", "filled": true },
            "encoding": { "x": x, "y": y("lo"), "color": { "field": "verdict", "type": "nominal" } },
        },
    ]);
    vega::of_rows(title, description, options.width(), &rows, &layers)
}

/// The numbers of a cell as JSON, without its choices and its end.
fn write_row(rows: &mut String, n: usize, point: &CurvePoint<'_>) -> fmt::Result {
    let (cell, number) = (point.cell(), |n: Option<f64>| vega::Number(n));
    let between = if n > 0 { "," } else { "" };
    write!(
        rows,
        "{between}{{\"rank\":{},\"lo\":{},\"hi\":{},\"interval_lo\":{},\"interval_hi\":{},\"verdict\":\"{}\",\"counts\":[",
        n + 1,
        number(cell.figure().map(|(lo, _)| lo)),
        number(cell.figure().and_then(|(_, hi)| hi)),
        number(point.interval().map(Interval::lo)),
        number(point.interval().and_then(Interval::hi)),
        cell.verdict(),
    )?;
    for (number, count) in cell.counts().iter().enumerate() {
        let between = if number > 0 { "," } else { "" };
        write!(rows, "{between}\"{count}\"")?;
    }
    rows.write_str("]")
}
