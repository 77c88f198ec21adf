//! The answer of a screening.

use super::examine::Examiner;
use super::frame::Frame;
use super::line::{Answer, ScreenFate, Screened};
use super::options::{ScreenFamily, ScreenOptions, ScreenTest};
use crate::count::Count;
use crate::error::Result;
use crate::ratio::frequency::percent;
use crate::rule::counting_rule::CountingRule;
use crate::stats::{RatioShrinkage, ShrunkenRatio, Testable};
use crate::time::period::Period;
use crate::trend::class::{Caution, TrendClass};
use serde::{Serialize, Serializer};
use std::fmt;

/// The comparison of two periods for every line of a table, with p-values adjusted for the number of lines: the answer of
/// [`screen`](super::screen).
///
/// # Examples
/// At [`screen`](super::screen).
#[derive(Clone, Debug)]
pub struct Screening<K> {
    lines: Vec<Screened<K>>,
    before: Period,
    after: Period,
    rule: CountingRule,
    options: ScreenOptions,
    test: ScreenTest,
    testable: Testable,
    most_events: u64,
    least_p: f64,
    shrinkage: Option<RatioShrinkage>,
    partly_covered: bool,
    unread: u64,
}

/// Lines that are still coming in.
pub(super) struct Collected<'a, K> {
    examiner: Examiner<'a>,
    frame: &'a Frame,
    options: ScreenOptions,
    lines: Vec<Screened<K>>,
    unread: u64,
}

impl<'a, K> Collected<'a, K> {
    pub(super) fn new(frame: &'a Frame, options: ScreenOptions, unread: u64) -> Result<Self> {
        Ok(Self {
            examiner: Examiner::new(frame, options.test(), options.level())?,
            frame,
            options,
            lines: Vec::new(),
            unread,
        })
    }

    /// A line of which the number of events in each cell is known.
    pub(super) fn cells(&mut self, key: K, before: &[u64], after: &[u64]) -> Result<()> {
        let (fate, answer) = match self.examiner.answer(before, after)? {
            Ok(answer) => (ScreenFate::Tested, Some(answer)),
            Err(fate) => (fate, None),
        };
        let count = |events: &[u64], partly_covered| {
            let sum = events.iter().sum();
            if partly_covered || self.unread > 0 {
                Count::at_least(sum)
            } else {
                Count::exact(sum)
            }
        };
        let counts = (
            count(before, self.frame.before.partly_covered),
            count(after, self.frame.after.partly_covered),
        );
        self.put(key, counts, fate, answer);
        Ok(())
    }

    /// A line of which they are not.
    pub(super) fn bounds(&mut self, key: K, before: Count, after: Count) {
        self.put(key, (before, after), ScreenFate::Bounds, None);
    }

    fn put(
        &mut self,
        key: K,
        (before, after): (Count, Count),
        fate: ScreenFate,
        answer: Option<Answer>,
    ) {
        self.lines.push(Screened {
            key,
            before,
            after,
            scale: self.frame.scale(),
            level: self.options.level(),
            fate,
            answer,
            adjusted: None,
            shrunken: None,
        });
    }

