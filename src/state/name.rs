//! Names: from a text to a state, as of a day.

use super::actor::State;
use super::code::{listed, schemes_with};
use super::day::{Edge, Span, key};
use super::lookup::NONE;
use super::meaning::StateMeaning;
use super::name_day::{NameDay, NameDays};
use super::name_form::{find, form as form_at, normal};
use super::table::names::{ENTRIES, LISTS, STARTS};
use super::table::relations::BORNE;
use crate::error::{Error, Result, nearest};
use crate::error::{
    clip::Said,
    states::{Meant, States},
    words::clip,
};
use chrono::NaiveDate;

crate::error::text::word! {
    "scope of names";
    /// Whose usage a name follows: general English, or the vocabulary of one data source.
    ///
    /// `Congo` is two states in free text and the Republic of the Congo in the lists of ISO, the UN, COW, GW and ICEWS; `Bavaria` is a country in
    /// ICEWS. A reader that knows its source passes its scope; what the source has no usage of its own for is read as [`General`](Self::General).
    ///
    /// # Examples
    /// ```
    /// use chrono::NaiveDate;
    /// use interstate::State;
    /// use interstate::state::NameScope;
    ///
    /// let day = NaiveDate::from_ymd_opt(2005, 1, 1).unwrap_or_default();
    /// assert_eq!(NameScope::Icews.state("Congo", day)?, State::COG);
    /// assert!(NameScope::General.state("Congo", day).is_err());
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Default)]
    #[non_exhaustive]
    pub enum NameScope {
        /// English as it is written anywhere.
        #[default]
        General,
        /// ISO 3166.
        Iso,
        /// The United Nations.
        Un,
        /// The Unicode CLDR.
        Cldr,
        /// The Correlates of War project, whose `Vietnam` is the member 816 even before 1975.
        Cow,
        /// Gleditsch and Ward.
        Gw,
        /// ICEWS.
        Icews,
        /// GDELT and its lists.
        Gdelt,
    }
}

/// What a row of the table of names says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Says {
    /// One state, by its place among the actors.
    State,
    /// Several, by the place of their list.
    Ambiguous,
    /// None, and the list of states in which it lies.
    NoState,
}

/// A row of the table of names.
#[derive(Debug)]
pub(super) struct NameRow {
    pub(super) says: Says,
    /// One bit for each scope; none is general usage.
    pub(super) scopes: u8,
    pub(super) who: u16,
    pub(super) span: Span,
}

impl NameRow {
    pub(super) const fn new(says: Says, scopes: u8, who: u16, from: Edge, to: Edge) -> Self {
        Self {
            says,
            scopes,
            who,
            span: Span { from, to },
        }
    }
}

// OK because a form has a start among the entries, and one start more is their end.
#[expect(clippy::indexing_slicing, reason = "a place of the table")]
fn rows(form: usize) -> &'static [NameRow] {
    &ENTRIES[usize::from(STARTS[form])..usize::from(STARTS[form + 1])]
}

// OK because rows of several states name a list of the table.
#[expect(clippy::indexing_slicing, reason = "a place of the table")]
fn states(list: u16) -> Vec<State> {
    let places = LISTS[usize::from(list)];
    places.iter().map(|&place| State(place)).collect()
}

impl NameScope {
    fn bit(self) -> u8 {
        match self {
            Self::General => 0,
            Self::Iso => 1,
            Self::Un => 2,
            Self::Cldr => 4,
            Self::Cow => 8,
            Self::Gw => 16,
            Self::Icews => 32,
            Self::Gdelt => 64,
        }
    }

