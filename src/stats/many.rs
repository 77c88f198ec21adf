//! Many parts, many kinds, many questions: how events come, how they mix, and what asking often costs.

mod clusters;
mod dependent_ratio;
mod dispersed_ratio;
mod dispersion;
mod diversity;
mod mix;
mod multiplicity;
mod next_dispersed;
mod occupied;
mod seasonal_ratio;
mod shrinkage;
mod testable;

pub use clusters::Clusters;
pub use dependent_ratio::DependentRatio;
pub use dispersed_ratio::{CountedPeriod, DispersedRatio, DispersionModel};
pub use dispersion::Dispersion;
pub use diversity::Diversity;
pub use mix::{MixComparison, MixTable, PearsonChiSquare};
pub use multiplicity::PAdjustment;
pub use next_dispersed::NextDispersed;
pub use occupied::OccupiedCells;
pub use seasonal_ratio::{SeasonalMethod, SeasonalRatio};
pub use shrinkage::{RatioShrinkage, ShrunkenRatio};
pub use testable::Testable;
