//! The same claim at other cuts of the list.

use super::neighbourhood::questions::Questions;
use super::{Claim, Verdict};
use crate::count::Count;
use crate::error::{Result, choices::Choices, text};
use crate::ledger::Ledger;
use crate::rule::counting_rule::CountingRule;
use crate::tally::TallyKey;
use crate::time::CoverageExtent;
use crate::time::coverage::Coverage;
use crate::time::period::Period;
use chrono::{Months, NaiveDate};
use std::fmt;

text::word! {
    "length of the sides of a cut";
    /// How much of the list is compared on each side of a cut.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::PlaceboSides;
    ///
    /// assert_eq!("all_years".parse::<PlaceboSides>()?, PlaceboSides::AllYears);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Default)]
    pub enum PlaceboSides {
        /// The same number of whole years on both sides, as many as the list has on either, at most those of the claim's longer window.
        #[default]
        EqualLengths,
        /// All days of the list on both sides.
        AllYears,
    }
}

/// One cut of a list into an earlier and a later side, with the verdict on the claim there.
///
/// # Examples
/// As at [`PlaceboCuts`].
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct PlaceboCut {
    day: NaiveDate,
    stated: bool,
    before: Period,
    after: Period,
    counts: Vec<Count>,
    ratio: Option<(f64, Option<f64>)>,
    verdict: Verdict,
}

impl PlaceboCut {
    /// The first day of the later side.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.day
    }

    /// Whether this is the claim's own cut.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        self.stated
    }

    /// The period before the cut.
    #[must_use]
    pub fn before(&self) -> Period {
        self.before
    }

    /// The period from the cut on.
    #[must_use]
    pub fn after(&self) -> Period {
        self.after
    }

    /// The counts that decided, in the order in which the claim names its periods; none where days that are not covered decide.
    #[must_use]
    pub fn counts(&self) -> &[Count] {
        &self.counts
    }

    /// The least and the greatest ratio; `None` for a claim about no ratio, or where there was nothing before.
    #[must_use]
    pub fn ratio(&self) -> Option<(f64, Option<f64>)> {
        self.ratio
    }

    /// The verdict on the claim at this cut.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }
}

/// The same claim at every cut of the list that lies whole years from its own: does "since the invasion" single out the year of the invasion?
///
/// # When it misleads
/// It describes and tests nothing: neighbouring cuts share most of their events, and a list of eight years has seven of them, so that no p could be
/// small. A claim that holds at other cuts too says little of its own; one that holds at its own alone may still do so by chance.
///
/// # Examples
/// ```
/// use interstate::claim::{Claim, PlaceboSides, Tolerance};
/// use interstate::tally::Whole;
/// use interstate::{Period, sample};
///
/// let doubled = Claim::RatioAbout {
///     ratio: Tolerance::new(1.75, 2.25)?,
///     before: Period::years(2019..=2021)?,
///     after: Period::years(2022..=2024)?,
/// };
/// let rules = sample::china_russia_rules()?;
/// let all_patrols = rules.iter().find(|rule| rule.name() == "E6").ok_or("no such rule")?;
/// let cuts = doubled.placebo_cuts(&sample::china_russia()?, all_patrols, &Whole, PlaceboSides::EqualLengths, None)?;
/// assert_eq!(
///     cuts.to_string(),
///     "cut on      before → after          counts    ratio  verdict\n\
///      2018-01-01  2017 → 2018             3 → 2      0.67  fails\n\
///      2019-01-01  2017–2018 → 2019–2020   5 → 8      1.60  fails\n\
///      2020-01-01  2017–2019 → 2020–2022   11 → 14    1.27  fails\n\
///      2021-01-01  2018–2020 → 2021–2023   10 → 18    1.80  holds\n\
///      2022-01-01  2019–2021 → 2022–2024   13 → 25    1.92  holds    the cut of the claim\n\
///      2023-01-01  2021–2022 → 2023–2024   12 → 18    1.50  fails\n\
///      2024-01-01  2023 → 2024             6 → 12     2.00  holds\n",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct PlaceboCuts {
    claim: Claim,
    rule: CountingRule,
    sides: PlaceboSides,
    over: Period,
    all: Vec<PlaceboCut>,
}

impl PlaceboCuts {
    /// The cuts, in order of time.
    #[must_use]
    pub fn all(&self) -> &[PlaceboCut] {
        &self.all
    }

    /// The claim as stated.
    #[must_use]
    pub fn claim(&self) -> &Claim {
        &self.claim
    }

    /// The counting rule of the check.
    #[must_use]
    pub fn rule(&self) -> &CountingRule {
        &self.rule
    }

    /// How much of the list is compared on each side.
    #[must_use]
    pub fn sides(&self) -> PlaceboSides {
        self.sides
    }

    /// The period within which cuts were made.
    #[must_use]
    pub fn over(&self) -> Period {
        self.over
    }
}

