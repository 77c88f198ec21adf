//! Tables of periods by kinds, and Pearson's test of them.

use super::total;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::multiplicity::holm;
use crate::stats::special::gamma::chi_squared_tails;
use crate::stats::special::normal::normal_tails;

/// Pearson's test of a table.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct ChiSquare {
    /// `X²`, without Yates's correction.
    pub statistic: f64,
    /// `(rows − 1)(columns − 1)` of those that hold an event.
    pub degrees_of_freedom: usize,
    /// Its p by the χ² law.
    pub p: f64,
    /// Cramér's V: 0 for equal mixes, 1 for mixes with nothing in common.
    pub cramers_v: f64,
    /// The smallest expected count: below about 5 the χ² law is rough.
    pub smallest_expected: f64,
}

/// How the mixes of several periods differ, and in which cells.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct MixComparison {
    /// The test of the whole table; `None` if fewer than two rows or two columns hold an event.
    pub chi_square: Option<ChiSquare>,
    /// Pearson's residuals `(n − m)/√m`, a row a period; 0 in rows and columns without an event.
    pub residuals: Vec<Vec<f64>>,
    /// The same divided by their standard deviation `√((1 − row share)(1 − column share))`: beyond ±2 a cell stands out, if it was
    /// named beforehand.
    pub adjusted_residuals: Vec<Vec<f64>>,
    /// The two-sided p of each adjusted residual, adjusted over all cells by Holm's method.
    pub cell_p: Vec<Vec<f64>>,
}

/// A rectangular table with its sums.
pub(super) struct Table {
    pub(super) rows: Vec<Vec<u64>>,
    pub(super) row_sums: Vec<u64>,
    pub(super) column_sums: Vec<u64>,
    pub(super) total: u64,
}

impl Table {
    pub(super) fn of(rows: &[&[u64]]) -> Result<Self> {
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
    pub(super) fn filled(self) -> Self {
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
}

/// Compares the mixes of kinds of several periods by Pearson's `X²`, and says which cells differ. A row a period, a column a kind.
///
/// # Formula
/// With `m` = row sum · column sum / N: `X² = Σ (n − m)²/m`, `V = √(X²/(N · min(r − 1, c − 1)))`, where `r` and `c` count the rows
/// and columns that hold an event.
///
/// # When it misleads
/// With small expected counts the χ² law is rough: [`compare_mixes_exact`](super::compare_mixes_exact). Equal mixes say nothing of equal rates. Clustered events make
/// p too small.
///
/// # Errors
/// A table without cells, with rows of two lengths, or with more than 2⁵⁰ events.
///
/// # Examples
/// The share of meetings among events, 9 of 12 and 4 of 12:
/// ```
/// use interstate::stats::mix::compare_mixes;
///
/// let mixes = compare_mixes(&[&[9, 3], &[4, 8]])?;
/// let whole = mixes.chi_square.unwrap();
/// assert!((whole.p - 0.0405).abs() < 1e-4 && (whole.cramers_v - 0.418).abs() < 1e-3);
/// assert!((mixes.adjusted_residuals[0][0] - 2.0484).abs() < 1e-4);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// K. Pearson (1900), Philosophical Magazine 50(302), 157–175, doi 10.1080/14786440009463897. H. Cramér (1946), "Mathematical Methods of
/// Statistics", Princeton, ch. 21 (no DOI). S. J. Haberman (1973), "The analysis of residuals in cross-classified tables",
/// Biometrics 29(1), 205–220, doi 10.2307/2529686.
#[doc(alias = "cramers_v")]
pub fn compare_mixes(rows: &[&[u64]]) -> Result<MixComparison> {
    let table = Table::of(rows)?;
    let size = table.total as f64;
    let share = |sum: &u64| *sum as f64 / size;
    let mut statistic = 0.0;
    let mut smallest_expected = f64::INFINITY;
    let (mut residuals, mut adjusted_residuals) = (Vec::new(), Vec::new());
    for (row, row_sum) in table.rows.iter().zip(&table.row_sums) {
        let (mut plain, mut adjusted) = (Vec::new(), Vec::new());
        for (&n, column_sum) in row.iter().zip(&table.column_sums) {
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
    let (r, c) = (filled(&table.row_sums), filled(&table.column_sums));
    let chi_square = (r > 1 && c > 1).then(|| {
        let degrees_of_freedom = (r - 1) * (c - 1);
        ChiSquare {
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
    let width = table.column_sums.len();
    Ok(MixComparison {
        chi_square,
        residuals,
        adjusted_residuals,
        cell_p: holm(&cells)?.chunks(width).map(<[f64]>::to_vec).collect(),
    })
}
