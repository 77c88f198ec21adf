//! Time stamps: the days that a moment can be on.

use super::date;
use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime, Timelike, Utc};
use interstate::PartialDate;
use proptest::prelude::*;

#[test]
fn a_moment_of_universal_time_is_on_two_days_or_three() {
    for (text, days) in [
        // 24 February 2022 02:00 UTC is still the 23rd in New York.
        ("2022-02-24T02:00:00Z", "[2022-02-23..2022-02-24]"),
        ("2022-02-24T05:00Z", "[2022-02-23..2022-02-24]"),
        ("2022-02-24T09:59:59.999Z", "[2022-02-23..2022-02-24]"),
        ("2022-02-24T10:00Z", "[2022-02-23..2022-02-25]"),
        ("2022-02-24T10:30:00Z", "[2022-02-23..2022-02-25]"),
        ("2022-02-24T11:59:59Z", "[2022-02-23..2022-02-25]"),
        ("2022-02-24T12:00:00Z", "[2022-02-24..2022-02-25]"),
        ("2021-12-31T22:30:00Z", "[2021-12-31..2022-01-01]"),
    ] {
        assert_eq!(date(text), date(days), "{text}");
        for unknown in ["-00:00", "-00"] {
            assert_eq!(date(&text.replace('Z', unknown)), date(days), "{text}");
        }
    }
}

#[test]
fn a_moment_with_its_offset_or_without_any_is_on_its_local_day() {
    for text in [
        "2022-02-24T05:00:00",
        "2022-02-24T05:00",
        "2022-02-24T05:00:00.123456",
        "2022-02-24T05:00:00,5",
        "2022-02-24T05:00:00+03:00",
        "2022-02-24T05:00+03",
        "2022-02-24T05:00:00.5-09:30",
        "2022-02-24T23:59:00+14:00",
        // A place that keeps universal time.
        "2022-02-24T22:30:00+00:00",
        "2022-02-24T22:30+00",
    ] {
        assert_eq!(date(text), date("2022-02-24"), "{text}");
    }
}

#[test]
fn a_leap_second_belongs_to_the_minute_before_it() {
    assert_eq!(date("2016-12-31T23:59:60"), date("2016-12-31"));
    assert_eq!(date("2016-12-31T23:59:60.5+00:00"), date("2016-12-31"));
    assert_eq!(
        date("2016-12-31T23:59:60Z"),
        date("[2016-12-31..2017-01-01]")
    );
}

#[test]
fn what_is_no_time_of_a_day_is_no_date() {
    for text in [
        "2022-02-24T25:00:00",
        "2022-02-24T24:00",
        "2022-02-24T05:60",
        "2022-02-24T05:00:61",
        "2022-02-24T05:00:00:00",
        "2022-02-24T05:00.5",
        "2022-02-24T05:00:00.",
        "2022-02-24T05:00:00.Z",
        "2022-02-24T05:00:00.5.5",
        "2022-02-24T05:00:00+15",
        "2022-02-24T05:00:00+03:60",
        "2022-02-24T05:00:00+3",
        "2022-02-24T05:00:00ZZ",
        "2022-02-24T05:00:00Z+03:00",
        "2022-02-24T05",
        "2022-02-24T",
        "2022-02-24TZ",
        "2022-02T05:00:00",
        "2022-02-24T05-00-00",
        "2022-02-24T5:00",
        "2022-02-24T０5:00",
    ] {
        assert_eq!(
            text.parse::<PartialDate>().unwrap_err().to_string(),
            format!(
                "{text:?} is not a date; write it as 2022, 2022-02, 2022-02-24 or [2022-02-20..2022-03-05]"
            )
        );
    }
}

#[test]
fn a_moment_of_another_library_has_its_offset_stated_or_unknown() {
    let moment: DateTime<Utc> = "2021-12-31T22:30:00Z".parse().unwrap();
    let unknown = PartialDate::from_utc_moment(moment).unwrap();
    assert_eq!(unknown, date("[2021-12-31..2022-01-01]"));
    let at = |hours: i32| {
        let offset = FixedOffset::east_opt(hours * 3600).unwrap();
        PartialDate::from_utc_moment_at(moment, offset).unwrap()
    };
    assert_eq!(at(0), date("2021-12-31"));
    assert_eq!(at(8), date("2022-01-01"));
    assert_eq!(at(-5), date("2021-12-31"));
    assert_eq!(
        PartialDate::from_utc_day("2022-02-24".parse().unwrap()).unwrap(),
        date("[2022-02-23..2022-02-25]")
    );
}

