//! Writes counting plans as files: lookup tables as CSV, the statements that make them, and the query in every dialect.
//!
//! ```text
//! cargo run --example write_plan -- target/plans
//! ```
//! Each plan has a folder of its own. The query reads a table `events` with the text columns `day`, `a1`, `a2`, `code`, `url`, `id` and
//! `seen`.
//!
//! ci: target/plans
#![allow(missing_docs)]

use interstate::code::CameoDataSet;
use interstate::dedup::{MirrorOrder, Reduction, RepeatGap, Repeats};
use interstate::state::CodeScheme;
use interstate::tally::plan::{CountPlan, Dialect, PlanSource};
use interstate::tally::scale::{EventGrid, EventPairs, GroupBy};
use interstate::{Partition, Period};
use std::error::Error;
use std::fs;
use std::path::Path;

/// What each plan counts, by its name.
///
/// # Errors
/// None: all of them can be.
pub fn plans() -> interstate::Result<Vec<(&'static str, CountPlan)>> {
    use EventPairs::{Directed, Undirected};
    let mirrors = |repeats, order| Reduction::new(repeats).with_mirrors(order);
    let (first, last) = (MirrorOrder::MirrorsFirst, MirrorOrder::RepeatsFirst);
    let quads = GroupBy::QuadClass(CameoDataSet::Gdelt);
    let meetings = GroupBy::Named(vec![
        ("meetings".into(), vec!["04".parse()?]),
        ("visits, made".into(), vec!["042".parse()?]),
    ]);
    let of = |pairs, by, rule| {
        let cells = [2016, 2018, 2019].map(Period::year);
        let [a, b, c] = cells;
        let grid = EventGrid::new(pairs, by, Partition::disjoint(&[a?, b?, c?])?)?;
        let source = PlanSource::new("events", ["day", "a1", "a2", "code"])
            .with_url("url")
            .with_id("id")
            .with_seen("seen");
        CountPlan::new(grid, source)?.with_reduction(rule)
    };
    let chain = Repeats::Chain(RepeatGap::Days(3));
    let as_of = {
        let grid = EventGrid::new(
            Directed,
            GroupBy::Nothing,
            Partition::disjoint(&[Period::years(1800..=1899)?, Period::years(1900..=2035)?])?,
        )?;
        let source = PlanSource::new("events", ["day", "a1", "a2", "code"]);
        CountPlan::new(grid, source)?.with_actor_codes(CodeScheme::Cow)
    };
    Ok(vec![
        ("rows", of(Directed, GroupBy::Root, Reduction::default())?),
        (
            "undirected",
            of(Undirected, GroupBy::Kind, Reduction::default())?,
        ),
        (
            "one_a_day",
            of(Directed, quads, Reduction::new(Repeats::OneADay))?,
        ),
        (
            "one_a_url",
            of(Directed, GroupBy::Code, Reduction::new(Repeats::OneAUrl))?,
        ),
        ("chain", of(Directed, GroupBy::Root, Reduction::new(chain))?),
        (
            "mirrors",
            of(Undirected, meetings, mirrors(Repeats::Kept, first))?,
        ),
        (
            "mirrors_one_a_day",
            of(Undirected, GroupBy::Code, mirrors(Repeats::OneADay, first))?,
        ),
        (
            "mirrors_one_a_url",
            of(Undirected, GroupBy::Code, mirrors(Repeats::OneAUrl, first))?,
        ),
        (
            "one_a_url_mirrors",
            of(Undirected, GroupBy::Code, mirrors(Repeats::OneAUrl, last))?,
        ),
        (
            "one_a_day_mirrors",
            of(Undirected, GroupBy::Code, mirrors(Repeats::OneADay, last))?,
        ),
        ("as_of", as_of),
    ])
}

fn main() -> Result<(), Box<dyn Error>> {
    let Some(folder) = std::env::args().nth(1) else {
        return Err("usage: write_plan FOLDER".into());
    };
    for (name, plan) in plans()? {
        let folder = Path::new(&folder).join(name);
        fs::create_dir_all(&folder)?;
        for table in plan.tables() {
            fs::write(folder.join(format!("{}.csv", table.name())), table.csv())?;
        }
        for &dialect in Dialect::ALL {
            let tables = plan.tables().iter();
            let made: Vec<String> = tables.map(|table| table.create(dialect)).collect();
            fs::write(
                folder.join(format!("create.{dialect}.sql")),
                made.join(";\n") + ";\n",
            )?;
            fs::write(
                folder.join(format!("query.{dialect}.sql")),
                plan.sql(dialect),
            )?;
        }
        println!(
            "{name}: {} by plan {}",
            plan.reduction(),
            plan.fingerprint()
        );
    }
    Ok(())
}
