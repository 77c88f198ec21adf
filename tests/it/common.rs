//! What both halves of the tests stand on.

use std::time::{Duration, Instant};

/// Whether all is asked that a test can ask: `INTERSTATE_TESTS=whole`. Otherwise each law is tried on an eighth of its inputs and long loops
/// are cut short, so that `cargo test` ends soon.
pub(crate) fn whole() -> bool {
    std::env::var("INTERSTATE_TESTS").is_ok_and(|tests| tests == "whole")
}

/// What is tried where everything is asked, and the little of it that is tried elsewhere.
pub(crate) fn asked<T>(all: T, little: T) -> T {
    if whole() { all } else { little }
}

/// The folder of the crate.
pub(crate) const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// So many random inputs where everything is asked, an eighth of them elsewhere, or as many as `PROPTEST_CASES` says: a number of a
/// law's own would pass over it. Inputs that a law does not speak of may be as many.
pub(crate) fn cases(all: u32) -> proptest::test_runner::Config {
    let told = proptest::test_runner::Config::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() {
        told.cases
    } else if whole() {
        all
    } else {
        all.div_ceil(8)
    };
    proptest::test_runner::Config {
        cases,
        max_global_rejects: cases.max(told.max_global_rejects),
        ..told
    }
}

/// How long this thread has had a processor: other tests that run beside it do not count. `None` where the system does not tell.
fn processor_time() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// What work gives that takes this thread no longer than a limit: many times what it takes where nothing is optimised, as here.
pub(crate) fn within<T>(limit: Duration, work: impl FnOnce() -> T) -> T {
    let (start, clock) = (processor_time(), Instant::now());
    let done = work();
    let taken = match start.zip(processor_time()) {
        Some((before, after)) => after.saturating_sub(before),
        None => clock.elapsed(),
    };
    assert!(
        taken < limit,
        "took {taken:?}, at most {limit:?} is allowed"
    );
    done
}
