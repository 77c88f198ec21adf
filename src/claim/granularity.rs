//! Which whole totals a rate or a percentage can stand for that a text states.

mod stated_percent;
mod stated_rate;

pub use stated_percent::StatedPercent;
pub use stated_rate::StatedRate;

use crate::count::{Count, WordPolicy};
use crate::error::{Result, claims::Claims, text};
use crate::time::Fraction;

text::word! {
    "rounding";
    /// How a number was rounded to the digits that a text prints.
    ///
    /// # Examples
    /// "Roughly 44 a year" over six years: what lies half-way between 43 and 44 may have been rounded up, and so may what lies half-way
    /// between 44 and 45 have been rounded down.
    /// ```
    /// use interstate::claim::{RoundingRule, StatedRate};
    /// use interstate::{Count, Period};
    ///
    /// let stated = StatedRate::new("roughly 44 a year", Period::years(2013..=2018)?.exposure())?;
    /// assert_eq!(stated.totals(), Some(Count::between(261, 267)?));
    /// assert_eq!(stated.with_rounding(RoundingRule::HalfUp).totals(), Some(Count::between(261, 266)?));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Default)]
    #[non_exhaustive]
    pub enum RoundingRule {
        /// To the nearest; what lies half-way may have gone either way. The widest of the rules to the nearest, for a text that names none.
        #[default]
        HalfEither,
        /// To the nearest; what lies half-way goes up.
        HalfUp,
        /// To the nearest; what lies half-way goes down.
        HalfDown,
        /// To the nearest; what lies half-way goes to the even digit.
        HalfEven,
        /// Down: the digits that follow were cut off.
        Down,
        /// Up to the next number of so many digits.
        Up,
    }
}

impl RoundingRule {
    /// The rule as a reader says it.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::HalfEither => "ties either way",
            Self::HalfUp => "half up",
            Self::HalfDown => "half down",
            Self::HalfEven => "half to even",
            Self::Down => "rounded down",
            Self::Up => "rounded up",
        }
    }
}

/// A number of at most this many digits, so that all its products fit 128 bits.
const MOST_DIGITS: usize = 15;

/// A number as it was printed: so many units of its last digit. `3.30` is 330 hundredths, and not `3.3`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) struct Printed {
    units: u64,
    places: u32,
}

/// What lies between two ends, in parts of a whole: `[from, to]` with either end in it or not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Between {
    from: u128,
    to: u128,
    from_in: bool,
    to_in: bool,
    /// How many parts one has.
    parts: u128,
}

/// Words that say no more than that a number was rounded.
const ROUGHLY: [&str; 5] = ["roughly ", "about ", "around ", "approximately ", "some "];

/// Text in lower case with single blanks, without the word that says that it was rounded.
pub(super) fn without_hedge(text: &str) -> String {
    let words = text.to_lowercase();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let rest = ROUGHLY.iter().find_map(|hedge| words.strip_prefix(hedge));
    rest.map_or(words.clone(), str::to_owned)
}

impl Printed {
    /// A number in digits, or a whole one in words; `found` is the text for the message.
    pub(super) fn read(words: &str, found: &str, forms: &'static str) -> Result<Self> {
        let refused = || Claims::NoStatedNumber {
            found: found.into(),
            forms,
        };
        let (whole, decimals) = words.split_once('.').unwrap_or((words, ""));
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !words.is_empty() && is_digits(whole) && is_digits(decimals) {
            let digits = [whole, decimals].concat();
            let kept = digits.trim_start_matches('0').len();
            if kept > MOST_DIGITS || decimals.len() > MOST_DIGITS {
                return Err(Claims::TooManyDigits {
                    found: found.into(),
                    digits: kept.max(decimals.len()),
                    most: MOST_DIGITS,
                }
                .into());
            }
            // A point with no digit behind it says nothing about decimals.
            let units = digits.parse().ok().filter(|_| !words.ends_with('.'));
            let places = u32::try_from(decimals.len()).ok();
            let (units, places) = units.zip(places).ok_or_else(refused)?;
            return Ok(Self { units, places });
        }
        let count = WordPolicy::strict().read(words).map_err(|_| refused())?;
        match (count.exactly(), count.hi()) {
            (Some(units), _) if units < 10_u64.pow(9) => Ok(Self { units, places: 0 }),
            (None, hi) if hi.is_none() || count.lo() == 0 => Err(Claims::OneSided {
                found: found.into(),
            }
            .into()),
            _ => Err(refused().into()),
        }
    }

