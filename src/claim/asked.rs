//! What a claim asks of a list, and what no list could answer.

use super::{Claim, NoQuantity, Tolerance};
use crate::error::{Error, Result, answers::Answers};
use crate::rule::select::Select;
use crate::time::period::Period;
use chrono::NaiveDate;

/// The most parts of a breakdown.
const MOST_PARTS: usize = 8;

/// What a claim asks of a list.
pub(super) enum Asks<'a> {
    /// The counts in these windows, each a list of periods apart; of these parts too, if there are any.
    Counts {
        windows: Vec<Vec<Period>>,
        parts: Vec<&'a Select>,
    },
    /// Two events so close to each other.
    Close { days: u32, period: Period },
    /// Nothing that it could answer.
    Nothing(NoQuantity),
}

impl Claim {
    pub(super) fn asks(&self) -> Asks<'_> {
        let parts = match self {
            Self::Share { part, .. } => vec![part],
            Self::Breakdown { parts, .. } => parts.iter().map(|part| &part.part).collect(),
            Self::Divergence { rising, other, .. } => vec![rising, other],
            Self::Interval { days, period } => {
                let (days, period) = (*days, *period);
                return Asks::Close { days, period };
            }
            Self::NotQuantitative { why } => return Asks::Nothing(*why),
            Self::CountAtLeast { .. }
            | Self::CountExactly { .. }
            | Self::CountAtMost { .. }
            | Self::WindowPairCount { .. }
            | Self::EachAtLeast { .. }
            | Self::Consecutive { .. }
            | Self::First { .. }
            | Self::FirstEver { .. }
            | Self::Ordinal { .. }
            | Self::RateAtLeast { .. }
            | Self::RateAtMost { .. }
            | Self::RateAbout { .. }
            | Self::RatioAbout { .. }
            | Self::RatioAtLeast { .. }
            | Self::RatioAtMost { .. }
            | Self::Halved { .. }
            | Self::PercentChange { .. }
            | Self::PercentOf { .. }
            | Self::Record { .. }
            | Self::CombinedExceeds { .. }
            | Self::Steady { .. }
            | Self::Peak { .. }
            | Self::Plateau { .. }
            | Self::Rebound { .. }
            | Self::Projection { .. } => Vec::new(),
        };
        Asks::Counts {
            windows: self.windows(),
            parts,
        }
    }

    /// The windows that it counts in, in the order in which [`holds`](Self::holds) takes them.
    fn windows(&self) -> Vec<Vec<Period>> {
        let each = |periods: &[Period]| periods.iter().map(|&period| vec![period]).collect();
        match self {
            Self::CountAtLeast { period, .. }
            | Self::CountAtMost { period, .. }
            | Self::CountExactly { period, .. }
            | Self::RateAtLeast { period, .. }
            | Self::RateAtMost { period, .. }
            | Self::RateAbout { period, .. }
            | Self::Share { period, .. }
            | Self::Breakdown { period, .. }
            | Self::Interval { period, .. } => each(&[*period]),
            Self::WindowPairCount { period, other, .. } => each(&[*period, *other]),
            Self::RatioAbout { before, after, .. }
            | Self::RatioAtLeast { before, after, .. }
            | Self::RatioAtMost { before, after, .. }
            | Self::Halved { before, after, .. }
            | Self::PercentChange { before, after, .. }
            | Self::Divergence { before, after, .. } => each(&[*before, *after]),
            Self::PercentOf { period, base, .. } => each(&[*base, *period]),
            Self::First { period, before } | Self::Ordinal { period, before, .. } => {
                each(&[*period, *before])
            }
            Self::FirstEver { period } => {
                let mut windows = vec![vec![*period]];
                windows.extend(all_before(*period).map(|before| vec![before]));
                windows
            }
            Self::EachAtLeast { periods, .. }
            | Self::Steady { periods, .. }
            | Self::Plateau { periods, .. } => each(periods),
            Self::Consecutive { periods, before } => each(&with_first(*before, periods)),
            Self::Record { period, among } => each(&with_first(*period, among)),
            Self::CombinedExceeds { period, among } => {
                vec![vec![*period], side_by_side(among)]
            }
            Self::Peak {
                period,
                before,
                after,
            } => each(&[*before, *period, *after]),
            Self::Rebound { before, low, after } => each(&[*before, *low, *after]),
            Self::Projection { basis, next, .. } => each(&with_first(*next, basis)),
            Self::NotQuantitative { .. } => Vec::new(),
        }
    }

    /// Every period that the claim speaks of.
    pub(super) fn periods(&self) -> Vec<Period> {
        self.windows().into_iter().flatten().collect()
    }

    /// The claim's earlier and later periods, where it is about earlier and later: each is to start after the one before it has ended.
    fn in_order(&self) -> Vec<Period> {
        match self {
            Self::RatioAbout { before, after, .. }
            | Self::RatioAtLeast { before, after, .. }
            | Self::RatioAtMost { before, after, .. }
            | Self::Halved { before, after, .. }
            | Self::PercentChange { before, after, .. }
            | Self::Divergence { before, after, .. } => vec![*before, *after],
            Self::First { period, before } | Self::Ordinal { period, before, .. } => {
                vec![*before, *period]
            }
            Self::Consecutive { periods, before } => with_first(*before, periods),
            Self::Steady { periods, .. } | Self::Plateau { periods, .. } => periods.clone(),
            Self::Peak {
                period,
                before,
                after,
            } => vec![*before, *period, *after],
            Self::Rebound { before, low, after } => vec![*before, *low, *after],
            Self::Projection { basis, next, .. } => basis.iter().copied().chain([*next]).collect(),
            Self::CountAtLeast { .. }
            | Self::CountExactly { .. }
            | Self::CountAtMost { .. }
            | Self::WindowPairCount { .. }
            | Self::EachAtLeast { .. }
            | Self::FirstEver { .. }
            | Self::RateAtLeast { .. }
            | Self::RateAtMost { .. }
            | Self::RateAbout { .. }
            | Self::PercentOf { .. }
            | Self::Record { .. }
            | Self::CombinedExceeds { .. }
            | Self::Interval { .. }
            | Self::Share { .. }
            | Self::Breakdown { .. }
            | Self::NotQuantitative { .. } => Vec::new(),
        }
    }

    /// The fewest periods that it makes sense for: a record among none is no record.
    fn fewest_periods(&self) -> usize {
        match self {
            Self::Record { .. }
            | Self::CombinedExceeds { .. }
            | Self::Steady { .. }
            | Self::Plateau { .. }
            | Self::Projection { .. }
            | Self::Consecutive { .. } => 2,
            Self::EachAtLeast { .. } => 1,
            // Those of which the form itself says how many.
            Self::CountAtLeast { .. }
            | Self::CountExactly { .. }
            | Self::CountAtMost { .. }
            | Self::WindowPairCount { .. }
            | Self::First { .. }
            | Self::FirstEver { .. }
            | Self::Ordinal { .. }
            | Self::RateAtLeast { .. }
            | Self::RateAtMost { .. }
            | Self::RateAbout { .. }
            | Self::RatioAbout { .. }
            | Self::RatioAtLeast { .. }
            | Self::RatioAtMost { .. }
            | Self::Halved { .. }
            | Self::PercentChange { .. }
            | Self::PercentOf { .. }
            | Self::Peak { .. }
            | Self::Rebound { .. }
            | Self::Interval { .. }
            | Self::Share { .. }
            | Self::Breakdown { .. }
            | Self::Divergence { .. }
            | Self::NotQuantitative { .. } => 0,
        }
    }

    /// Checks that the claim says something and does not contradict itself, as [`check`](Self::check) does before it counts anything.
    ///
    /// # Errors
    /// A claim about too few periods to say anything, about a later period that does not start after the earlier one has ended, about a run of
    /// periods with a gap in it, about a record over a period that shares days with it; with a rate or a ratio that is no number from 0 on; or
    /// one that no list could bear out: more in a part of a period than in all of it, parts that do not sum to their total, more than
    /// 100 per cent of a whole.
    ///
    /// # Examples
    /// ```
    /// use interstate::{InteractionFamily, Period};
    /// use interstate::claim::{Claim, PartCount};
    ///
    /// let part = |n, family: InteractionFamily| PartCount { n, part: family.into() };
    /// let parts = vec![part(4, InteractionFamily::Exercise), part(3, InteractionFamily::Patrol)];
    /// let claim = Claim::Breakdown { n: 6, parts, period: Period::year(2022)? };
    /// assert_eq!(
    ///     claim.sound().unwrap_err().to_string(),
    ///     "\"exactly 6 in 2022, of which 4 are exercises; 3 are patrols\" contradicts itself: the parts do not sum to the total",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn sound(&self) -> Result<()> {
        let (found, expected) = (self.periods().len(), self.fewest_periods());
        if found < expected {
            return Err(Answers::TooFewPeriods {
                claim: self.to_string().into(),
                found,
                expected,
            }
            .into());
        }
        let ordered = self.in_order();
        let steps = ordered.iter().zip(ordered.iter().skip(1));
        for (earlier, later) in steps {
            if earlier.end() > later.start() {
                return Err(Answers::NotLater {
                    earlier: earlier.label().into(),
                    later: later.label().into(),
                }
                .into());
            }
        }
        self.says_something()
    }

    /// That its numbers are numbers, and that some list could bear it out.
    fn says_something(&self) -> Result<()> {
        match self {
            Self::RateAtLeast { a_year, .. } | Self::RateAtMost { a_year, .. } => {
                if a_year.is_finite() && *a_year >= 0.0 {
                    Ok(())
                } else {
                    Err(Answers::NoRate { found: *a_year }.into())
                }
            }
            Self::RatioAtLeast { times, .. } | Self::RatioAtMost { times, .. } => {
                if times.is_finite() && *times >= 0.0 {
                    Ok(())
                } else {
                    Err(Answers::NoTimes { found: *times }.into())
                }
            }
            Self::Record { period, among } => apart(*period, among),
            Self::CombinedExceeds { period, among } => {
                apart(*period, among)?;
                let places = among.iter().enumerate();
                places
                    .map(|(n, one)| (one, among.iter().skip(n + 1)))
                    .try_for_each(|(one, mut others)| {
                        match others.find(|other| one.overlaps(**other)) {
                            Some(_) => Err(self.contradicts("a sum has no day twice")),
                            None => Ok(()),
                        }
                    })
            }
            Self::Consecutive { periods, before } => gapless(&with_first(*before, periods)),
            Self::Ordinal { n, period, before } => {
                gapless(&[*before, *period])?;
                if *n == 0 {
                    return Err(self.contradicts("the first is number 1"));
                }
                Ok(())
            }
            Self::FirstEver { period } => match all_before(*period) {
                Some(_) => Ok(()),
                None => Err(self.contradicts("no day lies before the year 1")),
            },
            Self::WindowPairCount {
                n,
                period,
                other_n,
                other,
            } => {
                let within = |part: &Period, all: &Period| part.intersection(*all) == Some(*part);
                let more_in_part = (within(other, period) && other_n > n)
                    || (within(period, other) && n > other_n);
                if more_in_part {
                    return Err(self.contradicts("a part of a period has no more than all of it"));
                }
                Ok(())
            }
            Self::PercentChange {
                direction: super::ChangeDirection::Fewer,
                percent,
                ..
            }
            | Self::Share { percent, .. } => self.at_most_all(*percent),
            Self::Breakdown { n, parts, .. } => self.sums(*n, parts),
            Self::Divergence { rising, other, .. } if rising == other => {
                Err(self.contradicts("it says of one thing that there is more of it, and not more"))
            }
            Self::Divergence { .. }
            | Self::PercentChange { .. }
            | Self::CountAtLeast { .. }
            | Self::CountExactly { .. }
            | Self::CountAtMost { .. }
            | Self::EachAtLeast { .. }
            | Self::First { .. }
            | Self::RateAbout { .. }
            | Self::RatioAbout { .. }
            | Self::Halved { .. }
            | Self::PercentOf { .. }
            | Self::Steady { .. }
            | Self::Peak { .. }
            | Self::Plateau { .. }
            | Self::Rebound { .. }
            | Self::Interval { .. }
            | Self::Projection { .. }
            | Self::NotQuantitative { .. } => Ok(()),
        }
    }

    fn at_most_all(&self, percent: Tolerance) -> Result<()> {
        if percent.lo() > 100.0 {
            return Err(self.contradicts("no part is more than 100 per cent"));
        }
        Ok(())
    }

    fn sums(&self, n: u64, parts: &[super::PartCount]) -> Result<()> {
        if parts.len() > MOST_PARTS {
            return Err(Answers::TooManyParts {
                found: parts.len(),
                most: MOST_PARTS,
            }
            .into());
        }
        let sum = parts
            .iter()
            .try_fold(0_u64, |sum, part| sum.checked_add(part.n));
        if sum != Some(n) {
            return Err(self.contradicts("the parts do not sum to the total"));
        }
        Ok(())
    }

    fn contradicts(&self, why: &'static str) -> Error {
        let claim = self.to_string().into();
        Answers::Contradiction { claim, why }.into()
    }
}

