//! What a claim was found to be under one rule.

use super::{Claim, MeasuredRange, NoQuantity, Verdict};
use crate::count::Count;
use crate::rule::counting_rule::CountingRule;
use crate::rule::select::Select;
use crate::tally::tallied::besides;
use crate::time::period::Period;
use std::fmt;

/// The result of checking a claim under one rule.
///
/// # Examples
/// ```
/// use interstate::claim::Claim;
/// use interstate::tally::Whole;
/// use interstate::{CountingRule, InteractionFamily, Period, read};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let record = Claim::Record { period: Period::year(2023)?, among: vec![Period::year(2019)?, Period::year(2024)?] };
/// let checked = record.check(&ledger, &CountingRule::new("M1", InteractionFamily::Meeting), &Whole)?;
/// assert_eq!(checked.to_string(), "M1: holds (11, 7, 6)"); // the counts that decided
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct CheckedClaim {
    pub(super) claim: Claim,
    pub(super) rule: CountingRule,
    pub(super) verdict: Verdict,
    pub(super) counts: Vec<(Period, Count)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) parts: Vec<(Select, Period, Count)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value: Option<MeasuredRange>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) uncovered: Vec<Period>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) not_quantitative: Option<NoQuantity>,
    pub(super) unread: u64,
    pub(super) sharp: bool,
}

impl CheckedClaim {
    /// A verdict with nothing beside it.
    pub(super) fn new(claim: &Claim, rule: &CountingRule, verdict: Verdict) -> Self {
        Self {
            claim: claim.clone(),
            rule: rule.clone(),
            verdict,
            counts: Vec::new(),
            parts: Vec::new(),
            value: None,
            uncovered: Vec::new(),
            not_quantitative: None,
            unread: 0,
            sharp: true,
        }
    }

    /// The claim that was checked.
    #[must_use]
    pub fn claim(&self) -> &Claim {
        &self.claim
    }

    /// The rule under which the claim was checked.
    #[must_use]
    pub fn rule(&self) -> &CountingRule {
        &self.rule
    }

    /// The verdict: whether the claim holds under the rule.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The counts that decided, by period; none for [`Verdict::OutOfCoverage`].
    #[must_use]
    pub fn counts(&self) -> &[(Period, Count)] {
        &self.counts
    }

    /// The counts of the parts that a claim names, by period: for a [share](Claim::Share), a [breakdown](Claim::Breakdown) and a
    /// [divergence](Claim::Divergence).
    #[must_use]
    pub fn parts(&self) -> &[(Select, Period, Count)] {
        &self.parts
    }

    /// The least and the greatest value that the list allows for the quantity of the claim; `None` where the claim is about no single number,
    /// and for [`Verdict::OutOfCoverage`].
    #[must_use]
    pub fn value(&self) -> Option<MeasuredRange> {
        self.value
    }

    /// The periods of the claim with days that the source does not cover.
    #[must_use]
    pub fn uncovered(&self) -> &[Period] {
        &self.uncovered
    }

    /// The reason why no list can show the claim to be true, if there is one.
    #[must_use]
    pub fn not_quantitative(&self) -> Option<NoQuantity> {
        self.not_quantitative
    }

    /// The number of rows of the source that could not be read.
    #[must_use]
    pub fn unread(&self) -> u64 {
        self.unread
    }

    /// Whether every possible world was checked separately. Otherwise [`Verdict::Depends`] may stand where all worlds agree.
    #[must_use]
    pub fn is_sharp(&self) -> bool {
        self.sharp
    }
}

/// `E3: fails (9, 14)`.
impl fmt::Display for CheckedClaim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rule.name(), self.verdict)?;
        for (n, (_, count)) in self.counts.iter().enumerate() {
            write!(f, "{}{count}", if n == 0 { " (" } else { ", " })?;
        }
        f.write_str(if self.counts.is_empty() { "" } else { ")" })?;
        if let Some(why) = self.not_quantitative {
            write!(f, ": {why}")?;
        }
        besides(f, false, self.sharp, self.unread)
    }
}
