//! The list of the European Union.

mod columns;
mod csv;
mod entity;
mod packages;
mod xml;

pub use csv::{EuCsv, EuCsvOptions};
pub use xml::{EuXml, EuXmlOptions};
