//! Events and packages on one axis of time.

use super::canvas::{Anchor, Canvas};
use super::days::Days;
use super::options::{PictureOptions, PictureOrder};
use super::palette::TEXT;
use super::picture::{Parts, Picture};
use super::vega;
use super::width::{lines, width};
use crate::error::Result;
use crate::interaction::record::Interaction;
use crate::kind::facet::Certainty;
use crate::ledger::Ledger;
use crate::sanction::Package;
use crate::time::period::Period;
use crate::time::when::{Finish, When};
use chrono::{Datelike, Days as DayStep, NaiveDate};
use serde_json::json;

/// The height of a level of a lane.
const LEVEL: f64 = 17.0;
/// The height of a line of a lane's name, and how many it has at most.
const LINE: f64 = 15.0;
const MOST_LINES: usize = 3;
/// As many marks stand one above the other in a lane at most; what is beyond is drawn over the last.
const MOST_LEVELS: usize = 24;

/// What one mark stands for.
struct Mark {
    words: String,
    /// From the earliest start to the latest end, as far as they are known.
    hull: (Option<NaiveDate>, Option<NaiveDate>),
    /// The days that certainly belong to it.
    core: Option<(NaiveDate, NaiveDate)>,
    goes_on: bool,
    /// Whether it surely took place.
    took_place: bool,
    /// The number in the circle of a package; empty where it has none.
    number: Option<String>,
}

/// Marks of one kind, one beside the other.
struct Lane {
    name: String,
    marks: Vec<Mark>,
}

impl Mark {
    fn of_event(event: &Interaction) -> Self {
        let when = event.when();
        let goes_on = match when {
            When::On(_) => false,
            When::Lasting { end, .. } => matches!(end, Finish::Ongoing { .. }),
        };
        let took_place = match event.facets().certainty {
            Certainty::Confirmed | Certainty::Unconfirmed => true,
            Certainty::Announced
            | Certainty::Planned
            | Certainty::Cancelled
            | Certainty::Disputed => false,
        };
        let certainty = if took_place {
            String::new()
        } else {
            format!(" ({})", event.facets().certainty)
        };
        Self {
            words: format!("{} {when}{certainty}", event.title().unwrap_or(event.id())),
            hull: when.hull(),
            core: when.core(),
            goes_on,
            took_place,
            number: None,
        }
    }

    fn of_package(package: &Package) -> Self {
        let day = package.day();
        let core = day.exact_day();
        Self {
            words: format!("{} {day}", package.id()),
            hull: (day.first(), day.last()),
            core: core.zip(core),
            goes_on: false,
            took_place: true,
            number: Some(
                package
                    .ordinal()
                    .map_or_else(String::new, |n| n.to_string()),
            ),
        }
    }

    fn days(&self) -> impl Iterator<Item = NaiveDate> {
        self.hull.0.into_iter().chain(self.hull.1)
    }
}

