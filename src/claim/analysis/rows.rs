//! The rows behind an answer.

use crate::error::Result;
use crate::ledger::Ledger;
use crate::tally::TallyKey;
use crate::tally::table::TallyTable;
use crate::time::period::Period;
use crate::time::truth::Truth;
use std::fmt;

/// A record behind an answer, and whether it certainly counts there.
///
/// # Examples
/// ```
/// use interstate::claim::analysis::partners;
/// use interstate::{CountingRule, Dyad, InteractionKind, Period, State, Truth, sample};
///
/// let patrols = CountingRule::new("coast guards", InteractionKind::CoastGuardExercise);
/// let found = partners(
///     &sample::china_russia()?,
///     &patrols,
///     Dyad::new(State::CHN, State::RUS)?,
///     Period::years(2019..=2021)?,
///     Period::years(2022..=2024)?,
/// )?;
/// assert!(found.all().iter().flat_map(|partner| partner.after()).all(|row| row.counts() == Truth::Yes));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct RowBehind {
    id: Box<str>,
    counts: Truth,
}

impl RowBehind {
    pub(super) fn new(id: &str, counts: Truth) -> Self {
        Self {
            id: id.into(),
            counts,
        }
    }

    /// The id of the record.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether the record counts: certainly, or in some of the cases that the records allow.
    #[must_use]
    pub fn counts(&self) -> Truth {
        self.counts
    }
}

/// The id, with a question mark where it counts only possibly: `pa-2024-07-naval?`.
impl fmt::Display for RowBehind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id)?;
        f.write_str(if self.counts == Truth::Depends {
            "?"
        } else {
            ""
        })
    }
}

/// The rows that a table counts in one line and period, surely or possibly, in the order of the ledger.
pub(super) fn behind<K: TallyKey>(
    table: &TallyTable<K>,
    ledger: &Ledger,
    of: &K,
    period: Period,
) -> Result<Vec<RowBehind>> {
    let occurrences = table.occurrences_behind(ledger, of, period)?;
    let rows = occurrences
        .iter()
        .flat_map(|(one, counts)| one.rows().map(|row| RowBehind::new(row.id(), *counts)));
    Ok(rows.collect())
}

/// Words one after another, with commas.
pub(super) fn list<T: fmt::Display>(words: impl IntoIterator<Item = T>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| word.to_string()).collect();
    words.join(", ")
}
