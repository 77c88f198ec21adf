//! Rows of the tables of programmes and of regimes' spells.

use crate::sanction::words::issuer::IssuingBody;
use crate::sanction::words::measure::Measure;
use crate::sanction::words::programme_words::{ProgrammeList, ProgrammeTheme, TagEvidence};
use crate::state::actor::{Actor, State};
use crate::time::partial_date::PartialDate;
use chrono::NaiveDate;

/// A tag and what it means.
#[derive(Debug)]
pub(in crate::sanction) struct ProgrammeRow {
    pub(in crate::sanction) list: ProgrammeList,
    pub(in crate::sanction) tag: &'static str,
    pub(in crate::sanction) body: Option<IssuingBody>,
    pub(in crate::sanction) regime_id: &'static str,
    pub(in crate::sanction) name: &'static str,
    pub(in crate::sanction) against: &'static [State],
    pub(in crate::sanction) named_after: Option<State>,
    pub(in crate::sanction) theme: Option<ProgrammeTheme>,
    pub(in crate::sanction) measures: &'static [Measure],
    pub(in crate::sanction) acts: &'static [&'static str],
    pub(in crate::sanction) since: TableDay,
    pub(in crate::sanction) ended: TableDay,
    pub(in crate::sanction) source: &'static str,
    pub(in crate::sanction) evidence: TagEvidence,
}

/// A run of days on which a regime was in force.
#[derive(Debug)]
pub(in crate::sanction) struct SpellRow {
    pub(in crate::sanction) regime_id: &'static str,
    pub(in crate::sanction) name: &'static str,
    pub(in crate::sanction) issuer: Actor,
    pub(in crate::sanction) from: TableDay,
    pub(in crate::sanction) to: TableDay,
    /// Whether some of its listings alone stood on.
    pub(in crate::sanction) some: bool,
    pub(in crate::sanction) rejected_by: &'static [Actor],
    pub(in crate::sanction) why: &'static str,
    pub(in crate::sanction) source: &'static str,
    pub(in crate::sanction) evidence: TagEvidence,
}

/// A day of the tables, as far as it is known.
#[derive(Clone, Copy, Debug)]
pub(in crate::sanction) enum TableDay {
    Untold,
    Year(i32),
    Month(i32, u32),
    Day(i32, u32, u32),
    /// On this day or before.
    By(i32, u32, u32),
}

impl TableDay {
    /// The date; `None` where none is told. A test reads every day of the tables.
    pub(in crate::sanction) fn date(self) -> Option<PartialDate> {
        match self {
            Self::Untold => None,
            Self::Year(year) => PartialDate::year(year).ok(),
            Self::Month(year, month) => PartialDate::month(year, month).ok(),
            Self::Day(year, month, day) => {
                NaiveDate::from_ymd_opt(year, month, day).map(PartialDate::day)
            }
            Self::By(year, month, day) => {
                let last = NaiveDate::from_ymd_opt(year, month, day)?;
                PartialDate::between(None, Some(last)).ok()
            }
        }
    }
}
