//! Situations: how counts come, with or without a change, and what an analyst who knew the law could see.

use super::random::Random;

/// How counts scatter around what is expected.
#[derive(Clone, Copy)]
pub(super) enum Law {
    /// Negative binomial cells of variance `φ · mean`, with a `φ` of each side; 1 is Poisson's law.
    Clustered { before: f64, after: f64 },
    /// Negative binomial cells of variance `mean + α mean²`.
    Quadratic { alpha: f64 },
    /// The logarithm of the intensity goes on from cell to cell, `z_t = a z_{t−1} + b z_{t−2} + noise`; `phi` is the variance of a count
    /// over its mean before the change.
    LogAr { phi: f64, a: f64, b: f64 },
    /// Each two neighbouring cells share one gamma frailty; `phi` as above.
    Pairs { phi: f64 },
    /// A whole number of events is planned for each cell, and each is held with this chance.
    Schedule { kept: f64 },
}

/// What changes where something changes.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Shape {
    /// From the first cell after the change on, the rate is another.
    Step,
    /// From the first to the last cell, the rate grows by a constant factor a cell.
    Steady,
    /// From the change on the rate grows so; before it, it is constant. The oracle does not know that level and slope before were constant.
    Bend,
}

/// Cells before and after, and the law of their counts.
#[derive(Clone)]
pub(super) struct Situation {
    /// As the table prints it.
    pub(super) name: String,
    /// Expected a unit of exposure before the change.
    pub(super) mean: f64,
    pub(super) exposures: Vec<f64>,
    /// How many cells lie before the change.
    pub(super) before: usize,
    pub(super) law: Law,
    pub(super) shape: Shape,
    /// Cells are months, and those of half a year lie above the mean by as much as the others below: the amplitude.
    pub(super) season: f64,
}

/// What a method is shown.
pub(super) struct Cells<'a> {
    pub(super) counts: Vec<u64>,
    pub(super) exposures: &'a [f64],
    pub(super) before: usize,
    /// For methods that draw.
    pub(super) seed: u64,
}

impl Situation {
    pub(super) fn new(mean: f64, sides: (usize, usize), law: Law) -> Self {
        let (one, two) = sides;
        Self {
            name: format!("{}, {one} v {two} cells of mean {mean}", law.name()),
            mean,
            exposures: vec![1.0; one + two],
            before: one,
            law,
            shape: Shape::Step,
            season: 0.0,
        }
    }

    pub(super) fn series(mean: f64, cells: usize, law: Law, shape: Shape) -> Self {
        Self {
            name: format!("{}, {cells} cells of mean {mean}", law.name()),
            shape,
            ..Self::new(mean, (cells / 2, cells - cells / 2), law)
        }
    }

    pub(super) fn with_exposures(self, exposures: &[f64], name: &str) -> Self {
        Self {
            name: format!("{}, {name}", self.name),
            exposures: exposures.to_vec(),
            ..self
        }
    }

    pub(super) fn with_season(self, amplitude: f64) -> Self {
        Self {
            name: format!("{}, seasons of amplitude {amplitude}", self.name),
            season: amplitude,
            ..self
        }
    }

    /// With more words after its name.
    pub(super) fn called(self, more: &str) -> Self {
        Self {
            name: self.name + more,
            ..self
        }
    }

    fn cells(&self) -> usize {
        self.exposures.len()
    }

    pub(super) fn sides(&self) -> (usize, usize) {
        (self.before, self.cells() - self.before)
    }

    /// How much of the change (on the logarithm) a cell has.
    fn effect(&self, cell: usize) -> f64 {
        let (at, last) = (cell as f64, self.cells() as f64 - 1.0);
        let from = self.before as f64;
        match self.shape {
            Shape::Step => f64::from(cell >= self.before),
            Shape::Steady => at / last,
            Shape::Bend => ((at - from) / (last - from)).max(0.0),
        }
    }

