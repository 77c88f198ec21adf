//! Numbers from small tables.
