//! Dates, extents, periods, exposures and coverage: what they take, refuse and answer.

mod dates;
#[cfg(feature = "edtf")]
mod edtf;
mod extents;
mod moments;
mod periods;

use interstate::time::{Assignment, CoverageExtent, DateMeaning, ListDates, YearConvention};
use interstate::{PartialDate, Period, Truth, When};

#[track_caller]
fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

#[track_caller]
fn when(text: &str) -> When {
    text.parse().unwrap()
}

#[track_caller]
fn period(text: &str) -> Period {
    text.parse().unwrap()
}

/// The message, by both doors: `FromStr` and serde.
#[track_caller]
fn refusal<T>(text: &str) -> String
where
    T: std::str::FromStr<Err = interstate::Error> + serde::de::DeserializeOwned + std::fmt::Debug,
{
    let refused = text.parse::<T>().unwrap_err().to_string();
    let json = serde_json::to_string(text).unwrap();
    let smuggled = serde_json::from_str::<T>(&json).unwrap_err().to_string();
    assert!(smuggled.starts_with(&refused), "{smuggled}");
    refused
}

#[test]
fn one_spelling_for_every_word_of_time() {
    fn same<T>(all: &[T], words: &[&str])
    where
        T: std::fmt::Display
            + std::str::FromStr<Err = interstate::Error>
            + PartialEq
            + std::fmt::Debug,
        T: serde::Serialize + serde::de::DeserializeOwned,
    {
        let printed: Vec<_> = all.iter().map(ToString::to_string).collect();
        assert_eq!(printed, words);
        for value in all {
            let word = value.to_string();
            assert_eq!(&word.parse::<T>().unwrap(), value);
            let json = serde_json::to_string(value).unwrap();
            assert_eq!(json, format!("{word:?}"));
            assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value);
        }
        assert!("no such word".parse::<T>().is_err());
    }
    same(Truth::ALL, &["yes", "no", "depends"]);
    same(YearConvention::ALL, &["act_act", "anniversary", "days"]);
    same(CoverageExtent::ALL, &["partial", "full"]);
    same(
        Assignment::ALL,
        &["by_start", "by_end", "any_overlap", "within"],
    );
    same(ListDates::ALL, &["day_first", "month_first"]);
    same(
        DateMeaning::ALL,
        &[
            "announced",
            "opening",
            "active_phase",
            "whole_stay",
            "published",
        ],
    );
    same(
        interstate::count::PluralReading::ALL,
        &["literal_plural", "acled_conservative"],
    );
    assert_eq!(
        "by_strat".parse::<Assignment>().unwrap_err().to_string(),
        "unknown assignment \"by_strat\"; did you mean \"by_start\"?"
    );
}

#[test]
fn truth_combines_as_the_three_valued_tables_say() {
    use Truth::{Depends, No, Yes};
    for (a, b, and, or) in [
        (Yes, Yes, Yes, Yes),
        (Yes, No, No, Yes),
        (Yes, Depends, Depends, Yes),
        (No, No, No, No),
        (No, Depends, No, Depends),
        (Depends, Depends, Depends, Depends),
    ] {
        assert_eq!((a.and(b), b.and(a), a.or(b), b.or(a)), (and, and, or, or));
        assert_eq!(!a.and(b), (!a).or(!b));
    }
}
