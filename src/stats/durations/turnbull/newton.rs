//! Newton's method for the shares of Turnbull's curve, where self-consistency creeps.
//!
//! Maximises the weighted mean of `ln Pᵢ` over shares of at least 0 that sum to 1. It goes there through the inside: `μ ∑ ln pⱼ` keeps every share
//! above 0, and `μ` falls until nothing is left of it.
//!
//! Where a step of all stretches would take long, only some take part, at first as few as the durations need; those between them that
//! pull above 1 join in (Wang 2007).

use super::network::{Network, Order};
use super::{NEAR, Problem, normalised, running};

/// Rounds of stretches that join in: usual problems need less than ten.
const ROUNDS: usize = 50;
/// Newton's steps of one round: usual problems need less than fifty.
const STEPS: usize = 200;
/// What of the way to its top a round may leave where only few stretches joined in, as a share of what the round before left of the whole.
const LEFT: f64 = 0.01;
/// The least of a round's way that is left: beyond it rounding speaks.
const LEAST_LEFT: f64 = 0.5 * NEAR;
/// Multiplications of one step up to which all stretches take part at once: in the first round, and after some.
const ALL: (usize, usize) = (40_000_000, 400_000_000);
/// How many rounds are given to finding a curve with few stretches.
const FIRST: usize = 15;
/// Multiplications of one step up to which all stretches that pull join in, else one of each run.
const FEW: usize = 10_000_000;
/// Multiplications after which a climb is given up: some ten seconds.
const MOST_WORK: usize = 20_000_000_000;

/// The likeliest shares, or as far up as the rounds led.
pub(super) fn climb(problem: &Problem) -> Vec<f64> {
    let (mut support, mut left) = (problem.pinned(), LEFT);
    let mut shares = problem.spread(&support, &vec![1.0; support.len()]);
    let all: Vec<usize> = (0..problem.stretches).collect();
    let work_of_all = Part::of(problem, &all).work();
    if work_of_all <= ALL.0 {
        (support, left) = (all.clone(), LEAST_LEFT);
    }
    let mut work = 0;
    for round in 1..=ROUNDS {
        let Some(climbed) = Part::of(problem, &support).climb(left, &mut work) else {
            break;
        };
        shares = problem.spread(&support, &climbed);
        if problem.is_top(&shares) {
            break;
        }
        let (pull, _) = problem.pull(&shares);
        support = joined(&shares, &pull, |d| d > 1.0 + NEAR / 4.0);
        left = LEAST_LEFT;
        if round == FIRST && work_of_all <= ALL.1 {
            support.clone_from(&all);
        } else if Part::of(problem, &support).work() > FEW {
            support = joined(&shares, &pull, |_| false);
            let most = pull.iter().fold(0.0_f64, |most, d| most.max(d - 1.0));
            left = left.max(LEFT * most);
        }
    }
    shares
}

/// The stretches that hold a share, those that pull enough, and of each run of others the one that pulls most, if above 1.
fn joined(shares: &[f64], pull: &[f64], enough: impl Fn(f64) -> bool) -> Vec<usize> {
    let mut support = Vec::new();
    let mut strongest: Option<(usize, f64)> = None;
    for (at, (&share, &d)) in shares.iter().zip(pull).enumerate() {
        if share > NEAR || enough(d) {
            support.extend(strongest.take().map(|(at, _)| at));
            support.push(at);
        } else if d > 1.0 && strongest.is_none_or(|(_, most)| d > most) {
            strongest = Some((at, d));
        }
    }
    support.extend(strongest.map(|(at, _)| at));
    support
}

/// The problem of some stretches alone.
struct Part {
    stretches: usize,
    /// From and to (not included) among these stretches.
    ranges: Vec<(usize, usize)>,
    weights: Vec<f64>,
    order: Order,
}

impl Part {
    fn of(problem: &Problem, support: &[usize]) -> Self {
        let begun = |at: usize| support.partition_point(|&place| place < at);
        let ranges = problem.ranges.iter();
        let ranges: Vec<_> = ranges.map(|&(from, to)| (begun(from), begun(to))).collect();
        let stretches = support.len();
        let chain = (0..stretches).map(|at| (at, at + 1));
        Self {
            stretches,
            order: Order::of(ranges.iter().copied().chain(chain), 1..stretches),
            ranges,
            weights: problem.weights.clone(),
        }
    }

    fn problem(&self) -> Problem {
        Problem {
            ranges: self.ranges.clone(),
            weights: self.weights.clone(),
            stretches: self.stretches,
        }
    }

    /// About how many multiplications a step takes.
    fn work(&self) -> usize {
        let edges: Vec<_> = self.ranges.iter().map(|&(a, b)| (a, b, 1.0)).collect();
        self.order.work(&edges)
    }

