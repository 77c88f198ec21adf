//! Which records a rule counts: a boolean expression of facets.

use crate::error::{Error, Result, meaning::Meaning};
use crate::interaction::record::Interaction;
use crate::kind::facet::{
    Certainty, ConflictRelation, Forces, Overtness, PartySide, Rank, Setting, Venue,
};
use crate::kind::family::InteractionFamily;
use crate::kind::interaction_kind::InteractionKind;
use crate::sanction::ask::ledger::mark;
use crate::state::actor::Actor;
use crate::time::truth::Truth;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};
use std::fmt;
use std::ops::{BitAnd, BitOr, Not};

/// The most levels of `&`, `|` and `!`. One takes up to two levels of JSON, and what a rule stands in takes some too.
const MOST: usize = 48;

/// A selection of records: a boolean expression over kinds and facets, built with `&`, `|` and `!`.
///
/// The answer is three-valued. A facet that a record does not tell makes the answer [`Truth::Depends`], and the record
/// counts as possible: never as a silent yes or no. Tags, series, parts and sources are statements that a record makes or
/// does not make, so their absence is a plain no.
///
/// Selections nest at most 48 deep: that much a file of JSON can hold. Parts of one `&` or one `|` do not nest, and neither does `!!`.
///
/// # Examples
/// ```
/// use interstate::kind::facet::Venue;
/// use interstate::Truth;
/// use interstate::{Interaction, InteractionFamily, InteractionKind, Select, State};
///
/// let talks = Select::from(InteractionFamily::Meeting) & Select::Venue(Venue::InPerson);
/// let call = Interaction::new("1", InteractionKind::Meeting, "2023".parse()?, [State::CHN, State::RUS])?;
/// // The record does not say whether they met in person.
/// assert_eq!(talks.matches(&call), Truth::Depends);
/// assert_eq!(talks.to_string(), "meetings, in person");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Select {
    /// Every record.
    Everything,
    /// Records of this kind.
    Kind(InteractionKind),
    /// Records of this family.
    Family(InteractionFamily),
    /// Records with this setting.
    Setting(Setting),
    /// Records with this venue.
    Venue(Venue),
    /// Records on the ground of this state.
    Soil(Actor),
    /// Records of this rank.
    Rank(Rank),
    /// Records with these forces.
    Forces(Forces),
    /// Records of this certainty.
    Certainty(Certainty),
    /// Records in which this actor takes part.
    Party(Actor),
    /// Records with a party on this side.
    Side(PartySide),
    /// Records with this tag.
    Tag(Box<str>),
    /// Records of what a query of a sanctions register counts, in its words: see [`TallyTable::count_flow`](crate::TallyTable::count_flow).
    Listed(Box<str>),
    /// Records of this series.
    Series(Box<str>),
    /// The record with this id.
    Id(Box<str>),
    /// Records that are part of a larger one.
    Component,
    /// Records that answer another.
    Response,
    /// Records that name a source.
    Sourced,
    /// Records with this relation to the named conflict.
    Relation(Box<str>, ConflictRelation),
    /// Records with this overtness in regard to the named conflict.
    Overtness(Box<str>, Overtness),
    /// Records that all of these select. Made by `&` or [`Select::all_of`].
    #[non_exhaustive]
    #[serde(deserialize_with = "parts")]
    All(Vec<Select>),
    /// Records that any of these selects. Made by `|` or [`Select::any_of`].
    #[non_exhaustive]
    #[serde(deserialize_with = "parts")]
    Any(Vec<Select>),
    /// Records that this does not select. Made by `!`.
    #[non_exhaustive]
    #[serde(deserialize_with = "part")]
    Not(Box<Select>),
    /// A selection whose parts nest deeper than 48 levels, as `&`, `|` and `!` may make it. It cannot be written or compared, and every
    /// record is possible under it.
    #[serde(skip_deserializing, serialize_with = "refused")]
    TooDeep,
}

impl Select {
    /// A selection of records with a tag.
    #[must_use]
    pub fn tag(tag: impl Into<Box<str>>) -> Self {
        Self::Tag(tag.into())
    }

