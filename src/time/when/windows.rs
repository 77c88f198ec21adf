//! Where something falls among very many periods.

use super::When;
use crate::time::Assignment;
use crate::time::period::Period;
use crate::time::runs::Runs;
use crate::time::span::Span;
use crate::time::truth::Truth;
use chrono::NaiveDate;

/// The days of very many periods, ready for many questions.
#[derive(Clone, Debug)]
pub(crate) struct ReadyPeriods(Runs<NaiveDate>);

impl ReadyPeriods {
    pub(crate) fn new(periods: &[Period]) -> Self {
        let days = |period: &Period| (period.start(), period.last_day(), ());
        Self(Runs::new(periods.iter().map(days)))
    }

    /// Whether a period holds a day of the run.
    fn meets(&self, (first, last): (Option<NaiveDate>, Option<NaiveDate>)) -> bool {
        self.0.any(
            last.map_or(NaiveDate::MAX, |last| last),
            first.map_or(NaiveDate::MIN, |first| first),
        )
    }

    /// Whether a period holds every day of the run.
    fn holds(&self, days: Span) -> bool {
        let ends = days.first.zip(days.last);
        ends.is_some_and(|(first, last)| self.0.any(first, last))
    }
}

impl When {
    /// Whether it falls in some of the periods: surely, if one of them by itself surely has it.
    pub(crate) fn falls_in_one(&self, periods: &ReadyPeriods, by: Assignment) -> Truth {
        let (starts, ends) = self.reach();
        let whole = Span {
            first: starts.first,
            last: ends.last,
        };
        let (surely, possibly) = match (self, by) {
            (Self::On(_), _) | (_, Assignment::ByStart) => (
                periods.holds(starts),
                self.possible_starts().any(|days| periods.meets(days)),
            ),
            (_, Assignment::ByEnd) => (
                periods.holds(ends),
                self.possible_ends().any(|days| periods.meets(days)),
            ),
            (_, Assignment::AnyOverlap) => {
                // Whether it began by the last day of a period and ended on its first or later.
                let sure = ends.first.zip(starts.last);
                (
                    sure.is_some_and(|(end, start)| periods.0.any(end, start)),
                    periods.meets((whole.first, whole.last)),
                )
            }
            (_, Assignment::Within) => {
                // Both ends in one period: it begins no later than either run ends, and ends no earlier than either begins.
                let both = |(start, end): (Span, Span)| {
                    let last = [start.last, end.last].into_iter().flatten().min();
                    (start.first.max(end.first), last)
                };
                (
                    periods.holds(whole),
                    self.pairs().any(|pair| periods.meets(both(pair))),
                )
            }
        };
        Truth::of_cases(surely, possibly)
    }
}

#[cfg(test)]
mod tests {
    use super::{Assignment, Period, ReadyPeriods, Truth, When};
    use chrono::{Days, NaiveDate};

    #[test]
    fn many_periods_at_once_say_what_each_says() {
        let first: NaiveDate = "2020-01-01".parse().unwrap();
        let day = |n: u64| first + Days::new(n);
        let period = |n: u64| {
            let start = n * 37 % 41;
            Period::new(day(start), day(start + 1 + n * 11 % 7)).unwrap()
        };
        let date = |n: u64| -> String {
            let (from, to) = (day(n * 31 % 43), day(n * 31 % 43 + n * 5 % 9));
            match n % 6 {
                0 => from.to_string(),
                1 => format!("[{from},{}]", to + Days::new(3)),
                2 => format!("[..{to}]"),
                3 => format!("[{from}..]"),
                _ => format!("[{from}..{to}]"),
            }
        };
        let mut asked = 0;
        for n in 0..400 {
            let text = match n % 5 {
                0 | 1 => date(n / 5),
                2 => format!("{}/", date(n / 5)),
                3 => format!("{}/{}..", date(n / 5), day(n / 7 % 50)),
                _ => format!("{}/{}", date(n / 5), date(n / 3 + 7)),
            };
            let Ok(when) = text.parse::<When>() else {
                continue;
            };
            for (length, after) in (0..12).flat_map(|length| [(length, n), (length, n + 17)]) {
                let periods: Vec<Period> = (0..length).map(|more| period(after + more)).collect();
                let ready = ReadyPeriods::new(&periods);
                for &by in Assignment::ALL {
                    let each: Vec<Truth> = periods.iter().map(|p| when.falls_in(*p, by)).collect();
                    let some = Truth::of_cases(
                        each.contains(&Truth::Yes),
                        each.iter().any(|one| *one != Truth::No),
                    );
                    assert_eq!(
                        when.falls_in_one(&ready, by),
                        some,
                        "{when} {by} in {periods:?}"
                    );
                    asked += 1;
                }
            }
        }
        assert!(asked > 20_000, "{asked}");
    }
}
