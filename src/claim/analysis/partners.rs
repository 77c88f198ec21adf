//! With whom else: third parties of a pair's interactions that are new, kept or lost.

use super::rows::{RowBehind, list};
use crate::count::Count;
use crate::error::{Result, answers::Answers, text};
use crate::interaction::record::Interaction;
use crate::interaction::{Party, Who};
use crate::kind::facet::PartyRole;
use crate::ledger::Ledger;
use crate::rule::counting_rule::CountingRule;
use crate::rule::one_is::OneIs;
use crate::state::actor::Actor;
use crate::state::dyad::Dyad;
use crate::tally::Whole;
use crate::tally::table::TallyTable;
use crate::tally::tallied::unread_text;
use crate::time::PeriodExtent;
use crate::time::coverage::Coverage;
use crate::time::partition::Partition;
use crate::time::period::Period;
use crate::time::truth::Truth;
use std::collections::BTreeMap;
use std::fmt;

text::word! {
    "change of a partner";
    /// How the part of a third party in a pair's interactions changed between two periods.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::analysis::PartnerChange;
    ///
    /// assert_eq!("lost".parse::<PartnerChange>()?, PartnerChange::Lost);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub enum PartnerChange {
        /// It takes part in the later period, and not in the earlier one.
        New,
        /// It takes part in both periods.
        Kept,
        /// It takes part in the earlier period, and not in the later one.
        Lost,
    }
}

/// Which of the four cases *before or not, after or not* the records allow.
///
/// A case is two bits, 1 for before and 2 for after; the set of cases has a bit for each.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Cases(u8);

impl Cases {
    /// Neither before nor after: what is known where there is no row.
    const NEITHER: Self = Self(1);

    fn with(self, case: u8) -> Self {
        Self(self.0 | 1 << case)
    }

    fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn has(self, case: u8) -> bool {
        self.0 & 1 << case != 0
    }

    fn each(self) -> impl Iterator<Item = u8> {
        (0..4).filter(move |case| self.has(*case))
    }

    /// The cases that counts of the earlier and the later period allow.
    fn of(boxes: &[Vec<Count>]) -> Self {
        let pairs = boxes.iter().filter_map(|counts| match counts.as_slice() {
            [before, after] => Some((ways(*before, 1), ways(*after, 2))),
            _ => None,
        });
        pairs
            .map(|(before, after)| before.and(after))
            .fold(Self(0), Self::or)
    }

    /// What two things that have nothing to do with each other allow together.
    fn and(self, other: Self) -> Self {
        let pairs = self.each().flat_map(|a| other.each().map(move |b| a | b));
        pairs.fold(Self(0), Self::with)
    }

    /// Whether all, some or none of the cases are among those that are wanted.
    fn all_of(self, wanted: impl Fn(u8) -> bool) -> Truth {
        Truth::of_cases(self.each().all(&wanted), self.each().any(wanted))
    }

    fn before(self) -> Truth {
        self.all_of(|case| case & 1 != 0)
    }

    fn after(self) -> Truth {
        self.all_of(|case| case & 2 != 0)
    }
}

/// None, or some, of a count whose bit says that there are some.
fn ways(count: Count, bit: u8) -> Cases {
    let none = if count.lo() == 0 {
        Cases::NEITHER
    } else {
        Cases(0)
    };
    if count.hi() == Some(0) {
        none
    } else {
        none.with(bit)
    }
}

/// A third party in a pair's interactions, in two periods.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Partner {
    who: Box<str>,
    #[serde(skip)]
    actor: Option<Actor>,
    #[serde(rename = "change")]
    cases: Cases,
    before: Vec<RowBehind>,
    after: Vec<RowBehind>,
}

/// What the cases say, change by change.
impl serde::Serialize for Cases {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let told = PartnerChange::ALL.iter();
        to.collect_map(told.map(|change| (change, of_change(*self, *change))))
    }
}

