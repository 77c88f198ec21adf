//! What a claim says of exact numbers, in whole numbers and fractions.

use super::case::period;
use super::days::{A_YEAR, Run};
use super::projections::predicts;
use interstate::Confidence;
use interstate::claim::{ChangeDirection, Claim, Tendency, Tolerance};

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

    /// Events a year over those of another, as two numbers.
    fn over(self, other: Self) -> (i128, i128) {
        (self.count * other.years, other.count * self.years)
    }

    fn is_oftener(self, other: Self) -> bool {
        let (mine, others) = self.over(other);
        mine > others
    }
}

/// Whether a fraction above 0 lies between two others.
fn lies(over: i128, under: i128, lo: &Stated, hi: &Stated) -> bool {
    over * lo.1 >= lo.0 * under && over * hi.1 <= hi.0 * under
}

/// A claim in the oracle's own words.
#[derive(Clone, Debug)]
pub(super) enum Saying {
    AtLeast(u64, Run),
    Exactly(u64, Run),
    AtMost(u64, Run),
    EachAtLeast(u64, Vec<Run>),
    First {
        period: Run,
        before: Run,
    },
    RateAtLeast(Stated, Run),
    RateAbout(Stated, Stated, Run),
    RatioAbout(Stated, Stated, Run, Run),
    Record(Run, Vec<Run>),
    Steady(Tendency, Vec<Run>),
    RateAtMost(Stated, Run),
    TimesAtLeast(Stated, Run, Run),
    TimesAtMost(Stated, Run, Run),
    Seldom(Stated, Stated, Run, Run),
    /// By so many per cent more or fewer.
    Change(ChangeDirection, Stated, Stated, Run, Run),
    /// So many per cent of the first run in the second.
    PercentOf(Stated, Stated, Run, Run),
    Pair(u64, Run, u64, Run),
    /// More than in all of these, whose days are those of the last runs.
    Combined(Run, Vec<Run>, Vec<Run>),
    /// None in the first, some in each other.
    Consecutive(Vec<Run>),
    /// Some in the first, and none in all days before it, the second.
    FirstEver(Run, Run),
    Ordinal(u64, Run, Run),
    Peak([Run; 3]),
    Rebound([Run; 3]),
    Plateau(Stated, Stated, Vec<Run>),
    Projection(Run, Run),
}

impl Saying {
    /// Every period that it speaks of, in the order in which [`is_true`](Self::is_true) takes them.
    pub(super) fn periods(&self) -> Vec<Run> {
        match self {
            Self::AtLeast(_, one)
            | Self::Exactly(_, one)
            | Self::AtMost(_, one)
            | Self::RateAtLeast(_, one)
            | Self::RateAbout(_, _, one)
            | Self::RateAtMost(_, one) => vec![*one],
            Self::EachAtLeast(_, all)
            | Self::Steady(_, all)
            | Self::Consecutive(all)
            | Self::Plateau(_, _, all) => all.clone(),
            Self::First { period, before } => vec![*period, *before],
            Self::Record(period, among) | Self::Combined(period, _, among) => {
                [&[*period], among.as_slice()].concat()
            }
            Self::TimesAtLeast(_, one, two)
            | Self::TimesAtMost(_, one, two)
            | Self::Seldom(_, _, one, two)
            | Self::Change(_, _, _, one, two)
            | Self::PercentOf(_, _, one, two)
            | Self::Pair(_, one, _, two)
            | Self::FirstEver(one, two)
            | Self::Ordinal(_, one, two)
            | Self::RatioAbout(_, _, one, two)
            | Self::Projection(one, two) => vec![*one, *two],
            Self::Peak(three) | Self::Rebound(three) => three.to_vec(),
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
            Self::RateAtMost(most, _) => first.against(*most) != Greater,
            Self::TimesAtLeast(least, ..) => {
                let (over, under) = seen[1].over(first);
                over > 0 && under == 0 || under > 0 && over * least.1 >= least.0 * under
            }
            Self::TimesAtMost(most, ..) => {
                let (over, under) = seen[1].over(first);
                under > 0 && over * most.1 <= most.0 * under
            }
            Self::Seldom(lo, hi, ..) => {
                // before over after, both as rates
                let (after, before) = seen[1].over(first);
                after > 0 && before > 0 && lies(before, after, lo, hi)
            }
            Self::Change(direction, lo, hi, ..) => {
                let (after, before) = seen[1].over(first);
                let by = match direction {
                    ChangeDirection::More => after - before,
                    ChangeDirection::Fewer => before - after,
                };
                before > 0 && lies(100 * by, before, lo, hi)
            }
            Self::PercentOf(lo, hi, ..) => {
                first.count > 0 && lies(100 * seen[1].count, first.count, lo, hi)
            }
            Self::Pair(number, _, other, _) => {
                first.count == n(number) && seen[1].count == n(other)
            }
            Self::Combined(..) => first.count > seen[1..].iter().map(|one| one.count).sum(),
            Self::Consecutive(_) => first.count == 0 && seen[1..].iter().all(|one| one.count > 0),
            Self::FirstEver(..) => first.count > 0 && seen[1].count == 0,
            // The one of this number is the first of those that reach it.
            Self::Ordinal(number, ..) => {
                seen[1].count < n(number) && n(number) <= seen[1].count + first.count
            }
            Self::Peak(_) => seen[1].is_oftener(first) && seen[1].is_oftener(seen[2]),
            Self::Rebound(_) => seen[2].is_oftener(seen[1]) && first.is_oftener(seen[2]),
            Self::Plateau(lo, hi, _) => seen.windows(2).all(|pair| {
                let (after, before) = pair[1].over(pair[0]);
                after == 0 && before == 0 || before > 0 && lies(after, before, lo, hi)
            }),
            Self::Projection(..) => predicts(first, seen[1]),
        }
    }

