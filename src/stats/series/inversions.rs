//! The exact law of the number of inversions in a random order of values with ties.

#[cfg(test)]
mod tests;

/// The most additions that a law may take: about a tenth of a second.
const MOST_WORK: u64 = 100_000_000;

/// The chances of 0, 1, … inversions when every order of the values is equally likely.
///
/// The law is symmetric, so only its lower half is kept.
pub(super) struct Inversions {
    /// The most inversions that there can be.
    most: usize,
    /// The chances of `0 ..= most / 2`.
    lower: Vec<f64>,
}

impl Inversions {
    /// The law for groups of equal values, given the size of each group; `None` if it would take too long.
    ///
    /// The generating function is the Gaussian multinomial `[n]q! / ∏ [m]q!` with `[j]q = 1 + q + … + q^(j−1)`, built one value at a
    /// time: the `i`-th value of a group, `n`-th of all, brings the factor `[n]q/[i]q = (1 − q^n)/(1 − q^i)`.
    pub(super) fn of(groups: &[usize]) -> Option<Self> {
        let n: usize = groups.iter().sum();
        let pairs = |m: usize| m as u64 * (m as u64).saturating_sub(1) / 2;
        let most = pairs(n) - groups.iter().map(|&m| pairs(m)).sum::<u64>();
        let keep = most / 2 + 1;
        if keep.saturating_mul(n as u64) > MOST_WORK {
            return None;
        }
        // OK because such a law has at most `MOST_WORK` terms.
        #[expect(clippy::cast_possible_truncation, reason = "at most 10⁸")]
        let (most, keep) = (most as usize, keep as usize);
        let (mut lower, mut before) = (vec![1.0], Vec::new());
        let mut degree = 0;
        let places = groups.iter().flat_map(|&m| 1..=m);
        for (n, i) in (1..).zip(places) {
            if n > i {
                degree += n - i;
                insert(&mut lower, &mut before, n, i, degree, keep);
            }
        }
        Some(Self { most, lower })
    }

    /// The law of the sum over several independent orders; `None` if it would take too long.
    pub(super) fn sum(laws: &[Self]) -> Option<Self> {
        let (mut all, mut work) = (vec![1.0], 0_u64);
        for law in laws {
            let whole = law.whole();
            work = work.saturating_add((all.len() as u64).saturating_mul(whole.len() as u64));
            if work > MOST_WORK {
                return None;
            }
            let mut longer = vec![0.0; all.len() + whole.len() - 1];
            for (at, p) in all.iter().enumerate() {
                for (sum, q) in longer.iter_mut().skip(at).zip(&whole) {
                    *sum += p * q;
                }
            }
            all = longer;
        }
        let most = all.len() - 1;
        all.truncate(most / 2 + 1);
        Some(Self { most, lower: all })
    }

    /// The chances of every number of inversions.
    fn whole(&self) -> Vec<f64> {
        let above = self.most.div_ceil(2);
        let mirrored = self.lower.iter().take(above).rev();
        self.lower.iter().chain(mirrored).copied().collect()
    }

    /// The chance of at most `i` inversions.
    pub(super) fn at_most(&self, i: u64) -> f64 {
        if i >= self.most as u64 {
            return 1.0;
        }
        // OK because it is below the most, which is a place of the law.
        #[expect(clippy::cast_possible_truncation, reason = "below 10⁸")]
        let i = i as usize;
        if 2 * i < self.most {
            self.lower.iter().take(i + 1).sum()
        } else {
            let above = self.most - i;
            1.0 - self.lower.iter().take(above).sum::<f64>()
        }
    }
}

/// Multiplies a law by `(i/n) · (1 − q^n)/(1 − q^i)`, up to `degree` or to `keep` terms.
///
/// Only the rising half is reckoned and the rest mirrored: where a law rises, no difference takes more from it than it grew, and
/// no term is lost beside larger ones.
fn insert(
    law: &mut Vec<f64>,
    before: &mut Vec<f64>,
    n: usize,
    i: usize,
    degree: usize,
    keep: usize,
) {
    std::mem::swap(law, before);
    let share = i as f64 / n as f64;
    let half = (degree / 2 + 1).min(keep);
    law.clear();
    law.extend(before.iter().take(half).map(|x| share * x));
    law.resize(half, 0.0);
    for (x, y) in law.iter_mut().skip(n).zip(before.iter()) {
        *x -= share * y;
    }
    add_every(law, i);
    for at in half..(degree + 1).min(keep) {
        // OK because `at` is beyond the half of the degree: its mirror is within it, and already there.
        #[expect(clippy::indexing_slicing, reason = "degree - at < half")]
        law.push(law[degree - at]);
    }
}

/// Adds to each term the finished one `i` places before it.
fn add_every(law: &mut [f64], i: usize) {
    for at in i..law.len() {
        // OK because `at` is below the length and at least `i`.
        #[expect(clippy::indexing_slicing, reason = "i <= at < length")]
        {
            law[at] += law[at - i];
        }
    }
}
