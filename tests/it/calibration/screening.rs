//! Two thousand pairs at once: most of them sparse, some with a rate that doubled.

use std::collections::HashMap;

use interstate::stats::PAdjustment;
use interstate::trend::{ScreenOptions, ScreenTest, screen};
use interstate::{
    Actor, Confidence, Count, CountingRule, Coverage, Dyad, Partition, Period, Select, TallyTable,
    TrendClass, When,
};

use super::measure::{name_seed, thousands};
use super::situation::{Law, Situation};
use super::table::{Line, Share, marked};
use super::whole::Job;

const PAIRS: u64 = 2_000;
/// Where something is planted, each twentieth pair doubles.
const PLANTED: u64 = 20;
/// Years before, and as many after.
const CELLS: usize = 12;

/// `trend::screen` in one way.
struct Screen {
    name: &'static str,
    recommended: bool,
    options: ScreenOptions,
}

/// Many pairs whose rates lie from .2 to 20 a cell, evenly on the logarithm.
struct Family {
    law: Law,
    name: String,
    families: u64,
}

#[derive(Clone, Default)]
struct Found {
    /// Families with a find where nothing changed.
    any: u64,
    /// The sum over families of the share of false finds among the finds.
    false_share: f64,
    false_share_squared: f64,
    /// Planted pairs that were found.
    planted: u64,
}

fn screens() -> Vec<Screen> {
    let options = ScreenOptions::new(Confidence::P95);
    let screen = |name, options, recommended| Screen {
        name,
        recommended,
        options,
    };
    let holm = options.with_adjustment(PAdjustment::Holm);
    let yekutieli = options.with_adjustment(PAdjustment::BenjaminiYekutieli);
    vec![
        screen("exact, BH", options.with_test(ScreenTest::Exact), false),
        screen("dispersed, BH (by default)", options, true),
        screen("dispersed, BY", yekutieli, false),
        screen("dispersed, Holm", holm, false),
    ]
}

pub(super) fn rows() -> Vec<Box<dyn Job>> {
    let family = |phi: f64| -> Box<dyn Job> {
        let law = Law::Clustered {
            before: phi,
            after: phi,
        };
        Box::new(Family {
            law,
            name: format!("{}, {CELLS} v {CELLS} cells of mean .2 to 20", law.name()),
            families: 100,
        })
    };
    vec![family(1.0), family(3.0), family(4.0)]
}

/// The pairs in their order.
fn dyads() -> Vec<Dyad> {
    let actors: Vec<Actor> = Actor::all().collect();
    let pairs = actors.iter().enumerate();
    let pairs = pairs.flat_map(|(i, &a)| actors[..i].iter().map(move |&b| (a, b)));
    let dyads = pairs.map(|(a, b)| Dyad::new(a, b).unwrap());
    dyads.take(usize::try_from(PAIRS).unwrap()).collect()
}

impl Family {
    /// A table with a line for each pair; a year for each cell.
    fn table(&self, dyads: &[Dyad], planted: bool, family: u64) -> TallyTable<Dyad> {
        let seed = name_seed(&self.name);
        let rule = CountingRule::new("drawn", Select::Everything);
        let years = Partition::yearly(2001..=2024).unwrap();
        let mut table = TallyTable::empty(&rule, &years, Coverage::full(years.span()));
        for (&dyad, pair) in dyads.iter().zip(0..) {
            // The golden section spreads the rates evenly, and alike in all families.
            let mean = 0.2 * 100_f64.powf((pair as f64 * 0.618_033_988_749_895).fract());
            let situation = Situation::new(mean, (CELLS, CELLS), self.law);
            let times = if planted && pair % PLANTED == 0 {
                2.0
            } else {
                1.0
            };
            let cells = situation.draw(times, (seed, u64::from(planted), family * PAIRS + pair));
            for (&count, year) in cells.counts.iter().zip(years.cells()) {
                let when = When::from(year.start());
                table.push(dyad, &when, Count::exact(count)).unwrap();
            }
        }
        table
    }
}

impl Job for Family {
    fn name(&self) -> &str {
        &self.name
    }

    fn lines(&self) -> Vec<Line> {
        let (screens, dyads) = (screens(), dyads());
        let number: HashMap<Dyad, u64> = dyads.iter().copied().zip(0..).collect();
        let before = Period::years(2001..=2012).unwrap();
        let after = Period::years(2013..=2024).unwrap();
        let mut found = vec![Found::default(); screens.len()];
        for family in 0..self.families {
            for planted in [false, true] {
                let table = self.table(&dyads, planted, family);
                for (asked, found) in screens.iter().zip(&mut found) {
                    let screening = screen(&table, before, after, asked.options).unwrap();
                    let (mut right, mut wrong) = (0_u32, 0_u32);
                    for line in screening.lines() {
                        let doubled = planted && number[line.key()].is_multiple_of(PLANTED);
                        match line.class() {
                            TrendClass::Increased if doubled => right += 1,
                            TrendClass::Increased | TrendClass::Decreased => wrong += 1,
                            _ => {}
                        }
                    }
                    if planted {
                        let share = f64::from(wrong) / f64::from(right + wrong).max(1.0);
                        found.false_share += share;
                        found.false_share_squared += share * share;
                        found.planted += u64::from(right);
                    } else {
                        found.any += u64::from(wrong > 0);
                    }
                }
            }
        }
        let n = self.families as f64;
        let lines = screens.iter().zip(found);
        lines
            .map(|(screen, found)| {
                let mean = found.false_share / n;
                let spread = (found.false_share_squared / n - mean * mean).max(0.0);
                let rate = Share {
                    percent: 100.0 * mean,
                    error: 100.0 * (spread / n).sqrt(),
                };
                let planted = Share::of(found.planted, self.families * PAIRS / PLANTED);
                let mut faults = Vec::new();
                if screen.recommended && rate.percent > 5.0 + 2.0 * rate.error {
                    faults.push(format!(
                        "false discovery rate {rate} %, at most 5 is allowed"
                    ));
                }
                let line = [
                    self.name.clone(),
                    marked(screen.name, screen.recommended),
                    Share::of(found.any, self.families).to_string(),
                    rate.to_string(),
                    planted.to_string(),
                    thousands(self.families),
                    name_seed(&self.name).to_string(),
                ];
                Line::new(&line, faults)
            })
            .collect()
    }
}
