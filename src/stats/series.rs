//! Counts of three or more periods in order: do they differ, do they rise, how fast, and when did they change.

mod change_point;
mod clustered;
mod cox_stuart;
mod dependence;
mod homogeneity;
mod interrupted;
mod inversions;
mod laplace;
mod mann_kendall;
mod newey_west;
mod periods;
mod record;
mod regression;
mod root;
mod score;
mod seasonal_mann_kendall;
mod sentence;
mod serial_kendall;
mod theil_sen;
mod trend;

pub use change_point::{ChangePoint, DateOrigin};
pub use clustered::{ClusteredSeries, rate_change::RateChange, trend::ClusteredTrend};
pub use cox_stuart::CoxStuart;
pub use dependence::{
    DependentEffect, DependentInterruption, DependentSeries, DependentTrend, SerialDependence,
};
pub use homogeneity::Homogeneity;
pub use interrupted::InterruptedSeries;
pub use laplace::Laplace;
pub use mann_kendall::{MannKendall, TrendDirection};
pub use newey_west::NeweyWest;
pub use periods::Series;
pub use record::LastAsRecord;
pub use regression::{PoissonFit, RateEffect};
pub use score::LogSlope;
pub use seasonal_mann_kendall::{SeasonalMannKendall, SeasonalOrder};
pub use serial_kendall::{SerialCorrection, SerialKendall};
pub use theil_sen::TheilSen;
pub use trend::ConditionalTrend;
