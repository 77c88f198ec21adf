//! The one three-valued answer.

use std::ops::Not;

crate::error::text::word! {
    "answer", expected "yes, no or depends";
    /// The answer to a question that the data may not decide: yes, no, or it depends on what is not known.
    ///
    /// Dates, counts and measures in force all answer with it. It combines as Kleene's logic does: *no and anything* is no,
    /// *yes or anything* is yes, and everything else that holds a doubt stays a doubt.
    ///
    /// # Examples
    /// ```
    /// use interstate::Truth;
    ///
    /// assert_eq!(Truth::No.and(Truth::Depends), Truth::No);
    /// assert_eq!(Truth::Yes.and(Truth::Depends), Truth::Depends);
    /// assert_eq!(Truth::Yes.or(Truth::Depends), Truth::Yes);
    /// assert_eq!(!Truth::Depends, Truth::Depends);
    /// ```
    pub enum Truth {
        /// True whatever the unknown parts are.
        Yes,
        /// False whatever the unknown parts are.
        No,
        /// True for some of the possible cases and false for others.
        Depends,
    }
}

impl Truth {
    /// The answer for a set of cases, given whether the statement holds in every one and in at least one of them.
    #[must_use]
    pub(crate) const fn of_cases(in_every: bool, in_some: bool) -> Self {
        match (in_every, in_some) {
            (true, _) => Self::Yes,
            (false, true) => Self::Depends,
            (false, false) => Self::No,
        }
    }

    /// Whether both are true; `Depends` where neither is false and one is open.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Depends,
        }
    }

    /// Whether at least one is true; `Depends` where neither is true and one is open.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::No, Self::No) => Self::No,
            _ => Self::Depends,
        }
    }
}

impl Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Depends => Self::Depends,
        }
    }
}

impl From<bool> for Truth {
    fn from(known: bool) -> Self {
        if known { Self::Yes } else { Self::No }
    }
}
