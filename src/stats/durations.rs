//! How long things last when some have not ended yet, or ended at a time that is known only between two dates.

mod kaplan_meier;
mod lifetime;
mod turnbull;

pub use kaplan_meier::{KaplanMeier, MedianDuration, SurvivalBand, SurvivalStep};
pub use lifetime::Lifetime;
pub use turnbull::{SurvivalMass, Turnbull};
