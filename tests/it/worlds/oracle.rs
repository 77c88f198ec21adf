//! The right answer to every question, and what is wrong with another.

use super::answer::{Answer, Bounds};
use super::case::{Case, Line, Question};
use super::days::{EVER, Run, stretches};
use super::enumerate::{Counts, Reach};
use super::faults::Fault;
use super::verdicts::verdict_flaw;
use interstate::time::CoverageExtent;
use std::collections::BTreeSet;

/// What is wrong with an answer.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Flaw {
    /// It says more than the records allow: some world contradicts it.
    Invalid,
    /// It says less than the records allow: no world needs it so wide.
    Unsharp,
    /// Doubt in what is covered is taken for a question about what is not, or the other way round.
    Misnamed,
    /// One of the last two, in an answer that says of itself that it may be wider than need be.
    SaidLoose,
}

/// How the counts of several periods are put together: of one world each time, or as faulty implementations do.
#[derive(Clone, Copy, Debug)]
pub(super) enum Taken {
    World,
    /// Each period could have any count that it has in some world, whatever the others have.
    Freely,
    /// Only what is sure in each period.
    Least,
}

/// All worlds of one case, for its line and for all events.
pub(super) struct Oracle {
    cells: Vec<Run>,
    line: Reach,
    whole: Option<Reach>,
    /// In which periods an unlisted event counts that lies on days covered in part, and on days not covered.
    pub(super) partial: Vec<Places>,
    pub(super) outside: Vec<Places>,
    taken: Taken,
}

/// Whether an event counts in each of the periods of a [`Reach`].
pub(super) type Places = Vec<bool>;

/// The counts of some periods in one world, and in which of them further events may be added at will.
pub(super) type Few = (Vec<i128>, BTreeSet<Places>);

impl Oracle {
    /// Nothing where there are too many worlds.
    pub(super) fn of(case: &Case, fault: Option<Fault>) -> Option<Self> {
        let line = Reach::of(case, case.line, fault)?;
        let whole = match case.line {
            Line::Exercises => Some(Reach::of(case, Line::Whole, fault)?),
            _ => None,
        };
        let (partial, outside) = unlisted(case, &line.periods);
        Some(Self {
            cells: case.cells.clone(),
            line,
            whole,
            partial,
            outside,
            taken: Taken::World,
        })
    }

    pub(super) fn worlds(&self) -> usize {
        self.line.enumerated
    }

    /// Some answer: the right one, or a right one where several are.
    pub(super) fn answer(&self, question: &Question) -> Answer {
        match question {
            Question::Over(run) => self.count(&self.line, *run),
            Question::Total(run) => self.count(self.whole.as_ref().unwrap_or(&self.line), *run),
            Question::Cells => Answer::Cells(
                self.cells
                    .iter()
                    .map(|cell| match self.count(&self.line, *cell) {
                        Answer::Count(bounds) => Some(bounds),
                        _ => None,
                    })
                    .collect(),
            ),
            Question::Ratio(before, after) => {
                if self.is_outside(*before) || self.is_outside(*after) {
                    return Answer::NotCovered;
                }
                let (least, greatest) = self.ratios(*before, *after);
                Answer::Ratio(least, greatest)
            }
            Question::Classes(before, after, level, margin) => {
                if self.is_outside(*before) || self.is_outside(*after) {
                    return Answer::NotCovered;
                }
                Answer::Classes(self.classes(*before, *after, *level, *margin))
            }
            Question::Claim(claim) => Answer::Verdict(self.verdicts(claim)[0]),
        }
    }

    /// What is wrong with an answer, if something is.
    pub(super) fn flaw(&self, question: &Question, given: &Answer) -> Option<Flaw> {
        if let Answer::Loose(given) = given {
            // What says that it may be wider than need be may be so; wrong it must not be.
            let flaw = self.flaw(question, given);
            return flaw.map(|flaw| match flaw {
                Flaw::Unsharp | Flaw::Misnamed => Flaw::SaidLoose,
                other => other,
            });
        }
        let right = self.answer(question);
        if let (Question::Claim(claim), Answer::Verdict(given)) = (question, given) {
            return verdict_flaw(*given, &self.verdicts(claim));
        }
        match (&right, given) {
            (Answer::Count(right), Answer::Count(given)) => count_flaw(*right, *given),
            (Answer::Cells(right), Answer::Cells(given)) if right.len() == given.len() => {
                let flaws = right.iter().zip(given).filter_map(|cell| match cell {
                    (Some(right), Some(given)) => count_flaw(*right, *given),
                    (None, None) => None,
                    _ => Some(Flaw::Invalid),
                });
                flaws.min()
            }
            (Answer::NotCovered, Answer::NotCovered) => None,
            (Answer::Ratio(least, greatest), Answer::Ratio(lo, hi)) => {
                let Question::Ratio(before, after) = question else {
                    return Some(Flaw::Invalid);
                };
                // Nothing over nothing is no ratio. Where it is reached beside ratios, an end that says so says nothing wrong.
                let pairs = self.pairs(*before, *after);
                let nothing = pairs.iter().any(|(pair, _)| pair[..] == [0, 0]);
                let end = |right: f64, given: f64, beyond: bool| {
                    let same = right == given
                        || right.is_finite() && (right - given).abs() <= 1e-9 * right
                        || right.is_nan() && given.is_nan()
                        || nothing && given.is_nan();
                    match (same, beyond || right.is_nan()) {
                        (true, _) => None,
                        (false, true) => Some(Flaw::Unsharp),
                        (false, false) => Some(Flaw::Invalid),
                    }
                };
                let low = end(*least, *lo, lo < least);
                low.into_iter()
                    .chain(end(*greatest, *hi, hi > greatest))
                    .min()
            }
            (Answer::Classes(right), Answer::Classes(given)) => {
                let Question::Classes(before, after, ..) = question else {
                    return Some(Flaw::Invalid);
                };
                if right.iter().any(|class| !given.contains(class)) {
                    return Some(Flaw::Invalid);
                }
                let open = self
                    .pairs(*before, *after)
                    .iter()
                    .any(|(_, open)| !open.is_empty());
                (!open && right != given).then_some(Flaw::Unsharp)
            }
            _ => Some(Flaw::Invalid),
        }
    }

