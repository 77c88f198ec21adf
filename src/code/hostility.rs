//! The five levels of hostility of MID.

use crate::error::text;

text::word! {
    "level of hostility";
    /// The highest level of hostility that a dispute reached, 1 to 5.
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
    /// The level of a number in a file, 1 to 5.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number.checked_sub(1)?)).copied()
    }

    /// The number that files hold for the level.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }
}
