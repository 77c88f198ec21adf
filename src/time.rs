//! Dates as sets of possible days, lasting events, half-open periods, exact exposure in years, and coverage.
//!
//! Sources know a date to the day, the month or the year, or they know two candidate days. A record that "happened in 2022"
//! may or may not lie before 24 February 2022, and neither the first nor the middle day of the year answers that.
//! So a [`PartialDate`] is a *set of days*, and a question about it has the answer [`Truth`]: yes, no, or it depends on the day.
//!
//! Two questions must never be mixed: *on which one day* was it ([`When::On`]), and *from when to when did it last*
//! ([`When::Lasting`]). `[2021-12-28..2022-01-03]` is one day, unknown among seven; `2021-12-28/2022-01-03` is seven days.
//!
//! | question | take |
//! |---|---|
//! | On which day was it, as far as that is known? | [`PartialDate`] |
//! | From when to when did it last, and did it end? | [`When`], [`Finish`] |
//! | Over which days do I count? | [`Period`]; several side by side: [`Partition`]; several that share days: [`Windows`] |
//! | In which period does something count that lasted? | [`Assignment`] |
//! | How many years is that, for a rate? | [`Exposure`], by a [`YearConvention`] |
//! | Which days does the source cover, and how well? | [`Coverage`], [`CoverageExtent`] |
//! | How do I read the dates of a list or a spreadsheet? | [`ListDates`], [`SpreadsheetDays`] |
//! | What if two sources give two dates? | [`DateStatements`] |
//!
//! ```
//! use interstate::time::Assignment::AnyOverlap;
//! use interstate::{PartialDate, Period, Truth, When};
//!
//! let year: PartialDate = "2022".parse()?;
//! let (before, after) = Period::around("2022-02-24".parse()?, 2)?;
//! assert_eq!(year.within(after), Truth::Depends); // January and most of February lie before
//! assert_eq!(year.within(Period::year(2022)?), Truth::Yes);
//!
//! let one_day: When = "[2021-12-28..2022-01-03]".parse()?;
//! let a_week: When = "2021-12-28/2022-01-03".parse()?;
//! assert_eq!(one_day.falls_in(Period::year(2021)?, AnyOverlap), Truth::Depends);
//! assert_eq!(a_week.falls_in(Period::year(2021)?, AnyOverlap), Truth::Yes);
//! # let _ = before;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Coverage`]: crate::Coverage
//! [`Exposure`]: crate::Exposure
//! [`Finish`]: crate::Finish
//! [`PartialDate`]: crate::PartialDate
//! [`Partition`]: crate::Partition
//! [`Period`]: crate::Period
//! [`Truth`]: crate::Truth
//! [`When`]: crate::When
//! [`When::On`]: crate::When::On
//! [`When::Lasting`]: crate::When::Lasting

pub(crate) mod coverage;
mod date_statement;
#[cfg(feature = "edtf")]
mod edtf;
pub(crate) mod exposure;
mod fraction;
mod list_dates;
pub(crate) mod partial_date;
pub(crate) mod partition;
pub(crate) mod period;
pub(crate) mod runs;
pub(crate) mod span;
mod spreadsheet_days;
mod step;
pub(crate) mod text;
pub(crate) mod truth;
pub(crate) mod when;
mod windows;

pub use coverage::{CoverageExtent, PeriodExtent};
pub use date_statement::{DateMeaning, DateStatement, DateStatements};
pub use exposure::YearConvention;
pub use fraction::Fraction;
pub(crate) use fraction::digits;
pub use list_dates::ListDates;
pub use spreadsheet_days::SpreadsheetDays;
pub use step::CalendarStep;
pub use when::assign::Assignment;
pub use windows::Windows;
