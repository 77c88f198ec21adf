//! Readers: corpus files, hostile input, the report.
