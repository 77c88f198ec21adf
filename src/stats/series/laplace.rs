//! Laplace's test for dated events that crowd to one end of a span.

use std::fmt;

use super::mann_kendall::TrendDirection;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::special::normal::normal_tails;
use crate::stats::{Confidence, p_text};

/// Up to here the exact law is summed, in about a millisecond; above it differs from the normal law by less than 1e-4.
const MOST_EXACT: usize = 1_000;

/// Laplace's test: whether dated events come faster towards the end of a span, or slower, against a constant rate.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Laplace {
    /// The number of events in the span.
    pub events: usize,
    /// The mean time of the events, as a share of the span: 0.5 in the middle.
    pub mean_share: f64,
    /// Laplace's `U`: positive if the events crowd to the end.
    pub u: f64,
    /// The two-sided p by the normal distribution.
    pub p_normal: f64,
    /// The probability that as many events at random lie as late on average, or later; `None` above 1,000 events.
    pub p_later: Option<f64>,
    /// The probability that as many events at random lie as early on average, or earlier; `None` above 1,000 events.
    pub p_earlier: Option<f64>,
    /// The exact two-sided p: twice the smaller one-sided p, at most 1; `None` above 1,000 events.
    pub p_exact: Option<f64>,
}

impl Laplace {
    /// Tests where in a span the events lie on average, against a constant rate.
    ///
    /// # Formula
    /// With `n` events at times `t` in a span of length `T`: `U = (t̄ − T/2) / (T/√(12n))`. Exact: under a constant rate the times are
    /// uniform given `n`, so the sum of the shares has the law of Irwin and Hall, here by the recursion of its density, which adds
    /// positive terms alone.
    ///
    /// # When it misleads
    /// Events in clusters crowd to an end by chance: at 5 %, 16 times in a hundred where 120 events come by twos, and 40 times where they
    /// come by fives (2,000 draws). It needs the day of each event: a date known to the month alone has no place. And the span must be the one
    /// that the source covers: a span that ends with the last event makes every series look late.
    ///
    /// # Errors
    /// No event, a span that does not end after it starts, or a time outside the span.
    ///
    /// # Examples
    /// Five exercises in a span of 36 months, in months 14, 22, 30, 33 and 35: later than chance, not yet clearly.
    /// ```
    /// use interstate::stats::Laplace;
    ///
    /// let late = Laplace::new(&[14.0, 22.0, 30.0, 33.0, 35.0], 0.0, 36.0)?;
    /// assert!((late.mean_share - 0.744444).abs() < 1e-6);
    /// assert!((late.p() - 0.056633).abs() < 1e-6);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// D. R. Cox, P. A. W. Lewis (1966), "The Statistical Analysis of Series of Events", Methuen, ch. 3,
    /// doi 10.1007/978-94-011-7801-3. P. Hall (1927), "The distribution of means for samples of size N drawn from a population in which
    /// the variate takes values between 0 and 1", Biometrika 19(3–4), 240–245, doi 10.1093/biomet/19.3-4.240.
    pub fn new(times: &[f64], start: f64, end: f64) -> Result<Self> {
        let span = end - start;
        if !(span > 0.0 && span.is_finite()) {
            return Err(Numbers::Outside {
                what: "length of the span",
                found: span,
                expected: "0 < length, finite",
            }
            .into());
        }
        if times.is_empty() {
            return Err(Numbers::TooShort {
                what: "dated events",
                found: 0,
                needed: 1,
            }
            .into());
        }
        if let Some(&found) = times.iter().find(|t| !(start..=end).contains(*t)) {
            return Err(Numbers::Outside {
                what: "time of an event",
                found,
                expected: "start ≤ time ≤ end of the span",
            }
            .into());
        }
        let n = times.len();
        let sum: f64 = times.iter().map(|t| ((t - start) / span).min(1.0)).sum();
        let mean_share = sum / n as f64;
        let u = (mean_share - 0.5) * (12.0 * n as f64).sqrt();
        let exact = (n <= MOST_EXACT).then(|| {
            let below = at_most(n, sum.min(n as f64 - sum).max(0.0));
            if sum > n as f64 / 2.0 {
                (below, 1.0 - below)
            } else {
                (1.0 - below, below)
            }
        });
        Ok(Self {
            events: n,
            mean_share,
            u,
            p_normal: (2.0 * normal_tails(u.abs()).upper).min(1.0),
            p_later: exact.map(|p| p.0),
            p_earlier: exact.map(|p| p.1),
            p_exact: exact.map(|p| (2.0 * p.0.min(p.1)).min(1.0)),
        })
    }

    /// The two-sided p to quote: the exact one, and the normal one above 1,000 events.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.p_exact.unwrap_or(self.p_normal)
    }

    /// The direction: rising where the events crowd to the end and p is at most `1 − level`, falling where they crowd to the start, else
    /// undecided.
    #[must_use]
    pub fn direction(&self, level: Confidence) -> TrendDirection {
        TrendDirection::of(self.p(), level, self.u > 0.0)
    }
}

/// `5 events lie on average at 74 % of the span (50 % at a constant rate), p = 0.057, if events are independent`.
impl fmt::Display for Laplace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let events = if self.events == 1 {
            "event lies"
        } else {
            "events lie"
        };
        write!(
            f,
            "{} {events} on average at {:.0} % of the span (50 % at a constant rate), p {}, if events are independent",
            self.events,
            100.0 * self.mean_share,
            p_text(self.p())
        )
    }
}

/// The chance that `n` uniform numbers have a sum of at most `x ≤ n/2`.
fn at_most(n: usize, x: f64) -> f64 {
    // The density of m numbers at x − j is d[j]; one number more: (x·d(x) + (m + 1 − x)·d(x − 1)) / m. The chance for n is the
    // sum over j of the density for n + 1 at x − j.
    let places = x.floor();
    // OK because x is at most half of n, which is at most MOST_EXACT.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 ..= 500"
    )]
    let mut density = vec![0.0; places as usize + 2];
    // For m = 1 the density is 1 on [0, 1): at the one place whose x − j is there.
    if let Some(last) = density.iter_mut().rev().nth(1) {
        *last = 1.0;
    }
    for m in 1..=n {
        let m = m as f64;
        let mut at = x;
        let mut rest = density.as_mut_slice();
        while let [here, tail @ ..] = rest {
            if let Some(&below) = tail.first() {
                *here = (at * *here + (m + 1.0 - at) * below) / m;
            }
            at -= 1.0;
            rest = tail;
        }
    }
    density.iter().sum::<f64>().min(1.0)
}
