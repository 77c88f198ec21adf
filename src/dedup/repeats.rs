//! The rules for repeats.

use super::group::{RepeatGroup, RepeatGroups};
use super::repeatable::Repeatable;
use super::window::{Line, Placed, Reach, window};
use crate::error::Result;
use crate::ledger::{Reduction, RepeatGap, Repeats, SameMatter};
use crate::time::partial_date::PartialDate;
use crate::time::when::{Finish, When};
use std::collections::HashMap;

impl RepeatGap {
    fn line(self, reach: Reach) -> Line {
        match self {
            Self::Days(n) => Line::Days(n.into(), reach),
            Self::Minutes(n) => Line::Minutes(n.into(), reach),
        }
    }
}

impl Repeats {
    /// Groups rows that are repeats of one event by this rule.
    pub fn groups<R: Repeatable>(self, rows: &[R], same_matter: SameMatter) -> RepeatGroups {
        let mut keys: HashMap<Key<'_>, Vec<Placed<'_>>> = HashMap::new();
        for (at, row) in rows.iter().enumerate() {
            keys.entry(self.key(at, row, same_matter))
                .or_default()
                .push(Placed::new(at, row));
        }
        let mut groups = Vec::new();
        for mut placed in keys.into_values() {
            placed.sort_by(|a, b| a.order().cmp(&b.order()));
            match self {
                Self::Kept | Self::OneAUrl => groups.extend(Placed::group(&placed)),
                Self::OneAnId => match candidates(&placed) {
                    Ok(when) => {
                        groups.extend(
                            Placed::group(&placed).map(|group| RepeatGroup { when, ..group }),
                        );
                    }
                    // No date can say that every day is possible: the rows stand by themselves, and all but one are possible only.
                    Err(_) => groups.extend(Placed::apart(&placed)),
                },
                Self::OneADay => window(&placed, &Line::Days(0, Reach::First), &mut groups),
                Self::ExactSpan => window(&placed, &Line::Spans, &mut groups),
                Self::Chain(gap) => window(&placed, &gap.line(Reach::Before), &mut groups),
                Self::Anchor(gap) => window(&placed, &gap.line(Reach::First), &mut groups),
            }
        }
        groups.sort_unstable_by_key(|group| group.kept);
        let rule = Reduction::new(self).with_same_matter(same_matter);
        RepeatGroups { rule, groups }
    }

    fn key<R: Repeatable>(self, at: usize, row: &R, same_matter: SameMatter) -> Key<'_> {
        match self {
            Self::Kept => Key::Row(at),
            Self::OneAnId => Key::Id(row.id()),
            Self::OneAUrl => match row.source() {
                Some(source) => Key::Source(row.matter(same_matter), source, row.when()),
                None => Key::Row(at),
            },
            _ => Key::Matter(row.matter(same_matter)),
        }
    }
}

/// What two rows of one event must have in common.
#[derive(Eq, Hash, PartialEq)]
enum Key<'a> {
    Row(usize),
    Id(&'a str),
    Matter(String),
    Source(String, &'a str, &'a When),
}

/// The days on which the rows of one id stand, if they are not one.
///
/// # Errors
/// Where together they leave every day possible.
fn candidates(rows: &[Placed<'_>]) -> Result<Option<When>> {
    let pairs = rows.iter().zip(rows.iter().skip(1));
    if pairs.into_iter().all(|(a, b)| a.when == b.when) {
        return Ok(None);
    }
    let starts = rows.iter().map(|row| row.when.start().clone());
    let start = PartialDate::one_of(starts)?;
    let lasted = rows.iter().filter_map(|row| match row.when {
        When::Lasting { end, .. } => Some(end),
        When::On(_) => None,
    });
    let ends: Vec<&Finish> = lasted.collect();
    if ends.is_empty() {
        return Ok(Some(When::On(start)));
    }
    let ends: Option<Vec<PartialDate>> = ends
        .into_iter()
        .map(|end| match end {
            Finish::At(date) => Some(date.clone()),
            _ => None,
        })
        .collect();
    // An end that may be on every day is unknown.
    let end = ends.and_then(|ends| PartialDate::one_of(ends).ok());
    When::lasting(start, end.map_or(Finish::Unknown, Finish::At)).map(Some)
}
