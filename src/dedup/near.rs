//! Whether some place lies near a row: places are put in order once, and found by halving.

use std::ops::RangeInclusive;

/// Where a row stands on a line: its first day and its last, or its day and minute.
pub(super) type Place = (i64, i64);

/// Places in order, ready for many questions.
pub(super) struct Places {
    days: Vec<i64>,
    /// The other number of each place: in the order of the days, then in order within each two, each four, each eight …; the first alone where
    /// all places have the same.
    others: Vec<Vec<i64>>,
}

impl Places {
    pub(super) fn new(mut places: Vec<Place>) -> Self {
        places.sort_unstable();
        places.dedup();
        let (days, others): (Vec<i64>, Vec<i64>) = places.into_iter().unzip();
        let several = others.windows(2).any(|pair| pair.first() != pair.last());
        let mut others = vec![others];
        let mut width = 1;
        while several && width < days.len() {
            width *= 2;
            let mut wider = others.last().cloned().unwrap_or_else(Vec::new);
            // Two runs in order, which this sort joins in one step.
            wider.chunks_mut(width).for_each(<[i64]>::sort);
            others.push(wider);
        }
        Self { days, others }
    }

    /// Whether there is a place whose day lies within one run and whose other number within another.
    pub(super) fn any(&self, days: &RangeInclusive<i64>, others: &RangeInclusive<i64>) -> bool {
        let mut from = self.days.partition_point(|day| day < days.start());
        let to = self.days.partition_point(|day| day <= days.end());
        while from < to {
            // The widest block that begins here and goes no further.
            let level = from.trailing_zeros().min((to - from).ilog2()) as usize;
            let level = level.min(self.others.len() - 1);
            let end = from + (1 << level);
            let block = self.others.get(level).and_then(|all| all.get(from..end));
            let found = block.is_some_and(|block| {
                let at = block.partition_point(|other| other < others.start());
                block.get(at).is_some_and(|other| other <= others.end())
            });
            // Of places that have one other number all are alike.
            if found || self.others.len() == 1 {
                return found;
            }
            from = end;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Places};

    #[test]
    fn a_place_is_found_where_one_by_one_finds_it() {
        let places: Vec<Place> = (0..37).map(|n| (n * 17 % 23, n * 29 % 31)).collect();
        let on_a_line: Vec<Place> = places.iter().map(|(day, _)| (*day, 4)).collect();
        let lengths =
            (0..places.len()).flat_map(|length| [&places[..length], &on_a_line[..length]]);
        for some in lengths {
            let ready = Places::new(some.to_vec());
            for (days, others) in (0..400).map(|n| (n * 13 % 24, n * 7 % 32)) {
                for (longer, later) in [(0, 0), (0, 9), (5, 1), (30, 2)] {
                    let (days, others) = (days..=days + longer, others..=others + later);
                    let found = some
                        .iter()
                        .any(|(day, other)| days.contains(day) && others.contains(other));
                    assert_eq!(
                        ready.any(&days, &others),
                        found,
                        "{days:?} {others:?} {some:?}"
                    );
                }
            }
        }
    }
}
