//! Tables of periods by kinds, and Pearson's test of them.

mod exact;

use super::diversity::total;
use super::multiplicity::PAdjustment;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::special::gamma::chi_squared_tails;
use crate::stats::special::normal::normal_tails;

/// Pearson's χ² test of a whole table of mixes: a part of a [`MixComparison`].
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct PearsonChiSquare {
    /// `X²`, without Yates's correction.
    pub statistic: f64,
    /// `(rows − 1)(columns − 1)` of those that hold an event.
    pub degrees_of_freedom: usize,
    p: f64,
    /// Cramér's V: 0 for equal mixes, 1 for mixes with nothing in common.
    pub cramers_v: f64,
    /// The smallest expected count: below about 5 the χ² law is rough.
    pub smallest_expected: f64,
}

impl PearsonChiSquare {
    /// The p of `X²` by the χ² law.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.p
    }
}

/// How the mixes of kinds of several periods differ, and in which cells: the answer of [`MixTable::compare`].
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct MixComparison {
    /// The test of the whole table; `None` if fewer than two rows or two columns hold an event.
    pub chi_square: Option<PearsonChiSquare>,
    /// Pearson's residuals `(n − m)/√m`, a row a period; 0 in rows and columns without an event.
    pub residuals: Vec<Vec<f64>>,
    /// Pearson's residuals divided by their standard deviation `√((1 − row share)(1 − column share))`: beyond ±2 a cell stands out, if it was
    /// named beforehand.
    pub adjusted_residuals: Vec<Vec<f64>>,
    /// The two-sided p of each adjusted residual, adjusted over all cells by Holm's method.
    pub cell_p: Vec<Vec<f64>>,
}

/// The counts of kinds in several periods, a row for each period and a column for each kind, for testing whether the mixes differ.
///
/// Equal mixes say nothing of equal rates: those are [`Series::homogeneity`](crate::stats::Series::homogeneity)'s.
///
/// # Examples
/// The share of meetings among events, 9 of 12 and 4 of 12:
/// ```
/// use interstate::stats::{MixTable, Simulation};
///
/// let mixes = MixTable::new(&[&[9, 3], &[4, 8]])?;
/// assert!((mixes.compare().chi_square.unwrap().p() - 0.0405).abs() < 1e-4);
/// // Fisher's exact test.
/// assert!((mixes.compare_exact(Simulation::seeded(1))?.p() - 0.0995).abs() < 1e-4);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MixTable {
    rows: Vec<Vec<u64>>,
    row_sums: Vec<u64>,
    column_sums: Vec<u64>,
    total: u64,
}

impl MixTable {
    /// Takes the counts of each period, kind by kind.
    ///
    /// # Errors
    /// A table without cells, with rows of two lengths, or with more than 2⁵⁰ events.
    pub fn new(rows: &[&[u64]]) -> Result<Self> {
        // Without a row there is no cell, which is refused below.
        let width = rows.first().map_or(0, |row| row.len());
        if rows.is_empty() || width == 0 {
            return Err(Numbers::TooShort {
                what: "cells of a table",
                found: 0,
                needed: 1,
            }
            .into());
        }
        if let Some(row) = rows.iter().find(|row| row.len() != width) {
            return Err(Numbers::Length {
                what: "counts in a row",
                found: row.len(),
                expected: width,
            }
            .into());
        }
        let total = total(rows.iter().copied().flatten())?;
        let column = |at: usize| rows.iter().filter_map(|row| row.get(at)).sum();
        Ok(Self {
            rows: rows.iter().map(|row| row.to_vec()).collect(),
            row_sums: rows.iter().map(|row| row.iter().sum()).collect(),
            column_sums: (0..width).map(column).collect(),
            total,
        })
    }

