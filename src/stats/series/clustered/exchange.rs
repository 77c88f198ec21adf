//! Cells that change places.

use crate::error::Result;
use crate::stats::series::periods::Series;
use crate::stats::simulation::{Generator, PMethod, WatchedSimulation};
use crate::stats::special::stirling::ln_choose;

/// Statistics closer than this times the one seen and 1, which is a standard error, are equal: what rounding leaves of nothing is nothing.
pub(super) const TIE: f64 = 1e-9;
/// Up to this many cells every order is listed: 362,880 orders.
const MOST_CELLS: usize = 9;
/// Up to this many splits of the cells in two groups every split is listed.
const MOST_SPLITS: f64 = 1e6;
/// Draws times cells up to which orders are drawn: some tens of seconds.
const MOST_DRAWN: u64 = 100_000_000;

/// The orders that a statistic is compared over.
#[derive(Clone, Copy)]
pub(super) enum Orders {
    /// Every order of the cells.
    All,
    /// Every choice of so many cells that come first: for a statistic that does not ask for the order within the two groups.
    Splits(usize),
    /// Orders drawn at random.
    Drawn,
}

impl Orders {
    pub(super) fn of(cells: usize) -> Self {
        if cells <= MOST_CELLS {
            Self::All
        } else {
            Self::Drawn
        }
    }

    pub(super) fn splits(cells: usize, first: usize) -> Self {
        if ln_choose(cells as f64, first as f64) <= MOST_SPLITS.ln() {
            Self::Splits(first)
        } else {
            Self::Drawn
        }
    }
}

/// The residuals of counts against their means, to be put back in another order.
pub(super) struct Exchange {
    means: Vec<f64>,
    roots: Vec<f64>,
    residuals: Vec<f64>,
}

impl Exchange {
    /// With `shares` of the total as means: they sum to 1 and none is 0.
    pub(super) fn new(series: Series<'_>, shares: &[f64]) -> Self {
        let total = series.total() as f64;
        let means: Vec<f64> = shares.iter().map(|w| total * w).collect();
        let roots: Vec<f64> = means.iter().map(|m| m.sqrt()).collect();
        let cells = series.counts().iter().zip(means.iter().zip(&roots));
        let residuals = cells.map(|(&x, (m, root))| (x as f64 - m) / root);
        Self {
            residuals: residuals
                .map(|e| if e.is_finite() { e } else { 0.0 })
                .collect(),
            means,
            roots,
        }
    }

    /// The shares of the orders in which each of two statements holds of the counts; simulated, with the order seen as one more draw.
    pub(super) fn tails(
        &self,
        orders: Orders,
        simulation: WatchedSimulation<'_>,
        mut holds: impl FnMut(&[f64]) -> [bool; 2],
    ) -> Result<([f64; 2], PMethod)> {
        let cells = self.means.len();
        let mut order: Vec<usize> = (0..cells).collect();
        let mut counts = vec![0.0; cells];
        let mut tables = 0_u64;
        let mut hits = [0_u64; 2];
        let mut ask = |order: &[usize]| {
            self.put(order, &mut counts);
            holds(&counts)
        };
        let mut note = |order: &[usize]| {
            tables += 1;
            let [a, b] = ask(order);
            hits = [hits[0] + u64::from(a), hits[1] + u64::from(b)];
        };
        match orders {
            Orders::All => every_order(&mut order, 0, &mut note),
            Orders::Splits(first) => every_split(&mut order, (0, first), 0, &mut note),
            Orders::Drawn => {
                simulation.check_cells(
                    "number of draws times periods",
                    cells as u64,
                    MOST_DRAWN,
                )?;
                return simulation.tails(|generator: &mut Generator| {
                    generator.shuffle(&mut order);
                    ask(&order)
                });
            }
        }
        let whole = tables as f64;
        Ok((
            hits.map(|hits| hits as f64 / whole),
            PMethod::Enumerated { tables },
        ))
    }

    /// The counts with the residuals in another order.
    fn put(&self, order: &[usize], counts: &mut [f64]) {
        let cells = self.means.iter().zip(&self.roots).zip(order);
        for (count, ((mean, root), &from)) in counts.iter_mut().zip(cells) {
            let residual = self.residuals.get(from).map_or(0.0, |&e| e);
            *count = (mean + root * residual).max(0.0);
        }
    }
}

/// Every order of what stands from place `from` on.
fn every_order(order: &mut [usize], from: usize, note: &mut impl FnMut(&[usize])) {
    if from + 1 >= order.len() {
        note(order);
        return;
    }
    for other in from..order.len() {
        order.swap(from, other);
        every_order(order, from + 1, note);
        order.swap(from, other);
    }
}

/// Every choice of cells for the places `place.0 .. place.1`, in ascending order from `least` on; the rest stands after them in some order.
fn every_split(
    order: &mut [usize],
    (place, first): (usize, usize),
    least: usize,
    note: &mut impl FnMut(&[usize]),
) {
    if place == first {
        note(order);
        return;
    }
    // The cells from `least` on still stand where they began, but for those that changed places with a chosen one.
    for other in least.max(place)..order.len() {
        order.swap(place, other);
        every_split(order, (place + 1, first), other + 1, note);
        order.swap(place, other);
    }
}