    /// What is expected in each cell where the rate becomes `times` as high.
    pub(super) fn means(&self, times: f64) -> Vec<f64> {
        let year = |cell: usize| (std::f64::consts::TAU * (cell as f64 + 0.5) / 12.0).sin();
        (0..self.cells())
            .map(|cell| {
                self.mean
                    * self.exposures[cell]
                    * (1.0 + self.season * year(cell))
                    * times.powf(self.effect(cell))
            })
            .collect()
    }

    /// Counts of one draw.
    pub(super) fn draw(&self, times: f64, (seed, arm, draw): (u64, u64, u64)) -> Cells<'_> {
        let random = &mut Random::of(seed, arm, draw);
        Cells {
            counts: self.law.counts(&self.means(times), self, random),
            exposures: &self.exposures,
            before: self.before,
            seed: random.next(),
        }
    }

    /// The chance that somebody sees the change who knows the law but for the rates: the two-sided z test at 5 % on the logarithm of the
    /// ratio with its true variance, by generalised least squares where cells hang together or the rate is no step.
    pub(super) fn oracle(&self, times: f64) -> f64 {
        let means = self.means(times);
        let cells = self.cells();
        let independent = self.law.independent();
        let covariance = |i: usize, j: usize| {
            let own = if i == j {
                self.law.own_variance(means[i], i < self.before)
            } else {
                0.0
            };
            own + self.law.shared(i, j, self.mean)
        };
        let variance = if independent && self.shape == Shape::Step {
            let side = |cells: std::ops::Range<usize>| {
                let total: f64 = means[cells.clone()].iter().sum();
                let variance: f64 = cells.map(|i| means[i] * means[i] * covariance(i, i)).sum();
                variance / (total * total)
            };
            side(0..self.before) + side(self.before..cells)
        } else {
            let matrix: Vec<Vec<f64>> = (0..cells)
                .map(|i| (0..cells).map(|j| covariance(i, j)).collect())
                .collect();
            let columns: Vec<Vec<f64>> = (0..cells).map(|i| self.design(i)).collect();
            last_variance(&matrix, &columns)
        };
        let distance = times.ln() / variance.sqrt();
        normal_upper(1.959_963_984_540_054 - distance)
    }

    /// The row of the oracle's regression; the effect stands last.
    fn design(&self, cell: usize) -> Vec<f64> {
        let effect = self.effect(cell);
        match self.shape {
            Shape::Step | Shape::Steady => vec![1.0, effect],
            Shape::Bend => vec![1.0, cell as f64, f64::from(cell >= self.before), effect],
        }
    }
}

impl Law {
    pub(super) fn name(self) -> String {
        match self {
            _ if self.is_poisson() => "Poisson".to_owned(),
            Self::Clustered { before, after } if before == after => format!("φ {before}"),
            Self::Clustered { before, after } => format!("φ {before} then {after}"),
            Self::Quadratic { alpha } => format!("variance m + {alpha} m²"),
            Self::LogAr { phi, a, b: 0.0 } => format!("log-AR(1) ρ {a}, φ {phi}"),
            Self::LogAr { phi, a, b } => format!("log-AR(2) of {a} and {b}, φ {phi}"),
            Self::Pairs { phi } => format!("frailty shared by pairs of cells, φ {phi}"),
            Self::Schedule { kept } => format!("schedule kept with {} %", 100.0 * kept),
        }
    }

    pub(super) fn is_poisson(self) -> bool {
        matches!(
            self,
            Self::Clustered {
                before: 1.0,
                after: 1.0
            }
        )
    }

    fn independent(self) -> bool {
        !matches!(self, Self::LogAr { .. } | Self::Pairs { .. })
    }

