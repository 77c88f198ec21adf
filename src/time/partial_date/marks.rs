//! What a source says about its own date: approximate, uncertain.

use super::hedge::Hedge;
use super::{PartialDate, Repr};
use crate::error::Result;
use crate::time::span::Span;
use crate::time::step::CalendarStep;

impl PartialDate {
    /// Whether the source marks the date as approximate (`~`).
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.hedge().approximate
    }

    /// Whether the source marks the date as uncertain (`?`).
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.hedge().uncertain
    }

    /// The same possible days, marked as approximate (`~`).
    #[must_use]
    pub fn with_approximate(self) -> Self {
        let hedge = Hedge {
            approximate: true,
            ..self.hedge()
        };
        self.hedged(hedge)
    }

    /// The same possible days, marked as uncertain (`?`).
    #[must_use]
    pub fn with_uncertain(self) -> Self {
        let hedge = Hedge {
            uncertain: true,
            ..self.hedge()
        };
        self.hedged(hedge)
    }

    /// An approximate date widened by this length before and after, without the mark `~`; any other date unchanged.
    ///
    /// No source says how much "about" is, so the width is the caller's, and is only ever added by this call.
    ///
    /// # Errors
    /// When it leads out of the calendar.
    ///
    /// ```
    /// use interstate::{PartialDate, time::CalendarStep};
    ///
    /// let about: PartialDate = "2022~".parse()?;
    /// assert_eq!(about.widened(CalendarStep::Years(1))?.to_string(), "[2021-01-01..2023-12-31]");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn widened(self, by: CalendarStep) -> Result<Self> {
        if !self.is_approximate() {
            return Ok(self);
        }
        let wider = |span: Span| {
            Ok(Span {
                first: span.first.map(|day| by.day_before(day)).transpose()?,
                last: span.last.map(|day| by.day_after(day, 1)).transpose()?,
            })
        };
        let spans = self.runs().map(wider).collect::<Result<Vec<_>>>()?;
        let hedge = Hedge {
            approximate: false,
            ..self.hedge()
        };
        Self::from_spans(spans, hedge)
    }

    /// The same possible days without the marks `~` and `?`.
    #[must_use]
    pub fn without_marks(self) -> Self {
        self.hedged(Hedge::default())
    }

    fn hedged(mut self, to: Hedge) -> Self {
        match &mut self.0 {
            Repr::Span { hedge, .. } => *hedge = to,
            Repr::Set(set) => set.hedge = to,
        }
        self
    }
}