    fn index(reach: &Reach, run: Run) -> usize {
        reach.periods.iter().position(|&p| p == run).unwrap()
    }

    fn is_outside(&self, run: Run) -> bool {
        let at = Self::index(&self.line, run);
        self.outside.iter().any(|places| places[at])
    }

    fn count(&self, reach: &Reach, run: Run) -> Answer {
        if self.is_outside(run) {
            return Answer::NotCovered;
        }
        let at = Self::index(reach, run);
        let counts = reach.worlds.iter().map(|world| world.counts.of(at));
        let open = self.partial.iter().any(|places| places[at])
            || reach
                .worlds
                .iter()
                .any(|world| opened(reach, world.open).any(|further| further.of(at) > 0));
        let hi = counts.clone().max().filter(|_| !open);
        Answer::Count((counts.min().unwrap(), hi))
    }

    /// The counts of some periods in every world, each once, with these unlisted events besides.
    pub(super) fn few(&self, runs: &[Run], unlisted: &[&Vec<Places>]) -> BTreeSet<Few> {
        let at: Vec<usize> = runs
            .iter()
            .map(|&run| Self::index(&self.line, run))
            .collect();
        let unlisted: BTreeSet<Places> = unlisted
            .iter()
            .flat_map(|all| all.iter())
            .map(|places| at.iter().map(|&i| places[i]).collect())
            .collect();
        let few = self.line.worlds.iter().map(|world| {
            let of_world = opened(&self.line, world.open)
                .map(|further| at.iter().map(|&i| further.of(i) > 0).collect::<Places>());
            let mut open: BTreeSet<Places> = unlisted.iter().cloned().chain(of_world).collect();
            open.retain(|places| places.contains(&true));
            let counts = at.iter().map(|&i| i128::from(world.counts.of(i))).collect();
            (counts, open)
        });
        let few: BTreeSet<Few> = few.collect();
        match self.taken {
            Taken::World => few,
            Taken::Freely => freed(&few),
            Taken::Least => least(&few),
        }
    }

    /// The same worlds with the counts of several periods taken in another way.
    pub(super) fn taking(self, taken: Taken) -> Self {
        Self { taken, ..self }
    }
}

/// Every choice of a count of each period that some world has, with all further events of any.
fn freed(few: &BTreeSet<Few>) -> BTreeSet<Few> {
    let open: BTreeSet<Places> = few.iter().flat_map(|(_, open)| open.clone()).collect();
    let periods = few.first().map_or(0, |(counts, _)| counts.len());
    let mut all = vec![Vec::new()];
    for i in 0..periods {
        let one: BTreeSet<i128> = few.iter().map(|(counts, _)| counts[i]).collect();
        let longer = |counts: &Vec<i128>| {
            let one = one.iter();
            let longer = one.map(|&n| [counts.as_slice(), &[n]].concat());
            longer.collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all.into_iter()
        .map(|counts| (counts, open.clone()))
        .collect()
}

/// The least count of each period that some world has, and no further events.
fn least(few: &BTreeSet<Few>) -> BTreeSet<Few> {
    let periods = few.first().map_or(0, |(counts, _)| counts.len());
    let least = |i: usize| few.iter().map(|(counts, _)| counts[i]).min().unwrap();
    BTreeSet::from([((0..periods).map(least).collect(), BTreeSet::new())])
}

fn opened(reach: &Reach, open: u64) -> impl Iterator<Item = Counts> + '_ {
    let all = reach.further.iter().enumerate();
    all.filter(move |(i, _)| open >> i & 1 == 1)
        .map(|(_, further)| *further)
}

/// Where an unlisted event can lie: on days covered in part, and on days not covered.
fn unlisted(case: &Case, periods: &[Run]) -> (Vec<Places>, Vec<Places>) {
    let (mut partial, mut outside) = (Vec::new(), Vec::new());
    let Some(covered) = &case.covered else {
        return (partial, outside);
    };
    let asked = periods.iter().copied();
    let edges = asked.chain(covered.iter().map(|(run, _)| *run));
    let edges = edges.flat_map(|run| [run.first, run.last + 1]);
    for stretch in stretches(edges.filter(|day| *day != EVER).collect()) {
        let places: Places = periods.iter().map(|&p| stretch.within(p)).collect();
        let extent = covered.iter().find(|(run, _)| stretch.within(*run));
        match extent {
            _ if !places.contains(&true) => {}
            Some((_, CoverageExtent::Full)) => {}
            Some((_, CoverageExtent::Partial)) => partial.push(places),
            None => outside.push(places),
        }
    }
    (partial, outside)
}

fn count_flaw(right: Bounds, given: Bounds) -> Option<Flaw> {
    let below = |hi: Option<u64>, than: Option<u64>| match (hi, than) {
        (Some(hi), Some(than)) => hi < than,
        (Some(_), None) => true,
        (None, _) => false,
    };
    if given.0 > right.0 || below(given.1, right.1) {
        Some(Flaw::Invalid)
    } else {
        (given != right).then_some(Flaw::Unsharp)
    }
}
