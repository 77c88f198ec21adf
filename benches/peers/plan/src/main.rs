//! `plan-race make ROWS SEED MALFORMED FILE`: a made-up file of GDELT.
//! `plan-race write OUT`: the plans as files, 100,000 questions of codes on days, and how long planning takes.
//! `plan-race check OUT CLEAN DIRTY SAMPLE ICEWS`: whether the results under `OUT/results` are what the crate counts from the files.
//! `plan-race read FILE`: how fast the reader alone is, on the threads there are.

#[allow(dead_code)]
#[path = "../../../../examples/make_events.rs"]
mod make_events;

use chrono::{Days, NaiveDate};
use interstate::coded::{CodedAct, CodedEvent, EventCode};
use interstate::dedup::{MirrorOrder, Reduction, RepeatGap, Repeats};
use interstate::read::gdelt::GdeltOptions;
use interstate::read::icews::IcewsOptions;
use interstate::state::CodeScheme;
use interstate::tally::plan::{CountPlan, Dialect, PlanSource};
use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy, Provenance};
use interstate::{Actor, Partition};
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::BufWriter;
use std::path::Path;
use std::time::Instant;

type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// The five schemes whose codes the plans are asked about day by day.
const SCHEMES: [CodeScheme; 5] = [
    CodeScheme::Iso2,
    CodeScheme::Iso3,
    CodeScheme::Cow,
    CodeScheme::Gw,
    CodeScheme::Fips,
];

fn main() -> Outcome {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["make", rows, seed, malformed, file] => {
            let plan = make_events::Plan {
                rows: rows.parse()?,
                seed: seed.parse()?,
                malformed: malformed.parse()?,
                ..Default::default()
            };
            make_events::write_events(&mut BufWriter::new(fs::File::create(file)?), &plan)?;
            Ok(())
        }
        ["write", out] => write(Path::new(out)),
        ["check", out, files @ ..] => check(Path::new(out), files),
        ["read", file] => read(file),
        _ => Err("plan-race make ROWS SEED MALFORMED FILE | write OUT | check OUT CLEAN DIRTY SAMPLE ICEWS | read FILE".into()),
    }
}

