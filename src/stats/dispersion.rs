//! Do events come one by one, in clusters, or on a schedule: and what that does to a ratio.
//!
//! Poisson methods say "if events are independent". One summit counted as five meetings makes their intervals too narrow: at a variance of
//! twice the mean, a test at 5 % is wrong 12 to 14 times in a hundred. Counts of parts of each period (months, weeks) tell; totals
//! alone cannot, and an interval from totals alone says so by `assumes_poisson`.

mod clusters;

pub use clusters::{Clusters, cluster_ratio_interval};

use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::one::known::Known;
use crate::stats::series::Series;
use crate::stats::special::beta::{student_t_quantile, student_t_two_sided};
use crate::stats::special::gamma::chi_squared_tails;
use crate::stats::special::normal::normal_quantile;
use crate::stats::{Confidence, Interval, Observed, RateRatio};

/// How much counts vary within periods, against what independent events would.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Dispersion {
    /// `φ̂`, the variance over the mean: above 1 events cluster, below 1 they keep to a schedule.
    pub phi: f64,
    /// `X²` of the parts within their periods.
    pub chi_square: f64,
    /// Parts less periods, without the periods that have no event.
    pub degrees_of_freedom: usize,
    /// The chance that independent events vary at least as much.
    pub p_clustered: f64,
    /// The chance that independent events vary at most as much.
    pub p_scheduled: f64,
}

/// Measures and tests how much counts vary within periods: one series of parts for each period.
///
/// # Formula
/// `X² = Σ over periods Σ over parts (x − m)²/m` with `m` the period's total times the part's share of its exposure;
/// `φ̂ = X²/df`, `df = Σ (parts − 1)`; under independence `X²` is about χ² with `df` degrees of freedom.
///
/// # When it misleads
/// Parts across a change of rate mix the change with clustering: give each period its own series. Seasons look like clusters. With fewer than
/// about one event a part the χ² law is rough.
///
/// # Errors
/// No period with an event: nothing varies.
///
/// # Examples
/// Nine exercises in three years: once one in each quarter but three, once all in one quarter.
/// ```
/// use interstate::stats::dispersion::dispersion;
/// use interstate::stats::series::Series;
///
/// let quarters = [0.25; 12];
/// let steady = dispersion(&[Series::new(&[1, 1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1], &quarters)?])?;
/// let burst = dispersion(&[Series::new(&[0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0], &quarters)?])?;
/// assert!(steady.phi < 0.3 && steady.p_scheduled < 0.01);
/// assert!((burst.phi - 9.0).abs() < 1e-12 && burst.p_clustered < 1e-10);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// R. A. Fisher (1950), "The significance of deviations from expectation in a Poisson series", Biometrics 6(1), 17–24,
/// doi 10.2307/3001420.
#[doc(alias = "overdispersion")]
#[doc(alias = "fano")]
pub fn dispersion(periods: &[Series<'_>]) -> Result<Dispersion> {
    let (mut chi_square, mut degrees_of_freedom) = (0.0, 0);
    for period in periods.iter().filter(|p| p.total() > 0) {
        degrees_of_freedom += period.len() - 1;
        chi_square += within(*period);
    }
    if degrees_of_freedom == 0 {
        return Err(Numbers::TooShort {
            what: "periods with an event and with parts",
            found: 0,
            needed: 1,
        }
        .into());
    }
    let tails = chi_squared_tails(degrees_of_freedom as f64, chi_square);
    Ok(Dispersion {
        phi: chi_square / degrees_of_freedom as f64,
        chi_square,
        degrees_of_freedom,
        p_clustered: tails.upper,
        p_scheduled: tails.lower,
    })
}

/// `X²` of the parts of one period that has events.
fn within(period: Series<'_>) -> f64 {
    let total = period.total() as f64;
    let counts = period.counts().iter();
    counts
        .zip(period.shares())
        .map(|(&x, w)| (x as f64, total * w))
        .filter(|(_, m)| *m > 0.0)
        .map(|(x, m)| (x - m) * ((x - m) / m))
        .sum()
}

/// A period's events: its total alone, or the counts of its parts.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Counted<'a> {
    /// Nothing finer than a total.
    Total(Observed),
    /// The parts of the period.
    Parts(Series<'a>),
}

impl From<Observed> for Counted<'_> {
    fn from(total: Observed) -> Self {
        Self::Total(total)
    }
}

