//! What came of a statement.

use super::ClaimStatement;
use crate::claim::{CheckedReading, Verdict};
use crate::error::Result;
use crate::ledger::Ledger;
use crate::rule::counting_rule::CountingRule;
use std::fmt;

impl ClaimStatement {
    /// Checks each reading of the statement under each of its rules.
    ///
    /// # Errors
    /// A statement without a rule; and as [`Claim::check`](crate::claim::Claim::check).
    pub fn check(&self, ledger: &Ledger) -> Result<CheckedStatement> {
        self.check_under(ledger, &self.rules)
    }

    /// Checks each reading of the statement under other rules than its own.
    ///
    /// # Errors
    /// No rule; and as [`Claim::check`](crate::claim::Claim::check).
    pub fn check_under<'a>(
        &self,
        ledger: &Ledger,
        rules: impl IntoIterator<Item = &'a CountingRule>,
    ) -> Result<CheckedStatement> {
        let rules: Vec<&CountingRule> = rules.into_iter().collect();
        let rows = self.scope.check(&self.readings, ledger, &rules)?;
        let statement = self.clone();
        Ok(CheckedStatement { statement, rows })
    }
}

/// A statement with the check of each of its readings under each rule.
///
/// # Examples
/// ```
/// use interstate::Period;
/// use interstate::claim::{ClaimReadings, ClaimStatement, ClaimWords, Verdict};
/// use interstate::sample;
///
/// let words = ClaimWords::default();
/// let doubled = ClaimReadings::of_change("roughly doubled", Period::years(2019..=2021)?, Period::years(2022..=2024)?, &words)?;
/// let exercises = sample::china_russia_rules()?.into_iter().filter(|rule| rule.name().starts_with('E'));
/// let checked = ClaimStatement::of_readings(&doubled).with_rules(exercises).check(&sample::china_russia()?)?;
/// assert_eq!(checked.rows().len(), 32); // two readings, 16 rules
/// assert_eq!(checked.holding("read by the policy default"), (10, 16));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct CheckedStatement {
    statement: ClaimStatement,
    rows: Vec<CheckedReading>,
}

impl CheckedStatement {
    /// The statement that was checked.
    #[must_use]
    pub fn statement(&self) -> &ClaimStatement {
        &self.statement
    }

    /// The checks, one for each reading and rule: ordered by reading, then by rule.
    #[must_use]
    pub fn rows(&self) -> &[CheckedReading] {
        &self.rows
    }

    /// The number of rules under which a reading holds, and the number of all rules. It says nothing of how probable any rule is.
    #[must_use]
    pub fn holding(&self, reading: &str) -> (usize, usize) {
        let rows = self.rows.iter().filter(|row| row.name() == reading);
        let (mut holds, mut all) = (0, 0);
        for row in rows {
            all += 1;
            holds += usize::from(row.checked().verdict() == Verdict::Holds);
        }
        (holds, all)
    }
}

/// The statement, and a line for each row.
impl fmt::Display for CheckedStatement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.statement.fmt(f)?;
        for row in &self.rows {
            write!(f, "\n  {row}")?;
        }
        Ok(())
    }
}
