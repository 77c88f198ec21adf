//! Whether a claim holds on a ledger under a rule.

use super::Claim;
use super::asked::Asks;
use super::checked::CheckedClaim;
use super::close;
use super::holds::{Said, World, sum_of};
use super::known::Known;
use super::measured::MeasuredRange;
use super::verdict::Verdict;
use crate::count::Count;
use crate::error::{Result, answers::Answers};
use crate::ledger::Ledger;
use crate::rule::counting_rule::CountingRule;
use crate::rule::select::Select;
use crate::tally::TallyKey;
use crate::tally::parted::{Parted, parted};
use crate::tally::reach::Reach;
use crate::tally::table::TallyTable;
use crate::time::PeriodExtent;
use crate::time::coverage::Coverage;
use crate::time::exposure::Exposure;
use crate::time::partition::Partition;
use crate::time::period::Period;
use crate::time::truth::Truth;

/// Where more may have been than was recorded.
#[derive(Clone, Copy)]
pub(super) struct Gap {
    /// On days that the source covers in part, or in rows that were not read.
    partial: bool,
    /// On days that the source does not cover.
    outside: bool,
}

impl Gap {
    pub(super) fn of(coverage: &Coverage, window: &[Period], unread: bool) -> Self {
        let mut gap = Self {
            partial: unread,
            outside: false,
        };
        for period in window {
            let (partial, outside) = match coverage.extent_over(*period) {
                PeriodExtent::Full => (false, false),
                PeriodExtent::Partial => (true, false),
                PeriodExtent::Outside => (false, true),
                PeriodExtent::Mixed {
                    partial, outside, ..
                } => (partial > 0, outside > 0),
            };
            gap.partial |= partial;
            gap.outside |= outside;
        }
        gap
    }

    fn is_open(self) -> bool {
        self.partial || self.outside
    }
}

/// Whether two of the windows share a day.
fn share_days(windows: &[Vec<Period>]) -> bool {
    let mut all: Vec<Period> = windows.iter().flatten().copied().collect();
    all.sort_by_key(|period| period.start());
    let steps = all.iter().zip(all.iter().skip(1));
    steps
        .into_iter()
        .any(|(one, next)| one.end() > next.start())
}

/// What was asked of the counts of a list: the windows, the sorts of events, and what the records allow.
struct Counted<'a> {
    claim: &'a Claim,
    windows: Vec<Vec<Period>>,
    years: Vec<Exposure>,
    sorts: Vec<Vec<bool>>,
}

impl Counted<'_> {
    /// The counts of each box with the years that they are over.
    fn worlds<'r>(&'r self, reach: &'r Reach) -> impl Iterator<Item = Vec<Known>> + use<'r> {
        let years = || self.years.iter().copied().cycle();
        let boxes = reach.boxes().iter();
        boxes.map(move |counts| counts.iter().copied().zip(years()).collect())
    }

    fn world<'r>(&'r self, known: &'r [Known]) -> World<'r> {
        World {
            sorts: &self.sorts,
            known,
        }
    }

    /// The answer that all worlds give, if they give one.
    fn in_all_worlds(&self, reach: &Reach) -> Result<Said> {
        let mut found = None;
        let mut gives_up = false;
        for known in self.worlds(reach) {
            let said = self.claim.holds(&self.world(&known))?;
            if said.gives_up {
                gives_up = true;
            } else if said.truth == Truth::Depends || found.is_some_and(|found| found != said.truth)
            {
                return Ok(Truth::Depends.into());
            } else {
                found = Some(said.truth);
            }
        }
        Ok(Said {
            truth: found
                .filter(|_| !gives_up)
                .map_or(Truth::Depends, |found| found),
            gives_up,
        })
    }

    /// The same counts without an upper bound in the windows where more may have been: whatever such events are, those in one part or in none
    /// make all the numbers that there could be.
    fn open(&self, reach: &Reach, windows: &[bool]) -> Reach {
        let few = |sort: &Vec<bool>| sort.iter().filter(|is_in| **is_in).count() <= 1;
        let of_sort = |sort: &Vec<bool>| {
            let few = few(sort);
            windows.iter().map(move |open| few && *open)
        };
        let floors: Vec<bool> = self.sorts.iter().flat_map(of_sort).collect();
        reach.clone().open(&floors)
    }

    /// The bounds of the counts of the sorts that are wanted, window by window, in all worlds.
    fn hull(&self, reach: &Reach, wanted: impl Fn(&[bool]) -> bool) -> Vec<Count> {
        let counts = |known: Vec<Known>| -> Vec<Count> {
            let sums = sum_of(&self.world(&known), &wanted, self.windows.len());
            sums.into_iter().map(|(count, _)| count).collect()
        };
        let each = self.worlds(reach).map(counts);
        let hull = each.reduce(|all, one| {
            let pairs = all.into_iter().zip(one);
            pairs.map(|(all, one)| all.hull(one)).collect()
        });
        hull.into_iter().flatten().collect()
    }

    /// Windows of one period, each with its count.
    fn by_period(&self, counts: Vec<Count>) -> impl Iterator<Item = (Period, Count)> {
        let windows = self.windows.iter().zip(counts);
        windows.filter_map(|(window, count)| match window.as_slice() {
            [period] => Some((*period, count)),
            _ => None,
        })
    }

    fn counts(&self, reach: &Reach) -> Vec<(Period, Count)> {
        let counts = match self.sorts.as_slice() {
            [_] => reach.hull(),
            _ => self.hull(reach, |_| true),
        };
        self.by_period(counts).collect()
    }

    /// The quantity of the claim in all worlds; nothing for a form that is about no single number.
    fn value(&self, reach: &Reach) -> Option<MeasuredRange> {
        let mut worlds = self.worlds(reach);
        let of = |known: Vec<Known>| self.claim.measured(&self.world(&known));
        let first = of(worlds.next()?)?;
        worlds.try_fold(first, |all, known| Some(all.hull(of(known)?)))
    }

    fn parts(&self, reach: &Reach, parts: &[&Select]) -> Vec<(Select, Period, Count)> {
        let of_part = |(at, part): (usize, &&Select)| {
            let part = Select::clone(part);
            let counts = self.hull(reach, |sort| sort.get(at) == Some(&true));
            let counts: Vec<(Period, Count)> = self.by_period(counts).collect();
            counts
                .into_iter()
                .map(move |(period, count)| (part.clone(), period, count))
        };
        parts.iter().enumerate().flat_map(of_part).collect()
    }
}