    /// What may have been rounded to it.
    pub(super) fn rounded_from(self, rule: RoundingRule) -> Between {
        // In halves of the last digit.
        let at = 2 * u128::from(self.units);
        let even = self.units.is_multiple_of(2);
        let (less, more, from_in, to_in) = match rule {
            RoundingRule::HalfEither => (1, 1, true, true),
            RoundingRule::HalfUp => (1, 1, true, false),
            RoundingRule::HalfDown => (1, 1, false, true),
            RoundingRule::HalfEven => (1, 1, even, even),
            RoundingRule::Down => (0, 2, true, false),
            RoundingRule::Up => (2, 0, false, true),
        };
        Between {
            from: at.saturating_sub(less),
            to: at + more,
            // Nothing is below 0, so that 0 itself is in.
            from_in: from_in || at < less,
            to_in,
            parts: 2 * 10_u128.pow(self.places),
        }
    }

    /// The nearest float.
    pub(super) fn to_f64(self) -> f64 {
        // OK because both are whole numbers below 2⁵³, so that the quotient is rounded once.
        self.units as f64 / 10_u64.pow(self.places) as f64
    }

    /// The least whole number that is not below it.
    pub(super) fn ceil(self) -> u64 {
        self.units.div_ceil(10_u64.pow(self.places))
    }

    /// The decimals that it is printed with.
    pub(super) fn places(self) -> u32 {
        self.places
    }

    /// So many times the number, rounded down.
    pub(super) fn times(self, times: Fraction) -> u128 {
        let (product, below) = self.product(times);
        product / below
    }

    /// So many times the number, rounded up.
    pub(super) fn times_up(self, times: Fraction) -> u128 {
        let (product, below) = self.product(times);
        product.div_ceil(below)
    }

    fn product(self, times: Fraction) -> (u128, u128) {
        // OK because the number has 15 digits, and the fraction two numbers of 64 bits.
        let product = u128::from(self.units) * u128::from(times.numerator());
        (
            product,
            10_u128.pow(self.places) * u128::from(times.denominator()),
        )
    }
}

impl Between {
    /// The whole numbers in so many times this, as far as 64 bits reach.
    pub(super) fn wholes(self, times: Fraction) -> Option<Count> {
        // OK because a printed number has 15 digits, and the fraction two numbers of 64 bits.
        let below = self.parts * u128::from(times.denominator());
        let (from, to) = (
            self.from * u128::from(times.numerator()),
            self.to * u128::from(times.numerator()),
        );
        let lo = if self.from_in {
            from.div_ceil(below)
        } else {
            from / below + 1
        };
        let hi = if self.to_in {
            to / below
        } else {
            to.div_ceil(below).checked_sub(1)?
        };
        let hi = hi.min(u64::MAX.into());
        Count::between(u64::try_from(lo).ok()?, u64::try_from(hi).ok()?).ok()
    }

    /// Whether a fraction lies in it; `None` if the comparison does not fit 128 bits.
    pub(super) fn holds(self, numerator: u128, denominator: u128) -> Option<bool> {
        let value = numerator.checked_mul(self.parts)?;
        let (from, to) = (
            self.from.checked_mul(denominator)?,
            self.to.checked_mul(denominator)?,
        );
        let above = value > from || (self.from_in && value == from);
        let below = value < to || (self.to_in && value == to);
        Some(above && below)
    }

    /// The ends as floats.
    pub(super) fn ends(self) -> (f64, f64) {
        let parts = self.parts as f64;
        (self.from as f64 / parts, self.to as f64 / parts)
    }
}

/// A fraction in decimals, rounded to the nearest, half up.
pub(super) fn decimals(numerator: u128, denominator: u128, places: u32) -> Option<String> {
    let scaled = numerator.checked_mul(10_u128.checked_pow(places)?)?;
    let twice = denominator.checked_mul(2)?;
    let rounded = scaled.checked_mul(2)?.checked_add(denominator)? / twice;
    let scale = 10_u128.checked_pow(places)?;
    let (whole, rest) = (rounded / scale, rounded % scale);
    Some(match places {
        0 => whole.to_string(),
        _ => format!(
            "{whole}.{rest:0width$}",
            width = usize::try_from(places).ok()?
        ),
    })
}
