//! What a claim says of exact numbers, in whole numbers and fractions.

use super::case::period;
use super::days::{A_YEAR, Run};
use interstate::claim::{Claim, Tendency, Tolerance};

/// A number that somebody states, as a fraction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stated(pub(super) i128, pub(super) i128);

impl Stated {
    fn as_float(self) -> f64 {
        self.0 as f64 / self.1 as f64
    }
}

/// How many there were in a period, and its years over [`A_YEAR`].
#[derive(Clone, Copy)]
pub(super) struct Seen {
    pub(super) count: i128,
    pub(super) years: i128,
}

impl Seen {
    /// Whether events a year are as many as stated: below, at or above.
    fn against(self, rate: Stated) -> std::cmp::Ordering {
        (self.count * A_YEAR * rate.1).cmp(&(rate.0 * self.years))
    }
}

/// A claim in the oracle's own words.
#[derive(Clone, Debug)]
pub(super) enum Saying {
    AtLeast(u64, Run),
    Exactly(u64, Run),
    AtMost(u64, Run),
    EachAtLeast(u64, Vec<Run>),
    First { period: Run, before: Run },
    RateAtLeast(Stated, Run),
    RateAbout(Stated, Stated, Run),
    RatioAbout(Stated, Stated, Run, Run),
    Record(Run, Vec<Run>),
    Steady(Tendency, Vec<Run>),
}

impl Saying {
    /// Every period that it speaks of, in the order in which [`is_true`](Self::is_true) takes them.
    pub(super) fn periods(&self) -> Vec<Run> {
        match self {
            Self::AtLeast(_, one)
            | Self::Exactly(_, one)
            | Self::AtMost(_, one)
            | Self::RateAtLeast(_, one)
            | Self::RateAbout(_, _, one) => vec![*one],
            Self::EachAtLeast(_, all) | Self::Steady(_, all) => all.clone(),
            Self::First { period, before } => vec![*period, *before],
            Self::RatioAbout(_, _, before, after) => vec![*before, *after],
            Self::Record(period, among) => [&[*period], among.as_slice()].concat(),
        }
    }

    /// Whether it is true where so many were seen in each of its periods.
    pub(super) fn is_true(&self, seen: &[Seen]) -> bool {
        use std::cmp::Ordering::{Greater, Less};
        let first = seen[0];
        let n = |n: &u64| i128::from(*n);
        match self {
            Self::AtLeast(least, _) => first.count >= n(least),
            Self::Exactly(number, _) => first.count == n(number),
            Self::AtMost(most, _) => first.count <= n(most),
            Self::EachAtLeast(least, _) => seen.iter().all(|one| one.count >= n(least)),
            Self::First { .. } => first.count >= 1 && seen[1].count == 0,
            Self::RateAtLeast(least, _) => first.against(*least) != Less,
            Self::RateAbout(lo, hi, _) => {
                first.against(*lo) != Less && first.against(*hi) != Greater
            }
            Self::RatioAbout(lo, hi, ..) => {
                let after = seen[1];
                let (over, under) = (after.count * first.years, first.count * after.years);
                under > 0 && over * lo.1 >= lo.0 * under && over * hi.1 <= hi.0 * under
            }
            Self::Record(..) => seen[1..].iter().all(|other| first.count > other.count),
            Self::Steady(tendency, _) => seen.windows(2).all(|pair| {
                let step = (pair[1].count * pair[0].years).cmp(&(pair[0].count * pair[1].years));
                match tendency {
                    Tendency::Rising => step == Greater,
                    Tendency::NotFalling => step != Less,
                    Tendency::Falling => step == Less,
                    Tendency::NotRising => step != Greater,
                }
            }),
        }
    }

    /// Whether a number of further events as large as one likes is stood for by a thousand, a million and so on: of thresholds and orders
    /// that is so, a ratio or a rate may hit a narrow range with other numbers only.
    pub(super) fn asks_for_order_alone(&self) -> bool {
        !matches!(self, Self::RateAbout(..) | Self::RatioAbout(..))
    }

    pub(super) fn build(&self) -> Claim {
        let all = |runs: &[Run]| runs.iter().copied().map(period).collect();
        let about =
            |lo: &Stated, hi: &Stated| Tolerance::new(lo.as_float(), hi.as_float()).unwrap();
        match self {
            Self::AtLeast(n, one) => Claim::CountAtLeast {
                n: *n,
                period: period(*one),
            },
            Self::Exactly(n, one) => Claim::CountExactly {
                n: *n,
                period: period(*one),
            },
            Self::AtMost(n, one) => Claim::CountAtMost {
                n: *n,
                period: period(*one),
            },
            Self::EachAtLeast(n, periods) => Claim::EachAtLeast {
                n: *n,
                periods: all(periods),
            },
            Self::First {
                period: first,
                before,
            } => Claim::First {
                period: period(*first),
                before: period(*before),
            },
            Self::RateAtLeast(least, one) => Claim::RateAtLeast {
                a_year: least.as_float(),
                period: period(*one),
            },
            Self::RateAbout(lo, hi, one) => Claim::RateAbout {
                a_year: about(lo, hi),
                period: period(*one),
            },
            Self::RatioAbout(lo, hi, before, after) => Claim::RatioAbout {
                ratio: about(lo, hi),
                before: period(*before),
                after: period(*after),
            },
            Self::Record(record, among) => Claim::Record {
                period: period(*record),
                among: all(among),
            },
            Self::Steady(tendency, periods) => Claim::Steady {
                tendency: *tendency,
                periods: all(periods),
            },
        }
    }
}
