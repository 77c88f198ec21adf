//! The few things that a caller says of a picture.

use crate::error::{Result, answers::Answers, text};

text::word! {
    "order of a picture";
    /// The order in which the rows of a picture stand.
    ///
    /// # Examples
    /// ```
    /// use interstate::plot::PictureOrder;
    ///
    /// assert_eq!("by_value".parse::<PictureOrder>()?, PictureOrder::ByValue);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub enum PictureOrder {
        /// The rows stand as the caller gave them.
        AsGiven,
        /// The rows stand by the value drawn, the least first; those without a value last.
        ByValue,
    }
}

/// The options of a picture: its id, and if needed its title, width and order.
///
/// # Examples
/// ```
/// use interstate::plot::PictureOptions;
///
/// let options = PictureOptions::new("ratios")?.with_width(600)?.with_title("Did exercises double?");
/// assert_eq!(
///     PictureOptions::new("2 ratios").unwrap_err().to_string(),
///     "id \"2 ratios\" of a picture; expected a letter, then letters, digits, - and _",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PictureOptions {
    id: Box<str>,
    title: Option<Box<str>>,
    width: u32,
    order: PictureOrder,
}

/// The narrowest and the widest picture, in pixels.
const WIDTHS: std::ops::RangeInclusive<u32> = 320..=4000;

impl PictureOptions {
    /// Options for a picture 760 pixels wide, with a title that says what is drawn, and rows as given. The id is that of the picture's
    /// element in a page, so each picture of a page needs its own.
    ///
    /// # Errors
    /// An id that is not a letter followed by letters, digits, `-` and `_` of ASCII, or one of more than 100 characters.
    pub fn new(id: impl Into<Box<str>>) -> Result<Self> {
        let id = id.into();
        let mut letters = id.chars();
        let first = letters.next().is_some_and(|c| c.is_ascii_alphabetic());
        let rest = letters.all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        if first && rest && id.len() <= 100 {
            Ok(Self {
                id,
                title: None,
                width: 760,
                order: PictureOrder::AsGiven,
            })
        } else {
            Err(Answers::PictureId { found: id.into() }.into())
        }
    }

    /// The same options with this title instead of the picture's own.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<Box<str>>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// The same options with another width, in pixels.
    ///
    /// # Errors
    /// A width outside 320 to 4000.
    pub fn with_width(mut self, width: u32) -> Result<Self> {
        if !WIDTHS.contains(&width) {
            return Err(Answers::PictureWidth { found: width }.into());
        }
        self.width = width;
        Ok(self)
    }

    /// The same options with another order of the rows.
    #[must_use]
    pub fn with_order(mut self, order: PictureOrder) -> Self {
        self.order = order;
        self
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn width(&self) -> f64 {
        f64::from(self.width)
    }

    pub(super) fn order(&self) -> PictureOrder {
        self.order
    }

    /// The caller's title, or else the picture's own.
    pub(super) fn title_or(&self, own: impl FnOnce() -> String) -> String {
        self.title.as_deref().map_or_else(own, str::to_owned)
    }
}
