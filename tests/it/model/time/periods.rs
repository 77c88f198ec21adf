//! Periods, exposures, partitions and windows.

use super::{period, refusal};
use interstate::time::{
    CalendarStep, CoverageExtent, Fraction, PeriodExtent, Windows, YearConvention,
};
use interstate::{Coverage, ErrorCategory, Exposure, Partition, Period};

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
fn months_quarters_and_days_have_labels_of_their_own() {
    for (text, label) in [
        ("2024-03-01..2024-04-01", "2024-03"),
        ("2024-12-01..2025-01-01", "2024-12"),
        ("2024-10-01..2025-01-01", "2024-Q4"),
        ("2024-02-01..2024-05-01", "2024-02 to 2024-04"),
        ("2024-01-01..2024-07-01", "2024-01 to 2024-06"),
        ("2024-12-01..2025-02-01", "2024-12 to 2025-01"),
        ("2024-07-01..2025-07-01", "2024-07 to 2025-06"),
        ("2024-02-29..2024-03-01", "2024-02-29"),
        ("2024-02-28..2024-03-01", "2024-02-28 to 2024-02-29"),
        ("9999-12-01..+10000-01-01", "9999-12"),
        ("0001-01-01..0001-04-01", "0001-Q1"),
    ] {
        assert_eq!(period(text).label(), label);
    }
}

#[test]
fn a_month_is_the_cell_of_its_year_and_there_are_twelve() {
    for year in [1, 1900, 2000, 2023, 2024, 9999] {
        let cells = Partition::monthly(year..=year).unwrap();
        let months: Vec<Period> = (1..=12).map(|m| Period::month(year, m).unwrap()).collect();
        assert_eq!(cells.cells(), months);
    }
    for (year, month, said) in [
        (2024, 0, "month 0 is outside 1..=12"),
        (2024, 13, "month 13 is outside 1..=12"),
        (2024, u32::MAX, "month 4294967295 is outside 1..=12"),
        (0, 5, "year 0 is outside 1..=9999"),
        (10_000, 5, "year 10000 is outside 1..=9999"),
    ] {
        assert_eq!(Period::month(year, month).unwrap_err().to_string(), said);
    }
}

#[test]
fn months_and_quarters_of_whole_years_adjoin_and_no_day_is_lost() {
    for (cells, number) in [
        (Partition::monthly(2023..=2024), 24),
        (Partition::quarterly(2023..=2024), 8),
    ] {
        let cells = cells.unwrap();
        assert_eq!(cells.len(), number);
        assert_eq!(cells.span(), Period::years(2023..=2024).unwrap());
        let days: u64 = cells.cells().iter().map(|cell| cell.days()).sum();
        assert_eq!(days, 365 + 366);
        assert_eq!(Partition::gapless(cells.cells()).unwrap(), cells);
    }
    assert_eq!(Partition::monthly(9999..=9999).unwrap().len(), 12);
    assert_eq!(Partition::quarterly(1..=1).unwrap().len(), 4);
    #[expect(clippy::reversed_empty_ranges, reason = "what is refused")]
    let backwards = Partition::monthly(2024..=2023).unwrap_err();
    assert_eq!(
        backwards.to_string(),
        "years 2024..=2023 hold no year; give the earlier year first"
    );
    assert_eq!(
        Partition::quarterly(0..=1).unwrap_err().to_string(),
        "year 0 is outside 1..=9999"
    );
}

