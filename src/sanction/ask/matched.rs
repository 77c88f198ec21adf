//! Which listings are of one target, and the first day on which each is listed.

use crate::error::{Result, text};
use crate::sanction::ask::filter::ListingFilter;
use crate::sanction::ask::ready_filter::{Kept, ReadyFilter};
use crate::sanction::record::days::Possible;
use crate::sanction::register::{Register, Row};
use crate::time::truth::Truth;
use std::collections::HashMap;

text::word! {
    "rule to match targets";
    /// When two listings are of one target.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::MatchRule;
    ///
    /// assert_eq!("same_name".parse::<MatchRule>()?, MatchRule::SameName);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum MatchRule {
        /// They name one target of the register: whoever built it resolved the entities.
        SameTarget,
        /// Their targets' names have the same letters and digits, whatever their case, blanks and marks. A lower bound of the
        /// matches: "Co., Ltd" and "Company Limited" differ.
        SameName,
    }
}

/// For each target its number under a rule, and for each number the first target that has it.
pub(in crate::sanction) struct Matched {
    targets: usize,
    /// Nothing where each target is its own number.
    by_name: Option<(Vec<u32>, Vec<u32>)>,
}

impl Matched {
    pub(in crate::sanction) fn new(register: &Register, rule: MatchRule) -> Self {
        let targets = register.targets();
        let by_name = (rule == MatchRule::SameName).then(|| {
            let mut at: HashMap<String, u32> = HashMap::new();
            let mut first = Vec::new();
            let numbered = (0..).zip(targets).map(|(place, target)| {
                let letters = target.name().chars().filter(|c| c.is_alphanumeric());
                let name: String = letters.flat_map(char::to_lowercase).collect();
                *at.entry(name).or_insert_with(|| {
                    // OK because a register has at most `MOST` targets.
                    #[expect(clippy::cast_possible_truncation, reason = "at most the targets")]
                    let number = first.len() as u32;
                    first.push(place);
                    number
                })
            });
            let of_target = numbered.collect();
            (of_target, first)
        });
        Self {
            targets: targets.len(),
            by_name,
        }
    }

    pub(in crate::sanction) fn len(&self) -> usize {
        self.by_name
            .as_ref()
            .map_or(self.targets, |(_, first)| first.len())
    }

    // OK because each target of the register has a number.
    #[expect(clippy::indexing_slicing, reason = "a target of the register")]
    fn number(&self, target: u32) -> usize {
        let target = target as usize;
        let of_target = self.by_name.as_ref().map(|(of_target, _)| of_target);
        of_target.map_or(target, |of_target| of_target[target] as usize)
    }

    // OK because each number has a first target, which the register has.
    #[expect(
        clippy::indexing_slicing,
        reason = "a number of a target of the register"
    )]
    pub(in crate::sanction) fn name(&self, register: &Register, number: usize) -> Box<str> {
        let first = self.by_name.as_ref().map(|(_, first)| first);
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
