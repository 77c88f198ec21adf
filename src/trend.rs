//! What became of a frequency: increased, decreased, stable, or inconclusive.
//!
//! [`classify_trend`](crate::classify_trend) and its result stand at the root of the crate.

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
