//! Rows of one series whose years are in doubt: one event for each year in which a row began.

use super::row::Row;
use super::states::States;
use crate::error::Result;
use crate::tally::asked::{Asked, Way};
use crate::tally::reach::Reach;
use crate::time::span::Span;
use crate::time::truth::Truth;
use crate::time::when::When;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// So many rows whose year is in doubt are taken together, in all their combinations; of more, each is taken by itself.
const TOGETHER: usize = 8;

/// So many numbers are kept at once; where there are more, likewise.
const MOST_NUMBERS: usize = 1 << 18;

/// A row as one question sees it.
struct Seen<'a, K> {
    row: &'a Row<K>,
    named: Truth,
}

/// The rows of a series: those whose year is known, with it, and those whose year is in doubt.
struct Rows<'a, K> {
    known: Vec<(i32, Seen<'a, K>)>,
    doubtful: Vec<Seen<'a, K>>,
}

/// What the rows of a series allow, one event a calendar year.
///
/// # Method
/// A row whose year is known belongs to that year. Those whose year is in doubt are given to years in every combination: year by year,
/// for every set of rows that were already given to earlier years. Of years that nothing tells apart there are as many as there are
/// such rows.
pub(super) fn reach<K>(
    rows: &[Row<K>],
    named: impl Fn(&Row<K>) -> Truth,
    asked: &Asked<'_>,
) -> Result<Reach> {
    let mut split = Rows {
        known: Vec::new(),
        doubtful: Vec::new(),
    };
    for row in rows {
        let seen = Seen {
            row,
            named: named(row),
        };
        match year_of(&row.when) {
            Some(year) => split.known.push((year, seen)),
            None => split.doubtful.push(seen),
        }
    }
    let together = if split.doubtful.len() > TOGETHER {
        None
    } else {
        split.together(asked)?
    };
    together.map_or_else(|| split.apart(asked), Ok)
}

/// The calendar year in which a row began, if there is no doubt.
fn year_of(when: &When) -> Option<i32> {
    let mut years = when.possible_starts().map(|(first, last)| {
        let (first, last) = (first?.year(), last?.year());
        (first == last).then_some(first)
    });
    let year = years.next()??;
    years.all(|other| other == Some(year)).then_some(year)
}

/// The days of a calendar year, as far as the calendar goes.
fn days_of(year: i32) -> Option<Span> {
    let (first, last) = (
        NaiveDate::from_ymd_opt(year, 1, 1)?,
        NaiveDate::from_ymd_opt(year, 12, 31)?,
    );
    Span::new(Some(first), Some(last))
}

