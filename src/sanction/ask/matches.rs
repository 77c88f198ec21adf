//! Which targets of a register are one, pair by pair.

use crate::error::Result;
use crate::sanction::ask::match_rule::{MatchRule, MatchRules};
use crate::sanction::record::identifier::TargetIdentifier;
use crate::sanction::record::target::{Target, normal_name};
use crate::sanction::register::Register;
use crate::sanction::words::target_kind::TargetKind;
use crate::state::actor::State;
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

/// What two targets share that are one by a rule.
#[derive(Eq, Hash, PartialEq)]
enum Key<'a> {
    Name(String),
    Place(String, TargetKind, State),
    Entry(&'a str, &'a str),
    Number(&'a TargetIdentifier),
}

impl fmt::Display for Key<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => f.write_str(name),
            Self::Place(name, kind, state) => write!(f, "{kind} {name} in {state}"),
            Self::Entry(list, number) => write!(f, "list:{list}/{number}"),
            Self::Number(number) => write!(f, "{number}"),
        }
    }
}

/// The keys of a target by a rule; one may stand twice.
fn keys(target: &Target, rule: MatchRule) -> Vec<Key<'_>> {
    let in_places = |names: &mut dyn Iterator<Item = &str>| {
        let names = names.filter_map(normal_name);
        let placed = names.flat_map(|name| {
            let places = target.places().iter();
            places.map(move |place| Key::Place(name.clone(), target.kind(), place.state()))
        });
        placed.collect()
    };
    let numbers = |is: &dyn Fn(&TargetIdentifier) -> bool| {
        let numbers = target.identifiers().iter();
        numbers.filter(|n| is(n)).map(Key::Number).collect()
    };
    match rule {
        MatchRule::SameTarget => Vec::new(),
        MatchRule::SameName => Vec::from_iter(normal_name(target.name()).map(Key::Name)),
        MatchRule::NameAndPlace => in_places(&mut std::iter::once(target.name())),
        MatchRule::AnyNameAndPlace => {
            in_places(&mut std::iter::once(target.name()).chain(target.aliases()))
        }
        MatchRule::EntryNumber => {
            let own = target.id().split_once(':');
            let others = target
                .identifiers()
                .iter()
                .filter_map(|number| match number {
                    TargetIdentifier::Entry(list, number) => Some((&**list, &**number)),
                    TargetIdentifier::Imo(_)
                    | TargetIdentifier::Lei(_)
                    | TargetIdentifier::Registration(..) => None,
                });
            let entries = own.into_iter().chain(others);
            entries.map(|(list, n)| Key::Entry(list, n)).collect()
        }
        MatchRule::RegistrationNumber => {
            numbers(&|n| matches!(n, TargetIdentifier::Registration(Some(_), _)))
        }
        MatchRule::Imo => numbers(&|n| matches!(n, TargetIdentifier::Imo(_))),
        MatchRule::Lei => numbers(&|n| matches!(n, TargetIdentifier::Lei(_))),
    }
}

/// Two targets of a register that a rule matches as one.
///
/// # Examples
/// See [`Register::matches`].
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct TargetMatch<'a> {
    first: &'a str,
    other: &'a str,
    rule: MatchRule,
    by: Box<str>,
}

impl<'a> TargetMatch<'a> {
    /// The id of the target that comes first in the register.
    #[must_use]
    pub fn first(&self) -> &'a str {
        self.first
    }

    /// The id of the target that comes later in the register.
    #[must_use]
    pub fn other(&self) -> &'a str {
        self.other
    }

    /// The rule that matches them.
    #[must_use]
    pub fn rule(&self) -> MatchRule {
        self.rule
    }

    /// What they share: a number, or a name by its letters and digits with a place.
    #[must_use]
    pub fn by(&self) -> &str {
        &self.by
    }

    /// Whether their ids begin with the same list, `un:`. Two entries of one list that share a name are more likely two targets.
    #[must_use]
    pub fn is_within_one_list(&self) -> bool {
        let list = |id: &'a str| id.split_once(':').map(|(list, _)| list);
        list(self.first).is_some_and(|one| Some(one) == list(self.other))
    }
}

impl fmt::Display for TargetMatch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} is {}: {} ({})",
            self.other, self.first, self.by, self.rule
        )
    }
}

/// The targets that are one, each by the place of the first of its group, and the pairs that say so if they are asked for.
pub(in crate::sanction) struct Joined<'a> {
    /// For each target the place of another of its group, that of the first for the first.
    group: Vec<usize>,
    pub(in crate::sanction) pairs: Vec<TargetMatch<'a>>,
}

impl<'a> Joined<'a> {
    pub(in crate::sanction) fn new(targets: &'a [Target], rules: MatchRules) -> Self {
        let mut joined = Self {
            group: (0..targets.len()).collect(),
            pairs: Vec::new(),
        };
        let mut at: HashMap<(MatchRule, Key<'a>), (usize, &'a str)> = HashMap::new();
        for rule in rules.iter() {
            for (place, target) in targets.iter().enumerate() {
                let mut found: Vec<usize> = Vec::new();
                for key in keys(target, rule) {
                    let by = key.to_string();
                    let (first, id) = *at.entry((rule, key)).or_insert((place, target.id()));
                    if first == place || found.contains(&first) {
                        continue;
                    }
                    found.push(first);
                    joined.pairs.push(TargetMatch {
                        first: id,
                        other: target.id(),
                        rule,
                        by: by.into(),
                    });
                    joined.join(first, place);
                }
            }
        }
        joined
    }

