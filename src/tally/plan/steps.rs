//! Which reductions a query can say exactly.

use super::source::PlanSource;
use crate::error::{Result, counts::Counts};
use crate::ledger::{MirrorOrder, Reduction, RepeatGap, Repeats, SameMatter};
use crate::tally::scale::EventPairs;

/// Which rows of one matter are one event.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Step {
    Each,
    OneADay,
    OneAUrl,
    /// So many days at most behind the row before.
    Chain(u32),
}

/// A reduction that a query can say.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Steps {
    pub(super) step: Step,
    pub(super) mirrors: Option<MirrorOrder>,
}

impl Steps {
    pub(super) const NONE: Self = Self {
        step: Step::Each,
        mirrors: None,
    };

    /// # Errors
    /// The first step that a query cannot say.
    pub(super) fn of(rule: Reduction, pairs: EventPairs, source: &PlanSource) -> Result<Self> {
        let refused = |step: String, why: &'static str| -> Result<Self> {
            let step = step.into();
            Err(Counts::NotInSql { step, why }.into())
        };
        let of_repeats = |why| refused(rule.repeats.to_string(), why);
        let step = match rule.repeats {
            Repeats::Kept => Step::Each,
            Repeats::OneADay | Repeats::ExactSpan => Step::OneADay,
            Repeats::OneAUrl => Step::OneAUrl,
            Repeats::Chain(RepeatGap::Days(n)) => Step::Chain(n),
            Repeats::Chain(RepeatGap::Minutes(_)) => {
                return of_repeats("the moments of sight are no column of it");
            }
            Repeats::Anchor(_) => {
                return of_repeats("where a group begins hangs on the group before it");
            }
            Repeats::OneAnId => return of_repeats("an id on two days is on one of them"),
        };
        if rule.same_matter == SameMatter::ActAndPlace {
            return of_repeats("places are no column of it");
        }
        if rule.mutual_acts {
            let step = "one-sided acts are taken for mutual".into();
            return refused(step, "who was the guest is then no matter of rows");
        }
        if let Some(mentions) = rule.mentions {
            return refused(mentions.to_string(), "mentions are rows of another table");
        }
        let mirrored = "mirrored rows of a story are one event";
        if rule.mirrors.is_some() {
            if pairs == EventPairs::Directed {
                return refused(
                    mirrored.into(),
                    "a mutual act goes both ways, and a cell of directed pairs one way; count undirected pairs",
                );
            }
            if let Step::Chain(_) = step {
                return refused(rule.to_string(), "a chain of mutual and of one-sided acts");
            }
        }
        if source.url.is_none() && (rule.mirrors.is_some() || step == Step::OneAUrl) {
            return refused(
                rule.to_string(),
                "the source names no column of addresses; give it one",
            );
        }
        let steps = Self {
            step,
            mirrors: rule.mirrors,
        };
        if source.id.is_none() && steps.choose() {
            return refused(
                rule.to_string(),
                "the source names no column of ids, by which a row stands for a day; give it one",
            );
        }
        Ok(steps)
    }

    /// Whether one row of a day is chosen, and not only counted: what comes behind asks for its story.
    pub(super) fn choose(self) -> bool {
        (self.mirrors, self.step) == (Some(MirrorOrder::RepeatsFirst), Step::OneADay)
    }
}
