//! A listing on other days: listed on another day, cut in two, or seen in a later state of its list.

use super::{Designation, RawDesignation};
use crate::error::Result;
use crate::sanction::record::ending::ListingEnd;
use crate::sanction::record::interruption::RegimeInterruption;
use crate::sanction::words::end_cause::EndCause;
use crate::time::partial_date::PartialDate;
use crate::time::truth::Truth;
use crate::time::when::When;
use std::sync::Arc;

/// Whether days were surely over before a date.
fn is_over(days: &When, date: &PartialDate) -> bool {
    let first = date.first();
    let mut ends = days.possible_ends();
    ends.all(|(_, last)| last.zip(first).is_some_and(|(last, first)| last < first))
}

impl Designation {
    /// The same listing of another target.
    pub(in crate::sanction) fn with_target_id(mut self, id: Arc<str>) -> Self {
        self.0.entity = id;
        self
    }

    /// The same listing, listed again on another day, from which it applies: what was told of the first listing is not of this one.
    pub(in crate::sanction) fn relisted(mut self, day: PartialDate) -> Result<Self> {
        self.0.listing_date = day;
        self.0.start_date = None;
        (self.0.package, self.0.act) = (None, None);
        let listed = self.0.listing_date.clone();
        self.0
            .amended
            .retain(|day| day.before(&listed) != Truth::Yes);
        if let Some(days) = &mut self.0.suspended {
            days.retain(|days| !is_over(days, &listed));
        }
        self.settled()
    }

    /// The same listing; of one without a first possible day, those days alone on which others say that it can have been listed.
    pub(in crate::sanction) fn listed_within(mut self, days: &PartialDate) -> Result<Self> {
        if self.0.listing_date.first().is_none() {
            self.0.listing_date = self.0.listing_date.intersection(days)?;
        }
        self.checked()
    }

    /// The listing up to its end under an interruption of its regime, and from the return on. Of what it tells each takes what is of its
    /// days; the act and the package are those of the first listing.
    pub(in crate::sanction) fn cut_at(&self, gap: &RegimeInterruption) -> Result<(Self, Self)> {
        let is_earlier = |day: &PartialDate| day.before(gap.until()) == Truth::Yes;
        let mut before = self.clone();
        before.0.amended.retain(is_earlier);
        if let Some(days) = &mut before.0.suspended {
            days.retain(|days| is_over(days, gap.until()));
        }
        before.0.end_date = ListingEnd::On(gap.end_of_listings()?, EndCause::RegimeEnded);
        let after = self.clone().relisted(gap.until().clone())?;
        Ok((before.settled()?, after))
    }

    /// The same without a list of suspensions that is empty.
    fn settled(mut self) -> Result<Self> {
        self.0.suspended.take_if(|days| days.is_empty());
        self.checked()
    }

    /// Whether a later state of a listing says the same. Up to which day it was seen, where it stands in a file and, of one without a
    /// day of listing, by which day it was listed at the latest are sights of it and not what the list says.
    pub(in crate::sanction) fn is_same_but_for_sight(&self, now: &Self) -> bool {
        let then = &self.0;
        let RawDesignation {
            id,
            entity,
            program,
            package,
            act,
            provisions,
            listing_date,
            start_date,
            end_date,
            amended,
            suspended,
            reasons,
            list,
            exposes_third_parties,
            origin,
            source: _,
        } = &now.0;
        // Of an undated listing two lists tell together between which days it was listed.
        let same_day = |then: &PartialDate, now: &PartialDate| {
            then == now || (then.exact_day().is_none() && now.first().is_none())
        };
        let same_start = match (&then.start_date, start_date) {
            (Some(then), Some(now)) => same_day(then, now),
            (then, now) => then == now,
        };
        let same_end =
            then.end_date == *end_date || !(then.end_date.is_ended() || end_date.is_ended());
        (*id == then.id || (now.spell().is_none() && **id == *self.entry_id()))
            && *entity == then.entity
            && *program == then.program
            && *package == then.package
            && *act == then.act
            && *provisions == then.provisions
            && same_day(&then.listing_date, listing_date)
            && same_start
            && same_end
            && *amended == then.amended
            && *suspended == then.suspended
            && *reasons == then.reasons
            && *list == then.list
            && *exposes_third_parties == then.exposes_third_parties
            && *origin == then.origin
    }
}
