//! The bounds.

use std::fmt;

use crate::error::{Error, Result, words::Words};
use crate::time::truth::Truth;

/// A number of things that is known to lie between two ends, `[lo, hi]`; the upper one may be unbounded.
///
/// There is no order between bounds that overlap, so `Count` has no `Ord`: ask [`certainly_more`](Self::certainly_more) or
/// [`reaches`](Self::reaches).
///
/// Bounds forget where they came from: `x − x` is not zero but `[0, hi − lo]`. So combine counts only at the end, once they
/// were formed from records.
///
/// # Text
/// `10` is exact, `10+` is at least ten, `3-5` is from three to five (a long dash is read too). In JSON an exact count is a number.
///
/// # Examples
/// ```
/// use interstate::Count;
///
/// let before: Count = "9+".parse()?;
/// let after = Count::exact(18);
/// assert!(!after.certainly_more(before)); // nine at least may be twenty
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct Count {
    lo: u64,
    hi: Option<u64>,
}

impl Count {
    /// The exact count 0.
    pub const ZERO: Self = Self::exact(0);

    /// An exact count: both bounds are `number`.
    #[must_use]
    pub const fn exact(number: u64) -> Self {
        Self {
            lo: number,
            hi: Some(number),
        }
    }

    /// A count of `lo` or more, without an upper bound.
    ///
    /// # Examples
    /// ```
    /// use interstate::{Count, Truth};
    ///
    /// let count = Count::at_least(10); // "at least ten"
    /// assert_eq!((count.to_string(), count.hi()), ("10+".to_owned(), None));
    /// assert_eq!(count.reaches(11), Truth::Depends);
    /// ```
    #[must_use]
    pub const fn at_least(lo: u64) -> Self {
        Self { lo, hi: None }
    }

    /// A count of `hi` or fewer, perhaps 0.
    ///
    /// # Examples
    /// ```
    /// use interstate::Count;
    ///
    /// assert_eq!(Count::at_most(2).to_string(), "0-2"); // "no more than two" may be none
    /// ```
    #[must_use]
    pub const fn at_most(hi: u64) -> Self {
        Self {
            lo: 0,
            hi: Some(hi),
        }
    }

