//! A stated percentage as whole parts of whole numbers.

use super::{Printed, RoundingRule, without_hedge};
use crate::count::Count;
use crate::error::Result;
use crate::time::Fraction;
use std::fmt;

/// A percentage as a text states it, and the whole numbers that it may stand for.
///
/// "Fell by 53 %" and "26 percent of the activities it had in 2019" are about whole numbers on both sides. Of six no whole number is 26
/// percent; of 15, 17 and 19 one is 53. The number is text, because trailing zeros matter.
///
/// # Formula
/// The parts of n are the whole k with `lo ≤ 100 k / n ≤ hi`, where lo and hi are the ends of what [was rounded](RoundingRule) to the number.
///
/// # When it misleads
/// Percentages of what is not counted in wholes: volumes, money, indices such as SIPRI's TIV.
///
/// # Examples
/// ```
/// use interstate::Count;
/// use interstate::claim::StatedPercent;
///
/// let quarter = StatedPercent::new("26 percent")?;
/// assert_eq!(quarter.parts_of(6), None); // a year that had six activities was not the base
/// assert_eq!(quarter.parts_of(19), Some(Count::exact(5)));
/// let fell = StatedPercent::new("53%")?;
/// let wholes: Vec<u64> = fell.wholes(20).map(|(whole, _)| whole).collect();
/// assert_eq!(wholes, [15, 17, 19]);
/// assert_eq!(fell.fallen_from(15), Some(Count::exact(7)));
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// As [`StatedRate`](super::StatedRate).
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct StatedPercent {
    number: Printed,
    words: Box<str>,
    rounding: RoundingRule,
}

/// What may stand behind the number.
const PERCENT: [&str; 4] = [" percent", " per cent", " %", "%"];

impl StatedPercent {
    /// Reads a percentage from text such as `53 %`, `6.9 percent` or `roughly 40 per cent`.
    ///
    /// # Errors
    /// Text that is no number of at most 15 digits; a floor or a ceiling, such as "at least 40 percent".
    pub fn new(text: &str) -> Result<Self> {
        let words = without_hedge(text);
        let number = PERCENT.iter().find_map(|sign| words.strip_suffix(sign));
        let number = number.unwrap_or(&words);
        Ok(Self {
            number: Printed::read(number, text, "53 %, 6.9 percent or about 40 per cent")?,
            words: number.into(),
            rounding: RoundingRule::default(),
        })
    }

    /// The same percentage with another rule of rounding.
    #[must_use]
    pub fn with_rounding(self, rounding: RoundingRule) -> Self {
        Self { rounding, ..self }
    }

    /// The rule by which it was rounded.
    #[must_use]
    pub fn rounding(&self) -> RoundingRule {
        self.rounding
    }

    /// The whole numbers that are this percentage of a whole number; `None` if none is. Above 100 % they are larger than it.
    #[must_use]
    pub fn parts_of(&self, whole: u64) -> Option<Count> {
        let rounded = self.number.rounded_from(self.rounding);
        rounded.wholes(Fraction::new(whole, 100).ok()?)
    }

    /// The whole numbers to which a number may have fallen by this percentage; `None` if there is none.
    #[must_use]
    pub fn fallen_from(&self, before: u64) -> Option<Count> {
        let by = self.parts_of(before)?;
        let most = before.checked_sub(by.lo())?;
        let least = before.saturating_sub(by.hi()?);
        Count::between(least, most).ok()
    }

    /// The whole numbers to which a number may have risen by this percentage; `None` if there is none.
    ///
    /// # Examples
    /// ```
    /// use interstate::Count;
    /// use interstate::claim::StatedPercent;
    ///
    /// assert_eq!(StatedPercent::new("92 %")?.risen_from(13), Some(Count::exact(25)));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn risen_from(&self, before: u64) -> Option<Count> {
        let by = self.parts_of(before)?;
        let most = before.saturating_add(by.hi()?);
        Count::between(before.checked_add(by.lo())?, most).ok()
    }

    /// The whole numbers from 1 to a limit of which some whole number is this percentage, each with those numbers.
    pub fn wholes(&self, up_to: u64) -> impl Iterator<Item = (u64, Count)> + use<'_> {
        (1..=up_to).filter_map(|whole| Some((whole, self.parts_of(whole)?)))
    }
}

/// `53 %, ties either way`.
impl fmt::Display for StatedPercent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %, {}", self.words, self.rounding.words())
    }
}
