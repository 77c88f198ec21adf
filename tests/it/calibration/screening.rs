//! Two thousand pairs at once: most of them sparse, some with a rate that doubled.

use interstate::stats::PAdjustment;

use super::measure::{name_seed, thousands};
use super::method::Method;
use super::situation::{Cells, Law, Situation};
use super::table::{Line, Share, marked};
use super::two_sides;
use super::whole::Job;

const PAIRS: u64 = 2_000;
/// Where something is planted, each twentieth pair doubles.
const PLANTED: u64 = 20;
const CELLS: usize = 12;

/// A way from the cells of a pair to a p-value, and from the p-values of all pairs to finds.
struct Screen {
    name: &'static str,
    recommended: bool,
    method: Method,
    adjustment: PAdjustment,
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
    let screen = |name, method, adjustment, recommended| Screen {
        name,
        recommended,
        method,
        adjustment,
    };
    vec![
        screen(
            "exact p, BH",
            two_sides::EXACT,
            PAdjustment::BenjaminiHochberg,
            false,
        ),
        screen(
            "one φ̂, BH",
            two_sides::POOLED,
            PAdjustment::BenjaminiHochberg,
            false,
        ),
        screen(
            "each side, BH",
            two_sides::EACH_SIDE,
            PAdjustment::BenjaminiHochberg,
            true,
        ),
        screen(
            "each side, BY",
            two_sides::EACH_SIDE,
            PAdjustment::BenjaminiYekutieli,
            false,
        ),
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
            families: 200,
        })
    };
    vec![family(1.0), family(3.0), family(4.0)]
}

impl Family {
    /// The p-value of each pair by each method, and whether it rises.
    fn p_values(&self, screens: &[Screen], planted: bool, family: u64) -> Vec<Vec<(f64, bool)>> {
        let seed = name_seed(&self.name);
        let mut all = vec![Vec::new(); screens.len()];
        for pair in 0..PAIRS {
            // The golden section spreads the rates evenly, and alike in all families.
            let mean = 0.2 * 100_f64.powf((pair as f64 * 0.618_033_988_749_895).fract());
            let situation = Situation::new(mean, (CELLS, CELLS), self.law);
            let times = if planted && pair % PLANTED == 0 {
                2.0
            } else {
                1.0
            };
            let cells = situation.draw(times, (seed, u64::from(planted), family * PAIRS + pair));
            for (screen, p_values) in screens.iter().zip(&mut all) {
                p_values.push(p_of(&screen.method, &cells));
            }
        }
        all
    }
}

/// A pair that cannot be asked is a question all the same: p = 1.
fn p_of(method: &Method, cells: &Cells<'_>) -> (f64, bool) {
    (method.ask)(cells).map_or((1.0, false), |answer| {
        (answer.p.unwrap_or(1.0), answer.rises)
    })
}

impl Job for Family {
    fn name(&self) -> &str {
        &self.name
    }

    fn lines(&self) -> Vec<Line> {
        let screens = screens();
        let mut found = vec![Found::default(); screens.len()];
        for family in 0..self.families {
            for planted in [false, true] {
                let p_values = self.p_values(&screens, planted, family);
                for ((screen, p_values), found) in screens.iter().zip(p_values).zip(&mut found) {
                    let p: Vec<f64> = p_values.iter().map(|(p, _)| *p).collect();
                    let adjusted = screen.adjustment.adjusted(&p).unwrap();
                    let pairs = (0..PAIRS).zip(adjusted).zip(&p_values);
                    let finds = pairs.filter(|((_, p), _)| *p <= 0.05);
                    if planted {
                        let (mut right, mut wrong) = (0_u32, 0_u32);
                        for ((pair, _), (_, rises)) in finds {
                            if pair % PLANTED == 0 && *rises {
                                right += 1;
                            } else {
                                wrong += 1;
                            }
                        }
                        let share = f64::from(wrong) / f64::from(right + wrong).max(1.0);
                        found.false_share += share;
                        found.false_share_squared += share * share;
                        found.planted += u64::from(right);
                    } else {
                        found.any += u64::from(finds.count() > 0);
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