/// Draws events and packages on an axis of time: a lane for each family of a ledger's interactions, and one for each issuer of packages.
///
/// - A day that is known is a tick, days over which something surely lasted a dark bar.
/// - Where a day is not known, a pale bar goes from the first possible day to the last: *its width is not how long it lasted*.
/// - What goes on has an open end. What did not surely take place (announced, planned, cancelled, disputed) is hollow.
/// - A package is a circle, with its number if it has one.
///
/// Lanes stand in the order of families; [`PictureOrder::ByValue`] puts those with the most marks first. The axis goes over whole years, from the first
/// that anything may lie in to the last.
///
/// # Errors
/// Days outside the years 1 to 9999.
///
/// # Examples
/// ```
/// use interstate::plot::{self, PictureOptions};
/// use interstate::sanction::facts;
/// use interstate::sample;
///
/// let register = facts::register()?;
/// let picture = plot::lanes(&sample::china_russia()?, register.packages(), &PictureOptions::new("lanes")?)?;
/// assert!(picture.description().contains("exercise: "));
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn lanes(ledger: &Ledger, packages: &[Package], options: &PictureOptions) -> Result<Picture> {
    let mut lanes: Vec<Lane> = Vec::new();
    let mut put = |name: String, mark: Mark| match lanes.iter_mut().find(|lane| lane.name == name) {
        Some(lane) => lane.marks.push(mark),
        None => lanes.push(Lane {
            name,
            marks: vec![mark],
        }),
    };
    let mut events: Vec<&Interaction> = ledger.rows().iter().collect();
    events.sort_by_key(|event| event.kind().family());
    for event in events {
        put(
            event.kind().family().to_string().replace('_', " "),
            Mark::of_event(event),
        );
    }
    for package in packages {
        put(
            format!("packages of {}", package.issuer()),
            Mark::of_package(package),
        );
    }
    for lane in &mut lanes {
        lane.marks
            .sort_by_key(|mark| (mark.hull, mark.words.clone()));
    }
    if options.order() == PictureOrder::ByValue {
        lanes.sort_by_key(|lane| std::cmp::Reverse(lane.marks.len()));
    }
    let number: usize = lanes.iter().map(|lane| lane.marks.len()).sum();
    let span = span(&lanes)?;
    let title = options.title_or(|| match span {
        Some(span) => format!("{number} events and packages in {}", span.label()),
        None => "No event to draw".to_owned(),
    });
    let sentence = |lane: &Lane| {
        let words: Vec<&str> = lane.marks.iter().map(|mark| mark.words.as_str()).collect();
        format!("{}: {}", lane.name, words.join("; "))
    };
    let description = lanes.iter().map(sentence).collect::<Vec<_>>().join(". ");
    Ok(Parts {
        id: options.id().into(),
        svg: draw(&lanes, span, options, &title, &description),
        vega_lite: vega_lite(&lanes, options, &title, &description),
        title,
        description,
    }
    .into())
}

/// Whole years from the first day that anything may lie on to the last.
fn span(lanes: &[Lane]) -> Result<Option<Period>> {
    let days = || {
        lanes
            .iter()
            .flat_map(|lane| &lane.marks)
            .flat_map(Mark::days)
    };
    let ends = days().min().zip(days().max());
    let years = ends.map(|(first, last)| Period::years(first.year()..=last.year()));
    years.transpose()
}

fn draw(
    lanes: &[Lane],
    span: Option<Period>,
    options: &PictureOptions,
    title: &str,
    description: &str,
) -> String {
    let mut canvas = Canvas::new();
    let top = canvas.heading(title, options.width()) + 24.0;
    let names = lanes
        .iter()
        .map(|lane| width(&lane.name, TEXT))
        .fold(40.0, f64::max);
    let left = 24.0 + names.min(options.width() * 0.25);
    let right = options.width() - 20.0;
    let Some(span) = span else {
        return canvas.finish(options, top, title, description);
    };
    let axis = Days::new(span, (left, right));
    let label = |lane: &Lane| {
        let mut label = lines(&lane.name.replace('_', " "), TEXT * 1.06, left - 24.0);
        label.truncate(MOST_LINES);
        label
    };
    let labels: Vec<Vec<String>> = lanes.iter().map(label).collect();
    let levels: Vec<Vec<usize>> = lanes.iter().map(|lane| levels(lane, axis)).collect();
    let height = |(levels, label): (&Vec<usize>, &Vec<String>)| {
        let most = levels.iter().max().map_or(0, |most| *most);
        #[expect(clippy::cast_precision_loss, reason = "levels and lines are few")]
        let (marks, label) = ((most + 1) as f64 * LEVEL, label.len() as f64 * LINE);
        marks.max(label) + 8.0
    };
    let heights: Vec<f64> = levels.iter().zip(&labels).map(height).collect();
    let foot = top + heights.iter().sum::<f64>();
    for (place, label) in axis.ticks() {
        canvas.line("line grid", (place, top - 6.0), (place, foot));
        canvas.text("small quiet", (place, top - 10.0), Anchor::Middle, &label);
    }
    let mut y = top;
    let of_lanes = lanes.iter().zip(&labels).zip(&levels).zip(&heights);
    for (((lane, label), levels), height) in of_lanes {
        let mut base = y + 16.0;
        for line in label {
            canvas.text("strong", (12.0, base), Anchor::Start, line);
            base += LINE;
        }
        for (mark, level) in lane.marks.iter().zip(levels) {
            #[expect(clippy::cast_precision_loss, reason = "levels are few")]
            let middle = y + 12.0 + *level as f64 * LEVEL;
            canvas.group(&mark.words, |canvas| {
                draw_mark(canvas, mark, middle, axis, (left, right));
            });
        }
        y += height;
        canvas.line("line grid", (12.0, y - 2.0), (right, y - 2.0));
    }
    let notes = [
        "Ticks and dark bars: days that are known. Pale bars: from the first possible day to the last; their width is not a duration. Hollow: not surely taken place. Circles: packages, with their number if they have one.".to_owned(),
    ];
    let end = canvas.notes(&notes, foot + 20.0, options.width());
    canvas.finish(options, end, title, description)
}

