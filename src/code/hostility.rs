//! The five levels of hostility of MID.

use crate::error::text;

text::word! {
    "level of hostility";
    /// The highest level of hostility that a militarised interstate dispute reached, from 1 to 5.
    ///
    /// # Examples
    /// ```
    /// use interstate::code::MidHostility;
    ///
    /// assert!(MidHostility::Display < MidHostility::Use);
    /// assert_eq!(MidHostility::from_number(5), Some(MidHostility::War));
    /// ```
    #[derive(Ord, PartialOrd)]
    pub enum MidHostility {
        /// No militarised action.
        None,
        /// A threat to use force.
        Threat,
        /// A display of force.
        Display,
        /// A use of force.
        Use,
        /// War.
        War,
    }
}

impl MidHostility {
    /// The level with a number in a file, 1 to 5; `None` for any other.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number.checked_sub(1)?)).copied()
    }

    /// The number of the level in files, from 1 to 5.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }
}
