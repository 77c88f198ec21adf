//! The words of a rate and of a change: what limits them, and the number in them.

use crate::claim::granularity::{Printed, RoundingRule};
use crate::claim::{Claim, Tolerance};
use crate::error::{Result, claims::Claims};
use crate::time::partition::Partition;
use crate::time::period::Period;

/// What stands before a number.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Hedge {
    None,
    Roughly,
    AtLeast,
    MoreThan,
    Nearly,
    AtMost,
    LessThan,
}

const HEDGES: [(&str, Hedge); 19] = [
    ("roughly ", Hedge::Roughly),
    ("about ", Hedge::Roughly),
    ("around ", Hedge::Roughly),
    ("approximately ", Hedge::Roughly),
    ("some ", Hedge::Roughly),
    ("at least ", Hedge::AtLeast),
    ("no fewer than ", Hedge::AtLeast),
    ("no less than ", Hedge::AtLeast),
    ("more than ", Hedge::MoreThan),
    ("over ", Hedge::MoreThan),
    ("nearly ", Hedge::Nearly),
    ("almost ", Hedge::Nearly),
    ("at most ", Hedge::AtMost),
    ("no more than ", Hedge::AtMost),
    ("up to ", Hedge::AtMost),
    ("fewer than ", Hedge::LessThan),
    ("less than ", Hedge::LessThan),
    ("under ", Hedge::LessThan),
    ("not even ", Hedge::LessThan),
];

const RATES: &str = "six a year, at least three times a year on average or roughly 44 a year";
const CHANGES: &str =
    "doubled, roughly tripled, halved, more than seven-fold increase or 2.5 times";

/// What was said of a number.
#[derive(Debug)]
pub(super) struct Said<'a> {
    text: &'a str,
    pub(super) hedge: Hedge,
    printed: Printed,
    pub(super) number: f64,
    on_average: bool,
}

