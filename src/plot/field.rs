//! What the pictures of counts share: an axis of whole numbers, and what their parts are.

use super::axis::{Axis, whole_ticks};
use super::canvas::{Anchor, Canvas, Point};
use super::palette::{PARTS, SMALL};
use super::width::{fitted, width};

/// An axis of whole numbers from 0 up, with its numbers at the left of the field.
pub(super) struct CountAxis {
    axis: Axis,
    ticks: Vec<(f64, String)>,
    left: f64,
}

impl CountAxis {
    /// As high as this, between these ends, with its numbers behind a margin.
    pub(super) fn new(most: u64, (foot, top): (f64, f64), margin: f64) -> Self {
        let ticks = whole_ticks(most);
        let end = ticks.last().map_or(1.0, |last| float(*last));
        let axis = Axis::new((0.0, end), (foot, top));
        let tick = |n: &u64| (axis.at(float(*n)), n.to_string());
        let ticks: Vec<(f64, String)> = ticks.iter().map(tick).collect();
        let widths = ticks.iter().map(|(_, label)| width(label, SMALL));
        let left = margin + widths.fold(0.0, f64::max);
        Self { axis, ticks, left }
    }

    /// Where the field begins, beside the numbers.
    pub(super) fn left(&self) -> f64 {
        self.left
    }

    pub(super) fn at(&self, n: u64) -> f64 {
        self.axis.at(float(n))
    }

    /// The numbers, and a line from each to the right end; that of 0 in a class of its own.
    pub(super) fn draw(&self, canvas: &mut Canvas, right: f64, of_none: &str) {
        for (number, (y, label)) in self.ticks.iter().enumerate() {
            let class = if number == 0 { of_none } else { "line grid" };
            canvas.line(class, (self.left, *y), (right, *y));
            canvas.text(
                "small quiet",
                (self.left - 6.0, *y + 4.0),
                Anchor::End,
                label,
            );
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "for a place on the paper")]
fn float(n: u64) -> f64 {
    n as f64
}

/// What the parts are, each behind a mark that takes so much room and from whose place its name is so far away; gives where the rest begins.
pub(super) fn legend(
    canvas: &mut Canvas,
    names: &[String],
    (under, whole): (f64, f64),
    (room, indent): (f64, f64),
    mark: impl Fn(&mut Canvas, &str, Point),
) -> f64 {
    let (mut x, mut y) = (12.0, under + 6.0);
    for (name, part) in names.iter().zip(PARTS) {
        let name = fitted(name, SMALL, whole / 2.0);
        let needed = room + width(&name, SMALL) + 14.0;
        if x + needed > whole && x > 12.0 {
            (x, y) = (12.0, y + 17.0);
        }
        mark(canvas, part, (x, y));
        canvas.text("small", (x + indent, y), Anchor::Start, &name);
        x += needed;
    }
    y
}
