//! Hands out tasks, and those of an executor that is gone once more.

use crate::Outcome;
use ballista_core::config::TaskSchedulingPolicy;
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::start_server;
use std::sync::Arc;

/// Serves on a port of this machine until it is ended. Each event of a job, such as the end of a task, stands as a line in a file under
/// `FOLDER/log`. It is ready for jobs once so many executors are there.
pub async fn run(port: u16, folder: &str, executors: usize) -> Outcome {
    let config = SchedulerConfig {
        bind_host: "127.0.0.1".into(),
        external_host: "127.0.0.1".into(),
        bind_port: port,
        min_ready_executors: executors,
        event_log_dir: Some(format!("{folder}/log")),
        // Executors ask for tasks. One that hands them out counts the room of each executor, and in 55.0.0 forgets to give back that of
        // tasks whose stage was begun anew meanwhile, as when what they fetch lay with a dead executor: soon there is room nowhere.
        scheduling_policy: TaskSchedulingPolicy::PullStaged,
        // An executor asks every 5 seconds at the least; without these three lines it is dead after three minutes.
        executor_timeout_seconds: 12,
        expire_dead_executor_interval_seconds: 3,
        no_executors_grace_period_seconds: 12,
        ..SchedulerConfig::default()
    };
    let cluster = BallistaCluster::new_from_config(&config).await?;
    let address = format!("127.0.0.1:{port}").parse()?;
    Ok(start_server(cluster, address, Arc::new(config)).await?)
}
