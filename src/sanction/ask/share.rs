//! Shares: of a package what is left, of a package what reaches third countries.

use crate::count::Count;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::sanction::ask::counts::CountOf;
use crate::sanction::ask::filter::ListingFilter;
use crate::sanction::ask::split::{SplitBy, SplitKey};
use crate::sanction::register::Register;
use crate::stats::{Confidence, Interval, Proportion};
use chrono::NaiveDate;
use std::fmt;

/// A share: a part and a whole, both counted, with a description of each.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::sanction::ListingShare;
///
/// // Of 87 entities that the eleventh package added 84 were still there three years later.
/// let left = ListingShare::new("targets of eu-11 that stand on 2026-07-17", 84, 87);
/// assert_eq!(left.to_string(), "84 of 87 targets of eu-11 that stand on 2026-07-17");
/// assert_eq!(format!("{:.3}", left.interval(Confidence::P95)?), "0.903–0.993");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ListingShare {
    what: Box<str>,
    keys: Box<[SplitKey]>,
    part: Count,
    whole: Count,
}

impl ListingShare {
    /// A share of two stated numbers.
    #[must_use]
    pub fn new(what: impl Into<Box<str>>, part: impl Into<Count>, whole: impl Into<Count>) -> Self {
        Self {
            what: what.into(),
            keys: Box::default(),
            part: part.into(),
            whole: whole.into(),
        }
    }

    /// A description of what the share is of.
    #[must_use]
    pub fn what(&self) -> &str {
        &self.what
    }

    /// The line of a split count that the share belongs to.
    #[must_use]
    pub fn keys(&self) -> &[SplitKey] {
        &self.keys
    }

    /// The count of the part.
    #[must_use]
    pub fn part(&self) -> Count {
        self.part
    }

    /// The count of the whole.
    #[must_use]
    pub fn whole(&self) -> Count {
        self.whole
    }

    /// The exact interval for the share, by [`Proportion`] (Clopper and Pearson); under bounds, from the lowest end of any to the highest of
    /// any.
    ///
    /// # When it misleads
    /// The listings of a package are chosen together, so that they are no independent trials. Read the interval as what a package of
    /// this size could show, not as what the issuer means to do.
    ///
    /// # Errors
    /// A whole without an upper bound, or one above 2⁵⁰; a part that is more than the whole in any case. Where bounds leave open whether the part is more than the whole, the interval holds the
    /// cases in which it is not.
    pub fn interval(&self, level: Confidence) -> Result<Interval> {
        let (part, whole) = (self.part, self.whole);
        let fewest = whole.lo().max(part.lo());
        let most = whole.hi().ok_or(Numbers::Refused {
            what: "interval of a share",
            why: "the whole has no upper bound",
        })?;
        if part.lo() > most {
            return Err(Numbers::Refused {
                what: "interval of a share",
                why: "the part is more than the whole",
            }
            .into());
        }
        // The share is least where the part is least and the rest greatest, and greatest where it is the other way about.
        let low = Proportion::new(part.lo(), most)?.interval(level);
        let top = part.hi().unwrap_or(most).min(most);
        let high = Proportion::new(top, fewest.max(top))?.interval(level);
        // OK because a proportion is at most 1.
        #[expect(
            clippy::unwrap_used,
            clippy::missing_panics_doc,
            reason = "the interval of a proportion is bounded"
        )]
        let highest = high.hi().unwrap();
        Ok(Interval::of(low.lo(), highest))
    }
}

impl fmt::Display for ListingShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for key in &self.keys {
            write!(f, "{key}: ")?;
        }
        write!(f, "{} of {} {}", self.part, self.whole, self.what)
    }
}

impl Register {
    /// The share of what was added that is in force on a day: stock over flow, of the same listings.
    ///
    /// A list of today counted by listing date gives the stock and calls it the flow: this says by how much it is wrong.
    ///
    /// # Errors
    /// As [`Register::flow`].
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::{CountOf, ListingFilter, facts};
    ///
    /// let register = facts::register()?;
    /// let eighteenth = ListingFilter::new().in_package("eu-18");
    /// let left = register.survival(&eighteenth, CountOf::Targets, "2026-07-17".parse()?)?;
    /// // Two banks are gone, a firm is there.
    /// assert_eq!(left.to_string(), "1 of 3 targets by anybody, of package eu-18, that stand on 2026-07-17");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn survival(
        &self,
        which: &ListingFilter,
        of: CountOf,
        day: NaiveDate,
    ) -> Result<ListingShare> {
        Ok(ListingShare {
            what: format!("{of} {which}, that stand on {day}").into(),
            keys: Box::default(),
            part: self.stock(which, of, &[], day)?.count(&[]),
            whole: self.flow(which, of, &[])?.count(&[]),
        })
    }

    /// The share of third-country parties in what was added, for each line of a split.
    ///
    /// # Errors
    /// As [`Register::flow`].
    pub fn third_country_shares(
        &self,
        which: &ListingFilter,
        of: CountOf,
        by: &[SplitBy],
    ) -> Result<Vec<ListingShare>> {
        let all = self.flow(which, of, by)?;
        let third = self.flow(&which.clone().of_third_countries(), of, by)?;
        let share = |(keys, whole): (&[SplitKey], Count)| ListingShare {
            what: format!("{of} {which}, of third countries").into(),
            keys: keys.into(),
            part: third.count(keys),
            whole,
        };
        Ok(all.counts().map(share).collect())
    }
}
