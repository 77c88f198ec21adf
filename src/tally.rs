//! Counts of interactions by key and period: tables, single counts, and counts of event files.
//!
//! | question | take |
//! |---|---|
//! | How many events of each pair, actor or kind, in each period of a ledger? | [`TallyTable::count`](crate::TallyTable::count) |
//! | How many in one period, for a ratio or a trend? | [`TallyTable::over`](crate::TallyTable::over): a [`Tallied`](crate::Tallied) with its exposure and rule |
//! | How do I compare a number that a text states, without its records? | [`Tallied::stated`](crate::Tallied::stated) |
//! | How many before a day, back to the beginning? | [`TallyTable::before`](crate::TallyTable::before): a [`CountBefore`] |
//! | Which records are behind a count? | [`TallyTable::occurrences_behind`](crate::TallyTable::occurrences_behind), of the ledger that was counted |
//! | Each period of one line, as for a chart? | [`TallyTable::each_cell`](crate::TallyTable::each_cell); all lines on a page: [`report::Pivot`](crate::report::Pivot) |
//! | How many listings or packages of sanctions? | [`TallyTable::count_flow`](crate::TallyTable::count_flow), [`TallyTable::count_packages`](crate::TallyTable::count_packages) |
//! | How many rows of a GDELT or ICEWS file of any size? | [`scale::EventTally`]; as a table for ratios: [`EventTally::table`](scale::EventTally::table) |
//! | The same where the rows are in a database? | [`plan::CountPlan`] |
//!
//! # Which key
//! A table has one line for each value of its key. The key decides how often an interaction of several states counts ([`CountUnit`]), and two
//! counts with different units cannot be compared.
//!
//! | one line for | key | the lines add up to all events |
//! |---|---|---|
//! | all events together | [`Whole`] | yes |
//! | each kind, or each family of kinds | [`InteractionKind`](crate::InteractionKind), [`InteractionFamily`](crate::InteractionFamily) | yes |
//! | each pair of actors | [`Dyad`](crate::Dyad) | no: a meeting of three states is in three lines |
//! | each pair, from who acts to who is acted upon | [`DirectedDyad`](crate::DirectedDyad) | no |
//! | each actor that takes part | [`Actor`](crate::Actor) | no |
//! | the ground on which it took place | [`OnSoil`] | no: ground that is not told may be any |
//! | each combination of two keys | [`Crossed`], such as `Crossed<Dyad, InteractionKind>` | only if both do |

mod asked;
mod before;
mod cell_set;
mod doubt;
mod key;
mod listed;
pub(crate) mod parted;
pub mod plan;
pub(crate) mod reach;
pub mod scale;
pub(crate) mod table;
pub(crate) mod tallied;
pub(crate) mod together;

pub use before::CountBefore;
pub use key::{CountUnit, Crossed, ExclusiveKey, OnSoil, TallyKey, Whole};
