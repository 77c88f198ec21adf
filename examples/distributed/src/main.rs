//! Counts events on several processes by a plan: a stock scheduler and stock executors of Ballista, and this crate before and behind them.
//!
//! ```text
//! distributed scheduler PORT FOLDER EXECUTORS
//! distributed executor PORT SCHEDULER_PORT FOLDER
//! distributed count SCHEDULER_PORT FOLDER [--one-a-day] [--tally FILE] [--patience SECONDS] [--resubmits JOBS]
//! ```
//! See README.md. All three run the functions that the engine has by itself: nothing of this crate is in the scheduler or in an executor.

mod asked;
mod count;
mod executor;
mod jobs;
mod scheduler;

use std::error::Error;

pub type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

const USAGE: &str = "usage: distributed scheduler PORT FOLDER EXECUTORS
       distributed executor PORT SCHEDULER_PORT FOLDER
       distributed count SCHEDULER_PORT FOLDER [--one-a-day] [--tally FILE] [--patience SECONDS] [--resubmits JOBS]";

fn main() -> Outcome {
    // A plan of a dozen steps is walked by recursion: built without optimisation, the scheduler overflows a stack of 2 MB.
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(32 << 20)
        .build()?
        .block_on(run())
}

async fn run() -> Outcome {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["scheduler", port, folder, executors] => {
            scheduler::run(port.parse()?, folder, executors.parse()?).await
        }
        ["executor", port, scheduler, folder] => {
            executor::run(port.parse()?, scheduler.parse()?, folder).await
        }
        ["count", scheduler, folder, options @ ..] => {
            count::run(scheduler.parse()?, folder, options).await
        }
        _ => Err(USAGE.into()),
    }
}
