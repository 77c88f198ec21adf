mod count;
mod state;
mod state_tables;
mod time;
