//! Newton's method for the shares of Turnbull's curve, where self-consistency creeps.
//!
//! Maximises the mean of `ln Pᵢ` less the sum of the shares over all shares of at least 0: the same maximum, since its shares sum to 1. Each
//! round maximises the quadratic that touches the likelihood, under the same bounds, and goes as far in its direction as it climbs.

use super::{Problem, normalised};
use crate::stats::special::cholesky::{Factor, dot};

/// The most stretches that it is tried for: its effort grows with their third power.
const MOST: usize = 1_000;
/// Rounds, of which usual problems need less than ten.
const ROUNDS: usize = 100;
/// What is added to the diagonal, as a share of it: where the data cannot tell two shares apart, neither moves without need.
const HELD: f64 = 1e-9;
/// What of a likelihood is rounding.
const ROUNDING: f64 = 1e-14;

/// Shares at least as likely.
pub(super) fn climb(problem: &Problem, mut shares: Vec<f64>) -> Vec<f64> {
    if shares.len() > MOST {
        return shares;
    }
    for _ in 0..ROUNDS {
        if problem.is_top(&shares) {
            break;
        }
        match round(problem, &shares) {
            Some(next) => shares = next,
            None => break,
        }
    }
    shares
}

fn round(problem: &Problem, shares: &[f64]) -> Option<Vec<f64>> {
    let (pull, likelihood) = problem.pull(shares);
    let mut matrix = problem.curvature(shares);
    let mut aim: Vec<f64> = pull.iter().map(|d| 2.0 * d - 1.0).collect();
    for ((at, line), (aim, share)) in matrix
        .iter_mut()
        .enumerate()
        .zip(aim.iter_mut().zip(shares))
    {
        if let Some(diagonal) = line.get_mut(at) {
            let held = HELD * *diagonal;
            *diagonal += held;
            *aim += held * share;
        }
    }
    let to = highest(&matrix, &aim, shares)?;
    let lengths = std::iter::successors(Some(1.0), |t| Some(t / 2.0)).take(40);
    lengths
        .map(|t| {
            let moved = shares.iter().zip(&to).map(|(p, q)| p + t * (q - p));
            normalised(moved.collect())
        })
        .find(|next| problem.pull(next).1 >= likelihood - ROUNDING)
}

/// The numbers of at least 0 that maximise `aim · q − ½ q · matrix q`: those that are 0 are changed for others, many at a time, until those
/// above 0 are where the quadratic is highest and the others pull below 0.
fn highest(matrix: &[Vec<f64>], aim: &[f64], start: &[f64]) -> Option<Vec<f64>> {
    let mut free: Vec<bool> = start.iter().map(|&share| share > 1e-6).collect();
    let slack = 1e-13 * aim.iter().fold(0.0_f64, |a, b| a.max(b.abs()));
    let (mut fewest, mut patience) = (usize::MAX, 3);
    for _ in 0..10 * aim.len() + 100 {
        let found = within(matrix, aim, &free)?;
        let pull = |line: &[f64], aim: f64| aim - dot(line, &found);
        let wrong: Vec<usize> = (0..)
            .zip(matrix.iter().zip(aim))
            .zip(free.iter().zip(&found))
            .filter(|((_, (line, aim)), (free, share))| {
                if **free {
                    **share < 0.0
                } else {
                    pull(line, **aim) > slack
                }
            })
            .map(|((at, _), _)| at)
            .collect();
        if wrong.is_empty() {
            return Some(found);
        }
        // Many at a time can go round in circles; one at a time, always the last, cannot.
        let one = if wrong.len() < fewest {
            (fewest, patience) = (wrong.len(), 3);
            false
        } else if patience > 0 {
            patience -= 1;
            false
        } else {
            true
        };
        let changed = if one { wrong.len() - 1 } else { 0 };
        for &at in wrong.iter().skip(changed) {
            if let Some(free) = free.get_mut(at) {
                *free = !*free;
            }
        }
    }
    None
}

/// The highest point of the quadratic where all numbers but the free ones are 0.
fn within(matrix: &[Vec<f64>], aim: &[f64], free: &[bool]) -> Option<Vec<f64>> {
    fn kept<'a, T: 'a>(all: &'a [T], free: &'a [bool]) -> impl Iterator<Item = &'a T> {
        all.iter()
            .zip(free)
            .filter(|(_, free)| **free)
            .map(|(x, _)| x)
    }
    let lines: Vec<Vec<f64>> = kept(matrix, free)
        .map(|line| kept(line, free).copied().collect())
        .collect();
    let right: Vec<f64> = kept(aim, free).copied().collect();
    let mut solved = Factor::of(&lines)?.solve(&right).into_iter();
    let shares = free
        .iter()
        .map(|&free| if free { solved.next() } else { Some(0.0) });
    shares.collect()
}

impl Problem {
    /// For each pair of stretches the mean of `1/Pᵢ²` over the durations that hold both.
    fn curvature(&self, shares: &[f64]) -> Vec<Vec<f64>> {
        let width = self.stretches;
        let mut changes = vec![vec![0.0; width + 1]; width + 1];
        let n = self.ranges.len() as f64;
        for &(from, to) in &self.ranges {
            let held = shares.get(from..to).unwrap_or_default();
            let whole: f64 = held.iter().sum();
            let weight = 1.0 / (whole * whole * n);
            for (line, place, sign) in [
                (from, from, 1.0),
                (from, to, -1.0),
                (to, from, -1.0),
                (to, to, 1.0),
            ] {
                if let Some(change) = changes.get_mut(line).and_then(|line| line.get_mut(place)) {
                    *change += sign * weight;
                }
            }
        }
        let mut above = vec![0.0; width];
        changes.truncate(width);
        for line in &mut changes {
            line.truncate(width);
            let mut sum = 0.0;
            for (change, above) in line.iter_mut().zip(&mut above) {
                sum += *change;
                *above += sum;
                *change = *above;
            }
        }
        changes
    }
}
