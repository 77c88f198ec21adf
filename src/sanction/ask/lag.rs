//! Who follows whom: days from one listing of a target to another.

use crate::error::Result;
use crate::sanction::ask::filter::ListingFilter;
use crate::sanction::ask::match_rule::{MatchRules, stated};
use crate::sanction::ask::matched::Matched;
use crate::sanction::record::days::Possible;
use crate::sanction::register::Register;
use std::fmt;

/// The time between the first listings of one target on two sides.
///
/// # Examples
/// ```
/// use interstate::{Actor, State};
/// use interstate::sanction::{ListingFilter, MatchRule, facts};
///
/// let register = facts::register()?;
/// let (us, eu) = (ListingFilter::new().of_issuer(State::USA), ListingFilter::new().of_issuer(Actor::EU));
/// let lags = register.lags(&us, &eu, MatchRule::SameTarget)?;
/// let spacety = lags.lags().iter().find(|lag| lag.target_id() == "spacety").expect("on both lists");
/// assert_eq!(spacety.days(), Some((516, 516)));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Lag {
    target: Box<str>,
    first: Possible,
    next: Possible,
}

impl Lag {
    /// The id of the target; where several are matched, that of the first of them.
    #[must_use]
    pub fn target_id(&self) -> &str {
        &self.target
    }

    /// The fewest and the most days from the first side's listing to the next side's; negative where the next side was first; `None` where a
    /// day is open on one side.
    #[must_use]
    pub fn days(&self) -> Option<(i64, i64)> {
        self.first.days_to(self.next)
    }

    fn order(&self) -> Order {
        if self.first.hi < self.next.lo {
            Order::FirstLeads
        } else if self.next.hi < self.first.lo {
            Order::NextLeads
        } else if self.days() == Some((0, 0)) {
            Order::SameDay
        } else {
            Order::Undecided
        }
    }
}

impl serde::Serialize for Lag {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut out = to.serialize_struct("Lag", 2)?;
        out.serialize_field("target", &self.target)?;
        out.serialize_field("days", &self.days())?;
        out.end()
    }
}

/// Who was first.
enum Order {
    FirstLeads,
    NextLeads,
    SameDay,
    Undecided,
}

/// How often each of two sides listed a target first.
///
/// # Examples
/// ```
/// use interstate::Actor;
/// use interstate::sanction::{ListingFilter, MatchRule, Measure, facts};
///
/// // Within the Union: first an export control, then a freeze.
/// let side = |measure| ListingFilter::new().of_issuer(Actor::EU).by_measure(measure);
/// let steps = facts::register()?.lags(&side(Measure::ExportControl), &side(Measure::AssetFreeze), MatchRule::SameTarget)?;
/// assert_eq!(steps.lead_counts().to_string(), "first before next 3, next before first 0, same day 0, undecided 0");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct LeadCounts {
    /// The number of targets that the first side certainly listed on an earlier day.
    pub first: u64,
    /// The number of targets that the next side certainly listed on an earlier day.
    pub next: u64,
    /// The number of targets that both listed on the same day.
    pub same_day: u64,
    /// The number of targets whose days do not tell which side was first.
    pub undecided: u64,
}

impl fmt::Display for LeadCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "first before next {}, next before first {}, same day {}, undecided {}",
            self.first, self.next, self.same_day, self.undecided
        )
    }
}

/// The lags of all targets between two sides, with the rules by which targets were matched.
///
/// # Examples
/// See [`Register::lags`].
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Lags {
    rules: MatchRules,
    first: Box<str>,
    next: Box<str>,
    found: Vec<Lag>,
    only_first: u64,
    only_next: u64,
}

impl Lags {
    /// The rules by which targets were matched: a lag depends on them.
    #[must_use]
    pub fn rules(&self) -> MatchRules {
        self.rules
    }

