//! How a listing ended, if it did.

use crate::error::{Error, Result, sanctions::Sanctions, text, words::Words};
use crate::sanction::words::end_cause::EndCause;
use crate::time::partial_date::PartialDate;
use crate::time::period::in_years;
use crate::time::text::day;
use chrono::NaiveDate;
use std::fmt;
use std::str::FromStr;

/// The end of a listing, if it ended. The day of an end is the first on which the listing no longer holds.
///
/// | text | meaning |
/// |---|---|
/// | `2026-07-17..` | stood as seen on that day |
/// | `2025-03-14 delisted`, `2025-03 expired` | ended on that day, with the cause |
/// | `gone 2026-07-17` | missing from a list of that day, end not known |
/// | `seen 2026-01-10, gone 2026-07-17` | stood on the first day and was missing on the second |
/// | `unknown` | ended, not known when |
///
/// # Examples
/// ```
/// use interstate::sanction::ListingEnd;
///
/// // Two banks were listed in July 2025 and are missing from the list of a year later. Nobody printed the day of their removal.
/// let end: ListingEnd = "gone 2026-07-17".parse()?;
/// assert_eq!(end, ListingEnd::gone(None, "2026-07-17".parse()?)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ListingEnd {
    /// It was still listed on the day up to which the source looked.
    Open {
        /// The day on which it was last seen standing.
        seen_until: NaiveDate,
    },
    /// It ended on this day, the first on which it no longer holds.
    On(PartialDate, EndCause),
    /// It is missing from a later snapshot of the list, after one that has it. Made by [`ListingEnd::gone`], which checks their order.
    #[non_exhaustive]
    Gone {
        /// The day of the last snapshot that has it, if there is one.
        seen: Option<NaiveDate>,
        /// The day of the first that has not.
        missing: NaiveDate,
    },
    /// It ended, on a day that is not known.
    Unknown,
}

impl ListingEnd {
    /// An end between two lists: the listing is missing from the list of a day, after the last list that has it, if there is one.
    ///
    /// # Errors
    /// A list that has it from the same day or later.
    ///
    /// ```
    /// use interstate::sanction::ListingEnd;
    ///
    /// let (seen, missing) = ("2026-07-17".parse()?, "2026-01-10".parse()?);
    /// let refused = ListingEnd::gone(Some(seen), missing).unwrap_err();
    /// assert_eq!(refused.to_string(), "a listing was seen on 2026-07-17, which is not before 2026-01-10, when it was missing");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn gone(seen: Option<NaiveDate>, missing: NaiveDate) -> Result<Self> {
        match seen {
            Some(seen) if missing <= seen => Err(Sanctions::SeenAfterGone { seen, missing }.into()),
            _ => Ok(Self::Gone { seen, missing }),
        }
    }

    /// That every day that it tells lies in the years that the crate takes.
    pub(in crate::sanction) fn in_years(&self) -> Result<()> {
        match self {
            Self::Open { seen_until } => in_years(*seen_until),
            Self::On(date, _) => date.in_years(),
            Self::Gone { seen, missing } => {
                seen.map_or(Ok(()), in_years)?;
                in_years(*missing)
            }
            Self::Unknown => Ok(()),
        }
    }

    /// The first and the last possible day of the end, as far as this by itself tells; `None` is open.
    pub(crate) fn possible_span(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        match self {
            Self::Open { seen_until } => (seen_until.succ_opt(), None),
            Self::On(date, _) => (date.first(), date.last()),
            Self::Gone { seen, missing } => (seen.and_then(|day| day.succ_opt()), Some(*missing)),
            Self::Unknown => (None, None),
        }
    }

    /// Whether it is known to have ended.
    pub(crate) fn is_ended(&self) -> bool {
        !matches!(self, Self::Open { .. })
    }

    /// The cause of the end; `None` where the listing has not ended.
    #[must_use]
    pub fn cause(&self) -> Option<EndCause> {
        match self {
            Self::Open { .. } => None,
            Self::On(_, cause) => Some(*cause),
            Self::Gone { .. } | Self::Unknown => Some(EndCause::NotTold),
        }
    }
}

impl fmt::Display for ListingEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open { seen_until } => write!(f, "{seen_until}.."),
            Self::On(date, cause) => write!(f, "{date} {cause}"),
            Self::Gone {
                seen: Some(seen),
                missing,
            } => write!(f, "seen {seen}, gone {missing}"),
            Self::Gone {
                seen: None,
                missing,
            } => write!(f, "gone {missing}"),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

impl FromStr for ListingEnd {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let not = || {
            Words::not_a(
                "listing's end",
                text,
                "\"2026-07-17..\", \"2025-03-14 delisted\", \"gone 2026-07-17\", \"seen 2026-01-10, gone 2026-07-17\" or \"unknown\"",
            )
        };
        let a_day = |text| day(text).ok_or_else(not);
        if text == "unknown" {
            return Ok(Self::Unknown);
        }
        if let Some(missing) = text.strip_prefix("gone ") {
            return Self::gone(None, a_day(missing)?);
        }
        if let Some(days) = text.strip_prefix("seen ") {
            let (seen, missing) = days.split_once(", gone ").ok_or_else(not)?;
            return Self::gone(Some(a_day(seen)?), a_day(missing)?);
        }
        if let Some(until) = text.strip_suffix("..") {
            return Ok(Self::Open {
                seen_until: a_day(until)?,
            });
        }
        let (date, cause) = text.rsplit_once(' ').ok_or_else(not)?;
        if date.parse::<EndCause>().is_ok() {
            // The two the wrong way round: "delisted 2025-05-20".
            return Err(not().into());
        }
        Ok(Self::On(date.parse()?, cause.parse()?))
    }
}

text::serde_as_text!(ListingEnd);
