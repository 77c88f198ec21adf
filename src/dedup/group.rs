//! What a rule makes of a list of rows.

use crate::count::Count;
use crate::ledger::Reduction;
use crate::time::when::When;

/// Rows that are one event by a rule, given as indices into the list that the rule was applied to.
///
/// # Examples
/// Three rows of a list, of which the first and the third are one call:
/// ```
/// use interstate::dedup::{Repeats, SameMatter};
/// use interstate::{Interaction, InteractionKind, State};
///
/// let call = |id: &str, when: &str| Interaction::new(id, InteractionKind::Call, when.parse()?, [State::CHN, State::RUS]);
/// let rows = [call("a", "2021-03-05")?, call("b", "2021-03-01")?, call("c", "2021-03-05")?];
/// let groups = Repeats::OneADay.groups(&rows, SameMatter::Act);
/// let told: Vec<_> = groups.iter().map(|group| (group.kept(), group.absorbed())).collect();
/// assert_eq!(told, [(0, &[2][..]), (1, &[][..])]); // "a" with its repeat "c", and "b" alone
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct RepeatGroup {
    pub(super) kept: usize,
    pub(super) absorbed: Vec<usize>,
    pub(super) possible: bool,
    pub(super) when: Option<When>,
    pub(super) links: u64,
}

impl RepeatGroup {
    /// The index of the row that stands for the event: the first by day, then by the moment at which it was seen, then by id.
    #[must_use]
    pub fn kept(&self) -> usize {
        self.kept
    }

    /// The indices of the other rows of the event, in the same order.
    ///
    /// # Examples
    /// ```
    /// use interstate::dedup::{Repeats, SameMatter};
    /// use interstate::{Interaction, InteractionKind, State};
    ///
    /// let call = |id: &str, when: &str| Interaction::new(id, InteractionKind::Call, when.parse()?, [State::CHN, State::RUS]);
    /// let rows = [call("a", "2021-03-05")?, call("b", "2021-03-01")?, call("c", "2021-03-05")?];
    /// let groups = Repeats::OneADay.groups(&rows, SameMatter::Act);
    /// let repeats: Vec<_> = groups.iter().flat_map(|group| group.absorbed()).map(|&row| rows[row].id()).collect();
    /// assert_eq!(repeats, ["c"]); // the rows to leave out
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn absorbed(&self) -> &[usize] {
        &self.absorbed
    }

    /// Whether the event may be the same as that of another group. It then counts as 0 or 1.
    ///
    /// # Examples
    /// ```
    /// use interstate::dedup::{Repeats, SameMatter};
    /// use interstate::{Interaction, InteractionKind, State};
    ///
    /// let call = |id: &str, when: &str| Interaction::new(id, InteractionKind::Call, when.parse()?, [State::CHN, State::RUS]);
    /// let rows = [call("a", "2021-03-05")?, call("b", "2021-03")?]; // the second may be the first, or another call of March
    /// let groups = Repeats::OneADay.groups(&rows, SameMatter::Act);
    /// assert_eq!(groups.iter().map(|group| group.is_possible()).collect::<Vec<_>>(), [false, true]);
    /// assert_eq!(groups.count().to_string(), "1-2");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn is_possible(&self) -> bool {
        self.possible
    }

    /// The day of the event, where that differs from the kept row's: one of several days given under one id.
    ///
    /// # Examples
    /// ```
    /// use interstate::dedup::{Repeats, SameMatter};
    /// use interstate::coded::{CodedEvent, EventCode};
    /// use interstate::State;
    ///
    /// // An id that stands on two days, as in ICEWS: the event was on one of them.
    /// let row = |when: &str| CodedEvent::new("7", when.parse()?, EventCode::None, [State::CHN], [State::RUS]);
    /// let rows = [row("2019-06-05")?, row("2019-06-06")?];
    /// let groups = Repeats::OneAnId.groups(&rows, SameMatter::Act);
    /// let when = groups.iter().next().and_then(|group| group.when().map(ToString::to_string));
    /// assert_eq!(when.as_deref(), Some("[2019-06-05..2019-06-06]"));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn when(&self) -> Option<&When> {
        self.when.as_ref()
    }

    /// The number of links from one row of the group to another that were dropped, as an event is no part of itself and no answer to itself.
    /// 0 for rows that have no links, and before they are [followed](super::merge_repeats).
    #[must_use]
    pub fn dropped_links(&self) -> u64 {
        self.links
    }
}

/// The groups into which a rule put rows, in the order of the rows that stand for them. Each row is in one group.
///
/// # Examples
/// ```
/// use interstate::dedup::{Repeats, SameMatter};
/// use interstate::{Interaction, InteractionKind, State};
///
/// let call = |id: &str, when: &str| Interaction::new(id, InteractionKind::Call, when.parse()?, [State::CHN, State::RUS]);
/// let rows = [call("a", "2021-03-05")?, call("b", "2021-03-01")?, call("c", "2021-03-05")?];
/// let groups = Repeats::OneADay.groups(&rows, SameMatter::Act);
/// assert_eq!(groups.iter().len(), 2); // three rows, two events
/// assert_eq!(groups.count().exactly(), Some(2));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct RepeatGroups {
    pub(super) rule: Reduction,
    pub(super) groups: Vec<RepeatGroup>,
}

impl RepeatGroups {
    /// The rule by which the groups were made.
    #[must_use]
    pub fn rule(&self) -> Reduction {
        self.rule
    }

    /// The groups, in the order of the rows that stand for them.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &RepeatGroup> {
        self.groups.iter()
    }

    /// The number of events, as bounds: from those that cannot be the same as another one up to all groups.
    ///
    /// # Examples
    /// ```
    /// use interstate::dedup::{Repeats, SameMatter};
    /// use interstate::{Interaction, InteractionKind, State};
    ///
    /// // Case O19: A and B may share a day in March, B and C one in May, A and C none.
    /// let call = |id: &str, when: &str| Interaction::new(id, InteractionKind::Call, when.parse()?, [State::CHN, State::RUS]);
    /// let rows = [
    ///     call("A", "[2021-01-01..2021-03-31]")?,
    ///     call("B", "[2021-03-01..2021-05-31]")?,
    ///     call("C", "[2021-05-01..2021-07-31]")?,
    /// ];
    /// assert_eq!(Repeats::OneADay.groups(&rows, SameMatter::Act).count().to_string(), "2-3");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn count(&self) -> Count {
        let all = self.groups.len() as u64;
        let possible = self.groups.iter().filter(|group| group.possible).count() as u64;
        // OK because the possible ones are among all.
        #[expect(
            clippy::unwrap_used,
            clippy::missing_panics_doc,
            reason = "possible <= all"
        )]
        Count::between(all - possible, all).unwrap()
    }
}
