//! What an earlier count predicts of a later one, by the binomial law summed term by term.

use super::claims::Seen;

/// Whether an exact test at 95 % calls neither a rise nor a fall: both tails of the earlier count among all are above 2.5 %.
pub(super) fn predicts(seen: Seen, next: Seen) -> bool {
    let (x, y) = (seen.count, next.count);
    let q = seen.years as f64 / (seen.years + next.years) as f64;
    // P(X = k) for X of x + y.
    let law = |k: i128| {
        let n = (x + y) as f64;
        let ways = (1..=k).map(|i| ((n - k as f64 + i as f64) / i as f64).ln());
        let log = ways.sum::<f64>() + k as f64 * q.ln() + (n - k as f64) * (1.0 - q).ln();
        log.exp()
    };
    let as_few: f64 = (0..=x).map(law).sum();
    let as_many: f64 = (x..=x + y).map(law).sum();
    as_few > 0.025 && as_many > 0.025
}
