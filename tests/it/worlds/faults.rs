//! Answers as a broken crate would give them: each must be found, or the oracle proves nothing.

use super::answer::{Answer, Subject};
use super::case::{Case, Question};
use super::oracle::{Flaw, Oracle, Taken};
use interstate::time::CoverageExtent;

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
    /// Claims: what is in doubt is left out.
    ClaimBySureEvents,
    /// Ratios: the counts of the two periods are taken to vary freely.
    RatioByOwnBounds,
    /// Coverage: what is covered in part is covered.
    PartIsFull,
    /// Coverage: what is not covered is covered in part.
    OutsideIsPart,
}

impl Fault {
    pub(super) const ALL: [Self; 12] = [
        Self::DisputedPartsAreSure,
        Self::NothingIsAPart,
        Self::PartsAreEvents,
        Self::GapsAreFilled,
        Self::OneDayForAll,
        Self::LineByAnyRow,
        Self::UnknownIsNobody,
        Self::ClaimByOwnBounds,
        Self::ClaimBySureEvents,
        Self::RatioByOwnBounds,
        Self::PartIsFull,
        Self::OutsideIsPart,
    ];

    /// How it shows: who forgets gaps, or what the counts of two periods have to do with each other, says too little and nothing wrong.
    pub(super) fn shows_as(self) -> Flaw {
        match self {
            Self::GapsAreFilled | Self::ClaimByOwnBounds | Self::RatioByOwnBounds => Flaw::Unsharp,
            _ => Flaw::Invalid,
        }
    }
}

/// Somebody who answers from worlds, with a fault or without.
pub(super) struct Worlds(pub(super) Option<Fault>);

impl Subject for Worlds {
    fn read<'a>(&'a self, case: &'a Case) -> Box<dyn Fn(&Question) -> Answer + 'a> {
        let mut seen = case.clone();
        match self.0 {
            Some(Fault::PartIsFull) => {
                for (_, extent) in seen.covered.iter_mut().flatten() {
                    *extent = CoverageExtent::Full;
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
        let taken = match self.0 {
            Some(Fault::ClaimByOwnBounds | Fault::RatioByOwnBounds) => Taken::Freely,
            Some(Fault::ClaimBySureEvents) => Taken::Least,
            _ => Taken::World,
        };
        // A fault may lead to more worlds than the oracle takes on: that case is answered without it.
        let with_fault = || Oracle::of(&seen, self.0).or_else(|| Oracle::of(case, None));
        let (oracle, otherwise) = (with_fault().unwrap(), with_fault().unwrap().taking(taken));
        let fault = self.0;
        Box::new(move |question| {
            let wrong = match fault {
                Some(Fault::ClaimByOwnBounds | Fault::ClaimBySureEvents) => {
                    matches!(question, Question::Claim(_))
                }
                Some(Fault::RatioByOwnBounds) => {
                    matches!(question, Question::Ratio(..) | Question::Classes(..))
                }
                _ => false,
            };
            let asked = if wrong { &otherwise } else { &oracle };
            asked.answer(question)
        })
    }
}

/// The days between and around what is covered.
fn outside(
    covered: &[(super::days::Run, CoverageExtent)],
) -> Vec<(super::days::Run, CoverageExtent)> {
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
        .map(|(first, last)| (Run { first, last }, CoverageExtent::Partial))
        .collect()
}