/// What is counted in which tables.
fn plans() -> interstate::Result<Vec<(&'static str, &'static [&'static str], CountPlan)>> {
    use EventPairs::{Directed, Undirected};
    const MADE: &[&str] = &["clean", "dirty"];
    const REAL: &[&str] = &["sample"];
    let of = |pairs, by, rule| {
        let grid = EventGrid::new(pairs, by, Partition::yearly(2015..=2024)?)?;
        CountPlan::new(grid, PlanSource::gdelt("events"))?.with_reduction(rule)
    };
    let mirrors = |repeats, order| Reduction::new(repeats).with_mirrors(order);
    let (first, last) = (MirrorOrder::MirrorsFirst, MirrorOrder::RepeatsFirst);
    let chain = Repeats::Chain(RepeatGap::Days(3));
    let icews = {
        let grid = EventGrid::new(Directed, GroupBy::Root, Partition::yearly(1995..=2024)?)?;
        let source = PlanSource::new("events", ["day", "from_actor", "to_actor", "code"]);
        CountPlan::new(grid, source)?.with_actor_codes(CodeScheme::Iso3)
    };
    Ok(vec![
        (
            "directed",
            MADE,
            of(Directed, GroupBy::Root, Reduction::default())?,
        ),
        (
            "undirected",
            MADE,
            of(Undirected, GroupBy::Kind, Reduction::default())?,
        ),
        (
            "one_a_day",
            &["sample", "clean"],
            of(Directed, GroupBy::Root, Reduction::new(Repeats::OneADay))?,
        ),
        (
            "one_a_url",
            REAL,
            of(Directed, GroupBy::Root, Reduction::new(Repeats::OneAUrl))?,
        ),
        (
            "chain",
            &["sample", "clean"],
            of(Directed, GroupBy::Root, Reduction::new(chain))?,
        ),
        (
            "mirrors",
            &["sample", "clean"],
            of(Undirected, GroupBy::Root, mirrors(Repeats::Kept, first))?,
        ),
        (
            "mirrors_one_a_day",
            REAL,
            of(Undirected, GroupBy::Root, mirrors(Repeats::OneADay, first))?,
        ),
        (
            "one_a_url_mirrors",
            REAL,
            of(Undirected, GroupBy::Root, mirrors(Repeats::OneAUrl, last))?,
        ),
        (
            "one_a_day_mirrors",
            REAL,
            of(Undirected, GroupBy::Root, mirrors(Repeats::OneADay, last))?,
        ),
        ("icews", &["icews"], icews),
    ])
}

fn write(out: &Path) -> Outcome {
    let mut tables = String::new();
    for (name, of, plan) in plans()? {
        let folder = out.join("plans").join(name);
        fs::create_dir_all(&folder)?;
        for table in plan.tables() {
            fs::write(folder.join(format!("{}.csv", table.name())), table.csv())?;
        }
        for &dialect in Dialect::ALL {
            let made: Vec<String> = plan
                .tables()
                .iter()
                .map(|table| table.create(dialect))
                .collect();
            fs::write(
                folder.join(format!("create.{dialect}.sql")),
                made.join(";\n") + ";\n",
            )?;
            fs::write(
                folder.join(format!("query.{dialect}.sql")),
                plan.sql(dialect),
            )?;
        }
        for table in of {
            writeln!(tables, "{table},{name}")?;
        }
    }
    fs::write(out.join("counts.csv"), tables)?;
    as_of(out)?;
    planning()
}

/// How long a plan takes from its parts to its tables and its query, and how many rows are looked up.
fn planning() -> Outcome {
    let mut most = 0;
    for scheme in [CodeScheme::Cameo].into_iter().chain(SCHEMES) {
        let plan = plans()?.remove(0).2.with_actor_codes(scheme);
        let besides = plan
            .tables()
            .iter()
            .filter(|table| table.name() != "plan_days");
        most = most.max(besides.map(|table| table.rows()).sum());
    }
    let median = |first: i32| -> Outcome<f64> {
        let mut times = Vec::new();
        for _ in 0..51 {
            let start = Instant::now();
            let grid = EventGrid::new(
                EventPairs::Directed,
                GroupBy::Root,
                Partition::yearly(first..=2024)?,
            )?;
            let plan = CountPlan::new(grid, PlanSource::gdelt("events"))?;
            let query = plan.sql(Dialect::Bigquery);
            times.push(start.elapsed().as_secs_f64() * 1e3);
            assert!(!query.is_empty());
        }
        times.sort_unstable_by(f64::total_cmp);
        Ok(times[times.len() / 2])
    };
    let (decade, century) = (median(2015)?, median(1925)?);
    println!(
        "planning: {decade:.2} ms for ten years (limit 10), {century:.2} ms for a century; {most} rows to look up besides the days (limit 5,000)"
    );
    if decade >= 10.0 || most > 5_000 {
        return Err("the plan is too slow or too large".into());
    }
    Ok(())
}

/// The ranges of codes of five schemes as plans have them, and 100,000 questions with the answers of the crate.
fn as_of(out: &Path) -> Outcome {
    let grid = EventGrid::new(
        EventPairs::Directed,
        GroupBy::Root,
        Partition::yearly(2015..=2024)?,
    )?;
    let plan = CountPlan::new(grid, PlanSource::gdelt("events"))?;
    let (mut ranges, mut asked) = (String::new(), Vec::new());
    for scheme in SCHEMES {
        let plan = plan.clone().with_actor_codes(scheme);
        let csv = plan.tables()[0].csv();
        let dated = csv.starts_with("code,first_day,end_day,");
        for line in csv.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let actor = cells[cells.len() - 1];
            let (first, end) = if dated {
                (cells[1], cells[2])
            } else {
                ("1", "3652060")
            };
            writeln!(ranges, "{scheme},{},{first},{end},{actor}", cells[0])?;
        }
        // The edges of the codes' own lists, and not of the ranges that were made of them.
        for code in scheme.codes() {
            for spell in code.spells() {
                for date in [spell.first_day(), spell.last_day()].into_iter().flatten() {
                    for edge in [date.first(), date.last()].into_iter().flatten() {
                        let days = [
                            edge.checked_sub_days(Days::new(1)),
                            Some(edge),
                            edge.checked_add_days(Days::new(1)),
                        ];
                        asked.extend(
                            days.into_iter()
                                .flatten()
                                .map(|day| (scheme, code.text(), day)),
                        );
                    }
                }
            }
        }
    }
    let edges = asked.len();
    let codes: Vec<(CodeScheme, &str)> = SCHEMES
        .into_iter()
        .flat_map(|scheme| scheme.codes().map(move |code| (scheme, code.text())))
        .collect();
    let first = NaiveDate::from_ymd_opt(1815, 1, 1).ok_or("no day")?;
    let mut dice = 1_u64;
    let mut below = |most: u64| {
        dice = dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) % most
    };
    while asked.len() < 100_000 {
        let (scheme, code) = codes[below(codes.len() as u64) as usize];
        asked.push((scheme, code, first + Days::new(below(216 * 365))));
    }
    let mut questions = String::new();
    let mut named = 0;
    for (number, (scheme, code, day)) in asked.iter().enumerate() {
        let actor = scheme
            .meaning(code, *day)
            .state()
            .map_or("", |state| state.text());
        named += usize::from(!actor.is_empty());
        let days = chrono::Datelike::num_days_from_ce(day);
        writeln!(questions, "{number},{scheme},{code},{days},{actor}")?;
    }
    fs::write(out.join("ranges.csv"), ranges)?;
    fs::write(out.join("asked.csv"), questions)?;
    println!(
        "{} questions of codes on days, {edges} at edges; {named} name a state",
        asked.len()
    );
    Ok(())
}