    /// Whether a number of further events as large as one likes is stood for by a thousand, a million and so on: of thresholds and orders
    /// that is so, a ratio or a rate may hit a narrow range with other numbers only.
    pub(super) fn asks_for_order_alone(&self) -> bool {
        !matches!(
            self,
            Self::RateAbout(..)
                | Self::RatioAbout(..)
                | Self::Seldom(..)
                | Self::Change(..)
                | Self::PercentOf(..)
                | Self::Plateau(..)
                | Self::Projection(..)
        )
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
            Self::RateAtMost(most, one) => Claim::RateAtMost {
                a_year: most.as_float(),
                period: period(*one),
            },
            Self::TimesAtLeast(times, before, after) => Claim::RatioAtLeast {
                times: times.as_float(),
                before: period(*before),
                after: period(*after),
            },
            Self::TimesAtMost(times, before, after) => Claim::RatioAtMost {
                times: times.as_float(),
                before: period(*before),
                after: period(*after),
            },
            Self::Seldom(lo, hi, before, after) => Claim::Halved {
                times: about(lo, hi),
                before: period(*before),
                after: period(*after),
            },
            Self::Change(direction, lo, hi, before, after) => Claim::PercentChange {
                direction: *direction,
                percent: about(lo, hi),
                before: period(*before),
                after: period(*after),
            },
            Self::PercentOf(lo, hi, base, one) => Claim::PercentOf {
                percent: about(lo, hi),
                period: period(*one),
                base: period(*base),
            },
            Self::Pair(n, one, other_n, other) => Claim::WindowPairCount {
                n: *n,
                period: period(*one),
                other_n: *other_n,
                other: period(*other),
            },
            Self::Combined(one, among, _) => Claim::CombinedExceeds {
                period: period(*one),
                among: all(among),
            },
            Self::Consecutive(runs) => Claim::Consecutive {
                before: period(runs[0]),
                periods: all(&runs[1..]),
            },
            Self::FirstEver(one, _) => Claim::FirstEver {
                period: period(*one),
            },
            Self::Ordinal(n, one, before) => Claim::Ordinal {
                n: *n,
                period: period(*one),
                before: period(*before),
            },
            Self::Peak([before, peak, after]) => Claim::Peak {
                period: period(*peak),
                before: period(*before),
                after: period(*after),
            },
            Self::Rebound([before, low, after]) => Claim::Rebound {
                before: period(*before),
                low: period(*low),
                after: period(*after),
            },
            Self::Plateau(lo, hi, periods) => Claim::Plateau {
                step: about(lo, hi),
                periods: all(periods),
            },
            Self::Projection(basis, next) => Claim::Projection {
                basis: vec![period(*basis)],
                next: period(*next),
                level: Confidence::P95,
            },
        }
    }
}
