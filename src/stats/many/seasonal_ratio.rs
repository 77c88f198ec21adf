//! A ratio of rates that sets each season against the same season.

use std::collections::BTreeMap;

use super::dispersed_ratio::DispersedRatio;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::series::Series;
use crate::stats::special::beta::{student_t_quantile, student_t_two_sided};
use crate::stats::{BeforeAfter, Confidence, Interval, Observed, Pooled, Ratio};

/// The method by which the interval of a [`SeasonalRatio`] is found.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SeasonalMethod {
    /// By the scatter of the seasons about the one ratio, never less than that of independent events: holds where events cluster within a
    /// season, alike or not on the two sides.
    #[default]
    AcrossSeasons,
    /// By the differences between the totals of whole years on each side, as [`DispersedRatio`] takes its parts: holds also where months
    /// depend on each other. Needs two whole years or more on each side, and has little power with two.
    WholeYears,
    /// By the exact distribution of [`Pooled`] with a stratum for each season: holds only if events are independent.
    Exact,
}

impl SeasonalMethod {
    /// Every method, in the order of this page.
    pub const ALL: &'static [Self] = &[Self::AcrossSeasons, Self::WholeYears, Self::Exact];
}

/// The ratio of two rates, after over before, that compares each season with the same season: seasons cannot cause it.
///
/// The season of a cell is its time modulo the number of seasons: with months as times (`12 · year + month`, or counted from any January
/// through) the seasons are the calendar months. A season that only one side has seen is left out: it has nothing to be set against.
///
/// # Formula
/// Season `g` has `x₁` and `x₂` events in exposures `t₁` and `t₂`, together `N`. The ratio `ρ̂` makes `Σ d = 0` with `d = x₂ − N π`,
/// `π = ρ̂t₂/(t₁ + ρ̂t₂)`. The information is `I = Σ N π(1 − π)`, and `h = N π(1 − π)/I` the share of a season in it.
///
/// Across seasons: `ln ρ̂ ± t · √V/I`, `V = max(Σ d²/(1 − h), I)`, `t` of Student's law with
/// `1/df = Σ h² + (Σ h²/(1 − h))² − Σ h⁴/(1 − h)²` (as many as the seasons, less one, if they weigh alike). Whole years: [`DispersedRatio`] of
/// the yearly totals. Exact: see [`Pooled`].
///
/// # When it misleads
/// Measured at 5 %, mean 10 a month, seasons of amplitude 0.8, negative binomial with the variance `φ` times the mean where no more is said; false
/// alarm / power for a doubling in per cent (10,000 draws a number, standard error at most 0.5; exact 2,000):
///
/// | months | law | across seasons | whole years | exact |
/// |---|---|---|---|---|
/// | 12 v 12 | `φ` 1 | 1.5 / 100 | | 4.0 |
/// | 12 v 12 | `φ` 5 | 4.5 / 68 | | **35** |
/// | 12 v 12 | `φ` 1 before, 10 after | 5.6 / 74 | | **39** |
/// | 24 v 24 | `φ` 5 | 4.7 / 93 | 0.7 / 38 | **36** |
/// | 36 v 36 | `φ` 5 | 5.1 / 99 | 3.2 / 87 | **39** |
/// | 36 v 36 | `φ` 20 | 4.8 / 55 | 3.4 / 36 | **66** |
/// | 36 v 96 | `φ` 10 before, 1 after | 5.2 / 96 | 5.4 / 63 | **47** |
/// | 36 v 36 | variance `m + 0.5 m²` | 5.3 / 85 | 3.2 / 62 | **47** |
/// | 36 v 36 | `φ` 5, log-AR(1) `ρ` 0.3 | **12** | 3.4 / 54 | **51** |
/// | 36 v 36 | `φ` 5, log-AR(1) `ρ` 0.6 | **28** | 3.8 / 36 | **63** |
/// | 36 v 36 | `φ` 5, log-AR(2) 0.4 and 0.2 | **29** | 4.1 / 37 | **65** |
/// | 36 v 36 | `φ` 5, frailty shared by two months | **17** | 3.4 / 48 | **53** |
///
/// Across seasons the cells are taken to be independent of each other: where months depend on each other (the last four rows) only whole years keep
/// the level, from three a side on. Coverage across seasons at a ratio of 4 is 93–99 % in the rows above those.
///
/// Ratios that differ from month to month widen the interval, as they should if the answer is to hold for another year.
///
/// # Errors
/// Fewer than two seasons; no season that both sides have seen.
///
/// # Examples
/// Half a year against the next doubles by the season alone; the same months of two years show no change:
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{SeasonalRatio, Series};
///
/// let month = [1.0 / 12.0; 12];
/// let quiet_then_busy = Series::new(&[4, 5, 3, 4, 6, 5, 11, 9, 12, 10, 8, 9], &month)?;
/// let the_year_after = Series::new(&[5, 3, 6, 4, 5, 6, 9, 12, 10, 9, 11, 8], &month)?;
/// let ratio = SeasonalRatio::new(quiet_then_busy, the_year_after, 12)?;
/// assert_eq!(ratio.seasons(), 12);
/// assert_eq!(format!("{:.2} {:.2}", ratio.estimate(), ratio.interval(Confidence::P95)?), "1.02 0.73–1.44");
///
/// let (first, second) = ([4, 5, 3, 4, 6, 5], [11, 9, 12, 10, 8, 9]);
/// let half = &month[..6];
/// assert_eq!(
///     SeasonalRatio::new(
///         Series::new(&first, half)?.at_times(&[0, 1, 2, 3, 4, 5])?,
///         Series::new(&second, half)?.at_times(&[6, 7, 8, 9, 10, 11])?,
///         12,
///     )
///     .unwrap_err()
///     .to_string(),
///     "seasonal ratio: the two sides have no season in common, so that seasons alone could make any ratio",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// R. M. Bell, D. F. `McCaffrey` (2002), "Bias reduction in standard errors for linear regression with multi-stage samples", Survey
/// Methodology 28(2), 169–181 (no DOI). J. E. Pustejovsky, E. Tipton (2018), "Small-sample methods for cluster-robust variance estimation
/// and hypothesis testing in fixed effects models", Journal of Business & Economic Statistics 36(4), 672–683,
/// doi 10.1080/07350015.2016.1247004.
#[doc(alias = "seasonally adjusted")]
#[doc(alias = "cluster-robust")]
#[derive(Clone, Debug, PartialEq)]
pub struct SeasonalRatio {
    /// One pair for each season that both sides have seen.
    strata: Vec<BeforeAfter>,
    left_out: usize,
    method: SeasonalMethod,
    across: Across,
    /// Both sides by whole years, where they have two or more.
    years: Option<(Years, Years)>,
}

