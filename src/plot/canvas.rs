//! Elements of SVG, of which none can hold an unescaped text.

use super::options::PictureOptions;
use super::palette::{TITLE, styles};
use super::width::lines;
use std::fmt::{self, Display, Write};

/// A number of pixels: one decimal at most, no exponent, no minus before a zero, the same on every machine.
struct Pixels(f64);

impl Display for Pixels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // OK because the clamp keeps it within i64; what is no number becomes 0.
        #[expect(clippy::cast_possible_truncation, reason = "clamped")]
        let tenths = (self.0.clamp(-1e6, 1e6) * 10.0).round() as i64;
        if tenths < 0 {
            f.write_char('-')?;
        }
        Display::fmt(&(tenths.unsigned_abs() / 10), f)?;
        f.write_str(match tenths.unsigned_abs() % 10 {
            0 => "",
            1 => ".1",
            2 => ".2",
            3 => ".3",
            4 => ".4",
            5 => ".5",
            6 => ".6",
            7 => ".7",
            8 => ".8",
            _ => ".9",
        })
    }
}

/// A text that can stand between elements and in attributes, whatever is in it: what XML has no place for is replaced.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_plain = |c: char| {
            !(matches!(c, '&' | '<' | '>' | '"' | '\u{fffe}' | '\u{ffff}') || c.is_control())
        };
        for piece in self.0.split_inclusive(|c| !is_plain(c)) {
            let mut plain = piece.chars();
            let Some(last) = plain.next_back().filter(|last| !is_plain(*last)) else {
                f.write_str(piece)?;
                continue;
            };
            f.write_str(plain.as_str())?;
            f.write_str(match last {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\n' | '\r' | '\t' => " ",
                _ => "\u{fffd}",
            })?;
        }
        Ok(())
    }
}

/// Where a text stands beside its place.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A place on the paper.
pub(super) type Point = (f64, f64);

/// A picture as it is drawn.
pub(super) struct Canvas {
    body: String,
}

impl Canvas {
    pub(super) fn new() -> Self {
        Self {
            body: String::with_capacity(8192),
        }
    }

    fn put(&mut self, element: fmt::Arguments<'_>) {
        // OK because a String takes whatever is written to it.
        let _ = self.body.write_fmt(element);
        self.body.push('\n');
    }