    /// A selection of records of a series.
    #[must_use]
    pub fn series(series: impl Into<Box<str>>) -> Self {
        Self::Series(series.into())
    }

    /// A selection of records in which an actor takes part.
    #[must_use]
    pub fn party(actor: impl Into<Actor>) -> Self {
        Self::Party(actor.into())
    }

    /// A selection of records that all of these select; without any, every record.
    ///
    /// # Examples
    /// ```
    /// use interstate::{Interaction, InteractionKind, Select, State, Truth};
    ///
    /// let partners = [State::IRN, State::PRK].map(Select::party);
    /// let call = Interaction::new("1", InteractionKind::Call, "2023".parse()?, [State::CHN, State::IRN])?;
    /// assert_eq!(Select::all_of(partners.clone()).matches(&call), Truth::No);
    /// assert_eq!(Select::any_of(partners).matches(&call), Truth::Yes);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn all_of(parts: impl IntoIterator<Item = Self>) -> Self {
        Self::All(parts.into_iter().collect()).within_depth()
    }

    /// A selection of records that any of these selects; without any, no record.
    #[must_use]
    pub fn any_of(parts: impl IntoIterator<Item = Self>) -> Self {
        Self::Any(parts.into_iter().collect()).within_depth()
    }

    /// Whether a record is selected; `Depends` where the record does not tell.
    #[must_use]
    pub fn matches(&self, i: &Interaction) -> Truth {
        let facets = i.facets();
        match self {
            Self::Everything => Truth::Yes,
            Self::Kind(kind) => (i.kind() == *kind).into(),
            Self::Family(family) => (i.kind().family() == *family).into(),
            Self::Setting(setting) => told(facets.setting, setting),
            Self::Venue(venue) => told(facets.venue, venue),
            Self::Soil(soil) => told(facets.soil, soil),
            Self::Rank(rank) => told(facets.rank, rank),
            Self::Forces(forces) => told(facets.forces, forces),
            Self::Certainty(certainty) => (facets.certainty == *certainty).into(),
            Self::Party(actor) if i.takes_part(*actor) => Truth::Yes,
            Self::Party(_) if i.has_unknown_party() => Truth::Depends,
            Self::Party(_) => Truth::No,
            Self::Side(side) => i.parties().iter().any(|p| p.side() == Some(*side)).into(),
            Self::Tag(tag) => i.has_tag(tag).into(),
            Self::Listed(asked) => i.has_tag(&mark(asked)).into(),
            Self::Series(series) => (i.series() == Some(series)).into(),
            Self::Id(id) => (*i.id() == **id).into(),
            Self::Component => i.part_of().is_some().into(),
            Self::Response => i.responds_to().is_some().into(),
            Self::Sourced => i.source().is_some().into(),
            Self::Relation(conflict, relation) => judged(i, conflict, |tag| {
                Some(tag.relation())
                    .filter(|r| *r != ConflictRelation::Undetermined)
                    .map(|r| r == *relation)
            }),
            Self::Overtness(conflict, overtness) => {
                judged(i, conflict, |tag| tag.overtness().map(|o| o == *overtness))
            }
            Self::All(all) => all
                .iter()
                .fold(Truth::Yes, |so_far, s| so_far.and(s.matches(i))),
            Self::Any(any) => any
                .iter()
                .fold(Truth::No, |so_far, s| so_far.or(s.matches(i))),
            Self::Not(not) => !not.matches(i),
            Self::TooDeep => Truth::Depends,
        }
    }

    /// The first part that keeps the record from being surely selected: what to name when somebody asks why.
    pub(super) fn obstacle(&self, i: &Interaction) -> Option<&Self> {
        let wrong = |wanted: Truth| match self {
            Self::All(all) => all
                .iter()
                .find(|s| s.matches(i) == wanted)
                .and_then(|s| s.obstacle(i)),
            _ => Some(self),
        };
        match self.matches(i) {
            Truth::Yes => None,
            unsure => wrong(unsure),
        }
    }

    /// What is counted, as a plural noun: `exercises`, or `interactions` where it is of several families.
    pub(crate) fn noun(&self) -> String {
        self.named_noun().unwrap_or_else(|| "interactions".into())
    }

    fn named_noun(&self) -> Option<String> {
        match self {
            Self::Kind(kind) => Some(kind.plural().to_string()),
            Self::Family(family) => Some(family.plural().to_string()),
            Self::Listed(asked) => Some(asked.to_string()),
            Self::All(all) => all.iter().find_map(Self::named_noun),
            Self::Any(_) => self.family().map(|family| family.plural().to_string()),
            _ => None,
        }
    }

    /// The one family that every record of it is of, where kinds and families alone say so.
    fn family(&self) -> Option<InteractionFamily> {
        match self {
            Self::Kind(kind) => Some(kind.family()),
            Self::Family(family) => Some(*family),
            Self::All(all) => all.iter().find_map(Self::family),
            Self::Any(any) => {
                let mut families = any.iter().map(Self::family);
                let first = families.next()??;
                families.all(|other| other == Some(first)).then_some(first)
            }
            _ => None,
        }
    }
}

