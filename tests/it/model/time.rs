//! Dates, extents, periods, exposures and coverage: what they take, refuse and answer.

use interstate::time::{
    Assignment, Attested, Basis, Covered, Dated, Extent, Fraction, ListDates, Step, Windows,
    YearConvention,
};
use interstate::{
    Category, Coverage, Exposure, Finish, PartialDate, Partition, Period, Truth, When,
};

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
fn a_date_is_small() {
    assert!(size_of::<PartialDate>() <= 16);
    assert!(size_of::<When>() <= 32);
}

#[test]
fn a_year_a_month_and_a_day_hold_their_days() {
    for (text, first, last, days) in [
        ("2020", "2020-01-01", "2020-12-31", 366),
        ("2022-02", "2022-02-01", "2022-02-28", 28),
        ("2024-02", "2024-02-01", "2024-02-29", 29),
        ("2022-02-24", "2022-02-24", "2022-02-24", 1),
        ("202X", "2020-01-01", "2029-12-31", 3653),
        ("20XX", "2000-01-01", "2099-12-31", 36525),
        ("2022-36", "2022-10-01", "2022-12-31", 92),
        ("2022-38", "2022-05-01", "2022-08-31", 123),
        ("2022-40", "2022-01-01", "2022-06-30", 181),
    ] {
        let date = date(text);
        assert_eq!(date.first().unwrap().to_string(), first, "{text}");
        assert_eq!(date.last().unwrap().to_string(), last, "{text}");
        assert_eq!(date.possible_days(), Some(days), "{text}");
    }
}

#[test]
fn texts_with_the_same_days_are_equal() {
    for (one, other) in [
        ("2022-02-XX", "2022-02"),
        ("2022-XX", "2022"),
        ("2022-XX-XX", "2022"),
        ("[2022-02-01..2022-02-28]", "2022-02"),
        ("[2022-01,2022-02,2022-03]", "2022-33"),
        ("[2023,2021]", "[2021,2023]"),
        ("[2022-12-31,2023-01-01]", "[2022-12-31..2023-01-01]"),
        ("~1812-04", "1812-04~"),
        ("1812-~04", "1812-04~"),
    ] {
        assert_eq!(date(one), date(other), "{one} {other}");
    }
}

#[test]
fn a_set_does_not_hold_the_year_between_its_members() {
    let set = date("[2021,2023]");
    assert_eq!(set.within(Period::year(2022).unwrap()), Truth::No);
    assert_eq!(set.within(Period::year(2021).unwrap()), Truth::Depends);
    assert_eq!(set.within(Period::years(2021..=2023).unwrap()), Truth::Yes);
    assert_eq!(set.to_string(), "[2021,2023]");
    assert_eq!(set.possible_days(), Some(730));
}

#[test]
fn the_24th_of_a_month_not_known_is_twelve_days() {
    let date = date("2022-XX-24");
    assert_eq!(date.possible_days(), Some(12));
    assert!(!date.allows("2022-02-23".parse().unwrap()));
    assert!(date.allows("2022-02-24".parse().unwrap()));
}

#[test]
fn a_mark_does_not_add_days() {
    let about = date("2022~");
    assert!(about.is_approximate() && !about.is_uncertain());
    assert_eq!(about.clone().unmarked(), date("2022"));
    assert_ne!(about, date("2022"));
    assert_eq!(about.within(Period::year(2022).unwrap()), Truth::Yes);
    assert!(date("2022%").is_approximate() && date("2022%").is_uncertain());
}

#[test]
fn dates_print_as_they_are_read() {
    for text in [
        "2022",
        "0001",
        "2022-02",
        "2022-02-24",
        "202X",
        "20XX",
        "2022~",
        "2022-02?",
        "2022-02-24%",
        "[2021,2023]",
        "[2021~,2023~]",
        "[2022-02-20..2022-03-05]",
        "[2022-02-24..]",
        "[..2022-02-24]",
        "[..2022-02-24,2023]",
        "[2022-02-20?..2022-03-05?]",
        "0000-01-01",
        "-0044-03-15",
        "+12000-01-01~",
    ] {
        assert_eq!(date(text).to_string(), text);
        let json = serde_json::to_string(&date(text)).unwrap();
        assert_eq!(json, format!("{text:?}"));
        assert_eq!(
            serde_json::from_str::<PartialDate>(&json).unwrap(),
            date(text)
        );
    }
}

