//! How evenly events fall on kinds.

use crate::error::Result;
use crate::error::numbers::Numbers;

/// A mix of kinds: how many there are and how evenly events fall on them.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Diversity {
    /// The number of events of all kinds.
    pub events: u64,
    /// The number of kinds observed at least once.
    pub kinds: usize,
    /// The number of kinds listed, with or without an event.
    pub listed: usize,
    /// The Herfindahl index `Σ p²`: 1 if all events are of one kind, `1/L` if they are even over the `L` listed.
    pub herfindahl: f64,
    /// The Herfindahl index scaled from 0 (even over all kinds listed) to 1 (one kind), `(Σ p² − 1/L)/(1 − 1/L)`; `None` if one kind is
    /// listed. List only the kinds observed to measure evenness among those.
    pub herfindahl_normalised: Option<f64>,
    /// The chance that two events are of one kind, `Σ n(n−1)/(N(N−1))`: unbiased at any size; `None` for a single event.
    pub herfindahl_unbiased: Option<f64>,
    /// Shannon's entropy `−Σ p ln p`, in nats.
    pub shannon: f64,
    /// Shannon's entropy in bits.
    pub shannon_bits: f64,
    /// The entropy with Miller and Madow's correction for few events, `+ (K − 1)/(2N)` with the `K` kinds seen.
    pub miller_madow: f64,
    shares: Vec<f64>,
}

impl Diversity {
    /// Measures how evenly events fall on kinds. A kind without an event counts as listed, and has no share in anything else.
    ///
    /// # Formula
    /// At each field of [`Diversity`], with `p = n/N` over the kinds seen.
    ///
    /// # When it misleads
    /// A small sample misses rare kinds: entropy comes out low and the plain Herfindahl index high. Compare periods with few events by
    /// [`herfindahl_unbiased`](Self::herfindahl_unbiased), or test by [`MixTable::compare_exact`](crate::stats::MixTable::compare_exact).
    ///
    /// # Errors
    /// No event at all, or more than 2⁵⁰.
    ///
    /// # Examples
    /// Ten naval exercises, five in the air and one of both: as diverse as 2.3 even kinds.
    /// ```
    /// use interstate::stats::Diversity;
    ///
    /// let mix = Diversity::new(&[10, 5, 1])?;
    /// assert_eq!((mix.events, mix.kinds, mix.herfindahl), (16, 3, 0.4921875));
    /// assert!((mix.effective_kinds(1.0)? - 2.2945).abs() < 1e-4);
    /// assert_eq!(Diversity::new(&[0, 0]).unwrap_err().to_string(), "0 events for a mix are too few; 1 are needed");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// A. O. Hirschman (1964), "The paternity of an index", American Economic Review 54(5), 761–762, JSTOR 1818582 (no DOI). E. H. Simpson
    /// (1949), "Measurement of diversity", Nature 163, 688, doi 10.1038/163688a0. C. E. Shannon (1948), "A mathematical theory of
    /// communication", Bell System Technical Journal 27(3), 379–423, doi 10.1002/j.1538-7305.1948.tb01338.x. G. A. Miller (1955), "Note on the
    /// bias of information estimates", in: Information Theory in Psychology, 95–100 (no DOI).
    #[doc(alias = "entropy")]
    #[doc(alias = "concentration")]
    pub fn new(counts: &[u64]) -> Result<Self> {
        let events = total(counts.iter())?;
        if events == 0 {
            return Err(Numbers::TooShort {
                what: "events for a mix",
                found: 0,
                needed: 1,
            }
            .into());
        }
        let size = events as f64;
        let seen: Vec<f64> = counts
            .iter()
            .filter(|&&n| n > 0)
            .map(|&n| n as f64)
            .collect();
        let shares: Vec<f64> = seen.iter().map(|n| n / size).collect();
        let (kinds, listed) = (shares.len() as f64, counts.len() as f64);
        let herfindahl: f64 = seen.iter().map(|n| n * n).sum::<f64>() / size / size;
        let pairs: f64 = seen.iter().map(|n| n * (n - 1.0)).sum();
        // Not −0 for a single kind.
        let shannon = shares.iter().map(|p| -p * p.ln()).sum::<f64>() + 0.0;
        Ok(Self {
            events,
            kinds: shares.len(),
            herfindahl,
            listed: counts.len(),
            herfindahl_normalised: (listed > 1.0)
                .then(|| ((herfindahl - 1.0 / listed) / (1.0 - 1.0 / listed)).max(0.0)),
            herfindahl_unbiased: (events > 1).then(|| pairs / size / (size - 1.0)),
            shannon,
            shannon_bits: shannon / std::f64::consts::LN_2,
            miller_madow: shannon + (kinds - 1.0) / (2.0 * size),
            shares,
        })
    }

    /// The Hill number of an order: the number of equally common kinds that would be as diverse. Order 0 counts kinds, 1 is `e^entropy`, 2 is
    /// one over the Herfindahl index; infinity depends on the most common kind alone.
    ///
    /// # Errors
    /// An order below 0, or NaN.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::Diversity;
    ///
    /// let even = Diversity::new(&[4, 4, 4, 4])?;
    /// assert!((even.effective_kinds(1.0)? - 4.0).abs() < 1e-12 && (even.effective_kinds(2.0)? - 4.0).abs() < 1e-12);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// M. O. Hill (1973), "Diversity and evenness: a unifying notation and its consequences", Ecology 54(2), 427–432,
    /// doi 10.2307/1934352.
    #[doc(alias = "hill")]
    pub fn effective_kinds(&self, order: f64) -> Result<f64> {
        if order.is_nan() || order < 0.0 {
            return Err(Numbers::Outside {
                what: "order of diversity",
                found: order,
                expected: "0 ≤ order",
            }
            .into());
        }
        let largest = self.shares.iter().fold(0.0_f64, |a, &b| a.max(b));
        Ok(if order == 1.0 {
            self.shannon.exp()
        } else if order == f64::INFINITY {
            1.0 / largest
        } else {
            // Relative to the largest share, so that no power underflows to a sum of 0.
            let powers: f64 = self.shares.iter().map(|p| (p / largest).powf(order)).sum();
            ((powers.ln() + order * largest.ln()) / (1.0 - order)).exp()
        })
    }
}

/// The sum of some counts, refused above 2⁵⁰, up to where it is exact as `f64`.
pub(super) fn total<'a>(counts: impl Iterator<Item = &'a u64>) -> Result<u64> {
    const MOST: u64 = 1 << 50;
    let mut sum = 0_u64;
    for &count in counts {
        sum = sum.saturating_add(count);
    }
    if sum > MOST {
        return Err(Numbers::Above {
            what: "sum of the counts",
            found: sum,
            most: MOST,
        }
        .into());
    }
    Ok(sum)
}
