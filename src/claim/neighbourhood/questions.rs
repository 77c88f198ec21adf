//! Claims that are asked together of one ledger, which each rule then counts once.

use crate::claim::asked::Asks;
use crate::claim::check::Gap;
use crate::claim::{Claim, MeasuredRange, Verdict};
use crate::count::Count;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::rule::counting_rule::CountingRule;
use crate::tally::TallyKey;
use crate::tally::table::{CellRun, LineSums, TallyTable, runs_of};
use crate::time::partition::Partition;
use crate::time::period::Period;
use std::collections::HashMap;

/// What came of a claim, in numbers.
pub(in crate::claim) struct Outcome {
    pub(in crate::claim) verdict: Verdict,
    /// Those that decided; none where days that are not covered did.
    pub(in crate::claim) counts: Vec<Count>,
    pub(in crate::claim) value: Option<MeasuredRange>,
    pub(in crate::claim) sharp: bool,
}

/// One claim.
struct Question {
    claim: Claim,
    /// The places of its windows among the periods of all; none of a claim that asks for more than counts in single periods.
    places: Option<Vec<usize>>,
}

/// Claims with their periods, each period once.
pub(in crate::claim) struct Questions<'a> {
    ledger: &'a Ledger,
    all: Vec<Question>,
    periods: Vec<Period>,
    cells: Option<Partition>,
    runs: Vec<CellRun>,
    gaps: Vec<Gap>,
}

impl<'a> Questions<'a> {
    /// # Errors
    /// A claim that is not [`sound`](Claim::sound).
    pub(in crate::claim) fn new(claims: Vec<Claim>, ledger: &'a Ledger) -> Result<Self> {
        let mut found = HashMap::new();
        let mut periods = Vec::new();
        let mut all = Vec::with_capacity(claims.len());
        for claim in claims {
            claim.sound()?;
            let single = single_windows(&claim);
            let mut place = |period: Period| {
                *found.entry(period).or_insert_with(|| {
                    periods.push(period);
                    periods.len() - 1
                })
            };
            let places = single.map(|single| single.into_iter().map(&mut place).collect());
            all.push(Question { claim, places });
        }
        let unread = ledger.unread().rows() > 0;
        let gap = |period: &Period| Gap::of(ledger.coverage(), &[*period], unread);
        let cells = match periods.as_slice() {
            [] => None,
            periods => Some(Partition::around(periods)?),
        };
        let runs = match &cells {
            Some(cells) => runs_of(cells, &periods)?,
            None => Vec::new(),
        };
        Ok(Self {
            ledger,
            all,
            runs,
            cells,
            gaps: periods.iter().map(gap).collect(),
            periods,
        })
    }

    /// The claim of this place.
    pub(in crate::claim) fn claim(&self, place: usize) -> Option<&Claim> {
        self.all.get(place).map(|question| &question.claim)
    }

    /// Counts the ledger under a rule, if any claim asks for that.
    pub(in crate::claim) fn under<K: TallyKey>(
        &self,
        rule: CountingRule,
        of: &K,
    ) -> Result<Counted<'_, K>> {
        let line = match &self.cells {
            Some(cells) => {
                let table = TallyTable::count(self.ledger, &rule, cells)?;
                Some(table.into_sums(of))
            }
            None => None,
        };
        Ok(Counted {
            questions: self,
            rule,
            of: of.clone(),
            line,
        })
    }
}

/// The windows of a claim that asks for counts in single periods and for nothing else.
fn single_windows(claim: &Claim) -> Option<Vec<Period>> {
    match claim.asks() {
        Asks::Counts { windows, parts } if parts.is_empty() => windows
            .into_iter()
            .map(|window| match window.as_slice() {
                [period] => Some(*period),
                _ => None,
            })
            .collect(),
        Asks::Counts { .. } | Asks::Close { .. } | Asks::Nothing(_) => None,
    }
}

/// A ledger that one rule has counted.
pub(in crate::claim) struct Counted<'a, K: TallyKey> {
    questions: &'a Questions<'a>,
    rule: CountingRule,
    of: K,
    line: Option<LineSums<K>>,
}

impl<K: TallyKey> Counted<'_, K> {
    /// What a claim is under the rule: as [`Claim::check`] has it.
    ///
    /// # Errors
    /// As there.
    pub(in crate::claim) fn answer(&self, question: usize) -> Result<Option<Outcome>> {
        let asked = self.questions;
        let Some(question) = asked.all.get(question) else {
            return Ok(None);
        };
        let (Some(places), Some(line)) = (&question.places, &self.line) else {
            let checked = question.claim.check(asked.ledger, &self.rule, &self.of)?;
            let counts = checked.counts().iter().map(|(_, count)| *count);
            return Ok(Some(Outcome {
                verdict: checked.verdict(),
                counts: counts.collect(),
                value: checked.value(),
                sharp: checked.is_sharp(),
            }));
        };
        let runs: Vec<CellRun> = of_places(&asked.runs, places);
        let gaps: Vec<Gap> = of_places(&asked.gaps, places);
        let periods: Vec<Period> = of_places(&asked.periods, places);
        let windows = periods.into_iter().map(|period| vec![period]).collect();
        let recorded = line.reach(&runs)?;
        let judged = question
            .claim
            .judge(windows, vec![Vec::new()], &recorded, &gaps)?;
        Ok(Some(Outcome {
            verdict: judged.verdict,
            counts: judged.counts(),
            value: judged.value(),
            sharp: judged.sharp,
        }))
    }
}

fn of_places<T: Copy>(all: &[T], places: &[usize]) -> Vec<T> {
    let found = places.iter().filter_map(|&place| all.get(place));
    found.copied().collect()
}
