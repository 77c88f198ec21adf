//! Rates that are log-linear in at most four columns, fitted without an allocation: a simulation fits one in each draw.

/// The most columns, the one of ones among them.
pub(super) const MOST: usize = 4;
/// Newton's steps; a usual fit needs five.
const MOST_STEPS: usize = 30;
/// Of rates of neighbours, as at `DependentSeries`.
const MOST_CORRELATION: f64 = 0.95;

type Row = [f64; MOST];
type Square = [[f64; MOST]; MOST];

/// What the rates may depend on: a row a cell, with ones first.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Columns {
    rows: Vec<Row>,
    width: usize,
}

impl Columns {
    /// One rate.
    pub(super) fn constant(cells: usize) -> Self {
        Self {
            rows: vec![[1.0, 0.0, 0.0, 0.0]; cells],
            width: 1,
        }
    }

    /// One column more. There are never more than four.
    pub(super) fn with(mut self, column: impl Iterator<Item = f64>) -> Self {
        let width = self.width;
        for (row, x) in self.rows.iter_mut().zip(column) {
            if let Some(place) = row.get_mut(width) {
                *place = x;
            }
        }
        self.width = (width + 1).min(MOST);
        self
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }
}

/// A fit by quasi-likelihood, with room to be made again for other counts of the same cells.
#[derive(Clone, Debug)]
pub(super) struct Fit {
    coefficients: Row,
    factor: Square,
    means: Vec<f64>,
    /// How far each count lies above what is expected, as a share of it.
    residuals: Vec<f64>,
    dispersion: f64,
}

/// What an effect is counted in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum ErrorModel {
    /// The standard error if cells are independent.
    Apart,
    /// One that allows for cells that depend on those before them, by moments.
    InStreaks,
}

impl Fit {
    pub(super) fn room(cells: usize) -> Self {
        Self {
            coefficients: [0.0; MOST],
            factor: [[0.0; MOST]; MOST],
            means: vec![0.0; cells],
            residuals: vec![0.0; cells],
            dispersion: 1.0,
        }
    }

    /// Half an event for each column, spread over the cells as the exposure is, keeps every coefficient finite, as a cell without
    /// events would not.
    pub(super) fn make(&mut self, columns: &Columns, counts: &[u64], exposures: &[f64]) {
        let width = columns.width;
        let whole: f64 = exposures.iter().sum();
        let total: f64 = counts.iter().map(|&x| x as f64).sum();
        let added = 0.5 * width as f64 / whole;
        self.coefficients = [0.0; MOST];
        if let Some(first) = self.coefficients.first_mut() {
            *first = (total / whole + added).ln();
        }
        for _ in 0..MOST_STEPS {
            let mut step = [0.0; MOST];
            let mut information = [[0.0; MOST]; MOST];
            let cells = columns.rows.iter().zip(counts).zip(exposures);
            for (((row, &x), t), mean) in cells.zip(&mut self.means) {
                *mean = t * dot(row, &self.coefficients, width).exp();
                let above = x as f64 + added * t - *mean;
                for ((line, sum), c) in information.iter_mut().zip(&mut step).zip(row).take(width) {
                    *sum += above * c;
                    for (entry, d) in line.iter_mut().zip(row).take(width) {
                        *entry += *mean * c * d;
                    }
                }
            }
            self.factor = factor(&information, width);
            solve(&self.factor, &mut step, width);
            let largest = step.iter().fold(0.0_f64, |a, b| a.max(b.abs()));
            // A step of more than a factor of twenty overshoots.
            let share = (3.0 / largest).min(1.0);
            for (coefficient, s) in self.coefficients.iter_mut().zip(&step) {
                *coefficient += share * s;
            }
            if largest < 1e-11 {
                break;
            }
        }
        let cells = counts.iter().zip(exposures).zip(&self.means);
        let mut chi_square = 0.0;
        for (((&x, t), m), residual) in cells.zip(&mut self.residuals) {
            let above = x as f64 + added * t - m;
            *residual = above / m;
            chi_square += above * *residual;
        }
        let degrees = counts.len().saturating_sub(width).max(1) as f64;
        self.dispersion = chi_square / degrees;
    }

    /// The expected count of each cell.
    pub(super) fn means(&self) -> &[f64] {
        &self.means
    }

    /// Pearson's `X²` over its degrees of freedom.
    pub(super) fn dispersion(&self) -> f64 {
        self.dispersion
    }

    /// A coefficient.
    #[expect(clippy::indexing_slicing, reason = "a column of the model")]
    pub(super) fn coefficient(&self, term: usize) -> f64 {
        self.coefficients[term]
    }

    /// The standard error of a coefficient if cells are independent: by the dispersion within the fit, at least 1.
    pub(super) fn error(&self, term: usize) -> f64 {
        (self.dispersion.max(1.0) * inverse_at(&self.factor, term)).sqrt()
    }

