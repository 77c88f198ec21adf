//! Published lists of sanctions: spells, programmes, snapshots, what a past day's stock is, one firm on several lists.

mod matching;
mod monthly;
mod past_stock;
mod programmes;
mod snapshots;
mod sources;
mod spells;
mod stocks;
mod table;
mod targets;
