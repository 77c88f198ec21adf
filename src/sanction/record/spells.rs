//! A listing whose regime was interrupted, as spells.

use crate::error::Result;
use crate::sanction::record::designation::Designation;
use crate::sanction::record::ending::ListingEnd;
use crate::sanction::record::interruption::RegimeInterruption;
use crate::sanction::record::regime::SanctionRegime;
use crate::time::truth::Truth;
use std::num::NonZeroU32;

impl Designation {
    /// The spells of this listing under its regime: the listing itself where the regime was not interrupted while it was listed.
    ///
    /// A list that prints when a party was first listed, and has it today, says nothing of the days between. Where its regime was not in
    /// force for a while, a listing that surely stood before and surely stands after is two: `…#1`, which ended when the regime did, on one of two days
    /// where some listings were kept, and `…#2`, listed on the day of the return. A listing that has a number of a spell is left as it is, since
    /// its list tells spells; so is one of which it is not known on which side of the interruption it began or ended.
    ///
    /// # Errors
    /// Days that contradict each other: an amendment in the interruption does not.
    ///
    /// # Examples
    /// ```
    /// use interstate::Truth;
    /// use interstate::sanction::{ConflictReading, Designation, Measure, Programme, ProgrammeList, ProgrammeReading, TerritoryReading};
    ///
    /// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
    /// let iran = Programme::of(ProgrammeList::Un, "Iran").regime(reading, "2026-02-27".parse()?)?;
    /// let listing = Designation::new("un:TESTe.001", "un:TESTe.001", "UN-1737", Measure::AssetFreeze, "2007-03-24".parse()?)?
    ///     .with_seen_until("2026-02-27".parse()?)?;
    /// let spells = listing.spells_under(&iran)?;
    /// let told: Vec<String> = spells.iter().map(|s| format!("{}: {} to {}", s.id(), s.listing_date(), s.end())).collect();
    /// assert_eq!(told, [
    ///     "un:TESTe.001#1: 2007-03-24 to [2016-01-16,2023-10-18] regime_ended",
    ///     "un:TESTe.001#2: 2025-09-28 to 2026-02-27..",
    /// ]);
    /// let held = |day: &str| spells.iter().fold(Truth::No, |held, spell| held.or(spell.in_force_on(day.parse().unwrap())));
    /// assert_eq!(held("2015-12-31"), Truth::Yes);
    /// assert_eq!(held("2020-01-01"), Truth::Depends); // on the list of resolution 2231, or not
    /// assert_eq!(held("2024-06-30"), Truth::No);
    /// assert_eq!(held("2025-09-28"), Truth::Yes);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn spells_under(&self, regime: &SanctionRegime) -> Result<Vec<Self>> {
        if self.spell().is_some() || regime.interruptions().is_empty() {
            return Ok(vec![self.clone()]);
        }
        let mut gaps: Vec<&RegimeInterruption> = regime.interruptions().iter().collect();
        gaps.sort_by_key(|gap| gap.from().first());
        let (mut spells, mut rest) = (Vec::new(), self.clone());
        for gap in gaps {
            if rest.spans(gap) {
                let (before, after) = rest.cut_at(gap)?;
                spells.push(before);
                rest = after;
            }
        }
        if spells.is_empty() {
            return Ok(vec![rest]);
        }
        spells.push(rest);
        let numbers = (1..).filter_map(NonZeroU32::new);
        let numbered = spells.into_iter().zip(numbers);
        Ok(numbered
            .map(|(spell, number)| spell.with_spell(number))
            .collect())
    }

    /// Whether it surely stood when the regime ended and surely stands since it came back.
    fn spans(&self, gap: &RegimeInterruption) -> bool {
        let stood = self.start_date().before(gap.from()) == Truth::Yes
            && self.listing_date().before(gap.from()) == Truth::Yes;
        let back = gap.until().last();
        let stands = match self.end() {
            ListingEnd::Open { seen_until } => back.is_some_and(|back| back <= *seen_until),
            ended => {
                let first = ended.possible_span().0;
                first.zip(back).is_some_and(|(first, back)| back < first)
            }
        };
        stood && stands
    }
}