    /// A count from `lo` to `hi`, both included; without a `hi` there is no upper bound.
    ///
    /// # Errors
    /// When `lo` is above `hi`.
    ///
    /// ```
    /// use interstate::Count;
    ///
    /// assert_eq!(Count::between(5, None)?, Count::at_least(5));
    /// let refused = Count::between(5, 3).unwrap_err();
    /// assert_eq!(refused.to_string(), "count from 5 to 3: the lower end is above the upper one");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn between(lo: u64, hi: impl Into<Option<u64>>) -> Result<Self> {
        let hi = hi.into();
        match hi {
            Some(hi) if lo > hi => Err(Words::CountBackwards { lo, hi }.into()),
            _ => Ok(Self { lo, hi }),
        }
    }

    /// The lower bound: the smallest number that is possible.
    #[must_use]
    pub const fn lo(self) -> u64 {
        self.lo
    }

    /// The upper bound: the largest number that is possible; `None` when unbounded.
    #[must_use]
    pub const fn hi(self) -> Option<u64> {
        self.hi
    }

    /// The number, if both bounds are equal; otherwise `None`.
    ///
    /// # Examples
    /// ```
    /// use interstate::Count;
    ///
    /// assert_eq!(Count::exact(9).exactly(), Some(9));
    /// assert_eq!(Count::between(9, 10)?.exactly(), None); // no midpoint is taken
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub const fn exactly(self) -> Option<u64> {
        match self.hi {
            Some(hi) if hi == self.lo => Some(hi),
            _ => None,
        }
    }

    /// Whether `number` lies within the bounds.
    ///
    /// # Examples
    /// ```
    /// use interstate::Count;
    ///
    /// // One source says three to five, another one four.
    /// assert!(Count::between(3, 5)?.allows(4));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn allows(self, number: u64) -> bool {
        self.lo <= number && self.hi.is_none_or(|hi| number <= hi)
    }

    /// The sum of two counts of separate things: bounds are added.
    ///
    /// # Errors
    /// When an end does not fit.
    ///
    /// # Examples
    /// ```
    /// use interstate::Count;
    ///
    /// let year = Count::at_least(9).checked_add(Count::exact(3))?; // drills and exercises
    /// assert_eq!(year.to_string(), "12+");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn checked_add(self, other: Self) -> Result<Self> {
        let overflow = || too_large(self, '+', other);
        Ok(Self {
            lo: self.lo.checked_add(other.lo).ok_or_else(overflow)?,
            hi: match (self.hi, other.hi) {
                (Some(a), Some(b)) => Some(a.checked_add(b).ok_or_else(overflow)?),
                _ => None,
            },
        })
    }

    /// The count multiplied by a whole number: both bounds are.
    ///
    /// # Errors
    /// When an end does not fit.
    ///
    /// # Examples
    /// ```
    /// use interstate::Count;
    ///
    /// // "Two or three a year" over three years:
    /// assert_eq!(Count::between(2, 3)?.checked_mul(3)?.to_string(), "6-9");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn checked_mul(self, times: u64) -> Result<Self> {
        let overflow = || too_large(self, '*', times);
        Ok(Self {
            lo: self.lo.checked_mul(times).ok_or_else(overflow)?,
            hi: match self.hi {
                Some(hi) => Some(hi.checked_mul(times).ok_or_else(overflow)?),
                // None of an unbounded number is none.
                None if times == 0 => Some(0),
                None => None,
            },
        })
    }

    /// What remains of this count after `part`, a count of some of the same things, is taken away.
    ///
    /// # Errors
    /// When more is taken than there can have been.
    ///
    /// ```
    /// use interstate::Count;
    ///
    /// let left = Count::between(9, 10)?.checked_sub(Count::between(1, 3)?)?;
    /// assert_eq!(left, Count::between(6, 9)?);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn checked_sub(self, part: Self) -> Result<Self> {
        let below_zero = || Words::CountBelowZero {
            from: self.to_string().into(),
            taken: part.to_string().into(),
        };
        Ok(Self {
            lo: part.hi.map_or(0, |hi| self.lo.saturating_sub(hi)),
            hi: match self.hi {
                Some(hi) => Some(hi.checked_sub(part.lo).ok_or_else(below_zero)?),
                None => None,
            },
        })
    }

    /// Whether the count is at least `number`: yes, no, or it depends on where within the bounds it lies.
    ///
    /// # Examples
    /// ```
    /// use interstate::{Count, Truth};
    ///
    /// // "At least ten": does the count bear it out?
    /// assert_eq!(Count::at_least(12).reaches(10), Truth::Yes);
    /// assert_eq!(Count::between(8, 12)?.reaches(10), Truth::Depends);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn reaches(self, number: u64) -> Truth {
        Truth::of_cases(self.lo >= number, self.hi.is_none_or(|hi| hi >= number))
    }

    /// Whether the count is at most `number`: yes, no, or it depends on where within the bounds it lies.
    ///
    /// # Examples
    /// ```
    /// use interstate::{Count, Truth};
    ///
    /// // "No more than two": of an open count nobody can say so.
    /// assert_eq!(Count::at_least(1).stays_at_most(2), Truth::Depends);
    /// ```
    #[must_use]
    pub fn stays_at_most(self, number: u64) -> Truth {
        Truth::of_cases(self.hi.is_some_and(|hi| hi <= number), self.lo <= number)
    }

    /// Whether this count is larger than the other one wherever both lie within their bounds.
    #[must_use]
    pub fn certainly_more(self, other: Self) -> bool {
        other.hi.is_some_and(|hi| self.lo > hi)
    }

    /// The smallest bounds that hold both counts: what is known when one of two sources is right, but not which.
    ///
    /// # Examples
    /// ```
    /// use interstate::Count;
    ///
    /// // One source counts nine, another eleven or twelve, and either may be right.
    /// assert_eq!(Count::exact(9).hull(Count::between(11, 12)?).to_string(), "9-12");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self {
            lo: self.lo.min(other.lo),
            hi: self.hi.zip(other.hi).map(|(a, b)| a.max(b)),
        }
    }

    /// The numbers that both counts allow: what is known when two sources are both right.
    ///
    /// # Errors
    /// When they contradict each other: none of the two is picked.
    ///
    /// ```
    /// use interstate::Count;
    ///
    /// assert_eq!(Count::at_least(10).intersection(Count::at_most(12))?, Count::between(10, 12)?);
    /// let refused = Count::at_least(10).intersection(Count::exact(9)).unwrap_err();
    /// assert_eq!(refused.to_string(), "10+ and 9 cannot both be true");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn intersection(self, other: Self) -> Result<Self> {
        let hi = match (self.hi, other.hi) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self::between(self.lo.max(other.lo), hi).map_err(|_| {
            Words::CountsConflict {
                one: self.to_string().into(),
                other: other.to_string().into(),
            }
            .into()
        })
    }
}

impl From<u64> for Count {
    fn from(number: u64) -> Self {
        Self::exact(number)
    }
}

fn too_large(one: Count, sign: char, other: impl fmt::Display + Copy) -> Error {
    Words::CountTooLarge {
        one: one.to_string().into(),
        sign,
        other: other.to_string().into(),
    }
    .into()
}
