//! Very many runs at once: those that reach from here to there, found by halving.

/// Runs from a first to a last place, both included, each with what it belongs to. They may overlap.
#[derive(Clone, Debug)]
pub(crate) struct Runs<T, V = ()> {
    /// By the first place, with the last place of the run and the furthest that it or a run before it comes to.
    runs: Vec<(T, T, T, V)>,
}

impl<T: Copy + Ord, V: Copy> Runs<T, V> {
    pub(crate) fn new(runs: impl IntoIterator<Item = (T, T, V)>) -> Self {
        let runs = runs.into_iter();
        let mut runs: Vec<(T, T, T, V)> = runs
            .map(|(first, last, of)| (first, last, last, of))
            .collect();
        runs.sort_by_key(|&(first, last, ..)| (first, last));
        let mut furthest = None;
        for (_, last, reaches, _) in &mut runs {
            *reaches = furthest.map_or(*last, |furthest: T| furthest.max(*last));
            furthest = Some(*reaches);
        }
        Self { runs }
    }

    /// Whether a run has begun by one place and ends no earlier than at another.
    pub(crate) fn any(&self, begun_by: T, ends_from: T) -> bool {
        let furthest = self.furthest(begun_by);
        furthest.is_some_and(|furthest| furthest >= ends_from)
    }

    /// What the runs belong to that have begun by one place and end no earlier than at another, in the order in which they begin.
    pub(crate) fn all(&self, begun_by: T, ends_from: T) -> impl Iterator<Item = V> {
        let from = self.first_reaching(ends_from);
        let runs = self.runs.iter().skip(from);
        runs.take_while(move |(first, ..)| *first <= begun_by)
            .filter(move |(_, last, ..)| *last >= ends_from)
            .map(|&(.., of)| of)
    }

    /// Where the first run begins that ends no earlier than at a place.
    pub(crate) fn first_to_reach(&self, place: T) -> Option<T> {
        let run = self.runs.get(self.first_reaching(place));
        run.map(|(first, ..)| *first)
    }

    /// The furthest last place of the runs that have begun by a place.
    pub(crate) fn furthest(&self, begun_by: T) -> Option<T> {
        let begun = self.runs.partition_point(|(first, ..)| *first <= begun_by);
        let last = begun.checked_sub(1).and_then(|at| self.runs.get(at));
        last.map(|(_, _, furthest, _)| *furthest)
    }

    fn first_reaching(&self, place: T) -> usize {
        self.runs
            .partition_point(|(_, _, furthest, _)| *furthest < place)
    }
}

#[cfg(test)]
mod tests {
    use super::Runs;

    #[test]
    fn runs_are_found_where_one_by_one_finds_them() {
        for count in 0..9_usize {
            let runs: Vec<(usize, usize, usize)> = (0..count)
                .map(|n| (n * 5 % 9, n * 5 % 9 + n * 7 % 4, n))
                .collect();
            let ready = Runs::new(runs.clone());
            for begun_by in 0..13 {
                let furthest = runs.iter().filter(|run| run.0 <= begun_by).map(|run| run.1);
                assert_eq!(ready.furthest(begun_by), furthest.max());
                for ends_from in 0..13 {
                    let meets =
                        |run: &&(usize, usize, usize)| run.0 <= begun_by && run.1 >= ends_from;
                    let mut found: Vec<_> = runs.iter().filter(meets).collect();
                    found.sort_by_key(|run| (run.0, run.1));
                    let found: Vec<usize> = found.into_iter().map(|run| run.2).collect();
                    assert_eq!(ready.any(begun_by, ends_from), !found.is_empty());
                    assert_eq!(ready.all(begun_by, ends_from).collect::<Vec<_>>(), found);
                    let first = runs
                        .iter()
                        .filter(|run| run.1 >= ends_from)
                        .map(|run| run.0);
                    assert_eq!(ready.first_to_reach(ends_from), first.min());
                }
            }
        }
    }
}
