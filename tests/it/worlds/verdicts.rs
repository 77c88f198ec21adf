//! What claims are found to be, in all worlds.

use super::claims::{Saying, Seen};
use super::oracle::{Flaw, Oracle, Places};
use interstate::claim::Verdict;

/// Whether some world makes a claim true, and some world false; `all_seen` where no other numbers of further events need be tried.
#[derive(Clone, Copy)]
struct Truths {
    some_true: bool,
    some_false: bool,
    all_seen: bool,
}

impl Oracle {
    /// What a claim is found to be: the right verdict, or the right ones where trying numbers of further events does not tell which.
    pub(super) fn verdicts(&self, claim: &Saying) -> Vec<Verdict> {
        let all = self.truths(claim, &[&self.partial, &self.outside]);
        match (all.some_true, all.some_false) {
            (true, true) => {
                let covered = self.truths(claim, &[&self.partial]);
                if covered.some_true && covered.some_false {
                    vec![Verdict::Depends]
                } else if covered.all_seen {
                    vec![Verdict::OutOfCoverage]
                } else {
                    vec![Verdict::OutOfCoverage, Verdict::Depends]
                }
            }
            (some_true, _) => {
                let verdict = if some_true {
                    Verdict::Holds
                } else {
                    Verdict::Fails
                };
                if all.all_seen {
                    vec![verdict]
                } else {
                    vec![verdict, Verdict::Depends, Verdict::OutOfCoverage]
                }
            }
        }
    }

    fn truths(&self, claim: &Saying, unlisted: &[&Vec<Places>]) -> Truths {
        let runs = claim.periods();
        let years: Vec<i128> = runs.iter().map(|run| run.exact_years()).collect();
        let mut truths = Truths {
            some_true: false,
            some_false: false,
            all_seen: true,
        };
        // Counts and thresholds are below 16; a rate of 5 over 5 years is 25. What lies above is as good as a thousand, and then a
        // million where one number must surpass another.
        let numbers: Vec<i128> = if claim.asks_for_order_alone() {
            (0..9).chain([1_000, 1_000_000, 1_000_000_000]).collect()
        } else {
            (0..31).chain([1_000, 1_000_000]).collect()
        };
        for (counts, open) in self.few(&runs, unlisted) {
            let order = claim.asks_for_order_alone();
            let tried = if order { 3 } else { 2 };
            truths.all_seen &= open.len()
                <= if order {
                    3
                } else {
                    usize::from(runs.len() == 1)
                };
            let open: Vec<&Places> = open.iter().take(tried).collect();
            let mut digits = vec![0; open.len()];
            loop {
                let seen: Vec<Seen> = (0..runs.len())
                    .map(|i| {
                        let further = open.iter().zip(&digits);
                        let further = further.filter(|(places, _)| places[i]);
                        Seen {
                            count: counts[i]
                                + further.map(|(_, &d): (_, &usize)| numbers[d]).sum::<i128>(),
                            years: years[i],
                        }
                    })
                    .collect();
                if claim.is_true(&seen) {
                    truths.some_true = true;
                } else {
                    truths.some_false = true;
                }
                if truths.some_true && truths.some_false {
                    return truths;
                }
                let Some(digit) = (0..digits.len()).find(|&i| digits[i] + 1 < numbers.len()) else {
                    break;
                };
                digits[digit] += 1;
                digits[..digit].fill(0);
            }
        }
        truths
    }
}

pub(super) fn verdict_flaw(given: Verdict, right: &[Verdict]) -> Option<Flaw> {
    if right.contains(&given) {
        return None;
    }
    let open = |verdict| matches!(verdict, Verdict::Depends | Verdict::OutOfCoverage);
    Some(match (open(given), open(right[0])) {
        (false, _) => Flaw::Invalid,
        (true, false) => Flaw::Unsharp,
        (true, true) => Flaw::Misnamed,
    })
}
