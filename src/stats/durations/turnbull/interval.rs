//! The interval of Turnbull's curve at one time: every share that the durations do not make too unlikely.

use super::{Lifetime, NEAR, Problem, Turnbull, innermost, range};
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::special::normal::normal_quantile;
use crate::stats::special::solve::root;
use crate::stats::{Confidence, Interval};

/// How often a weight may double in search of a limit.
const DOUBLINGS: usize = 200;

impl Turnbull {
    /// The likelihood-ratio interval of the share that lasts longer than a time that was named beforehand.
    ///
    /// # Formula
    /// The shares `s` with `2(ℓ̂ − ℓ(s)) ≤ z²`: `ℓ̂` the log-likelihood of the curve, `ℓ(s)` that of the likeliest curve of which `s` lasts longer
    /// than the time, `z` the `1 − α/2` quantile of the normal law. That curve is Turnbull's of the durations and, counted `w` times, one more
    /// that ended by the time (for the lower limit) or outlasted it (for the upper one); `w` grows until the limit is reached. Where nothing ended
    /// between two times it is Thomas and Grunkemeier's interval of Kaplan and Meier's curve. Within a stretch the lower limit takes all of it as
    /// ended, the upper one nothing.
    ///
    /// # When it misleads
    /// The limits hold for one time, not for the whole curve. Measured at 95 %: how often they hold the share, and in brackets their mean
    /// width (durations of exponential law, 2,000 draws a number, standard error 0.5):
    ///
    /// | durations | looked at | share 0.8 | 0.5 | 0.3 |
    /// |---|---|---|---|---|
    /// | 10 | at the same ages | **85.5** (0.43) | **88.3** (0.54) | 96.2 (0.49) |
    /// | 10 | every half mean duration, from a day of its own | 98.8 (0.57) | 97.2 (0.64) | 97.0 (0.56) |
    /// | 10 | once, on a day of its own | 100.0 (0.70) | 97.7 (0.82) | 98.7 (0.74) |
    /// | 20 | at the same ages | 96.4 (0.33) | 96.0 (0.41) | 95.1 (0.37) |
    /// | 20 | every half mean duration, from a day of its own | 98.3 (0.47) | 97.3 (0.52) | 97.2 (0.44) |
    /// | 50 | at the same ages | 94.8 (0.21) | 93.9 (0.27) | 96.3 (0.25) |
    /// | 50 | every half mean duration, from a day of its own | 98.3 (0.37) | 97.8 (0.38) | 97.2 (0.31) |
    /// | 50 | once, on a day of its own | 97.7 (0.48) | 98.7 (0.59) | 98.7 (0.49) |
    ///
    /// With ten durations that are seen alike the count that lasts longer is binomial, and takes too few values for the level. With looks at days
    /// of their own the limits are wider than need be: the law of the likelihood ratio is then a narrower one than the χ² law taken here.
    ///
    /// # Errors
    /// A time that is not above 0, or above 1e100; curves that do not settle.
    ///
    /// # Examples
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::{Lifetime, Turnbull};
    ///
    /// let listings = [
    ///     Lifetime::between(0.0, 1.0)?,
    ///     Lifetime::between(1.0, 2.0)?,
    ///     Lifetime::between(1.0, 3.0)?,
    ///     Lifetime::exact(2.5)?,
    ///     Lifetime::at_least(4.0)?,
    /// ];
    /// let curve = Turnbull::new(&listings)?;
    /// assert_eq!(format!("{:.2}", curve.interval(1.0, Confidence::P95)?), "0.37–0.99");
    /// // Nothing was seen to end before the first snapshot, and still not everything must last:
    /// let open = [Lifetime::at_least(1.0)?; 5];
    /// assert_eq!(format!("{:.2}", Turnbull::new(&open)?.interval(0.5, Confidence::P95)?), "0.68–1.00");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// D. R. Thomas, G. L. Grunkemeier (1975), "Confidence interval estimation of survival probabilities for censored data", Journal of
    /// the American Statistical Association 70(352), 865–871, doi 10.1080/01621459.1975.10480315. S. A. Murphy, A. W. van der Vaart (1997),
    /// "Semiparametric likelihood ratio inference", Annals of Statistics 25(4), 1471–1509, doi 10.1214/aos/1031594729. M. Banerjee, J. A. Wellner
    /// (2001), "Likelihood ratio tests for monotone functions", Annals of Statistics 29(6), 1699–1731, doi 10.1214/aos/1015345959.
    #[doc(alias = "profile likelihood")]
    pub fn interval(&self, time: f64, level: Confidence) -> Result<Interval> {
        if !(time > 0.0 && time <= 1e100) {
            return Err(Numbers::Outside {
                what: "time of a survival curve",
                found: time,
                expected: "0 < time ≤ 1e100",
            }
            .into());
        }
        let z = -normal_quantile(level.tail());
        // So much may the log-likelihood fall.
        let least = log_likelihood(&self.lifetimes)? - z * z / 2.0;
        // From before 0, so that what ended at once is within.
        let ended = Lifetime {
            after: -1.0,
            until: time,
        };
        let lasted = Lifetime {
            after: time,
            until: f64::INFINITY,
        };
        let lo = 1.0 - most_within(&self.lifetimes, ended, least)?;
        let hi = most_within(&self.lifetimes, lasted, least)?;
        Ok(Interval::of(lo, hi))
    }
}

