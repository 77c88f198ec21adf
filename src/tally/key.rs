//! What a table has one line for: events, dyads, directed dyads, actors, kinds, grounds, or pairs of these.

use crate::error::text;
use crate::interaction::record::Interaction;
use crate::kind::family::InteractionFamily;
use crate::kind::interaction_kind::InteractionKind;
use crate::state::actor::Actor;
use crate::state::dyad::{DirectedDyad, Dyad};
use std::fmt;
use std::hash::Hash;

/// The unit of a count. One interaction of n states is 1 event, n(n−1)/2 dyad-events and n actor-events.
///
/// # Examples
/// ```
/// use interstate::tally::{TallyKey, CountUnit, Whole};
/// use interstate::Dyad;
///
/// assert_eq!(Whole::UNIT, CountUnit::Events);
/// assert_eq!(Dyad::UNIT.to_string(), "dyad-events");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum CountUnit {
    /// Events: each interaction once.
    Events,
    /// Undirected pairs: each interaction once for each pair in it.
    DyadEvents,
    /// Directed pairs: each interaction once for each way it goes.
    DirectedDyadEvents,
    /// Actors: each interaction once for each actor in it.
    ActorEvents,
}

text::written_as_text!(CountUnit);

impl fmt::Display for CountUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Events => "events",
            Self::DyadEvents => "dyad-events",
            Self::DirectedDyadEvents => "directed dyad-events",
            Self::ActorEvents => "actor-events",
        })
    }
}

/// A key for which a table has one line: a dyad, an actor, a kind, or another.
///
/// # Examples
/// ```
/// use interstate::tally::TallyKey;
/// use interstate::{Dyad, Interaction, InteractionKind, State};
///
/// let exercise = Interaction::new("e", InteractionKind::Exercise, "2024".parse()?, [State::CHN, State::RUS, State::IRN])?;
/// assert_eq!(Dyad::keys_of(&exercise).count(), 3);
/// # Ok::<(), interstate::Error>(())
/// ```
pub trait TallyKey: Clone + Eq + Hash + fmt::Display {
    /// What one count is a count of.
    const UNIT: CountUnit;

    /// The lines that an interaction surely counts in, each once.
    fn keys_of(i: &Interaction) -> impl Iterator<Item = Self>;

    /// Whether something that is not known of an interaction leaves open in which lines it counts: by default, a party.
    #[must_use]
    fn leaves_open(i: &Interaction) -> bool {
        i.has_unknown_party()
    }

    /// Whether an interaction that leaves its lines open may count in this one too.
    fn may_be(&self, i: &Interaction) -> bool {
        let _ = i;
        false
    }

    /// The line in the words of a sentence: ` of CHN–RUS`; empty for [`Whole`].
    fn phrase(&self) -> String {
        format!(" of {self}")
    }

    /// What the parts of a line are, as heads of columns: `pair`; `pair` and `kind` where a pair is [crossed](Crossed) with a kind.
    #[must_use]
    fn heads() -> Vec<&'static str> {
        vec!["of"]
    }

    /// The parts of the line as they are printed and read, one for each of the [heads](Self::heads): `PRK–RUS`, `port_visit`.
    fn parts(&self) -> Vec<String> {
        vec![self.to_string()]
    }

    /// The parts of the line for people: `North Korea–Russia`, `port visits`.
    fn named_parts(&self) -> Vec<String> {
        self.parts()
    }
}

/// A key of which each interaction has exactly one, so that the lines of a table add up to the number of events. Only tables of such keys
/// have a total.
///
/// ```compile_fail
/// use interstate::tally::Whole;
/// use interstate::{Dyad, TallyTable};
/// // A total over dyads would count an exercise of 10 states 45 times.
/// fn total(table: &TallyTable<Dyad>, period: interstate::Period) -> interstate::Result<interstate::Tallied<Whole>> {
///     table.total(period)
/// }
/// ```
/// ```
/// use interstate::tally::Whole;
/// use interstate::TallyTable;
/// fn total(table: &TallyTable<Whole>, period: interstate::Period) -> interstate::Result<interstate::Tallied<Whole>> {
///     table.total(period)
/// }
/// ```
pub trait ExclusiveKey: TallyKey {}

