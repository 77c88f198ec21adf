//! Plans: what engines counted by them is what the crate counts from the same rows.
//!
//! The answers are those of `DuckDB` and `SQLite`, which `corpus/plan/answers.py` compared and kept.

use super::make_events::{Plan as Made, write_events};
use super::write_plan::plans;
use crate::common::ROOT;
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use interstate::code::Cameo;
use interstate::coded::{CodedAct, CodedEvent, EventCode};
use interstate::dedup::{Reduction, Repeats};
use interstate::read::gdelt::GdeltOptions;
use interstate::state::CodeScheme;
use interstate::tally::plan::{CountPlan, Dialect, PlanSource};
use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy, Provenance};
use interstate::{Actor, CountingRule, Coverage, Dyad, Partition, Period, Select, State};
use std::fs;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// Made once for all tests.
static PLANS: LazyLock<Vec<(&str, CountPlan)>> = LazyLock::new(|| plans().unwrap());

pub(super) fn plan(name: &str) -> CountPlan {
    let mut all = PLANS.iter();
    all.find(|(plan, _)| *plan == name).unwrap().1.clone()
}

pub(super) fn answer(table: &str, plan: &str) -> String {
    fs::read_to_string(format!("{ROOT}/tests/it/corpus/plan/{table}.{plan}.csv")).unwrap()
}

pub(super) fn told(rows: u64) -> Provenance {
    Provenance::new(
        "DuckDB 2.0.1",
        "a table",
        rows,
        "2026-11-29".parse().unwrap(),
    )
    .unwrap()
}

/// Rows as the crate reads them, how many days could not be read, and how many codes.
type Rows = (Vec<CodedEvent>, u64, u64);

fn gdelt(bytes: &[u8]) -> Rows {
    let mut reader = GdeltOptions::new().reader(bytes).unwrap();
    let events = reader.events().collect::<Result<Vec<_>, _>>().unwrap();
    assert_eq!(reader.account().rejected(), 0);
    (events, 0, 0)
}

fn made() -> Rows {
    let mut bytes = Vec::new();
    let made = Made {
        rows: 20_000,
        seed: 7,
        ..Made::default()
    };
    write_events(&mut bytes, &made).unwrap();
    gdelt(&bytes)
}

fn sample() -> Rows {
    let file = format!("{ROOT}/data/gdelt_v2_20191024143000_subset.export.CSV");
    gdelt(&fs::read(file).unwrap())
}

fn day(text: &str) -> Option<NaiveDate> {
    let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let day = digits.then(|| NaiveDate::parse_from_str(text, "%Y%m%d").ok())??;
    (day.year() > 0).then_some(day)
}

fn dense() -> Rows {
    let mut rows = (Vec::new(), 0, 0);
    let file = include_str!("../corpus/plan/dense.csv");
    for line in file.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [on, from, to, code, url, id, seen] = cells.try_into().unwrap();
        let Some(on) = day(on) else {
            rows.1 += 1;
            continue;
        };
        let Ok(code) = code.parse::<Cameo>() else {
            rows.2 += 1;
            continue;
        };
        let actor = |text| CodeScheme::Cameo.undated(text).map(Actor::from);
        let event = CodedEvent::new(
            id,
            on.into(),
            EventCode::Cameo(code),
            actor(from),
            actor(to),
        )
        .unwrap();
        let seen = NaiveDateTime::parse_from_str(seen, "%Y%m%d%H%M%S");
        let event = seen.into_iter().fold(event, CodedEvent::with_seen);
        rows.0.push(match url {
            "" => event,
            url => event.with_source(url),
        });
    }
    rows
}

fn act(event: &CodedEvent) -> CodedAct {
    let one = |side: &[Actor]| side.first().copied();
    let day = event.when().start().exact_day().unwrap();
    let code = match event.code() {
        EventCode::Cameo(code) => Some(code),
        _ => None,
    };
    CodedAct::new(one(event.from()), one(event.to()), code, day)
}

/// What the crate counts of the same rows.
fn own(plan: &CountPlan, rows: &[CodedEvent]) -> EventTally {
    let reduced = plan.reduction().reduce(rows.to_vec());
    let mut tally = EventTally::new(plan.grid().clone());
    tally.extend(reduced.events().iter().map(act));
    tally
}

fn agrees(table: &str, name: &str, (rows, days, codes): &Rows) {
    let plan = plan(name);
    let all = rows.len() as u64 + days + codes;
    let back = plan
        .read_back(answer(table, name).as_bytes(), told(all))
        .unwrap();
    let own = own(&plan, rows);
    assert_eq!(back, own, "{table} {name}");
    assert!(own.counted() > 0);
    let [told] = back.provenance() else { panic!() };
    assert_eq!(
        (told.days_not_read(), told.codes_not_read()),
        (*days, *codes)
    );
    let left = rows.len() as u64 - own.events();
    assert_eq!(told.absorbed(), left, "{table} {name}");
    assert_eq!(told.plan(), plan.fingerprint());
}

