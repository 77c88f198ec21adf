//! Fewest events: intervals that one point, or one chain, can explain.

/// From a first to a last place on a line, both included.
pub(super) type Run = (i64, i64);

/// Places in `runs` of a largest set of runs that have no point in common, two and two: the fewest points that stab all runs are as many.
///
/// Runs are taken by their last place; a run that holds the last place of the one taken before is stabbed there.
pub(super) fn apart(runs: &[Run]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..runs.len()).collect();
    // OK because the order is one of the places of the runs.
    #[expect(clippy::indexing_slicing, reason = "a place of the runs")]
    let run = |at: usize| runs[at];
    order.sort_by_key(|&at| (run(at).1, run(at).0));
    let mut last = None;
    let mut taken = Vec::new();
    for at in order {
        let (first, end) = run(at);
        if last.is_none_or(|last| first > last) {
            last = Some(end);
            taken.push(at);
        }
    }
    taken
}

/// Places in `runs` of one run of each chain: runs that overlap, straight or through others, are one chain.
pub(super) fn chains(runs: &[Run]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..runs.len()).collect();
    // OK because the order is one of the places of the runs.
    #[expect(clippy::indexing_slicing, reason = "a place of the runs")]
    let run = |at: usize| runs[at];
    order.sort_by_key(|&at| run(at));
    let mut last = None;
    let mut taken = Vec::new();
    for at in order {
        let (first, end) = run(at);
        if last.is_none_or(|last| first > last) {
            taken.push(at);
        }
        last = Some(last.map_or(end, |last: i64| last.max(end)));
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::{Run, apart, chains};

    /// The fewest points that stab all runs, by trying every set of points.
    fn fewest(runs: &[Run]) -> usize {
        (0..1_u32 << 8)
            .filter(|set| {
                runs.iter()
                    .all(|&(a, b)| (a..=b).any(|point| set & (1 << point) != 0))
            })
            .map(u32::count_ones)
            .min()
            .unwrap_or(0) as usize
    }

    #[test]
    fn as_many_runs_are_apart_as_points_are_needed() {
        // All sets of three runs over eight places.
        let all: Vec<Run> = (0..8).flat_map(|a| (a..8).map(move |b| (a, b))).collect();
        for &one in &all {
            for &two in &all {
                for &three in &all {
                    let runs = [one, two, three];
                    let taken = apart(&runs);
                    assert_eq!(taken.len(), fewest(&runs), "{runs:?}");
                    for (n, &a) in taken.iter().enumerate() {
                        for &b in &taken[n + 1..] {
                            assert!(runs[a].1 < runs[b].0 || runs[b].1 < runs[a].0);
                        }
                    }
                    assert!(chains(&runs).len() <= taken.len());
                }
            }
        }
    }
}