impl<'a> From<Series<'a>> for Counted<'a> {
    fn from(parts: Series<'a>) -> Self {
        Self::Parts(parts)
    }
}

impl Counted<'_> {
    fn total(self) -> Result<Known> {
        match self {
            Self::Total(total) => total.known_or("dispersion is that of counts that are known"),
            Self::Parts(parts) => Known::new(parts.total(), parts.exposures().iter().sum()),
        }
    }
}

/// An interval for a ratio that says what it assumes.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct DispersedRatio {
    /// The interval.
    pub interval: Interval,
    /// The two-sided p for a ratio of 1 that belongs to the interval: the interval at confidence 1 − α holds 1 as long as p ≥ α.
    pub p: f64,
    /// The dispersion within the periods, where parts were given and hold events.
    pub dispersion: Option<Dispersion>,
    /// Whether the interval holds only if events are independent, because nothing finer than totals was given.
    pub assumes_poisson: bool,
}

/// The interval for a ratio of rates that uses what is known: quasi-Poisson where the parts of a period are given, central exact where only
/// totals are.
///
/// # Formula
/// That of [`quasi_poisson_ratio_interval`], with the degrees of freedom of the parts that were given; for two totals, or parts without
/// an event, that of [`RateRatio`] with [`RatioMethod::CentralExact`](crate::stats::RatioMethod::CentralExact).
///
/// # When it misleads
/// With few parts `φ̂` is itself uncertain, which Student's law only partly pays for. A dispersion below 1 is not used to narrow
/// the interval.
///
/// # Errors
/// A total known as bounds; those of the two methods.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::Observed;
/// use interstate::stats::dispersion::ratio_interval;
/// use interstate::stats::series::Series;
///
/// let (before, after) = (Observed::new(9, 3.0)?, Observed::new(24, 3.0)?);
/// let totals = ratio_interval(before, after, Confidence::P95)?;
/// assert!(totals.assumes_poisson && totals.interval.lo() > 1.0);
///
/// let (before, after) = (Series::new(&[1, 3, 0, 5], &[0.75; 4])?, Series::new(&[6, 2, 9, 7], &[0.75; 4])?);
/// let parts = ratio_interval(before, after, Confidence::P95)?;
/// assert!(!parts.assumes_poisson && parts.interval.contains(1.0));
/// assert_eq!(format!("{:.4}", parts.p), "0.1118");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// As [`quasi_poisson_ratio_interval`].
pub fn ratio_interval<'a>(
    before: impl Into<Counted<'a>>,
    after: impl Into<Counted<'a>>,
    level: Confidence,
) -> Result<DispersedRatio> {
    let (before, after) = (before.into(), after.into());
    let parts: Vec<Series<'_>> = [before, after]
        .into_iter()
        .filter_map(|counted| match counted {
            Counted::Parts(parts) => Some(parts),
            Counted::Total(_) => None,
        })
        .filter(|parts| parts.total() > 0)
        .collect();
    let (before, after) = (before.total()?, after.total()?);
    if parts.is_empty() {
        let exact = RateRatio::new(before.into(), after.into());
        return Ok(DispersedRatio {
            interval: exact.interval(level)?,
            p: exact.p(1.0)?.hi(),
            dispersion: None,
            assumes_poisson: true,
        });
    }
    let dispersion = dispersion(&parts)?;
    Ok(DispersedRatio {
        interval: quasi_poisson(before, after, &dispersion, level),
        p: quasi_poisson_p(before, after, &dispersion),
        dispersion: Some(dispersion),
        assumes_poisson: false,
    })
}

/// The quasi-Poisson interval for a ratio of rates, from the counts of the parts of each period.
///
/// # Formula
/// `ln ρ̂ ± t(df, 1 − α/2) · √(max(φ̂, 1) · (1/x₁ + 1/x₂))` with `φ̂` and `df` of [`dispersion`]. A period without events gives everything
/// from 0 on: the method knows nothing there.
///
/// # When it misleads
/// A large-sample interval: below about five events a period, and with few parts, it is rough.
///
/// # Errors
/// No event at all: nothing varies.
///
/// # Examples
/// Nine and eighteen, each in one burst: the exact interval for independent events is 0.85–5.05, this one says how little bursts tell.
/// ```
/// use interstate::Confidence;
/// use interstate::stats::dispersion::quasi_poisson_ratio_interval;
/// use interstate::stats::series::Series;
///
/// let (before, after) = (Series::new(&[0, 0, 9], &[1.0; 3])?, Series::new(&[0, 18, 0], &[1.0; 3])?);
/// let interval = quasi_poisson_ratio_interval(before, after, Confidence::P95)?;
/// assert_eq!(format!("{interval:.2}"), "0.03–128.74");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// R. W. M. Wedderburn (1974), "Quasi-likelihood functions, generalized linear models, and the Gauss–Newton method", Biometrika
/// 61(3), 439–447, doi 10.1093/biomet/61.3.439.
pub fn quasi_poisson_ratio_interval(
    before: Series<'_>,
    after: Series<'_>,
    level: Confidence,
) -> Result<Interval> {
    let dispersion = dispersion(&[before, after])?;
    let (before, after) = (
        Counted::from(before).total()?,
        Counted::from(after).total()?,
    );
    Ok(quasi_poisson(before, after, &dispersion, level))
}

