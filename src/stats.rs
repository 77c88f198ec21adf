//! Numbers from small tables: rates, ratios of rates and what small counts can and cannot show.
//!
//! Everything here works on plain numbers (counts, exposures, probabilities), so that each value can be checked against other
//! programs row by row. Each function is refereed by 50-digit arithmetic to 1e-10 relative or better.

pub(crate) mod confidence;
mod interval;
pub mod multiplicity;
mod observed;
mod rate;
mod ratio;
pub mod record;
pub mod series;
pub(crate) mod special;

pub use interval::Interval;
pub use observed::Observed;
pub use rate::{RateMethod, rate_interval};
pub use ratio::{RatioMethod, rate_ratio_interval, rate_ratio_p};

pub(crate) use confidence::Confidence;
