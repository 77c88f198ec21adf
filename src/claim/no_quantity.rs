//! Why a sentence says nothing that can be counted.

use crate::error::text;

text::word! {
    "reason why a claim is not quantitative";
    /// Why a sentence says nothing that a list of records can show to be true or false, though it may sound so.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::{Claim, NoQuantity, Verdict};
    /// use interstate::tally::Whole;
    /// use interstate::{CountingRule, Select, read};
    ///
    /// let ledger = read::ledger::from_path("data/china_russia.csv")?;
    /// let claim = Claim::NotQuantitative { why: NoQuantity::BestInHistory };
    /// let checked = claim.check(&ledger, &CountingRule::new("all", Select::Everything), &Whole)?;
    /// assert_eq!(checked.verdict(), Verdict::NotQuantitative);
    /// assert_eq!(checked.not_quantitative(), Some(NoQuantity::BestInHistory));
    /// assert_eq!(claim.to_string(), "not quantitative: best_in_history");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[non_exhaustive]
    pub enum NoQuantity {
        /// "Will hardly change": a future without a model of it. With one, it is a [`Projection`](super::Claim::Projection).
        PredictionWithoutModel,
        /// "Because of the sanctions": an order in time can be counted, a cause cannot.
        Cause,
        /// "Unprecedented": no measure and no reach. With both, it is [`FirstEver`](super::Claim::FirstEver) or a
        /// [`Record`](super::Claim::Record).
        Unprecedented,
        /// "At its best in history": quality has no unit, and history no list.
        BestInHistory,
        /// "Two thirds of all", where the list does not hold the whole.
        NoDenominator,
        /// Two numbers made under two rules, set side by side.
        MixedRules,
        /// What one person thinks, feels or means: nothing that records hold.
        Personal,
        /// What ought to be: a judgement of value.
        Judgement,
        /// "Many", "close", "strategic": no number, however read.
        Vague,
    }
}
