//! Claims from their sentences.

mod blanks;
mod cursor;
mod label;

use super::Claim;
use super::tendency::{ChangeDirection, Tendency};
use crate::error::{self, Error, Result, claims::Claims};
use crate::time::period::Period;
use blanks::Blanks;
use cursor::{Cursor, Stop};
use std::cmp::Reverse;
use std::str::FromStr;

/// A sentence with blanks in capitals, and the claim that it makes of what stands there.
struct Form {
    sentence: &'static str,
    make: fn(&mut Blanks) -> Option<Claim>,
}

const fn form(sentence: &'static str, make: fn(&mut Blanks) -> Option<Claim>) -> Form {
    Form { sentence, make }
}

/// Of a ratio the later window is said first.
fn later_first(of: &mut Blanks) -> Option<(Period, Period)> {
    let after = of.period()?;
    Some((of.period()?, after))
}

fn change(of: &mut Blanks, direction: ChangeDirection) -> Option<Claim> {
    let percent = of.range()?;
    let (before, after) = later_first(of)?;
    Some(Claim::PercentChange {
        direction,
        percent,
        before,
        after,
    })
}

fn steady(of: &mut Blanks, tendency: Tendency) -> Option<Claim> {
    let periods = of.periods()?;
    Some(Claim::Steady { tendency, periods })
}

/// Every form that is read, each as [`Display`](std::fmt::Display) prints it.
const FORMS: &[Form] = &[
    form("at least N in PERIOD", |of| {
        let n = of.whole()?;
        let period = of.period()?;
        Some(Claim::CountAtLeast { n, period })
    }),
    form("exactly N in PERIOD", |of| {
        let n = of.whole()?;
        let period = of.period()?;
        Some(Claim::CountExactly { n, period })
    }),
    form("at most N in PERIOD", |of| {
        let n = of.whole()?;
        let period = of.period()?;
        Some(Claim::CountAtMost { n, period })
    }),
    form("exactly N in PERIOD and exactly N in PERIOD", |of| {
        Some(Claim::WindowPairCount {
            n: of.whole()?,
            period: of.period()?,
            other_n: of.whole()?,
            other: of.period()?,
        })
    }),
    form("at least N in each of PERIODS", |of| {
        let n = of.whole()?;
        let periods = of.periods()?;
        Some(Claim::EachAtLeast { n, periods })
    }),
    form(
        "some in each of PERIODS in a row and none in PERIOD",
        |of| {
            Some(Claim::Consecutive {
                periods: of.periods()?,
                before: of.period()?,
            })
        },
    ),
    form("some in PERIOD and none in PERIOD", |of| {
        Some(Claim::First {
            period: of.period()?,
            before: of.period()?,
        })
    }),
    form("some in PERIOD and none ever before", |of| {
        let period = of.period()?;
        Some(Claim::FirstEver { period })
    }),
    form("the NTH in PERIOD, counted from those in PERIOD on", |of| {
        Some(Claim::Ordinal {
            n: of.whole()?,
            period: of.period()?,
            before: of.period()?,
        })
    }),
    form("at least NUMBER a year in PERIOD", |of| {
        let a_year = of.number()?;
        let period = of.period()?;
        Some(Claim::RateAtLeast { a_year, period })
    }),
    form("at most NUMBER a year in PERIOD", |of| {
        let a_year = of.number()?;
        let period = of.period()?;
        Some(Claim::RateAtMost { a_year, period })
    }),
    form("RANGE a year in PERIOD", |of| {
        let a_year = of.range()?;
        let period = of.period()?;
        Some(Claim::RateAbout { a_year, period })
    }),
    form("RANGE times as often in PERIOD as in PERIOD", |of| {
        let ratio = of.range()?;
        let (before, after) = later_first(of)?;
        Some(Claim::RatioAbout {
            ratio,
            before,
            after,
        })
    }),
    form(
        "at least NUMBER times as often in PERIOD as in PERIOD",
        |of| {
            let times = of.number()?;
            let (before, after) = later_first(of)?;
            Some(Claim::RatioAtLeast {
                times,
                before,
                after,
            })
        },
    ),
    form(
        "at most NUMBER times as often in PERIOD as in PERIOD",
        |of| {
            let times = of.number()?;
            let (before, after) = later_first(of)?;
            Some(Claim::RatioAtMost {
                times,
                before,
                after,
            })
        },
    ),
    form("RANGE times as seldom in PERIOD as in PERIOD", |of| {
        let times = of.range()?;
        let (before, after) = later_first(of)?;
        Some(Claim::Halved {
            times,
            before,
            after,
        })
    }),
    form("RANGE % more a year in PERIOD than in PERIOD", |of| {
        change(of, ChangeDirection::More)
    }),
    form("RANGE % fewer a year in PERIOD than in PERIOD", |of| {
        change(of, ChangeDirection::Fewer)
    }),
    form("RANGE % as many in PERIOD as in PERIOD", |of| {
        Some(Claim::PercentOf {
            percent: of.range()?,
            period: of.period()?,
            base: of.period()?,
        })
    }),
    form("more in PERIOD than in PERIODS", |of| {
        let period = of.period()?;
        let among = of.periods()?;
        Some(Claim::Record { period, among })
    }),
    form("more in PERIOD than in PERIODS together", |of| {
        let period = of.period()?;
        let among = of.periods()?;
        Some(Claim::CombinedExceeds { period, among })
    }),
    form("ever more a year from one to the next of PERIODS", |of| {
        steady(of, Tendency::Rising)
    }),
    form("never less a year from one to the next of PERIODS", |of| {
        steady(of, Tendency::NotFalling)
    }),
    form("ever less a year from one to the next of PERIODS", |of| {
        steady(of, Tendency::Falling)
    }),
    form("never more a year from one to the next of PERIODS", |of| {
        steady(of, Tendency::NotRising)
    }),
    form(
        "RANGE times as often from one to the next of PERIODS",
        |of| {
            let step = of.range()?;
            let periods = of.periods()?;
            Some(Claim::Plateau { step, periods })
        },
    ),
    form("a peak in PERIOD between PERIOD and PERIOD", |of| {
        Some(Claim::Peak {
            period: of.period()?,
            before: of.period()?,
            after: of.period()?,
        })
    }),
    form(
        "more a year in PERIOD than in PERIOD, yet fewer than in PERIOD",
        |of| {
            let after = of.period()?;
            let low = of.period()?;
            let before = of.period()?;
            Some(Claim::Rebound { before, low, after })
        },
    ),
    form("two at most DAYS days apart in PERIOD", |of| {
        let days = of.days()?;
        let period = of.period()?;
        Some(Claim::Interval { days, period })
    }),
    form(
        "as many in PERIOD as PERIODS predict at level LEVEL",
        |of| {
            let next = of.period()?;
            let basis = of.periods()?;
            let level = of.level()?;
            Some(Claim::Projection { basis, next, level })
        },
    ),
    form("not quantitative: REASON", |of| {
        let why = of.why()?;
        Some(Claim::NotQuantitative { why })
    }),
];