/// From where to where a mark reaches on the paper.
fn reach(mark: &Mark, axis: Days) -> (f64, f64) {
    let from = mark.hull.0.map_or(0.0, |day| axis.begin(day));
    let to = mark.hull.1.map_or(f64::MAX, |day| axis.end(day));
    let least = if mark.number.is_some() { 8.0 } else { 2.0 };
    let middle = f64::midpoint(from, to.min(1e6));
    (from.min(middle - least), to.max(middle + least))
}

/// For each mark of a lane the first level on which it stands free.
fn levels(lane: &Lane, axis: Days) -> Vec<usize> {
    let mut ends: Vec<f64> = Vec::new();
    let level = |mark: &Mark| {
        let (from, to) = reach(mark, axis);
        let free = ends.iter().position(|end| *end + 2.0 <= from);
        let level = free.map_or(ends.len(), |level| level).min(MOST_LEVELS - 1);
        match ends.get_mut(level) {
            Some(end) => *end = to,
            None => ends.push(to),
        }
        level
    };
    lane.marks.iter().map(level).collect()
}

fn draw_mark(canvas: &mut Canvas, mark: &Mark, y: f64, axis: Days, (left, right): (f64, f64)) {
    let from = mark.hull.0.map_or(left, |day| axis.begin(day));
    let to = mark.hull.1.map_or(right, |day| axis.end(day));
    let exact = mark.core == mark.hull.0.zip(mark.hull.1);
    if !exact {
        canvas.rect(
            "pale outline",
            (from, y - 5.0),
            ((to - from).max(3.0), 10.0),
        );
    }
    if mark.hull.0.is_none() {
        canvas.shape(
            "solid",
            &[
                (left - 6.0, y),
                (left + 1.0, y - 4.0),
                (left + 1.0, y + 4.0),
            ],
            true,
        );
    }
    if mark.hull.1.is_none() || mark.goes_on {
        canvas.shape(
            "solid",
            &[(to + 7.0, y), (to, y - 4.0), (to, y + 4.0)],
            true,
        );
    }
    if let Some(number) = &mark.number {
        let middle = f64::midpoint(from, to);
        canvas.circle("a outline", (middle, y), 7.5);
        canvas.text("small on-a", (middle, y + 3.8), Anchor::Middle, number);
    } else if let Some((first, last)) = mark.core {
        let (from, to) = (axis.begin(first), axis.end(last));
        let class = if mark.took_place {
            "a outline"
        } else {
            "paper outline ink"
        };
        canvas.rect(class, (from, y - 6.0), ((to - from).max(3.0), 12.0));
    }
}

fn vega_lite(lanes: &[Lane], options: &PictureOptions, title: &str, description: &str) -> String {
    let row = |lane: &Lane, mark: &Mark| {
        // In Vega an instant ends a bar: that after the last day.
        let after = mark
            .hull
            .1
            .and_then(|day| day.checked_add_days(DayStep::new(1)));
        json!({
            "lane": lane.name, "what": mark.words, "from": mark.hull.0, "to": after,
            "known": mark.core.is_some(), "goes_on": mark.goes_on, "took_place": mark.took_place,
            "number": mark.number,
        })
    };
    let data: Vec<serde_json::Value> = lanes
        .iter()
        .flat_map(|lane| lane.marks.iter().map(move |mark| row(lane, mark)))
        .collect();
    let layers = json!([{
        "mark": { "type": "bar", "height": 12, "minBandSize": 3 },
        "encoding": {
            "y": { "field": "lane", "type": "nominal", "sort": null, "title": null },
            "x": { "field": "from", "type": "temporal", "title": null }, "x2": { "field": "to" },
            "opacity": { "condition": { "test": "datum.known", "value": 0.9 }, "value": 0.35 },
            "tooltip": { "field": "what" },
        },
    }]);
    vega::specification(title, description, options.width(), &data, &layers)
}