    /// All lines are in: what each is worth beside the others.
    pub(super) fn screened(mut self, rule: CountingRule) -> Result<Screening<K>> {
        let events = |line: &Screened<K>| line.before.lo().saturating_add(line.after.lo());
        let (years, lines) = (
            (self.frame.before.years, self.frame.after.years),
            &mut self.lines,
        );
        let tested = |line: &&mut Screened<K>| line.fate == ScreenFate::Tested;
        let (mut least, mut most_events) = (Vec::new(), 0);
        for line in lines.iter_mut().filter(tested) {
            least.push(Testable::least_p(events(line), years.0, years.1)?);
            most_events = most_events.max(events(line));
        }
        let testable = Testable::new(&least, self.options.level())?;
        if self.options.family() == ScreenFamily::Testable {
            for (line, &least) in lines.iter_mut().filter(tested).zip(&least) {
                if !testable.holds(least) {
                    line.fate = ScreenFate::TooFewEvents;
                }
            }
        }
        let p: Vec<f64> = lines
            .iter_mut()
            .filter(tested)
            .filter_map(|line| line.p())
            .collect();
        let adjusted = self.options.adjustment().adjusted(&p)?;
        for (line, p) in lines.iter_mut().filter(tested).zip(adjusted) {
            line.adjusted = Some(p);
        }
        let known = |line: &Screened<K>| line.fate != ScreenFate::Bounds;
        let counts: Vec<(u64, u64)> = lines
            .iter()
            .filter(|line| known(line))
            .map(|line| (line.before.lo(), line.after.lo()))
            .collect();
        let shrinkage = RatioShrinkage::of_counts(&counts, self.frame.scale()).ok();
        if let Some(shrinkage) = shrinkage {
            for line in lines.iter_mut().filter(|line| known(line)) {
                line.shrunken = Some(shrinkage.of_pair(line.before.lo(), line.after.lo()));
            }
        }
        Ok(Screening {
            before: self.frame.before.period,
            after: self.frame.after.period,
            rule,
            options: self.options,
            test: self.examiner.test(),
            testable,
            most_events,
            least_p: least.into_iter().fold(1.0, f64::min),
            shrinkage,
            partly_covered: self.frame.before.partly_covered || self.frame.after.partly_covered,
            unread: self.unread,
            lines: self.lines,
        })
    }
}

impl<K> Screening<K> {
    /// Every line, in the order of its text; lines of an [`EventTally`](crate::tally::scale::EventTally) in the order of its pairs and
    /// groups.
    #[must_use]
    pub fn lines(&self) -> &[Screened<K>] {
        &self.lines
    }

    /// The lines of one class, in the order of [`by_p`](Self::by_p).
    #[must_use]
    pub fn of_class(&self, class: TrendClass) -> Vec<&Screened<K>> {
        let mut lines = self.by_p();
        lines.retain(|line| line.class() == class);
        lines
    }

    /// The lines of one fate, in the order of [`lines`](Self::lines).
    pub fn of_fate(&self, fate: ScreenFate) -> impl Iterator<Item = &Screened<K>> {
        self.lines.iter().filter(move |line| line.fate == fate)
    }

    /// Every line, ordered by adjusted p from the smallest; among equals by the line's own p; lines without a p last.
    #[must_use]
    pub fn by_p(&self) -> Vec<&Screened<K>> {
        let of = |line: &Screened<K>| {
            let p = line.p().unwrap_or(2.0);
            (line.adjusted.unwrap_or(2.0), p)
        };
        let mut lines: Vec<&Screened<K>> = self.lines.iter().collect();
        lines.sort_by(|a, b| {
            let (a, b) = (of(a), of(b));
            a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
        });
        lines
    }

    /// Every line, ordered by [shrunken ratio](Screened::shrunken) from the largest; lines without one last. What fell most is at the end of
    /// those that have one.
    #[must_use]
    pub fn by_shrunken_ratio(&self) -> Vec<&Screened<K>> {
        let of = |line: &Screened<K>| line.shrunken.map_or(-1.0, ShrunkenRatio::estimate);
        let mut lines: Vec<&Screened<K>> = self.lines.iter().collect();
        lines.sort_by(|a, b| of(b).total_cmp(&of(a)));
        lines
    }

    /// The number of lines with this fate.
    #[must_use]
    pub fn count(&self, fate: ScreenFate) -> usize {
        self.of_fate(fate).count()
    }

    /// The earlier period of the comparison.
    #[must_use]
    pub fn before(&self) -> Period {
        self.before
    }

    /// The later period of the comparison.
    #[must_use]
    pub fn after(&self) -> Period {
        self.after
    }

    /// The counting rule of all lines.
    #[must_use]
    pub fn rule(&self) -> &CountingRule {
        &self.rule
    }

    /// The options of the screening.
    #[must_use]
    pub fn options(&self) -> ScreenOptions {
        self.options
    }

