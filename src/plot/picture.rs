//! A finished picture.

use std::fmt;

/// A finished picture: SVG, and the same numbers as a Vega-Lite specification.
///
/// Its [`Display`](fmt::Display) writes the SVG: an element `<svg>` with a title, a description that holds every number drawn, and its own
/// styles, which touch nothing outside of it. It can stand in a file of its own, in a page, or in the documentation of a crate.
///
/// # Examples
/// ```
/// use interstate::plot::{self, PictureOptions};
/// use interstate::tally::Whole;
/// use interstate::{Confidence, CountingRule, Period, Tallied, TrendRule, classify_trend, frequency_ratio};
///
/// let (rule, before, after) = (CountingRule::unstated("a paper"), Period::years(2019..=2021)?, Period::years(2022..=2024)?);
/// let ratio = frequency_ratio(&Tallied::stated(Whole, 9, before, &rule), &Tallied::stated(Whole, 18, after, &rule))?;
/// let trend = classify_trend(&ratio, TrendRule::new(Confidence::P95))?;
/// let picture = plot::forest(&[trend], &PictureOptions::new("doubled")?)?;
/// assert!(picture.svg().starts_with("<svg id=\"doubled\""));
/// assert!(picture.description().contains("9 in 2019–2021 → 18 in 2022–2024"));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Picture {
    id: Box<str>,
    title: Box<str>,
    description: Box<str>,
    svg: Box<str>,
    vega_lite: Box<str>,
}

/// What a picture is made of.
pub(super) struct Parts {
    pub(super) id: Box<str>,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) svg: String,
    pub(super) vega_lite: String,
}

impl From<Parts> for Picture {
    fn from(parts: Parts) -> Self {
        Self {
            id: parts.id,
            title: parts.title.into(),
            description: parts.description.into(),
            svg: parts.svg.into(),
            vega_lite: parts.vega_lite.into(),
        }
    }
}

impl Picture {
    /// The id of the picture's element, as the caller gave it.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The title of the picture, a sentence.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// A description of the picture in words, with every number drawn.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.description
    }

    /// The picture as SVG text.
    #[must_use]
    pub fn svg(&self) -> &str {
        &self.svg
    }

    /// The same numbers as a Vega-Lite 5 specification with its data inside, for drawing them another way.
    #[must_use]
    pub fn vega_lite(&self) -> &str {
        &self.vega_lite
    }
}

/// The SVG.
impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.svg)
    }
}