fn plain(text: &str) -> String {
    let words = text.to_lowercase().replace(',', " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The hedge that words begin with, and the rest.
fn hedged(words: &str) -> (Hedge, &str) {
    let found = HEDGES
        .iter()
        .find_map(|(start, hedge)| Some((*hedge, words.strip_prefix(start)?)));
    found.unwrap_or((Hedge::None, words))
}

impl<'a> Said<'a> {
    fn new(text: &'a str, hedge: Hedge, number: &str, forms: &'static str) -> Result<Self> {
        let printed = Printed::read(number, text, forms)?;
        Ok(Self {
            text,
            hedge,
            printed,
            number: printed.to_f64(),
            on_average: false,
        })
    }

    /// A rate in words: "at least three times a year, on average".
    pub(super) fn rate(text: &'a str) -> Result<Self> {
        let words = plain(text);
        let refused = || Claims::NoWords {
            what: "rate",
            found: text.into(),
            forms: RATES,
        };
        let mean = words
            .strip_suffix(" on average")
            .or_else(|| words.strip_prefix("on average "));
        let (hedge, rest) = hedged(mean.unwrap_or(&words));
        let number = [
            " a year",
            " per year",
            " each year",
            " every year",
            " annually",
        ]
        .iter()
        .find_map(|year| rest.strip_suffix(year));
        let number = number.ok_or_else(refused)?;
        let number = number.strip_suffix(" times").unwrap_or(number);
        let said = Self::new(text, hedge, number, RATES)?;
        Ok(Self {
            on_average: mean.is_some(),
            ..said
        })
    }

    /// The least total that is more than so many a year.
    pub(super) fn total_above(&self, period: Period) -> Result<u64> {
        let total = self.printed.times(period.exposure().fraction()) + 1;
        Ok(u64::try_from(total).map_err(|_| Claims::ResultTooLarge)?)
    }

    /// The greatest total that is less than so many a year.
    pub(super) fn total_below(&self, period: Period) -> Result<u64> {
        let total = self.printed.times_up(period.exposure().fraction());
        let below = total.checked_sub(1).map(u64::try_from);
        match below {
            Some(below) => Ok(below.map_err(|_| Claims::ResultTooLarge)?),
            None => Err(Claims::NoWords {
                what: "rate",
                found: self.text.into(),
                forms: RATES,
            }
            .into()),
        }
    }

    /// What a number with decimals was rounded from; the policy's range for one without.
    pub(super) fn printed_or(&self, policy: Tolerance) -> Result<Tolerance> {
        if self.printed.places() == 0 {
            return Ok(policy);
        }
        let (lo, hi) = self.printed.rounded_from(RoundingRule::HalfEither).ends();
        Tolerance::new(lo, hi)
    }

    /// The floor in each calendar year, where the words leave that open and the period consists of several.
    pub(super) fn each_year(&self, period: Period) -> Result<Option<Claim>> {
        let (first, last) = period.years_touched();
        let whole = period.starts_a_year() && period.ends_a_year();
        if self.on_average || !whole || first == last {
            return Ok(None);
        }
        Ok(Some(Claim::EachAtLeast {
            n: self.printed.ceil(),
            periods: Partition::yearly(first..=last)?.cells().to_vec(),
        }))
    }
}

/// A change by a number of times.
#[derive(Clone, Copy, Debug)]
pub(super) enum Change {
    /// So many times as often.
    Up(f64),
    /// So many times as often, because it grew *by* one less.
    UpBy(f64),
    /// So many times as seldom.
    Down(f64),
}

const TIMES: [(&str, f64); 7] = [
    ("doubled", 2.0),
    ("double", 2.0),
    ("twice", 2.0),
    ("tripled", 3.0),
    ("trebled", 3.0),
    ("quadrupled", 4.0),
    ("quintupled", 5.0),
];

const SHARES: [(&str, f64); 6] = [
    ("halved", 2.0),
    ("half", 2.0),
    ("cut to a third", 3.0),
    ("a third", 3.0),
    ("cut to a quarter", 4.0),
    ("a quarter", 4.0),
];

impl Change {
    /// A change in words, and each change that these may be: a seven-fold increase is one to seven times or by seven times.
    pub(super) fn of(text: &str) -> Result<(Said<'_>, Vec<Self>)> {
        let words = plain(text);
        let words = ["as many", "as often", "as much", "in number"]
            .iter()
            .find_map(|end| words.strip_suffix(end))
            .unwrap_or(&words)
            .trim_end();
        let (hedge, rest) = hedged(words);
        let rest = rest.strip_prefix("a ").unwrap_or(rest);
        let named = |table: &[(&str, f64)], of: &str| {
            let found = table.iter().find(|(word, _)| *word == of);
            found.map(|(_, times)| *times)
        };
        let said = |number: f64| {
            let said = Said::new(text, hedge, "0", CHANGES)?;
            Ok::<_, crate::error::Error>(Said { number, ..said })
        };
        if let Some(times) = named(&TIMES, rest) {
            return Ok((said(times)?, vec![Self::Up(times)]));
        }
        if let Some(times) = named(&SHARES, rest).or_else(|| named(&SHARES, words)) {
            return Ok((said(times)?, vec![Self::Down(times)]));
        }
        let refused = || Claims::NoWords {
            what: "change",
            found: text.into(),
            forms: CHANGES,
        };
        let (rest, grew) = match rest.strip_prefix("increase of ") {
            Some(rest) => (rest, true),
            None => rest
                .strip_suffix(" increase")
                .map_or((rest, false), |rest| (rest, true)),
        };
        let number = ["-fold", " fold", "fold", " times"]
            .iter()
            .find_map(|end| rest.strip_suffix(end));
        let said = Said::new(text, hedge, number.ok_or_else(refused)?, CHANGES)?;
        if said.number == 0.0 {
            return Err(refused().into());
        }
        let to = Self::Up(said.number);
        let by = Self::UpBy(said.number + 1.0);
        let changes = if grew { vec![to, by] } else { vec![to] };
        Ok((said, changes))
    }

    pub(super) fn times(self) -> f64 {
        match self {
            Self::Up(times) | Self::UpBy(times) | Self::Down(times) => times,
        }
    }

    /// The name of a reading of this change.
    pub(super) fn named(self, reading: &str) -> String {
        match self {
            Self::UpBy(times) => format!("grew by {} times, {reading}", times - 1.0),
            Self::Up(_) | Self::Down(_) => reading.to_owned(),
        }
    }

    pub(super) fn about(self, range: Tolerance, before: Period, after: Period) -> Claim {
        match self {
            Self::Up(_) | Self::UpBy(_) => Claim::RatioAbout {
                ratio: range,
                before,
                after,
            },
            Self::Down(_) => Claim::Halved {
                times: range,
                before,
                after,
            },
        }
    }

    /// So many times or more, as often or as seldom.
    pub(super) fn at_least(self, before: Period, after: Period) -> Result<Claim> {
        Ok(match self {
            Self::Up(times) | Self::UpBy(times) => Claim::RatioAtLeast {
                times,
                before,
                after,
            },
            Self::Down(times) => self.about(Tolerance::at_least(times)?, before, after),
        })
    }

    /// So many times or fewer, as often or as seldom.
    pub(super) fn at_most(self, before: Period, after: Period) -> Result<Claim> {
        Ok(match self {
            Self::Up(times) | Self::UpBy(times) => Claim::RatioAtMost {
                times,
                before,
                after,
            },
            Self::Down(times) => self.about(Tolerance::new(0.0, times)?, before, after),
        })
    }
}
