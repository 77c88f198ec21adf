//! When something was: sets of days with gaps, and what lasted from a day to a day.

use super::days::{Day, EVER, NEVER, Run, calendar, date};
use super::random::Random;
use chrono::Datelike;
use std::fmt;

/// A day, a month or a year as a source writes it.
#[derive(Clone, Copy)]
struct Piece {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
}

impl Piece {
    fn run(self) -> Run {
        let first = date(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1));
        let after = match (self.month, self.day) {
            (Some(_), Some(_)) => first.succ_opt().unwrap(),
            (Some(12), None) | (None, _) => date(self.year + 1, 1, 1),
            (Some(month), None) => date(self.year, month + 1, 1),
        };
        Run {
            first: first.num_days_from_ce(),
            last: after.num_days_from_ce() - 1,
        }
    }

    fn random(random: &mut Random, years: &[i32]) -> Self {
        let year = *random.of(years);
        let month = *random.of(&[1, 2, 3, 4, 6, 7, 9, 10, 12, 12]);
        match random.below(10) {
            0..4 => Self {
                year,
                month: Some(month),
                day: Some(*random.of(&[1, 5, 15, 28])),
            },
            4..6 => Self {
                year,
                month: Some(month),
                day: None,
            },
            _ => Self {
                year,
                month: None,
                day: None,
            },
        }
    }

    fn exact(random: &mut Random, years: &[i32]) -> Self {
        loop {
            let piece = Self::random(random, years);
            if piece.day.is_some() {
                return piece;
            }
        }
    }
}

impl fmt::Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// A set of possible days: runs, and the text that the crate is to read.
#[derive(Clone, Debug)]
pub(super) struct Dates {
    runs: Vec<Run>,
    text: String,
}

impl Dates {
    /// One piece; a range of two; a set of two or three with what lies between left out; open on one side.
    fn random(random: &mut Random, years: &[i32], exact: usize) -> Self {
        if random.in_hundred(exact) {
            return Self::of(Piece::exact(random, years));
        }
        let piece = Piece::random(random, years);
        let Run { first, last } = piece.run();
        match random.below(20) {
            0..6 => Self::of(piece),
            6..12 => {
                let end = Piece::random(random, years);
                let run = end.run();
                // Not over three calendar years: what is possible nearly everywhere tests little.
                if run.last > last && run.first >= first && run.last - first < 900 {
                    Self {
                        runs: vec![Run {
                            first,
                            last: run.last,
                        }],
                        text: format!("[{piece}..{end}]"),
                    }
                } else {
                    Self::of(piece)
                }
            }
            12..17 => {
                let mut pieces = vec![piece, Piece::random(random, years)];
                if random.in_hundred(25) {
                    pieces.push(Piece::exact(random, years));
                }
                let texts: Vec<String> = pieces.iter().map(Piece::to_string).collect();
                Self {
                    runs: pieces.into_iter().map(Piece::run).collect(),
                    text: format!("[{}]", texts.join(",")),
                }
            }
            17..19 => Self {
                runs: vec![Run { first: EVER, last }],
                text: format!("[..{piece}]"),
            },
            _ => Self {
                runs: vec![Run { first, last: NEVER }],
                text: format!("[{piece}..]"),
            },
        }
    }

    /// One day out of these runs; the text is for the crate.
    pub(super) fn stated(text: &str, runs: &[(Day, Day)]) -> Self {
        let run = |&(first, last): &(Day, Day)| Run { first, last };
        Self {
            runs: runs.iter().map(run).collect(),
            text: text.to_owned(),
        }
    }

    fn of(piece: Piece) -> Self {
        Self {
            runs: vec![piece.run()],
            text: piece.to_string(),
        }
    }

    /// From the first to the last possible day in each stretch that has one.
    fn parts(&self, stretches: &[Run]) -> Vec<Run> {
        let part = |stretch: &Run| {
            let inside = || self.runs.iter().filter_map(|run| run.and(*stretch));
            Some(Run {
                first: inside().map(|run| run.first).min()?,
                last: inside().map(|run| run.last).max()?,
            })
        };
        stretches.iter().filter_map(part).collect()
    }
}

/// How something that lasted ended.
#[derive(Clone, Debug)]
enum End {
    At(Dates),
    SeenUntil(Day),
    NotKnown,
}

/// On one day of a set, or from a day to a day.
#[derive(Clone, Debug)]
pub(super) enum Time {
    On(Dates),
    Lasted { start: Dates, end: EndOf },
}

/// The end of what lasted.
#[derive(Clone, Debug)]
pub(super) struct EndOf(End);

impl Time {
    pub(super) fn lasted(start: Dates, end: Dates) -> Self {
        Self::Lasted {
            start,
            end: EndOf(End::At(end)),
        }
    }

    pub(super) fn seen_until(start: Dates, seen: Day) -> Self {
        Self::Lasted {
            start,
            end: EndOf(End::SeenUntil(seen)),
        }
    }

