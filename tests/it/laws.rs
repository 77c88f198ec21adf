mod count;
mod time;