#[test]
fn the_ends_of_the_calendar_are_refused() {
    let (first, last) = (DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC);
    let (west, east) = (
        FixedOffset::west_opt(86_399).unwrap(),
        FixedOffset::east_opt(86_399).unwrap(),
    );
    for refused in [
        PartialDate::from_utc_moment(first),
        PartialDate::from_utc_moment(last),
        PartialDate::from_utc_moment_at(first, west),
        PartialDate::from_utc_moment_at(last, east),
        PartialDate::from_utc_day(NaiveDate::MIN),
        PartialDate::from_utc_day(NaiveDate::MAX),
    ] {
        let message = refused.unwrap_err().to_string();
        assert!(
            message.ends_with(" is at the end of the calendar"),
            "{message}"
        );
    }
}

/// Which days a moment is on, by walking through every offset in quarters of an hour.
fn by_walking(moment: NaiveDateTime) -> (NaiveDate, NaiveDate) {
    let days = (-12 * 4..=14 * 4).map(|quarters: i32| {
        let minutes = i64::from(moment.hour() * 60 + moment.minute()) + i64::from(quarters) * 15;
        match minutes {
            ..0 => moment.date() - Days::new(1),
            0..1440 => moment.date(),
            _ => moment.date() + Days::new(1),
        }
    });
    let days: Vec<NaiveDate> = days.collect();
    (*days.iter().min().unwrap(), *days.iter().max().unwrap())
}

proptest! {
    #![proptest_config(crate::common::cases(256))]

    #[test]
    fn a_moment_can_be_on_the_days_that_some_offset_makes_it(
        seconds in 0..4_000_000_000_i64, millis in 0..1000_u32, places in 0..4_usize
    ) {
        let moment = DateTime::<Utc>::from_timestamp(seconds, millis * 1_000_000).unwrap();
        let right = by_walking(moment.naive_utc());
        let days = |date: &PartialDate| (date.first().unwrap(), date.last().unwrap());
        prop_assert_eq!(days(&PartialDate::from_utc_moment(moment).unwrap()), right);
        let clock = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%.3f", "%Y-%m-%dT%H:%M:%S%.9f"][places];
        let text = moment.format(clock).to_string();
        for unknown in ["Z", "-00:00"] {
            prop_assert_eq!(days(&date(&format!("{text}{unknown}"))), right, "{}{}", text, unknown);
        }
        for known in ["", "+00:00", "+08:00", "-11:30"] {
            prop_assert_eq!(date(&format!("{text}{known}")), PartialDate::day(moment.date_naive()));
        }
    }

    #[test]
    fn no_stamp_panics(
        head in "(2022-02-24|9999-12-31|0001-01-01|-0044-03-15|\\+262142-12-31|-262143-01-01|\\PC{0,10})T",
        time in "[0-9:.,TZ+é-]{0,16}|([01][0-9]|2[0-9]):[0-6][0-9](:[0-6][0-9])?([.,][0-9]{0,12})?",
        shift in "Z|[+-][0-9:]{0,6}|\\PC{0,3}",
    ) {
        let text = format!("{head}{time}{shift}");
        if let Ok(date) = text.parse::<PartialDate>() {
            prop_assert!(date.possible_days().is_some_and(|days| (1..=3).contains(&days)), "{}", text);
        }
    }

    #[test]
    fn no_moment_panics(seconds in any::<i64>(), narrow in -9_000_000_000_000_i64..9_000_000_000_000, offset in -86_399..=86_399_i32) {
        let offset = FixedOffset::east_opt(offset).unwrap();
        for moment in [seconds, narrow].into_iter().filter_map(|s| DateTime::<Utc>::from_timestamp(s, 0)) {
            let _ = PartialDate::from_utc_moment(moment);
            let _ = PartialDate::from_utc_moment_at(moment, offset);
        }
    }
}
