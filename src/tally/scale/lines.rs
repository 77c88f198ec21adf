//! The lines of a tally: each pair and group, with the counts of its cells.

use super::event_tally::EventTally;
use super::grid::EventPairs;
use super::key::{ACTOR_BITS, CELL_BITS, GROUP_BITS};
use crate::state::actor::Actor;
use std::ops::Range;

/// The bits of a pair, a group and a cell, in this order, and how many events are there.
type Number = (u64, u64);

/// The lowest bits of a number.
fn lowest(bits: u64, of: u32) -> usize {
    // OK because an actor, a group and a cell were made of a usize.
    #[expect(clippy::cast_possible_truncation, reason = "at most 28 bits")]
    let bits = (bits & ((1 << of) - 1)) as usize;
    bits
}

impl EventTally {
    /// Gives each pair and group that holds an event anywhere, in the order of pairs and groups, with the counts of two runs of cells. As
    /// undirected pairs, both directions of a directed tally are one.
    pub(crate) fn each_line<E>(
        &self,
        pairs: EventPairs,
        (before, after): (Range<usize>, Range<usize>),
        mut see: impl FnMut(Actor, Actor, usize, &[u64], &[u64]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut earlier = vec![0; before.len()];
        let mut later = vec![0; after.len()];
        let actors: Vec<Actor> = Actor::all().collect();
        let actor = |bits: u64| actors.get(lowest(bits, ACTOR_BITS)).copied();
        let numbers = self.numbers(pairs);
        for line in numbers.chunk_by(|a, b| a.0 >> CELL_BITS == b.0 >> CELL_BITS) {
            earlier.fill(0);
            later.fill(0);
            for &(bits, count) in line {
                let cell = lowest(bits, CELL_BITS);
                for (run, counts) in [(&before, &mut earlier), (&after, &mut later)] {
                    let place = cell.checked_sub(run.start);
                    if let Some(sum) = place.and_then(|place| counts.get_mut(place)) {
                        *sum += count;
                    }
                }
            }
            let bits = line.first().map_or(0, |number| number.0) >> CELL_BITS;
            let pair = bits >> GROUP_BITS;
            // OK because a key is made of the indices of actors.
            if let (Some(from), Some(to)) = (actor(pair >> ACTOR_BITS), actor(pair)) {
                see(from, to, lowest(bits, GROUP_BITS), &earlier, &later)?;
            }
        }
        Ok(())
    }

    /// All numbers in the order of pairs, groups and cells.
    fn numbers(&self, pairs: EventPairs) -> Vec<Number> {
        let mut numbers: Vec<Number> = Vec::new();
        self.table.each(|key, count| {
            let (from, to) = pairs.turned(key.from(), key.to());
            let pair = u64::from(from) << ACTOR_BITS | u64::from(to);
            let line = pair << GROUP_BITS | key.group() as u64;
            numbers.push((line << CELL_BITS | key.cell() as u64, count));
        });
        if !numbers.is_sorted() {
            numbers.sort_unstable();
        }
        numbers
    }
}
