//! The ratios and the trend classes that some world has.

use super::case::period;
use super::crate_asked::trend_rule;
use super::days::Run;
use super::oracle::{Few, Oracle};
use interstate::tally::Whole;
use interstate::trend::ClassSet;
use interstate::{CountingRule, Tallied, TrendClass, classify_trend, frequency_ratio};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

impl Oracle {
    pub(super) fn pairs(&self, before: Run, after: Run) -> BTreeSet<Few> {
        self.few(&[before, after], &[&self.partial])
    }

    /// The least and the greatest ratio of rates: those of the recorded pairs and of one further event each, and what more and more of
    /// them lead to.
    pub(super) fn ratios(&self, before: Run, after: Run) -> (f64, f64) {
        let (before_years, after_years) = (before.exact_years() as f64, after.exact_years() as f64);
        let ratio = |x: i128, y: i128| {
            let ratio = y as f64 * before_years / (x as f64 * after_years);
            (!ratio.is_nan()).then_some(ratio)
        };
        let mut ratios = Vec::new();
        for (pair, open) in self.pairs(before, after) {
            ratios.extend(ratio(pair[0], pair[1]));
            for places in open {
                ratios.push(match places[..] {
                    [true, false] => 0.0,
                    [false, true] => f64::INFINITY,
                    _ => before_years / after_years,
                });
                let (x, y) = (
                    pair[0] + i128::from(places[0]),
                    pair[1] + i128::from(places[1]),
                );
                ratios.extend(ratio(x, y));
            }
        }
        if ratios.is_empty() {
            return (f64::NAN, f64::NAN);
        }
        let least = ratios.iter().copied().fold(f64::INFINITY, f64::min);
        (least, ratios.iter().copied().fold(0.0, f64::max))
    }

    /// The classes of all pairs; of pairs with further events those of a few numbers of them.
    pub(super) fn classes(
        &self,
        before: Run,
        after: Run,
        level: u64,
        margin: Option<f64>,
    ) -> ClassSet {
        let mut classes = Vec::new();
        for (pair, open) in self.pairs(before, after) {
            let mut pairs = vec![(pair[0], pair[1])];
            for places in open.iter().take(2) {
                let more = |&(x, y): &(i128, i128)| {
                    let numbers = [0, 1, 2, 5, 30].into_iter();
                    let (of_x, of_y) = (i128::from(places[0]), i128::from(places[1]));
                    numbers.map(move |n| (x + n * of_x, y + n * of_y))
                };
                pairs = pairs.iter().flat_map(more).collect();
            }
            let class = |(x, y)| class_of((x, before), (y, after), level, margin);
            classes.extend(pairs.into_iter().map(class));
        }
        classes.into_iter().collect()
    }
}

type Pair = ((i128, Run), (i128, Run), u64, bool);

thread_local! {
    static KNOWN: RefCell<HashMap<(Pair, u64), TrendClass>> = RefCell::default();
}

/// The class of two exact counts, by the crate: a class is not what the oracle is about.
fn class_of(
    before: (i128, Run),
    after: (i128, Run),
    level: u64,
    margin: Option<f64>,
) -> TrendClass {
    let asked = (
        (before, after, level, margin.is_some()),
        margin.unwrap_or(0.0).to_bits(),
    );
    let known = KNOWN.with_borrow(|known| known.get(&asked).copied());
    known.unwrap_or_else(|| {
        let rule = CountingRule::unstated("a pair");
        let stated = |(count, run): (i128, Run)| {
            Tallied::stated(Whole, u64::try_from(count).unwrap(), period(run), &rule)
        };
        let ratio = frequency_ratio(&stated(before), &stated(after)).unwrap();
        let class = classify_trend(&ratio, trend_rule(level, margin))
            .unwrap()
            .class();
        KNOWN.with_borrow_mut(|known| known.insert(asked, class));
        class
    })
}
