//! Asks for a count by a plan, and makes a trend of what comes back.

use crate::Outcome;
use ballista::prelude::{SessionConfigExt, SessionContextExt};
use datafusion::arrow::csv::WriterBuilder;
use datafusion::arrow::datatypes::{DataType, Field, Schema};
use datafusion::execution::SessionStateBuilder;
use datafusion::prelude::{CsvReadOptions, ParquetReadOptions, SessionConfig, SessionContext};
use interstate::dedup::{Reduction, Repeats};
use interstate::tally::plan::{CountPlan, Dialect, LookupTable, PlanSource};
use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy, Provenance};
use interstate::{
    Confidence, CountingRule, Coverage, Dyad, Partition, Period, Select, State, TrendRule,
    classify_trend, frequency_ratio,
};
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

/// Counts the files of `FOLDER/events`, in the columns of GDELT, by pair, root of codes and year. The lookup tables of the plan are
/// written to `FOLDER/lookups`, where the executors find them.
pub async fn run(scheduler: u16, folder: &str, options: &[&str]) -> Outcome {
    let (one_a_day, to) = match options {
        [] => (false, None),
        ["--one-a-day"] => (true, None),
        ["--tally", to] => (false, Some(to)),
        ["--one-a-day", "--tally", to] => (true, Some(to)),
        _ => return Err(crate::USAGE.into()),
    };
    let plan = plan(one_a_day)?;
    let start = Instant::now();
    ready(scheduler)?;
    let context = context(scheduler, folder, &plan).await?;
    println!("ready after {:.1} s", start.elapsed().as_secs_f64());

    let start = Instant::now();
    let result = csv(&context, &plan.sql(Dialect::Datafusion)).await?;
    // The source's own count: a result that lacks a row is refused by it.
    let rows = csv(&context, "select count(*) as n from events").await?;
    let rows: u64 = String::from_utf8(rows)?
        .lines()
        .nth(1)
        .ok_or("no count")?
        .parse()?;
    println!(
        "{rows} rows counted in {:.1} s",
        start.elapsed().as_secs_f64()
    );

    let today = chrono::Utc::now().date_naive();
    let engine = format!("Ballista {}", ballista_core::BALLISTA_VERSION);
    let told = Provenance::new(engine, format!("{folder}/events"), rows, today)?;
    let tally = plan.read_back(result.as_slice(), told)?;
    println!("{} events counted; {}", tally.counted(), trend(&tally)?);
    if let Some(to) = to {
        fs::write(to, serde_json::to_string(&tally)?)?;
    }
    Ok(())
}

/// What is counted by what.
fn plan(one_a_day: bool) -> interstate::Result<CountPlan> {
    let years = Partition::yearly(2015..=2024)?;
    let grid = EventGrid::new(EventPairs::Directed, GroupBy::Root, years)?;
    let plan = CountPlan::new(grid, PlanSource::gdelt("events"))?;
    if one_a_day {
        return plan.with_reduction(Reduction::new(Repeats::OneADay));
    }
    Ok(plan)
}

/// Waits until the scheduler has as many executors as it waits for.
fn ready(scheduler: u16) -> Outcome {
    for _ in 0..600 {
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", scheduler)) {
            stream.write_all(
                b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            )?;
            let mut answer = String::new();
            stream.read_to_string(&mut answer)?;
            if answer.starts_with("HTTP/1.1 200") {
                return Ok(());
            }
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Err("the scheduler has not enough executors after a minute".into())
}

/// The events and the lookup tables by their names.
async fn context(scheduler: u16, folder: &str, plan: &CountPlan) -> Outcome<SessionContext> {
    let events = format!("{folder}/events");
    // As many tasks as there are files: what a dead executor has done is lost by the file.
    let files = fs::read_dir(&events)?.count();
    let config = SessionConfig::new_with_ballista().with_target_partitions(files);
    let state = SessionStateBuilder::new()
        .with_config(config)
        .with_default_features()
        .build();
    let url = format!("df://127.0.0.1:{scheduler}");
    let context = SessionContext::remote_with_state(&url, state).await?;
    context
        .register_parquet("events", &events, ParquetReadOptions::default())
        .await?;
    let lookups = format!("{folder}/lookups");
    fs::create_dir_all(&lookups)?;
    for table in plan.tables() {
        let path = Path::new(&lookups).join(format!("{}.csv", table.name()));
        fs::write(&path, table.csv())?;
        let schema = schema(table)?;
        let options = CsvReadOptions::new().schema(&schema);
        let path = path.to_str().ok_or("a folder that is not UTF-8")?;
        context.register_csv(table.name(), path, options).await?;
    }
    Ok(context)
}

/// The types of a lookup table, out of the statement that makes it: guessed from its cells, `00` would be a number.
fn schema(table: &LookupTable) -> Outcome<Schema> {
    let statement = table.create(Dialect::Datafusion);
    let columns = statement
        .split_once('(')
        .and_then(|(_, columns)| columns.strip_suffix(')'));
    let mut fields = Vec::new();
    for column in columns.ok_or("a table without columns")?.split(", ") {
        let (name, of) = column.split_once(' ').ok_or("a column without a type")?;
        let of = match of {
            "varchar" => DataType::Utf8,
            "bigint" => DataType::Int64,
            other => return Err(format!("a column of {other}").into()),
        };
        fields.push(Field::new(name, of, true));
    }
    Ok(Schema::new(fields))
}

/// The lines of a result.
async fn csv(context: &SessionContext, query: &str) -> Outcome<Vec<u8>> {
    let batches = context.sql(query).await?.collect().await?;
    let mut writer = WriterBuilder::new().with_header(true).build(Vec::new());
    for batch in &batches {
        writer.write(batch)?;
    }
    Ok(writer.into_inner())
}

/// Whether China and the United States consulted more often in the later half.
fn trend(tally: &EventTally) -> Outcome<String> {
    let rule = CountingRule::new("rows of root 04", Select::Everything);
    let decade = Period::years(2015..=2024)?;
    let table = tally.table("04", &rule, Coverage::full(decade))?;
    let pair = Dyad::new(State::CHN, State::USA)?;
    let before = table.over(&pair, Period::years(2015..=2019)?)?;
    let after = table.over(&pair, Period::years(2020..=2024)?)?;
    let ratio = frequency_ratio(&before, &after)?;
    Ok(classify_trend(&ratio, TrendRule::new(Confidence::P95))?.to_string())
}
