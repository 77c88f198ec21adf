//! The class of a change of frequency: increased, decreased, stable, or inconclusive.
//!
//! All functions here take counts of one table or one rule, and their answers carry [`Caution`]s: what a reader should know about the class.
//!
//! | question | take | what it assumes |
//! |---|---|---|
//! | Did one period differ from another? | [`classify_trend`](crate::classify_trend), of a ratio | events are independent |
//! | … where events cluster, or months depend on each other? | [`classify_dispersed`] | two cells or more in a period show how events come |
//! | … where months have seasons? | [`classify_seasonal`] | months that both periods have are compared |
//! | Do several periods in a row rise or fall, or change at a date? | [`classify_series`], or [`CellSeries::classify`] of a table's line | the method is chosen from the cells, or named in the [`SeriesRule`] |
//! | Which of many pairs or kinds changed? | [`screen`], and for event files [`screen_tally`] | p-values are adjusted for the number of lines |
//! | Do two periods have the same parts of the year? | [`SeasonBalance`] | |
//! | How does a line of a table become a series for [`stats`](crate::stats)? | [`series_of`]; with bounds: [`series_read`] | |
//!
//! A rule with a margin ([`TrendRule::with_margin`](crate::TrendRule::with_margin)) is needed for *stable*: a large p-value alone is never taken
//! as stability. Where bounds allow several classes, the class is inconclusive, and [`Trend::reachable`](crate::Trend::reachable) gives them as
//! a [`ClassSet`].
//!
//! # Where a source says "at least"
//! One row with `3+` makes the count of its period a floor, as does a row that could not be read or a day that is covered in part. A floor
//! in the later period can show an increase, one in the earlier period a decrease, and floors in both decide nothing:
//! ```
//! use interstate::tally::Whole;
//! use interstate::{Confidence, Count, CountingRule, Period, Tallied, TrendClass, TrendRule, classify_trend, frequency_ratio};
//!
//! let (rule, before, after) = (CountingRule::unstated("a paper"), Period::years(2017..=2019)?, Period::years(2020..=2022)?);
//! let class = |a: Count, b: Count| -> interstate::Result<TrendClass> {
//!     let ratio = frequency_ratio(&Tallied::stated(Whole, a, before, &rule), &Tallied::stated(Whole, b, after, &rule))?;
//!     Ok(classify_trend(&ratio, TrendRule::new(Confidence::P95))?.class())
//! };
//! assert_eq!(class(Count::exact(4), Count::at_least(20))?, TrendClass::Increased);
//! assert_eq!(class(Count::at_least(4), Count::exact(20))?, TrendClass::Inconclusive);
//! assert_eq!(class(Count::at_least(4), Count::at_least(20))?, TrendClass::Inconclusive);
//! assert_eq!(class(Count::between(4, 6)?, Count::between(20, 25)?)?, TrendClass::Increased);
//! # Ok::<(), interstate::Error>(())
//! ```
//! What helps is more knowledge, in this order: an upper end from the source (`3-6`); a rule that leaves such rows out and says so in its name
//! ("named exercises"), by a kind or a [tag](crate::Select::tag); a claim that a floor can bear out ("at least ten in 2022":
//! [`Claim::CountAtLeast`](crate::claim::Claim::CountAtLeast)). Taking `3+` for 3 does not help: it makes an interval that is too narrow.

mod cells;
pub(crate) mod class;
mod class_set;
mod dispersed;
mod many;
mod reach;
mod screen;
mod seasonal;
mod seasons;

pub use cells::{CellReading, CellSeries, series_of, series_read};
pub use class::Caution;
pub use class_set::ClassSet;
pub use dispersed::{Dispersed, classify_dispersed};
pub use many::{SeriesClass, SeriesMethod, SeriesRule, SeriesTrend, classify_series};
pub use screen::{
    ScreenFamily, ScreenFate, ScreenOptions, ScreenTest, Screened, Screening, screen,
    screen_directed_tally, screen_tally,
};
pub use seasonal::{Seasonal, classify_seasonal};
pub use seasons::SeasonBalance;