    pub(super) fn rect(&mut self, class: &str, (x, y): (f64, f64), (width, height): (f64, f64)) {
        let (x, y, width, height) = (
            Pixels(x),
            Pixels(y),
            Pixels(width.max(0.0)),
            Pixels(height.max(0.0)),
        );
        self.put(format_args!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>"
        ));
    }

    pub(super) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let (x1, y1, x2, y2) = (Pixels(from.0), Pixels(from.1), Pixels(to.0), Pixels(to.1));
        self.put(format_args!(
            "<path class=\"{class}\" d=\"M{x1} {y1}L{x2} {y2}\"/>"
        ));
    }

    /// A closed shape through these points, or an open line.
    pub(super) fn shape(&mut self, class: &str, points: &[Point], closed: bool) {
        let mut path = String::new();
        for (n, &(x, y)) in points.iter().enumerate() {
            let command = if n == 0 { 'M' } else { 'L' };
            let _ = write!(path, "{command}{} {}", Pixels(x), Pixels(y));
        }
        if closed {
            path.push('Z');
        }
        self.put(format_args!("<path class=\"{class}\" d=\"{path}\"/>"));
    }

    /// Many lines in one element.
    pub(super) fn strokes(&mut self, class: &str, lines: &[(Point, Point)]) {
        let mut path = String::with_capacity(24 * lines.len());
        for ((x1, y1), (x2, y2)) in lines {
            let _ = write!(path, "M{} {}", Pixels(*x1), Pixels(*y1));
            let _ = if x1 == x2 {
                write!(path, "V{}", Pixels(*y2))
            } else {
                write!(path, "L{} {}", Pixels(*x2), Pixels(*y2))
            };
        }
        if !lines.is_empty() {
            self.put(format_args!("<path class=\"{class}\" d=\"{path}\"/>"));
        }
    }

    /// Many discs in one element: the round ends of lines without a length.
    pub(super) fn dots(&mut self, class: &str, middles: &[Point], across: f64) {
        let mut path = String::with_capacity(16 * middles.len());
        for (x, y) in middles {
            let _ = write!(path, "M{} {}h.01", Pixels(*x), Pixels(*y));
        }
        if !middles.is_empty() {
            let across = Pixels(across);
            self.put(format_args!(
                "<path class=\"dots {class}\" stroke-width=\"{across}\" d=\"{path}\"/>"
            ));
        }
    }

    /// Many crosses in one element.
    pub(super) fn crosses(&mut self, class: &str, middles: &[Point], reach: f64) {
        let arms = middles.iter().flat_map(|(x, y)| {
            [
                ((x - reach, y - reach), (x + reach, y + reach)),
                ((x - reach, y + reach), (x + reach, y - reach)),
            ]
        });
        self.strokes(class, &arms.collect::<Vec<_>>());
    }

    pub(super) fn circle(&mut self, class: &str, (x, y): (f64, f64), radius: f64) {
        let (x, y, radius) = (Pixels(x), Pixels(y), Pixels(radius));
        self.put(format_args!(
            "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>"
        ));
    }

    /// Slanted lines over an area of which nothing is known.
    pub(super) fn hatched(&mut self, (x, y): (f64, f64), (width, height): (f64, f64)) {
        let step = 6.0;
        let mut path = String::new();
        let mut from = step;
        while from < width + height {
            let (low, high) = ((from - width).max(0.0), from.min(height));
            let _ = write!(
                path,
                "M{} {}L{} {}",
                Pixels(x + from - low),
                Pixels(y + low),
                Pixels(x + from - high),
                Pixels(y + high)
            );
            from += step;
        }
        self.put(format_args!("<path class=\"hatch\" d=\"{path}\"/>"));
    }

    pub(super) fn text(&mut self, class: &str, (x, y): (f64, f64), anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let (x, y, text) = (Pixels(x), Pixels(y), Escaped(text));
        self.put(format_args!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{text}</text>"
        ));
    }

    /// Elements that belong together, with what a pointer over them shows.
    pub(super) fn group(&mut self, tip: &str, draw: impl FnOnce(&mut Self)) {
        self.put(format_args!("<g><title>{}</title>", Escaped(tip)));
        draw(self);
        self.put(format_args!("</g>"));
    }

    /// The title over a picture, in as many lines as it takes, three at most; gives where the rest begins.
    pub(super) fn heading(&mut self, title: &str, width: f64) -> f64 {
        let mut y = 22.0;
        for line in lines(title, TITLE * 1.06, width - 24.0).iter().take(3) {
            self.text("title", (12.0, y), Anchor::Start, line);
            y += 18.0;
        }
        y
    }

    /// Notes under a picture; gives where it ends.
    pub(super) fn notes(&mut self, notes: &[String], y: f64, width: f64) -> f64 {
        let mut y = y;
        for note in notes {
            for line in lines(note, super::palette::SMALL, width - 24.0) {
                self.text("small quiet", (12.0, y), Anchor::Start, &line);
                y += 15.0;
            }
        }
        y
    }

    /// The whole element.
    pub(super) fn finish(
        self,
        options: &PictureOptions,
        height: f64,
        title: &str,
        description: &str,
    ) -> String {
        let (id, width, height) = (options.id(), Pixels(options.width()), Pixels(height));
        let (title, description, styles) = (Escaped(title), Escaped(description), styles(id));
        format!(
            "<svg id=\"{id}\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
             style=\"max-width:100%;height:auto\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">\n\
             <title id=\"{id}-t\">{title}</title>\n<desc id=\"{id}-d\">{description}</desc>\n<style>{styles}</style>\n\
             <rect class=\"paper\" x=\"0\" y=\"0\" width=\"{width}\" height=\"{height}\"/>\n{body}</svg>\n",
            body = self.body,
        )
    }
}