/// The totals of whole years, each from the first season of its side on.
#[derive(Clone, Debug, PartialEq)]
struct Years {
    events: Vec<u64>,
    exposures: Vec<f64>,
}

/// What the scatter across seasons says.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Across {
    /// One side has no event.
    Unknown,
    /// All events lie in one season, with which nothing can be compared.
    OneSeason { ratio: f64 },
    Known {
        ratio: f64,
        error: f64,
        degrees: f64,
        phi: f64,
    },
}

/// The cells of one season on one side, added up.
#[derive(Clone, Copy, Default)]
struct Side {
    cells: usize,
    events: u64,
    exposure: f64,
}

impl SeasonalRatio {
    /// Compares each season of `after` with the same season of `before`.
    ///
    /// # Errors
    /// Fewer than two seasons; no season that both sides have seen; an exposure of a season above 1e100.
    pub fn new(before: Series<'_>, after: Series<'_>, seasons: u32) -> Result<Self> {
        if seasons < 2 {
            return Err(Numbers::TooShort {
                what: "seasons",
                found: u64::from(seasons),
                needed: 2,
            }
            .into());
        }
        let mut by_season: BTreeMap<i64, (Side, Side)> = BTreeMap::new();
        for (season, count, exposure) in cells(before, seasons) {
            by_season.entry(season).or_default().0.add(count, exposure);
        }
        for (season, count, exposure) in cells(after, seasons) {
            by_season.entry(season).or_default().1.add(count, exposure);
        }
        let is_common = |(one, two): &&(Side, Side)| one.cells > 0 && two.cells > 0;
        let strata = by_season
            .values()
            .filter(is_common)
            .map(|(one, two)| Ok(BeforeAfter::new(one.seen()?, two.seen()?)))
            .collect::<Result<Vec<_>>>()?;
        if strata.is_empty() {
            return Err(Numbers::Refused {
                what: "seasonal ratio",
                why: "the two sides have no season in common, so that seasons alone could make any ratio",
            }
            .into());
        }
        let left_out = by_season
            .values()
            .filter(|sides| !is_common(sides))
            .map(|(one, two)| one.cells + two.cells)
            .sum();
        let across = Across::of(&strata)?;
        Ok(Self {
            strata,
            left_out,
            method: SeasonalMethod::default(),
            across,
            years: Years::of(before, seasons).zip(Years::of(after, seasons)),
        })
    }