#[test]
fn years_are_printed_for_people_and_kept_as_fractions() {
    let years = |above, below| {
        let years = Fraction::new(above, below).unwrap();
        Exposure::new(years, YearConvention::ActAct)
            .unwrap()
            .to_string()
    };
    assert_eq!(years(1, 1), "1 year");
    assert_eq!(years(3, 1), "3 years");
    assert_eq!(years(44539, 22265), "2.00 years");
    assert_eq!(years(569, 365), "1.56 years");
    assert_eq!(years(364, 365), "0.997 years");
    assert_eq!(years(9996, 10000), "1.00 years");
    assert_eq!(years(181, 365), "0.496 years");
    assert_eq!(years(1, 10), "0.100 years");
    assert_eq!(years(31, 365), "0.0849 years");
    assert_eq!(years(1, 366), "0.00273 years");
    assert_eq!(years(1, u64::MAX), "0.0000000000000000000542 years");
    assert_eq!(years(u64::MAX, 2), "9223372036854775808.00 years");
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
        Partition::gapless(&years([2017, 2019, 2021]))
            .unwrap_err()
            .to_string(),
        "periods leave out 2018-01-01..2019-01-01, leave out 2020-01-01..2021-01-01"
    );
    assert_eq!(
        Partition::disjoint(&years([2019, 2019, 2018]))
            .unwrap_err()
            .to_string(),
        "periods share 2019-01-01..2020-01-01, are not in order: 2018-01-01..2019-01-01 after 2019-01-01..2020-01-01"
    );
    assert_eq!(
        Partition::disjoint(&[]).unwrap_err().to_string(),
        "no period given; a partition needs at least one"
    );
    let smuggled = r#"["2019-01-01..2021-01-01","2020-01-01..2022-01-01"]"#;
    assert!(serde_json::from_str::<Partition>(smuggled).is_err());
}

#[test]
fn a_day_is_found_in_its_cell_and_not_in_a_gap() {
    let cells = Partition::disjoint(&[
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
    let list = Coverage::new([
        (Period::year(2025).unwrap(), CoverageExtent::Partial),
        (Period::years(2017..=2024).unwrap(), CoverageExtent::Full),
    ])
    .unwrap();
    let other = Coverage::full(period("2024-07-01..2025-07-01"));
    let both = list.merge(&other);
    assert_eq!(
        both.extent_over(Period::year(2025).unwrap()),
        PeriodExtent::Mixed {
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
    let refused = Coverage::new(twice.map(|p| (p, CoverageExtent::Full))).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "2019-06-01..2020-01-01 is covered twice; say once how it is covered"
    );
    assert_eq!(refused.category(), ErrorCategory::Coverage);
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
        Partition::anchored(anchor, CalendarStep::Years(0), 4)
            .unwrap_err()
            .to_string(),
        "a step of 0 years leads nowhere"
    );
    assert!(Partition::anchored(anchor, CalendarStep::Years(1), 0).is_err());
    assert_eq!(
        CalendarStep::Days(u32::MAX)
            .day_after(anchor, 2)
            .unwrap_err()
            .to_string(),
        "4294967295 days from 2020-02-29 leads out of the calendar"
    );
    for text in ["1 year", "6 months", "30 days", "1 day"] {
        assert_eq!(text.parse::<CalendarStep>().unwrap().to_string(), text);
    }
    assert!("1 week".parse::<CalendarStep>().is_err());
}

#[test]
fn rolling_windows_share_days_and_do_not_drift() {
    let over: Period = "2022-01-31..2022-12-31".parse().unwrap();
    let windows = Windows::rolling(over, CalendarStep::Months(2), CalendarStep::Months(1)).unwrap();
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
                .all(|c| window.intersection(*c) == Some(*c) || !window.overlaps(*c))
        );
    }
    let apart = Windows::rolling(over, CalendarStep::Days(7), CalendarStep::Months(1)).unwrap();
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
    assert_eq!(windows.count_days(&days).unwrap()[..3], [4, 4, 1]);
    assert_eq!(
        windows
            .count_days(&[days[1], days[0]])
            .unwrap_err()
            .to_string(),
        "days are not sorted; sort them before counting by windows"
    );
    assert_eq!(
        Windows::rolling(over, CalendarStep::Years(1), CalendarStep::Years(1))
            .unwrap_err()
            .to_string(),
        "no window of 1 year fits into 2022-01-31..2022-12-31"
    );
    let json = serde_json::to_string(&windows).unwrap();
    assert_eq!(serde_json::from_str::<Windows>(&json).unwrap(), windows);
    assert!(serde_json::from_str::<Windows>("[]").is_err());
}
