//! Runs tasks.

use crate::Outcome;
use ballista_core::config::TaskSchedulingPolicy;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use std::fs;
use std::sync::Arc;

/// Serves on a port of this machine and the next one until it is ended, two tasks at a time, and asks the scheduler for the next whenever
/// it has room.
pub async fn run(port: u16, scheduler: u16, folder: &str) -> Outcome {
    let work = format!("{folder}/executor-{port}");
    fs::create_dir_all(&work)?;
    let config = ExecutorProcessConfig {
        executor_id: format!("executor-{port}"),
        bind_host: "127.0.0.1".into(),
        external_host: Some("127.0.0.1".into()),
        port,
        grpc_port: port + 1,
        scheduler_host: "127.0.0.1".into(),
        scheduler_port: scheduler,
        scheduler_connect_timeout_seconds: 30,
        vcores: 2,
        task_scheduling_policy: TaskSchedulingPolicy::PullStaged,
        work_dir: Some(work),
        // Otherwise each takes 70 of 100 parts of the machine's memory for its own.
        memory_pool_size: Some(512 << 20),
        ..ExecutorProcessConfig::default()
    };
    Ok(start_executor_process(Arc::new(config)).await?)
}
