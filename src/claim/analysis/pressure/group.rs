//! Acts of one instrument by one sender, together.

use super::act::PressureAct;
use super::window::{Response, ResponseWindow, counted, difference, difference_text};
use crate::count::Count;
use crate::error::Result;
use crate::kind::interaction_kind::InteractionKind;
use crate::tally::TallyKey;
use crate::tally::table::TallyTable;
use crate::time::exposure::Exposure;
use crate::time::period::Period;
use crate::time::truth::Truth;
use crate::time::{CalendarStep, Fraction, YearConvention};
use std::collections::BTreeMap;
use std::fmt;

/// The acts of pressure with one instrument, one sender and windows of one length.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ResponseGroup {
    instrument: InteractionKind,
    sender: Box<str>,
    length: CalendarStep,
    acts: Vec<Box<str>>,
    before: Option<(Count, Exposure)>,
    after: Option<(Count, Exposure)>,
    shared_days: u64,
    cut_days: u64,
    beside_others: usize,
    higher: usize,
    lower: usize,
    same: usize,
    sharp: bool,
}

/// The groups of all acts, by instrument, sender and length; an act of two senders is in the group of each.
pub(super) fn groups<K: TallyKey>(
    table: &TallyTable<K>,
    of: &K,
    acts: &[PressureAct],
) -> Result<Vec<ResponseGroup>> {
    let mut by_sender: BTreeMap<(InteractionKind, &str), Vec<&PressureAct>> = BTreeMap::new();
    for act in acts {
        let nobody = act.senders().next().is_none().then_some("?");
        for sender in act.senders().chain(nobody) {
            let group = by_sender.entry((act.instrument(), sender)).or_default();
            group.push(act);
        }
    }
    let mut groups = Vec::new();
    for ((instrument, sender), acts) in by_sender {
        let lengths = acts.first().map_or(&[][..], |act| &act.responses);
        for (at, length) in lengths.iter().map(Response::length).enumerate() {
            let responses = acts.iter().filter_map(|act| act.responses.get(at));
            let responses: Vec<&Response> = responses.collect();
            let before = Together::of(table, of, responses.iter().map(|one| &one.before))?;
            let after = Together::of(table, of, responses.iter().map(|one| &one.after))?;
            let surely = |is: fn(&Response) -> Truth| {
                let sure = responses.iter().filter(|one| is(one) == Truth::Yes);
                sure.count()
            };
            let crowded = |one: &&&Response| one.before.other_acts() + one.after.other_acts() > 0;
            groups.push(ResponseGroup {
                instrument,
                sender: sender.into(),
                length,
                acts: acts.iter().map(|act| act.id().into()).collect(),
                shared_days: shared_days(&before.days, &after.days),
                cut_days: before.cut_days + after.cut_days,
                beside_others: responses.iter().filter(crowded).count(),
                higher: surely(Response::is_higher),
                lower: surely(Response::is_lower),
                same: surely(Response::is_same),
                sharp: before.sharp && after.sharp,
                before: before.counted,
                after: after.counted,
            });
        }
    }
    Ok(groups)
}

/// Windows of one side together.
struct Together {
    /// Their covered days, each once, in order.
    days: Vec<Period>,
    counted: Option<(Count, Exposure)>,
    cut_days: u64,
    sharp: bool,
}

impl Together {
    fn of<'a, K: TallyKey>(
        table: &TallyTable<K>,
        of: &K,
        windows: impl Iterator<Item = &'a ResponseWindow>,
    ) -> Result<Self> {
        let windows: Vec<&ResponseWindow> = windows.collect();
        let covered = windows.iter().flat_map(|one| one.covered().iter().copied());
        let days = joined(covered.collect())?;
        let (counted, sharp) = match windows.as_slice() {
            // By the years that its name says.
            [only] => (only.counted(), only.is_sharp()),
            _ => match counted(table, of, &days)? {
                Some((count, sharp)) => (Some((count, years_of(&days)?)), sharp),
                None => (None, true),
            },
        };
        Ok(Self {
            days,
            counted,
            cut_days: windows.iter().map(|one| one.cut_days()).sum(),
            sharp,
        })
    }
}

/// Periods that may share days as periods that do not, in order.
fn joined(mut parts: Vec<Period>) -> Result<Vec<Period>> {
    parts.sort_unstable_by_key(|part| (part.start(), part.end()));
    let mut joined: Vec<Period> = Vec::with_capacity(parts.len());
    for part in parts {
        match joined.last_mut() {
            Some(last) if part.start() <= last.end() => {
                *last = Period::new(last.start(), last.end().max(part.end()))?;
            }
            _ => joined.push(part),
        }
    }
    Ok(joined)
}

