//! Cells with an event, and cells without.

use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::special::stirling::ln_choose;

/// Whether more cells of the later period have an event than of the earlier one, whatever the number of events in each cell.
///
/// A burst of fifty events in one month is one month with events. So p holds however events cluster within a cell, and it has an answer
/// where a period has no event at all, of which no ratio has a standard error.
///
/// # Formula
/// Of `m₁` and `m₂` cells of one length `k₁` and `k₂` have an event. If nothing changed each choice of `k₁ + k₂` of the cells is as
/// probable as any other, so that `k₂` is hypergeometric; p is twice its smaller tail, at most 1 (Fisher's exact test).
///
/// # When it misleads
/// Where most cells of both periods have events it sees nothing: a tenfold rate is not more than every month. A cluster that lasts over
/// several cells counts in each of them. With three cells on each side p is never below 0.1.
///
/// # Errors
/// A period without cells, or with more than 2³⁰; more cells with events than there are.
///
/// # Examples
/// Nothing in twelve months, then events in eight of twelve:
/// ```
/// use interstate::stats::OccupiedCells;
///
/// let began = OccupiedCells::new((0, 12), (8, 12))?;
/// assert_eq!(format!("{:.5}", began.p()), "0.00135");
/// // Three years against three say nothing, whatever they hold.
/// assert!((OccupiedCells::new((0, 3), (3, 3))?.p() - 0.1).abs() < 1e-15);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// R. A. Fisher (1935), "The logic of inductive inference", Journal of the Royal Statistical Society 98(1), 39–82, doi 10.2307/2342435.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct OccupiedCells {
    before: (u64, u64),
    after: (u64, u64),
}

impl OccupiedCells {
    /// For each period, the number of cells with an event and the number of all cells.
    ///
    /// # Errors
    /// As at [`OccupiedCells`].
    pub fn new(before: (u64, u64), after: (u64, u64)) -> Result<Self> {
        for (occupied, cells) in [before, after] {
            if cells == 0 || cells > 1 << 30 {
                return Err(Numbers::Outside {
                    what: "number of cells",
                    found: cells as f64,
                    expected: "1 ≤ cells ≤ 2³⁰",
                }
                .into());
            }
            if occupied > cells {
                return Err(Numbers::Above {
                    what: "number of cells with an event",
                    found: occupied,
                    most: cells,
                }
                .into());
            }
        }
        Ok(Self { before, after })
    }

    /// The two-sided p for an unchanged share of cells with an event.
    #[must_use]
    pub fn p(self) -> f64 {
        // OK because there are at most 2³⁰ cells.
        let float = |n: u64| n as f64;
        let ((k1, m1), (k2, m2)) = (self.before, self.after);
        let all = k1 + k2;
        let chance = |later: u64| {
            let earlier = all - later;
            let ways = ln_choose(float(m1), float(earlier)) + ln_choose(float(m2), float(later));
            (ways - ln_choose(float(m1 + m2), float(all))).exp()
        };
        let (least, most) = (all.saturating_sub(m1), all.min(m2));
        let less: f64 = (least..=k2).map(chance).sum();
        let greater: f64 = (k2..=most).map(chance).sum();
        (2.0 * less.min(greater)).min(1.0)
    }
}
