//! Which way counts go from period to period.

use super::known::Known;
use crate::count::Count;
use crate::error::text;
use crate::time::exposure::Exposure;
use crate::time::truth::Truth;

text::word! {
    "tendency";
    /// The direction in which the events a year go from each period to the next.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::{Claim, Tendency, Verdict};
    /// use interstate::tally::Whole;
    /// use interstate::{CountingRule, InteractionFamily, Period, read};
    ///
    /// let ledger = read::ledger::from_path("data/china_russia.csv")?;
    /// let patrols = CountingRule::new("patrols", InteractionFamily::Patrol);
    /// let periods = [Period::years(2019..=2021)?, Period::years(2022..=2024)?].to_vec();
    /// let claim = Claim::Steady { tendency: Tendency::Rising, periods };
    /// assert_eq!(claim.to_string(), "ever more a year from one to the next of 2019–2021, 2022–2024");
    /// assert_eq!(claim.check(&ledger, &patrols, &Whole)?.verdict(), Verdict::Holds);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub enum Tendency {
        /// More in each period than in the one before.
        Rising,
        /// No fewer in each period than in the one before.
        NotFalling,
        /// Fewer in each period than in the one before.
        Falling,
        /// No more in each period than in the one before.
        NotRising,
    }
}

text::word! {
    "direction of a change";
    /// The direction in which a number changed.
    ///
    /// # Examples
    /// ```
    /// use interstate::Period;
    /// use interstate::claim::{ChangeDirection, Claim, Tolerance};
    ///
    /// let fell_by_53 = Claim::PercentChange {
    ///     direction: ChangeDirection::Fewer,
    ///     percent: Tolerance::new(52.5, 53.5)?,
    ///     before: Period::years(2014..=2018)?,
    ///     after: Period::years(2019..=2023)?,
    /// };
    /// assert_eq!(fell_by_53.to_string(), "52.5 to 53.5 % fewer a year in 2019–2023 than in 2014–2018");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub enum ChangeDirection {
        /// The number is higher than before.
        More,
        /// The number is lower than before.
        Fewer,
    }
}

impl Tendency {
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Rising => "ever more a year",
            Self::NotFalling => "never less a year",
            Self::Falling => "ever less a year",
            Self::NotRising => "never more a year",
        }
    }

    /// Whether rates within these bounds surely, possibly or never go this way all along.
    ///
    /// Period by period is not enough for the last: 5, then 5 or 6, then 6 can rise at each step, and at both never.
    pub(super) fn holds(self, known: &[Known]) -> Truth {
        let reversed: Vec<Known>;
        let (known, strict) = match self {
            Self::Rising => (known, true),
            Self::NotFalling => (known, false),
            Self::Falling | Self::NotRising => {
                reversed = known.iter().rev().copied().collect();
                (&*reversed, self == Self::Falling)
            }
        };
        let steps = || known.iter().zip(known.iter().skip(1));
        let sure = steps().all(|((before, years), (after, others))| {
            before.hi().is_some_and(|hi| {
                least_above(Some((hi, *years)), *others, strict)
                    .is_some_and(|least| after.lo() >= least)
            })
        });
        if sure {
            return Truth::Yes;
        }
        // The lowest run of counts that the bounds allow: if it leaves them, every run does.
        let mut last: Option<(u64, Exposure)> = None;
        for (count, years) in known {
            let Some(least) = least_above(last, *years, strict) else {
                return Truth::Depends;
            };
            let lowest = least.max(count.lo());
            if !within(*count, lowest) {
                return Truth::No;
            }
            last = Some((lowest, *years));
        }
        Truth::Depends
    }
}

fn within(count: Count, n: u64) -> bool {
    count.hi().is_none_or(|hi| n <= hi)
}

/// The least count over `years` whose rate is above the last one (not strictly: at or above); exact, as whole numbers. `None` if it does
/// not fit 64 bits.
fn least_above(last: Option<(u64, Exposure)>, years: Exposure, strict: bool) -> Option<u64> {
    let Some((count, of)) = last else {
        return Some(0);
    };
    // count / of · years, as a fraction of whole numbers.
    let numerator = u128::from(count)
        .checked_mul(of.denominator().into())?
        .checked_mul(years.numerator().into())?;
    let denominator = u128::from(of.numerator()).checked_mul(years.denominator().into())?;
    let least = if strict {
        numerator / denominator + 1
    } else {
        numerator.div_ceil(denominator)
    };
    u64::try_from(least).ok()
}