/// The only line of a table that counts events, whoever took part.
///
/// # Examples
/// ```
/// use interstate::tally::Whole;
/// use interstate::{CountingRule, InteractionFamily, Partition, Period, TallyTable, read};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let agreements = CountingRule::new("A1", InteractionFamily::Agreement);
/// let table = TallyTable::count(&ledger, &agreements, &Partition::disjoint(&[Period::years(2019..=2021)?])?)?;
/// assert_eq!(table.over(&Whole, Period::years(2019..=2021)?)?.count().to_string(), "5");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct Whole;

impl fmt::Display for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("all")
    }
}

impl TallyKey for Whole {
    const UNIT: CountUnit = CountUnit::Events;

    fn keys_of(_: &Interaction) -> impl Iterator<Item = Self> {
        std::iter::once(Self)
    }

    fn phrase(&self) -> String {
        String::new()
    }
}

impl ExclusiveKey for Whole {}

impl TallyKey for InteractionKind {
    const UNIT: CountUnit = CountUnit::Events;

    fn keys_of(i: &Interaction) -> impl Iterator<Item = Self> {
        std::iter::once(i.kind())
    }

    fn heads() -> Vec<&'static str> {
        vec!["kind"]
    }

    fn named_parts(&self) -> Vec<String> {
        vec![self.plural().to_string()]
    }
}

impl ExclusiveKey for InteractionKind {}

impl TallyKey for InteractionFamily {
    const UNIT: CountUnit = CountUnit::Events;

    fn keys_of(i: &Interaction) -> impl Iterator<Item = Self> {
        std::iter::once(i.kind().family())
    }

    fn heads() -> Vec<&'static str> {
        vec!["family"]
    }

    fn named_parts(&self) -> Vec<String> {
        vec![self.plural().to_string()]
    }
}

impl ExclusiveKey for InteractionFamily {}

impl TallyKey for Dyad {
    const UNIT: CountUnit = CountUnit::DyadEvents;

    fn keys_of(i: &Interaction) -> impl Iterator<Item = Self> {
        i.dyads()
    }

    fn may_be(&self, i: &Interaction) -> bool {
        i.may_be_pair(self.a(), self.b()) || i.may_be_pair(self.b(), self.a())
    }

    fn heads() -> Vec<&'static str> {
        vec!["pair"]
    }

    fn named_parts(&self) -> Vec<String> {
        vec![format!("{}–{}", self.a().name(), self.b().name())]
    }
}

impl TallyKey for DirectedDyad {
    const UNIT: CountUnit = CountUnit::DirectedDyadEvents;

    fn keys_of(i: &Interaction) -> impl Iterator<Item = Self> {
        i.directed_dyads()
    }

    fn may_be(&self, i: &Interaction) -> bool {
        i.may_be_pair(self.from(), self.to())
            || (!i.is_directed() && i.may_be_pair(self.to(), self.from()))
    }

    fn heads() -> Vec<&'static str> {
        vec!["directed_pair"]
    }

    fn named_parts(&self) -> Vec<String> {
        vec![format!("{}→{}", self.from().name(), self.to().name())]
    }
}

impl TallyKey for Actor {
    const UNIT: CountUnit = CountUnit::ActorEvents;

    fn keys_of(i: &Interaction) -> impl Iterator<Item = Self> {
        i.actors()
    }

    fn may_be(&self, i: &Interaction) -> bool {
        i.has_unknown_party() && !i.takes_part(*self)
    }

    fn heads() -> Vec<&'static str> {
        vec!["actor"]
    }

    fn named_parts(&self) -> Vec<String> {
        vec![self.name().to_owned()]
    }
}

