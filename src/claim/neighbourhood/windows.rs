//! The windows and the tolerance of a claim, and the same claim with others.

use crate::claim::{Claim, Tolerance};
use crate::error::{Result, choices::Choices};
use crate::time::partition::Partition;
use crate::time::period::Period;

impl Claim {
    /// The earlier and the later window of the claim, which could have been chosen otherwise. A claim about one window has it as the later
    /// one.
    ///
    /// Calendar years that follow each other are one window: the earlier one of a record among them and of a projection from them, the later
    /// one of a claim about each of them. A claim about three windows, or about other periods one by one, has none.
    ///
    /// # Examples
    /// ```
    /// use interstate::Period;
    /// use interstate::claim::Claim;
    ///
    /// let (before, after) = (Period::years(2019..=2021)?, Period::years(2022..=2024)?);
    /// assert_eq!(Claim::doubled(before, after).before_and_after(), (Some(before), Some(after)));
    /// let ten = Claim::CountAtLeast { n: 10, period: after };
    /// assert_eq!(ten.before_and_after(), (None, Some(after)));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn before_and_after(&self) -> (Option<Period>, Option<Period>) {
        match self {
            Self::CountAtLeast { period, .. }
            | Self::CountExactly { period, .. }
            | Self::CountAtMost { period, .. }
            | Self::RateAtLeast { period, .. }
            | Self::RateAtMost { period, .. }
            | Self::RateAbout { period, .. }
            | Self::FirstEver { period }
            | Self::Interval { period, .. }
            | Self::Share { period, .. }
            | Self::Breakdown { period, .. } => (None, Some(*period)),
            Self::RatioAbout { before, after, .. }
            | Self::RatioAtLeast { before, after, .. }
            | Self::RatioAtMost { before, after, .. }
            | Self::Halved { before, after, .. }
            | Self::PercentChange { before, after, .. }
            | Self::Divergence { before, after, .. } => (Some(*before), Some(*after)),
            Self::First { period, before } => (Some(*before), Some(*period)),
            Self::PercentOf { period, base, .. } => earlier(Some(*base), *period),
            Self::WindowPairCount { period, other, .. } => earlier(Some(*other), *period),
            Self::Record { period, among } | Self::CombinedExceeds { period, among } => {
                earlier(run_of(among), *period)
            }
            Self::Projection { basis, next, .. } => (run_of(basis), Some(*next)),
            Self::EachAtLeast { periods, .. } => (None, run_of(periods)),
            Self::Steady { periods, .. } | Self::Plateau { periods, .. } => {
                match periods.as_slice() {
                    [before, after] => (Some(*before), Some(*after)),
                    _ => (None, years_run(periods)),
                }
            }
            Self::Consecutive { .. }
            | Self::Ordinal { .. }
            | Self::Peak { .. }
            | Self::Rebound { .. }
            | Self::NotQuantitative { .. } => (None, None),
        }
    }

    /// The same claim with other windows: those given replace the claim's own.
    ///
    /// # Errors
    /// A window that the claim [has not](Self::before_and_after); one that is no run of whole calendar years, where the claim goes through such years.
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
        let own = self.before_and_after();
        for (given, own, parameter) in [
            (earlier, own.0, "window before"),
            (later, own.1, "window after"),
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
        match &mut changed {
            Self::CountAtLeast { period, .. }
            | Self::CountExactly { period, .. }
            | Self::CountAtMost { period, .. }
            | Self::RateAtLeast { period, .. }
            | Self::RateAtMost { period, .. }
            | Self::RateAbout { period, .. }
            | Self::FirstEver { period }
            | Self::Interval { period, .. }
            | Self::Share { period, .. }
            | Self::Breakdown { period, .. } => set(period, later),
            Self::RatioAbout { before, after, .. }
            | Self::RatioAtLeast { before, after, .. }
            | Self::RatioAtMost { before, after, .. }
            | Self::Halved { before, after, .. }
            | Self::PercentChange { before, after, .. }
            | Self::Divergence { before, after, .. } => {
                set(before, earlier);
                set(after, later);
            }
            Self::First { period, before }
            | Self::PercentOf {
                period,
                base: before,
                ..
            }
            | Self::WindowPairCount {
                period,
                other: before,
                ..
            } => {
                set(before, earlier);
                set(period, later);
            }
            Self::Record { period, among } => {
                self.set_run(among, earlier)?;
                set(period, later);
            }
            // What is added up may as well be one window.
            Self::CombinedExceeds { period, among } => {
                if let Some(earlier) = earlier {
                    *among = vec![earlier];
                }
                set(period, later);
            }
            Self::Projection { basis, next, .. } => {
                self.set_run(basis, earlier)?;
                set(next, later);
            }
            Self::EachAtLeast { periods, .. } => self.set_run(periods, later)?,
            Self::Steady { periods, .. } | Self::Plateau { periods, .. } => {
                match periods.as_mut_slice() {
                    [before, after] => {
                        set(before, earlier);
                        set(after, later);
                    }
                    _ => self.set_run(periods, later)?,
                }
            }
            Self::Consecutive { .. }
            | Self::Ordinal { .. }
            | Self::Peak { .. }
            | Self::Rebound { .. }
            | Self::NotQuantitative { .. } => {}
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
        let mut own = self.clone();
        own.tolerance_mut().copied()
    }

    /// The same claim with another range allowed by its word.
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
        match changed.tolerance_mut() {
            Some(own) => *own = tolerance,
            None => {
                return Err(Choices::NothingToChoose {
                    claim: self.to_string().into(),
                    parameter: "tolerance",
                }
                .into());
            }
        }
        Ok(changed)
    }

    fn tolerance_mut(&mut self) -> Option<&mut Tolerance> {
        match self {
            Self::RateAbout { a_year: of, .. }
            | Self::RatioAbout { ratio: of, .. }
            | Self::Halved { times: of, .. }
            | Self::PercentChange { percent: of, .. }
            | Self::PercentOf { percent: of, .. }
            | Self::Plateau { step: of, .. }
            | Self::Share { percent: of, .. } => Some(of),
            Self::CountAtLeast { .. }
            | Self::CountExactly { .. }
            | Self::CountAtMost { .. }
            | Self::WindowPairCount { .. }
            | Self::EachAtLeast { .. }
            | Self::Consecutive { .. }
            | Self::First { .. }
            | Self::FirstEver { .. }
            | Self::Ordinal { .. }
            | Self::RateAtLeast { .. }
            | Self::RateAtMost { .. }
            | Self::RatioAtLeast { .. }
            | Self::RatioAtMost { .. }
            | Self::Record { .. }
            | Self::CombinedExceeds { .. }
            | Self::Steady { .. }
            | Self::Peak { .. }
            | Self::Rebound { .. }
            | Self::Interval { .. }
            | Self::Breakdown { .. }
            | Self::Divergence { .. }
            | Self::Projection { .. }
            | Self::NotQuantitative { .. } => None,
        }
    }
}

fn set(period: &mut Period, window: Option<Period>) {
    if let Some(window) = window {
        *period = window;
    }
}

/// The earlier window, if it has ended when the later one begins, and the later.
fn earlier(before: Option<Period>, after: Period) -> (Option<Period>, Option<Period>) {
    let ended = before.filter(|before| before.end() <= after.start());
    (ended, Some(after))
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