/// The years of some days: their number over 365.
fn years_of(days: &[Period]) -> Result<Exposure> {
    let days: u64 = days.iter().map(|part| part.days()).sum();
    Exposure::new(Fraction::new(days, 365)?, YearConvention::Days)
}

/// How many days two lists of days have in common, both in order.
fn shared_days(one: &[Period], other: &[Period]) -> u64 {
    let (mut ones, mut others) = (one.iter().peekable(), other.iter().peekable());
    let mut days = 0;
    while let (Some(a), Some(b)) = (ones.peek(), others.peek()) {
        days += a.intersection(**b).map_or(0, Period::days);
        if a.end() <= b.end() {
            ones.next();
        } else {
            others.next();
        }
    }
    days
}

impl ResponseGroup {
    /// The kind of pressure of these acts.
    #[must_use]
    pub fn instrument(&self) -> InteractionKind {
        self.instrument
    }

    /// The sender of the acts: an actor's code, a name in double quotes, `?` where it is not known.
    #[must_use]
    pub fn sender(&self) -> &str {
        &self.sender
    }

    /// The length of each window.
    #[must_use]
    pub fn length(&self) -> CalendarStep {
        self.length
    }

    /// The ids of the acts in the group.
    pub fn acts(&self) -> impl Iterator<Item = &str> {
        self.acts.iter().map(|id| &**id)
    }

    /// The count in the days before any of the acts, each day once, and the years that it is over; `None` where no such day is covered.
    #[must_use]
    pub fn before(&self) -> Option<(Count, Exposure)> {
        self.before
    }

    /// The count in the days after any of the acts, each day once, and the years that it is over; `None` where no such day is covered.
    #[must_use]
    pub fn after(&self) -> Option<(Count, Exposure)> {
        self.after
    }

    /// The rate after minus the rate before, in events a year, as for a single act: see [`Response::difference`].
    #[must_use]
    pub fn difference(&self) -> Option<(f64, Option<f64>)> {
        difference(self.before, self.after)
    }

    /// The number of days that are before one act and after another, and so in both counts.
    #[must_use]
    pub fn shared_days(&self) -> u64 {
        self.shared_days
    }

    /// The number of days, over all windows, that the source of the cooperation does not cover: windows are shortened by them.
    #[must_use]
    pub fn cut_days(&self) -> u64 {
        self.cut_days
    }

    /// The number of acts in whose windows other acts may have begun.
    #[must_use]
    pub fn beside_others(&self) -> usize {
        self.beside_others
    }

    /// The number of acts after which the rate was certainly higher than before.
    #[must_use]
    pub fn higher(&self) -> usize {
        self.higher
    }

    /// The number of acts after which the rate was certainly lower than before.
    #[must_use]
    pub fn lower(&self) -> usize {
        self.lower
    }

    /// The number of acts after which the rate was certainly the same as before.
    #[must_use]
    pub fn same(&self) -> usize {
        self.same
    }

    /// Whether the records allow both bounds of both counts.
    #[must_use]
    pub fn is_sharp(&self) -> bool {
        self.sharp
    }

    /// The number of acts for which the data do not tell whether the rate rose or fell.
    #[must_use]
    pub fn open(&self) -> usize {
        self.acts.len() - self.higher - self.lower - self.same
    }
}

/// `sanction by EU, 2 acts, 1 year: 11 in 1 year before, 12 in 1 year after: difference +1.00 a year`.
impl fmt::Display for ResponseGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let acts = if self.acts.len() == 1 { "act" } else { "acts" };
        write!(
            f,
            "{} by {}, {} {acts}, ",
            self.instrument,
            self.sender,
            self.acts.len()
        )?;
        write!(f, "{}: ", self.length)?;
        let side = |known: Option<(Count, Exposure)>| match known {
            Some((count, exposure)) => format!("{count} in {exposure}"),
            None => "not covered".into(),
        };
        write!(
            f,
            "{} before, {} after",
            side(self.before),
            side(self.after)
        )?;
        if let Some(difference) = self.difference() {
            write!(f, ": difference {}", difference_text(difference))?;
        }
        for (days, what) in [
            (self.shared_days, "on both sides"),
            (self.cut_days, "not covered"),
        ] {
            match days {
                0 => {}
                1 => write!(f, ", 1 day {what}")?,
                days => write!(f, ", {days} days {what}")?,
            }
        }
        match (self.beside_others, self.acts.len()) {
            (0, _) => Ok(()),
            (1, 1) => f.write_str(", other acts in its windows"),
            (some, _) => write!(f, ", other acts in the windows of {some}"),
        }
    }
}