fn of_change(cases: Cases, change: PartnerChange) -> Truth {
    let wanted = match change {
        PartnerChange::New => 2,
        PartnerChange::Kept => 3,
        PartnerChange::Lost => 1,
    };
    cases.all_of(|case| case == wanted)
}

/// The third parties in a pair's interactions in two periods: the answer of [`partners`].
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Partners {
    dyad: Dyad,
    rule: CountingRule,
    before: Period,
    after: Period,
    all: Vec<Partner>,
    unnamed: Vec<RowBehind>,
    not_covered: Vec<Period>,
    unread: u64,
}

/// Finds who else takes part where both states of a pair do, and whether each is new, kept or lost between two periods.
///
/// Each record that the rule counts is looked at by itself: phases of one event are not put together. Observers and those who are merely
/// invited take no part. What the records leave open is a case: a record that is only possible, a date that may lie in either period, a party
/// that is not known (it may be anybody who is not named). A change is sure where it is so in every case.
///
/// Where the source covers a period in part or not at all, or rows were not read, more may have been than was recorded: nobody is surely new
/// or lost for lack of a record there.
///
/// # When it misleads
/// Long lists of participants are often cut: a party that no source names is not found. A pair with few interactions has few partners.
///
/// # Errors
/// Periods that share days or come in the wrong order; a rule that may not count the ledger.
///
/// # Examples
/// Who exercises with China and Russia? Iran did so before and after, Laos only after.
/// ```
/// use interstate::claim::analysis::{PartnerChange, partners};
/// use interstate::{CountingRule, Dyad, InteractionFamily, Period, Select, State, sample};
///
/// let exercises = Select::from(InteractionFamily::Exercise) & !Select::tag("big_tent");
/// let found = partners(
///     &sample::china_russia()?,
///     &CountingRule::new("exercises", exercises),
///     Dyad::new(State::CHN, State::RUS)?,
///     Period::years(2019..=2021)?,
///     Period::years(2022..=2024)?,
/// )?;
/// let new: Vec<String> = found.surely(PartnerChange::New).map(|partner| partner.to_string()).collect();
/// assert_eq!(new[2], "LAO: new (–; ex-2022-vostok)");
/// let iran = found.all().iter().find(|partner| partner.who() == "IRN").ok_or("Iran takes part")?;
/// assert_eq!(iran.before()[0].id(), "ex-2019-msb");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn partners(
    ledger: &Ledger,
    rule: &CountingRule,
    dyad: Dyad,
    before: Period,
    after: Period,
) -> Result<Partners> {
    if before.end() > after.start() {
        return Err(Answers::NotLater {
            earlier: before.label().into(),
            later: after.label().into(),
        }
        .into());
    }
    let by_row = rule.clone().with_one_is(OneIs::Row);
    let cells = Partition::disjoint(&[before, after])?;
    let mut found: BTreeMap<String, Partner> = BTreeMap::new();
    // Rows with somebody who is not known, and what they allow of anybody.
    let mut open: Vec<(&Interaction, Cases)> = Vec::new();
    by_row.each_occurrence(ledger, |one| {
        let row = one.first.row;
        let pair = together(row, dyad);
        if pair == Truth::No {
            return Ok(());
        }
        let mut table = TallyTable::<Whole>::empty(&by_row, &cells, Coverage::none());
        table.add(&one)?;
        let reach = table.reach(&Whole, &[vec![before], vec![after]])?;
        let mut cases = Cases::of(reach.boxes());
        if pair == Truth::Depends {
            cases = cases.or(Cases::NEITHER);
        }
        if cases == Cases::NEITHER {
            return Ok(());
        }
        for party in row.parties().iter().filter(|party| is_third(party, dyad)) {
            let partner = found.entry(named(party)).or_insert_with_key(|who| Partner {
                who: who.as_str().into(),
                actor: party.actor(),
                cases: Cases::NEITHER,
                before: Vec::new(),
                after: Vec::new(),
            });
            partner.take(row, cases);
        }
        // Those who must be of the pair, if it is one, are not somebody else besides.
        let unknown = row
            .parties()
            .iter()
            .filter(|party| is_unknown(party))
            .count();
        let of_pair = [dyad.a(), dyad.b()].into_iter();
        if unknown > of_pair.filter(|one| !row.takes_part(*one)).count() {
            open.push((row, cases.or(Cases::NEITHER)));
        }
        Ok(())
    })?;
    let mut partners: Vec<Partner> = found.into_values().collect();
    for partner in &mut partners {
        for (row, cases) in &open {
            // Who is named in a row is not the one who is not known.
            if !row
                .parties()
                .iter()
                .any(|party| *named(party) == *partner.who)
            {
                partner.cases = partner.cases.and(*cases);
            }
        }
    }
    let unread = ledger.unread().rows();
    let is_open =
        |period: Period| unread > 0 || ledger.coverage().extent_over(period) != PeriodExtent::Full;
    for partner in &mut partners {
        for (period, bit) in [(before, 1), (after, 2)] {
            if is_open(period) {
                partner.cases = partner.cases.and(Cases::NEITHER.with(bit));
            }
        }
    }
    let not_covered = [before, after].into_iter();
    let not_covered =
        not_covered.filter(|days| ledger.coverage().extent_over(*days) != PeriodExtent::Full);
    let unnamed = open.iter();
    Ok(Partners {
        dyad,
        rule: rule.clone(),
        before,
        after,
        all: partners,
        unnamed: unnamed
            .map(|(row, cases)| RowBehind::new(row.id(), cases.before().or(cases.after())))
            .collect(),
        not_covered: not_covered.collect(),
        unread,
    })
}

