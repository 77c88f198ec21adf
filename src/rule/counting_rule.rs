//! The rule itself.

use super::Unconfirmed;
use super::one_is::OneIs;
use super::select::Select;
use crate::dedup::Reduction;
use crate::error::{Error, Result, meaning::Meaning};
use crate::interaction::record::Interaction;
use crate::kind::facet::Certainty;
use crate::ledger::Ledger;
use crate::sanction::ask::ledger::packages_of;
use crate::sanction::{CountOf, ListingFilter};
use crate::state::actor::Actor;
use crate::time::Assignment;
use crate::time::truth::Truth;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// A named counting rule: which records count, what one is, and in which period it counts. It travels with every count made under it.
///
/// Two counts made under two rules are never compared. A rule prints itself as an English sentence, reads and writes JSON,
/// and says of any record why it is counted, possible or left ([`CountingRule::explain`]).
///
/// # Examples
/// ```
/// use interstate::{CountingRule, InteractionFamily, OneIs, Select};
///
/// let exercises = Select::from(InteractionFamily::Exercise) & !Select::Component & !Select::tag("big_tent");
/// let rule = CountingRule::new("E3", exercises).with_one_is(OneIs::PhasesTogether);
/// assert_eq!(
///     rule.to_string(),
///     "E3: exercises, not part of a larger one, not tagged \"big_tent\"; the listed phases of an event are all of it and count once, whatever their counts, in the period of the start",
/// );
/// ```
#[derive(Clone, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(from = "Inner", into = "Inner")]
pub struct CountingRule(Arc<Inner>);

#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
struct Inner {
    name: Box<str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unstated: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tallied: Option<Box<str>>,
    #[serde(default = "everything")]
    select: Select,
    #[serde(default)]
    one_is: OneIs,
    #[serde(default)]
    unconfirmed: Unconfirmed,
    #[serde(default)]
    assignment: Assignment,
    #[serde(default, skip_serializing_if = "Reduction::is_plain")]
    reduction: Reduction,
}

/// How the rule's sentence says where an event counts that lasts.
const fn assigned(assignment: Assignment) -> &'static str {
    match assignment {
        Assignment::ByStart => "in the period of the start",
        Assignment::ByEnd => "in the period of the end",
        Assignment::AnyOverlap => "in every period that it touches",
        Assignment::Within => "in the period that holds it whole",
    }
}

fn everything() -> Select {
    Select::Everything
}

impl From<Inner> for CountingRule {
    fn from(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }
}

impl From<CountingRule> for Inner {
    fn from(rule: CountingRule) -> Self {
        Self::clone(&rule.0)
    }
}

impl CountingRule {
    /// A rule that counts each selected row as often as it states, in the period of its start, unconfirmed rows as certain.
    #[must_use]
    pub fn new(name: impl Into<Box<str>>, select: impl Into<Select>) -> Self {
        Inner {
            name: name.into(),
            note: None,
            unstated: None,
            tallied: None,
            select: select.into(),
            one_is: OneIs::default(),
            unconfirmed: Unconfirmed::default(),
            assignment: Assignment::default(),
            reduction: Reduction::default(),
        }
        .into()
    }

    /// The unknown rule of a source that does not state it. Equal only to itself: two numbers from one source may be compared, those from two
    /// sources may not.
    ///
    /// # Examples
    /// ```
    /// use interstate::CountingRule;
    ///
    /// let rule = CountingRule::unstated("The Diplomat, May 2025");
    /// assert_eq!(rule.to_string(), "the unstated rule of The Diplomat, May 2025");
    /// ```
    #[must_use]
    pub fn unstated(source: impl Into<Box<str>>) -> Self {
        let source = source.into();
        Self::new("unstated", Select::Everything).change(|inner| inner.unstated = Some(source))
    }

    /// The rule of a flow of listings: what a filter keeps, by the unit that is asked for, on the day of the first listing.
    pub(crate) fn of_flow(which: &ListingFilter, of: CountOf) -> Self {
        let one_is = match of {
            CountOf::Listings => OneIs::Row,
            CountOf::Entries | CountOf::Targets | CountOf::Acts => OneIs::PhasesTogether,
        };
        Self::new("flow", Select::Listed(of.asked(which).into())).with_one_is(one_is)
    }

    /// The rule of an issuer's packages.
    pub(crate) fn of_packages(issuer: Actor) -> Self {
        Self::new("packages", Select::Listed(packages_of(issuer).into()))
    }

    /// The rule of what a tally counted: its noun says what that is, and the caller's name for it prints as stated.
    pub(crate) fn of_tally(&self, counted: String) -> Self {
        let label = self.0.unstated.as_deref().unwrap_or(self.name());
        let name = match self.tallied() {
            Some(_) => label.to_owned(),
            None => format!("{label} (stated)"),
        };
        Inner {
            note: self.0.note.clone(),
            tallied: Some(counted.into()),
            reduction: self.0.reduction,
            // No record is among what a tally counted: it counts rows that no ledger holds.
            ..Inner::clone(&Self::new(name, Select::any_of([])).0)
        }
        .into()
    }

