mod count;
mod state;
mod state_codes;
mod state_names;
mod state_relations;
mod state_spells;
pub(crate) mod state_tables;
mod statements;
mod time;
