//! The records behind a verdict.

use super::Claim;
use crate::error::Result;
use crate::interaction::record::Interaction;
use crate::ledger::Ledger;
use crate::rule::counting_rule::CountingRule;
use crate::rule::{Ruling, RulingReason};
use crate::tally::TallyKey;
use crate::tally::table::TallyTable;
use crate::time::Assignment;
use crate::time::partition::Partition;
use crate::time::truth::Truth;
use crate::time::when::windows::ReadyPeriods;
use std::collections::HashMap;
use std::fmt;

/// Why a record counts only possibly, or not at all.
///
/// # Examples
/// ```
/// use interstate::claim::RecordDoubt;
///
/// assert_eq!(RecordDoubt::OtherLine.to_string(), "it is of another line");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RecordDoubt {
    /// The rule does not select it, or it has this certainty.
    Rule(RulingReason),
    /// It may have been in the windows of the claim or on other days.
    Days,
    /// The rule counts it in the days on which it began, ended or lies whole, and these are in no window.
    Assigned,
    /// It is about other states, or of another kind, than the claim.
    OtherLine,
    /// Something else is not told: how many it stands for, who took part, or which other rows of its event took place.
    NotTold,
}

impl fmt::Display for RecordDoubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rule(RulingReason::Part(part)) => write!(f, "not surely {:?}", part.to_string()),
            Self::Rule(RulingReason::Certainty(certainty)) => write!(f, "it is {certainty}"),
            Self::Days => f.write_str("its days may lie elsewhere"),
            Self::Assigned => f.write_str("the rule counts it in another period"),
            Self::OtherLine => f.write_str("it is of another line"),
            Self::NotTold => f.write_str("what it stands for is not told"),
        }
    }
}

/// The records that may fall in the windows of a claim, sorted by how they count.
///
/// # Examples
/// ```
/// use interstate::claim::Claim;
/// use interstate::tally::Whole;
/// use interstate::{CountingRule, InteractionKind, Period, read};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let rule = CountingRule::new("coast guard patrols", InteractionKind::CoastGuardPatrol);
/// let claim = Claim::CountAtLeast { n: 1, period: Period::year(2024)? };
/// let records = claim.records(&ledger, &rule, &Whole)?;
/// assert_eq!(records.surely(), ["pa-2024-09-cg".into()]);
/// assert!(records.possibly().is_empty());
/// let (id, why) = records.left_out().iter().find(|(id, _)| &**id == "pa-2024-07-air").ok_or("an air patrol")?;
/// assert_eq!(why.to_string(), "not surely \"coast guard patrols\"");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct ClaimRecords {
    surely: Vec<Box<str>>,
    possibly: Vec<(Box<str>, RecordDoubt)>,
    left_out: Vec<(Box<str>, RecordDoubt)>,
}

impl ClaimRecords {
    /// The ids of records that certainly count in a window of the claim, in the order of the ledger, with all rows of an event.
    #[must_use]
    pub fn surely(&self) -> &[Box<str>] {
        &self.surely
    }

    /// The ids of records that count in a window in some worlds and not in others, each with the reason.
    #[must_use]
    pub fn possibly(&self) -> &[(Box<str>, RecordDoubt)] {
        &self.possibly
    }

    /// The ids of records that may fall in a window and do not count, each with the reason.
    #[must_use]
    pub fn left_out(&self) -> &[(Box<str>, RecordDoubt)] {
        &self.left_out
    }
}

/// `surely a, b; possibly c (it is disputed); left out d (not surely "exercises")`.
impl fmt::Display for ClaimRecords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let with_reasons = |records: &[(Box<str>, RecordDoubt)]| {
            let each = records.iter().map(|(id, why)| format!("{id} ({why})"));
            each.collect::<Vec<_>>().join(", ")
        };
        let parts = [
            ("surely", self.surely.join(", ")),
            ("possibly", with_reasons(&self.possibly)),
            ("left out", with_reasons(&self.left_out)),
        ];
        let told = parts.iter().filter(|(_, ids)| !ids.is_empty());
        let told: Vec<String> = told.map(|(what, ids)| format!("{what} {ids}")).collect();
        f.write_str(if told.is_empty() { "no record" } else { "" })?;
        f.write_str(&told.join("; "))
    }
}

impl Claim {
    /// Finds the records behind the verdict of [`check`](Self::check): those that certainly count in a window of the claim, those that
    /// possibly do, and those left out although they may fall in one. It is a call of its own, so that a check does not pay for it.
    ///
    /// # Errors
    /// As [`check`](Self::check).
    pub fn records<K: TallyKey>(
        &self,
        ledger: &Ledger,
        rule: &CountingRule,
        of: &K,
    ) -> Result<ClaimRecords> {
        self.sound()?;
        let windows = self.periods();
        let mut records = ClaimRecords::default();
        if windows.is_empty() {
            return Ok(records);
        }
        let cells = Partition::around(&windows)?;
        let table = TallyTable::count(ledger, rule, &cells)?;
        let mut found: HashMap<&str, Truth> = HashMap::new();
        for (occurrence, counts) in table.occurrences_behind_any(ledger, of, &windows)? {
            // A row is in one occurrence, or in several of which each may hold it.
            for row in occurrence.rows() {
                let so_far = found.entry(row.id()).or_insert(Truth::No);
                *so_far = so_far.or(counts);
            }
        }
        let windows = ReadyPeriods::new(&windows);
        for row in ledger.rows() {
            match found.get(row.id()) {
                Some(Truth::Yes) => match rule.explain(row) {
                    // A row in doubt of an event of which another row is sure.
                    Ruling::Possible(why) => records
                        .possibly
                        .push((row.id().into(), RecordDoubt::Rule(why))),
                    Ruling::Counted | Ruling::Left(_) => records.surely.push(row.id().into()),
                },
                Some(Truth::Depends) => {
                    let why = doubt(rule, row, &windows);
                    records.possibly.push((row.id().into(), why));
                }
                Some(Truth::No) | None => {
                    let why = match rule.explain(row) {
                        Ruling::Left(why) => RecordDoubt::Rule(why),
                        Ruling::Counted | Ruling::Possible(_) => {
                            if falls(rule, row, &windows) == Truth::No {
                                RecordDoubt::Assigned
                            } else {
                                RecordDoubt::OtherLine
                            }
                        }
                    };
                    // Whether it may lie in a window with its first or its last day, or between them.
                    let touches = row.when().falls_in_one(&windows, Assignment::AnyOverlap);
                    if touches != Truth::No {
                        records.left_out.push((row.id().into(), why));
                    }
                }
            }
        }
        Ok(records)
    }
}

/// Why a row counts only possibly.
fn doubt(rule: &CountingRule, row: &Interaction, windows: &ReadyPeriods) -> RecordDoubt {
    match rule.explain(row) {
        Ruling::Possible(why) | Ruling::Left(why) => RecordDoubt::Rule(why),
        Ruling::Counted if falls(rule, row, windows) == Truth::Yes => RecordDoubt::NotTold,
        Ruling::Counted => RecordDoubt::Days,
    }
}

/// Whether a row by itself counts in a window.
fn falls(rule: &CountingRule, row: &Interaction, windows: &ReadyPeriods) -> Truth {
    row.when().falls_in_one(windows, rule.assignment())
}
