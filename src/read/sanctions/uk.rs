//! The lists of the United Kingdom: the Sanctions List, and the consolidated list that was retired.

mod columns;
mod con_columns;
mod con_list;
mod csv;
mod entity;
mod measures;
mod xml;

pub use con_list::{ConList, ConListOptions};
pub use csv::{UkCsv, UkCsvOptions};
pub use xml::{UkXml, UkXmlOptions};