/// What the crate reads of a table.
struct Source {
    rows: u64,
    events: Vec<CodedEvent>,
    /// Of one pass that reads and counts, on the threads there are.
    seconds: f64,
}

fn source(name: &str, file: &str, plan: &CountPlan) -> Outcome<Source> {
    let start = Instant::now();
    let mut tally = EventTally::new(plan.grid().clone());
    let (events, seconds) = if name == "icews" {
        let mut reader = IcewsOptions::new().open(file)?;
        let events = reader.events().collect::<Result<Vec<_>, _>>()?;
        (events, start.elapsed().as_secs_f64())
    } else {
        tally.read_parallel(&mut GdeltOptions::new().open(file)?)?;
        let seconds = start.elapsed().as_secs_f64();
        let (mut reader, mut events) = (GdeltOptions::new().open(file)?, Vec::new());
        while let Some(event) = reader.next_event()? {
            events.push(event.coded()?);
        }
        (events, seconds)
    };
    Ok(Source {
        rows: events.len() as u64,
        events,
        seconds,
    })
}

fn own(plan: &CountPlan, events: &[CodedEvent]) -> EventTally {
    let mut tally = EventTally::new(plan.grid().clone());
    let one = |side: &[Actor]| side.first().copied();
    tally.extend(
        plan.reduction()
            .reduce(events.to_vec())
            .events()
            .iter()
            .filter_map(|event| {
                let code = match event.code() {
                    EventCode::Cameo(code) => Some(code),
                    _ => None,
                };
                let day = event.when().start().exact_day()?;
                Some(CodedAct::new(one(event.from()), one(event.to()), code, day))
            }),
    );
    tally
}

/// Reads back every result and compares it with what the crate counts.
fn check(out: &Path, files: &[&str]) -> Outcome {
    let names = ["clean", "dirty", "sample", "icews"];
    let plans = plans()?;
    let first = &plans.first().ok_or("no plan")?.2;
    let mut sources = BTreeMap::new();
    for (name, file) in names.into_iter().zip(files) {
        sources.insert(name, source(name, file, first)?);
    }
    for (name, source) in &sources {
        println!("crate,{name},,{:.4}", source.seconds);
    }
    let mut wrong = 0;
    for (name, tables, plan) in &plans {
        for table in *tables {
            let source = sources.get(table).ok_or("no such table")?;
            let own = own(plan, &source.events);
            for engine in fs::read_dir(out.join("results"))? {
                let engine = engine?.path();
                let result = engine.join(format!("{table}.{name}.csv"));
                if !result.exists() {
                    continue;
                }
                let engine = engine
                    .file_name()
                    .ok_or("no name")?
                    .to_string_lossy()
                    .into_owned();
                let day = NaiveDate::from_ymd_opt(2026, 11, 29).ok_or("no day")?;
                let told = Provenance::new(engine.clone(), *table, source.rows, day)?;
                let said = match plan.read_back(fs::File::open(result)?, told) {
                    Err(error) => format!("refused: {error}"),
                    Ok(back) if back != own => "different".to_owned(),
                    Ok(back) => {
                        let told = back.provenance().first().ok_or("no provenance")?;
                        let absorbed = source.rows - own.events();
                        if (told.absorbed(), told.days_not_read(), told.codes_not_read())
                            == (absorbed, 0, 0)
                        {
                            format!(
                                "equal ({} cells, {} counted)",
                                own.counts().len(),
                                own.counted()
                            )
                        } else {
                            "other rows absorbed".to_owned()
                        }
                    }
                };
                wrong += u32::from(!said.starts_with("equal"));
                println!("{engine},{table},{name},{said}");
            }
        }
    }
    if wrong > 0 {
        return Err(format!("{wrong} results are not what the crate counts").into());
    }
    Ok(())
}

/// Rows a second of the reader alone.
fn read(file: &str) -> Outcome {
    let start = Instant::now();
    let mut reader = GdeltOptions::new().open(file)?;
    let (end, rows) =
        reader.fold_parallel(|| 0_u64, |rows, event| *rows += u64::from(event.id() > 0));
    end?;
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{seconds:.4} s for {} rows on {} threads",
        rows.iter().sum::<u64>(),
        rayon::current_num_threads()
    );
    Ok(())
}