/// The log-likelihood of the likeliest curve.
fn log_likelihood(lifetimes: &[Lifetime]) -> Result<f64> {
    let problem = Problem::new(lifetimes, &innermost(lifetimes));
    let shares = problem.climbed()?;
    Ok(problem.pull(&shares).1 * lifetimes.len() as f64)
}

/// The largest share that may fall within a span of the time axis without the log-likelihood falling below `least`.
fn most_within(lifetimes: &[Lifetime], span: Lifetime, least: f64) -> Result<f64> {
    // If each duration may have ended within the span, all of them may.
    let cut: Option<Vec<Lifetime>> = lifetimes.iter().map(|l| l.within(span)).collect();
    if let Some(cut) = cut
        && log_likelihood(&cut)? >= least
    {
        return Ok(1.0);
    }
    let with_span: Vec<Lifetime> = lifetimes.iter().copied().chain([span]).collect();
    let stretches = innermost(&with_span);
    let alone = Problem::new(lifetimes, &stretches);
    // The share within the span, and the log-likelihood of the durations, if one more within the span counts for so many.
    let pulled = |weight: f64| -> Result<(f64, f64)> {
        let weighted = lifetimes.iter().map(|&l| (l, 1.0)).chain([(span, weight)]);
        let shares = Problem::weighted(weighted, &stretches).climbed()?;
        let (from, to) = range(span, &stretches);
        let within: f64 = shares.iter().take(to).skip(from).sum();
        let likelihood = alone.pull(&shares).1 * lifetimes.len() as f64;
        Ok((within.min(1.0), likelihood))
    };
    let (mut below, mut above) = (0.0, 1.0);
    for _ in 0..DOUBLINGS {
        if pulled(above)?.1 < least {
            // A curve that does not settle is refused when it is asked for in the end.
            let room = |weight| {
                let room = pulled(weight).map_or(f64::NAN, |(_, likelihood)| likelihood - least);
                if room.abs() < NEAR { 0.0 } else { room }
            };
            return Ok(pulled(root(below, above, room))?.0);
        }
        (below, above) = (above, 2.0 * above);
    }
    // The likelihood no longer falls: all that the numbers can tell apart lies within.
    Ok(1.0)
}

impl Lifetime {
    /// What of its bounds lies within a span; `None` if nothing does.
    fn within(self, span: Self) -> Option<Self> {
        let cut = Self {
            after: self.after.max(span.after),
            until: self.until.min(span.until),
        };
        if self.is_exact() {
            return (span.after < self.after && self.until <= span.until).then_some(self);
        }
        (cut.after < cut.until).then_some(cut)
    }
}