fn quasi_poisson(
    before: Known,
    after: Known,
    dispersion: &Dispersion,
    level: Confidence,
) -> Interval {
    let quantile = student_t_quantile(
        dispersion.degrees_of_freedom as f64,
        1.0 - level.alpha() / 2.0,
    );
    around(
        before,
        after,
        quantile * standard_error(before, after, dispersion),
    )
}

fn standard_error(before: Known, after: Known, dispersion: &Dispersion) -> f64 {
    let variance = dispersion.phi.max(1.0) * (1.0 / before.events() + 1.0 / after.events());
    variance.sqrt()
}

/// The p for a ratio of 1 that belongs to the interval: 1 where the interval holds everything.
fn quasi_poisson_p(before: Known, after: Known, dispersion: &Dispersion) -> f64 {
    if before.count() == 0 || after.count() == 0 {
        return 1.0;
    }
    let t = (after.rate() / before.rate()).ln() / standard_error(before, after, dispersion);
    student_t_two_sided(dispersion.degrees_of_freedom as f64, t)
}

/// The negative-binomial interval for a ratio of rates, at a dispersion that is known from elsewhere.
///
/// # Formula
/// A part with mean `m` has variance `m + α m²`. `ln ρ̂ ± z √(1/x₁ + 1/x₂ + α(Σ w₁² + Σ w₂²))` with `w` each part's share of its period's
/// exposure (`Σ w² = 1/m` for `m` equal parts). A period without events gives everything from 0 on.
///
/// # When it misleads
/// `α` is taken as known: estimated from the same few parts it would need a wider interval.
///
/// # Errors
/// An `alpha` outside 0 ≤ α ≤ 1e100.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::dispersion::negative_binomial_ratio_interval;
/// use interstate::stats::series::Series;
///
/// let (before, after) = (Series::new(&[3, 3, 3], &[1.0; 3])?, Series::new(&[6, 6, 6], &[1.0; 3])?);
/// let interval = negative_binomial_ratio_interval(before, after, 0.1, Confidence::P95)?;
/// assert_eq!(format!("{interval:.2}"), "0.78–5.15");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// J. F. Lawless (1987), "Negative binomial and mixed Poisson regression", Canadian Journal of Statistics 15(3), 209–225,
/// doi 10.2307/3314912.
#[doc(alias = "nb2")]
pub fn negative_binomial_ratio_interval(
    before: Series<'_>,
    after: Series<'_>,
    alpha: f64,
    level: Confidence,
) -> Result<Interval> {
    if !(0.0..=1e100).contains(&alpha) {
        return Err(Numbers::Outside {
            what: "dispersion α",
            found: alpha,
            expected: "0 ≤ α ≤ 1e100",
        }
        .into());
    }
    let squares = |series: Series<'_>| -> f64 { series.shares().iter().map(|w| w * w).sum() };
    let clustered = alpha * (squares(before) + squares(after));
    let (before, after) = (
        Counted::from(before).total()?,
        Counted::from(after).total()?,
    );
    let variance = 1.0 / before.events() + 1.0 / after.events() + clustered;
    let z = normal_quantile(1.0 - level.alpha() / 2.0);
    Ok(around(before, after, z * variance.sqrt()))
}

/// The ratio times and divided by `e^width`; everything from 0 on if a count is 0.
fn around(before: Known, after: Known, width: f64) -> Interval {
    if before.count() == 0 || after.count() == 0 {
        return Interval::of(0.0, f64::INFINITY);
    }
    let log = (after.rate() / before.rate()).ln();
    Interval::of((log - width).exp(), (log + width).exp())
}