impl Select {
    /// Whether it nests at most so many levels.
    fn fits(&self, levels: usize) -> bool {
        let below = |part: &Self| levels > 0 && part.fits(levels - 1);
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().all(below),
            Self::Not(part) => below(part),
            _ => true,
        }
    }

    /// The same, or the mark of a selection that nests too deep.
    fn within_depth(self) -> Self {
        if self.fits(MOST) { self } else { Self::TooDeep }
    }

    /// The same as a part of another, or the mark of a selection that would nest too deep.
    ///
    /// Only what is new is looked at: parts that stand in another were looked at when they came there.
    fn within_another(self) -> Self {
        if self.fits(MOST - 1) {
            self
        } else {
            Self::TooDeep
        }
    }

    /// That it can be written and compared.
    ///
    /// # Errors
    /// A part that nests too deep.
    pub(super) fn sound(&self) -> Result<()> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().try_for_each(Self::sound),
            Self::Not(part) => part.sound(),
            Self::TooDeep => Err(too_deep()),
            _ => Ok(()),
        }
    }
}

fn too_deep() -> Error {
    Meaning::TooDeep { most: MOST }.into()
}

/// A part that was read, if it does not nest too deep.
fn checked<E: de::Error>(part: Select) -> Result<Select, E> {
    if part.fits(MOST - 1) {
        Ok(part)
    } else {
        Err(E::custom(too_deep()))
    }
}

fn parts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Select>, D::Error> {
    let parts = Vec::<Select>::deserialize(from)?;
    parts.into_iter().map(checked).collect()
}

fn part<'de, D: Deserializer<'de>>(from: D) -> Result<Box<Select>, D::Error> {
    checked(Select::deserialize(from)?).map(Box::new)
}

fn refused<S: Serializer>(_: S) -> Result<S::Ok, S::Error> {
    Err(ser::Error::custom(too_deep()))
}

/// Whether a facet has a value; `Depends` where it is not told.
fn told<T: PartialEq>(facet: Option<T>, wanted: &T) -> Truth {
    facet.map_or(Truth::Depends, |found| (found == *wanted).into())
}

/// What the taggers say about a conflict: yes or no where they agree, `Depends` where they differ or nobody says.
fn judged(
    i: &Interaction,
    conflict: &str,
    says: impl Fn(&crate::interaction::ConflictTag) -> Option<bool>,
) -> Truth {
    let mut answer = None;
    for tag in i
        .conflicts()
        .iter()
        .filter(|tag| tag.conflict() == conflict)
    {
        let said = says(tag).map_or(Truth::Depends, Truth::from);
        match answer {
            Some(before) if before != said => return Truth::Depends,
            _ => answer = Some(said),
        }
    }
    answer.unwrap_or(Truth::Depends)
}

impl From<InteractionKind> for Select {
    fn from(kind: InteractionKind) -> Self {
        Self::Kind(kind)
    }
}

