//! A stated rate as whole totals.

use super::{Printed, RoundingRule, decimals, without_hedge};
use crate::count::Count;
use crate::error::Result;
use crate::time::exposure::Exposure;
use std::fmt;

/// A mean rate as a text states it, and the whole totals that it may stand for.
///
/// Events are whole, so a mean over three years can be 6.3 or 6.7 and never 6.5: a stated rate is a set of totals, and sometimes none.
/// The number is text, because trailing zeros matter: 3.30 is more than 3.3 says. The words "roughly", "about", "around", "some" and
/// "approximately" say no more than that it was rounded.
///
/// # Formula
/// The totals are the whole n with `lo ≤ n / years ≤ hi`, where lo and hi are the ends of what [was rounded](RoundingRule) to the number:
/// half of its last digit each way, by default with both ends. In whole numbers, without a rounding of our own.
///
/// # When it misleads
/// Years that the text does not mean: of "a year" since a spring, or of a list that begins in the middle. Means of several numbers that were
/// rounded before.
///
/// # Examples
/// ```
/// use interstate::claim::StatedRate;
/// use interstate::{Count, Period};
///
/// let years = Period::years(2022..=2024)?.exposure();
/// assert_eq!(StatedRate::new("4.7", years)?.totals(), Some(Count::exact(14)));
/// let impossible = StatedRate::new("6.5 a year", years)?;
/// assert_eq!(impossible.totals(), None);
/// assert_eq!(
///     impossible.to_string(),
///     "6.5 a year over 3 years, ties either way: no whole total (19 gives 6.3, 20 gives 6.7)",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Brown and Heathers (2017), The GRIM test: a simple technique detects numerous anomalies in the reporting of results in psychology,
/// doi:10.1177/1948550616673876: the same for means of a sample.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct StatedRate {
    number: Printed,
    words: Box<str>,
    over: Exposure,
    rounding: RoundingRule,
}

/// What may stand behind the number.
const A_YEAR: [&str; 6] = [
    " a year, on average",
    " a year on average",
    " a year",
    " per year",
    " each year",
    "/year",
];

impl StatedRate {
    /// Reads a rate from text such as `3.3`, `roughly 44 a year` or `six a year`, over an exposure.
    ///
    /// # Errors
    /// Text that is no number of at most 15 digits; a floor or a ceiling, such as "at least three a year".
    pub fn new(text: &str, over: Exposure) -> Result<Self> {
        let words = without_hedge(text);
        let number = A_YEAR.iter().find_map(|year| words.strip_suffix(year));
        let number = number.unwrap_or(&words);
        Ok(Self {
            number: Printed::read(number, text, "3.3, 44 a year or roughly six a year")?,
            words: number.into(),
            over,
            rounding: RoundingRule::default(),
        })
    }

    /// The same rate with another rule of rounding.
    #[must_use]
    pub fn with_rounding(self, rounding: RoundingRule) -> Self {
        Self { rounding, ..self }
    }

    /// The whole totals that the rate may stand for; `None` if there is none.
    #[must_use]
    pub fn totals(&self) -> Option<Count> {
        let rounded = self.number.rounded_from(self.rounding);
        rounded.wholes(self.over.fraction())
    }

    /// The rule by which it was rounded.
    #[must_use]
    pub fn rounding(&self) -> RoundingRule {
        self.rounding
    }

    /// The years over which the rate is a mean.
    #[must_use]
    pub fn exposure(&self) -> Exposure {
        self.over
    }

    /// The totals next below and next above, with the rates that they give, for a number that none gives.
    fn neighbours(&self) -> Option<String> {
        let places = self.number.places();
        let years = self.over.fraction();
        let at = self.number.times(years);
        let gives = |total: u128| {
            let events = total * u128::from(years.denominator());
            let rate = decimals(events, years.numerator().into(), places)?;
            Some(format!("{total} gives {rate}"))
        };
        Some(format!("{}, {}", gives(at)?, gives(at + 1)?))
    }
}

impl fmt::Display for StatedRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (words, over, rounding) = (&self.words, self.over, self.rounding.words());
        write!(f, "{words} a year over {over}, {rounding}: ")?;
        match (self.totals(), self.neighbours()) {
            (Some(totals), _) => totals.fmt(f),
            (None, Some(neighbours)) => write!(f, "no whole total ({neighbours})"),
            (None, None) => f.write_str("no whole total"),
        }
    }
}
