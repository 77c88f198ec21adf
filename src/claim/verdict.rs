//! Whether a claim holds.

use crate::error::text;
use crate::time::truth::Truth;

text::word! {
    "verdict";
    /// The verdict on a claim: whether it holds, fails, or cannot be decided.
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
        /// The claim holds in every case that the records allow.
        Holds,
        /// The claim fails in every case that the records allow.
        Fails,
        /// The claim holds in some cases that the records allow, and fails in others.
        Depends,
        /// Days that the source does not cover leave the claim open, and nothing else does.
        OutOfCoverage,
        /// The claim says nothing that a list could show to be true or false.
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