    /// What a name means on a day in this usage, as a [`StateMeaning`]. Allocates only to list candidates.
    ///
    /// # Examples
    /// ```
    /// use chrono::NaiveDate;
    /// use interstate::State;
    /// use interstate::state::{StateMeaning, NameScope};
    ///
    /// let day = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or_default();
    /// assert_eq!(NameScope::General.meaning("Northern Ireland", day), StateMeaning::NoState(vec![State::GBR]));
    /// assert_eq!(NameScope::General.meaning("Atlantis", day), StateMeaning::Unknown);
    /// ```
    #[must_use]
    pub fn meaning(self, name: &str, day: impl Into<NameDay>) -> StateMeaning {
        self.meaning_on(name, day.into())
    }

    fn meaning_on(self, name: &str, NameDay { day, days }: NameDay) -> StateMeaning {
        let Some(form) = find(name) else {
            return StateMeaning::Unknown;
        };
        let rows = rows(form);
        let day = key(day);
        let on_day = |row: &&NameRow| row.span.perhaps(day);
        if self != Self::General {
            let mut own = rows
                .iter()
                .filter(on_day)
                .filter(|row| row.scopes & self.bit() != 0)
                .map(|row| row.who);
            if let Some(who) = own.next()
                && own.all(|other| other == who)
            {
                return StateMeaning::State(State(who));
            }
        }
        let mut general = rows.iter().filter(|row| row.scopes == 0);
        // Rows of several and of none stand before those of one state.
        match general.clone().find(on_day) {
            Some(row) => match row.says {
                Says::State => StateMeaning::State(State(row.who)),
                Says::Ambiguous => StateMeaning::Ambiguous(states(row.who)),
                Says::NoState => StateMeaning::NoState(states(row.who)),
            },
            None if days == NameDays::Historical => on_some_day(rows),
            None if general.next().is_some() => StateMeaning::NotOnThatDay,
            None => StateMeaning::Unknown,
        }
    }

    /// The state that a name means on a day in this usage: see [`State::from_name`].
    ///
    /// # Errors
    /// As [`State::from_name`].
    pub fn state(self, name: &str, day: impl Into<NameDay>) -> Result<State> {
        let on = day.into();
        match self.meaning_on(name, on) {
            StateMeaning::State(state) => Ok(state),
            other => Err(refusal(name, on.day, &other)),
        }
    }
}