#[test]
fn impossible_dates_are_refused_in_words() {
    for (text, message) in [
        ("2022-13", "month 13 is outside 1..=12"),
        ("2022-00", "month 0 is outside 1..=12"),
        ("2022-02-30", "\"2022-02-30\" is no day of the calendar"),
        ("0000", "year 0 is outside 1..=9999"),
        (
            "2022-21",
            "2022-21 is a season, and no calendar says on which day one begins; write a range of days",
        ),
        (
            "[..]",
            "every day is possible; a date needs a first or a last possible day",
        ),
        (
            "[2023..2022]",
            "first possible day 2023-01-01 is after the last, 2022-12-31",
        ),
    ] {
        assert_eq!(refusal::<PartialDate>(text), message);
    }
    for text in [
        "",
        "22",
        "2022-2",
        "2022-2-4",
        "24/02/2022",
        "2022/2023",
        "-9",
        "XXXX",
        "2022-02-24T00",
        "2022~~",
        "2022?~",
        "[]",
        "{2021,2022}",
        "2022-02-",
        "2022--24",
        "2022-36-XX",
        "２０２２",
        " 2022",
        "2022-02-24-01",
        "Y12000",
        "199u",
        "uuuu",
        "unknown",
        "open",
    ] {
        assert_eq!(
            refusal::<PartialDate>(text),
            format!(
                "{text:?} is not a date; write it as 2022, 2022-02, 2022-02-24 or [2022-02-20..2022-03-05]"
            )
        );
    }
    assert_eq!(
        "x".parse::<PartialDate>().unwrap_err().category(),
        Category::Date
    );
    assert_eq!(
        PartialDate::one_of([]).unwrap_err().to_string(),
        "a date needs a candidate day"
    );
}

#[test]
fn of_two_dates_that_overlap_neither_is_certainly_before() {
    let (year, month) = (date("2022"), date("2022-06"));
    assert!(!year.certainly_before(&month) && !month.certainly_before(&year));
    assert!(year.possibly_before(&month) && month.possibly_before(&year));
    assert!(date("2021").certainly_before(&month));
    assert!(!month.possibly_before(&date("2021")));
    assert!(date("[..2022]").possibly_before(&date("0001")));
    assert!(!date("[2022..]").certainly_before(&date("2021")));
}

#[test]
fn extents_print_as_they_are_read() {
    for text in [
        "2021-12-28/2022-01-03",
        "2022-02/2022-03-15",
        "2022-02-24/",
        "2022-02-24/2025-03-01..",
        "1921/197X~",
        "[2021,2023]/2024",
        "[..2022-12-31]/2022",
        "2022/[2023-01-01..]",
        "2022-02-24",
    ] {
        assert_eq!(when(text).to_string(), text);
        let json = serde_json::to_string(&when(text)).unwrap();
        assert_eq!(serde_json::from_str::<When>(&json).unwrap(), when(text));
    }
    assert_eq!(when("/2022"), when("[..2022-12-31]/2022"));
    assert_eq!(when("../2022"), when("/2022"));
}

#[test]
fn impossible_extents_are_refused_in_words() {
    for (text, message) in [
        ("2022/2021", "2021 is before the start, 2022"),
        ("2026/2025-03-01..", "2025-03-01 is before the start, 2026"),
        (
            "2022-02-24/..",
            "\"2022-02-24/..\" goes on, and does not say until which day that was seen; write the day, as in 2022-02-24/2025-03-01..",
        ),
        ("/", "\"/\" has neither a start nor an end"),
        ("/[2022..]", "\"/[2022..]\" has neither a start nor an end"),
    ] {
        assert_eq!(refusal::<When>(text), message);
    }
    let cut = "2025-03-01".parse().unwrap();
    assert_eq!(
        When::seen_until("2022-02-24/..", cut).unwrap(),
        when("2022-02-24/2025-03-01..")
    );
    assert!(When::seen_until("2026/..", cut).is_err());
}

