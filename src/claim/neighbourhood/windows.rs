//! The windows and the tolerance of a claim, and the same claim with others.

use crate::claim::{Claim, Tolerance};
use crate::error::{Result, choices::Choices};
use crate::time::partition::Partition;
use crate::time::period::Period;

impl Claim {
    /// The earlier and the later window that the claim compares; of a claim about one window, that one as the later.
    ///
    /// A record among earlier calendar years, one after another, has the run of these as its earlier window; a claim about each of such years has their run
    /// as its later one. Other periods one by one are no window.
    ///
    /// # Examples
    /// ```
    /// use interstate::Period;
    /// use interstate::claim::{Claim, Tolerance};
    ///
    /// let doubled = Claim::RatioAbout {
    ///     ratio: Tolerance::new(1.75, 2.25)?,
    ///     before: Period::years(2019..=2021)?,
    ///     after: Period::years(2022..=2024)?,
    /// };
    /// assert_eq!(doubled.windows(), (Some(Period::years(2019..=2021)?), Some(Period::years(2022..=2024)?)));
    /// let ten = Claim::CountAtLeast { n: 10, period: Period::year(2024)? };
    /// assert_eq!(ten.windows(), (None, Some(Period::year(2024)?)));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn windows(&self) -> (Option<Period>, Option<Period>) {
        match self {
            Self::CountAtLeast { period, .. }
            | Self::CountExactly { period, .. }
            | Self::CountAtMost { period, .. }
            | Self::RateAtLeast { period, .. }
            | Self::RateAbout { period, .. } => (None, Some(*period)),
            Self::RatioAbout { before, after, .. } => (Some(*before), Some(*after)),
            Self::First { period, before } => (Some(*before), Some(*period)),
            Self::Record { period, among } => {
                let earlier = |run: &Period| run.end() <= period.start();
                (run_of(among).filter(earlier), Some(*period))
            }
            Self::EachAtLeast { periods, .. } => (None, run_of(periods)),
            Self::Steady { periods, .. } => match periods.as_slice() {
                [before, after] => (Some(*before), Some(*after)),
                _ => (None, years_run(periods)),
            },
        }
    }

    /// The same claim about other windows: those that are given take the place of the claim's own.
    ///
    /// # Errors
    /// A window that the claim [has not](Self::windows); one that is no run of whole calendar years, where the claim goes through such years.
    ///
    /// # Examples
    /// ```
    /// use interstate::Period;
    /// use interstate::claim::Claim;
    ///
    /// let ten = Claim::CountAtLeast { n: 10, period: Period::year(2024)? };
    /// assert_eq!(ten.with_windows(None, Some(Period::year(2023)?))?.to_string(), "at least 10 in 2023");
    /// assert_eq!(
    ///     ten.with_windows(Some(Period::year(2023)?), None).unwrap_err().to_string(),
    ///     r#""at least 10 in 2024" has no window before that could be chosen in another way"#,
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn with_windows(&self, earlier: Option<Period>, later: Option<Period>) -> Result<Self> {
        let (own_earlier, own_later) = self.windows();
        for (given, own, parameter) in [
            (earlier, own_earlier, "window before"),
            (later, own_later, "window after"),
        ] {
            if given.is_some() && own.is_none() {
                return Err(Choices::NothingToChoose {
                    claim: self.to_string().into(),
                    parameter,
                }
                .into());
            }
        }
        let mut changed = self.clone();
        let (earlier, later) = (earlier.or(own_earlier), later.or(own_later));
        match &mut changed {
            Self::CountAtLeast { period, .. }
            | Self::CountExactly { period, .. }
            | Self::CountAtMost { period, .. }
            | Self::RateAtLeast { period, .. }
            | Self::RateAbout { period, .. } => set(period, later),
            Self::RatioAbout { before, after, .. } => {
                set(before, earlier);
                set(after, later);
            }
            Self::First { period, before } => {
                set(before, earlier);
                set(period, later);
            }
            Self::Record { period, among } => {
                self.set_run(among, earlier)?;
                set(period, later);
            }
            Self::EachAtLeast { periods, .. } => self.set_run(periods, later)?,
            Self::Steady { periods, .. } => match periods.as_mut_slice() {
                [before, after] => {
                    set(before, earlier);
                    set(after, later);
                }
                _ => self.set_run(periods, later)?,
            },
        }
        Ok(changed)
    }

    /// Puts a window in the place of one period, its calendar years in the place of several.
    fn set_run(&self, periods: &mut Vec<Period>, window: Option<Period>) -> Result<()> {
        let Some(window) = window else {
            return Ok(());
        };
        if periods.len() == 1 {
            *periods = vec![window];
            return Ok(());
        }
        if !(window.starts_a_year() && window.ends_a_year()) {
            return Err(Choices::NotYears {
                period: window.label().into(),
                claim: self.to_string().into(),
            }
            .into());
        }
        let (first, last) = window.years_touched();
        *periods = Partition::yearly(first..=last)?.cells().to_vec();
        Ok(())
    }

    /// What the claim's word allows, where it is a range that somebody chose.
    pub(super) fn tolerance(&self) -> Option<Tolerance> {
        match self {
            Self::RateAbout { a_year, .. } => Some(*a_year),
            Self::RatioAbout { ratio, .. } => Some(*ratio),
            Self::CountAtLeast { .. }
            | Self::CountExactly { .. }
            | Self::CountAtMost { .. }
            | Self::EachAtLeast { .. }
            | Self::First { .. }
            | Self::RateAtLeast { .. }
            | Self::Record { .. }
            | Self::Steady { .. } => None,
        }
    }

    /// The same claim where its word allows another range.
    ///
    /// # Errors
    /// A claim whose word allows no range: "at least ten".
    ///
    /// # Examples
    /// ```
    /// use interstate::Period;
    /// use interstate::claim::{Claim, Tolerance};
    ///
    /// let six = Claim::RateAbout { a_year: Tolerance::new(5.5, 6.5)?, period: Period::years(2022..=2024)? };
    /// assert_eq!(six.with_tolerance(Tolerance::at_least(6.0)?)?.to_string(), "6 or more a year in 2022–2024");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn with_tolerance(&self, tolerance: Tolerance) -> Result<Self> {
        let mut changed = self.clone();
        match &mut changed {
            Self::RateAbout { a_year, .. } => *a_year = tolerance,
            Self::RatioAbout { ratio, .. } => *ratio = tolerance,
            Self::CountAtLeast { .. }
            | Self::CountExactly { .. }
            | Self::CountAtMost { .. }
            | Self::EachAtLeast { .. }
            | Self::First { .. }
            | Self::RateAtLeast { .. }
            | Self::Record { .. }
            | Self::Steady { .. } => {
                return Err(Choices::NothingToChoose {
                    claim: self.to_string().into(),
                    parameter: "tolerance",
                }
                .into());
            }
        }
        Ok(changed)
    }
}

fn set(period: &mut Period, window: Option<Period>) {
    if let Some(window) = window {
        *period = window;
    }
}

/// The one period, or the run of calendar years that several are.
fn run_of(periods: &[Period]) -> Option<Period> {
    match periods {
        [one] => Some(*one),
        _ => years_run(periods),
    }
}

/// From the first to the last of calendar years that follow each other.
fn years_run(periods: &[Period]) -> Option<Period> {
    let (first, last) = (periods.first()?, periods.last()?);
    let is_year = |period: &Period| {
        let (from, to) = period.years_touched();
        from == to && period.starts_a_year() && period.ends_a_year()
    };
    let follow = periods.iter().zip(periods.iter().skip(1));
    let mut steps = follow.map(|(one, next)| one.end() == next.start());
    let run = periods.iter().all(is_year) && steps.all(|step| step);
    Period::new(first.start(), last.end()).ok().filter(|_| run)
}