    /// The same ratio, its interval by another method.
    ///
    /// # Errors
    /// Whole years, where a side has not two or more of them, season after season.
    pub fn with_method(self, method: SeasonalMethod) -> Result<Self> {
        if method == SeasonalMethod::WholeYears && self.years.is_none() {
            return Err(Numbers::Refused {
                what: "seasonal ratio by whole years",
                why: "each side needs two or more of them, season after season",
            }
            .into());
        }
        Ok(Self { method, ..self })
    }

    /// The number of whole years on each side; `None` if a side does not have two or more complete ones.
    #[must_use]
    pub fn whole_years(&self) -> Option<(usize, usize)> {
        let (before, after) = self.years.as_ref()?;
        Some((before.events.len(), after.events.len()))
    }

    /// The method by which the interval is found.
    #[must_use]
    pub fn method(&self) -> SeasonalMethod {
        self.method
    }

    /// The number of seasons that are compared.
    #[must_use]
    pub fn seasons(&self) -> usize {
        self.strata.len()
    }

    /// The number of cells left out, since the other side has no cell of their season.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// The seasons that are compared, each with its events and exposures: [`Pooled::homogeneity`] tests whether their ratios differ.
    #[must_use]
    pub fn strata(&self) -> &[BeforeAfter] {
        &self.strata
    }

    /// The one ratio that fits all seasons best; by whole years, the ratio of the rates. Unbounded where nothing was observed before,
    /// undefined where nothing was observed at all.
    #[must_use]
    pub fn estimate(&self) -> Ratio {
        if let Some((before, after)) = self.asked_by_years() {
            return Ratio::new(after.rate(), before.rate());
        }
        match self.across {
            Across::Known { ratio, .. } | Across::OneSeason { ratio } => Ratio::Finite(ratio),
            Across::Unknown => {
                let (before, after) = self.events();
                Ratio::new(after as f64, before as f64)
            }
        }
    }

    /// The dispersion: the variance of the events of a season about the one ratio, over that of independent events, `V/I` before it is raised
    /// to 1. `None` where one side has no event, or all events lie in one season.
    #[must_use]
    pub fn phi(&self) -> Option<f64> {
        match self.across {
            Across::Known { phi, .. } => Some(phi),
            Across::Unknown | Across::OneSeason { .. } => None,
        }
    }

    /// The number of events before and after, in the seasons that are compared.
    #[must_use]
    pub fn events(&self) -> (u64, u64) {
        let both = self.strata.iter();
        both.fold((0, 0), |(before, after), pair| {
            (before + pair.before().lo(), after + pair.after().lo())
        })
    }

    /// The interval of the ratio; everything from 0 on where a side has no event, or where all events lie in one season, unless
    /// it is [exact](SeasonalMethod::Exact).
    ///
    /// # Errors
    /// Those of [`Pooled::interval`] and [`DispersedRatio::interval`], by those methods.
    pub fn interval(&self, level: Confidence) -> Result<Interval> {
        if let Some((before, after)) = self.asked_by_years() {
            return DispersedRatio::new(before.series()?, after.series()?)?.interval(level);
        }
        if self.method == SeasonalMethod::Exact {
            return Pooled::new(&self.strata).interval(level);
        }
        let Across::Known {
            ratio,
            error,
            degrees,
            ..
        } = self.across
        else {
            return Ok(Interval::of(0.0, f64::INFINITY));
        };
        let width = -student_t_quantile(degrees, level.tail()) * error;
        Ok(Interval::of(ratio * (-width).exp(), ratio * width.exp()))
    }

    /// The two-sided p for a ratio of 1, which belongs to the interval; 1 where the interval holds everything.
    ///
    /// # Errors
    /// Those of [`Pooled::p`] and [`DispersedRatio::p`], by those methods.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::{SeasonalMethod, SeasonalRatio, Series};
    ///
    /// let month = [1.0 / 12.0; 12];
    /// let (before, after) = ([4, 5, 3, 4, 6, 5, 11, 9, 12, 10, 8, 9], [7, 9, 8, 6, 9, 12, 17, 15, 21, 14, 18, 13]);
    /// let ratio = SeasonalRatio::new(Series::new(&before, &month)?, Series::new(&after, &month)?, 12)?;
    /// assert_eq!(format!("{:.5}", ratio.p()?), "0.00252");
    /// assert_eq!(format!("{:.5}", ratio.with_method(SeasonalMethod::Exact)?.p()?), "0.00005");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn p(&self) -> Result<f64> {
        if let Some((before, after)) = self.asked_by_years() {
            return DispersedRatio::new(before.series()?, after.series()?)?.p();
        }
        if self.method == SeasonalMethod::Exact {
            return Ok(Pooled::new(&self.strata).p(1.0)?.hi());
        }
        Ok(match self.across {
            Across::Known {
                ratio,
                error,
                degrees,
                ..
            } => student_t_two_sided(degrees, ratio.ln() / error),
            Across::Unknown | Across::OneSeason { .. } => 1.0,
        })
    }

    /// Both sides by whole years, if that is how they are asked.
    fn asked_by_years(&self) -> Option<&(Years, Years)> {
        let by_years = self.method == SeasonalMethod::WholeYears;
        self.years.as_ref().filter(|_| by_years)
    }
}

