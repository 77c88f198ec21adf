//! Laws over random inputs.

mod afresh;
mod allocation;
mod any_input;
mod claims;
mod clustered;
mod count;
mod dependence;
mod groups;
pub(crate) mod growth;
mod many_ratios;
mod opened;
mod pages;
mod rates;
mod round_trip;
mod series;
mod some;
mod tally;
mod texts;
mod time;
mod turnbull;

/// The answer for a set of cases, given whether something holds in every one and in at least one of them.
fn truth_of(in_every: bool, in_some: bool) -> interstate::Truth {
    match (in_every, in_some) {
        (true, _) => interstate::Truth::Yes,
        (false, true) => interstate::Truth::Depends,
        (false, false) => interstate::Truth::No,
    }
}

/// So many random inputs where everything is asked, a quarter of them elsewhere, or as many as `PROPTEST_CASES` says: a number of a
/// law's own would pass over it. Inputs that a law does not speak of may be as many.
pub(crate) fn cases(all: u32) -> proptest::test_runner::Config {
    let told = proptest::test_runner::Config::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() {
        told.cases
    } else if crate::whole() {
        all
    } else {
        all.div_ceil(4)
    };
    proptest::test_runner::Config {
        cases,
        max_global_rejects: cases.max(told.max_global_rejects),
        ..told
    }
}
