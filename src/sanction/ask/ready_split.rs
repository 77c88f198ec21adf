//! The groups that a count is split by, as small numbers.

use crate::sanction::ask::split::{SplitBy, SplitKey};
use crate::sanction::record::days::{Possible, as_day};
use crate::sanction::record::target::Target;
use crate::sanction::register::{Register, Row};
use crate::sanction::words::measure::Measure;
use crate::sanction::words::place::PlaceRule;
use crate::sanction::words::reason::ListingReason;
use crate::sanction::words::target_kind::TargetKind;
use crate::state::actor::State;
use crate::time::partition::Partition;
use crate::time::truth::Truth;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

/// One way to split, made ready for one register.
pub(in crate::sanction) struct ReadySplit<'a> {
    pub(in crate::sanction) keys: Vec<SplitKey>,
    of: Of<'a>,
}

/// Where a row finds its groups.
enum Of<'a> {
    Package,
    Regime,
    /// By regime.
    EachRegime(Vec<u32>),
    /// By target.
    EachTarget(Vec<u32>),
    /// By target, several: the groups of target `t` stand from `starts[t]` to `starts[t + 1]`.
    Several {
        starts: Vec<usize>,
        groups: Vec<u32>,
    },
    Measure,
    Reason,
    Periods(&'a Partition),
}

/// Gives each new value the next number.
struct Interner<K> {
    at: HashMap<K, u32>,
    keys: Vec<K>,
}

impl<K: Clone + Eq + Hash> Interner<K> {
    fn new() -> Self {
        Self {
            at: HashMap::new(),
            keys: Vec::new(),
        }
    }

    fn number(&mut self, key: K) -> u32 {
        // OK because keys are of regimes, of which there are at most `MOST`, or sets of states of targets, of which there are no more.
        #[expect(clippy::cast_possible_truncation, reason = "at most MOST")]
        let next = self.keys.len() as u32;
        let keys = &mut self.keys;
        *self.at.entry(key).or_insert_with_key(|key| {
            keys.push(key.clone());
            next
        })
    }
}

impl<'a> ReadySplit<'a> {
    pub(in crate::sanction) fn new(by: &'a SplitBy, register: &Register) -> Self {
        let targets = register.targets();
        let (keys, of) = match by {
            SplitBy::Package => {
                let ids = register
                    .packages()
                    .iter()
                    .map(|p| Some(Arc::clone(p.shared_id())));
                (
                    ids.chain([None]).map(SplitKey::Package).collect(),
                    Of::Package,
                )
            }
            SplitBy::Regime => {
                let ids = register.regimes().iter().map(|r| Arc::clone(r.shared_id()));
                (ids.map(SplitKey::Regime).collect(), Of::Regime)
            }
            SplitBy::Issuer => {
                let mut issuers = Interner::new();
                let of = register.regimes().iter();
                let of = of.map(|r| issuers.number(r.issuer().actor())).collect();
                (
                    issuers.keys.into_iter().map(SplitKey::Issuer).collect(),
                    Of::EachRegime(of),
                )
            }
            SplitBy::Places(rule) => {
                let mut sets: Interner<Box<[State]>> = Interner::new();
                let mut states = Vec::new();
                let number = |target: &Target| {
                    rule.places_into(target.places(), &mut states);
                    let known = sets.at.get(states.as_slice()).copied();
                    known.unwrap_or_else(|| sets.number(states.as_slice().into()))
                };
                let of = targets.iter().map(number).collect();
                let set = |states: Box<[State]>| SplitKey::Places(states.into_iter().collect());
                (sets.keys.into_iter().map(set).collect(), Of::EachTarget(of))
            }
            SplitBy::Place(rule) => each_place(*rule, targets),
            SplitBy::Kind => {
                let of = targets.iter().map(|t| t.kind() as u32).collect();
                (
                    TargetKind::ALL
                        .iter()
                        .copied()
                        .map(SplitKey::Kind)
                        .collect(),
                    Of::EachTarget(of),
                )
            }
            SplitBy::Measure => (
                Measure::ALL
                    .iter()
                    .copied()
                    .map(SplitKey::Measure)
                    .collect(),
                Of::Measure,
            ),
            SplitBy::Reason => {
                let keys = ListingReason::ALL.iter().copied().map(Some).chain([None]);
                (keys.map(SplitKey::Reason).collect(), Of::Reason)
            }
            SplitBy::Periods(partition) => {
                let cells = partition.cells().iter().map(|cell| Some(*cell));
                (
                    cells.chain([None]).map(SplitKey::Period).collect(),
                    Of::Periods(partition),
                )
            }
        };
        Self { keys, of }
    }

    /// The groups of a row whose day is `day`: each with whether it is sure.
    pub(in crate::sanction) fn groups(
        &self,
        row: &Row,
        day: Possible,
        into: &mut Vec<(u32, Truth)>,
    ) {
        into.clear();
        // OK because levels of more keys were refused.
        #[expect(clippy::cast_possible_truncation, reason = "at most MOST")]
        let last = self.keys.len().saturating_sub(1) as u32;
        match &self.of {
            Of::Package => into.push((row.package.min(last), Truth::Yes)),
            Of::Regime => into.push((row.regime, Truth::Yes)),
            Of::EachRegime(of) => {
                into.extend(of.get(row.regime as usize).map(|g| (*g, Truth::Yes)));
            }
            Of::EachTarget(of) => {
                into.extend(of.get(row.target as usize).map(|g| (*g, Truth::Yes)));
            }
            Of::Several { starts, groups } => {
                let t = row.target as usize;
                // OK because there is a start for each target, and one more, which is the end.
                #[expect(clippy::indexing_slicing, reason = "a target of the register")]
                let groups = &groups[starts[t]..starts[t + 1]];
                into.extend(groups.iter().map(|g| (*g, Truth::Yes)));
            }
            Of::Measure => into.extend(row.measures.iter().map(|m| (m as u32, Truth::Yes))),
            Of::Reason if row.reasons.is_empty() => into.push((last, Truth::Yes)),
            Of::Reason => into.extend(row.reasons.iter().map(|r| (r as u32, Truth::Yes))),
            Of::Periods(partition) => {
                let (first, end) = (as_day(day.lo), as_day(day.hi));
                let over = partition.cells_over(first, end);
                let inside = partition.covers(first, end);
                let sure = Truth::of_cases(over.len() == 1 && inside, true);
                // OK because a cell comes before the last key.
                #[expect(clippy::cast_possible_truncation, reason = "below the last key")]
                into.extend(over.clone().map(|cell| (cell as u32, sure)));
                if !inside {
                    into.push((last, Truth::of_cases(over.is_empty(), true)));
                }
            }
        }
    }
}

fn each_place(rule: PlaceRule, targets: &[Target]) -> (Vec<SplitKey>, Of<'static>) {
    let mut places: Interner<Option<State>> = Interner::new();
    let mut states = Vec::new();
    let mut starts = Vec::with_capacity(targets.len() + 1);
    let mut groups = Vec::with_capacity(targets.len());
    for target in targets {
        starts.push(groups.len());
        rule.places_into(target.places(), &mut states);
        if states.is_empty() {
            groups.push(places.number(None));
        }
        groups.extend(states.iter().map(|state| places.number(Some(*state))));
    }
    starts.push(groups.len());
    let keys = places.keys.into_iter().map(SplitKey::Place).collect();
    (keys, Of::Several { starts, groups })
}