impl Claim {
    /// The forms of sentence that can be [read](#impl-FromStr-for-Claim), with their blanks in capitals.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::Claim;
    ///
    /// assert!(Claim::sentences().any(|sentence| sentence == "at least N in PERIOD"));
    /// ```
    pub fn sentences() -> impl Iterator<Item = &'static str> {
        FORMS.iter().map(|form| form.sentence)
    }
}

/// Reads a claim as it is printed.
///
/// These are the forms. N and DAYS are whole numbers in digits, NUMBER is any from 0 on, LEVEL one between 0 and 1, RANGE `1.75 to 2.25` or `2 or more`,
/// PERIOD a [label](crate::Period::label) such as `2022–2024`, `2024`, `2024-Q1`, `2024-03 to 2024-08` or `2022-02-24 to 2024-02-23`, PERIODS one or several of
/// these with commas between them, NTH a place such as `5th`, REASON a word of [`NoQuantity`](super::NoQuantity).
///
/// ```text
/// at least N in PERIOD                        exactly N in PERIOD                          at most N in PERIOD
/// exactly N in PERIOD and exactly N in PERIOD
/// at least N in each of PERIODS               some in each of PERIODS in a row and none in PERIOD
/// some in PERIOD and none in PERIOD           some in PERIOD and none ever before
/// the NTH in PERIOD, counted from those in PERIOD on
/// at least NUMBER a year in PERIOD            at most NUMBER a year in PERIOD              RANGE a year in PERIOD
/// RANGE times as often in PERIOD as in PERIOD
/// at least NUMBER times as often in PERIOD as in PERIOD
/// at most NUMBER times as often in PERIOD as in PERIOD
/// RANGE times as seldom in PERIOD as in PERIOD
/// RANGE % more a year in PERIOD than in PERIOD
/// RANGE % fewer a year in PERIOD than in PERIOD
/// RANGE % as many in PERIOD as in PERIOD
/// more in PERIOD than in PERIODS              more in PERIOD than in PERIODS together
/// ever more a year from one to the next of PERIODS
/// ever less a year from one to the next of PERIODS
/// never more a year from one to the next of PERIODS
/// never less a year from one to the next of PERIODS
/// RANGE times as often from one to the next of PERIODS
/// a peak in PERIOD between PERIOD and PERIOD
/// more a year in PERIOD than in PERIOD, yet fewer than in PERIOD
/// two at most DAYS days apart in PERIOD
/// as many in PERIOD as PERIODS predict at level LEVEL
/// not quantitative: REASON
/// ```
///
/// A claim that names a selection of records ([`Share`](Claim::Share), [`Breakdown`](Claim::Breakdown), [`Divergence`](Claim::Divergence)) is read
/// from JSON alone, as a selection is.
///
/// # Errors
/// Text that follows no form to its end: the message says what was read, where it stopped, what was expected there, and which form is nearest.
///
/// # Examples
/// ```
/// use interstate::claim::Claim;
///
/// let claim: Claim = "1.75 to 2.25 times as often in 2022–2024 as in 2019–2021".parse()?;
/// assert_eq!(claim, Claim::doubled(interstate::Period::years(2019..=2021)?, interstate::Period::years(2022..=2024)?));
/// let refused = "at least three in 2024".parse::<Claim>().unwrap_err();
/// assert_eq!(
///     refused.to_string(),
///     "\"at least three in 2024\" is no claim: read \"at least\", and at \"three in 2024\" expected a whole number in digits or a number such as \
///      3 or 2.5; the nearest form is \"at least N in PERIOD\"",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
impl FromStr for Claim {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let trimmed = text.trim();
        let mut stops: Vec<(Stop, &'static str)> = Vec::new();
        for form in FORMS {
            let read = Cursor::along(trimmed, form.sentence).and_then(|mut blanks| {
                // OK because a form asks for what stands in its own blanks, which a test of all forms shows.
                (form.make)(&mut blanks).ok_or_else(|| Stop::at_start("another form"))
            });
            match read {
                Ok(claim) => return Ok(claim),
                Err(stop) => stops.push((stop, form.sentence)),
            }
        }
        Err(nearest(trimmed, stops).into())
    }
}

