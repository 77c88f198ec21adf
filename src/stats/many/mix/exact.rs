//! Fisher, Freeman and Halton's exact test.

use super::MixTable;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::exact_p::{ExactP, HomogeneityDistance};
use crate::stats::simulation::{Generator, PMethod, WatchedSimulation};
use crate::stats::special::stirling::ln_gamma;

/// Up to this many steps tables are listed, some tenths of a second; beyond they are drawn.
const MOST_STEPS: u64 = 10_000_000;
/// Up to this many cells tables are listed.
const MOST_LISTED: usize = 400;
/// Draws times cells up to which tables are drawn: a minute or two.
const MOST_CELLS: u64 = 1_000_000_000;
/// The most events, whose factorials are tabled.
const MOST_EVENTS: u64 = 1_000_000;
/// Tables whose log-probabilities differ by less are equally likely.
const TIE: f64 = 1e-10;

impl MixTable {
    /// Compares the mixes of kinds of several periods exactly: over every table with the same sums, or over tables drawn at random
    /// where listing them would take too long.
    ///
    /// # Formula
    /// Given its sums a table has probability `∏ r! ∏ c! / (N! ∏ n!)`; p sums the probabilities that are no larger than the observed table's
    /// (ties within 1e-10). Simulated: `p = (1 + hits)/(1 + draws)`.
    ///
    /// # When it misleads
    /// For tables of more than two rows and columns "no more likely" is one order among several: a small p does not say how the mixes
    /// differ; the residuals of [`compare`](Self::compare) do.
    ///
    /// # Errors
    /// More than a million events; where tables have to be drawn, more than 10⁹ draws times cells: draw fewer tables, or take the χ² law of
    /// [`compare`](Self::compare). A simulation that its [progress callback](crate::stats::Simulation::with_progress) stopped.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::{MixTable, Simulation};
    ///
    /// let kinds = MixTable::new(&[&[5, 0, 2], &[1, 4, 3]])?.compare_exact(Simulation::seeded(1))?;
    /// assert!((kinds.p() - 0.049728).abs() < 1e-6);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// G. H. Freeman, J. H. Halton (1951), "Note on an exact treatment of contingency, goodness of fit and other problems of
    /// significance", Biometrika 38(1–2), 141–149, doi 10.1093/biomet/38.1-2.141.
    #[doc(alias = "fisher")]
    pub fn compare_exact<'s>(
        &self,
        simulation: impl Into<WatchedSimulation<'s>>,
    ) -> Result<ExactP> {
        let simulation = simulation.into();
        let no_likelier = |p, method| ExactP::of(p, HomogeneityDistance::Probability, method);
        let table = self.clone().filled();
        if table.total > MOST_EVENTS {
            return Err(Numbers::Above {
                what: "number of events in an exact table",
                found: table.total,
                most: MOST_EVENTS,
            }
            .into());
        }
        if table.row_sums.len() < 2 || table.column_sums.len() < 2 {
            return Ok(no_likelier(1.0, PMethod::Enumerated { tables: 1 }));
        }
        let ln_factorials: Vec<f64> = (0..=table.total)
            .map(|n| ln_gamma(n as f64 + 1.0))
            .collect();
        let mut listing = Listing::new(&table, &ln_factorials);
        let cells = table.row_sums.len() * table.column_sums.len();
        if cells <= MOST_LISTED && listing.list() {
            let method = PMethod::Enumerated {
                tables: listing.tables,
            };
            return Ok(no_likelier(listing.p.min(1.0), method));
        }
        let least = listing.least;
        let what = "number of draws times cells";
        simulation.check_cells(what, cells as u64, MOST_CELLS)?;
        let (p, method) =
            simulation.p(|generator| drawn(generator, &table, &ln_factorials) >= least)?;
        Ok(no_likelier(p, method))
    }
}

fn ln_factorial(table: &[f64], n: u64) -> f64 {
    // OK because no cell and no sum is above the total, up to which the table was made.
    #[expect(
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        reason = "at most 10⁶"
    )]
    table[n as usize]
}

/// Lists the tables with given sums, cell by cell.
struct Listing<'a> {
    ln_factorials: &'a [f64],
    column_sums: &'a [u64],
    /// What is left of each row.
    row_left: Vec<u64>,
    /// The logarithm of `∏ r! ∏ c! / N!`.
    ln_whole: f64,
    /// The sum of `ln n!` from which on a table is no more likely than the one seen.
    least: f64,
    p: f64,
    tables: u64,
    steps: u64,
}

impl<'a> Listing<'a> {
    fn new(table: &'a MixTable, ln_factorials: &'a [f64]) -> Self {
        let sum = |counts: &[u64]| -> f64 {
            counts.iter().map(|&n| ln_factorial(ln_factorials, n)).sum()
        };
        let seen: f64 = table.rows.iter().map(|row| sum(row)).sum();
        Self {
            ln_factorials,
            column_sums: &table.column_sums,
            row_left: table.row_sums.clone(),
            ln_whole: sum(&table.row_sums) + sum(&table.column_sums)
                - ln_factorial(ln_factorials, table.total),
            least: seen - TIE,
            p: 0.0,
            tables: 0,
            steps: 0,
        }
    }

    /// Lists every table; `false` if there are too many.
    fn list(&mut self) -> bool {
        // OK because a table that is listed has two columns or more.
        #[expect(clippy::indexing_slicing, reason = "two columns or more")]
        self.cell(0, 0, self.column_sums[0], 0.0)
    }

    /// Fills the cell of a column and a row, with `left` of the column to place in this row and those below.
    fn cell(&mut self, column: usize, row: usize, left: u64, ln_cells: f64) -> bool {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return false;
        }
        if column + 1 == self.column_sums.len() {
            // The last column is what the rows have left.
            let rest = self.row_left.iter();
            let last: f64 = rest.map(|&n| ln_factorial(self.ln_factorials, n)).sum();
            self.tables += 1;
            if ln_cells + last >= self.least {
                self.p += (self.ln_whole - ln_cells - last).exp();
            }
            return true;
        }
        // OK because the walk goes down the rows and, but for the last column, over the columns.
        #[expect(clippy::indexing_slicing, reason = "row < rows, column + 1 < columns")]
        {
            let room = self.row_left[row];
            let below: u64 = self.row_left.iter().skip(row + 1).sum();
            let last_row = row + 1 == self.row_left.len();
            // What the rows below cannot take must stand here.
            for n in left.saturating_sub(below)..=left.min(room) {
                let ln_cells = ln_cells + ln_factorial(self.ln_factorials, n);
                self.row_left[row] = room - n;
                let going = if last_row {
                    self.cell(column + 1, 0, self.column_sums[column + 1], ln_cells)
                } else {
                    self.cell(column, row + 1, left - n, ln_cells)
                };
                self.row_left[row] = room;
                if !going {
                    return false;
                }
            }
        }
        true
    }
}

/// The sum of `ln n!` of a table drawn at random with the sums of another.
fn drawn(generator: &mut Generator, table: &MixTable, ln_factorials: &[f64]) -> f64 {
    let mut row_left = table.row_sums.clone();
    let mut open = table.total;
    let mut sum = 0.0;
    for &column in &table.column_sums {
        // Deal the column's events to the rows, each in proportion to what it has left.
        let (mut deal, mut places) = (column, open);
        for left in &mut row_left {
            let n = generator.hypergeometric(*left, places - *left, deal, ln_factorials);
            places -= *left;
            deal -= n;
            *left -= n;
            sum += ln_factorial(ln_factorials, n);
        }
        open -= column;
    }
    sum
}