/// The ground on which an interaction took place, as a key: a state. An interaction whose ground is not told may count in every line.
///
/// # Examples
/// ```
/// use interstate::coded::{self, CodedEvent, EventCode};
/// use interstate::tally::{Crossed, OnSoil};
/// use interstate::{CountingRule, Coverage, InteractionKind, Partition, Period, Select, State, TallyTable};
///
/// let call = EventCode::Cameo("042".parse()?);
/// let visit = |id: &str| CodedEvent::new(id, "2024-05-16".parse()?, call, [State::RUS], [State::CHN]);
/// let events = [visit("1")?.with_soil(State::CHN), visit("2")?.with_soil(State::CHN), visit("3")?];
/// let year = Period::year(2024)?;
/// let (ledger, _) = coded::to_ledger(&events, Coverage::full(year))?;
/// let all = CountingRule::new("all", Select::Everything);
/// let table = TallyTable::<Crossed<OnSoil, InteractionKind>>::count(&ledger, &all, &Partition::disjoint(&[year])?)?;
/// let visits_in = |state: State| table.over(&Crossed(OnSoil(state.into()), InteractionKind::Visit), year);
/// assert_eq!(visits_in(State::CHN)?.count().to_string(), "2-3");
/// assert_eq!(visits_in(State::KAZ)?.count().to_string(), "0-1");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct OnSoil(
    /// The state on whose ground it took place.
    pub Actor,
);

impl fmt::Display for OnSoil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl TallyKey for OnSoil {
    const UNIT: CountUnit = CountUnit::Events;

    fn keys_of(i: &Interaction) -> impl Iterator<Item = Self> {
        i.facets().soil.map(Self).into_iter()
    }

    fn leaves_open(i: &Interaction) -> bool {
        i.facets().soil.is_none()
    }

    fn may_be(&self, i: &Interaction) -> bool {
        i.facets().soil.is_none()
    }

    fn phrase(&self) -> String {
        format!(" on the ground of {self}")
    }

    fn heads() -> Vec<&'static str> {
        vec!["soil"]
    }

    fn named_parts(&self) -> Vec<String> {
        vec![self.0.name().to_owned()]
    }
}

/// Two keys together, such as a dyad and a kind: a line for each combination.
///
/// # Examples
/// ```
/// use interstate::tally::Crossed;
/// use interstate::{CountingRule, Dyad, InteractionFamily, Partition, Period, Select, State, TallyTable, read};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let all = CountingRule::new("all", Select::Everything);
/// let table = TallyTable::<Crossed<Dyad, InteractionFamily>>::count(&ledger, &all, &Partition::yearly(2024..=2024)?)?;
/// let patrols = Crossed(Dyad::new(State::CHN, State::RUS)?, InteractionFamily::Patrol);
/// assert_eq!(table.over(&patrols, Period::year(2024)?)?.count().to_string(), "5");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Crossed<A, B>(
    /// The first key: often a dyad.
    pub A,
    /// The second key, of which each interaction has one: often a kind.
    pub B,
);

impl<A: fmt::Display, B: fmt::Display> fmt::Display for Crossed<A, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0, self.1)
    }
}

impl<A: TallyKey, B: ExclusiveKey> TallyKey for Crossed<A, B> {
    const UNIT: CountUnit = A::UNIT;

    fn keys_of(i: &Interaction) -> impl Iterator<Item = Self> {
        A::keys_of(i).flat_map(|a| B::keys_of(i).map(move |b| Self(a.clone(), b)))
    }

    fn leaves_open(i: &Interaction) -> bool {
        A::leaves_open(i)
    }

    fn may_be(&self, i: &Interaction) -> bool {
        self.0.may_be(i) && B::keys_of(i).any(|b| b == self.1)
    }

    fn heads() -> Vec<&'static str> {
        [A::heads(), B::heads()].concat()
    }

    fn parts(&self) -> Vec<String> {
        [self.0.parts(), self.1.parts()].concat()
    }

    fn named_parts(&self) -> Vec<String> {
        [self.0.named_parts(), self.1.named_parts()].concat()
    }
}

impl<A: ExclusiveKey, B: ExclusiveKey> ExclusiveKey for Crossed<A, B> {}
