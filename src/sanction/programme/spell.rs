//! Spells of regimes that ended or came back.

use super::row::SpellRow;
use super::table::SPELLS;
use crate::error::Result;
use crate::sanction::record::interruption::{RegimeInterruption, RegimeRejection};
use crate::sanction::record::regime::SanctionRegime;
use crate::sanction::words::programme_words::TagEvidence;
use crate::state::actor::Actor;
use crate::time::partial_date::PartialDate;

/// A run of days on which a regime was in force, for regimes that ended or came back: the crate's table, `data/sanctions/regime_spells.csv`,
/// has 28. A regime that is not in it is not known to have been interrupted.
///
/// # Examples
/// ```
/// use interstate::sanction::RegimeSpell;
///
/// // The sanctions of the Security Council on Iran ended in January 2016 and came back in September 2025. Between the two some
/// // listings stood on, which the file of today does not tell.
/// let days = |spell: &RegimeSpell| {
///     let day = |date: Option<interstate::PartialDate>| date.map_or("…".to_owned(), |date| date.to_string());
///     format!("{} to {}{}", day(spell.from()), day(spell.to()), if spell.is_partial() { ", some" } else { "" })
/// };
/// let spells: Vec<String> = RegimeSpell::of("UN-1737").map(|spell| days(&spell)).collect();
/// assert_eq!(spells, ["2006-12-23 to 2016-01-16", "2016-01-16 to 2023-10-18, some", "2025-09-28 to …"]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RegimeSpell(&'static SpellRow);

impl RegimeSpell {
    /// Every spell of the table, those of a regime together, in the order of their days.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        SPELLS.iter().map(Self)
    }

    /// The spells of the regime with an id, in order of time.
    pub fn of(regime_id: &str) -> impl Iterator<Item = Self> {
        Self::all().filter(move |spell| spell.regime_id() == regime_id)
    }

    /// The id of the regime, as [`Programme::regime_id`](crate::sanction::Programme::regime_id) has it.
    #[must_use]
    pub fn regime_id(self) -> &'static str {
        self.0.regime_id
    }

    /// The name of the regime in words.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// The issuer of the regime.
    #[must_use]
    pub fn issuer(self) -> Actor {
        self.0.issuer
    }

    /// The first day of the spell, where it is told.
    #[must_use]
    pub fn from(self) -> Option<PartialDate> {
        self.0.from.date()
    }

    /// The first day after the spell, on which the regime was no longer in force; `None` where it is in force, or where no day is told.
    #[must_use]
    pub fn to(self) -> Option<PartialDate> {
        self.0.to.date()
    }

    /// Whether only some of the listings of the spell before remained in force.
    #[must_use]
    pub fn is_partial(self) -> bool {
        self.0.some
    }

    /// The states that hold that the regime is not in force in this spell.
    #[must_use]
    pub fn rejected_by(self) -> &'static [Actor] {
        self.0.rejected_by
    }

    /// What began the spell and what ended it, in words.
    #[must_use]
    pub fn why(self) -> &'static str {
        self.0.why
    }

    /// The public texts that give the spell.
    #[must_use]
    pub fn source(self) -> &'static str {
        self.0.source
    }

    /// How the spell is known.
    #[must_use]
    pub fn evidence(self) -> TagEvidence {
        self.0.evidence
    }
}

/// The day before, of a day that is known; the same days otherwise, since of a month nobody knows which day was the last.
pub(super) fn day_before(date: &PartialDate) -> PartialDate {
    let before = date.exact_day().and_then(|day| day.pred_opt());
    before.map_or_else(|| date.clone(), PartialDate::day)
}

/// The regime with the days between its spells, and with the states that reject one of them.
pub(super) fn interrupted(
    regime: SanctionRegime,
    spells: &[RegimeSpell],
) -> Result<SanctionRegime> {
    let mut regime = regime;
    let whole: Vec<&RegimeSpell> = spells.iter().filter(|spell| !spell.is_partial()).collect();
    for (before, after) in whole.iter().zip(whole.iter().skip(1)) {
        let (Some(from), Some(until)) = (before.to(), after.from()) else {
            continue;
        };
        let mut partial = spells.iter().filter(|spell| spell.is_partial());
        let kept = partial.find(|spell| spell.from().as_ref() == Some(&from));
        let mut gap = RegimeInterruption::new(from, until)?;
        if let Some(kept) = kept.and_then(|spell| spell.to()) {
            gap = gap.with_kept_until(kept)?;
        }
        regime = regime.with_interruption(gap);
    }
    for spell in spells {
        if let (Some(from), by @ [_, ..]) = (spell.from(), spell.rejected_by()) {
            regime = regime.with_rejection(RegimeRejection::new(by.iter().copied(), from)?);
        }
    }
    Ok(regime)
}