#[test]
fn an_unknown_end_differs_from_one_not_yet_come() {
    let year = Period::year(2023).unwrap();
    assert_eq!(when("2022-02-24/").ends_within(year), Truth::Depends);
    assert_eq!(when("2022-02-24/2025-03-01..").ends_within(year), Truth::No);
    assert_eq!(when("2022-02-24/").overlaps(year), Truth::Depends);
    assert_eq!(when("2022-02-24/2025-03-01..").overlaps(year), Truth::Yes);
    assert_eq!(
        when("2022-02-24/2025-03-01..").ends_within(Period::year(2026).unwrap()),
        Truth::Depends
    );
}

#[test]
fn what_is_known_of_the_end_bounds_the_start() {
    // It began in 2022 and was over on 10 January 2022: so it began in those ten days.
    let early = When::lasting(date("2022"), Finish::At(date("2022-01-10"))).unwrap();
    assert_eq!(
        early.starts_within(period("2022-01-01..2022-01-11")),
        Truth::Yes
    );
}

#[test]
fn periods_are_refused_through_both_doors() {
    for (text, message) in [
        (
            "2022-01-01..2021-01-01",
            "period ends on 2021-01-01, before it starts on 2022-01-01",
        ),
        (
            "2022-01-01..2022-01-01",
            "period 2022-01-01..2022-01-01 holds no day; its end is the day after the last one",
        ),
        (
            "2022",
            "\"2022\" is not a period; write it as 2019-01-01..2022-01-01",
        ),
    ] {
        assert_eq!(refusal::<Period>(text), message);
    }
    assert_eq!(
        Period::years(0..=2021).unwrap_err().to_string(),
        "year 0 is outside 1..=9999"
    );
    assert_eq!(
        Period::around("2022-02-24".parse().unwrap(), 0)
            .unwrap_err()
            .to_string(),
        "0 years around 2022-02-24 are no period; give at least 1 year, inside the calendar"
    );
    assert!(Period::around("2022-02-24".parse().unwrap(), u32::MAX).is_err());
}

#[test]
fn periods_print_and_label() {
    let years = Period::years(2019..=2021).unwrap();
    assert_eq!(years.to_string(), "2019-01-01..2022-01-01");
    assert_eq!(period("2019-01-01..2022-01-01"), years);
    assert_eq!(years.label(), "2019–2021");
    assert_eq!(Period::year(2022).unwrap().label(), "2022");
    assert_eq!(
        period("2020-02-24..2022-02-24").label(),
        "2020-02-24 to 2022-02-23"
    );
    assert_eq!(years.days(), 1096);
}

#[test]
fn exposures_are_the_fractions_of_the_conventions() {
    // R 4.2.2 lubridate and exact fractions; see the table of year conventions in the documentation of the field.
    for (text, days, act_act, anniversary, by_days) in [
        ("2019-01-01..2022-01-01", 1096, "3", "3", "1096/365"),
        ("2022-02-24..2024-02-24", 730, "44521/22265", "2", "2"),
        ("2024-02-24..2026-02-24", 731, "44539/22265", "2", "731/365"),
        ("2023-12-05..2023-12-31", 26, "26/365", "13/183", "26/365"),
        ("2024-01-01..2024-07-01", 182, "91/183", "91/183", "182/365"),
        (
            "2023-11-10..2024-01-20",
            71,
            "25967/133590",
            "71/366",
            "71/365",
        ),
    ] {
        let period = period(text);
        assert_eq!(period.days(), days);
        for (convention, years) in [
            (YearConvention::ActAct, act_act),
            (YearConvention::Anniversary, anniversary),
            (YearConvention::Days, by_days),
        ] {
            let exposure = period.exposure_by(convention);
            assert_eq!(
                exposure.fraction().to_string(),
                years,
                "{text} {convention}"
            );
            let json = serde_json::to_string(&exposure).unwrap();
            assert_eq!(serde_json::from_str::<Exposure>(&json).unwrap(), exposure);
        }
    }
    assert_eq!(Period::year(2022).unwrap().exposure().to_string(), "1 year");
}