impl<K> Rows<'_, K> {
    /// All combinations; none if they are too many to be kept.
    fn together(&self, asked: &Asked<'_>) -> Result<Option<Reach>> {
        let sets = 1 << self.doubtful.len();
        // By the set of doubtful rows that were given to a year so far; none was given yet.
        let mut given: Vec<Option<Reach>> = vec![None; sets];
        given.splice(..1, [Some(Reach::none(asked.len()))]);
        for (year, days) in self.years(asked) {
            let with = self.year_with(year, days, asked);
            let mut next: Vec<Option<Reach>> = vec![None; sets];
            for (so_far, sum) in given.iter().enumerate() {
                let Some(sum) = sum else { continue };
                for (now, year) in with.iter().enumerate() {
                    let free = so_far & now == 0;
                    let (Some(year), Some(place), true) = (year, next.get_mut(so_far | now), free)
                    else {
                        continue;
                    };
                    let sum = sum.plus(year)?;
                    *place = Some(match place.take() {
                        Some(other) => other.or(sum),
                        None => sum,
                    });
                }
                if next.iter().flatten().map(Reach::size).sum::<usize>() > MOST_NUMBERS {
                    return Ok(None);
                }
            }
            given = next;
        }
        // A row that surely took place was given to some year.
        let sure = self.doubtful.iter().enumerate();
        let sure = sure.filter(|(_, seen)| seen.row.sure);
        let sure: usize = sure.map(|(n, _)| 1 << n).sum();
        let ended = given.into_iter().enumerate();
        let ended = ended.filter(|(set, _)| set & sure == sure);
        // OK because each row began in some year, and all years were gone through.
        let all = ended.filter_map(|(_, reach)| reach).reduce(Reach::or);
        Ok(Some(all.unwrap_or_else(|| Reach::none(asked.len()))))
    }

    /// What a year has if just these of the doubtful rows are given to it, for every set of them; nothing for a set of which one cannot be.
    fn year_with(&self, year: i32, days: Span, asked: &Asked<'_>) -> Vec<Option<Reach>> {
        let mut with = vec![Some(self.known_in(year, asked))];
        for seen in &self.doubtful {
            let ways = asked.ways(&seen.row.when, Some(days));
            let with_it = |states: &Option<States>| {
                let states = states.as_ref().filter(|_| !ways.is_empty())?;
                Some(states.and(&ways, true, seen.named))
            };
            let added: Vec<Option<States>> = with.iter().map(with_it).collect();
            with.extend(added);
        }
        let reach = |states: Option<States>| states.map(|states| states.reach(asked));
        with.into_iter().map(reach).collect()
    }

    /// The event of the rows whose year is known to be this one.
    fn known_in(&self, year: i32, asked: &Asked<'_>) -> States {
        let rows = self.known.iter().filter(|(of, _)| *of == year);
        rows.fold(States::none(), |states, (_, seen)| {
            let ways = asked.ways(&seen.row.when, None);
            states.and(&ways, seen.row.sure, seen.named)
        })
    }

    /// The years that one has to look at, with their days: those that something begins or ends in, and of the others between them as many
    /// as there are rows that may lie there, since nothing tells those apart.
    fn years(&self, asked: &Asked<'_>) -> Vec<(i32, Span)> {
        let known = self.known.iter().map(|(_, seen)| seen);
        let whens = known.chain(&self.doubtful).map(|seen| &seen.row.when);
        let days = whens.flat_map(|when| when.possible_starts().chain(when.possible_ends()));
        let days = days.flat_map(|(first, last)| first.into_iter().chain(last));
        let marked: BTreeSet<i32> = days.chain(asked.edges()).flat_map(around).collect();
        let mut years = marked.clone();
        for (&year, &next) in marked.iter().zip(marked.iter().skip(1)) {
            years.extend((year + 1..next).take(self.doubtful.len()));
        }
        for (&lowest, &highest) in marked.first().iter().zip(marked.last()) {
            years.extend((1..).take(self.doubtful.len()).map(|n| lowest - n));
            years.extend((1..).take(self.doubtful.len()).map(|n| highest + n));
        }
        let begins = |when: &When, days: Span| {
            let mut starts = when.possible_starts();
            starts.any(|(first, last)| Span { first, last }.intersection(days).is_some())
        };
        let years = years
            .into_iter()
            .filter_map(|year| Some((year, days_of(year)?)));
        years
            .filter(|&(year, days)| {
                self.known.iter().any(|(of, _)| *of == year)
                    || self
                        .doubtful
                        .iter()
                        .any(|seen| begins(&seen.row.when, days))
            })
            .collect()
    }

    /// Each doubtful row by itself: valid bounds, which may be wider than need be.
    fn apart(&self, asked: &Asked<'_>) -> Result<Reach> {
        let mut anywhere: BTreeSet<Way> = BTreeSet::new();
        let mut named = Truth::No;
        let mut sum = Reach::none(asked.len());
        for seen in &self.doubtful {
            let ways = asked.ways(&seen.row.when, None);
            let alone = States::none().and(&ways, false, seen.named);
            sum = sum.plus(&alone.reach(asked).apart())?;
            anywhere.extend(ways);
            if seen.named != Truth::No {
                named = Truth::Depends;
            }
        }
        let years: BTreeSet<i32> = self.known.iter().map(|(year, _)| *year).collect();
        for year in years {
            // Two, since one of them may begin the year's event and another end it.
            let states = self.known_in(year, asked);
            let states = states
                .and(&anywhere, false, named)
                .and(&anywhere, false, named);
            sum = sum.plus(&states.reach(asked).apart())?;
        }
        Ok(sum.loose())
    }
}

/// The year of a day and that of the day before: a period that ends with a year changes at neither.
fn around(day: NaiveDate) -> impl Iterator<Item = i32> {
    let days = [Some(day), day.pred_opt()].into_iter().flatten();
    days.map(|day| day.year())
}
