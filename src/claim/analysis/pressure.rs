//! What came before and after each act of pressure.

mod act;
mod group;
mod window;

pub use act::PressureAct;
pub use group::ResponseGroup;
pub use window::{Response, ResponseWindow};

use super::rows::list;
use crate::error::{Result, answers::Answers};
use crate::kind::family::InteractionFamily;
use crate::ledger::Ledger;
use crate::rule::counting_rule::CountingRule;
use crate::tally::TallyKey;
use crate::tally::table::TallyTable;
use crate::tally::tallied::{besides, unread_text};
use crate::time::CalendarStep;
use crate::time::coverage::Coverage;
use crate::time::partition::Partition;
use crate::time::period::Period;
use chrono::NaiveDate;
use std::fmt;

/// The options of [`pressure_and_response`]: the lengths of the windows before and after each act of pressure, and which records are such
/// acts.
///
/// # Examples
/// ```
/// use interstate::claim::analysis::ResponseOptions;
/// use interstate::time::CalendarStep;
/// use interstate::{CountingRule, InteractionFamily, Select, State};
///
/// let upon_china = CountingRule::new("pressure upon China", Select::from(InteractionFamily::Pressure) & Select::party(State::CHN));
/// let options = ResponseOptions::new(&[CalendarStep::Days(90), CalendarStep::Years(1)])?.with_pressure(&upon_china);
/// assert_eq!(ResponseOptions::new(&[]).unwrap_err().to_string(), "no window is given; name one, such as 90 days");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ResponseOptions {
    lengths: Vec<CalendarStep>,
    pressure: CountingRule,
}

impl ResponseOptions {
    /// Options with windows of these lengths on both sides of every record of the family [`Pressure`](InteractionFamily::Pressure).
    ///
    /// # Errors
    /// No length.
    pub fn new(lengths: &[CalendarStep]) -> Result<Self> {
        if lengths.is_empty() {
            return Err(Answers::NoWindow.into());
        }
        Ok(Self {
            lengths: lengths.to_vec(),
            pressure: CountingRule::new("pressure", InteractionFamily::Pressure),
        })
    }

    /// The same options with a rule that says which records are acts of pressure.
    #[must_use]
    pub fn with_pressure(self, rule: &CountingRule) -> Self {
        Self {
            pressure: rule.clone(),
            ..self
        }
    }
}

/// Cooperation before and after each act of pressure: the answer of [`pressure_and_response`].
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct PressureAndResponse {
    subject: Box<str>,
    rule: CountingRule,
    pressure: CountingRule,
    acts: Vec<PressureAct>,
    undated: Vec<Box<str>>,
    groups: Vec<ResponseGroup>,
    pressure_coverage: Coverage,
    sharp: bool,
    unread: u64,
    acts_unread: u64,
}

/// Counts cooperation before and after each act of pressure, and sums it up by instrument and sender: *association only*. That cooperation
/// rose or fell after pressure does not show that pressure was the cause.
///
/// The earlier window ends on the day before the act, the later one begins on the day after it. Of an act whose day is not known exactly, all of
/// its possible days are in neither window, so that no day is taken for earlier or later that may be the other.
///
/// What the source of the cooperation does not cover is cut from a window ([`ResponseWindow::cut_days`]) and not extrapolated; what it covers in
/// part makes a count a floor. Other acts of pressure that may fall in a window are counted beside it: where there are any, before is not free of
/// pressure and after is not after this one alone.
///
/// A group, of one instrument by one sender, is counted over the union of its windows, so that nothing counts twice on a side; days that are before
/// one act and after another are in both sides, and their number is told.
///
/// # Formula
/// A side has k events in t years, and the rate k/t. A window is as long as its name says, so that a year before and a year after are alike
/// though one may hold a 29 February: n years, n/12 years, n/365 years; of a window that is cut, the share of its days that is left. The union of
/// several windows is its days over 365. The difference is the rate after minus the rate before; of counts known as bounds, from the
/// least rate after minus the greatest before to the greatest after minus the least before.
///
/// # When it misleads
/// Pressure comes when relations change: what drives both looks like a response. A short window has few events, and seasons of exercises
/// and meetings move them in and out of it. Windows of neighbouring acts overlap, and their rows are not independent of each other.
///
/// # Errors
/// A window of no length, or one that leads out of the calendar; a rule that may not count its ledger; a count that does not fit 64 bits.
///
/// # Examples
/// Exercises and patrols of China and Russia in the year before and after the sanctions of the EU upon firms in China:
/// ```
/// use interstate::claim::analysis::{ResponseOptions, pressure_and_response};
/// use interstate::time::CalendarStep;
/// use interstate::{CountingRule, Dyad, InteractionFamily, Select, State, sample};
///
/// let drills = Select::from(InteractionFamily::Exercise) | InteractionFamily::Patrol.into();
/// let answer = pressure_and_response(
///     &sample::pressure()?,
///     &sample::china_russia()?,
///     &CountingRule::new("drills", drills),
///     &Dyad::new(State::CHN, State::RUS)?,
///     &ResponseOptions::new(&[CalendarStep::Years(1)])?,
/// )?;
/// let sanctions = answer.groups().iter().find(|group| group.instrument().to_string() == "sanction").ok_or("no sanctions")?;
/// assert_eq!(sanctions.sender(), "EU");
/// println!("{answer}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn pressure_and_response<K: TallyKey>(
    pressure: &Ledger,
    cooperation: &Ledger,
    rule: &CountingRule,
    of: &K,
    options: &ResponseOptions,
) -> Result<PressureAndResponse> {
    let occurrences = options.pressure.occurrences(pressure)?;
    let mut acts = Vec::new();
    let mut undated = Vec::new();
    for one in &occurrences {
        match PressureAct::of(one, &options.lengths, cooperation.coverage())? {
            Some(act) => acts.push(act),
            None => undated.extend(one.rows().map(|row| row.id().into())),
        }
    }
    let mut answer = PressureAndResponse {
        subject: format!("{}{}", rule.noun(), of.phrase()).into(),
        rule: rule.clone(),
        pressure: options.pressure.clone(),
        acts,
        undated,
        groups: Vec::new(),
        pressure_coverage: pressure.coverage().clone(),
        sharp: true,
        unread: cooperation.unread().rows(),
        acts_unread: pressure.unread().rows(),
    };
    let windows = || answer.acts.iter().flat_map(PressureAct::windows);
    let covered: Vec<Period> = windows()
        .flat_map(|one| one.covered().iter().copied())
        .collect();
    let asked: Vec<Period> = windows().map(ResponseWindow::asked).collect();
    let edges = if covered.is_empty() { asked } else { covered };
    if !edges.is_empty() {
        let table = TallyTable::count(cooperation, rule, &Partition::around(&edges)?)?;
        answer.count(&table, of)?;
    }
    Ok(answer)
}

