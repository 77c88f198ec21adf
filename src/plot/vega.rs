//! The same numbers as a Vega-Lite specification.

use serde_json::{Value, json};

/// A specification with its data inside.
pub(super) fn specification(
    title: &str,
    description: &str,
    width: f64,
    data: &[Value],
    layers: &Value,
) -> String {
    json!({
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": title,
        "description": description,
        "width": width,
        "data": { "values": data },
        "layer": layers,
    })
    .to_string()
}
