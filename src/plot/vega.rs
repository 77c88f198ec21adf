//! The same numbers as a Vega-Lite specification.

use super::axis::Doublings;
use serde_json::{Value, json};
use std::fmt;

/// An axis of ratios: what lies beyond it stands at its end, as nothing over something does.
pub(super) fn ratios(axis: Doublings) -> Value {
    json!({ "type": "log", "base": 2, "domain": axis.ends(), "clamp": true })
}

/// Rows that have an interval; one without an upper end goes on to that of the axis.
pub(super) fn without_end(lo: &str, hi: &str) -> Value {
    json!([
        { "filter": format!("isValid(datum.{lo})") },
        { "calculate": format!("isValid(datum.{hi}) ? datum.{hi} : 1e9"), "as": hi },
    ])
}

/// A specification with its data inside.
pub(super) fn specification(
    title: &str,
    description: &str,
    width: f64,
    data: &[Value],
    layers: &Value,
) -> String {
    let rows: Vec<String> = data.iter().map(Value::to_string).collect();
    of_rows(title, description, width, &rows.join(","), layers)
}

/// A specification with these rows, each of them written as JSON, with commas between.
pub(super) fn of_rows(
    title: &str,
    description: &str,
    width: f64,
    rows: &str,
    layers: &Value,
) -> String {
    let (title, description, width) = (json!(title), json!(description), json!(width));
    format!(
        "{{\"$schema\":\"https://vega.github.io/schema/vega-lite/v5.json\",\"title\":{title},\"description\":{description},\
         \"width\":{width},\"data\":{{\"values\":[{rows}]}},\"layer\":{layers}}}"
    )
}

/// A number as JSON has it; what is not known or has no end is null.
pub(super) struct Number(pub(super) Option<f64>);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(number) if number.is_finite() => fmt::Display::fmt(&number, f),
            Some(_) | None => f.write_str("null"),
        }
    }
}
