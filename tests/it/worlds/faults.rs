//! Answers as a broken crate would give them: each must be found, or the oracle proves nothing.

use super::answer::{Answer, Subject};
use super::case::{Case, Question};
use super::oracle::Oracle;
use interstate::claim::Verdict;
use interstate::time::Extent;

/// One deliberate fault.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Fault {
    /// Groups: a phase or a row of a series that only may have happened counts as one that did.
    DisputedPartsAreSure,
    /// Groups: a phase of count 0 is a phase.
    NothingIsAPart,
    /// Groups: each phase is an event.
    PartsAreEvents,
    /// Days: a set is read from its first to its last day.
    GapsAreFilled,
    /// Rows: all events of a row share one day.
    OneDayForAll,
    /// Lines: an event counts in each line that any row of its key names, whether the row happened or not.
    LineByAnyRow,
    /// Lines: a party that is not known is in no line.
    UnknownIsNobody,
    /// Claims: each period is judged by its own bounds.
    ClaimByOwnBounds,
    /// Ratios: the counts of the two periods are taken to vary freely.
    RatioByOwnBounds,
    /// Coverage: what is covered in part is covered.
    PartIsFull,
    /// Coverage: what is not covered is covered in part.
    OutsideIsPart,
}

impl Fault {
    pub(super) const ALL: [Self; 11] = [
        Self::DisputedPartsAreSure,
        Self::NothingIsAPart,
        Self::PartsAreEvents,
        Self::GapsAreFilled,
        Self::OneDayForAll,
        Self::LineByAnyRow,
        Self::UnknownIsNobody,
        Self::ClaimByOwnBounds,
        Self::RatioByOwnBounds,
        Self::PartIsFull,
        Self::OutsideIsPart,
    ];
}

/// Somebody who answers from worlds, with a fault or without.
pub(super) struct Worlds(pub(super) Option<Fault>);

impl Subject for Worlds {
    fn read<'a>(&'a self, case: &'a Case) -> Box<dyn Fn(&Question) -> Answer + 'a> {
        let mut seen = case.clone();
        match self.0 {
            Some(Fault::PartIsFull) => {
                for (_, extent) in seen.covered.iter_mut().flatten() {
                    *extent = Extent::Full;
                }
            }
            Some(Fault::OutsideIsPart) => {
                seen.covered = seen.covered.map(|covered| {
                    let mut all = outside(&covered);
                    all.extend(covered);
                    all
                });
            }
            _ => {}
        }
        let oracle = Oracle::of(&seen, self.0);
        let own_bounds = match self.0 {
            Some(Fault::ClaimByOwnBounds) => |q: &Question| matches!(q, Question::Claim(_)),
            Some(Fault::RatioByOwnBounds) => {
                |q: &Question| matches!(q, Question::Ratio(..) | Question::Classes(..))
            }
            _ => |_: &Question| false,
        };
        Box::new(move |question| {
            let Some(oracle) = &oracle else {
                return Answer::Verdict(Verdict::Depends);
            };
            if own_bounds(question) {
                oracle.with_free_counts().answer(question)
            } else {
                oracle.answer(question)
            }
        })
    }
}

/// The days between and around what is covered.
fn outside(covered: &[(super::days::Run, Extent)]) -> Vec<(super::days::Run, Extent)> {
    use super::days::{Run, day};
    let firsts =
        std::iter::once(day(2000, 1, 1)).chain(covered.iter().map(|(run, _)| run.last + 1));
    let lasts = covered
        .iter()
        .map(|(run, _)| run.first - 1)
        .chain([day(2050, 1, 1)]);
    firsts
        .zip(lasts)
        .filter(|(first, last)| first <= last)
        .map(|(first, last)| (Run { first, last }, Extent::Partial))
        .collect()
}
