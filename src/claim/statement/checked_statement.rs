//! What came of a statement.

use super::ClaimStatement;
use crate::claim::{CheckedReading, Verdict};
use crate::error::Result;
use crate::ledger::Ledger;
use crate::rule::counting_rule::CountingRule;
use std::fmt;

impl ClaimStatement {
    /// Each reading checked under each rule of the statement.
    ///
    /// # Errors
    /// A statement without a rule; and as [`Claim::check`](crate::claim::Claim::check).
    pub fn check(&self, ledger: &Ledger) -> Result<CheckedStatement> {
        self.check_under(ledger, &self.rules)
    }

    /// Each reading checked under each of other rules than its own.
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

/// A statement with a row for each of its readings under each rule.
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
    /// The statement.
    #[must_use]
    pub fn statement(&self) -> &ClaimStatement {
        &self.statement
    }

    /// A row for each reading under each rule, the readings in their order, and the rules in theirs within each.
    #[must_use]
    pub fn rows(&self) -> &[CheckedReading] {
        &self.rows
    }

    /// Under how many rules a reading holds, and of how many. It is a number of rules, and says nothing of how probable any of them is.
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
