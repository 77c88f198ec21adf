//! Laws over random inputs.

mod allocation;
mod any_input;
mod count;
mod groups;
mod growth;
mod pages;
mod rates;
mod round_trip;
mod series;
mod some;
mod tally;
mod texts;
mod time;
mod turnbull;