impl PressureAndResponse {
    /// Counts the windows of each act and of each group.
    fn count<K: TallyKey>(&mut self, table: &TallyTable<K>, of: &K) -> Result<()> {
        let days = self.acts.iter().map(PressureAct::days);
        let (mut firsts, mut lasts): (Vec<NaiveDate>, Vec<NaiveDate>) = days.unzip();
        firsts.sort_unstable();
        lasts.sort_unstable();
        // Those that begin before the window ends, less those that end before it begins.
        let acts_in = |days: Period| {
            let begun = firsts.partition_point(|day| *day < days.end());
            begun - lasts.partition_point(|day| *day < days.start())
        };
        for act in &mut self.acts {
            for response in &mut act.responses {
                response.count(table, of, acts_in)?;
            }
        }
        self.groups = group::groups(table, of, &self.acts)?;
        let mut windows = self.acts.iter().flat_map(PressureAct::windows);
        self.sharp = windows.all(ResponseWindow::is_sharp)
            && self.groups.iter().all(ResponseGroup::is_sharp);
        Ok(())
    }

    /// What was counted: `exercises of CHN–RUS`.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The rule by which cooperation was counted.
    #[must_use]
    pub fn rule(&self) -> &CountingRule {
        &self.rule
    }

    /// The acts of pressure, in the order of their ledger.
    #[must_use]
    pub fn acts(&self) -> &[PressureAct] {
        &self.acts
    }

    /// The ids of acts of pressure without a first or a last possible day of beginning: they have no windows.
    pub fn undated(&self) -> impl Iterator<Item = &str> {
        self.undated.iter().map(|id| &**id)
    }

    /// The acts grouped by instrument, sender and length of the windows.
    #[must_use]
    pub fn groups(&self) -> &[ResponseGroup] {
        &self.groups
    }

    /// The days that the source of the acts covers: elsewhere, other pressure than is listed may have come before or after.
    #[must_use]
    pub fn pressure_coverage(&self) -> &Coverage {
        &self.pressure_coverage
    }

    /// Whether the records allow all bounds of the counts.
    #[must_use]
    pub fn is_sharp(&self) -> bool {
        self.sharp
    }
}

/// What was asked, in which words it may be repeated, and a line for each group.
impl fmt::Display for PressureAndResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} before and after pressure [rule {}",
            self.subject,
            self.rule.name()
        )?;
        besides(f, false, self.sharp, self.unread)?;
        writeln!(
            f,
            "]: association only, what follows pressure need not follow from it"
        )?;
        for group in &self.groups {
            writeln!(f, "{group}")?;
        }
        writeln!(
            f,
            "acts of pressure: {} by rule {}, from a source that covers {}",
            self.acts.len(),
            self.pressure.name(),
            self.pressure_coverage
        )?;
        if !self.undated.is_empty() {
            writeln!(f, "without a day: {}", list(&self.undated))?;
        }
        match self.acts_unread {
            0 => Ok(()),
            unread => writeln!(f, "of the acts, {}", unread_text(unread)),
        }
    }
}
