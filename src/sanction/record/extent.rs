//! Whether a file holds a whole list.

use crate::error::text;

text::word! {
    "extent of a list";
    /// Whether a file has a whole list or a part of it. Nothing in a file says so: whoever made or fetched it knows.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::ListExtent;
    ///
    /// assert_eq!("whole".parse::<ListExtent>()?, ListExtent::Whole);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub enum ListExtent {
        /// Every entry of the list on its day: one that is missing is not on the list.
        Whole,
        /// Some entries, such as those that a sample, a filter or a reader kept: that an entry is missing proves nothing.
        Part,
    }
}