impl Years {
    /// The whole years of a side; `None` if it has not two or more, season after season.
    fn of(cells: Series<'_>, seasons: u32) -> Option<Self> {
        let times = cells.times();
        let in_a_row = times
            .iter()
            .zip(times.iter().skip(1))
            .all(|(one, next)| one + 1 == *next);
        let seasons = seasons as usize;
        if !in_a_row || times.len() < 2 * seasons || !times.len().is_multiple_of(seasons) {
            return None;
        }
        Some(Self {
            events: cells
                .counts()
                .chunks(seasons)
                .map(|year| year.iter().sum())
                .collect(),
            exposures: cells
                .exposures()
                .chunks(seasons)
                .map(|year| year.iter().sum())
                .collect(),
        })
    }

    fn series(&self) -> Result<Series<'_>> {
        Series::new(&self.events, &self.exposures)
    }

    fn rate(&self) -> f64 {
        self.events.iter().sum::<u64>() as f64 / self.exposures.iter().sum::<f64>()
    }
}

/// Season, count and exposure of each cell.
fn cells(series: Series<'_>, seasons: u32) -> impl Iterator<Item = (i64, u64, f64)> {
    let counted = series.counts().iter().zip(series.exposures());
    let times = series.times().into_iter();
    times.zip(counted).map(move |(time, (&count, &exposure))| {
        (time.rem_euclid(i64::from(seasons)), count, exposure)
    })
}

impl Side {
    fn add(&mut self, count: u64, exposure: f64) {
        self.cells += 1;
        self.events += count;
        self.exposure += exposure;
    }

    fn seen(self) -> Result<Observed> {
        Observed::new(self.events, self.exposure)
    }
}

impl Across {
    fn of(strata: &[BeforeAfter]) -> Result<Self> {
        let with_events: Vec<BeforeAfter> = strata
            .iter()
            .copied()
            .filter(|pair| pair.before().lo() + pair.after().lo() > 0)
            .collect();
        let none =
            |events: fn(&BeforeAfter) -> u64| with_events.iter().map(events).sum::<u64>() == 0;
        if none(|pair| pair.before().lo()) || none(|pair| pair.after().lo()) {
            return Ok(Self::Unknown);
        }
        if let [only] = *with_events.as_slice() {
            let rate = |side: Observed| side.lo() as f64 / side.exposure();
            return Ok(Self::OneSeason {
                ratio: rate(only.after()) / rate(only.before()),
            });
        }
        let ratio = Pooled::new(&with_events).homogeneity()?.ratio();
        // How far each season's later count is off, and its share of the information.
        let scatter: Vec<(f64, f64)> = with_events
            .iter()
            .map(|pair| {
                let (x, y) = (pair.before().lo() as f64, pair.after().lo() as f64);
                let odds = ratio * (pair.after().exposure() / pair.before().exposure());
                let (later, earlier) = (1.0 / (1.0 + 1.0 / odds), 1.0 / (1.0 + odds));
                (y * earlier - x * later, (x + y) * later * earlier)
            })
            .collect();
        let information: f64 = scatter.iter().map(|(_, own)| own).sum();
        let (mut variance, mut squares, mut leverage, mut fourths) = (0.0, 0.0, 0.0, 0.0);
        for (off, own) in scatter {
            let share = own / information;
            let rest = 1.0 - share;
            variance += off * off / rest;
            squares += share * share;
            leverage += share * share / rest;
            fourths += share * share * (share / rest) * (share / rest);
        }
        Ok(Self::Known {
            ratio,
            error: variance.max(information).sqrt() / information,
            degrees: 1.0 / (squares + leverage * leverage - fourths),
            phi: variance / information,
        })
    }
}