/// A verdict, and what it rests on.
pub(super) struct Judged<'a> {
    counted: Counted<'a>,
    reach: Reach,
    pub(super) verdict: Verdict,
    pub(super) sharp: bool,
}

impl Judged<'_> {
    /// Whether counts decided, and not the days that are not covered.
    fn tells(&self) -> bool {
        self.verdict != Verdict::OutOfCoverage
    }

    /// The counts of the windows that are one period each; none where the source does not cover what would decide.
    pub(super) fn counts(&self) -> Vec<Count> {
        if !self.tells() {
            return Vec::new();
        }
        let counts = self.counted.counts(&self.reach).into_iter();
        counts.map(|(_, count)| count).collect()
    }

    /// The quantity that the claim is about, under the same condition.
    pub(super) fn value(&self) -> Option<MeasuredRange> {
        if self.tells() {
            self.counted.value(&self.reach)
        } else {
            None
        }
    }
}

impl Claim {
    /// Checks the claim for one line of a ledger under a rule: its verdict, with the counts that decided it.
    ///
    /// It is judged in every world that the records allow, for all its periods together: an event in doubt between two periods is in one of
    /// them. Worlds are told apart as far as some 65,000 different lists of counts, or a million counts in them; what is in doubt beyond that
    /// is taken period by period, so that a verdict may be [`Depends`](Verdict::Depends) where all worlds agree, but is wrong in no other way
    /// ([`CheckedClaim::is_sharp`]). The same may happen to a ratio over more than 4,096 different earlier counts, of which not all are tried,
    /// and to parts where a group of rows may be in one or in another.
    ///
    /// # Errors
    /// What is not [`sound`](Self::sound); a rule that its source does not state; a count that does not fit 64 bits; a prediction that leaves
    /// the range of whole numbers.
    pub fn check<K: TallyKey>(
        &self,
        ledger: &Ledger,
        rule: &CountingRule,
        of: &K,
    ) -> Result<CheckedClaim> {
        self.sound()?;
        match self.asks() {
            Asks::Counts { windows, parts } => self.check_counts(ledger, rule, of, windows, &parts),
            Asks::Close { days, period } => close::check(self, ledger, rule, of, days, period),
            Asks::Nothing(why) => Ok(CheckedClaim {
                not_quantitative: Some(why),
                ..CheckedClaim::new(self, rule, Verdict::NotQuantitative)
            }),
        }
    }

