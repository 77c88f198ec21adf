//! The count of every cell of a line: cells are gone through in order, each with what may lie in it.

use super::over::InDoubt;
use super::{Result, Tallied, TallyTable};
use crate::tally::cell_set::{self, Place, Places};
use crate::tally::key::TallyKey;
use crate::time::period::Period;
use std::iter::Peekable;
use std::vec::IntoIter;

impl<K: TallyKey> TallyTable<K> {
    /// The count of each cell of one line: `None` where the source does not cover the cell, so that the answer is unknown.
    ///
    /// # Errors
    /// A count that does not fit 64 bits.
    pub fn each_cell(&self, key: &K) -> Result<Vec<(Period, Option<Tallied<K>>)>> {
        let InDoubt { spread, doubts } = self.in_doubt(key);
        let mut spread = Passing::new(spread, |(set, _)| set.hull());
        let mut doubts = Passing::new(doubts, |doubt| doubt.hull());
        let known = |(at, cell): (usize, &Period)| {
            let place = cell_set::place_of(at);
            let in_doubt = InDoubt {
                spread: spread.at(place),
                doubts: doubts.at(place),
            };
            let Ok(partly_covered) = self.is_partly_covered(*cell) else {
                return Ok((*cell, None));
            };
            let tallied = self.tallied(key, *cell, partly_covered, &in_doubt)?;
            Ok((*cell, Some(tallied)))
        };
        let cells = self.cells().cells().iter();
        cells.enumerate().map(known).collect()
    }
}

/// What may lie at a place, place after place.
struct Passing<T> {
    /// What begins later, in order.
    later: Peekable<IntoIter<(Places, T)>>,
    /// What has begun and not ended, with its last place.
    here: Vec<(Place, T)>,
}

impl<T: Copy> Passing<T> {
    fn new(all: Vec<T>, hull: impl Fn(&T) -> Places) -> Self {
        let all = all.into_iter().map(|one| (hull(&one), one));
        let mut all: Vec<(Places, T)> = all.collect();
        all.sort_by_key(|((first, _), _)| *first);
        Self {
            later: all.into_iter().peekable(),
            here: Vec::new(),
        }
    }

    /// What may lie at this place, which is later than those asked about before.
    fn at(&mut self, place: Place) -> Vec<T> {
        self.here.retain(|(last, _)| *last >= place);
        while let Some(((_, last), one)) = self.later.next_if(|((first, _), _)| *first <= place) {
            if last >= place {
                self.here.push((last, one));
            }
        }
        self.here.iter().map(|(_, one)| *one).collect()
    }
}
