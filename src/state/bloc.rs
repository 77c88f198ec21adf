//! Who belongs to an organisation or bloc, on which day, in which role.

use super::actor::{Actor, State};
use super::certainty::TableCertainty;
use super::day::{Span, key};
use super::table::relations::MEMBERSHIPS;
use crate::error::Result;
use crate::error::states::States;
use crate::time::{partial_date::PartialDate, truth::Truth};
use chrono::NaiveDate;

crate::error::text::word! {
    "role in an organisation";
    /// The role in which a state belongs to an organisation or bloc.
    ///
    /// # Examples
    /// ```
    /// use interstate::state::MembershipRole;
    ///
    /// assert_eq!("observer".parse::<MembershipRole>()?, MembershipRole::Observer);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[non_exhaustive]
    pub enum MembershipRole {
        /// A full member.
        Member,
        /// An observer.
        Observer,
        /// A partner: a dialogue partner of the SCO, a partner country of BRICS.
        Partner,
    }
}

/// The days on which a state belonged to an organisation or bloc in one role. Suspensions do not end a membership and are not listed.
///
/// # Examples
/// ```
/// use interstate::{Actor, State};
/// use interstate::state::TableCertainty;
///
/// // Saudi Arabia was invited to BRICS for 2024-01-01; lists differ on whether it joined.
/// let doubtful = Actor::BRICS.memberships().find(|m| m.state() == State::SAU);
/// assert_eq!(doubtful.map(|m| m.certainty()), Some(TableCertainty::Disputed));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Membership {
    pub(super) organisation: u16,
    pub(super) state: u16,
    pub(super) span: Span,
    pub(super) role: MembershipRole,
    pub(super) certainty: TableCertainty,
    /// Whether sources differ on the membership itself, and not only on its days.
    pub(super) disputed: bool,
}

impl Membership {
    /// The organisation or bloc of this membership.
    #[must_use]
    pub fn organisation(self) -> Actor {
        Actor(self.organisation)
    }

    /// The state whose membership this is.
    #[must_use]
    pub fn state(self) -> State {
        State(self.state)
    }

    /// The role of the state: member, observer or partner.
    #[must_use]
    pub fn role(self) -> MembershipRole {
        self.role
    }

    /// The first day of the membership, as far as it is known.
    #[must_use]
    pub fn first_day(self) -> Option<PartialDate> {
        self.span.from.date()
    }

    /// The last day of the membership, as far as it is known; `None` when it goes on.
    #[must_use]
    pub fn last_day(self) -> Option<PartialDate> {
        self.span.to.date()
    }

    /// How well the table's entry is sourced.
    #[must_use]
    pub fn certainty(self) -> TableCertainty {
        self.certainty
    }

    /// Whether a day lies in the membership; [`Truth::Depends`] when its first or last day is not known exactly and may be before or after,
    /// or when sources differ on whether there was a membership at all.
    #[must_use]
    pub fn holds_on(self, day: NaiveDate) -> Truth {
        let day = key(day);
        if self.span.surely(day) && !self.disputed {
            Truth::Yes
        } else if self.span.perhaps(day) {
            Truth::Depends
        } else {
            Truth::No
        }
    }
}

/// The states that belonged to an organisation or bloc on a day.
///
/// # Examples
/// ```
/// use chrono::NaiveDate;
/// use interstate::state::MembershipRole;
/// use interstate::{Actor, State, Truth};
///
/// // The members that adopted the sixteenth package.
/// let day = NaiveDate::from_ymd_opt(2025, 2, 24).unwrap_or_default();
/// let eu27 = Actor::EU.members(MembershipRole::Member, day)?;
/// assert_eq!(eu27.certain().len(), 27);
/// assert!(eu27.possible().is_empty());
/// assert_eq!(eu27.contains(State::GBR), Truth::No);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Members {
    certain: Vec<State>,
    possible: Vec<State>,
}

impl Members {
    /// The states that certainly belonged, in the order of their codes.
    #[must_use]
    pub fn certain(&self) -> &[State] {
        &self.certain
    }

    /// The states that possibly belonged, since a day of theirs is not known exactly, in the order of their codes.
    #[must_use]
    pub fn possible(&self) -> &[State] {
        &self.possible
    }

    /// Whether a state belonged on the day.
    #[must_use]
    pub fn contains(&self, state: State) -> Truth {
        if self.certain.binary_search(&state).is_ok() {
            Truth::Yes
        } else if self.possible.binary_search(&state).is_ok() {
            Truth::Depends
        } else {
            Truth::No
        }
    }
}

impl Actor {
    /// The memberships of an organisation or bloc, by state and day. None for a state, and none for the OSCE, of which the crate has no list.
    /// Known to the end of 2025; a membership that has not ended is open after that.
    pub fn memberships(self) -> impl Iterator<Item = Membership> {
        let start = MEMBERSHIPS.partition_point(|m| m.organisation < self.0);
        let rows = MEMBERSHIPS.iter().skip(start).copied();
        rows.take_while(move |m| m.organisation == self.0)
    }

    /// The states that belonged on a day in a role, in law.
    ///
    /// Days known only to the month or the year put a state among the [`possible`](Members::possible), and so does a membership on which sources
    /// differ (Saudi Arabia in BRICS). Where sources differ on its days only, it stands here by the days of the table:
    /// [`memberships`](Self::memberships) has the certainty of each.
    ///
    /// # Errors
    /// When the actor is a state, or an organisation without a list of members.
    pub fn members(self, role: MembershipRole, day: NaiveDate) -> Result<Members> {
        if self.memberships().next().is_none() {
            return Err(States::NoMembers {
                actor: self.text(),
                why: if self.state().is_some() {
                    "it is a state"
                } else {
                    ""
                },
            }
            .into());
        }
        let on_day = |truth: Truth| -> Vec<State> {
            let mut states: Vec<State> = self
                .memberships()
                .filter(|m| m.role == role && m.holds_on(day) == truth)
                .map(Membership::state)
                .collect();
            states.sort_unstable();
            states.dedup();
            states
        };
        let certain = on_day(Truth::Yes);
        let mut possible = on_day(Truth::Depends);
        possible.retain(|state| certain.binary_search(state).is_err());
        Ok(Members { certain, possible })
    }
}

impl State {
    /// Every membership of this state, by organisation and day.
    ///
    /// # Examples
    /// ```
    /// use interstate::{Actor, State};
    /// use interstate::state::MembershipRole;
    ///
    /// let roles: Vec<MembershipRole> = State::BLR.memberships().filter(|m| m.organisation() == Actor::SCO).map(|m| m.role()).collect();
    /// assert_eq!(roles, [MembershipRole::Partner, MembershipRole::Observer, MembershipRole::Member]);
    /// ```
    pub fn memberships(self) -> impl Iterator<Item = Membership> {
        let rows = MEMBERSHIPS.iter().copied();
        rows.filter(move |m| m.state == self.0)
    }
}
