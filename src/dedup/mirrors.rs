//! Rows that tell one mutual act from both sides.

use crate::code::Cameo;
use crate::coded::{CodedEvent, EventCode};
use crate::state::actor::Actor;
use crate::time::when::When;
use std::collections::{BTreeMap, HashMap};
use std::fmt;

/// The acts that are told from both sides.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum Act {
    /// `040`, `041`, `046`, `057`: the same code each way.
    Mutual(Cameo),
    /// `042` of the guest and `043` of the host.
    Visit,
}

impl Act {
    fn codes(self) -> &'static str {
        match self {
            Self::Visit => "042 and 043",
            // OK because such an act was made from one of these codes.
            #[expect(clippy::unwrap_used, reason = "one of MUTUAL")]
            Self::Mutual(code) => MUTUAL
                .into_iter()
                .find(|mutual| *mutual == code.text())
                .unwrap(),
        }
    }
}

const MUTUAL: [&str; 4] = ["040", "041", "046", "057"];

/// The code of a row that tells an act from one side.
fn code_of_a_side(event: &CodedEvent) -> Option<Cameo> {
    let code = event.code.cameo().filter(|_| !event.mutual)?;
    (MUTUAL.contains(&code.text()) || ["042", "043"].contains(&code.text())).then_some(code)
}

/// The act of an event that has one row a side, and from whom to whom: in a visit, from guest to host.
fn act(event: &CodedEvent) -> Option<(Act, Actor, Actor)> {
    let code = code_of_a_side(event)?;
    let (&[from], &[to]) = (&*event.from, &*event.to) else {
        return None;
    };
    if from == to {
        return None;
    }
    match code.text() {
        "042" => Some((Act::Visit, from, to)),
        "043" => Some((Act::Visit, to, from)),
        _ => Some((Act::Mutual(code), from, to)),
    }
}

/// What two mirrored rows have in common: the act, the two (a visit's guest first), the time and the story.
#[derive(Eq, Hash, PartialEq)]
struct Key {
    act: Act,
    one: Actor,
    other: Actor,
    when: When,
    source: Box<str>,
}

/// Which mirrored rows were merged into one event, and which stand alone. Twice the pairs, the rows [alone](Self::alone) and those [without
/// two actors](Self::without_two_actors) add up to all directed rows with such a code.
///
/// # Examples
/// ```
/// use interstate::State;
/// use interstate::dedup::merge_mirrors;
/// use interstate::coded::{CodedEvent, EventCode};
///
/// let row = |id: &str, code: &str, from: State, to: State| CodedEvent::new(id, "2019-06-05".parse()?, EventCode::Cameo(code.parse()?), [from], [to]);
/// let rows = vec![
///     row("1", "042", State::CHN, State::RUS)?.with_source("story"),
///     row("2", "043", State::RUS, State::CHN)?.with_source("story"),
///     row("3", "057", State::CHN, State::RUS)?.with_source("story"),
/// ];
/// let (events, mirrors) = merge_mirrors(rows);
/// assert_eq!(events[0].to_string(), "2019-06-05 CHN cameo:042 with RUS (1) and 2");
/// assert_eq!(events[0].host(), Some(State::RUS.into()));
/// assert_eq!(mirrors.to_string(), "mirrors: 1 pair of 042 and 043\n  alone: 1 of 057\n");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct Mirrors {
    merged: BTreeMap<&'static str, u64>,
    alone: BTreeMap<Cameo, u64>,
    without_two_actors: BTreeMap<Cameo, u64>,
    without_source: u64,
}

impl Mirrors {
    /// The number of pairs of rows that became one event, by the codes of the two: `040`, or `042 and 043`.
    pub fn merged(&self) -> impl Iterator<Item = (&str, u64)> {
        self.merged.iter().map(|(&codes, &pairs)| (codes, pairs))
    }

    /// The number of rows with such a code that can have no mirror row, by code: they name one actor on both sides, none on one of them, or
    /// several.
    ///
    /// # Examples
    /// ```
    /// use interstate::State;
    /// use interstate::dedup::merge_mirrors;
    /// use interstate::coded::{CodedEvent, EventCode};
    ///
    /// // A ministry of China consults with another one.
    /// let row = CodedEvent::new("1", "2019-06-05".parse()?, EventCode::Cameo("040".parse()?), [State::CHN], [State::CHN])?;
    /// let (events, mirrors) = merge_mirrors(vec![row.with_source("story")]);
    /// assert_eq!(events.len(), 1);
    /// assert_eq!(mirrors.without_two_actors().collect::<Vec<_>>(), [("040".parse()?, 1)]);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn without_two_actors(&self) -> impl Iterator<Item = (Cameo, u64)> {
        let rows = self.without_two_actors.iter();
        rows.map(|(&code, &rows)| (code, rows))
    }

    /// The number of rows with such a code that could have a mirror row and have none, by code.
    pub fn alone(&self) -> impl Iterator<Item = (Cameo, u64)> {
        self.alone.iter().map(|(&code, &rows)| (code, rows))
    }

    /// The number of these rows without a story, whose mirror row cannot be recognised.
    #[must_use]
    pub fn rows_without_source(&self) -> u64 {
        self.without_source
    }

    fn note_alone(&mut self, event: &CodedEvent) {
        if let Some(code) = event.code.cameo() {
            *self.alone.entry(code).or_default() += 1;
        }
    }
}

