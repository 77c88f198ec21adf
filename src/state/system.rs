//! State systems: who was a member, by day and by year.

use super::actor::State;
use super::code::StateCode;
use super::day::{Key, day_of, key, year as year_edge};
use super::dyad::Dyad;
use super::lookup::SpellRow;
use super::scheme::CodeScheme;
use super::table::relations::MICROSTATES;
use chrono::NaiveDate;
use std::ops::RangeInclusive;

crate::error::text::word! {
    "state system";
    /// A list of the members of the international system with their days.
    ///
    /// A member is a number of the list. The state is the one that the number means on the day: 365 is the Soviet Union until 1991-12-25 and
    /// Russia from the day after, one member throughout. The two lists begin on different days for about half of all states, and neither goes on to
    /// today: see [`listed_until`](Self::listed_until).
    ///
    /// # Examples
    /// ```
    /// use chrono::NaiveDate;
    /// use interstate::State;
    /// use interstate::state::StateSystem;
    ///
    /// let day = NaiveDate::from_ymd_opt(1914, 7, 28).unwrap_or_default();
    /// assert_eq!(StateSystem::Cow.members_on(day).count(), 45);
    /// assert!(StateSystem::Gw.contains(State::CAN, day));
    /// assert!(!StateSystem::Cow.contains(State::CAN, day)); // from 1920-01-10
    /// ```
    ///
    /// # References
    /// - Correlates of War Project (2025). State System Membership, v2024. <https://correlatesofwar.org>
    /// - Gleditsch, Kristian S., and Michael D. Ward (1999). A Revised List of Independent States since the Congress of Vienna. International
    ///   Interactions 25: 393–413. <https://doi.org/10.1080/03050629908434958>
    #[non_exhaustive]
    pub enum StateSystem {
        /// The Correlates of War; both editions have the same members.
        Cow,
        /// Gleditsch and Ward, without microstates.
        Gw,
        /// Gleditsch and Ward with the list of microstates, which may be combined with the main list.
        GwWithMicrostates,
    }
}

/// A member of a state system on a day.
///
/// # Examples
/// ```
/// use chrono::NaiveDate;
/// use interstate::State;
/// use interstate::state::StateSystem;
///
/// let day = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap_or_default();
/// let member = StateSystem::Cow.members_on(day).find(|m| m.code().text() == "365");
/// assert_eq!(member.map(|m| m.state()), Some(State::SUN));
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct SystemMember {
    code: StateCode,
    state: State,
}

impl SystemMember {
    /// The number of the member, with its scheme.
    #[must_use]
    pub fn code(self) -> StateCode {
        self.code
    }

    /// The state that the number names.
    #[must_use]
    pub fn state(self) -> State {
        self.state
    }
}

/// A member of a state system in a calendar year in which it was a member on at least one day.
///
/// # Examples
/// ```
/// use interstate::State;
/// use interstate::state::StateSystem;
///
/// let sudan = StateSystem::Cow.state_years(2011..=2011).find(|y| y.member().state() == State::SSD);
/// assert_eq!(sudan.map(|y| y.days()), Some(176)); // from 2011-07-09
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct StateYear {
    year: i32,
    member: SystemMember,
}

impl StateYear {
    /// The calendar year of this state-year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// The member, with the state that its number named on its last day in the year.
    #[must_use]
    pub fn member(self) -> SystemMember {
        self.member
    }

    /// The number of days of the year on which it was a member, from 1 to 366.
    #[must_use]
    pub fn days(self) -> u32 {
        days_in(self.year, spells(self.member.code), &[])
    }
}

/// A pair of members of a state system in a calendar year in which each was a member on at least one day, in no order.
///
/// # Examples
/// ```
/// use interstate::state::{CodeScheme, StateSystem};
///
/// // Each was a member in 1990, but never on one day.
/// let germanies = StateSystem::Cow.dyad_years(1990..=1990).find(|y| (y.a().code().text(), y.b().code().text()) == ("255", "260"));
/// assert_eq!(germanies.map(|y| y.days()), Some(0));
/// assert_eq!(germanies.and_then(|y| y.dyad()), None); // Germany is one state
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct DyadYear {
    year: i32,
    a: SystemMember,
    b: SystemMember,
}

impl DyadYear {
    /// The calendar year of this dyad-year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// The member of the pair with the lower number.
    #[must_use]
    pub fn a(self) -> SystemMember {
        self.a
    }

    /// The member of the pair with the higher number.
    #[must_use]
    pub fn b(self) -> SystemMember {
        self.b
    }

    /// The pair of states; `None` when two numbers of a year are one state (Germany as 255 and 260 in 1990).
    #[must_use]
    pub fn dyad(self) -> Option<Dyad> {
        Dyad::new(self.a.state, self.b.state).ok()
    }

    /// The number of days of the year on which both were members, from 0 to 366: 0 where one ended before the other began.
    #[must_use]
    pub fn days(self) -> u32 {
        days_in(self.year, spells(self.a.code), spells(self.b.code))
    }
}

fn spells(code: StateCode) -> &'static [SpellRow] {
    code.scheme.table().spells(code.place)
}

/// The days of a year that lie in a spell of `a`, and of `b` where there are any. The spells of a number do not overlap.
fn days_in(year: i32, a: &[SpellRow], b: &[SpellRow]) -> u32 {
    let (first, last) = (year_edge(year).first, year_edge(year).last);
    let overlap = |from: Key, to: Key| (from <= to).then_some((from, to));
    let mut days = 0;
    for one in a {
        let Some((from, to)) = overlap(one.span.from.first.max(first), one.span.to.last.min(last))
        else {
            continue;
        };
        if b.is_empty() {
            days += to.abs_diff(from) + 1;
        }
        for other in b {
            if let Some((from, to)) =
                overlap(other.span.from.first.max(from), other.span.to.last.min(to))
            {
                days += to.abs_diff(from) + 1;
            }
        }
    }
    days
}

