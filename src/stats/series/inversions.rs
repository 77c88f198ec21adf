//! The exact law of the number of inversions in a random order of values with ties.

/// The most additions and multiplications that a law may take: some tens of milliseconds.
const MOST_WORK: f64 = 1e8;

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
    /// The generating function is the Gaussian multinomial `[n]q! / ∏ [m]q!`, built from factors by additions of positive terms
    /// alone, so that the far tails are as exact as the middle.
    pub(super) fn of(groups: &[usize]) -> Option<Self> {
        let n: usize = groups.iter().sum();
        let within: usize = groups.iter().map(|m| m * m.saturating_sub(1) / 2).sum();
        let most = n * n.saturating_sub(1) / 2 - within;
        let keep = most / 2 + 1;
        if work(groups, keep) > MOST_WORK {
            return None;
        }
        let mut law = vec![1.0];
        let mut placed = 0;
        for &m in groups.iter().filter(|&&m| m > 1) {
            if placed > 0 {
                law = product(&law, &two_groups(placed, m, keep), keep);
            }
            placed += m;
        }
        for _ in groups.iter().filter(|&&m| m == 1) {
            placed += 1;
            insert_one(&mut law, placed, keep);
        }
        Some(Self { most, lower: law })
    }

    /// The chance of at most `i` inversions.
    pub(super) fn at_most(&self, i: usize) -> f64 {
        if i >= self.most {
            1.0
        } else if i < self.lower.len() && 2 * i < self.most {
            self.lower.iter().take(i + 1).sum()
        } else {
            let above = self.most - i - 1;
            1.0 - self.lower.iter().take(above + 1).sum::<f64>()
        }
    }
}

/// About how many operations [`Inversions::of`] takes.
fn work(groups: &[usize], keep: usize) -> f64 {
    let keep = keep as f64;
    let mut work = 0.0;
    let mut placed = 0.0;
    for &m in groups.iter().filter(|&&m| m > 1) {
        let m = m as f64;
        let degree = (placed * m).min(keep);
        work += placed * m * degree + keep * degree;
        placed += m;
    }
    work + 3.0 * keep * groups.iter().filter(|&&m| m == 1).count() as f64
}

/// Puts one more value, unlike the others, among `placed − 1`: it makes 0, 1, … `placed − 1` inversions, each equally likely.
///
/// Sums over a window of `placed` terms: the tail of one block and the head of the next, so that nothing is ever subtracted.
fn insert_one(law: &mut Vec<f64>, placed: usize, keep: usize) {
    let length = (law.len() + placed - 1).min(keep);
    law.resize(length, 0.0);
    let share = 1.0 / placed as f64;
    // tails[o] is the sum of the block before from its place o on; tails[placed] is 0.
    let mut tails = vec![0.0; placed + 1];
    let mut next = vec![0.0; placed + 1];
    for block in law.chunks_mut(placed) {
        let mut tail = 0.0;
        for (sum, &x) in next
            .iter_mut()
            .rev()
            .skip(placed + 1 - block.len())
            .zip(block.iter().rev())
        {
            tail += x;
            *sum = tail;
        }
        let mut head = 0.0;
        for (x, before) in block.iter_mut().zip(tails.iter().skip(1)) {
            head += *x;
            *x = (head + before) * share;
        }
        std::mem::swap(&mut tails, &mut next);
    }
}

/// The law of inversions between a group of `a` equal values and one of `b`: the Gaussian binomial over its sum, by
/// q-Pascal's rule, the first `keep` terms.
fn two_groups(a: usize, b: usize, keep: usize) -> Vec<f64> {
    let (few, many) = (a.min(b), a.max(b));
    // rows[i] is the law for i of the few and j of the many.
    let mut rows: Vec<Vec<f64>> = vec![vec![1.0]; few + 1];
    for j in 1..=many {
        let mut rest = rows.iter_mut();
        let Some(mut above) = rest.next() else {
            break;
        };
        for (i, row) in (1..).zip(rest) {
            let whole = (i + j) as f64;
            let (of_few, of_many) = (i as f64 / whole, j as f64 / whole);
            row.resize((i * j + 1).min(keep), 0.0);
            for x in row.iter_mut() {
                *x *= of_many;
            }
            for (x, &y) in row.iter_mut().skip(j).zip(above.iter()) {
                *x += of_few * y;
            }
            above = row;
        }
    }
    rows.pop().unwrap_or_default()
}

/// The product of two series, its first `keep` terms.
fn product(a: &[f64], b: &[f64], keep: usize) -> Vec<f64> {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let mut out = vec![0.0; (a.len() + b.len() - 1).min(keep)];
    for (i, &x) in short.iter().enumerate() {
        for (sum, &y) in out.iter_mut().skip(i).zip(long) {
            *sum += x * y;
        }
    }
    out
}
