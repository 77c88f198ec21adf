//! What kind of regime one is.

use crate::error::text;

text::word! {
    "facet of a regime";
    /// The kind of a regime. A regime may have several: that of the Union on Russia is sectoral and list-based.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::RegimeFacet;
    ///
    /// assert_eq!("third_country".parse::<RegimeFacet>()?, RegimeFacet::ThirdCountry);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum RegimeFacet {
        /// Nearly all dealings with a state.
        Comprehensive,
        /// Sectors of an economy.
        Sectoral,
        /// Named parties.
        ListBased,
        /// Made to reach parties of third countries.
        ThirdCountry,
        /// About human rights, wherever.
        HumanRights,
        /// About terrorism, wherever.
        Terrorism,
        /// About weapons of mass destruction, wherever.
        Proliferation,
        /// About attacks by computer, wherever.
        Cyber,
        /// About another theme, wherever.
        OtherTheme,
    }
}
