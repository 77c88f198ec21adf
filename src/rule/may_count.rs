//! Whether a rule may count a ledger.

use super::counting_rule::CountingRule;
use crate::error::{Result, meaning::Meaning};
use crate::ledger::Ledger;

impl CountingRule {
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
}