impl From<InteractionFamily> for Select {
    fn from(family: InteractionFamily) -> Self {
        Self::Family(family)
    }
}

impl BitAnd for Select {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        match (self, other) {
            (Self::All(mut all), Self::All(more)) => {
                all.extend(more);
                Self::All(all)
            }
            (Self::All(mut all), one) => {
                all.push(one.within_another());
                Self::All(all)
            }
            (one, Self::All(mut all)) => {
                all.insert(0, one.within_another());
                Self::All(all)
            }
            (one, other) => Self::All(vec![one.within_another(), other.within_another()]),
        }
    }
}

impl BitOr for Select {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        match (self, other) {
            (Self::Any(mut any), Self::Any(more)) => {
                any.extend(more);
                Self::Any(any)
            }
            (Self::Any(mut any), one) => {
                any.push(one.within_another());
                Self::Any(any)
            }
            (one, Self::Any(mut any)) => {
                any.insert(0, one.within_another());
                Self::Any(any)
            }
            (one, other) => Self::Any(vec![one.within_another(), other.within_another()]),
        }
    }
}

impl Not for Select {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            // Also with three answers: what depends, depends either way.
            Self::Not(not) => *not,
            one => Self::Not(Box::new(one.within_another())),
        }
    }
}

/// Writes the parts with a separator, those that are themselves several in parentheses.
fn joined(
    f: &mut fmt::Formatter<'_>,
    parts: &[Select],
    separator: &str,
    empty: &str,
) -> fmt::Result {
    if parts.is_empty() {
        return f.write_str(empty);
    }
    for (n, part) in parts.iter().enumerate() {
        if n > 0 {
            f.write_str(separator)?;
        }
        match part {
            Select::All(inner) | Select::Any(inner) if inner.len() > 1 => write!(f, "({part})")?,
            _ => write!(f, "{part}")?,
        }
    }
    Ok(())
}

impl fmt::Display for Select {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everything => f.write_str("every interaction"),
            Self::Kind(kind) if kind.is_of_a_kind_not_told() => {
                write!(f, "{} of a kind not told", kind.plural())
            }
            Self::Kind(kind) => write!(f, "{}", kind.plural()),
            Self::Family(family) => write!(f, "{}", family.plural()),
            Self::Setting(setting) => write!(f, "{}", spoken(*setting)),
            Self::Venue(venue) => write!(f, "{}", spoken(*venue)),
            Self::Soil(soil) => write!(f, "on the ground of {soil}"),
            Self::Rank(rank) => write!(f, "of rank {}", spoken(*rank)),
            Self::Forces(forces) => write!(f, "of {} forces", spoken(*forces)),
            Self::Certainty(certainty) => write!(f, "{certainty}"),
            Self::Party(actor) => write!(f, "with {actor}"),
            Self::Side(side) => write!(f, "with a party on side {side}"),
            Self::Tag(tag) => write!(f, "tagged {tag:?}"),
            Self::Listed(asked) => f.write_str(asked),
            Self::Series(series) => write!(f, "of the series {series:?}"),
            Self::Id(id) => write!(f, "with the id {id:?}"),
            Self::Component => f.write_str("part of a larger one"),
            Self::Response => f.write_str("in answer to another"),
            Self::Sourced => f.write_str("with a source"),
            Self::Relation(conflict, relation) => write!(f, "{relation} as to {conflict:?}"),
            Self::Overtness(conflict, overtness) => write!(f, "{overtness} as to {conflict:?}"),
            Self::All(all) => joined(f, all, ", ", "every interaction"),
            Self::Any(any) => joined(f, any, " or ", "no interaction"),
            Self::Not(not) => match &**not {
                Self::All(_) | Self::Any(_) => write!(f, "not ({not})"),
                _ => write!(f, "not {not}"),
            },
            Self::TooDeep => write!(f, "what nests deeper than {MOST} levels"),
        }
    }
}

/// A word of the vocabulary as it is spoken: `in person`.
fn spoken(word: impl Into<&'static str>) -> String {
    word.into().replace('_', " ")
}
