//! Who coded the events, and the four quarters that a coder sorts them into.

use crate::error::text;

text::word! {
    "data set";
    /// A data set, or a family of coders, with its own scores, quad classes and, for a few codes, meanings of CAMEO.
    ///
    /// They disagree where it hurts: sanctions (`163`) score −8.0 in GDELT and in ICEWS and −6.5 in the scale that Phoenix uses, and
    /// are material conflict in the one and verbal conflict in the other.
    ///
    /// # Examples
    /// ```
    /// use interstate::code::{Cameo, CameoDataSet, QuadClass};
    ///
    /// let sanctions: Cameo = "163".parse()?;
    /// assert_eq!(sanctions.goldstein(CameoDataSet::Gdelt), Some(-8.0));
    /// assert_eq!(sanctions.goldstein(CameoDataSet::Phoenix), Some(-6.5));
    /// assert_eq!(sanctions.quad_class(CameoDataSet::Gdelt), Some(QuadClass::MaterialConflict));
    /// assert_eq!(sanctions.quad_class(CameoDataSet::Phoenix), Some(QuadClass::VerbalConflict));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum CameoDataSet {
        /// The GDELT event database, 1.0 and 2.0.
        Gdelt,
        /// The coded events of the Integrated Crisis Early Warning System, 1995 to 2023.
        Icews,
        /// Phoenix and the open coders around it, with the scale that came with the CAMEO manual.
        Phoenix,
    }
}

text::word! {
    "quad class";
    /// The quad class of an event, the coarsest sorting: verbal or material, cooperation or conflict.
    ///
    /// Which root falls into which class is a choice of each data set: see [`Cameo::quad_class`](super::Cameo::quad_class).
    ///
    /// # Examples
    /// ```
    /// use interstate::code::QuadClass;
    ///
    /// // The number that stands in the column `QuadClass` of a GDELT file.
    /// assert_eq!(QuadClass::MaterialCooperation.number(), 2);
    /// assert_eq!(QuadClass::from_number(4), Some(QuadClass::MaterialConflict));
    /// assert_eq!(QuadClass::from_number(5), None);
    /// ```
    #[derive(Ord, PartialOrd)]
    pub enum QuadClass {
        /// Neither cooperation nor conflict (Phoenix alone: statements and appeals).
        Neutral,
        /// Verbal cooperation: words for each other.
        VerbalCooperation,
        /// Material cooperation: deeds for each other.
        MaterialCooperation,
        /// Verbal conflict: words against each other.
        VerbalConflict,
        /// Material conflict: deeds against each other.
        MaterialConflict,
    }
}

impl QuadClass {
    /// The number of the class in files, from 0 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The class with a number in a file; `None` above 4.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }
}