    /// The test for every line with events in both periods.
    #[must_use]
    pub fn test(&self) -> ScreenTest {
        self.test
    }

    /// Which of the lines with events can reach the level at all, whether or not the family is restricted to them.
    #[must_use]
    pub fn testable(&self) -> Testable {
        self.testable
    }

    /// The least p that any line could have had if all its events were on one side: where it is above 1 − level, nothing can be found.
    #[must_use]
    pub fn least_p(&self) -> f64 {
        self.least_p
    }

    /// What all lines together tell of the spread of the ratios; `None` where they tell nothing, as
    /// [`RatioShrinkage::new`](crate::stats::RatioShrinkage::new) refuses it.
    #[must_use]
    pub fn shrinkage(&self) -> Option<RatioShrinkage> {
        self.shrinkage
    }

    /// The number of rows of the source that could not be read.
    #[must_use]
    pub fn unread(&self) -> u64 {
        self.unread
    }

    /// The cautions about one line or more.
    pub fn cautions(&self) -> impl Iterator<Item = Caution> {
        let exact = |line: &Screened<K>| line.test() == Some(ScreenTest::Exact);
        [
            (self.lines.iter().any(exact), Caution::IfIndependent),
            (self.count(ScreenFate::Bounds) > 0, Caution::Depends),
            (self.partly_covered, Caution::PartlyCovered),
            (self.rule.is_unstated(), Caution::UnstatedRule),
            (self.unread > 0, Caution::Unread),
        ]
        .into_iter()
        .filter_map(|(holds, caution)| holds.then_some(caution))
    }
}

/// The whole answer in a line: how many lines had which fate, what was found by which method, and whether anything could be.
impl<K> fmt::Display for Screening<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let class = |class| self.lines.iter().filter(move |line| line.class() == class);
        write!(
            f,
            "{} lines, {} → {}: {} tested ({}), {} increased and {} decreased at {} % ({})",
            self.lines.len(),
            self.before,
            self.after,
            self.count(ScreenFate::Tested),
            self.test,
            class(TrendClass::Increased).count(),
            class(TrendClass::Decreased).count(),
            percent(self.options.level()),
            self.options.adjustment(),
        )?;
        for &fate in ScreenFate::ALL {
            let count = self.count(fate);
            if fate != ScreenFate::Tested && count > 0 {
                write!(f, "; {count} not tested, {fate}")?;
            }
        }
        if self.testable.is_empty() {
            write!(
                f,
                "; no line has events enough: of the most, {}, the least p is {:.2}",
                self.most_events, self.least_p
            )?;
        } else {
            let (len, divisor) = (self.testable.len(), self.testable.divisor());
            write!(
                f,
                "; {len} with events enough to reach {} / {divisor}",
                alpha(self)
            )?;
        }
        write!(f, " [rule {}]", self.rule.name())
    }
}

fn alpha<K>(of: &Screening<K>) -> String {
    // 1 − 0.95 is not quite 0.05.
    format!("{:.6}", of.options.level().alpha())
        .trim_end_matches('0')
        .to_owned()
}

/// What serde writes of a screening.
#[derive(Serialize)]
#[serde(bound = "")]
struct Written<'a, K: fmt::Display> {
    before: Period,
    after: Period,
    options: ScreenOptions,
    test: ScreenTest,
    testable: Testable,
    shrinkage: Option<RatioShrinkage>,
    cautions: Vec<Caution>,
    unread: u64,
    rule: &'a CountingRule,
    lines: &'a [Screened<K>],
}

/// Both periods, how it was screened, the testable family, the prior, the cautions, the rule and every line.
impl<K: fmt::Display> Serialize for Screening<K> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let written = Written {
            before: self.before,
            after: self.after,
            options: self.options,
            test: self.test,
            testable: self.testable,
            shrinkage: self.shrinkage,
            cautions: self.cautions().collect(),
            unread: self.unread,
            rule: &self.rule,
            lines: &self.lines,
        };
        written.serialize(to)
    }
}
