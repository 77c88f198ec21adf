//! Whether a claim holds.

use crate::error::text;
use crate::time::truth::Truth;

text::word! {
    "verdict";
    /// Whether a claim holds.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::Verdict;
    ///
    /// assert_eq!("out_of_coverage".parse::<Verdict>()?, Verdict::OutOfCoverage);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[non_exhaustive]
    pub enum Verdict {
        /// It holds.
        Holds,
        /// It does not.
        Fails,
        /// Within the bounds of the counts it may or may not.
        Depends,
        /// Days that the source does not cover leave it open, and nothing else does.
        OutOfCoverage,
        /// It says nothing that a list could bear out or refute.
        NotQuantitative,
    }
}

impl From<Truth> for Verdict {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Yes => Self::Holds,
            Truth::No => Self::Fails,
            Truth::Depends => Self::Depends,
        }
    }
}
