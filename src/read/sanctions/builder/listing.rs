//! One listing of an entry.

use super::Builder;
use crate::error::Result;
use crate::read::Remark;
use crate::read::sanctions::draft::{EntryDraft, ListingDraft};
use crate::sanction::{Designation, ListingEnd, ListingOrigin, ListingSource};
use crate::time::partial_date::PartialDate;
use crate::time::truth::Truth;
use chrono::NaiveDate;
use std::fmt::Write as _;
use std::sync::Arc;

impl Builder {
    /// Makes a listing, in a spell for each time that its regime held, and puts what it becomes behind others.
    pub(super) fn listing(
        &mut self,
        day: NaiveDate,
        line: u64,
        target: &Arc<str>,
        entry: &mut EntryDraft,
        draft: ListingDraft,
        into: &mut Vec<Designation>,
    ) -> Result<()> {
        let mut id = std::mem::take(&mut self.id);
        id.clear();
        id.push_str(target);
        if let Some(group) = &draft.group {
            id.push('#');
            id.push_str(group);
        }
        if let Some(spell) = draft.spell {
            // OK because a text takes whatever is written into it.
            let _ = write!(id, "#{spell}");
        }
        if draft.listed.is_none() {
            entry.remark(Remark::Undated, "", id.as_str());
        }
        let shared_id: Arc<str> = id.as_str().into();
        self.id = id;
        let listed = match draft.listed {
            Some(listed) => listed,
            None => PartialDate::between(None, Some(day))?,
        };
        if PartialDate::from(day).before(&listed) == Truth::Yes {
            entry.remark(Remark::ListedAfterListDay, "", listed.to_string());
        }
        let regime = match (&draft.regime, draft.tags) {
            (Some(regime), _) => self.regimes.given(regime),
            (None, tags) => self.regimes.named(tags, &draft.programme, day, entry)?,
        };
        let (regime_id, regime) = self.regimes.get(regime);
        let (target, regime_id) = (target.clone(), regime_id.clone());
        let mut made = Designation::new(shared_id, target, regime_id, draft.measures, listed)?;
        if let Some(applies) = draft.applies {
            made = made.with_start_date(applies)?;
        }
        let stands = ListingEnd::Open {
            seen_until: seen(day, made.listing_date()),
        };
        made = made.with_end(draft.end.unwrap_or(stands))?;
        for amended in draft.amended {
            made = made.with_amendment(amended)?;
        }
        if let Some(act) = draft.act {
            made = made.with_act(act);
        }
        if let Some(list) = draft.list {
            made = made.with_list(list);
        }
        if draft.exposes_third_parties {
            made = made.with_exposed_third_parties();
        }
        if let ListingOrigin::Mirrors(of) = &draft.origin {
            entry.remark(Remark::CopiedFrom, "", of.to_string());
        }
        let source = match &self.source {
            Some(source) if source.day() == Some(day) => source.clone(),
            _ => {
                let source = ListingSource::new(self.list.prefix).with_day(day)?;
                self.source.insert(source).clone()
            }
        };
        let made = made
            .with_origin(draft.origin)
            .with_reasons(draft.reasons)
            .with_source(source.with_line(line));
        if regime.interruptions().is_empty() {
            into.push(made);
            return Ok(());
        }
        let spells = made.spells_under(regime)?;
        if spells.len() > 1 {
            entry.remark(Remark::InterruptedRegime, "", regime.id());
        }
        into.extend(spells);
        Ok(())
    }
}

/// Up to when a listing that stands was seen: the day of the list, or the first day that it may have been listed on where that is later.
fn seen(day: NaiveDate, listed: &PartialDate) -> NaiveDate {
    listed.first().map_or(day, |first| first.max(day))
}