    fn check_counts<K: TallyKey>(
        &self,
        ledger: &Ledger,
        rule: &CountingRule,
        of: &K,
        windows: Vec<Vec<Period>>,
        parts: &[&Select],
    ) -> Result<CheckedClaim> {
        let cells = Partition::around(&self.periods())?;
        let Parted {
            sorts,
            reach: recorded,
        } = if parts.is_empty() {
            let table = TallyTable::count(ledger, rule, &cells)?;
            Parted {
                sorts: vec![Vec::new()],
                reach: table.reach(of, &windows)?,
            }
        } else {
            parted(ledger, rule, &cells, of, &windows, parts)?
        };
        let unread = ledger.unread().rows();
        let gap = |window: &Vec<Period>| Gap::of(ledger.coverage(), window, unread > 0);
        let gaps: Vec<Gap> = windows.iter().map(gap).collect();
        let judged = self.judge(windows, sorts, &recorded, &gaps)?;
        let outside = judged.counted.windows.iter().zip(&gaps);
        let outside = outside.filter(|(_, gap)| gap.outside);
        let uncovered: Vec<Period> = outside.flat_map(|(window, _)| window.clone()).collect();
        let (counts, part_counts) = if judged.tells() {
            let reach = &judged.reach;
            (
                judged.counted.counts(reach),
                judged.counted.parts(reach, parts),
            )
        } else {
            (Vec::new(), Vec::new())
        };
        Ok(CheckedClaim {
            counts,
            parts: part_counts,
            value: judged.value(),
            uncovered,
            unread,
            sharp: judged.sharp,
            ..CheckedClaim::new(self, rule, judged.verdict)
        })
    }

    /// Whether the claim holds where so much is recorded in its windows, and covered.
    pub(super) fn judge(
        &self,
        windows: Vec<Vec<Period>>,
        sorts: Vec<Vec<bool>>,
        recorded: &Reach,
        gaps: &[Gap],
    ) -> Result<Judged<'_>> {
        let years = windows.iter().filter_map(|window| window.first());
        let counted = Counted {
            claim: self,
            years: years.map(|period| period.exposure()).collect(),
            sorts,
            windows,
        };
        let open: Vec<bool> = gaps.iter().map(|gap| gap.is_open()).collect();
        // What was not recorded in days that two windows share would count in both.
        let tied = open.contains(&true) && share_days(&counted.windows);
        let reach = counted.open(recorded, &open);
        let said = counted.in_all_worlds(&reach)?;
        let mut verdict = Verdict::from(said.truth);
        if verdict == Verdict::Depends && gaps.iter().any(|gap| gap.outside) {
            let in_part: Vec<bool> = gaps.iter().map(|gap| gap.partial).collect();
            let covered = counted.open(recorded, &in_part);
            if counted.in_all_worlds(&covered)?.truth != Truth::Depends {
                verdict = Verdict::OutOfCoverage;
            }
        }
        Ok(Judged {
            verdict,
            sharp: reach.is_sharp() && !said.gives_up && !(tied && said.truth == Truth::Depends),
            counted,
            reach,
        })
    }

    /// Checks the claim under each of several rules.
    ///
    /// # Errors
    /// No rule; and as [`check`](Self::check).
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::{Claim, Tolerance, Verdict};
    /// use interstate::tally::Whole;
    /// use interstate::{CountingRule, InteractionFamily, OneIs, Period, Select, read};
    ///
    /// let ledger = read::ledger::from_path("data/china_russia.csv")?;
    /// let exercises = Select::from(InteractionFamily::Exercise);
    /// let rules = [
    ///     CountingRule::new("exercises", exercises.clone()),
    ///     CountingRule::new("exercises and patrols", exercises | InteractionFamily::Patrol.into()),
    /// ];
    /// let doubled = Claim::RatioAbout {
    ///     ratio: Tolerance::new(1.75, 2.25)?,
    ///     before: Period::years(2019..=2021)?,
    ///     after: Period::years(2022..=2024)?,
    /// };
    /// let checked = doubled.check_all(&ledger, &rules, &Whole)?;
    /// assert_eq!(checked.iter().filter(|c| c.verdict() == Verdict::Holds).count(), 1);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn check_all<'a, K: TallyKey>(
        &self,
        ledger: &Ledger,
        rules: impl IntoIterator<Item = &'a CountingRule>,
        of: &K,
    ) -> Result<Vec<CheckedClaim>> {
        let checked: Result<Vec<CheckedClaim>> = rules
            .into_iter()
            .map(|rule| self.check(ledger, rule, of))
            .collect();
        match checked {
            Ok(none) if none.is_empty() => Err(Answers::NoRule.into()),
            checked => checked,
        }
    }
}