fn with_first(first: Period, others: &[Period]) -> Vec<Period> {
    std::iter::once(first)
        .chain(others.iter().copied())
        .collect()
}

/// The same days in order, with periods that follow each other as one: an event that lies whole in two of them lies in both together.
fn side_by_side(periods: &[Period]) -> Vec<Period> {
    let mut sorted = periods.to_vec();
    sorted.sort_by_key(|period| period.start());
    let mut joined: Vec<Period> = Vec::new();
    for next in sorted {
        let follows = joined.last().filter(|last| last.end() == next.start());
        match follows.and_then(|last| Period::new(last.start(), next.end()).ok()) {
            Some(both) => {
                joined.pop();
                joined.push(both);
            }
            None => joined.push(next),
        }
    }
    joined
}

/// Every day before a period, from the year 1 on: no record is older.
fn all_before(period: Period) -> Option<Period> {
    let first = NaiveDate::from_yo_opt(1, 1)?;
    Period::new(first, period.start()).ok()
}

/// That a record shares no day with what it surpasses.
fn apart(period: Period, among: &[Period]) -> Result<()> {
    for other in among {
        if let Some(shared) = period.intersection(*other) {
            return Err(Answers::RecordOfItself {
                period: period.label().into(),
                other: other.label().into(),
                shared: shared.label().into(),
            }
            .into());
        }
    }
    Ok(())
}

/// That no day lies between periods in their order.
fn gapless(periods: &[Period]) -> Result<()> {
    let steps = periods.iter().zip(periods.iter().skip(1));
    for (earlier, later) in steps {
        if earlier.end() != later.start() {
            return Err(Answers::NotGapless {
                earlier: earlier.label().into(),
                later: later.label().into(),
            }
            .into());
        }
    }
    Ok(())
}
