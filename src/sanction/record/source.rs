//! Where a listing stands: in which list, of which day, on which line or element.

use crate::error::{Result, text};
use crate::time::period::in_years;
use crate::time::text::day;
use chrono::NaiveDate;
use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// Where in a file an entry begins: a line or an element.
///
/// # Examples
/// ```
/// use interstate::sanction::SourceSpot;
///
/// assert_eq!(SourceSpot::Line(812).to_string(), "line 812");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum SourceSpot {
    /// The number of a line, counted from 1.
    Line(u64),
    /// The number of an element of the list, or of an object in a file of objects, counted from 1.
    Element(u64),
}

impl fmt::Display for SourceSpot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(number) => write!(f, "line {number}"),
            Self::Element(number) => write!(f, "element {number}"),
        }
    }
}

/// The source of a listing: a list, the day of the file, the line or element in it, an address.
///
/// In text they stand one after the other: `uk 2026-10-08 line 812 https://example.org/list.csv`. Read from text the parts are looked for
/// from its end: an address that begins with `http`, a line or element, a day; what is left is the list, and may be any words. So a
/// source in words, as people write one, is a list and nothing more.
///
/// # Examples
/// ```
/// use interstate::sanction::{ListingSource, SourceSpot};
///
/// let source = ListingSource::new("uk").with_day("2026-10-08".parse()?)?.with_line(812);
/// assert_eq!(source.to_string(), "uk 2026-10-08 line 812");
/// assert_eq!(ListingSource::new("uk 2026-10-08 line 812"), source);
/// assert_eq!((source.list(), source.spot()), ("uk", Some(SourceSpot::Line(812))));
///
/// let words = ListingSource::new("Official Journal, L 2025/395");
/// assert_eq!((words.list(), words.day()), ("Official Journal, L 2025/395", None));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct ListingSource {
    list: Arc<str>,
    day: Option<NaiveDate>,
    spot: Option<SourceSpot>,
    url: Option<Arc<str>>,
}

/// The text without its last word.
fn last_word(text: &str) -> (&str, &str) {
    match text.rsplit_once(' ') {
        Some((rest, word)) => (rest.trim_end(), word),
        None => ("", text),
    }
}

/// A number as this crate prints one.
fn number(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

impl ListingSource {
    /// A source given by its text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut rest = text.trim();
        let (before, word) = last_word(rest);
        let is_url = word.starts_with("http://") || word.starts_with("https://");
        let url = is_url.then(|| {
            rest = before;
            word.into()
        });
        let (before, word) = last_word(rest);
        let spot = number(word).and_then(|number| {
            let (before, what) = last_word(before);
            let spot = match what {
                "line" => SourceSpot::Line(number),
                "element" => SourceSpot::Element(number),
                _ => return None,
            };
            rest = before;
            Some(spot)
        });
        let (before, word) = last_word(rest);
        let day = day(word).inspect(|_| rest = before);
        Self {
            list: rest.into(),
            day,
            spot,
            url,
        }
    }

    /// The same source with the day of the file.
    ///
    /// # Errors
    /// A day outside the years 1 to 9999.
    pub fn with_day(mut self, day: NaiveDate) -> Result<Self> {
        in_years(day)?;
        self.day = Some(day);
        Ok(self)
    }

    /// The same source with a line of the file, counted from 1.
    #[must_use]
    pub fn with_line(mut self, line: u64) -> Self {
        self.spot = Some(SourceSpot::Line(line));
        self
    }

    /// The same source with an element of the list, or an object in a file of objects, counted from 1.
    #[must_use]
    pub fn with_element(mut self, element: u64) -> Self {
        self.spot = Some(SourceSpot::Element(element));
        self
    }

    /// The same source with an address: one word that begins with `http://` or `https://`. Anything else is ignored.
    #[must_use]
    pub fn with_url(mut self, url: &str) -> Self {
        let url = url.trim();
        let is_url = url.starts_with("http://") || url.starts_with("https://");
        if is_url && !url.contains(char::is_whitespace) {
            self.url = Some(url.into());
        }
        self
    }

    /// The name of the list, or the source in words; empty where only an address is told.
    #[must_use]
    pub fn list(&self) -> &str {
        &self.list
    }

    /// The day of the file, where it is told.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        self.day
    }

    /// The line or element in the file, where it is told.
    #[must_use]
    pub fn spot(&self) -> Option<SourceSpot> {
        self.spot
    }

    /// The address of the source, where it is told.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// Whether nothing is told.
    pub(in crate::sanction) fn is_silent(&self) -> bool {
        self.list.is_empty() && self.day.is_none() && self.spot.is_none() && self.url.is_none()
    }
}

impl fmt::Display for ListingSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut between = "";
        let mut part = |part: &dyn fmt::Display| {
            write!(f, "{between}{part}")?;
            between = " ";
            Ok(())
        };
        if !self.list.is_empty() {
            part(&self.list)?;
        }
        if let Some(day) = self.day {
            part(&day)?;
        }
        if let Some(spot) = self.spot {
            part(&spot)?;
        }
        if let Some(url) = &self.url {
            part(url)?;
        }
        Ok(())
    }
}

impl FromStr for ListingSource {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::new(text))
    }
}

impl From<&str> for ListingSource {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for ListingSource {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}

impl From<Box<str>> for ListingSource {
    fn from(text: Box<str>) -> Self {
        Self::new(&text)
    }
}

text::serde_as_text!(ListingSource);