#[test]
fn engines_count_made_up_rows_as_the_crate_does() {
    let rows = made();
    for plan in ["rows", "mirrors"] {
        agrees("made", plan, &rows);
    }
}

#[test]
fn engines_count_real_rows_as_the_crate_does_by_every_reduction() {
    let rows = sample();
    for (plan, _) in plans().unwrap().iter().filter(|(name, _)| *name != "as_of") {
        agrees("sample", plan, &rows);
    }
}

#[test]
fn engines_tell_what_cannot_be_read_and_what_was_absorbed_as_the_crate_does() {
    let rows = dense();
    assert!(rows.1 > 30 && rows.2 > 30);
    for (plan, _) in plans().unwrap().iter().filter(|(name, _)| *name != "as_of") {
        agrees("dense", plan, &rows);
    }
}

#[test]
fn engines_read_codes_as_of_the_day_of_the_row() {
    let plan = plan("as_of");
    let mut own = EventTally::new(plan.grid().clone());
    let mut rows = 0;
    for line in include_str!("../corpus/plan/as_of.csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let on = day(cells[0]).unwrap();
        let actor = |code| CodeScheme::Cow.meaning(code, on).state().map(Actor::from);
        let code = Some(cells[3].parse().unwrap());
        own.add(CodedAct::new(actor(cells[1]), actor(cells[2]), code, on));
        rows += 1;
    }
    let back = plan.read_back(answer("as_of", "as_of").as_bytes(), told(rows));
    assert_eq!(back.unwrap(), own);
}

#[test]
fn the_ranges_of_codes_say_what_the_schemes_say_on_each_day_of_some_years() {
    for &scheme in CodeScheme::ALL {
        let plan = plan("rows").with_actor_codes(scheme);
        let lines: Vec<Vec<&str>> = plan.tables()[0]
            .csv()
            .lines()
            .skip(1)
            .map(|line| line.split(',').collect())
            .collect();
        for year in (1816..=2030).step_by(11) {
            for (month, of) in [(1, 1), (7, 3), (12, 31)] {
                let on = NaiveDate::from_ymd_opt(year, month, of).unwrap();
                let number = on.num_days_from_ce();
                let mut ranged: Vec<(&str, &str)> = lines
                    .iter()
                    .filter(|line| {
                        let edge = |at: usize| line[at].parse::<i32>().unwrap();
                        line.len() == 3 || (edge(1) <= number && number < edge(2))
                    })
                    .map(|line| (line[0], line[line.len() - 1]))
                    .collect();
                ranged.sort_unstable();
                let codes = scheme.codes();
                let mut said: Vec<(&str, &str)> = codes
                    .filter_map(|code| Some((code.text(), code.meaning(on).state()?.text())))
                    .collect();
                said.sort_unstable();
                assert_eq!(ranged, said, "{scheme} on {on}");
            }
        }
    }
}

#[test]
fn a_query_stays_as_it_is_in_every_dialect() {
    let golden = |file: String| fs::read_to_string(format!("{ROOT}/tests/it/golden/plan/{file}"));
    for name in ["rows", "one_a_day_mirrors"] {
        for &dialect in Dialect::ALL {
            let file = format!("{name}.{dialect}.sql");
            assert_eq!(plan(name).sql(dialect), golden(file).unwrap());
        }
    }
    for (name, plan) in &*PLANS {
        let file = format!("{name}.duckdb.sql");
        assert_eq!(plan.sql(Dialect::Duckdb), golden(file).unwrap());
    }
}

#[test]
fn the_public_table_is_asked_by_its_own_names() {
    let source = PlanSource::gdelt("gdelt-bq.gdeltv2.events").with_lookups("mine.");
    let query = CountPlan::new(plan("rows").grid().clone(), source)
        .unwrap()
        .sql(Dialect::Bigquery);
    for part in [
        "cast(e.`SQLDATE` as string)",
        "from `gdelt-bq`.`gdeltv2`.`events` e",
        "left join `mine`.`days` d",
    ] {
        assert!(query.contains(part), "{part}");
    }
    assert_eq!(query.matches("gdeltv2").count(), 1);
}

