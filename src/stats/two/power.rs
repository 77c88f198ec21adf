//! What would have sufficed: the counts from which a change of a named size is seen, or stability shown.

mod region;

use region::{Region, is_between, power_of};

use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::Confidence;
use crate::stats::one::known::check_exposure;
use crate::stats::special::normal::normal_quantile;

/// More expected events than this in all are refused: a chance would take a second.
const MOST_EVENTS: f64 = 2e6;

/// Expected counts that suffice to show a change or stability, with the probability that they do.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Sufficient {
    /// The expected count before, a whole number.
    pub before: u64,
    /// The expected count after, at the named ratio, rounded to a whole number.
    pub after: u64,
    /// The probability that counts with these expectations show it.
    pub power: f64,
}

/// The counts from which two rates can be called stable within a margin.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct SufficientForStable {
    /// The smallest counts, in the ratio of the exposures, that can show it at all.
    pub possible: (u64, u64),
    /// The smallest expected counts that show it with the stated probability, if the rates are truly equal.
    pub likely: Sufficient,
}

/// The counts that suffice, in two periods of given length, to show a change of a named size, or stability.
///
/// Always for a ratio that the caller names because it would matter, never for the one that was observed: the power at the observed
/// ratio is the p-value in other words.
///
/// # Formula
/// Seen means that the central exact interval lies on the right side of 1. With `λ₁`, `λ₂ = ratio · λ₁ · t₂/t₁`:
/// `power = Σ over N of Poisson(N; λ₁ + λ₂) · P(Binomial(N, λ₂/(λ₁ + λ₂)) ≥ c(N))`, where `c(N)` is the smallest count with
/// `P(Binomial(N, t₂/(t₁ + t₂)) ≥ c) ≤ α/2`; summed to 1e-12.
///
/// Stable by two one-sided tests: `P(X ≥ x₂ | ratio 1/margin) ≤ α` and `P(X ≤ x₂ | ratio margin) ≤ α`, `X` binomial given the sum. Possible: the
/// smallest `x₁` with `x₂ = x₁ t₂/t₁` (to the nearest whole). Likely: the smallest whole expected count whose chance, as above, reaches the
/// stated one.
///
/// # When it misleads
/// For independent events: counts that cluster with dispersion `φ` need about `φ` times as many. For stability, rates are equal to the
/// last digit: a true ratio of 1.1 needs more. And it is not at all an answer about counts that were seen.
///
/// # Errors
/// Exposures outside 1e-100 to 1e100; a ratio outside 0.001 to 1,000 or within 1 % of 1; a margin outside 1.05 to 1,000; a chance
/// outside 0.01 to 0.999; an expectation outside 1e-100 to 1,000,000; more than two million expected events.
///
/// # Examples
/// To see a true doubling in four of five cases, 25 must be expected before: 9 → 18 could not decide.
/// ```
/// use interstate::Confidence;
/// use interstate::stats::Power;
///
/// let three_years_each = Power::new(3.0, 3.0)?;
/// let doubling = three_years_each.sufficient(2.0, Confidence::P95, 0.8)?;
/// assert_eq!((doubling.before, doubling.after), (25, 50));
/// let tripling = three_years_each.sufficient(3.0, Confidence::P95, 0.8)?;
/// assert_eq!((tripling.before, tripling.after), (9, 27));
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// K. Gu, H. K. T. Ng, M. L. Tang, W. R. Schucany (2008), "Testing the ratio of two Poisson rates", Biometrical Journal 50(2),
/// 283–298, doi 10.1002/bimj.200710403. D. J. Schuirmann (1987), "A comparison of the two one-sided tests procedure and the power
/// approach …", Journal of Pharmacokinetics and Biopharmaceutics 15(6), 657–680, doi 10.1007/BF01068419 (stability).
#[doc(alias = "sample_size")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Power {
    before: f64,
    after: f64,
}

impl Power {
    /// Takes the exposures of two periods, the earlier one first.
    ///
    /// # Errors
    /// An exposure outside 1e-100 to 1e100.
    pub fn new(before: f64, after: f64) -> Result<Self> {
        check_exposure(before)?;
        check_exposure(after)?;
        Ok(Self { before, after })
    }

    /// The expected counts from which a true change of a named size is shown with a stated probability.
    ///
    /// The smallest whole expected count before whose partner at the named ratio gives the chance; for a ratio below 1, the smallest whole
    /// expected count after.
    ///
    /// # Errors
    /// A ratio outside 0.001 to 1,000 or within 1 % of 1; a chance outside 0.01 to 0.999; more than two million expected events.
    pub fn sufficient(self, for_ratio: f64, level: Confidence, chance: f64) -> Result<Sufficient> {
        check_chance(chance)?;
        let apart = for_ratio.max(1.0 / for_ratio);
        if !(1.01..=1e3).contains(&apart) {
            return Err(Numbers::Outside {
                what: "ratio to be seen",
                found: for_ratio,
                expected: "0.001 ≤ ratio ≤ 1000, and not within 1 % of 1",
            }
            .into());
        }
        // A fall is a rise read backwards.
        let (first, second) = if for_ratio > 1.0 {
            (self.before, self.after)
        } else {
            (self.after, self.before)
        };
        let found = smallest(
            apart * (second / first),
            chance,
            (normal_quantile(chance) - normal_quantile(level.tail())) / apart.ln(),
            |smaller, larger| {
                let region = Region::above(second / (first + second), level.alpha() / 2.0);
                power_of(smaller, larger, region)
            },
        )?;
        Ok(if for_ratio > 1.0 {
            found
        } else {
            Sufficient {
                before: found.after,
                after: found.before,
                ..found
            }
        })
    }

