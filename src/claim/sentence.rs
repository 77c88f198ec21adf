//! Claims as English sentences.

use super::{ChangeDirection, Claim, PartCount};
use crate::time::period::Period;
use std::fmt;

/// Periods one after another: `2019, 2020, 2021`.
struct Listed<'a>(&'a [Period]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, period) in self.0.iter().enumerate() {
            write!(f, "{}{}", if n == 0 { "" } else { ", " }, period.label())?;
        }
        Ok(())
    }
}

/// A number as a place in a row: `1st`, `12th`, `23rd`.
pub(super) struct Nth(pub(super) u64);

impl fmt::Display for Nth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let suffix = match (self.0 % 10, self.0 % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        write!(f, "{}{suffix}", self.0)
    }
}

impl fmt::Display for PartCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} are {}", self.n, self.part)
    }
}

impl fmt::Display for Claim {
    #[expect(clippy::too_many_lines, reason = "one sentence a form")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What is said, of the later window, as against the earlier one.
        let mut pair = |what: fmt::Arguments<'_>, after: &Period, than: &str, before: &Period| {
            write!(
                f,
                "{what} in {} {than} in {}",
                after.label(),
                before.label()
            )
        };
        match self {
            Self::RatioAbout {
                ratio,
                before,
                after,
            } => pair(format_args!("{ratio} times as often"), after, "as", before),
            Self::RatioAtLeast {
                times,
                before,
                after,
            } => {
                let what = format_args!("at least {times} times as often");
                pair(what, after, "as", before)
            }
            Self::RatioAtMost {
                times,
                before,
                after,
            } => {
                let what = format_args!("at most {times} times as often");
                pair(what, after, "as", before)
            }
            Self::Halved {
                times,
                before,
                after,
            } => pair(format_args!("{times} times as seldom"), after, "as", before),
            Self::PercentChange {
                direction,
                percent,
                before,
                after,
            } => {
                let direction = match direction {
                    ChangeDirection::More => "more",
                    ChangeDirection::Fewer => "fewer",
                };
                let what = format_args!("{percent} % {direction} a year");
                pair(what, after, "than", before)
            }
            Self::PercentOf {
                percent,
                period,
                base,
            } => pair(format_args!("{percent} % as many"), period, "as", base),
            Self::CountAtLeast { n, period } => write!(f, "at least {n} in {}", period.label()),
            Self::CountExactly { n, period } => write!(f, "exactly {n} in {}", period.label()),
            Self::CountAtMost { n, period } => write!(f, "at most {n} in {}", period.label()),
            Self::WindowPairCount {
                n,
                period,
                other_n,
                other,
            } => {
                let (one, two) = (period.label(), other.label());
                write!(f, "exactly {n} in {one} and exactly {other_n} in {two}")
            }
            Self::EachAtLeast { n, periods } => {
                write!(f, "at least {n} in each of {}", Listed(periods))
            }
            Self::Consecutive { periods, before } => {
                let (run, before) = (Listed(periods), before.label());
                write!(f, "some in each of {run} in a row and none in {before}")
            }
            Self::First { period, before } => {
                let (period, before) = (period.label(), before.label());
                write!(f, "some in {period} and none in {before}")
            }
            Self::FirstEver { period } => {
                write!(f, "some in {} and none ever before", period.label())
            }
            Self::Ordinal { n, period, before } => {
                let (n, period, before) = (Nth(*n), period.label(), before.label());
                write!(f, "the {n} in {period}, counted from those in {before} on")
            }
            Self::RateAtLeast { a_year, period } => {
                write!(f, "at least {a_year} a year in {}", period.label())
            }
            Self::RateAtMost { a_year, period } => {
                write!(f, "at most {a_year} a year in {}", period.label())
            }
            Self::RateAbout { a_year, period } => {
                write!(f, "{a_year} a year in {}", period.label())
            }
            Self::Record { period, among } => {
                write!(f, "more in {} than in {}", period.label(), Listed(among))
            }
            Self::CombinedExceeds { period, among } => {
                let (period, among) = (period.label(), Listed(among));
                write!(f, "more in {period} than in {among} together")
            }
            Self::Steady { tendency, periods } => {
                let (words, periods) = (tendency.words(), Listed(periods));
                write!(f, "{words} from one to the next of {periods}")
            }
            Self::Plateau { step, periods } => {
                let periods = Listed(periods);
                write!(f, "{step} times as often from one to the next of {periods}")
            }
            Self::Peak {
                period,
                before,
                after,
            } => {
                let (before, after) = (before.label(), after.label());
                let period = period.label();
                write!(f, "a peak in {period} between {before} and {after}")
            }
            Self::Rebound { before, low, after } => {
                let (before, low, after) = (before.label(), low.label(), after.label());
                write!(
                    f,
                    "more a year in {after} than in {low}, yet fewer than in {before}"
                )
            }
            Self::Interval { days, period } => {
                write!(f, "two at most {days} days apart in {}", period.label())
            }
            Self::Share {
                part,
                percent,
                period,
            } => write!(f, "{percent} % of all in {} are {part}", period.label()),
            Self::Breakdown { n, parts, period } => {
                write!(f, "exactly {n} in {}, of which ", period.label())?;
                for (at, part) in parts.iter().enumerate() {
                    write!(f, "{}{part}", if at == 0 { "" } else { "; " })?;
                }
                Ok(())
            }
            Self::Divergence {
                rising,
                other,
                before,
                after,
            } => {
                let (before, after) = (before.label(), after.label());
                write!(
                    f,
                    "more a year in {after} than in {before} are {rising}, and no more are {other}"
                )
            }
            Self::Projection { basis, next, level } => {
                let (basis, next, level) = (Listed(basis), next.label(), level.level());
                write!(f, "as many in {next} as {basis} predict at level {level}")
            }
            Self::NotQuantitative { why } => write!(f, "not quantitative: {why}"),
        }
    }
}
