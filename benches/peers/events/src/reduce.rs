//! Rules that make events of rows, on coded events in memory.

use crate::{Outcome, said};
use chrono::{Days, NaiveDate};
use interstate::State;
use interstate::coded::{CodedEvent, EventCode};
use interstate::dedup::{MirrorOrder, Reduction, RepeatGap, Repeats};
use std::time::Instant;

const CODES: [&str; 10] = [
    "010", "020", "036", "040", "042", "043", "057", "111", "163", "190",
];

/// Rows in the order of their days over ten years, five a story, of 215 states of which a few come up most.
fn rows(rows: usize) -> Outcome<Vec<CodedEvent>> {
    let states: Vec<State> = State::all().take(215).collect();
    let first = NaiveDate::from_ymd_opt(2015, 1, 1).ok_or("no day")?;
    let codes: Vec<EventCode> = CODES
        .iter()
        .map(|code| Ok(EventCode::Cameo(code.parse()?)))
        .collect::<Outcome<_>>()?;
    let mut state = 1_u64;
    let mut below = |n: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((u128::from(state) * n as u128) >> 64) as usize
    };
    let mut rows_made = Vec::with_capacity(rows);
    for row in 0..rows {
        // The smallest of three: few states come up in most rows.
        let mut pick = || states[below(215).min(below(215)).min(below(215))];
        let (from, to) = (pick(), pick());
        let day = first + Days::new((row * 3653 / rows) as u64);
        let event = CodedEvent::new(
            row.to_string(),
            day.into(),
            codes[below(CODES.len())],
            [from],
            [to],
        )?;
        rows_made.push(event.with_source(format!("https://www.example.org/news/{}", row / 5)));
    }
    Ok(rows_made)
}

/// Makes events of so many rows by a rule.
pub(crate) fn reduce(rule: &str, count: usize) -> Outcome {
    let rule = match rule {
        "one-a-day" => Reduction::new(Repeats::OneADay),
        "chain" => Reduction::new(Repeats::Chain(RepeatGap::Days(3))),
        "one-a-url" => Reduction::new(Repeats::OneAUrl),
        "mirrors" => Reduction::default().with_mirrors(MirrorOrder::MirrorsFirst),
        "mirrors-then-one-a-day" => {
            Reduction::new(Repeats::OneADay).with_mirrors(MirrorOrder::MirrorsFirst)
        }
        _ => return Err("no such rule".into()),
    };
    let rows = rows(count)?;
    let held = crate::peak_kib() / 1024;
    let start = Instant::now();
    let reduced = rule.reduce(rows);
    let (events, rows) = (reduced.events().len(), reduced.rows());
    said(
        start.elapsed(),
        events,
        reduced.repeats(),
        rows,
        &format!("rows alone: {held} MB"),
    );
    Ok(())
}
