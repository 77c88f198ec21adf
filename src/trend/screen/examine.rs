//! What a test says of the cells of one line.

use super::frame::Frame;
use super::line::{Answer, ScreenFate};
use super::options::ScreenTest;
use crate::error::{Result, answers::Answers};
use crate::stats::{Confidence, DispersedRatio, Observed, OccupiedCells, RateRatio, Series};
use std::collections::HashMap;

/// A test of many lines over the same cells.
pub(super) struct Examiner<'a> {
    frame: &'a Frame,
    test: ScreenTest,
    level: Confidence,
    even: bool,
    /// What two totals lead to: sparse lines have the same ones over and over.
    known: HashMap<(u64, u64), Answer>,
}

impl<'a> Examiner<'a> {
    /// # Errors
    /// A test that needs cells, of periods that have none, or uneven ones.
    pub(super) fn new(
        frame: &'a Frame,
        asked: Option<ScreenTest>,
        level: Confidence,
    ) -> Result<Self> {
        let test = asked.unwrap_or(if frame.has_cells() {
            ScreenTest::Dispersed
        } else {
            ScreenTest::Exact
        });
        let even = frame.is_even();
        if test != ScreenTest::Exact && !frame.has_cells() {
            return Err(Answers::NoCells {
                test: test.to_string().into(),
                before: frame.before.cells.len(),
                after: frame.after.cells.len(),
            }
            .into());
        }
        if test == ScreenTest::OccupiedCells && !even {
            return Err(Answers::UnevenCells.into());
        }
        Ok(Self {
            frame,
            test,
            level,
            even,
            known: HashMap::new(),
        })
    }

    /// The test of lines with events in both periods.
    pub(super) fn test(&self) -> ScreenTest {
        self.test
    }

    /// The answer, or why there is none.
    pub(super) fn answer(
        &mut self,
        before: &[u64],
        after: &[u64],
    ) -> Result<std::result::Result<Answer, ScreenFate>> {
        let (x1, x2) = (before.iter().sum(), after.iter().sum());
        match self.test {
            _ if x1 == 0 && x2 == 0 => Ok(Err(ScreenFate::NoEvents)),
            ScreenTest::Exact => self.exact(x1, x2).map(Ok),
            ScreenTest::Dispersed if x1 > 0 && x2 > 0 => self.dispersed(before, after).map(Ok),
            _ if self.even => occupied(before, after).map(Ok),
            _ => Ok(Err(ScreenFate::UnevenCells)),
        }
    }

    fn exact(&mut self, x1: u64, x2: u64) -> Result<Answer> {
        if let Some(&answer) = self.known.get(&(x1, x2)) {
            return Ok(answer);
        }
        let ratio = RateRatio::new(
            Observed::new(x1, self.frame.before.years)?,
            Observed::new(x2, self.frame.after.years)?,
        );
        let answer = Answer {
            test: ScreenTest::Exact,
            p: ratio.p(1.0)?.hi(),
            interval: Some(ratio.interval(self.level)?),
        };
        self.known.insert((x1, x2), answer);
        Ok(answer)
    }

    fn dispersed(&self, before: &[u64], after: &[u64]) -> Result<Answer> {
        let ratio = DispersedRatio::new(
            Series::new(before, &self.frame.before.exposures)?,
            Series::new(after, &self.frame.after.exposures)?,
        )?;
        Ok(Answer {
            test: ScreenTest::Dispersed,
            p: ratio.p()?,
            interval: Some(ratio.interval(self.level)?),
        })
    }
}

fn occupied(before: &[u64], after: &[u64]) -> Result<Answer> {
    let cells = |counts: &[u64]| {
        let occupied = counts.iter().filter(|&&count| count > 0).count();
        (occupied as u64, counts.len() as u64)
    };
    Ok(Answer {
        test: ScreenTest::OccupiedCells,
        p: OccupiedCells::new(cells(before), cells(after))?.p(),
        interval: None,
    })
}
