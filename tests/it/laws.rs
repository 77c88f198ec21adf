//! Laws over random inputs.

mod afresh;
mod allocation;
mod any_input;
mod claims;
mod clustered;
mod count;
mod dependence;
mod groups;
mod growth;
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
