//! Whether the last of several counts is a record, and how often that happens by chance.

use crate::error::numbers::Numbers;
use crate::error::{Error, Result};
use std::fmt;

/// Whether the last of several counts is a record, and how often that happens by chance.
///
/// "The busiest year so far" is news one year in `k` even when nothing changes: among `k` counts whose order says nothing, the last
/// is as likely to be the largest as any other.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[must_use]
#[non_exhaustive]
pub struct LastAsRecord {
    /// Whether the last is larger than each before it.
    pub is_sole: bool,
    /// Whether no value before it is larger: the last is a record, or equal to one.
    pub is_tied_or_sole: bool,
    /// The probability, over all orders of the observed counts, that the last is the only largest: 0 if the largest was observed twice.
    pub chance_sole: f64,
    /// The probability, over all orders of the observed counts, that the last is one of the largest.
    pub chance_tied_or_sole: f64,
    /// The number of counts, the last one included.
    pub counts: usize,
    /// The number of counts equal to the largest: more than one is a tie.
    pub largest_seen: usize,
}

impl LastAsRecord {
    /// Compares the last of several counts with those before it, with the probability given the observed counts.
    ///
    /// # Formula
    /// All orders of the `k` counts are equally likely. If the largest value was seen `m` times, the last is one of the largest with
    /// chance `m / k`; it is the only largest with chance `1/k` if `m = 1`, else 0.
    ///
    /// # When it misleads
    /// As [`chance_among`](Self::chance_among): only for equal exposures, and only if somebody asked before seeing which year it was.
    ///
    /// # Errors
    /// An empty list.
    ///
    /// # Examples
    /// The tenth exercise of 2024 makes it the busiest of six years: one chance in six.
    /// ```
    /// use interstate::stats::LastAsRecord;
    ///
    /// let record = LastAsRecord::new(&[3, 2, 4, 1, 3, 10])?;
    /// assert!(record.is_sole);
    /// assert_eq!(record.chance_sole, 1.0 / 6.0);
    ///
    /// let equal = LastAsRecord::new(&[3, 10, 4, 1, 3, 10])?;
    /// assert!(!equal.is_sole && equal.is_tied_or_sole);
    /// assert_eq!((equal.chance_sole, equal.chance_tied_or_sole), (0.0, 1.0 / 3.0));
    /// assert_eq!(equal.to_string(), "the last of 6 is the largest with another, no sole record: by chance it is one of the largest with 0.33");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// As [`chance_among`](Self::chance_among).
    pub fn new(counts: &[u64]) -> Result<Self> {
        let (Some(largest), Some(last)) = (counts.iter().max(), counts.last()) else {
            return Err(too_short());
        };
        let largest_seen = counts.iter().filter(|&c| c == largest).count();
        let chance = largest_seen as f64 / counts.len() as f64;
        Ok(Self {
            is_sole: last == largest && largest_seen == 1,
            is_tied_or_sole: last == largest,
            chance_sole: if largest_seen == 1 { chance } else { 0.0 },
            chance_tied_or_sole: chance,
            counts: counts.len(),
            largest_seen,
        })
    }

    /// The probability that the last of `k` exchangeable values is the largest when no two can be equal: `1/k`.
    ///
    /// Counts can be equal. Then the chance that the last is the *only* largest is less than `1/k`, and that it is *one of* the
    /// largest is more; [`new`](Self::new) takes the ties that were seen into account.
    ///
    /// # Formula
    /// `1 / k`.
    ///
    /// # When it misleads
    /// Exchangeable means equal exposure and no trend: eleven months against full years are not exchangeable, nor are counts of a
    /// source that grows.
    ///
    /// # Errors
    /// `k = 0`: no value, no record.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::LastAsRecord;
    ///
    /// assert_eq!(LastAsRecord::chance_among(6)?, 1.0 / 6.0);
    /// assert_eq!(
    ///     LastAsRecord::chance_among(0).unwrap_err().to_string(),
    ///     "0 values for a record are too few; 1 are needed",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// A. Rényi (1962), "Théorie des éléments saillants d'une suite d'observations", Annales scientifiques de l'Université de
    /// Clermont 8(2), 7–13 (no DOI); B. C. Arnold, N. Balakrishnan, H. N. Nagaraja (1998), "Records", Wiley,
    /// doi 10.1002/9781118150412.
    pub fn chance_among(k: usize) -> Result<f64> {
        if k == 0 {
            return Err(too_short());
        }
        Ok(1.0 / k as f64)
    }
}

/// The answer as a sentence, ties named.
impl fmt::Display for LastAsRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (counts, chance) = (self.counts, self.chance_tied_or_sole);
        match (self.is_tied_or_sole, self.largest_seen) {
            (true, 1) => write!(
                f,
                "the last of {counts} is the largest alone: by chance with {chance:.2}"
            ),
            (true, seen) => {
                let others = match seen - 1 {
                    1 => "another".to_owned(),
                    others => format!("{others} others"),
                };
                write!(
                    f,
                    "the last of {counts} is the largest with {others}, no sole record: by chance it is one of the largest with {chance:.2}"
                )
            }
            (false, 1) => write!(f, "the last of {counts} is no record"),
            (false, seen) => write!(
                f,
                "the last of {counts} is no record: {seen} before it are the largest"
            ),
        }
    }
}

fn too_short() -> Error {
    Numbers::TooShort {
        what: "values for a record",
        found: 0,
        needed: 1,
    }
    .into()
}