    fn counts(self, means: &[f64], situation: &Situation, random: &mut Random) -> Vec<u64> {
        let (mut last, mut last_but_one, mut pair) = (0.0, 0.0, 1.0);
        let cell = |(i, &mean): (usize, &f64)| match self {
            Self::Clustered { before, after } => {
                let phi = if i < situation.before { before } else { after };
                let mean = mean * random.frailty((phi - 1.0) / mean);
                random.poisson(mean)
            }
            Self::Quadratic { alpha } => {
                let mean = mean * random.frailty(alpha);
                random.poisson(mean)
            }
            Self::LogAr { phi, a, b } => {
                let variance = log_variance(phi, situation.mean);
                // Begun in its own law: the first value, then the second given the first.
                let one = a / (1.0 - b);
                let (centre, noise) = match i {
                    0 => (0.0, 1.0),
                    1 => (one * last, 1.0 - one * one),
                    _ => {
                        let two = a * one + b;
                        (a * last + b * last_but_one, 1.0 - a * one - b * two)
                    }
                };
                let next = centre + (variance * noise).sqrt() * random.normal();
                (last_but_one, last) = (last, next);
                random.poisson(mean * (next - variance / 2.0).exp())
            }
            Self::Pairs { phi } => {
                if i % 2 == 0 {
                    pair = random.frailty((phi - 1.0) / situation.mean);
                }
                random.poisson(mean * pair)
            }
            Self::Schedule { kept } => random.held(mean, kept),
        };
        means.iter().enumerate().map(cell).collect()
    }

    /// The variance of a count over its mean squared, without what it shares with its neighbours.
    fn own_variance(self, mean: f64, before: bool) -> f64 {
        match self {
            Self::Clustered { before: phi, .. } if before => phi / mean,
            Self::Clustered { after: phi, .. } => phi / mean,
            Self::Quadratic { alpha } => 1.0 / mean + alpha,
            Self::LogAr { .. } | Self::Pairs { .. } => 1.0 / mean,
            Self::Schedule { kept } => (1.0 - kept) / (kept * mean),
        }
    }

    /// The covariance of two intensities over the product of their means.
    fn shared(self, i: usize, j: usize, mean: f64) -> f64 {
        match self {
            Self::LogAr { phi, a, b } => {
                let one = a / (1.0 - b);
                let lag = (1..i.abs_diff(j)).fold((1.0, one), |(x, y), _| (y, a * y + b * x));
                let correlation = if i == j { 1.0 } else { lag.1 };
                (log_variance(phi, mean) * correlation).exp_m1()
            }
            Self::Pairs { phi } if i / 2 == j / 2 => (phi - 1.0) / mean,
            _ => 0.0,
        }
    }
}

/// The variance of the logarithm of the intensity that gives a count of this mean a variance of `phi` times the mean.
fn log_variance(phi: f64, mean: f64) -> f64 {
    ((phi - 1.0) / mean).ln_1p()
}

/// The variance of the last coefficient of a regression by generalised least squares: the last of `(Xᵀ C⁻¹ X)⁻¹`.
fn last_variance(covariance: &[Vec<f64>], design: &[Vec<f64>]) -> f64 {
    let width = design[0].len();
    let columns: Vec<Vec<f64>> = (0..width)
        .map(|k| design.iter().map(|row| row[k]).collect())
        .collect();
    let weighted: Vec<Vec<f64>> = columns.iter().map(|c| solve(covariance, c)).collect();
    let dot = |x: &[f64], y: &[f64]| x.iter().zip(y).map(|(x, y)| x * y).sum::<f64>();
    let information: Vec<Vec<f64>> = columns
        .iter()
        .map(|x| weighted.iter().map(|y| dot(x, y)).collect())
        .collect();
    let mut unit = vec![0.0; width];
    unit[width - 1] = 1.0;
    solve(&information, &unit)[width - 1]
}

