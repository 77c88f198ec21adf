//! What a query looks up.

use super::actors::{ActorRange, number};
use super::lookup::{Holds, LookupTable};
use super::source::DayFormat;
use crate::code::Cameo;
use crate::tally::scale::EventGrid;
use chrono::{Datelike, NaiveDate};

/// The tables by their names.
pub(super) fn lookups(
    grid: &EventGrid,
    format: DayFormat,
    prefix: &str,
    (ranges, dated): (&[ActorRange], bool),
) -> Vec<LookupTable> {
    let named = |name: &str| format!("{prefix}{name}");
    vec![
        if dated {
            dated_actors(named("actors"), ranges)
        } else {
            actors(named("actors"), ranges)
        },
        codes(named("codes"), grid),
        days(named("days"), grid),
        centuries(named("centuries")),
        years(named("years")),
        dates(named("dates"), format),
    ]
}

fn actors(name: String, ranges: &[ActorRange]) -> LookupTable {
    let columns = &[
        ("code", Holds::Text),
        ("place", Holds::Whole),
        ("actor", Holds::Text),
    ];
    let mut table = LookupTable::new(name, columns);
    for range in ranges {
        table.push(&[&range.code, &range.actor.index(), &range.actor]);
    }
    table
}

fn dated_actors(name: String, ranges: &[ActorRange]) -> LookupTable {
    let columns = &[
        ("code", Holds::Text),
        ("first_day", Holds::Whole),
        ("end_day", Holds::Whole),
        ("place", Holds::Whole),
        ("actor", Holds::Text),
    ];
    let mut table = LookupTable::new(name, columns);
    for range in ranges {
        let actor = range.actor;
        table.push(&[
            &range.code,
            &range.first,
            &range.end,
            &actor.index(),
            &actor,
        ]);
    }
    table
}

/// Every code that can be, its group, and for an act that is told from two sides the act and whether its two codes are those of a guest
/// (1) and a host (2).
fn codes(name: String, grid: &EventGrid) -> LookupTable {
    let columns = &[
        ("code", Holds::Text),
        ("code_group", Holds::Whole),
        ("act", Holds::Text),
        ("visit", Holds::Whole),
    ];
    let mut table = LookupTable::new(name, columns);
    for code in Cameo::all_that_can_be() {
        let group = grid.group_of(code).map(|group| group.to_string());
        let group = group.as_deref().map_or("", |group| group);
        let (act, visit) = match code.text() {
            "042" => ("042", "1"),
            "043" => ("042", "2"),
            mutual @ ("040" | "041" | "046" | "057") => (mutual, "0"),
            _ => ("", ""),
        };
        table.push(&[&code, &group, &act, &visit]);
    }
    table
}

fn days(name: String, grid: &EventGrid) -> LookupTable {
    let columns = &[
        ("day", Holds::Whole),
        ("iso_day", Holds::Text),
        ("cell", Holds::Whole),
    ];
    let mut table = LookupTable::new(name, columns);
    for (place, cell) in grid.cells().cells().iter().enumerate() {
        for day in cell.start().iter_days().take_while(|&day| day < cell.end()) {
            table.push(&[&number(day), &day, &place]);
        }
    }
    table
}

/// For the first two digits of a year the days before it, and whether its first year is a leap year.
fn centuries(name: String) -> LookupTable {
    let columns = &[
        ("part", Holds::Text),
        ("days", Holds::Whole),
        ("leap", Holds::Whole),
    ];
    let mut table = LookupTable::new(name, columns);
    for century in 0..100 {
        let before = NaiveDate::from_ymd_opt(century * 100, 1, 1).map(|day| number(day) - 1);
        if let Some(before) = before {
            let leap = u8::from(century % 4 == 0);
            table.push(&[&format_args!("{century:02}"), &before, &leap]);
        }
    }
    table
}

/// For the last two digits of a year the days before it in its century, whether it is a leap year by them alone, and whether it is later
/// than the first, so that the leap day of that one is before it.
fn years(name: String) -> LookupTable {
    let columns = &[
        ("part", Holds::Text),
        ("days", Holds::Whole),
        ("leap", Holds::Whole),
        ("later", Holds::Whole),
    ];
    let mut table = LookupTable::new(name, columns);
    let mut before = 0;
    for year in 0..100 {
        let (later, leap) = (u8::from(year > 0), u8::from(year > 0 && year % 4 == 0));
        table.push(&[&format_args!("{year:02}"), &before, &leap, &later]);
        before += 365 + i32::from(leap);
    }
    table
}

/// For a month and day the days up to it in a year that is none of leap, whether it needs a leap year, and whether it is after February.
fn dates(name: String, format: DayFormat) -> LookupTable {
    let columns = &[
        ("part", Holds::Text),
        ("days", Holds::Whole),
        ("leap_day", Holds::Whole),
        ("later", Holds::Whole),
    ];
    let mut table = LookupTable::new(name, columns);
    // Any leap year has all days.
    let start = NaiveDate::from_ymd_opt(2000, 1, 1);
    let all = start.into_iter().flat_map(|day| day.iter_days());
    for day in all.take_while(|day| day.year() == 2000) {
        let later = u8::from(day.month() > 2);
        let leap_day = u8::from((day.month(), day.day()) == (2, 29));
        let part = match format {
            DayFormat::Digits => day.format("%m%d"),
            DayFormat::Iso => day.format("-%m-%d"),
        };
        table.push(&[
            &part,
            &(day.ordinal() - u32::from(later)),
            &leap_day,
            &later,
        ]);
    }
    table
}
