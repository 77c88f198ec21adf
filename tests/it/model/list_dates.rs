//! Dates as lists and spreadsheets write them.

use chrono::{Datelike, Days, NaiveDate};
use interstate::time::{ListDates, SpreadsheetDays};

const FORMS: &str = "24 Feb 2022, 02/03/2001, 23.6.2023, March 2021, Q4 2023, 2001 or 2001-03-02";

fn read(text: &str) -> String {
    let read = ListDates::DayFirst.read(text);
    read.unwrap_or_else(|error| panic!("{text}: {error}"))
        .to_string()
}

fn refused(text: &str) -> String {
    match ListDates::DayFirst.read(text) {
        Ok(date) => panic!("{text:?} was read as {date}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn what_lists_publish_is_read() {
    for (text, date) in [
        ("9-May-2020", "2020-05-09"),
        ("24 Feb 2022", "2022-02-24"),
        ("24 February 2022", "2022-02-24"),
        ("24 FEBRUARY 2022", "2022-02-24"),
        ("24 sept. 2022", "2022-09-24"),
        ("24th of February 2022", "2022-02-24"),
        ("1st March, 2021", "2021-03-01"),
        ("June 2, 2023", "2023-06-02"),
        ("Jun 2 2023", "2023-06-02"),
        ("Thursday, 24 February 2022", "2022-02-24"),
        ("Thu 24 Feb 2022", "2022-02-24"),
        ("2022-Feb-24", "2022-02-24"),
        ("March 2021", "2021-03"),
        ("Mar-2021", "2021-03"),
        ("2021 March", "2021-03"),
        ("23.6.2023", "2023-06-23"),
        ("23.06.2023", "2023-06-23"),
        ("23. 6. 2023", "2023-06-23"),
        ("6.2023", "2023-06"),
        ("2021/03/05", "2021-03-05"),
        ("2021/3/5", "2021-03-05"),
        ("2021-3-5", "2021-03-05"),
        ("2021.03.05", "2021-03-05"),
        ("2021/03", "2021-03"),
        ("20210312", "2021-03-12"),
        ("2021-03-12 00:00:00", "2021-03-12"),
        ("12/03/2021 14:30", "2021-03-12"),
        ("Q4 2023", "[2023-10-01..2023-12-31]"),
        ("2023-Q1", "[2023-01-01..2023-03-31]"),
        ("2023q2", "[2023-04-01..2023-06-30]"),
        ("H2 2023", "[2023-07-01..2023-12-31]"),
        ("2023-W01", "[2023-01-02..2023-01-08]"),
        ("2020-W53", "[2020-12-28..2021-01-03]"),
        ("2020-W53-5", "2021-01-01"),
        ("circa March 2001", "2001-03~"),
        ("[2021-03-01..2021-03-05]", "[2021-03-01..2021-03-05]"),
        ("201X", "201X"),
        ("2004-10-xx", "2004-10"),
        ("2004-xx-xx", "2004"),
        (" 2021 ", "2021"),
    ] {
        assert_eq!(read(text), date, "{text:?}");
    }
    // The order says how numbers between slashes or hyphens are read, and nothing else.
    let us = |text| ListDates::MonthFirst.read(text).unwrap().to_string();
    assert_eq!(us("9/28/2004"), "2004-09-28");
    assert_eq!(us("9-28-2004"), "2004-09-28");
    assert_eq!(us("23.6.2023"), "2023-06-23");
    assert_eq!(us("2021/03/05"), "2021-03-05");
}

/// Each day of two hundred years, as chrono writes it.
#[test]
fn every_day_is_read_in_every_form_that_it_is_written_in() {
    let forms = [
        "%d/%m/%Y",
        "%-d.%-m.%Y",
        "%Y/%m/%d",
        "%Y%m%d",
        "%-d-%b-%Y",
        "%d %B %Y",
        "%B %-d, %Y",
        "%A, %-d %b %Y",
        "%Y-%m-%d %H:%M:%S",
        "%G-W%V-%u",
    ];
    let first = NaiveDate::from_ymd_opt(1901, 1, 1).unwrap();
    // A step of 11 days meets every month, day and weekday.
    for day in first
        .iter_days()
        .step_by(11)
        .take_while(|day| day.year() < 2101)
    {
        for form in forms {
            let text = day.and_hms_opt(7, 5, 9).unwrap().format(form).to_string();
            let found = ListDates::DayFirst.read(&text).unwrap();
            assert_eq!(found.exact_day(), Some(day), "{text}");
        }
        let short = day.format("%-d-%b-%y").to_string();
        let year = day.year();
        let found = ListDates::DayFirst
            .read_within(&short, year..=year)
            .unwrap();
        assert_eq!(found.exact_day(), Some(day), "{short}");
    }
}

#[test]
fn what_could_mean_two_things_is_refused_with_what_is_missing() {
    let two_digits = |text: &str| {
        format!("{text:?} writes its year with two digits; say within which years it lies")
    };
    for text in ["9-May-20", "02/03/01", "2.3.01", "24 Feb 22"] {
        assert_eq!(refused(text), two_digits(text));
    }
    for text in [
        "18-19 Oct 2023",
        "Oct-Nov 2024",
        "2019-2021",
        "30 Sep – 2 Oct 2023",
    ] {
        assert_eq!(
            refused(text),
            format!(
                "{text:?} is a range of days: say whether it lasted so long, or was on one day of these that is not known better"
            )
        );
    }
    for text in ["late 2021", "Summer 2022", "mid-2021", "early March 2021"] {
        assert_eq!(
            refused(text),
            format!(
                "{text:?} does not say which days are meant; write the first and the last, as in [2021-10-01..2021-12-31]"
            )
        );
    }
    assert_eq!(
        refused("44926"),
        "44926 is no date, but may be the day that a spreadsheet numbers so; say by which system it numbers days"
    );
    assert_eq!(
        refused("Friday, 24 February 2022"),
        "\"Friday, 24 February 2022\" names a weekday, and 2022-02-24 is a Thursday"
    );
    assert_eq!(
        refused("2021-W53"),
        "2021 has no week 53 of ISO 8601, or no such day in it"
    );
    assert_eq!(
        refused("30 Feb 2021"),
        "\"30 Feb 2021\" is no day of the calendar"
    );
    assert_eq!(
        refused("20210231"),
        "\"20210231\" is no day of the calendar"
    );
    assert_eq!(refused("1-Jan-0000"), "year 0 is outside 1..=9999");
    assert_eq!(refused("20211301"), "month 13 is outside 1..=12");
    for text in [
        "",
        "yesterday",
        "May",
        "24 Feb",
        "March 21",
        "ma 2021",
        "32",
        "123",
        "1234567",
        "Q5 2023",
        "H3 2023",
        "24 Feb Mar 2022",
        "24 Feb 2022 2023",
        "n/a",
        "-9",
        "12:30",
        "2021-03-05-06",
    ] {
        assert_eq!(
            refused(text),
            format!("{text:?} is not a date; write it as {FORMS}")
        );
    }
}

#[test]
fn a_date_without_a_year_is_told_so() {
    for text in ["XXXX-12-XX", "XXXX", "XXXX-12-25", "1XXX-12-25"] {
        let message = format!(
            "{text:?} does not tell the year: more than a hundred are possible; give at least its first two digits, as in 19XX"
        );
        assert_eq!(refused(text), message);
        let strict = text.parse::<interstate::PartialDate>().unwrap_err();
        assert_eq!(strict.to_string(), message);
    }
    // What lists write is no date of the strict form.
    for text in [
        "20210312",
        "March 2021",
        "23.6.2023",
        "2021/03/05",
        "2021-3-5",
    ] {
        assert!(text.parse::<interstate::PartialDate>().is_err(), "{text}");
    }
}

#[test]
fn two_digits_of_a_year_are_read_within_stated_years() {
    let within = |text, from, to| {
        let read = ListDates::DayFirst.read_within(text, from..=to);
        read.map(|date| date.to_string())
            .map_err(|error| error.to_string())
    };
    assert_eq!(within("9-May-20", 2020, 2020), Ok("2020-05-09".into()));
    assert_eq!(within("9-May-20", 1901, 2000), Ok("1920-05-09".into()));
    assert_eq!(within("May-20", 2000, 2029), Ok("2020-05".into()));
    assert_eq!(within("02/03/00", 1950, 2049), Ok("2000-03-02".into()));
    // Four digits need no help, and are not measured by it.
    assert_eq!(within("9-May-1999", 2020, 2020), Ok("1999-05-09".into()));
    assert_eq!(
        within("9-May-20", 2021, 2022),
        Err("\"9-May-20\" writes its year with two digits, and none of the years 2021 to 2022 ends so".into())
    );
    assert_eq!(
        within("9-May-20", 1900, 2029),
        Err("\"9-May-20\" writes its year with two digits, and more than one of the years 1900 to 2029 ends so".into())
    );
    assert!(within("9-May-20", i32::MIN, i32::MAX).is_err());
    assert!(within("9-May-20", 5, 1).is_err());
}

#[test]
fn a_range_is_read_as_its_first_and_its_last_date() {
    let range = |text: &str| {
        let range = ListDates::DayFirst.read_range(text).unwrap();
        range.map(|(first, last)| format!("{first} {last}"))
    };
    for (text, both) in [
        ("18-19 Oct 2023", "2023-10-18 2023-10-19"),
        ("18.-19.10.2023", "2023-10-18 2023-10-19"),
        // Days that could be months.
        ("7-8 Sep 2019", "2019-09-07 2019-09-08"),
        ("10-11 Mar 2022", "2022-03-10 2022-03-11"),
        ("9-10/2023", "2023-09 2023-10"),
        ("18/10-19/10/2023", "2023-10-18 2023-10-19"),
        ("Oct-Nov 2024", "2024-10 2024-11"),
        ("30 Sep - 2 Oct 2023", "2023-09-30 2023-10-02"),
        ("June 2-5, 2023", "2023-06-02 2023-06-05"),
        ("June 30 - July 2, 2023", "2023-06-30 2023-07-02"),
        ("30 Dec 2022 – 2 Jan 2023", "2022-12-30 2023-01-02"),
        ("2021-03-05 to 2021-03-09", "2021-03-05 2021-03-09"),
        ("2021-03-05-2021-03-09", "2021-03-05 2021-03-09"),
        ("2019-2021", "2019 2021"),
        (
            "Q1 2023 - Q2 2023",
            "[2023-01-01..2023-03-31] [2023-04-01..2023-06-30]",
        ),
    ] {
        assert_eq!(range(text), Some(both.to_owned()), "{text:?}");
    }
    assert_eq!(range("18 Oct 2023"), None);
    assert_eq!(range("2021-03-05"), None);
    let backwards = ListDates::DayFirst
        .read_range("19-18 Oct 2023")
        .unwrap_err();
    assert_eq!(
        backwards.to_string(),
        "first possible day 2023-10-19 is after the last, 2023-10-18"
    );
    // A mark before a date: `-2019` was read as the years 2019 to 2019.
    for text in [
        "-2019",
        "– 12 Mar 2021",
        "-[2019..]",
        "to 2019",
        "-12/3/2021",
    ] {
        assert!(ListDates::DayFirst.read_range(text).is_err(), "{text}");
    }
    let none = ListDates::DayFirst.read_range("soon - later").unwrap_err();
    assert_eq!(
        none.to_string(),
        format!("\"soon - later\" is not a date; write it as {FORMS}")
    );
}

/// The values that spreadsheets show for these numbers.
#[test]
fn day_numbers_are_read_by_a_named_system() {
    let of = |system: SpreadsheetDays, text: &str| {
        system
            .read(text)
            .map(|date| date.to_string())
            .map_err(|error| error.to_string())
    };
    let (from_1900, from_1904) = (SpreadsheetDays::From1900, SpreadsheetDays::From1904);
    for (text, day) in [
        ("1", "1900-01-01"),
        ("59", "1900-02-28"),
        ("61", "1900-03-01"),
        ("25569", "1970-01-01"),
        ("45123", "2023-07-16"),
    ] {
        assert_eq!(of(from_1900, text), Ok(day.into()));
    }
    assert_eq!(of(from_1904, "0"), Ok("1904-01-01".into()));
    assert_eq!(of(from_1904, "24107"), Ok("1970-01-01".into()));
    let bad = |text: &str| {
        Err(format!(
            "{text:?} is not a number of a day; write it as 44926 or 44926.5"
        ))
    };
    for text in [
        "0",
        "60",
        "-1",
        "",
        "1e5",
        "44926.",
        "99999999999999999999",
        "12 Mar 2021",
    ] {
        assert_eq!(of(from_1900, text), bad(text));
    }
    assert_eq!(
        of(from_1900, "2021"),
        Err(
            "2021 may be a year or the number of a day; write the date with its month and day"
                .into()
        )
    );
    // From 61 on both systems lie 1,462 days apart.
    let (one, two) = (
        from_1900.read("50000").unwrap(),
        from_1904.read("50000").unwrap(),
    );
    let apart = one.exact_day().unwrap().checked_add_days(Days::new(1462));
    assert_eq!(apart, two.exact_day());
}
