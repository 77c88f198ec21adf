mod state;
mod state_tables;