    /// The table without the rows and columns that hold no event.
    fn filled(self) -> Self {
        let keep = |row: Vec<u64>| -> Vec<u64> {
            let cells = row.into_iter().zip(&self.column_sums);
            cells.filter(|(_, sum)| **sum > 0).map(|(n, _)| n).collect()
        };
        let rows = self.rows.into_iter().zip(&self.row_sums);
        let rows = rows
            .filter(|(_, sum)| **sum > 0)
            .map(|(row, _)| keep(row))
            .collect();
        let filled = |sums: &[u64]| sums.iter().copied().filter(|&n| n > 0).collect();
        Self {
            rows,
            row_sums: filled(&self.row_sums),
            column_sums: filled(&self.column_sums),
            total: self.total,
        }
    }
    /// Compares the mixes of kinds of several periods by Pearson's `X²`, and says which cells differ.
    ///
    /// # Formula
    /// With `m` = row sum · column sum / N: `X² = Σ (n − m)²/m`, `V = √(X²/(N · min(r − 1, c − 1)))`, where `r` and `c` count the rows
    /// and columns that hold an event.
    ///
    /// # When it misleads
    /// With small expected counts the χ² law is rough: [`compare_exact`](Self::compare_exact). Equal mixes say nothing of equal rates. Clustered
    /// events make p too small.
    ///
    /// # Errors
    /// None beyond those of [`new`](Self::new). Without two rows and two columns that hold an event there is no test of the whole.
    ///
    /// # Examples
    /// The share of meetings among events, 9 of 12 and 4 of 12:
    /// ```
    /// use interstate::stats::MixTable;
    ///
    /// let mixes = MixTable::new(&[&[9, 3], &[4, 8]])?.compare();
    /// let whole = mixes.chi_square.unwrap();
    /// assert!((whole.p() - 0.0405).abs() < 1e-4 && (whole.cramers_v - 0.418).abs() < 1e-3);
    /// assert!((mixes.adjusted_residuals[0][0] - 2.0484).abs() < 1e-4);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// K. Pearson (1900), Philosophical Magazine 50(302), 157–175, doi 10.1080/14786440009463897. H. Cramér (1946), "Mathematical Methods of
    /// Statistics", Princeton, ch. 21 (no DOI). S. J. Haberman (1973), "The analysis of residuals in cross-classified tables",
    /// Biometrics 29(1), 205–220, doi 10.2307/2529686.
    #[doc(alias = "cramers_v")]
    #[must_use]
    pub fn compare(&self) -> MixComparison {
        let size = self.total as f64;
        let share = |sum: &u64| *sum as f64 / size;
        let mut statistic = 0.0;
        let mut smallest_expected = f64::INFINITY;
        let (mut residuals, mut adjusted_residuals) = (Vec::new(), Vec::new());
        for (row, row_sum) in self.rows.iter().zip(&self.row_sums) {
            let (mut plain, mut adjusted) = (Vec::new(), Vec::new());
            for (&n, column_sum) in row.iter().zip(&self.column_sums) {
                let mean = *row_sum as f64 * share(column_sum);
                if *row_sum == 0 || *column_sum == 0 {
                    plain.push(0.0);
                    adjusted.push(0.0);
                    continue;
                }
                let off = n as f64 - mean;
                statistic += off * (off / mean);
                smallest_expected = smallest_expected.min(mean);
                let residual = off / mean.sqrt();
                let spread = ((1.0 - share(row_sum)) * (1.0 - share(column_sum))).sqrt();
                plain.push(residual);
                // A row or a column that holds everything cannot differ from itself.
                adjusted.push(if spread > 0.0 { residual / spread } else { 0.0 });
            }
            residuals.push(plain);
            adjusted_residuals.push(adjusted);
        }
        let filled = |sums: &[u64]| sums.iter().filter(|&&n| n > 0).count();
        let (r, c) = (filled(&self.row_sums), filled(&self.column_sums));
        let chi_square = (r > 1 && c > 1).then(|| {
            let degrees_of_freedom = (r - 1) * (c - 1);
            PearsonChiSquare {
                statistic,
                degrees_of_freedom,
                p: chi_squared_tails(degrees_of_freedom as f64, statistic).upper,
                cramers_v: (statistic / (size * (r.min(c) - 1) as f64)).sqrt().min(1.0),
                smallest_expected,
            }
        });
        let cells: Vec<f64> = adjusted_residuals
            .iter()
            .flatten()
            .map(|z: &f64| (2.0 * normal_tails(z.abs()).upper).min(1.0))
            .collect();
        let width = self.column_sums.len();
        MixComparison {
            chi_square,
            residuals,
            adjusted_residuals,
            cell_p: PAdjustment::Holm
                .of_probabilities(&cells)
                .chunks(width)
                .map(<[f64]>::to_vec)
                .collect(),
        }
    }
}