    /// The lags of the targets that both sides list, in the order of the register.
    #[must_use]
    pub fn lags(&self) -> &[Lag] {
        &self.found
    }

    /// The number of targets that only one side lists: only the first, and only the next.
    #[must_use]
    pub fn unmatched(&self) -> (u64, u64) {
        (self.only_first, self.only_next)
    }

    /// How often each side was first.
    #[must_use]
    pub fn lead_counts(&self) -> LeadCounts {
        let mut leads = LeadCounts::default();
        for lag in &self.found {
            let place = match lag.order() {
                Order::FirstLeads => &mut leads.first,
                Order::NextLeads => &mut leads.next,
                Order::SameDay => &mut leads.same_day,
                Order::Undecided => &mut leads.undecided,
            };
            *place += 1;
        }
        leads
    }

    /// The median lag in days, as bounds where days are not known exactly; the mean of the middle two for an even number of targets. `None`
    /// without a target, or where a lag is open.
    #[must_use]
    pub fn median_days(&self) -> Option<(f64, f64)> {
        let days: Option<Vec<(i64, i64)>> = self.found.iter().map(Lag::days).collect();
        let days = days?;
        let median = |end: fn(&(i64, i64)) -> i64| {
            let mut ends: Vec<i64> = days.iter().map(end).collect();
            ends.sort_unstable();
            let low = ends.get(ends.len().checked_sub(1)? / 2)?;
            let high = ends.get(ends.len() / 2)?;
            Some(f64::midpoint(*low as f64, *high as f64))
        };
        Some((median(|d| d.0)?, median(|d| d.1)?))
    }
}

impl fmt::Display for Lags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} targets first listed {} and first listed {} (matched by {})",
            self.found.len(),
            self.first,
            self.next,
            self.rules
        )?;
        if let Some((lo, hi)) = self.median_days() {
            write!(f, ": median ")?;
            if lo == hi {
                write!(f, "{lo} days")?;
            } else {
                write!(f, "{lo} to {hi} days")?;
            }
        }
        write!(
            f,
            "; {} and {} on one side only",
            self.only_first, self.only_next
        )
    }
}

impl Register {
    /// Measures the days from the first listing of each target on one side to its first on the other. Sides are filters: two issuers, two
    /// measures of one issuer (an escalation), two packages. Of several listings on a side, the earliest counts; one that a filter only
    /// possibly keeps does not count.
    ///
    /// # Errors
    /// A package or regime of a filter that is not in the register.
    ///
    /// # Examples
    /// ```
    /// use interstate::{Actor, State};
    /// use interstate::sanction::{ListingFilter, MatchRule, facts};
    ///
    /// let (us, eu) = (ListingFilter::new().of_issuer(State::USA), ListingFilter::new().of_issuer(Actor::EU));
    /// let lags = facts::register()?.lags(&us, &eu, MatchRule::SameTarget)?;
    /// assert_eq!(
    ///     lags.to_string(),
    ///     "9 targets first listed by USA and first listed by EU (matched by same_target): median 270 days; 6 and 11 on one side only",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn lags(
        &self,
        first: &ListingFilter,
        next: &ListingFilter,
        rules: impl Into<MatchRules>,
    ) -> Result<Lags> {
        let rules = stated(rules.into());
        let matched = Matched::new(self, rules);
        let (one, other) = self.earliest_of_two(first, next, &matched)?;
        let mut lags = Lags {
            rules,
            first: first.to_string().into(),
            next: next.to_string().into(),
            found: Vec::new(),
            only_first: 0,
            only_next: 0,
        };
        for (number, pair) in one.into_iter().zip(other).enumerate() {
            match pair {
                (Some(first), Some(next)) => lags.found.push(Lag {
                    target: matched.name(self, number),
                    first,
                    next,
                }),
                (Some(_), None) => lags.only_first += 1,
                (None, Some(_)) => lags.only_next += 1,
                (None, None) => {}
            }
        }
        Ok(lags)
    }
}