impl fmt::Display for Mirrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (codes, pairs) in self.merged() {
            let s = if pairs == 1 { "" } else { "s" };
            writeln!(f, "mirrors: {pairs} pair{s} of {codes}")?;
        }
        for (code, rows) in self.alone() {
            writeln!(f, "  alone: {rows} of {code}")?;
        }
        for (code, rows) in self.without_two_actors() {
            writeln!(f, "  without two actors: {rows} of {code}")?;
        }
        if self.without_source > 0 {
            writeln!(
                f,
                "  without a story to tell them by: {}",
                self.without_source
            )?;
        }
        Ok(())
    }
}

/// Merges mirrored rows into one mutual event: the same act of the same two actors at the same time in the same story, told once from each
/// side.
///
/// Where a story has more rows one way than the other, those over stay. The event keeps the row that comes first by id, for a visit that
/// of the guest. Rows without a story stay: two rows of one day need not be one act.
#[must_use]
pub fn merge_mirrors(events: Vec<CodedEvent>) -> (Vec<CodedEvent>, Mirrors) {
    let mut mirrors = Mirrors::default();
    let sides = sides(&events, &mut mirrors);
    let mut left: Vec<Option<CodedEvent>> = events.into_iter().map(Some).collect();
    for (key, [one, other]) in sides {
        let pairs = one.len().min(other.len());
        for &at in one.iter().skip(pairs).chain(other.iter().skip(pairs)) {
            if let Some(Some(event)) = left.get(at) {
                mirrors.note_alone(event);
            }
        }
        for (&a, &b) in one.iter().zip(&other) {
            // The guest's row, or the one that comes first by id.
            let id = |at: usize| Some((&left.get(at)?.as_ref()?.id, at));
            let guest_first = key.act == Act::Visit || id(a) < id(b);
            let (kept, mirror) = if guest_first { (a, b) } else { (b, a) };
            let mirror = left.get_mut(mirror).and_then(Option::take);
            if let (Some(Some(event)), Some(mirror)) = (left.get_mut(kept), mirror) {
                *mirrors.merged.entry(key.act.codes()).or_default() += 1;
                event.absorbed.push(mirror.id);
                event.absorbed.extend(mirror.absorbed);
                event.possible &= mirror.possible;
                both_ways(event);
            }
        }
    }
    (in_place(left), mirrors)
}

/// What is left of a list, in its own memory.
pub(super) fn in_place(left: Vec<Option<CodedEvent>>) -> Vec<CodedEvent> {
    let mut events: Vec<CodedEvent> = left.into_iter().flatten().collect();
    events.shrink_to_fit();
    events
}

/// The places of the rows of each act, by side and in the order of ids; rows without a story are told at once.
fn sides(events: &[CodedEvent], mirrors: &mut Mirrors) -> HashMap<Key, [Vec<usize>; 2]> {
    let mut sides: HashMap<Key, [Vec<usize>; 2]> = HashMap::new();
    for (at, event) in events.iter().enumerate() {
        let Some((act, from, to)) = act(event) else {
            if let Some(code) = code_of_a_side(event) {
                *mirrors.without_two_actors.entry(code).or_default() += 1;
            }
            continue;
        };
        let Some(source) = event.source.clone() else {
            mirrors.without_source += 1;
            mirrors.note_alone(event);
            continue;
        };
        // A visit's sides are its two codes; another act's are its two directions.
        let (one, other, second) = match act {
            Act::Visit => (from, to, event.from.first() != Some(&from)),
            Act::Mutual(_) => (from.min(to), from.max(to), from > to),
        };
        let key = Key {
            act,
            one,
            other,
            when: event.when.clone(),
            source,
        };
        let [first_side, second_side] = sides.entry(key).or_default();
        if second { second_side } else { first_side }.push(at);
    }
    for side in sides.values_mut().flatten() {
        side.sort_by_key(|&at| (events.get(at).map(|event| &event.id), at));
    }
    sides
}

/// Takes an act that has two sides for what both did, also where one side alone is told. A visit becomes that of the guest.
pub(super) fn both_ways(event: &mut CodedEvent) {
    let Some((act, guest, host)) = act(event) else {
        return;
    };
    if act == Act::Visit {
        event.from = [guest].into();
        event.to = [host].into();
        event.host = Some(host);
        if let Some(visit) = Cameo::from_bytes(b"042") {
            event.code = EventCode::Cameo(visit);
        }
    }
    event.mutual = true;
}