/// The `x` with `matrix · x = right`, by Gauss's elimination of a positive definite matrix.
fn solve(matrix: &[Vec<f64>], right: &[f64]) -> Vec<f64> {
    let n = right.len();
    let mut rows: Vec<Vec<f64>> = matrix.to_vec();
    let mut x = right.to_vec();
    for i in 0..n {
        let (done, below) = rows.split_at_mut(i + 1);
        let pivot = &done[i];
        for (row, j) in below.iter_mut().zip(i + 1..) {
            let factor = row[i] / pivot[i];
            for (y, z) in row.iter_mut().zip(pivot).skip(i) {
                *y -= factor * z;
            }
            x[j] -= factor * x[i];
        }
    }
    for i in (0..n).rev() {
        let known: f64 = (i + 1..n).map(|k| rows[i][k] * x[k]).sum();
        x[i] = (x[i] - known) / rows[i][i];
    }
    x
}

/// P(Z > z), by Simpson's rule over the density: 1e-12 is more than a table of tenths of a per cent needs.
fn normal_upper(z: f64) -> f64 {
    let density = |x: f64| (-x * x / 2.0).exp() / std::f64::consts::TAU.sqrt();
    let (steps, to) = (2000, z.abs());
    let width = to / f64::from(steps);
    let inner: f64 = (1..steps)
        .map(|i| density(width * f64::from(i)) * if i % 2 == 1 { 4.0 } else { 2.0 })
        .sum();
    let below = width / 3.0 * (density(0.0) + inner + density(to));
    0.5 - below.copysign(z)
}

/// Mean, variance over mean and correlation of neighbours of what is drawn are what the name of the law says.
#[test]
fn the_situations_are_what_they_are_called() {
    let clustered = Law::Clustered {
        before: 3.0,
        after: 3.0,
    };
    let series = |a, b| Law::LogAr { phi: 5.0, a, b };
    // The correlation of neighbouring counts: that of the intensities times 4/5, the share of the variance that is theirs.
    let counts = |correlation: f64| {
        let variance = log_variance(5.0, 20.0);
        (variance * correlation).exp_m1() / variance.exp_m1() * 0.8
    };
    for (law, phi, neighbours) in [
        (clustered, 3.0, 0.0),
        (Law::Quadratic { alpha: 0.1 }, 3.0, 0.0),
        (series(0.6, 0.0), 5.0, counts(0.6)),
        (series(0.4, 0.2), 5.0, counts(0.5)),
        (Law::Pairs { phi: 5.0 }, 5.0, 0.4),
        (Law::Schedule { kept: 0.95 }, 0.05, 0.0),
    ] {
        let situation = Situation::new(20.0, (6, 6), law);
        let draws = 1500;
        let (mut sum, mut squares, mut products) = (0.0, 0.0, 0.0);
        for draw in 0..draws {
            let counts = situation.draw(1.0, (15, 0, draw)).counts;
            let expected = 20.0 * if phi < 1.0 { 0.95 } else { 1.0 };
            let off: Vec<f64> = counts.iter().map(|&x| x as f64 - expected).collect();
            sum += counts.iter().sum::<u64>() as f64;
            squares += off.iter().map(|x| x * x).sum::<f64>();
            products += off.windows(2).map(|x| x[0] * x[1]).sum::<f64>();
        }
        let cells = 12.0 * draws as f64;
        let (mean, variance) = (sum / cells, squares / cells);
        let found = products / (cells - draws as f64) / variance;
        let name = &situation.name;
        let about = if phi < 1.0 { 19.0 } else { 20.0 };
        assert!((mean - about).abs() < 0.35, "{name}: mean {mean}");
        let over = variance / mean;
        assert!((over / phi - 1.0).abs() < 0.08, "{name}: φ {over}");
        // Pairs: within a pair 0.8, between two pairs 0; 6 of 11 neighbours are a pair.
        let neighbours = if matches!(law, Law::Pairs { .. }) {
            0.8 * 6.0 / 11.0
        } else {
            neighbours
        };
        assert!(
            (found - neighbours).abs() < 0.03,
            "{name}: correlation {found}, expected {neighbours}"
        );
    }
}