    /// Reads a list of rules from JSON, as serde writes it.
    ///
    /// # Errors
    /// Text that is no JSON list of rules, with its line.
    ///
    /// # Examples
    /// ```
    /// use interstate::CountingRule;
    ///
    /// let rules = CountingRule::list_from_json(
    ///     r#"[{"name": "calls", "select": {"kind": "call"}, "one_is": "row"}]"#,
    /// )?;
    /// assert_eq!(rules[0].to_string(), "calls: calls; each row counts as often as it states, in the period of the start");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn list_from_json(json: &str) -> Result<Vec<Self>> {
        serde_json::from_str(json).map_err(|error| {
            let line = error.line() as u64;
            Error::from(Meaning::NoRules {
                why: error.to_string().into(),
            })
            .at(line, None)
        })
    }

    fn change(mut self, change: impl FnOnce(&mut Inner)) -> Self {
        change(Arc::make_mut(&mut self.0));
        self
    }

    /// The same rule with another unit: what counts as one.
    #[must_use]
    pub fn with_one_is(self, one_is: OneIs) -> Self {
        self.change(|inner| inner.one_is = one_is)
    }

    /// The same rule with another treatment of rows that no source confirms.
    #[must_use]
    pub fn with_unconfirmed(self, unconfirmed: Unconfirmed) -> Self {
        self.change(|inner| inner.unconfirmed = unconfirmed)
    }

    /// The same rule with another assignment of lasting events to periods.
    #[must_use]
    pub fn with_assignment(self, assignment: Assignment) -> Self {
        self.change(|inner| inner.assignment = assignment)
    }

    /// The same rule for a ledger of events that this reduction made from rows: a count of events and a count of rows are made under
    /// different rules.
    ///
    /// # Examples
    /// ```
    /// use interstate::dedup::{Reduction, Repeats};
    /// use interstate::{CountingRule, InteractionFamily};
    ///
    /// let rows = CountingRule::new("meetings", InteractionFamily::Meeting);
    /// let events = rows.clone().with_reduction(Reduction::new(Repeats::OneADay));
    /// assert_eq!(
    ///     events.to_string(),
    ///     "meetings: meetings; each row counts as often as it states, in the period of the start; of rows, one event a day",
    /// );
    /// assert_eq!(
    ///     rows.same_as(&events).unwrap_err().to_string(),
    ///     "counts under two rules cannot be compared: meetings says of rows that every row is an event, \
    ///      meetings says of rows that one event a day",
    /// );
    /// ```
    #[must_use]
    pub fn with_reduction(self, reduction: Reduction) -> Self {
        self.change(|inner| inner.reduction = reduction)
    }

    /// The same rule of a part of what it counts: its name says which.
    pub(crate) fn narrowed(&self, part: &Select) -> Self {
        self.narrowed_as(&part.to_string(), part)
    }

    /// The same, where the part has a name of its own.
    pub(crate) fn narrowed_as(&self, named: &str, part: &Select) -> Self {
        let name = format!("{}, {named}", self.name());
        self.clone().change(|inner| {
            inner.name = name.into();
            inner.select = inner.select.clone() & part.clone();
        })
    }

    /// The same rule with a note in the author's own words. Two rules that differ only in their notes count alike.
    #[must_use]
    pub fn with_note(self, note: impl Into<Box<str>>) -> Self {
        let note = note.into();
        self.change(|inner| inner.note = Some(note))
    }

    /// The name of the rule.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The author's note about the rule.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// Which records the rule counts.
    #[must_use]
    pub fn select(&self) -> &Select {
        &self.0.select
    }

    /// How the rule assigns lasting events to periods.
    #[must_use]
    pub fn assignment(&self) -> Assignment {
        self.0.assignment
    }

    /// What the rule counts as one.
    #[must_use]
    pub fn one_is(&self) -> OneIs {
        self.0.one_is
    }

    /// How rows became the events that the rule counts.
    #[must_use]
    pub fn reduction(&self) -> Reduction {
        self.0.reduction
    }

    /// The name of the source that does not state its rule, if this is such a rule.
    #[must_use]
    pub fn is_unstated(&self) -> bool {
        self.0.unstated.is_some()
    }

    /// What a tally counted, if this is the rule of that.
    pub(super) fn tallied(&self) -> Option<&str> {
        self.0.tallied.as_deref()
    }

    /// The plural noun for what is counted: `exercises`.
    #[must_use]
    pub fn noun(&self) -> String {
        let tallied = self.tallied().map(str::to_owned);
        tallied.unwrap_or_else(|| self.0.select.noun())
    }

    /// Checks that two rules are the same in every part but their notes; the error names the first difference.
    ///
    /// # Errors
    /// Two rules, with the first difference between them; a selection that nests too deep to be compared.
    ///
    /// # Examples
    /// ```
    /// use interstate::{CountingRule, InteractionFamily};
    ///
    /// let talks = CountingRule::new("talks", InteractionFamily::Meeting);
    /// let drills = CountingRule::new("drills", InteractionFamily::Exercise);
    /// assert_eq!(
    ///     talks.same_as(&drills).unwrap_err().to_string(),
    ///     "counts under two rules cannot be compared: talks selects meetings, drills selects exercises",
    /// );
    /// ```
    pub fn same_as(&self, other: &Self) -> Result<()> {
        let (a, b) = (&*self.0, &*other.0);
        a.select.sound()?;
        b.select.sound()?;
        let differ = |what: &'static str, mine: String, theirs: String| {
            Err(Meaning::TwoRules {
                before: (&*a.name).into(),
                after: (&*b.name).into(),
                what,
                mine: mine.into(),
                theirs: theirs.into(),
            }
            .into())
        };
        if a.unstated != b.unstated {
            let named = |inner: &Inner| match &inner.unstated {
                Some(source) => format!("the unstated rule of {source}"),
                None => "a stated rule".into(),
            };
            differ("is", named(a), named(b))
        } else if a.tallied != b.tallied {
            differ("counts", self.noun(), other.noun())
        } else if a.select != b.select {
            differ("selects", a.select.to_string(), b.select.to_string())
        } else if a.one_is != b.one_is {
            differ(
                "says that",
                a.one_is.sentence().into(),
                b.one_is.sentence().into(),
            )
        } else if a.unconfirmed != b.unconfirmed {
            differ(
                "reads unconfirmed rows as",
                a.unconfirmed.to_string(),
                b.unconfirmed.to_string(),
            )
        } else if a.assignment != b.assignment {
            differ(
                "counts",
                assigned(a.assignment).into(),
                assigned(b.assignment).into(),
            )
        } else if a.reduction != b.reduction {
            differ(
                "says of rows that",
                a.reduction.to_string(),
                b.reduction.to_string(),
            )
        } else if a.name != b.name {
            differ("is named", a.name.to_string(), b.name.to_string())
        } else {
            Ok(())
        }
    }

    /// That the rule may count the ledger: it is stated, it is about records, and it says of rows what was
    /// [done to them](Ledger::reduction). Every count of a ledger asks this first.
    ///
    /// # Errors
    /// A rule that its source does not state, or whose selection nests too deep; a rule about what a [tally](crate::tally::scale::EventTally::table) counted; a rule that
    /// [names](Self::with_reduction) another reduction than the ledger, or names none where the ledger has one.
    pub(crate) fn may_count(&self, ledger: &Ledger) -> Result<()> {
        self.select().sound()?;
        let rule = || self.name().into();
        let refused = if self.is_unstated() {
            Meaning::Unstated {
                name: self.name().into(),
            }
        } else if let Some(counted) = self.tallied() {
            Meaning::OfATally {
                rule: rule(),
                counted: counted.into(),
            }
        } else if self.reduction() != ledger.reduction() {
            Meaning::OtherReduction {
                rule: rule(),
                says: self.reduction().to_string().into(),
                made_by: ledger.reduction().to_string().into(),
            }
        } else {
            return Ok(());
        };
        Err(refused.into())
    }

    /// Whether it surely, possibly or not at all counts this row, before rows are grouped into events.
    pub(super) fn counts(&self, i: &Interaction) -> Truth {
        self.certainty_of(i).and(self.0.select.matches(i))
    }

    /// Whether a record of its certainty counts at all.
    pub(super) fn certainty_of(&self, i: &Interaction) -> Truth {
        match (i.facets().certainty, self.0.unconfirmed) {
            (Certainty::Confirmed, _) | (Certainty::Unconfirmed, Unconfirmed::Certain) => {
                Truth::Yes
            }
            (Certainty::Unconfirmed, Unconfirmed::Possible) | (Certainty::Disputed, _) => {
                Truth::Depends
            }
            (Certainty::Announced | Certainty::Planned | Certainty::Cancelled, _) => Truth::No,
        }
    }
}

impl fmt::Debug for CountingRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CountingRule").field(&*self.0).finish()
    }
}

impl fmt::Display for CountingRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rule = &*self.0;
        if let Some(source) = &rule.unstated {
            write!(f, "the unstated rule of {source}")?;
        } else if let Some(counted) = &rule.tallied {
            write!(f, "{}: {counted}, as a tally counted them", rule.name)?;
        } else {
            write!(
                f,
                "{}: {}; {}, {}",
                rule.name,
                rule.select,
                rule.one_is.sentence(),
                assigned(rule.assignment)
            )?;
            if rule.unconfirmed == Unconfirmed::Possible {
                f.write_str("; unconfirmed rows are possible")?;
            }
        }
        if rule.reduction.is_plain() {
            return Ok(());
        }
        write!(f, "; of rows, {}", rule.reduction)
    }
}