/// What a name meant on whichever days it named states.
fn on_some_day(rows: &[NameRow]) -> StateMeaning {
    let general = rows.iter().filter(|row| row.scopes == 0);
    let mut found: Vec<State> = general
        .clone()
        .flat_map(|row| match row.says {
            Says::State => vec![State(row.who)],
            Says::Ambiguous => states(row.who),
            Says::NoState => Vec::new(),
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    match found[..] {
        [state] => StateMeaning::State(state),
        [] if general.count() == 0 => StateMeaning::Unknown,
        [] => StateMeaning::NotOnThatDay,
        _ => StateMeaning::Ambiguous(found),
    }
}

fn refusal(name: &str, day: NaiveDate, meaning: &StateMeaning) -> Error {
    let found = clip(name);
    let named = |states: &[State]| states.iter().map(|s| (s.text(), s.name())).collect();
    match meaning {
        StateMeaning::Ambiguous(states) => States::AmbiguousName {
            found,
            day,
            candidates: named(states),
        },
        StateMeaning::NoState(states) => States::NoStateName {
            found,
            within: named(states),
        },
        StateMeaning::NotOnThatDay => States::NameNotOnDay {
            found,
            day,
            spells: days_of(name),
        },
        StateMeaning::State(_) | StateMeaning::Unknown => States::UnknownName {
            found,
            meant: meant(name),
        },
    }
    .into()
}

/// The days on which a name names states: `YUG until 1992-04-26, SCG 1992-04-27 to 2003-02-03`.
fn days_of(name: &str) -> Said {
    let rows = find(name).map_or(&[][..], rows);
    let mut rows: Vec<&NameRow> = rows.iter().filter(|row| row.scopes == 0).collect();
    rows.sort_by_key(|row| row.span.from.first);
    listed(rows.into_iter().map(|row| {
        let who = match row.says {
            Says::State => State(row.who).text(),
            Says::Ambiguous => "several",
            Says::NoState => "none",
        };
        (who, row.span)
    }))
}

/// What a text that is no name may have been meant as: a code, or the name next to it. A name of three letters is too near to others.
fn meant(name: &str) -> Meant {
    if let Some(code) = schemes_with(name) {
        return code;
    }
    let letters = name.chars().filter(|c| c.is_alphabetic());
    let nearest = (letters.take(4).count() == 4).then(|| suggest(name));
    nearest.flatten().map_or(Meant::Nothing, Meant::Word)
}

/// The name of the state whose listed form is next to this text, if there is one state whose is. It is offered in a message, never chosen:
/// Gambia and Zambia are one letter apart.
fn suggest(name: &str) -> Option<&'static str> {
    let form = normal(name)?;
    let listed = || (0..).map_while(form_at);
    let near = nearest(&form, listed())?;
    let place = listed().position(|listed| listed == near)?;
    let mut states = rows(place).iter().filter(|row| row.says == Says::State);
    let first = states.next()?.who;
    (states.all(|row| row.who == first) && first != NONE).then(|| State(first).name())
}

impl State {
    /// The state that an English name means on a day.
    ///
    /// Case, diacritics, punctuation, articles, `&` and the order of words do not matter: `Korea, Dem. People's Rep.` and
    /// `the Democratic People’s Republic of Korea` are one name. Nothing is guessed: a name that means several states on that day is refused
    /// with the candidates. Feed whole cells, never words of a sentence: `us` is a name. Texts of more than 256 bytes are not looked at.
    ///
    /// A name names a state that exists on the day. States of today are named by their older and newer names on every day (`Burma`, `Zaire`,
    /// `Türkiye`) where these can mean nothing else. A state that has ended is named from its first day to its last: `East Germany` on 1990-10-02,
    /// not on the day after. [`NameDays::Historical`] reads its name on every day.
    ///
    /// A name is no membership: `Germany` on 1947-06-01 is Germany, which was no member of a state system on that day.
    ///
    /// # Errors
    /// When the name is unknown; names no state on that day; is ambiguous on that day; or names a region, a part of a state or an organisation.
    /// [`NameScope::meaning`] tells them apart as values.
    ///
    /// # Examples
    /// ```
    /// use chrono::NaiveDate;
    /// use interstate::State;
    ///
    /// let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    /// assert_eq!(State::from_name("Korea, Dem. People's Rep.", day(2020, 1, 1))?, State::PRK);
    /// assert_eq!(State::from_name("Yugoslavia", day(1995, 1, 1))?, State::SCG);
    ///
    /// let refused = State::from_name("Korea", day(2020, 1, 1)).unwrap_err();
    /// assert_eq!(refused.to_string(), "\"Korea\" on 2020-01-01 is ambiguous: KOR (South Korea) or PRK (North Korea)");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[doc(alias = "countrycode")]
    pub fn from_name(name: &str, day: impl Into<NameDay>) -> Result<Self> {
        NameScope::General.state(name, day)
    }

    /// The dated names that the state bore on a day, in the order in which it took them; none where its name never changed. For display, not
    /// for lookup.
    ///
    /// # Examples
    /// ```
    /// use chrono::NaiveDate;
    /// use interstate::State;
    ///
    /// let day = NaiveDate::from_ymd_opt(1980, 1, 1).unwrap_or_default();
    /// assert!(State::COD.names_on(day).eq(["Zaire"]));
    /// assert_eq!(State::FRA.names_on(day).next(), None);
    /// ```
    pub fn names_on(self, day: NaiveDate) -> impl Iterator<Item = &'static str> {
        let day = key(day);
        BORNE
            .iter()
            .filter(move |(state, span, _)| *state == self.0 && span.surely(day))
            .map(|&(_, _, name)| name)
    }
}
