//! Asks for a count by a plan, and makes a trend of what comes back.

use crate::Outcome;
use crate::asked::Cluster;
use crate::jobs;
use interstate::dedup::{Reduction, Repeats};
use interstate::tally::plan::{CountPlan, Dialect, PlanSource};
use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy, Provenance};
use interstate::{
    Confidence, CountingRule, Coverage, Dyad, Partition, Period, Select, State, TrendRule,
    classify_trend, frequency_ratio,
};
use std::fs;
use std::time::{Duration, Instant};

/// What a count is asked with.
struct Options<'a> {
    one_a_day: bool,
    tally: Option<&'a str>,
    patience: Duration,
    resubmits: u32,
}

impl<'a> Options<'a> {
    fn new(words: &[&'a str]) -> Outcome<Self> {
        let mut options = Self {
            one_a_day: false,
            tally: None,
            patience: Duration::from_secs(120),
            resubmits: 3,
        };
        let mut words = words.iter();
        while let Some(&word) = words.next() {
            let mut behind = || words.next().copied().ok_or(crate::USAGE);
            match word {
                "--one-a-day" => options.one_a_day = true,
                "--tally" => options.tally = Some(behind()?),
                "--patience" => options.patience = Duration::from_secs(behind()?.parse()?),
                "--resubmits" => options.resubmits = behind()?.parse()?,
                _ => return Err(crate::USAGE.into()),
            }
        }
        Ok(options)
    }
}

/// Counts the files of `FOLDER/events`, in the columns of GDELT, by pair, root of codes and year. The lookup tables of the plan are
/// written to `FOLDER/lookups`, where the executors find them.
pub async fn run(scheduler: u16, folder: &str, options: &[&str]) -> Outcome {
    let options = Options::new(options)?;
    let plan = plan(options.one_a_day)?;
    let start = Instant::now();
    jobs::ready(scheduler)?;
    println!("ready after {:.1} s", start.elapsed().as_secs_f64());

    let start = Instant::now();
    let mut cluster = Cluster {
        scheduler,
        folder,
        plan: &plan,
        patience: options.patience,
        resubmits: options.resubmits,
        resubmitted: 0,
    };
    let result = cluster.ask(&plan.sql(Dialect::Datafusion)).await?;
    // The source's own count: a result that lacks a row is refused by it.
    let rows = cluster.ask("select count(*) as n from events").await?;
    let rows: u64 = String::from_utf8(rows)?
        .lines()
        .nth(1)
        .ok_or("no count")?
        .parse()?;
    println!(
        "{rows} rows counted in {:.1} s, {} jobs asked anew",
        start.elapsed().as_secs_f64(),
        cluster.resubmitted
    );

    let today = chrono::Utc::now().date_naive();
    let engine = format!("Ballista {}", ballista_core::BALLISTA_VERSION);
    let told = Provenance::new(engine, format!("{folder}/events"), rows, today)?;
    let tally = plan.read_back(result.as_slice(), told)?;
    println!("{} events counted; {}", tally.counted(), trend(&tally)?);
    if let Some(to) = options.tally {
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
