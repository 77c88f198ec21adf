//! Exact fractions: exposures, shares and rates are never rounded on the way.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use crate::error::{Error, Result, words::Words};

/// An exact fraction at or above zero, in lowest terms.
///
/// Rates and exposures are fractions because a float next to a whole number decides counts: three years written as
/// 1096 days / 365.25 are 3.0007, and "at least twice a year" would become 7 instead of 6.
///
/// # Examples
/// ```
/// use interstate::time::Fraction;
///
/// let rate: Fraction = "1.5".parse()?;
/// assert_eq!(rate, Fraction::new(3, 2)?);
/// assert_eq!(rate.to_string(), "3/2");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct Fraction {
    numerator: u64,
    denominator: u64,
}

impl Fraction {
    /// The fraction 0 in lowest terms.
    pub const ZERO: Self = Self::whole(0);
    /// The fraction 1 in lowest terms.
    pub const ONE: Self = Self::whole(1);

    /// A fraction of two whole numbers, reduced to lowest terms.
    ///
    /// # Errors
    /// When the denominator is 0.
    pub fn new(numerator: u64, denominator: u64) -> Result<Self> {
        if denominator == 0 {
            return Err(Words::ZeroDenominator { numerator }.into());
        }
        let by = gcd(numerator.into(), denominator.into());
        Self::lowest(u128::from(numerator) / by, u128::from(denominator) / by)
            .ok_or_else(|| Words::ZeroDenominator { numerator }.into())
    }

    /// A whole number as a fraction.
    #[must_use]
    pub const fn whole(number: u64) -> Self {
        Self {
            numerator: number,
            denominator: 1,
        }
    }

    /// The numerator, in lowest terms.
    #[must_use]
    pub const fn numerator(self) -> u64 {
        self.numerator
    }

    /// The denominator, in lowest terms; at least 1.
    #[must_use]
    pub const fn denominator(self) -> u64 {
        self.denominator
    }

    /// The nearest floating-point number, for display and statistics.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// The largest whole number at or below this one.
    pub(crate) const fn floor(self) -> u64 {
        self.numerator / self.denominator
    }

    /// The smallest whole number at or above this one.
    pub(crate) const fn ceil(self) -> u64 {
        self.numerator.div_ceil(self.denominator)
    }

    /// The sum, or `None` when it does not fit the numbers of a fraction.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let (a, b) = (u128::from(self.denominator), u128::from(other.denominator));
        let sum = (u128::from(self.numerator) * b).checked_add(u128::from(other.numerator) * a)?;
        Self::lowest(sum, a * b)
    }

    /// The product, or `None` when it does not fit the numbers of a fraction.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        Self::lowest(
            u128::from(self.numerator) * u128::from(other.numerator),
            u128::from(self.denominator) * u128::from(other.denominator),
        )
    }

    pub(super) fn lowest(numerator: u128, denominator: u128) -> Option<Self> {
        let by = gcd(numerator, denominator).max(1);
        Some(Self {
            numerator: u64::try_from(numerator / by).ok()?,
            denominator: u64::try_from(denominator / by).ok().filter(|&d| d > 0)?,
        })
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = u128::from(self.numerator) * u128::from(other.denominator);
        left.cmp(&(u128::from(other.numerator) * u128::from(self.denominator)))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == 1 {
            write!(f, "{}", self.numerator)
        } else {
            write!(f, "{}/{}", self.numerator, self.denominator)
        }
    }
}

impl fmt::Debug for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fraction({self})")
    }
}

/// Reads `3`, `3/2` and `1.5`.
impl FromStr for Fraction {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let bad = || Error::from(Words::not_a("number", text, "3, 3/2 or 1.5"));
        if let Some((above, below)) = text.split_once('/') {
            let above = digits(above).ok_or_else(bad)?;
            return Self::new(above, digits(below).ok_or_else(bad)?);
        }
        let Some((whole, decimals)) = text.split_once('.') else {
            return digits(text).map(Self::whole).ok_or_else(bad);
        };
        let places = u32::try_from(decimals.len()).map_err(|_| bad())?;
        let scale = 10_u64.checked_pow(places).ok_or_else(bad)?;
        let whole = u128::from(digits(whole).ok_or_else(bad)?);
        let decimals = u128::from(digits(decimals).ok_or_else(bad)?);
        // OK because both factors are below 2^64.
        let above = whole * u128::from(scale) + decimals;
        Self::lowest(above, scale.into()).ok_or_else(bad)
    }
}

/// A number written in plain digits, without a sign.
pub(crate) fn digits(text: &str) -> Option<u64> {
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

crate::error::text::serde_as_text!(Fraction, "a number such as 3, 3/2 or 1.5");