impl StateSystem {
    /// The scheme of the members' numbers in this system.
    #[must_use]
    pub fn scheme(self) -> CodeScheme {
        match self {
            Self::Cow => CodeScheme::Cow,
            Self::Gw | Self::GwWithMicrostates => CodeScheme::Gw,
        }
    }

    /// The last day that the list covers: 2024-12-31 for COW, 2020-12-31 for Gleditsch and Ward. Its members are taken to continue after it.
    #[must_use]
    pub fn listed_until(self) -> NaiveDate {
        let year = match self {
            Self::Cow => 2024,
            Self::Gw | Self::GwWithMicrostates => 2020,
        };
        // OK because the last day of these years is a day.
        #[expect(
            clippy::unwrap_used,
            clippy::missing_panics_doc,
            reason = "2020 and 2024 end"
        )]
        day_of(year_edge(year).last).unwrap()
    }

    /// Whether a number of the scheme is one of this list.
    fn lists(self, code: StateCode) -> bool {
        self != Self::Gw || !MICROSTATES.contains(&code.text())
    }

    /// The numbers of the list, in the order of their values.
    fn numbers(self) -> Vec<StateCode> {
        let mut codes: Vec<StateCode> = self
            .scheme()
            .codes()
            .filter(|&code| self.lists(code))
            .collect();
        codes.sort_by_key(|code| (code.text().len(), code.text()));
        codes
    }

    /// The members of the system on a day, in the order of their numbers.
    ///
    /// # Examples
    /// ```
    /// use chrono::NaiveDate;
    /// use interstate::state::StateSystem;
    ///
    /// let day = NaiveDate::from_ymd_opt(1816, 1, 1).unwrap_or_default();
    /// assert_eq!(StateSystem::Cow.members_on(day).count(), 23);
    /// ```
    pub fn members_on(self, day: NaiveDate) -> impl Iterator<Item = SystemMember> {
        let at = key(day);
        self.numbers().into_iter().filter_map(move |code| {
            let spell = spells(code).iter().find(|spell| spell.span.perhaps(at))?;
            Some(SystemMember {
                code,
                state: State(spell.state),
            })
        })
    }

    /// Whether a state was a member of the system on a day.
    #[must_use]
    pub fn contains(self, state: State, day: NaiveDate) -> bool {
        let at = key(day);
        let table = self.scheme().table();
        table.of_state(state.index()).any(|(place, spell)| {
            let code = StateCode::at(self.scheme(), place);
            spell.span.perhaps(at) && self.lists(code)
        })
    }

    /// The pairs of members on a day, each once.
    ///
    /// # Examples
    /// ```
    /// use chrono::NaiveDate;
    /// use interstate::state::StateSystem;
    ///
    /// let day = NaiveDate::from_ymd_opt(1816, 1, 1).unwrap_or_default();
    /// assert_eq!(StateSystem::Cow.dyads_on(day).count(), 23 * 22 / 2);
    /// ```
    pub fn dyads_on(self, day: NaiveDate) -> impl Iterator<Item = Dyad> {
        let members: Vec<SystemMember> = self.members_on(day).collect();
        pairs(members).filter_map(|(a, b)| Dyad::new(a.state, b.state).ok())
    }

    /// Every member in every year in which it was one, by year and number, as `create_stateyears` of the R package peacesciencer gives them.
    ///
    /// # Examples
    /// ```
    /// use interstate::state::StateSystem;
    ///
    /// assert_eq!(StateSystem::Cow.state_years(1816..=1816).count(), 23);
    /// ```
    pub fn state_years(self, years: RangeInclusive<i32>) -> impl Iterator<Item = StateYear> {
        let numbers = self.numbers();
        years.flat_map(move |year| {
            let members = members_in(year, &numbers);
            members
                .into_iter()
                .map(move |member| StateYear { year, member })
        })
    }

    /// Every pair of members in every year in which both were members, each pair once, by year and numbers, as `create_dyadyears` of the R
    /// package peacesciencer gives them with `directed = FALSE`. Directed, each counts twice.
    ///
    /// A pair need not have met: [`DyadYear::days`] is 0 where one ended before the other began.
    ///
    /// # Examples
    /// ```
    /// use interstate::state::StateSystem;
    ///
    /// assert_eq!(StateSystem::Cow.dyad_years(1816..=1816).count(), 253);
    /// ```
    pub fn dyad_years(self, years: RangeInclusive<i32>) -> impl Iterator<Item = DyadYear> {
        let numbers = self.numbers();
        years.flat_map(move |year| {
            pairs(members_in(year, &numbers)).map(move |(a, b)| DyadYear { year, a, b })
        })
    }
}

/// Each two of a list, the earlier one first.
fn pairs<T: Copy>(list: Vec<T>) -> impl Iterator<Item = (T, T)> {
    let mut at = (0, 1);
    std::iter::from_fn(move || {
        if at.1 >= list.len() {
            at = (at.0 + 1, at.0 + 2);
        }
        let pair = (*list.get(at.0)?, *list.get(at.1)?);
        at.1 += 1;
        Some(pair)
    })
}

/// The members in a year.
fn members_in(year: i32, numbers: &[StateCode]) -> Vec<SystemMember> {
    let (first, last) = (year_edge(year).first, year_edge(year).last);
    numbers
        .iter()
        .filter_map(|&code| {
            let spell = spells(code)
                .iter()
                .rfind(|spell| spell.span.from.first <= last && first <= spell.span.to.last)?;
            Some(SystemMember {
                code,
                state: State(spell.state),
            })
        })
        .collect()
}
