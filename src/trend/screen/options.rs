//! How many pairs at once are asked.

use crate::error::text;
use crate::stats::{Confidence, PAdjustment};

text::word! {
    "test of a screening";
    /// The test that gives each line of a screening its p.
    ///
    /// # Examples
    /// ```
    /// use interstate::trend::ScreenTest;
    ///
    /// assert_eq!("occupied_cells".parse::<ScreenTest>()?, ScreenTest::OccupiedCells);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum ScreenTest {
        /// The central exact p of two totals ([`RateRatio`](crate::stats::RateRatio)): if events are independent.
        Exact,
        /// The p that allows for how the cells of each period vary ([`DispersedRatio`](crate::stats::DispersedRatio)); where a period has
        /// no event at all, by [`OccupiedCells`](Self::OccupiedCells). Needs two cells or more in both periods.
        Dispersed,
        /// Whether more cells have events, however many ([`OccupiedCells`](crate::stats::OccupiedCells)). Needs two cells or more in both
        /// periods, all of about one length.
        OccupiedCells,
    }
}

text::word! {
    "family of a screening";
    /// The lines of a screening for whose number p-values are adjusted.
    ///
    /// # Examples
    /// ```
    /// use interstate::trend::ScreenFamily;
    ///
    /// assert_eq!(ScreenFamily::Testable.to_string(), "testable");
    /// ```
    #[derive(Default, Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum ScreenFamily {
        /// Every line with an event.
        #[default]
        All,
        /// Only lines with events enough to reach the level, were they all on one side ([`Testable`](crate::stats::Testable)).
        Testable,
    }
}

/// How the lines of a table are screened: level, adjustment for many lines, test and family.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::PAdjustment;
/// use interstate::trend::{ScreenFamily, ScreenOptions};
///
/// let few_and_sure = ScreenOptions::new(Confidence::P99).with_adjustment(PAdjustment::Holm).with_family(ScreenFamily::Testable);
/// assert_eq!(few_and_sure.adjustment(), PAdjustment::Holm);
/// assert_eq!(ScreenOptions::new(Confidence::P95).adjustment(), PAdjustment::BenjaminiHochberg);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct ScreenOptions {
    level: Confidence,
    adjustment: PAdjustment,
    test: Option<ScreenTest>,
    family: ScreenFamily,
}

impl ScreenOptions {
    /// Options with this level: Benjamini and Hochberg's adjustment over every line with an event, the dispersed p where both periods have
    /// two cells or more, and the exact one where they have not.
    #[must_use]
    pub fn new(level: Confidence) -> Self {
        Self {
            level,
            adjustment: PAdjustment::BenjaminiHochberg,
            test: None,
            family: ScreenFamily::All,
        }
    }

    /// The same options with another adjustment for many lines.
    #[must_use]
    pub fn with_adjustment(self, adjustment: PAdjustment) -> Self {
        Self { adjustment, ..self }
    }

    /// The same options with a named test.
    #[must_use]
    pub fn with_test(self, test: ScreenTest) -> Self {
        Self {
            test: Some(test),
            ..self
        }
    }

    /// The same options with another family.
    #[must_use]
    pub fn with_family(self, family: ScreenFamily) -> Self {
        Self { family, ..self }
    }

    /// The confidence level of the intervals and of what is found.
    #[must_use]
    pub fn level(&self) -> Confidence {
        self.level
    }

    /// The adjustment of p-values for many lines.
    #[must_use]
    pub fn adjustment(&self) -> PAdjustment {
        self.adjustment
    }

    /// The test, if one was named.
    #[must_use]
    pub fn test(&self) -> Option<ScreenTest> {
        self.test
    }

    /// The family for which p-values are adjusted.
    #[must_use]
    pub fn family(&self) -> ScreenFamily {
        self.family
    }
}
