//! One random ledger with a rule, a line and questions: in the oracle's own words, printed for whoever must reproduce it, and built for the crate.

use super::claims::Saying;
use super::days::{Run, calendar, day};
use super::times::Time;
use interstate::interaction::{Facets, Party};
use interstate::kind::facet::{Certainty, Venue};
use interstate::rule::Unconfirmed;
use interstate::time::{Assignment, CoverageExtent};
use interstate::{
    Actor, Count, CountingRule, Coverage, Dyad, Interaction, InteractionFamily, InteractionKind,
    Ledger, OneIs, Partition, Period, Select, State,
};
use std::fmt;

/// The states of all ledgers.
pub(super) const STATES: [State; 4] = [State::CHN, State::RUS, State::IRN, State::USA];

/// How many events a row stands for; `hi` is `None` for "at least".
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct HowMany {
    pub(super) lo: usize,
    pub(super) hi: Option<usize>,
}

/// One record.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) id: usize,
    pub(super) time: Time,
    /// By their places in [`STATES`].
    pub(super) known: Vec<usize>,
    pub(super) observer: Option<usize>,
    /// How many parties are not known.
    pub(super) unknown: usize,
    pub(super) many: HowMany,
    pub(super) certainty: Certainty,
    pub(super) venue: Option<Venue>,
    pub(super) meeting: bool,
    pub(super) phase_of: Option<&'static str>,
    pub(super) series: Option<&'static str>,
}

/// Which rows a rule counts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wanted {
    Everything,
    Exercises,
    InPerson,
    ExercisesInPerson,
    ExercisesOrInPerson,
    NotVirtual,
}

/// A counting rule.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    pub(super) wanted: Wanted,
    pub(super) one_is: OneIs,
    pub(super) unconfirmed_certain: bool,
    pub(super) assigned: Assignment,
}

/// A line of a table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Line {
    Whole,
    Actor(usize),
    Dyad(usize, usize),
    Exercises,
}

/// A question about a ledger.
#[derive(Clone, Debug)]
pub(super) enum Question {
    Over(Run),
    Total(Run),
    Cells,
    Ratio(Run, Run),
    /// The classes by the confidence level in per cent, and the margin.
    Classes(Run, Run, u64, Option<f64>),
    Claim(Saying),
}

/// A ledger, a rule, a line and what is asked.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) number: u64,
    pub(super) rows: Vec<Row>,
    pub(super) rule: Rule,
    pub(super) line: Line,
    pub(super) cells: Vec<Run>,
    /// What the source covers in full and in part; `None` where it covers every day in full.
    pub(super) covered: Option<Vec<(Run, CoverageExtent)>>,
    pub(super) questions: Vec<Question>,
}

impl Row {
    /// Whether the rule surely counts the row, surely does not, or (`None`) possibly does.
    pub(super) fn counted_by(&self, rule: Rule) -> Option<bool> {
        let happened = match self.certainty {
            Certainty::Confirmed => Some(true),
            Certainty::Unconfirmed if rule.unconfirmed_certain => Some(true),
            Certainty::Unconfirmed | Certainty::Disputed => None,
            _ => Some(false),
        };
        let exercise = Some(!self.meeting);
        let in_person = self.venue.map(|venue| venue == Venue::InPerson);
        let wanted = match rule.wanted {
            Wanted::Everything => Some(true),
            Wanted::Exercises => exercise,
            Wanted::InPerson => in_person,
            Wanted::ExercisesInPerson => both(exercise, in_person),
            Wanted::ExercisesOrInPerson => {
                both(exercise.map(|e| !e), in_person.map(|i| !i)).map(|neither| !neither)
            }
            Wanted::NotVirtual => self.venue.map(|venue| venue != Venue::Virtual),
        };
        both(happened, wanted)
    }

    /// Whether it surely names the line, surely does not, or (`None`) may.
    pub(super) fn names(&self, line: Line) -> Option<bool> {
        let known = |state| self.known.contains(&state);
        let unknown_needed = match line {
            Line::Whole => 0,
            Line::Exercises => return Some(!self.meeting),
            Line::Actor(state) => usize::from(!known(state)),
            Line::Dyad(a, b) => usize::from(!known(a)) + usize::from(!known(b)),
        };
        match unknown_needed {
            0 => Some(true),
            needed if needed <= self.unknown => None,
            _ => Some(false),
        }
    }

