//! Laws over random inputs.

mod count;
mod round_trip;
mod series;
mod some;
mod tally;
mod time;
