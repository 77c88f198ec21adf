//! Where coded events come from: a reader of a file, a data base, a queue.

use crate::code::Cameo;
use crate::error::Result;
use crate::state::actor::Actor;
use chrono::NaiveDate;

/// Who did what to whom on which day: the part of an event that a count by pairs, codes and periods needs. Small, and cheap to copy.
///
/// # Examples
/// ```
/// use interstate::State;
/// use interstate::coded::CodedAct;
///
/// let sanctions = CodedAct::new(Some(State::USA.into()), Some(State::CHN.into()), Some("163".parse()?), "2024-05-01".parse()?);
/// assert_eq!(sanctions.from(), Some(State::USA.into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct CodedAct {
    from: Option<Actor>,
    to: Option<Actor>,
    code: Option<Cameo>,
    day: NaiveDate,
}

impl CodedAct {
    /// An act as a row tells it: `None` where the row has no code, or names no actor of the table.
    #[must_use]
    #[inline]
    pub const fn new(
        from: Option<Actor>,
        to: Option<Actor>,
        code: Option<Cameo>,
        day: NaiveDate,
    ) -> Self {
        Self {
            from,
            to,
            code,
            day,
        }
    }

    /// The actor that acts.
    #[must_use]
    #[inline]
    pub const fn from(&self) -> Option<Actor> {
        self.from
    }

    /// The actor that is acted upon.
    #[must_use]
    #[inline]
    pub const fn to(&self) -> Option<Actor> {
        self.to
    }

    /// The CAMEO code of what is done.
    #[must_use]
    #[inline]
    pub const fn code(&self) -> Option<Cameo> {
        self.code
    }

    /// The day of the act.
    #[must_use]
    #[inline]
    pub const fn day(&self) -> NaiveDate {
        self.day
    }
}

/// A stream of events that can be counted: each reader of a format with CAMEO codes is one, and other types may implement it.
///
/// # Examples
/// Rows of the caller's own, each a day and a code, of which the third cannot be read:
/// ```
/// use interstate::coded::{CodedAct, EventSource};
/// use interstate::tally::scale::{EventTally, EventGrid, GroupBy, EventPairs};
/// use interstate::{Error, PartialDate, Partition, State};
///
/// struct Rows<'a>(std::str::Lines<'a>);
///
/// impl EventSource for Rows<'_> {
///     type Error = Error;
///
///     fn for_each_act(&mut self, mut each: impl FnMut(CodedAct)) -> Result<(), Error> {
///         for row in &mut self.0 {
///             let (day, code) = row.split_at(10);
///             let day: PartialDate = day.parse()?;
///             let (Some(day), code) = (day.exact_day(), code.trim().parse()?) else { continue };
///             each(CodedAct::new(Some(State::CHN.into()), Some(State::RUS.into()), Some(code), day));
///         }
///         Ok(())
///     }
/// }
///
/// let mut tally = EventTally::new(EventGrid::new(EventPairs::Directed, GroupBy::Root, Partition::yearly(2024..=2024)?)?);
/// let end = tally.read(&mut Rows("2024-05-16 040\n2024-05-17 042\n2024-05-18 4\n2024-05-19 057".lines()));
/// assert_eq!(tally.events(), 2);
/// assert!(end.is_err());
/// # Ok::<(), Error>(())
/// ```
pub trait EventSource {
    /// Why the source cannot be read on: [`Error`](crate::Error) for files, [`Infallible`](std::convert::Infallible) for what is in memory.
    type Error;

    /// Gives every event that is left to `each`.
    ///
    /// # Errors
    /// If the source fails. All events before that were given.
    fn for_each_act(&mut self, each: impl FnMut(CodedAct)) -> Result<(), Self::Error>;
}

/// A stream of events that several threads can take from at once.
#[cfg(feature = "parallel")]
#[cfg_attr(docsrs, doc(cfg(feature = "parallel")))]
pub trait ParallelEventSource: EventSource {
    /// Gives every event that is left to `each`, in no order, on the threads of the current rayon pool. Each thread has a state of its own,
    /// made by `start`; all of them come back, beside the error of the source if it failed.
    fn fold_acts<S: Send>(
        &mut self,
        start: impl Fn() -> S + Sync,
        each: impl Fn(&mut S, CodedAct) + Sync,
    ) -> (Result<(), Self::Error>, Vec<S>);
}