    // OK because groups are places of the list.
    #[expect(clippy::indexing_slicing, reason = "places of the targets")]
    pub(in crate::sanction) fn first_of(&mut self, target: usize) -> usize {
        let mut at = target;
        while self.group[at] != at {
            // Halves the way for the next who asks.
            self.group[at] = self.group[self.group[at]];
            at = self.group[at];
        }
        at
    }

    #[expect(clippy::indexing_slicing, reason = "places of the targets")]
    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first_of(one), self.first_of(other));
        let (first, later) = (one.min(other), one.max(other));
        self.group[later] = first;
    }
}

impl Register {
    /// Lists the pairs of targets matched by any of these rules, with the rule and what the two share. Of many targets that share one thing,
    /// each is paired with the first. No pair rests on mere similarity, so the list is a lower bound of the matches; but a name is no number,
    /// and a match by name may be wrong: read the list before counting by it.
    ///
    /// # Examples
    /// ```
    /// use interstate::State;
    /// use interstate::sanction::{MatchRule, PlaceBasis, Register, RegisterParts, Target, TargetKind};
    ///
    /// let firm = |id: &str, name: &str| Target::new(id, TargetKind::Entity, name).map(|t| t.with_place(State::HKG, PlaceBasis::Address));
    /// let register = Register::new(RegisterParts::new().with_targets([
    ///     firm("ofac:1", "TEST ALPHA CO., LTD.")?,
    ///     firm("eu:EU.1.1", "Test Alpha Co Ltd")?.with_identifier("list:un/TEe.001".parse()?),
    ///     firm("un:TEe.001", "Alpha Company")?,
    /// ]))?;
    /// let pairs = register.matches([MatchRule::NameAndPlace, MatchRule::EntryNumber]);
    /// let lines: Vec<String> = pairs.iter().map(ToString::to_string).collect();
    /// assert_eq!(lines, [
    ///     "eu:EU.1.1 is ofac:1: entity testalphacoltd in HKG (name_and_place)",
    ///     "un:TEe.001 is eu:EU.1.1: list:un/TEe.001 (entry_number)",
    /// ]);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn matches(&self, rules: impl Into<MatchRules>) -> Vec<TargetMatch<'_>> {
        Joined::new(self.targets(), rules.into()).pairs
    }

    /// The register with targets that any of these rules matches merged into one target, so that a firm on several lists is counted once,
    /// what copies another list is left out by [`CountedOrigins::Originals`](crate::sanction::CountedOrigins::Originals), and lags run from
    /// list to list.
    ///
    /// The first of a group stays, with the names, places and numbers of the others, and the numbers of their entries; listings of the others
    /// are of it.
    ///
    /// # Errors
    /// None that a register lets through.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::{CountOf, Designation, Issuer, ListingFilter, MatchRule, Measure, Register, RegisterParts};
    /// use interstate::sanction::{CountedOrigins, ListingOrigin, SanctionRegime, Target, TargetKind};
    ///
    /// // The Union takes over an entry of the United Nations, and prints its number.
    /// let regime = |id: &str, issuer| SanctionRegime::new(id, issuer, "2011/2026-01-01..".parse()?);
    /// let listing = |id: &str, regime: &str, day: &str| Designation::new(id, id, regime, Measure::AssetFreeze, day.parse()?);
    /// let register = Register::new(RegisterParts::new()
    ///     .with_regimes([regime("UN-1970", Issuer::UN)?, regime("EU-LBY", Issuer::EU)?])
    ///     .with_targets([
    ///         Target::new("un:TEi.001", TargetKind::Person, "Test Person")?,
    ///         Target::new("eu:EU.1.1", TargetKind::Person, "Person, Test")?.with_identifier("list:un/TEi.001".parse()?),
    ///     ])
    ///     .with_designations([
    ///         listing("un:TEi.001", "UN-1970", "2011-02-26")?,
    ///         listing("eu:EU.1.1", "EU-LBY", "2011-03-02")?.with_origin(ListingOrigin::Mirrors(Issuer::UN)),
    ///     ]))?;
    /// let originals = ListingFilter::new().with_origins(CountedOrigins::Originals);
    /// let count = |register: &Register| register.flow(&originals, CountOf::Listings, &[]).map(|flow| flow.count(&[]).to_string());
    /// assert_eq!(count(&register)?, "2"); // two targets, as far as the ids tell
    /// assert_eq!(count(&register.with_targets_matched(MatchRule::EntryNumber)?)?, "1");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn with_targets_matched(self, rules: impl Into<MatchRules>) -> Result<Self> {
        let mut parts = self.into_parts();
        let targets = std::mem::take(&mut parts.targets);
        let mut joined = Joined::new(&targets, rules.into());
        let firsts: Vec<usize> = (0..targets.len()).map(|at| joined.first_of(at)).collect();
        drop(joined);
        let first_ids: Vec<Arc<str>> = targets.iter().map(|t| t.shared_id().clone()).collect();
        let mut moved: HashMap<Arc<str>, Arc<str>> = HashMap::new();
        let mut others: HashMap<usize, Vec<Target>> = HashMap::new();
        let mut kept = Vec::new();
        for (place, (target, first)) in targets.into_iter().zip(firsts).enumerate() {
            match first_ids.get(first) {
                Some(id) if first != place => {
                    moved.insert(target.shared_id().clone(), id.clone());
                    others.entry(first).or_default().push(target);
                }
                Some(_) | None => kept.push((place, target)),
            }
        }
        let joined = kept
            .into_iter()
            .map(|(place, target)| match others.get(&place) {
                Some(others) => target.with_others(others),
                None => target,
            });
        parts.targets = joined.collect();
        for listing in &mut parts.designations {
            if let Some(first) = moved.get(listing.target_id()) {
                *listing = listing.clone().with_target_id(first.clone());
            }
        }
        Self::new(parts)
    }
}