/// How much of a form a text has: its words that stand in it count twice, and those of the form that it lacks against it.
fn likeness(text: &[String], form: &str) -> usize {
    let form: Vec<&str> = form.split([' ', ',']).collect();
    let is_blank = |word: &&str| word.starts_with(char::is_uppercase);
    let said = |word: &str| text.iter().any(|other| other == word);
    let lacking = form.iter().filter(|word| !is_blank(word) && !said(word));
    let shared = text.iter().filter(|word| form.contains(&word.as_str()));
    // No form has as many words as this.
    (2 * shared.count() + 40).saturating_sub(lacking.count())
}

/// The message of a text that follows no form: by the forms that it follows furthest, of these the one that it is most like.
fn nearest(text: &str, stops: Vec<(Stop, &'static str)>) -> Claims {
    let words: Vec<String> = text
        .to_lowercase()
        .split([' ', ','])
        .map(str::to_owned)
        .collect();
    let furthest = stops.iter().map(|(stop, _)| stop.at).max();
    let mut reached: Vec<_> = stops
        .into_iter()
        .filter(|(stop, _)| Some(stop.at) == furthest)
        .collect();
    let at = reached.first().map_or(0, |(stop, _)| stop.at);
    let (read, rest) = text.split_at_checked(at).unwrap_or(("", text));
    // Of what is expected there, a word that is misspelt comes first; of two forms alike the shorter one.
    let next = rest.split_whitespace().next().unwrap_or("");
    let expected = reached
        .iter()
        .map(|(stop, _)| stop.expected.trim_matches('"'));
    let meant = error::nearest(next, expected).map(|word| format!("{word:?}"));
    reached.sort_by_key(|(stop, form)| {
        let meant = meant.as_ref() == Some(&stop.expected);
        (Reverse((meant, likeness(&words, form))), form.len())
    });
    let form = reached.first().map_or("", |(_, form)| form);
    let mut expected: Vec<&str> = Vec::new();
    for (stop, _) in &reached {
        if expected.len() < 3 && !expected.contains(&&*stop.expected) {
            expected.push(&stop.expected);
        }
    }
    if meant.is_some() {
        expected.truncate(1);
    }
    Claims::NoClaim {
        found: text.into(),
        read: match read.trim_end() {
            "" => "nothing of it was read".into(),
            read => format!("read {read:?}").into(),
        },
        rest: rest.trim_start().into(),
        expected: expected.join(" or ").into(),
        form,
    }
}
