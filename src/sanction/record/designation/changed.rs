//! A listing on other days: listed on another day, cut in two, or seen in a later state of its list.

use super::{Designation, RawDesignation};
use crate::error::Result;
use crate::sanction::record::ending::ListingEnd;
use crate::sanction::record::interruption::RegimeInterruption;
use crate::sanction::words::end_cause::EndCause;
use crate::time::partial_date::PartialDate;
use crate::time::truth::Truth;
use crate::time::when::When;

impl Designation {
    /// The same listing, listed on another day.
    pub(in crate::sanction) fn with_listing_date(mut self, day: PartialDate) -> Result<Self> {
        self.0.listing_date = day;
        self.checked()
    }

    /// The listing up to its end under an interruption of its regime, and from the return on. Of what it tells each takes what is of its
    /// days; the act and the package are those of the first listing.
    pub(in crate::sanction) fn cut_at(&self, gap: &RegimeInterruption) -> Result<(Self, Self)> {
        let is_earlier = |day: &PartialDate| day.before(gap.until()) == Truth::Yes;
        let is_over = |days: &When| {
            let mut ends = days.possible_ends();
            let first = gap.until().first();
            ends.all(|(_, last)| last.zip(first).is_some_and(|(last, first)| last < first))
        };
        let (mut before, mut after) = (self.clone(), self.clone());
        before.0.amended.retain(is_earlier);
        after.0.amended.retain(|day| !is_earlier(day));
        if let Some(days) = &mut before.0.suspended {
            days.retain(is_over);
        }
        if let Some(days) = &mut after.0.suspended {
            days.retain(|days| !is_over(days));
        }
        before.0.end_date = ListingEnd::On(gap.end_of_listings()?, EndCause::RegimeEnded);
        after.0.listing_date = gap.until().clone();
        (after.0.start_date, after.0.package, after.0.act) = (None, None, None);
        Ok((before.settled()?, after.settled()?))
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
        let undated = |date: &PartialDate| date.first().is_none();
        let same_day =
            |then: &PartialDate, now: &PartialDate| then == now || (undated(then) && undated(now));
        let same_start = match (&then.start_date, start_date) {
            (Some(then), Some(now)) => same_day(then, now),
            (then, now) => then == now,
        };
        let same_end =
            then.end_date == *end_date || !(then.end_date.is_ended() || end_date.is_ended());
        *id == then.id
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
