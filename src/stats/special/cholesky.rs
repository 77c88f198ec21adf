//! Systems of linear equations whose matrix is symmetric and positive definite.

pub(in crate::stats) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// Cholesky's factor of a matrix scaled to a diagonal of ones.
pub(crate) struct Factor {
    rows: Vec<Vec<f64>>,
    scale: Vec<f64>,
}

impl Factor {
    /// `None` if the matrix is not positive definite, to twelve digits.
    pub(in crate::stats) fn of(matrix: &[Vec<f64>]) -> Option<Self> {
        let diagonal = matrix.iter().enumerate().map(|(i, row)| row.get(i));
        let scale: Vec<f64> = diagonal
            .map(|d| {
                d.copied()
                    .filter(|&d| d > 0.0 && d.is_finite())
                    .map(f64::sqrt)
            })
            .collect::<Option<_>>()?;
        let mut rows: Vec<Vec<f64>> = Vec::with_capacity(matrix.len());
        for (line, own) in matrix.iter().zip(&scale) {
            let mut row: Vec<f64> = Vec::with_capacity(rows.len() + 1);
            for ((value, scale), above) in line.iter().zip(&scale).zip(&rows) {
                let left = value / own / scale - dot(&row, above);
                row.push(left / above.last()?);
            }
            let left = 1.0 - dot(&row, &row);
            if left.is_nan() || left < 1e-12 {
                return None;
            }
            row.push(left.sqrt());
            rows.push(row);
        }
        Some(Self { rows, scale })
    }

    /// The solution of `matrix · x = right`.
    // OK because row `at` holds the numbers of the columns `0 ..= at`, and there are as many rows as numbers on the right.
    #[expect(
        clippy::indexing_slicing,
        reason = "a triangle as high as `right` is long"
    )]
    pub(in crate::stats) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let mut forward: Vec<f64> = Vec::with_capacity(right.len());
        for (at, ((row, scale), r)) in self.rows.iter().zip(&self.scale).zip(right).enumerate() {
            forward.push((r / scale - dot(row, &forward)) / row[at]);
        }
        let mut solved = forward;
        for at in (0..solved.len()).rev() {
            let below = self.rows.iter().zip(&solved).skip(at + 1);
            let taken: f64 = below.map(|(row, x)| row[at] * x).sum();
            solved[at] = (solved[at] - taken) / self.rows[at][at];
        }
        for (x, scale) in solved.iter_mut().zip(&self.scale) {
            *x /= scale;
        }
        solved
    }

    /// The diagonal of the inverse.
    pub(in crate::stats) fn inverse_diagonal(&self) -> impl Iterator<Item = f64> {
        let width = self.rows.len();
        (0..width).map(move |at| {
            let unit: Vec<f64> = (0..width).map(|i| f64::from(i == at)).collect();
            // OK because there are as many numbers as rows.
            #[expect(clippy::indexing_slicing, reason = "at < rows")]
            self.solve(&unit)[at]
        })
    }
}