    /// The key by which the rule groups the row, if it has one.
    pub(super) fn key(&self, one_is: OneIs) -> Option<&'static str> {
        match one_is {
            OneIs::PhasesTogether => self.phase_of,
            OneIs::SeriesPerYear => self.series,
            _ => None,
        }
    }

    fn build(&self) -> Interaction {
        let known = self.known.iter().map(|&state| Party::new(STATES[state]));
        let observer = self
            .observer
            .map(|state| format!("{}:observer", STATES[state]));
        let unknown = std::iter::repeat_n("?".to_owned(), self.unknown);
        let others = observer.into_iter().chain(unknown);
        let parties = known.chain(others.map(|text| text.parse().unwrap()));
        let kind = if self.meeting {
            InteractionKind::Meeting
        } else {
            InteractionKind::Exercise
        };
        let when = self.time.to_string();
        let when = when.parse().unwrap_or_else(|e| panic!("{when}: {e}"));
        let many = Count::between(self.many.lo as u64, self.many.hi.map(|hi| hi as u64)).unwrap();
        let facets = Facets::default()
            .with_venue(self.venue)
            .with_certainty(self.certainty);
        let row = Interaction::new(format!("row-{}", self.id), kind, when, parties)
            .unwrap_or_else(|e| panic!("{self}: {e}"))
            .with_count(many)
            .with_facets(facets);
        let row = match self.phase_of {
            Some(key) => row.with_phase_of(key),
            None => row,
        };
        match self.series {
            Some(key) => row.with_series(key),
            None => row,
        }
    }
}

/// Three-valued "and".
fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

pub(super) fn period(run: Run) -> Period {
    // No record lies before the year 1.
    let first = run.first.max(day(1, 1, 1));
    Period::new(calendar(first), calendar(run.last + 1)).unwrap()
}

/// A case as the crate takes it.
pub(super) struct Built {
    pub(super) ledger: Ledger,
    pub(super) rule: CountingRule,
    pub(super) cells: Partition,
}

impl Case {
    pub(super) fn build(&self) -> Built {
        let coverage = match &self.covered {
            None => Coverage::unlimited(),
            Some(parts) => {
                Coverage::new(parts.iter().map(|&(run, extent)| (period(run), extent))).unwrap()
            }
        };
        let in_person = || Select::Venue(Venue::InPerson);
        let exercises = || Select::from(InteractionFamily::Exercise);
        let select = match self.rule.wanted {
            Wanted::Everything => Select::Everything,
            Wanted::Exercises => exercises(),
            Wanted::InPerson => in_person(),
            Wanted::ExercisesInPerson => exercises() & in_person(),
            Wanted::ExercisesOrInPerson => exercises() | in_person(),
            Wanted::NotVirtual => !Select::Venue(Venue::Virtual),
        };
        let unconfirmed = if self.rule.unconfirmed_certain {
            Unconfirmed::Certain
        } else {
            Unconfirmed::Possible
        };
        let cells: Vec<Period> = self.cells.iter().copied().map(period).collect();
        Built {
            ledger: Ledger::new(self.rows.iter().map(Row::build), coverage).unwrap(),
            rule: CountingRule::new("R", select)
                .with_one_is(self.rule.one_is)
                .with_unconfirmed(unconfirmed)
                .with_assignment(self.rule.assigned),
            cells: Partition::disjoint(&cells).unwrap(),
        }
    }