/// Whether both states of a pair take part together.
fn together(row: &Interaction, dyad: Dyad) -> Truth {
    let (a, b) = (dyad.a(), dyad.b());
    if row.dyads().any(|pair| pair == dyad) {
        Truth::Yes
    } else if row.may_be_pair(a, b) || row.may_be_pair(b, a) {
        Truth::Depends
    } else {
        Truth::No
    }
}

/// Whether it takes part, is known at least by name, and is neither of the pair.
fn is_third(party: &Party, dyad: Dyad) -> bool {
    let named = match party.who() {
        Who::Actor(actor) => !dyad.contains(*actor),
        Who::Named(_) => true,
        Who::Unknown => false,
    };
    party.takes_part() && named
}

fn is_unknown(party: &Party) -> bool {
    party.takes_part() && *party.who() == Who::Unknown
}

/// Who it is, whatever its role.
fn named(party: &Party) -> String {
    let alone = party
        .clone()
        .with_role(PartyRole::default())
        .with_side(None);
    alone.to_string()
}

impl Partner {
    /// Takes another row in which it takes part, and what the row allows.
    fn take(&mut self, row: &Interaction, cases: Cases) {
        self.cases = self.cases.and(cases);
        for (counts, rows) in [
            (cases.before(), &mut self.before),
            (cases.after(), &mut self.after),
        ] {
            if counts != Truth::No {
                rows.push(RowBehind::new(row.id(), counts));
            }
        }
    }

    /// The third party: an actor's code, or a name in double quotes.
    #[must_use]
    pub fn who(&self) -> &str {
        &self.who
    }

    /// The actor of the table that the third party is; `None` for a name.
    #[must_use]
    pub fn actor(&self) -> Option<Actor> {
        self.actor
    }

    /// Whether the third party is new, kept or lost: in all cases that the records allow, in some, or in none.
    #[must_use]
    pub fn is(&self, change: PartnerChange) -> Truth {
        of_change(self.cases, change)
    }

    /// The records of the earlier period in which it takes part.
    #[must_use]
    pub fn before(&self) -> &[RowBehind] {
        &self.before
    }

