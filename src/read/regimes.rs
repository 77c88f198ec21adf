//! Data sets of sanction regimes, with sender, target and years: GSDB and TIES.
//!
//! The crate has their formats and codes; the files belong to their authors. Two data sets are read, with a row for each case: the Global
//! Sanctions Data Base ([`GsdbOptions`]) and Threat and Imposition of Economic Sanctions ([`TiesOptions`]). Save their tables as CSV. A case has one or several senders and one or several targets, and is read as a
//! [`SanctionRegime`] of each sender against each target, with the id `gsdb:7/EU/RUS`: data set, case, sender, target.
//! Years stand for days that are not told: `2014` is some day of that year, and a case *in force in a year* may have lasted a day of it.
//!
//! A sender or target that is no state or organisation known to the crate is [remarked](super::Remark::UnknownActor) and kept with the case;
//! the caller may say who it is by `regimes_with`.
//!
//! ```
//! use interstate::State;
//! use interstate::read::regimes::GsdbOptions;
//!
//! let file = "case_id,sanctioned_state,sanctioning_state,begin,end,trade,arms,military,financial,travel,other,objective,success\n\
//!             1,\"Korea, South\",\"EU, Japan\",1990,1991,1,0,0,1,0,0,\"democracy, other\",\"failed, ongoing\"\n";
//! let mut reader = GsdbOptions::new().reader(file.as_bytes())?;
//! let regimes = reader.regimes().collect::<Result<Vec<_>, _>>()?;
//! assert_eq!(regimes.iter().map(|r| r.id()).collect::<Vec<_>>(), ["gsdb:1/EU/KOR", "gsdb:1/JPN/KOR"]);
//! assert_eq!(regimes[0].targets(), [State::KOR]);
//! assert_eq!(regimes[0].in_force().to_string(), "1990/1991-12-31.."); // one of its aims was still pursued when the data were cut
//! # Ok::<(), interstate::Error>(())
//! ```
//!
//! # References
//! Felbermayr, Kirilakha, Syropoulos, Yalcin and Yotov 2020, The Global Sanctions Data Base, European Economic Review 129:103561,
//! doi 10.1016/j.euroecorev.2020.103561. Morgan, Bapat and Kobayashi 2014, Threat and imposition of economic sanctions 1945–2005: updating the
//! TIES dataset, Conflict Management and Peace Science 31(5):541–558, doi 10.1177/0738894213520379.

mod gsdb;
mod parties;
mod ties;

pub use gsdb::{Gsdb, GsdbCase, GsdbObjective, GsdbOptions, GsdbOutcome, GsdbReader};
pub use ties::{Ties, TiesCase, TiesMeasure, TiesOptions, TiesReader};

use super::row_format::RowFormat;
use super::row_reader::RowReader;
use crate::error::Result;
use crate::sanction::SanctionRegime;
use std::collections::VecDeque;
use std::io::Read;

/// A [`RowFormat`] whose rows are cases of sanctions, of which its reader gives the regimes by [`regimes`](RowReader::regimes).
///
/// # Examples
/// ```
/// use interstate::read::RowReader;
/// use interstate::read::regimes::{GsdbOptions, RegimeFormat, TiesOptions};
///
/// // One function for both data sets:
/// fn count<F: RegimeFormat, R: std::io::Read>(mut reader: RowReader<F, R>) -> usize {
///     reader.regimes().filter(Result::is_ok).count()
/// }
/// let gsdb = count(GsdbOptions::new().open("tests/it/corpus/lists/gsdb.csv")?);
/// let ties = count(TiesOptions::new().open("tests/it/corpus/lists/ties.csv")?);
/// assert!(gsdb > 0 && ties > 0);
/// # Ok::<(), interstate::Error>(())
/// ```
pub trait RegimeFormat: RowFormat {
    #[doc(hidden)]
    fn regimes_of(case: &Self::Event<'_>) -> Result<Vec<SanctionRegime>>;
}

impl<F: RegimeFormat, R: Read> RowReader<F, R> {
    /// The regimes of the remaining cases: one of each sender against each target that the crate knows. A case that was threatened and not
    /// imposed has none.
    ///
    /// # Errors
    /// The last item, if the stream fails. Rows that cannot be read are left for the [account](Self::account).
    ///
    /// # Examples
    /// ```
    /// use interstate::Truth;
    /// use interstate::read::regimes::GsdbOptions;
    ///
    /// // Which regimes of a made-up file hold, or may hold, on a day?
    /// let file = "case_id,sanctioned_state,sanctioning_state,begin,end,trade,arms,military,financial,travel,other,objective,success\n\
    ///             1,Iran,\"EU, Japan\",1990,1991,1,0,0,1,0,0,other,success_total\n\
    ///             2,Iran,Canada,1995,1999,1,0,0,0,0,0,other,failed\n";
    /// let mut reader = GsdbOptions::new().reader(file.as_bytes())?;
    /// let day = "1991-07-01".parse()?;
    /// let mut held = Vec::new();
    /// for regime in reader.regimes() {
    ///     let regime = regime?;
    ///     if regime.in_force_on(day) != Truth::No {
    ///         held.push((regime.id().to_owned(), regime.in_force_on(day)));
    ///     }
    /// }
    /// assert_eq!(held, [("gsdb:1/EU/IRN".to_owned(), Truth::Depends), ("gsdb:1/JPN/IRN".to_owned(), Truth::Depends)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn regimes(&mut self) -> impl Iterator<Item = Result<SanctionRegime>> {
        let mut left = VecDeque::new();
        std::iter::from_fn(move || {
            loop {
                if let Some(regime) = left.pop_front() {
                    return Some(Ok(regime));
                }
                let case = match self.next_event() {
                    Ok(case) => case?,
                    Err(fault) => return Some(Err(fault)),
                };
                match F::regimes_of(&case) {
                    Ok(regimes) => left.extend(regimes),
                    Err(fault) => return Some(Err(fault)),
                }
            }
        })
    }
}
