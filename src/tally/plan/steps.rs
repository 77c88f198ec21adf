//! Which reductions a query can say exactly.

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
    pub(super) fn of(rule: Reduction, pairs: EventPairs, has_url: bool) -> Result<Self> {
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
                    "a mutual act has no direction; count undirected pairs",
                );
            }
            match (rule.mirrors, step) {
                (_, Step::Chain(_)) => {
                    return refused(rule.to_string(), "a chain of mutual and of one-sided acts");
                }
                (Some(MirrorOrder::RepeatsFirst), Step::OneADay) => {
                    return refused(
                        rule.to_string(),
                        "which story stands for a day hangs on moments and ids",
                    );
                }
                (
                    None | Some(MirrorOrder::MirrorsFirst),
                    Step::Each | Step::OneADay | Step::OneAUrl,
                )
                | (Some(MirrorOrder::RepeatsFirst), Step::Each | Step::OneAUrl) => {}
            }
        }
        if !has_url && (rule.mirrors.is_some() || step == Step::OneAUrl) {
            return refused(
                rule.to_string(),
                "the source names no column of addresses; give it one",
            );
        }
        Ok(Self {
            step,
            mirrors: rule.mirrors,
        })
    }
}
