//! The count of the next year, predicted from the months of this one.

use interstate::stats::{NextCount, NextDispersed, Observed, Prediction, Series};
use interstate::{Confidence, Result};

use super::measure::{name_seed, thousands};
use super::situation::{Cells, Law, Situation};
use super::table::{Line, Share, marked};
use super::whole::Job;

/// A way to the counts that would be no news.
struct Method {
    name: &'static str,
    recommended: bool,
    ask: fn(&Cells<'_>) -> Result<Prediction>,
}

const METHODS: &[Method] = &[
    Method {
        name: "`NextCount`",
        recommended: false,
        ask: |cells| {
            let (seen, next) = cells.exposures.split_at(cells.before);
            let events = cells.counts[..cells.before].iter().sum();
            let seen = Observed::new(events, seen.iter().sum())?;
            NextCount::new(seen, next.iter().sum())?.interval(Confidence::P95)
        },
    },
    Method {
        name: "`NextDispersed`",
        recommended: true,
        ask: |cells| {
            let (seen, next) = cells.exposures.split_at(cells.before);
            let seen = Series::new(&cells.counts[..cells.before], seen)?;
            NextDispersed::new(seen, next.iter().sum())?.interval(Confidence::P95)
        },
    },
];

/// At least this, in hundredths, less two Monte Carlo errors.
const HELD: f64 = 93.5;

/// Cells before are seen, those after are predicted in one sum.
struct Forecast {
    situation: Situation,
    draws: u64,
}

pub(super) fn rows() -> Vec<Box<dyn Job>> {
    let row = |mean, cells, phi| -> Box<dyn Job> {
        let law = Law::Clustered {
            before: phi,
            after: phi,
        };
        Box::new(Forecast {
            situation: Situation::new(mean, (cells, cells), law),
            draws: 4_000,
        })
    };
    vec![
        row(5.0, 12, 1.0),
        row(5.0, 12, 3.0),
        row(20.0, 12, 3.0),
        row(20.0, 12, 5.0),
        row(20.0, 4, 5.0),
    ]
}

impl Job for Forecast {
    fn name(&self) -> &str {
        &self.situation.name
    }

    fn lines(&self) -> Vec<Line> {
        let seed = name_seed(&self.situation.name);
        let line = |method: &Method| {
            let (mut held, mut width) = (0, 0.0);
            for draw in 0..self.draws {
                let cells = self.situation.draw(1.0, (seed, 0, draw));
                let next: u64 = cells.counts[cells.before..].iter().sum();
                let predicted = (method.ask)(&cells).unwrap();
                held += u64::from(predicted.contains(next));
                width += predicted.hi().unwrap() as f64 - predicted.lo() as f64;
            }
            let held = Share::of(held, self.draws);
            let mut faults = Vec::new();
            if method.recommended && held.percent + 2.0 * held.error < HELD {
                faults.push(format!("holds {held} %, at least {HELD} are needed"));
            }
            let line = [
                self.situation.name.clone(),
                marked(method.name, method.recommended),
                held.to_string(),
                format!("{:.0}", width / self.draws as f64),
                thousands(self.draws),
                seed.to_string(),
            ];
            Line::new(&line, faults)
        };
        METHODS.iter().map(line).collect()
    }
}
