//! Counts drawn as they would come without a change: from an intensity whose neighbours depend on each other.

use super::likelihood::{Point, Profile};
use crate::stats::simulation::Generator;

/// What one correlation makes of a step from cell to cell, on the scale of the logarithm.
#[derive(Clone, Debug)]
struct Walk {
    /// The chance of this correlation or a smaller one.
    up_to: f64,
    /// The standard deviation of the logarithm.
    spread: f64,
    /// For each cell: how much of the one before is kept, and how much is new.
    steps: Vec<(f64, f64)>,
}

/// Draws counts whose means are known, and whose correlation is weighed by its likelihood.
#[derive(Clone, Debug)]
pub(super) struct Draws {
    means: Vec<f64>,
    walks: Vec<Walk>,
}

impl Draws {
    pub(super) fn new(profile: &Profile, means: &[f64], gaps: &[f64]) -> Self {
        let mut up_to = 0.0;
        let walk = |point: &Point| {
            up_to += point.weight;
            let variance = point.variance.ln_1p();
            // Of the intensity's correlation to its logarithm's.
            let kept = if variance > 0.0 {
                (point.correlation * point.variance).ln_1p() / variance
            } else {
                0.0
            };
            let step = |(at, gap): (usize, &f64)| {
                let kept = if at == 0 { 0.0 } else { kept.powf(*gap) };
                (kept, (1.0 - kept * kept).sqrt())
            };
            Walk {
                up_to,
                spread: variance.sqrt(),
                steps: gaps.iter().enumerate().map(step).collect(),
            }
        };
        Self {
            means: means.to_vec(),
            walks: profile.0.iter().map(walk).collect(),
        }
    }

    /// Fills `counts`.
    pub(super) fn draw(&self, generator: &mut Generator, counts: &mut [u64]) {
        let at = generator.open_uniform();
        let walk = self.walks.iter().find(|w| at < w.up_to);
        let Some(walk) = walk.or(self.walks.last()) else {
            return;
        };
        let shift = 0.5 * walk.spread * walk.spread;
        let mut level = 0.0;
        for ((count, mean), (kept, new)) in counts.iter_mut().zip(&self.means).zip(&walk.steps) {
            let intensity = if walk.spread > 0.0 {
                level = kept * level + new * generator.normal();
                mean * (walk.spread * level - shift).exp()
            } else {
                *mean
            };
            *count = generator.poisson(intensity);
        }
    }
}