#[test]
fn anniversaries_do_not_add_and_say_so() {
    let parts = ["2023-03-01..2024-01-01", "2024-01-01..2025-03-01"].map(period);
    let [one, other] = parts.map(|p| p.exposure_by(YearConvention::Anniversary));
    assert_eq!(
        one.checked_add(other).unwrap_err().to_string(),
        "exposures by anniversary do not add up to that of the whole; use act_act or days"
    );
    let sum = one.fraction().checked_add(other.fraction()).unwrap();
    assert!((sum.to_f64() - 1.997_709).abs() < 1e-6);
    let [one, other] = parts.map(Period::exposure);
    assert_eq!(
        one.checked_add(other).unwrap(),
        period("2023-03-01..2025-03-01").exposure()
    );
    assert_eq!(
        one.checked_add(parts[1].exposure_by(YearConvention::Days))
            .unwrap_err()
            .to_string(),
        "exposures by act_act and by days do not add; use one convention"
    );
    assert!(serde_json::from_str::<Exposure>(r#"{"years":"0","convention":"days"}"#).is_err());
}

#[test]
fn a_partition_names_each_gap_and_each_overlap() {
    let years = |y: [i32; 3]| y.map(|y| Period::year(y).unwrap());
    assert_eq!(
        Partition::new(&years([2017, 2019, 2021]))
            .unwrap_err()
            .to_string(),
        "periods leave out 2018-01-01..2019-01-01, leave out 2020-01-01..2021-01-01"
    );
    assert_eq!(
        Partition::of(&years([2019, 2019, 2018]))
            .unwrap_err()
            .to_string(),
        "periods share 2019-01-01..2020-01-01, are not in order: 2018-01-01..2019-01-01 after 2019-01-01..2020-01-01"
    );
    assert_eq!(
        Partition::of(&[]).unwrap_err().to_string(),
        "no period given; a partition needs at least one"
    );
    let smuggled = r#"["2019-01-01..2021-01-01","2020-01-01..2022-01-01"]"#;
    assert!(serde_json::from_str::<Partition>(smuggled).is_err());
}

#[test]
fn a_day_is_found_in_its_cell_and_not_in_a_gap() {
    let cells = Partition::of(&[
        period("2019-01-01..2020-02-01"),
        Period::year(2022).unwrap(),
    ])
    .unwrap();
    for (day, cell) in [
        ("2018-12-31", None),
        ("2019-01-01", Some(0)),
        ("2020-01-31", Some(0)),
        ("2020-02-01", None),
        ("2022-12-31", Some(1)),
        ("2023-01-01", None),
    ] {
        assert_eq!(cells.cell_of(day.parse().unwrap()), cell, "{day}");
    }
    assert_eq!(cells.span(), period("2019-01-01..2023-01-01"));
    let day = |text: &str| Some(text.parse().unwrap());
    assert!(!cells.covers(day("2020-01-01"), day("2022-01-01")));
    assert!(cells.covers(day("2022-01-01"), day("2022-12-31")));
    assert!(!cells.covers(day("2021-01-01"), day("2021-02-01")));
    assert_eq!(
        cells.cells_over(day("2021-01-01"), day("2021-02-01")).len(),
        0
    );
    assert_eq!(cells.cells_over(None, None), 0..2);
    let json = serde_json::to_string(&cells).unwrap();
    assert_eq!(serde_json::from_str::<Partition>(&json).unwrap(), cells);
}

#[test]
fn a_day_covered_in_full_by_one_source_is_covered_in_full() {
    let list = Coverage::of([
        (Period::year(2025).unwrap(), Extent::Partial),
        (Period::years(2017..=2024).unwrap(), Extent::Full),
    ])
    .unwrap();
    let other = Coverage::full(period("2024-07-01..2025-07-01"));
    let both = list.merge(&other);
    assert_eq!(
        both.extent(Period::year(2025).unwrap()),
        Covered::Mixed {
            full: 181,
            partial: 184,
            outside: 0
        }
    );
    assert_eq!(both, other.merge(&list));
    assert_eq!(list.merge(&Coverage::none()), list);
    assert_eq!(list.merge(&Coverage::unlimited()), Coverage::unlimited());
    for coverage in [&list, &both, &Coverage::none(), &Coverage::unlimited()] {
        let json = serde_json::to_string(coverage).unwrap();
        assert_eq!(&serde_json::from_str::<Coverage>(&json).unwrap(), coverage);
    }
    let twice = [
        Period::year(2019).unwrap(),
        period("2019-06-01..2021-01-01"),
    ];
    let refused = Coverage::of(twice.map(|p| (p, Extent::Full))).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "2019-06-01..2020-01-01 is covered twice; say once how it is covered"
    );
    assert_eq!(refused.category(), Category::Coverage);
}

#[test]
fn fractions_read_three_ways() {
    for (text, printed) in [
        ("3", "3"),
        ("6/4", "3/2"),
        ("1.5", "3/2"),
        ("0.20", "1/5"),
        ("0/7", "0"),
        ("18446744073709551615.0", "18446744073709551615"),
        ("18446744073709551615", "18446744073709551615"),
    ] {
        assert_eq!(text.parse::<Fraction>().unwrap().to_string(), printed);
    }
    for text in [
        "",
        "-1",
        "1.",
        ".5",
        "1/0",
        "1e3",
        "1/2/3",
        "99999999999999999999",
    ] {
        assert!(text.parse::<Fraction>().is_err(), "{text}");
    }
}

#[test]
fn edges_are_counted_from_the_anchor() {
    let anchor = "2020-02-29".parse().unwrap();
    assert_eq!(
        Partition::anchored(anchor, Step::Years(0), 4)
            .unwrap_err()
            .to_string(),
        "a step of 0 years leads nowhere"
    );
    assert!(Partition::anchored(anchor, Step::Years(1), 0).is_err());
    assert_eq!(
        Step::Days(u32::MAX)
            .from(anchor, 2)
            .unwrap_err()
            .to_string(),
        "4294967295 days from 2020-02-29 leads out of the calendar"
    );
    for text in ["1 year", "6 months", "30 days", "1 day"] {
        assert_eq!(text.parse::<Step>().unwrap().to_string(), text);
    }
    assert!("1 week".parse::<Step>().is_err());
}

#[test]
fn rolling_windows_share_days_and_do_not_drift() {
    let over: Period = "2022-01-31..2022-12-31".parse().unwrap();
    let windows = Windows::rolling(over, Step::Months(2), Step::Months(1)).unwrap();
    let printed: Vec<_> = windows.periods().iter().map(Period::to_string).collect();
    assert_eq!(printed[0], "2022-01-31..2022-03-31");
    assert_eq!(printed[1], "2022-02-28..2022-04-30");
    assert_eq!(printed[9], "2022-10-31..2022-12-31");
    assert_eq!(printed.len(), 10);
    assert!(windows.share_days());
    for window in windows.periods() {
        assert!(
            windows
                .cells()
                .cells()
                .iter()
                .all(|c| window.contains_period(*c) || !window.overlaps(*c))
        );
    }
    let apart = Windows::rolling(over, Step::Days(7), Step::Months(1)).unwrap();
    assert!(!apart.share_days());
    assert_eq!(apart.cells().cells(), apart.periods());
    let days = [
        "2022-01-31",
        "2022-02-28",
        "2022-02-28",
        "2022-03-01",
        "2022-04-15",
    ]
    .map(|d| d.parse().unwrap());
    assert_eq!(windows.counts(&days).unwrap()[..3], [4, 4, 1]);
    assert_eq!(
        windows.counts(&[days[1], days[0]]).unwrap_err().to_string(),
        "days are not sorted; sort them before counting by windows"
    );
    assert_eq!(
        Windows::rolling(over, Step::Years(1), Step::Years(1))
            .unwrap_err()
            .to_string(),
        "no window of 1 year fits into 2022-01-31..2022-12-31"
    );
    let json = serde_json::to_string(&windows).unwrap();
    assert_eq!(serde_json::from_str::<Windows>(&json).unwrap(), windows);
    assert!(serde_json::from_str::<Windows>("[]").is_err());
}

#[test]
fn a_week_over_new_year_is_assigned_as_the_rule_says() {
    let week = when("2021-12-28/2022-01-03");
    let years = [2021, 2022].map(|y| Period::year(y).unwrap());
    for (by, expected) in [
        (Assignment::ByStart, [Truth::Yes, Truth::No]),
        (Assignment::ByEnd, [Truth::No, Truth::Yes]),
        (Assignment::AnyOverlap, [Truth::Yes, Truth::Yes]),
        (Assignment::Within, [Truth::No, Truth::No]),
    ] {
        assert_eq!(years.map(|year| week.falls_in(year, by)), expected, "{by}");
    }
    let shares = years.map(|year| week.share_of_days(year));
    let fraction = |n, d| Fraction::new(n, d).unwrap();
    assert_eq!(
        shares,
        [
            fraction(4, 7)..=fraction(4, 7),
            fraction(3, 7)..=fraction(3, 7)
        ]
    );
}

#[test]
fn core_and_hull_of_an_extent_with_unknown_days() {
    let dispute = when("1923-08/1923-09");
    let day = |text: &str| text.parse().unwrap();
    assert_eq!(dispute.core(), Some((day("1923-08-31"), day("1923-09-01"))));
    assert_eq!(
        dispute.hull(),
        (Some(day("1923-08-01")), Some(day("1923-09-30")))
    );
    assert_eq!(dispute.lasted(), (2, Some(61)));
    assert_eq!(when("2022/2022").core(), None);
    assert_eq!(when("2022/2022").lasted(), (1, Some(365)));
    assert_eq!(when("2022-02-24/").lasted(), (1, None));
    assert_eq!(when("2022-02-24/2022-03-01..").lasted(), (6, None));
    assert_eq!(when("2022").lasted(), (1, Some(1)));
}

#[test]
fn only_the_stated_policy_widens_an_approximate_date() {
    assert_eq!(
        date("2022~").widened(Step::Years(1)).unwrap(),
        date("[2021..2023]")
    );
    assert_eq!(
        date("2022%").widened(Step::Days(1)).unwrap(),
        date("[2021-12-31?..2023-01-01]")
    );
    assert_eq!(
        date("2022?").widened(Step::Years(1)).unwrap(),
        date("2022?")
    );
    assert_eq!(date("2022").widened(Step::Years(1)).unwrap(), date("2022"));
    assert_eq!(
        date("[2022~..]").widened(Step::Years(1)).unwrap(),
        date("[2021..]")
    );
    assert_eq!(
        date("[2021~,2023~]").widened(Step::Years(1)).unwrap(),
        date("[2020..2024]")
    );
}

#[test]
fn a_moment_of_universal_time_is_on_one_day_or_the_next() {
    // 24 February 2022 02:00 UTC is still the 23rd in New York.
    assert_eq!(
        date("2022-02-24T02:00:00Z"),
        date("[2022-02-23..2022-02-24]")
    );
    assert_eq!(
        date("2022-02-24T12:00:00Z"),
        date("[2022-02-24..2022-02-25]")
    );
    assert_eq!(
        date("2022-02-24T11:00:00Z"),
        date("[2022-02-23..2022-02-25]")
    );
    assert_eq!(date("2022-02-24T05:00:00+03:00"), date("2022-02-24"));
    assert_eq!(date("2022-02-24T05:00:00"), date("2022-02-24"));
    let day = "2022-02-24".parse().unwrap();
    assert_eq!(
        PartialDate::of_utc_day(day).unwrap(),
        date("[2022-02-23..2022-02-25]")
    );
    for text in [
        "2022-02-24T25:00:00",
        "2022-02-24T05:00",
        "2022-02-24T05:00:00+15",
        "2022-02T05:00:00",
        "2022-02-24T05-00-00",
    ] {
        assert!(text.parse::<PartialDate>().is_err(), "{text}");
    }
}

#[test]
fn the_expected_share_is_exact_and_only_for_closed_dates() {
    let year = Period::year(2022).unwrap();
    let share = |text| date(text).uniform_share(year).map(|s| s.to_string());
    assert_eq!(share("2022-02").as_deref(), Some("1"));
    assert_eq!(share("[2021,2022]").as_deref(), Some("1/2"));
    assert_eq!(share("[2021-12-31..2022-01-02]").as_deref(), Some("2/3"));
    assert_eq!(share("2023").as_deref(), Some("0"));
    assert_eq!(share("[2022..]"), None);
}

#[test]
fn sources_that_disagree_are_combined_by_name() {
    let attested = |dates: &[(&str, Basis)]| {
        Attested::new(
            dates
                .iter()
                .map(|(text, basis)| Dated::new(when(text), *basis)),
        )
        .unwrap()
    };
    let two = attested(&[
        ("2022-05-20/2022-05-27", Basis::WholeStay),
        ("2022-05-24", Basis::ActivePhase),
    ]);
    assert_eq!(
        two.preferring(&[Basis::Opening, Basis::ActivePhase])
            .unwrap(),
        &when("2022-05-24")
    );
    assert_eq!(
        two.preferring(&[Basis::Opening, Basis::Announced])
            .unwrap_err()
            .to_string(),
        "no source gives a date for opening or announced"
    );
    let differ = attested(&[
        ("2022-05-20", Basis::Opening),
        ("2022-05-21", Basis::Opening),
    ]);
    assert_eq!(
        differ
            .preferring(&[Basis::Opening])
            .unwrap_err()
            .to_string(),
        "two sources give the opening as 2022-05-20 and as 2022-05-21; say how to combine them"
    );
    // A report of 24 May says that it was no later: that agrees with a month, and not with a day after it.
    let reported = attested(&[("2022-05", Basis::Opening), ("2022-05-24", Basis::Reported)]);
    assert_eq!(
        reported.agreed_first_day().unwrap(),
        date("[2022-05-01..2022-05-24]")
    );
    let later = attested(&[
        ("2022-05-25", Basis::Opening),
        ("2022-05-24", Basis::Reported),
    ]);
    assert!(later.agreed_first_day().is_err());
    assert_eq!(later.either_first_day().unwrap(), date("[..2022-05-25]"));
    let json = serde_json::to_string(&two).unwrap();
    assert_eq!(serde_json::from_str::<Attested>(&json).unwrap(), two);
    assert!(serde_json::from_str::<Attested>("[]").is_err());
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
    same(&Truth::ALL, &["yes", "no", "depends"]);
    same(&YearConvention::ALL, &["act_act", "anniversary", "days"]);
    same(&Extent::ALL, &["partial", "full"]);
    same(
        &Assignment::ALL,
        &["by_start", "by_end", "any_overlap", "within"],
    );
    same(&ListDates::ALL, &["day_first", "month_first"]);
    same(
        &Basis::ALL,
        &[
            "announced",
            "opening",
            "active_phase",
            "whole_stay",
            "reported",
        ],
    );
    same(
        &interstate::count::Plurals::ALL,
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

#[cfg(feature = "edtf")]
mod edtf {
    use super::when;
    use interstate::When;

    #[test]
    fn the_standard_is_read_to_the_letter() {
        for (text, ours) in [
            ("2022-02-XX", "2022-02"),
            ("202X", "202X"),
            ("2022~", "2022~"),
            ("~1812-04", "1812-04~"),
            ("1812-04~", "1812-04~"),
            ("[2021,2023]", "[2021,2023]"),
            ("2022-XX-24", "2022-XX-24"),
            ("1921/197X~", "1921/197X~"),
            ("/2022", "/2022"),
            ("../2022", "/2022"),
            ("2022-02-24/", "2022-02-24/"),
            ("2022-02-24/2025-03-01..", "2022-02-24/2025-03-01.."),
            ("1950S2", "19XX"),
            ("2022-36", "2022-36"),
            ("[..2022-02]", "[..2022-02]"),
            ("2022-02-24T02:00:00Z", "2022-02-24T02:00:00Z"),
        ] {
            assert_eq!(When::from_edtf(text, None).unwrap(), when(ours), "{text}");
        }
        let cut = "2025-03-01".parse().unwrap();
        assert_eq!(
            When::from_edtf("2022-02-24/..", Some(cut)).unwrap(),
            when("2022-02-24/2025-03-01..")
        );
    }

    #[test]
    fn what_is_no_date_of_a_record_is_refused_in_words() {
        for (text, message) in [
            (
                "{2021,2022}",
                "\"{2021,2022}\" is several dates, not one date",
            ),
            (
                "2XXX-XX-XX",
                "\"2XXX-XX-XX\" is more days than a century, not one date",
            ),
            ("-0044", "year -44 is outside 1..=9999"),
            ("Y12000", "year 12000 is outside 1..=9999"),
            (
                "2022-21",
                "2022-21 is a season, and no calendar says on which day one begins; write a range of days",
            ),
            (
                "2022/..",
                "\"2022/..\" goes on, and does not say until which day that was seen; write the day, as in 2022-02-24/2025-03-01..",
            ),
            (
                "2022/2021",
                "\"2022/2021\" is not EDTF: interval end precedes interval start at byte 5",
            ),
        ] {
            assert_eq!(
                When::from_edtf(text, None).unwrap_err().to_string(),
                message
            );
        }
        for text in ["199u", "uuuu", "2022-2", "unknown/2022"] {
            let refused = When::from_edtf(text, None).unwrap_err().to_string();
            assert!(
                refused.starts_with(&format!("{text:?} is not EDTF: ")),
                "{refused}"
            );
        }
    }
}