    /// The likeliest shares; `None` if the steps lead nowhere or would take too long.
    fn climb(&self, left: f64, work: &mut usize) -> Option<Vec<f64>> {
        let problem = self.problem();
        let mut shares = vec![1.0 / self.stretches as f64; self.stretches];
        let mut barrier = 1.0 / self.stretches as f64;
        // Under a barrier the stretches that hold a share pull above 1 by as much as all barriers together.
        let lowest = 0.4 * LEAST_LEFT * barrier;
        // How far each stretch pulls below 1, times its share the height of the barrier.
        let mut slack = vec![1.0; self.stretches];
        for _ in 0..STEPS {
            let (pull, likelihood) = problem.pull(&shares);
            let far = shares.iter().zip(&pull).map(|(p, d)| (p * (1.0 - d)).abs());
            let above = pull.iter().map(|d| d - 1.0);
            if far.chain(above).fold(0.0, f64::max) < left {
                break;
            }
            let inner = shares.iter().zip(&slack).map(|(p, z)| p * z).sum::<f64>();
            barrier = barrier.min(0.1 * inner / self.stretches as f64).max(lowest);
            let slope: Vec<f64> = shares
                .iter()
                .zip(&pull)
                .map(|(p, d)| barrier / p + d)
                .collect();
            let step = self.step(&shares, &slack, &slope, work)?;
            let slack_step: Vec<f64> = shares
                .iter()
                .zip(&step)
                .zip(&slack)
                .map(|((p, dp), z)| (barrier - z * dp) / p - z)
                .collect();
            let height = |shares: &[f64], likelihood: f64| {
                let inside = shares.iter().map(|p| barrier * p.ln());
                likelihood + inside.sum::<f64>()
            };
            let before = height(&shares, likelihood);
            let longest = room(&shares, &step);
            let lengths = std::iter::successors(Some(longest), |t| Some(t / 2.0)).take(40);
            shares = lengths
                .map(|t| moved(&shares, &step, t))
                .find(|next| height(next, problem.pull(next).1) >= before - 1e-12)?;
            slack = moved(&slack, &slack_step, room(&slack, &slack_step));
            for (z, p) in slack.iter_mut().zip(&shares) {
                *z = z.clamp(1e-8 * barrier / p, 1e8 * barrier / p);
            }
        }
        Some(shares)
    }

    /// Newton's step: the solution of `(H + slack/shares) · step = slope`, with `H` the mean over the durations of `1/Pᵢ²` for each two
    /// stretches that lie within.
    ///
    /// In the sums `Sₖ = stepₖ + stepₖ₊₁ + …`, of which the first and the last are 0, a duration's `P` moves by the difference of two: the
    /// matrix is that of a network with an edge a duration.
    fn step(
        &self,
        shares: &[f64],
        slack: &[f64],
        slope: &[f64],
        work: &mut usize,
    ) -> Option<Vec<f64>> {
        let sums = running(shares.iter().copied());
        // OK because a range ends with the last stretch or before, and there is one sum more than stretches.
        #[expect(clippy::indexing_slicing, reason = "at most the stretches")]
        let durations = self
            .ranges
            .iter()
            .zip(&self.weights)
            .map(|(&(from, to), weight)| {
                let whole = sums[to] - sums[from];
                (from, to, weight / (whole * whole))
            });
        let held = (0..).zip(slack.iter().zip(shares));
        let held = held.map(|(at, (z, p))| (at, at + 1, z / p));
        let edges: Vec<(usize, usize, f64)> = durations.chain(held).collect();
        *work += self.order.work(&edges) + edges.len();
        if *work > MOST_WORK {
            return None;
        }
        // OK because the sums between the first and the last have places, one for each two neighbouring stretches.
        #[expect(clippy::indexing_slicing, reason = "below the stretches")]
        {
            let mut solved = vec![0.0; self.stretches - 1];
            for (at, pair) in (1..).zip(slope.windows(2)) {
                if let Some(place) = self.order.place(at) {
                    solved[place] = pair[1] - pair[0];
                }
            }
            Network::of(&edges, &self.order)
                .factor()?
                .solve(&mut solved);
            let sum = |at| self.order.place(at).map_or(0.0, |place| solved[place]);
            Some(
                (0..self.stretches)
                    .map(|at| sum(at) - sum(at + 1))
                    .collect(),
            )
        }
    }
}

/// The longest step, at most a whole one, that leaves something of each number.
fn room(numbers: &[f64], step: &[f64]) -> f64 {
    let falling = numbers.iter().zip(step).filter(|(_, d)| **d < 0.0);
    falling.fold(1.0, |room: f64, (x, d)| room.min(-0.99 * x / d))
}

fn moved(numbers: &[f64], step: &[f64], length: f64) -> Vec<f64> {
    let moved = numbers.iter().zip(step);
    moved.map(|(x, d)| x + length * d).collect()
}

impl Problem {
    /// Few stretches, one at least within each duration: always the last one of a duration that has none yet.
    fn pinned(&self) -> Vec<usize> {
        let mut by_end: Vec<(usize, usize)> = self.ranges.clone();
        by_end.sort_unstable_by_key(|&(_, to)| to);
        let mut pinned: Vec<usize> = Vec::new();
        for (from, to) in by_end {
            if pinned.last().is_none_or(|&last| last < from) {
                // OK because each duration holds a stretch, so that its range is not empty.
                pinned.push(to - 1);
            }
        }
        pinned
    }

    /// The shares of all stretches, of which some have shares and the others none.
    fn spread(&self, support: &[usize], shares: &[f64]) -> Vec<f64> {
        let mut all = vec![0.0; self.stretches];
        // OK because a support holds places of stretches.
        #[expect(clippy::indexing_slicing, reason = "places of stretches")]
        for (&at, &share) in support.iter().zip(shares) {
            all[at] = share;
        }
        normalised(all)
    }
}
