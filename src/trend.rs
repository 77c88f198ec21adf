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
//! A rule with a margin ([`TrendRule::with_margin`](crate::TrendRule::with_margin)) is needed for *stable*: a large p-value alone is never taken as stability. Where
//! bounds allow several classes, the class is inconclusive, and [`Trend::reachable`](crate::Trend::reachable) gives them as a [`ClassSet`].

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