    pub(super) fn random(random: &mut Random, years: &[i32], exact: usize) -> Self {
        if random.in_hundred(60) {
            return Self::On(Dates::random(random, years, exact));
        }
        loop {
            let mut start = Dates::random(random, years, exact);
            let end = EndOf(match random.below(10) {
                0..6 => End::At(Dates::random(random, years, exact)),
                6..8 => End::SeenUntil(Piece::exact(random, years).run().first),
                _ => End::NotKnown,
            });
            if let End::At(end) = &end.0
                && end.runs.iter().all(|run| run.last != NEVER)
                && random.in_hundred(6)
            {
                // `/2022`: not known when it began.
                start = Dates {
                    runs: vec![Run {
                        first: EVER,
                        last: end.runs.iter().map(|run| run.last).max().unwrap(),
                    }],
                    text: String::new(),
                };
            }
            let time = Self::Lasted { start, end };
            let everything = Run {
                first: EVER,
                last: NEVER,
            };
            if !time.possible(&[everything]).is_empty() {
                return time;
            }
        }
    }

    /// A first and a last day for every way in which the two can lie in the stretches.
    ///
    /// Every question asks only whether a first or a last day lies before, in or after a period, and in which calendar year. Stretches are cut
    /// at every edge of a period that is asked for and of every year that matters, so all days of one stretch answer alike; the earliest
    /// first and the latest last day of a group lie in the earliest and the latest stretch of its rows. Within one row the first day
    /// must not lie after the last one: for two stretches some pair of days keeps that order exactly when the earliest first and the latest
    /// last day do, so these two stand for all.
    pub(super) fn possible(&self, stretches: &[Run]) -> Vec<(Day, Day)> {
        let (start, end) = match self {
            Self::On(dates) => {
                let days = dates.parts(stretches).into_iter();
                return days
                    .map(|part| {
                        if part.first == EVER {
                            part.last
                        } else {
                            part.first
                        }
                    })
                    .map(|day| (day, day))
                    .collect();
            }
            Self::Lasted { start, end } => (start, &end.0),
        };
        let anything = |first| Dates {
            runs: vec![Run { first, last: NEVER }],
            text: String::new(),
        };
        let (ends, latest_start) = match end {
            End::At(dates) => (dates.parts(stretches), NEVER),
            End::SeenUntil(seen) => (anything(*seen).parts(stretches), *seen),
            End::NotKnown => (anything(EVER).parts(stretches), NEVER),
        };
        let mut days = Vec::new();
        for start in start.parts(stretches) {
            for end in &ends {
                if start.first <= end.last && start.first <= latest_start {
                    // An open start is put on the last day of its stretch that is early enough: the stretch before all others has no first.
                    let first = if start.first == EVER {
                        start.last.min(end.last).min(latest_start)
                    } else {
                        start.first
                    };
                    days.push((first, end.last));
                }
            }
        }
        days
    }

    /// Every first and last day that the record names, where it names one.
    pub(super) fn named_days(&self) -> Vec<Day> {
        let mut runs = match self {
            Self::On(dates) => dates.runs.clone(),
            Self::Lasted { start, end } => match &end.0 {
                End::At(end) => [start.runs.as_slice(), &end.runs].concat(),
                End::SeenUntil(seen) => {
                    let seen = Run {
                        first: *seen,
                        last: *seen,
                    };
                    [start.runs.as_slice(), &[seen]].concat()
                }
                End::NotKnown => start.runs.clone(),
            },
        };
        let days = runs.drain(..).flat_map(|run| [run.first, run.last]);
        days.filter(|&d| d != EVER && d != NEVER).collect()
    }

    /// Whether the first day can be as early as one likes.
    pub(super) fn starts_openly(&self) -> bool {
        let (Self::On(start) | Self::Lasted { start, .. }) = self;
        start.runs.iter().any(|run| run.first == EVER)
    }

    /// The same time with the gaps of its sets filled: what an implementation that keeps only hulls would see.
    pub(super) fn without_gaps(&self) -> Self {
        let hull = |dates: &Dates| Dates {
            runs: vec![Run {
                first: dates.runs.iter().map(|r| r.first).min().unwrap(),
                last: dates.runs.iter().map(|r| r.last).max().unwrap(),
            }],
            text: dates.text.clone(),
        };
        match self {
            Self::On(dates) => Self::On(hull(dates)),
            Self::Lasted { start, end } => Self::Lasted {
                start: hull(start),
                end: EndOf(match &end.0 {
                    End::At(dates) => End::At(hull(dates)),
                    other => other.clone(),
                }),
            },
        }
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(dates) => f.write_str(&dates.text),
            Self::Lasted { start, end } => match &end.0 {
                End::At(end) => write!(f, "{}/{}", start.text, end.text),
                End::SeenUntil(seen) => write!(f, "{}/{}..", start.text, calendar(*seen)),
                End::NotKnown => write!(f, "{}/", start.text),
            },
        }
    }
}