    /// The case with one thing less that may matter, in every way.
    pub(super) fn plainer(&self) -> Vec<Self> {
        let mut plainer = Vec::new();
        for row in 0..self.rows.len() {
            let mut fewer = self.clone();
            fewer.rows.remove(row);
            plainer.push(fewer);
        }
        let once = HowMany { lo: 1, hi: Some(1) };
        for (at, row) in self.rows.iter().enumerate() {
            let mut with = |change: &dyn Fn(&mut Row), differs: bool| {
                if differs {
                    let mut other = self.clone();
                    change(&mut other.rows[at]);
                    plainer.push(other);
                }
            };
            with(&|row| row.many = once, row.many != once);
            with(
                &|row| row.certainty = Certainty::Confirmed,
                row.certainty != Certainty::Confirmed,
            );
            with(&|row| row.meeting = false, row.meeting);
            with(&|row| row.series = None, row.series.is_some());
            with(&|row| row.phase_of = None, row.phase_of.is_some());
            with(&|row| row.observer = None, row.observer.is_some());
            with(
                &|row| row.unknown -= 1,
                row.unknown > 0 && row.known.len() > 1,
            );
            with(&|row| row.known = vec![0, 1], row.known != [0, 1]);
        }
        if !matches!(self.rule.wanted, Wanted::Everything) {
            let mut everything = self.clone();
            everything.rule.wanted = Wanted::Everything;
            plainer.push(everything);
        }
        if self.covered.is_some() {
            let mut everywhere = self.clone();
            everywhere.covered = None;
            plainer.push(everywhere);
        }
        plainer
    }

    /// Every period that any question names, each once.
    pub(super) fn periods(&self) -> Vec<Run> {
        let mut periods = self.cells.clone();
        for question in &self.questions {
            match question {
                Question::Over(one) | Question::Total(one) => periods.push(*one),
                Question::Cells => {}
                Question::Ratio(one, two) | Question::Classes(one, two, ..) => {
                    periods.extend([*one, *two]);
                }
                Question::Claim(claim) => periods.extend(claim.periods()),
            }
        }
        periods.sort_unstable();
        periods.dedup();
        periods
    }
}

pub(super) fn dyad(a: usize, b: usize) -> Dyad {
    Dyad::new(STATES[a], STATES[b]).unwrap()
}

pub(super) fn actor(state: usize) -> Actor {
    STATES[state].into()
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row-{}: {} {}, ", self.id, self.time, self.certainty)?;
        f.write_str(if self.meeting {
            "meeting of "
        } else {
            "exercise of "
        })?;
        let known = self.known.iter().map(|&state| STATES[state].to_string());
        let unknown = std::iter::repeat_n("?".to_owned(), self.unknown);
        let observer = self
            .observer
            .map(|state| format!("{}:observer", STATES[state]));
        let parties: Vec<String> = known.chain(observer).chain(unknown).collect();
        write!(f, "{}, count {}", parties.join(";"), self.many.lo)?;
        match self.many.hi {
            Some(hi) if hi == self.many.lo => {}
            Some(hi) => write!(f, "-{hi}")?,
            None => f.write_str("+")?,
        }
        match self.venue {
            Some(venue) => write!(f, ", venue {venue}")?,
            None => f.write_str(", venue not told")?,
        }
        if let Some(key) = self.phase_of {
            write!(f, ", phase of {key}")?;
        }
        match self.series {
            Some(key) => write!(f, ", series {key}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "ledger {}", self.number)?;
        for row in &self.rows {
            writeln!(f, "  {row}")?;
        }
        let Rule {
            wanted,
            one_is,
            unconfirmed_certain,
            assigned,
        } = self.rule;
        let unconfirmed = if unconfirmed_certain {
            "certain"
        } else {
            "possible"
        };
        writeln!(
            f,
            "  rule: {wanted:?}, one is {one_is}, unconfirmed rows {unconfirmed}, {assigned:?}"
        )?;
        let line = match self.line {
            Line::Whole => "all".to_owned(),
            Line::Exercises => "exercise".to_owned(),
            Line::Actor(state) => STATES[state].to_string(),
            Line::Dyad(a, b) => dyad(a, b).to_string(),
        };
        let cells: Vec<String> = self.cells.iter().map(Run::to_string).collect();
        writeln!(f, "  line: {line}; cells {}", cells.join(", "))?;
        if let Some(covered) = &self.covered {
            for (run, extent) in covered {
                writeln!(f, "  covered {extent}: {run}")?;
            }
        }
        Ok(())
    }
}