    /// The records of the later period in which it takes part.
    #[must_use]
    pub fn after(&self) -> &[RowBehind] {
        &self.after
    }
}

impl Partners {
    /// The pair whose third parties these are.
    #[must_use]
    pub fn dyad(&self) -> Dyad {
        self.dyad
    }

    /// The rule that decides which records count.
    #[must_use]
    pub fn rule(&self) -> &CountingRule {
        &self.rule
    }

    /// The earlier and the later period.
    #[must_use]
    pub fn periods(&self) -> (Period, Period) {
        (self.before, self.after)
    }

    /// Every third party that is named, in the order of names.
    #[must_use]
    pub fn all(&self) -> &[Partner] {
        &self.all
    }

    /// The third parties that are new, kept or lost in every case that the records allow.
    pub fn surely(&self, change: PartnerChange) -> impl Iterator<Item = &Partner> {
        self.told(change, Truth::Yes)
    }

    /// The third parties that are new, kept or lost in some cases and not in others.
    pub fn possibly(&self, change: PartnerChange) -> impl Iterator<Item = &Partner> {
        self.told(change, Truth::Depends)
    }

    fn told(&self, change: PartnerChange, told: Truth) -> impl Iterator<Item = &Partner> {
        let all = self.all.iter();
        all.filter(move |partner| partner.is(change) == told)
    }

    /// The records in which a party that is not known takes part; it may be anybody.
    #[must_use]
    pub fn unnamed(&self) -> &[RowBehind] {
        &self.unnamed
    }

    /// Those of the two periods that the source does not cover in full.
    #[must_use]
    pub fn not_covered(&self) -> &[Period] {
        &self.not_covered
    }

    /// The number of rows of the source that could not be read.
    #[must_use]
    pub fn unread(&self) -> u64 {
        self.unread
    }
}

/// `IRN: kept (ex-2019-msb; ex-2022-msb, ex-2023-msb)`, with a question mark for each change that is only possible.
impl fmt::Display for Partner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ", self.who, self.changes())?;
        let rows = |rows: &[RowBehind]| match rows {
            [] => "–".to_owned(),
            rows => list(rows),
        };
        write!(f, "({}; {})", rows(&self.before), rows(&self.after))
    }
}

impl Partner {
    /// What it is or may be: `kept`, `new? kept?`.
    pub(crate) fn changes(&self) -> String {
        let told = PartnerChange::ALL
            .iter()
            .filter_map(|change| match self.is(*change) {
                Truth::Yes => Some(change.to_string()),
                Truth::Depends => Some(format!("{change}?")),
                Truth::No => None,
            });
        told.collect::<Vec<_>>().join(" ")
    }
}

/// A line for each change, and one for what is only possible.
impl fmt::Display for Partners {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "third parties of {}, {} → {} [rule {}]",
            self.dyad,
            self.before.label(),
            self.after.label(),
            self.rule.name()
        )?;
        for change in PartnerChange::ALL {
            let sure: Vec<&str> = self.surely(*change).map(Partner::who).collect();
            writeln!(
                f,
                "{change}: {}",
                if sure.is_empty() {
                    "none".into()
                } else {
                    list(sure)
                }
            )?;
        }
        let unsure = |partner: &&Partner| {
            let mut changes = PartnerChange::ALL.iter();
            !changes.any(|change| partner.is(*change) == Truth::Yes)
        };
        for partner in self.all.iter().filter(unsure) {
            writeln!(f, "possible: {partner}")?;
        }
        for days in &self.not_covered {
            writeln!(
                f,
                "{} is not covered in full: more may have taken part",
                days.label()
            )?;
        }
        if !self.unnamed.is_empty() {
            writeln!(
                f,
                "somebody who is not known takes part in {}",
                list(&self.unnamed)
            )?;
        }
        match self.unread {
            0 => Ok(()),
            unread => writeln!(f, "{}", unread_text(unread)),
        }
    }
}