    /// The standard error of a coefficient of cells with these gaps before them.
    pub(super) fn error_by(
        &self,
        model: ErrorModel,
        columns: &Columns,
        gaps: &[f64],
        term: usize,
    ) -> f64 {
        match model {
            ErrorModel::Apart => self.error(term),
            ErrorModel::InStreaks => self.error_in_streaks(columns, gaps, term),
        }
    }

    /// By the correlation of neighbouring residuals: the covariance of the counts is taken as `m` on the diagonal plus `τ² m m' ρ^g`.
    fn error_in_streaks(&self, columns: &Columns, gaps: &[f64], term: usize) -> f64 {
        let (width, cells) = (columns.width, self.means.len() as f64);
        let mean = self.means.iter().sum::<f64>() / cells;
        let scaled = || {
            self.means
                .iter()
                .zip(&self.residuals)
                .map(|(m, r)| m.sqrt() * r)
        };
        let squares: f64 = scaled().map(|r| r * r).sum();
        let products: f64 = scaled().zip(scaled().skip(1)).map(|(a, b)| a * b).sum();
        let neighbours = products / squares;
        // A fit takes from the correlation of what it leaves.
        let neighbours = neighbours + width as f64 * (1.0 + neighbours) / cells;
        // Counts that vary no more than those of independent events have no streaks.
        let (extra, correlation) = if self.dispersion > 1.0 {
            let extra = self.dispersion - 1.0;
            let correlation = neighbours * self.dispersion / extra;
            (extra, correlation.clamp(0.0, MOST_CORRELATION))
        } else {
            (0.0, 0.0)
        };
        let mut of_counts: Row = std::array::from_fn(|i| f64::from(u8::from(i == term)));
        solve(&self.factor, &mut of_counts, width);
        let (mut chance, mut shared, mut before) = (0.0, 0.0, 0.0);
        for ((row, m), gap) in columns.rows.iter().zip(&self.means).zip(gaps) {
            let share = dot(row, &of_counts, width);
            chance += share * share * m;
            before *= correlation.powf(*gap);
            shared += share * m * (share * m + 2.0 * before);
            before += share * m;
        }
        (chance + extra / mean * shared).sqrt()
    }
}

fn dot(a: &Row, b: &Row, width: usize) -> f64 {
    a.iter().zip(b).take(width).map(|(x, y)| x * y).sum()
}

/// Cholesky's factor, with ones where there is no column. A matrix that is not positive definite to fourteen digits gets a floor.
#[expect(clippy::indexing_slicing, reason = "four by four")]
pub(super) fn factor(matrix: &Square, width: usize) -> Square {
    let mut factor = [[0.0; MOST]; MOST];
    for i in 0..MOST {
        if i >= width {
            factor[i][i] = 1.0;
            continue;
        }
        for j in 0..=i {
            let taken: f64 = (0..j).map(|k| factor[i][k] * factor[j][k]).sum();
            let left = matrix[i][j] - taken;
            factor[i][j] = if i == j {
                left.max(1e-14 * matrix[i][i]).max(f64::MIN_POSITIVE).sqrt()
            } else {
                left / factor[j][j]
            };
        }
    }
    factor
}

/// The first half of a solution: `L⁻¹ right`.
#[expect(clippy::indexing_slicing, reason = "four by four")]
fn forward(factor: &Square, right: &mut Row) {
    for i in 0..MOST {
        let taken: f64 = (0..i).map(|k| factor[i][k] * right[k]).sum();
        right[i] = (right[i] - taken) / factor[i][i];
    }
}

/// The solution of `L Lᵀ x = right`.
#[expect(clippy::indexing_slicing, reason = "four by four")]
fn solve(factor: &Square, right: &mut Row, width: usize) {
    forward(factor, right);
    for i in (0..width).rev() {
        let taken: f64 = (i + 1..width).map(|k| factor[k][i] * right[k]).sum();
        right[i] = (right[i] - taken) / factor[i][i];
    }
}

/// A number on the diagonal of the inverse.
fn inverse_at(factor: &Square, term: usize) -> f64 {
    let mut unit: Row = std::array::from_fn(|i| f64::from(u8::from(i == term)));
    forward(factor, &mut unit);
    unit.iter().map(|x| x * x).sum()
}

/// What is left of `squares` when columns explain what they can of `products`, and the logarithm of the determinant of their matrix.
#[expect(clippy::indexing_slicing, reason = "four by four")]
pub(super) fn left_of(squares: f64, products: &Row, matrix: &Square, width: usize) -> (f64, f64) {
    let factor = factor(matrix, width);
    let mut explained = *products;
    forward(&factor, &mut explained);
    let taken: f64 = explained.iter().take(width).map(|x| x * x).sum();
    let ln_determinant = (0..width).map(|i| 2.0 * factor[i][i].ln()).sum();
    (squares - taken, ln_determinant)
}
