//! Counts of three or more periods in order: do they differ, do they rise, how fast, and when did they change.

mod change_point;
mod cox_stuart;
mod dependence;
mod homogeneity;
mod interrupted;
mod inversions;
mod laplace;
mod mann_kendall;
mod periods;
mod record;
mod regression;
mod root;
mod score;
mod theil_sen;
mod trend;

pub use change_point::{ChangePoint, DateOrigin};
pub use cox_stuart::CoxStuart;
pub use dependence::{
    DependentEffect, DependentInterruption, DependentSeries, DependentTrend, SerialDependence,
};
pub use homogeneity::Homogeneity;
pub use interrupted::InterruptedSeries;
pub use laplace::Laplace;
pub use mann_kendall::{MannKendall, TrendDirection};
pub use periods::Series;
pub use record::LastAsRecord;
pub use regression::{PoissonFit, RateEffect};
pub use score::LogSlope;
pub use theil_sen::TheilSen;
pub use trend::ConditionalTrend;
