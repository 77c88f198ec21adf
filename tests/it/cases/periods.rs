//! O9, O11, O16: the boundary day, the length of a short period, steps that drift.

use interstate::time::{CalendarStep, YearConvention};
use interstate::{Partition, Period};

#[test]
fn o9_the_boundary_day_is_counted_once() {
    let (before, after) = Period::around("2022-02-24".parse().unwrap(), 2).unwrap();
    let events = ["2022-02-23", "2022-02-24", "2022-02-25"].map(|d| d.parse().unwrap());
    let count = |period: Period| events.iter().filter(|d| period.contains(**d)).count();
    assert_eq!((count(before), count(after)), (1, 2));
    assert_eq!(before.last_day().to_string(), "2022-02-23");
    assert_eq!(after.last_day().to_string(), "2024-02-23");
    let both = Partition::gapless(&[before, after]).unwrap();
    let cells = events.map(|d| both.cell_of(d));
    assert_eq!(cells, [Some(0), Some(1), Some(1)]);
}

#[test]
fn o11_a_span_in_a_common_year_is_divided_by_365() {
    let whole: Period = "2023-11-10..2024-01-20".parse().unwrap();
    let parts =
        ["2023-11-10..2024-01-01", "2024-01-01..2024-01-20"].map(|p| p.parse::<Period>().unwrap());
    assert_eq!(whole.days(), 71);
    assert_eq!(whole.exposure().fraction().to_string(), "25967/133590");
    assert!((whole.exposure().years() - 0.194_378_321_7).abs() < 1e-10);
    let [one, other] = parts.map(Period::exposure);
    assert_eq!(one.fraction().to_string(), "52/365");
    assert_eq!(other.fraction().to_string(), "19/366");
    assert_eq!(one.checked_add(other).unwrap(), whole.exposure());
    let anniversary = whole.exposure_by(YearConvention::Anniversary);
    assert_eq!(anniversary.fraction().to_string(), "71/366");
    assert!((anniversary.years() - 0.193_989_071_0).abs() < 1e-10);
}

#[test]
fn o16_repeated_steps_do_not_drift() {
    let edges = |anchor: &str, step, number| {
        let cells = Partition::anchored(anchor.parse().unwrap(), step, number).unwrap();
        let mut edges: Vec<_> = cells
            .cells()
            .iter()
            .map(|c| c.start().to_string())
            .collect();
        edges.push(cells.span().end().to_string());
        (cells, edges)
    };
    let (years, at) = edges("2020-02-29", CalendarStep::Years(1), 4);
    assert_eq!(
        at,
        [
            "2020-02-29",
            "2021-02-28",
            "2022-02-28",
            "2023-02-28",
            "2024-02-29"
        ]
    );
    assert_eq!(years.cell_of("2024-02-28".parse().unwrap()), Some(3));
    assert_eq!(years.cells()[3].to_string(), "2023-02-28..2024-02-29");
    let (_, at) = edges("2022-01-31", CalendarStep::Months(1), 3);
    assert_eq!(at, ["2022-01-31", "2022-02-28", "2022-03-31", "2022-04-30"]);
}