#[test]
fn a_plan_is_small_and_soon_made() {
    let start = Instant::now();
    let all = plans().unwrap();
    // Loose: this is a debug build on a busy machine.
    let each = start.elapsed() / u32::try_from(all.len()).unwrap();
    assert!(each < Duration::from_millis(500), "{each:?}");
    for &scheme in CodeScheme::ALL {
        let plan = plan("rows").with_actor_codes(scheme);
        let tables = plan.tables().iter();
        let besides = tables.filter(|table| table.name() != "plan_days");
        let rows: usize = besides
            .map(interstate::tally::plan::LookupTable::rows)
            .sum();
        assert!(rows <= 5_000, "{scheme}: {rows}");
    }
}

/// The lines of an answer that the plan would give of a part of the rows.
fn part(plan: &CountPlan, rows: &[CodedEvent]) -> String {
    let tally = own(plan, rows);
    let id = plan.fingerprint();
    let mut text =
        "plan_id,fate,from_actor,to_actor,code_group,cell,events,source_rows\n".to_owned();
    for cell in tally.counts() {
        let (from, to, group, at, n) = (
            cell.from(),
            cell.to(),
            cell.group(),
            cell.cell(),
            cell.count(),
        );
        let row = format!("{id},counted,{from},{to},{group},{at},{n},{n}\n");
        text.push_str(&row);
    }
    let left = tally.uncounted();
    for (fate, n) in [
        ("without_pair", left.without_pair),
        ("without_group", left.without_group),
        ("outside", left.outside),
    ] {
        if n > 0 {
            let row = format!("{id},{fate},,,,,{n},{n}\n");
            text.push_str(&row);
        }
    }
    text
}

#[test]
fn any_split_of_the_rows_is_the_whole_once_its_parts_are_merged() {
    let (rows, _, _) = sample();
    for name in ["rows", "undirected"] {
        let plan = plan(name);
        let whole = answer("sample", name);
        let whole = plan
            .read_back(whole.as_bytes(), told(rows.len() as u64))
            .unwrap();
        for at in [0, 1, 100, 319, 320] {
            let (first, second) = rows.split_at(at);
            let read = |rows: &[CodedEvent]| {
                let result = part(&plan, rows);
                plan.read_back(result.as_bytes(), told(rows.len() as u64))
                    .unwrap()
            };
            // The one part counted by an engine, the other by an engine or by the crate.
            for other in [read(second), own(&plan, second)] {
                let mut merged = read(first);
                merged.merge(&other).unwrap();
                assert_eq!(merged, whole);
                assert_eq!(merged.provenance().len(), 1 + other.provenance().len());
            }
        }
    }
}

#[test]
fn where_a_count_comes_from_goes_with_it() {
    let grid = EventGrid::new(
        EventPairs::Directed,
        GroupBy::Root,
        Partition::disjoint(&[2016, 2018, 2019].map(|year| Period::year(year).unwrap())).unwrap(),
    );
    let plan = plan("rows");
    assert_eq!(plan.grid(), &grid.unwrap());
    let back = plan
        .read_back(answer("sample", "rows").as_bytes(), told(320))
        .unwrap();
    let saved = serde_json::to_string(&back).unwrap();
    let loaded: EventTally = serde_json::from_str(&saved).unwrap();
    assert_eq!(loaded.provenance(), back.provenance());
    let smuggled = saved.replace("\"absorbed\":0", "\"absorbed\":321");
    assert!(serde_json::from_str::<EventTally>(&smuggled).is_err());

    let rule = CountingRule::new("talks", Select::Everything);
    let table = loaded.table("04", &rule, Coverage::unlimited()).unwrap();
    let pair = Dyad::new(State::BRA, State::CHN).unwrap();
    let talks = table.over(&pair, Period::year(2019).unwrap()).unwrap();
    assert_eq!(
        talks.to_string(),
        format!(
            "12 in 1 year, counted by DuckDB 2.0.1 on 2026-11-29 from a table (320 rows) by plan {}",
            plan.fingerprint()
        )
    );
    let both = table.clone().merge(table).unwrap();
    let talks = both.over(&pair, Period::year(2019).unwrap()).unwrap();
    assert!(talks.to_string().ends_with(" and 1 part more"));
}

#[test]
fn parts_by_two_plans_are_not_merged_and_those_by_one_plan_are() {
    let rows = plan("rows");
    let day = rows
        .clone()
        .with_reduction(Reduction::new(Repeats::OneADay))
        .unwrap();
    assert_ne!(rows.fingerprint(), day.fingerprint());
    let read = |plan: &CountPlan| {
        let result = part(plan, &[]);
        plan.read_back(result.as_bytes(), told(0)).unwrap()
    };
    let mut one = read(&rows);
    let refused = one.merge(&read(&day)).unwrap_err().to_string();
    assert!(
        refused.starts_with("the parts were counted by two plans: "),
        "{refused}"
    );
    one.merge(&read(&rows)).unwrap();
}
