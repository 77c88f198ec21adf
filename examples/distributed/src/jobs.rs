//! Jobs of the scheduler by its pages for programs: whether one gets on, and its end.

use crate::Outcome;
use serde_json::Value;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// Waits until the scheduler has as many executors as it waits for.
pub fn ready(scheduler: u16) -> Outcome {
    for _ in 0..600 {
        if told(scheduler, "GET", "/readyz").is_ok() {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Err("the scheduler has not enough executors after a minute".into())
}

/// Ends as soon as nothing about the tasks of a job has changed for so long, and says so. A scheduler that does not answer counts as one
/// whose job stands still.
pub async fn stands_still(scheduler: u16, name: String, patience: Duration) -> String {
    let (mut seen, mut since) = (String::new(), Instant::now());
    while since.elapsed() < patience {
        tokio::time::sleep(Duration::from_millis(500)).await;
        let name = name.clone();
        let state = tokio::task::spawn_blocking(move || state(scheduler, &name)).await;
        let state = state.ok().and_then(Result::ok).unwrap_or_default();
        if state != seen {
            (seen, since) = (state, Instant::now());
        }
    }
    format!(
        "no task of it began or ended for {} s",
        patience.as_secs_f64()
    )
}

/// Has the scheduler end a job, if there is one of this name that has not ended.
pub async fn cancel(scheduler: u16, name: String) {
    let cancelled = tokio::task::spawn_blocking(move || -> Outcome {
        let job = id(scheduler, &name)?;
        told(scheduler, "PATCH", &format!("/api/job/{job}"))?;
        Ok(())
    });
    // One that has ended, or that no scheduler knows, needs no end.
    let _ = cancelled.await;
}

/// The number that the scheduler gave to a job.
fn id(scheduler: u16, name: &str) -> Outcome<String> {
    let jobs: Value = serde_json::from_str(&told(scheduler, "GET", "/api/jobs")?)?;
    let mut jobs = jobs.as_array().into_iter().flatten();
    let job = jobs.find(|job| job["job_name"] == name);
    let id = job.and_then(|job| job["job_id"].as_str());
    Ok(id.ok_or("no such job")?.to_owned())
}

/// The stages of a job and the tasks of each, as far as they have come.
fn state(scheduler: u16, name: &str) -> Outcome<String> {
    let path = format!("/api/job/{}/stages", id(scheduler, name)?);
    let told: Value = serde_json::from_str(&told(scheduler, "GET", &path)?)?;
    let mut state = String::new();
    for stage in told["stages"].as_array().into_iter().flatten() {
        state += &format!("{} {}", stage["stage_id"], stage["stage_status"]);
        for task in stage["tasks"].as_array().into_iter().flatten() {
            state += &format!(" {} {}", task["id"], task["status"]);
        }
        state.push('\n');
    }
    Ok(state)
}

/// What a page of the scheduler says.
fn told(scheduler: u16, method: &str, path: &str) -> Outcome<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", scheduler))?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let request =
        format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    match answer.split_once("\r\n\r\n") {
        Some((head, body)) if head.starts_with("HTTP/1.1 200") => Ok(body.to_owned()),
        _ => Err(format!("the scheduler answers: {answer}").into()),
    }
}
