//! By which rule a name is read on a day.

use chrono::NaiveDate;

/// On which days the name of a state that has ended is recognised.
///
/// # Examples
/// ```
/// use chrono::NaiveDate;
/// use interstate::State;
/// use interstate::state::NameDays;
///
/// // A list of 2010 that looks back.
/// let day = NaiveDate::from_ymd_opt(2010, 1, 1).unwrap_or_default();
/// let refused = State::from_name("Soviet Union", day).unwrap_err();
/// assert_eq!(refused.to_string(), "\"Soviet Union\" names no state on 2010-01-01; its days: SUN 1922-12-30 to 1991-12-25");
/// assert_eq!(State::from_name("Soviet Union", NameDays::Historical.name_day(day))?, State::SUN);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum NameDays {
    /// Only from the first to the last day of the state: the default.
    #[default]
    Strict,
    /// On every day. A name that names no state on the day then means the state that it named on some other day, if that was always the same:
    /// for lists that look back, and for texts without a date. `Yugoslavia` on a day in 2010 may be two states, and is ambiguous.
    Historical,
}

impl NameDays {
    /// A day on which names are read by this rule.
    #[must_use]
    pub fn name_day(self, day: NaiveDate) -> NameDay {
        NameDay { day, days: self }
    }
}

/// A day on which a name is read, with the rule for states that have ended: made by [`NameDays::name_day`], or from a day alone, which is
/// strict.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct NameDay {
    pub(super) day: NaiveDate,
    pub(super) days: NameDays,
}

impl From<NaiveDate> for NameDay {
    fn from(day: NaiveDate) -> Self {
        NameDays::Strict.name_day(day)
    }
}