    /// The counts from which two equal rates can be shown to be stable within a margin, and those from which that is likely.
    ///
    /// # Errors
    /// A margin outside 1.05 to 1,000; a chance outside 0.01 to 0.999; more than two million expected events.
    ///
    /// # Examples
    /// Nobody can call fewer than fifteen events a period stable within a factor of two.
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::Power;
    ///
    /// let stable = Power::new(3.0, 3.0)?.sufficient_for_stable(2.0, Confidence::P95, 0.8)?;
    /// assert_eq!(stable.possible, (15, 15));
    /// assert_eq!((stable.likely.before, stable.likely.after), (41, 41));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn sufficient_for_stable(
        self,
        margin: f64,
        level: Confidence,
        chance: f64,
    ) -> Result<SufficientForStable> {
        check_chance(chance)?;
        if !(1.05..=1e3).contains(&margin) {
            return Err(Numbers::Outside {
                what: "margin of stability",
                found: margin,
                expected: "1.05 ≤ margin ≤ 1000",
            }
            .into());
        }
        let partner = self.after / self.before;
        // The chance of an event to fall after, at the two ends of the margin.
        let share = |ratio: f64| ratio * partner / (1.0 + ratio * partner);
        let (low, high) = (share(1.0 / margin), share(margin));
        let z = -normal_quantile(level.alpha()) - normal_quantile(0.5 * (1.0 - chance));
        let likely = smallest(partner, chance, z / margin.ln(), |before, after| {
            power_of(before, after, Region::between(low, high, level.alpha()))
        })?;
        let possible = (1..=likely.before.max(1) * 4)
            .map(|before| (before, (before as f64 * partner).round()))
            .find(|&(before, after)| is_between(before as f64, after, (low, high), level.alpha()));
        let (before, after) = possible.ok_or(Numbers::Refused {
            what: "counts that show stability",
            why: "none of up to four times the number that is likely to suffice shows it",
        })?;
        Ok(SufficientForStable {
            possible: (before, whole(after)),
            likely,
        })
    }

    /// The probability that counts with two expectations show a rise: that the lower end of the central exact interval is above 1.
    ///
    /// # Errors
    /// An expectation outside 1e-100 to 1,000,000.
    ///
    /// # Examples
    /// A true doubling from 9 to 18 is seen one time in three.
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::Power;
    ///
    /// let chance = Power::new(3.0, 3.0)?.chance_of_seeing_rise(9.0, 18.0, Confidence::P95)?;
    /// assert!((chance - 0.33).abs() < 0.01);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn chance_of_seeing_rise(
        self,
        expected_before: f64,
        expected_after: f64,
        level: Confidence,
    ) -> Result<f64> {
        for found in [expected_before, expected_after] {
            if !(1e-100..=MOST_EVENTS / 2.0).contains(&found) {
                return Err(Numbers::Outside {
                    what: "expected count",
                    found,
                    expected: "1e-100 ≤ expected ≤ 1,000,000",
                }
                .into());
            }
        }
        let share = self.after / (self.before + self.after);
        let region = Region::above(share, level.alpha() / 2.0);
        Ok(power_of(expected_before, expected_after, region))
    }
}

/// The smallest whole expectation whose chance reaches `power`, near `guess² (1 + 1/partner)`; the other is `partner` times as large.
fn smallest(
    partner: f64,
    power: f64,
    guess: f64,
    chance: impl Fn(f64, f64) -> f64,
) -> Result<Sufficient> {
    let reaches = |count: f64| chance(count, count * partner) >= power;
    let most = MOST_EVENTS / (1.0 + partner);
    let start = (guess * guess * (1.0 + 1.0 / partner)).ceil().max(1.0);
    let too_many = || Numbers::Above {
        what: "expected number of events that would suffice",
        found: whole(start * (1.0 + partner)),
        most: whole(MOST_EVENTS),
    };
    if start.is_nan() || start > most {
        return Err(too_many().into());
    }
    // A bracket around the guess of the normal law, then halving; the chance rises with the count but for small teeth.
    let (mut low, mut high) = (0.0, start);
    while !reaches(high) {
        low = high;
        high = (high * 1.25).ceil().max(high + 1.0);
        if high > most {
            return Err(too_many().into());
        }
    }
    let near = (high * 0.8).floor();
    if low == 0.0 && near >= 1.0 && !reaches(near) {
        low = near;
    }
    while high - low > 1.0 {
        let middle = f64::midpoint(low, high).floor();
        if reaches(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Ok(Sufficient {
        before: whole(high),
        after: whole(high * partner),
        power: chance(high, high * partner),
    })
}

fn check_chance(power: f64) -> Result<()> {
    if (0.01..=0.999).contains(&power) {
        return Ok(());
    }
    Err(Numbers::Outside {
        what: "chance of seeing it",
        found: power,
        expected: "0.01 ≤ chance ≤ 0.999",
    }
    .into())
}

/// The nearest whole number of a count that is not negative.
fn whole(count: f64) -> u64 {
    // OK because such a cast takes the nearest end where a number does not fit.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative, and saturating"
    )]
    let count = count.round() as u64;
    count
}
