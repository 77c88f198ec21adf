//! Laws over random inputs.

mod count;
mod round_trip;
mod some;
mod tally;
mod series;
mod time;
