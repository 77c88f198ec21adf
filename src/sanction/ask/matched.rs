//! Which listings are of one target, and the first day on which each is listed.

use crate::error::Result;
use crate::sanction::ask::filter::ListingFilter;
use crate::sanction::ask::match_rule::{MatchRule, MatchRules};
use crate::sanction::ask::matches::Joined;
use crate::sanction::ask::ready_filter::{Kept, ReadyFilter};
use crate::sanction::record::days::Possible;
use crate::sanction::register::{Register, Row};
use crate::time::truth::Truth;

/// For each target its number under some rules, and for each number the first target that has it.
pub(in crate::sanction) struct Matched {
    targets: usize,
    /// Nothing where each target is its own number.
    by_group: Option<(Vec<u32>, Vec<u32>)>,
}

impl Matched {
    pub(in crate::sanction) fn new(register: &Register, rules: MatchRules) -> Self {
        let targets = register.targets();
        let asks = rules.iter().any(|rule| rule != MatchRule::SameTarget);
        let by_group = asks.then(|| {
            let mut joined = Joined::new(targets, rules);
            let (mut numbers, mut first) = (Vec::with_capacity(targets.len()), Vec::new());
            for place in 0..targets.len() {
                let group = joined.first_of(place);
                // OK because a register has at most `MOST` targets, and the first of a group comes before the others.
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::indexing_slicing,
                    reason = "at most the targets, and the first is numbered"
                )]
                let number = if group == place {
                    first.push(place as u32);
                    first.len() as u32 - 1
                } else {
                    numbers[group]
                };
                numbers.push(number);
            }
            (numbers, first)
        });
        Self {
            targets: targets.len(),
            by_group,
        }
    }

    pub(in crate::sanction) fn len(&self) -> usize {
        self.by_group
            .as_ref()
            .map_or(self.targets, |(_, first)| first.len())
    }

    // OK because each target of the register has a number.
    #[expect(clippy::indexing_slicing, reason = "a target of the register")]
    fn number(&self, target: u32) -> usize {
        let target = target as usize;
        let of_target = self.by_group.as_ref().map(|(of_target, _)| of_target);
        of_target.map_or(target, |of_target| of_target[target] as usize)
    }

    // OK because each number has a first target, which the register has.
    #[expect(
        clippy::indexing_slicing,
        reason = "a number of a target of the register"
    )]
    pub(in crate::sanction) fn name(&self, register: &Register, number: usize) -> Box<str> {
        let first = self.by_group.as_ref().map(|(_, first)| first);
        let target = first.map_or(number, |first| first[number] as usize);
        register.targets()[target].id().into()
    }
}

/// The first day on which each target is listed on one side.
type FirstDays = Vec<Option<Possible>>;

impl Register {
    /// The first day on which each target is listed, of the listings that a filter surely keeps.
    pub(in crate::sanction) fn earliest(
        &self,
        filter: &ListingFilter,
        matched: &Matched,
    ) -> Result<FirstDays> {
        let sieve = ReadyFilter::new(filter, self)?;
        let mut days = vec![None; matched.len()];
        for (at, row) in self.rows.iter().enumerate() {
            keep_first(&sieve, at, row, matched, &mut days);
        }
        Ok(days)
    }

    /// Both sides in one pass: a register of a million rows does not fit a cache.
    pub(in crate::sanction) fn earliest_of_two(
        &self,
        first: &ListingFilter,
        next: &ListingFilter,
        matched: &Matched,
    ) -> Result<(FirstDays, FirstDays)> {
        let (one, other) = (
            ReadyFilter::new(first, self)?,
            ReadyFilter::new(next, self)?,
        );
        let mut days = (vec![None; matched.len()], vec![None; matched.len()]);
        for (at, row) in self.rows.iter().enumerate() {
            keep_first(&one, at, row, matched, &mut days.0);
            keep_first(&other, at, row, matched, &mut days.1);
        }
        Ok(days)
    }
}

/// Keeps the day of a row if it is the first of its target on this side.
#[inline]
fn keep_first(
    sieve: &ReadyFilter<'_>,
    at: usize,
    row: &Row,
    matched: &Matched,
    days: &mut FirstDays,
) {
    if sieve.keeps(at, row) != Kept::Yes(Truth::Yes) {
        return;
    }
    if let Some(day) = days.get_mut(matched.number(row.target)) {
        let listed = row.days.listed;
        *day = Some(day.map_or(listed, |before| before.earlier(listed)));
    }
}
