//! O10, O17: a month is not its first day; dates as lists publish them.

use interstate::time::{CalendarStep, ListDates};
use interstate::{Count, PartialDate, Period, Truth};

/// Definite records give the lower end; definite and possible ones the upper end.
fn bounds(dates: &[PartialDate], period: Period) -> Count {
    let count = |wanted: &[Truth]| {
        dates
            .iter()
            .filter(|d| wanted.contains(&d.within(period)))
            .count() as u64
    };
    Count::between(count(&[Truth::Yes]), count(&[Truth::Yes, Truth::Depends])).unwrap()
}

#[test]
fn o10_a_month_is_not_its_first_day() {
    let dates = [
        "2022-02-10",
        "2022-02",
        "2022",
        "2022-03",
        "2021-11",
        "2020",
    ]
    .map(|d| d.parse().unwrap());
    let (before, after) = Period::around("2022-02-24".parse().unwrap(), 2).unwrap();
    let both = Period::new(before.start(), after.end()).unwrap();
    let (b, a) = (bounds(&dates, before), bounds(&dates, after));
    assert_eq!(b.to_string(), "2-5");
    assert_eq!(a.to_string(), "1-3");
    assert_eq!(bounds(&dates, both).to_string(), "5-6"); // not 3-8
    let per_year = |n: u64, period: Period| n as f64 / period.exposure().years();
    let lowest = per_year(a.lo(), after) / per_year(b.hi().unwrap(), before);
    let highest = per_year(a.hi().unwrap(), after) / per_year(b.lo(), before);
    assert!((lowest - 0.200_080_9).abs() < 5e-8 && (highest - 1.500_606_5).abs() < 5e-8);
    assert_eq!(before.exposure().fraction().to_string(), "44539/22265");
    assert_eq!(after.exposure().fraction().to_string(), "44521/22265");
}

#[test]
fn o17_a_column_of_a_published_list() {
    let period: Period = "2000-01-01..2004-01-01".parse().unwrap();
    let read = |text| ListDates::DayFirst.read(text).unwrap();
    for (text, date, within) in [
        ("02/03/2001", "2001-03-02", Truth::Yes),
        ("01/2001", "2001-01", Truth::Yes),
        ("2001", "2001", Truth::Yes),
        ("1999, 2003", "[1999-01-01..2003-12-31]", Truth::Depends),
        ("Approximately 2001", "2001~", Truth::Yes),
    ] {
        assert_eq!(read(text).to_string(), date);
        assert_eq!(read(text).within(period), within);
    }
    let wider = read("Approximately 2001")
        .widened(CalendarStep::Years(1))
        .unwrap();
    assert_eq!(wider, "[2000..2002]".parse().unwrap());
    assert_eq!(wider.within(period), Truth::Yes);
    let column = [
        "02/03/2001",
        "01/2001",
        "2001",
        "1999, 2003",
        "Approximately 2001",
    ]
    .map(read);
    assert_eq!(bounds(&column, period).to_string(), "4-5");
    let refused = ListDates::DayFirst.read("13/2001").unwrap_err();
    assert_eq!(refused.to_string(), "month 13 is outside 1..=12");
}

#[test]
fn a_list_date_is_read_in_the_stated_order_only() {
    assert_eq!(
        ListDates::MonthFirst
            .read("02/03/2001")
            .unwrap()
            .to_string(),
        "2001-02-03"
    );
    assert_eq!(
        ListDates::DayFirst.read("2/3/2001").unwrap().to_string(),
        "2001-03-02"
    );
    assert_eq!(
        ListDates::MonthFirst
            .read("13/03/2001")
            .unwrap_err()
            .to_string(),
        "month 13 is outside 1..=12"
    );
    assert_eq!(
        ListDates::DayFirst
            .read("30/02/2001")
            .unwrap_err()
            .to_string(),
        "\"30/02/2001\" is no day of the calendar"
    );
    for text in [
        "1/2/3/2001",
        "XX/2001",
        "02/03/2001/",
        "/",
        "é/2001",
        "02/03/20é",
    ] {
        assert_eq!(
            ListDates::DayFirst.read(text).unwrap_err().to_string(),
            format!(
                "{text:?} is not a date; write it as 24 Feb 2022, 02/03/2001, 23.6.2023, March 2021, Q4 2023, 2001 or 2001-03-02"
            )
        );
    }
    assert!(ListDates::DayFirst.read("1999, 2003, 2005").is_err());
    // No quarter of a year, as `2001-33` would be.
    assert!(ListDates::DayFirst.read("33/2001").is_err());
    assert_eq!(
        ListDates::DayFirst
            .read("approximately 1999, 2003")
            .unwrap(),
        "[1999~..2003~]".parse().unwrap()
    );
}
