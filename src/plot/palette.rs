//! Colours that can be told apart, in light, in dark and in grey, and the styles of every picture.

use std::fmt::Write;

/// What a picture is painted with, in light and in dark: class, property, light, dark.
///
/// The areas are Okabe's and Ito's colours and a grey, each with an outline, since some stand out from the paper by less than 3 : 1. Neighbours in
/// a stack differ in grey by 1.5 : 1 or more and have a gap of paper between them.
pub(super) const COLOURS: [(&str, &str, &str, &str); 37] = [
    ("paper", "fill", "#ffffff", "#16181c"),
    ("grid", "stroke", "#d9d9d9", "#3a3d42"),
    ("interval", "stroke", "#bcd0e2", "#3c5166"),
    ("axis", "stroke", "#595959", "#a8adb5"),
    ("ink", "stroke", "#1b1b1b", "#eeeeee"),
    ("solid", "fill", "#1b1b1b", "#eeeeee"),
    ("band", "fill", "#ece8c8", "#3b3920"),
    ("pale", "fill", "#c9d9e6", "#33495a"),
    ("a", "fill", "#0072b2", "#56b4e9"),
    ("b", "fill", "#e69f00", "#e69f00"),
    ("c", "fill", "#009e73", "#2bc49a"),
    ("d", "fill", "#f0e442", "#f0e442"),
    ("e", "fill", "#595959", "#9a9a9a"),
    ("on-a", "fill", "#ffffff", "#1b1b1b"),
    ("on-b", "fill", "#1b1b1b", "#1b1b1b"),
    ("on-c", "fill", "#1b1b1b", "#1b1b1b"),
    ("on-d", "fill", "#1b1b1b", "#1b1b1b"),
    ("on-e", "fill", "#ffffff", "#1b1b1b"),
    ("h1", "fill", "#deebf7", "#deebf7"),
    ("h2", "fill", "#9ecae1", "#9ecae1"),
    ("h3", "fill", "#4292c6", "#4292c6"),
    ("h4", "fill", "#2171b5", "#2171b5"),
    ("h5", "fill", "#08306b", "#08306b"),
    ("on-h1", "fill", "#1b1b1b", "#1b1b1b"),
    ("on-h2", "fill", "#1b1b1b", "#1b1b1b"),
    ("on-h3", "fill", "#1b1b1b", "#1b1b1b"),
    ("on-h4", "fill", "#ffffff", "#ffffff"),
    ("on-h5", "fill", "#ffffff", "#ffffff"),
    ("line-a", "stroke", "#0072b2", "#56b4e9"),
    ("line-b", "stroke", "#b25d00", "#e69f00"),
    ("line-c", "stroke", "#00704f", "#2bc49a"),
    ("line-d", "stroke", "#a03070", "#e59cc7"),
    ("line-e", "stroke", "#595959", "#9a9a9a"),
    ("paper-line", "stroke", "#ffffff", "#16181c"),
    ("quiet", "fill", "#595959", "#a8adb5"),
    ("hatch", "stroke", "#8c8c8c", "#767b83"),
    ("outline", "stroke", "#1b1b1b", "#eeeeee"),
];

/// The classes of parts, in the order in which they stand in a stack from its foot.
pub(super) const PARTS: [&str; 5] = ["a", "b", "c", "d", "e"];

/// The steps of a heat, from the least to the most: one hue, so that they are a scale in grey too.
pub(super) const HEAT: [&str; 5] = ["h1", "h2", "h3", "h4", "h5"];

/// Sizes of text, in pixels.
pub(super) const TEXT: f64 = 12.0;
pub(super) const SMALL: f64 = 11.0;
pub(super) const TITLE: f64 = 14.0;

/// Families that are there on one system or another: a lone `sans-serif` is nothing to some renderers, which then leave all text out.
const FONTS: &str = "Helvetica,Arial,'Liberation Sans','DejaVu Sans',sans-serif";

/// The styles of a picture: none reaches beyond its element. Light values stand in plain rules, since some renderers skip `@media`, and
/// none uses `var()`, which they paint black.
pub(super) fn styles(id: &str) -> String {
    let mut css = String::with_capacity(2048);
    let mut rule = |selector: &str, body: &str| {
        // OK because a String takes whatever is written to it.
        let _ = write!(css, "#{id} {selector}{{{body}}}");
    };
    rule("text", &format!("font:{TEXT}px {FONTS};fill:#1b1b1b"));
    rule(".small", &format!("font-size:{SMALL}px"));
    rule(".title", &format!("font-size:{TITLE}px;font-weight:bold"));
    rule(".strong", "font-weight:bold");
    rule(".line", "fill:none;stroke-width:1.5");
    rule(".thick", "fill:none;stroke-width:5");
    rule(".fine", "fill:none;stroke-width:.8");
    rule(".line-mark", "stroke-width:1.5");
    rule(".dashed", "fill:none;stroke-dasharray:4 3");
    rule(".outline", "stroke-width:.8");
    rule(".veil", "opacity:.25");
    rule(".over", "opacity:.55");
    rule(".dots", "fill:none;stroke-linecap:round");
    // Lines differ by their dashes too, since colours alone tell nothing in grey.
    for (class, dashes) in [
        ("line-b", "7 3"),
        ("line-c", "2 2"),
        ("line-d", "9 3 2 3"),
        ("line-e", "1 3"),
    ] {
        rule(&format!(".{class}"), &format!("stroke-dasharray:{dashes}"));
    }
    for (class, property, light, _) in COLOURS {
        rule(&format!(".{class}"), &format!("{property}:{light}"));
    }
    css.push_str("@media screen and (prefers-color-scheme:dark){");
    let _ = write!(css, "#{id} text{{fill:#eeeeee}}");
    for (class, property, _, dark) in COLOURS {
        let _ = write!(css, "#{id} .{class}{{{property}:{dark}}}");
    }
    css.push('}');
    css
}
