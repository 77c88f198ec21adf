//! Questions that are asked anew if the job behind them comes to nothing.

use crate::Outcome;
use crate::jobs;
use ballista::prelude::{SessionConfigExt, SessionContextExt};
use ballista_core::config::BALLISTA_SCHEDULER_MAX_PARTITIONS_PER_TASK;
use datafusion::arrow::csv::WriterBuilder;
use datafusion::arrow::datatypes::{DataType, Field, Schema};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::execution::SessionStateBuilder;
use datafusion::prelude::{CsvReadOptions, ParquetReadOptions, SessionConfig, SessionContext};
use interstate::tally::plan::{CountPlan, Dialect, LookupTable};
use std::fs;
use std::path::Path;
use std::time::Duration;

/// A cluster, the files that it counts and how long it is waited for.
pub struct Cluster<'a> {
    pub scheduler: u16,
    pub folder: &'a str,
    pub plan: &'a CountPlan,
    /// How long a job may stand still.
    pub patience: Duration,
    /// How many jobs may be asked anew.
    pub resubmits: u32,
    /// How many were.
    pub resubmitted: u32,
}

impl Cluster<'_> {
    /// The lines of a result. A job that stands still is cancelled, and like one that failed it is asked anew, in a session of its own: what
    /// an executor had done that is lost is then nowhere waited for.
    pub async fn ask(&mut self, query: &str) -> Outcome<Vec<u8>> {
        for number in 1.. {
            let name = format!("count {} {number}: {query}", std::process::id());
            let context = self.session(&name).await?;
            // A question that no engine understands ends here.
            let frame = context.sql(query).await?;
            let why = tokio::select! {
                batches = frame.collect() => match batches {
                    Ok(batches) => return csv(&batches),
                    Err(error) => error.to_string(),
                },
                why = jobs::stands_still(self.scheduler, name.clone(), self.patience) => why,
            };
            jobs::cancel(self.scheduler, name).await;
            if self.resubmitted == self.resubmits {
                let again = self.resubmits;
                return Err(
                    format!("no answer, with {again} jobs asked anew; the last: {why}").into(),
                );
            }
            self.resubmitted += 1;
            println!("asked anew: {why}");
        }
        Err("more jobs than can be counted".into())
    }

    /// The events and the lookup tables by their names.
    async fn session(&self, name: &str) -> Outcome<SessionContext> {
        let events = format!("{}/events", self.folder);
        // As many tasks as there are files: what a dead executor has done is lost by the file.
        let files = fs::read_dir(&events)?.count();
        let config = SessionConfig::new_with_ballista()
            .with_target_partitions(files)
            .with_ballista_job_name(name)
            .set_str(BALLISTA_SCHEDULER_MAX_PARTITIONS_PER_TASK, "1");
        let state = SessionStateBuilder::new()
            .with_config(config)
            .with_default_features()
            .build();
        let url = format!("df://127.0.0.1:{}", self.scheduler);
        let context = SessionContext::remote_with_state(&url, state).await?;
        context
            .register_parquet("events", &events, ParquetReadOptions::default())
            .await?;
        let lookups = format!("{}/lookups", self.folder);
        fs::create_dir_all(&lookups)?;
        for table in self.plan.tables() {
            let path = Path::new(&lookups).join(format!("{}.csv", table.name()));
            // A task of an earlier question may be reading it.
            let csv = table.csv();
            if fs::read_to_string(&path).ok().as_deref() != Some(&csv) {
                fs::write(&path, csv)?;
            }
            let schema = schema(table)?;
            let options = CsvReadOptions::new().schema(&schema);
            let path = path.to_str().ok_or("a folder that is not UTF-8")?;
            context.register_csv(table.name(), path, options).await?;
        }
        Ok(context)
    }
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

fn csv(batches: &[RecordBatch]) -> Outcome<Vec<u8>> {
    let mut writer = WriterBuilder::new().with_header(true).build(Vec::new());
    for batch in batches {
        writer.write(batch)?;
    }
    Ok(writer.into_inner())
}