impl Claim {
    /// Checks the claim at its own cut, which is the first day of its later window, and at every other that lies whole years from it.
    ///
    /// Without `over`, cuts are made within the days that the source covers in full, from the first to the last.
    ///
    /// # Errors
    /// A claim without two windows; a source that states no first and last day, where `over` is `None`; a list with less than a year on a side of the
    /// claim's cut; and as [`check`](Self::check).
    pub fn placebo_cuts<K: TallyKey>(
        &self,
        ledger: &Ledger,
        rule: &CountingRule,
        of: &K,
        sides: PlaceboSides,
        over: Option<Period>,
    ) -> Result<PlaceboCuts> {
        let (Some(before), Some(after)) = self.before_and_after() else {
            return Err(Choices::NothingToChoose {
                claim: self.to_string().into(),
                parameter: "pair of windows",
            }
            .into());
        };
        let over = match over {
            Some(over) => over,
            None => covered_in_full(ledger.coverage()).ok_or(Choices::NoSpan)?,
        };
        let own_cut = after.start();
        let longest =
            years_in(before.start(), before.end()).max(years_in(after.start(), after.end()));
        let mut cuts = Vec::new();
        for day in cuts_within(over, after.start()) {
            let (left, right) = (years_in(over.start(), day), years_in(day, over.end()));
            let years = left.min(right).min(longest.max(1));
            let (start, end) = match sides {
                PlaceboSides::EqualLengths => (back(day, years), forward(day, years)),
                PlaceboSides::AllYears => (Some(over.start()), Some(over.end())),
            };
            if let (true, Some(start), Some(end)) = (years > 0, start, end) {
                cuts.push((day, Period::new(start, day)?, Period::new(day, end)?));
            }
        }
        if !cuts.iter().any(|(day, ..)| *day == after.start()) {
            return Err(Choices::NoOtherCut {
                day: after.start(),
                years: "a year",
                over: over.label().into(),
            }
            .into());
        }
        let claims: Result<Vec<Self>> = cuts
            .iter()
            .map(|(_, before, after)| self.with_windows(Some(*before), Some(*after)))
            .collect();
        let questions = Questions::new(claims?, ledger)?;
        let counted = questions.under(rule.clone(), of)?;
        let mut all = Vec::with_capacity(cuts.len());
        for (place, (day, before, after)) in cuts.into_iter().enumerate() {
            let (Some(claim), Some(outcome)) = (questions.claim(place), counted.answer(place)?)
            else {
                continue;
            };
            let range = outcome.value.and_then(|value| claim.number(value));
            all.push(PlaceboCut {
                day,
                stated: day == own_cut,
                before,
                after,
                counts: outcome.counts,
                ratio: range.map(|(lo, hi)| (lo, hi.is_finite().then_some(hi))),
                verdict: outcome.verdict,
            });
        }
        Ok(PlaceboCuts {
            claim: self.clone(),
            rule: rule.clone(),
            sides,
            over,
            all,
        })
    }
}

/// From the first day that is covered in full to the last, if the source states such days.
fn covered_in_full(coverage: &Coverage) -> Option<Period> {
    let full = |(period, extent): &(Period, CoverageExtent)| {
        (*extent == CoverageExtent::Full).then_some(*period)
    };
    let mut full = coverage.spans().iter().filter_map(full);
    let first = full.next()?;
    let last = full.next_back().unwrap_or(first);
    Period::new(first.start(), last.end()).ok()
}

/// Every day within a period, its first excepted, that lies whole years from this one, in order.
fn cuts_within(over: Period, from: NaiveDate) -> Vec<NaiveDate> {
    let within = |day: &NaiveDate| over.start() < *day && *day < over.end();
    let earlier = (1..).map_while(|n| back(from, n).filter(|day| *day > over.start()));
    let later = (1..).map_while(|n| forward(from, n).filter(|day| *day < over.end()));
    let mut cuts: Vec<NaiveDate> = earlier.chain([from]).chain(later).filter(within).collect();
    cuts.sort_unstable();
    cuts
}

fn back(day: NaiveDate, years: u32) -> Option<NaiveDate> {
    day.checked_sub_months(Months::new(years.checked_mul(12)?))
}

fn forward(day: NaiveDate, years: u32) -> Option<NaiveDate> {
    day.checked_add_months(Months::new(years.checked_mul(12)?))
}

/// How many whole years lie between two days.
fn years_in(start: NaiveDate, end: NaiveDate) -> u32 {
    let mut years = 0;
    while forward(start, years + 1).is_some_and(|day| day <= end) {
        years += 1;
    }
    years
}

/// A table: one line a cut.
impl fmt::Display for PlaceboCuts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<10}  {:<22}  {:<8}  {:>5}  verdict",
            "cut on", "before → after", "counts", "ratio"
        )?;
        for cut in &self.all {
            let windows = format!("{} → {}", cut.before.label(), cut.after.label());
            let counts: Vec<String> = cut.counts.iter().map(ToString::to_string).collect();
            let ratio = match cut.ratio {
                Some((lo, Some(hi))) if lo == hi => format!("{lo:.2}"),
                Some((lo, Some(hi))) => format!("{lo:.2}–{hi:.2}"),
                Some((lo, None)) => format!("{lo:.2}+"),
                None => "–".into(),
            };
            let verdict = cut.verdict.to_string().replace('_', " ");
            let own = if cut.stated {
                "the cut of the claim"
            } else {
                ""
            };
            let line = format!(
                "{}  {windows:<22}  {:<8}  {ratio:>5}  {verdict:<7}  {own}",
                cut.day,
                counts.join(" → "),
            );
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}
