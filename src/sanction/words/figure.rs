//! A number of listings as a source prints it, and how it is read.

use crate::count::Count;
use crate::error::{Error, Result, text, words::Words};
use std::fmt;
use std::str::FromStr;

text::word! {
    "wording of a number";
    /// How firmly a source states a number.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::FigureWording;
    ///
    /// assert_eq!("at_least".parse::<FigureWording>()?, FigureWording::AtLeast);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum FigureWording {
        /// Exactly the number.
        Exact,
        /// The number or more.
        AtLeast,
        /// About the number.
        About,
        /// Words from which no number follows.
        Vague,
    }
}

text::word! {
    "reading of a number";
    /// The policy by which a printed number is read as a [`Count`].
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::FigureReading;
    ///
    /// assert_eq!(FigureReading::AsPrinted.to_string(), "as_printed");
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum FigureReading {
        /// "About 20" and "at least 20" are 20, as a reader of headlines adds them up. Vague words have no number.
        AsPrinted,
        /// "At least 20" is 20 or more; "about 20" is the floor that another source gives or more, else 0 or more; vague words are 0 or
        /// more.
        AsBounds,
    }
}

/// A number as a source prints it: `25`, `21+`, `~20`, `~20 (13+)` (about 20, and at least 13 by another source), `vague`; with `?` behind it
/// when it was not compared with the original.
///
/// # Examples
/// ```
/// use interstate::Count;
/// use interstate::sanction::{Figure, FigureReading};
///
/// let round: Figure = "~20 (13+)".parse()?;
/// assert_eq!(round.read(FigureReading::AsPrinted), Some(Count::exact(20)));
/// assert_eq!(round.read(FigureReading::AsBounds), Some(Count::at_least(13)));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Figure {
    wording: FigureWording,
    number: u64,
    floor: Option<u64>,
    verified: bool,
}

impl Figure {
    /// The wording of the figure: exact, at least, about, or vague.
    #[must_use]
    pub fn wording(self) -> FigureWording {
        self.wording
    }

    /// The printed number; `None` where the words are vague.
    #[must_use]
    pub fn number(self) -> Option<u64> {
        (self.wording != FigureWording::Vague).then_some(self.number)
    }

    /// Whether the number was compared with the original.
    #[must_use]
    pub fn is_verified(self) -> bool {
        self.verified
    }

    /// The number as a count, by a reading; `None` where the reading has no number for vague words.
    #[must_use]
    pub fn read(self, by: FigureReading) -> Option<Count> {
        match (by, self.wording) {
            (FigureReading::AsPrinted, _) => self.number().map(Count::exact),
            (FigureReading::AsBounds, FigureWording::Exact) => Some(Count::exact(self.number)),
            (FigureReading::AsBounds, FigureWording::AtLeast) => Some(Count::at_least(self.number)),
            (FigureReading::AsBounds, FigureWording::About | FigureWording::Vague) => {
                // Without a floor the words bound nothing.
                Some(self.floor.map_or(Count::at_least(0), Count::at_least))
            }
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.wording {
            FigureWording::Exact => write!(f, "{}", self.number)?,
            FigureWording::AtLeast => write!(f, "{}+", self.number)?,
            FigureWording::About => write!(f, "~{}", self.number)?,
            FigureWording::Vague => f.write_str("vague")?,
        }
        if let Some(floor) = self.floor {
            write!(f, " ({floor}+)")?;
        }
        f.write_str(if self.verified { "" } else { "?" })
    }
}

impl FromStr for Figure {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let not = || Words::not_a("figure", text, "25, 21+, ~20, \"~20 (13+)\", vague or 32?");
        let number = |digits: &str| digits.parse::<u64>().map_err(|_| not());
        let (told, verified) = match text.strip_suffix('?') {
            Some(told) => (told, false),
            None => (text, true),
        };
        let (told, floor) = match told.split_once(" (") {
            Some((told, floor)) => {
                let floor = floor.strip_suffix("+)").ok_or_else(not)?;
                (told, Some(number(floor)?))
            }
            None => (told, None),
        };
        let (wording, number) = match (told.strip_prefix('~'), told.strip_suffix('+')) {
            _ if told == "vague" => (FigureWording::Vague, 0),
            (Some(about), None) => (FigureWording::About, number(about)?),
            (None, Some(least)) => (FigureWording::AtLeast, number(least)?),
            (None, None) => (FigureWording::Exact, number(told)?),
            (Some(_), Some(_)) => return Err(not().into()),
        };
        let floored = matches!(wording, FigureWording::About | FigureWording::Vague);
        if floor.is_some_and(|_| !floored) || (floored && floor > Some(number) && number > 0) {
            return Err(not().into());
        }
        Ok(Self {
            wording,
            number,
            floor,
            verified,
        })
    }
}

text::serde_as_text!(Figure);

/// A sum of figures under one reading, with how many have no number.
///
/// # Examples
/// ```
/// use interstate::sanction::{Figure, FigureSum, FigureReading};
///
/// // "Dozens" in one round, 21 at least in another.
/// let rounds: Vec<Figure> = vec!["vague".parse()?, "21+".parse()?];
/// let sum = FigureSum::new(rounds.iter().map(|f| Some(*f)), FigureReading::AsPrinted)?;
/// assert_eq!(sum.to_string(), "21 as_printed, without 1 that has no number");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct FigureSum {
    /// The sum of the figures that have a number.
    pub count: Count,
    /// The number of figures that have none.
    pub left_out: u64,
    /// The policy by which the figures were read.
    pub reading: FigureReading,
}

impl FigureSum {
    /// Adds figures up; `None` stands for a figure that no source gives, and makes bounds unbounded above as vague words do.
    ///
    /// # Errors
    /// A sum that does not fit 64 bits.
    pub fn new(
        figures: impl IntoIterator<Item = Option<Figure>>,
        reading: FigureReading,
    ) -> Result<Self> {
        let mut sum = Self {
            count: Count::ZERO,
            left_out: 0,
            reading,
        };
        for figure in figures {
            let read = figure.and_then(|figure| figure.read(reading));
            let untold = figure.is_none_or(|figure| figure.number().is_none());
            sum.left_out += u64::from(untold);
            let count = match (read, reading) {
                (Some(count), _) => count,
                (None, FigureReading::AsPrinted) => Count::ZERO,
                (None, FigureReading::AsBounds) => Count::at_least(0),
            };
            sum.count = sum.count.checked_add(count)?;
        }
        Ok(sum)
    }
}

impl fmt::Display for FigureSum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.count, self.reading)?;
        match self.left_out {
            0 => Ok(()),
            1 => f.write_str(", without 1 that has no number"),
            n => write!(f, ", without {n} that have no number"),
        }
    }
}
